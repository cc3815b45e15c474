//! The crash test: villages over one database are killed again and again while people announce, answer and call off
//! meetups. Afterwards everything that was shown is counted against what should have been said.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use bot_core::command::GivenArg;
use bot_core::testing::monday_morning;
use bot_core::testing::postgres::Server;
use bot_core::time::Clock as _;
use bot_core::village::Village;
use bot_core::wording::{Arg, Locale, words};
use chrono::TimeDelta;
use serde::Serialize;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;
use tokio::sync::mpsc;

use crate::chance::Chance;
use crate::rooms;

pub mod process;
pub mod wire;
pub mod world;

use wire::{Deed, Event, StormClock, Time, ToProcess, ToWorld, wall};
use world::{Notice, World};

/// Communities, and people in each.
const COMMUNITIES: usize = 6;
const PEOPLE: usize = 9;

/// From the announcement to the start of a walk; the last reminder comes two hours before.
const AHEAD: TimeDelta = TimeDelta::hours(12);
const LEAD: TimeDelta = TimeDelta::hours(2);

/// Why a walk is called off: the words by which the news of it are known.
const REASON: &str = "it is pouring";

/// How long the village may take, on the wall's clock, to do what it should; a lease is a second there.
const PATIENCE: Duration = Duration::from_secs(150);

/// What a storm is made of.
#[derive(Debug)]
pub struct Storm<'a> {
    /// The program whose `process` command is a process of the storm.
    pub program: PathBuf,
    /// The database of all processes.
    pub database_url: String,
    /// How many live at once.
    pub processes: usize,
    /// How many are killed.
    pub kills: u32,
    /// How much faster time passes than on the wall.
    pub times: i64,
    /// What the lots are drawn from.
    pub seed: u64,
    /// A database server that is killed as well, and how often.
    pub server: Option<(&'a Server, u32)>,
}

/// What became of it.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// Processes killed.
    pub kills: u32,
    /// Of these, at which step.
    pub steps: std::collections::BTreeMap<&'static str, u32>,
    /// Times the database server was killed.
    pub restarts: u32,
    /// Meetups announced.
    pub meetups: usize,
    /// Commands and presses, each of which is answered once.
    pub answers: usize,
    /// Reminders, each of which comes once.
    pub reminders: usize,
    /// News that a meetup is off, each of which comes once.
    pub called_off: usize,
    /// Events that were told again.
    pub replays: u32,
    /// Sendings under a key that was shown before: the platform's window hid them.
    pub resent: u32,
    /// Sendings that were refused, slowed down or left without an answer.
    pub troubles: u32,
    /// What was never said.
    pub lost: Vec<String>,
    /// What was said more often than it should.
    pub doubled: Vec<String>,
    /// Seconds on the wall.
    pub seconds: u64,
}

/// What people did, and what must have been said when all is over.
#[derive(Debug, Default)]
struct Expected {
    notices: HashSet<Notice>,
    /// What must stand on the cards.
    cards: Vec<OnCard>,
}

/// What must stand on the card of a walk.
#[derive(Debug)]
struct OnCard {
    title: String,
    /// While people may answer, or when it is off.
    before: Vec<String>,
    /// Once it is over.
    after: Vec<String>,
}

/// Lets a storm rage, and counts.
pub async fn rage(storm: &Storm<'_>) -> anyhow::Result<Report> {
    let began = Instant::now();
    let clock = Arc::new(StormClock::new(Time { base: monday_morning(), began: wall(), times: storm.times, moved: 0 }));
    // The storm's own eyes on the database: it looks only, and serves no platform.
    let eyes = Village::open(rooms::opening(&storm.database_url, clock.clone())).await?;
    let world = Arc::new(World::new(storm.seed, storm.kills));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?.to_string();

    let mut tasks = tokio::task::JoinSet::new();
    tasks.spawn(listen(listener, world.clone(), storm.database_url.clone(), clock.clone()));
    for _ in 0..storm.processes {
        let (program, address, world) = (storm.program.clone(), address.clone(), world.clone());
        tasks.spawn(async move {
            if let Err(error) = keep_alive(&program, &address, &world).await {
                world.breaks(&error);
            }
        });
    }
    let (expected, restarts) = tokio::join!(play(storm, &world, &clock), kill_server(storm, &world));
    let (expected, restarts) = (expected?, restarts?);

    let drained = drain(&eyes, &clock).await;
    let mut report = count(&world, &expected);
    tasks.shutdown().await;
    if !drained {
        report.lost.push("something was still to be done".to_owned());
    }
    report.lost.extend(eyes.put_aside().await?.iter().map(|row| format!("put aside: {} {:?}", row.what, row.kind)));
    eyes.close().await;
    report.restarts = restarts;
    report.seconds = began.elapsed().as_secs();
    report.lost.extend(world.streets().oddities.clone());
    Ok(report)
}

