//! The two ways in: [`Village::handle`] for what happens, [`Village::run_due`] for what falls due.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;
use uuid::Uuid;

use crate::access::Access;
use crate::id::IdSource;
use crate::incoming::{HomeKey, PlatformKind};
use crate::message::Message;
use crate::platform::Platform;
use crate::settings::Defaults;
use crate::store::{Store, StoreError};
use crate::time::Clock;
use crate::wording::{Arg, Locale, say};
use crate::{jobs, outbox, people};

pub mod about;
mod bridge;
mod deliver;
mod door;
mod grant;
pub mod help;
mod note;
mod notice;
mod own;
pub mod questions;
mod render;
mod suggest;
mod understand;
pub mod whats_on;
mod who;
pub mod wording;
mod worker;

pub use jobs::store::PutAside;
pub use worker::Ran;

/// What a village is opened with.
#[derive(Debug, Clone)]
pub struct Opening {
    /// `sqlite:...` or `postgres://...`.
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
    /// Parcels on their way at once; one by one in a play, so that its transcript repeats.
    at_once: usize,
    platforms: RwLock<HashMap<PlatformKind, Arc<dyn Platform>>>,
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
    /// It takes somebody with more authority.
    NeedsAccess(Access),
    /// In a direct chat, somebody the village has not met in any home.
    Stranger,
}

impl std::fmt::Debug for dyn Platform {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind().name())
    }
}

impl Village {
    /// Opens the database and everything over it.
    pub async fn open(opening: Opening) -> Result<Arc<Self>, StoreError> {
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
        let village = Self {
            store,
            clock: opening.clock,
            ids,
            defaults: opening.defaults,
            operator_contact: opening.operator_contact,
            gather: opening.gather,
            at_once: if opening.seed.is_some() { 1 } else { worker::AT_ONCE },
            platforms: RwLock::default(),
            wake: Notify::new(),
        };
        village.plan_sweep().await?;
        Ok(Arc::new(village))
    }

    /// Makes a platform known; what is addressed to it is delivered through it from now on.
    pub fn attach(&self, platform: Arc<dyn Platform>) {
        if let Ok(mut platforms) = self.platforms.write() {
            platforms.insert(platform.kind(), platform);
        }
        self.wake.notify_one();
    }

    /// The words for somebody whose event could not be handled, with a reference that also stands in the log.
    pub fn apology(&self, error: &StoreError, locale: Locale) -> Message {
        let id: Uuid = self.ids.next(self.clock.now());
        let reference: String = id.simple().to_string().chars().rev().take(8).collect();
        tracing::error!(reference, error = %chain(error), "an event could not be handled");
        let key = if error.is_passing() { "apology-later" } else { "apology" };
        Message::para(locale, say(locale, key, &[("reference", Arg::text(reference))]))
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

    /// Every community: its id, since when it is served, and how many homes it has.
    pub async fn communities(&self) -> Result<Vec<(crate::id::CommunityId, DateTime<Utc>, i64)>, StoreError> {
        let mut tx = self.store.read().await?;
        people::store::communities(&mut tx).await
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> Result<(), StoreError> {
        self.next_due().await.map(|_| ())
    }

    /// Closes the database.
    pub async fn close(&self) {
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
