//! Village on Discord.
//!
//! An adapter: it translates, and decides nothing.
//!
//! - `gateway` hears what happens, `from_discord` puts it into the village's words;
//! - `to_discord` puts what the village says into Discord's shape, `platform` sends it;
//! - `own` does what Discord alone has: events, threads, pins; `circle` opens private threads for a few people;
//! - `answer` keeps Discord's discipline of answering interactions;
//! - `commands` registers the catalogue as slash commands;
//! - `rest` is the one way to Discord's REST interface, `limits` names every limit.
//!
//! It works without any privileged intent: commands, buttons, forms, direct messages, mentions and bans arrive
//! without one. When the operator has switched on the members intent, arrivals and departures are heard too.
//! The content of ordinary messages is never asked for; that somebody speaks in a circle is heard without it.

// A server as Discord tells of it is a large literal.
#![cfg_attr(test, recursion_limit = "256")]

use std::num::NonZeroU64;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use bot_core::incoming::PlatformKind;
use bot_core::platform::Platform;
use bot_core::store::StoreError;
use bot_core::village::Village;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serenity::all::{ApplicationId, Client, ClientBuilder, GatewayIntents, GuildId, Permissions, UserId};
use serenity::cache::Settings as CacheSettings;
use serenity::gateway::{ConnectionStage, GatewayError, ShardManager};
use serenity::http::{Http, HttpBuilder, Route};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout};

mod answer;
mod circle;
mod commands;
mod files;
mod filter;
mod from_discord;
mod gateway;
mod keeping;
mod lacks;
mod limits;
mod own;
mod platform;
mod rest;
mod to_discord;
#[cfg(feature = "bench")]
pub mod wire;
mod written;

use gateway::Ears;
use platform::DiscordPlatform;
use rest::{Payload, Rest, RestError};
use to_discord::CommandIds;

/// The permissions that the invitation asks for: to see the channels it is welcome in, to write there and in their
/// threads, to show cards, and to send calendar files; and for what communities may switch on: events in the server's
/// calendar, a thread for each meetup, pinned cards, and circles, which are private threads that are locked at the end
/// (locking is what managing threads is needed for; without it they are only put away). The last four are for what
/// moderators do through the bot: timeouts, slow mode, taking messages away, and bans.
pub const PERMISSIONS: Permissions = Permissions::VIEW_CHANNEL
    .union(Permissions::SEND_MESSAGES)
    .union(Permissions::SEND_MESSAGES_IN_THREADS)
    .union(Permissions::EMBED_LINKS)
    .union(Permissions::ATTACH_FILES)
    .union(Permissions::CREATE_EVENTS)
    .union(Permissions::MANAGE_EVENTS)
    .union(Permissions::CREATE_PUBLIC_THREADS)
    .union(Permissions::CREATE_PRIVATE_THREADS)
    .union(Permissions::MANAGE_THREADS)
    .union(Permissions::MODERATE_MEMBERS)
    .union(Permissions::MANAGE_CHANNELS)
    .union(Permissions::MANAGE_MESSAGES)
    .union(Permissions::BAN_MEMBERS)
    .union(PIN_MESSAGES);

/// Pin messages, which serenity does not know yet: Discord parted it from managing messages.
const PIN_MESSAGES: Permissions = Permissions::from_bits_retain(1 << 51);

/// What is heard, none of it privileged: servers, bans, scheduled events, messages in servers (their words only where the bot is
/// mentioned) and direct messages.
const INTENTS: GatewayIntents = GatewayIntents::GUILDS
    .union(GatewayIntents::GUILD_MODERATION)
    .union(GatewayIntents::GUILD_SCHEDULED_EVENTS)
    .union(GatewayIntents::GUILD_MESSAGES)
    .union(GatewayIntents::DIRECT_MESSAGES);

/// The flags of an application whose members intent is switched on, for large and for small bots.
const MEMBERS_FLAGS: u64 = 1 << 14 | 1 << 15;
/// The flags of an application whose message content intent is switched on, for large and for small bots.
const CONTENT_FLAGS: u64 = 1 << 18 | 1 << 19;

/// How long a farewell to the gateway may take.
const FAREWELL: Duration = Duration::from_millis(2500);
/// How long events in work may take to finish when stopping.
const LAST_EVENTS: Duration = Duration::from_secs(2);
/// How often it is looked whether the gateway's session stands.
const LOOK: Duration = Duration::from_millis(500);
/// A session that has not stood for so long is not waited for any more.
const STUCK: Duration = Duration::from_mins(2);

