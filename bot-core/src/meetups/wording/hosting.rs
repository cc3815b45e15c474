//! What is said when the host of a meetup has left: to whoever has it now, to those who come, to those who keep order.

use super::super::{Answer, Meetup, Rsvp, host_left, rsvp};
use super::card::{hosts_buttons, title};
use super::{action, answer_button, button, moment, private};
use crate::message::{Action, Message, Part, Style};
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say};

fn basics(meetup: &Meetup, reader: &Reader) -> [(&'static str, Arg); 3] {
    let place = Arg::text(meetup.plan.place.clone());
    [title(meetup), ("moment", Arg::from(moment(meetup, reader))), ("place", place)]
}

/// To whoever has it now: where it is has to be said anew, if an exact address went with the one who left.
pub(super) fn address_gone(address: bool, locale: Locale) -> Option<Part> {
    address.then(|| Part::Para(say(locale, "host-gone-say-where", &[])))
}

/// To somebody who hosted it with the one who left: it is hers now.
pub(super) fn yours(meetup: &Meetup, address: bool, reader: &Reader) -> Message {
    hers(meetup, "news-yours", address, reader)
}

/// To somebody who has just taken it over.
pub(super) fn taken_over(meetup: &Meetup, address: bool, reader: &Reader) -> Message {
    hers(meetup, "taken-over", address, reader)
}

fn hers(meetup: &Meetup, key: &str, address: bool, reader: &Reader) -> Message {
    let mut message = Message::para(reader.locale, say(reader.locale, key, &basics(meetup, reader)));
    message.parts.extend(address_gone(address, reader.locale));
    message.parts.push(Part::Actions(hosts_buttons(meetup, reader)));
    message
}

/// To those who come, and to those who keep order: it has no host any more, and what that means.
pub(super) async fn gone(
    tx: &mut Tx,
    meetup: &Meetup,
    guest: Option<&Rsvp>,
    address: bool,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let counts = rsvp::store::counts(tx, meetup.id, reader.now).await?;
    let [title, moment, place] = basics(meetup, reader);
    let args = [title, moment, place, ("going", Arg::Number(counts.going))];
    let key = if guest.is_some() { "news-host-gone" } else { "news-host-gone-moderator" };
    let mut message = Message::para(locale, say(locale, key, &args));
    let then = if address { "host-gone-address" } else { "host-gone-stands" };
    message.parts.push(Part::Para(say(locale, then, &[])));
    let host = take_over_button(tx, meetup, reader).await?;
    let see = private(action(locale, "see", button(meetup, "show")));
    let cant = guest.map(|_| private(answer_button(locale, meetup, Answer::Cant)));
    message.parts.push(Part::Actions(host.into_iter().chain([see]).chain(cant).collect()));
    Ok(message)
}

/// The button that takes it over, for whoever may.
pub(super) async fn take_over_button(
    tx: &mut Tx,
    meetup: &Meetup,
    reader: &Reader,
) -> Result<Option<Action>, StoreError> {
    let Some(member) = reader.member else { return Ok(None) };
    let may = host_left::may_take_over(tx, meetup, member, reader.standing).await?;
    let button = || private(action(reader.locale, "host-it", button(meetup, "host")));
    Ok(may.then(|| Action { style: Style::Main, ..button() }))
}
