//! What the commands of `settings` say.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::history::MOST;
use super::import::{Unused, Wanted};
use super::preset::{PRESETS, Preset};
use super::{Defaults, Outcome, SettingKind, SettingSpec, Settings, export, shown, store};
use crate::id::CommunityId;
use crate::message::{Action, Does, Message, Part, Route, Span, Style};
use crate::store::{StoreError, Tx};
use crate::turn::{Lists, Reader};
use crate::wording::{Arg, Locale, say, words};

/// Characters of a value in a list of all settings, and channels or roles with the commas between them.
const IN_LIST: usize = 80;
const NAMED: usize = 9;

/// An outcome in words.
#[must_use]
pub fn answer(outcome: &Outcome, settings: &Settings, defaults: &Defaults, lists: Lists, reader: &Reader) -> Message {
    let locale = reader.locale;
    let now = |spec: &SettingSpec| value(spec, settings, defaults, reader);
    let one = |name: &str, key: &str| {
        let Some(spec) = lists.setting(name) else { return Message::para(locale, Vec::new()) };
        let args = [("setting", Arg::from(Span::Code(spec.name.to_owned()))), ("value", Arg::Spans(now(spec).0))];
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
        Outcome::Setup { step, set: _, near, look: _ } => {
            super::setup::wording::answer(step, *near, (settings, defaults), lists, reader)
        }
        Outcome::Checked { look } => super::check::wording::answer(look, settings, lists, reader),
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
        Outcome::Presets => presets(locale),
        Outcome::Preset { name, overtaken } => {
            preset(name, *overtaken, (settings, defaults), lists, reader).unwrap_or_else(|| presets(locale))
        }
        Outcome::PresetSet { name, settings: changed, at } => {
            let args = [("preset", strong(preset_name(name, locale))), ("count", count(changed.len()))];
            let mut message = Message::para(locale, say(locale, "preset-set", &args));
            message.parts.extend((!changed.is_empty()).then(|| undo(*at, locale)));
            message
        }
        Outcome::Undone { settings: back, kept } => {
            let key = if back.is_empty() { "preset-undone-nothing" } else { "preset-undone" };
            let mut message = Message::para(locale, say(locale, key, &[("count", count(back.len()))]));
            if !kept.is_empty() {
                let kept = Arg::text(kept.join(", "));
                message.parts.push(Part::Note(say(locale, "preset-undone-kept", &[("settings", kept)])));
            }
            message
        }
        Outcome::Exported => {
            let mut message = Message::para(locale, say(locale, "settings-exported", &[]));
            message.files.push(export::file(settings, defaults, lists, reader.now.date_naive(), locale));
            message
        }
        Outcome::Import { import, of, wanted, unused, overtaken } => {
            let mut message = Message::new(locale, Vec::new());
            if *overtaken {
                message.parts.push(Part::Para(say(locale, "preset-overtaken", &[])));
            }
            let line = |one: &Wanted| would_change(&one.name, &one.after, (settings, defaults), lists, reader);
            let head = match of {
                _ if wanted.is_empty() => say(locale, "import-nothing", &[]),
                Some(of) => say(locale, "import-would-from", &[("name", strong(of.clone()))]),
                None => say(locale, "import-would", &[]),
            };
            message.parts.push(Part::Para(head));
            message.parts.extend((!wanted.is_empty()).then(|| Part::List(wanted.iter().filter_map(line).collect())));
            if !unused.is_empty() {
                let line = |one: &Unused| {
                    let name = Span::Strong(vec![Span::Text(one.name.clone())]);
                    [vec![name, Span::from(": ")], one.why.say(locale)].concat()
                };
                message.parts.push(Part::Para(say(locale, "import-unused", &[])));
                message.parts.push(Part::List(unused.iter().map(line).collect()));
            }
            if !wanted.is_empty() {
                message.parts.push(Part::Note(say(locale, "preset-not-yet", &[])));
                let wanted = Does::Invoke(Route::new("settings", "import", import.simple()));
                let wanted = Action::new(locale, "import-use", wanted).styled(Style::Main);
                message.parts.push(Part::Actions(vec![wanted]));
            }
            message
        }
        Outcome::Imported { settings: changed, at } => {
            let args = [("count", count(changed.len())), ("command", Arg::command("settings history"))];
            let mut message = Message::para(locale, say(locale, "import-done", &args));
            message.parts.push(undo(*at, locale));
            message
        }
        // It needs the store; see [`history`].
        Outcome::History { .. } => Message::new(locale, Vec::new()),
        Outcome::Shown { only: None } => {
            let item = |spec: &&SettingSpec| {
                let (value, changed) = now(spec);
                let mut line = vec![Span::Strong(vec![Span::Text(spec.name.to_owned())]), Span::from(": ")];
                line.extend(shortened(&value));
                if changed {
                    line.push(Span::Text(format!(" ({})", words(locale, "setting-changed", &[]))));
                }
                line.push(Span::Text(format!(" – {}", spec.about(locale))));
                line
            };
            let mut message = Message::new(locale, vec![Part::Heading(say(locale, "settings-heading", &[]))]);
            for group in lists.settings {
                let name = say(locale, &format!("settings-of-{}", group.name), &[]);
                message.parts.push(Part::Para(vec![Span::Strong(name)]));
                message.parts.push(Part::List(group.settings.iter().map(item).collect()));
            }
            let example = Arg::command("settings set zone Europe/Madrid");
            message.parts.push(Part::Note(say(locale, "settings-how", &[("command", example)])));
            message
        }
    }
}

