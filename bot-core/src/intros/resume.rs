//! `intro resume`: her pause is over, of her own accord or because she was not heard of.

use super::{Outcome, Part, Taking, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::store::StoreError;
use crate::turn::{Command, Turn};

/// Comes back.
#[derive(Debug)]
pub struct Resume;

impl Command for Resume {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "intro resume",
        args: &[],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "intro resume",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(resume(turn).await?)
    }
}

/// Comes back, for every round.
pub(super) async fn resume(turn: &mut Turn<'_>) -> Result<Outcome, StoreError> {
    let taking = store::of(turn.tx, turn.asker.member.id).await?.filter(|taking| taking.part != Part::Out);
    let Some(taking) = taking else { return Ok(Outcome::NotIn) };
    let part = match taking.part {
        Part::Once => Part::Once,
        Part::Every | Part::Paused | Part::Silent | Part::Out => Part::Every,
    };

    store::set(turn.tx, &Taking { part, paused_until: None, skips: None, silent: 0, ..taking }).await?;
    Ok(Outcome::Resumed)
}
