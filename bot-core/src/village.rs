//! The two ways in: [`Village::handle`] for what happens, [`Village::run_due`] for what falls due.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use tokio::sync::Notify;

use crate::command::GivenArg;
use crate::id::{IdSource, OutboxId};
use crate::incoming::{HomeKey, Incoming, PlatformKind};
use crate::message::{Choosable, Form};
use crate::platform::{DeliveryError, Parcel, Platform, Receipt};
use crate::store::StoreError;
use crate::time::Clock;
use crate::wording::Locale;

/// What a village is opened with.
pub struct Opening {
    /// `sqlite:...` or `postgres://...`.
    pub database_url: String,
    /// Whether to bring the database up to date first.
    pub migrate: bool,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// `None` for the system's chance; a seed for a play that repeats.
    pub seed: Option<u64>,
    /// The zone a new community starts with.
    pub zone: Tz,
    /// The language a new community starts with.
    pub locale: Locale,
    /// Whom to write to about this bot; shown by `village about`. May be empty.
    pub operator_contact: String,
    /// The prefix a new community starts with.
    pub prefix: String,
}

/// Everything that matters, and nothing of any platform.
pub struct Village {
    clock: Arc<dyn Clock>,
    ids: IdSource,
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

/// What one step of the worker did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ran {
    /// Jobs done.
    pub jobs: usize,
    /// Parcels delivered.
    pub delivered: usize,
    /// Tries that failed and will be repeated, or that ended in the list of what could not be done.
    pub failed: usize,
}

impl Village {
    /// Opens the database and everything over it.
    pub async fn open(_opening: Opening) -> Result<Arc<Self>, StoreError> {
        unimplemented!()
    }

    /// Makes a platform known; what is addressed to it is delivered through it from now on.
    pub fn attach(&self, platform: Arc<dyn Platform>) {
        if let Ok(mut platforms) = self.platforms.write() {
            platforms.insert(platform.kind(), platform);
        }
    }

    /// Takes in one event: loads, decides and commits once. The answer, when there is one, is already a row;
    /// it is leased to the caller, who delivers it at once and then calls [`Self::settle`].
    pub async fn handle(&self, _incoming: Incoming) -> Result<Option<Parcel>, StoreError> {
        unimplemented!()
    }

    /// Says what became of a parcel.
    pub async fn settle(&self, _key: OutboxId, _result: Result<Receipt, DeliveryError>) -> Result<(), StoreError> {
        unimplemented!()
    }

    /// The form that must be opened as the first response to this event (Discord), if there is one.
    /// For a command it depends on its declaration and arguments alone; for a button it reads one row.
    pub async fn form(&self, _typing: &Typing, _what: &crate::incoming::What) -> Result<Option<Form>, StoreError> {
        unimplemented!()
    }

    /// At most 25 values for an argument that somebody is typing.
    pub async fn suggest(
        &self,
        _typing: &Typing,
        _path: &str,
        _arg: &str,
        _typed: &str,
        _given: &[GivenArg],
    ) -> Result<Vec<Choosable>, StoreError> {
        unimplemented!()
    }

    /// One step of the worker: does what is due, `limit` jobs and parcels at most.
    pub async fn run_due(&self, _limit: usize) -> Result<Ran, StoreError> {
        unimplemented!()
    }

    /// When the next thing falls due, as far as is known now.
    pub async fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        unimplemented!()
    }

    /// What an adapter remembers about a place (Matrix: how far it has read, which events are still open).
    pub async fn bookmark(&self, _platform: PlatformKind, _place: &str) -> Result<Option<String>, StoreError> {
        unimplemented!()
    }

    /// Remembers it; at most 64 KiB.
    pub async fn set_bookmark(&self, _platform: PlatformKind, _place: &str, _text: &str) -> Result<(), StoreError> {
        unimplemented!()
    }
}
