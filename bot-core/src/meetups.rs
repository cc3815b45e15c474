//! Meetups: the same park at the same time.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::access::Access;
use crate::id::{CommunityId, MeetupId, MemberId};
use crate::settings::{SettingKind, SettingSpec};

pub mod calendar;
pub mod cancel;
pub mod cards;
pub mod list;
pub mod new;
pub mod reminders;
pub mod rsvp;
pub mod rules;
pub mod show;
pub mod store;
pub mod when;
pub mod wording;

/// Characters of a title, a place and notes at most.
pub const TITLE: usize = 80;
/// See [`TITLE`].
pub const PLACE: usize = 120;
/// See [`TITLE`].
pub const NOTES: usize = 500;

/// Meetups of one community that are still to come, at most.
pub const OPEN: i64 = 1_000;

/// The setting that says when people are reminded.
pub const REMINDERS: SettingSpec = SettingSpec {
    name: "reminders",
    kind: SettingKind::Leads,
    default: "1d, 2h",
    who: Access::Admin,
    example: "1d, 2h",
};

/// The setting that says where meetups are announced.
pub const CHANNEL: SettingSpec = SettingSpec {
    name: "meetup-channel",
    kind: SettingKind::Channel,
    default: "",
    who: Access::Admin,
    example: "here",
};

/// A meetup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meetup {
    /// Its id.
    pub id: MeetupId,
    /// Whose it is.
    pub community: CommunityId,
    /// Its short number.
    pub number: i64,
    /// Who invites; none once she is forgotten.
    pub host: Option<MemberId>,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub place: String,
    /// What else there is to know.
    pub notes: Option<String>,
    /// When it begins on the wall clock there.
    pub local_start: NaiveDateTime,
    /// Whose wall clock.
    pub zone: Tz,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it ends.
    pub ends_at: DateTime<Utc>,
    /// When it was announced.
    pub created_at: DateTime<Utc>,
    /// Since when it is off.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// Why, in the host's words.
    pub cancel_reason: Option<String>,
    /// How often it changed; the calendar file's SEQUENCE.
    pub revision: i64,
}

/// What somebody said to an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// She comes.
    Going,
    /// She might.
    Maybe,
    /// She cannot.
    Cant,
}

impl Answer {
    /// Every answer, as the buttons stand.
    pub const ALL: [Self; 3] = [Self::Going, Self::Maybe, Self::Cant];

    /// As it stands in routes, commands and the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Going => "going",
            Self::Maybe => "maybe",
            Self::Cant => "cant",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.name() == name)
    }
}

/// How many said what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Going.
    pub going: i64,
    /// Maybe.
    pub maybe: i64,
    /// Cannot.
    pub cant: i64,
}

/// What a command of this slice came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It is announced; the host is told.
    Announced {
        /// What.
        meetup: MeetupId,
    },
    /// Her answer stands.
    Answered {
        /// To what.
        meetup: MeetupId,
        /// What she says now.
        answer: Answer,
        /// What she said before.
        before: Option<Answer>,
    },
    /// Her answer is taken back.
    AnswerTakenBack {
        /// To what.
        meetup: MeetupId,
    },
    /// It is off.
    Cancelled {
        /// What.
        meetup: MeetupId,
        /// How many are told.
        told: i64,
    },
    /// One meetup, as she may see it.
    Shown {
        /// Which.
        meetup: MeetupId,
    },
    /// What is on.
    Listed {
        /// From 0.
        page: i64,
    },
}

impl Outcome {
    /// Whether the card already says it, so that a reaction to the card needs no other answer.
    #[must_use]
    pub fn is_seen_on_card(&self) -> bool {
        match self {
            Self::Answered { answer, .. } => *answer != Answer::Going,
            Self::AnswerTakenBack { .. } => true,
            Self::Announced { .. } | Self::Cancelled { .. } | Self::Shown { .. } | Self::Listed { .. } => false,
        }
    }
}
