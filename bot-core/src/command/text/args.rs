//! The arguments of a command in text: `Park and coffee when: sat 10am place:"Elm Park, by the pond"`.

use unicode_normalization::char::is_combining_mark;

use super::{ArgTrouble, address, near, next_word};
use crate::command::args::means;
use crate::command::{ArgKind, ArgSpec, CommandSpec, GivenArg, Offer, person};
use crate::wording::Locale;

/// Quotation marks that begin a value.
const OPENING: [char; 4] = ['"', '“', '„', '«'];

/// What stands between a name and its value.
const MARKS: [char; 3] = [':', '=', '：'];

/// The longest name that is looked up, in characters, and of how many words: `who hosts it too:`.
const MOST_NAME: usize = 32;
const MOST_WORDS: usize = 4;

/// Names shorter than this, and less alike, are too easily other words when nothing is taken for them: `then`, `when`.
const LEAST_GUESSED: usize = 6;
const SURE: f64 = 0.8;

/// Reads everything after the command's own words.
pub(super) fn read(
    text: &str,
    spec: &'static CommandSpec,
    catalog: &[&'static CommandSpec],
) -> (Vec<GivenArg>, Vec<ArgTrouble>) {
    let names = Names::of(spec, catalog);
    // A slip is only taken for what was not named without one.
    let exact: Vec<&str> = split(text, &names, None).by_name.iter().map(|(arg, _)| arg.name).collect();
    let Split { by_name, free, guessed, foreign, strange } = split(text, &names, Some(&exact));
    let uses_names = !by_name.is_empty();

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
    let guessed = guessed.into_iter().map(|(given, near)| ArgTrouble::Guessed { given: given.to_owned(), near });
    notes.extend(guessed);
    let by_name: Vec<&str> = filled.iter().map(|(arg, _)| arg.name).collect();
    let open: Vec<&'static ArgSpec> = spec.args.iter().filter(|arg| !by_name.contains(&arg.name)).collect();
    let extra = fill(&open, &free, &mut filled);
    if !extra.is_empty() {
        notes.push(ArgTrouble::Extra { words: extra.join(" ") });
    }
    notes.extend(foreign.into_iter().filter_map(|given| {
        let (arg, _) = filled.iter().find(|(_, value)| holds_label(value, given))?;
        Some(ArgTrouble::Foreign { given: given.to_owned(), within: arg.name })
    }));
    if names.knows(address::ARG) {
        let unquoted = unquoted(text);
        let texts = filled.iter().filter(|(arg, _)| arg.name != address::ARG);
        notes.extend(texts.filter_map(|(arg, value)| {
            let given = address::label_in(value).filter(|given| holds_label(&unquoted, given))?;
            Some(ArgTrouble::Exact { given: given.to_owned(), within: arg.name })
        }));
    }
    // Who names nothing writes a sentence, and a sentence may have a colon. So may one that begins with a capital, or
    // what somebody says by name.
    let begins_sentence = |arg: &ArgSpec, value: &str, given: &str| {
        value.starts_with(given) && (by_name.contains(&arg.name) || given.starts_with(char::is_uppercase))
    };
    notes.extend(strange.into_iter().filter(|_| uses_names).filter_map(|given| {
        let (arg, _) = filled.iter().find(|(arg, value)| {
            matches!(arg.kind, ArgKind::Line { .. }) && !begins_sentence(arg, value, given) && holds_label(value, given)
        })?;
        Some(ArgTrouble::Strange { given: given.to_owned(), within: arg.name })
    }));

    let in_order = spec.args.iter().filter_map(|arg| filled.iter().find(|(other, _)| other.name == arg.name));
    let given = in_order.map(|(arg, value)| GivenArg { name: arg.name.to_owned(), value: value.clone() });
    (given.collect(), notes)
}

/// Every name of a command's arguments, folded; their own names come before those of the languages.
struct Names {
    own: Vec<(String, &'static ArgSpec)>,
    /// Those of the other commands of its group.
    foreign: Vec<String>,
}

impl Names {
    fn of(spec: &'static CommandSpec, catalog: &[&'static CommandSpec]) -> Self {
        let plain = spec.args.iter().map(|arg| (folded(arg.name), arg));
        let own = plain.chain(spec.args.iter().flat_map(|arg| names_of(arg).map(move |name| (name, arg)))).collect();
        // What takes one thing takes all the words there are.
        let others = catalog.iter().filter(|other| other.group() == spec.group() && spec.args.len() > 1);
        let foreign = others.flat_map(|other| other.args).flat_map(names_of).collect();
        Self { own, foreign }
    }

    /// Whether a word names what only other commands of the group take, also with a slip.
    fn is_foreign(&self, word: &str) -> bool {
        let folded = folded(word);
        let is_near = |name: &str| {
            name.chars().count() >= LEAST_GUESSED && near::slip_likeness(word, name).is_some_and(|like| like >= SURE)
        };
        self.foreign.iter().any(|name| *name == folded || is_near(name))
    }

    /// Whether the command, or another of its group, takes this.
    fn knows(&self, name: &str) -> bool {
        self.foreign.iter().chain(self.own.iter().map(|(own, _)| own)).any(|own| own == name)
    }

    /// Whether words are the name of something, of this command or of another of its group.
    fn means(&self, words: &str) -> bool {
        self.knows(&folded(words))
    }

    fn find(&self, word: &str) -> Option<&'static ArgSpec> {
        let word = folded(word);
        self.own.iter().find(|(name, _)| *name == word).map(|(_, arg)| *arg)
    }

    /// The argument that a word is a slip of, of those that are `open`; the nearest one.
    fn slip_of(&self, word: &str, open: impl Fn(&str) -> bool) -> Option<&'static ArgSpec> {
        let near = self.own.iter().filter(|(_, arg)| open(arg.name));
        let near = near.filter_map(|(name, arg)| Some((near::slip_likeness(word, name)?, *arg)));
        near.max_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, arg)| arg)
    }
}

