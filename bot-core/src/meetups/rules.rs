//! What is decided about meetups: pure, without a clock or a store.

use chrono::{DateTime, TimeDelta, Utc};

use super::waitlist::Room;
use super::{Counts, Meetup};

/// Where a meetup stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// People may answer.
    Open,
    /// It is off.
    Cancelled,
    /// It has ended.
    Over,
}

/// How long after its end names, notes and the address of a meetup are kept.
pub const KEPT: TimeDelta = TimeDelta::days(30);

/// How long after its end the numbers of a meetup are kept.
pub const COUNTED: TimeDelta = TimeDelta::days(365);

/// How long before the start those who said maybe are asked, and families are counted where it takes some.
pub const ASK_MAYBES: TimeDelta = TimeDelta::hours(48);

/// Moderators who hear of something that somebody has to look after, at most.
pub const MODERATORS: i64 = 5;

/// When a meetup moves by so much, those who said maybe are asked once more.
pub const ASK_MAYBES_AGAIN: TimeDelta = TimeDelta::days(3);
/// See [`ASK_MAYBES`].
pub const COUNT_FAMILIES: TimeDelta = TimeDelta::hours(24);

/// When families are counted where it takes some: a day before the start, or half of the time that is left.
#[must_use]
pub fn counts_families_at(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    let day_before = starts_at - COUNT_FAMILIES;
    if day_before > now { day_before } else { now + (starts_at - now) / 2 }
}

/// Whoever is asked to take something over has so long after she hears of it, or half of the time until it begins.
const THINKS_IT_OVER: TimeDelta = TimeDelta::hours(1);

/// When somebody must have taken over what has lost its host and its address: a day before the start, and later where
/// that would leave less than half of the time there is, or where the last of those who are asked hears of it later.
#[must_use]
pub fn seeks_host_until(starts_at: DateTime<Utc>, heard_at: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    let asked_until = heard_at + THINKS_IT_OVER.min((starts_at - heard_at) / 2);
    (starts_at - TimeDelta::days(1)).max(now + (starts_at - now) / 2).max(asked_until)
}

/// How long before the start they are not asked any more: they know it themselves by then.
pub const MAYBES_END: TimeDelta = TimeDelta::hours(4);

/// Until how long after its end the host is asked how it was.
pub const ASK_HOST: TimeDelta = TimeDelta::days(7);

/// Where a meetup stands at `now`.
#[must_use]
pub fn state_at(meetup: &Meetup, now: DateTime<Utc>) -> State {
    if meetup.cancelled_at.is_some() {
        State::Cancelled
    } else if meetup.ends_at <= now {
        State::Over
    } else {
        State::Open
    }
}

/// What is free, with so many going and so many offers made.
#[must_use]
pub fn room(meetup: &Meetup, counts: Counts) -> Room {
    Room {
        spots: meetup.plan.spots.map(|spots| spots - counts.going - counts.offered),
        kids: meetup.plan.max_kids.map(|kids| kids - counts.kids - counts.offered_kids),
    }
}

/// Whether families may still say that they are coming.
#[must_use]
pub fn takes_families(meetup: &Meetup, now: DateTime<Utc>) -> bool {
    meetup.plan.deadline.is_none_or(|minutes| now <= meetup.starts_at - TimeDelta::minutes(minutes))
}

/// Whether somebody is so new that hosts share the exact address themselves; not while the community is that young.
#[must_use]
pub fn is_newcomer(joined_at: DateTime<Utc>, founded_at: DateTime<Utc>, days: i64, now: DateTime<Utc>) -> bool {
    let new = TimeDelta::days(days);
    now - joined_at < new && now - founded_at >= new
}

/// Whether a reminder that should have come `lead` minutes before is still worth saying at `now`:
/// not once the meetup has begun, and not when a later reminder is due as well and says it better.
#[must_use]
pub fn is_reminder_worth_it(starts_at: DateTime<Utc>, lead: i64, leads: &[i64], now: DateTime<Utc>) -> bool {
    let due = |lead: i64| starts_at - TimeDelta::minutes(lead) <= now;
    now < starts_at && !leads.iter().any(|later| *later < lead && due(*later))
}

/// So close to the start somebody who is going may say that she is late.
pub const NEAR: TimeDelta = TimeDelta::hours(3);

/// How late a reminder may come without saying so.
pub const PUNCTUAL: TimeDelta = TimeDelta::minutes(10);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reminder_is_dropped_when_a_later_one_is_due_too_or_the_meetup_has_begun() {
        let start = DateTime::UNIX_EPOCH + TimeDelta::days(10);
        let leads = [1440, 120];
        let at = |before: i64| start - TimeDelta::minutes(before);
        assert!(is_reminder_worth_it(start, 1440, &leads, at(1440)));
        assert!(is_reminder_worth_it(start, 1440, &leads, at(300)));
        assert!(!is_reminder_worth_it(start, 1440, &leads, at(100)));
        assert!(is_reminder_worth_it(start, 120, &leads, at(100)));
        assert!(!is_reminder_worth_it(start, 120, &leads, start));
    }

    #[test]
    fn nobody_is_a_newcomer_in_a_community_that_is_as_young() {
        let day = |day: i64| DateTime::UNIX_EPOCH + TimeDelta::days(day);
        assert!(is_newcomer(day(100), day(0), 14, day(110)));
        assert!(!is_newcomer(day(100), day(0), 14, day(114)));
        assert!(!is_newcomer(day(5), day(0), 14, day(10)));
        assert!(!is_newcomer(day(100), day(0), 0, day(100)));
    }
}
