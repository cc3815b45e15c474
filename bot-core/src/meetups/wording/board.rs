//! What is on, as everybody reads it: the message that is kept current, the week ahead, and lines under days.

use chrono::NaiveDate;

use super::super::digest::{self, DIGEST};
use super::super::whats_on::{self, Ahead, WHATS_ON};
use super::super::{Answer, CHANNEL, Counts, Meetup, clocks, rsvp, rules};
use super::{action, moment_at, number, private, strong};
use crate::id::{CommunityId, MeetupId};
use crate::message::{Action, Does, Message, MomentStyle, Part, Route, Span, Style, plain_spans};
use crate::outbox;
use crate::settings::{self, Settings, ZONE};
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say, words};

/// The line of a meetup, with what it is put under.
pub(super) struct Line<'a> {
    /// The meetup.
    pub(super) meetup: &'a Meetup,
    /// What is said of it.
    pub(super) spans: Vec<Span>,
}

/// What the message in a place says now: what is on, or that it is not kept there any more. None when it was never
/// there.
pub async fn standing(
    tx: &mut Tx,
    community: CommunityId,
    place: &str,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    if whats_on::BOARD.stands_in(settings, place) {
        return whats_on(tx, community, settings, reader).await.map(Some);
    }
    let shown = outbox::store::shown_of(tx, &whats_on::BOARD.subject(community)).await?;
    if !shown.iter().any(|shown| shown.platform == reader.platform && shown.place.id == place) {
        return Ok(None);
    }
    let key = if settings.channels(WHATS_ON.name).is_empty() { "board-off" } else { "board-moved" };
    let command = Arg::command("village whats-on");
    Ok(Some(Message::para(reader.locale, say(reader.locale, key, &[("command", command)]))))
}

/// What is on in the days ahead.
pub(super) async fn whats_on(
    tx: &mut Tx,
    community: CommunityId,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let ahead = whats_on::ahead(tx, community, whats_on::DAYS, settings.zone(), reader.now).await?;
    let intro = vec![Part::Heading(say(reader.locale, "board-heading", &[]))];
    if ahead.count > 0 {
        let mut message = listed(tx, &ahead, intro, Vec::new(), reader).await?;
        message.parts.push(super::list::ways_to_begin(reader));
        return Ok(message);
    }
    let command = Arg::command("meetup new");
    let empty = Part::Para(say(reader.locale, "board-empty", &[("command", command)]));
    Ok(Message::new(reader.locale, intro.into_iter().chain([empty, super::list::ways_to_begin(reader)]).collect()))
}

/// What is on in the week ahead; none when nothing is.
pub async fn digest(
    tx: &mut Tx,
    community: CommunityId,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let ahead = whats_on::ahead(tx, community, digest::DAYS, settings.zone(), reader.now).await?;
    let Some(first) = ahead.meetups.first() else { return Ok(None) };
    let command = Arg::command(format!("meetup going {}", number(first)));
    let intro = vec![
        Part::Heading(say(locale, "digest-heading", &[])),
        Part::Para(say(locale, "digest-hello", &[("count", Arg::Number(ahead.count))])),
    ];
    let end = vec![Part::Note(say(locale, "digest-how", &[("command", command)]))];
    listed(tx, &ahead, intro, end, reader).await.map(Some)
}

/// What else there is to say when a setting has changed.
pub async fn remarks(
    tx: &mut Tx,
    community: CommunityId,
    setting: &str,
    settings: &Settings,
    reader: &Reader,
) -> Result<Vec<Part>, StoreError> {
    let locale = reader.locale;
    if setting == ZONE.name {
        let zone = settings.zone();
        let was = settings.zone_as(settings::store::value_before(tx, community, setting).await?.as_ref());
        let clocks::Elsewhere { meetups, polls } = clocks::elsewhere(tx, community, was, reader.now).await?;
        if was == zone || meetups + polls == 0 {
            return Ok(Vec::new());
        }
        let counted = [("zone-changed-meetups", meetups), ("zone-changed-polls", polls)];
        let mut parts = paras(counted, locale);
        let button = |verb: &str| private(action(locale, verb, Does::Invoke(clocks::route(verb, was, zone))));
        let keep = Action { style: Style::Main, ..button(clocks::MOMENTS) };
        parts.push(Part::Actions(vec![keep, button(clocks::CLOCKS)]));
        return Ok(parts);
    }
    if setting == DIGEST.name && settings.weekly(&DIGEST).is_some() && settings.channels(CHANNEL.name).is_empty() {
        let command = Arg::command("settings set meetup-channel here");
        return Ok(vec![Part::Para(say(locale, "digest-needs-channel", &[("command", command)]))]);
    }
    Ok(Vec::new())
}

/// To the admin: what is moved to the same times on the new clock.
pub(super) fn clocks_kept(meetups: i64, polls: i64, locale: Locale) -> Message {
    if meetups + polls == 0 {
        return Message::para(locale, say(locale, "clocks-kept", &[("count", Arg::Number(0))]));
    }
    let parts = paras([("clocks-kept", meetups), ("clocks-kept-polls", polls)], locale);
    Message::new(locale, parts)
}

