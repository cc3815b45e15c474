//! What must be said or done on a platform, durably.
//!
//! A row holds an intent: ids and a kind, never a text. It is rendered from the state of the moment each time it is
//! about to be sent, and deleted when it has arrived; so no rendered words lie in the database at all.
//! The row's id is the idempotency key on the platform.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::command::Seen;
use crate::id::{
    ActId, AskId, CaseId, CircleId, CommunityId, HoldId, HomeId, MeetupId, MemberId, NudgeId, OutboxId, PollId,
    RoundId, ShareId, ShareLineId,
};
use crate::incoming::{MessageKey, PlaceKey, PlatformKind, ReplyWay};
use crate::keys::{Keys, Purpose};

mod news;
pub mod store;

pub use news::{
    AskNews, CareNews, CaseNews, CircleLine, CircleNews, DeskNews, News, PollNews, QUIETLY, RoundNews, ShareNews,
};

/// How long a process may hold a parcel; then another one takes it over with the same key.
pub const LEASE: TimeDelta = TimeDelta::seconds(60);

/// After so many tries, which take two days, a parcel is put aside for the operator; most are moot before.
pub const ATTEMPTS: i64 = 56;

/// What is to be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "kebab-case")]
pub enum Intent {
    /// The answer to somebody: the outcome that the catalogue turns into words.
    Answer {
        /// As the catalogue wrote it.
        outcome: Value,
    },
    /// A button was pressed and there is nothing to say: the platform is told that all is well.
    Acknowledge,
    /// The card of a meetup, for the first time or anew.
    MeetupCard {
        /// Which.
        meetup: MeetupId,
    },
    /// Something about a meetup that one member should hear.
    MeetupNews {
        /// Which.
        meetup: MeetupId,
        /// What.
        news: News,
    },
    /// What a platform has of its own for a meetup: made, changed or put away, as things are now.
    MeetupMirror {
        /// Which.
        meetup: MeetupId,
        /// What.
        mirror: Mirror,
    },
    /// A platform did not allow that; the host is told once which permission is missing.
    MeetupMirrorRefused {
        /// Which.
        meetup: MeetupId,
        /// What.
        mirror: Mirror,
        /// Where.
        platform: PlatformKind,
    },
    /// "There is something for you": said in a place, because her direct messages are closed. Opening it tells her alone.
    Knock {
        /// Who.
        member: MemberId,
        /// What it is about.
        meetup: MeetupId,
    },
    /// The card of a time that is being found, for the first time or anew.
    PollCard {
        /// Which.
        poll: PollId,
    },
    /// Something about it that one member should hear.
    PollNews {
        /// About which.
        poll: PollId,
        /// What.
        news: PollNews,
    },
    /// [`Self::Knock`] for [`Self::PollNews`].
    PollKnock {
        /// Who.
        member: MemberId,
        /// What it is about.
        poll: PollId,
    },
    /// The place of people who were introduced: opened, changed or put away, as things are now.
    CirclePlace {
        /// Whose.
        circle: CircleId,
    },
    /// The introduction, in that place.
    CircleCard {
        /// Of whom.
        circle: CircleId,
    },
    /// Something else that is said there.
    CircleLine {
        /// To whom.
        circle: CircleId,
        /// What.
        line: CircleLine,
    },
    /// Something about an introduction that one member should hear.
    CircleNews {
        /// Which.
        circle: CircleId,
        /// What.
        news: CircleNews,
    },
    /// Something about a round that one member should hear.
    RoundNews {
        /// Which.
        round: RoundId,
        /// What.
        news: RoundNews,
    },
    /// Something about what somebody asked that one member should hear.
    AskNews {
        /// What was asked.
        ask: AskId,
        /// What.
        news: AskNews,
    },
    /// [`Self::Knock`] for [`Self::CircleNews`], [`Self::RoundNews`] and [`Self::AskNews`].
    IntroKnock {
        /// Who.
        member: MemberId,
    },
    /// A platform does what somebody who keeps order has decided, or lets go of it, as things are now.
    CareKeep {
        /// What.
        hold: HoldId,
    },
    /// Something about such a decision that somebody should hear.
    CareNews {
        /// Which.
        act: ActId,
        /// What.
        news: CareNews,
    },
    /// The place for those who keep order cannot be written in; to an admin.
    CareDeskLost,
    /// A channel that these settings name cannot be written in; to an admin.
    ChannelLost {
        /// The names of the settings.
        settings: Vec<String>,
    },
    /// The last admin whom the bot knew has left; those who keep order are told.
    AdminsGone,
    /// What is on, in the one message that is kept current in a place.
    WhatsOn {
        /// The place, as the platform names it.
        place: String,
    },
    /// The welcome, for somebody who has arrived.
    Welcome,
    /// [`Self::Knock`] for [`Self::Welcome`].
    WelcomeKnock {
        /// Who.
        member: MemberId,
    },
    /// Somebody's own hello, where everybody reads it.
    WelcomeHello {
        /// Whose.
        member: MemberId,
    },
    /// Her hello could not be put up; to her.
    WelcomeUnsaid,
    /// The way in for those who are new, in the one message that is kept current in a place.
    WelcomeBoard {
        /// The place, as the platform names it.
        place: String,
    },
    /// That message stays at hand, or does not any more.
    WelcomePin,
    /// Something that moderators were told of, as it stands now.
    CaseCard {
        /// Which.
        case: CaseId,
    },
    /// Something about it that one of those who told should hear.
    CaseNews {
        /// About which.
        case: CaseId,
        /// What.
        news: CaseNews,
    },
    /// Something about it that moderators should hear.
    CaseDesk {
        /// About which.
        case: CaseId,
        /// What.
        news: DeskNews,
    },
    /// How much care a month took, for everyone.
    CareSummary {
        /// Its first day.
        month: NaiveDate,
    },
    /// A message or a reaction is taken away: its author wishes it, or it tells others what was meant for the bot alone.
    TakeAway {
        /// Which.
        message: MessageKey,
        /// Whose.
        by: MemberId,
        /// About which she was nudged, when that is why.
        nudge: Option<NudgeId>,
    },
    /// It could not be taken away; to its author.
    NotTakenAway {
        /// About which she was nudged, when that is why.
        nudge: Option<NudgeId>,
    },
    /// A nudge, to the author of a message alone.
    Nudge {
        /// Which.
        nudge: NudgeId,
    },
    /// The rule by which a platform itself holds messages back, as it should be now.
    Filter {
        /// In which home.
        home: HomeId,
    },
    /// A platform did not allow that; to admins.
    FilterRefused,
    /// What was noticed, for those who keep order.
    Noticed {
        /// The moment at which it was counted.
        at: DateTime<Utc>,
    },
    /// Somebody says that another may tease her; to that one.
    BanterAsked {
        /// Who says so.
        member: MemberId,
    },
    /// Asks an admin whether the lines of the region that she has chosen are right.
    SupportCheck,
    /// Offers somebody people to talk to.
    SupportOffer,
    /// Tells those who keep order that somebody was offered them.
    SupportTold {
        /// Who, where the community has set that they hear it.
        member: Option<MemberId>,
    },
    /// Asks those who keep order about an anonymous post, or about a line under it.
    ShareAsk {
        /// Which.
        share: ShareId,
        /// The line.
        line: Option<ShareLineId>,
    },
    /// An anonymous post, for the first time or anew.
    SharePost {
        /// Which.
        share: ShareId,
    },
    /// Something said under one.
    ShareLine {
        /// What.
        line: ShareLineId,
    },
    /// Something that its author should hear; it goes to [`To::Sealed`] alone.
    ShareNews {
        /// Of which.
        share: ShareId,
        /// What.
        news: ShareNews,
    },
    /// Asks an admin whether she agrees that two know who has written a post.
    ShareUnseal {
        /// Which.
        share: ShareId,
    },
    /// Tells everybody that two admins have opened it.
    ShareUnsealed {
        /// Which.
        share: ShareId,
    },
    /// Tells the admin who asked who it is; found when it is said.
    ShareAuthor {
        /// Of which.
        share: ShareId,
    },
    /// What is on in the week ahead.
    Digest,
    /// The bot introduces itself in a new home.
    Hello,
}

