//! When a phrase that stands there does not count: in a quotation, with a "not" before it, of oneself, in a question.

use serde::Deserialize;

use super::engine::Match;
use super::kind::{Kind, Language};
use super::packs::packs;
use super::words::{Marks, Words};

/// When a phrase does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Condition {
    /// It stands in quotation marks, or somebody told it.
    Quoted,
    /// A "not" is before it.
    Negated,
    /// It is said of oneself.
    Myself,
    /// Its sentence is a question.
    Asked,
    /// Somebody laughs, or sends hearts.
    Playful,
}

/// Several conditions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Conditions(u8);

impl FromIterator<Condition> for Conditions {
    fn from_iter<T: IntoIterator<Item = Condition>>(conditions: T) -> Self {
        Self(conditions.into_iter().fold(0, |all, condition| all | Self::bit(condition)))
    }
}

impl Conditions {
    fn bit(condition: Condition) -> u8 {
        match condition {
            Condition::Quoted => 1,
            Condition::Negated => 2,
            Condition::Myself => 4,
            Condition::Asked => 8,
            Condition::Playful => 16,
        }
    }

    fn has(self, condition: Condition) -> bool {
        self.0 & Self::bit(condition) != 0
    }

    /// What holds for phrases of a kind that do not say.
    pub(super) fn usual(kind: Kind) -> Self {
        match kind {
            Kind::Insult => {
                [Condition::Quoted, Condition::Negated, Condition::Myself, Condition::Playful].into_iter().collect()
            }
            Kind::Shaming(_) | Kind::Own => {
                [Condition::Quoted, Condition::Negated, Condition::Myself].into_iter().collect()
            }
            Kind::Selling | Kind::Support => [Condition::Quoted, Condition::Negated].into_iter().collect(),
            Kind::ChildPrivate => Self::default(),
        }
    }
}

/// What stands around the matches of a stretch: where each sign is, in each language.
#[derive(Debug, Default)]
pub(super) struct Around {
    signs: [Vec<Sign>; 2],
}

/// Where a sign is: bits for the words with which it begins and ends.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sign {
    pub(super) first: u64,
    pub(super) last: u64,
}

/// The signs that conditions ask for.
struct Asked {
    reported: Option<usize>,
    negation: Option<usize>,
    me: Option<usize>,
    you: Option<usize>,
    playful: [Option<usize>; 3],
}

static ASKED: std::sync::LazyLock<Asked> = std::sync::LazyLock::new(|| {
    let number = |name: &str| packs().signs.iter().position(|sign| sign == name);
    Asked {
        reported: number("reported"),
        negation: number("negation"),
        me: number("me"),
        you: number("you"),
        playful: ["laugh", "warm", "fond"].map(number),
    }
});

impl Around {
    /// Forgets everything.
    pub(super) fn clear(&mut self, count: usize) {
        for signs in &mut self.signs {
            signs.clear();
            signs.resize(count, Sign::default());
        }
    }

    /// Notes a sign.
    pub(super) fn note(&mut self, language: Language, sign: usize, found: Match) {
        let signs = self.of_mut(language);
        if let Some(sign) = signs.get_mut(sign) {
            sign.first |= 1_u64.checked_shl(found.first).unwrap_or(0);
            sign.last |= 1_u64.checked_shl(found.last).unwrap_or(0);
        }
    }

    fn of_mut(&mut self, language: Language) -> &mut Vec<Sign> {
        let [en, es] = &mut self.signs;
        match language {
            Language::En => en,
            Language::Es => es,
        }
    }

    /// The signs of a language.
    pub(super) fn of(&self, language: Language) -> &[Sign] {
        let [en, es] = &self.signs;
        match language {
            Language::En => en,
            Language::Es => es,
        }
    }

    fn sign(&self, language: Language, sign: Option<usize>) -> Sign {
        sign.and_then(|sign| self.of(language).get(sign)).copied().unwrap_or_default()
    }

    /// Whether a match counts under its conditions. `start` is where its stretch begins.
    pub(super) fn lets(
        &self,
        found: Match,
        unless: Conditions,
        language: Language,
        words: &Words,
        start: usize,
    ) -> bool {
        let marks = |at: u32| {
            let at = start + usize::try_from(at).unwrap_or(0);
            words.words().get(at).map(|word| word.marks).unwrap_or_default()
        };
        // Where the sentence of the match begins, and where it ends.
        let begin = (0..=found.first).rev().find(|at| marks(*at).has(Marks::BEGINS)).unwrap_or(0);
        let end = (found.last..64).find(|at| marks(*at).has(Marks::ENDS)).unwrap_or(63);
        let between = |from: u32, to: u32| {
            if from > to { 0 } else { (u64::MAX >> (63 - (to - from).min(63))) << from.min(63) }
        };
        let before = |words: u32| match found.first.checked_sub(1) {
            Some(last) => between(begin.max(found.first.saturating_sub(words)), last),
            None => 0,
        };

        let is_quoted = || {
            let in_marks = (found.first..=found.last).all(|at| marks(at).has(Marks::QUOTED));
            let reported = self.sign(language, ASKED.reported).last;
            in_marks || reported & (before(14) | between(found.last + 1, end.min(found.last + 6))) != 0
        };
        let is_negated = || self.sign(language, ASKED.negation).last & before(3) != 0;
        let is_of_myself = || {
            let me = (self.sign(language, ASKED.me).last & before(5)).checked_ilog2();
            let you = (self.sign(language, ASKED.you).last & before(5)).checked_ilog2();
            let within = between(found.first, found.last);
            let to_you = self.sign(language, ASKED.you).last & within != 0;
            let after = between(found.last + 1, end.min(found.last + 5));
            let and_me = self.sign(language, ASKED.me).last & after != 0;
            let and_you = self.sign(language, ASKED.you).last & (after | before(5)) != 0;
            !to_you && (me.is_some() && me > you || and_me && !and_you)
        };
        let is_playful = || ASKED.playful.iter().any(|sign| self.sign(language, *sign).last != 0);
        let is_asked = || marks(end).has(Marks::ASKS);
        !(unless.has(Condition::Quoted) && is_quoted()
            || unless.has(Condition::Negated) && is_negated()
            || unless.has(Condition::Myself) && is_of_myself()
            || unless.has(Condition::Asked) && is_asked()
            || unless.has(Condition::Playful) && is_playful())
    }
}
