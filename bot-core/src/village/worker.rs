//! The way in for what falls due: one step at a time. The loop around it belongs to the binary.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use chrono::TimeDelta;
use futures_util::{FutureExt as _, StreamExt as _};
use uuid::Uuid;

use super::{Village, link};
use crate::id::{JobId, OutboxId};
use crate::intros;
use crate::intros::Prepared;
use crate::intros::round::{choosing, steps};
use crate::jobs::{self, ATTEMPTS, Job, JobKind, RoundTask, back_off};
use crate::outbox::Parcelled;
use crate::store::StoreError;
use crate::{care, meetups, outbox, settings, welcome};

/// Rows claimed at once at most, so that commands never wait long for SQLite's one writer.
const BATCH: usize = 100;

/// Steps of a round that are done in a row before it is looked at what else is due: claiming each would take as long
/// as the step itself.
const IN_A_ROW: i64 = 4;

/// Parcels on their way at once.
pub(super) const AT_ONCE: usize = 8;

/// How long marks of events and buttons of messages are kept.
const MARKS: TimeDelta = TimeDelta::days(30);
pub(super) const SHOWN: TimeDelta = TimeDelta::days(90);

/// What one step of the worker did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ran {
    /// Jobs done.
    pub jobs: usize,
    /// Parcels that arrived or are moot.
    pub delivered: usize,
    /// Tries that failed and will be repeated, or that ended in the list of what could not be done.
    pub failed: usize,
}

impl Ran {
    /// Whether nothing was due.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        *self == Self::default()
    }
}

/// Steps of the worker, each by the lease on what it has claimed.
#[derive(Debug, Default)]
pub(super) struct Leases {
    at_work: Vec<Uuid>,
    /// The database went away in the middle of them.
    broken_off: Vec<Uuid>,
}

impl Village {
    /// One step of the worker: does what is due, `limit` jobs and parcels at most.
    pub async fn run_due(&self, limit: usize) -> Result<Ran, StoreError> {
        let limit = i64::try_from(limit.min(BATCH)).unwrap_or(1);
        let mut ran = Ran::default();
        let broken_off = self.leases(|leases| leases.broken_off.clone());
        self.let_go(&broken_off).await?;
        if self.has_new_platform.swap(false, Ordering::Relaxed) {
            let told = self.platform_has_come().await;
            if told.is_err() {
                self.has_new_platform.store(true, Ordering::Relaxed);
            }
            told?;
        }
        // Looking first keeps an idle worker away from SQLite's one writer.
        if self.next_due().await?.is_none_or(|due| due > self.clock.now()) {
            return Ok(ran);
        }
        let lease: Uuid = self.ids.next(self.clock.now());
        self.leases(|leases| leases.at_work.push(lease));
        let done = self.run_claimed(lease, limit, &mut ran).await;
        self.leases(|leases| {
            leases.at_work.retain(|at_work| *at_work != lease);
            if done.is_err() {
                leases.broken_off.push(lease);
            }
        });
        done.map(|()| ran)
    }

    async fn platform_has_come(&self) -> Result<(), StoreError> {
        let mut tx = self.store.write(None).await?;
        outbox::store::platform_has_come(&mut tx, self.clock.now()).await?;
        tx.commit().await
    }

    fn leases<T>(&self, with: impl FnOnce(&mut Leases) -> T) -> T {
        with(&mut self.leases.lock().unwrap_or_else(PoisonError::into_inner))
    }

    async fn run_claimed(&self, lease: Uuid, limit: i64, ran: &mut Ran) -> Result<(), StoreError> {
        self.run_jobs(lease, limit, ran).await?;
        self.run_outbox(lease, limit, ran).await
    }

    /// What a step let fall, because the database went away in the middle of it, is due at once when that is back: the
    /// lease is this process's own, and nobody holds it any more.
    async fn let_go(&self, broken_off: &[Uuid]) -> Result<(), StoreError> {
        if broken_off.is_empty() {
            return Ok(());
        }
        let mut tx = self.store.write(None).await?;
        for lease in broken_off {
            jobs::store::let_go(&mut tx, *lease, self.clock.now()).await?;
            outbox::store::let_go(&mut tx, *lease, self.clock.now()).await?;
        }
        tx.commit().await?;
        self.leases(|leases| leases.broken_off.retain(|lease| !broken_off.contains(lease)));
        Ok(())
    }

    /// The same for what this process is at: it ends in the middle of it.
    pub(super) async fn let_go_of_everything(&self) -> Result<(), StoreError> {
        let all = self.leases(|leases| [leases.at_work.as_slice(), &leases.broken_off].concat());
        self.let_go(&all).await
    }

    /// The house keeps itself tidy, once a day.
    pub(super) async fn plan_sweep(&self) -> Result<(), StoreError> {
        let now = self.clock.now();
        let mut tx = self.store.write(None).await?;
        let id: JobId = self.ids.next(now);
        let due_at = now + TimeDelta::days(1);
        let job = Job { id, community: None, kind: JobKind::Sweep, due_at, attempts: 0 };
        jobs::store::schedule_once(&mut tx, &job, "sweep").await?;
        tx.commit().await
    }

