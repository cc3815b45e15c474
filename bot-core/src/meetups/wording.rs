//! What meetups say: outcomes here; the card, news and lists in their own rooms.

use chrono::{DateTime, Utc};

use super::{Answer, Meetup, Outcome, calendar, edit, rsvp, rules, share, store};
use crate::id::{CommunityId, MemberId};
use crate::message::{Field, File, Message, Moment, MomentStyle, Part, Span};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::{Reader, mention};
use crate::wording::{Arg, Locale, say, words};

mod announced;
mod answered;
pub mod board;
mod buttons;
pub mod card;
pub mod changes;
pub mod find;
pub mod hosting;
pub mod list;
pub mod news;
pub mod own;
pub mod series;

use announced::{announced, with_what_was_taken};
use answered::{answered, family, still_good};
use buttons::{action, answer_button, button, change_actions, edit_menu, family_menu, guests_buttons, private, with};
pub use list::ways_to_begin;

/// Files with one answer at most; Discord takes ten.
const MOST_FILES: usize = 10;

/// An outcome in words, from the state of this moment.
pub async fn answer(
    tx: &mut Tx,
    outcome: &Outcome,
    community: CommunityId,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let id = match outcome {
        Outcome::Listed { page } => return list::listed(tx, community, *page, reader).await,
        Outcome::Find(outcome) => return find::answer(tx, outcome, settings, reader).await,
        Outcome::WhatsOn => return board::whats_on(tx, community, settings, reader).await,
        Outcome::MomentsKept => return Ok(Message::para(locale, say(locale, "moments-kept", &[]))),
        Outcome::ClocksKept { count, polls } => return Ok(board::clocks_kept(*count, *polls, locale)),
        Outcome::EditProposed { edit, overtaken } => {
            let Some(mut edit) = edit::store::get(tx, *edit, reader.now).await? else { return Ok(gone(locale)) };
            let Some(meetup) = store::get(tx, edit.meetup).await? else { return Ok(gone(locale)) };
            if !super::hosts::is_host(tx, &meetup, edit.member).await? {
                edit = edit.masked(&words(locale, "aspect-hidden", &[]), meetup.spontaneous);
            }
            if meetup.spontaneous {
                edit = super::now::with_areas(edit);
            }
            return changes::proposed(tx, &meetup, &edit, *overtaken, settings, reader).await;
        }
        Outcome::CancelAsked { edit } => {
            let Some(edit) = edit::store::get(tx, *edit, reader.now).await? else { return Ok(gone(locale)) };
            let Some(meetup) = store::get(tx, edit.meetup).await? else { return Ok(gone(locale)) };
            return series::this_or_all(tx, &meetup, &edit, reader).await;
        }
        Outcome::Announced { meetup }
        | Outcome::AnnouncedLike { meetup, .. }
        | Outcome::Answered { meetup, .. }
        | Outcome::AnswerTakenBack { meetup, .. }
        | Outcome::Cancelled { meetup, .. }
        | Outcome::Shown { meetup }
        | Outcome::Edited { meetup, .. }
        | Outcome::EditDropped { meetup }
        | Outcome::EditMenu { meetup }
        | Outcome::FamilyMenu { meetup }
        | Outcome::Who { meetup }
        | Outcome::Where { meetup }
        | Outcome::Late { meetup }
        | Outcome::HostLate { meetup, .. }
        | Outcome::Rained { meetup, .. }
        | Outcome::MovedUp { meetup, .. }
        | Outcome::Shared { meetup, .. }
        | Outcome::TakenOver { meetup, .. }
        | Outcome::StillGood { meetup }
        | Outcome::PostedAgain { meetup }
        | Outcome::Happened { meetup, .. }
        | Outcome::Skipped { meetup, .. }
        | Outcome::SeriesEnded { meetup, .. }
        | Outcome::SeriesEdited { meetup, .. }
        | Outcome::Repeats { meetup, .. }
        | Outcome::Calendar { meetup } => *meetup,
    };
    let Some(meetup) = store::get(tx, id).await? else { return Ok(gone(locale)) };
    about(tx, &meetup, outcome, settings, reader).await
}

