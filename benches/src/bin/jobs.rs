//! Jobs and outbox: how fast jobs are claimed and finished, how late they come with a heap of others pending, how
//! long a start takes beside that heap, and what a batch costs the commands beside it.
//!
//! `cargo run --release -p village-bench --bin jobs -- --database-url URL --pending 1000000`

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use bot_core::id::{CommunityId, IdSource, JobId, MeetupId};
use bot_core::jobs::{self, Job, JobKind, MeetupTask};
use bot_core::store::{Store, Tx};
use bot_core::time::Clock;
use bot_core::village::Village;
use chrono::{DateTime, TimeDelta, Utc};
use clap::Parser;
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;
use village_bench::measure::{self, Bars, ms, percentile, rate, rounded};
use village_bench::rooms::{Room, WallClock, opening, work};
use village_bench::town::{self, Neighbourhood, Told, Town};

/// Jobs in one claim, as the worker takes them.
const BATCH: i64 = 100;

/// How often the store and the raw loop take turns.
const ROUNDS: usize = 11;

/// Reminders whose lateness is measured.
const REMINDERS: usize = 300;

/// Communities that the pending jobs belong to.
const COMMUNITIES: usize = 1_000;

/// What is measured with.
#[derive(Parser)]
struct Options {
    /// The database; a temporary SQLite file when none is named. It must be empty.
    #[arg(long)]
    database_url: Option<String>,
    /// Jobs that are not due yet.
    #[arg(long, default_value_t = 1_000_000)]
    pending: usize,
    /// Jobs that are claimed and finished, by the store and by the raw loop.
    #[arg(long, default_value_t = 22_000)]
    due: usize,
    /// Milliseconds from the start to being ready, with all of them pending.
    #[arg(long, default_value_t = 1_000.0)]
    most_open_ms: f64,
    /// Milliseconds that 99 of 100 reminders may be late.
    #[arg(long, default_value_t = 1_000.0)]
    most_late_ms: f64,
    /// How much of what the raw loop does is done, at least, in the same CPU time.
    #[arg(long, default_value_t = 0.8)]
    least_ratio: f64,
    /// Milliseconds that 99 of 100 commands may take beside full batches, over SQLite, which has one writer.
    #[arg(long, default_value_t = 10.0)]
    most_beside_ms: f64,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let room = Room::open(options.database_url)?;
    let clock: Arc<dyn Clock> = Arc::new(WallClock);

    let began = Instant::now();
    Village::open(opening(room.url(), clock.clone())).await?.close().await;
    let open_empty = began.elapsed();
    let empty_memory = measure::peak_memory();

    let store = Store::open(room.url()).await?;
    let began = Instant::now();
    fill(&store, options.pending).await?;
    let filled = began.elapsed();
    store.close().await;

    // What was needed to fill the heap is not what a start needs: the memory is that of the steps below.
    let before = measure::peak_memory();
    let began = Instant::now();
    let village = Village::open(opening(room.url(), clock.clone())).await?;
    village.is_ready().await?;
    let opened = began.elapsed();
    village.close().await;

