//! `village whats-on`: what is on in the days ahead, for her alone.

use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::meetups::Outcome;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Says what is on.
#[derive(Debug)]
pub struct WhatsOn;

impl Command for WhatsOn {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "village whats-on",
        args: &[],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "village whats-on",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::WhatsOn)
    }
}
