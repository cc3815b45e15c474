//! Everybody taps at once: `cargo run --release -p village-bench --bin race`.
//!
//! Several processes share one database. Each person taps Going; every fifth takes it back and taps again. Nobody may
//! be lost, and never may more families come, or hold an offer, than there are spots.

use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use bot_core::id::{CommunityId, HomeId, MeetupId};
use bot_core::incoming::{HomeKey, PlatformKind};
use bot_core::meetups::{self, Counts, Plan};
use bot_core::people::Home;
use bot_core::store::Store;
use bot_core::village::Village;
use chrono::{TimeDelta, Utc};
use clap::{Args, Parser, Subcommand};
use serde_json::json;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, Command};
use uuid::Uuid;
use village_bench::rooms::{Room, WallClock, opening};
use village_bench::town::{FIRST_ID, Neighbourhood, Town, found, happens};

/// People tap at once in several processes, and none is lost.
#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    role: Option<Role>,
    #[command(flatten)]
    race: Race,
}

#[derive(Subcommand)]
enum Role {
    /// One process of a race; the race starts it.
    #[command(hide = true)]
    Taps {
        /// The database.
        database_url: String,
        /// The meetup.
        meetup: Uuid,
        /// The first person.
        from: usize,
        /// The one after the last.
        to: usize,
    },
}

#[derive(Args)]
struct Race {
    /// The database; SQLite in a folder of its own when it is not said.
    #[arg(long)]
    database_url: Option<String>,
    /// People who tap.
    #[arg(long, default_value_t = 200)]
    people: usize,
    /// Families that there is room for.
    #[arg(long, default_value_t = 10)]
    spots: i64,
    /// Processes; SQLite takes one.
    #[arg(long, default_value_t = 1)]
    processes: usize,
}

fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        match cli.role {
            Some(Role::Taps { database_url, meetup, from, to }) => {
                taps(&database_url, MeetupId(meetup), from, to).await
            }
            None => race(&cli.race).await,
        }
    })
}

/// The part of one process: everybody of its share taps when the race says so.
async fn taps(database_url: &str, meetup: MeetupId, from: usize, to: usize) -> anyhow::Result<()> {
    let village = Village::open(opening(database_url, Arc::new(WallClock))).await?;
    let (town, _told) = Town::new();
    village.attach(town.clone());
    let home = Home {
        id: HomeId(Uuid::nil()),
        community: CommunityId(Uuid::nil()),
        platform: PlatformKind::Discord,
        key: HomeKey { id: FIRST_ID.to_string(), name: None },
        closed_at: None,
    };
    let there = Arc::new(Neighbourhood { community: home.community, home, members: Vec::new(), meetup });

    println!("ready");
    BufReader::new(tokio::io::stdin()).read_line(&mut String::new()).await?;
    let people = (from..to).map(|person| {
        let (village, town, there) = (village.clone(), town.clone(), there.clone());
        tokio::spawn(async move {
            let verbs: &[&str] = if person % 5 == 0 { &["going", "cant", "going"] } else { &["going"] };
            let mut answered = 0;
            for (verb, tap) in verbs.iter().zip(0..) {
                // The home of the race has the first id, and its people the next ones.
                let account = (FIRST_ID + 1 + u64::try_from(person)?).to_string();
                let event = there.event(format!("{person}-{tap}"), &account, there.press(verb));
                answered += u32::from(happens(&village, &town, event).await?);
            }
            anyhow::Ok(answered)
        })
    });
    let mut answered = 0;
    for person in people.collect::<Vec<_>>() {
        answered += person.await??;
    }
    println!("{answered}");
    village.close().await;
    Ok(())
}

/// The race: founds a village, lets everybody tap, and looks all the while whether too many come.
async fn race(race: &Race) -> anyhow::Result<()> {
    let room = Room::open(race.database_url.clone())?;
    let url = room.url();
    let village = Village::open(opening(url, Arc::new(WallClock))).await?;
    village.close().await;
    let store = Store::open(url).await?;
    let founded = found(&store, (1, race.people), |_| Utc::now() + TimeDelta::days(5)).await?;
    let meetup = founded.first().context("a neighbourhood was founded")?.meetup;
    let mut tx = store.write(None).await?;
    let mut with_room = meetups::store::get(&mut tx, meetup).await?.context("it has a meetup")?;
    with_room.plan = Plan { spots: Some(race.spots), ..with_room.plan };
    meetups::store::change(&mut tx, &with_room).await?;
    tx.commit().await?;

    let share = race.people.div_ceil(race.processes.max(1));
    let mut processes = Vec::new();
    for from in (0..race.people).step_by(share.max(1)) {
        processes.push(start(url, meetup, from, (from + share).min(race.people)).await?);
    }
    let began = Instant::now();
    for process in &mut processes {
        let mut stdin = process.stdin.take().context("a process listens")?;
        stdin.write_all(b"go\n").await?;
    }
    let mut most = 0;
    while processes.iter_mut().any(|process| matches!(process.try_wait(), Ok(None))) {
        let counts = counts(&store, meetup).await?;
        most = most.max(counts.going + counts.offered);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let mut answered = 0;
    for process in processes {
        answered += ended(process).await?;
    }
    let seconds = began.elapsed().as_secs_f64();
    let counts = counts(&store, meetup).await?;
    let most = most.max(counts.going + counts.offered);
    let people = i64::try_from(race.people)?;
    println!(
        "{}",
        json!({
            "bench": "race", "engine": room.engine(), "processes": race.processes, "people": race.people,
            "taps": race.people + 2 * race.people.div_ceil(5), "answered": answered, "spots": race.spots,
            "going": counts.going, "offered": counts.offered, "waiting": counts.waiting,
            "most_at_once": most, "oversold": (most - race.spots).max(0),
            "lost": people - counts.going - counts.waiting, "s": (seconds * 100.0).round() / 100.0,
        })
    );
    Ok(())
}

async fn start(url: &str, meetup: MeetupId, from: usize, to: usize) -> anyhow::Result<Child> {
    let mut process = Command::new(std::env::current_exe()?)
        .args(["taps", url, &meetup.0.to_string(), &from.to_string(), &to.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let stdout = process.stdout.as_mut().context("a process speaks")?;
    // Byte by byte, so that nothing of what it says later is taken away.
    let mut said = [0; 6];
    stdout.read_exact(&mut said).await?;
    anyhow::ensure!(&said == b"ready\n", "a process did not begin");
    Ok(process)
}

async fn ended(process: Child) -> anyhow::Result<usize> {
    let output = process.wait_with_output().await?;
    anyhow::ensure!(output.status.success(), "a process failed");
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

async fn counts(store: &Store, meetup: MeetupId) -> anyhow::Result<Counts> {
    let mut tx = store.read().await?;
    Ok(meetups::rsvp::store::counts(&mut tx, meetup, Utc::now()).await?)
}
