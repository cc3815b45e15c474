//! What members should hear: ids and kinds, from which the words are found when it is said.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::Intent;
use crate::id::{MeetupId, MemberId};
use crate::incoming::PlatformKind;

mod care;
mod find;
mod intros;
mod known;

pub use care::{CareNews, CaseNews, DeskNews, ShareNews};
pub use find::PollNews;
pub use intros::{AskNews, CircleLine, CircleNews, RoundNews};

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