/// An outcome about one meetup.
async fn about(
    tx: &mut Tx,
    meetup: &Meetup,
    outcome: &Outcome,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let title = ("title", Arg::from(strong(&meetup.plan.title)));
    let para = |key: &str, args: &[(&str, Arg)]| Message::para(locale, say(locale, key, args));
    Ok(match outcome {
        Outcome::Announced { .. } if meetup.series.is_some() => series::announced(tx, meetup, reader).await?,
        Outcome::Announced { .. } => announced(tx, meetup, reader).await?,
        Outcome::AnnouncedLike { like, taken, .. } => {
            let message = match meetup.series {
                Some(_) => series::announced(tx, meetup, reader).await?,
                None => announced(tx, meetup, reader).await?,
            };
            with_what_was_taken(message, *like, taken, locale)
        }
        Outcome::Answered { answer, before, .. } => answered(tx, meetup, *answer, *before, settings, reader).await?,
        Outcome::AnswerTakenBack { before, .. } => {
            let mut message = para("answer-taken-back", &[title]);
            if *before == Some(Answer::Going) && !meetup.spontaneous {
                message.files.push(calendar::taken_out(meetup, reader.now, locale));
            }
            message
        }
        Outcome::Cancelled { told, .. } => {
            let mut message = para("meetup-cancelled", &[title, ("told", Arg::Number(*told))]);
            message.files.extend(for_host(tx, std::slice::from_ref(meetup), reader).await?);
            message
        }
        Outcome::Shown { .. } => card::shown(tx, meetup, settings, reader).await?,
        Outcome::Edited { told, asks, hosts, calendars, .. } => {
            let others = *asks || *hosts;
            let key = if *told == 0 && others { "meetup-edited-alone" } else { "meetup-edited" };
            let mut message = para(key, &[title, ("told", Arg::Number(*told))]);
            for (is_so, key) in [(*asks, "meetup-edited-asks"), (*hosts, "meetup-edited-hosts")] {
                message.parts.extend(is_so.then(|| Part::Para(say(locale, key, &[]))));
            }
            if *calendars {
                message.files.extend(for_host(tx, std::slice::from_ref(meetup), reader).await?);
            }
            message
        }
        Outcome::EditDropped { .. } => para("edit-dropped", &[title]),
        Outcome::EditMenu { .. } => edit_menu(meetup, locale),
        Outcome::FamilyMenu { .. } => family_menu(meetup, locale),
        Outcome::Who { .. } => list::who(tx, meetup, settings, reader).await?,
        Outcome::Where { .. } => where_exactly(tx, meetup, settings, reader).await?,
        Outcome::Late { .. } => {
            let is_hosted = !super::hosts::of(tx, meetup).await?.is_empty();
            para(if is_hosted { "late-told" } else { "late-no-host" }, &[title])
        }
        Outcome::HostLate { told: 0, again: true, .. } => para("late-host-heard", &[title]),
        Outcome::HostLate { told, .. } => para("late-host-told", &[title, ("told", Arg::Number(*told))]),
        Outcome::Rained { told, .. } => {
            let key = if meetup.is_rained_off() { "rain-on" } else { "rain-off" };
            para(key, &[title, ("told", Arg::Number(*told))])
        }
        Outcome::MovedUp { member, .. } => {
            let key = match rsvp::store::of(tx, meetup.id, *member).await? {
                Some(rsvp) if rsvp.holds_offer(reader.now) => "moved-up-offered",
                Some(rsvp) if rsvp.told_of_room_at.is_some() => "moved-up-first-tap",
                Some(_) | None => "moved-up",
            };
            para(key, &[title, named(tx, *member, reader).await?])
        }
        Outcome::Shared { member, .. } => para("address-shared", &[named(tx, *member, reader).await?]),
        Outcome::TakenOver { address, told, .. } => hosting::taken_over(tx, meetup, *address, *told, reader).await?,
        Outcome::StillGood { .. } => still_good(tx, meetup, reader).await?,
        Outcome::PostedAgain { .. } => para("meetup-posted-again", &[]),
        Outcome::Happened { did, .. } => para(if *did { "it-happened" } else { "it-did-not-happen" }, &[]),
        Outcome::Calendar { .. } => {
            let key = if meetup.cancelled_at.is_some() { "calendar-off" } else { "calendar-here" };
            let mut message = para(key, &[title]);
            message.files.push(calendar_file(tx, meetup, settings, reader).await?);
            message
        }
        Outcome::Skipped { told, .. } => series::skipped(tx, meetup, *told, reader).await?,
        Outcome::Repeats { off, told, .. } => series::repeats_now(tx, meetup, *off, *told, reader).await?,
        Outcome::SeriesEnded { dates, told, .. } => series::ended(tx, meetup, *dates, *told, reader).await?,
        Outcome::SeriesEdited { told, .. } => {
            let told = ("told", Arg::Key(if *told { "some" } else { "none" }));
            let mut message = para("series-edited", &[title, ("moment", Arg::from(moment(meetup, reader))), told]);
            let dates = series::open_dates(tx, meetup, reader).await?;
            message.files.extend(for_host(tx, &dates, reader).await?);
            message
        }
        Outcome::Listed { .. }
        | Outcome::WhatsOn
        | Outcome::MomentsKept
        | Outcome::ClocksKept { .. }
        | Outcome::EditProposed { .. }
        | Outcome::CancelAsked { .. }
        | Outcome::Find(_) => gone(locale),
    })
}

