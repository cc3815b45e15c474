//! The time of a play: it stands still until it is moved, or follows the wall clock from where it was set.

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use bot_core::time::Clock;
use chrono::{DateTime, TimeDelta, Utc};

/// A clock that is set by hand.
#[derive(Debug)]
pub struct PlayClock {
    hands: Mutex<Hands>,
}

#[derive(Debug, Clone, Copy)]
struct Hands {
    at: DateTime<Utc>,
    /// When they were set there; none for hands that stand still.
    since: Option<Instant>,
}

impl Hands {
    fn now(self) -> DateTime<Utc> {
        let passed = self.since.and_then(|since| TimeDelta::from_std(since.elapsed()).ok());
        passed.map_or(self.at, |passed| self.at + passed)
    }
}

impl PlayClock {
    /// A clock that stands still.
    #[must_use]
    pub fn still(at: DateTime<Utc>) -> Self {
        Self { hands: Mutex::new(Hands { at, since: None }) }
    }

    /// A clock that goes on from `at` as the wall clock goes.
    #[must_use]
    pub fn going(at: DateTime<Utc>) -> Self {
        Self { hands: Mutex::new(Hands { at, since: Some(Instant::now()) }) }
    }

    /// Moves the clock forward; it never goes back.
    pub fn move_to(&self, at: DateTime<Utc>) {
        let mut hands = self.hands.lock().unwrap_or_else(PoisonError::into_inner);
        let at = at.max(hands.now());
        *hands = Hands { at, since: hands.since.map(|_| Instant::now()) };
    }
}

impl Clock for PlayClock {
    fn now(&self) -> DateTime<Utc> {
        self.hands.lock().unwrap_or_else(PoisonError::into_inner).now()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_still_clock_moves_only_when_told_and_never_back() {
        let clock = PlayClock::still(DateTime::UNIX_EPOCH);
        clock.move_to(DateTime::UNIX_EPOCH + TimeDelta::hours(2));
        clock.move_to(DateTime::UNIX_EPOCH + TimeDelta::hours(1));
        assert_eq!(clock.now(), DateTime::UNIX_EPOCH + TimeDelta::hours(2));
    }

    #[test]
    fn a_going_clock_goes() {
        let clock = PlayClock::going(DateTime::UNIX_EPOCH);
        let first = clock.now();
        assert!(first >= DateTime::UNIX_EPOCH && clock.now() >= first);
    }
}