/// The last changes, and who made them.
pub async fn history(
    tx: &mut Tx,
    only: Option<&str>,
    community: CommunityId,
    defaults: &Defaults,
    lists: Lists,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let changes = store::last_changes(tx, community, only, MOST).await?;
    if changes.is_empty() {
        return Ok(Message::para(locale, say(locale, "settings-history-none", &[])));
    }
    let mut lines = Vec::new();
    for change in changes {
        let Some(spec) = lists.setting(&change.name) else { continue };
        // What a new community begins with is noted, and was nothing else before.
        let was =
            change.before.as_ref().and_then(Value::as_str).map_or_else(|| spec.default_text(defaults), str::to_owned);
        if change.after.as_ref().and_then(Value::as_str) == Some(&was) {
            continue;
        }
        let value = |value: Option<Value>| {
            let set = value.into_iter().map(|value| (change.name.clone(), value)).collect();
            let settings = Settings::new(set, defaults.clone());
            Arg::Spans(shortened(&self::value(spec, &settings, defaults, reader).0))
        };
        let who = match change.by {
            Some(member) => crate::turn::mention(tx, member, reader, false).await?,
            None => None,
        };
        let args = [
            ("when", Arg::from(reader.moment(change.at))),
            ("setting", strong(change.name.clone())),
            ("before", value(change.before.clone())),
            ("after", value(change.after.clone())),
            ("who", Arg::from(who.unwrap_or_else(|| Span::from("–")))),
        ];
        lines.push(say(locale, "settings-history-line", &args));
    }
    let heading = Part::Heading(say(locale, "settings-history", &[]));
    Ok(Message::new(locale, vec![heading, Part::List(lines)]))
}

/// A tap, and what was changed at a moment is as it was.
fn undo(at: DateTime<Utc>, locale: Locale) -> Part {
    let route = Route::new("settings", "undo", at.timestamp_millis().to_string());
    Part::Actions(vec![Action::new(locale, "preset-undo", Does::Invoke(route))])
}

fn strong(text: String) -> Arg {
    Arg::from(Span::Strong(vec![Span::Text(text)]))
}

