//! The small language of phrases, read into plain sequences of words.
//!
//! `docs/noticing.md` describes it: words and `stems*`, alternatives `a|b` and `(a b|c)`, what may be left out `[a]`,
//! gaps `..` and `..5`, named words `{you}`, and the edges of a sentence `<` and `>`.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::words::{LONGEST_WORD, Words};

/// Characters of a phrase at most.
pub const LONGEST_PHRASE: usize = 400;

/// Words of a phrase at most, when everything that may be left out is there.
pub const MOST_WORDS: usize = 12;

/// Words that a gap passes over at most.
pub const WIDEST_GAP: u8 = 8;

/// Words that a gap passes over when it does not say.
const GAP: u8 = 3;

/// Words from the first to the last of a match at most.
pub(super) const WIDEST: usize = 24;

/// Plain sequences that the alternatives of one phrase make at most.
pub const MOST_SEQUENCES: usize = 256;

/// Letters before the `*` of a stem at least.
pub const SHORTEST_STEM: usize = 3;

/// Why a phrase cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// There is no word in it.
    #[error("there is no word in it")]
    Empty,
    /// It has more than [`LONGEST_PHRASE`] characters.
    #[error("it has more than {LONGEST_PHRASE} characters")]
    TooLong,
    /// It has more than [`MOST_WORDS`] words, or a match could be wider than the engine looks.
    #[error("it has more than {MOST_WORDS} words, or its gaps are too wide together")]
    TooManyWords,
    /// Its alternatives make more than [`MOST_SEQUENCES`] plain sequences.
    #[error("its alternatives make more than {MOST_SEQUENCES} phrases")]
    TooManyWays,
    /// A bracket is not closed, or closes nothing.
    #[error("a `{0}` has no partner")]
    Bracket(char),
    /// There are no words of this name.
    #[error("there are no words named `{0}`")]
    Name(String),
    /// A stem is shorter than [`SHORTEST_STEM`] letters.
    #[error("`{0}*` would match too much")]
    ShortStem(String),
    /// A gap passes over more than [`WIDEST_GAP`] words, or has no word on one side.
    #[error("a gap passes over at most {WIDEST_GAP} words and has a word on each side")]
    Gap,
    /// It is one word that is innocent by itself.
    #[error("`{0}` is innocent by itself")]
    Innocent(String),
}

/// A word or the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Choice {
    /// This word.
    Word(Vec<u8>),
    /// Any word that begins so.
    Stem(Vec<u8>),
}

/// What stands in one place of a sequence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Step {
    /// Any of these.
    pub(super) choices: BTreeSet<Choice>,
    /// Words that may stand between it and what is before.
    pub(super) gap: u8,
    /// It begins a sentence.
    pub(super) begins: bool,
    /// It ends one.
    pub(super) ends: bool,
}

/// Named words.
pub(super) type Names = BTreeMap<String, BTreeSet<Choice>>;

/// A piece of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Choices(BTreeSet<Choice>),
    Gap(u8),
    Begin,
    End,
}

/// Reads a phrase.
pub(super) fn parse(phrase: &str, names: &Names) -> Result<BTreeSet<Vec<Step>>, Fault> {
    if phrase.chars().count() > LONGEST_PHRASE {
        return Err(Fault::TooLong);
    }
    let mut reader = Reader { rest: phrase, names };
    let ways = reader.alternatives(None)?;
    ways.into_iter()
        .filter(|way| !way.is_empty())
        .map(sequence)
        .collect::<Result<BTreeSet<_>, _>>()
        .and_then(|found| if found.is_empty() { Err(Fault::Empty) } else { Ok(found) })
}

/// Reads words separated by spaces, as they stand in a list of named words.
pub(super) fn parse_words(words: &str) -> Result<BTreeSet<Choice>, Fault> {
    let mut choices = BTreeSet::new();
    for word in words.split_whitespace() {
        choices.insert(choice(word)?.ok_or(Fault::Empty)?);
    }
    Ok(choices)
}

struct Reader<'a> {
    rest: &'a str,
    names: &'a Names,
}

