//! The languages that mothers speak with each other, by ISO 639-1 and a few codes that it lacks.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use strsim::normalized_damerau_levenshtein;

use super::{Heard, is_as_long, neat, shape};
use crate::message::tidy;
use crate::wording::Locale;

/// From this likeness on, something is taken for a slip of a language's name.
const CLOSE: f64 = 0.8;

/// Names shorter than this are too easily one slip away from another.
const LEAST_COMPARED: usize = 5;

/// Words that may stand before a language.
const BEFORE: [&str; 12] = [
    "a bit of",
    "a little",
    "some",
    "fluent",
    "native",
    "basic",
    "un poco de",
    "un poquito de",
    "algo de",
    "bastante",
    "mi",
    "my",
];

/// A language by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spoken(&'static str);

/// A language with its names: the first is shown, the others are understood too.
#[derive(Debug, Deserialize)]
struct Entry {
    code: String,
    en: Vec<String>,
    es: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Entries {
    language: Vec<Entry>,
}

/// A file that cannot be read is an empty list; a test reads it.
static LANGUAGES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    toml::from_str::<Entries>(include_str!("../../../vocabulary/languages.toml")).unwrap_or_default().language
});

/// What each name and code means.
static MEANINGS: LazyLock<HashMap<String, &'static Entry>> = LazyLock::new(|| {
    LANGUAGES.iter().flat_map(|entry| entry.shapes().into_iter().map(move |name| (name, entry))).collect()
});

impl Entry {
    fn names(&self, locale: Locale) -> &[String] {
        match locale {
            Locale::En => &self.en,
            Locale::Es => &self.es,
        }
    }

    fn shapes(&self) -> Vec<String> {
        std::iter::once(&self.code).chain(&self.en).chain(&self.es).map(|name| shape(name)).collect()
    }
}

impl Spoken {
    /// The code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The language of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        LANGUAGES.iter().find(|entry| entry.code == code).map(|entry| Self(&entry.code))
    }

    /// What it is called in a language.
    #[must_use]
    pub fn name(self, locale: Locale) -> &'static str {
        let entry = LANGUAGES.iter().find(|entry| entry.code == self.0);
        entry.and_then(|entry| entry.names(locale).first()).map_or(self.0, String::as_str)
    }
}

/// Why something is no list of languages.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotLanguages {
    /// Nothing was said.
    #[error("nothing was said")]
    Empty,
    /// One of them is not known.
    #[error("a language is not known")]
    Unknown {
        /// It, as typed.
        given: String,
    },
}

/// Reads languages by their names in any language or their codes: `English and a bit of Spanish`, `inglés, árabe`.
pub fn hear(text: &str) -> Result<Heard<Spoken>, NotLanguages> {
    let mut heard = Heard::empty();
    for piece in tidy(text).split([',', ';', '\n', '/', '•', '·']).map(neat).filter(|piece| !piece.is_empty()) {
        if let Some(spoken) = exact(&piece) {
            heard.add(spoken);
            continue;
        }
        if let Some(spoken) = near(&piece) {
            heard.guessed.push((piece, spoken));
            heard.add(spoken);
            continue;
        }
        // `english and spanish`, `inglés y árabe`, `english spanish`.
        let parts = match super::joined(&piece) {
            parts if parts.len() > 1 => parts,
            _ => piece.split(' ').map(str::to_owned).collect(),
        };
        let each: Option<Vec<(&String, Spoken, bool)>> = parts
            .iter()
            .map(|part| exact(part).map(|one| (part, one, false)).or_else(|| near(part).map(|one| (part, one, true))))
            .collect();
        let Some(each) = each else { return Err(NotLanguages::Unknown { given: piece }) };
        for (part, spoken, is_guess) in each {
            if is_guess {
                heard.guessed.push((part.clone(), spoken));
            }
            heard.add(spoken);
        }
    }
    if heard.found.is_empty() { Err(NotLanguages::Empty) } else { Ok(heard) }
}

/// At most `most` languages for what is being typed: names that begin with it first, then those that hold it. For
/// nothing typed, those that are asked for most.
#[must_use]
pub fn suggest(typed: &str, locale: Locale, most: usize) -> Vec<Spoken> {
    let typed = shape(typed);
    let rank = |entry: &Entry| {
        let label = entry.names(locale).first().map(|name| shape(name)).unwrap_or_default();
        let names = entry.shapes();
        match () {
            () if label.starts_with(&typed) => Some(0),
            () if names.iter().any(|name| name.starts_with(&typed)) => Some(1),
            () if names.iter().any(|name| name.contains(&typed)) => Some(2),
            () => None,
        }
    };
    let ranked = LANGUAGES.iter().filter_map(|entry| Some((rank(entry)?, entry)));
    let mut ranked: Vec<(u8, &'static Entry)> = ranked.collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().take(most).map(|(_, entry)| Spoken(&entry.code)).collect()
}

fn exact(text: &str) -> Option<Spoken> {
    let whole = shape(text);
    let after = |before: &&str| whole.strip_prefix(*before).and_then(|rest| rest.strip_prefix(' '));
    let mut candidates = std::iter::once(whole.as_str()).chain(BEFORE.iter().filter_map(after));
    candidates.find_map(|name| MEANINGS.get(name)).map(|entry| Spoken(&entry.code))
}

fn near(text: &str) -> Option<Spoken> {
    let text = shape(text);
    if !(LEAST_COMPARED..=super::LONGEST).contains(&text.chars().count()) {
        return None;
    }
    let likeness = |name: &str| normalized_damerau_levenshtein(&text, name);
    let close = LANGUAGES.iter().map(|entry| {
        let like =
            entry.shapes().iter().filter(|name| is_as_long(&text, name)).map(|name| likeness(name)).fold(0.0, f64::max);
        (like, entry)
    });
    // Of two that are equally close the one that is asked for more.
    let best = close.filter(|(like, _)| *like >= CLOSE).reduce(|best, one| if one.0 > best.0 { one } else { best });
    best.map(|(_, entry)| Spoken(&entry.code))
}