/// How often it is looked whether other intents are needed.
const RETHINK: Duration = Duration::from_secs(5);
/// The wait after the first try to connect that failed, or after a connection that was healthy for this long.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const HEALTHY: Duration = Duration::from_mins(10);
/// The longest wait between two tries to connect.
const BACK_OFF: Duration = Duration::from_mins(1);

/// How to reach Discord.
#[derive(Debug, Clone)]
pub struct DiscordConfig {
    /// The bot's token.
    pub token: SecretString,
    /// Where Discord lives: `https://discord.com`, or a stand-in for it.
    pub api: String,
    /// Register the commands in this server only, where changes show at once.
    pub dev_guild: Option<NonZeroU64>,
}

/// Why Discord could not be started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The token is wrong.
    #[error(
        "discord does not accept the token; copy it anew from https://discord.com/developers/applications (your application, Bot, Reset Token)"
    )]
    Token,
    /// Discord did not answer.
    #[error("discord could not be reached: {0}")]
    Unreachable(String),
    /// The HTTP client could not be built.
    #[error("no client for discord could be built")]
    Client(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Why Discord stopped.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The gateway does not accept the token (4004).
    #[error(
        "discord does not accept the token any more (close code 4004); copy it anew from https://discord.com/developers/applications (your application, Bot, Reset Token)"
    )]
    Token,
    /// The gateway does not accept what the bot wants to hear (4013, 4014), though none of it is privileged.
    #[error("discord does not accept the gateway intents (close codes 4013, 4014); this is a mistake in village")]
    Intents,
}

/// What [`check`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// The bot's name.
    pub name: String,
    /// The application's id.
    pub application: String,
    /// The link by which an admin invites the bot, with exactly [`PERMISSIONS`].
    pub invitation: String,
    /// Whether the members intent is switched on: then arrivals and departures are heard where a community welcomes those
    /// who arrive. Village works without.
    pub members_intent: bool,
    /// Whether the message content intent is switched on: then what people write is looked at where a community has not
    /// set `care` to off. Village works without.
    pub content_intent: bool,
}

#[derive(Deserialize)]
struct Me {
    id: NonZeroU64Text,
    username: String,
}

#[derive(Deserialize)]
struct Application {
    id: NonZeroU64Text,
    #[serde(default)]
    flags: u64,
}

/// An id, which Discord writes as text.
#[derive(Clone, Copy)]
struct NonZeroU64Text(NonZeroU64);

impl<'de> Deserialize<'de> for NonZeroU64Text {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(serde::de::Error::custom)
    }
}

impl From<RestError> for StartError {
    fn from(error: RestError) -> Self {
        match error {
            RestError::Refused { status: 401, .. } => Self::Token,
            other @ (RestError::Refused { .. } | RestError::Limited(_) | RestError::Unavailable(_)) => {
                Self::Unreachable(other.to_string())
            }
        }
    }
}

fn rest(config: &DiscordConfig) -> Result<Rest, StartError> {
    Rest::new(&config.token, &config.api).map_err(|error| StartError::Client(error.without_url().into()))
}

async fn who_am_i(rest: &Rest) -> Result<(Me, Application), RestError> {
    let me = rest.fetch(Method::GET, Route::UserMe, "", Payload::Nothing).await?;
    let application = rest.fetch(Method::GET, Route::Oauth2ApplicationCurrent, "", Payload::Nothing).await?;
    Ok((me, application))
}

/// Logs in by REST alone and says who the bot is, how to invite it, and what it may hear. Changes nothing.
pub async fn check(config: &DiscordConfig) -> Result<CheckReport, StartError> {
    let (me, application) = who_am_i(&rest(config)?).await?;
    let id = application.id.0;
    Ok(CheckReport {
        name: me.username,
        application: id.to_string(),
        invitation: format!(
            "https://discord.com/oauth2/authorize?client_id={id}&scope=bot+applications.commands&permissions={}",
            PERMISSIONS.bits()
        ),
        members_intent: application.flags & MEMBERS_FLAGS != 0,
        content_intent: application.flags & CONTENT_FLAGS != 0,
    })
}