async fn listen(listener: TcpListener, world: Arc<World>, database_url: String, clock: Arc<StormClock>) {
    while let Ok((stream, _)) = listener.accept().await {
        let welcome = ToProcess::Welcome { database_url: database_url.clone(), time: clock.time() };
        let (world, clock) = (world.clone(), clock.clone());
        // A process that is killed hangs up in the middle of a word; there is nothing to be done about it.
        tokio::spawn(async move { talk(stream, &world, welcome, &clock).await });
    }
}

async fn talk(stream: TcpStream, world: &World, welcome: ToProcess, clock: &StormClock) -> anyhow::Result<()> {
    stream.set_nodelay(true)?;
    let (reader, mut writer) = stream.into_split();
    let (tell, mut told) = mpsc::unbounded_channel::<ToProcess>();
    tell.send(welcome)?;
    tokio::spawn(async move {
        while let Some(words) = told.recv().await {
            let Ok(mut line) = serde_json::to_vec(&words) else { return };
            line.push(b'\n');
            if writer.write_all(&line).await.is_err() {
                return;
            }
        }
    });
    let mut lines = BufReader::new(reader).lines();
    let Some(first) = lines.next_line().await? else { return Ok(()) };
    let ToWorld::Begins(number) = serde_json::from_str(&first)? else { return Ok(()) };
    world.meets(number, tell.clone());
    // A leap between the welcome and here would have been missed.
    tell.send(ToProcess::Moved(clock.time().moved))?;
    while let Some(line) = lines.next_line().await? {
        world.hears(number, &serde_json::from_str(&line)?);
    }
    Ok(())
}

/// Starts a process, kills it when its time has come, starts the next.
async fn keep_alive(program: &Path, address: &str, world: &World) -> anyhow::Result<()> {
    loop {
        let (number, mut doom, at_last) = world.begin();
        let mut process = start(program, address, number)?;
        let old_age = async {
            match at_last {
                Some(after) => tokio::time::sleep(after).await,
                None => std::future::pending().await,
            }
        };
        let killed = tokio::select! {
            Some(moment) = doom.recv() => {
                tokio::time::sleep(moment).await;
                true
            }
            () = old_age => true,
            _ = process.wait() => false,
        };
        process.kill().await?;
        world.end(number, killed);
    }
}

fn start(program: &Path, address: &str, number: u64) -> anyhow::Result<tokio::process::Child> {
    let mut command = Command::new(program);
    command.arg("process").arg(address).arg(number.to_string()).kill_on_drop(true);
    command.spawn().context("a process could not be started")
}

/// Kills the database server now and then.
async fn kill_server(storm: &Storm<'_>, world: &World) -> anyhow::Result<u32> {
    let Some((server, times)) = storm.server else { return Ok(0) };
    for time in 1..=times {
        let kills = storm.kills * time / (times + 1);
        world.until(Duration::from_hours(1), |streets| streets.tally.kills >= kills).await;
        server.restart().await?;
    }
    Ok(times)
}

