//! `intro round`: how rounds stand, and what an admin may do: begin one, look at it, open it, call it off.
//!
//! A round is a state machine in the database. It is `gathering` until somebody has chosen who is introduced to whom,
//! `matched` until it may open, `opening` while people are introduced some at a time, `open`, `closing` while they are
//! asked whether they met and their places are put away, and `closed`. Each step is one job of 200 writes at most, and
//! where it stopped stands in the round.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::stats::Remains;
use super::{Outcome, errand};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::text::near::fold;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::id::{CommunityId, MemberId, RoundId};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

pub mod begin;
pub mod choosing;
pub mod steps;
pub mod store;

/// Where a round stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is being chosen who is introduced to whom.
    Gathering,
    /// That is chosen, and nobody knows yet.
    Matched,
    /// People are being introduced.
    Opening,
    /// All of them are.
    Open,
    /// They are asked whether they met; it is coming to its end.
    Closing,
    /// It is over.
    Closed,
    /// It never opened.
    Cancelled,
}

impl State {
    const ALL: [Self; 7] =
        [Self::Gathering, Self::Matched, Self::Opening, Self::Open, Self::Closing, Self::Closed, Self::Cancelled];

    /// As it stands in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Gathering => "gathering",
            Self::Matched => "matched",
            Self::Opening => "opening",
            Self::Open => "open",
            Self::Closing => "closing",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A round of intros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// Whose.
    pub community: CommunityId,
    /// Its number, from 1; rounds have numbers of their own.
    pub number: i64,
    /// Where it stands.
    pub state: State,
    /// Whether somebody looks at it before it opens.
    pub approve: bool,
    /// Who began it by hand.
    pub asked_by: Option<MemberId>,
    /// What chance is drawn from.
    pub seed: i64,
    /// For how many days it is open.
    pub days: i64,
    /// How far the step that is being done has come.
    pub done: i64,
    /// When it began.
    pub begun_at: DateTime<Utc>,
    /// When people were introduced.
    pub opened_at: Option<DateTime<Utc>>,
    /// When it is over.
    pub ends_at: Option<DateTime<Utc>>,
    /// What is left of it in numbers.
    pub remains: Option<Remains>,
}

/// Who is introduced to whom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Two to five each.
    pub groups: Vec<Vec<MemberId>>,
    /// For whom there is nobody.
    pub left: Vec<MemberId>,
    /// Whose others went away before they were introduced.
    pub orphans: Vec<MemberId>,
}

/// What an admin may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Look,
    Begin,
    Preview,
    Open,
    Cancel,
}

const DEEDS: &[&str] = &["begin", "preview", "open", "cancel"];

/// Looks after rounds.
#[derive(Debug)]
pub struct ForRound(Deed);

impl Command for ForRound {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "intro round",
        args: &[ArgSpec::optional("deed", ArgKind::OneOf(DEEDS))],
        access: Access::Admin,
        answer: Seen::ByAsker,
        example: "intro round preview",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        let Some(text) = args.get("deed") else { return Ok(Self(Deed::Look)) };
        let deed = match fold(text).as_str() {
            "begin" | "start" | "now" | "empezar" | "ahora" => Deed::Begin,
            "preview" | "show" | "ver" => Deed::Preview,
            "open" | "approve" | "abrir" => Deed::Open,
            "cancel" | "stop" | "cancelar" => Deed::Cancel,
            _ => {
                let refusal = Refusal::new("refused-word").about("deed").text("given", text);
                return Err(refusal.text("words", DEEDS.join(", ")).text("example", "preview"));
            }
        };
        Ok(Self(deed))
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let latest = store::latest(turn.tx, turn.community).await?;
        match (self.0, latest) {
            (Deed::Look, _) => Ok(Outcome::Round),
            (Deed::Begin, _) => begin::by_hand(turn, false).await,
            (Deed::Preview, Some(round)) if round.state == State::Matched => {
                Ok(Outcome::Preview { round: round.id, page: 0 })
            }
            (Deed::Preview, _) => begin::by_hand(turn, true).await,
            (Deed::Open, Some(round)) => open(turn, round).await,
            (Deed::Cancel, Some(round)) => cancel(turn, round).await,
            (Deed::Open | Deed::Cancel, None) => Err(nothing_waits()),
        }
    }
}

fn nothing_waits() -> Failure {
    Refusal::new("refused-round-none").command("command", "intro round preview").into()
}

/// Opens a round that waits for it.
pub(super) async fn open(turn: &mut Turn<'_>, round: Round) -> Result<Outcome, Failure> {
    if round.state != State::Matched {
        return Err(nothing_waits());
    }
    begin::open(&mut errand::of(turn), &round).await?;
    Ok(Outcome::Opening { round: round.id })
}

/// Calls a round off that has not opened.
pub(super) async fn cancel(turn: &mut Turn<'_>, round: Round) -> Result<Outcome, Failure> {
    if !matches!(round.state, State::Gathering | State::Matched) {
        return Err(Refusal::new("refused-round-opened").into());
    }
    begin::call_off(&mut errand::of(turn), &round).await?;
    Ok(Outcome::Cancelled { round: round.id })
}