impl Intent {
    /// The same, said at another time than it was meant for.
    #[must_use]
    pub fn said_at(self, at: DateTime<Utc>) -> Self {
        let Self::MeetupNews { meetup, news } = self else { return self };
        Self::MeetupNews { meetup, news: news.said_at(at) }
    }

    /// Its name, for logs and metrics.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Answer { .. } => "answer",
            Self::Acknowledge => "acknowledge",
            Self::MeetupCard { .. } => "meetup-card",
            Self::MeetupNews { news, .. } => news.name(),
            Self::MeetupMirror { mirror, .. } => mirror.name(),
            Self::MeetupMirrorRefused { .. } => "meetup-mirror-refused",
            Self::Knock { .. } => "knock",
            Self::PollCard { .. } => "poll-card",
            Self::PollNews { news, .. } => news.name(),
            Self::PollKnock { .. } => "poll-knock",
            Self::CirclePlace { .. } => "circle-place",
            Self::CircleCard { .. } => "circle-card",
            Self::CircleLine { line, .. } => line.name(),
            Self::CircleNews { news, .. } => news.name(),
            Self::RoundNews { news, .. } => news.name(),
            Self::AskNews { news, .. } => news.name(),
            Self::IntroKnock { .. } => "intro-knock",
            Self::CareKeep { .. } => "care-keep",
            Self::CareNews { news, .. } => news.name(),
            Self::CareDeskLost => "care-desk-lost",
            Self::ChannelLost { .. } => "channel-lost",
            Self::AdminsGone => "admins-gone",
            Self::WhatsOn { .. } => "whats-on",
            Self::Welcome => "welcome",
            Self::WelcomeKnock { .. } => "welcome-knock",
            Self::WelcomeHello { .. } => "welcome-hello",
            Self::WelcomeUnsaid => "welcome-unsaid",
            Self::WelcomeBoard { .. } => "welcome-board",
            Self::WelcomePin => "welcome-pin",
            Self::CaseCard { .. } => "case-card",
            Self::CaseNews { news, .. } => news.name(),
            Self::CaseDesk { news, .. } => news.name(),
            Self::CareSummary { .. } => "care-summary",
            Self::TakeAway { .. } => "take-away",
            Self::NotTakenAway { .. } => "not-taken-away",
            Self::Nudge { .. } => "nudge",
            Self::Filter { .. } => "filter",
            Self::FilterRefused => "filter-refused",
            Self::Noticed { .. } => "noticed",
            Self::BanterAsked { .. } => "banter-asked",
            Self::SupportCheck => "support-check",
            // Who is offered support is nobody's business: not even that somebody is.
            Self::SupportOffer | Self::SupportTold { .. } => "private",
            Self::ShareAsk { .. } => "share-ask",
            Self::SharePost { .. } => "share-post",
            Self::ShareLine { .. } => "share-line",
            Self::ShareNews { .. } => "share-news",
            Self::ShareUnseal { .. } => "share-unseal",
            Self::ShareUnsealed { .. } => "share-unsealed",
            Self::ShareAuthor { .. } => "share-author",
            Self::Digest => "digest",
            Self::Hello => "hello",
        }
    }
}