/// People live: they announce walks, say whether they come, change their minds, call one off, and are reminded.
async fn play(storm: &Storm<'_>, world: &World, clock: &StormClock) -> anyhow::Result<Expected> {
    let mut expected = Expected::default();
    let mut chance = Chance::new(storm.seed ^ 1);
    let mut round = 0;
    while round < 3 || world.streets().tally.kills < storm.kills {
        let starts_at = clock.now() + AHEAD;
        let titles: Vec<String> = (0..COMMUNITIES).map(|home| format!("Walk {round:03}-{home:02}")).collect();
        for (home, title) in titles.iter().enumerate() {
            let args = [("title", title.clone()), ("when", starts_at.to_rfc3339()), ("place", "Elm Park".to_owned())];
            world.happen(vec![asks(format!("{title} new"), home, 0, "meetup new", &args)]);
        }
        wait(world, "every card to be shown", |streets| {
            titles.iter().all(|title| streets.cards.contains_key(title)) && streets.is_quiet()
        })
        .await?;

        for (home, title) in titles.iter().enumerate() {
            let off = home == round % COMMUNITIES;
            answer(world, &mut chance, &mut expected, (home, title, off))?;
        }
        wait(world, "every answer to be taken in", world::Streets::is_quiet).await?;

        let (home, title) = (round % COMMUNITIES, titles.get(round % COMMUNITIES).context("no such title")?);
        let args = [("meetup", format!("#{}", round + 1)), ("reason", REASON.to_owned())];
        world.happen(vec![asks(format!("{title} off"), home, 0, "meetup cancel", &args)]);
        wait(world, "everybody to be told that it is off, and every card to be right", |streets| {
            streets.is_quiet() && expected.holds(streets, true)
        })
        .await?;

        // The last reminders fall due.
        let leap = starts_at - LEAD - clock.now();
        clock.move_to(clock.time().moved + leap.num_milliseconds());
        world.moved(clock.time().moved);
        wait(world, "everybody to be reminded", |streets| streets.is_quiet() && expected.holds(streets, false))
            .await
            .with_context(|| format!("in round {round}, {}", expected.misses(&world.streets())))?;
        round += 1;
    }
    Ok(expected)
}

/// What everybody but the host says to a walk, with second thoughts.
fn answer(
    world: &World,
    chance: &mut Chance,
    expected: &mut Expected,
    (home, title, off): (usize, &String, bool),
) -> anyhow::Result<()> {
    let card = world.streets().cards.get(title).context("a card is gone")?.clone();
    let (mut going, mut maybe) = (0, 0);
    for person in 1..PEOPLE {
        let mut presses = Vec::new();
        let mut last = "";
        for again in 0..=chance.below(3) {
            let route = card.buttons.get(usize::try_from(chance.below(3))?).context("a button is gone")?;
            last = &route.verb;
            presses.push(Event {
                id: format!("{title} {person} {again}"),
                home: home_name(home),
                account: account(home, person),
                deed: Deed::Presses { route: route.clone(), on: card.message.clone() },
            });
        }
        going += i64::from(last == "going");
        maybe += i64::from(last == "maybe");
        let is_told = last == "going" || (off && last == "maybe");
        if is_told {
            expected.notices.insert(Notice { account: account(home, person), title: title.clone(), off, once: false });
        }
        world.happen(presses);
    }
    if !off {
        // The host is reminded of her own walk.
        expected.notices.insert(Notice { account: account(home, 0), title: title.clone(), off, once: false });
    }
    let counted = |key: &str, count: i64| words(Locale::En, key, &[("count", Arg::Number(count))]);
    let before = match (off, going, maybe) {
        (true, ..) => vec![REASON.to_owned()],
        (false, 0, 0) => vec![words(Locale::En, "coming-nobody", &[])],
        (false, going, 0) => vec![counted("coming-going", going)],
        (false, 0, maybe) => vec![counted("coming-maybe", maybe)],
        (false, going, maybe) => vec![counted("coming-going", going), counted("coming-maybe", maybe)],
    };
    let after = match (off, going) {
        (true, _) => vec![REASON.to_owned()],
        // Where nobody said yes, nothing is said of who came.
        (false, 0) => Vec::new(),
        (false, going) => vec![counted("coming-going", going)],
    };
    expected.cards.push(OnCard { title: title.clone(), before, after });
    Ok(())
}

