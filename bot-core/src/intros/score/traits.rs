//! What counts of somebody when she is held against others, in a form in which that takes a few instructions: a round
//! of ten thousand holds fifty million pairs against each other.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{Person, Week, Weights};
use crate::people::profile::Way;

/// Kids that count at most; nobody tells of more.
const COUNTED: usize = crate::people::kids::MOST;

/// So many of the words that most people share are one bit each.
const BITS: usize = 256;

/// Somebody, as she counts for others.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about somebody, and they go in any mixture"
)]
pub struct Traits {
    topics: Bits,
    lived: Bits,
    /// Both of these.
    words: Bits,
    languages: Bits,
    /// What is no bit; nearly nobody has any.
    rest: Option<Box<Rest>>,
    free: Week,
    /// Months old, below zero for those who are due; the first `kids_count`.
    kids: [i16; COUNTED],
    kids_count: u8,
    /// One bit for each platform on which she can be written to.
    platforms: u8,
    /// One bit for each way of meeting.
    ways: u8,
    /// Her area, from 1; 0 when she has not said.
    area: u32,
    has_languages: bool,
    is_new: bool,
    is_stranger: bool,
    greets: bool,
}

/// So little of somebody that those of ten thousand lie in a cache: enough to see that most pairs are worth too little.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about somebody, and they go in any mixture"
)]
pub struct Sketch {
    /// The bits of her words, folded: where none is in both, no word is.
    words: u64,
    /// The half hours of a day that are free on any.
    free: u64,
    /// One bit for each age of a kid of hers, the older the wider.
    kids: u64,
    /// The same for all ages that are near enough to one of those to count.
    near_kids: u64,
    area: u32,
    ways: u8,
    is_new: bool,
    is_stranger: bool,
    greets: bool,
    /// Whether she has words that are no bits.
    has_rest: bool,
}

impl Sketch {
    /// What two may have in common, one bit for each. Nothing is decided on the way: fifty million decisions of which
    /// nobody can foretell the outcome cost more than all else.
    #[inline]
    #[expect(clippy::needless_bitwise_bool, reason = "a lazy operator is a decision")]
    fn common(&self, other: &Self) -> usize {
        let facts = [
            self.kids & other.near_kids != 0,
            self.free & other.free != 0,
            (self.area != 0) & (self.area == other.area),
            self.ways & other.ways != 0,
            self.is_new != other.is_new,
            (self.words & other.words != 0) | (self.has_rest & other.has_rest),
            (self.greets & other.is_stranger) | (other.greets & self.is_stranger),
        ];
        facts.into_iter().zip(0..).fold(0, |bits, (is_so, at)| bits | usize::from(is_so) << at)
    }
}

/// The most that two can be worth, by what their sketches have in common.
#[derive(Debug, Clone)]
pub struct Ceilings([i64; 1 << 7]);

impl Ceilings {
    /// With these weights.
    #[must_use]
    pub fn of(weights: &Weights) -> Self {
        let points = [
            weights.kids,
            weights.free,
            weights.area,
            weights.way,
            weights.newcomer,
            weights.words(),
            weights.greeting,
        ];
        let sum =
            |bits: usize| points.iter().zip(0..).filter(|(_, at)| bits >> at & 1 == 1).map(|(points, _)| points).sum();
        Self(std::array::from_fn(sum))
    }

    /// The most that these two can be worth.
    #[inline]
    #[must_use]
    pub fn most(&self, one: &Sketch, other: &Sketch) -> i64 {
        self.0.get(one.common(other)).copied().unwrap_or(i64::MAX)
    }
}

/// Words, one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Bits([u64; BITS / 64]);

/// Words beyond the commonest, in ascending order.
#[derive(Debug, Clone, Default)]
struct Rest {
    topics: Vec<u32>,
    lived: Vec<u32>,
    languages: Vec<u32>,
}

/// Which of the lists of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Topics,
    Lived,
    Languages,
}

impl Bits {
    fn set(&mut self, at: usize) {
        if let Some(bits) = self.0.get_mut(at / 64) {
            *bits |= 1 << (at % 64);
        }
    }

