//! What members should hear: ids and kinds, from which the words are found when it is said.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::Intent;
use crate::id::{MeetupId, MemberId, ShareLineId};
use crate::incoming::PlatformKind;

mod known;

/// What nobody is woken for when it changes: those who are going get it with a file for their calendars.
pub const QUIETLY: [&str; 3] = ["title", "notes", "bring"];

/// Something about a meetup that one member should hear. Ids and kinds only: the words are found when it is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "kebab-case")]
pub enum News {
    /// It begins soon.
    Reminder {
        /// Minutes before the start.
        lead: i64,
        /// When it should have come.
        due: DateTime<Utc>,
    },
    /// It is off.
    Cancelled,
    /// This date of a series is off; the series goes on.
    Skipped,
    /// It is off, and so is the rest of its series.
    SeriesEnded,
    /// It is off: its host has left, and nobody could take it over.
    NobodyHosts,
    /// For somebody who hosted a series with another: it is hers now.
    SeriesYours {
        /// Whether its exact address has gone with the other.
        #[serde(default)]
        address: bool,
    },
    /// For somebody who hosted it with another: it is hers now.
    Yours {
        /// Whether its exact address has gone with the other.
        address: bool,
    },
    /// Its host has left; somebody who comes, or who keeps order, may take it over.
    HostGone {
        /// Whether its exact address has gone with her.
        address: bool,
    },
    /// Somebody has taken it over.
    HostFound {
        /// Whether its exact address has gone with the one before.
        #[serde(default)]
        address: bool,
    },
    /// Somebody who hosted it with another has it now, and its exact address has gone with the other.
    AddressGone,
    /// Somebody asks her to host it with her.
    HostToo,
    /// It is hosted without her from now on.
    HostNoMore,
    /// It has changed, from what she knows of it.
    Changed {
        /// When it began before, if that changed.
        was: Option<DateTime<Utc>>,
        /// What else is different, by the names of a closed list, each with the mark of what it was: what is changed
        /// back before she hears of it is told as no change.
        #[serde(flatten, with = "known")]
        knows: BTreeMap<String, String>,
    },
    /// The rain plan holds, or does not any more.
    Rain {
        /// Whether it held, as far as she knows; nothing where that was not noted.
        #[serde(default)]
        held: Option<bool>,
    },
    /// A spot is hers for a while.
    Offer,
    /// The spot that was hers for a while is not there any more: there is less room.
    OfferGone,
    /// A spot is free for whoever taps first, because it begins soon.
    FirstTap,
    /// Everybody who waits has been asked, and there is room for whoever taps first.
    RoomForAll,
    /// There is no limit any more: there is room for everybody who waits.
    NoLimit,
    /// Two days before: is it still a maybe?
    StillMaybe,
    /// A host has shared the exact address with her.
    Address,
    /// Somebody whom she avoids is coming too.
    Avoided,
    /// Somebody whom she was introduced to has made a meetup of their time.
    Invited,
    /// Somebody is out and about right now.
    Spontaneous,
    /// For hosts: somebody new is coming and cannot see the address yet.
    AddressAsked {
        /// Who.
        who: MemberId,
    },
    /// For hosts: somebody cannot come because someone is ill.
    Sick {
        /// Who.
        who: MemberId,
    },
    /// For hosts: somebody will be late.
    Late {
        /// Who.
        who: MemberId,
    },
    /// For those who come, and for other hosts: a host will be late.
    HostLate {
        /// Who.
        who: MemberId,
        /// The mark of what she writes; empty when she writes nothing.
        #[serde(default)]
        says: String,
    },
    /// For hosts: somebody has something to tell them.
    Note {
        /// Who.
        who: MemberId,
    },
    /// For hosts: whose first meetup it will be.
    FirstMeetups {
        /// Of those who said since then that they are coming.
        since: DateTime<Utc>,
    },
    /// For hosts: fewer families than it takes.
    TooFew,
    /// For the host, the day after.
    HowWasIt,
    /// For hosts: the card could not be put where it should stand.
    CardRefused {
        /// On which platform.
        platform: PlatformKind,
    },
}

