//! The table of jobs. A claimed job is out of the others' sight until its lease ends: `run_at` moves on.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sqlx::FromRow;
use sqlx::types::Json;
use uuid::Uuid;

use super::turns::Turns;
use super::{Job, LEASE};
use crate::id::{CommunityId, JobId};
use crate::store::{StoreError, Tx, decode, encode, execute, fetch_all, fetch_optional};

/// How long what was put aside waits for somebody to try it again.
const KEPT: TimeDelta = TimeDelta::days(30);

#[derive(FromRow)]
struct JobRow {
    id: JobId,
    community_id: Option<CommunityId>,
    kind: Json<Value>,
    due_at: DateTime<Utc>,
    attempts: i64,
}

impl JobRow {
    fn job(self) -> (JobId, Result<Job, StoreError>) {
        let Self { id, community_id: community, kind, due_at, attempts } = self;
        (id, decode("job", kind.0).map(|kind| Job { id, community, kind, due_at, attempts }))
    }
}

/// Schedules a job; one with the same key is replaced.
pub async fn schedule(tx: &mut Tx, job: &Job, key: Option<&str>) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO jobs (id, community_id, dedupe_key, kind, due_at, run_at, attempts)
         VALUES ($1, $2, $3, $4, $5, $5, 0)
         ON CONFLICT (dedupe_key) DO UPDATE
         SET id = excluded.id, kind = excluded.kind, due_at = excluded.due_at, run_at = excluded.run_at,
             attempts = 0, lease = NULL, dead_at = NULL, last_error = NULL",
        job.id,
        job.community,
        key,
        Json(encode(&job.kind)?),
        job.due_at
    )?;
    Ok(())
}

/// Schedules a job unless one with the same key stands already.
pub async fn schedule_once(tx: &mut Tx, job: &Job, key: &str) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO jobs (id, community_id, dedupe_key, kind, due_at, run_at, attempts)
         VALUES ($1, $2, $3, $4, $5, $5, 0) ON CONFLICT (dedupe_key) DO NOTHING",
        job.id,
        job.community,
        key,
        Json(encode(&job.kind)?),
        job.due_at
    )?;
    Ok(())
}

/// The job with this key.
pub async fn with_key(tx: &mut Tx, key: &str) -> Result<Option<Job>, StoreError> {
    let row = fetch_optional!(
        tx,
        JobRow,
        "SELECT id, community_id, kind, due_at, attempts FROM jobs WHERE dedupe_key = $1",
        key
    )?;
    row.map(|row| row.job().1).transpose()
}

/// Takes back the jobs whose key begins with `prefix`, up to and without `end`.
pub async fn cancel_between(tx: &mut Tx, prefix: &str, end: &str) -> Result<u64, StoreError> {
    execute!(tx, "DELETE FROM jobs WHERE dedupe_key >= $1 AND dedupe_key < $2", prefix, end)
}

/// Claims up to `limit` jobs that are due, earliest first, in [`Turns`].
pub async fn claim(
    tx: &mut Tx,
    now: DateTime<Utc>,
    lease: Uuid,
    limit: i64,
) -> Result<Vec<(JobId, Result<Job, StoreError>)>, StoreError> {
    let (mut rows, mut turns) = (Vec::new(), Turns::new(limit));
    while let Some((most, without)) = turns.step() {
        let claimed = claim_some(tx, now, lease, most, without).await?;
        turns.found(claimed.iter().map(|row| row.community_id));
        rows.extend(claimed);
    }
    // What falls due at once is done in the order in which it was scheduled.
    rows.sort_by_key(|row| (row.due_at, row.id));
    Ok(rows.into_iter().map(JobRow::job).collect())
}

async fn claim_some(
    tx: &mut Tx,
    now: DateTime<Utc>,
    lease: Uuid,
    limit: i64,
    without: &[Uuid],
) -> Result<Vec<JobRow>, StoreError> {
    let until = now + LEASE;
    match tx {
        Tx::Sqlite(tx) => {
            let without: Vec<String> = without.iter().map(|id| id.simple().to_string()).collect();
            let rows = sqlx::query_as::<_, JobRow>(
                "UPDATE jobs SET run_at = $2, lease = $3, attempts = attempts + CASE WHEN lease IS NULL THEN 1 ELSE 0 END
                 WHERE id IN (SELECT id FROM jobs INDEXED BY jobs_due
                              WHERE dead_at IS NULL AND run_at <= $1
                                AND (community_id IS NULL OR lower(hex(community_id)) NOT IN (SELECT value FROM json_each($5)))
                              ORDER BY run_at LIMIT $4)
                 RETURNING id, community_id, kind, due_at, attempts",
            );
            Ok(rows.bind(now).bind(until).bind(lease).bind(limit).bind(Json(without)).fetch_all(&mut **tx).await?)
        }
        Tx::Postgres(tx) => {
            let rows = sqlx::query_as::<_, JobRow>(
                "UPDATE jobs SET run_at = $2, lease = $3, attempts = attempts + CASE WHEN lease IS NULL THEN 1 ELSE 0 END
                 WHERE id IN (SELECT id FROM jobs
                              WHERE dead_at IS NULL AND run_at <= $1
                                AND (community_id IS NULL OR community_id <> ALL ($5))
                              ORDER BY run_at LIMIT $4 FOR UPDATE SKIP LOCKED)
                 RETURNING id, community_id, kind, due_at, attempts",
            );
            Ok(rows.bind(now).bind(until).bind(lease).bind(limit).bind(without).fetch_all(&mut **tx).await?)
        }
    }
}

