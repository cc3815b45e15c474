//! The two ways in: [`Village::handle`] for what happens, [`Village::run_due`] for what falls due.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;
use uuid::Uuid;

use crate::access::Access;
use crate::id::{IdSource, MemberId};
use crate::incoming::{HomeKey, Incoming, PlatformKind, What};
use crate::keys::Keys;
use crate::message::{Message, REACTION_KEYS, Route};
use crate::outbox::Intent;
use crate::platform::Platform;
use crate::settings::{Defaults, Settings};
use crate::store::{Store, StoreError};
use crate::time::Clock;
use crate::wording::{Arg, Locale, say};
use crate::{jobs, outbox, people};

pub mod about;
mod belonging;
mod bridge;
mod deliver;
mod door;
pub mod export;
pub mod forget;
mod grant;
pub mod help;
mod knock;
pub mod link;
mod moved;
mod note;
mod notice;
mod noticing;
mod own;
pub mod questions;
#[cfg(feature = "testing")]
mod rehearsal;
mod render;
mod slips;
mod suggest;
mod undelivered;
mod understand;
pub mod whats_on;
mod who;
pub mod wording;
mod worker;
pub(crate) mod zone_rules;

pub use jobs::store::PutAside;
pub use slips::Slip;
pub use worker::Ran;

/// What a village is opened with.
#[derive(Clone)]
pub struct Opening {
    /// `sqlite:...` or `postgres://...`; may hold a password.
    pub database_url: String,
    /// Whether to bring the database up to date first.
    pub migrate: bool,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// `None` for the system's chance; a seed for a play that repeats.
    pub seed: Option<u64>,
    /// What a new community starts with.
    pub defaults: Defaults,
    /// Whom to write to about this bot; shown by `village about`. May be empty.
    pub operator_contact: String,
    /// How long changes of a card are gathered before it is edited. Zero in a play.
    pub gather: TimeDelta,
    /// What is sealed is sealed with these.
    pub keys: Keys,
}

impl std::fmt::Debug for Opening {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let engine = self.database_url.split(':').next().unwrap_or_default();
        f.debug_struct("Opening")
            .field("database_url", &format_args!("{engine}:[redacted]"))
            .field("migrate", &self.migrate)
            .field("seed", &self.seed)
            .field("defaults", &self.defaults)
            .field("operator_contact", &self.operator_contact)
            .field("gather", &self.gather)
            .field("keys", &self.keys)
            .finish_non_exhaustive()
    }
}

/// Everything that matters, and nothing of any platform.
#[derive(Debug)]
pub struct Village {
    store: Store,
    clock: Arc<dyn Clock>,
    ids: IdSource,
    defaults: Defaults,
    operator_contact: String,
    gather: TimeDelta,
    keys: Keys,
    /// How each home is spoken to, as of its last event: for when the database cannot be asked.
    spoken: RwLock<HashMap<(PlatformKind, String), (Locale, String)>>,
    /// What talk is looked at with.
    ears: noticing::Ears,
    /// Parcels on their way at once; one by one in a play, so that its transcript repeats.
    at_once: usize,
    platforms: RwLock<HashMap<PlatformKind, Arc<dyn Platform>>>,
    /// Whether a platform has come since the last step of the worker.
    has_new_platform: AtomicBool,
    /// The steps that this process is at, and those that broke off in the middle.
    leases: Mutex<worker::Leases>,
    /// Rung when there may be something new to do.
    pub wake: Notify,
}

/// Who is typing, for suggestions and forms.
#[derive(Debug, Clone)]
pub struct Typing {
    /// The platform.
    pub platform: PlatformKind,
    /// Her account there.
    pub account: String,
    /// The home she types in; none in a direct chat.
    pub home: Option<HomeKey>,
    /// The language of her client.
    pub locale: Locale,
}

/// What the house itself has to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// What there is to do, or one group or command of it.
    Help {
        /// A group or a command's path.
        about: Option<String>,
    },
    /// What this bot is.
    About,
    /// Words that are close to a command.
    DidYouMean {
        /// The nearest commands.
        near: Vec<String>,
    },
    /// In a direct chat, words that are nothing the village knows.
    NotUnderstood,
    /// A command with more words than are read.
    TooLong,
    /// The question is dropped.
    Stopped,
    /// A button that means nothing any more.
    StaleButton,
    /// A command that a platform offers, and that the village does not have.
    NoSuchCommand,
    /// It takes somebody with more authority.
    NeedsAccess(Access),
    /// In a direct chat, somebody the village has not met in any home.
    Stranger,
    /// In a room: an answer for her alone cannot be brought.
    Unreachable {
        /// Who.
        member: MemberId,
    },
    /// The bot is in a home again that it had been shown out of.
    Back,
    /// Two accounts or two homes are linked.
    Link(link::Outcome),
    /// She takes everything about herself along.
    Exported,
    /// She wishes to be forgotten.
    Forget(forget::Outcome),
    /// She opens what was kept for her while her direct messages were closed.
    Kept {
        /// What it is.
        intent: Box<Intent>,
        /// What opens the next one, if there is more.
        next: Option<Route>,
    },
}

