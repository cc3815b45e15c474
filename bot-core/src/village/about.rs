//! `village about`: what this bot is, and whom to write to.

use super::Outcome;
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Says what the bot is.
#[derive(Debug)]
pub struct About;

impl Command for About {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "village about",
        args: &[],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "village about",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::About)
    }
}
