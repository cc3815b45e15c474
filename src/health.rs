//! What is known about how the program is: written by the worker and the adapters, read by `/readyz`.

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bot_core::incoming::PlatformKind;

/// Why the program is not ready, if it is not.
#[derive(Debug, Default)]
pub(crate) struct Health {
    parts: Mutex<Parts>,
}

#[derive(Debug, Default)]
struct Parts {
    opened: bool,
    /// Why it does not answer.
    database: Option<String>,
    /// Why the worker cannot go on: a full disk can still be read.
    work: Option<String>,
    platforms: BTreeMap<PlatformKind, Option<String>>,
}

impl Health {
    /// The database answered.
    pub(crate) fn database_answers(&self) {
        let mut parts = self.parts();
        parts.opened = true;
        parts.database = None;
    }

    /// The database did not.
    pub(crate) fn database_is_away(&self, error: &dyn Error) {
        self.parts().database = Some(chain(error));
    }

    /// What was due is done.
    pub(crate) fn work_goes_on(&self) {
        let mut parts = self.parts();
        parts.opened = true;
        parts.database = None;
        parts.work = None;
    }

    /// What is due cannot be done.
    pub(crate) fn work_is_stuck(&self, error: &dyn Error) {
        self.parts().work = Some(chain(error));
    }

    /// A platform is connected.
    pub(crate) fn connected(&self, platform: PlatformKind) {
        gauge(platform, 1.0);
        self.parts().platforms.insert(platform, None);
    }

    /// A platform is not, or not any more.
    pub(crate) fn disconnected(&self, platform: PlatformKind, why: &str) {
        gauge(platform, 0.0);
        self.parts().platforms.insert(platform, Some(why.to_owned()));
    }

    /// What is missing, one reason for each part; empty when the program is ready.
    pub(crate) fn missing(&self) -> Vec<String> {
        let parts = self.parts();
        let database = match (parts.database.as_ref().or(parts.work.as_ref()), parts.opened) {
            (Some(why), _) => Some(format!("database: {why}")),
            (None, false) => Some("database: not open yet".to_owned()),
            (None, true) => None,
        };
        let platforms = parts
            .platforms
            .iter()
            .filter_map(|(platform, why)| why.as_ref().map(|why| format!("{}: {why}", platform.name())));
        database.into_iter().chain(platforms).collect()
    }

    fn parts(&self) -> MutexGuard<'_, Parts> {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn gauge(platform: PlatformKind, value: f64) {
    metrics::gauge!("village_platform_connected", "platform" => platform.name()).set(value);
}

/// An error with its causes, in one line.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let words = error.to_string();
        // Many errors repeat their cause in their own words.
        if !text.contains(&words) {
            text = format!("{text}: {words}");
        }
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ready_means_the_database_and_every_platform() {
        let health = Health::default();
        health.disconnected(PlatformKind::Matrix, "connecting");
        assert_eq!(health.missing(), ["database: not open yet", "matrix: connecting"]);

        health.database_answers();
        health.connected(PlatformKind::Matrix);
        assert!(health.missing().is_empty());

        health.database_is_away(&std::io::Error::other("connection refused"));
        assert_eq!(health.missing(), ["database: connection refused"]);

        health.work_is_stuck(&std::io::Error::other("disk is full"));
        health.database_answers();
        assert_eq!(health.missing(), ["database: disk is full"], "that it can be read is not enough");
        health.work_goes_on();
        assert!(health.missing().is_empty());
    }
}
