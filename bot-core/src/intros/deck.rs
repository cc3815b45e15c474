//! The deck: what people who were introduced may talk about, from light to real talk. Its texts are data, one file a
//! language with the same cards.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::id::{CircleId, split_mix};
use crate::people::kids::Band;
use crate::time::birth::Kid;
use crate::wording::Locale;

/// A card of the deck.
#[derive(Debug, Clone, Deserialize)]
pub struct Prompt {
    /// Its name, the same in every language and for ever.
    pub id: String,
    /// From 1, light, to 5, real talk.
    pub level: u8,
    /// Whom it suits; everybody when there is none.
    #[serde(default)]
    pub fits: Vec<Fit>,
    /// What it says.
    pub text: String,
}

/// Whom a card suits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// Everyone has a baby.
    Babies,
    /// Everyone has a child of one or two.
    Toddlers,
    /// Everyone has an older child.
    Older,
    /// Everyone is waiting for a child.
    Expecting,
    /// Somebody is new here.
    NewHere,
}

/// A file of the deck.
#[derive(Debug, Deserialize)]
struct Deck {
    prompt: Vec<Prompt>,
}

static ENGLISH: LazyLock<Vec<Prompt>> = LazyLock::new(|| read(include_str!("../../deck/en.toml")));
static SPANISH: LazyLock<Vec<Prompt>> = LazyLock::new(|| read(include_str!("../../deck/es.toml")));

fn read(text: &str) -> Vec<Prompt> {
    match toml::from_str::<Deck>(text) {
        Ok(deck) => deck.prompt,
        Err(error) => {
            tracing::error!(%error, "the deck is broken");
            Vec::new()
        }
    }
}

/// Every card in a language.
#[must_use]
pub fn cards(locale: Locale) -> &'static [Prompt] {
    match locale {
        Locale::En => &ENGLISH,
        Locale::Es => &SPANISH,
    }
}

/// What a card says in a language.
#[must_use]
pub fn text(id: &str, locale: Locale) -> Option<&'static str> {
    cards(locale).iter().find(|card| card.id == id).map(|card| card.text.as_str())
}

/// Which cards suit people with these kids, who share what is in each list.
#[must_use]
pub fn stages(kids: &[Kid], on: chrono::NaiveDate) -> HashSet<Fit> {
    let of = |kid: &Kid| {
        if kid.due {
            return Some(Fit::Expecting);
        }
        Some(match Band::of(kid.months_old(on)?) {
            Band::Baby => Fit::Babies,
            Band::Toddler => Fit::Toddlers,
            Band::Preschooler | Band::School | Band::Teen => Fit::Older,
        })
    };
    kids.iter().filter_map(of).collect()
}

/// What is known of those who will read a card.
#[derive(Debug, Clone, Default)]
pub struct Readers {
    /// The stages of each one's kids.
    pub stages: Vec<HashSet<Fit>>,
    /// Whether somebody is new here.
    pub new_here: bool,
    /// Cards that these people have had together.
    pub had: HashSet<String>,
    /// Cards that any of them has had, with whomever.
    pub seen: HashSet<String>,
}

impl Readers {
    fn are_suited(&self, card: &Prompt) -> bool {
        let stages: Vec<Fit> = card.fits.iter().copied().filter(|fit| *fit != Fit::NewHere).collect();
        let of_stage = !stages.is_empty()
            && !self.stages.is_empty()
            && self.stages.iter().all(|hers| stages.iter().any(|stage| hers.contains(stage)));
        card.fits.is_empty() || of_stage || self.new_here && card.fits.contains(&Fit::NewHere)
    }
}

/// The next card for a circle that has had `turn` of them: light at first, then deeper; none that any of them has seen
/// while there is another, and none twice for the same people. The same circle and turn give the same card.
#[must_use]
pub fn choose(circle: CircleId, turn: usize, readers: &Readers) -> Option<&'static Prompt> {
    let level = u8::try_from(turn + 1).unwrap_or(u8::MAX).min(5);
    let fresh = cards(Locale::En).iter().filter(|card| readers.are_suited(card) && !readers.had.contains(&card.id));
    let (high, low) = circle.0.as_u64_pair();
    let seed = split_mix(high ^ split_mix(low ^ split_mix(u64::try_from(turn).unwrap_or(u64::MAX))));
    let rank = |card: &&Prompt| {
        let lot = card.id.bytes().fold(seed, |lot, byte| split_mix(lot ^ u64::from(byte)));
        // A level too deep is further off than one too light.
        let off = if card.level > level { 10 + card.level - level } else { level - card.level };
        (readers.seen.contains(&card.id), off, card.fits.is_empty(), lot)
    };
    fresh.min_by_key(rank)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn both_decks_hold_the_same_cards_and_enough_of_every_level() {
        let (english, spanish) = (cards(Locale::En), cards(Locale::Es));
        assert!(english.len() >= 60);
        let names = |deck: &[Prompt]| -> Vec<(String, u8, Vec<Fit>)> {
            deck.iter().map(|card| (card.id.clone(), card.level, card.fits.clone())).collect()
        };
        assert_eq!(names(english), names(spanish));
        for level in 1..=5 {
            assert!(english.iter().filter(|card| card.level == level && card.fits.is_empty()).count() >= 4, "{level}");
        }
        let ids: HashSet<&str> = english.iter().map(|card| card.id.as_str()).collect();
        assert_eq!(ids.len(), english.len());
        assert!(english.iter().chain(spanish).all(|card| (1..=200).contains(&card.text.chars().count())));
    }

    #[test]
    fn cards_go_from_light_to_real_talk_and_none_comes_twice_until_all_were_had() {
        let circle = CircleId(Uuid::nil());
        let mut readers = Readers::default();
        let all = cards(Locale::En).iter().filter(|card| card.fits.is_empty()).count();
        let mut levels = Vec::new();
        for turn in 0..all {
            let card = choose(circle, turn, &readers);
            assert!(card.is_some(), "{turn}");
            let Some(card) = card else { return };
            assert!(readers.had.insert(card.id.clone()), "{} twice", card.id);
            levels.push(card.level);
        }
        assert_eq!(levels.get(..5), Some([1, 2, 3, 4, 5].as_slice()));
        assert!(choose(circle, all, &readers).is_none());
    }

    #[test]
    fn a_card_about_kids_is_for_those_who_all_have_them() {
        let baby = HashSet::from([Fit::Babies]);
        let none = HashSet::new();
        let card = Prompt { id: "x".to_owned(), level: 1, fits: vec![Fit::Babies, Fit::Toddlers], text: String::new() };
        let readers = |stages: &[&HashSet<Fit>]| Readers {
            stages: stages.iter().map(|one| (*one).clone()).collect(),
            ..Readers::default()
        };
        assert!(readers(&[&baby, &baby]).are_suited(&card));
        assert!(!readers(&[&baby, &none]).are_suited(&card));
        assert!(!readers(&[]).are_suited(&card));
    }
}
