//! A round of intros in a large village: from the database to the rows of the outbox, and what commands notice of it.
//!
//! `cargo run --release -p village-bench --bin round`

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use bot_core::incoming::Standing;
use bot_core::intros::round::State;
use bot_core::intros::{self, Part, Taking, round};
use bot_core::people::kids;
use bot_core::people::profile::{self, Way};
use bot_core::people::vocabulary::languages::Spoken;
use bot_core::people::vocabulary::{self, Book};
use bot_core::store::Store;
use bot_core::time::Clock;
use bot_core::time::birth::{Kid, Month};
use bot_core::time::free::Free;
use bot_core::time::naps::Days;
use bot_core::time::window::Window;
use bot_core::village::Village;
use bot_core::wording::Locale;
use chrono::{TimeDelta, Utc};
use clap::Parser;
use serde_json::json;
use village_bench::chance::Chance;
use village_bench::measure::{self, Bars, ms, percentile, rounded};
use village_bench::rooms::{Room, WallClock, opening};
use village_bench::town::{self, Neighbourhood, command};

/// What is measured with.
#[derive(Parser)]
struct Options {
    /// The database; a temporary SQLite file when none is named. It must be empty.
    #[arg(long)]
    database_url: Option<String>,
    /// Members who take part.
    #[arg(long, default_value_t = 10_000)]
    members: usize,
    /// Commands that are given before the round, to compare with.
    #[arg(long, default_value_t = 500)]
    commands: usize,
    /// What the lots are drawn from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Seconds that it may take, from the database to the rows of the outbox.
    #[arg(long, default_value_t = 5.0)]
    most_seconds: f64,
    /// Megabytes that it may take beside what the village weighs anyway.
    #[arg(long, allow_negative_numbers = true, default_value_t = 300.0)]
    most_more_memory_mb: f64,
    /// Milliseconds that it may add to the time within which 99 of 100 commands are answered.
    #[arg(long, allow_negative_numbers = true, default_value_t = 5.0)]
    most_added_p99_ms: f64,
}

