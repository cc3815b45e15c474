//! What `my forget` says.

use super::{AFTER, Forget, Outcome};
use crate::message::{Action, Does, Message, Part, Route, Style};
use crate::settings::Settings;
use crate::turn::{Command as _, Reader};
use crate::village::export::Export;
use crate::wording::{Arg, say};

/// An outcome in words.
#[must_use]
pub fn answer(outcome: &Outcome, settings: &Settings, reader: &Reader) -> Message {
    let locale = reader.locale;
    match outcome {
        Outcome::Asked => {
            let mut message = Message::para(locale, say(locale, "forget-asks", &[]));
            let lines = ["forget-goes", "forget-counts", "forget-stays", "forget-channels"];
            message.parts.push(Part::List(lines.map(|key| say(locale, key, &[])).into()));
            let args = [("command", Arg::command(Export::SPEC.path)), ("days", Arg::Number(settings.whole(&AFTER)))];
            message.parts.push(Part::Note(say(locale, "forget-first", &args)));
            let member = reader.member.map(crate::id::MemberId::simple).unwrap_or_default();
            let yes = Action::new(locale, "forget", Does::Invoke(Route::new("village", "forget", member)));
            message.parts.push(Part::Actions(vec![yes.styled(Style::Grave)]));
            message
        }
        Outcome::Begun { waits_until: None } => Message::para(locale, say(locale, "forget-begun", &[])),
        Outcome::Begun { waits_until: Some(until) } => {
            let args = [("until", Arg::from(reader.moment(*until))), ("command", Arg::command(Forget::SPEC.path))];
            Message::para(locale, say(locale, "forget-waits", &args))
        }
    }
}
