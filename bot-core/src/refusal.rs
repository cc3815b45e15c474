//! "Understood, and the answer is no": kind, and it says what to do next.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::command::{self, ArgSpec};
use crate::message::{Moment, MomentStyle, Span};
use crate::time::Repeat;
use crate::wording::{self, Arg, Locale};

/// Why something was not done, as a sentence of the catalogue with what goes into it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refusal {
    key: String,
    with: Vec<(String, With)>,
    /// The argument to mend, when one is to blame; what else was given is kept.
    pub arg: Option<String>,
    /// Readings to choose from, when the argument was ambiguous.
    pub options: Vec<Candidate>,
}

/// One reading of an ambiguous moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// When it begins.
    pub start: DateTime<Utc>,
    /// When it ends, if that was said.
    pub end: Option<DateTime<Utc>>,
    /// How it repeats, if that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<Repeat>,
    /// What the argument becomes with this reading, when it is one of several moments in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<String>,
}

impl Candidate {
    /// A reading that is the whole argument.
    #[must_use]
    pub fn new(start: DateTime<Utc>, end: Option<DateTime<Utc>>) -> Self {
        Self { start, end, repeats: None, whole: None }
    }

    /// What the argument becomes: an exact value, unless there is more in it.
    #[must_use]
    pub fn value(&self) -> String {
        self.whole.clone().unwrap_or_else(|| self.exact())
    }

    /// The reading alone as an exact value: an instant, or an interval of two (ISO 8601), and how it repeats.
    #[must_use]
    pub fn exact(&self) -> String {
        let moment = match self.end {
            Some(end) => format!("{}/{}", self.start.to_rfc3339(), end.to_rfc3339()),
            None => self.start.to_rfc3339(),
        };
        match self.repeats.as_ref().and_then(|repeats| serde_json::to_string(repeats).ok()) {
            Some(repeats) => format!("{moment} {repeats}"),
            None => moment,
        }
    }

    /// Reads what [`Self::exact`] wrote.
    #[must_use]
    pub fn from_value(text: &str) -> Option<Self> {
        let instant = |text: &str| DateTime::parse_from_rfc3339(text).ok().map(|at| at.with_timezone(&Utc));
        let (text, repeats) = match text.split_once(' ') {
            Some((moment, repeats)) => (moment, Some(serde_json::from_str(repeats).ok()?)),
            None => (text, None),
        };
        match text.split_once('/') {
            Some((start, end)) => Some(Self { repeats, ..Self::new(instant(start)?, Some(instant(end)?)) }),
            None => Some(Self { repeats, ..Self::new(instant(text)?, None) }),
        }
    }
}

/// What goes into the sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum With {
    Text(String),
    Command(String),
    Number(i64),
    Moment(Moment),
    Day(NaiveDate),
    ArgName(String),
    ArgExample(String),
}

impl Refusal {
    /// A refusal with the sentence called `key`.
    #[must_use]
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), with: Vec::new(), arg: None, options: Vec::new() }
    }

    /// An argument is still needed.
    #[must_use]
    pub fn missing(arg: &str) -> Self {
        Self::new("refused-missing").about(arg).arg_name("arg", arg).arg_example("example", arg)
    }

    /// The same, blaming an argument.
    #[must_use]
    pub fn about(mut self, arg: &str) -> Self {
        self.arg = Some(arg.to_owned());
        self
    }

    /// Whether it is about something other than these arguments.
    #[must_use]
    pub fn blames_none_of(&self, args: &[&ArgSpec]) -> bool {
        args.iter().all(|arg| self.arg.as_deref() != Some(arg.name))
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

    /// The same with a day.
    #[must_use]
    pub fn day(mut self, name: &str, day: NaiveDate) -> Self {
        self.with.push((name.to_owned(), With::Day(day)));
        self
    }

    /// The same with the name of an argument, as the reader would type it.
    #[must_use]
    pub fn arg_name(mut self, name: &str, arg: &str) -> Self {
        self.with.push((name.to_owned(), With::ArgName(arg.to_owned())));
        self
    }

    /// The same with an example of an argument, as the reader would type it.
    #[must_use]
    pub fn arg_example(mut self, name: &str, arg: &str) -> Self {
        self.with.push((name.to_owned(), With::ArgExample(arg.to_owned())));
        self
    }

    /// The same with readings to choose from.
    #[must_use]
    pub fn options(mut self, options: Vec<Candidate>) -> Self {
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
                    With::Command(words) => Arg::command(words.clone()),
                    With::Number(number) => Arg::Number(*number),
                    With::ArgName(arg) => Arg::text(command::arg_word(arg, locale)),
                    With::ArgExample(arg) => Arg::text(command::arg_example(arg, locale)),
                    With::Day(day) => Arg::text(wording::date(locale, *day)),
                    With::Moment(moment) => Arg::from(Span::Moment(moment.clone())),
                };
                (name.as_str(), arg)
            })
            .collect();
        let said = wording::say(locale, &self.key, &args);
        // A moment may stand in several arguments, and the sentences about moments name none but the usual one.
        match &self.arg {
            Some(arg) if self.key.starts_with("refused-when") && arg != "when" && arg != "moments" => {
                let name = Span::Strong(vec![Span::Text(command::arg_word(arg, locale))]);
                [vec![name, Span::from(": ")], said].concat()
            }
            _ => said,
        }
    }
}

/// Why a handler did not come to an outcome.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The answer is no.
    #[error("refused")]
    Refused(Refusal),
    /// The platform must be asked something first. It is, outside of the transaction, of which nothing is kept, and then
    /// the same event is looked at again.
    #[error("the platform must be asked first")]
    Unknown(Unknown),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
}

/// What a platform is asked about an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unknown {
    /// Who somebody is whose account is meant, and who has never come to the bot.
    Person(String),
    /// What the bot lacks in the asker's home, and in these of its places.
    Lacks(Vec<String>),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
