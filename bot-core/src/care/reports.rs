//! Reports: a member tells those who keep order about a message or about somebody. The author never learns who told;
//! several reports of one message are one case, with one queue for all moderators.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::desk;
use crate::id::{CaseId, CommunityId, MemberId};
use crate::incoming::{MessageKey, PlatformKind};
use crate::jobs::JobKind;
use crate::outbox::{CaseNews, DeskNews, Intent};
use crate::store::{StoreError, Tx};
use crate::turn::Errand;

mod answer;
pub mod ask;
pub mod close;
pub mod mine;
pub mod press;
pub mod queue;
pub mod report;
pub mod store;
pub mod take;
pub mod wording;

/// What was said is kept for so long, and with it the case.
pub const KEPT: TimeDelta = TimeDelta::days(90);

/// Reports of one member within an hour.
const AN_HOUR: i64 = 5;

/// Characters of what she or a moderator says about it.
const WORDS: u16 = 500;

/// Characters that are kept of a message.
const SAID: usize = 2_000;

/// Moderators are reminded of a case that nobody has closed after so long, and then twice more.
const OVERDUE: [TimeDelta; 3] = [TimeDelta::days(1), TimeDelta::days(3), TimeDelta::days(7)];

/// The same where a child may be in danger.
const OVERDUE_URGENT: [TimeDelta; 3] = [TimeDelta::hours(1), TimeDelta::hours(4), TimeDelta::days(1)];

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody looks after it yet.
    Open,
    /// Somebody does.
    Taken,
    /// It is done with.
    Closed,
}

impl State {
    const ALL: [Self; 3] = [Self::Open, Self::Taken, Self::Closed];

    /// As it stands in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Taken => "taken",
            Self::Closed => "closed",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// How a case ended: what those who told are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// A moderator talked with her.
    Talked,
    /// Something was done about it.
    Acted,
    /// It was looked at and left as it is.
    Left,
}

impl Ending {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Talked, Self::Acted, Self::Left];

    /// Their names, as people type them.
    pub const NAMES: &'static [&'static str] = &["talked", "acted", "left"];

    /// As it stands in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Talked => "talked",
            Self::Acted => "acted",
            Self::Left => "left",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ending| ending.name() == name)
    }
}

/// One message or person that was reported, by however many.
#[derive(Clone, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// Where.
    pub community: CommunityId,
    /// Its number there.
    pub number: i64,
    /// The message; none when it is about a person.
    pub message: Option<(PlatformKind, MessageKey)>,
    /// Whose; none when the village does not know her, or the bot said it.
    pub author: Option<MemberId>,
    /// What was said, while that is kept.
    pub said: Option<String>,
    /// Where it stands.
    pub state: State,
    /// A child may be in danger.
    pub urgent: bool,
    /// It is about somebody who keeps order.
    pub apart: bool,
    /// Who looks after it.
    pub holder: Option<MemberId>,
    /// How it ended.
    pub ending: Option<Ending>,
    /// What those who told are told besides.
    pub words: Option<String>,
    /// When it was told first.
    pub opened_at: DateTime<Utc>,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Case").field("id", &self.id).field("state", &self.state).finish_non_exhaustive()
    }
}

impl Case {
    /// Whether it may be looked after by this member: never by the one it is about.
    #[must_use]
    pub fn is_for(&self, moderator: MemberId) -> bool {
        self.author != Some(moderator)
    }

    /// Whether something is still to be done.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.state != State::Closed
    }
}

/// What one member told.
#[derive(Clone, PartialEq, Eq)]
pub struct Report {
    /// Who.
    pub member: MemberId,
    /// What she said about it.
    pub reason: Option<String>,
    /// Whether moderators may see who told.
    pub named: bool,
}

/// What was said between moderators and one of those who told.
#[derive(Clone, PartialEq, Eq)]
pub struct Line {
    /// With whom.
    pub member: MemberId,
    /// Whether moderators asked; otherwise she answered.
    pub asked: bool,
    /// What.
    pub said: String,
}

/// What a command or a button of reports came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// For whoever told: it is told, or told again.
    Told {
        /// Which.
        case: CaseId,
        /// Whether she had told before.
        again: bool,
    },
    /// For whoever told: nobody here can look at it.
    NobodyElse,
    /// For whoever told: what she told, and where it stands.
    Mine,
    /// For whoever told: her answer is brought.
    Answered {
        /// Which.
        case: CaseId,
    },
    /// For whoever told: it is taken back.
    TakenBack,
    /// For moderators: what waits.
    Queue {
        /// From 0.
        page: usize,
    },
    /// For a moderator: one of them.
    Shown {
        /// Which.
        case: CaseId,
    },
    /// For a moderator: those who told are asked.
    Asked {
        /// Which.
        case: CaseId,
        /// How many.
        people: i64,
    },
    /// For a moderator: it is closed.
    Closed {
        /// Which.
        case: CaseId,
        /// How many hear of it.
        people: i64,
    },
    /// For a moderator: how shall it be closed?
    How {
        /// Which.
        case: CaseId,
    },
    /// For a moderator: what can be done about the one it is about.
    Steps {
        /// Which.
        case: CaseId,
    },
}

/// What moderators see of a case: said anew where they read together, said once to each where they do not.
pub(crate) async fn show(errand: &mut Errand<'_>, case: &Case, is_new: bool) -> Result<(), StoreError> {
    let intent = Intent::CaseCard { case: case.id };
    desk::keep_current(errand, &intent, &subject(case.id), &apart_from(case), is_new).await
}

/// The name under which its messages for moderators are found.
#[must_use]
pub fn subject(case: CaseId) -> String {
    format!("case:{}", case.simple())
}

/// Those who must not hear of it from the desk.
fn apart_from(case: &Case) -> Vec<MemberId> {
    case.author.filter(|_| case.apart).into_iter().collect()
}

/// Tells everyone who told.
pub(crate) async fn tell_reporters(
    errand: &mut Errand<'_>,
    case: CaseId,
    news: CaseNews,
    only: Option<MemberId>,
) -> Result<i64, StoreError> {
    let reports = store::reports(errand.tx, case).await?;
    let mut told = 0;
    for report in reports.iter().filter(|report| only.is_none_or(|only| only == report.member)) {
        errand.tell(report.member, Intent::CaseNews { case, news }, None).await?;
        told += 1;
    }
    Ok(told)
}

/// The moderators are reminded later, unless it is closed by then.
pub(crate) async fn remind_later(errand: &mut Errand<'_>, case: &Case, times: usize) -> Result<(), StoreError> {
    let all = if case.urgent { OVERDUE_URGENT } else { OVERDUE };
    let Some(wait) = all.get(times) else { return Ok(()) };
    let kind = JobKind::CaseWaits { case: case.id, times };
    errand.later(kind, &format!("case-waits:{}", case.id.simple()), case.opened_at + *wait).await
}

/// A case has waited for long.
pub(crate) async fn waits(errand: &mut Errand<'_>, case: CaseId, times: usize) -> Result<(), StoreError> {
    let Some(case) = store::get(errand.tx, case).await?.filter(Case::is_on) else { return Ok(()) };
    desk::tell(errand, &Intent::CaseDesk { case: case.id, news: DeskNews::Waits }, &apart_from(&case)).await?;
    remind_later(errand, &case, times + 1).await
}

/// Lets go of what is older than it may be kept; how many.
pub async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    store::forget(tx, now - KEPT).await
}
