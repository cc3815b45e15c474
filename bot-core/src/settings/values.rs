//! What people type for a setting, and what it is then.

use chrono_tz::Tz;
use serde_json::{Value, json};

use super::{Defaults, Item, MOST_PLACES, SettingKind, SettingSpec, Settings, ZONE};
use crate::command::text::near::fold;
use crate::id::HomeId;
use crate::incoming::PlaceKey;
use crate::refusal::Refusal;
use crate::time::zone::{NoSuchZone, read_zone};
use crate::time::{Weekly, read_quiet, read_weekly};
use crate::wording::{self, Arg, Locale};

/// Minutes in an hour and a day.
const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// A value as typed, with where it was typed.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    /// The words.
    pub text: &'a str,
    /// The home it is set in, when it is set in one.
    pub home: Option<HomeId>,
    /// The place it is set in.
    pub place: &'a PlaceKey,
}

/// Whether commands in a room may begin with this: one to three punctuation marks.
/// `/` belongs to the clients, and others begin quotations and mentions.
#[must_use]
pub fn is_prefix(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.chars().all(|c| c.is_ascii_punctuation() && !"/<>`\"'@#\\".contains(c))
}

/// The value to store, over what is stored now.
pub fn parse(spec: &SettingSpec, typed: Typed<'_>, now: Option<&Value>) -> Result<Value, Refusal> {
    let text = typed.text.trim();
    let refused = |key: &str| Refusal::new(key).text("given", text).text("example", spec.example);
    let wrong = |key: &str| refused(key).about("value");
    match spec.kind {
        SettingKind::Zone => Ok(json!(zone_or_refusal(text, "value")?.name())),
        SettingKind::Language => {
            let locale = Locale::from_code(&text.to_lowercase())
                .filter(|_| text.len() <= 6)
                .ok_or_else(|| wrong("refused-language"))?;
            Ok(json!(locale.code()))
        }
        SettingKind::Prefix => {
            if is_prefix(text) {
                Ok(json!(text))
            } else {
                Err(wrong("refused-prefix"))
            }
        }
        SettingKind::Channel => {
            let here = ["here", "aquí", "aqui"].contains(&text.to_lowercase().as_str());
            if here && typed.place.direct {
                return Err(refused("refused-channel-direct"));
            }
            if is_off(text) {
                return Ok(without_home(typed.home, now));
            }
            place_here(typed).and_then(|id| for_home(typed.home, id, now)).ok_or_else(|| refused("refused-channel"))
        }
        SettingKind::Places => {
            if is_off(text) {
                return Ok(without_home(typed.home, now));
            }
            let (goes, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name.trim()));
            let id = place_here(Typed { text: name, ..typed }).ok_or_else(|| refused("refused-places"))?;
            let chosen = typed.home.and_then(|home| now?.get(home.simple())?.as_str()).unwrap_or_default();
            let mut places: Vec<&str> = chosen.split(' ').filter(|place| !place.is_empty() && *place != id).collect();
            if !goes {
                places.push(id);
            }
            if places.len() > MOST_PLACES {
                let most = i64::try_from(MOST_PLACES).unwrap_or(i64::MAX);
                return Err(Refusal::new("refused-places-many").number("most", most));
            }
            if places.is_empty() {
                return Ok(without_home(typed.home, now));
            }
            with_home(typed.home, &places.join(" "), now).ok_or_else(|| refused("refused-places"))
        }
        SettingKind::Roles => {
            let roles: Vec<&str> =
                text.split([',', ' ']).map(|role| bare(role, "<@&")).filter(|role| !role.is_empty()).collect();
            if roles.is_empty() || roles.len() > 10 || !roles.iter().all(|role| is_role(role)) {
                return Err(wrong("refused-roles"));
            }
            for_home(typed.home, &roles.join(" "), now).ok_or_else(|| wrong("refused-roles"))
        }
        SettingKind::Leads => {
            let minutes = read_leads(text).ok_or_else(|| wrong("refused-leads"))?;
            Ok(json!(leads_text(&minutes)))
        }
        SettingKind::Whole { least, most } => {
            let number = text.parse::<i64>().ok().filter(|number| (least..=most).contains(number));
            let refused =
                || wrong("refused-whole").text("setting", spec.name).number("least", least).number("most", most);
            Ok(json!(number.ok_or_else(refused)?.to_string()))
        }
        SettingKind::OneOf(words) => {
            let word = words.iter().find(|word| word.eq_ignore_ascii_case(text));
            let refused = || wrong("refused-word").text("words", words.join(", "));
            Ok(json!(word.ok_or_else(refused)?))
        }
        SettingKind::Hours | SettingKind::Weekly | SettingKind::Names { .. } | SettingKind::Text { .. }
            if is_off(text) =>
        {
            Ok(json!("off"))
        }
        SettingKind::List { .. } if is_off(text) => Ok(json!([])),
        SettingKind::List { most, item } => read_list(spec, (most, item), text, now),
        SettingKind::Text { most } => {
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let length = text.chars().count();
            if length > most {
                let refusal = Refusal::new("refused-setting-long").about("value");
                return Err(refusal.number("length", number(length)).number("most", number(most)));
            }
            if text.chars().any(char::is_alphanumeric) { Ok(json!(text)) } else { Err(wrong("refused-sentences")) }
        }
        SettingKind::Hours => {
            // The words of both languages mean the same here; the language only orders days and months.
            let hours = read_quiet(text, Locale::En).ok_or_else(|| wrong("refused-hours"))?;
            Ok(json!(hours.text()))
        }
        SettingKind::Names { most, length } => {
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            let refused = || wrong("refused-names").number("most", number(most)).number("length", number(length));
            let names = read_names(text).filter(|names| !names.is_empty() && names.len() <= most);
            let names = names.filter(|names| names.iter().all(|name| name.chars().count() <= length));
            Ok(json!(names.ok_or_else(refused)?.join(", ")))
        }
        SettingKind::Weekly => {
            let weekly = read_weekly(text).ok_or_else(|| wrong("refused-weekly"))?;
            Ok(json!(weekly.text()))
        }
    }
}

