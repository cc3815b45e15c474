//! The catalogue of words: every sentence for people, in every language, from `bot-core/locales`.
//!
//! What is said is put together from [`Span`]s, so that a name or a title inside a sentence stays what it is.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDate, Timelike};
use chrono_tz::Tz;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::langid;

use crate::message::{MomentStyle, Span};

/// A language that Village speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Spanish, neutral between countries.
    Es,
}

impl Locale {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// Its code, as people write it in settings.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The language of a code such as `es`, `es-419` or `en-US`; none when Village does not speak it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let language = code.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|locale| locale.code().eq_ignore_ascii_case(language))
    }
}

/// Something to put into a sentence.
#[derive(Debug, Clone)]
pub enum Arg {
    /// A piece of rich text, taken as it is.
    Spans(Vec<Span>),
    /// A number; it chooses plural forms.
    Number(i64),
    /// A word that the sentence only chooses by (`{ $answer -> [going] ... }`); never text from people.
    Key(&'static str),
}

impl Arg {
    /// Words, taken literally.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Spans(vec![Span::Text(text.into())])
    }

    /// A command, as the reader would give it.
    pub fn command(words: impl Into<String>) -> Self {
        Self::from(Span::Command(words.into()))
    }
}

impl From<Span> for Arg {
    fn from(span: Span) -> Self {
        Self::Spans(vec![span])
    }
}

/// A placeholder's number between two characters that [`crate::message::tidy`] takes out of people's text.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// One language's sentences.
struct Sentences {
    bundle: FluentBundle<FluentResource>,
}

static SENTENCES: LazyLock<HashMap<Locale, Sentences>> =
    LazyLock::new(|| Locale::ALL.into_iter().map(|locale| (locale, Sentences::read(locale))).collect());

/// The sources of a language, by file name; a test reads them too.
#[must_use]
pub fn sources(locale: Locale) -> &'static [(&'static str, &'static str)] {
    macro_rules! files {
        ($language:literal: $($name:literal),*) => {
            &[$(($name, include_str!(concat!("../locales/", $language, "/", $name, ".ftl")))),*]
        };
    }
    match locale {
        Locale::En => {
            files!("en": "commands", "moments", "village", "people", "profile", "settings", "meetups", "intros", "care", "reports", "keeping", "support", "share", "privacy")
        }
        Locale::Es => {
            files!("es": "commands", "moments", "village", "people", "profile", "settings", "meetups", "intros", "care", "reports", "keeping", "support", "share", "privacy")
        }
    }
}

impl Sentences {
    fn read(locale: Locale) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![match locale {
            Locale::En => langid!("en"),
            Locale::Es => langid!("es"),
        }]);
        // Isolation marks are for mixed directions; they would show up in copied text and in tests.
        bundle.set_use_isolating(false);
        for (name, source) in sources(locale) {
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, errors)| {
                tracing::error!(locale = locale.code(), file = name, ?errors, "a file of words is broken");
                resource
            });
            if let Err(errors) = bundle.add_resource(resource) {
                tracing::error!(locale = locale.code(), file = name, ?errors, "two sentences have one name");
            }
        }
        Self { bundle }
    }
}

/// The sentence called `key`, with `args` put in. A missing sentence shows its key: a test sees to it that none is missing.
#[must_use]
pub fn say(locale: Locale, key: &str, args: &[(&str, Arg)]) -> Vec<Span> {
    let Some(text) = format(locale, key, args) else { return vec![Span::Text(key.to_owned())] };
    let mut spans = Vec::new();
    for (index, piece) in text.split(OPEN).enumerate() {
        let words = if index == 0 {
            piece
        } else {
            let (number, words) = piece.split_once(CLOSE).unwrap_or(("", piece));
            if let Some((_, Arg::Spans(inner))) = number.parse().ok().and_then(|number: usize| args.get(number)) {
                spans.extend(inner.iter().cloned());
            }
            words
        };
        for (line, words) in words.split('\n').enumerate() {
            if line > 0 {
                spans.push(Span::Break);
            }
            if !words.is_empty() {
                spans.push(Span::Text(words.to_owned()));
            }
        }
    }
    spans
}

/// The same for labels and the like, where there is no rich text.
#[must_use]
pub fn words(locale: Locale, key: &str, args: &[(&str, Arg)]) -> String {
    crate::message::plain_spans(&say(locale, key, args), locale, "/")
}

/// Whether the language has this sentence; attributes are asked for as `key.attribute`.
#[must_use]
pub fn has(locale: Locale, key: &str) -> bool {
    format(locale, key, &[]).is_some()
}

fn format(locale: Locale, key: &str, args: &[(&str, Arg)]) -> Option<String> {
    let sentences = SENTENCES.get(&locale)?;
    let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
    let message = sentences.bundle.get_message(id)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(attribute) => message.get_attribute(attribute)?.value(),
    };
    let mut values = FluentArgs::with_capacity(args.len());
    for (index, (name, arg)) in args.iter().enumerate() {
        values.set(
            *name,
            match arg {
                Arg::Spans(_) => FluentValue::from(format!("{OPEN}{index}{CLOSE}")),
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Key(word) => FluentValue::from(*word),
            },
        );
    }
    let mut errors = Vec::new();
    let text = sentences.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
    for error in errors {
        tracing::debug!(locale = locale.code(), key, %error, "a sentence could not be put together");
    }
    Some(text)
}

/// What a clock on the wall shows, in a language's own way.
#[must_use]
pub fn time_of_day(locale: Locale, hour: u32, minute: u32) -> String {
    let hour12 = if hour.is_multiple_of(12) { 12 } else { hour % 12 };
    words(
        locale,
        "time-of-day",
        &[
            ("hour", Arg::Number(i64::from(hour12))),
            ("hour24", Arg::text(format!("{hour:02}"))),
            ("minute", Arg::text(format!("{minute:02}"))),
            ("half", Arg::Key(if hour >= 12 { "pm" } else { "am" })),
        ],
    )
}

/// A day in a language's own order and words, with its year: `November 28, 2026`.
#[must_use]
pub fn date(locale: Locale, day: NaiveDate) -> String {
    let month = words(locale, "month", &[("month", Arg::Number(i64::from(day.month())))]);
    let args = [
        ("month", Arg::text(month)),
        ("day", Arg::Number(i64::from(day.day()))),
        ("year", Arg::text(day.year().to_string())),
    ];
    words(locale, "date", &args)
}

/// A moment in a language's own order and words.
#[must_use]
pub fn moment(locale: Locale, at: &DateTime<Tz>, style: MomentStyle) -> String {
    let weekday = words(locale, "weekday", &[("day", Arg::Number(i64::from(at.weekday().num_days_from_monday())))]);
    let month = words(locale, "month", &[("month", Arg::Number(i64::from(at.month())))]);
    let time = time_of_day(locale, at.hour(), at.minute());
    let args = [
        ("weekday", Arg::text(weekday)),
        ("month", Arg::text(month)),
        ("day", Arg::Number(i64::from(at.day()))),
        ("year", Arg::text(at.year().to_string())),
        ("time", Arg::text(time.clone())),
        ("zone", Arg::text(at.format("%Z").to_string())),
    ];
    match style {
        MomentStyle::Full => words(locale, "moment-full", &args),
        MomentStyle::Day => words(locale, "moment-day", &args),
        MomentStyle::Time => time,
    }
}