/// Something that whoever has written an anonymous post should hear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "kebab-case")]
pub enum ShareNews {
    /// It is out.
    Approved,
    /// It, or what she wanted to add, did not go out.
    Declined {
        /// What she wanted to add.
        line: Option<ShareLineId>,
    },
    /// Somebody has answered.
    Answered,
    /// It was taken away.
    Removed,
    /// She may not share for a while.
    Paused {
        /// Until when.
        until: NaiveDate,
    },
    /// She may again.
    Resumed,
    /// Two admins know who she is.
    Unsealed,
}

/// Something about a time that is being found that one member should hear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "kebab-case")]
pub enum PollNews {
    /// For the host: what the answers came to.
    Result,
    /// For the host: somebody has added a moment.
    Proposed {
        /// Who.
        who: MemberId,
        /// Its number.
        number: i64,
    },
    /// For the host: a moderator has called it off.
    Cancelled,
    /// For those whom a moment suited: it is off.
    CalledOff,
    /// For the host: a moderator has chosen, and it is announced in her name.
    Announced,
    /// For the host: the card could not be put where it should stand.
    CardRefused {
        /// On which platform.
        platform: PlatformKind,
    },
    /// For those who said yes: it is settled, and they are down for it.
    Settled,
    /// For those whom only other moments suited: it is settled.
    Otherwise,
}

impl PollNews {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Result => "poll-result",
            Self::Proposed { .. } => "poll-proposed",
            Self::Cancelled => "poll-cancelled",
            Self::CalledOff => "poll-called-off",
            Self::Announced => "poll-announced",
            Self::CardRefused { .. } => "poll-card-refused",
            Self::Settled => "poll-settled",
            Self::Otherwise => "poll-otherwise",
        }
    }
}

/// What is said in the place of people who were introduced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "kebab-case")]
pub enum CircleLine {
    /// Something to talk about.
    Prompt {
        /// The card of the deck.
        prompt: String,
    },
    /// The same, because nobody has said anything.
    Nudge {
        /// The card of the deck.
        prompt: String,
    },
    /// Somebody joins them.
    Joined {
        /// Who.
        member: MemberId,
    },
    /// Somebody is not with them any more.
    Left,
    /// Somebody could not be brought in, and hears of it directly.
    Unreached {
        /// Who.
        member: MemberId,
    },
}

impl CircleLine {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Prompt { .. } => "circle-prompt",
            Self::Nudge { .. } => "circle-nudge",
            Self::Joined { .. } => "circle-joined",
            Self::Left => "circle-left",
            Self::Unreached { .. } => "circle-unreached",
        }
    }
}

/// Something about an introduction that one member should hear. Ids and kinds only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "kebab-case")]
pub enum CircleNews {
    /// Whom she is introduced to, where there is no place of their own for her.
    Introduced,
    /// Something to talk about, because nobody has said anything.
    Nudge {
        /// The card of the deck.
        prompt: String,
    },
    /// Did they meet?
    DidYouMeet,
    /// Their place is not there any more; they can write to each other directly.
    PlaceGone,
    /// The one she was introduced to is gone; she is with others now.
    WithOthers,
    /// The one she was introduced to is gone, and there is nobody else this time.
    Over,
    /// For moderators: somebody is not comfortable, and wants them to know.
    Uneasy {
        /// Who.
        who: MemberId,
    },
}

impl CircleNews {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Introduced => "circle-introduced",
            Self::Nudge { .. } => "circle-nudge-direct",
            Self::DidYouMeet => "circle-did-you-meet",
            Self::PlaceGone => "circle-place-gone",
            Self::WithOthers => "circle-with-others",
            Self::Over => "circle-over",
            Self::Uneasy { .. } => "circle-uneasy",
        }
    }
}

/// Something about a round of intros that one member should hear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "kebab-case")]
pub enum RoundNews {
    /// There is nobody for her this time; she comes first next time.
    LeftOut,
    /// She was not heard of for some rounds, and is left in peace until she says so.
    Paused,
    /// For whoever approves it: who would be introduced to whom.
    Approve,
    /// For whoever asked for it: there are too few.
    TooFew,
}