/// What goes into the calendar of whoever hosts these: she hears of nothing that she does herself but by the answer to it.
async fn for_host(tx: &mut Tx, meetups: &[Meetup], reader: &Reader) -> Result<Vec<File>, StoreError> {
    let mut files = Vec::new();
    for meetup in meetups.iter().filter(|meetup| !meetup.spontaneous).take(MOST_FILES) {
        if let Some(member) = reader.member
            && super::hosts::is_host(tx, meetup, member).await?
        {
            files.push(calendar::file(meetup, true, reader.now, reader.locale));
        }
    }
    Ok(files)
}

/// Where a spontaneous meetup is, for one who asks.
async fn where_exactly(
    tx: &mut Tx,
    meetup: &Meetup,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let args = [
        ("title", Arg::from(strong(&meetup.plan.title))),
        ("place", Arg::text(meetup.plan.place.clone())),
        ("address", Arg::text(meetup.plan.address.clone().unwrap_or_default())),
        ("time", Arg::from(moment_at(meetup.ends_at, meetup, reader, MomentStyle::Time))),
    ];
    let sees = sees(tx, meetup, settings, reader).await?;
    let key = match (sees, meetup.spontaneous, &meetup.plan.address) {
        (share::Sees::Everything, true, _) => "where-now",
        (share::Sees::Everything, false, Some(_)) => "where-address",
        (share::Sees::AfterHostsYes, ..) => "where-after-yes",
        (share::Sees::Card, _, Some(_)) => "where-going",
        (share::Sees::Everything | share::Sees::Card, _, None) => "where-place",
    };
    let mut message = Message::para(locale, say(locale, key, &args));
    if sees == share::Sees::Everything || !meetup.spontaneous {
        let map = meetup.plan.coordinates.and_then(|spot| own::map(spot, locale));
        message.parts.extend(map.map(|map| Part::Para(map.to_vec())));
    }
    if sees != share::Sees::Everything && rules::state_at(meetup, reader.now) == rules::State::Open {
        message.parts.push(Part::Actions(vec![answer_button(locale, meetup, Answer::Going)]));
    }
    Ok(message)
}

/// What a member may know of where it is.
async fn sees(tx: &mut Tx, meetup: &Meetup, settings: &Settings, reader: &Reader) -> Result<share::Sees, StoreError> {
    match reader.member {
        Some(member) => share::sees(tx, meetup, member, settings, reader.now).await,
        None => Ok(share::Sees::Card),
    }
}

/// The calendar file, with the address where she may see it.
async fn calendar_file(
    tx: &mut Tx,
    meetup: &Meetup,
    settings: &Settings,
    reader: &Reader,
) -> Result<crate::message::File, StoreError> {
    let sees = sees(tx, meetup, settings, reader).await?;
    Ok(calendar::file(meetup, sees == share::Sees::Everything, reader.now, reader.locale))
}

