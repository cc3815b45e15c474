//! The two layers of a configuration: the file, and the environment over it.

use std::io::ErrorKind;
use std::path::Path;

use figment::providers::Env;
use figment::value::{Dict, Map, Value};
use figment::{Figment, Metadata, Profile, Provider};

use super::DEFAULT_FILE;
use super::problem::{Problem, Problems};

/// What environment variables begin with; levels are divided by two underscores.
const PREFIX: &str = "VILLAGE_";

/// One layer, with the name it is called by in complaints.
struct Layer {
    name: String,
    values: Dict,
}

impl Provider for Layer {
    fn metadata(&self) -> Metadata {
        Metadata::named(self.name.clone())
    }

    fn data(&self) -> Result<Map<Profile, Dict>, figment::Error> {
        Ok(Profile::Default.collect(self.values.clone()))
    }
}

/// Both layers. A file that was asked for must be there; [`DEFAULT_FILE`] need not.
pub(super) fn read(file: Option<&Path>) -> Result<Figment, Problems> {
    let path = file.unwrap_or(Path::new(DEFAULT_FILE));
    let name = path.display().to_string();
    let values = match std::fs::read_to_string(path) {
        Ok(text) => parse(&name, &text)?,
        Err(error) if error.kind() == ErrorKind::NotFound && file.is_none() => Dict::new(),
        Err(error) => {
            let remedy = if error.kind() == ErrorKind::NotFound {
                "there is no such file: copy village.example.toml there and fill it in".to_owned()
            } else {
                format!("the file cannot be read: {}", unreadable(&error))
            };
            return Err(Problems(vec![Problem { key: name, value: None, place: None, remedy }]));
        }
    };
    let mut figment = Figment::from(Layer { name, values });
    for (variable, key, value) in environment() {
        // One layer for each variable, so that a complaint can name it.
        if let Value::Dict(_, values) = figment::util::nest(&key, Value::from(value)) {
            figment = figment.merge(Layer { name: variable, values });
        }
    }
    Ok(figment)
}

/// Reads a file. Its lines are not shown in complaints, because a secret may stand there.
fn parse(name: &str, text: &str) -> Result<Dict, Problems> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().and_then(|span| text.get(..span.start)).map(|before| before.matches('\n').count() + 1);
        let place = line.map_or_else(String::new, |line| format!(" in line {line}"));
        let message = error.message().lines().collect::<Vec<_>>().join(", ");
        let remedy = format!("this is not TOML{place}: {message}");
        Problems(vec![Problem { key: name.to_owned(), value: None, place: None, remedy }])
    })
}

/// The variables that speak to Village, as (name, key, value). An empty one counts as not set, because that is what
/// `${VARIABLE:-}` in a service's definition makes of one that is not.
fn environment() -> Vec<(String, String, String)> {
    let mut found: Vec<_> = Env::prefixed(PREFIX)
        .split("__")
        .iter()
        .filter(|(key, value)| !value.is_empty() && !is_service_link(key.as_str()))
        .map(|(key, value)| (variable(key.as_str()), key.to_string(), value))
        .collect();
    found.sort();
    found
}

/// The environment variable of a key.
pub(super) fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.to_uppercase().replace('.', "__"))
}

/// Whether Kubernetes set this variable, which it does in every container beside a service called `village`.
fn is_service_link(key: &str) -> bool {
    let after = |start: &str| key.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'));
    after("service_host") || after("service_port") || after("port")
}

/// Why a file cannot be read, in words that are the same on every system for what happens most.
pub(super) fn unreadable(error: &std::io::Error) -> String {
    let reasons = [
        (ErrorKind::NotFound, "it is not there"),
        (ErrorKind::PermissionDenied, "permission denied"),
        (ErrorKind::IsADirectory, "it is a folder"),
        (ErrorKind::InvalidData, "it is not text in UTF-8"),
    ];
    let known = reasons.into_iter().find(|(kind, _)| *kind == error.kind());
    known.map_or_else(|| error.to_string(), |(_, reason)| reason.to_owned())
}
