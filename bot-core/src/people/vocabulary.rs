//! The words for what mothers like and for what they have lived through: a list of the village's own, and their own.
//!
//! The list is in `bot-core/vocabulary`. Whatever language it is said in, a word of the list is the same for everybody;
//! her own words are kept as she wrote them and compared without capitals and accents.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::{LazyLock, OnceLock};

use serde::{Deserialize, Serialize};
use strsim::normalized_damerau_levenshtein;

use crate::command::text::near::fold;
use crate::message::clean;
use crate::wording::Locale;

pub mod languages;

/// Characters of her own words at most.
pub const LONGEST: usize = 40;

/// From this likeness on, something is taken for a slip of a word of the list.
const CLOSE: f64 = 0.85;

/// Words shorter than this are too easily one slip away from another.
const LEAST_COMPARED: usize = 6;

/// Words that may stand before what is meant.
const BEFORE: [&str; 19] = [
    "the", "a", "an", "my", "our", "having", "had", "i had", "i like", "el", "la", "los", "las", "un", "una", "mi",
    "mis", "me gusta", "tuve",
];

/// Which of the two lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Book {
    /// What one likes.
    Topics,
    /// What one has lived through.
    Lived,
}

/// Words of a list that belong together.
#[derive(Debug, Deserialize)]
pub struct Group {
    /// What it is kept as; never changes.
    pub slug: String,
    en: String,
    es: String,
    #[serde(rename = "word")]
    words: Vec<Entry>,
}

/// One word of a list with its names: the first is shown, the others are understood too.
#[derive(Debug, Deserialize)]
struct Entry {
    slug: String,
    en: Vec<String>,
    es: Vec<String>,
    /// Every name in a language as it is compared, worked out once.
    #[serde(skip)]
    shapes: OnceLock<HashMap<Locale, Vec<String>>>,
}

/// A list as its file has it.
#[derive(Debug, Default, Deserialize)]
struct Groups {
    group: Vec<Group>,
}

/// A file that cannot be read is an empty list; a test reads them.
static TOPICS: LazyLock<Vec<Group>> = LazyLock::new(|| groups(include_str!("../../vocabulary/topics.toml")));
static LIVED: LazyLock<Vec<Group>> = LazyLock::new(|| groups(include_str!("../../vocabulary/lived.toml")));

fn groups(file: &str) -> Vec<Group> {
    toml::from_str::<Groups>(file).unwrap_or_default().group
}

/// What each name means, in each language.
static MEANINGS: LazyLock<HashMap<Locale, HashMap<String, &'static Entry>>> = LazyLock::new(|| {
    let of = |locale| {
        let entries = [Book::Topics, Book::Lived].into_iter().flat_map(entries);
        entries.flat_map(|entry| entry.shapes(locale).iter().map(move |name| (name.clone(), entry))).collect()
    };
    Locale::ALL.into_iter().map(|locale| (locale, of(locale))).collect()
});

static SLUGS: LazyLock<HashMap<&'static str, &'static Entry>> = LazyLock::new(|| {
    let entries = [Book::Topics, Book::Lived].into_iter().flat_map(entries);
    entries.map(|entry| (entry.slug.as_str(), entry)).collect()
});

fn entries(book: Book) -> impl Iterator<Item = &'static Entry> {
    book.groups().iter().flat_map(|group| &group.words)
}

impl Book {
    /// Its groups, in order.
    #[must_use]
    pub fn groups(self) -> &'static [Group] {
        match self {
            Self::Topics => &TOPICS,
            Self::Lived => &LIVED,
        }
    }

    /// The group with this slug.
    #[must_use]
    pub fn group(self, slug: &str) -> Option<&'static Group> {
        self.groups().iter().find(|group| group.slug == slug)
    }

    /// As it is stored and stands in routes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Lived => "lived",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Topics, Self::Lived].into_iter().find(|book| book.name() == name)
    }
}

impl Group {
    /// What it is called in a language.
    #[must_use]
    pub fn label(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.en,
            Locale::Es => &self.es,
        }
    }

    /// Its words, in order.
    pub fn words(&self) -> impl Iterator<Item = Word> {
        self.words.iter().map(Word::of)
    }
}

impl Entry {
    fn names(&self, locale: Locale) -> &[String] {
        match locale {
            Locale::En => &self.en,
            Locale::Es => &self.es,
        }
    }