/// The exact address, or who was asked whether she may have it.
async fn address_part(
    tx: &mut Tx,
    meetup: &Meetup,
    sees: share::Sees,
    locale: Locale,
) -> Result<Option<Part>, StoreError> {
    let address = meetup.plan.address.as_ref();
    Ok(match sees {
        share::Sees::Everything => {
            address.map(|address| Part::Para(say(locale, "address-is", &[("address", Arg::text(address.clone()))])))
        }
        share::Sees::AfterHostsYes if address.is_some() || meetup.spontaneous => {
            let key = match share::asked(tx, meetup).await? {
                share::Asked::Hosts(_) => "address-asked",
                share::Asked::Moderators(_) => "address-asked-moderators",
                share::Asked::Nobody => "address-after-yes",
            };
            Some(Part::Para(say(locale, key, &[])))
        }
        share::Sees::AfterHostsYes | share::Sees::Card => None,
    })
}

/// Where a spontaneous meetup is, and until when.
fn where_now(meetup: &Meetup, reader: &Reader) -> Vec<Span> {
    let args = [
        ("title", Arg::from(strong(&meetup.plan.title))),
        ("place", Arg::text(meetup.plan.place.clone())),
        ("time", Arg::from(moment_at(meetup.ends_at, meetup, reader, MomentStyle::Time))),
    ];
    say(reader.locale, "where-now", &args)
}

/// Where it is, as one may know.
fn place_for(meetup: &Meetup, sees: share::Sees, locale: Locale) -> String {
    if meetup.spontaneous && sees != share::Sees::Everything {
        return meetup.plan.area.clone().unwrap_or_else(|| words(locale, "nearby", &[]));
    }
    meetup.plan.place.clone()
}

/// How many come before her on the waiting list.
async fn ahead(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<i64, StoreError> {
    let list = rsvp::store::all(tx, meetup.id, [Answer::Waiting; 2], 500).await?;
    let ahead = list.iter().take_while(|rsvp| Some(rsvp.member) != reader.member).count();
    Ok(i64::try_from(ahead).unwrap_or(i64::MAX))
}

async fn named(tx: &mut Tx, member: MemberId, reader: &Reader) -> Result<(&'static str, Arg), StoreError> {
    Ok(("who", name_of(tx, member, reader).await?))
}

/// A member's name; somebody who is gone has none.
pub(super) async fn name_of(tx: &mut Tx, member: MemberId, reader: &Reader) -> Result<Arg, StoreError> {
    let name = mention(tx, member, reader, false).await?;
    Ok(name.map_or_else(|| Arg::text(words(reader.locale, "somebody", &[])), Arg::from))
}

fn number(meetup: &Meetup) -> String {
    format!("#{}", meetup.number)
}

fn reason(meetup: &Meetup) -> Vec<(&'static str, Arg)> {
    let given = meetup.cancel_reason.as_deref();
    vec![
        ("has", Arg::Key(if given.is_some() { "reason" } else { "none" })),
        ("reason", Arg::text(given.unwrap_or_default())),
    ]
}

fn field(locale: Locale, key: &str, value: Vec<Span>) -> Field {
    Field { name: say(locale, key, &[]), value }
}

fn strong(text: &str) -> Span {
    Span::Strong(vec![Span::Text(text.to_owned())])
}

/// When it begins.
fn moment(meetup: &Meetup, reader: &Reader) -> Span {
    moment_at(meetup.starts_at, meetup, reader, MomentStyle::Full)
}

/// When it begins and ends.
fn from_until(meetup: &Meetup, reader: &Reader) -> Vec<Span> {
    let end = moment_at(meetup.ends_at, meetup, reader, MomentStyle::Time);
    let mut spans = vec![moment(meetup, reader)];
    spans.extend(say(reader.locale, "card-until", &[("time", Arg::from(end))]));
    spans
}

/// A moment on the meetup's own wall clock where many read, in her zone where she reads alone.
fn moment_at(at: DateTime<Utc>, meetup: &Meetup, reader: &Reader, style: MomentStyle) -> Span {
    let zone = if reader.member.is_some() { reader.zone } else { meetup.zone };
    Span::Moment(Moment { at, zone, style })
}

fn gone(locale: Locale) -> Message {
    Message::para(locale, say(locale, "meetup-gone", &[]))
}
