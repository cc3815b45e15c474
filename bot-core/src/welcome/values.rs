//! `village values`: what matters here, in the community's own words.

use super::Outcome;
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Says what matters here.
#[derive(Debug)]
pub struct Values;

impl Command for Values {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "village values",
        args: &[],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "village values",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::Values)
    }
}
