//! Commands: what one costs from the event to its answer being noted, against a raw loop with the same statements;
//! how long a thousand people wait who tap within ten seconds; and what a village of 10,000 communities weighs.
//!
//! `cargo run --release -p village-bench --bin commands`
//!
//! The platform is in the same process. What it tells is Discord's JSON, and what it is told is put into it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bot_core::incoming::What;
use bot_core::store::Store;
use bot_core::time::Clock;
use bot_core::village::Village;
use chrono::{TimeDelta, Utc};
use clap::Parser;
use serde_json::json;
use tokio::task::JoinSet;
use village_bench::measure::{self, Bars, ms, percentile, rate, rounded};
use village_bench::raw;
use village_bench::rooms::{Room, WallClock, opening, work};
use village_bench::town::{self, Neighbourhood, Town, command};

/// What is measured with.
#[derive(Parser)]
struct Options {
    /// The database; a temporary SQLite file when none is named. It must be empty.
    #[arg(long)]
    database_url: Option<String>,
    /// Communities.
    #[arg(long, default_value_t = 10_000)]
    communities: usize,
    /// Commands of each kind.
    #[arg(long, default_value_t = 1_000)]
    commands: usize,
    /// People who tap at the same meetup.
    #[arg(long, default_value_t = 1_000)]
    people: usize,
    /// Seconds within which they do.
    #[arg(long, default_value_t = 10)]
    within: u64,
    /// CPU milliseconds that a command may cost on the average.
    #[arg(long, default_value_t = 5.0)]
    most_cpu_ms: f64,
    /// Milliseconds after which each of those who tap within a moment has her answer.
    #[arg(long, default_value_t = 2_500.0)]
    most_wait_ms: f64,
    /// Milliseconds within which 99 of 100 are answered at half of what the machine sustains.
    #[arg(long, default_value_t = 50.0)]
    most_p99_ms: f64,
    /// Megabytes that a village of so many communities may weigh.
    #[arg(long, default_value_t = 60.0)]
    most_rss_mb: f64,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let room = Room::open(options.database_url)?;
    let clock: Arc<dyn Clock> = Arc::new(WallClock);
    let store = Store::open(room.url()).await?;
    store.migrate().await?;
    let starts_at = Utc::now() + TimeDelta::days(3);
    let places = town::found(&store, (options.communities, 2), |_| starts_at).await?;
    let square = town::found(&store, (1, options.people), |_| starts_at).await?;

    let began = Instant::now();
    let village = Village::open(opening(room.url(), clock.clone())).await?;
    village.is_ready().await?;
    let opened = began.elapsed();
    let (town, _told) = Town::new();
    village.attach(town.clone());
    let bench = Bench { village, town, store, clock };

    bench.warm(&places, options.commands).await?;
    let mut bars = Bars::default();
    let mut sustained = 0.0;
    for (name, verb) in
        [("meetup going", Some("going")), ("meetup list", None), ("meetup show", None), ("meetup new", None)]
    {
        let cost = bench.one_by_one(name, verb, &places, options.commands).await?;
        if verb.is_some() {
            sustained = rate(options.commands, cost.wall);
        }
        bars.at_most(&format!("the CPU time of {name} in ms"), cost.cpu_ms(), options.most_cpu_ms);
        println!("{}", cost.json(name, room.engine(), options.communities));
    }
    println!("{}", bench.against_raw(&places, options.commands, room.engine()).await?);

    let worker = tokio::spawn({
        let (village, clock) = (bench.village.clone(), bench.clock.clone());
        async move { work(&village, &*clock, Duration::from_millis(500)).await }
    });
    let within = Duration::from_secs(options.within);
    let taps = square.iter().flat_map(|place| place.members.iter().map(move |(_, account)| (place, account.as_str())));
    let mut waits = bench.tapping(taps.take(options.people), within).await?;
    bars.at_most("the longest wait of those who tap in ms", ms(percentile(&mut waits, 1.0)), options.most_wait_ms);
    println!(
        "{}",
        json!({
            "bench": "commands", "what": "tapping", "engine": room.engine(), "people": waits.len(), "within_s": options.within,
            "p50_ms": ms(percentile(&mut waits, 0.5)), "p99_ms": ms(percentile(&mut waits, 0.99)),
            "max_ms": ms(percentile(&mut waits, 1.0)),
        })
    );
    let half = Duration::from_secs_f64(f64::from(u32::try_from(options.commands)?) / (sustained / 2.0).max(1.0));
    let taps = places.iter().filter_map(|place| place.members.first().map(|(_, account)| (place, account.as_str())));
    let mut waits = bench.tapping(taps.take(options.commands), half).await?;
    bars.at_most("p99 at half of what is sustained in ms", ms(percentile(&mut waits, 0.99)), options.most_p99_ms);
    println!(
        "{}",
        json!({
            "bench": "commands", "what": "half of what is sustained", "engine": room.engine(), "per_s": rounded(sustained / 2.0),
            "p50_ms": ms(percentile(&mut waits, 0.5)), "p99_ms": ms(percentile(&mut waits, 0.99)),
        })
    );
    worker.abort();
    let _ = worker.await;
    bars.at_most("the memory in MB", measure::peak_memory(), options.most_rss_mb);
    println!(
        "{}",
        json!({
            "bench": "commands", "what": "weight", "engine": room.engine(), "communities": options.communities,
            "open_ms": ms(opened), "rss_mb": measure::peak_memory(),
        })
    );
    bench.village.close().await;
    bench.store.close().await;
    bars.hold()
}

