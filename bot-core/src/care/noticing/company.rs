//! Who is talking with whom: the authors of the last messages, in memory alone and for as long as they are the last.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use crate::incoming::{MessageKey, PlatformKind};

/// So many of the last messages are remembered.
const REMEMBERED: usize = 2_000;

/// The authors of the last messages. Nothing of it is ever written down.
#[derive(Debug, Default)]
pub struct Company(Mutex<VecDeque<Spoken>>);

#[derive(Debug)]
struct Spoken {
    platform: PlatformKind,
    message: MessageKey,
    account: String,
}

impl Company {
    /// Somebody has written something.
    pub fn heard(&self, platform: PlatformKind, message: MessageKey, account: &str) {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if last.len() >= REMEMBERED {
            last.pop_front();
        }
        last.push_back(Spoken { platform, message, account: account.to_owned() });
    }

    /// To whose account somebody writes, when that is known: the author of the message that she replies to, else the
    /// last other one who wrote in that place.
    #[must_use]
    pub fn written_to(
        &self,
        platform: PlatformKind,
        place: &str,
        account: &str,
        replies_to: Option<&MessageKey>,
    ) -> Option<String> {
        let last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut there = last.iter().rev().filter(|spoken| spoken.platform == platform);
        let found = match replies_to {
            Some(message) => there.find(|spoken| spoken.message == *message),
            None => there.find(|spoken| spoken.message.place == place && spoken.account != account),
        };
        found.map(|spoken| spoken.account.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_is_to_its_author_and_anything_else_to_the_last_other_one() {
        let company = Company::default();
        let message = |place: &str, id: &str| MessageKey { place: place.to_owned(), id: id.to_owned() };
        for (place, id, account) in [("a", "1", "ana"), ("b", "2", "cleo"), ("a", "3", "ben"), ("a", "4", "ana")] {
            company.heard(PlatformKind::Console, message(place, id), account);
        }
        let to = |replies_to: Option<&MessageKey>| company.written_to(PlatformKind::Console, "a", "ana", replies_to);
        assert_eq!(to(None).as_deref(), Some("ben"));
        assert_eq!(to(Some(&message("b", "2"))).as_deref(), Some("cleo"));
        assert_eq!(to(Some(&message("a", "9"))), None, "what is not remembered is not guessed");
    }
}
