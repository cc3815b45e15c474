//! Intros: nobody stays a stranger. Who wants to is introduced to one or two others, in rounds.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::access::Access;
use crate::id::{AskId, CircleId, CommunityId, MemberId, RoundId};
use crate::jobs::{JobKind, RoundTask};
use crate::people::profile::Viewer;
use crate::settings::{SettingKind, SettingSpec};
use crate::store::StoreError;

pub mod about;
pub mod ask;
pub mod circle;
pub mod deck;
pub mod greet;
pub mod join;
pub mod leave;
pub mod matching;
pub mod pause;
pub mod press;
pub mod rematch;
pub mod resume;
pub mod round;
pub mod score;
pub mod skip;
pub mod stats;
pub mod status;
pub mod store;
pub mod wording;

pub use crate::turn::Errand;
use crate::turn::errand;

/// The setting that says how often there is a round.
pub const ROUNDS: SettingSpec = SettingSpec {
    name: "intro-rounds",
    kind: SettingKind::OneOf(&["off", "weekly", "two-weeks", "four-weeks"]),
    default: "off",
    who: Access::Admin,
    example: "two-weeks",
};

/// The setting that says on which day and at what time rounds begin.
pub const TIME: SettingSpec = SettingSpec {
    name: "intro-time",
    kind: SettingKind::Weekly,
    default: "monday 09:00",
    who: Access::Admin,
    example: "monday 9:00",
};

/// The setting that says how many are introduced to each other.
pub const SIZE: SettingSpec = SettingSpec {
    name: "intro-size",
    kind: SettingKind::Whole { least: 2, most: 4 },
    default: "2",
    who: Access::Admin,
    example: "2",
};

/// The setting that says whether an admin looks at a round before it opens.
pub const APPROVE: SettingSpec = SettingSpec {
    name: "intro-approve",
    kind: SettingKind::OneOf(&["on", "off"]),
    default: "off",
    who: Access::Admin,
    example: "on",
};

/// The setting that says for how many rounds nobody is introduced to the same person again.
pub const GAP: SettingSpec = SettingSpec {
    name: "intro-repeat-gap",
    kind: SettingKind::Whole { least: 0, most: 52 },
    default: "12",
    who: Access::Admin,
    example: "12",
};

/// The setting that says under which channel the private places hang, where a platform hangs them anywhere.
pub const CHANNEL: SettingSpec =
    SettingSpec { name: "intro-channel", kind: SettingKind::Channel, default: "", who: Access::Admin, example: "here" };

/// Silent rounds after which somebody is paused kindly.
pub const SILENT: i64 = 3;

/// How somebody takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// In every round.
    Every,
    /// In the next round only.
    Once,
    /// Not until her pause is over.
    Paused,
    /// Not until she says so; she was not heard of for some rounds.
    Silent,
    /// Not at all.
    Out,
}

impl Part {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Every, Self::Once, Self::Paused, Self::Silent, Self::Out];

    /// As it stands in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Every => "every",
            Self::Once => "once",
            Self::Paused => "paused",
            Self::Silent => "silent",
            Self::Out => "out",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// What intros know of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taking {
    /// Who.
    pub member: MemberId,
    /// Whose.
    pub community: CommunityId,
    /// How she takes part.
    pub part: Part,
    /// Since when.
    pub since: DateTime<Utc>,
    /// When her pause ends by itself.
    pub paused_until: Option<DateTime<Utc>>,
    /// The number of the round that she leaves out.
    pub skips: Option<i64>,
    /// In how many rounds in a row there was nobody for her.
    pub waiting: i64,
    /// In how many rounds in a row nothing was heard of her.
    pub silent: i64,
    /// Whether she greets those who are new.
    pub greets: bool,
}

impl Taking {
    /// Somebody who has just come.
    #[must_use]
    pub fn new(member: MemberId, community: CommunityId, part: Part, since: DateTime<Utc>) -> Self {
        Self { member, community, part, since, paused_until: None, skips: None, waiting: 0, silent: 0, greets: false }
    }

    /// How she takes part at `now`: a pause that is over is none.
    #[must_use]
    pub fn part_at(&self, now: DateTime<Utc>) -> Part {
        let is_over = self.part == Part::Paused && self.paused_until.is_some_and(|until| until <= now);
        if is_over { Part::Every } else { self.part }
    }

    /// Whether she is in the round of this number.
    #[must_use]
    pub fn is_in(&self, round: i64, now: DateTime<Utc>) -> bool {
        matches!(self.part_at(now), Part::Every | Part::Once) && self.skips != Some(round)
    }
}

