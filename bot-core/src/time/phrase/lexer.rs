//! From a phrase to tokens: case, accents and typographic variants go, the place in the phrase stays.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::time) enum Kind {
    /// Digits. The value saturates; `digits` tells `03` from `3`.
    Number { value: u32, digits: usize },
    /// Letters, in lower case and without accents; an apostrophe may stand inside.
    Word(String),
    /// Any other character.
    Sign(char),
}

/// A token and where in the phrase it was.
#[derive(Debug, Clone)]
pub(in crate::time) struct Token {
    /// What it is.
    pub(in crate::time) kind: Kind,
    /// The byte where it starts in the phrase as typed.
    pub(in crate::time) start: usize,
    /// The byte where it ends in the phrase as typed.
    pub(in crate::time) end: usize,
    /// No space stands between it and the token before.
    pub(in crate::time) glued: bool,
}

/// The Spanish ordinal signs: `1º`, `3.ª`.
pub(in crate::time) const ORDINAL: char = 'º';

/// The tokens of a phrase.
pub(in crate::time) fn tokens(phrase: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut glued = false;
    for (start, typed) in phrase.char_indices() {
        let end = start + typed.len_utf8();
        if is_combining_mark(typed) {
            if let Some(last) = tokens.last_mut() {
                last.end = end;
            }
            continue;
        }
        if is_blank(typed) {
            glued = false;
            continue;
        }
        for plain in plain(typed) {
            if !(glued && tokens.last_mut().is_some_and(|last| last.grow(plain, end))) {
                tokens.push(Token { kind: Kind::of(plain), start, end, glued });
            }
            glued = true;
        }
    }
    tokens
}

impl Kind {
    fn of(plain: char) -> Self {
        match plain.to_digit(10) {
            Some(value) => Self::Number { value, digits: 1 },
            None if plain.is_alphabetic() && plain != ORDINAL => Self::Word(plain.into()),
            None => Self::Sign(plain),
        }
    }
}

impl Token {
    /// Takes one more character in, when it belongs to the same token.
    fn grow(&mut self, plain: char, end: usize) -> bool {
        let grown = match &mut self.kind {
            Kind::Number { value, digits } => plain.to_digit(10).is_some_and(|digit| {
                *value = value.saturating_mul(10).saturating_add(digit);
                *digits += 1;
                true
            }),
            Kind::Word(word) => {
                let belongs = plain == '\'' || (plain.is_alphabetic() && plain != ORDINAL);
                if belongs {
                    word.push(plain);
                }
                belongs
            }
            Kind::Sign(_) => false,
        };
        if grown {
            self.end = end;
        }
        grown
    }
}

/// The plain characters a typed one stands for: `Ñ` is `n`, `’` is `'`, a long dash is `-`.
fn plain(typed: char) -> Vec<char> {
    match typed {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{00b4}' | '`' => vec!['\''],
        '\u{2010}'..='\u{2015}' | '\u{2212}' => vec!['-'],
        'º' | 'ª' | '°' => vec![ORDINAL],
        _ => typed.to_lowercase().nfkd().filter(|plain| !is_combining_mark(*plain)).collect(),
    }
}

/// Spaces, and characters that show nothing.
fn is_blank(typed: char) -> bool {
    typed.is_whitespace() || typed.is_control() || matches!(typed, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(phrase: &str) -> Vec<Kind> {
        tokens(phrase).into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        let expected = vec![Kind::Word("manana".into())];
        for typed in ["mañana", "MAÑANA", "man\u{303}ana", "manana"] {
            assert_eq!(kinds(typed), expected, "{typed}");
        }
    }

    #[test]
    fn digits_and_letters_part_by_themselves() {
        let expected = vec![
            Kind::Number { value: 10, digits: 2 },
            Kind::Word("h".into()),
            Kind::Number { value: 30, digits: 2 },
            Kind::Sign('-'),
            Kind::Number { value: 1, digits: 1 },
            Kind::Sign(ORDINAL),
        ];
        assert_eq!(kinds("10h30 – 1º"), expected);
    }

    #[test]
    fn a_token_remembers_its_place_and_its_neighbour() {
        let tokens = tokens("El Sábado, 9.30");
        let places: Vec<_> = tokens.iter().map(|token| (token.start, token.end, token.glued)).collect();
        assert_eq!(
            places,
            [(0, 2, false), (3, 10, false), (10, 11, true), (12, 13, false), (13, 14, true), (14, 16, true)]
        );
    }

    #[test]
    fn curly_apostrophes_stay_inside_words() {
        assert_eq!(kinds("o’clock"), kinds("o'clock"));
        assert_eq!(kinds("o’clock"), vec![Kind::Word("o'clock".into())]);
    }
}
