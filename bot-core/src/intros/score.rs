//! How well two people fit, and what a person may read about why.
//!
//! # The score
//!
//! It is a sum of points; only their proportions matter. All of a profile counts, also what somebody shows to nobody;
//! what is named to those who are introduced is only what all whom it is about show them. The usual weight of each term:
//!
//! | term | points | why |
//! |---|---|---|
//! | topics | 10 for each that both like, 30 at most | something to talk about; the fourth adds little |
//! | kids' ages | 30 for the same month, falling evenly to 0 at a gap of half a year, or of a quarter of the elder's age where that is more | mothers want somebody in the same stage; at five years a year is nothing |
//! | area | 25 for the same | who lives near meets |
//! | free | 20 for two common hours a week or more, half of it for one | a time that suits both is what most introductions lack |
//! | lived | 20 for each thing that one has lived and the other likes to talk about, 40 at most | one knows what the other asks about |
//! | both lived | 15 for each thing that both have lived, 30 at most | nobody has to explain |
//! | ways | 10 for a way of meeting that suits both | talking by video and in the park are two wishes |
//! | new | 10 when one is new here and the other is not | somebody to ask |
//! | greeting | more than all of the others together for two other pairs when one greets newcomers, and the other is one who was never introduced | her first introduction is with somebody who wants to welcome her |
//!
//! The setting `intro-fit` has presets: `same-stage` counts kids' ages three times, `same-area` counts the area and common
//! hours three times, and `mix-us-up` counts no ages, areas and topics at all, so that chance and what was lived decide.
//! The setting `intro-weights` says of single terms how often they count, up to five times; see [`weights`].
//!
//! Two who both named languages and share none are never introduced, nor are two who are on no platform together: they
//! could not write to each other. See [`can_talk`].

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::command::text::near::fold;
use crate::id::MemberId;
use crate::intros::store;
use crate::people;
use crate::people::kids::Band;
use crate::people::profile::{Part, Way};
use crate::people::vocabulary::Word;
use crate::people::vocabulary::languages::Spoken;
use crate::store::{StoreError, Tx};
use crate::time::birth::Kid;
use crate::time::free::{self, Free};

pub mod shares;
pub mod traits;
pub mod weights;

pub use shares::Shares;
pub use traits::{Ceilings, Sketch, Traits};
pub use weights::Weights;

/// For so long somebody is new here.
pub const NEW: TimeDelta = TimeDelta::days(45);

/// Half hours of a week.
const HALF_HOURS: i64 = 7 * 48;

/// Half hours of a week, each in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Week([u64; 6]);

impl Week {
    /// The half hours of the seven days from `on` that lie wholly in free windows of a zone.
    #[must_use]
    pub fn of(windows: &[Free], zone: Tz, on: DateTime<Utc>) -> Self {
        let mut week = Self::default();
        let Some(begin) = on.date_naive().and_hms_opt(0, 0, 0).map(|at| at.and_utc()) else { return week };
        if windows.is_empty() {
            return week;
        }
        // A day to either side, so that every window is whole that a half hour of the week can lie in.
        let first = on.date_naive().pred_opt().unwrap_or(on.date_naive());
        for (from, to) in free::stretches(windows, zone, first, 9) {
            let (from, to) = ((from - begin).num_minutes(), (to - begin).num_minutes());
            // Rounded to whole half hours inwards.
            for half in ((from + 29).div_euclid(30)).max(0)..to.div_euclid(30).min(HALF_HOURS) {
                week.set(half);
            }
        }
        week
    }

    fn set(&mut self, half_hour: i64) {
        let Ok(at) = usize::try_from(half_hour) else { return };
        if let Some(bits) = self.0.get_mut(at / 64) {
            *bits |= 1 << (at % 64);
        }
    }

    /// The half hours of a day, one bit each, that are among them on any day.
    fn half_hours_of_day(&self) -> u64 {
        let is_set = |at: usize| self.0.get(at / 64).is_some_and(|bits| bits & 1 << (at % 64) != 0);
        (0..7 * 48).filter(|at| is_set(*at)).fold(0, |all, at| all | 1 << (at % 48))
    }

    /// Whether any of them is in both.
    fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).fold(0, |any, (one, other)| any | one & other) != 0
    }

    /// How many of them are in both.
    #[must_use]
    pub fn common(&self, other: &Self) -> u32 {
        self.0.iter().zip(&other.0).map(|(one, other)| (one & other).count_ones()).sum()
    }
}