/// What a command of this slice came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// What somebody shares.
    About {
        /// Who.
        member: MemberId,
        /// As whom the asker sees it; none when she sees nothing.
        viewer: Option<Viewer>,
    },
    /// She takes part.
    Joined {
        /// In the next round only.
        once: bool,
        /// Whether she did before.
        already: bool,
        /// Whether somebody greets her at once.
        #[serde(default)]
        greeted: bool,
    },
    /// She does not take part any more.
    Left {
        /// Whether she was introduced to somebody at that moment.
        had_circle: bool,
    },
    /// She did not take part anyway.
    NotIn,
    /// She pauses.
    Paused {
        /// Until then; until she says so when there is none.
        until: Option<DateTime<Utc>>,
    },
    /// Her pause is over.
    Resumed,
    /// She leaves out the next round.
    Skipped,
    /// She does not leave it out after all.
    NotSkipped,
    /// How she stands.
    Status,
    /// Somebody else instead of the one who never answered.
    Rematch(rematch::Found),
    /// How rounds stand.
    Round,
    /// A round has begun.
    Begun {
        /// Which.
        round: RoundId,
        /// How many take part.
        people: i64,
        /// Whether it waits to be approved.
        approve: bool,
    },
    /// Who would be introduced to whom.
    Preview {
        /// In which.
        round: RoundId,
        /// From 0.
        page: i64,
    },
    /// People are being introduced.
    Opening {
        /// In which.
        round: RoundId,
    },
    /// A round is off.
    Cancelled {
        /// Which.
        round: RoundId,
    },
    /// How many were introduced, talked and met.
    Stats,
    /// She said whether they met.
    Met {
        /// In which.
        circle: CircleId,
        /// What she said.
        met: circle::Met,
    },
    /// Something to talk about; to her alone, where they have no place of their own.
    Prompt {
        /// For whom.
        circle: CircleId,
        /// The card of the deck.
        prompt: String,
    },
    /// There was plenty to talk about already.
    NoMorePrompts,
    /// Whether she wants it to end is asked.
    Uneasy {
        /// What.
        circle: CircleId,
    },
    /// It has ended quietly.
    EndedQuietly {
        /// Whether a moderator hears of it.
        told: Told,
    },
    /// Who here has lived through something was asked.
    Ask {
        /// What.
        ask: AskId,
        /// What came of it.
        came: ask::Came,
    },
    /// She waits for nobody any more who has lived something.
    WaitsNoMore,
    /// Whether she greets those who are new.
    Greets(bool),
    /// An introduction, to one who was in it.
    Shown {
        /// Which.
        circle: CircleId,
    },
}

/// Whether a moderator hears of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// She did not ask for it.
    No,
    /// Yes.
    Yes,
    /// There is none but those who were in it.
    Nobody,
}

/// A setting has changed.
pub async fn settle(errand: &mut Errand<'_>, name: &str) -> Result<(), StoreError> {
    round::begin::settle(errand, name).await
}

/// What a job is done with that was looked up or worked out before it, where no writer waits.
pub enum Prepared {
    /// Who is introduced to whom, and what that was chosen on.
    Chosen(round::choosing::Basis, round::Plan),
    /// The next groups to introduce.
    Steps(round::steps::Ahead),
}

/// What fell due, with what was prepared for it.
pub async fn run(errand: &mut Errand<'_>, kind: &JobKind, prepared: &mut Option<Prepared>) -> Result<(), StoreError> {
    match (kind, prepared.take()) {
        (JobKind::Rounds { last }, _) => round::begin::fall_due(errand, *last).await,
        (JobKind::Round { round, task: RoundTask::Match { again } }, Some(Prepared::Chosen(basis, plan))) => {
            round::steps::matched(errand, *round, &basis, &plan, *again).await
        }
        (JobKind::Round { round, task }, before) => {
            let ahead = match before {
                Some(Prepared::Steps(ahead)) => Some(ahead),
                Some(Prepared::Chosen(..)) | None => None,
            };
            *prepared = round::steps::run(errand, *round, task, ahead).await?.map(Prepared::Steps);
            Ok(())
        }
        (JobKind::Circle { circle, task }, _) => circle::run(errand, *circle, task).await,
        (JobKind::Ask { ask }, _) => ask::time_is_up(errand, *ask).await,
        (JobKind::Lived { member }, _) => ask::lived(errand, *member).await,
        // Meetups are another slice's, and the house keeps itself tidy.
        (
            JobKind::Meetup { .. }
            | JobKind::Series { .. }
            | JobKind::Share { .. }
            | JobKind::Poll { .. }
            | JobKind::Community { .. }
            | JobKind::CaseWaits { .. }
            | JobKind::CareSummary { .. }
            | JobKind::Noticed
            | JobKind::Care { .. }
            | JobKind::LookAround { .. }
            | JobKind::ZoneRules { .. }
            | JobKind::MoveIn { .. }
            | JobKind::Forget { .. }
            | JobKind::Sweep,
            _,
        ) => Ok(()),
    }
}
