//! `care reports`: what waits for moderators, or one case of it.

use super::take::HIGHEST;
use super::{Outcome, take};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Cases on a page.
pub(super) const PAGE: i64 = 8;

/// Shows the queue, or one case.
#[derive(Debug)]
pub struct Queue(Option<i64>);

impl Command for Queue {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care reports",
        args: &[ArgSpec::optional("case", ArgKind::Whole { least: 1, most: HIGHEST })],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care reports",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.optional_number("case").map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let Some(number) = self.0 else { return Ok(Outcome::Queue { page: 0 }) };
        let case = take::find(turn, number).await?;
        Ok(Outcome::Shown { case: case.id })
    }
}