impl std::fmt::Debug for dyn Platform {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind().name())
    }
}

impl Village {
    /// Opens the database and everything over it.
    pub async fn open(opening: Opening) -> Result<Arc<Self>, StoreError> {
        let village = Self::look(opening).await?;
        village.plan_sweep().await?;
        village.plan_look_around().await?;
        village.watch_zone_rules().await?;
        Ok(village)
    }

    /// The same with nothing planned, for whoever only wants to see what is there.
    pub async fn look(opening: Opening) -> Result<Arc<Self>, StoreError> {
        let store = Store::open(&opening.database_url).await?;
        if opening.migrate {
            store.migrate().await?;
        }
        let mut ids = IdSource::random();
        if let Some(seed) = opening.seed {
            let mut tx = store.write(None).await?;
            let epoch = outbox::store::next_epoch(&mut tx).await?;
            tx.commit().await?;
            ids = IdSource::seeded(seed, u64::try_from(epoch).unwrap_or(0));
        }
        Ok(Arc::new(Self {
            store,
            clock: opening.clock,
            ids,
            defaults: opening.defaults,
            operator_contact: opening.operator_contact,
            gather: opening.gather,
            keys: opening.keys,
            at_once: if opening.seed.is_some() { 1 } else { worker::AT_ONCE },
            spoken: RwLock::default(),
            ears: noticing::Ears::default(),
            platforms: RwLock::default(),
            has_new_platform: AtomicBool::default(),
            leases: Mutex::default(),
            wake: Notify::new(),
        }))
    }

    /// Makes a platform known; what is addressed to it is delivered through it from now on.
    pub fn attach(&self, platform: Arc<dyn Platform>) {
        if let Ok(mut platforms) = self.platforms.write() {
            platforms.insert(platform.kind(), platform);
        }
        self.has_new_platform.store(true, Ordering::Relaxed);
        self.wake.notify_one();
    }

    /// Whether a platform should tell who arrives: where it does so only to bots that ask for it, no other one asks.
    pub async fn hears_arrivals(&self, platform: PlatformKind) -> Result<bool, StoreError> {
        crate::welcome::store::is_wanted(&mut self.store.read().await?, platform).await
    }

    /// Whether a platform should tell what people write to each other: where it does so only to bots that ask for it, no
    /// other one asks.
    pub async fn hears_talk(&self, platform: PlatformKind) -> Result<bool, StoreError> {
        crate::care::noticing::store::is_wanted(&mut self.store.read().await?, platform).await
    }

    /// The words for somebody whose event could not be handled, with a reference that also stands in the log.
    pub fn apology(&self, error: &StoreError, locale: Locale) -> Message {
        let id: Uuid = self.ids.next(self.clock.now());
        let reference: String = id.simple().to_string().chars().rev().take(8).collect();
        tracing::error!(reference, error = %chain(error), "an event could not be handled");
        let key = if error.is_passing() { "apology-later" } else { "apology" };
        Message::para(locale, say(locale, key, &[("reference", Arg::text(reference))]))
    }

    /// The same for whoever was surely speaking to the bot. None for talk.
    pub fn apology_to(&self, incoming: &Incoming, error: &StoreError) -> Option<Message> {
        let (locale, meant) = self.spoken_to(incoming);
        let message = self.apology(error, locale);
        meant.then_some(message)
    }

    /// The words for somebody whose event waits for the database, if she was surely speaking to the bot.
    pub fn waiting_to(&self, incoming: &Incoming) -> Option<Message> {
        let (locale, meant) = self.spoken_to(incoming);
        meant.then(|| Message::para(locale, say(locale, "apology-waiting", &[])))
    }

