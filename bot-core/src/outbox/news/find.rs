//! What people hear of a time that is being found.

use serde::{Deserialize, Serialize};

use crate::id::MemberId;
use crate::incoming::PlatformKind;

/// Something about a time that is being found that one member should hear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "kebab-case")]
pub enum PollNews {
    /// For the host: what the answers came to.
    Result,
    /// For the host: somebody has added a moment.
    Proposed {
        /// Who.
        who: MemberId,
        /// Its number.
        number: i64,
    },
    /// For the host: a moderator has called it off.
    Cancelled,
    /// For those whom a moment suited: it is off.
    CalledOff,
    /// For the host: a moderator has chosen, and it is announced in her name.
    Announced,
    /// For the host: the card could not be put where it should stand.
    CardRefused {
        /// On which platform.
        platform: PlatformKind,
    },
    /// For those who said yes: it is settled, and they are down for it.
    Settled,
    /// For those whom only other moments suited: it is settled.
    Otherwise,
}

impl PollNews {
    pub(in crate::outbox) fn name(&self) -> &'static str {
        match self {
            Self::Result => "poll-result",
            Self::Proposed { .. } => "poll-proposed",
            Self::Cancelled => "poll-cancelled",
            Self::CalledOff => "poll-called-off",
            Self::Announced => "poll-announced",
            Self::CardRefused { .. } => "poll-card-refused",
            Self::Settled => "poll-settled",
            Self::Otherwise => "poll-otherwise",
        }
    }
}
