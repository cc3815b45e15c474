//! The strictest phrases as plain words, for platforms that hold messages back by themselves and know no more than that.

use super::phrase::{Choice, Step};
use super::{Choices, Kind, Severity, packs::packs};

/// Plain sequences of words that one phrase is written out as, at most.
const WAYS: usize = 24;

/// The strictest phrases of these choices as plain words, `word*` for a beginning: at most `most` of them, each of
/// `length` characters at most. What needs a gap or the edge of a sentence cannot be said so and is left out, and so are
/// words of somebody who may need support.
#[must_use]
pub fn plain(choices: &Choices, most: usize, length: usize) -> Vec<String> {
    let own = choices.added.iter().filter(|_| choices.kinds.contains(&Kind::Own));
    let own = own.filter(|phrase| phrase.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '-')));
    let strict = packs().phrases.iter().filter(|phrase| {
        phrase.severity == Severity::Strong
            && phrase.kind != Kind::Support
            && choices.kinds.contains(&phrase.kind)
            && choices.languages.contains(&phrase.language)
            && !choices.dropped.contains(&phrase.id)
    });
    let mut all: Vec<String> = own.cloned().chain(strict.flat_map(|phrase| phrase.plain.iter().cloned())).collect();
    all.retain(|words| words.chars().count() <= length && !choices.allowed.contains(words));
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|words| seen.insert(words.clone()));
    all.truncate(most);
    all
}

/// The ways of a phrase in plain words; none when it needs more than words, or has too many.
pub(super) fn written_out<'a>(ways: impl Iterator<Item = &'a Vec<Step>>) -> Vec<String> {
    let mut all = Vec::new();
    for way in ways.filter(|way| way.iter().all(|step| step.gap == 0 && !step.begins && !step.ends)) {
        let mut written = vec![String::new()];
        for step in way {
            let longer = written.iter().flat_map(|before| {
                step.choices.iter().map(move |choice| {
                    let (letters, star) = match choice {
                        Choice::Word(letters) => (letters, ""),
                        Choice::Stem(letters) => (letters, "*"),
                    };
                    let space = if before.is_empty() { "" } else { " " };
                    format!("{before}{space}{}{star}", String::from_utf8_lossy(letters))
                })
            });
            written = longer.take(WAYS + 1).collect();
            if written.len() > WAYS {
                break;
            }
        }
        // A single word is never held back: it may be quoted, or said of oneself.
        if written.len() <= WAYS && way.len() > 1 {
            all.extend(written);
        }
    }
    all.truncate(WAYS);
    all
}