/// Somebody, as she counts for others. Words are numbers of a [`Ground`].
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about somebody, and they go in any mixture"
)]
pub struct Person {
    /// Who.
    pub member: MemberId,
    is_new: bool,
    /// Whether she is new and was never introduced to anybody.
    is_stranger: bool,
    /// Whether she greets those who are new.
    greets: bool,
    /// What she shows to nobody.
    hides: Vec<Part>,
    /// Months old; below zero for those who are due. In order.
    kids: Vec<i32>,
    bands: Vec<Band>,
    is_expecting: bool,
    topics: Vec<u32>,
    lived: Vec<u32>,
    area: Option<u32>,
    area_said: Option<String>,
    languages: Vec<u32>,
    /// One bit for each platform on which she can be written to.
    platforms: u8,
    ways: Vec<Way>,
    free: Week,
    /// The same, as it is held against others.
    traits: Traits,
}

impl Person {
    /// What counts of her, among the people of her ground.
    #[must_use]
    pub fn traits(&self) -> &Traits {
        &self.traits
    }
}

/// Something that two can have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Word(Word),
    Area(String),
    Language(Spoken),
}

/// People, and the words that they share.
#[derive(Debug, Clone, Default)]
pub struct Ground {
    words: Vec<Key>,
    /// In the order in which they were asked for.
    pub people: Vec<Person>,
}

/// Something that two or more share, which those who are introduced may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// All of them have kids of this age.
    Kids(Band),
    /// All of them are waiting for a child.
    Expecting,
    /// All of them like this.
    Topic(Word),
    /// All of them have lived this.
    BothLived(Word),
    /// One has lived what another likes to talk about.
    Lived {
        /// Who has lived it.
        who: MemberId,
        /// Who likes to talk about it.
        asks: MemberId,
        /// What.
        word: Word,
    },
    /// All of them live there.
    Area(String),
    /// They have free hours in common.
    Free,
    /// One of them is new here.
    NewHere(MemberId),
}

/// Reasons that are told at most.
const MOST_REASONS: usize = 5;

impl Ground {
    /// These members, with what each shares with those she is introduced to.
    pub async fn load(tx: &mut Tx, members: &[MemberId], zone: Tz, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let mut ground = Self::default();
        let mut numbers = HashMap::new();
        for some in members.chunks(500) {
            let shares = shares::of(tx, some).await?;
            let joined = people::store::joined(tx, some).await?;
            let takes = store::among(tx, some).await?;
            let acquainted = store::acquainted(tx, some).await?;
            let platforms = people::store::platforms(tx, some).await?;
            for member in some {
                let none = Shares::default();
                let hers = shares.get(member).unwrap_or(&none);
                let (joined_at, own) = joined.get(member).copied().unwrap_or((now, None));
                let person = ground.person(&mut numbers, *member, hers, own.unwrap_or(zone), now);
                let is_new = joined_at + NEW > now;
                let is_stranger = is_new && !acquainted.contains(member);
                let greets = takes.get(member).is_some_and(|taking| taking.greets);
                // Whoever is nowhere for the moment may come back anywhere.
                let platforms = platforms.get(member).copied().unwrap_or(u8::MAX);
                ground.people.push(Person { is_new, is_stranger, greets, platforms, ..person });
            }
        }
        traits::settle(&mut ground.people);
        Ok(ground)
    }