/// What a platform may have of its own for a meetup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mirror {
    /// An entry in the calendar of a home.
    Event,
    /// A thread under the card.
    Thread,
    /// The card stays at hand.
    Pin,
    /// Where it is, on a map.
    Spot,
}

impl Mirror {
    /// As it stands in keys and in logs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Event => "meetup-event",
            Self::Thread => "meetup-thread",
            Self::Pin => "meetup-pin",
            Self::Spot => "meetup-spot",
        }
    }
}

/// To whom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "kebab-case")]
pub enum To {
    /// The one who asked, by the platform's own way while it lasts, then by [`Self::Member`] or [`Self::Place`].
    Asker {
        /// Where she asked.
        platform: PlatformKind,
        /// The place.
        place: PlaceKey,
        /// Who; none when the village does not know her (yet).
        member: Option<MemberId>,
        /// Her account there.
        account: String,
        /// The platform's own way.
        way: Option<ReplyWay>,
        /// Who may see the answer.
        seen: Seen,
    },
    /// Everyone who reads a place.
    Place {
        /// Where.
        platform: PlatformKind,
        /// The place.
        place: PlaceKey,
    },
    /// One member, privately.
    Member {
        /// Who.
        member: MemberId,
    },
    /// One of these, sealed: no row says where it goes. It is opened in memory when its turn comes, never in a row.
    Sealed {
        /// What [`To::sealed`] made.
        there: String,
    },
}

