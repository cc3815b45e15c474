//! What is said when the host of a meetup has left: to whoever has it now, to those who come, to those who keep order.

use super::super::series::repeat;
use super::super::{Answer, Meetup, Rsvp, host_left, rsvp};
use super::card::{hosts_buttons, title};
use super::series::repeat_words;
use super::{action, answer_button, button, calendar_file, moment, name_of, number, private};
use crate::message::{Action, Message, Part, Style};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say};

fn basics(meetup: &Meetup, reader: &Reader) -> [(&'static str, Arg); 3] {
    let place = Arg::text(meetup.plan.place.clone());
    [title(meetup), ("moment", Arg::from(moment(meetup, reader))), ("place", place)]
}

/// To whoever has it now: where it is has to be said anew, if an exact address went with the one who left.
pub(super) fn address_gone(meetup: &Meetup, address: bool, locale: Locale) -> Option<Part> {
    let is_missing = address && meetup.plan.address.is_none();
    is_missing.then(|| Part::Para(say(locale, "host-gone-say-where", &[])))
}

/// To somebody who hosted it with the one who left: it is hers now.
pub(super) fn yours(meetup: &Meetup, address: bool, reader: &Reader) -> Message {
    let mut message = Message::para(reader.locale, say(reader.locale, "news-yours", &basics(meetup, reader)));
    message.parts.extend(address_gone(meetup, address, reader.locale));
    message.parts.push(Part::Actions(hosts_buttons(meetup, reader)));
    message
}

/// To somebody who has just taken it over, with the series it is a date of.
pub(super) async fn taken_over(
    tx: &mut Tx,
    meetup: &Meetup,
    address: bool,
    told: i64,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let [title, moment, place] = basics(meetup, reader);
    let args = [title, moment, place, ("told", Arg::Number(told))];
    let mut message = Message::para(locale, say(locale, "taken-over", &args));
    let series = repeat::series_of(tx, meetup).await?;
    if let Some(series) = series.filter(|series| series.host == reader.member) {
        let args = [
            ("repeats", Arg::text(repeat_words(&series.rhythm.repeat, locale))),
            ("command", Arg::command(format!("meetup end {}", number(meetup)))),
        ];
        message.parts.push(Part::Para(say(locale, "taken-over-series", &args)));
    }
    message.parts.extend(address_gone(meetup, address, locale));
    message.parts.push(Part::Actions(hosts_buttons(meetup, reader)));
    Ok(message)
}

/// To those who come: somebody else hosts it now, so that the exact address they know is not valid any more.
pub(super) async fn elsewhere(
    tx: &mut Tx,
    meetup: &Meetup,
    goes: bool,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let message = Message::para(reader.locale, say(reader.locale, "news-address-gone", &basics(meetup, reader)));
    without_address(tx, message, meetup, goes, settings, reader).await
}

/// To those who come: somebody has taken it over.
pub(super) async fn found(
    tx: &mut Tx,
    meetup: &Meetup,
    (goes, address): (bool, bool),
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let Some(host) = meetup.host else { return Ok(None) };
    let [title, moment, place] = basics(meetup, reader);
    let args = [title, moment, place, ("who", name_of(tx, host, reader).await?)];
    let message = Message::para(reader.locale, say(reader.locale, "news-host-found", &args));
    if !address || meetup.plan.address.is_some() {
        return Ok(Some(message));
    }
    without_address(tx, message, meetup, goes, settings, reader).await.map(Some)
}

/// With the word that the address is not valid any more, and a file without it for whoever has one.
async fn without_address(
    tx: &mut Tx,
    mut message: Message,
    meetup: &Meetup,
    goes: bool,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    message.parts.push(Part::Para(say(reader.locale, "host-gone-not-there", &[])));
    if goes {
        message.files.push(calendar_file(tx, meetup, settings, reader).await?);
    }
    Ok(message)
}

/// To those who come, and to those who keep order: it has no host any more, and what that means.
pub(super) async fn gone(
    tx: &mut Tx,
    meetup: &Meetup,
    guest: Option<&Rsvp>,
    address: bool,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let counts = rsvp::store::counts(tx, meetup.id, reader.now).await?;
    let [title, moment, place] = basics(meetup, reader);
    let args = [title, moment, place, ("going", Arg::Number(counts.going))];
    let key = if guest.is_some() { "news-host-gone" } else { "news-host-gone-moderator" };
    let mut message = Message::para(locale, say(locale, key, &args));
    let then = if address && meetup.plan.address.is_none() { "host-gone-address" } else { "host-gone-stands" };
    message.parts.push(Part::Para(say(locale, then, &[])));
    let host = take_over_button(tx, meetup, settings, reader).await?;
    let see = private(action(locale, "see", button(meetup, "show")));
    let cant = guest.map(|_| private(answer_button(locale, meetup, Answer::Cant)));
    message.parts.push(Part::Actions(host.into_iter().chain([see]).chain(cant).collect()));
    Ok(message)
}

/// The button that takes it over, for whoever may.
pub(super) async fn take_over_button(
    tx: &mut Tx,
    meetup: &Meetup,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Action>, StoreError> {
    let Some(member) = reader.member else { return Ok(None) };
    let may = host_left::may_take_over(tx, meetup, (member, reader.standing), settings, reader.now).await?;
    let host = private(action(reader.locale, "host-it", button(meetup, "host")));
    Ok(may.then_some(Action { style: Style::Main, ..host }))
}
