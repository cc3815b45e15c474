//! What is decided about meetups: pure, without a clock or a store.

use chrono::{DateTime, TimeDelta, Utc};

use super::Meetup;

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

/// Whether a reminder that should have come `lead` minutes before is still worth saying at `now`:
/// not once the meetup has begun, and not when a later reminder is due as well and says it better.
#[must_use]
pub fn is_reminder_worth_it(starts_at: DateTime<Utc>, lead: i64, leads: &[i64], now: DateTime<Utc>) -> bool {
    let due = |lead: i64| starts_at - TimeDelta::minutes(lead) <= now;
    now < starts_at && !leads.iter().any(|later| *later < lead && due(*later))
}

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
}