    /// Every name in a language as it is compared: the label first, the slug last.
    fn shapes(&self, locale: Locale) -> &[String] {
        let of = |locale: Locale| self.names(locale).iter().chain([&self.slug]).map(|name| shape(name)).collect();
        let shapes = self.shapes.get_or_init(|| Locale::ALL.into_iter().map(|locale| (locale, of(locale))).collect());
        shapes.get(&locale).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Something that one likes or has lived through. Two are the same when they mean the same.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Word {
    /// The slug of the list's word, or her own words as they are compared.
    key: String,
    /// Her own words as she wrote them; none for a word of the list.
    own: Option<String>,
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Word {}

impl Hash for Word {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl Word {
    fn of(entry: &Entry) -> Self {
        Self { key: entry.slug.clone(), own: None }
    }

    fn own(text: &str) -> Self {
        Self { key: shape(text).replace(' ', "-"), own: Some(text.to_owned()) }
    }

    /// What it is compared by: the slug of the list's word, or her own words folded.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The word of the list with this slug.
    #[must_use]
    pub fn known(slug: &str) -> Option<Self> {
        SLUGS.get(slug).map(|entry| Self::of(entry))
    }

    /// Whether it is a word of the list.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.own.is_none()
    }

    /// Her own words as she wrote them; none for a word of the list.
    #[must_use]
    pub fn own_text(&self) -> Option<&str> {
        self.own.as_deref()
    }

    /// As it was stored: a word that the list has learned since is the list's.
    #[must_use]
    pub fn from_stored(key: String, own: Option<String>) -> Self {
        match (Self::known(&key), own) {
            (Some(known), _) => known,
            (None, Some(own)) => Self { key, own: Some(own) },
            // The list has forgotten it: its slug is readable.
            (None, None) => Self { own: Some(key.replace('-', " ")), key },
        }
    }

    /// The groups of a list in which it stands; none for her own words.
    #[must_use]
    pub fn group(&self, book: Book) -> Option<&'static Group> {
        book.groups().iter().find(|group| group.words.iter().any(|entry| entry.slug == self.key))
    }
}

/// The word in a language: the list's name for it, or her own words.
#[must_use]
pub fn label(word: &Word, locale: Locale) -> &str {
    match &word.own {
        Some(own) => own,
        None => SLUGS.get(word.key()).and_then(|entry| entry.names(locale).first()).map_or(word.key(), String::as_str),
    }
}

/// What was understood, each once and in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard<T> {
    /// What was meant.
    pub found: Vec<T>,
    /// What was taken for a slip: as typed, and what it was taken for.
    pub guessed: Vec<(String, T)>,
}

impl<T: PartialEq> Heard<T> {
    fn empty() -> Self {
        Self { found: Vec::new(), guessed: Vec::new() }
    }

    fn add(&mut self, one: T) {
        if !self.found.contains(&one) {
            self.found.push(one);
        }
    }
}

/// Why something is no list of words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotWords {
    /// Nothing was said.
    #[error("nothing was said")]
    Empty,
    /// One of them is longer than [`LONGEST`].
    #[error("one of them is too long")]
    TooLong {
        /// It, as typed.
        given: String,
    },
}

/// Reads words with commas or new lines between them. What the list knows by any name in any language is the list's
/// word, also with a slip in it; anything else is her own.
pub fn hear(text: &str, locale: Locale) -> Result<Heard<Word>, NotWords> {
    let mut heard = Heard::empty();
    for piece in clean(text).split([',', ';', '\n', '•', '·']).map(neat).filter(|piece| !piece.is_empty()) {
        if let Some(word) = exact(&piece, locale) {
            heard.add(word);
            continue;
        }
        // `twins and reflux` are two; `salt and pepper` is whatever she means by it.
        let parts = joined(&piece);
        let each: Vec<Word> = parts.iter().filter_map(|part| exact(part, locale)).collect();
        if each.len() > 1 && each.len() == parts.len() {
            for word in each {
                heard.add(word);
            }
        } else if let Some(near) = near(&piece, locale) {
            heard.guessed.push((piece, near.clone()));
            heard.add(near);
        } else if piece.chars().count() > LONGEST {
            return Err(NotWords::TooLong { given: piece });
        } else {
            heard.add(Word::own(&piece));
        }
    }
    if heard.found.is_empty() { Err(NotWords::Empty) } else { Ok(heard) }
}

/// The same for what cannot be wrong; what is too long is nothing.
#[must_use]
pub fn read(text: &str, locale: Locale) -> Vec<Word> {
    hear(text, locale).map(|heard| heard.found).unwrap_or_default()
}

