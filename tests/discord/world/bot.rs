//! The bot in the world: the real adapter, a real village in a file of the world's, and a way to kill both.

use std::num::NonZeroU64;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bot_core::incoming::PlatformKind;
use bot_core::keys::Keys;
use bot_core::platform::Platform;
use bot_core::settings::Defaults;
use bot_core::village::{Opening, Village};
use bot_core::wording::Locale;
use bot_discord::{Discord, DiscordConfig, RunError};
use chrono::TimeDelta;
use tokio::runtime::Runtime;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::{GuildIn, Someone, TOKEN, TestResult, World, WorldClock, within};

/// A process of the bot's: it has threads of its own, so that it can die in the middle of anything.
pub(crate) struct Bot {
    pub(crate) village: Arc<Village>,
    pub(crate) platform: Arc<dyn Platform>,
    runtime: Option<Runtime>,
    stop: watch::Sender<bool>,
    running: Option<JoinHandle<Result<(), RunError>>>,
}

impl World {
    /// How to reach this Discord.
    pub(crate) fn config(&self) -> DiscordConfig {
        DiscordConfig { token: TOKEN.into(), api: self.api(), dev_guild: None::<NonZeroU64> }
    }

    /// Starts the bot on the world's database and waits until it is connected.
    pub(crate) async fn bot(&self) -> TestResult<Bot> {
        let (sessions, _) = self.sessions();
        let bot = self.starts_bot().await?;
        self.until_connected(sessions + 1, 0).await?;
        Ok(bot)
    }

    /// Starts the bot without waiting for its connection.
    pub(crate) async fn starts_bot(&self) -> TestResult<Bot> {
        self.starts_bot_with(self.config()).await
    }

    /// The same with another configuration.
    pub(crate) async fn starts_bot_with(&self, config: DiscordConfig) -> TestResult<Bot> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let opening = self.opening();
        let (village, discord) = runtime
            .spawn(async move {
                let village = Village::open(opening).await.map_err(|error| error.to_string())?;
                let started = bot_discord::start(config, Arc::clone(&village)).await;
                let discord: Discord = started.map_err(|error| error.to_string())?;
                village.attach(discord.platform());
                Ok::<_, String>((village, discord))
            })
            .await??;
        let platform = discord.platform();
        let (stop, stopped) = watch::channel(false);
        let running = runtime.spawn(discord.run(stopped));
        Ok(Bot { village, platform, runtime: Some(runtime), stop, running: Some(running) })
    }

    /// Where the village is kept.
    pub(crate) fn database_url(&self) -> String {
        format!("sqlite:{}", self.folder.path().join("village.db").display())
    }

    fn opening(&self) -> Opening {
        Opening {
            database_url: self.database_url(),
            migrate: true,
            clock: Arc::new(WorldClock(Arc::clone(&self.inner))),
            seed: None,
            defaults: Defaults { zone: chrono_tz::UTC, locale: Locale::En, prefix: "!".to_owned() },
            operator_contact: String::new(),
            gather: TimeDelta::zero(),
            keys: Keys::of_a_play(),
        }
    }
}

impl Bot {
    /// Does everything that is due.
    pub(crate) async fn works(&self) -> TestResult {
        while !self.village.run_due(50).await?.is_idle() {}
        Ok(())
    }

    /// Does what is due until it has greeted this server.
    pub(crate) async fn until_greeted(&self, guild: &GuildIn<'_>) -> TestResult {
        self.works_until("a greeting", || !guild.sees().is_empty()).await
    }

    /// Waits until it knows of no server that it is in.
    pub(crate) async fn until_it_is_nowhere(&self) -> TestResult {
        within("the bot to be nowhere", async {
            while !self.village.open_homes(PlatformKind::Discord).await?.is_empty() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            Ok(())
        })
        .await?
    }

    /// Does what is due until the newest message here says this.
    pub(crate) async fn until_card_is(&self, guild: &GuildIn<'_>, wanted: &str) -> TestResult {
        self.works_until("a card", || guild.sees().pop().is_some_and(|card| card == wanted)).await
    }

    /// Does what is due until somebody sees a message that holds these words, and gives it.
    pub(crate) async fn until_sees(&self, who: &Someone<'_>, words: &str) -> TestResult<String> {
        let found = || who.sees().into_iter().rev().find(|message| message.contains(words));
        self.works_until(words, || found().is_some()).await?;
        Ok(found().unwrap_or_default())
    }

    /// Does what is due until this is so.
    pub(crate) async fn works_until(&self, what: &str, done: impl Fn() -> bool) -> TestResult {
        within(what, async {
            loop {
                let woken = self.village.wake.notified();
                self.works().await?;
                if done() {
                    return Ok(());
                }
                woken.await;
            }
        })
        .await?
    }

    /// Lets time pass and works, until nothing waits to be delivered any more.
    pub(crate) async fn works_until_done(&self, world: &World, step: Duration) -> TestResult {
        for _ in 0..20 {
            self.works().await?;
            world.passes(step);
        }
        self.works().await
    }

    /// Tells it to stop, and how long that took.
    pub(crate) async fn stops(mut self) -> TestResult<Duration> {
        let asked = Instant::now();
        self.stop.send(true)?;
        if let Some(running) = self.running.take() {
            within("the bot to stop", running).await???;
        }
        Ok(asked.elapsed())
    }

    /// Waits until it ends by itself, and why.
    pub(crate) async fn ends(mut self) -> TestResult<Option<RunError>> {
        let Some(running) = self.running.take() else { return Ok(None) };
        Ok(within("the bot to end", running).await??.err())
    }

    /// Dies in the middle of whatever it is doing.
    pub(crate) fn dies(mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