/// What is measured.
struct Bench {
    village: Arc<Village>,
    town: Arc<Town>,
    store: Store,
    clock: Arc<dyn Clock>,
}

/// What commands cost.
struct Cost {
    count: usize,
    cpu: Duration,
    wall: Duration,
    times: Vec<Duration>,
}

impl Cost {
    /// Of one command.
    fn cpu_ms(&self) -> f64 {
        rounded(ms(self.cpu) / rate(self.count, Duration::from_secs(1)).max(1.0))
    }

    fn json(mut self, name: &str, engine: &str, communities: usize) -> serde_json::Value {
        json!({
            "bench": "commands", "what": name, "engine": engine, "communities": communities, "commands": self.count,
            "cpu_ms": self.cpu_ms(),
            "per_cpu_s": rate(self.count, self.cpu), "per_s": rate(self.count, self.wall),
            "p50_ms": ms(percentile(&mut self.times, 0.5)), "p99_ms": ms(percentile(&mut self.times, 0.99)),
        })
    }
}

fn deed(name: &str, verb: Option<&str>, place: &Neighbourhood) -> What {
    match (verb, name) {
        (Some(verb), _) => place.press(verb),
        (None, "meetup new") => {
            command(name, &[("title", "Playground"), ("when", "in 3 days at 10am"), ("place", "Oak Street")])
        }
        (None, "meetup show") => command(name, &[("meetup", "#1")]),
        (None, name) => command(name, &[]),
    }
}

impl Bench {
    async fn warm(&self, places: &[Neighbourhood], count: usize) -> anyhow::Result<()> {
        self.one_by_one("warm", Some("maybe"), places.get(places.len() / 2..).unwrap_or_default(), count / 4).await?;
        Ok(())
    }

    /// One command after another, each in another community.
    async fn one_by_one(
        &self,
        name: &str,
        verb: Option<&str>,
        places: &[Neighbourhood],
        count: usize,
    ) -> anyhow::Result<Cost> {
        let pairs = places.iter().filter_map(|place| Some((place, &place.members.last()?.1)));
        let frames: Vec<Vec<u8>> =
            pairs.cycle().take(count).map(|(place, account)| place.frame(account, &deed(name, verb, place))).collect();
        let (cpu, began) = (measure::cpu_time(), Instant::now());
        let mut times = Vec::with_capacity(count);
        for frame in &frames {
            let began = Instant::now();
            anyhow::ensure!(town::is_told(&self.village, &self.town, frame).await?, "no answer to {name}");
            times.push(began.elapsed());
        }
        Ok(Cost { count: times.len(), cpu: measure::cpu_since(cpu), wall: began.elapsed(), times })
    }

    /// Presses against the statements they are made of, by turns, so that whatever else the machine does falls on both.
    async fn against_raw(
        &self,
        places: &[Neighbourhood],
        count: usize,
        engine: &str,
    ) -> anyhow::Result<serde_json::Value> {
        let (mut ours, mut theirs) = (Duration::ZERO, Duration::ZERO);
        for round in 0..4 {
            // Every press changes an answer, and so does every raw one.
            let verb = if round % 2 == 0 { "cant" } else { "going" };
            ours += self.one_by_one(&format!("press-{round}"), Some(verb), places, count).await?.cpu;
            let cpu = measure::cpu_time();
            for (n, place) in (0..count).zip(places.iter().cycle()) {
                raw::press(&self.store, place, &format!("raw-{round}-{n}"), verb).await?;
            }
            theirs += measure::cpu_since(cpu);
        }
        let (per_cpu_s, raw_per_cpu_s) = (rate(count * 4, ours), rate(count * 4, theirs));
        Ok(json!({
            "bench": "commands", "what": "against the raw loop", "engine": engine, "statements": raw::STATEMENTS,
            "per_cpu_s": per_cpu_s, "raw_per_cpu_s": raw_per_cpu_s, "ratio": rounded(per_cpu_s / raw_per_cpu_s),
        }))
    }

    /// People tap one after another, evenly within a time, whether or not the ones before are answered. How long each
    /// waits, counted from when she tapped.
    async fn tapping(
        &self,
        taps: impl Iterator<Item = (&Neighbourhood, &str)>,
        within: Duration,
    ) -> anyhow::Result<Vec<Duration>> {
        let taps: Vec<_> = taps.collect();
        let step = within / u32::try_from(taps.len().max(1))?;
        let mut waiting = JoinSet::new();
        let mut at = tokio::time::Instant::now();
        for (place, account) in &taps {
            at += step;
            tokio::time::sleep_until(at).await;
            let frame = place.frame(account, &place.press("going"));
            let (village, town) = (self.village.clone(), self.town.clone());
            waiting.spawn(async move {
                town::is_told(&village, &town, &frame).await.map(|is_said| (is_said, at.elapsed()))
            });
        }
        let mut waits = Vec::with_capacity(taps.len());
        while let Some(end) = waiting.join_next().await {
            let (is_said, wait) = end??;
            anyhow::ensure!(is_said, "no answer");
            waits.push(wait);
        }
        Ok(waits)
    }
}
