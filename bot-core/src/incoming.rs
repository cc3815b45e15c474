//! What a platform may tell the village: a closed enum, in the community's words.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::command::GivenArg;
use crate::message::Route;
use crate::wording::Locale;

/// A platform that Village lives on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlatformKind {
    /// Discord servers.
    Discord,
    /// Matrix spaces and rooms.
    Matrix,
    /// A terminal.
    Console,
}

impl PlatformKind {
    /// Every platform.
    pub const ALL: [Self; 3] = [Self::Discord, Self::Matrix, Self::Console];

    /// As it stands in the database and in logs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Discord => "discord",
            Self::Matrix => "matrix",
            Self::Console => "console",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|platform| platform.name() == name)
    }
}

/// Something that happened on a platform.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// Where it comes from.
    pub platform: PlatformKind,
    /// The platform's own id of this event, the same when it is told again.
    pub event: String,
    /// Who did it.
    pub from: Sender,
    /// The server, space or room it belongs to; none in a direct chat.
    pub home: Option<HomeKey>,
    /// The channel, room, thread or direct chat it happened in.
    pub place: PlaceKey,
    /// What happened.
    pub what: What,
    /// How the platform wants to be answered, where it has a way of its own.
    pub reply: Option<ReplyWay>,
}

impl Incoming {
    /// The same without U+0000, which no person means and PostgreSQL does not take.
    #[must_use]
    pub fn without_nul(mut self) -> Self {
        let Self { platform: _, event, from, home, place, what, reply: _ } = &mut self;
        let Sender { account, name, locale: _, standing: _, roles, since: _ } = from;
        [event, account, name].into_iter().chain(roles).for_each(take_nul);
        home.iter_mut().for_each(HomeKey::take_nul);
        place.take_nul();
        let given = |args: &mut Vec<GivenArg>| {
            args.iter_mut().flat_map(|arg| [&mut arg.name, &mut arg.value]).for_each(take_nul);
        };
        match what {
            What::Said { text, to_bot: _, replies_to } => {
                take_nul(text);
                replies_to.iter_mut().for_each(MessageKey::take_nul);
            }
            What::Command { path, args } => {
                take_nul(path);
                given(args);
            }
            What::Menu { path, on, args } => {
                take_nul(path);
                on.take_nul();
                given(args);
            }
            What::Pressed { route: _, on } => on.iter_mut().for_each(MessageKey::take_nul),
            What::Reacted { on, key } | What::Unreacted { on, key } => {
                on.take_nul();
                take_nul(key);
            }
            What::Picked { route: _, values } => values.iter_mut().for_each(take_nul),
            What::Submitted { route: _, fields } => given(fields),
            What::HomeMoved { to } | What::PlaceMoved { to } => take_nul(to),
            What::OwnGone { id } => take_nul(id),
            What::HomeOpened | What::HomeClosed | What::PlaceLeft | What::Arrived | What::Departed => {}
        }
        self
    }
}

fn take_nul(text: &mut String) {
    if text.contains('\0') {
        text.retain(|c| c != '\0');
    }
}

impl HomeKey {
    fn take_nul(&mut self) {
        take_nul(&mut self.id);
        self.name.iter_mut().for_each(take_nul);
    }
}

impl PlaceKey {
    fn take_nul(&mut self) {
        take_nul(&mut self.id);
        self.thread.iter_mut().for_each(take_nul);
    }
}

impl MessageKey {
    fn take_nul(&mut self) {
        take_nul(&mut self.place);
        take_nul(&mut self.id);
    }
}

impl Written {
    /// Takes U+0000 out of it.
    pub(crate) fn take_nul(&mut self) {
        let Self { key, home, account, name, text, at: _ } = self;
        key.take_nul();
        home.iter_mut().for_each(HomeKey::take_nul);
        [account, name, text].into_iter().for_each(take_nul);
    }
}

/// Who did something, as the platform describes her at this moment.
#[derive(Debug, Clone)]
pub struct Sender {
    /// The platform's id of the account.
    pub account: String,
    /// The name others see there.
    pub name: String,
    /// The language her client asks for, where the platform tells.
    pub locale: Option<Locale>,
    /// Her authority in the home, where the event happened in one.
    pub standing: Standing,
    /// The platform's ids of the roles she has, where it has roles.
    pub roles: Vec<String>,
    /// Since when she is in the home, where the platform itself knows: a day that somebody else could write into an
    /// event (on Matrix her own server does) is none.
    pub since: Option<DateTime<Utc>>,
}