    async fn run_jobs(&self, lease: Uuid, limit: i64, ran: &mut Ran) -> Result<(), StoreError> {
        let mut tx = self.store.write(None).await?;
        let claimed = jobs::store::claim(&mut tx, self.clock.now(), lease, limit).await?;
        if claimed.is_empty() {
            return Ok(());
        }
        tx.commit().await?;

        for (mut id, mut job) in claimed {
            let mut prepared = None;
            for in_a_row in 1.. {
                let attempts = job.as_ref().map_or(1, |job| job.attempts);
                let goes_on = in_a_row < IN_A_ROW.min(limit);
                let result = match job {
                    Ok(job) => caught(Box::pin(self.run_job(&job, lease, goes_on, &mut prepared))).await,
                    Err(error) => Err(Trouble::Store(error)),
                };
                match result {
                    Ok(next) => {
                        ran.jobs += 1;
                        let Some(next) = next else { break };
                        (id, job) = (next.id, Ok(next));
                    }
                    Err(trouble) => {
                        ran.failed += 1;
                        self.job_failed(id, lease, attempts, &trouble).await?;
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    /// What the job does and its end are one transaction: a crash repeats both or neither. The step of a round that
    /// follows it is claimed in the same transaction where it `goes_on` at once.
    async fn run_job(
        &self,
        job: &Job,
        lease: Uuid,
        goes_on: bool,
        prepared: &mut Option<Prepared>,
    ) -> Result<Option<Job>, StoreError> {
        if let JobKind::LookAround { after } = job.kind {
            return self.look_around(job.id, lease, after).await.map(|()| None);
        }
        if prepared.is_none() {
            *prepared = self.prepare(job).await?;
        }
        let mut tx = self.store.write(job.community).await?;
        if !jobs::store::finish(&mut tx, job.id, lease).await? {
            return Ok(None);
        }
        let now = self.clock.now();
        match (&job.kind, job.community) {
            (JobKind::Sweep, _) => {
                let mut gone = outbox::store::sweep(&mut tx, now - MARKS, now - SHOWN, now).await?;
                gone += meetups::edit::store::sweep(&mut tx, now).await?;
                gone += link::store::sweep(&mut tx, now).await?;
                gone += intros::ask::sweep(&mut tx, now).await?;
                gone += welcome::sweep(&mut tx, now).await?;
                gone += care::sweep(&mut tx, now).await?;
                gone += settings::store::sweep(&mut tx, now).await?;
                gone += jobs::store::sweep(&mut tx, now).await?;
                gone += meetups::store::sweep(&mut tx, now).await?;
                gone += intros::round::store::sweep(&mut tx, now).await?;
                gone += self.forget_the_gone(&mut tx).await?;
                // A full step is followed by another at once, an emptier one by tomorrow's.
                let due_at = if gone >= 100 { now } else { now + TimeDelta::days(1) };
                let next = Job { id: self.ids.next(now), community: None, kind: JobKind::Sweep, due_at, attempts: 0 };
                jobs::store::schedule(&mut tx, &next, Some("sweep")).await?;
            }
            (JobKind::Forget { member }, Some(community)) => self.forget(&mut tx, community, *member).await?,
            (JobKind::MoveIn { into }, Some(from)) => {
                link::bring(&mut tx, (&self.ids, &self.keys, now), from, *into).await?;
            }
            (JobKind::ZoneRules { after }, _) => self.look_at_moments(&mut tx, *after).await?,
            (
                kind @ (JobKind::Rounds { .. }
                | JobKind::Round { .. }
                | JobKind::Circle { .. }
                | JobKind::Ask { .. }
                | JobKind::Lived { .. }),
                Some(community),
            ) => {
                let settings = settings::store::load(&mut tx, community, &self.defaults).await?;
                intros::run(&mut self.errand(&mut tx, community, &settings), kind, prepared).await?;
            }
            (
                kind @ (JobKind::CaseWaits { .. }
                | JobKind::CareSummary { .. }
                | JobKind::Noticed
                | JobKind::Care { .. }
                | JobKind::Share { .. }),
                Some(community),
            ) => {
                let settings = settings::store::load(&mut tx, community, &self.defaults).await?;
                care::run(&mut self.errand(&mut tx, community, &settings), kind).await?;
            }
            (kind, Some(community)) => {
                let settings = settings::store::load(&mut tx, community, &self.defaults).await?;
                meetups::upkeep::run(&mut self.telling(&mut tx, community, &settings), kind, job.due_at).await?;
            }
            (_, None) => {
                tracing::error!(job = %job.id, kind = job.kind.name(), "a job belongs to no community");
            }
        }
        let next = if let JobKind::Round { round, task } = &job.kind
            && goes_on
        {
            jobs::store::claim_next(&mut tx, &steps::key(*round, task), now, lease).await?
        } else {
            None
        };
        tx.commit().await?;
        Ok(next)
    }

    /// What a job of a round is done with: looked up in a transaction that only reads, and chosen on a thread of its
    /// own, so that neither a writer nor the event loop waits for it.
    async fn prepare(&self, job: &Job) -> Result<Option<Prepared>, StoreError> {
        let (JobKind::Round { round, task }, Some(community)) = (&job.kind, job.community) else { return Ok(None) };
        let mut tx = self.store.read().await?;
        let settings = settings::store::load(&mut tx, community, &self.defaults).await?;
        match task {
            RoundTask::Match { .. } => {
                let input = choosing::load(&mut tx, *round, &settings, self.clock.now()).await?;
                drop(tx);
                let Some(input) = input else { return Ok(None) };
                let chosen = tokio::task::spawn_blocking(move || {
                    let plan = choosing::choose(&input);
                    Prepared::Chosen(input.basis, plan)
                });
                let failed =
                    |error: tokio::task::JoinError| StoreError::Database(sqlx::Error::Io(std::io::Error::other(error)));
                chosen.await.map(Some).map_err(failed)
            }
            RoundTask::Open => {
                let ahead = steps::prepare(&mut self.errand(&mut tx, community, &settings), *round).await?;
                Ok(ahead.map(Prepared::Steps))
            }
            RoundTask::Ask | RoundTask::Close => Ok(None),
        }
    }

    async fn job_failed(&self, id: JobId, lease: Uuid, attempts: i64, trouble: &Trouble) -> Result<(), StoreError> {
        let now = self.clock.now();
        let retry_at = (trouble.is_passing() && attempts < ATTEMPTS).then(|| now + back_off(attempts));
        let error = super::chain(trouble);
        tracing::error!(job = %id, attempts, error, aside = retry_at.is_none(), "a job failed");
        let mut tx = self.store.write(None).await?;
        jobs::store::fail(&mut tx, id, lease, &error, retry_at, now).await?;
        tx.commit().await
    }

    async fn run_outbox(&self, lease: Uuid, limit: i64, ran: &mut Ran) -> Result<(), StoreError> {
        let mut tx = self.store.write(None).await?;
        let claimed = outbox::store::claim(&mut tx, self.clock.now(), lease, limit).await?;
        if claimed.is_empty() {
            return Ok(());
        }
        tx.commit().await?;

        let mut readable = Vec::with_capacity(claimed.len());
        for (id, row) in claimed {
            match row {
                Ok(row) => readable.push(row),
                Err(error) => {
                    self.parcel_failed(id, &Trouble::Store(error)).await?;
                    ran.failed += 1;
                }
            }
        }
        let ways = readable.into_iter().map(|row| self.deliver_caught(row));
        let mut ends = futures_util::stream::iter(ways).buffered(self.at_once.max(1));
        let mut away = None;
        while let Some((id, end)) = ends.next().await {
            match end {
                Ok(true) => ran.delivered += 1,
                Ok(false) => ran.failed += 1,
                Err(trouble) => {
                    ran.failed += 1;
                    match trouble {
                        // The database is away: what is held is taken up again when it is back.
                        Trouble::Store(error) if error.is_passing() => away = Some(error),
                        trouble @ (Trouble::Store(_) | Trouble::Panicked) => self.parcel_failed(id, &trouble).await?,
                    }
                }
            }
        }
        away.map_or(Ok(()), Err)
    }

    async fn deliver_caught(&self, row: Parcelled) -> (OutboxId, Result<bool, Trouble>) {
        let id = row.id;
        (id, caught(Box::pin(self.deliver(row))).await)
    }

    /// A parcel that will never be said as it is: the operator sees it, and the others go on.
    async fn parcel_failed(&self, id: OutboxId, trouble: &Trouble) -> Result<(), StoreError> {
        let error = super::chain(trouble);
        tracing::error!(parcel = %id, error, "a parcel failed and was put aside");
        let mut tx = self.store.write(None).await?;
        outbox::store::put_aside(&mut tx, id, self.clock.now(), &error).await?;
        tx.commit().await
    }
}

/// Why something that was due did not end well.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error(transparent)]
    Store(StoreError),
    /// A fault of this program; doing it again would end the same way.
    #[error("it panicked")]
    Panicked,
}

impl Trouble {
    fn is_passing(&self) -> bool {
        match self {
            Self::Store(error) => error.is_passing(),
            Self::Panicked => false,
        }
    }
}

/// Does one thing of many: its panic must not take the others with it. Nothing is left half done, because the
/// transaction that it was in is dropped without a commit.
async fn caught<T>(one: impl Future<Output = Result<T, StoreError>>) -> Result<T, Trouble> {
    match AssertUnwindSafe(one).catch_unwind().await {
        Ok(end) => end.map_err(Trouble::Store),
        Err(_) => Err(Trouble::Panicked),
    }
}
