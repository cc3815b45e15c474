//! The loop, over work that only counts.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tokio::sync::mpsc;

use super::*;
use crate::clock::SystemClock;

/// Reports each step; a step fails while `broken`.
struct Counting {
    wake: Notify,
    broken: AtomicBool,
    steps: AtomicUsize,
    report: mpsc::UnboundedSender<usize>,
}

#[async_trait]
impl Work for Counting {
    fn wake(&self) -> &Notify {
        &self.wake
    }

    async fn run_due(&self, _limit: usize) -> Result<Ran, StoreError> {
        let step = self.steps.fetch_add(1, Ordering::Relaxed) + 1;
        // The test may be over already.
        let _ = self.report.send(step);
        if self.broken.swap(false, Ordering::Relaxed) {
            Err(StoreError::Database(std::io::Error::other("away").into()))
        } else {
            Ok(Ran::default())
        }
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        Ok(None)
    }
}

struct Running {
    work: Arc<Counting>,
    steps: mpsc::UnboundedReceiver<usize>,
    stop: watch::Sender<bool>,
    health: Arc<Health>,
    task: tokio::task::JoinHandle<()>,
}

/// The loop over work that is broken at first or not; after a failure it waits so long.
fn start(broken: bool, wait: Duration) -> Running {
    let (report, steps) = mpsc::unbounded_channel();
    let work =
        Arc::new(Counting { wake: Notify::new(), broken: AtomicBool::new(broken), steps: AtomicUsize::new(0), report });
    let (stop, stopped) = watch::channel(false);
    let health = Arc::new(Health::default());
    let task = tokio::spawn({
        let (work, health) = (work.clone(), health.clone());
        let backoff = Backoff::new(wait, wait);
        async move { super::work(work, &SystemClock, &health, backoff, stopped).await }
    });
    Running { work, steps, stop, health, task }
}

#[tokio::test]
async fn a_bell_wakes_the_worker_and_stop_ends_it() -> Result<(), tokio::task::JoinError> {
    let mut running = start(false, Duration::ZERO);
    assert_eq!(running.steps.recv().await, Some(1));
    running.work.wake.notify_one();
    assert_eq!(running.steps.recv().await, Some(2));
    assert!(running.health.missing().is_empty());
    running.stop.send_replace(true);
    running.task.await
}

#[tokio::test]
async fn a_database_that_went_away_is_asked_again() -> Result<(), tokio::task::JoinError> {
    let mut running = start(true, Duration::ZERO);
    assert_eq!(running.steps.recv().await, Some(1));
    assert_eq!(running.steps.recv().await, Some(2));
    running.stop.send_replace(true);
    running.task.await
}

#[tokio::test]
async fn a_bell_says_that_the_database_is_back() -> Result<(), tokio::task::JoinError> {
    let mut running = start(true, Duration::from_hours(1));
    assert_eq!(running.steps.recv().await, Some(1));
    running.work.wake.notify_one();
    assert_eq!(running.steps.recv().await, Some(2));
    running.stop.send_replace(true);
    running.task.await
}

#[test]
fn the_worker_sleeps_until_the_next_thing_is_due() {
    let now = DateTime::UNIX_EPOCH;
    let later = |seconds| Some(now + chrono::TimeDelta::seconds(seconds));
    assert_eq!(wait_until(later(7), now, true), Duration::from_secs(7));
    assert_eq!(wait_until(later(7000), now, true), CAP);
    assert_eq!(wait_until(None, now, true), CAP);
    assert_eq!(wait_until(later(-5), now, true), Duration::ZERO);
    assert_eq!(wait_until(later(-5), now, false), BREATH);
}
