//! A nudge: what its author can still do about a message of hers.

use chrono::{DateTime, Utc};

use crate::id::{CommunityId, HomeId, MemberId, NudgeId};
use crate::incoming::{MessageKey, PlatformKind};
use crate::store::{StoreError, Tx};

use super::store;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nudge {
    /// Its id.
    pub id: NudgeId,
    /// Where.
    pub community: CommunityId,
    /// Who wrote the message, and alone hears of it.
    pub member: MemberId,
    /// The home in which it stands.
    pub home: HomeId,
    /// Its platform.
    pub platform: PlatformKind,
    /// The message.
    pub message: MessageKey,
    /// Under which name it is counted.
    pub phrase: String,
    /// Which sentence names the likely effect.
    pub effect: String,
    /// Which sentence offers a gentler wording.
    pub gentler: String,
    /// What she has done about it.
    pub came: Came,
    /// When.
    pub at: DateTime<Utc>,
}

/// What she has done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// Nothing yet.
    Open,
    /// She has found other words.
    Reworded,
    /// She has taken it back.
    TakenBack,
    /// She leaves it.
    Left,
}

impl Came {
    const ALL: [Self; 4] = [Self::Open, Self::Reworded, Self::TakenBack, Self::Left];

    /// As it stands in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Reworded => "reworded",
            Self::TakenBack => "taken-back",
            Self::Left => "left",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|came| came.name() == name)
    }
}

/// She has done something about it. Whoever leaves it, and then finds other words, has found other words.
pub(super) async fn settle(tx: &mut Tx, nudge: &Nudge, came: Came) -> Result<(), StoreError> {
    if nudge.came == Came::Reworded && came == Came::TakenBack {
        // Taking the old one away belongs to the new one.
        return Ok(());
    }
    store::set_came(tx, nudge, came).await
}
