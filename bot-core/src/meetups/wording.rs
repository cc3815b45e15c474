//! What meetups say: outcomes here; the card, news and lists in their own rooms.

use chrono::{DateTime, Utc};

use super::{Answer, Meetup, Outcome, Rsvp, calendar, edit, likely, rsvp, rules, share, store};
use crate::id::{CommunityId, MemberId};
use crate::message::{Action, Choice, Does, Field, File, Message, Moment, MomentStyle, Part, Route, Span, Style};
use crate::people;
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::time::naps::nap_clashes;
use crate::turn::{Reader, mention};
use crate::wording::{Arg, Locale, say, words};

pub mod board;
pub mod card;
pub mod changes;
pub mod find;
pub mod hosting;
pub mod list;
pub mod news;
pub mod own;
pub mod series;

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

/// To the host: it is announced; nobody else sees this.
async fn announced(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let args = [
        ("title", Arg::from(strong(&meetup.plan.title))),
        ("moment", Arg::from(moment(meetup, reader))),
        ("time", Arg::from(moment_at(meetup.ends_at, meetup, reader, MomentStyle::Time))),
        ("number", Arg::text(number(meetup))),
        ("command", Arg::command(format!("meetup cancel {}", number(meetup)))),
    ];
    let mut message = if meetup.spontaneous {
        let area = if meetup.plan.area.is_some() { "meetup-announced-now" } else { "meetup-announced-now-hidden" };
        Message::para(locale, say(locale, area, &args))
    } else {
        let mut message = Message::para(locale, say(locale, "meetup-announced", &args));
        message.parts.push(Part::Note(say(locale, "meetup-announced-how", &args)));
        message.parts.extend(naps(tx, meetup, reader).await?);
        message.files.push(calendar::file(meetup, true, reader.now, locale));
        message
    };
    let back = Action { style: Style::Grave, ..action(locale, "take-back", button(meetup, "cancel")) };
    let actions = change_actions(meetup, reader).into_iter().chain([back]);
    message.parts.push(Part::Actions(actions.collect()));
    Ok(message)
}

/// The same with what was taken over from another meetup, before the buttons.
fn with_what_was_taken(mut message: Message, like: i64, taken: &[String], locale: Locale) -> Message {
    let names = taken.iter().map(|name| words(locale, &format!("aspect-{name}"), &[])).collect();
    let args = [("number", Arg::text(format!("#{like}"))), ("taken", Arg::text(series::joined(names, locale)))];
    let at = message.parts.iter().position(|part| matches!(part, Part::Actions(_))).unwrap_or(message.parts.len());
    message.parts.insert(at, Part::Note(say(locale, "meetup-announced-like", &args)));
    message
}

