//! What a circle is given to talk about: the next card of the deck that suits its people.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::id::{CircleId, MemberId};
use crate::intros::deck::{self, Prompt, Readers};
use crate::intros::score::{NEW, Shares};

/// Cards that one circle is given at most.
const MOST: usize = 12;

/// The next card for a circle of these people that was given these; none when it has had plenty.
pub(in crate::intros) fn next(
    circle: CircleId,
    given: &[String],
    members: &[MemberId],
    known: &Known<'_>,
    now: DateTime<Utc>,
) -> Option<&'static Prompt> {
    if given.len() >= MOST {
        return None;
    }
    let mut readers = known.readers(members, now);
    readers.had.extend(given.iter().cloned());
    let mut circles: HashMap<CircleId, usize> = HashMap::new();
    let cards = || members.iter().filter_map(|member| known.cards.get(member));
    for hers in cards() {
        let of: HashSet<CircleId> = hers.iter().map(|(circle, _)| *circle).collect();
        for circle in of {
            *circles.entry(circle).or_default() += 1;
        }
    }
    for (circle, card) in cards().flatten() {
        // Two of them were together then: it is a card that they have had.
        if circles.get(circle).is_some_and(|count| *count > 1) {
            readers.had.insert(card.clone());
        }
        readers.seen.insert(card.clone());
    }
    deck::choose(circle, given.len(), &readers)
}

/// What is known of people when a card is chosen.
pub(in crate::intros) struct Known<'a> {
    pub(in crate::intros) shares: &'a HashMap<MemberId, Shares>,
    pub(in crate::intros) joined: &'a HashMap<MemberId, (DateTime<Utc>, Option<Tz>)>,
    /// What each was given to talk about before, with the circle.
    pub(in crate::intros) cards: &'a HashMap<MemberId, Vec<(CircleId, String)>>,
    pub(in crate::intros) zone: Tz,
}

impl Known<'_> {
    fn readers(&self, members: &[MemberId], now: DateTime<Utc>) -> Readers {
        let stages = members.iter().map(|member| {
            let zone = self.joined.get(member).and_then(|(_, zone)| *zone).unwrap_or(self.zone);
            let today = now.with_timezone(&zone).date_naive();
            self.shares.get(member).map(|shares| deck::stages(shares.told_kids(), today)).unwrap_or_default()
        });
        let is_new = |member: &MemberId| self.joined.get(member).is_some_and(|(joined, _)| *joined + NEW > now);
        // Where everybody is new, as in a young community, nobody is.
        let new = members.iter().filter(|member| is_new(member)).count();
        Readers { stages: stages.collect(), new_here: new > 0 && new < members.len(), ..Readers::default() }
    }
}
