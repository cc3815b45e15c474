//! Meetups: the same park at the same time.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::access::Access;
use crate::command::CommandSpec;
use crate::id::{CommunityId, MeetupEditId, MeetupId, MemberId, SeriesId};
use crate::settings::{SettingKind, SettingSpec, Settings};
use crate::turn::Command as _;

pub mod ages;
pub mod calendar;
pub mod cancel;
pub mod cards;
pub mod clocks;
pub mod coordinates;
pub mod digest;
pub mod edit;
pub mod fields;
pub mod find;
pub mod forget;
pub mod host_left;
pub mod hosts;
pub mod known;
mod likely;
pub mod list;
mod minimum;
pub mod mirror;
pub mod new;
pub mod now;
pub mod plan;
pub mod press;
pub mod private;
pub mod rain;
pub mod rsvp;
pub mod rules;
pub mod series;
pub mod share;
pub mod show;
pub mod stops;
pub mod store;
pub mod telling;
pub mod up;
pub mod upkeep;
pub mod waitlist;
pub mod whats_on;
pub mod when;
pub mod who;
pub mod wording;

pub use plan::{Aspect, Plan};

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

/// The setting that says for how long somebody is new: hosts then share the exact address themselves.
pub const NEWCOMER: SettingSpec = SettingSpec {
    name: "newcomer-days",
    kind: SettingKind::Whole { least: 0, most: 90 },
    default: "14",
    who: Access::Admin,
    example: "14",
};

/// The setting that says who may announce.
pub const ANNOUNCES: SettingSpec = SettingSpec {
    name: "who-announces",
    kind: SettingKind::OneOf(&["everyone", "moderators"]),
    default: "everyone",
    who: Access::Admin,
    example: "everyone",
};

/// Who may give a command here.
#[must_use]
pub fn access(spec: &CommandSpec, settings: &Settings) -> Access {
    let announces = [new::New::SPEC.path, now::Now::SPEC.path, find::Find::SPEC.path].contains(&spec.path);
    if announces && settings.word(&ANNOUNCES) == "moderators" {
        spec.access.max(Access::Moderator)
    } else {
        spec.access
    }
}

/// The setting that says who may see the names of those who come.
pub const WHO: SettingSpec = SettingSpec {
    name: "who-is-coming",
    kind: SettingKind::OneOf(&["coming", "everyone"]),
    default: "coming",
    who: Access::Admin,
    example: "everyone",
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
    /// What she says about it.
    pub plan: Plan,
    /// Whether it is for right now: the place is told to those who ask.
    pub spontaneous: bool,
    /// Whether it is for a few people alone: nobody else sees it.
    pub private: bool,
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
    /// Since when the rain plan holds.
    pub rain_at: Option<DateTime<Utc>>,
    /// How often it changed; the calendar file's SEQUENCE.
    pub revision: i64,
    /// What is left of the answers a month later.
    pub remains: Option<Counts>,
    /// Its place in a series, when it is one of several dates.
    pub series: Option<InSeries>,
}

/// A meetup's place in a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InSeries {
    /// Of what.
    pub series: SeriesId,
    /// Its day there; a date that is moved alone keeps it.
    pub date: NaiveDate,
    /// What was changed on this date alone.
    pub own: Vec<Aspect>,
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
    /// She would, and somebody is ill.
    Sick,
    /// She would, and it is full.
    Waiting,
}

impl Answer {
    /// What stands on the card, as the buttons stand.
    pub const BUTTONS: [Self; 3] = [Self::Going, Self::Maybe, Self::Cant];

    /// Every answer.
    pub const ALL: [Self; 5] = [Self::Going, Self::Maybe, Self::Cant, Self::Sick, Self::Waiting];

    /// As it stands in routes, commands and the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Going => "going",
            Self::Maybe => "maybe",
            Self::Cant => "cant",
            Self::Sick => "sick",
            Self::Waiting => "waiting",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.name() == name)
    }
}