/// Something about who has lived through something that one member should hear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "kebab-case")]
pub enum AskNews {
    /// For somebody who has: would she talk about it? Not who asks.
    Request,
    /// For whoever asked: nobody could this time.
    Nobody,
    /// For whoever asked and waits: there is somebody now.
    Somebody,
}

/// Something about what somebody who keeps order has done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "kebab-case")]
pub enum CareNews {
    /// For whom it is about: what, why, until when, and how to appeal.
    Told,
    /// For her: it is over by itself.
    Over,
    /// For her: it is taken back.
    TakenBack,
    /// In a place: it goes slower for a while.
    Calm,
    /// For those who keep order: it was done.
    Done,
    /// For them: will somebody say yes as well?
    Second,
    /// For whoever wanted it: nobody has said yes, or somebody has said no.
    NotSeconded,
    /// For whoever did it: the platform does not allow it.
    Refused {
        /// Which.
        platform: PlatformKind,
    },
    /// For whoever did it: it should be over, and the platform does not let go of it.
    NotLifted {
        /// Which.
        platform: PlatformKind,
    },
    /// For whoever did it: she could not be told, because her direct messages are closed.
    Untold,
    /// For those who may answer: she asks somebody else to look at it again.
    Appeal,
    /// For her: how that ended.
    Answered,
}

impl CareNews {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Told => "care-told",
            Self::Over => "care-over",
            Self::TakenBack => "care-taken-back",
            Self::Calm => "care-calm",
            Self::Done => "care-done",
            Self::Second => "care-second",
            Self::NotSeconded => "care-not-seconded",
            Self::Refused { .. } => "care-refused",
            Self::NotLifted { .. } => "care-not-lifted",
            Self::Untold => "care-untold",
            Self::Appeal => "care-appeal",
            Self::Answered => "care-answered",
        }
    }
}

impl AskNews {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Request => "ask-request",
            Self::Nobody => "ask-nobody",
            Self::Somebody => "ask-somebody",
        }
    }
}

impl RoundNews {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::LeftOut => "round-left-out",
            Self::Paused => "round-paused",
            Self::Approve => "round-approve",
            Self::TooFew => "round-too-few",
        }
    }
}

impl News {
    /// The same, said at another time than it was meant for: a reminder counts from then.
    #[must_use]
    pub fn said_at(self, at: DateTime<Utc>) -> Self {
        let Self::Reminder { lead, due } = self else { return self };
        Self::Reminder { lead: lead - (at - due).num_minutes(), due: at }
    }

    /// What two pieces of news that somebody has not heard yet come to, when they can be said as one: both count from
    /// what she knows.
    #[must_use]
    pub fn and_then(&self, later: &Self) -> Option<Self> {
        match (self, later) {
            (Self::Changed { was, knows }, Self::Changed { was: later_was, knows: more }) => {
                let knows = more.clone().into_iter().chain(knows.clone()).collect();
                Some(Self::Changed { was: was.or(*later_was), knows })
            }
            (Self::Rain { held }, Self::Rain { .. }) => Some(Self::Rain { held: *held }),
            (Self::Offer, Self::Offer) => Some(Self::Offer),
            (Self::HostLate { who, .. }, Self::HostLate { who: again, .. }) if who == again => Some(later.clone()),
            (Self::TooFew, Self::TooFew) => Some(Self::TooFew),
            _ => None,
        }
    }

    /// The name under which news that can be said as one waits for somebody; none when it is always said by itself.
    #[must_use]
    pub fn joins(&self) -> Option<String> {
        if let Self::HostLate { who, .. } = self {
            return Some(format!("host-late-{}", who.simple()));
        }
        if matches!(self, Self::Changed { .. }) {
            return Some("changed".to_owned());
        }
        if matches!(self, Self::Rain { .. }) {
            return Some("rain".to_owned());
        }
        if matches!(self, Self::TooFew) {
            return Some("too-few".to_owned());
        }
        matches!(self, Self::Offer).then(|| "offer".to_owned())
    }