    /// Whether any is in both.
    #[inline]
    fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).fold(0, |any, (one, other)| any | one & other) != 0
    }

    /// How many are in both. With most others it is none, and bits are counted one by one.
    #[inline]
    fn common(&self, other: &Self) -> u32 {
        if !self.meets(other) {
            return 0;
        }
        let mut count = 0;
        for (one, other) in self.0.iter().zip(&other.0) {
            let mut both = one & other;
            while both != 0 {
                both &= both - 1;
                count += 1;
            }
        }
        count
    }
}

impl Traits {
    fn bits(&self, list: List) -> &Bits {
        match list {
            List::Topics => &self.topics,
            List::Lived => &self.lived,
            List::Languages => &self.languages,
        }
    }

    /// How many words of one of her lists are in one of somebody else's.
    #[inline]
    fn common(&self, list: List, other: &Self, others: List) -> i64 {
        let common = i64::from(self.bits(list).common(other.bits(others)));
        match (&self.rest, &other.rest) {
            (Some(rest), Some(other)) => common + in_both(rest.list(list), other.list(others)),
            _ => common,
        }
    }

    /// What of her is looked at first.
    #[must_use]
    pub fn sketch(&self) -> Sketch {
        Sketch {
            words: self.words.0.iter().fold(0, |all, bits| all | bits),
            free: self.free.half_hours_of_day(),
            kids: self.kids().iter().fold(0, |all, kid| all | 1 << age_bit(i32::from(*kid))),
            near_kids: self.kids().iter().fold(0, |all, kid| all | ages_near(i32::from(*kid))),
            area: self.area,
            ways: self.ways,
            is_new: self.is_new,
            is_stranger: self.is_stranger,
            greets: self.greets,
            has_rest: self.rest.is_some(),
        }
    }

    /// Whether the two can write to each other: on one platform, and in one language, unless one of them has named none.
    #[inline]
    #[must_use]
    pub fn can_talk(&self, other: &Self) -> bool {
        self.platforms & other.platforms != 0 && self.share_a_language(other)
    }

    #[inline]
    fn share_a_language(&self, other: &Self) -> bool {
        !self.has_languages
            || !other.has_languages
            || self.languages.meets(&other.languages)
            || self.common(List::Languages, other, List::Languages) > 0
    }

    /// How well the two fit, in points.
    #[inline]
    #[must_use]
    pub fn score(&self, other: &Self, weights: &Weights) -> i64 {
        self.score_from(other, weights, 0).unwrap_or_default()
    }

    /// The same, or none when it is less than `least`. What is quickly told comes first: most pairs are given up before
    /// what is not.
    #[inline]
    #[must_use]
    pub fn score_from(&self, other: &Self, weights: &Weights, least: i64) -> Option<i64> {
        let same_area = self.area != 0 && self.area == other.area;
        let mut sum = if same_area { weights.area } else { 0 }
            + if self.ways & other.ways != 0 { weights.way } else { 0 }
            + if self.is_new == other.is_new { 0 } else { weights.newcomer }
            + if self.welcomes(other) || other.welcomes(self) { weights.greeting } else { 0 };
        let have_words = self.words.meets(&other.words) || self.rest.is_some() && other.rest.is_some();
        let most_words = if have_words { weights.words() } else { 0 };
        if sum + most_words + weights.kids + weights.free < least {
            return None;
        }
        let halves = i64::from(if self.free.meets(&other.free) { self.free.common(&other.free) } else { 0 });
        sum += (weights.free * halves / 4).min(weights.free);
        if sum + most_words + weights.kids < least {
            return None;
        }
        if have_words {
            let asked = self.common(List::Lived, other, List::Topics) + other.common(List::Lived, self, List::Topics);
            sum += (weights.topic * self.common(List::Topics, other, List::Topics)).min(weights.topics)
                + (weights.lived * asked).min(weights.most_lived)
                + (weights.both_lived * self.common(List::Lived, other, List::Lived)).min(weights.most_both_lived);
            if sum + weights.kids < least {
                return None;
            }
        }
        sum += self.closeness(other, weights.kids);
        (sum >= least).then_some(sum)
    }

    /// Whether she welcomes the other to her first introduction.
    fn welcomes(&self, other: &Self) -> bool {
        self.greets && !self.is_stranger && other.is_stranger
    }

