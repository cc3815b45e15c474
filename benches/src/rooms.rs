//! Where a bench keeps its database, and how it opens a village over it.

use std::sync::Arc;

use bot_core::keys::Keys;
use bot_core::settings::Defaults;
use bot_core::time::Clock;
use bot_core::village::{Opening, Village};
use bot_core::wording::Locale;
use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;

/// The time on the wall.
#[derive(Debug)]
pub struct WallClock;

impl Clock for WallClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// A database: the one that was named, or a file that is gone when this is dropped.
#[derive(Debug)]
pub struct Room {
    url: String,
    _directory: Option<TempDir>,
}

impl Room {
    /// The database at `url`, or else a new SQLite file.
    pub fn open(url: Option<String>) -> std::io::Result<Self> {
        if let Some(url) = url {
            return Ok(Self { url, _directory: None });
        }
        let directory = tempfile::tempdir()?;
        let url = format!("sqlite:{}", directory.path().join("village.db").display());
        Ok(Self { url, _directory: Some(directory) })
    }

    /// `sqlite:...` or `postgres://...`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// `sqlite` or `postgres`.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        if self.url.starts_with("sqlite") { "sqlite" } else { "postgres" }
    }
}

/// What a bench opens a village with.
#[must_use]
pub fn opening(database_url: &str, clock: Arc<dyn Clock>) -> Opening {
    Opening {
        database_url: database_url.to_owned(),
        migrate: true,
        clock,
        seed: None,
        defaults: Defaults { zone: chrono_tz::America::New_York, locale: Locale::En, prefix: "!".to_owned() },
        operator_contact: String::new(),
        gather: TimeDelta::seconds(5),
        keys: Keys::of_a_play(),
    }
}

/// The loop around [`Village::run_due`]: sleeps until something falls due, is rung for, or `cap` has passed.
/// Goes on until it is dropped; what fails is tried again.
pub async fn work(village: &Village, clock: &dyn Clock, cap: std::time::Duration) {
    loop {
        let rung = village.wake.notified();
        match village.run_due(100).await {
            Ok(ran) if !ran.is_idle() => continue,
            Ok(_) | Err(_) => {}
        }
        let due = village.next_due().await.ok().flatten();
        let wait = due.map_or(cap, |due| (due - clock.now()).to_std().unwrap_or_default()).min(cap);
        // What is due but held by another process must not keep this one spinning.
        let wait = wait.max(std::time::Duration::from_millis(5));
        let _ = tokio::time::timeout(wait, rung).await;
    }
}
