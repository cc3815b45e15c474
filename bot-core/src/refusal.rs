//! "Understood, and the answer is no": kind, and it says what to do next.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::message::{Moment, MomentStyle, Span};
use crate::wording::{self, Arg, Locale};

/// Why something was not done, as a sentence of the catalogue with what goes into it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refusal {
    key: String,
    with: Vec<(String, With)>,
    /// The argument to mend, when one is to blame; what else was given is kept.
    pub arg: Option<String>,
    /// Readings to choose from, when the argument was ambiguous: an exact value each.
    pub options: Vec<DateTime<Utc>>,
}

/// What goes into the sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum With {
    Text(String),
    Command(String),
    Number(i64),
    Moment(Moment),
}

impl Refusal {
    /// A refusal with the sentence called `key`.
    #[must_use]
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), with: Vec::new(), arg: None, options: Vec::new() }
    }

    /// The same, blaming an argument.
    #[must_use]
    pub fn about(mut self, arg: &str) -> Self {
        self.arg = Some(arg.to_owned());
        self
    }

    /// The same with words from people or from the catalogue, taken literally.
    #[must_use]
    pub fn text(mut self, name: &str, text: impl Into<String>) -> Self {
        self.with.push((name.to_owned(), With::Text(text.into())));
        self
    }

    /// The same with a command to type.
    #[must_use]
    pub fn command(mut self, name: &str, words: impl Into<String>) -> Self {
        self.with.push((name.to_owned(), With::Command(words.into())));
        self
    }

    /// The same with a number.
    #[must_use]
    pub fn number(mut self, name: &str, number: i64) -> Self {
        self.with.push((name.to_owned(), With::Number(number)));
        self
    }

    /// The same with a moment.
    #[must_use]
    pub fn moment(mut self, name: &str, at: DateTime<Utc>, zone: Tz) -> Self {
        self.with.push((name.to_owned(), With::Moment(Moment { at, zone, style: MomentStyle::Full })));
        self
    }

    /// The same with readings to choose from.
    #[must_use]
    pub fn options(mut self, options: Vec<DateTime<Utc>>) -> Self {
        self.options = options;
        self
    }

    /// The sentence.
    #[must_use]
    pub fn say(&self, locale: Locale) -> Vec<Span> {
        let args: Vec<(&str, Arg)> = self
            .with
            .iter()
            .map(|(name, with)| {
                let arg = match with {
                    With::Text(text) => Arg::text(text.clone()),
                    With::Command(words) => Arg::from(Span::Command(words.clone())),
                    With::Number(number) => Arg::Number(*number),
                    With::Moment(moment) => Arg::from(Span::Moment(moment.clone())),
                };
                (name.as_str(), arg)
            })
            .collect();
        wording::say(locale, &self.key, &args)
    }
}

/// Why a handler did not come to an outcome.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The answer is no.
    #[error("refused")]
    Refused(Refusal),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