impl Reader<'_> {
    /// Ways separated by `|` up to `close`, which is taken too.
    fn alternatives(&mut self, close: Option<char>) -> Result<Vec<Vec<Piece>>, Fault> {
        let mut done: Vec<Vec<Piece>> = Vec::new();
        let mut ways: Vec<Vec<Piece>> = vec![Vec::new()];
        loop {
            self.rest = self.rest.trim_start();
            let Some(character) = self.rest.chars().next() else {
                if let Some(close) = close {
                    return Err(Fault::Bracket(close));
                }
                break;
            };
            match character {
                '(' | '[' => {
                    self.skip(character);
                    let mut inner = self.alternatives(Some(if character == '(' { ')' } else { ']' }))?;
                    if character == '[' {
                        inner.push(Vec::new());
                    }
                    let longer = ways.iter().flat_map(|way| {
                        inner.iter().map(|added| way.iter().chain(added).cloned().collect::<Vec<Piece>>())
                    });
                    ways = longer.collect();
                }
                ')' | ']' if Some(character) == close => {
                    self.skip(character);
                    break;
                }
                ')' | ']' => return Err(Fault::Bracket(character)),
                '|' => {
                    self.skip(character);
                    done.append(&mut ways);
                    ways.push(Vec::new());
                }
                _ => {
                    for piece in self.pieces(close.is_some())? {
                        for way in &mut ways {
                            way.push(piece.clone());
                        }
                    }
                }
            }
            if ways.len() + done.len() > MOST_SEQUENCES || ways.iter().any(|way| way.len() > 4 * MOST_WORDS) {
                return Err(Fault::TooManyWays);
            }
        }
        done.append(&mut ways);
        Ok(if close.is_some() { merged(done) } else { done })
    }

    fn skip(&mut self, character: char) {
        self.rest = self.rest.strip_prefix(character).unwrap_or(self.rest);
    }

    /// What stands up to the next space or bracket. Outside of brackets `a|b` without spaces belongs together, inside
    /// of them a bar parts whole ways.
    fn pieces(&mut self, in_brackets: bool) -> Result<Vec<Piece>, Fault> {
        let ends = |character: char| {
            let is_bar = in_brackets && character == '|';
            is_bar || character.is_whitespace() || matches!(character, '(' | ')' | '[' | ']')
        };
        let length = self.rest.find(ends).unwrap_or(self.rest.len());
        let (mut chunk, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        // A bar with nothing on its right is a slip.
        chunk = chunk.trim_end_matches('|');
        match chunk {
            "<" => return Ok(vec![Piece::Begin]),
            ">" => return Ok(vec![Piece::End]),
            _ => {}
        }
        if let Some(wide) = chunk.strip_prefix("..") {
            let wide = wide.trim_start_matches('.');
            let gap = if wide.is_empty() { GAP } else { wide.parse().map_err(|_| Fault::Gap)? };
            return if (1..=WIDEST_GAP).contains(&gap) { Ok(vec![Piece::Gap(gap)]) } else { Err(Fault::Gap) };
        }
        if chunk == "…" {
            return Ok(vec![Piece::Gap(GAP)]);
        }
        if chunk.contains('|') || chunk.starts_with('{') {
            let mut choices = BTreeSet::new();
            for one in chunk.split('|') {
                match one.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                    Some(name) => {
                        let named = self.names.get(name).ok_or_else(|| Fault::Name(name.to_owned()))?;
                        choices.extend(named.iter().cloned());
                    }
                    None => choices.extend(choice(one)?),
                }
            }
            return Ok(if choices.is_empty() { Vec::new() } else { vec![Piece::Choices(choices)] });
        }
        words(chunk).map(|choices| choices.into_iter().map(|one| Piece::Choices(BTreeSet::from([one]))).collect())
    }
}

/// Ways of one word each are one way with a choice.
fn merged(ways: Vec<Vec<Piece>>) -> Vec<Vec<Piece>> {
    let mut single = BTreeSet::new();
    let mut others = Vec::new();
    for mut way in ways {
        match way.pop() {
            Some(Piece::Choices(choices)) if way.is_empty() => single.extend(choices),
            last => {
                way.extend(last);
                others.push(way);
            }
        }
    }
    if !single.is_empty() {
        others.push(vec![Piece::Choices(single)]);
    }
    others
}

