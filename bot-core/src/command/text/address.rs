//! What looks like the name of an exact address. An address under a name that is not known would stay part of a text
//! that everybody reads, so nothing is done before it is clear what is meant.

use super::{args, near};

/// The argument that takes an exact address.
pub(super) const ARG: &str = "address";

/// What stands between a name and its value.
const MARKS: [char; 3] = [':', '=', '：'];

/// Words before a mark that are looked at.
const MOST_WORDS: usize = 4;

/// What names an address wherever it stands in a name: `address of ours:`.
const SURE: [&str; 15] = [
    "address",
    "addresses",
    "addr",
    "street",
    "postcode",
    "zip",
    "zipcode",
    "direccion",
    "direcciones",
    "domicilio",
    "senas",
    "calle",
    "portal",
    "postal",
    "doorbell",
];

/// What names one where a name ends with it: `our house:`, and not `house rules:`.
const AT_END: [&str; 22] = [
    "home",
    "house",
    "door",
    "flat",
    "apartment",
    "apt",
    "building",
    "buzzer",
    "bell",
    "unit",
    "dir",
    "casa",
    "piso",
    "puerta",
    "timbre",
    "vivienda",
    "edificio",
    "apartamento",
    "depto",
    "departamento",
    "depa",
    "escalera",
];

/// A slip of a sure word is at least so like it.
const LIKE: f64 = 0.8;
const LEAST_GUESSED: usize = 6;

/// The name of an exact address in a text, with the words before it that belong to it.
pub(super) fn label_in(text: &str) -> Option<&str> {
    text.match_indices(MARKS).find_map(|(at, mark)| {
        let after = text.get(at + mark.len()..)?;
        let before = text.get(..at)?.trim_end();
        let is_name = !after.starts_with("//") && !after.trim().is_empty();
        is_name.then(|| name_of_address(last_words(before))).flatten()
    })
}

/// The name of an exact address in an answer, unless its words stand between quotation marks.
pub(super) fn label_in_answer(answer: &str) -> Option<&str> {
    let plain = args::unquoted(answer);
    label_in(answer).filter(|_| label_in(&plain).is_some())
}

/// The last words of the last sentence.
fn last_words(text: &str) -> &str {
    let ends = |letter: char| matches!(letter, '.' | ',' | ';' | '!' | '?' | '\n' | '(') || MARKS.contains(&letter);
    let sentence = text.rfind(ends).and_then(|at| text.get(at..)).map_or(text, |rest| rest.trim_start_matches(ends));
    let begins = sentence.match_indices(char::is_whitespace).rev().nth(MOST_WORDS - 1).map_or(0, |(at, _)| at);
    sentence.get(begins..).unwrap_or(sentence).trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// What of these words names an address.
fn name_of_address(label: &str) -> Option<&str> {
    let is_sure = |word: &str| {
        let is_slip = |sure: &str| near::slip_likeness(word, sure).is_some_and(|like| like >= LIKE);
        SURE.iter().any(|sure| *sure == word || (sure.len() > LEAST_GUESSED && is_slip(sure)))
    };
    let begins = label.char_indices().filter(|(at, letter)| {
        let before = label.get(..*at).and_then(|before| before.chars().next_back());
        letter.is_alphanumeric() && before.is_none_or(|before| !before.is_alphanumeric())
    });
    let begins: Vec<usize> = begins.map(|(at, _)| at).collect();
    let word = |at: usize| {
        let rest = label.get(at..).unwrap_or_default();
        near::fold(rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default())
    };
    let at_end = || begins.last().copied().filter(|at| AT_END.contains(&word(*at).as_str()));
    let at = begins.iter().copied().find(|at| is_sure(&word(*at))).or_else(at_end)?;
    label.get(at..)
}
