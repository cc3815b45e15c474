//! The clock, human dates, zones.

use chrono::{DateTime, Utc};

pub mod length;
pub mod local;
pub mod phrase;
pub mod zone;

/// Where the time comes from: nothing in the core reads the wall clock.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;
}
