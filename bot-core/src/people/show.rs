//! `my show`: everything that is kept about her, in words.

use super::Outcome;
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Shows it.
#[derive(Debug)]
pub struct Show;

impl Command for Show {
    type Outcome = Outcome;

    const SPEC: CommandSpec =
        CommandSpec { path: "my show", args: &[], access: Access::Member, answer: Seen::ByAsker, example: "my show" };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::Profile)
    }
}