/// The place in which somebody writes, when that is the one she means. What is chosen from elsewhere may be no place at
/// all, or one of another village: whoever writes in a place shows that it is there, and that she may write in it. So it
/// is not asked about in a direct chat either.
fn place_here(typed: Typed<'_>) -> Option<&str> {
    let text = typed.text.trim();
    let is_here = ["here", "aquí", "aqui"].contains(&text.to_lowercase().as_str());
    let is_meant = is_here || bare(text, "<#") == typed.place.id;
    Some(typed.place.id.as_str()).filter(|_| is_meant && !typed.place.direct)
}

/// Entries of a list: those typed, or with a `+` or `-` before them what is there with or without them.
fn read_list(
    spec: &SettingSpec,
    (most, item): (usize, Item),
    text: &str,
    now: Option<&Value>,
) -> Result<Value, Refusal> {
    let (sign, typed) = match text.split_at_checked(1) {
        Some((sign @ ("+" | "-"), rest)) => (sign, rest),
        _ => ("", text),
    };
    let pieces = typed.split([',', ';', '\n']).map(|piece| piece.split_whitespace().collect::<Vec<_>>().join(" "));
    let pieces: Vec<String> = pieces.filter(|piece| !piece.is_empty()).collect();
    let mut all = if sign.is_empty() { Vec::new() } else { entries(now, spec) };
    if pieces.is_empty() {
        return Err(Refusal::new("refused-list-empty").about("value").text("example", spec.example));
    }
    let same = |one: &str, other: &str| fold((item.name)(one)) == fold((item.name)(other));
    if sign == "-" {
        for piece in &pieces {
            let count = all.len();
            all.retain(|entry| !same(entry, piece));
            if all.len() == count {
                return Err(Refusal::new("refused-list-without").about("value").text("given", piece));
            }
        }
        return Ok(json!(all));
    }
    for piece in &pieces {
        let entry = (item.read)(piece)?;
        match all.iter_mut().find(|other| same(other, &entry)) {
            Some(other) => *other = entry,
            None => all.push(entry),
        }
    }
    if all.len() > most {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let refusal = Refusal::new("refused-list-long").about("value");
        return Err(refusal.number("most", number(most)).number("given", number(all.len())));
    }
    Ok(json!(all))
}

/// The entries of a stored list; those of the beginning where nothing is stored.
pub(super) fn entries(value: Option<&Value>, spec: &SettingSpec) -> Vec<String> {
    match value.and_then(Value::as_array) {
        Some(entries) => entries.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        None => {
            spec.default.split(',').map(|entry| entry.trim().to_owned()).filter(|entry| !entry.is_empty()).collect()
        }
    }
}

/// `<#123>` without its wrapping.
fn bare<'a>(text: &'a str, open: &str) -> &'a str {
    text.trim().strip_prefix(open).and_then(|rest| rest.strip_suffix('>')).unwrap_or(text.trim())
}

