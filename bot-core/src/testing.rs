//! What tests stand on; only with the feature `testing`.
//!
//! A test reads as a conversation: people say and press things, and then the transcript is looked at.
//! [`in_town`] lives through it on SQLite in memory and on PostgreSQL at once, and owns the end: nothing may be left
//! undone.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};

use crate::incoming::{HomeKey, Incoming, MessageKey, PlatformKind, What, Written};
use crate::keys::Keys;
use crate::platform::{Lack, Platform};
use crate::settings::Defaults;
use crate::time::Clock;
use crate::village::{Opening, Village};
use crate::wording::Locale;

mod person;
mod platform;
pub mod postgres;

pub use person::Person;
use platform::Streets;
pub use platform::TownPlatform;

/// What a test returns.
pub type TestResult = Result<(), Box<dyn std::error::Error>>;

/// Parcels and jobs in one step of the worker.
const STEP: usize = 100;

/// A clock that moves only when told.
#[derive(Debug)]
pub struct ManualClock(Mutex<DateTime<Utc>>);

impl ManualClock {
    /// A clock that shows `at`.
    #[must_use]
    pub fn at(at: DateTime<Utc>) -> Arc<Self> {
        Arc::new(Self(Mutex::new(at)))
    }

    /// Moves it on.
    pub fn advance(&self, by: TimeDelta) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now += by;
    }

    /// Moves it to `at`.
    pub fn set(&self, at: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where a scenario begins: Monday, November 23, 2026, nine in the morning in New York.
#[must_use]
pub fn monday_morning() -> DateTime<Utc> {
    chrono_tz::America::New_York
        .with_ymd_and_hms(2026, 11, 23, 9, 0, 0)
        .single()
        .map_or(DateTime::UNIX_EPOCH, |at| at.with_timezone(&Utc))
}

/// What a calendar file says under this name, as in `UID`; empty when it does not say it.
#[must_use]
pub fn calendar_line<'f>(file: &'f str, name: &str) -> &'f str {
    file.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap_or_default()
}

/// A village under test, lived through on several databases at once: everything happens on each of them,
/// and each must say the same.
pub struct Town {
    sides: Vec<Side>,
}

/// The village over one database.
struct Side {
    name: &'static str,
    village: Arc<Village>,
    clock: Arc<ManualClock>,
    platform: TownPlatform,
}

impl Side {
    async fn open(name: &'static str, database_url: &str) -> Result<Self, Box<dyn std::error::Error>> {
        let clock = ManualClock::at(monday_morning());
        let opening = opening(database_url, clock.clone());
        let platform = TownPlatform::default();
        let village = Village::open(opening).await?;
        village.attach(Arc::new(platform.clone()));
        Ok(Self { name, village, clock, platform })
    }

    async fn settle(&self) -> TestResult {
        while !self.village.run_due(STEP).await?.is_idle() {}
        Ok(())
    }

    async fn happens(&self, incoming: Incoming) -> TestResult {
        self.platform.streets().people.insert(incoming.from.account.clone());
        if let What::Said { text, .. } = &incoming.what {
            let written = Written {
                key: MessageKey { place: incoming.place.id.clone(), id: incoming.event.clone() },
                home: incoming.home.clone(),
                account: incoming.from.account.clone(),
                name: incoming.from.name.clone(),
                text: text.clone(),
                at: self.clock.now(),
            };
            self.platform.streets().written.insert(incoming.event.clone(), written);
        }
        if let Some(parcel) = self.village.handle(incoming).await? {
            let result = self.platform.deliver(&parcel).await;
            self.village.settle(&parcel, result).await?;
        }
        self.settle().await
    }

    async fn leaves_nothing(&self) -> TestResult {
        self.settle().await?;
        if let Some(put_aside) = self.village.put_aside().await?.first() {
            return Err(format!("on {}: put aside: {put_aside:?}", self.name).into());
        }
        if self.village.next_due().await?.is_some_and(|due| due <= self.clock.now()) {
            return Err(format!("on {}: something that is due was left undone", self.name).into());
        }
        Ok(())
    }
}