/// Logs in and registers the commands. Nothing is heard before [`Discord::run`].
pub async fn start(config: DiscordConfig, village: Arc<Village>) -> Result<Discord, StartError> {
    let rest = Arc::new(rest(&config)?);
    let (me, application) = who_am_i(&rest).await?;
    let me = UserId::from(me.id.0);
    let dev_guild = config.dev_guild.map(GuildId::from);

    let ids = commands::register(&rest, ApplicationId::from(application.id.0), dev_guild, &village).await;
    let ids = ids.unwrap_or_else(|error| {
        // What was registered before still works, and everything can be typed to the bot as well.
        tracing::error!(%error, "the commands could not be registered at discord; going on with those it knows");
        CommandIds::new()
    });
    let platform = Arc::new(DiscordPlatform::new(rest, Arc::new(RwLock::new(ids)), me));
    let ears = Ears::new(Arc::clone(&village), Arc::clone(&platform), me);
    let mut may_hear = GatewayIntents::empty();
    may_hear.set(GatewayIntents::GUILD_MEMBERS, application.flags & MEMBERS_FLAGS != 0);
    may_hear.set(GatewayIntents::MESSAGE_CONTENT, application.flags & CONTENT_FLAGS != 0);
    Ok(Discord { config, village, platform, ears, may_hear, connected: watch::Sender::new(false) })
}

/// A village on Discord.
pub struct Discord {
    config: DiscordConfig,
    village: Arc<Village>,
    platform: Arc<DiscordPlatform>,
    ears: Ears,
    /// The privileged intents that are switched on for the application.
    may_hear: GatewayIntents,
    connected: watch::Sender<bool>,
}

/// Why a connection came to its end.
enum Ended {
    Stopped,
    Refused(GatewayError),
    Broken,
    /// Other intents are needed than it has.
    Outgrown,
}

impl Discord {
    /// The platform through which the village speaks; to be attached to it.
    #[must_use]
    pub fn platform(&self) -> Arc<dyn Platform> {
        self.platform.clone()
    }

    /// Whether the gateway's session stands at this moment.
    #[must_use]
    pub fn connected(&self) -> watch::Receiver<bool> {
        self.connected.subscribe()
    }

    /// Hears and answers until it is told to stop; returns within five seconds of that.
    pub async fn run(self, mut shutdown: watch::Receiver<bool>) -> Result<(), RunError> {
        let mut may_hear = self.may_hear;
        let mut pause = FIRST_PAUSE;
        loop {
            let began = Instant::now();
            let wanted = self.wanted(may_hear).await.unwrap_or(GatewayIntents::empty());
            let intents = INTENTS | wanted;
            self.platform.hear(wanted.contains(GatewayIntents::MESSAGE_CONTENT));
            self.platform.may_hear(may_hear);
            match self.listen(intents, may_hear, &mut shutdown).await {
                Ended::Stopped => return Ok(()),
                Ended::Refused(GatewayError::InvalidAuthentication | GatewayError::NoAuthentication) => {
                    return Err(RunError::Token);
                }
                Ended::Refused(_) if wanted.contains(GatewayIntents::MESSAGE_CONTENT) => {
                    // Discord does not say which one it refuses; the other one is tried without this.
                    tracing::warn!(
                        "discord refuses the message content intent (close code 4014); going on without it: nothing \
                         is noticed in what people write; to switch it on: \
                         https://discord.com/developers/applications, your application, Bot, Message Content Intent"
                    );
                    may_hear.remove(GatewayIntents::MESSAGE_CONTENT);
                    continue;
                }
                Ended::Refused(_) if intents.is_privileged() => {
                    tracing::warn!(
                        "discord refuses the members intent (close code 4014); going on without it: arrivals and \
                         departures are not heard; to switch it on: https://discord.com/developers/applications, \
                         your application, Bot, Server Members Intent"
                    );
                    may_hear.remove(GatewayIntents::GUILD_MEMBERS);
                    continue;
                }
                Ended::Refused(_) => return Err(RunError::Intents),
                Ended::Outgrown => continue,
                Ended::Broken => {}
            }
            if began.elapsed() >= HEALTHY {
                pause = FIRST_PAUSE;
            }
            metrics::counter!("village_discord_connects_failed_total").increment(1);
            tokio::select! {
                () = sleep(pause) => {}
                () = told(&mut shutdown) => return Ok(()),
            }
            pause = (pause * 2).min(BACK_OFF);
        }
    }

