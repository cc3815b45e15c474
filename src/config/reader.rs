//! Typed reading of the two layers, which remembers what is wrong instead of stopping at the first.

use figment::Figment;
use figment::value::{Dict, Value};
use secrecy::SecretString;

use super::layers::{unreadable, variable};
use super::nearest::nearest;
use super::problem::{Problem, Problems};
use super::{KEYS, SECRETS};

/// What people look for among the keys although it is said on the command line.
const OPTIONS: &[(&str, &str)] = &[
    ("log", "--log LEVEL"),
    ("log_level", "--log LEVEL"),
    ("log_format", "--log-format text|json"),
    ("config", "--config FILE"),
];

/// Reads keys and collects complaints.
pub(super) struct Reader {
    figment: Figment,
    problems: Vec<Problem>,
}

impl Reader {
    /// A reader that has already complained about keys nobody knows.
    pub(super) fn new(figment: Figment) -> Self {
        let mut reader = Self { figment, problems: Vec::new() };
        if let Ok(values) = reader.figment.extract::<Dict>() {
            reader.look_for_strangers("", &values);
        }
        reader
    }

    /// The configuration, if nothing was wrong.
    pub(super) fn finish<T>(self, config: T) -> Result<T, Problems> {
        if self.problems.is_empty() { Ok(config) } else { Err(Problems(self.problems)) }
    }

    /// Whether a section is there at all.
    pub(super) fn has_table(&self, section: &str) -> bool {
        self.figment.contains(section)
    }