/// One word or stem; nothing if there is no letter in it.
fn choice(word: &str) -> Result<Option<Choice>, Fault> {
    let mut found = words(word)?;
    match found.len() {
        0 | 1 => Ok(found.pop()),
        // Co-sleeping is one word in a list.
        _ => {
            let joined = found.into_iter().flat_map(|one| match one {
                Choice::Word(letters) | Choice::Stem(letters) => letters,
            });
            Ok(Some(Choice::Word(joined.take(LONGEST_WORD).collect())))
        }
    }
}

/// The words in a piece of text; the last may be a stem.
fn words(text: &str) -> Result<Vec<Choice>, Fault> {
    let stem = text.strip_suffix('*');
    let mut read = Words::default();
    read.read(stem.unwrap_or(text));
    let mut found: Vec<Choice> = read.words().iter().map(|word| Choice::Word(read.text_of(word).to_vec())).collect();
    if stem.is_some()
        && let Some(Choice::Word(letters)) = found.pop()
    {
        if letters.len() < SHORTEST_STEM {
            return Err(Fault::ShortStem(String::from_utf8_lossy(&letters).into_owned()));
        }
        found.push(Choice::Stem(letters));
    }
    Ok(found)
}

/// Pieces as steps.
fn sequence(pieces: Vec<Piece>) -> Result<Vec<Step>, Fault> {
    let mut steps: Vec<Step> = Vec::new();
    let (mut gap, mut begins) = (0, false);
    for piece in pieces {
        match piece {
            Piece::Choices(choices) => {
                steps.push(Step { choices, gap, begins, ends: false });
                (gap, begins) = (0, false);
            }
            Piece::Gap(wide) if steps.is_empty() || gap > 0 => {
                return Err(if wide > 0 { Fault::Gap } else { Fault::Empty });
            }
            Piece::Gap(wide) => gap = wide,
            Piece::Begin => begins = true,
            Piece::End => {
                if let Some(step) = steps.last_mut() {
                    step.ends = true;
                }
            }
        }
    }
    let width: usize = steps.iter().map(|step| 1 + usize::from(step.gap)).sum();
    match () {
        () if steps.is_empty() => Err(Fault::Empty),
        () if gap > 0 => Err(Fault::Gap),
        () if steps.len() > MOST_WORDS || width > WIDEST => Err(Fault::TooManyWords),
        () => Ok(steps),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(phrase: &str) -> Vec<String> {
        let names = Names::from([("you".to_owned(), parse_words("you u").unwrap_or_default())]);
        let one = |choice: &Choice| match choice {
            Choice::Word(letters) => String::from_utf8_lossy(letters).into_owned(),
            Choice::Stem(letters) => format!("{}*", String::from_utf8_lossy(letters)),
        };
        match parse(phrase, &names) {
            Ok(found) => found
                .iter()
                .map(|steps| {
                    let step = |step: &Step| {
                        let gap = if step.gap > 0 { format!("..{} ", step.gap) } else { String::new() };
                        format!("{gap}{}", step.choices.iter().map(one).collect::<Vec<_>>().join("|"))
                    };
                    steps.iter().map(step).collect::<Vec<_>>().join(" ")
                })
                .collect(),
            Err(fault) => vec![fault.to_string()],
        }
    }

    #[test]
    fn a_phrase_becomes_the_sequences_it_stands_for() {
        assert_eq!(shown("Real moms don't"), ["real moms dont"]);
        assert_eq!(shown("{you} .. [so] laz*"), ["u|you ..3 so laz*", "u|you ..3 laz*"]);
        assert_eq!(
            shown("lazy|{you} (bad mom|cow|pig) ..5 here"),
            ["lazy|u|you bad mom ..5 here", "lazy|u|you cow|pig ..5 here"]
        );
        assert_eq!(shown("Qué bárbara, señora"), ["que barbara senora"]);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        assert_eq!(shown(" ,, "), ["there is no word in it"]);
        assert_eq!(shown("(a b"), ["a `)` has no partner"]);
        assert_eq!(shown("a {him}"), ["there are no words named `him`"]);
        assert_eq!(shown("la* b"), ["`la*` would match too much"]);
        assert_eq!(shown(".. b"), ["a gap passes over at most 8 words and has a word on each side"]);
        assert_eq!(shown(&"ab ".repeat(13)), ["it has more than 12 words, or its gaps are too wide together"]);
        assert_eq!(shown(&"(a b|c d) ".repeat(9)), ["its alternatives make more than 256 phrases"]);
    }
}
