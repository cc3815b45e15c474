//! The port that adapters implement: what the village asks of a platform.

use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::command::Seen;
use crate::id::OutboxId;
use crate::incoming::{HomeKey, MessageKey, PlaceKey, PlatformKind, ReplyWay, Standing, Written};
use crate::message::Message;

/// A platform, as the village sees it. One process holds one of each kind at most.
#[async_trait]
pub trait Platform: Send + Sync {
    /// Which one it is.
    fn kind(&self) -> PlatformKind;

    /// What it can show.
    fn capabilities(&self) -> Capabilities;

    /// Says or does one thing. Called again with the same key after a doubtful end; must then not show it twice.
    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError>;

    /// Whether the account belongs to the home, and who it is there. `None` means she is not there, or not any more.
    async fn standing(&self, home: &HomeKey, account: &str) -> Result<Option<PersonThere>, DeliveryError>;

    /// A message as it stands there now; none when it is not there, or not any more. Its words may be none, where the
    /// platform does not tell them to the bot.
    async fn message(&self, _key: &MessageKey) -> Result<Option<Written>, DeliveryError> {
        Ok(None)
    }

    /// Which message somebody means who writes a link to it, or whatever else names a message there.
    fn message_named(&self, _words: &str, _place: &PlaceKey) -> Option<MessageKey> {
        None
    }

    /// Where a message of a home can be read on the web, by whoever may read it; none where messages have no address.
    fn link(&self, _home: &HomeKey, _message: &MessageKey) -> Option<Url> {
        None
    }

    /// Whether it can hold messages back by itself: [`Keep::Block`].
    fn filters(&self) -> bool {
        false
    }

    /// Whether it is told what people write to each other.
    fn hears_talk(&self) -> bool {
        true
    }

    /// What the bot would need in a home and does not have there. Of the places in it, those that are given are looked at
    /// one by one.
    async fn lacks(&self, _home: &HomeKey, _places: &[String]) -> Result<Vec<Lack>, DeliveryError> {
        Ok(Vec::new())
    }
}

/// Something that the bot would need in a home and does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "lack", rename_all = "kebab-case")]
pub enum Lack {
    /// It may not do something.
    May {
        /// What.
        doing: Doing,
        /// In which place, as people know it; none when it is all of them.
        place: Option<String>,
    },
    /// It is not told something, which only whoever runs the bot can change.
    Hears {
        /// What.
        heard: Heard,
    },
    /// What is written in a place is not encrypted, though it could be.
    Encryption {
        /// Which place, as people know it.
        place: String,
    },
}

/// What the bot does in a home, for which a platform asks for a permission or a power.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doing {
    /// It reads and writes.
    Write,
    /// It shows cards.
    Cards,
    /// It sends files.
    Files,
    /// It keeps the calendar of the home.
    Events,
    /// It opens a thread under a message.
    Threads,
    /// It opens private places for a few people.
    Circles,
    /// It keeps a message at hand.
    Pins,
    /// It takes others' messages away.
    Remove,
    /// It pauses people.
    Pause,
    /// It slows a place down.
    Cool,
    /// It shows people out.
    Goodbye,
}

impl Doing {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 11] = [
        Self::Write,
        Self::Cards,
        Self::Files,
        Self::Events,
        Self::Threads,
        Self::Circles,
        Self::Pins,
        Self::Remove,
        Self::Pause,
        Self::Cool,
        Self::Goodbye,
    ];

    /// As it stands in keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Cards => "cards",
            Self::Files => "files",
            Self::Events => "events",
            Self::Threads => "threads",
            Self::Circles => "circles",
            Self::Pins => "pins",
            Self::Remove => "remove",
            Self::Pause => "pause",
            Self::Cool => "cool",
            Self::Goodbye => "goodbye",
        }
    }
}

/// What a platform tells the bot only when it is asked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Heard {
    /// Who arrives.
    Arrivals,
    /// What people write to each other.
    Talk,
}

/// What came of asking a platform what the bot lacks in a home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// This.
    Lacks(Vec<Lack>),
    /// It did not answer.
    Unanswered,
}

/// A person as the platform sees her in a home.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonThere {
    /// Her name there; empty where it is not known.
    pub name: String,
    /// Since when she is there, where the platform tells.
    pub since: Option<DateTime<Utc>>,
    /// Her authority.
    pub standing: Standing,
    /// The platform's ids of her roles.
    pub roles: Vec<String>,
}

