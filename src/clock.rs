//! The wall clock: the only place where the real time comes in.

use bot_core::time::Clock;
use chrono::{DateTime, SubsecRound, Utc};

/// The system's time, cut to microseconds because that is what databases keep.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
    }
}