    fn person(
        &mut self,
        numbers: &mut HashMap<Key, u32>,
        member: MemberId,
        shares: &Shares,
        zone: Tz,
        now: DateTime<Utc>,
    ) -> Person {
        let today: NaiveDate = now.with_timezone(&zone).date_naive();
        let mut number = |key: Key| {
            *numbers.entry(key).or_insert_with_key(|key| {
                self.words.push(key.clone());
                u32::try_from(self.words.len() - 1).unwrap_or(u32::MAX)
            })
        };
        let mut of = |keys: &mut dyn Iterator<Item = Key>| {
            let mut numbers: Vec<u32> = keys.map(&mut number).collect();
            numbers.sort_unstable();
            numbers.dedup();
            numbers
        };
        let profile = &shares.profile;
        let topics = of(&mut profile.topics.iter().cloned().map(Key::Word));
        let lived = of(&mut profile.lived.iter().cloned().map(Key::Word));
        let languages = of(&mut profile.languages.iter().copied().map(Key::Language));
        let area = of(&mut profile.area.iter().map(|area| Key::Area(fold(area)))).pop();
        let mut kids: Vec<i32> = shares.kids.iter().map(|kid| age(*kid, today)).collect();
        kids.sort_unstable();
        let mut bands: Vec<Band> = shares.kids.iter().filter_map(|kid| kid.months_old(today)).map(Band::of).collect();
        bands.sort_unstable();
        bands.dedup();
        Person {
            member,
            is_new: false,
            is_stranger: false,
            greets: false,
            hides: Part::ALL.into_iter().filter(|part| !shares.tells(*part)).collect(),
            kids,
            bands,
            is_expecting: shares.kids.iter().any(|kid| kid.due),
            topics,
            lived,
            area,
            area_said: profile.area.clone(),
            languages,
            platforms: u8::MAX,
            ways: profile.ways.clone(),
            free: Week::of(&profile.free, zone, now),
            traits: Traits::default(),
        }
    }

    /// What these share, the most telling first.
    #[must_use]
    pub fn reasons(&self, people: &[&Person]) -> Vec<Reason> {
        let word = |number: u32| match usize::try_from(number).ok().and_then(|number| self.words.get(number)) {
            Some(Key::Word(word)) => Some(word.clone()),
            Some(Key::Area(_) | Key::Language(_)) | None => None,
        };
        let tell = |part: Part| people.iter().all(|one| !one.hides.contains(&part));
        let all = |part: Part, list: fn(&Person) -> &Vec<u32>| -> Vec<u32> {
            let Some((first, others)) = people.split_first().filter(|_| tell(part)) else { return Vec::new() };
            list(first).iter().filter(|one| others.iter().all(|other| list(other).contains(*one))).copied().collect()
        };
        let mut reasons: Vec<Reason> =
            all(Part::Lived, |one| &one.lived).into_iter().filter_map(word).map(Reason::BothLived).collect();
        for who in people.iter().filter(|who| !who.hides.contains(&Part::Lived)) {
            let others = people.iter().filter(|asks| asks.member != who.member && !asks.hides.contains(&Part::Topics));
            for asks in others {
                let known = who.lived.iter().filter(|lived| asks.topics.contains(lived) && !asks.lived.contains(lived));
                for word in known.copied().filter_map(word) {
                    reasons.push(Reason::Lived { who: who.member, asks: asks.member, word });
                }
            }
        }
        if tell(Part::Kids) {
            let in_all = |band: &Band| people.iter().all(|one| one.bands.contains(band));
            reasons.extend(Band::ALL.into_iter().filter(in_all).map(Reason::Kids));
            if !people.is_empty() && people.iter().all(|one| one.is_expecting) {
                reasons.push(Reason::Expecting);
            }
        }
        reasons.extend(all(Part::Topics, |one| &one.topics).into_iter().filter_map(word).map(Reason::Topic));
        if let Some(first) = people.first().filter(|first| first.area.is_some() && tell(Part::Area))
            && people.iter().all(|one| one.area == first.area)
        {
            reasons.extend(first.area_said.clone().map(Reason::Area));
        }
        let mut pairs =
            people.iter().enumerate().flat_map(|(at, one)| people.iter().skip(at + 1).map(move |o| (one, o)));
        if people.len() > 1 && tell(Part::Free) && pairs.all(|(one, other)| one.free.common(&other.free) >= 2) {
            reasons.push(Reason::Free);
        }
        let new: Vec<MemberId> = people.iter().filter(|one| one.is_new).map(|one| one.member).collect();
        if let [only] = new.as_slice()
            && people.len() > 1
        {
            reasons.push(Reason::NewHere(*only));
        }
        reasons.truncate(MOST_REASONS);
        reasons
    }
}

/// Months old, or until it is due, below zero.
fn age(kid: Kid, today: NaiveDate) -> i32 {
    -crate::time::birth::Month::of(today).until(kid.born)
}

/// Whether two of one ground can talk: they are on one platform, and share a language or one of them has named none.
#[must_use]
pub fn can_talk(one: &Person, other: &Person) -> bool {
    one.traits.can_talk(&other.traits)
}

/// How well two of one ground fit, in points.
#[must_use]
pub fn score(one: &Person, other: &Person, weights: &Weights) -> i64 {
    one.traits.score(&other.traits, weights)
}

#[cfg(test)]
mod tests;
