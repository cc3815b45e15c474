//! `intro skip`: she leaves out the next round; said again, she does not.

use super::{Outcome, Part, Taking, round, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::store::StoreError;
use crate::turn::{Command, Turn};

/// Leaves out a round.
#[derive(Debug)]
pub struct Skip;

impl Command for Skip {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "intro skip",
        args: &[],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "intro skip",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(skip(turn).await?)
    }
}

/// Leaves out the next round that has not opened, or does not after all.
pub(super) async fn skip(turn: &mut Turn<'_>) -> Result<Outcome, StoreError> {
    let taking = store::of(turn.tx, turn.asker.member.id).await?.filter(|taking| taking.part != Part::Out);
    let Some(taking) = taking else { return Ok(Outcome::NotIn) };
    let next = round::store::next_number(turn.tx, turn.community).await?;
    let skips = (taking.skips != Some(next)).then_some(next);

    store::set(turn.tx, &Taking { skips, ..taking }).await?;
    Ok(if skips.is_some() { Outcome::Skipped } else { Outcome::NotSkipped })
}
