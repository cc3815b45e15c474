//! What the commands of `settings` say.

use super::{Defaults, Outcome, SettingKind, SettingSpec, Settings, shown};
use crate::message::{Message, Part, Span};
use crate::turn::{Lists, Reader};
use crate::wording::{Arg, say, words};

/// Characters of a value in a list of all settings.
const IN_LIST: usize = 80;

/// An outcome in words.
#[must_use]
pub fn answer(outcome: &Outcome, settings: &Settings, defaults: &Defaults, lists: Lists, reader: &Reader) -> Message {
    let locale = reader.locale;
    let now = |spec: &SettingSpec| shown(spec, settings, defaults, reader.home, locale);
    let one = |name: &str, key: &str| {
        let Some(spec) = lists.setting(name) else { return Message::para(locale, Vec::new()) };
        let args =
            [("setting", Arg::from(Span::Code(spec.name.to_owned()))), ("value", Arg::from(Span::Code(now(spec).0)))];
        Message::para(locale, say(locale, key, &args))
    };
    // Sentences of people stand for themselves, with their own full stop.
    let sentences = |name: &str, key: &str| {
        let spec = lists.setting(name).filter(|spec| matches!(spec.kind, SettingKind::Text { .. }))?;
        let text = settings.sentences(spec)?;
        let mut message =
            Message::para(locale, say(locale, key, &[("setting", Arg::from(Span::Code(name.to_owned())))]));
        message.parts.push(Part::Para(vec![Span::Text(text.to_owned())]));
        Some(message)
    };
    match outcome {
        Outcome::Set { name } => sentences(name, "setting-says").unwrap_or_else(|| one(name, "setting-set")),
        Outcome::Reset { name } => one(name, "setting-reset"),
        Outcome::Setup { step, set: _, near } => {
            super::setup::wording::answer(step, *near, (settings, defaults), lists, reader)
        }
        Outcome::Shown { only: Some(name) } => {
            let mut message = sentences(name, "setting-says-already").unwrap_or_else(|| one(name, "setting-is"));
            if let Some(spec) = lists.setting(name) {
                message.parts.push(Part::Para(vec![Span::Text(spec.about(locale))]));
                let kind = words(locale, spec.kind.key(), &[]);
                message.parts.push(Part::Note(say(locale, "setting-takes", &[("kind", Arg::text(kind))])));
                let example = format!("settings set {} {}", spec.name, spec.example);
                message.parts.push(Part::Note(say(locale, "setting-example", &[("command", Arg::command(example))])));
            }
            message
        }
        Outcome::Shown { only: None } => {
            let items = lists.settings.iter().map(|spec| {
                let (value, changed) = now(spec);
                let value = shortened(value);
                let mut line =
                    vec![Span::Strong(vec![Span::Text(spec.name.to_owned())]), Span::from(": "), Span::Code(value)];
                if changed {
                    line.push(Span::Text(format!(" ({})", words(locale, "setting-changed", &[]))));
                }
                line.push(Span::Text(format!(" – {}", spec.about(locale))));
                line
            });
            let example = Span::Command("settings set zone Europe/Madrid".to_owned());
            Message {
                parts: vec![
                    Part::Heading(say(locale, "settings-heading", &[])),
                    Part::List(items.collect()),
                    Part::Note(say(locale, "settings-how", &[("command", Arg::from(example))])),
                ],
                ..Message::para(locale, Vec::new())
            }
        }
    }
}

/// The beginning of what is too long for a list.
fn shortened(value: String) -> String {
    if value.chars().count() <= IN_LIST {
        return value;
    }
    let beginning: String = value.chars().take(IN_LIST).collect();
    format!("{} …", beginning.trim_end())
}