    /// Points for the two kids who are closest in age: all of them for the same month.
    #[inline]
    fn closeness(&self, other: &Self, points: i64) -> i64 {
        let mut most: i64 = 0;
        for one in self.kids() {
            for other in other.kids() {
                let gap = i64::from(one.abs_diff(*other));
                let reach = i64::from(reach(i32::from(*one.max(other))));
                // Most are further apart than that, and need no division.
                if gap < reach {
                    most = most.max(points * (reach - gap) / reach);
                }
            }
        }
        most
    }

    fn kids(&self) -> &[i16] {
        self.kids.get(..usize::from(self.kids_count)).unwrap_or_default()
    }
}

impl Rest {
    fn list(&self, list: List) -> &[u32] {
        match list {
            List::Topics => &self.topics,
            List::Lived => &self.lived,
            List::Languages => &self.languages,
        }
    }
}

/// How far apart two kids may be of whom the elder is so many months old, to count.
fn reach(months: i32) -> i32 {
    (months >> 2).max(6)
}

/// One of 64 bits for an age: one for each month up to three years, then one for each nine months. Whoever is older than
/// sixteen is as old as that.
fn age_bit(months: i32) -> u32 {
    let months = months + 10;
    let bit = if months < 46 { months } else { 46 + (months - 46) / 9 };
    u32::try_from(bit.clamp(0, 63)).unwrap_or(0)
}

/// The bits of all ages that are near enough to this one to count.
fn ages_near(months: i32) -> u64 {
    let youngest = months - reach(months);
    // Of an elder one a quarter of her own age counts, so a third of the younger one's.
    let eldest = months + (months / 3).max(6) + 1;
    (age_bit(youngest)..=age_bit(eldest)).fold(0, |all, bit| all | 1 << bit)
}

/// How many are in both of two ordered lists.
fn in_both(one: &[u32], other: &[u32]) -> i64 {
    let common = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    i64::try_from(common).unwrap_or(i64::MAX)
}

/// Works out what counts of each of these people among all of them. A word that only one of them has counts for nobody.
pub(super) fn settle(people: &mut [Person]) {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for word in people.iter().flat_map(|one| one.topics.iter().chain(&one.lived).chain(&one.languages)) {
        *counts.entry(*word).or_default() += 1;
    }
    counts.retain(|_, count| *count > 1);
    let mut words: Vec<(u32, u32)> = counts.into_iter().collect();
    words.sort_unstable_by_key(|(word, count)| (Reverse(*count), *word));
    let places: HashMap<u32, usize> = words.iter().zip(0..).map(|((word, _), place)| (*word, place)).collect();

    for person in people {
        let mut traits = Traits {
            free: person.free,
            area: person.area.map_or(0, |area| area.saturating_add(1)),
            platforms: person.platforms,
            ways: Way::ALL.iter().fold(0, |bits, way| bits << 1 | u8::from(person.ways.contains(way))),
            has_languages: !person.languages.is_empty(),
            is_new: person.is_new,
            is_stranger: person.is_stranger,
            greets: person.greets,
            ..Traits::default()
        };
        let mut rest = Rest::default();
        let lists = [
            (&person.topics, &mut traits.topics, &mut rest.topics),
            (&person.lived, &mut traits.lived, &mut rest.lived),
            (&person.languages, &mut traits.languages, &mut rest.languages),
        ];
        for (words, bits, rest) in lists {
            for word in words {
                match places.get(word) {
                    Some(place) if *place < BITS => bits.set(*place),
                    Some(_) => rest.push(*word),
                    None => {}
                }
            }
        }
        for (all, (topics, lived)) in traits.words.0.iter_mut().zip(traits.topics.0.iter().zip(&traits.lived.0)) {
            *all = topics | lived;
        }
        let is_empty = rest.topics.is_empty() && rest.lived.is_empty() && rest.languages.is_empty();
        traits.rest = (!is_empty).then(|| Box::new(rest));
        for (place, kid) in traits.kids.iter_mut().zip(&person.kids) {
            *place = i16::try_from(*kid).unwrap_or(i16::MAX);
            traits.kids_count += 1;
        }
        person.traits = traits;
    }
}
