//! What its host alone reads of a meetup that is announced.

use super::super::{Meetup, calendar, likely};
use super::{action, button, change_actions, moment, moment_at, number, series, strong};
use crate::message::{Action, Message, MomentStyle, Part, Style};
use crate::people;
use crate::store::{StoreError, Tx};
use crate::time::naps::nap_clashes;
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say, words};

/// To the host: it is announced; nobody else sees this.
pub(super) async fn announced(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Message, StoreError> {
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
pub(super) fn with_what_was_taken(mut message: Message, like: i64, taken: &[String], locale: Locale) -> Message {
    let names = taken.iter().map(|name| words(locale, &format!("aspect-{name}"), &[])).collect();
    let args = [("number", Arg::text(format!("#{like}"))), ("taken", Arg::text(series::joined(names, locale)))];
    let at = message.parts.iter().position(|part| matches!(part, Part::Actions(_))).unwrap_or(message.parts.len());
    message.parts.insert(at, Part::Note(say(locale, "meetup-announced-like", &args)));
    message
}

/// For the host alone: how many of those who may come have a nap then, and when fewer do. Never whose.
pub(super) async fn naps(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Option<Part>, StoreError> {
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