fn count(count: usize) -> Arg {
    Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

fn preset_name(name: &str, locale: Locale) -> String {
    words(locale, &format!("preset-{name}"), &[])
}

/// Which there are.
fn presets(locale: Locale) -> Message {
    let line = |preset: &Preset| {
        let mut line = vec![Span::Strong(vec![Span::Text(preset_name(preset.name, locale))]), Span::from(": ")];
        line.extend(say(locale, &format!("preset-about-{}", preset.name), &[]));
        line
    };
    let look = |preset: &Preset| Action {
        label: preset_name(preset.name, locale),
        word: preset.name.to_owned(),
        does: Does::Invoke(Route::new("settings", "preset", preset.name)),
        style: Style::Plain,
        private: true,
    };
    let mut message = Message::para(locale, say(locale, "presets", &[]));
    message.parts.push(Part::List(PRESETS.iter().map(line).collect()));
    message.parts.push(Part::Actions(PRESETS.iter().map(look).collect()));
    message
}

/// What one would change.
fn preset(
    name: &str,
    overtaken: bool,
    (settings, defaults): (&Settings, &Defaults),
    lists: Lists,
    reader: &Reader,
) -> Option<Message> {
    let (locale, preset) = (reader.locale, Preset::named(name)?);
    let named = ("preset", strong(preset_name(name, locale)));
    let changes = preset.changes(settings, lists);
    if changes.is_empty() {
        return Some(Message::para(locale, say(locale, "preset-nothing", &[named])));
    }
    let line = |(name, value): &(&str, Value)| would_change(name, value, (settings, defaults), lists, reader);
    let mut message = Message::new(locale, Vec::new());
    if overtaken {
        message.parts.push(Part::Para(say(locale, "preset-overtaken", &[])));
    }
    message.parts.push(Part::Para(say(locale, "preset-would", &[named])));
    message.parts.push(Part::List(changes.iter().filter_map(line).collect()));
    message.parts.push(Part::Note(say(locale, "preset-not-yet", &[])));
    let wanted = Route::new("settings", "use", name).arg(preset.mark(settings, lists));
    let wanted = Action::new(locale, "preset-use", Does::Invoke(wanted)).styled(Style::Main);
    message.parts.push(Part::Actions(vec![wanted]));
    Some(message)
}

/// A line that says what a setting is, and what it would be.
fn would_change(
    name: &str,
    after: &Value,
    (settings, defaults): (&Settings, &Defaults),
    lists: Lists,
    reader: &Reader,
) -> Option<Vec<Span>> {
    let spec = lists.setting(name)?;
    let after = Settings::new([(name.to_owned(), after.clone())].into(), defaults.clone());
    let now = |settings: &Settings| shortened(&value(spec, settings, defaults, reader).0);
    let mut line = vec![Span::Strong(vec![Span::Text(name.to_owned())]), Span::from(": ")];
    line.extend(now(settings));
    line.push(Span::from(" → "));
    line.extend(now(&after));
    Some(line)
}

/// What a setting is now, and whether somebody set it. What it names on a platform is shown as the platform shows it.
pub(super) fn value(
    spec: &SettingSpec,
    settings: &Settings,
    defaults: &Defaults,
    reader: &Reader,
) -> (Vec<Span>, bool) {
    let (text, changed) = shown(spec, settings, defaults, reader.home, reader.locale);
    let named: fn(String) -> Span = if spec.kind == SettingKind::Roles { Span::Role } else { Span::Channel };
    let home = reader.home.filter(|_| spec.kind.is_of_a_home());
    let named: Vec<Span> = home
        .map(|home| settings.of_home(spec.name, home))
        .unwrap_or_default()
        .into_iter()
        .flat_map(|id| [Span::from(", "), named(id.to_owned())])
        .skip(1)
        .collect();
    if named.is_empty() { (vec![Span::Code(text)], changed) } else { (named, changed) }
}

/// The beginning of what is too long for a list.
fn shortened(value: &[Span]) -> Vec<Span> {
    let mut short: Vec<Span> = value.iter().take(NAMED).cloned().collect();
    for span in &mut short {
        if let Span::Code(text) = span
            && text.chars().count() > IN_LIST
        {
            let beginning: String = text.chars().take(IN_LIST).collect();
            *text = format!("{} …", beginning.trim_end());
        }
    }
    short.extend((value.len() > NAMED).then(|| Span::from(" …")));
    short
}
