//! What intros do by themselves works with this: a transaction, the time, and whom to tell.

use chrono::{DateTime, Utc};

use crate::id::{CommunityId, IdSource, JobId, MemberId, OutboxId};
use crate::jobs::{self, Job, JobKind};
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people::wishes;
use crate::settings::{SettingSpec, Settings};
use crate::store::{StoreError, Tx};
use crate::turn::Turn;

/// What is done, within one transaction.
pub struct Errand<'a> {
    /// The transaction.
    pub tx: &'a mut Tx,
    /// Where new ids come from.
    pub ids: &'a IdSource,
    /// Whose.
    pub community: CommunityId,
    /// Its settings.
    pub settings: &'a Settings,
    /// The present.
    pub now: DateTime<Utc>,
}

/// An errand within a turn.
pub(crate) fn of<'a>(turn: &'a mut Turn<'_>) -> Errand<'a> {
    Errand { tx: turn.tx, ids: turn.ids, community: turn.community, settings: turn.settings, now: turn.now }
}

impl Errand<'_> {
    /// Does something at `due_at`; what stands under the same key is replaced.
    pub(super) async fn later(&mut self, kind: JobKind, key: &str, due_at: DateTime<Utc>) -> Result<(), StoreError> {
        let id: JobId = self.ids.next(self.now);
        let job = Job { id, community: Some(self.community), kind, due_at, attempts: 0 };
        jobs::store::schedule(self.tx, &job, Some(key)).await
    }

    /// Says something, somewhere, at once.
    pub(super) async fn say(&mut self, to: To, intent: Intent) -> Result<(), StoreError> {
        let parcel = self.parcel(to, intent);
        outbox::store::put(self.tx, &parcel).await
    }

    /// Tells a member something privately, after her quiet hours; it is of no use from `expires_at` on.
    pub(super) async fn tell(
        &mut self,
        member: MemberId,
        intent: Intent,
        expires_at: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError> {
        let mut parcel = self.parcel(To::Member { member }, intent);
        let hearing = wishes::hearing(self.tx, &[member], self.settings, self.now).await?;
        parcel.run_at = hearing.first().map_or(self.now, |(_, at)| *at);
        parcel.expires_at = expires_at;
        outbox::store::put(self.tx, &parcel).await
    }

    pub(super) fn parcel(&self, to: To, intent: Intent) -> Parcelled {
        let id: OutboxId = self.ids.next(self.now);
        Parcelled::new(id, Some(self.community), to, intent, self.now)
    }

    /// Whether a setting is on.
    pub(super) fn is_on(&self, spec: &SettingSpec) -> bool {
        self.settings.word(spec) == "on"
    }
}
