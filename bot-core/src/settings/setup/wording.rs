//! What `settings setup` asks.

use super::{END, Near, STEPS, ZONES, is_asked};
use crate::message::{Action, Choice, Choosable, Does, Message, Part, Route, Span, Style};
use crate::settings::wording::value;
use crate::settings::{Defaults, SettingKind, SettingSpec, Settings, shown};
use crate::turn::{Lists, Reader};
use crate::wording::{self, Arg, Locale, say, words};

/// One question, or what to try next.
#[must_use]
pub fn answer(
    step: &str,
    near: Near,
    (settings, defaults): (&Settings, &Defaults),
    lists: Lists,
    reader: &Reader,
) -> Message {
    let locale = reader.locale;
    let Some(spec) = lists.setting(step).filter(|_| step != END) else { return end(reader) };
    let number = |number: usize| Arg::Number(i64::try_from(number).unwrap_or(0));
    let now = match label(step, &shown(spec, settings, defaults, reader.home, locale).0, locale) {
        Some(label) => vec![Span::Text(label)],
        None => value(spec, settings, defaults, reader).0,
    };
    let asked = || STEPS.iter().filter(|known| is_asked(known, reader.platform));
    let position = asked().position(|known| *known == step).unwrap_or(0) + 1;

    let mut message = Message::new(locale, Vec::new());
    if position == 1 {
        message.parts.push(Part::Para(say(locale, "setup-begins", &[])));
    }
    message.parts.push(Part::Para(vec![Span::Strong(say(locale, &format!("setup-ask-{step}"), &[]))]));
    let answers =
        [("position", number(position)), ("count", number(asked().count())), ("now", Arg::from(Span::Strong(now)))];
    message.parts.push(Part::Note(say(locale, "setup-now", &answers)));
    if spec.kind == SettingKind::Channel {
        let command = Arg::command(format!("settings set {step} here"));
        message.parts.push(Part::Note(say(locale, "setup-channel-how", &[("command", command)])));
    }
    if spec.kind == SettingKind::Zone {
        let command = Arg::command("settings set zone Lima");
        message.parts.push(Part::Note(say(locale, "setup-zone-how", &[("command", command)])));
    }
    message.parts.push(Part::Note(say(locale, "setup-stop", &[("command", Arg::command("settings setup"))])));
    message.parts.extend(ways(spec, near, settings, locale));
    message
}

/// What an answer is called, where it has a name of its own.
fn label(step: &str, value: &str, locale: Locale) -> Option<String> {
    let key = match step {
        "language" => format!("setup-language-{value}"),
        "who-announces" => format!("setup-who-announces-{value}"),
        "care" => format!("setup-care-{value}"),
        _ => return None,
    };
    wording::has(locale, &key).then(|| words(locale, &key, &[]))
}

/// What can be tapped: the answer that is there already first.
fn ways(spec: &SettingSpec, near: Near, settings: &Settings, locale: Locale) -> Vec<Part> {
    let route = |value: &str| Route::new("settings", "setup", spec.name).arg(value);
    let keep = Action::new(locale, "setup-keep", Does::Invoke(route(""))).styled(Style::Main);
    let one = |value: &str| Action {
        label: label(spec.name, value, locale).unwrap_or_else(|| value.to_owned()),
        word: value.to_owned(),
        does: Does::Invoke(route(value)),
        style: Style::Plain,
        private: true,
    };
    let mut parts = Vec::new();
    let mut actions = vec![keep];
    match spec.kind {
        SettingKind::Zone => {
            let others = ZONES.iter().zip(0..).filter(|(zone, _)| **zone != settings.zone().name());
            let option =
                |(zone, index): (&&str, usize)| Choosable { value: index.to_string(), label: zone.replace('_', " ") };
            parts.push(Part::Choice(Choice {
                prompt: words(locale, "setup-zone-prompt", &[]),
                route: route(""),
                options: others.map(option).collect(),
                most: 1,
                opens: false,
            }));
        }
        SettingKind::Language => {
            let others = Locale::ALL.into_iter().filter(|other| *other != settings.locale());
            actions.extend(others.map(|other| one(other.code())));
        }
        SettingKind::OneOf(values) => {
            let others = values.iter().filter(|value| **value != settings.word(spec));
            actions.extend(others.map(|value| one(value)));
        }
        SettingKind::Channel => {
            let name = match near {
                Near::This => Some("setup-here"),
                Near::WhereItBegan => Some("setup-there"),
                Near::None => None,
            };
            actions.extend(name.map(|name| Action::new(locale, name, Does::Invoke(route("here")))));
        }
        SettingKind::Prefix
        | SettingKind::Roles
        | SettingKind::Leads
        | SettingKind::Whole { .. }
        | SettingKind::Hours
        | SettingKind::Weekly
        | SettingKind::Text { .. }
        | SettingKind::Names { .. }
        | SettingKind::List { .. }
        | SettingKind::Places => {}
    }
    parts.push(Part::Actions(actions));
    parts
}

/// It is done: what to try next.
fn end(reader: &Reader) -> Message {
    let locale = reader.locale;
    let mut message = Message::para(locale, say(locale, "setup-done", &[]));
    let next = [
        ("setup-next-meetup", "meetup new"),
        ("setup-next-values", "settings set values"),
        ("setup-next-intros", "settings set intro-rounds two-weeks"),
        ("setup-next-settings", "settings show"),
    ];
    let line = |(key, command): (&str, &str)| say(locale, key, &[("command", Arg::command(command))]);
    message.parts.push(Part::List(next.into_iter().map(line).collect()));
    message
}
