//! The clock, human dates, zones.

use chrono::{DateTime, Utc};

pub mod birth;
pub mod free;
pub mod length;
pub mod local;
pub mod naps;
pub mod phrase;
pub mod quiet;
pub mod weekly;
pub mod window;
pub mod windows;
pub mod zone;

pub use length::{LengthError, read_length};
pub use local::{LocalMoment, LocalResolution, resolve_local};
pub use phrase::{NotWhen, Nth, Pace, Reading, Repeat, When, Why, read_repeat, read_when};
pub use quiet::{may_be_said_at, read_quiet};
pub use weekly::{Weekly, read_weekly};
pub use windows::NotWindows;
pub use zone::{NoSuchZone, read_zone, suggest};

/// Where the time comes from: nothing in the core reads the wall clock.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;
}
