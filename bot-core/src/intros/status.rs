//! `intro status`: how she stands, and whom she is introduced to at the moment.

use super::Outcome;
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Shows it.
#[derive(Debug)]
pub struct Status;

impl Command for Status {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "intro status",
        args: &[],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "intro status",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::Status)
    }
}