/// Every name of an argument in every language, folded.
fn names_of(arg: &'static ArgSpec) -> impl Iterator<Item = String> {
    let of = move |locale| std::iter::once(arg.name_in(locale)).chain(arg.other_names(locale));
    Locale::ALL.into_iter().flat_map(of).chain([arg.name.to_owned()]).map(|name| folded(&name))
}

/// A name as it is compared; its words may be joined by hyphens or by blanks.
fn folded(name: &str) -> String {
    near::fold(&name.split_whitespace().collect::<Vec<_>>().join("-"))
}

/// What [`split`] finds.
#[derive(Default)]
struct Split<'t> {
    /// Values given by name.
    by_name: Vec<(&'static ArgSpec, String)>,
    /// Free text.
    free: Vec<&'t str>,
    /// Names that were slips, with what they were taken for.
    guessed: Vec<(&'t str, &'static str)>,
    /// Names of what only other commands of the group take.
    foreign: Vec<&'t str>,
    /// What looks like the name of an argument and is none.
    strange: Vec<&'t str>,
}

/// Cuts a text at the names in it. Names inside quotation marks are text. With the names that stand in it without a
/// slip, a slip of another one counts as well.
fn split<'t>(text: &'t str, names: &Names, exact: Option<&[&str]>) -> Split<'t> {
    let mut split = Split::default();
    let (by_name, free) = (&mut split.by_name, &mut split.free);
    let (guessed, foreign, strange) = (&mut split.guessed, &mut split.foreign, &mut split.strange);
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
                let longer = (2..=MOST_WORDS).rev().filter_map(|words| label(rest, words));
                let longer = longer.into_iter().find(|(words, _)| names.means(words));
                let label = longer.or_else(|| label(rest, 1));
                let is_open = |name: &str| {
                    exact.is_some_and(|exact| !exact.contains(&name)) && guessed.iter().all(|(_, near)| *near != name)
                };
                let known = label.and_then(|(word, after)| Some((names.find(word)?, after)));
                let slip = || label.and_then(|(word, after)| Some((names.slip_of(word, is_open)?, after)));
                let meant = known.or_else(slip);
                if let (Some((next, after)), Some((word, _))) = (meant, label) {
                    if known.is_none() {
                        guessed.push((word, next.name));
                    }
                    close(arg, without_comma(before(piece, rest)));
                    arg = Some(next);
                    piece = after;
                    rest = after.trim_start();
                } else {
                    if let Some((word, _)) = label {
                        if names.is_foreign(word) { &mut *foreign } else { &mut *strange }.push(word);
                    }
                    let skipped = label.filter(|(word, _)| names.means(word)).map(|(_, after)| after);
                    rest = skipped.or_else(|| next_word(rest).map(|(_, after)| after)).map_or("", str::trim_start);
                }
            }
        }
    }
    close(arg, piece);
    free.retain(|piece| !piece.trim().is_empty());
    split
}