/// What there is some of.
fn paras(counted: [(&str, i64); 2], locale: Locale) -> Vec<Part> {
    let some = counted.into_iter().filter(|(_, count)| *count > 0);
    some.map(|(key, count)| Part::Para(say(locale, key, &[("count", Arg::Number(count))]))).collect()
}

/// Lines under their days, as many as a message holds, and a way to the others.
async fn listed(
    tx: &mut Tx,
    ahead: &Ahead,
    mut parts: Vec<Part>,
    end: Vec<Part>,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let mut lines = lines(tx, &ahead.meetups, reader).await?;
    lines.truncate(fitting(&lines, reader));
    let more = ahead.count - i64::try_from(lines.len()).unwrap_or(ahead.count);
    parts.extend(by_day(&lines, reader));
    if more > 0 {
        parts.push(Part::Para(say(locale, "board-more", &[("count", Arg::Number(more))])));
    }
    parts.extend(end);
    if more > 0 {
        let route = Route::new("meetup", "list", "");
        parts.push(Part::Actions(vec![private(action(locale, "see-more", Does::Invoke(route)))]));
    }
    Ok(Message::new(reader.locale, parts))
}

/// How many lines a message holds here. Platforms count what they make of a line, such as escapes and moments, so a
/// part of the room is left; the line that does not fit is behind the button.
fn fitting(lines: &[Line<'_>], reader: &Reader) -> usize {
    let room = reader.text * 4 / 5;
    let mut taken = 0;
    let mut day = None;
    let fits = lines.iter().take_while(|line| {
        let heading = if day.replace(line.day(reader)) == Some(line.day(reader)) { 0 } else { 40 };
        taken += plain_spans(&line.spans, reader.locale, "/").chars().count() + heading + 4;
        taken <= room
    });
    fits.count().max(1)
}

/// The lines of these meetups: how many come, whether there is room, and what she said who reads it alone.
pub(super) async fn lines<'a>(
    tx: &mut Tx,
    meetups: &'a [Meetup],
    reader: &Reader,
) -> Result<Vec<Line<'a>>, StoreError> {
    let ids: Vec<MeetupId> = meetups.iter().map(|meetup| meetup.id).collect();
    let mut counts = rsvp::store::counts_of(tx, &ids, reader.now).await?;
    let mut said = match reader.member {
        Some(member) => rsvp::store::said_to(tx, member, &ids).await?,
        None => std::collections::HashMap::new(),
    };
    let each = meetups.iter().map(|meetup| {
        let counts = counts.remove(&meetup.id).unwrap_or_default();
        let spans = line(meetup, counts, said.remove(&meetup.id), reader);
        Line { meetup, spans }
    });
    Ok(each.collect())
}

/// Lines under the days they are on.
pub(super) fn by_day(lines: &[Line<'_>], reader: &Reader) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut day = None;
    let mut items = Vec::new();
    for line in lines {
        if day.replace(line.day(reader)) != Some(line.day(reader)) {
            flush(&mut parts, &mut items);
            let heading = vec![moment_at(line.meetup.starts_at, line.meetup, reader, MomentStyle::Day)];
            parts.push(Part::Para(vec![Span::Strong(heading)]));
        }
        items.push(line.spans.clone());
    }
    flush(&mut parts, &mut items);
    parts
}

fn flush(parts: &mut Vec<Part>, items: &mut Vec<Vec<Span>>) {
    if !items.is_empty() {
        parts.push(Part::List(std::mem::take(items)));
    }
}

impl Line<'_> {
    /// The day on the wall clock that its reader sees.
    fn day(&self, reader: &Reader) -> NaiveDate {
        let zone = if reader.member.is_some() { reader.zone } else { self.meetup.zone };
        self.meetup.starts_at.with_timezone(&zone).date_naive()
    }
}

fn line(meetup: &Meetup, counts: Counts, said: Option<Answer>, reader: &Reader) -> Vec<Span> {
    let locale = reader.locale;
    let area = meetup.plan.area.clone().unwrap_or_else(|| words(locale, "nearby", &[]));
    let place = if meetup.spontaneous { area } else { meetup.plan.place.clone() };
    let room = rules::room(meetup, counts);
    let is_full = room.spots.is_some_and(|spots| spots <= 0) || room.kids.is_some_and(|kids| kids <= 0);
    let hosts = reader.member.is_some() && meetup.host == reader.member;
    let said = said.map_or(if hosts { "host" } else { "none" }, Answer::name);
    let args = [
        ("number", Arg::text(number(meetup))),
        ("title", Arg::from(strong(&meetup.plan.title))),
        ("time", Arg::from(moment_at(meetup.starts_at, meetup, reader, MomentStyle::Time))),
        ("until", Arg::from(moment_at(meetup.ends_at, meetup, reader, MomentStyle::Time))),
        ("place", Arg::text(place)),
        ("going", Arg::Number(counts.going)),
        ("room", Arg::Key(if is_full { "full" } else { "free" })),
        ("waiting", Arg::Number(counts.waiting)),
        ("said", Arg::Key(said)),
    ];
    let is_now = meetup.spontaneous && meetup.starts_at <= reader.now;
    say(locale, if is_now { "list-line-now" } else { "list-line" }, &args)
}