#[tokio::main(worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let room = Room::open(options.database_url.clone())?;
    let store = Store::open(room.url()).await?;
    store.migrate().await?;
    let place = settle(&store, &options).await?;

    let clock: Arc<dyn Clock> = Arc::new(WallClock);
    let village = Village::open(opening(room.url(), clock)).await?;
    let mut alone = Vec::new();
    while alone.len() < options.commands {
        alone.push(one_command(&village, &place, &format!("alone {}", alone.len())).await?);
    }

    let (_, admin) = place.members.first().context("a member")?;
    let mut wish = place.event("begin".to_owned(), admin, command("intro round", &[("deed", "begin")]));
    wish.from.standing = Standing::Admin;
    // Nothing is attached to the village: what it wants to say stays in its outbox, where the measurement ends.
    village.handle(wish).await?;

    let (memory, cpu, began) = (measure::memory(), measure::cpu_time(), Instant::now());
    let works = async {
        let mut matched = None;
        loop {
            match state(&store, &place).await? {
                Some(State::Open) => return anyhow::Ok((matched.unwrap_or_default(), began.elapsed())),
                Some(State::Opening) => matched = matched.or(Some(began.elapsed())),
                _ => {}
            }
            village.run_due(100).await?;
        }
    };
    let mut beside = Vec::new();
    let asks = async {
        loop {
            beside.push(one_command(&village, &place, &format!("beside {}", beside.len())).await?);
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let (matched, took) = tokio::select! {
        took = works => took?,
        error = asks => return error,
    };
    let cpu = measure::cpu_since(cpu);

    let mut tx = store.read().await?;
    let latest = round::store::latest(&mut tx, place.community).await?.context("a round")?;
    let circles = intros::circle::store::count(&mut tx, latest.id).await?;
    drop(tx);
    let more_memory = rounded(measure::peak_memory() - memory);
    let (p99_alone, p99_beside) = (ms(percentile(&mut alone, 0.99)), ms(percentile(&mut beside, 0.99)));
    println!(
        "{}",
        json!({
            "bench": "round", "engine": room.engine(), "members": options.members, "introductions": circles,
            "matched_s": rounded(matched.as_secs_f64()), "seconds": rounded(took.as_secs_f64()), "cpu_s": rounded(cpu.as_secs_f64()),
            "more_memory_mb": more_memory, "commands_alone_p99_ms": p99_alone, "commands_beside_p99_ms": p99_beside,
            "commands_beside": beside.len(),
        })
    );
    let mut bars = Bars::default();
    bars.at_most("the time of the round in s", took.as_secs_f64(), options.most_seconds);
    bars.at_most("the memory of the round in MB", more_memory, options.most_more_memory_mb);
    bars.at_most("what is added to p99 of commands in ms", p99_beside - p99_alone, options.most_added_p99_ms);
    village.close().await;
    store.close().await;
    bars.hold()
}

/// A village of people who all take part, each with a few things of her own.
async fn settle(store: &Store, options: &Options) -> anyhow::Result<Neighbourhood> {
    let places = town::found(store, (1, options.members), |_| Utc::now() + TimeDelta::days(2)).await?;
    let place = places.into_iter().next().context("a place")?;
    let topics = vocabulary::suggest(Some(Book::Topics), "", Locale::En, 40);
    let lived = vocabulary::suggest(Some(Book::Lived), "", Locale::En, 40);
    let languages: Vec<Spoken> = ["en", "es", "pt", "fr"].into_iter().filter_map(Spoken::from_code).collect();
    let window = |from: u16, days| Window::new(from * 60, from * 60 + 150).map(|window| Free { days, window });
    let windows: Vec<Free> = [9, 10, 14, 16, 20]
        .into_iter()
        .flat_map(|from| [window(from, Days::WEEKDAYS), window(from, Days::WEEKEND)])
        .flatten()
        .collect();
    let today = Month::of(Utc::now().date_naive());
    let kid = |months| Kid { born: today.before(months), due: false, guessed: false };
    let mut chance = Chance::new(options.seed);
    for some in place.members.chunks(200) {
        let mut tx = store.write(Some(place.community)).await?;
        for (member, _) in some {
            let since = Utc::now();
            intros::store::set(&mut tx, &Taking::new(*member, place.community, Part::Every, since)).await?;
            let topics = drawn(&topics, 4, &mut chance);
            profile::store::set_words(&mut tx, *member, Book::Topics, &topics).await?;
            let lived = drawn(&lived, 2, &mut chance);
            profile::store::set_words(&mut tx, *member, Book::Lived, &lived).await?;
            let area = format!("Area {}", chance.below(20));
            profile::store::set_area(&mut tx, *member, Some(&area)).await?;
            let ages: Vec<i32> = (0..=chance.below(2)).map(|_| i32::try_from(chance.below(72)).unwrap_or(0)).collect();
            kids::store::set(&mut tx, *member, &ages.into_iter().map(kid).collect::<Vec<Kid>>()).await?;
            let free = [drawn(&windows, 1, &mut chance), drawn(&windows, 1, &mut chance)].concat();
            profile::store::set_free(&mut tx, *member, &free).await?;
            profile::store::set_languages(&mut tx, *member, &drawn(&languages, 2, &mut chance)).await?;
            profile::store::set_ways(&mut tx, *member, &drawn(&Way::ALL, 1, &mut chance)).await?;
        }
        tx.commit().await?;
    }
    Ok(place)
}

fn drawn<T: Clone + PartialEq>(words: &[T], count: usize, chance: &mut Chance) -> Vec<T> {
    let mut drawn: Vec<T> = Vec::with_capacity(count);
    while drawn.len() < count {
        let at = usize::try_from(chance.below(u64::try_from(words.len()).unwrap_or(1))).unwrap_or(0);
        match words.get(at) {
            Some(word) if drawn.contains(word) => {}
            Some(word) => drawn.push(word.clone()),
            None => break,
        }
    }
    drawn
}

/// Somebody says that she comes to the one meetup there is; how long that took.
async fn one_command(village: &Village, place: &Neighbourhood, event: &str) -> anyhow::Result<Duration> {
    let (_, account) = place.members.last().context("a member")?;
    let event = place.event(event.to_owned(), account, command("meetup going", &[("meetup", "#1")]));
    let began = Instant::now();
    village.handle(event).await?;
    Ok(began.elapsed())
}

/// Where the round stands.
async fn state(store: &Store, place: &Neighbourhood) -> anyhow::Result<Option<State>> {
    let mut tx = store.read().await?;
    let latest = round::store::latest(&mut tx, place.community).await?;
    Ok(latest.map(|round| round.state))
}
