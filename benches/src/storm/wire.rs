//! What the world and the processes of a storm say to each other: one JSON object a line.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use bot_core::command::GivenArg;
use bot_core::incoming::MessageKey;
use bot_core::message::Route;
use bot_core::time::Clock;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Said to a process.
#[derive(Debug, Serialize, Deserialize)]
pub enum ToProcess {
    /// Where it is, and when.
    Welcome {
        /// The village's database.
        database_url: String,
        /// What time it is.
        time: Time,
    },
    /// Something happened.
    Happens {
        /// Which telling this is; the same event may be told several times.
        telling: u64,
        /// What happened.
        event: Event,
    },
    /// What became of something that was sent.
    Became {
        /// The sending.
        sending: u64,
        /// What became of it.
        end: End,
    },
    /// Time was moved on, by so many milliseconds altogether.
    Moved(i64),
}

/// Said to the world.
#[derive(Debug, Serialize, Deserialize)]
pub enum ToWorld {
    /// The process begins; it was given this number.
    Begins(u64),
    /// It is ready.
    Ready,
    /// It shows something.
    Sends(Sending),
    /// An event is taken in: committed, and not to be told again.
    Took(u64),
}

/// Something that happens to the village.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Event {
    /// Its id, also the way to answer it.
    pub id: String,
    /// The home it happens in.
    pub home: String,
    /// Who does it.
    pub account: String,
    /// What she does.
    pub deed: Deed,
}

/// What somebody does.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Deed {
    /// A command.
    Asks {
        /// Its path.
        path: String,
        /// Its arguments.
        args: Vec<GivenArg>,
    },
    /// A button.
    Presses {
        /// What it means.
        route: Route,
        /// The message under which it stands.
        on: MessageKey,
    },
}

/// Something a process shows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sending {
    /// Its number within the process.
    pub sending: u64,
    /// The idempotency key.
    pub key: String,
    /// To whom.
    pub to: Whither,
    /// The message it takes the place of.
    pub edits: Option<MessageKey>,
    /// Its words; none for a mere acknowledgement.
    pub text: Option<String>,
    /// What its buttons mean.
    pub buttons: Vec<Route>,
}

/// To whom something is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whither {
    /// Everyone in a place.
    Place(String),
    /// One person.
    Direct(String),
    /// Whoever did this event.
    Answer(String),
}

/// What became of a sending.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum End {
    /// It is shown.
    Shown(MessageKey),
    /// It is not, and may be tried again.
    Unavailable,
    /// Too fast, by so many milliseconds of the village's time.
    TooFast(u64),
}

/// The time of a storm: it runs faster than the wall's, and is moved on by leaps.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Time {
    /// The village's time at the beginning.
    pub base: DateTime<Utc>,
    /// The wall's time at the beginning, in milliseconds since 1970.
    pub began: i64,
    /// How much faster it runs.
    pub times: i64,
    /// Leaps so far, in milliseconds.
    pub moved: i64,
}

/// A clock that shows it.
#[derive(Debug)]
pub struct StormClock {
    time: Time,
    moved: AtomicI64,
}

impl StormClock {
    /// A clock.
    #[must_use]
    pub fn new(time: Time) -> Self {
        Self { time, moved: AtomicI64::new(time.moved) }
    }

    /// The time it shows, for another clock.
    #[must_use]
    pub fn time(&self) -> Time {
        Time { moved: self.moved.load(Ordering::Relaxed), ..self.time }
    }

    /// Sets how far it was moved on altogether.
    pub fn move_to(&self, moved: i64) {
        self.moved.fetch_max(moved, Ordering::Relaxed);
    }
}

impl Clock for StormClock {
    fn now(&self) -> DateTime<Utc> {
        let Time { base, began, times, .. } = self.time;
        base + TimeDelta::milliseconds((wall() - began) * times + self.moved.load(Ordering::Relaxed))
    }
}

/// The wall's time, in milliseconds since 1970.
#[must_use]
pub fn wall() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
