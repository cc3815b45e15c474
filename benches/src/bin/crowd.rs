//! A large village: what commands cost with a thousand meetups to come and two thousand members, and whether ten
//! thousand reminders that fall due in one minute leave in their order, at the pace of the platform.
//!
//! `cargo run --release -p village-bench --bin crowd` ends with an error that names what cost more than it may.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use bot_core::id::IdSource;
use bot_core::incoming::What;
use bot_core::jobs::{self, Job, JobKind, MeetupTask};
use bot_core::message::Route;
use bot_core::store::Store;
use bot_core::time::Clock;
use bot_core::village::Village;
use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use clap::Parser;
use serde_json::json;
use village_bench::measure::{self, ms, per, percentile, rate, rounded};
use village_bench::rooms::{Room, WallClock, opening, work};
use village_bench::town::{self, Told, Town, command};

/// A command by its name, and what somebody does who gives it for the `n`th time.
type Deed<'a> = (&'static str, Box<dyn Fn(usize) -> What + 'a>);

/// Meetups that each member goes to.
const EACH_GOES_TO: usize = 5;

/// Meetups whose reminders fall due one after another in the minute.
const REMINDED: usize = 100;

/// What is measured with.
#[derive(Parser)]
struct Options {
    /// The database; a temporary SQLite file when none is named. It must be empty.
    #[arg(long)]
    database_url: Option<String>,
    /// Meetups to come.
    #[arg(long, default_value_t = 1_000)]
    meetups: usize,
    /// Members.
    #[arg(long, default_value_t = 2_000)]
    members: usize,
    /// Commands of each kind.
    #[arg(long, default_value_t = 500)]
    commands: usize,
    /// CPU milliseconds that a command may cost on the average.
    #[arg(long, default_value_t = 10.0)]
    most_cpu_ms: f64,
    /// Reminders that fall due within a minute; none are measured without any.
    #[arg(long, default_value_t = 10_000)]
    reminders: usize,
    /// Seconds within which they fall due.
    #[arg(long, default_value_t = 60)]
    within: usize,
    /// More memory, in MiB, than there was before them; it must stay under this.
    #[arg(long, default_value_t = 64.0)]
    most_memory_mb: f64,
    /// Reminders that were due later and came before another one, at most. Those of a large meetup are spread, so that
    /// others need not wait for all of them: some overtake by choice.
    #[arg(long, default_value_t = 250)]
    most_overtaken: usize,
    /// Messages a second that the platform lets through.
    #[arg(long, default_value_t = 250)]
    pace: u32,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let room = Room::open(options.database_url.clone())?;
    let clock: Arc<dyn Clock> = Arc::new(WallClock);
    let store = Store::open(room.url()).await?;
    store.migrate().await?;
    let costs = commands(&options, &room, &store, &clock).await?;
    let left = if options.reminders > 0 { Some(reminders(&options, &room, &store, &clock).await?) } else { None };
    store.close().await;
    let over = costs
        .iter()
        .filter(|(_, cpu_ms)| *cpu_ms > options.most_cpu_ms)
        .map(|(name, cpu_ms)| format!("{name} costs {cpu_ms} ms of CPU, where {} may", options.most_cpu_ms));
    let over: Vec<String> = over.chain(left.into_iter().flat_map(|left| left.misses(&options))).collect();
    anyhow::ensure!(over.is_empty(), "bars are missed: {}", over.join(", "));
    Ok(())
}

/// What reminders took.
#[derive(Debug, Clone, Copy)]
struct Left {
    more_memory_mb: f64,
    overtaken_by: usize,
}

impl Left {
    /// The bars that it misses.
    fn misses(self, options: &Options) -> Vec<String> {
        let Self { more_memory_mb, overtaken_by } = self;
        let (memory, overtaken) = (options.most_memory_mb, options.most_overtaken);
        let memory = (more_memory_mb >= memory)
            .then(|| format!("reminders take {more_memory_mb} MiB more memory, and must stay under {memory}"));
        let overtaken = (overtaken_by > overtaken)
            .then(|| format!("{overtaken_by} reminders overtake one that was due before, where {overtaken} may"));
        memory.into_iter().chain(overtaken).collect()
    }
}