/// Whether this is the id of a role; a name is none, since roles may share one.
fn is_role(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

/// The value with this home's entry replaced.
fn for_home(home: Option<HomeId>, id: &str, now: Option<&Value>) -> Option<Value> {
    if id.is_empty() || id.len() > 300 {
        return None;
    }
    with_home(home, id, now)
}

/// The same, however long it is.
fn with_home(home: Option<HomeId>, id: &str, now: Option<&Value>) -> Option<Value> {
    let mut all = now.and_then(Value::as_object).cloned().unwrap_or_default();
    all.insert(home?.simple(), json!(id));
    Some(Value::Object(all))
}

/// The value without this home's entry.
fn without_home(home: Option<HomeId>, now: Option<&Value>) -> Value {
    let mut all = now.and_then(Value::as_object).cloned().unwrap_or_default();
    if let Some(home) = home {
        all.remove(&home.simple());
    }
    Value::Object(all)
}

fn is_off(text: &str) -> bool {
    ["off", "none", "no", "never", "nunca", "ninguno", "ninguna"].contains(&text.trim().to_lowercase().as_str())
}

/// Names with commas between them, each once; none of them when it is `off`, and nothing when one has no letter.
pub(super) fn read_names(text: &str) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    if is_off(text) {
        return Some(names);
    }
    for name in text.split([',', ';', '\n']).map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ")) {
        if !name.is_empty() && !name.chars().any(char::is_alphanumeric) {
            return None;
        }
        let is_new = names.iter().all(|other| fold(other) != fold(&name));
        if is_new && !name.is_empty() {
            names.push(name);
        }
    }
    Some(names)
}

/// `1d, 2h` as minutes, largest first; none when it cannot be read. `off` is no reminder at all.
#[must_use]
pub fn read_leads(text: &str) -> Option<Vec<i64>> {
    let text = text.trim().to_lowercase();
    if is_off(&text) {
        return Some(Vec::new());
    }
    let mut minutes = Vec::new();
    for piece in text.split([',', ';']).flat_map(|piece| piece.split(" and ")).flat_map(|piece| piece.split(" y ")) {
        let piece = piece.trim();
        let digits = piece.chars().take_while(char::is_ascii_digit).count();
        let (number, unit) = piece.split_at_checked(digits)?;
        let each = match unit.trim() {
            "m" | "min" | "mins" | "minute" | "minutes" | "minuto" | "minutos" => 1,
            "h" | "hour" | "hours" | "hora" | "horas" => HOUR,
            "d" | "day" | "days" | "día" | "dia" | "días" | "dias" => DAY,
            "w" | "wk" | "week" | "weeks" | "sem" | "semana" | "semanas" => 7 * DAY,
            _ => return None,
        };
        let lead = number.parse::<i64>().ok().filter(|number| *number <= 10_000)? * each;
        if !(5..=14 * DAY).contains(&lead) {
            return None;
        }
        minutes.push(lead);
    }
    minutes.sort_unstable_by(|a, b| b.cmp(a));
    minutes.dedup();
    (minutes.len() <= 5).then_some(minutes)
}

