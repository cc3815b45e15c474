//! What is decided about finding a time: pure, without a clock or a store.

use std::cmp::Reverse;

use chrono::{DateTime, DurationRound as _, TimeDelta, Utc};

use super::{Candidate, Tally};

/// How long people may answer when nobody says.
const USUAL: TimeDelta = TimeDelta::days(2);

/// How long before the first moment answers end at the latest, so that there is time to plan.
const BEFORE: TimeDelta = TimeDelta::hours(12);

/// How long before answers end the card says so.
pub const SOON: TimeDelta = TimeDelta::hours(6);

/// What waits for the end of quiet hours is heard at least so long before the next moment; else it does not wait.
pub const IN_TIME: TimeDelta = TimeDelta::hours(2);

/// How long it is kept after its end.
pub const KEPT: TimeDelta = TimeDelta::days(30);

/// When answers end unless somebody says: in two days, or half a day before the first moment, or when half of a
/// shorter time has passed; whichever is earliest. On a whole minute.
#[must_use]
pub fn usual_deadline(first: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    ends_after(now, USUAL, first)
}

/// When answers end after a day more. None when there is no time left before the last moment.
#[must_use]
pub fn extended_deadline(last: DateTime<Utc>, deadline: DateTime<Utc>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let from = deadline.max(now);
    let until = ends_after(from, TimeDelta::days(1), last);
    (until > from).then_some(until)
}

fn ends_after(from: DateTime<Utc>, length: TimeDelta, before: DateTime<Utc>) -> DateTime<Utc> {
    let lead = BEFORE.min((before - from) / 2);
    let ends = (from + length).min(before - lead);
    ends.duration_trunc(TimeDelta::minutes(1)).unwrap_or(ends)
}

/// A moment with what was said to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    /// The moment.
    pub candidate: Candidate,
    /// How many said what.
    pub tally: Tally,
    /// How many of the likely comers have a nap then.
    pub naps: usize,
}

/// The best first: most yes, then most if need be, then fewest naps, then the earliest.
#[must_use]
pub fn rank(mut moments: Vec<Ranked>) -> Vec<Ranked> {
    moments.sort_by_key(|one| {
        (Reverse(one.tally.yes), Reverse(one.tally.maybe), one.naps, one.candidate.starts_at, one.candidate.number)
    });
    moments
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::local::LocalMoment;

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hours)
    }

    fn ranked(number: i64, hour: i64, yes: i64, maybe: i64, naps: usize) -> Ranked {
        let start = LocalMoment::of(at(hour), chrono_tz::UTC);
        let candidate = Candidate::new(number, start, at(hour + 2));
        Ranked { candidate, tally: Tally { yes, maybe, no: 0 }, naps }
    }

    fn numbers(moments: Vec<Ranked>) -> Vec<i64> {
        rank(moments).into_iter().map(|one| one.candidate.number).collect()
    }

    #[test]
    fn ties_are_broken_by_if_need_be_then_naps_then_the_earlier() {
        let moments = vec![
            ranked(1, 50, 2, 0, 0),
            ranked(2, 40, 3, 0, 0),
            ranked(3, 30, 2, 1, 5),
            ranked(4, 20, 2, 1, 4),
            ranked(5, 10, 2, 1, 4),
        ];
        assert_eq!(numbers(moments), [2, 5, 4, 3, 1]);
    }

    #[test]
    fn answers_end_in_two_days_or_in_time_for_the_first_moment() {
        assert_eq!(usual_deadline(at(200), at(0)), at(48));
        assert_eq!(usual_deadline(at(50), at(0)), at(38));
        assert_eq!(usual_deadline(at(4), at(0)), at(2));
    }

    #[test]
    fn a_day_more_never_reaches_the_last_moment() {
        assert_eq!(extended_deadline(at(200), at(48), at(48)), Some(at(72)));
        assert_eq!(extended_deadline(at(200), at(48), at(60)), Some(at(84)));
        assert_eq!(extended_deadline(at(64), at(48), at(48)), Some(at(56)));
        assert_eq!(extended_deadline(at(48), at(48), at(48)), None);
        assert_eq!(extended_deadline(at(40), at(48), at(48)), None);
    }

    proptest! {
        #[test]
        fn the_order_of_what_is_ranked_does_not_matter(
            moments in proptest::collection::vec((0..60_i64, 0..3_i64, 0..3_i64, 0..3_usize), 0..10),
            turn in 0..10_usize,
        ) {
            let moments: Vec<Ranked> = moments
                .into_iter()
                .zip(1..)
                .map(|((hour, yes, maybe, naps), number)| ranked(number, hour, yes, maybe, naps))
                .collect();
            let mut turned = moments.clone();
            turned.rotate_left(if moments.is_empty() { 0 } else { turn % moments.len() });
            prop_assert_eq!(numbers(moments), numbers(turned));
        }

        #[test]
        fn nobody_with_more_yes_stands_behind(
            moments in proptest::collection::vec((0..60_i64, 0..5_i64, 0..5_i64, 0..5_usize), 0..10),
        ) {
            let moments = moments.into_iter().zip(1..);
            let moments = moments.map(|((hour, yes, maybe, naps), number)| ranked(number, hour, yes, maybe, naps));
            let ranked = rank(moments.collect());
            for (before, after) in ranked.iter().zip(ranked.iter().skip(1)) {
                prop_assert!(before.tally.yes >= after.tally.yes);
                if before.tally.yes == after.tally.yes {
                    prop_assert!(before.tally.maybe >= after.tally.maybe);
                    if before.tally.maybe == after.tally.maybe {
                        prop_assert!(before.naps <= after.naps);
                    }
                }
            }
        }

        #[test]
        fn the_usual_deadline_lies_between_now_and_the_first_moment(minutes in 2..100_000_i64) {
            let first = at(0) + TimeDelta::minutes(minutes);
            let deadline = usual_deadline(first, at(0));
            prop_assert!(deadline > at(0) && deadline < first, "{deadline}");
        }
    }
}
