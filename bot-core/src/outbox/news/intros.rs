//! What people hear of introductions and of what others have lived through.

use serde::{Deserialize, Serialize};

use crate::id::MemberId;

/// What is said in the place of people who were introduced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "kebab-case")]
pub enum CircleLine {
    /// Something to talk about.
    Prompt {
        /// The card of the deck.
        prompt: String,
    },
    /// The same, because nobody has said anything.
    Nudge {
        /// The card of the deck.
        prompt: String,
    },
    /// Somebody joins them.
    Joined {
        /// Who.
        member: MemberId,
    },
    /// Somebody is not with them any more.
    Left,
    /// Somebody could not be brought in, and hears of it directly.
    Unreached {
        /// Who.
        member: MemberId,
    },
}

impl CircleLine {
    pub(in crate::outbox) fn name(&self) -> &'static str {
        match self {
            Self::Prompt { .. } => "circle-prompt",
            Self::Nudge { .. } => "circle-nudge",
            Self::Joined { .. } => "circle-joined",
            Self::Left => "circle-left",
            Self::Unreached { .. } => "circle-unreached",
        }
    }
}

/// Something about an introduction that one member should hear. Ids and kinds only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "kebab-case")]
pub enum CircleNews {
    /// Whom she is introduced to, where there is no place of their own for her.
    Introduced,
    /// Something to talk about, because nobody has said anything.
    Nudge {
        /// The card of the deck.
        prompt: String,
    },
    /// Did they meet?
    DidYouMeet,
    /// Their place is not there any more; they can write to each other directly.
    PlaceGone,
    /// One of the others takes no direct messages, and does not know of it yet.
    Unread {
        /// Who.
        who: MemberId,
    },
    /// The one she was introduced to is gone; she is with others now.
    WithOthers,
    /// The one she was introduced to is gone, and there is nobody else this time.
    Over,
    /// For moderators: somebody is not comfortable, and wants them to know.
    Uneasy {
        /// Who.
        who: MemberId,
    },
}

impl CircleNews {
    pub(in crate::outbox) fn name(&self) -> &'static str {
        match self {
            Self::Introduced => "circle-introduced",
            Self::Nudge { .. } => "circle-nudge-direct",
            Self::DidYouMeet => "circle-did-you-meet",
            Self::PlaceGone => "circle-place-gone",
            Self::Unread { .. } => "circle-unread",
            Self::WithOthers => "circle-with-others",
            Self::Over => "circle-over",
            Self::Uneasy { .. } => "circle-uneasy",
        }
    }
}

/// Something about a round of intros that one member should hear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "kebab-case")]
pub enum RoundNews {
    /// There is nobody for her this time; she comes first next time.
    LeftOut,
    /// She was not heard of for some rounds, and is left in peace until she says so.
    Paused,
    /// For whoever approves it: who would be introduced to whom.
    Approve,
    /// For whoever asked for it: there are too few.
    TooFew,
}

/// Something about who has lived through something that one member should hear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "kebab-case")]
pub enum AskNews {
    /// For somebody who has: would she talk about it? Not who asks.
    Request,
    /// For whoever asked: nobody could this time.
    Nobody,
    /// For whoever asked and waits: there is somebody now.
    Somebody,
}

impl AskNews {
    pub(in crate::outbox) fn name(&self) -> &'static str {
        match self {
            Self::Request => "ask-request",
            Self::Nobody => "ask-nobody",
            Self::Somebody => "ask-somebody",
        }
    }
}

impl RoundNews {
    pub(in crate::outbox) fn name(&self) -> &'static str {
        match self {
            Self::LeftOut => "round-left-out",
            Self::Paused => "round-paused",
            Self::Approve => "round-approve",
            Self::TooFew => "round-too-few",
        }
    }
}
