//! What people and those who keep order hear of care, and of anonymous posts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::ShareLineId;
use crate::incoming::PlatformKind;

/// Something that whoever has written an anonymous post should hear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "kebab-case")]
pub enum ShareNews {
    /// It is out.
    Approved,
    /// It, or what she wanted to add, did not go out.
    Declined {
        /// What she wanted to add.
        line: Option<ShareLineId>,
    },
    /// Somebody has answered.
    Answered,
    /// It was taken away.
    Removed,
    /// She may not share for a while.
    Paused {
        /// Until when.
        until: NaiveDate,
    },
    /// She may again.
    Resumed,
    /// Two admins know who she is.
    Unsealed,
}

/// Something about what somebody who keeps order has done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "kebab-case")]
pub enum CareNews {
    /// For whom it is about: what, why, until when, and how to appeal.
    Told,
    /// For her: it is over by itself.
    Over,
    /// For her: it is taken back.
    TakenBack,
    /// In a place: it goes slower for a while.
    Calm,
    /// For those who keep order: it was done.
    Done,
    /// For them: will somebody say yes as well?
    Second,
    /// For whoever wanted it: nobody has said yes, or somebody has said no.
    NotSeconded,
    /// For whoever did it: the platform does not allow it.
    Refused {
        /// Which.
        platform: PlatformKind,
    },
    /// For whoever did it: it should be over, and the platform does not let go of it.
    NotLifted {
        /// Which.
        platform: PlatformKind,
    },
    /// For whoever did it: she could not be told, because her direct messages are closed.
    Untold,
    /// For those who may answer: she asks somebody else to look at it again.
    Appeal,
    /// For her: how that ended.
    Answered,
}

impl CareNews {
    pub(in crate::outbox) fn name(&self) -> &'static str {
        match self {
            Self::Told => "care-told",
            Self::Over => "care-over",
            Self::TakenBack => "care-taken-back",
            Self::Calm => "care-calm",
            Self::Done => "care-done",
            Self::Second => "care-second",
            Self::NotSeconded => "care-not-seconded",
            Self::Refused { .. } => "care-refused",
            Self::NotLifted { .. } => "care-not-lifted",
            Self::Untold => "care-untold",
            Self::Appeal => "care-appeal",
            Self::Answered => "care-answered",
        }
    }
}

/// For whoever told the moderators of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseNews {
    /// The moderators ask her something.
    Asked,
    /// It is done with.
    Closed,
}

impl CaseNews {
    /// Its name, for logs and metrics.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Asked => "case-asked",
            Self::Closed => "case-closed",
        }
    }
}

/// For those who keep order, about something that they were told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeskNews {
    /// It has waited for long.
    Waits,
    /// Whoever told has said more.
    Answered,
    /// A child may be in danger.
    Urgent,
}

impl DeskNews {
    /// Its name, for logs, metrics and the words.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Waits => "desk-waits",
            Self::Answered => "desk-answered",
            Self::Urgent => "desk-urgent",
        }
    }
}