/// What a village under test is opened with.
#[must_use]
pub fn opening(database_url: &str, clock: Arc<dyn Clock>) -> Opening {
    Opening {
        database_url: database_url.to_owned(),
        migrate: true,
        clock,
        seed: Some(1),
        defaults: Defaults { zone: chrono_tz::America::New_York, locale: Locale::En, prefix: "!".to_owned() },
        operator_contact: "ops@example.org".to_owned(),
        gather: TimeDelta::zero(),
        keys: Keys::of_a_play(),
    }
}

impl Town {
    /// Somebody who lives here.
    #[must_use]
    pub fn member<'a>(&'a self, name: &'a str) -> Person<'a> {
        Person { town: self, name }
    }

    /// Everything the bot has said since the last look, the same on every database.
    ///
    /// # Panics
    /// When the databases came to different transcripts.
    #[track_caller]
    #[expect(clippy::must_use_candidate, reason = "a test may look away")]
    pub fn transcript(&self) -> String {
        let take = |side: &Side| std::mem::take(&mut side.platform.streets().transcript).join("\n---\n");
        let mut transcripts = self.sides.iter().map(take);
        let first = transcripts.next().unwrap_or_default();
        for other in transcripts {
            assert_eq!(first, other, "the databases came to different transcripts");
        }
        first
    }

    /// What was said up to here is not looked at.
    pub fn skip(&self) {
        self.transcript();
    }

