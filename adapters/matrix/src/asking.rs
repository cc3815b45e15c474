//! How fast people are asked into rooms. A homeserver limits invitations by room, by who is asked and by who asks, and
//! one that is refused for the last reason counts for the other two all the same: whoever only tries again uses up what
//! each of them is granted, and in the end nobody can be asked for minutes. So the pace is learned from the first
//! refusal and kept, and whoever was asked too often is left alone until she may be asked again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use matrix_sdk::ruma::{OwnedUserId, UserId};

/// A longer wait is about the one who is asked; shorter ones are about who asks, or about the room.
const ABOUT_HER: Duration = Duration::from_secs(30);

/// A little more than what the homeserver says, whose clock is not ours.
const MARGIN: Duration = Duration::from_millis(500);

/// For so long a pace is kept after the last refusal.
const KEPT: Duration = Duration::from_mins(2);

/// The pace.
#[derive(Debug, Default)]
pub(crate) struct Asking(Mutex<Pace>);

#[derive(Debug, Default)]
struct Pace {
    /// How long to wait after each invitation, and until when that is kept.
    slow: Option<(Duration, Instant)>,
    /// The next invitation not before.
    next: Option<Instant>,
    /// Who was asked too often, and until when.
    resting: HashMap<OwnedUserId, Instant>,
}

impl Asking {
    fn pace(&self) -> std::sync::MutexGuard<'_, Pace> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long nobody may be asked; none when somebody may at once.
    pub(crate) fn wait(&self) -> Option<Duration> {
        self.pace().wait(Instant::now())
    }

    /// How long she may not be asked.
    pub(crate) fn wait_for(&self, user: &UserId) -> Option<Duration> {
        self.pace().wait_for(user, Instant::now())
    }

    /// Somebody was asked.
    pub(crate) fn went(&self) {
        self.pace().went(Instant::now());
    }

    /// The homeserver says that it was too soon for her. Says whether others may be asked before that.
    pub(crate) fn too_soon(&self, user: &UserId, wait: Duration) -> bool {
        self.pace().too_soon(user, wait, Instant::now())
    }
}

impl Pace {
    fn wait(&self, now: Instant) -> Option<Duration> {
        self.next.map(|next| next.saturating_duration_since(now)).filter(|wait| !wait.is_zero())
    }

    fn wait_for(&self, user: &UserId, now: Instant) -> Option<Duration> {
        self.resting.get(user).map(|until| until.saturating_duration_since(now)).filter(|wait| !wait.is_zero())
    }

    fn went(&mut self, now: Instant) {
        self.slow = self.slow.filter(|(_, until)| *until > now);
        self.next = self.slow.map(|(every, _)| now + every);
    }

    fn too_soon(&mut self, user: &UserId, wait: Duration, now: Instant) -> bool {
        if wait > ABOUT_HER {
            self.resting.retain(|_, until| *until > now);
            self.resting.insert(user.to_owned(), now + wait + MARGIN);
            return true;
        }
        let every = self.slow.map_or(wait, |(every, _)| every.saturating_sub(MARGIN).max(wait)) + MARGIN;
        self.slow = Some((every, now + KEPT));
        self.next = Some(now + wait + MARGIN);
        false
    }
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::user_id;

    use super::*;

    #[test]
    fn a_pace_is_learned_and_whoever_was_asked_too_often_keeps_nobody_else_waiting() {
        let (mut pace, ana, ben) = (Pace::default(), user_id!("@ana:a.example"), user_id!("@ben:a.example"));
        let (second, now) = (Duration::from_secs(1), Instant::now());
        pace.went(now);
        assert_eq!(pace.wait(now), None, "nobody has said that it is too fast");

        assert!(!pace.too_soon(ana, 3 * second, now));
        assert_eq!((pace.wait(now), pace.wait_for(ana, now)), (Some(3 * second + MARGIN), None));
        let now = now + 3 * second + MARGIN;
        assert_eq!(pace.wait(now), None);
        pace.went(now);
        assert!(!pace.too_soon(ben, second, now));
        pace.went(now);
        assert_eq!(pace.wait(now), Some(3 * second + MARGIN), "the slowest pace is kept, and grows by nothing");

        let now = now + KEPT;
        pace.went(now);
        assert_eq!(pace.wait(now), None, "and given up after a while");

        assert!(pace.too_soon(ana, 300 * second, now));
        assert_eq!((pace.wait(now), pace.wait_for(ben, now)), (None, None));
        assert!(pace.wait_for(ana, now) > Some(300 * second));
    }
}
