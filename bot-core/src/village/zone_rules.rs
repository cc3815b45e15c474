//! The rules of zones come with the program. When they are others than they were, instants that were found by the old
//! ones may be wrong: every community looks at its moments again.

use super::Village;
use crate::id::{CommunityId, JobId};
use crate::jobs::{self, Job, JobKind};
use crate::meetups;
use crate::people;
use crate::settings;
use crate::store::{StoreError, Tx};

pub(crate) mod store;

/// Communities in one step.
const STEP: i64 = 100;

impl Village {
    /// Notes by which rules instants are found from now on; others than before are acted on.
    pub(crate) async fn watch_zone_rules(&self) -> Result<(), StoreError> {
        let mut tx = self.store.write(None).await?;
        let rules = chrono_tz::IANA_TZDB_VERSION;
        if store::rules(&mut tx).await?.as_deref() == Some(rules) {
            return Ok(());
        }
        store::set_rules(&mut tx, rules).await?;
        if !people::store::communities_after(&mut tx, None, 1).await?.is_empty() {
            self.next_communities(&mut tx, None).await?;
        }
        tx.commit().await
    }

    /// Moves every instant by so much and away from its clock time, as if it had been found by other rules.
    #[cfg(feature = "testing")]
    pub(crate) async fn find_wrongly(&self, by: chrono::TimeDelta) -> Result<(), StoreError> {
        let mut tx = self.store.write(None).await?;
        let now = self.clock.now();
        for community in people::store::communities_after(&mut tx, None, STEP).await? {
            for meetup in meetups::store::open_after(&mut tx, community, now, 0, STEP).await? {
                let (starts_at, ends_at) = (meetup.starts_at + by, meetup.ends_at + by);
                meetups::store::change(&mut tx, &meetups::Meetup { starts_at, ends_at, ..meetup }).await?;
            }
            for poll in meetups::find::store::open_after(&mut tx, community, now, 0, STEP).await? {
                let moved = |old: &meetups::find::Candidate| meetups::find::Candidate {
                    starts_at: old.starts_at + by,
                    ends_at: old.ends_at + by,
                    ..*old
                };
                let candidates: Vec<_> = poll.candidates.iter().map(moved).collect();
                meetups::find::store::set_candidates(&mut tx, poll.id, &candidates).await?;
            }
        }
        store::set_rules(&mut tx, "other").await?;
        tx.commit().await
    }

    /// One step of asking communities to look at their moments.
    pub(super) async fn look_at_moments(&self, tx: &mut Tx, after: Option<CommunityId>) -> Result<(), StoreError> {
        let step = people::store::communities_after(tx, after, STEP).await?;
        for community in step.iter().copied() {
            let settings = settings::store::load(tx, community, &self.defaults).await?;
            meetups::upkeep::mend_clocks(&mut self.telling(tx, community, &settings)).await?;
        }
        let is_full = i64::try_from(step.len()).is_ok_and(|count| count >= STEP);
        match step.last().filter(|_| is_full) {
            Some(last) => self.next_communities(tx, Some(*last)).await,
            None => Ok(()),
        }
    }

    async fn next_communities(&self, tx: &mut Tx, after: Option<CommunityId>) -> Result<(), StoreError> {
        let now = self.clock.now();
        let id: JobId = self.ids.next(now);
        let job = Job { id, community: None, kind: JobKind::ZoneRules { after }, due_at: now, attempts: 0 };
        jobs::store::schedule(tx, &job, Some("zone-rules")).await
    }
}