    /// One connection, with all its resumptions.
    async fn listen(
        &self,
        intents: GatewayIntents,
        may_hear: GatewayIntents,
        shutdown: &mut watch::Receiver<bool>,
    ) -> Ended {
        let building = ClientBuilder::new_with_http(self.http(), intents)
            .event_handler(self.ears.clone())
            .raw_event_handler(self.ears.clone())
            .cache_settings(no_cache())
            .into_future();
        let mut client: Client = tokio::select! {
            built = building => match built {
                Ok(client) => client,
                Err(_) => return Ended::Broken,
            },
            () = told(shutdown) => return Ended::Stopped,
        };
        let shards = Arc::clone(&client.shard_manager);
        let ended = tokio::select! {
            ended = client.start_autosharded() => match ended {
                Ok(()) => Ended::Broken,
                Err(serenity::Error::Gateway(error)) => Ended::Refused(error),
                Err(_) => {
                    tracing::warn!("discord's gateway could not be reached; trying again");
                    Ended::Broken
                }
            },
            () = told(shutdown) => Ended::Stopped,
            () = self.outgrown(intents, may_hear), if !may_hear.is_empty() => Ended::Outgrown,
            () = self.look_at(&shards) => Ended::Broken,
        };
        self.say_connected(false);
        if timeout(FAREWELL, shards.shutdown_all()).await.is_err() {
            tracing::debug!("discord's gateway did not say farewell in time");
        }
        if matches!(ended, Ended::Stopped) {
            self.ears.close(LAST_EVENTS).await;
        }
        ended
    }

    /// Returns when a community wants arrivals or talk to be heard, or none does any more, other than these intents have
    /// it.
    async fn outgrown(&self, intents: GatewayIntents, may_hear: GatewayIntents) {
        loop {
            sleep(RETHINK).await;
            // While the database is away, all stays as it is.
            if let Ok(wanted) = self.wanted(may_hear).await
                && INTENTS | wanted != intents
            {
                tracing::info!(
                    members = wanted.contains(GatewayIntents::GUILD_MEMBERS),
                    contents = wanted.contains(GatewayIntents::MESSAGE_CONTENT),
                    "connecting anew, since something else is to be heard now"
                );
                return;
            }
        }
    }

    /// The privileged intents that some community needs, of those that the bot may have.
    async fn wanted(&self, may_hear: GatewayIntents) -> Result<GatewayIntents, StoreError> {
        let unknown = |error: &StoreError| tracing::warn!(%error, "what is to be heard is not known");
        let mut wanted = GatewayIntents::empty();
        if may_hear.contains(GatewayIntents::GUILD_MEMBERS) {
            let needs = self.village.hears_arrivals(PlatformKind::Discord).await.inspect_err(unknown)?;
            wanted.set(GatewayIntents::GUILD_MEMBERS, needs);
        }
        if may_hear.contains(GatewayIntents::MESSAGE_CONTENT) {
            let needs = self.village.hears_talk(PlatformKind::Discord).await.inspect_err(unknown)?;
            wanted.set(GatewayIntents::MESSAGE_CONTENT, needs);
        }
        Ok(wanted)
    }

    /// Says again and again whether the session stands. serenity tells its handlers of every change too, but in tasks
    /// of their own, so that the last one told need not be the last one that happened. Returns when it has not stood for
    /// so long that trying the same again is of no use: serenity goes on for ever with the number of shards that it was
    /// told once (close codes 4010, 4011).
    async fn look_at(&self, shards: &ShardManager) {
        let mut stood_at = Instant::now();
        loop {
            let stands = shards.runners.lock().await.values().any(|shard| shard.stage == ConnectionStage::Connected);
            self.say_connected(stands);
            if stands {
                stood_at = Instant::now();
            } else if stood_at.elapsed() >= STUCK {
                tracing::error!(
                    "discord keeps closing the connection, for the reason that is logged above; asking anew how it \
                     wants to be connected to"
                );
                return;
            }
            sleep(LOOK).await;
        }
    }

    fn say_connected(&self, stands: bool) {
        self.connected.send_if_modified(|before| std::mem::replace(before, stands) != stands);
    }

    /// serenity's own client, which here only asks where the gateway is.
    fn http(&self) -> Http {
        HttpBuilder::new(self.config.token.expose_secret()).proxy(&self.config.api).ratelimiter_disabled(true).build()
    }
}

/// Returns when told to stop, or when nobody is left who could tell.
async fn told(shutdown: &mut watch::Receiver<bool>) {
    let _ = shutdown.wait_for(|stop| *stop).await;
}

/// Nothing is kept of what passes by.
fn no_cache() -> CacheSettings {
    let mut settings = CacheSettings::default();
    settings.max_messages = 0;
    settings.cache_guilds = false;
    settings.cache_channels = false;
    settings.cache_users = false;
    settings
}
