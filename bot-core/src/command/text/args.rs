//! The arguments of a command in text: `Park and coffee when: sat 10am place:"Elm Park, by the pond"`.

use unicode_normalization::char::is_combining_mark;

use super::{ArgTrouble, near, next_word};
use crate::command::{ArgKind, ArgSpec, CommandSpec, GivenArg, Offer, person};
use crate::wording::Locale;

/// Quotation marks that begin a value.
const OPENING: [char; 4] = ['"', '“', '„', '«'];

/// The longest name that is looked up, in characters.
const MOST_NAME: usize = 32;

/// Reads everything after the command's own words.
pub(super) fn read(text: &str, spec: &'static CommandSpec) -> (Vec<GivenArg>, Vec<ArgTrouble>) {
    let names = Names::of(spec);
    let (by_name, free, slips) = split(text, &names);

    let mut notes = Vec::new();
    let mut filled: Vec<(&'static ArgSpec, String)> = Vec::new();
    for (arg, value) in by_name {
        if let Some(before) = filled.iter_mut().find(|(other, _)| other.name == arg.name) {
            before.1 = value;
            notes.push(ArgTrouble::Twice { name: arg.name });
        } else {
            filled.push((arg, value));
        }
    }
    // A slip is only worth a word when what was meant is still missing.
    let is_named = |name: &str| filled.iter().any(|(arg, _)| arg.name == name);
    notes.extend(
        slips
            .into_iter()
            .filter(|(_, near)| !is_named(near))
            .map(|(given, near)| ArgTrouble::Unknown { given: given.to_owned(), near }),
    );
    let open: Vec<&'static ArgSpec> = spec.args.iter().filter(|arg| !is_named(arg.name)).collect();
    let extra = fill(&open, &free, &mut filled);
    if !extra.is_empty() {
        notes.push(ArgTrouble::Extra { words: extra.join(" ") });
    }

    let in_order = spec.args.iter().filter_map(|arg| filled.iter().find(|(other, _)| other.name == arg.name));
    let given = in_order.map(|(arg, value)| GivenArg { name: arg.name.to_owned(), value: value.clone() });
    (given.collect(), notes)
}

/// Every name of a command's arguments, folded; their own names come before those of the languages.
struct Names(Vec<(String, &'static ArgSpec)>);

impl Names {
    fn of(spec: &'static CommandSpec) -> Self {
        let own = spec.args.iter().map(|arg| (near::fold(arg.name), arg));
        let others = spec.args.iter().flat_map(|arg| Locale::ALL.map(|locale| (near::fold(&arg.name_in(locale)), arg)));
        Self(own.chain(others).collect())
    }

    fn find(&self, word: &str) -> Option<&'static ArgSpec> {
        let word = near::fold(word);
        self.0.iter().find(|(name, _)| *name == word).map(|(_, arg)| *arg)
    }

    fn slip_of(&self, word: &str) -> Option<&'static str> {
        self.0.iter().find(|(name, _)| near::is_slip(word, name)).map(|(_, arg)| arg.name)
    }
}

/// What [`split`] finds: values given by name, free text, and names that look like slips with what they are close to.
type Split<'t> = (Vec<(&'static ArgSpec, String)>, Vec<&'t str>, Vec<(&'t str, &'static str)>);

/// Cuts a text at the names in it. Names inside quotation marks are text.
fn split<'t>(text: &'t str, names: &Names) -> Split<'t> {
    let mut by_name = Vec::new();
    let mut free = Vec::new();
    let mut slips = Vec::new();
    let mut close = |arg: Option<&'static ArgSpec>, piece: &'t str| {
        let Some(arg) = arg else { return free.push(piece) };
        match quoted(piece.trim_start()) {
            Some(quote) => {
                by_name.push((arg, quote.words()));
                free.push(quote.after);
            }
            None => by_name.push((arg, piece.trim().to_owned())),
        }
    };

    let mut arg = None;
    let mut piece = text;
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let at_start = piece.trim_start().len() == rest.len();
        match quoted(rest) {
            Some(quote) if quote.closed || at_start => rest = quote.after.trim_start(),
            Some(_) | None => {
                let label = label(rest);
                if let Some((next, after)) = label.and_then(|(word, after)| Some((names.find(word)?, after))) {
                    close(arg, without_comma(before(piece, rest)));
                    arg = Some(next);
                    piece = after;
                    rest = after.trim_start();
                } else {
                    slips.extend(label.and_then(|(word, _)| Some((word, names.slip_of(word)?))));
                    rest = next_word(rest).map_or("", |(_, after)| after.trim_start());
                }
            }
        }
    }
    close(arg, piece);
    free.retain(|piece| !piece.trim().is_empty());
    (by_name, free, slips)
}

/// The part of `text` before its ending `rest`.
fn before<'t>(text: &'t str, rest: &str) -> &'t str {
    text.get(..text.len().saturating_sub(rest.len())).unwrap_or(text)
}

/// A word with `:` or `=` right after it, and what follows. `https://` is none.
fn label(text: &str) -> Option<(&str, &str)> {
    let in_name = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\'' | '’') || is_combining_mark(letter)
    };
    let end = text.find(|letter: char| !in_name(letter))?;
    let (word, rest) = text.split_at(end);
    let after = rest.strip_prefix([':', '=', '：'])?;
    let fits = word.starts_with(char::is_alphabetic) && word.chars().count() <= MOST_NAME && !after.starts_with("//");
    fits.then_some((word, after))
}

