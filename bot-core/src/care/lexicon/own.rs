//! Phrases that a community adds or allows.

use std::collections::{BTreeMap, BTreeSet};

use super::engine::Engine;
use super::packs::packs;
use super::phrase::{self, Choice, Fault, Names, Step};

/// Phrases of a community at most, added and allowed together.
pub const MOST_PHRASES: usize = 10_000;

/// Bytes that the engine of a community's phrases takes at most.
pub const MOST_BYTES: usize = 5 << 20;

/// A phrase of a community that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{phrase}` cannot be used: {fault}")]
pub struct Refused {
    /// As it was written.
    pub phrase: String,
    /// Why.
    #[source]
    pub fault: Fault,
}

/// The phrases of a community, ready to be found.
#[derive(Debug, Default)]
pub(super) struct Own {
    pub(super) engine: Engine,
    /// As they were written: those added first, then those allowed.
    pub(super) phrases: Vec<String>,
    pub(super) added: usize,
}

/// Whether a phrase could be added, and what is wrong where not.
pub fn check(phrase: &str) -> Result<(), Fault> {
    read(phrase, &names()).map(|_| ())
}

/// Named words of every language together: a community may mix its languages.
fn names() -> Names {
    let mut all: Names = BTreeMap::new();
    for names in packs().names.values() {
        for (name, choices) in names {
            all.entry(name.clone()).or_default().extend(choices.iter().cloned());
        }
    }
    all
}

fn read(phrase: &str, names: &Names) -> Result<BTreeSet<Vec<Step>>, Fault> {
    let ways = phrase::parse(phrase, names)?;
    for way in &ways {
        if let [only] = way.as_slice() {
            let innocent = |choice: &&Choice| packs().innocent.contains(*choice) || packs().common.contains(*choice);
            if let Some(Choice::Word(letters) | Choice::Stem(letters)) = only.choices.iter().find(innocent) {
                return Err(Fault::Innocent(String::from_utf8_lossy(letters).into_owned()));
            }
        }
    }
    Ok(ways)
}

impl Own {
    /// Those that can be used, and those that cannot.
    pub(super) fn new(added: &[String], allowed: &[String]) -> (Self, Vec<Refused>) {
        let names = names();
        let mut refused = Vec::new();
        let mut rules = Vec::new();
        let mut phrases = Vec::new();
        let mut count = 0;
        let room = MOST_PHRASES.saturating_sub(added.len());
        let listed =
            added.iter().map(|phrase| (phrase, true)).chain(allowed.iter().take(room).map(|phrase| (phrase, false)));
        for (phrase, is_added) in listed.take(MOST_PHRASES) {
            // An allowed phrase may be as innocent as it likes.
            let ways = if is_added { read(phrase, &names) } else { phrase::parse(phrase, &names) };
            match ways {
                Ok(ways) => {
                    count += usize::from(is_added);
                    rules.push(ways);
                    phrases.push(phrase.clone());
                }
                Err(fault) => refused.push(Refused { phrase: phrase.clone(), fault }),
            }
        }
        let engine = Engine::new(rules.iter(), &packs().common);
        (Self { engine, phrases, added: count }, refused)
    }
}
