//! `my reports`: what she has told the moderators, and what became of it. For her alone.

use super::Outcome;
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Shows what she has told.
#[derive(Debug)]
pub struct Mine;

impl Command for Mine {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my reports",
        args: &[],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my reports",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::Mine)
    }
}
