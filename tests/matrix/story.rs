//! The whole village on a homeserver, with a clock that the test moves.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bot_core::keys::Keys;
use bot_core::message::REACTION_KEYS;
use bot_core::settings::Defaults;
use bot_core::testing::{ManualClock, monday_morning};
use bot_core::time::Clock;
use bot_core::village::{Opening, Village};
use bot_core::wording::Locale;
use bot_matrix::RunError;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::driver::Driver;
use super::ledger::Account;
use super::{TestResult, fresh, homeserver};

/// A clock that runs, and that a test moves on. One that stood still could not tell which of two messages is newer.
#[derive(Debug)]
struct Running {
    moved: Arc<ManualClock>,
    since: Instant,
}

impl Clock for Running {
    fn now(&self) -> DateTime<Utc> {
        self.moved.now() + self.since.elapsed()
    }
}

/// A village that runs in this process.
pub(crate) struct Living {
    pub(crate) clock: Arc<ManualClock>,
    stop: watch::Sender<bool>,
    listening: JoinHandle<Result<(), RunError>>,
    working: JoinHandle<()>,
    _account: Account,
}

impl Living {
    /// Over this database, or one of its own.
    async fn start(account: Account, database_url: Option<&str>) -> TestResult<Self> {
        let own = || format!("sqlite:{}", account.config.data_dir.with_extension("db").display());
        let clock = ManualClock::at(monday_morning());
        let zone = chrono_tz::America::New_York;
        let village = Village::open(Opening {
            database_url: database_url.map_or_else(own, str::to_owned),
            migrate: true,
            clock: Arc::new(Running { moved: clock.clone(), since: Instant::now() }),
            seed: None,
            defaults: Defaults { zone, locale: Locale::En, prefix: "!".to_owned() },
            operator_contact: String::new(),
            gather: TimeDelta::zero(),
            keys: Keys::of_a_play(),
        })
        .await?;
        let matrix = bot_matrix::start(account.config.clone(), village.clone()).await?;
        village.attach(matrix.platform());
        let (stop, stopping) = watch::channel(false);
        let listening = tokio::spawn(matrix.run(stopping));
        let working = tokio::spawn(async move {
            // The clock is moved without a sound, so that the worker looks often, also while the database is away.
            let mut ticks = tokio::time::interval(Duration::from_millis(50));
            loop {
                let _ = village.run_due(50).await;
                ticks.tick().await;
            }
        });
        Ok(Self { clock, stop, listening, working, _account: account })
    }

    pub(crate) async fn stops(self) -> TestResult {
        self.stop.send(true)?;
        tokio::time::timeout(Duration::from_secs(5), self.listening).await???;
        self.working.abort();
        Ok(())
    }
}

/// A room with the village in it, which is Ana's.
pub(crate) struct Moms {
    pub(crate) ana: Driver,
    pub(crate) ben: Driver,
    pub(crate) bot: String,
    pub(crate) room: String,
    pub(crate) living: Living,
}

impl Moms {
    /// They come together, and the village has said hello.
    pub(crate) async fn meet(encrypted: bool) -> TestResult<Self> {
        Self::meet_over(None, encrypted).await
    }

    /// The same over this database.
    pub(crate) async fn meet_over(database_url: Option<&str>, encrypted: bool) -> TestResult<Self> {
        let synapse = homeserver().await?;
        let ana = Driver::user(synapse, &fresh("ana"))?;
        let ben = Driver::user(synapse, &fresh("ben"))?;
        let account = Account::new(synapse)?;
        let bot = account.id.clone();
        let living = Living::start(account, database_url).await?;
        let room = ana.makes_room("Moms", encrypted, &json!({}))?;
        ben.joins(&room)?;
        ana.invites(&room, &bot)?;
        ana.knows(&room, &[&bot, &ben.id])?;
        ana.hears(&room, &bot, "I'm Village")?;
        Ok(Self { ana, ben, bot, room, living })
    }

    /// One more comes in.
    pub(crate) async fn joins(&self, name: &str) -> TestResult<Driver> {
        let someone = Driver::user(homeserver().await?, &fresh(name))?;
        someone.joins(&self.room)?;
        someone.knows(&self.room, &[&self.bot, &self.ana.id])?;
        Ok(someone)
    }
}

async fn a_meetup_from_announcement_to_reminder(encrypted: bool) -> TestResult {
    let Moms { ana, ben, bot, room, living } = Moms::meet(encrypted).await?;
    ana.says(&room, "!meetup new Park and coffee when: sat 10am place: Elm Park")?;
    let hers = ana.direct_room(&bot)?;
    ana.hears(&hers, &bot, "Park and coffee is announced for Saturday, November 28, 2026, 10:00 AM EST")?;
    let card = ben.hears(&room, &bot, "Coming: nobody yet")?;
    assert_eq!(card.is_encrypted(), encrypted);
    assert!(card.body().contains("Going"), "{}", card.body());

    ben.sees(&json!({"type": "m.reaction", "sender": bot, "on": card.id(), "key": REACTION_KEYS[0]}))?;
    let tap = ben.reacts(&room, card.id(), "1\u{fe0f}\u{20e3}")?;
    ben.sees(&json!({"room": room, "sender": bot, "edits": true, "contains": "1 going"}))?;
    ben.redacts(&room, &tap)?;
    ben.sees(&json!({"room": room, "sender": bot, "edits": true, "contains": "nobody yet"}))?;
    let again = ben.reacts(&room, card.id(), "1\u{20e3}")?;
    ben.sees(&json!({"room": room, "sender": bot, "edits": true, "contains": "1 going"}))?;

    // Whoever looks after the room tidies ben's reaction away; what he said by it stays said.
    ana.redacts(&room, &again)?;
    ana.says(&room, "!meetup show #1")?;
    ana.hears(&hers, &bot, "1 going")?;

    // The day before, ben is reminded where nobody else reads it.
    living.clock.advance(TimeDelta::hours(4 * 24 + 1) + TimeDelta::minutes(1));
    let reminder = ben.sees(&json!({"sender": bot, "contains": "Park and coffee begins in"}))?;
    assert!(reminder.is_encrypted());
    assert_eq!(reminder.0["room"], ben.direct_room(&bot)?.as_str());
    // In her direct room a word is enough.
    ben.says(&ben.direct_room(&bot)?, "meetup cant #1")?;
    ben.sees(&json!({"room": room, "sender": bot, "edits": true, "contains": "nobody yet"}))?;
    assert!(ana.has(&json!({"room": room, "sender": bot, "contains": "begins in"}))?.is_empty());
    living.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meetup_is_announced_answered_and_remembered() -> TestResult {
    a_meetup_from_announcement_to_reminder(false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meetup_is_announced_answered_and_remembered_in_an_encrypted_room() -> TestResult {
    a_meetup_from_announcement_to_reminder(true).await
}