    let store = Store::open(room.url()).await?;
    let (mut ours, mut raw) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        // By turns, so that whatever else the machine does falls on both; the median of each counts.
        let first = if round % 2 == 0 { Loop::Raw } else { Loop::Store };
        for by in [first, first.other()] {
            let taken = throughput(&store, options.due / ROUNDS, by).await?;
            if by == Loop::Raw { raw.push(taken) } else { ours.push(taken) }
        }
    }
    store.close().await;
    let per_s = rate(options.due / ROUNDS, median(&ours, |taken| taken.wall));
    let raw_per_s = rate(options.due / ROUNDS, median(&raw, |taken| taken.wall));
    let cpu = |taken: &[Taken]| taken.iter().map(|taken| taken.cpu.as_secs_f64()).sum::<f64>();
    let cpu_ratio = rounded(cpu(&raw) / cpu(&ours));

    let mut late = lateness(room.url(), &clock).await?;
    let (mut alone, mut beside) = beside_batches(room.url(), &clock).await?;

    println!(
        "{}",
        json!({
            "bench": "jobs", "engine": room.engine(), "pending": options.pending, "fill_s": rounded(filled.as_secs_f64()),
            "per_s": per_s, "raw_per_s": raw_per_s, "ratio": rounded(per_s / raw_per_s),
            "cpu_ratio": cpu_ratio,
            "lateness_p99_ms": ms(percentile(&mut late, 0.99)), "lateness_max_ms": ms(percentile(&mut late, 1.0)),
            "open_ms": ms(opened), "open_empty_ms": ms(open_empty),
            "commands_p50_ms": ms(percentile(&mut alone, 0.5)), "commands_p99_ms": ms(percentile(&mut alone, 0.99)),
            "commands_beside_batches_p50_ms": ms(percentile(&mut beside, 0.5)),
            "commands_beside_batches_p99_ms": ms(percentile(&mut beside, 0.99)),
            "rss_mb": measure::peak_memory(), "rss_before_open_mb": before, "rss_empty_mb": empty_memory,
        })
    );
    let mut bars = Bars::default();
    bars.at_most("the start in ms", ms(opened), options.most_open_ms);
    bars.at_most("p99 of lateness in ms", ms(percentile(&mut late, 0.99)), options.most_late_ms);
    if room.engine() == "sqlite" {
        let p99 = ms(percentile(&mut beside, 0.99));
        bars.at_most("p99 of commands beside batches in ms", p99, options.most_beside_ms);
    }
    bars.at_least("the ratio to the raw loop", rounded(per_s / raw_per_s), options.least_ratio);
    bars.hold()
}