/// What a platform can show. The core decides from this what becomes of a part, once for all platforms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about a platform, and they go in any mixture"
)]
pub struct Capabilities {
    /// Characters in a message.
    pub text: usize,
    /// Buttons under a message; none where words and reactions stand in for them.
    pub buttons: Option<usize>,
    /// Options in a list to choose from; none where they are numbered instead.
    pub options: Option<usize>,
    /// Whether a form can be opened; otherwise its questions are asked one by one.
    pub forms: bool,
    /// Whether what she writes next in her direct chat answers a question.
    pub asks: bool,
    /// Whether commands are typed with a slash; otherwise with the community's prefix.
    pub slash: bool,
    /// Whether a moment is shown in each reader's own zone.
    pub moments: bool,
    /// Whether reactions work as buttons.
    pub reactions: bool,
    /// What it has of its own, besides messages.
    pub own: OwnThings,
}

/// What a platform has of its own, besides messages; see [`Own`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and they go in any mixture")]
pub struct OwnThings {
    /// A calendar that everybody in a home sees.
    pub events: bool,
    /// Threads under a message.
    pub threads: bool,
    /// Messages that stay at hand.
    pub pins: bool,
    /// Maps; where there are none, a card links to one.
    pub maps: bool,
    /// Private places for a few people.
    pub circles: bool,
    /// Whether those who keep order where the bot is at home can read such a place without being asked in.
    pub overseen: bool,
}

/// One thing to say or do.
#[derive(Debug, Clone)]
pub struct Parcel {
    /// The idempotency key: the same thing always has the same key.
    pub key: OutboxId,
    /// Where to.
    pub to: Destination,
    /// What.
    pub act: Act,
}

/// Where something goes.
#[derive(Debug, Clone)]
pub enum Destination {
    /// Everyone who reads the place sees it.
    Place(PlaceKey),
    /// Only this account sees it, in a direct chat. Never anywhere else.
    Direct {
        /// The platform's id of the account.
        account: String,
        /// A home the account and the bot share.
        home: Option<HomeKey>,
    },
    /// The answer to an event, by the platform's own way.
    Answer {
        /// The way; where it has run out the adapter says [`DeliveryError::Gone`].
        way: ReplyWay,
        /// Who may see it. The adapter may narrow it, never widen it.
        seen: Seen,
        /// The platform's id of the account that asked.
        account: String,
    },
}

/// What is to be done.
#[derive(Debug, Clone)]
pub enum Act {
    /// A new message.
    Send(Message),
    /// The same message, said anew and in full.
    Edit {
        /// The message to replace.
        message: MessageKey,
        /// What it says now.
        now: Message,
    },
    /// The event is answered without words: the platform is told that all is well (Discord: a deferred update).
    Acknowledge,
    /// Something that the platform has of its own, which goes with a message.
    Own(Own),
    /// Something that keeps order, without words.
    Keep(Keep),
}

/// What keeps order. The destination is the place that it is about, or any place of the home. Done twice it is done
/// once: what is so already is left so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keep {
    /// A message is taken away.
    Remove {
        /// Which.
        message: MessageKey,
    },
    /// Somebody may not write for a while, or may again.
    Pause {
        /// Where: all of it.
        home: HomeKey,
        /// The platform's id of her account.
        account: String,
        /// Until when; none when it is over. A platform that knows of an end by itself may take a nearer one.
        until: Option<DateTime<Utc>>,
        /// Why, for a platform that shows it.
        why: Why,
        /// What the receipt of the beginning said was there before; with it, exactly that comes back.
        before: Option<String>,
    },
    /// A place goes slower for a while, or as before.
    Cool {
        /// Until when; none when it is over.
        until: Option<DateTime<Utc>>,
        /// What the receipt of the beginning said was there before.
        before: Option<String>,
    },
    /// Somebody is shown out for good, or may come back.
    Goodbye {
        /// Out of which.
        home: HomeKey,
        /// The platform's id of her account.
        account: String,
        /// Whether she is out.
        out: bool,
        /// Why, for a platform that shows it.
        why: Why,
    },
    /// The platform itself holds messages back that have certain words.
    Block(Block),
}

