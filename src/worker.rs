//! The loop around [`Village::run_due`]: does what is due, then sleeps until there may be more.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bot_core::store::StoreError;
use bot_core::time::Clock;
use bot_core::village::{Ran, Village};
use chrono::{DateTime, Utc};
use tokio::sync::{Notify, watch};
use tokio::time::sleep;

use crate::backoff::Backoff;
use crate::health::{Health, chain};

/// Jobs and parcels of one step: few enough that commands get in between.
const STEP: usize = 100;

/// The longest sleep. Another process may have put something into the database without ringing here.
pub(crate) const CAP: Duration = Duration::from_secs(30);

/// The shortest sleep after a step that did nothing though something is due: another process is at it.
const BREATH: Duration = Duration::from_millis(250);

/// What the loop needs of a village.
#[async_trait]
pub(crate) trait Work: Send + Sync {
    /// Rung when there may be something new to do.
    fn wake(&self) -> &Notify;
    /// Does what is due, `limit` things at most.
    async fn run_due(&self, limit: usize) -> Result<Ran, StoreError>;
    /// When the next thing falls due.
    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError>;
}

#[async_trait]
impl Work for Village {
    fn wake(&self) -> &Notify {
        &self.wake
    }

    async fn run_due(&self, limit: usize) -> Result<Ran, StoreError> {
        Self::run_due(self, limit).await
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        Self::next_due(self).await
    }
}

/// Works until `stop` turns true; the step at hand is finished first.
pub(crate) async fn work(
    village: Arc<dyn Work>,
    clock: &dyn Clock,
    health: &Health,
    mut backoff: Backoff,
    mut stop: watch::Receiver<bool>,
) {
    while !*stop.borrow_and_update() {
        let mut woken = pin!(village.wake().notified());
        // Registered before the query: what rings while we look is not missed.
        woken.as_mut().enable();
        let wait = match step(village.as_ref(), clock).await {
            Ok(wait) => {
                health.work_goes_on();
                backoff.reset();
                wait
            }
            Err(error) => {
                let wait = backoff.wait();
                health.work_is_stuck(&error);
                tracing::warn!(error = chain(&error), ?wait, "the database did not answer the worker");
                wait
            }
        };
        // A bell rings after something was written, so it also says that the database is back.
        tokio::select! {
            () = woken => {}
            () = sleep(wait) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Works beside the worker while that may be waiting for a platform that hangs, so that nothing else waits with it.
pub(crate) async fn relieve(
    village: Arc<dyn Work>,
    mut hanging: watch::Receiver<usize>,
    mut stop: watch::Receiver<bool>,
) {
    while !*stop.borrow_and_update() {
        tokio::select! {
            hangs = hanging.wait_for(|count| *count > 0) => if hangs.is_err() { return },
            _ = stop.changed() => continue,
        }
        // When the database is away too, the worker says so.
        let _ = village.run_due(STEP).await;
        tokio::select! {
            () = sleep(BREATH) => {}
            _ = stop.changed() => {}
        }
    }
}

/// One step; says how long there is nothing to do.
async fn step(village: &dyn Work, clock: &dyn Clock) -> Result<Duration, StoreError> {
    let ran = village.run_due(STEP).await?;
    count("jobs", ran.jobs);
    count("delivered", ran.delivered);
    count("failed", ran.failed);
    let due = village.next_due().await?;
    Ok(wait_until(due, clock.now(), ran != Ran::default()))
}

fn count(what: &'static str, number: usize) {
    metrics::counter!("village_worker_total", "what" => what).increment(u64::try_from(number).unwrap_or(u64::MAX));
}

/// How long to sleep when the next thing falls due at `due`.
fn wait_until(due: Option<DateTime<Utc>>, now: DateTime<Utc>, did_something: bool) -> Duration {
    let Some(due) = due else { return CAP };
    let least = if did_something { Duration::ZERO } else { BREATH };
    // In the past there is no such length; then it is due now.
    (due - now).to_std().unwrap_or_default().clamp(least, CAP)
}

#[cfg(test)]
mod tests;