/// A family's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rsvp {
    /// Who.
    pub member: MemberId,
    /// What she says.
    pub answer: Answer,
    /// Since when; the order of the waiting list.
    pub at: DateTime<Utc>,
    /// Adults she brings, herself included.
    pub adults: i64,
    /// Kids she brings.
    pub kids: i64,
    /// What she tells the host about her family.
    pub note: Option<String>,
    /// What she wrote with her last word of being ill or late.
    pub message: Option<String>,
    /// Whether she has said how many kids come; otherwise they are those she has told of.
    pub kids_said: bool,
    /// Whether a host has shared the exact address with her.
    pub trusted: bool,
    /// Until when a spot is hers to take.
    pub offered_until: Option<DateTime<Utc>>,
    /// How often smaller families went first.
    pub passed: i64,
    /// Whether an offer came to nothing: she may tap, and is offered nothing more.
    pub lapsed: bool,
    /// When she heard that there is room for whoever taps first; nothing once somebody has.
    pub told_of_room_at: Option<DateTime<Utc>>,
}

impl Rsvp {
    /// The first answer of a family of so many kids.
    #[must_use]
    pub fn new(member: MemberId, answer: Answer, at: DateTime<Utc>, kids: i64) -> Self {
        Self {
            member,
            answer,
            at,
            adults: 1,
            kids,
            note: None,
            message: None,
            kids_said: false,
            trusted: false,
            offered_until: None,
            passed: 0,
            lapsed: false,
            told_of_room_at: None,
        }
    }

    /// Whether a spot is hers to take at `now`.
    #[must_use]
    pub fn holds_offer(&self, now: DateTime<Utc>) -> bool {
        self.answer == Answer::Waiting && self.offered_until.is_some_and(|until| until > now)
    }

    /// The same at `now`, with an offer that has run out let pass.
    #[must_use]
    pub fn at_present(self, now: DateTime<Utc>) -> Self {
        if self.offered_until.is_some_and(|until| until <= now) {
            return Self { offered_until: None, lapsed: true, ..self };
        }
        self
    }
}

/// How many said what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Families going.
    pub going: i64,
    /// Adults of those families.
    pub adults: i64,
    /// Kids of those families.
    pub kids: i64,
    /// Families that might.
    pub maybe: i64,
    /// Families waiting for a spot.
    pub waiting: i64,
    /// Of those, the ones that hold an offer.
    pub offered: i64,
    /// Kids of those.
    pub offered_kids: i64,
}