/// One rule, by which a platform holds messages back before anybody reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where.
    pub home: HomeKey,
    /// What the rule is called; each adapter marks it as the bot's own.
    pub name: String,
    /// What is held back, a `*` for any end of a word; the rule is gone when there is nothing.
    pub phrases: Vec<String>,
    /// What the author reads.
    pub says: String,
    /// Places in which nothing is held back.
    pub except_places: Vec<String>,
    /// Roles from whose members nothing is.
    pub except_roles: Vec<String>,
}

/// Why something was done, in somebody's words: never in a log.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Why(pub String);

impl std::fmt::Debug for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

/// Something that a platform has of its own. None of these has a key by which a platform tells that it was done
/// before: each adapter looks for what is there, and takes it over, before it makes anything.
#[derive(Debug, Clone)]
pub enum Own {
    /// An entry in the calendar of a home; the home stands where the place stands.
    Event {
        /// Its id, when it was made before.
        known: Option<String>,
        /// Words that stand in its description and in no other's.
        mark: String,
        /// What it says now; none when it should be gone.
        now: Option<Event>,
    },
    /// A thread in which to talk about what a message says.
    Thread {
        /// Its id, when it was opened before.
        known: Option<String>,
        /// The message.
        under: MessageKey,
        /// What it is called.
        title: String,
        /// Whether people talk in it; otherwise it is put away.
        open: bool,
        /// The first words in it, where a thread cannot be empty.
        hello: Message,
    },
    /// A message that stays at hand.
    Pin {
        /// Which.
        message: MessageKey,
        /// Whether it does, or does not any more.
        pinned: bool,
    },
    /// Where something is, on a map.
    Spot {
        /// What is there, in words for those whose program shows no map.
        about: String,
        /// How far north, in degrees ("40.4153").
        latitude: String,
        /// How far east, in degrees.
        longitude: String,
    },
    /// A private place for a few people and the bot. The receipt's last message names it: its `place` is what messages
    /// into it are sent to, and its `id` is the same.
    Circle {
        /// The place, when it was opened before.
        known: Option<PlaceKey>,
        /// The home to which it belongs. What is said in it comes from there. On Discord it hangs on the channel that
        /// is the parcel's destination; elsewhere the destination says no more than the home.
        home: HomeKey,
        /// What tells it from every other place of any community: at most 40 of `a-z`, `0-9` and `-`. People may see it.
        mark: String,
        /// What it is called. People's words: data, never markup.
        title: String,
        /// The platform's ids of the accounts that are to be in it, without the bot's. Whoever is missing is asked in;
        /// nobody is asked in again who went by herself, where the platform tells.
        members: Vec<String>,
        /// Those who were in it and are not to be in it any more: they are taken out, also when it is closed. A
        /// platform that tells who is in a place takes out everybody who is not among the members while it is open.
        leaving: Vec<String>,
        /// Whether they may talk in it; otherwise it is put away.
        open: bool,
        /// The last words of the bot in it, when it is put away.
        goodbye: Option<Message>,
    },
}

/// An entry in a platform's own calendar. Its words are people's words: data, never markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What it is called.
    pub name: String,
    /// Where it is, as everybody may know.
    pub place: String,
    /// What else there is to know; ends with the mark.
    pub about: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it ends.
    pub ends_at: DateTime<Utc>,
}

/// What became of a parcel.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The messages that now show it; the last one carries the buttons.
    pub messages: Vec<MessageKey>,
    /// The accounts that could not be brought into a [`Own::Circle`]: they are gone, or do not wish it.
    #[serde(default)]
    pub unreached: Vec<String>,
    /// What was there before a [`Keep`] changed it, in the platform's own words; given back when it ends.
    #[serde(default)]
    pub before: Option<String>,
}

impl Receipt {
    /// It is shown by these messages.
    #[must_use]
    pub fn showing(messages: Vec<MessageKey>) -> Self {
        Self { messages, ..Self::default() }
    }
}

/// Why a parcel did not arrive: exactly what the worker must tell apart.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryError {
    /// The place, the message or the person is not there any more; trying again will not help.
    #[error("gone")]
    Gone,
    /// The platform does not allow it: closed direct messages, missing permission.
    #[error("forbidden: {0}")]
    Forbidden(&'static str),
    /// Too fast; not an attempt that counts.
    #[error("rate limited for {} ms", .0.as_millis())]
    RateLimited(Duration),
    /// The platform did not answer or is broken; nobody knows whether it arrived.
    #[error("unavailable: {0}")]
    Unavailable(String),
}