/// What [`read_leads`] reads, as it is stored.
pub(crate) fn leads_text(minutes: &[i64]) -> String {
    if minutes.is_empty() {
        return "off".to_owned();
    }
    let one = |lead: &i64| match lead {
        lead if lead % DAY == 0 => format!("{}d", lead / DAY),
        lead if lead % HOUR == 0 => format!("{}h", lead / HOUR),
        lead => format!("{lead}m"),
    };
    minutes.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// What a setting is now, as people read it, and whether somebody set it.
#[must_use]
pub fn shown(
    spec: &SettingSpec,
    settings: &Settings,
    defaults: &Defaults,
    home: Option<HomeId>,
    locale: Locale,
) -> (String, bool) {
    let nothing = || wording::words(locale, "setting-nothing", &[]);
    match spec.kind {
        SettingKind::Zone
        | SettingKind::Language
        | SettingKind::Prefix
        | SettingKind::Leads
        | SettingKind::Whole { .. }
        | SettingKind::OneOf(_) => match settings.get(spec.name).and_then(Value::as_str) {
            Some(text) => (text.to_owned(), text != spec.default_text(defaults)),
            None => (spec.default_text(defaults), false),
        },
        SettingKind::Hours | SettingKind::Names { .. } => match settings.get(spec.name).and_then(Value::as_str) {
            Some(text) => (text.to_owned(), true),
            None => (nothing(), false),
        },
        SettingKind::Text { .. } => match settings.sentences(spec) {
            Some(text) => (text.to_owned(), true),
            None => (nothing(), false),
        },
        SettingKind::Weekly => match settings.weekly(spec) {
            Some(weekly) => {
                let chosen = settings.get(spec.name).and_then(Value::as_str);
                (weekly_words(weekly, locale), chosen.is_some_and(|chosen| chosen != spec.default))
            }
            None => (nothing(), false),
        },
        SettingKind::List { .. } => {
            let entries = settings.list(spec);
            let text = if entries.is_empty() { nothing() } else { entries.join(", ") };
            (text, settings.get(spec.name).is_some())
        }
        SettingKind::Places => match home.map(|home| settings.of_home(spec.name, home)) {
            Some(places) if !places.is_empty() => (places.join(", "), true),
            Some(_) | None => (nothing(), false),
        },
        SettingKind::Channel | SettingKind::Roles => match home.and_then(|home| settings.channel(spec.name, home)) {
            Some(id) => (id.to_owned(), true),
            None => (nothing(), false),
        },
    }
}

/// A time of the week as people read and write it: `sunday 18:00`, `domingo 18:00`.
fn weekly_words(weekly: Weekly, locale: Locale) -> String {
    let day = Arg::Number(i64::from(weekly.day.num_days_from_monday()));
    format!("{} {}", wording::words(locale, "weekday", &[("day", day)]).to_lowercase(), weekly.clock())
}

/// A refusal for a zone that is none, with the nearest three.
pub(crate) fn zone_or_refusal(text: &str, arg: &str) -> Result<Tz, Refusal> {
    read_zone(text).map_err(|NoSuchZone { nearest }| {
        let near = nearest.iter().map(|zone| zone.name()).collect::<Vec<_>>().join(", ");
        Refusal::new("refused-zone").about(arg).text("given", text).text("near", near).text("example", ZONE.example)
    })
}

/// A time before something, in words: `2 hours`.
#[must_use]
pub fn lead_words(minutes: i64, locale: Locale) -> String {
    let (key, number) = match minutes {
        minutes if minutes % DAY == 0 => ("lead-days", minutes / DAY),
        minutes if minutes % HOUR == 0 => ("lead-hours", minutes / HOUR),
        minutes => ("lead-minutes", minutes),
    };
    wording::words(locale, key, &[("count", Arg::Number(number))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_are_read_in_both_languages_and_bounded() {
        assert_eq!(read_leads("1d, 2h"), Some(vec![1440, 120]));
        assert_eq!(read_leads("2 horas y 1 día"), Some(vec![1440, 120]));
        assert_eq!(read_leads("off"), Some(vec![]));
        assert_eq!(read_leads("90m"), Some(vec![90]));
        for wrong in ["", "soon", "1m", "15d", "1d,2d,3d,4d,5d,6d", "99999999999999999999h"] {
            assert_eq!(read_leads(wrong), None, "{wrong}");
        }
        assert_eq!(leads_text(&[1440, 120, 90]), "1d, 2h, 90m");
    }
    #[test]
    fn a_place_is_chosen_only_where_it_is() -> Result<(), Refusal> {
        let spec = SettingSpec {
            name: "meetup-channel",
            kind: SettingKind::Channel,
            default: "",
            who: crate::access::Access::Admin,
            example: "here",
        };
        let home = HomeId(uuid::Uuid::from_u128(1));
        let read = |text: &str, direct: bool| {
            let place = PlaceKey { id: "123".to_owned(), thread: None, direct };
            parse(&spec, Typed { text, home: Some(home), place: &place }, None)
        };
        for text in ["here", "Aquí", "123", "<#123>"] {
            assert_eq!(read(text, false)?, json!({ (home.simple()): "123" }), "{text}");
        }
        assert_eq!(read("off", false)?, json!({}));
        // No place at all, and what may be one of another village.
        for text in ["parks", "#parks", "<#124>", "124", "!room:example.org", ""] {
            assert!(read(text, false).is_err(), "{text}");
        }
        assert!(read("here", true).is_err() && read("123", true).is_err());
        Ok(())
    }

    #[test]
    fn roles_are_ids_or_mentions_as_the_example_is() -> Result<(), Refusal> {
        let spec = &super::super::MODERATOR_ROLE;
        let home = HomeId(uuid::Uuid::from_u128(1));
        let place = PlaceKey { id: "1".to_owned(), thread: None, direct: false };
        let read = |text: &str| parse(spec, Typed { text, home: Some(home), place: &place }, None);
        assert_eq!(read(spec.example)?, json!({ (home.simple()): "123456789012345678" }));
        assert_eq!(read("<@&12>, 34")?, json!({ (home.simple()): "12 34" }));
        for text in ["@Helpers", "Helpers", "<@12>", "12 helpers", "off", ","] {
            assert!(read(text).is_err(), "{text}");
        }
        Ok(())
    }
}
