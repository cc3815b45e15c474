//! What a slice does by itself works with this: a transaction, the time, and whom to tell.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use crate::id::{CommunityId, IdSource, JobId, MemberId, OutboxId};
use crate::jobs::{self, Job, JobKind};
use crate::keys::Keys;
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
    /// What is sealed is sealed with these.
    pub keys: &'a Keys,
    /// Whose.
    pub community: CommunityId,
    /// Its settings.
    pub settings: &'a Settings,
    /// The present.
    pub now: DateTime<Utc>,
}

/// An errand within a turn.
pub(crate) fn of<'a>(turn: &'a mut Turn<'_>) -> Errand<'a> {
    Errand {
        tx: turn.tx,
        ids: turn.ids,
        keys: turn.keys,
        community: turn.community,
        settings: turn.settings,
        now: turn.now,
    }
}

/// The one member whom something is for.
fn reader(to: &To) -> Option<MemberId> {
    match to {
        To::Member { member } => Some(*member),
        To::Asker { .. } | To::Place { .. } | To::Sealed { .. } => None,
    }
}

impl Errand<'_> {
    /// Does something at `due_at`; what stands under the same key is replaced.
    pub(crate) async fn later(&mut self, kind: JobKind, key: &str, due_at: DateTime<Utc>) -> Result<(), StoreError> {
        let job = self.job(kind, due_at);
        jobs::store::schedule(self.tx, &job, Some(key)).await
    }

    /// A job of this community.
    pub(crate) fn job(&self, kind: JobKind, due_at: DateTime<Utc>) -> Job {
        let id: JobId = self.ids.next(self.now);
        Job { id, community: Some(self.community), kind, due_at, attempts: 0 }
    }

    /// Says something, somewhere, at once.
    pub(crate) async fn say(&mut self, to: To, intent: Intent) -> Result<(), StoreError> {
        let parcel = self.parcel(to, intent);
        outbox::store::put(self.tx, &parcel).await
    }

    /// Tells a member something privately, after her quiet hours; it is of no use from `expires_at` on.
    pub(crate) async fn tell(
        &mut self,
        member: MemberId,
        intent: Intent,
        expires_at: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError> {
        let mut parcel = [Parcelled { expires_at, ..self.parcel(To::Member { member }, intent) }];
        self.when_heard(&mut parcel).await?;
        outbox::store::put_all(self.tx, &parcel).await
    }

    /// What is for one member each is said when it is due, or after her quiet hours.
    pub(crate) async fn when_heard(&mut self, parcels: &mut [Parcelled]) -> Result<(), StoreError> {
        let members: Vec<MemberId> = parcels.iter().filter_map(|parcel| reader(&parcel.to)).collect();
        if members.is_empty() {
            return Ok(());
        }
        let hearing = wishes::hearing(self.tx, &members, self.settings, self.now).await?;
        let hearing: HashMap<MemberId, DateTime<Utc>> = hearing.into_iter().collect();
        for parcel in parcels {
            if let Some(at) = reader(&parcel.to).and_then(|member| hearing.get(&member)) {
                parcel.run_at = parcel.run_at.max(*at);
            }
        }
        Ok(())
    }

    pub(crate) fn parcel(&self, to: To, intent: Intent) -> Parcelled {
        let id: OutboxId = self.ids.next(self.now);
        Parcelled::new(id, Some(self.community), to, intent, self.now)
    }

    /// Whether a setting is on.
    pub(crate) fn is_on(&self, spec: &SettingSpec) -> bool {
        self.settings.is_on(spec)
    }
}
