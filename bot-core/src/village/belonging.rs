//! Who is still here. Platforms do not always tell when somebody leaves, so once a day the bot asks about those who
//! are expected somewhere: a few at a time, so that neither the platform nor the worker is kept busy.
//!
//! A member is here as long as one of her accounts is: an account that is gone goes alone while she has another one.

use std::sync::Arc;

use chrono::TimeDelta;
use futures_util::StreamExt as _;
use uuid::Uuid;

use super::Village;
use super::who::tell_if_no_admin;
use crate::care;
use crate::id::{AccountId, CommunityId, JobId, MemberId};
use crate::incoming::Standing;
use crate::jobs::{self, Job, JobKind};
use crate::people::{self, Account};
use crate::platform::{DeliveryError, Platform};
use crate::store::{StoreError, Tx};

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

/// What the platforms say of a member.
pub(super) enum There {
    /// This account of hers is in its home.
    Here(Box<Account>, Arc<dyn Platform>),
    /// None of her accounts is.
    Gone,
    /// A platform did not answer, and no other has her.
    Unanswered(DeliveryError),
    /// Another process serves the platform that would know.
    Elsewhere,
    /// The bot is in no home of hers.
    Nowhere,
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
                There::Here(..) => {}
                There::Gone => self.depart(community, member).await?,
                There::Unanswered(_) | There::Elsewhere | There::Nowhere => wait = PATIENCE,
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

    /// Whether one of her accounts is still in its home: the one seen last of those that are. Those that turned out to
    /// be gone on the way there are forgotten.
    pub(super) async fn is_there(&self, member: MemberId) -> Result<There, StoreError> {
        let mut tx = self.store.read().await?;
        let accounts = people::store::accounts(&mut tx, member).await?;
        drop(tx);
        let mut gone = Vec::new();
        let mut unsure = accounts.is_empty().then_some(There::Nowhere);
        for account in accounts {
            // Of a home that is closed nobody can say anything.
            if account.home.closed_at.is_some() {
                unsure = unsure.or(Some(There::Nowhere));
                continue;
            }
            let Some(platform) = self.platform(account.home.platform) else {
                unsure = Some(There::Elsewhere);
                continue;
            };
            match platform.standing(&account.home.key, &account.external).await {
                Ok(Some(_)) => {
                    self.forget_accounts(&gone).await?;
                    return Ok(There::Here(Box::new(account), platform));
                }
                Ok(None) => gone.push(account.id),
                Err(error) => {
                    tracing::debug!(platform = account.home.platform.name(), %error, "belonging is not known");
                    unsure = Some(There::Unanswered(error));
                }
            }
        }
        // Of those in closed homes nothing is ever heard: she is gone with the last one that could have been.
        let is_gone = !gone.is_empty() && matches!(unsure, None | Some(There::Nowhere));
        Ok(if is_gone { There::Gone } else { unsure.unwrap_or(There::Gone) })
    }

    async fn forget_accounts(&self, accounts: &[AccountId]) -> Result<(), StoreError> {
        if accounts.is_empty() {
            return Ok(());
        }
        let mut tx = self.store.write(None).await?;
        for account in accounts {
            forget_account(&mut tx, *account).await?;
        }
        tx.commit().await
    }

    /// Notes that an account is gone from its home. The member goes with it when it was the last one she could be
    /// reached by.
    pub(super) async fn leave(&self, account: &Account) -> Result<(), StoreError> {
        let mut tx = self.store.write(Some(account.home.community)).await?;
        self.leave_in(&mut tx, account).await?;
        tx.commit().await?;
        self.wake.notify_one();
        Ok(())
    }

    /// The same within a transaction.
    pub(super) async fn leave_in(&self, tx: &mut Tx, account: &Account) -> Result<(), StoreError> {
        let accounts = people::store::accounts(tx, account.member).await?;
        let has_another = accounts.iter().any(|other| other.id != account.id && other.home.closed_at.is_none());
        if has_another {
            forget_account(tx, account.id).await?;
            if account.standing != Standing::Admin {
                return Ok(());
            }
            let community = account.home.community;
            let settings = self.settings_of(tx, Some(community)).await?;
            tell_if_no_admin(&mut self.errand(tx, community, &settings)).await
        } else {
            self.depart_in(tx, account.home.community, account.member).await
        }
    }

    /// The account of somebody who asked, when it is gone since: others have to find her to tell her the answer.
    pub(super) async fn gone_since(
        &self,
        community: Option<CommunityId>,
        member: Option<MemberId>,
        account: &str,
        platform: &dyn Platform,
    ) -> Result<Option<Account>, super::deliver::DeliverError> {
        let (Some(community), Some(_)) = (community, member) else { return Ok(None) };
        let mut tx = self.store.read().await?;
        let known = people::store::member_by_account(&mut tx, community, platform.kind(), account).await?;
        drop(tx);
        let Some((_, account)) = known else { return Ok(None) };
        let there = platform.standing(&account.home.key, &account.external).await?;
        Ok(there.is_none().then_some(account))
    }
}

/// An account is forgotten that is gone, unless a platform holds something for it that is still to be let go of.
async fn forget_account(tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
    if care::acts::store::is_held(tx, account).await? {
        return Ok(());
    }
    people::store::forget_account(tx, account).await
}