    /// A text; nothing when it is missing or empty.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        let Value::String(_, text) = self.figment.find_value(key).ok()? else {
            self.wrong(key, "this must be text: put it into quotes");
            return None;
        };
        Some(text).filter(|text| !text.is_empty())
    }

    /// A text that means something.
    pub(super) fn parsed<T>(&mut self, key: &str, parse: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let text = self.text(key)?;
        parse(&text).map_err(|remedy| self.wrong(key, remedy)).ok()
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, key: &str, default: bool) -> bool {
        match self.figment.find_value(key) {
            Err(_) => default,
            Ok(Value::Bool(_, flag)) => flag,
            Ok(Value::String(_, text)) if text == "true" => true,
            Ok(Value::String(_, text)) if text == "false" => false,
            Ok(_) => {
                self.wrong(key, "this is either true or false");
                default
            }
        }
    }

    /// A list of texts; from the environment, one text with commas. Nothing when it is missing.
    pub(super) fn list(&mut self, key: &str, check: impl Fn(&str) -> Result<String, String>) -> Option<Vec<String>> {
        let remedy = "this must be a list of texts, for example [\"*:example.org\"]";
        let value = self.figment.find_value(key).ok()?;
        let texts: Option<Vec<String>> = if let Value::String(_, text) = value {
            Some(text.split(',').map(|item| item.trim().to_owned()).collect())
        } else {
            value.into_array().and_then(|items| items.into_iter().map(Value::into_string).collect())
        };
        let Some(texts) = texts else {
            self.wrong(key, remedy);
            return None;
        };
        let checked: Result<Vec<String>, String> = texts.iter().map(|text| check(text)).collect();
        checked.map_err(|remedy| self.wrong(key, remedy)).ok()
    }

    /// A secret, given itself or as the file that holds it. What the environment says wins over the file.
    pub(super) fn secret(&mut self, key: &str) -> Option<SecretString> {
        let file_key = format!("{key}_file");
        match (self.text(key), self.text(&file_key)) {
            (None, None) => None,
            (Some(secret), None) => Some(SecretString::from(secret)),
            (None, Some(path)) => self.secret_in(&file_key, &path),
            (Some(secret), Some(path)) => match (self.is_from_environment(key), self.is_from_environment(&file_key)) {
                (true, false) => Some(SecretString::from(secret)),
                (false, true) => self.secret_in(&file_key, &path),
                (true, true) | (false, false) => {
                    self.wrong(&file_key, format!("{key} is given as well: keep one of the two"));
                    None
                }
            },
        }
    }

    /// A secret that must be there.
    pub(super) fn needed_secret(&mut self, key: &str, what: &str) -> Option<SecretString> {
        let secret = self.secret(key);
        if secret.is_none() {
            self.missing(key, &format!("add {what}"));
        }
        secret
    }

    /// Complains that something is not there, unless the same has been complained about already.
    pub(super) fn missing(&mut self, key: &str, remedy: &str) {
        let known = |problem: &Problem| problem.key.strip_suffix("_file").unwrap_or(&problem.key) == key;
        if !self.problems.iter().any(known) {
            let remedy = format!("this is missing: {remedy}");
            self.problems.push(Problem { key: key.to_owned(), value: None, place: None, remedy });
        }
    }

    /// Complains about a value.
    pub(super) fn wrong(&mut self, key: &str, remedy: impl Into<String>) {
        let value = if SECRETS.contains(&key) { None } else { self.figment.find_value(key).ok().map(|it| shown(&it)) };
        self.problems.push(Problem { key: key.to_owned(), value, place: self.place(key), remedy: remedy.into() });
    }

    fn secret_in(&mut self, key: &str, path: &str) -> Option<SecretString> {
        let remedy = match std::fs::read_to_string(path) {
            Ok(text) if text.trim().is_empty() => "the file is empty: put the secret into it".to_owned(),
            Ok(text) => return Some(SecretString::from(text.trim())),
            Err(error) => format!("the file cannot be read: {}", unreadable(&error)),
        };
        self.wrong(key, remedy);
        None
    }

    fn look_for_strangers(&mut self, above: &str, values: &Dict) {
        for (name, value) in values {
            let key = if above.is_empty() { name.clone() } else { format!("{above}.{name}") };
            let is_section =
                KEYS.iter().any(|known| known.strip_prefix(&key).is_some_and(|rest| rest.starts_with('.')));
            if let (Value::Dict(_, inner), true) = (value, is_section) {
                self.look_for_strangers(&key, inner);
            } else if !KEYS.contains(&key.as_str()) {
                self.stranger(&key, value, is_section);
            }
        }
    }

    /// Complains about a key nobody knows. Its value may be a misplaced secret, so it is not shown.
    fn stranger(&mut self, key: &str, value: &Value, is_section: bool) {
        let option = OPTIONS.iter().find(|(name, _)| *name == key);
        let remedy = if let Some((_, option)) = option {
            format!("there is no such key; say it on the command line: {option}")
        } else if is_section {
            format!("this is a section: write [{key}] and its keys below")
        } else if value.as_dict().is_some() && !key.contains('.') {
            let mut sections: Vec<&str> = KEYS.iter().filter_map(|known| known.split('.').next()).collect();
            sections.dedup();
            let section = nearest(key, sections.into_iter()).unwrap_or_default();
            format!("there is no such section; the nearest one is [{section}]")
        } else {
            let known = nearest(key, KEYS.iter().copied()).unwrap_or_default();
            let how =
                if self.is_from_environment(key) { format!(", set by {}", variable(known)) } else { String::new() };
            format!("there is no such key; the nearest one is {known}{how}")
        };
        self.problems.push(Problem { key: key.to_owned(), value: None, place: self.place(key), remedy });
    }

    fn place(&self, key: &str) -> Option<String> {
        self.figment.find_metadata(key).map(|layer| layer.name.to_string())
    }

    fn is_from_environment(&self, key: &str) -> bool {
        self.place(key) == Some(variable(key))
    }
}

/// A value as it would stand in the file.
fn shown(value: &Value) -> String {
    match value {
        Value::String(_, text) => format!("{text:?}"),
        Value::Char(_, text) => format!("{:?}", text.to_string()),
        Value::Bool(_, flag) => flag.to_string(),
        Value::Num(_, number) => match (number.to_i128(), number.to_f64()) {
            (Some(whole), _) => whole.to_string(),
            (None, Some(number)) => number.to_string(),
            (None, None) => "a number".to_owned(),
        },
        Value::Empty(_, _) => "nothing".to_owned(),
        Value::Dict(_, _) => "{ ... }".to_owned(),
        Value::Array(_, items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
    }
}