/// What a command of this slice came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It is announced; the host is told.
    Announced {
        /// What.
        meetup: MeetupId,
    },
    /// It is announced, like another one.
    AnnouncedLike {
        /// What.
        meetup: MeetupId,
        /// The number of the other one.
        like: i64,
        /// What was taken over from that, by the names of arguments.
        taken: Vec<String>,
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
        /// What she had said, if that was taken back.
        #[serde(default)]
        before: Option<Answer>,
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
    /// What is on in the days ahead, as it stands where everybody reads it.
    WhatsOn,
    /// The zone has changed, and what is announced stays at its moments.
    MomentsKept,
    /// The zone has changed, and what is announced keeps its clock times.
    ClocksKept {
        /// How many meetups are moved.
        count: i64,
        /// Of how many times that are being found the moments are moved.
        polls: i64,
    },
    /// What would change, before it does.
    EditProposed {
        /// The change that waits.
        edit: MeetupEditId,
        /// Whether somebody has changed the meetup since she opened the form she sent.
        #[serde(default)]
        overtaken: bool,
    },
    /// It is changed.
    Edited {
        /// What.
        meetup: MeetupId,
        /// How many are told.
        told: i64,
        /// Whether those who wait are asked, because there is more room.
        #[serde(default)]
        asks: bool,
        /// Whether its hosts are others now.
        #[serde(default)]
        hosts: bool,
        /// Whether it stands otherwise in calendars now.
        #[serde(default)]
        calendars: bool,
    },
    /// The change is dropped.
    EditDropped {
        /// Of what.
        meetup: MeetupId,
    },
    /// What can be changed.
    EditMenu {
        /// Of what.
        meetup: MeetupId,
    },
    /// What she can say about her family.
    FamilyMenu {
        /// To what.
        meetup: MeetupId,
    },
    /// Who is coming.
    Who {
        /// To what.
        meetup: MeetupId,
    },
    /// Where a spontaneous one is, exactly.
    Where {
        /// Of what.
        meetup: MeetupId,
    },
    /// The hosts hear that she will be late.
    Late {
        /// For what.
        meetup: MeetupId,
    },
    /// Those who come hear that their host will be late.
    HostLate {
        /// For what.
        meetup: MeetupId,
        /// How many are told.
        told: i64,
        /// Whether she says the same again: only those who had not heard it are told.
        #[serde(default)]
        again: bool,
    },
    /// The rain plan holds.
    Rained {
        /// For what.
        meetup: MeetupId,
        /// How many are told.
        told: i64,
    },
    /// Somebody on the waiting list comes next.
    MovedUp {
        /// Of what.
        meetup: MeetupId,
        /// Who.
        member: MemberId,
    },
    /// She has the exact address now, or not yet.
    Shared {
        /// Of what.
        meetup: MeetupId,
        /// Who.
        member: MemberId,
    },
    /// It is hers to host from now on.
    TakenOver {
        /// What.
        meetup: MeetupId,
        /// Whether it has to be said where it is.
        address: bool,
        /// How many others are told.
        #[serde(default)]
        told: i64,
    },
    /// It suits her, changed as it is.
    StillGood {
        /// What.
        meetup: MeetupId,
    },
    /// Her card is put once more where it should stand.
    PostedAgain {
        /// Of which.
        meetup: MeetupId,
    },
    /// Thank you for telling.
    Happened {
        /// What.
        meetup: MeetupId,
        /// Whether it did.
        did: bool,
    },
    /// One date of a series shall be called off: that one, or all?
    CancelAsked {
        /// What waits for her answer.
        edit: MeetupEditId,
    },
    /// This date is off, and its series goes on.
    Skipped {
        /// Which.
        meetup: MeetupId,
        /// How many are told.
        told: i64,
    },
    /// The series ends, with this date and all after it.
    SeriesEnded {
        /// The first date that is off.
        meetup: MeetupId,
        /// How many dates are off.
        dates: i64,
        /// Whether anybody has to be told.
        told: bool,
    },
    /// This date and all after it are changed.
    SeriesEdited {
        /// From which date on.
        meetup: MeetupId,
        /// Whether anybody has to be told.
        told: bool,
    },
    /// It repeats now, or like this from now on.
    Repeats {
        /// From which date on.
        meetup: MeetupId,
        /// How many dates do not fit any more and are off.
        off: i64,
        /// Whether anybody has to be told.
        told: bool,
    },
    /// The file for her calendar.
    Calendar {
        /// Of what.
        meetup: MeetupId,
    },
    /// Of finding a time.
    Find(find::Outcome),
}

impl Outcome {
    /// Whether the card already says it, so that a reaction to the card needs no other answer.
    #[must_use]
    pub fn is_seen_on_card(&self) -> bool {
        match self {
            Self::Answered { answer, .. } => matches!(answer, Answer::Maybe | Answer::Cant),
            // Her calendar does not see the card.
            Self::AnswerTakenBack { before, .. } => *before != Some(Answer::Going),
            Self::Find(outcome) => outcome.is_seen_on_card(),
            Self::Announced { .. }
            | Self::AnnouncedLike { .. }
            | Self::Cancelled { .. }
            | Self::Shown { .. }
            | Self::Listed { .. }
            | Self::WhatsOn
            | Self::MomentsKept
            | Self::ClocksKept { .. }
            | Self::EditProposed { .. }
            | Self::Edited { .. }
            | Self::EditDropped { .. }
            | Self::EditMenu { .. }
            | Self::FamilyMenu { .. }
            | Self::Who { .. }
            | Self::Where { .. }
            | Self::Late { .. }
            | Self::HostLate { .. }
            | Self::Rained { .. }
            | Self::MovedUp { .. }
            | Self::Shared { .. }
            | Self::TakenOver { .. }
            | Self::StillGood { .. }
            | Self::Happened { .. }
            | Self::PostedAgain { .. }
            | Self::CancelAsked { .. }
            | Self::Skipped { .. }
            | Self::SeriesEnded { .. }
            | Self::SeriesEdited { .. }
            | Self::Repeats { .. }
            | Self::Calendar { .. } => false,
        }
    }
}
