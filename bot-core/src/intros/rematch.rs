//! `intro rematch`: somebody else, because nobody has answered.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::circle::{self, Circle, leaving, place};
use super::{Outcome, errand, round};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::id::CircleId;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// The others have so long to answer.
pub const PATIENCE: TimeDelta = TimeDelta::days(3);

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found {
    /// She is with somebody else.
    Others {
        /// In this circle.
        circle: CircleId,
    },
    /// There is nobody else this time; she comes first next time.
    Nobody,
}

/// Asks for somebody else.
#[derive(Debug)]
pub struct Rematch;

impl Command for Rematch {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "intro rematch",
        args: &[],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "intro rematch",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let circles = circle::store::of_member(turn.tx, turn.asker.member.id).await?;
        let of_round = circles.iter().find(|circle| circle.round().is_some()).or(circles.first()).cloned();
        let Some(circle) = of_round else {
            return Err(Refusal::new("refused-rematch-none").command("command", "intro status").into());
        };
        rematch(turn, circle).await
    }
}

/// She leaves a circle in which nobody has answered, and is brought together with somebody else where that is possible.
pub(super) async fn rematch(turn: &mut Turn<'_>, circle: Circle) -> Result<Outcome, Failure> {
    let me = turn.asker.member.id;
    let Some(round) = circle.round() else {
        return Err(Refusal::new("refused-rematch-between").command("command", "intro status").into());
    };
    let members = circle::store::members(turn.tx, circle.id).await?;
    let others: Vec<_> = members.iter().filter(|one| one.is_there() && one.member != me).collect();
    if others.iter().any(|one| one.spoke_at.is_some() || one.met.is_some()) {
        return Err(Refusal::new("refused-rematch-answered").command("command", "intro status").into());
    }
    let ready_at = circle.begun_at + PATIENCE;
    if ready_at > turn.now {
        return Err(Refusal::new("refused-rematch-early").moment("moment", ready_at, turn.zone()).into());
    }
    let round = round::store::get(turn.tx, round).await?;
    let Some(round) = round.filter(|round| matches!(round.state, round::State::Opening | round::State::Open)) else {
        return Err(Refusal::new("refused-rematch-late").into());
    };

    let mut errand = errand::of(turn);
    circle::store::rematch(errand.tx, circle.id, me, errand.now).await?;
    circle::store::leave(errand.tx, circle.id, me, errand.now).await?;
    // Whoever never answered is not told that somebody went on: for her it is simply over at the end of the round,
    // unless the others go on without the one who left.
    if others.len() >= 2 {
        place::ask(&mut errand, &circle).await?;
    } else {
        for other in others {
            round::steps::count_silence(&mut errand, &round, &circle, other).await?;
        }
        leaving::end(&mut errand, &circle).await?;
    }
    let all_know = round.state == round::State::Open;
    if let Some(circle) = leaving::join_others(&mut errand, &round, me, all_know).await? {
        return Ok(Outcome::Rematch(Found::Others { circle }));
    }
    super::store::left_out(errand.tx, me).await?;
    Ok(Outcome::Rematch(Found::Nobody))
}