    /// For how long it waits for more of its kind: what nobody is woken for is one message.
    #[must_use]
    pub fn gathers(&self) -> TimeDelta {
        let Self::Changed { was: None, knows } = self else { return TimeDelta::zero() };
        let is_quiet = knows.keys().all(|name| QUIETLY.contains(&name.as_str()));
        if is_quiet { TimeDelta::minutes(15) } else { TimeDelta::zero() }
    }

    /// Whether it may wait until somebody's quiet hours are over.
    #[must_use]
    pub fn can_wait(&self) -> bool {
        match self {
            Self::Reminder { .. }
            | Self::Cancelled
            | Self::Skipped
            | Self::SeriesEnded
            | Self::NobodyHosts
            | Self::SeriesYours { .. }
            | Self::Yours { .. }
            | Self::HostGone { .. }
            | Self::HostFound { .. }
            | Self::AddressGone
            | Self::HostToo
            | Self::HostNoMore
            | Self::Changed { .. }
            | Self::Rain { .. }
            | Self::Offer
            | Self::OfferGone
            | Self::RoomForAll
            | Self::NoLimit
            | Self::StillMaybe
            | Self::Address
            | Self::Avoided
            | Self::Invited
            | Self::AddressAsked { .. }
            | Self::Sick { .. }
            | Self::HostLate { .. }
            | Self::Note { .. }
            | Self::FirstMeetups { .. }
            | Self::TooFew
            | Self::HowWasIt => true,
            Self::FirstTap | Self::Spontaneous | Self::Late { .. } | Self::CardRefused { .. } => false,
        }
    }

    /// Of this meetup.
    #[must_use]
    pub fn of(self, meetup: MeetupId) -> Intent {
        Intent::MeetupNews { meetup, news: self }
    }

    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Reminder { .. } => "meetup-reminder",
            Self::Cancelled => "meetup-cancelled",
            Self::Skipped => "meetup-skipped",
            Self::SeriesEnded => "meetup-series-ended",
            Self::NobodyHosts => "meetup-nobody-hosts",
            Self::SeriesYours { .. } => "meetup-series-yours",
            Self::Yours { .. } => "meetup-yours",
            Self::HostGone { .. } => "meetup-host-gone",
            Self::HostFound { .. } => "meetup-host-found",
            Self::AddressGone => "meetup-address-gone",
            Self::HostToo => "meetup-host-too",
            Self::HostNoMore => "meetup-host-no-more",
            Self::Changed { .. } => "meetup-changed",
            Self::Rain { .. } => "meetup-rain",
            Self::Offer => "meetup-offer",
            Self::OfferGone => "meetup-offer-gone",
            Self::FirstTap => "meetup-first-tap",
            Self::RoomForAll => "meetup-room-for-all",
            Self::NoLimit => "meetup-no-limit",
            Self::StillMaybe => "meetup-still-maybe",
            Self::Address => "meetup-address",
            Self::Avoided => "meetup-avoided",
            Self::Invited => "meetup-invited",
            Self::Spontaneous => "meetup-spontaneous",
            Self::AddressAsked { .. } => "meetup-address-asked",
            Self::Sick { .. } => "meetup-sick",
            Self::Late { .. } => "meetup-late",
            Self::HostLate { .. } => "meetup-host-late",
            Self::Note { .. } => "meetup-note",
            Self::FirstMeetups { .. } => "meetup-first-meetups",
            Self::TooFew => "meetup-too-few",
            Self::HowWasIt => "meetup-how-was-it",
            Self::CardRefused { .. } => "meetup-card-refused",
        }
    }
}

/// For whoever told the moderators of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseNews {
    /// The moderators ask her something.
    Asked,
    /// It is done with.
    Closed,
}

impl CaseNews {
    /// Its name, for logs and metrics.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Asked => "case-asked",
            Self::Closed => "case-closed",
        }
    }
}

/// For those who keep order, about something that they were told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeskNews {
    /// It has waited for long.
    Waits,
    /// Whoever told has said more.
    Answered,
    /// A child may be in danger.
    Urgent,
}

impl DeskNews {
    /// Its name, for logs, metrics and the words.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Waits => "desk-waits",
            Self::Answered => "desk-answered",
            Self::Urgent => "desk-urgent",
        }
    }
}