/// For the host alone: how many of those who may come have a nap then, and when fewer do. Never whose.
async fn naps(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Option<Part>, StoreError> {
    if meetup.private {
        return Ok(None);
    }
    let nappers = likely::nappers(tx, meetup, reader.now).await?;
    let sleepers = people::naps::store::sleepers(tx, &nappers, meetup.zone).await?;
    let clashes = nap_clashes(&sleepers, meetup.starts_at, meetup.ends_at, meetup.zone, reader.now);
    if clashes.members == 0 {
        return Ok(None);
    }
    let number = |count: usize| Arg::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let mut args = vec![("count", number(clashes.members)), ("of", number(sleepers.len()))];
    let key = match clashes.better {
        None => "naps-clash",
        Some(better) => {
            args.push(("time", Arg::from(moment_at(better.start, meetup, reader, MomentStyle::Time))));
            args.push(("then", number(better.members)));
            "naps-clash-better"
        }
    };
    Ok(Some(Part::Para(say(reader.locale, key, &args))))
}

/// To her: her answer stands, and what follows from it.
async fn answered(
    tx: &mut Tx,
    meetup: &Meetup,
    answer: Answer,
    before: Option<Answer>,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let sees = sees(tx, meetup, settings, reader).await?;
    let mut args = vec![
        ("title", Arg::from(strong(&meetup.plan.title))),
        ("moment", Arg::from(moment(meetup, reader))),
        ("place", Arg::text(place_for(meetup, sees, locale))),
    ];
    let rsvp = match reader.member {
        Some(member) => rsvp::store::of(tx, meetup.id, member).await?,
        None => None,
    };
    let (mut hosts, mut hosted) = (false, true);
    if let (Answer::Sick, Some(member)) = (answer, reader.member) {
        let all = super::hosts::of(tx, meetup).await?;
        (hosts, hosted) = (all.contains(&member), !all.is_empty());
        args.push(("others", Arg::Key(if all.len() > 1 { "some" } else { "none" })));
    }
    let mut waits = "answered-waiting";
    if let (Answer::Waiting, Some(rsvp)) = (answer, &rsvp) {
        let ahead = ahead(tx, meetup, reader).await?;
        args.push(("ahead", Arg::Number(ahead)));
        let room = rules::room(meetup, rsvp::store::counts(tx, meetup.id, reader.now).await?);
        if room.fits(rsvp.kids) {
            waits = "answered-waiting-kept";
        } else if room.fits(1) {
            waits = "answered-waiting-too-many";
        }
    }
    let key = match (answer, before == Some(answer)) {
        (Answer::Going, false) if meetup.spontaneous => "answered-going-now",
        (Answer::Going, false) => "answered-going",
        (Answer::Going, true) => "answered-going-already",
        (Answer::Maybe, _) => "answered-maybe",
        (Answer::Cant, _) => "answered-cant",
        (Answer::Sick, _) if hosts => "answered-sick-host",
        (Answer::Sick, _) if hosted => "answered-sick",
        (Answer::Sick, _) => "answered-sick-no-host",
        (Answer::Waiting, _) => waits,
    };
    let mut message = Message::para(locale, say(locale, key, &args));
    if hosts {
        message.parts.push(Part::Actions(card::hosts_buttons(meetup, reader)));
    }
    if answer == Answer::Going {
        message.parts.extend(address_part(tx, meetup, sees, locale).await?);
        if !meetup.spontaneous {
            message.files.push(calendar::file(meetup, sees == share::Sees::Everything, reader.now, locale));
        }
    } else if before == Some(Answer::Going) && !meetup.spontaneous {
        // What her calendar holds goes with her answer.
        message.files.push(calendar::taken_out(meetup, reader.now, locale));
    }
    if matches!(answer, Answer::Going | Answer::Maybe)
        && let Some(member) = reader.member
        && rsvp::store::meets_avoided(tx, meetup.id, member).await?
    {
        message.parts.push(Part::Para(say(locale, "answered-avoided", &[])));
    }
    if matches!(answer, Answer::Going | Answer::Waiting)
        && let Some(rsvp) = &rsvp
    {
        message.parts.extend(family(rsvp, locale));
        let family = private(action(locale, "family", Does::Open(with("meetup-going", meetup))));
        let others = if answer == Answer::Going { guests_buttons(meetup, reader) } else { Vec::new() };
        let cant = private(answer_button(locale, meetup, Answer::Cant));
        message.parts.push(Part::Actions([family, cant].into_iter().chain(others).collect()));
    }
    Ok(message)
}

/// What else somebody who is going may tap: that somebody is ill, and close to the start that she is late.
fn guests_buttons(meetup: &Meetup, reader: &Reader) -> Vec<Action> {
    let locale = reader.locale;
    let sick = (!meetup.spontaneous).then(|| private(answer_button(locale, meetup, Answer::Sick)));
    let is_near = meetup.starts_at - reader.now <= rules::NEAR;
    let late = is_near.then(|| private(action(locale, "late", button(meetup, "late"))));
    sick.into_iter().chain(late).collect()
}

/// To her: what she said stands after a change as well; whoever had said no may come after all.
async fn still_good(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let rsvp = match reader.member {
        Some(member) => rsvp::store::of(tx, meetup.id, member).await?,
        None => None,
    };
    let args = [("title", Arg::from(strong(&meetup.plan.title))), ("moment", Arg::from(moment(meetup, reader)))];
    let key = match rsvp.map(|rsvp| rsvp.answer) {
        Some(Answer::Going) => "still-good-noted",
        Some(Answer::Maybe) => "answered-maybe",
        Some(Answer::Waiting) => "you-waiting",
        Some(Answer::Cant | Answer::Sick) | None => "still-good-not-coming",
    };
    let mut message = Message::para(locale, say(locale, key, &args));
    if key == "still-good-not-coming" {
        let answers = [Answer::Going, Answer::Maybe].map(|answer| private(answer_button(locale, meetup, answer)));
        message.parts.push(Part::Actions(answers.to_vec()));
    }
    Ok(message)
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

/// What can be changed, one thing at a time.
fn edit_menu(meetup: &Meetup, locale: Locale) -> Message {
    // As the examples of these arguments have it, so that each language shows its own.
    let example = if meetup.spontaneous { "until: 11:30" } else { "when: sat 10am" };
    let example = format!("meetup edit {} {example}", number(meetup));
    let args = [("title", Arg::from(strong(&meetup.plan.title))), ("command", Arg::command(example))];
    let mut message = Message::para(locale, say(locale, "edit-menu", &args));
    let mut names: Vec<&str> =
        super::Aspect::ALL.into_iter().map(super::Aspect::arg).chain(["length", "hosts", "repeat"]).collect();
    if meetup.spontaneous {
        names = super::now::CHANGEABLE.to_vec();
    }
    let names = names.into_iter().map(|arg| (arg, format!("aspect-{arg}")));
    let prompt = words(locale, "edit-menu-prompt", &[]);
    message.parts.push(one_of("meetup-edit", meetup, prompt, names, locale));
    message
}

/// What she can say about her family, one thing at a time.
fn family_menu(meetup: &Meetup, locale: Locale) -> Message {
    let names = ["kids", "adults", "note"].into_iter().map(|arg| (arg, format!("family-{arg}")));
    let prompt = words(locale, "family-menu-prompt", &[]);
    let mut message = Message::para(locale, Vec::new());
    message.parts = vec![one_of("meetup-going", meetup, prompt, names, locale)];
    message
}

/// A list of arguments of a command about this meetup, of which she chooses one to say.
fn one_of<'a>(
    command: &str,
    meetup: &Meetup,
    prompt: String,
    names: impl Iterator<Item = (&'a str, String)>,
    locale: Locale,
) -> Part {
    let options = names.map(|(arg, key)| crate::message::Choosable {
        value: format!("{}-{arg}", meetup.number),
        label: words(locale, &key, &[]),
    });
    Part::Choice(Choice {
        prompt,
        route: Route::new("ask", "one", command),
        options: options.collect(),
        most: 1,
        opens: true,
    })
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

/// "You're down for 1 adult and 2 kids." Nothing for somebody who comes by herself.
fn family(rsvp: &Rsvp, locale: Locale) -> Option<Part> {
    if rsvp.adults == 1 && rsvp.kids == 0 {
        return None;
    }
    let adults = words(locale, "adults", &[("count", Arg::Number(rsvp.adults))]);
    let kids = words(locale, "kids", &[("count", Arg::Number(rsvp.kids))]);
    let args = [
        ("adults", Arg::text(adults)),
        ("kids", Arg::text(kids)),
        ("with", Arg::Key(if rsvp.kids > 0 { "kids" } else { "none" })),
    ];
    Some(Part::Note(say(locale, "you-are-down-for", &args)))
}

async fn named(tx: &mut Tx, member: MemberId, reader: &Reader) -> Result<(&'static str, Arg), StoreError> {
    Ok(("who", name_of(tx, member, reader).await?))
}

/// A member's name; somebody who is gone has none.
pub(super) async fn name_of(tx: &mut Tx, member: MemberId, reader: &Reader) -> Result<Arg, StoreError> {
    let name = mention(tx, member, reader, false).await?;
    Ok(name.map_or_else(|| Arg::text(words(reader.locale, "somebody", &[])), Arg::from))
}

/// A button that does something about a meetup.
fn button(meetup: &Meetup, verb: &str) -> Does {
    Does::Invoke(Route::new("meetup", verb, meetup.id.simple()))
}

/// A button with the label `button-…` and the word `word-…`.
fn action(locale: Locale, name: &str, does: Does) -> Action {
    Action { private: false, ..Action::new(locale, name, does) }
}

fn private(action: Action) -> Action {
    Action { private: true, ..action }
}

fn answer_button(locale: Locale, meetup: &Meetup, answer: Answer) -> Action {
    let style = if answer == Answer::Going { Style::Main } else { Style::Plain };
    Action { style, ..action(locale, answer.name(), button(meetup, answer.name())) }
}

/// Ways to change it: the form with what is changed most, and where forms are short the list of all the rest.
fn change_actions(meetup: &Meetup, reader: &Reader) -> Vec<Action> {
    let locale = reader.locale;
    let form = private(action(locale, "change", Does::Open(with("meetup-edit", meetup))));
    let menu = || private(action(locale, "change-more", button(meetup, "change-more")));
    std::iter::once(form).chain(reader.forms.then(menu)).collect()
}

/// The form of a command about this meetup.
fn with(path: &str, meetup: &Meetup) -> Route {
    Route::new("ask", "with", path).arg(meetup.number.to_string())
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