/// What the platform lets a person do in a home. A higher one includes the lower.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Reads and writes.
    #[default]
    Member,
    /// Keeps order.
    Moderator,
    /// Decides about the home.
    Admin,
}

/// A home as a platform names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HomeKey {
    /// The platform's id of the server, space or room.
    pub id: String,
    /// Its name, when the platform tells it.
    pub name: Option<String>,
}

/// A place as a platform names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PlaceKey {
    /// The platform's id of the channel, room or direct chat.
    pub id: String,
    /// The thread within it, where threads are not places of their own (Matrix).
    pub thread: Option<String>,
    /// Whether only the person and the bot are here.
    pub direct: bool,
}

/// A message as a platform names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MessageKey {
    /// The place's id.
    pub place: String,
    /// The message's id.
    pub id: String,
}

/// A message that somebody points at: by a menu, by a reply, or by a link.
#[derive(Clone, PartialEq, Eq)]
pub struct Written {
    /// Which.
    pub key: MessageKey,
    /// The home it stands in; none in a direct chat.
    pub home: Option<HomeKey>,
    /// The platform's id of the account that wrote it; empty for the bot's own.
    pub account: String,
    /// Her name there.
    pub name: String,
    /// Her words, as far as the platform tells them.
    pub text: String,
    /// When she wrote it.
    pub at: DateTime<Utc>,
}

impl std::fmt::Debug for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Written({} in {}, words redacted)", self.key.id, self.key.place)
    }
}

/// The platform's own way to answer one event, good for a while.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyWay {
    /// What the adapter needs to answer (Discord: application id and interaction token). A secret: never logged.
    pub token: String,
    /// For how many seconds it can be used, counted from the event.
    pub seconds: u32,
    /// Whether the event already promised an answer that only the asker sees (fixed at the first response).
    pub private: bool,
}

impl std::fmt::Debug for ReplyWay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ReplyWay({} s, token redacted)", self.seconds)
    }
}

/// What happened.
#[derive(Debug, Clone)]
pub enum What {
    /// A message that somebody wrote. The core finds out whether it is a command, an answer or only talk.
    Said {
        /// The words, without a reply's quotation and without the mention of the bot.
        text: String,
        /// Whether the message begins with a mention of the bot.
        to_bot: bool,
        /// The message it replies to.
        replies_to: Option<MessageKey>,
    },
    /// A command whose path and arguments the platform has already taken apart.
    Command {
        /// Its path, for example `meetup new`.
        path: String,
        /// What was given, by argument name.
        args: Vec<GivenArg>,
    },
    /// A command from the menu on a message.
    Menu {
        /// Its path.
        path: String,
        /// The message.
        on: Written,
        /// What was given with it, by argument name.
        args: Vec<GivenArg>,
    },
    /// A button that carries its meaning.
    Pressed {
        /// What the button means.
        route: Route,
        /// The message it stands under.
        on: Option<MessageKey>,
    },
    /// A reaction or a word in reply, whose meaning is looked up in what was shown.
    Reacted {
        /// The message.
        on: MessageKey,
        /// The reaction, with variation selectors and skin tones removed.
        key: String,
    },
    /// A reaction taken back.
    Unreacted {
        /// The message.
        on: MessageKey,
        /// The reaction.
        key: String,
    },
    /// Choices made in a list.
    Picked {
        /// What the list means.
        route: Route,
        /// The values chosen.
        values: Vec<String>,
    },
    /// A form that was filled in.
    Submitted {
        /// What the form means.
        route: Route,
        /// The answers, by field key.
        fields: Vec<GivenArg>,
    },
    /// The bot was welcomed into a home or one of its places, or found itself there at the start.
    HomeOpened,
    /// The bot was removed from a home, or the home is gone.
    HomeClosed,
    /// A home goes on under another id (a tombstoned Matrix room).
    HomeMoved {
        /// The new id.
        to: String,
    },
    /// A place within a home goes on under another id.
    PlaceMoved {
        /// The new id.
        to: String,
    },
    /// Something of the platform's own that the bot had made in the home is not there any more.
    OwnGone {
        /// The platform's id of it.
        id: String,
    },
    /// The sender went out of a place that the bot had made for a few people, or did not come into it.
    PlaceLeft,
    /// The sender arrived in the home.
    Arrived,
    /// The sender left the home or was removed.
    Departed,
}
