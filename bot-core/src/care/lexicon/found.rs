//! What was found in a message, before it is decided what to say of it.

use super::engine::Match;
use super::features::Feature;
use super::kind::{Kind, Label, Severity};
use super::model::Odds;
use super::packs::Phrase;

/// Hits of a kind that are kept; what decides is the first of the worst.
const MOST_HITS: usize = 8;

/// A phrase that is there and counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit<'a> {
    pub(super) by: HitBy<'a>,
    pub(super) first: usize,
    pub(super) last: usize,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum HitBy<'a> {
    Pack(&'a Phrase),
    Added(&'a str),
}

/// All that was found in a message.
#[derive(Debug, Default)]
pub(super) struct Found<'a> {
    pub(super) hits: Vec<Hit<'a>>,
    /// Something stands there that is allowed.
    pub(super) allows: bool,
    pub(super) impressions: Impressions,
}

/// What the model makes of a message: for each label the stretch that speaks for it most.
#[derive(Debug, Default)]
pub(super) struct Impressions {
    /// How likely nothing is, where it is least so.
    pub(super) clean: Option<f32>,
    pub(super) most: Vec<(Label, Impressive)>,
}

#[derive(Debug)]
pub(super) struct Impressive {
    pub(super) start: usize,
    pub(super) odds: f32,
    pub(super) seen: Vec<Feature>,
}

impl Impressions {
    /// Below this a label is not worth keeping a stretch for.
    const LEAST: f32 = 0.1;

    pub(super) fn add(&mut self, start: usize, seen: &[Feature], odds: &Odds) {
        for (label, odds) in Label::ALL.into_iter().zip(odds.iter().copied()) {
            if label == Label::Clean {
                self.clean = Some(self.clean.map_or(odds, |least| least.min(odds)));
                continue;
            }
            if odds < self.of(label).map_or(Self::LEAST, |most| most.odds) {
                continue;
            }
            let impressive = Impressive { start, odds, seen: seen.to_vec() };
            match self.most.iter_mut().find(|(one, _)| *one == label) {
                Some((_, most)) => *most = impressive,
                None => self.most.push((label, impressive)),
            }
        }
    }

    pub(super) fn of(&self, label: Label) -> Option<&Impressive> {
        self.most.iter().find(|(one, _)| *one == label).map(|(_, most)| most)
    }
}

impl<'a> Hit<'a> {
    pub(super) fn new(by: HitBy<'a>, found: &Match, start: usize) -> Self {
        let at = |word: u32| start + usize::try_from(word).unwrap_or(0);
        Self { by, first: at(found.first), last: at(found.last) }
    }
}

impl HitBy<'_> {
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Pack(phrase) => phrase.kind,
            Self::Added(_) => Kind::Own,
        }
    }

    pub(super) fn severity(self) -> Severity {
        match self {
            Self::Pack(phrase) => phrase.severity,
            Self::Added(_) => Severity::Plain,
        }
    }

    pub(super) fn may_be_doubted(self) -> bool {
        match self {
            Self::Pack(phrase) => phrase.kind != Kind::Support || phrase.severity != Severity::Strong,
            Self::Added(_) => false,
        }
    }
}

impl Found<'_> {
    pub(super) fn has_room(&self, by: HitBy<'_>) -> bool {
        let as_bad = |hit: &&Hit<'_>| hit.by.kind() == by.kind() && hit.by.severity() >= by.severity();
        self.hits.iter().filter(as_bad).count() < MOST_HITS
    }
}

/// The words of a match in its stretch, as bits.
pub(super) fn bits(found: &Match) -> u64 {
    (u64::MAX >> (63 - (found.last - found.first).min(63))) << found.first.min(63)
}