/// Communities, and a heap of jobs for the days to come, spread over them.
async fn fill(store: &Store, pending: usize) -> anyhow::Result<()> {
    let now = Utc::now();
    let count = i64::try_from(pending)?;
    let mut tx = store.write(None).await?;
    for _ in 0..COMMUNITIES {
        bot_core::people::store::found(&mut tx, CommunityId(Uuid::now_v7()), now).await?;
    }
    let kind = Json(serde_json::to_value(JobKind::Meetup {
        meetup: MeetupId(Uuid::now_v7()),
        task: MeetupTask::AskHost,
        after: None,
    })?);
    match &mut tx {
        Tx::Sqlite(tx) => {
            let made = "WITH RECURSIVE heap (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM heap WHERE n < $1),
                             villages (id, place) AS (SELECT id, row_number() OVER () FROM communities)
                        INSERT INTO jobs (id, community_id, dedupe_key, kind, due_at, run_at, attempts)
                        SELECT randomblob(16), villages.id, 'heap:' || n, $2, at, at, 0
                        FROM (SELECT n, strftime('%Y-%m-%dT%H:%M:%f', 'now', '+1 day', '+' || (n % 2000000) || ' seconds')
                                        || '+00:00' AS at FROM heap)
                        JOIN villages ON villages.place = n % $3 + 1";
            sqlx::query(made).bind(count).bind(kind).bind(i64::try_from(COMMUNITIES)?).execute(&mut **tx).await?;
        }
        Tx::Postgres(tx) => {
            let made = "WITH villages AS (SELECT id, row_number() OVER () AS place FROM communities)
                        INSERT INTO jobs (id, community_id, dedupe_key, kind, due_at, run_at, attempts)
                        SELECT gen_random_uuid(), villages.id, 'heap:' || n, $2, at, at, 0
                        FROM (SELECT n, now() + INTERVAL '1 day' + (n % 2000000) * INTERVAL '1 second' AS at
                              FROM generate_series(1, $1) AS heap (n)) AS heap
                        JOIN villages ON villages.place = n % $3 + 1";
            sqlx::query(made).bind(count).bind(kind).bind(i64::try_from(COMMUNITIES)?).execute(&mut **tx).await?;
            sqlx::query("ANALYZE jobs").execute(&mut **tx).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Schedules jobs that are due at once.
async fn due(store: &Store, count: usize) -> anyhow::Result<()> {
    let ids = IdSource::random();
    let now = Utc::now() - TimeDelta::seconds(60);
    let mut tx = store.write(None).await?;
    let villages = bot_core::people::store::communities(&mut tx).await?;
    for (n, (community, ..)) in (0..count).zip(villages.iter().cycle()) {
        let kind = JobKind::Meetup { meetup: MeetupId(Uuid::now_v7()), task: MeetupTask::AskHost, after: None };
        let due_at = now + TimeDelta::microseconds(i64::try_from(n)?);
        let job = Job { id: ids.next(now), community: Some(*community), kind, due_at, attempts: 0 };
        jobs::store::schedule(&mut tx, &job, Some(&format!("due:{n}"))).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn median(taken: &[Taken], time: impl Fn(&Taken) -> Duration) -> Duration {
    let mut times: Vec<Duration> = taken.iter().map(time).collect();
    percentile(&mut times, 0.5)
}

/// How long it took.
struct Taken {
    wall: Duration,
    cpu: Duration,
}

/// Who claims and finishes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Loop {
    /// The store of the village.
    Store,
    /// Plain SQL on the same table: claims by the same index what is due, and deletes it.
    Raw,
}

impl Loop {
    fn other(self) -> Self {
        match self {
            Self::Store => Self::Raw,
            Self::Raw => Self::Store,
        }
    }
}

/// How long it takes to claim and finish what is due, in batches of a hundred: one transaction to claim a batch and
/// one to finish it, job by job, for both alike.
async fn throughput(store: &Store, count: usize, by: Loop) -> anyhow::Result<Taken> {
    due(store, count).await?;
    let (cpu, began) = (measure::cpu_time(), Instant::now());
    let mut done = 0;
    while done < count {
        let lease = Uuid::now_v7();
        let now = Utc::now();
        let mut tx = store.write(None).await?;
        let claimed: Vec<JobId> = match by {
            Loop::Store => {
                jobs::store::claim(&mut tx, now, lease, BATCH).await?.into_iter().map(|(id, _)| id).collect()
            }
            Loop::Raw => raw_claim(&mut tx, now, lease).await?.into_iter().map(|(id, ..)| JobId(id)).collect(),
        };
        tx.commit().await?;
        anyhow::ensure!(!claimed.is_empty(), "nothing was claimed");
        let mut tx = store.write(None).await?;
        for job in &claimed {
            let is_done = match by {
                Loop::Store => jobs::store::finish(&mut tx, *job, lease).await?,
                Loop::Raw => raw_finish(&mut tx, job.0, lease).await? == 1,
            };
            anyhow::ensure!(is_done, "a job was not finished");
        }
        tx.commit().await?;
        done += claimed.len();
    }
    Ok(Taken { wall: began.elapsed(), cpu: measure::cpu_since(cpu) })
}

type RawRow = (Uuid, Option<Uuid>, Json<serde_json::Value>, DateTime<Utc>, i64);

async fn raw_claim(tx: &mut Tx, now: DateTime<Utc>, lease: Uuid) -> anyhow::Result<Vec<RawRow>> {
    let until = now + TimeDelta::seconds(60);
    let rows = match tx {
        Tx::Sqlite(tx) => {
            let claim = "UPDATE jobs SET run_at = $2, lease = $3, attempts = attempts + 1
                         WHERE id IN (SELECT id FROM jobs WHERE dead_at IS NULL AND run_at <= $1 ORDER BY run_at LIMIT $4)
                         RETURNING id, community_id, kind, due_at, attempts";
            let rows = sqlx::query_as::<_, RawRow>(claim).bind(now).bind(until).bind(lease).bind(BATCH);
            rows.fetch_all(&mut **tx).await?
        }
        Tx::Postgres(tx) => {
            let claim = "UPDATE jobs SET run_at = $2, lease = $3, attempts = attempts + 1
                         WHERE id IN (SELECT id FROM jobs WHERE dead_at IS NULL AND run_at <= $1 ORDER BY run_at LIMIT $4
                                      FOR UPDATE SKIP LOCKED)
                         RETURNING id, community_id, kind, due_at, attempts";
            let rows = sqlx::query_as::<_, RawRow>(claim).bind(now).bind(until).bind(lease).bind(BATCH);
            rows.fetch_all(&mut **tx).await?
        }
    };
    Ok(rows)
}

async fn raw_finish(tx: &mut Tx, job: Uuid, lease: Uuid) -> anyhow::Result<u64> {
    let finish = "DELETE FROM jobs WHERE id = $1 AND lease = $2";
    Ok(match tx {
        Tx::Sqlite(tx) => sqlx::query(finish).bind(job).bind(lease).execute(&mut **tx).await?.rows_affected(),
        Tx::Postgres(tx) => sqlx::query(finish).bind(job).bind(lease).execute(&mut **tx).await?.rows_affected(),
    })
}

/// How late reminders come with the heap pending and the worker's loop running: 300 of them fall due one after
/// another, 10 ms apart; each goes from the job through the outbox to the platform.
async fn lateness(url: &str, clock: &Arc<dyn Clock>) -> anyhow::Result<Vec<Duration>> {
    let begin = Utc::now() + TimeDelta::seconds(3);
    let due = |n: usize| begin + TimeDelta::milliseconds(10) * i32::try_from(n).unwrap_or(0);
    let store = Store::open(url).await?;
    let places = town::found(&store, (REMINDERS, 1), |n| due(n) + TimeDelta::days(1)).await?;
    let ids = IdSource::random();
    let mut tx = store.write(None).await?;
    let mut expected = HashMap::new();
    for (n, place) in places.iter().enumerate() {
        let kind = JobKind::Meetup { meetup: place.meetup, task: MeetupTask::Remind { lead: 1440 }, after: None };
        let community = Some(place.community);
        let job = Job { id: ids.next(begin), community, kind, due_at: due(n), attempts: 0 };
        jobs::store::schedule(&mut tx, &job, None).await?;
        expected.extend(place.members.iter().map(|(_, account)| (account.clone(), due(n))));
    }
    tx.commit().await?;
    store.close().await;

    let village = Village::open(opening(url, clock.clone())).await?;
    let (town, mut told) = Town::new();
    village.attach(town);
    let (worker, worker_clock) = (village.clone(), clock.clone());
    let worker = tokio::spawn(async move { work(&worker, &*worker_clock, Duration::from_millis(500)).await });
    let mut late = Vec::with_capacity(REMINDERS);
    while late.len() < REMINDERS {
        let Told { account, at } = tokio::time::timeout(Duration::from_secs(30), told.recv()).await?.context("gone")?;
        let due = expected.remove(&account).context("a reminder came twice")?;
        late.push((at - due).to_std().unwrap_or_default());
    }
    worker.abort();
    let _ = worker.await;
    village.close().await;
    Ok(late)
}

/// How long commands take alone, and beside a worker that does one full batch after another.
async fn beside_batches(url: &str, clock: &Arc<dyn Clock>) -> anyhow::Result<(Vec<Duration>, Vec<Duration>)> {
    let store = Store::open(url).await?;
    let places = town::found(&store, (50, 10), |_| Utc::now() + TimeDelta::days(3)).await?;
    let village = Village::open(opening(url, clock.clone())).await?;
    let (town, _told) = Town::new();
    village.attach(town.clone());

    commands(&village, &town, &places, "warm").await?;
    let alone = commands(&village, &town, &places, "alone").await?;
    due(&store, 20_000).await?;
    let (worker, jobs) = (village.clone(), Arc::new(AtomicUsize::new(0)));
    let done = jobs.clone();
    let worker = tokio::spawn(async move {
        while let Ok(ran) = worker.run_due(100).await {
            done.fetch_add(ran.jobs, Ordering::Relaxed);
        }
    });
    let beside = commands(&village, &town, &places, "beside").await?;
    worker.abort();
    let _ = worker.await;
    anyhow::ensure!(jobs.load(Ordering::Relaxed) > 0, "no batch ran beside the commands");
    village.close().await;
    store.close().await;
    Ok((alone, beside))
}

/// Presses, 10 ms apart at least, each timed from the event to its answer being noted.
async fn commands(
    village: &Village,
    town: &Town,
    places: &[Neighbourhood],
    name: &str,
) -> anyhow::Result<Vec<Duration>> {
    let mut pace = tokio::time::interval(Duration::from_millis(10));
    pace.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut times = Vec::new();
    let moms = places.iter().flat_map(|place| place.members.iter().map(move |(_, account)| (place, account)));
    for (n, (place, account)) in moms.enumerate().take(300) {
        pace.tick().await;
        let verb = if name == "alone" { "maybe" } else { "going" };
        let event = place.event(format!("{name}-{n}"), account, place.press(verb));
        let began = Instant::now();
        anyhow::ensure!(town::happens(village, town, event).await?, "no answer");
        times.push(began.elapsed());
    }
    Ok(times)
}
