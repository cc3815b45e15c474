//! A platform that takes requests and does not answer must hold up nobody but its own people: what is to be said on
//! another platform, and what falls due, goes on beside it.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use bot_core::incoming::{HomeKey, MessageKey, PlaceKey, PlatformKind, Written};
use bot_core::platform::{Capabilities, DeliveryError, Lack, Parcel, PersonThere, Platform, Receipt};
use tokio::sync::{Mutex, watch};
use tokio::time::{sleep, timeout};
use url::Url;

/// A request that takes longer is one to a platform that hangs.
const SLOW: Duration = Duration::from_secs(8);

/// No request is waited for any longer; what is leased for it is still held.
const LONGEST: Duration = Duration::from_secs(45);

/// What somebody is told whose request is not even tried.
fn hangs() -> DeliveryError {
    DeliveryError::Unavailable("it does not answer".to_owned())
}

/// Whether any platform hangs, for whoever works beside the one who waits for it.
pub(crate) type Relief = watch::Sender<usize>;

/// A platform, watched. While it hangs, one request at a time finds out whether it still does, and all others are told
/// at once.
pub(crate) struct Watched {
    inner: Arc<dyn Platform>,
    /// After how long it hangs, and how long a request is waited for.
    patience: (Duration, Duration),
    hangs: AtomicBool,
    probing: Mutex<()>,
    relief: Arc<Relief>,
}

impl Watched {
    /// Watches a platform; `relief` counts those that hang.
    pub(crate) fn new(inner: Arc<dyn Platform>, relief: Arc<Relief>) -> Arc<Self> {
        Arc::new(Self::with(inner, relief, (SLOW, LONGEST)))
    }

    fn with(inner: Arc<dyn Platform>, relief: Arc<Relief>, patience: (Duration, Duration)) -> Self {
        Self { inner, patience, hangs: AtomicBool::new(false), probing: Mutex::default(), relief }
    }

    fn set(&self, hangs: bool) {
        if self.hangs.swap(hangs, Ordering::Relaxed) == hangs {
            return;
        }
        let platform = self.inner.kind().name();
        if hangs {
            tracing::warn!(platform, "it takes requests and does not answer; the rest goes on without it");
            self.relief.send_modify(|count| *count += 1);
        } else {
            tracing::info!(platform, "it answers again");
            self.relief.send_modify(|count| *count = count.saturating_sub(1));
        }
    }

    async fn ask<T>(&self, asking: impl Future<Output = Result<T, DeliveryError>>) -> Result<T, DeliveryError> {
        let (slow, longest) = self.patience;
        let _probe =
            if self.hangs.load(Ordering::Relaxed) { Some(self.probing.try_lock().map_err(|_| hangs())?) } else { None };
        let watching = async {
            sleep(slow).await;
            self.set(true);
            std::future::pending().await
        };
        let end = async {
            tokio::select! {
                end = asking => end,
                never = watching => never,
            }
        };
        match timeout(longest, end).await {
            Ok(end) => {
                self.set(false);
                end
            }
            Err(_) => Err(hangs()),
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.set(false);
    }
}

#[async_trait]
impl Platform for Watched {
    fn kind(&self) -> PlatformKind {
        self.inner.kind()
    }

    fn capabilities(&self) -> Capabilities {
        self.inner.capabilities()
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        self.ask(self.inner.deliver(parcel)).await
    }

    async fn standing(&self, home: &HomeKey, account: &str) -> Result<Option<PersonThere>, DeliveryError> {
        self.ask(self.inner.standing(home, account)).await
    }

    async fn lacks(&self, home: &HomeKey, places: &[String]) -> Result<Vec<Lack>, DeliveryError> {
        self.ask(self.inner.lacks(home, places)).await
    }

    async fn message(&self, key: &MessageKey) -> Result<Option<Written>, DeliveryError> {
        self.ask(self.inner.message(key)).await
    }

    fn message_named(&self, words: &str, place: &PlaceKey) -> Option<MessageKey> {
        self.inner.message_named(words, place)
    }

    fn link(&self, home: &HomeKey, message: &MessageKey) -> Option<Url> {
        self.inner.link(home, message)
    }

    fn filters(&self) -> bool {
        self.inner.filters()
    }

    fn hears_talk(&self) -> bool {
        self.inner.hears_talk()
    }
}

#[cfg(test)]
mod tests;
