//! What is on, and who is coming.

use chrono::{DateTime, Utc};

use super::super::{Answer, Meetup, list, rsvp, store, who};
use super::card::hosts_buttons;
use super::{action, board, gone, name_of, strong};
use crate::id::CommunityId;
use crate::message::{Action, Choice, Choosable, Does, Message, Part, Route, Span, Style};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::{Reader, mention};
use crate::wording::{Arg, say, words};

/// Names that are shown at most.
const NAMES: i64 = 60;

/// Families on the waiting list to choose from, at most.
const UP: i64 = 25;

/// What is on, by day.
pub(super) async fn listed(
    tx: &mut Tx,
    community: CommunityId,
    page: i64,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let count = store::count_upcoming_once(tx, community, reader.now).await?;
    let pages = (count + list::PAGE - 1) / list::PAGE;
    let page = page.min(pages - 1).max(0);
    let meetups = store::upcoming_once(tx, community, reader.now, page * list::PAGE, list::PAGE).await?;
    if meetups.is_empty() {
        let example = Span::Command("meetup new".to_owned());
        let mut message = Message::para(locale, say(locale, "list-empty", &[("command", Arg::from(example))]));
        message.parts.extend(super::find::open(tx, community, reader).await?);
        message.parts.push(ways_to_begin(reader));
        return Ok(message);
    }
    let mut parts = vec![Part::Heading(say(locale, "list-heading", &[]))];
    let mut lines = board::lines(tx, &meetups, reader).await?;
    for line in &mut lines {
        line.spans.extend(super::series::other_dates(tx, line.meetup, reader).await?);
    }
    parts.extend(board::by_day(&lines, reader));
    if page == 0 {
        parts.extend(super::find::open(tx, community, reader).await?);
    }
    if pages > 1 {
        parts.push(Part::Note(say(
            locale,
            "list-page",
            &[("page", Arg::Number(page + 1)), ("pages", Arg::Number(pages))],
        )));
        let turn_to = |name: &str, page: i64| {
            let route = Route::new("meetup", "list", "").arg(page.to_string());
            Action { private: true, style: Style::Plain, ..action(locale, name, Does::Invoke(route)) }
        };
        let back = (page > 0).then(|| turn_to("back", page - 1));
        let more = (page + 1 < pages).then(|| turn_to("more", page + 1));
        parts.push(Part::Actions(back.into_iter().chain(more).collect()));
    }
    parts.push(ways_to_begin(reader));
    Ok(Message::new(locale, parts))
}

/// For hosts: whose first meetup it is of those who said since then that they are coming, the hosts' own not counted.
pub(super) async fn first_timers(
    tx: &mut Tx,
    meetup: &Meetup,
    since: DateTime<Utc>,
    reader: &Reader,
) -> Result<Option<Vec<Span>>, StoreError> {
    let mut names: Vec<Span> = Vec::new();
    let hosts = super::super::hosts::of(tx, meetup).await?;
    for member in rsvp::store::first_timers(tx, meetup.id, since, 10).await? {
        let name = mention(tx, member, reader, false).await?.filter(|_| !hosts.contains(&member));
        if let Some(name) = name {
            if !names.is_empty() {
                names.push(Span::from(", "));
            }
            names.push(name);
        }
    }
    Ok((!names.is_empty()).then_some(names))
}

/// Who is coming, for those who may see it. Notes are for hosts alone.
pub(super) async fn who(
    tx: &mut Tx,
    meetup: &Meetup,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(member) = reader.member else { return Ok(gone(locale)) };
    let title = ("title", Arg::from(strong(&meetup.plan.title)));
    if meetup.remains.is_some() {
        return Ok(Message::para(locale, say(locale, "who-faded", &[title])));
    }
    if !who::sees_names(tx, meetup, member, settings).await? {
        return Ok(Message::para(locale, say(locale, "who-not-yours", &[title])));
    }
    let hosts = super::super::hosts::is_host(tx, meetup, member).await?;
    let first = rsvp::store::first_timers(tx, meetup.id, DateTime::UNIX_EPOCH, NAMES).await?;
    let counts = rsvp::store::counts(tx, meetup.id, reader.now).await?;
    let mut parts = Vec::new();
    for (key, answer, count) in [
        ("who-going", Answer::Going, counts.going),
        ("who-maybe", Answer::Maybe, counts.maybe),
        ("who-waiting", Answer::Waiting, counts.waiting),
    ] {
        let rsvps = rsvp::store::all(tx, meetup.id, [answer; 2], NAMES).await?;
        if rsvps.is_empty() {
            continue;
        }
        let mut lines = Vec::new();
        for rsvp in &rsvps {
            let is_first = hosts && first.contains(&rsvp.member);
            let note = rsvp.note.clone().filter(|_| hosts);
            let kids = words(locale, "kids", &[("count", Arg::Number(rsvp.kids))]);
            let adults = words(locale, "more-adults", &[("count", Arg::Number(rsvp.adults - 1))]);
            let with = match (rsvp.adults > 1, rsvp.kids > 0) {
                (true, true) => "both",
                (true, false) => "adults",
                (false, true) => "kids",
                (false, false) => "none",
            };
            let args = [
                ("who", name_of(tx, rsvp.member, reader).await?),
                ("with", Arg::Key(with)),
                ("adults", Arg::text(adults)),
                ("kids", Arg::text(kids)),
                ("first", Arg::Key(if is_first { "first" } else { "again" })),
                ("has", Arg::Key(if note.is_some() { "note" } else { "none" })),
                ("note", Arg::text(note.unwrap_or_default())),
            ];
            lines.push(say(locale, "who-line", &args));
        }
        parts.push(Part::Para(vec![Span::Strong(say(locale, key, &[]))]));
        parts.push(Part::List(lines));
        let more = count - i64::try_from(rsvps.len()).unwrap_or(count);
        if more > 0 {
            parts.push(Part::Note(say(locale, "who-more", &[("count", Arg::Number(more))])));
        }
    }
    if parts.is_empty() {
        parts.push(Part::Para(say(locale, "who-nobody", &[title])));
    } else {
        parts.insert(0, Part::Heading(say(locale, "who-heading", &[title])));
    }
    if hosts && meetup.is_open(reader.now) {
        parts.extend(up(tx, meetup, reader).await?);
        parts.push(Part::Actions(hosts_buttons(meetup, reader)));
    }
    Ok(Message::new(locale, parts))
}

/// For a host: whom on the waiting list to move up.
async fn up(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Option<Part>, StoreError> {
    let mut options = Vec::new();
    for rsvp in rsvp::store::all(tx, meetup.id, [Answer::Waiting; 2], UP).await? {
        if let Some(Span::Mention(who)) = mention(tx, rsvp.member, reader, false).await? {
            options.push(Choosable { value: rsvp.member.simple(), label: who.name });
        }
    }
    let choice = Choice {
        prompt: words(reader.locale, "up-prompt", &[]),
        route: Route::new("meetup", "up", meetup.id.simple()),
        options,
        most: 1,
        opens: false,
    };
    // The first one comes next anyway.
    Ok((choice.options.len() > 1).then_some(Part::Choice(choice)))
}

/// What to do when nothing that is on suits: a meetup of her own, or where she is right now.
#[must_use]
pub fn ways_to_begin(reader: &Reader) -> Part {
    let begin = |name: &str, path: &str| {
        let open = Does::Open(Route::new("ask", "new", path));
        Action { private: true, ..action(reader.locale, name, open) }
    };
    let find = begin("find-one", "meetup-find");
    Part::Actions(vec![begin("announce-one", "meetup-new"), begin("out-now", "meetup-now"), find])
}
