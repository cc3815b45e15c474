//! What linking says.

use super::{Outcome, VALID};
use crate::message::{Action, Does, Message, Part, Route, Span, Style};
use crate::turn::Reader;
use crate::wording::{Arg, say, words};

/// An outcome in words.
#[must_use]
pub fn answer(outcome: &Outcome, reader: &Reader) -> Message {
    let locale = reader.locale;
    let strong = |name: &str| Arg::from(Span::Strong(vec![Span::Text(name.to_owned())]));
    match outcome {
        Outcome::Code { of, code } => {
            let command = Span::Command(format!("{} {code}", of.command()));
            let args = [("command", Arg::from(command)), ("minutes", Arg::Number(VALID.num_minutes()))];
            let mut message = Message::para(locale, say(locale, &format!("link-code-{}", of.name()), &args));
            message.parts.push(Part::Note(say(locale, &format!("link-secret-{}", of.name()), &[])));
            message
        }
        Outcome::Asked { of, code, name, platform } => {
            let args = [("name", strong(name)), ("platform", Arg::Key(platform.name()))];
            let mut message = Message::para(locale, say(locale, &format!("link-asks-{}", of.name()), &args));
            message.parts.push(Part::Note(say(locale, &format!("link-lasts-{}", of.name()), &[])));
            message.parts.push(Part::Actions(vec![Action {
                label: words(locale, &format!("button-link-{}", of.name()), &[]),
                word: words(locale, &format!("word-link-{}", of.name()), &[]),
                does: Does::Invoke(Route::new("village", &format!("link-{}", of.name()), code.as_str())),
                style: Style::Main,
                private: true,
            }]));
            message
        }
        Outcome::Done { of, name } => {
            Message::para(locale, say(locale, &format!("link-done-{}", of.name()), &[("name", strong(name))]))
        }
    }
}