impl To {
    /// The same, sealed for the row with this id. None without a key.
    #[must_use]
    pub fn sealed(&self, keys: &Keys, community: CommunityId, id: OutboxId) -> Option<Self> {
        let plain = serde_json::to_vec(self).ok()?;
        let there = keys.seal(community.0, Purpose::Destination, id.0.as_bytes(), &plain)?;
        Some(Self::Sealed { there })
    }

    /// What was sealed; what was not is itself. None when no key opens it.
    #[must_use]
    pub fn opened(&self, keys: &Keys, community: CommunityId, id: OutboxId) -> Option<Self> {
        let Self::Sealed { there } = self else { return Some(self.clone()) };
        let plain = keys.open(community.0, Purpose::Destination, id.0.as_bytes(), there)?;
        serde_json::from_slice(&plain).ok()
    }

    /// Parcels of one lane leave in order.
    #[must_use]
    pub fn lane(&self, id: OutboxId) -> String {
        match self {
            Self::Asker { .. } => format!("answer:{id}"),
            Self::Place { platform, place } => format!("{}:{}", platform.name(), place.id),
            Self::Member { member } => format!("member:{member}"),
            Self::Sealed { .. } => format!("sealed:{id}"),
        }
    }
}

/// A row of the outbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Parcelled {
    /// Its id and idempotency key.
    pub id: OutboxId,
    /// Whose.
    pub community: Option<CommunityId>,
    /// To whom.
    pub to: To,
    /// What.
    pub intent: Intent,
    /// Written when.
    pub created_at: DateTime<Utc>,
    /// Not before.
    pub run_at: DateTime<Utc>,
    /// Moot after.
    pub expires_at: Option<DateTime<Utc>>,
    /// Tries so far, the present one included.
    pub attempts: i64,
    /// The event it answers (`platform:event`).
    pub event: Option<String>,
    /// Rows with the same key become one.
    pub coalesce: Option<String>,
}

impl Parcelled {
    /// Parcels of one lane leave in order. What is on waits for changes in a lane of its own, so that nothing else in
    /// its place waits with it.
    #[must_use]
    pub fn lane(&self) -> String {
        let lane = self.to.lane(self.id);
        if matches!(self.intent, Intent::WhatsOn { .. }) {
            return format!("whats-on:{lane}");
        }
        // A home may have many rooms in which something is to be done; nothing else waits for that.
        if matches!(self.intent, Intent::CareKeep { .. }) {
            return format!("care:{lane}");
        }
        // A platform may take a minute for each room that is opened; nothing else waits for that.
        if matches!(self.intent, Intent::CirclePlace { .. }) { format!("circles:{lane}") } else { lane }
    }

    /// A row to be sent at once.
    #[must_use]
    pub fn new(id: OutboxId, community: Option<CommunityId>, to: To, intent: Intent, now: DateTime<Utc>) -> Self {
        Self {
            id,
            community,
            to,
            intent,
            created_at: now,
            run_at: now,
            expires_at: None,
            attempts: 0,
            event: None,
            coalesce: None,
        }
    }
}
