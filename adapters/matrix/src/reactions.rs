//! The reactions that count as buttons: who set which, so that taking one back can be told.
//!
//! A reaction that is taken back no longer says what it was, and the homeserver does not tell either.

use std::collections::VecDeque;

use bot_core::message::REACTION_KEYS;
use matrix_sdk::ruma::{OwnedEventId, OwnedUserId};
use serde::{Deserialize, Serialize};

/// Reactions remembered in a room; the village keeps 64 KiB of them.
const REMEMBERED: usize = 300;

/// The last reactions of a room, oldest first.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Reactions(VecDeque<Reaction>);

/// One reaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reaction {
    pub(crate) event: OwnedEventId,
    pub(crate) who: OwnedUserId,
    pub(crate) on: OwnedEventId,
    pub(crate) key: String,
}

impl Reactions {
    /// Remembers a reaction; says whether it counts as a button and was not known yet.
    pub(crate) fn remember(&mut self, reaction: Reaction) -> bool {
        let button = REACTION_KEYS.contains(&reaction.key.as_str());
        if !button || self.0.iter().any(|known| known.event == reaction.event) {
            return false;
        }
        if self.0.len() == REMEMBERED {
            self.0.pop_front();
        }
        self.0.push_back(reaction);
        true
    }

    /// The reaction with this id.
    pub(crate) fn get(&self, event: &OwnedEventId) -> Option<&Reaction> {
        self.0.iter().find(|reaction| reaction.event == *event)
    }

    /// Forgets a reaction.
    pub(crate) fn forget(&mut self, event: &OwnedEventId) {
        self.0.retain(|reaction| reaction.event != *event);
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    pub(crate) fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reaction(number: usize, key: &str) -> Result<Reaction, matrix_sdk::ruma::IdParseError> {
        Ok(Reaction {
            event: format!("${number:0>43}").try_into()?,
            who: "@a-rather-long-name:matrix.example.org".try_into()?,
            on: format!("$on{number:0>41}").try_into()?,
            key: key.to_owned(),
        })
    }

    #[test]
    fn buttons_are_remembered_until_they_are_many() -> Result<(), matrix_sdk::ruma::IdParseError> {
        let mut reactions = Reactions::default();
        assert!(!reactions.remember(reaction(0, "👍")?));
        for number in 1..=REMEMBERED + 1 {
            assert!(reactions.remember(reaction(number, REACTION_KEYS[0])?));
        }
        assert!(!reactions.remember(reaction(2, REACTION_KEYS[0])?));
        assert_eq!(reactions.get(&reaction(1, "")?.event), None);
        assert!(reactions.get(&reaction(2, "")?.event).is_some());
        assert!(reactions.text().len() < 64 * 1024);
        assert_eq!(Reactions::parse(&reactions.text()), Some(reactions));
        Ok(())
    }
}
