//! Who on the waiting list is offered a spot: pure, without a clock or a store.
//!
//! Spots are offered in the order of the list to the first family that fits. A larger family that smaller ones
//! overtook [`PATIENCE`] times is waited for, so that nobody is passed over for ever.

use chrono::{DateTime, TimeDelta, Utc};

use crate::id::MemberId;

/// How often smaller families may go before a larger one that came first.
pub const PATIENCE: i64 = 3;

/// What is free. `None` is as much as one likes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Families.
    pub spots: Option<i64>,
    /// Kids.
    pub kids: Option<i64>,
}

impl Room {
    /// Whether a family with so many kids fits.
    #[must_use]
    pub fn fits(self, kids: i64) -> bool {
        self.spots.is_none_or(|spots| spots >= 1) && self.kids.is_none_or(|free| free >= kids)
    }

    /// What is left when a family with so many kids has taken its place.
    #[must_use]
    pub fn without(self, kids: i64) -> Self {
        Self { spots: self.spots.map(|spots| spots - 1), kids: self.kids.map(|free| free - kids) }
    }
}

/// A family on the waiting list that has no offer at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Who.
    pub member: MemberId,
    /// Kids.
    pub kids: i64,
    /// How often smaller families went first.
    pub passed: i64,
}

/// What follows from room and list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Who is offered a spot, in order.
    pub offered: Vec<MemberId>,
    /// Who was passed over once more because somebody behind her was offered one.
    pub passed: Vec<MemberId>,
}

/// Chooses who is offered a spot. `list` is in the order in which people joined it.
#[must_use]
pub fn choose_offers(mut room: Room, list: &[Waiting]) -> Chosen {
    let mut chosen = Chosen::default();
    let mut overtaken = Vec::new();
    for waiting in list {
        if room.fits(waiting.kids) {
            room = room.without(waiting.kids);
            chosen.offered.push(waiting.member);
            chosen.passed.append(&mut overtaken);
        } else if waiting.passed >= PATIENCE {
            break;
        } else {
            overtaken.push(waiting.member);
        }
    }
    chosen
}

/// Until when an offer made at `now` stands: two hours; half an hour within a day of the start; none within an hour,
/// where the first tap wins.
#[must_use]
pub fn offer_until(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let left = starts_at - now;
    if left <= TimeDelta::hours(1) {
        None
    } else if left <= TimeDelta::days(1) {
        Some(now + TimeDelta::minutes(30))
    } else {
        Some(now + TimeDelta::hours(2))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn who(number: u128) -> MemberId {
        MemberId(uuid::Uuid::from_u128(number))
    }

    fn list(families: &[(i64, i64)]) -> Vec<Waiting> {
        families.iter().zip(1..).map(|(&(kids, passed), n)| Waiting { member: who(n), kids, passed }).collect()
    }

    #[test]
    fn the_first_that_fits_is_offered_and_who_was_overtaken_is_remembered() {
        let room = Room { spots: Some(1), kids: Some(2) };
        let chosen = choose_offers(room, &list(&[(4, 0), (1, 0), (1, 0)]));
        assert_eq!(chosen, Chosen { offered: vec![who(2)], passed: vec![who(1)] });
    }

    #[test]
    fn a_large_family_is_waited_for_after_a_while() {
        let room = Room { spots: Some(1), kids: Some(2) };
        assert_eq!(choose_offers(room, &list(&[(4, PATIENCE), (1, 0)])), Chosen::default());
    }

    #[test]
    fn nobody_is_passed_over_when_nobody_goes_first() {
        let room = Room { spots: Some(1), kids: Some(0) };
        assert_eq!(choose_offers(room, &list(&[(1, 0), (2, 0)])), Chosen::default());
    }

    #[test]
    fn offers_last_shorter_the_nearer_the_start() {
        let start = DateTime::UNIX_EPOCH + TimeDelta::days(10);
        let until = |before: TimeDelta| offer_until(start, start - before).map(|until| until - (start - before));
        assert_eq!(until(TimeDelta::days(3)), Some(TimeDelta::hours(2)));
        assert_eq!(until(TimeDelta::hours(20)), Some(TimeDelta::minutes(30)));
        assert_eq!(until(TimeDelta::minutes(60)), None);
    }

    proptest! {
        #[test]
        fn no_more_is_offered_than_there_is(
            spots in 0..6_i64, kids in 0..8_i64, families in proptest::collection::vec((0..6_i64, 0..5_i64), 0..12),
        ) {
            let families = list(&families);
            let chosen = choose_offers(Room { spots: Some(spots), kids: Some(kids) }, &families);
            let taken: i64 = families.iter().filter(|w| chosen.offered.contains(&w.member)).map(|w| w.kids).sum();
            prop_assert!(i64::try_from(chosen.offered.len()).unwrap_or(i64::MAX) <= spots);
            prop_assert!(taken <= kids);
            prop_assert!(chosen.passed.iter().all(|member| !chosen.offered.contains(member)));
        }

        /// However small the families that keep coming, the first of the list gets in once there is room for her.
        #[test]
        fn whoever_came_first_comes_in(kids in 1..5_i64, rounds in 5..30_usize) {
            let mut passed = 0;
            let mut free = 0;
            for _ in 0..rounds {
                // One place for a kid comes free each time, and a family with one kid is always behind her.
                free += 1;
                let chosen = choose_offers(Room { spots: Some(1), kids: Some(free) }, &list(&[(kids, passed), (1, 0)]));
                if chosen.offered.contains(&who(1)) {
                    return Ok(());
                }
                if chosen.offered.contains(&who(2)) {
                    free -= 1;
                }
                passed += i64::try_from(chosen.passed.len()).unwrap_or(0);
            }
            prop_assert!(i64::try_from(rounds).unwrap_or(0) < kids + PATIENCE, "after {rounds} rounds");
        }
    }
}