/// What lists, cards and answers cost where there is much of everything: CPU milliseconds each.
async fn commands(
    options: &Options,
    room: &Room,
    store: &Store,
    clock: &Arc<dyn Clock>,
) -> anyhow::Result<Vec<(&'static str, f64)>> {
    let first = (Utc::now() + TimeDelta::days(2)).trunc_subsecs(0);
    let places = town::found(store, (1, options.members), |_| first).await?;
    let place = places.first().context("a place")?;
    let starts: Vec<_> =
        (0..options.meetups).map(|n| first + TimeDelta::minutes(30) * i32::try_from(n).unwrap_or(0)).collect();
    let going = |n: usize| {
        let goes =
            place.members.iter().enumerate().filter(|(m, _)| (m * EACH_GOES_TO + n) % options.meetups < EACH_GOES_TO);
        goes.map(|(_, (member, _))| *member).collect()
    };
    town::fill(store, place, &starts, going).await?;
    let village = Village::open(opening(room.url(), clock.clone())).await?;
    let (town, _told) = Town::new();
    village.attach(town.clone());

    let pages = options.meetups / 10;
    // The first number is that of the meetup that every neighbourhood has.
    let some = |n: usize| format!("#{}", n % options.meetups + 2);
    let deeds: [Deed<'_>; 5] = [
        ("meetup list", Box::new(|_| command("meetup list", &[]))),
        (
            "a page of it",
            Box::new(move |n| {
                let page = (n * 7 % pages.max(1)).to_string();
                What::Pressed { route: Route::new("meetup", "list", "").arg(page), on: None }
            }),
        ),
        ("meetup show", Box::new(|n| command("meetup show", &[("meetup", &some(n))]))),
        (
            "meetup going",
            Box::new(|n| {
                let path = if n % 2 == 0 { "meetup maybe" } else { "meetup going" };
                command(path, &[("meetup", &some(n))])
            }),
        ),
        ("meetup who", Box::new(|n| command("meetup who", &[("meetup", &some(n))]))),
    ];
    let mut costs = Vec::new();
    for (name, deed) in deeds {
        let accounts = place.members.iter().rev().map(|(_, account)| account).cycle();
        let frames: Vec<_> =
            accounts.take(options.commands).enumerate().map(|(n, account)| place.frame(account, &deed(n))).collect();
        let (cpu, began) = (measure::cpu_time(), Instant::now());
        let mut times = one_by_one(&village, &town, &frames).await?;
        let cpu_ms = rounded(ms(measure::cpu_since(cpu)) * per(1, times.len()));
        costs.push((name, cpu_ms));
        println!(
            "{}",
            json!({
                "bench": "crowd", "what": name, "engine": room.engine(), "meetups": options.meetups,
                "members": options.members, "commands": times.len(),
                "cpu_ms": cpu_ms,
                "per_s": rate(times.len(), began.elapsed()),
                "p50_ms": ms(percentile(&mut times, 0.5)), "p99_ms": ms(percentile(&mut times, 0.99)),
            })
        );
    }
    village.close().await;
    Ok(costs)
}

async fn one_by_one(village: &Village, town: &Town, frames: &[Vec<u8>]) -> anyhow::Result<Vec<Duration>> {
    let mut times = Vec::with_capacity(frames.len());
    for frame in frames {
        let began = Instant::now();
        anyhow::ensure!(town::is_told(village, town, frame).await?, "no answer");
        times.push(began.elapsed());
    }
    Ok(times)
}

