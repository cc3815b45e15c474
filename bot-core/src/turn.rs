//! One event's turn in its transaction: who asks, where, when; and what a slice is given to answer with.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Menu};
use crate::id::{CommunityId, HomeId, IdSource, MemberId, OutboxId};
use crate::incoming::{MessageKey, PlaceKey, PlatformKind, Standing, Written};
use crate::keys::Keys;
use crate::message::{Mention, Moment, MomentStyle, Span};
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people::{self, Member};
use crate::platform::Look;
use crate::refusal::{Failure, Refusal};
use crate::settings::{Defaults, SettingGroup, SettingSpec, Settings};
use crate::store::{StoreError, Tx};
use crate::wording::Locale;

pub mod board;
pub mod errand;

pub use errand::Errand;

/// A command: declared once, parsed, handled. One file each, all of one shape.
#[expect(async_fn_in_trait, reason = "the trait is used by the catalogue alone, never as an object")]
pub trait Command: Sized {
    /// What it comes to.
    type Outcome;

    /// Its declaration.
    const SPEC: CommandSpec;

    /// The menu in which it is found too.
    const MENU: Option<Menu> = None;

    /// Reads its arguments.
    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal>;

    /// Loads what it needs, decides, and writes what follows.
    async fn handle(self, turn: &mut Turn<'_>) -> Result<Self::Outcome, Failure>;
}

/// What there is to be told about: the lists that the catalogue gathered.
#[derive(Debug, Clone, Copy)]
pub struct Lists {
    /// Every command.
    pub commands: &'static [&'static CommandSpec],
    /// Every setting, by what it is about.
    pub settings: &'static [SettingGroup],
}

impl Lists {
    /// Every setting, in the order in which they are shown.
    pub fn settings(&self) -> impl Iterator<Item = &'static SettingSpec> + Clone {
        self.settings.iter().flat_map(|group| group.settings).copied()
    }

    /// The setting with this name.
    #[must_use]
    pub fn setting(&self, name: &str) -> Option<&'static SettingSpec> {
        self.settings().find(|spec| spec.name.eq_ignore_ascii_case(name.trim()))
    }

    /// The command with this path.
    #[must_use]
    pub fn command(&self, path: &str) -> Option<&'static CommandSpec> {
        self.commands.iter().find(|spec| spec.path == path).copied()
    }
}

/// One event's turn.
pub struct Turn<'a> {
    /// The transaction that everything is part of.
    pub tx: &'a mut Tx,
    /// The present.
    pub now: DateTime<Utc>,
    /// Where new ids come from.
    pub ids: &'a IdSource,
    /// What is sealed is sealed with these.
    pub keys: &'a Keys,
    /// What can be told about.
    pub lists: Lists,
    /// What a new community starts with.
    pub defaults: &'a Defaults,
    /// Whose turn it is.
    pub community: CommunityId,
    /// Its settings.
    pub settings: &'a Settings,
    /// Who asks.
    pub asker: Asker,
    /// Where she asks.
    pub platform: PlatformKind,
    /// The home she asks in; in a direct chat the one she was seen in last.
    pub home: HomeId,
    /// The place.
    pub place: PlaceKey,
    /// The message that the command is about, for a command with [`Menu::Message`] that was given on one. It stands in
    /// a home of this community; it may be the bot's own.
    pub written: Option<&'a Written>,
    /// The message or the reaction with which she asks, where others read it.
    pub said: Option<MessageKey>,
    /// Accounts about which the platform was asked in this event: what is known of them holds now, and those who are not
    /// known are not in the asker's home.
    pub asked: &'a [String],
    /// What the bot lacks in the asker's home, when the platform was asked; see [`crate::refusal::Unknown::Lacks`].
    pub look: Option<&'a Look>,
    /// How long changes of a card are gathered before it is edited.
    pub gather: TimeDelta,
}

/// Who asks.
#[derive(Debug, Clone)]
pub struct Asker {
    /// The member.
    pub member: Member,
    /// Her authority.
    pub standing: Standing,
}

impl Turn<'_> {
    /// The asker's language.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.asker.member.locale.unwrap_or_else(|| self.settings.locale())
    }

    /// The asker's zone.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.asker.member.zone.unwrap_or_else(|| self.settings.zone())
    }

    /// Whether the asker may do what only a host, or whoever keeps order, may.
    #[must_use]
    pub fn is_host_or_moderator(&self, host: Option<MemberId>) -> bool {
        host == Some(self.asker.member.id) || Access::Moderator.allows(self.asker.standing)
    }

    /// Says something, when this turn is committed.
    pub async fn say(&mut self, to: To, intent: Intent) -> Result<(), StoreError> {
        let id: OutboxId = self.ids.next(self.now);
        outbox::store::put(self.tx, &Parcelled::new(id, Some(self.community), to, intent, self.now)).await
    }
}

/// Who will read something that is being put into words.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about where it is read")]
pub struct Reader {
    /// The language it is said in.
    pub locale: Locale,
    /// The zone for moments.
    pub zone: Tz,
    /// The platform it is said on.
    pub platform: PlatformKind,
    /// The member; none when it is a place that many read.
    pub member: Option<MemberId>,
    /// Her authority.
    pub standing: Standing,
    /// The home it is said in, where there is one.
    pub home: Option<HomeId>,
    /// Whether the platform opens forms.
    pub forms: bool,
    /// Whether what she writes next in her direct chat answers a question.
    pub asks: bool,
    /// Whether the platform shows a spot on a map of its own; otherwise it is linked to.
    pub maps: bool,
    /// Whether those who keep order there can read a private place for a few people.
    pub overseen: bool,
    /// Characters in a message there.
    pub text: usize,
    /// The present.
    pub now: DateTime<Utc>,
}

impl Reader {
    /// A day on the reader's calendar.
    #[must_use]
    pub fn day(&self, at: DateTime<Utc>) -> Span {
        Span::Moment(Moment { at, zone: self.zone, style: MomentStyle::Day })
    }

    /// A moment on the reader's clock.
    #[must_use]
    pub fn moment(&self, at: DateTime<Utc>) -> Span {
        Span::Moment(Moment { at, zone: self.zone, style: MomentStyle::Full })
    }
}

/// A member, named in a message on the reader's platform.
pub async fn mention(tx: &mut Tx, member: MemberId, reader: &Reader, ping: bool) -> Result<Option<Span>, StoreError> {
    let accounts = people::store::accounts(tx, member).await?;
    let there = accounts.iter().find(|account| account.home.platform == reader.platform);
    Ok(there.or(accounts.first()).map(|account| {
        let name = crate::message::tidy(&account.name).replace('\n', " ");
        let name = name.chars().take(64).collect();
        Span::Mention(Mention { account: there.map(|account| account.external.clone()), name, ping })
    }))
}