    /// The texts of the files that were handed out since the last look.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        self.files_by_reader().into_iter().map(|(_, text)| text).collect()
    }

    /// The same with who alone got each; none when everybody did.
    #[must_use]
    pub fn files_by_reader(&self) -> Vec<(Option<String>, String)> {
        self.sides.iter().flat_map(|side| std::mem::take(&mut side.platform.streets().files)).collect()
    }

    /// The next deliveries fail.
    pub fn fail_deliveries(&self, count: u32) {
        self.streets(|streets| streets.failures = count);
    }

    /// The town does not let the bot do these: event, thread, pin, circle; write in any place; or all places are deleted.
    pub fn refuses(&self, what: &[&'static str]) {
        self.streets(|streets| streets.refused = what.to_vec());
    }

    /// The bot lacks these here.
    pub fn lacks(&self, lacks: &[Lack]) {
        self.streets(|streets| streets.lacks = lacks.to_vec());
    }

    /// What the town says was there before it keeps order.
    pub fn keeps_as(&self, before: &str) {
        self.streets(|streets| streets.before = Some(before.to_owned()));
    }

    /// Somebody deletes the newest message of a place.
    pub fn loses_newest_in(&self, place: &str) {
        self.streets(|streets| {
            let newest = streets.shown.iter().rposition(|shown| shown.only.is_none() && shown.place == place);
            if let Some(newest) = newest {
                streets.shown.remove(newest);
            }
        });
    }

    /// Does all that is due now.
    pub async fn settle(&self) -> TestResult {
        for side in &self.sides {
            side.settle().await?;
        }
        Ok(())
    }

    /// Time passes; what falls due on the way is done in order.
    pub async fn advance(&self, by: TimeDelta) -> TestResult {
        for side in &self.sides {
            let end = side.clock.now() + by;
            side.settle().await?;
            while let Some(due) = side.village.next_due().await?.filter(|due| *due <= end) {
                let now = side.clock.now();
                if now >= end {
                    break;
                }
                // What waits behind something that is tried again later must not hold up the clock.
                side.clock.set(if due > now { due } else { end.min(now + TimeDelta::minutes(1)) });
                side.settle().await?;
            }
            side.clock.set(end);
            side.settle().await?;
        }
        Ok(())
    }

    /// The program is replaced by one with other rules of zones, by which everything that is on begins so much later
    /// than it should: what was found by the old rules is looked at again.
    pub async fn gets_other_zone_rules(&self, by: TimeDelta) -> TestResult {
        for side in &self.sides {
            side.village.find_wrongly(by).await?;
            side.village.watch_zone_rules().await?;
            side.settle().await?;
        }
        Ok(())
    }

    /// Somebody has written words after which she is offered support.
    pub async fn offers_support(&self, name: &str) -> TestResult {
        let home = HomeKey { id: "town".to_owned(), name: None };
        for side in &self.sides {
            side.village.offers_support(PlatformKind::Console, &home, name).await?;
            side.settle().await?;
        }
        Ok(())
    }

    /// Every row of every table of every database: which database, which table, and all of its columns as text.
    pub async fn every_row(&self) -> Result<Vec<(&'static str, String, String)>, Box<dyn std::error::Error>> {
        let mut all = Vec::new();
        for side in &self.sides {
            let rows = side.village.every_row().await?;
            all.extend(rows.into_iter().map(|(table, row)| (side.name, table, row)));
        }
        Ok(all)
    }

    /// Every side moves into the other database: from SQLite to PostgreSQL and back. The town as it goes on there.
    pub async fn moves(&self, postgres_url: &str, sqlite_url: &str) -> Result<Self, Box<dyn std::error::Error>> {
        let mut sides = Vec::new();
        for (side, url) in self.sides.iter().zip([postgres_url, sqlite_url]) {
            side.village.copy_all(url).await?;
            let village = Village::open(opening(url, side.clock.clone())).await?;
            village.attach(Arc::new(side.platform.clone()));
            sides.push(Side { name: side.name, village, clock: side.clock.clone(), platform: side.platform.clone() });
        }
        Ok(Self { sides })
    }

    /// It closes, and nothing may be left undone.
    pub async fn ends(&self) -> TestResult {
        for side in &self.sides {
            side.leaves_nothing().await?;
            side.village.close().await;
        }
        Ok(())
    }

    /// Whether arrivals are to be heard, the same on every database.
    pub async fn hears_arrivals(&self) -> Result<bool, Box<dyn std::error::Error>> {
        let mut all = Vec::new();
        for side in &self.sides {
            all.push(side.village.hears_arrivals(PlatformKind::Console).await?);
        }
        let first = all.first().copied().unwrap_or_default();
        if all.iter().any(|one| *one != first) {
            return Err(format!("the databases do not agree: {all:?}").into());
        }
        Ok(first)
    }

    /// Time passes while the bot is away.
    pub fn sleeps(&self, by: TimeDelta) {
        for side in &self.sides {
            side.clock.advance(by);
        }
    }

    /// Tells the village of an event and delivers the answer.
    pub async fn happens(&self, incoming: &Incoming) -> TestResult {
        for side in &self.sides {
            side.happens(incoming.clone()).await?;
        }
        Ok(())
    }

    /// Tells the village of an event; the bot dies between its commit and the answer.
    pub async fn dies_answering(&self, incoming: &Incoming) -> TestResult {
        for side in &self.sides {
            side.platform.streets().people.insert(incoming.from.account.clone());
            let answer = side.village.handle(incoming.clone()).await?;
            answer.ok_or_else(|| format!("on {}: there was nothing to answer", side.name))?;
        }
        Ok(())
    }

    /// The newest message of somebody that all may read.
    fn newest_of(&self, name: &str) -> Result<Written, Box<dyn std::error::Error>> {
        let side = self.sides.first().ok_or("a town without a side")?;
        let streets = side.platform.streets();
        let hers = streets.written.values().filter(|written| written.account == name && written.home.is_some());
        let number = |written: &&Written| written.key.id.trim_start_matches('e').parse::<u32>().unwrap_or(0);
        hers.max_by_key(number).cloned().ok_or_else(|| format!("{name} has written nothing").into())
    }

    fn streets(&self, change: impl Fn(&mut Streets)) {
        for side in &self.sides {
            change(&mut side.platform.streets());
        }
    }
}

/// Runs a scenario on SQLite in memory and on PostgreSQL, side by side. Nothing may be left undone at its end.
pub async fn in_town(scenario: impl AsyncFn(&Town) -> TestResult) -> TestResult {
    let database = postgres::fresh_database().await?;
    let sides = vec![Side::open("SQLite", "sqlite::memory:").await?, Side::open("PostgreSQL", database.url()).await?];
    let town = Town { sides };
    scenario(&town).await?;
    town.ends().await
}