    /// The language to answer in, and whether it was surely the bot that was spoken to: in a direct chat, by its name,
    /// with the prefix of the community, or by a reaction as the bot sets them. What was last known is used, since the database may be what failed.
    fn spoken_to(&self, incoming: &Incoming) -> (Locale, bool) {
        let home = incoming.home.as_ref().map(|home| (incoming.platform, home.id.clone()));
        let known = home.and_then(|home| self.spoken.read().ok()?.get(&home).cloned());
        let (locale, prefix) = known.unwrap_or_else(|| (self.defaults.locale, self.defaults.prefix.clone()));
        let meant = match &incoming.what {
            What::Said { text, to_bot, .. } => {
                let text = text.trim_start();
                let slash = || self.platform(incoming.platform).is_some_and(|platform| platform.capabilities().slash);
                let is_command = text.starts_with(&prefix) || text.starts_with('/') && slash();
                incoming.place.direct || *to_bot || is_command
            }
            // These stand under the bot's own messages in the place of buttons.
            What::Reacted { key, .. } | What::Unreacted { key, .. } => REACTION_KEYS.contains(&key.as_str()),
            What::Command { .. }
            | What::Menu { .. }
            | What::Pressed { .. }
            | What::Picked { .. }
            | What::Submitted { .. }
            | What::HomeOpened
            | What::HomeClosed
            | What::HomeMoved { .. }
            | What::PlaceMoved { .. }
            | What::OwnGone { .. }
            | What::PlaceLeft
            | What::Arrived
            | What::Departed => false,
        };
        (incoming.from.locale.unwrap_or(locale), meant)
    }

    /// Remembers how a home is spoken to.
    fn remember_spoken(&self, platform: PlatformKind, home: &str, settings: &Settings) {
        let now = (settings.locale(), settings.prefix().to_owned());
        let key = (platform, home.to_owned());
        if self.spoken.read().is_ok_and(|spoken| spoken.get(&key) == Some(&now)) {
            return;
        }
        if let Ok(mut spoken) = self.spoken.write() {
            spoken.insert(key, now);
        }
    }

    /// What an adapter remembers about a place (Matrix: how far it has read, which events are still open).
    pub async fn bookmark(&self, platform: PlatformKind, place: &str) -> Result<Option<String>, StoreError> {
        let mut tx = self.store.read().await?;
        outbox::store::bookmark(&mut tx, platform, place).await
    }

    /// Remembers it; at most 64 KiB.
    pub async fn set_bookmark(&self, platform: PlatformKind, place: &str, position: &str) -> Result<(), StoreError> {
        let mut tx = self.store.write(None).await?;
        outbox::store::set_bookmark(&mut tx, platform, place, position).await?;
        tx.commit().await
    }

    /// When the next thing falls due, as far as is known now.
    pub async fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let mut tx = self.store.read().await?;
        let job = jobs::store::next_due(&mut tx).await?;
        let parcel = outbox::store::next_due(&mut tx).await?;
        Ok(job.into_iter().chain(parcel).min())
    }

    /// What could not be done, for the operator.
    pub async fn put_aside(&self) -> Result<Vec<PutAside>, StoreError> {
        let mut tx = self.store.read().await?;
        jobs::store::put_aside(&mut tx).await
    }

    /// Tries something that was put aside again. `false` when there is nothing of that id.
    pub async fn retry(&self, id: Uuid) -> Result<bool, StoreError> {
        let mut tx = self.store.write(None).await?;
        let found = jobs::store::retry(&mut tx, id, self.clock.now()).await?;
        tx.commit().await?;
        Ok(found)
    }

    /// Every community: its id, since when it is served, and its open homes as their platforms name them.
    pub async fn communities(&self) -> Result<Vec<people::store::Served>, StoreError> {
        let mut tx = self.store.read().await?;
        people::store::communities(&mut tx).await
    }

    /// The platform's ids of the homes that are open on it: a platform that tells where the bot is, and not where it was
    /// removed while it was away, is compared with them.
    pub async fn open_homes(&self, platform: PlatformKind) -> Result<Vec<String>, StoreError> {
        let mut tx = self.store.read().await?;
        people::store::open_homes(&mut tx, platform).await
    }

    /// The zone in which the community of a home lives now; that of a new one while nobody has spoken there.
    pub async fn zone_in(&self, platform: PlatformKind, home: &HomeKey) -> Result<Tz, StoreError> {
        let mut tx = self.store.read().await?;
        let Some(home) = people::store::home(&mut tx, platform, &home.id).await? else { return Ok(self.defaults.zone) };
        Ok(self.settings_of(&mut tx, Some(home.community)).await?.zone())
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> Result<(), StoreError> {
        self.next_due().await.map(|_| ())
    }

    /// Lets go of what was begun and not finished, so that another process takes it up at once, and closes the database.
    pub async fn close(&self) {
        if let Err(error) = self.let_go_of_everything().await {
            tracing::debug!(error = chain(&error), "what was begun is taken up when its lease is over");
        }
        self.store.close().await;
    }

    fn platform(&self, kind: PlatformKind) -> Option<Arc<dyn Platform>> {
        self.platforms.read().ok()?.get(&kind).cloned()
    }
}

/// An error with its causes, for the log; none of them holds what people wrote.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
