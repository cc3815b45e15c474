//! The text grammar: how a line that somebody typed becomes a command. Pure; used for Matrix, the console and
//! direct chats.
//!
//! ```text
//! !meetup new Park and coffee when: sat 10am place: Elm Park
//! ```
//!
//! How the words after the command become its arguments is in `args`; how slips are forgiven is in [`near`].

use crate::command::{ArgSpec, CommandSpec, GivenArg};
use crate::wording::Locale;

mod address;
mod args;
pub mod near;

pub use near::nearest;

/// The longest text that is read as a command, in characters.
pub const MOST_CHARACTERS: usize = 4_000;

/// How much of an unknown command is repeated back, in characters.
const MOST_REPEATED: usize = 80;

/// What shows that a text is meant for the village.
#[derive(Debug, Clone, Copy)]
pub enum Prefix<'a> {
    /// One of these must come first: in rooms.
    Needed(&'a [&'a str]),
    /// One of these may come first; without it the first word must be a known group: in direct chats.
    Optional(&'a [&'a str]),
}

/// What a text turned out to be.
#[derive(Debug, Clone)]
pub enum Reading {
    /// Not for the village, which stays silent.
    Talk,
    /// A command.
    Command {
        /// Which one.
        spec: &'static CommandSpec,
        /// What was given, in the order of the declaration, each argument once.
        given: Vec<GivenArg>,
        /// What was odd about it, for the answer to mention.
        notes: Vec<ArgTrouble>,
    },
    /// A group without a command of it, such as `!meetup` alone: help on the group.
    Group {
        /// The group's own word.
        group: &'static str,
    },
    /// A command nobody has declared.
    Unknown {
        /// At most three commands or groups that may have been meant, best first; empty when nothing is close.
        near: Vec<String>,
        /// The words that were not understood, at most 80 characters; text from people.
        words: String,
    },
}

/// Something odd about the arguments. Nothing that was given is lost: what is not understood stays in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArgTrouble {
    /// A `name:` that is close to the name of an argument that was not given; it was taken for that.
    Guessed {
        /// The name as it was typed; text from people.
        given: String,
        /// The argument that it was taken for.
        near: &'static str,
    },
    /// The name of an argument that only other commands of the group have; it stayed part of the text around it.
    Foreign {
        /// The name as it was typed; text from people.
        given: String,
        /// The argument whose text it stayed in.
        within: &'static str,
    },
    /// What looks like the name of an argument and is none; it stayed part of the text around it.
    Strange {
        /// The name as it was typed; text from people.
        given: String,
        /// The argument whose text it stayed in.
        within: &'static str,
    },
    /// What looks like the name of an exact address and is none that is known; it stayed part of the text around it.
    Exact {
        /// The name as it was typed; text from people.
        given: String,
        /// The argument whose text it stayed in.
        within: &'static str,
    },
    /// An argument given more than once; the last one counts.
    Twice {
        /// The argument.
        name: &'static str,
    },
    /// Words that no argument was left for.
    Extra {
        /// The words; text from people.
        words: String,
    },
    /// The whole text is longer than [`MOST_CHARACTERS`]; its arguments were not read.
    TooLong,
}

/// Reads a text. Quotes (`>`), code, and marks that only shout (`!!!`, `! ha`) are never commands.
#[must_use]
pub fn read(text: &str, prefix: Prefix<'_>, catalog: &[&'static CommandSpec]) -> Reading {
    let indented = text.starts_with("    ") || text.starts_with('\t');
    let text = text.trim();
    if indented || text.starts_with(['>', '`']) {
        return Reading::Talk;
    }
    let too_long = text.chars().nth(MOST_CHARACTERS).is_some();
    let (words, prefixed) = match (prefix, after_prefix(text, prefix)) {
        (_, Some(words)) => (words, true),
        (Prefix::Needed(_), None) => return Reading::Talk,
        (Prefix::Optional(_), None) if too_long => return Reading::Talk,
        (Prefix::Optional(_), None) => (text, false),
    };

    let Some((group, after_group)) = take_group(words, catalog) else {
        return if prefixed { unknown(near::commands(words, catalog), words) } else { Reading::Talk };
    };
    match take_command(group, after_group, catalog) {
        Some((spec, _)) if too_long => Reading::Command { spec, given: Vec::new(), notes: vec![ArgTrouble::TooLong] },
        Some((spec, rest)) => {
            let (given, notes) = args::read(rest, spec, catalog);
            Reading::Command { spec, given, notes }
        }
        None => match near::verbs(after_group, group, catalog) {
            near if near.is_empty() => Reading::Group { group },
            near => unknown(near, words),
        },
    }
}

