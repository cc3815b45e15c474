//! How people, messages and places are called in the town.

use std::str::FromStr;

use bot_core::incoming::PlaceKey;
use serde::{Deserialize, Serialize};

/// A person's name, as a script writes it: letters, digits, `_`, `-`, `.` and `'`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// A name, where it can be one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let fits = |c: char| c.is_alphanumeric() || "_-.'".contains(c);
        (!text.is_empty() && text.chars().all(fits)).then(|| Self(text.to_owned()))
    }

    /// The account behind it: `Ana` and `ana` are the same person.
    #[must_use]
    pub fn account(&self) -> String {
        self.0.to_lowercase()
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A message's number in order of appearance: `m7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MessageId(pub u64);

impl std::fmt::Display for MessageId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "m{}", self.0)
    }
}

impl FromStr for MessageId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.strip_prefix('m').filter(|digits| digits.starts_with(|c: char| c.is_ascii_digit()));
        digits.and_then(|digits| digits.parse().ok()).map(Self).ok_or(())
    }
}

/// Where something is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spot {
    /// A channel that everyone reads, without its `#`.
    Channel(String),
    /// A thread or circle that the bot opened.
    Thread(u32),
    /// Between this account and the bot.
    Private(String),
}

impl Spot {
    /// Where one speaks when no place is named.
    #[must_use]
    pub fn general() -> Self {
        Self::Channel("general".to_owned())
    }

    /// The place as the village names it.
    #[must_use]
    pub fn key(&self) -> PlaceKey {
        let (id, direct) = match self {
            Self::Channel(_) | Self::Thread(_) => (self.to_string(), false),
            Self::Private(account) => (format!("@{account}"), true),
        };
        PlaceKey { id, thread: None, direct }
    }

    /// Reads what [`Self::key`] wrote into a place's id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        if let Some(channel) = id.strip_prefix('#') {
            return Some(Self::Channel(channel.to_owned()));
        }
        if let Some(account) = id.strip_prefix('@') {
            return Some(Self::Private(account.to_owned()));
        }
        id.strip_prefix("thread:").and_then(|number| number.parse().ok()).map(Self::Thread)
    }
}

impl std::fmt::Display for Spot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Channel(name) => write!(f, "#{name}"),
            Self::Thread(number) => write!(f, "thread:{number}"),
            Self::Private(_) => f.write_str("private"),
        }
    }
}
