//! A place among the tokens: it looks ahead, takes what fits, and steps back when a rule does not hold.

use crate::wording::Locale;

use super::lexer::{Kind, Token};

/// A place among the tokens. Copying it remembers the place.
#[derive(Debug, Clone, Copy)]
pub(in crate::time) struct Cursor<'t> {
    tokens: &'t [Token],
    /// How many tokens are behind.
    at: usize,
    locale: Locale,
}

/// Digits as they were typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::time) struct Digits {
    /// Their value.
    pub(in crate::time) value: u32,
    /// How many there are.
    pub(in crate::time) count: usize,
}

impl<'t> Cursor<'t> {
    /// The first token.
    pub(in crate::time) fn new(tokens: &'t [Token], locale: Locale) -> Self {
        Self { tokens, at: 0, locale }
    }

    /// How many tokens are behind.
    pub(in crate::time) fn at(&self) -> usize {
        self.at
    }

    /// The language to prefer where two disagree about a word.
    pub(in crate::time) fn locale(&self) -> Locale {
        self.locale
    }

    /// The next token.
    pub(in crate::time) fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.at)
    }

    /// The token that was taken last.
    pub(in crate::time) fn previous(&self) -> Option<&'t Token> {
        self.at.checked_sub(1).and_then(|before| self.tokens.get(before))
    }

    /// The token `ahead` places after the next one.
    pub(in crate::time) fn peek_at(&self, ahead: usize) -> Option<&'t Token> {
        self.tokens.get(self.at.saturating_add(ahead))
    }

    /// The next token, when it is a word.
    pub(in crate::time) fn peek_word(&self) -> Option<&'t str> {
        self.peek().and_then(Token::word)
    }

    /// Takes what `rule` takes; nothing when it does not hold.
    pub(in crate::time) fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = *self;
        let found = rule(self);
        if found.is_none() {
            *self = before;
        }
        found
    }

    /// Takes the next word when `meaning` knows it.
    pub(in crate::time) fn word<T>(&mut self, meaning: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let found = self.peek_word().and_then(meaning)?;
        self.at += 1;
        Some(found)
    }

    /// Takes the first of these runs of words (and numbers) that comes next; longer ones go first.
    pub(in crate::time) fn any(&mut self, phrases: &[&str]) -> bool {
        let found = phrases.iter().find_map(|phrase| {
            let is_next = |(word, ahead)| self.peek_at(ahead).is_some_and(|token: &Token| token.is(word));
            phrase.split(' ').zip(0..).all(is_next).then(|| phrase.split(' ').count())
        });
        self.at += found.unwrap_or(0);
        found.is_some()
    }

    /// Takes a sign.
    pub(in crate::time) fn sign(&mut self, sign: char) -> bool {
        let found = self.peek().is_some_and(|token| token.kind == Kind::Sign(sign));
        self.at += usize::from(found);
        found
    }

    /// Takes a sign that follows without a space.
    pub(in crate::time) fn glued_sign(&mut self, sign: char) -> bool {
        self.peek().is_some_and(|token| token.glued) && self.sign(sign)
    }

    /// Takes digits.
    pub(in crate::time) fn digits(&mut self) -> Option<Digits> {
        let Kind::Number { value, digits } = self.peek()?.kind else { return None };
        self.at += 1;
        Some(Digits { value, count: digits })
    }

    /// Takes digits that follow without a space.
    pub(in crate::time) fn glued_digits(&mut self) -> Option<Digits> {
        if self.peek()?.glued { self.digits() } else { None }
    }

    /// Takes one of these words when it follows without a space.
    pub(in crate::time) fn glued_any(&mut self, words: &[&str]) -> bool {
        self.peek().is_some_and(|token| token.glued) && self.any(words)
    }

    /// The last token was a number that goes on behind this place: the `5` of `5th`, the `9` of `9:5`.
    pub(in crate::time) fn splits_a_number(&self) -> bool {
        let is_number = |token: &Token| matches!(token.kind, Kind::Number { .. });
        let glued = |ahead| self.peek_at(ahead).filter(|token| token.glued);
        let goes_on = glued(0).is_some_and(|next| match next.kind {
            Kind::Word(_) | Kind::Number { .. } => true,
            Kind::Sign(sign) => matches!(sign, ':' | '.' | '/' | ',') && glued(1).is_some_and(is_number),
        });
        goes_on && self.previous().is_some_and(is_number)
    }

    /// Nothing is left but the marks that end a sentence.
    pub(in crate::time) fn only_marks_left(&self) -> bool {
        self.tokens
            .iter()
            .skip(self.at)
            .all(|token| matches!(token.kind, Kind::Sign('.' | ',' | ';' | '!' | '?' | '¡' | '¿')))
    }
}

impl Token {
    /// The word, when it is one.
    pub(in crate::time) fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            Kind::Number { .. } | Kind::Sign(_) => None,
        }
    }

    /// It is this word, or this number.
    fn is(&self, expected: &str) -> bool {
        match &self.kind {
            Kind::Word(word) => word == expected,
            Kind::Number { value, .. } => expected.parse() == Ok(*value),
            Kind::Sign(_) => false,
        }
    }
}

/// The phrase up to a token, and the rest from there on: what was understood, and what was not.
pub(in crate::time) fn parted(phrase: &str, tokens: &[Token], at: usize) -> (Option<String>, String) {
    let from = tokens.get(at).map_or(phrase.len(), |token| token.start);
    let (before, rest) = phrase.split_at_checked(from).unwrap_or((phrase, ""));
    let before = before.trim().trim_end_matches([',', ';']).trim_end();
    ((!before.is_empty()).then(|| before.to_owned()), rest.trim().to_owned())
}