/// An answer to a question for this argument, where it is clear that nothing in it is an exact address under a name that
/// is not known; otherwise what looks like such a name.
pub fn answer(
    words: &str,
    arg: &ArgSpec,
    spec: &CommandSpec,
    catalog: &[&'static CommandSpec],
) -> Result<String, ArgTrouble> {
    let knows = |other: &&&CommandSpec| other.group() == spec.group() && other.arg(address::ARG).is_some();
    if arg.name == address::ARG || catalog.iter().find(knows).is_none() {
        return Ok(words.to_owned());
    }
    match address::label_in_answer(words) {
        Some(given) => Err(ArgTrouble::Exact { given: given.to_owned(), within: arg.name }),
        None if address::label_in(words).is_some() => Ok(args::without_marks(words)),
        None => Ok(words.to_owned()),
    }
}

/// What follows the longest prefix that fits: a letter at once after a sign, a blank first after a word.
fn after_prefix<'t>(text: &'t str, prefix: Prefix<'_>) -> Option<&'t str> {
    let (Prefix::Needed(prefixes) | Prefix::Optional(prefixes)) = prefix;
    let mut prefixes: Vec<&str> = prefixes.iter().copied().filter(|prefix| !prefix.is_empty()).collect();
    prefixes.sort_by_key(|prefix| std::cmp::Reverse(prefix.len()));
    prefixes.into_iter().find_map(|prefix| {
        let rest = text.strip_prefix(prefix)?;
        let is_word = prefix.ends_with(char::is_alphanumeric);
        let rest = if is_word { rest.strip_prefix(char::is_whitespace)?.trim_start() } else { rest };
        rest.starts_with(char::is_alphabetic).then_some(rest)
    })
}

fn unknown(near: Vec<String>, words: &str) -> Reading {
    let words: Vec<&str> = words.split_whitespace().take(2).collect();
    Reading::Unknown { near, words: words.join(" ").chars().take(MOST_REPEATED).collect() }
}

/// The group that the text begins with, by its own word first, then by that of any language, and what follows.
fn take_group<'t>(text: &'t str, catalog: &[&'static CommandSpec]) -> Option<(&'static str, &'t str)> {
    let groups = super::groups(catalog);
    let own = groups.iter().find_map(|group| Some((*group, take(text, group)?)));
    own.or_else(|| {
        groups.iter().find_map(|group| {
            Some((*group, Locale::ALL.iter().find_map(|locale| take(text, &super::group_word(group, *locale)))?))
        })
    })
}

/// The command of this group that the text names, and what follows its words.
fn take_command<'t>(
    group: &str,
    after_group: &'t str,
    catalog: &[&'static CommandSpec],
) -> Option<(&'static CommandSpec, &'t str)> {
    let of_group = || catalog.iter().copied().filter(|spec| spec.group() == group);
    let with_verb = || of_group().filter(|spec| spec.path != group);
    let by_own_word = with_verb().find_map(|spec| Some((spec, take_path(after_group, spec, spec.verb())?)));
    let by_any = || {
        with_verb().find_map(|spec| {
            let of = |locale: &Locale| std::iter::once(spec.verb_in(*locale)).chain(spec.other_verbs(*locale));
            let mut verbs = Locale::ALL.iter().flat_map(of);
            Some((spec, verbs.find_map(|verb| take_path(after_group, spec, &verb))?))
        })
    };
    let alone = || of_group().find(|spec| spec.path == group).map(|spec| (spec, after_group));
    by_own_word.or_else(by_any).or_else(alone)
}

/// What follows `verb` and the words between group and verb, which have one language.
fn take_path<'t>(after_group: &'t str, spec: &CommandSpec, verb: &str) -> Option<&'t str> {
    let between: Vec<&str> = spec.path.split(' ').skip(1).collect();
    let between = between.split_last().map_or(&[][..], |(_, between)| between);
    let at_verb = between.iter().try_fold(after_group, |rest, word| take(rest, word))?;
    take(at_verb, verb)
}

/// What follows `word`, where the text begins with it. A hyphen may be typed as a blank (`whats on`), accents,
/// apostrophes and capitals do not matter, and a mark after the word is forgiven (`!meetup list?`).
fn take<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let wanted = near::fold(word);
    let mut rest = text;
    let mut typed = String::new();
    for _ in 0..=wanted.matches('-').count() {
        let (next, after) = next_word(rest)?;
        rest = after;
        if !typed.is_empty() {
            typed.push('-');
        }
        typed.push_str(&near::fold(next.trim_end_matches(['.', ',', ';', ':', '?', '!'])));
        if typed == wanted {
            return Some(rest);
        }
    }
    None
}

/// The first word and what follows it.
fn next_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

#[cfg(test)]
mod tests;