fn asks(id: String, home: usize, person: usize, path: &str, args: &[(&str, String)]) -> Event {
    let given = args.iter().map(|(name, value)| GivenArg { name: (*name).to_owned(), value: value.clone() });
    let deed = Deed::Asks { path: path.to_owned(), args: given.collect() };
    Event { id, home: home_name(home), account: account(home, person), deed }
}

fn home_name(home: usize) -> String {
    format!("town-{home}")
}

fn account(home: usize, person: usize) -> String {
    format!("mom-{home}-{person}")
}

impl Expected {
    /// Whether everything was said: what is off and the cards, or the reminders too.
    fn holds(&self, streets: &world::Streets, off_only: bool) -> bool {
        let told = |notice: &Notice| (off_only && !notice.off) || streets.notices.contains_key(notice);
        self.notices.iter().all(told) && self.cards.iter().all(|card| is_right(streets, card))
    }
}

impl Expected {
    /// The first things that were never said.
    fn misses(&self, streets: &world::Streets) -> String {
        let notices = self.notices.iter().filter(|notice| !streets.notices.contains_key(notice));
        let notices: Vec<String> = notices.take(5).map(|notice| format!("{notice:?}")).collect();
        let cards = self.cards.iter().filter(|card| !is_right(streets, card));
        let cards: Vec<String> = cards.take(5).map(|card| format!("{card:?}")).collect();
        format!("without {} {}", notices.join(", "), cards.join(", "))
    }
}

fn is_right(streets: &world::Streets, expected: &OnCard) -> bool {
    streets.cards.get(&expected.title).is_some_and(|card| {
        let is_over = card.text.contains(&words(Locale::En, "card-over", &[]));
        let says = if is_over { &expected.after } else { &expected.before };
        says.iter().all(|words| card.text.contains(words))
    })
}

/// Waits for something that must come. What never comes is found when everything is counted.
async fn wait(world: &World, what: &str, are_so: impl Fn(&world::Streets) -> bool) -> anyhow::Result<()> {
    if world.until(PATIENCE, are_so).await {
        return Ok(());
    }
    let streets = world.streets();
    bail!(
        "waited {} s in vain for {what}; unanswered: {:?}; {} kills",
        PATIENCE.as_secs(),
        streets.unanswered(),
        streets.tally.kills
    )
}

/// Waits until nothing is left to be done soon. The next day's sweep stays.
async fn drain(eyes: &Village, clock: &StormClock) -> bool {
    let quiet = async {
        loop {
            let due = eyes.next_due().await;
            if due.is_ok_and(|due| due.is_none_or(|due| due > clock.now() + TimeDelta::minutes(5))) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(PATIENCE, quiet).await.is_ok()
}

fn count(world: &World, expected: &Expected) -> Report {
    let streets = world.streets();
    let mut report = Report {
        kills: streets.tally.kills,
        steps: streets.tally.steps.clone().into_iter().collect(),
        meetups: expected.cards.len(),
        answers: streets.answers.len(),
        reminders: expected.notices.iter().filter(|notice| !notice.off).count(),
        called_off: expected.notices.iter().filter(|notice| notice.off).count(),
        replays: streets.tally.replays,
        resent: streets.tally.resent,
        troubles: streets.tally.troubles,
        ..Report::default()
    };
    for (event, times) in &streets.answers {
        match times {
            0 => report.lost.push(format!("the answer to {event}")),
            1 => {}
            times => report.doubled.push(format!("the answer to {event}: {times}")),
        }
    }
    for notice in &expected.notices {
        if !streets.notices.contains_key(notice) {
            report.lost.push(format!("{notice:?}"));
        }
    }
    for (notice, times) in &streets.notices {
        if *times > 1 || (!notice.once && !expected.notices.contains(notice)) {
            report.doubled.push(format!("{notice:?}: {times}"));
        }
    }
    for card in expected.cards.iter().filter(|card| !is_right(&streets, card)) {
        let text = streets.cards.get(&card.title).map(|card| card.text.as_str());
        report.lost.push(format!("{card:?}, says {text:?}"));
    }
    for (title, card) in &streets.cards {
        if card.times != 1 {
            report.doubled.push(format!("the card of {title}: {}", card.times));
        }
    }
    report
}