/// Reminders of a hundred meetups, whose moments are spread over a minute.
async fn reminders(options: &Options, room: &Room, store: &Store, clock: &Arc<dyn Clock>) -> anyhow::Result<Left> {
    let each = options.reminders / REMINDED;
    // On a whole second, as everything on people's clocks is.
    let begin = (Utc::now() + TimeDelta::seconds(10)).trunc_subsecs(0);
    let due = |n: usize| begin + TimeDelta::seconds(i64::try_from(n * options.within / REMINDED).unwrap_or(0));
    let places = town::found(store, (REMINDED, each), |n| due(n) + TimeDelta::days(1)).await?;
    let ids = IdSource::random();
    let mut expected: HashMap<String, Option<DateTime<Utc>>> = HashMap::new();
    for (n, place) in places.iter().enumerate() {
        let going = place.members.iter().map(|(member, _)| *member).collect::<Vec<_>>();
        let meetup = town::fill(store, place, &[due(n) + TimeDelta::days(1)], |_| going.clone()).await?;
        let kind = JobKind::Meetup {
            meetup: *meetup.first().context("a meetup")?,
            task: MeetupTask::Remind { lead: 1440 },
            after: None,
        };
        let mut tx = store.write(Some(place.community)).await?;
        let job = Job { id: ids.next(begin), community: Some(place.community), kind, due_at: due(n), attempts: 0 };
        jobs::store::schedule(&mut tx, &job, None).await?;
        tx.commit().await?;
        expected.extend(place.members.iter().map(|(_, account)| (account.clone(), Some(due(n)))));
    }

    let village = Village::open(opening(room.url(), clock.clone())).await?;
    let (town, mut told) = Town::at_pace(Some(options.pace));
    village.attach(town);
    let before = measure::memory();
    let (worker, worker_clock) = (village.clone(), clock.clone());
    let worker = tokio::spawn(async move { work(&worker, &*worker_clock, Duration::from_millis(500)).await });
    let mut order = Vec::with_capacity(expected.len());
    let (mut late, mut most) = (Vec::with_capacity(expected.len()), before);
    let started = Instant::now();
    while order.len() < expected.len() {
        let Told { account, at } = tokio::time::timeout(Duration::from_secs(30), told.recv()).await?.context("gone")?;
        // What the crowd before hears is not counted.
        let Some(waits) = expected.get_mut(&account) else { continue };
        let due = waits.take().context("a reminder came twice")?;
        order.push(due);
        late.push((at - due).to_std().unwrap_or_default());
        if order.len() % 100 == 0 {
            most = most.max(measure::memory());
        }
    }
    worker.abort();
    let _ = worker.await;
    village.close().await;
    let left = Left { more_memory_mb: rounded(most - before), overtaken_by: overtaken_by(&order) };
    println!(
        "{}",
        json!({
            "bench": "crowd", "what": "reminders in one minute", "engine": room.engine(), "reminders": order.len(),
            "pace_per_s": options.pace, "per_s": rate(order.len(), started.elapsed()), "overtaken_by": left.overtaken_by,
            "lateness_p50_ms": ms(percentile(&mut late, 0.5)), "lateness_max_ms": ms(percentile(&mut late, 1.0)),
            "more_memory_mb": left.more_memory_mb,
        })
    );
    Ok(left)
}

/// How many that were due later came before one, at most.
fn overtaken_by(order: &[DateTime<Utc>]) -> usize {
    let before = |(n, due): (usize, &DateTime<Utc>)| order.iter().take(n).filter(|other| *other > due).count();
    order.iter().enumerate().map(before).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_was_due_before_is_overtaken_by_what_comes_first() {
        let at = |second: i64| DateTime::UNIX_EPOCH + TimeDelta::seconds(second);
        assert_eq!(overtaken_by(&[at(1), at(1), at(2)]), 0);
        assert_eq!(overtaken_by(&[at(2), at(3), at(1), at(4)]), 2);
    }

    #[test]
    fn every_bar_can_be_missed() {
        let options = Options::parse_from(["crowd"]);
        let misses = |more_memory_mb, overtaken_by| Left { more_memory_mb, overtaken_by }.misses(&options).len();
        assert_eq!((misses(63.9, 250), misses(64.0, 0), misses(1.0, 251), misses(64.0, 251)), (0, 1, 1, 2));
    }
}