/// Gives free text to the arguments that are still open, in their order. A quoted piece fills one; kinds of one word
/// take a word each; the last one and the first of text take the rest. Returns what nothing was left for.
fn fill<'t>(open: &[&'static ArgSpec], free: &[&'t str], filled: &mut Vec<(&'static ArgSpec, String)>) -> Vec<&'t str> {
    let mut open = open.iter().copied().peekable();
    let mut extra = Vec::new();
    for piece in free {
        let mut rest = piece.trim();
        while !rest.is_empty() {
            let Some(arg) = open.next() else {
                extra.push(rest);
                break;
            };
            let is_last = open.peek().is_none();
            let quote = quoted(rest).filter(|quote| !is_last || quote.after.trim().is_empty());
            if let Some(quote) = quote {
                filled.push((arg, quote.words()));
                rest = quote.after.trim();
            } else if is_last || !takes_one_word(arg.kind) {
                filled.push((arg, rest.to_owned()));
                rest = "";
            } else if let Some((word, after)) = next_word(rest) {
                let word = without_comma(word);
                if arg.required || may_be(arg.kind, word) {
                    filled.push((arg, word.to_owned()));
                    rest = after.trim();
                }
            }
        }
    }
    extra
}

fn takes_one_word(kind: ArgKind) -> bool {
    match kind {
        ArgKind::Meetup
        | ArgKind::Setting
        | ArgKind::Zone
        | ArgKind::OneOf(_)
        | ArgKind::CommandPath
        | ArgKind::Person
        | ArgKind::Whole { .. } => true,
        ArgKind::Offered { what, .. } => what == Offer::Parts,
        ArgKind::Line { .. }
        | ArgKind::Lines { .. }
        | ArgKind::When
        | ArgKind::Length
        | ArgKind::SettingValue
        | ArgKind::People { .. } => false,
    }
}

/// Whether a word looks like a value of this kind; an optional argument is passed over when it does not.
fn may_be(kind: ArgKind, word: &str) -> bool {
    match kind {
        ArgKind::Meetup => {
            let digits = word.strip_prefix('#').unwrap_or(word);
            !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_digit())
        }
        ArgKind::Whole { .. } => word.parse::<i64>().is_ok(),
        ArgKind::OneOf(words) => words.iter().any(|one| near::fold(one) == near::fold(word)),
        ArgKind::Zone => word.contains('/') || word.parse::<chrono_tz::Tz>().is_ok(),
        // Any word may be a name; only what is surely meant for a person is taken out of the middle of a text.
        ArgKind::Person => person::is_handle(word),
        ArgKind::Line { .. }
        | ArgKind::Lines { .. }
        | ArgKind::When
        | ArgKind::Length
        | ArgKind::Setting
        | ArgKind::SettingValue
        | ArgKind::People { .. }
        | ArgKind::Offered { .. }
        | ArgKind::CommandPath => true,
    }
}

/// A value without the comma that only separates it from what comes next.
fn without_comma(text: &str) -> &str {
    text.trim().trim_end_matches([',', ';']).trim_end()
}

/// A quotation at the beginning of a text.
struct Quote<'t> {
    inner: &'t str,
    after: &'t str,
    closed: bool,
}

impl Quote<'_> {
    /// What stands between the marks; `\"` and `\\` are a mark and a backslash.
    fn words(&self) -> String {
        let mut words = String::with_capacity(self.inner.len());
        let mut letters = self.inner.chars().peekable();
        while let Some(letter) = letters.next() {
            let escaped = (letter == '\\').then(|| letters.next_if(|next| is_escapable(*next))).flatten();
            words.push(escaped.unwrap_or(letter));
        }
        words
    }
}

/// The quotation that `text` begins with. One that is never closed takes the rest.
fn quoted(text: &str) -> Option<Quote<'_>> {
    let opening = text.chars().next().filter(|mark| OPENING.contains(mark))?;
    let inner = text.strip_prefix(opening)?;
    // Phones put curly marks where they like: what closes properly is looked for first.
    let (proper, improper): (&[char], &[char]) = match opening {
        '"' => (&['"'], &['”']),
        '«' => (&['»'], &[]),
        _ => (&['”', '“'], &['"']),
    };
    let closed = cut_at(inner, proper).or_else(|| cut_at(inner, improper));
    let (inner, after) = closed.unwrap_or((inner, ""));
    let after = after.strip_prefix([',', ';']).unwrap_or(after);
    Some(Quote { inner, after, closed: closed.is_some() })
}

/// What stands before and after the first of these marks that is not escaped.
fn cut_at<'t>(text: &'t str, marks: &[char]) -> Option<(&'t str, &'t str)> {
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            letters.next_if(|(_, next)| is_escapable(*next));
        } else if marks.contains(&letter) {
            let (inner, rest) = text.split_at(at);
            return Some((inner, rest.strip_prefix(letter).unwrap_or(rest)));
        }
    }
    None
}

fn is_escapable(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»' | '\\')
}
