//! Who is still here. Platforms do not always tell when somebody leaves, so once a day the bot asks about those who
//! are expected somewhere: a few at a time, so that neither the platform nor the worker is kept busy.

use chrono::TimeDelta;
use futures_util::StreamExt as _;
use uuid::Uuid;

use super::Village;
use crate::id::{CommunityId, JobId, MemberId};
use crate::jobs::{self, Job, JobKind};
use crate::people;
use crate::platform::DeliveryError;
use crate::store::StoreError;

pub(super) mod store;

/// Members whom the platforms are asked about in one step.
const STEP: i64 = 10;

/// Members who are looked through for them in one step.
const LOOKED_THROUGH: i64 = 500;

/// How long a step is after the one before, and after one in which a platform did not answer.
const PACE: TimeDelta = TimeDelta::seconds(10);
const PATIENCE: TimeDelta = TimeDelta::minutes(5);

/// Whom the bot has heard of within this time is here.
pub(super) const SEEN: TimeDelta = TimeDelta::days(1);

/// The one job that does it.
const KEY: &str = "look-around";

/// What a platform says of a member.
enum There {
    Here,
    Gone,
    /// No platform that answers knows.
    Unknown,
}

impl Village {
    /// Looks around, once a day.
    pub(super) async fn plan_look_around(&self) -> Result<(), StoreError> {
        let now = self.clock.now();
        let kind = JobKind::LookAround { after: None };
        let job = Job { id: self.ids.next(now), community: None, kind, due_at: now + SEEN, attempts: 0 };
        let mut tx = self.store.write(None).await?;
        jobs::store::schedule_once(&mut tx, &job, KEY).await?;
        tx.commit().await
    }

    /// One step of it. The platforms are asked outside any transaction; a crash repeats the step, which changes
    /// nothing for those who were found gone already.
    pub(super) async fn look_around(&self, job: JobId, lease: Uuid, after: Option<MemberId>) -> Result<(), StoreError> {
        let now = self.clock.now();
        let mut tx = self.store.read().await?;
        let end = store::window(&mut tx, after, LOOKED_THROUGH).await?;
        let step = store::expected(&mut tx, after, end, now - SEEN, now, STEP).await?;
        drop(tx);

        let asked = step.clone().into_iter().map(|(member, community)| self.ask_about(member, community));
        let asked: Vec<_> = futures_util::stream::iter(asked).buffered(self.at_once.max(1)).collect().await;
        let mut wait = PACE;
        for (member, community, there) in asked {
            match there? {
                There::Here => {}
                There::Gone => self.depart(community, member).await?,
                There::Unknown => wait = PATIENCE,
            }
        }

        let is_full = i64::try_from(step.len()).is_ok_and(|found| found >= STEP);
        let last = if is_full { step.last().map(|(member, _)| *member) } else { end };
        let due_at = if last.is_some() { now + wait } else { now + SEEN };
        let kind = JobKind::LookAround { after: last };
        let next = Job { id: self.ids.next(now), community: None, kind, due_at, attempts: 0 };
        let mut tx = self.store.write(None).await?;
        if jobs::store::finish(&mut tx, job, lease).await? {
            jobs::store::schedule(&mut tx, &next, Some(KEY)).await?;
        }
        tx.commit().await
    }

    async fn ask_about(
        &self,
        member: MemberId,
        community: CommunityId,
    ) -> (MemberId, CommunityId, Result<There, StoreError>) {
        (member, community, self.is_there(member).await)
    }

    /// Whether one of her accounts is still in its home.
    async fn is_there(&self, member: MemberId) -> Result<There, StoreError> {
        let mut tx = self.store.read().await?;
        let accounts = people::store::accounts(&mut tx, member).await?;
        drop(tx);
        // Nobody can say anything of somebody without an account.
        let mut there = if accounts.is_empty() { There::Here } else { There::Gone };
        for account in accounts {
            // Of a home that is closed nobody can say anything; another process may serve another platform.
            let platform = self.platform(account.home.platform).filter(|_| account.home.closed_at.is_none());
            let Some(platform) = platform else {
                there = There::Unknown;
                continue;
            };
            match platform.standing(&account.home.key, &account.external).await {
                Ok(Some(_)) => return Ok(There::Here),
                Ok(None) => {}
                Err(error) => {
                    let error: DeliveryError = error;
                    tracing::debug!(platform = account.home.platform.name(), %error, "belonging is not known");
                    there = There::Unknown;
                }
            }
        }
        Ok(there)
    }

    /// Whether somebody who asked may still be told the answer later, when others have to find her.
    pub(super) async fn still_belongs(
        &self,
        community: Option<CommunityId>,
        member: Option<MemberId>,
        account: &str,
        platform: &dyn crate::platform::Platform,
    ) -> Result<bool, super::deliver::DeliverError> {
        let (Some(community), Some(_)) = (community, member) else { return Ok(true) };
        let mut tx = self.store.read().await?;
        let known = people::store::member_by_account(&mut tx, community, platform.kind(), account).await?;
        drop(tx);
        let Some((_, account)) = known else { return Ok(true) };
        Ok(platform.standing(&account.home.key, &account.external).await?.is_some())
    }
}