/// The part of `text` before its ending `rest`.
fn before<'t>(text: &'t str, rest: &str) -> &'t str {
    text.get(..text.len().saturating_sub(rest.len())).unwrap_or(text)
}

/// So many words with `:` or `=` after them, and what follows. `https://` is none.
fn label(text: &str, words: usize) -> Option<(&str, &str)> {
    let in_name = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\'' | '’') || is_combining_mark(letter)
    };
    let mut rest = text;
    for number in 0..words {
        let next = rest.trim_start_matches(' ');
        if number > 0 && next.len() == rest.len() {
            return None;
        }
        let end = next.find(|letter: char| !in_name(letter)).filter(|end| *end > 0)?;
        rest = next.get(end..)?;
    }
    let word = before(text, rest);
    let after = rest.trim_start_matches(' ').strip_prefix(MARKS)?;
    let fits = word.starts_with(char::is_alphabetic) && word.chars().count() <= MOST_NAME && !after.starts_with("//");
    fits.then_some((word, after))
}

/// A text without what stands between quotation marks.
pub(super) fn unquoted(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if let Some(quote) = quoted(rest).filter(|quote| quote.closed) {
            rest = quote.after;
        } else {
            plain.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    plain
}

/// Whether a value holds this word as a name, with a mark after it.
fn holds_label(value: &str, word: &str) -> bool {
    value
        .match_indices(word)
        .filter_map(|(at, _)| value.get(at + word.len()..))
        .any(|rest| rest.trim_start().starts_with(MARKS))
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
            } else if let Some((name, choice)) = name_and_choice(arg, open.clone(), rest) {
                filled.push((arg, name.to_owned()));
                rest = choice;
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

/// A person before a word to choose and nothing else: her name, which may have blanks, and the word, if there is one.
fn name_and_choice<'t>(
    arg: &ArgSpec,
    mut next: impl Iterator<Item = &'static ArgSpec>,
    text: &'t str,
) -> Option<(&'t str, &'t str)> {
    let choice =
        next.next().filter(|choice| matches!(choice.kind, ArgKind::OneOf(_)) && arg.kind == ArgKind::Person)?;
    if next.next().is_some() {
        return None;
    }
    let (name, word) = text.rsplit_once(' ').filter(|(_, word)| may_be(choice.kind, word)).unwrap_or((text, ""));
    Some((without_comma(name), word))
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
        ArgKind::Offered { what, .. } => matches!(what, Offer::Parts | Offer::Posts),
        ArgKind::Line { .. }
        | ArgKind::Lines { .. }
        | ArgKind::When
        | ArgKind::Length
        | ArgKind::SettingValue
        | ArgKind::File
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
        ArgKind::OneOf(words) => words.iter().any(|one| means(word, one)),
        ArgKind::Zone => word.contains('/') || word.parse::<chrono_tz::Tz>().is_ok(),
        // Any word may be a name; only what is surely meant for a person is taken out of the middle of a text.
        ArgKind::Person => person::is_handle(word),
        ArgKind::Line { .. }
        | ArgKind::Lines { .. }
        | ArgKind::When
        | ArgKind::Length
        | ArgKind::Setting
        | ArgKind::SettingValue
        | ArgKind::File
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

/// What stands between the marks where a text is one quotation, and the text itself otherwise.
pub(super) fn without_marks(text: &str) -> String {
    let quote = quoted(text.trim()).filter(|quote| quote.closed && quote.after.trim().is_empty());
    quote.map_or_else(|| text.to_owned(), |quote| quote.words())
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
