//! Forgiving slips: what somebody may have meant.
//!
//! Two words are close when their normalised Damerau-Levenshtein similarity is at least 0.6: one slip in three
//! letters, two in five. For a command its group must be close as well as the whole, so that another bot's
//! `!event new` is left alone and `!meet new` is not. Where something is close, three are offered.

use strsim::normalized_damerau_levenshtein;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::command::{self, CommandSpec};
use crate::wording::Locale;

/// The least similarity of close words.
const CLOSE: f64 = 0.6;

/// The least similarity of a group's word before a word that is one of its commands.
const FAR: f64 = 0.5;

/// The least similarity of an argument's name, which stands in the middle of free text.
const CLOSE_NAME: f64 = 0.7;

/// At most so many commands are offered.
const MOST_OFFERED: usize = 3;

/// Words are compared up to this many characters.
const MOST_COMPARED: usize = 64;

/// At most `most` of `among` that are close to `word`, best first. Parts after `/`, `.` or a blank count as well, so
/// that `madrit` finds `Europe/Madrid`.
pub fn nearest<'a>(word: &str, among: impl Iterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let word = shape(word);
    best(among.map(|candidate| (likeness(&word, candidate), candidate)), most)
}

/// A word as it is compared: lower-case, without accents and apostrophes, `_` as `-`.
#[must_use]
pub fn fold(word: &str) -> String {
    let plain = word.chars().flat_map(char::to_lowercase).nfkd().filter(|letter| !is_combining_mark(*letter));
    plain.filter(|letter| !matches!(letter, '\'' | '’' | '‘' | '`')).map(|c| if c == '_' { '-' } else { c }).collect()
}

/// The commands, or else the groups, that are nearest to a text which names none; none when nothing is close.
pub(super) fn commands(text: &str, catalog: &[&'static CommandSpec]) -> Vec<String> {
    let mut words = text.split_whitespace().map(shape);
    let Some(first) = words.next() else { return Vec::new() };
    let (second, is_short) = (words.next(), words.next().is_none());
    let is_number = |word: &String| word.trim_start_matches('#').parse::<u32>().is_ok();
    let groups: Vec<(f64, &str)> =
        command::groups(catalog).into_iter().map(|group| (group_likeness(&first, group), group)).collect();
    // `going 1`: the command without its group.
    let names_one = is_short && second.as_ref().is_some_and(is_number);
    let bare = catalog.iter().filter(|spec| names_one && spec.verb() != spec.group() && is_verb(&first, spec));
    let mut near: Vec<&str> = bare.map(|spec| spec.path).take(MOST_OFFERED).collect();
    if let Some(second) = second {
        let whole = format!("{first}-{second}");
        // `meeting new`: a word that is far off counts when what follows it could only be said of that group.
        let least = |group: &str| {
            let fits = catalog.iter().any(|spec| spec.group() == group && is_verb(&second, spec));
            if fits { FAR } else { CLOSE }
        };
        let close: Vec<&str> =
            groups.iter().filter(|(like, group)| *like >= least(group)).map(|(_, group)| *group).collect();
        let of_groups = catalog.iter().filter(|spec| close.contains(&spec.group()));
        let paths: Vec<(f64, &str)> = of_groups.map(|spec| (path_likeness(&whole, spec), spec.path)).collect();
        near.extend(best(paths.iter().copied(), MOST_OFFERED));
        if !near.is_empty() {
            // Those of a group that is close come before all others.
            let nearness = |spec: &CommandSpec| {
                let like = path_likeness(&whole, spec);
                (if close.contains(&spec.group()) { like + 1.0 } else { like }, spec.path)
            };
            return filled(near, catalog.iter().map(|spec| nearness(spec)));
        }
    }
    near.extend(best(groups.iter().copied(), MOST_OFFERED));
    if near.is_empty() { Vec::new() } else { filled(near, groups.into_iter()) }
}

/// Three of them: those that are close, and then the next nearest.
fn filled<'a>(close: Vec<&'a str>, all: impl Iterator<Item = (f64, &'a str)>) -> Vec<String> {
    let mut all: Vec<(f64, &str)> = all.collect();
    all.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let mut names: Vec<String> = Vec::new();
    for name in close.into_iter().chain(all.into_iter().map(|(_, name)| name)) {
        if names.len() < MOST_OFFERED && names.iter().all(|known| known != name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// Whether a word is a command's last one, in any language.
fn is_verb(word: &str, spec: &CommandSpec) -> bool {
    shape(spec.verb()) == word || Locale::ALL.iter().any(|locale| shape(&spec.verb_in(*locale)) == word)
}

/// The commands of a group that are close to the word after it.
pub(super) fn verbs(after_group: &str, group: &str, catalog: &[&'static CommandSpec]) -> Vec<String> {
    let Some(word) = after_group.split_whitespace().next().map(shape) else { return Vec::new() };
    let of_group = catalog.iter().filter(|spec| spec.group() == group && spec.path != group);
    let scored = of_group.map(|spec| {
        let others = Locale::ALL.iter().map(|locale| similarity(&word, &spec.verb_in(*locale)));
        (others.fold(similarity(&word, spec.verb()), f64::max), spec.path)
    });
    best(scored, MOST_OFFERED).into_iter().map(str::to_owned).collect()
}

/// How close `word` is to the argument name `name`, if it looks like a slip of it; the same word is no slip.
pub(super) fn slip_likeness(word: &str, name: &str) -> Option<f64> {
    let likeness = normalized_damerau_levenshtein(&shape(word), name);
    (word != name && likeness >= CLOSE_NAME).then_some(likeness)
}

fn group_likeness(word: &str, group: &str) -> f64 {
    let others = Locale::ALL.iter().map(|locale| similarity(word, &command::group_word(group, *locale)));
    others.fold(similarity(word, group), f64::max)
}

fn path_likeness(words: &str, spec: &CommandSpec) -> f64 {
    let path_in = |locale: &Locale| format!("{} {}", spec.group_in(*locale), spec.verb_in(*locale));
    let others = Locale::ALL.iter().map(|locale| similarity(words, &path_in(locale)));
    others.fold(similarity(words, spec.path), f64::max)
}

fn likeness(word: &str, candidate: &str) -> f64 {
    // A part is worth a little less than the whole, so that the whole comes first.
    let parts = candidate.split(['/', '.', ' ']).map(|part| similarity(word, part) * 0.95);
    parts.fold(similarity(word, candidate), f64::max)
}

fn similarity(word: &str, candidate: &str) -> f64 {
    normalized_damerau_levenshtein(word, &shape(candidate))
}

/// A word folded for comparison, with blanks as hyphens, cut.
fn shape(word: &str) -> String {
    let words: Vec<&str> = word.split_whitespace().collect();
    let trimmed = words.join("-");
    fold(trimmed.trim_end_matches(['.', ',', ';', ':', '?', '!'])).chars().take(MOST_COMPARED).collect()
}

/// The close ones, best first, each once; those that are equally close keep their order.
fn best<'a>(scored: impl Iterator<Item = (f64, &'a str)>, most: usize) -> Vec<&'a str> {
    let mut close: Vec<(f64, &str)> = scored.filter(|(like, _)| *like >= CLOSE).collect();
    close.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let mut names: Vec<&str> = Vec::new();
    for (_, name) in close {
        if names.len() < most && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