/// Claims the job with this key in the transaction that left it, if it is due.
pub async fn claim_next(tx: &mut Tx, key: &str, now: DateTime<Utc>, lease: Uuid) -> Result<Option<Job>, StoreError> {
    let row = fetch_optional!(
        tx,
        JobRow,
        "UPDATE jobs SET run_at = $3, lease = $4, attempts = attempts + 1
         WHERE dedupe_key = $1 AND run_at <= $2 AND dead_at IS NULL AND lease IS NULL
         RETURNING id, community_id, kind, due_at, attempts",
        key,
        now,
        now + LEASE,
        lease
    )?;
    row.map(|row| row.job().1).transpose()
}

/// Ends a job that this process still holds. `false` means another process has taken it over: change nothing then.
pub async fn finish(tx: &mut Tx, job: JobId, lease: Uuid) -> Result<bool, StoreError> {
    Ok(execute!(tx, "DELETE FROM jobs WHERE id = $1 AND lease = $2", job, lease)? == 1)
}

/// Gives back what is held under a lease; that it was held counts as no try.
pub async fn let_go(tx: &mut Tx, lease: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE jobs SET run_at = $2 WHERE lease = $1 AND dead_at IS NULL", lease, now)?;
    Ok(())
}

/// Puts a failed job back for later, or aside for the operator.
pub async fn fail(
    tx: &mut Tx,
    job: JobId,
    lease: Uuid,
    error: &str,
    retry_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    match retry_at {
        Some(at) => execute!(
            tx,
            "UPDATE jobs SET run_at = $3, lease = NULL, last_error = $4 WHERE id = $1 AND lease = $2",
            job,
            lease,
            at,
            error
        )?,
        None => execute!(
            tx,
            "UPDATE jobs SET dead_at = $3, lease = NULL, last_error = $4 WHERE id = $1 AND lease = $2",
            job,
            lease,
            now,
            error
        )?,
    };
    Ok(())
}

/// When the next job wants to run.
pub async fn next_due(tx: &mut Tx) -> Result<Option<DateTime<Utc>>, StoreError> {
    let row =
        fetch_optional!(tx, (DateTime<Utc>,), "SELECT run_at FROM jobs WHERE dead_at IS NULL ORDER BY run_at LIMIT 1")?;
    Ok(row.map(|(at,)| at))
}

/// A job or parcel that was put aside, for the operator's eyes.
#[derive(Debug, Clone, FromRow)]
pub struct PutAside {
    /// Its id.
    pub id: Uuid,
    /// For whom.
    pub community_id: Option<CommunityId>,
    /// `job` or `parcel`.
    pub what: String,
    /// What kind; never a text.
    pub kind: Json<Value>,
    /// Tries.
    pub attempts: i64,
    /// Why the last one failed.
    pub last_error: Option<String>,
    /// Since when.
    pub dead_at: DateTime<Utc>,
}

/// What could not be done, the newest first, at most 1,000.
pub async fn put_aside(tx: &mut Tx) -> Result<Vec<PutAside>, StoreError> {
    fetch_all!(
        tx,
        PutAside,
        "SELECT id, community_id, 'job' AS what, kind, attempts, last_error, dead_at FROM jobs WHERE dead_at IS NOT NULL
         UNION ALL
         SELECT id, community_id, 'parcel' AS what, intent AS kind, attempts, last_error, dead_at
         FROM outbox WHERE dead_at IS NOT NULL
         ORDER BY dead_at DESC LIMIT 1000"
    )
}

/// Tries something that was put aside again, now. `false` when there is nothing of that id.
pub async fn retry(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let jobs = execute!(
        tx,
        "UPDATE jobs SET dead_at = NULL, attempts = 0, run_at = $2 WHERE id = $1 AND dead_at IS NOT NULL",
        id,
        now
    )?;
    let parcels = execute!(
        tx,
        "UPDATE outbox SET dead_at = NULL, attempts = 0, run_at = $2 WHERE id = $1 AND dead_at IS NOT NULL",
        id,
        now
    )?;
    Ok(jobs + parcels > 0)
}

/// Forgets what was put aside and that nobody has tried again for long; how many.
pub async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE dead_at < $1 ORDER BY dead_at LIMIT 50)";
    execute!(tx, sql, now - KEPT)
}
