//! What whoever has answered reads of it.

use super::super::{Answer, Meetup, Rsvp, calendar, hosts, rsvp, rules, share};
use super::{
    action, address_part, ahead, answer_button, card, guests_buttons, moment, place_for, private, sees, strong, with,
};
use crate::message::{Does, Message, Part};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say, words};

/// To her: her answer stands, and what follows from it.
pub(super) async fn answered(
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
        let all = hosts::of(tx, meetup).await?;
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

/// To her: what she said stands after a change as well; whoever had said no may come after all.
pub(super) async fn still_good(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Message, StoreError> {
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

/// "You're down for 1 adult and 2 kids." Nothing for somebody who comes by herself.
pub(super) fn family(rsvp: &Rsvp, locale: Locale) -> Option<Part> {
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