/// At most `most` words of the list for what is being typed, of one book or of both: names that begin with it first,
/// then those that hold it. For nothing typed, the first ones of each group.
#[must_use]
pub fn suggest(book: Option<Book>, typed: &str, locale: Locale, most: usize) -> Vec<Word> {
    let books: &[Book] = match book {
        Some(Book::Topics) => &[Book::Topics],
        Some(Book::Lived) => &[Book::Lived],
        None => &[Book::Lived, Book::Topics],
    };
    let typed = shape(typed);
    if typed.is_empty() {
        let groups = || books.iter().flat_map(|book| book.groups());
        let longest = groups().map(|group| group.words.len()).max().unwrap_or(0);
        let in_turns = (0..longest).flat_map(|at| groups().filter_map(move |group| group.words.get(at)));
        return in_turns.take(most).map(Word::of).collect();
    }
    let others = Locale::ALL.into_iter().filter(|other| *other != locale);
    let languages: Vec<Locale> = std::iter::once(locale).chain(others).collect();
    let rank = |entry: &Entry| {
        let mut names = languages.iter().flat_map(|language| entry.shapes(*language));
        match () {
            () if entry.shapes(locale).first().is_some_and(|label| label.starts_with(&typed)) => Some(0),
            () if names.clone().any(|name| name.starts_with(&typed)) => Some(1),
            () if names.any(|name| name.contains(&typed)) => Some(2),
            () => None,
        }
    };
    let entries = books.iter().flat_map(|book| entries(*book));
    let mut ranked: Vec<(u8, &Entry)> = entries.filter_map(|entry| Some((rank(entry)?, entry))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().take(most).map(|(_, entry)| Word::of(entry)).collect()
}

/// The word of the list that a text names, in her own language or in another, in the singular or the plural.
fn exact(text: &str, locale: Locale) -> Option<Word> {
    let whole = shape(text);
    let after = |before: &&str| whole.strip_prefix(*before).and_then(|rest| rest.strip_prefix(' '));
    let candidates = std::iter::once(whole.as_str()).chain(BEFORE.iter().filter_map(after));
    let others = || Locale::ALL.into_iter().filter(move |other| *other != locale);
    for candidate in candidates {
        for language in std::iter::once(locale).chain(others()) {
            let Some(meanings) = MEANINGS.get(&language) else { continue };
            let singular = candidate.strip_suffix("es").or(candidate.strip_suffix('s'));
            let shorter = [candidate.strip_suffix('s'), singular].into_iter().flatten().map(str::to_owned);
            let spellings = std::iter::once(candidate.to_owned()).chain([format!("{candidate}s")]).chain(shorter);
            if let Some(entry) = spellings.into_iter().find_map(|spelling| meanings.get(&spelling)) {
                return Some(Word::of(entry));
            }
        }
    }
    None
}

/// The word of the list, in her own language, of which a text is a slip.
fn near(text: &str, locale: Locale) -> Option<Word> {
    let text = shape(text);
    if !(LEAST_COMPARED..=LONGEST).contains(&text.chars().count()) {
        return None;
    }
    let likeness = |name: &str| normalized_damerau_levenshtein(&text, name);
    let names = MEANINGS.get(&locale)?.iter().filter(|(name, _)| is_as_long(&text, name));
    let close = names.map(|(name, entry)| (likeness(name), name, entry));
    let close = close.filter(|(like, ..)| *like >= CLOSE);
    // Of two that are equally close it is always the same one.
    let best =
        close.max_by(|(one, name, _), (other, other_name, _)| one.total_cmp(other).then_with(|| other_name.cmp(name)));
    best.map(|(_, _, entry)| Word::of(entry))
}

/// Whether two names may be close at all: one is at most a quarter longer than the other.
fn is_as_long(one: &str, other: &str) -> bool {
    let (one, other) = (one.chars().count(), other.chars().count());
    4 * one.max(other) <= 5 * one.min(other)
}

/// The parts of `twins and reflux`.
fn joined(piece: &str) -> Vec<String> {
    let mut parts = vec![Vec::new()];
    for word in piece.split_whitespace() {
        if ["and", "y", "e", "&", "+"].contains(&fold(word).as_str()) {
            parts.push(Vec::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(word);
        }
    }
    parts.into_iter().map(|words| words.join(" ")).filter(|part| !part.is_empty()).collect()
}

/// A piece without what stands around it; nothing when no letter or digit is left.
fn neat(piece: &str) -> String {
    let single: Vec<&str> = piece.split_whitespace().collect();
    let ends =
        |letter: char| letter.is_whitespace() || matches!(letter, '.' | '!' | '?' | '¡' | '¿' | '"' | '-' | '*' | '#');
    let neat = single.join(" ").trim_matches(ends).to_owned();
    if shape(&neat).chars().any(char::is_alphanumeric) { neat } else { String::new() }
}

/// A name as it is compared: folded, single blanks instead of hyphens.
fn shape(text: &str) -> String {
    let folded = fold(text).replace(['-', '/'], " ");
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
