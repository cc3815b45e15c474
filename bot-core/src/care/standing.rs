//! `my standing`: what is recorded about her, and until when. Not who reported anything, and not the notes that those
//! who keep order write for each other.

use super::acts::Outcome;
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Shows it.
#[derive(Debug)]
pub struct Standing;

impl Command for Standing {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my standing",
        args: &[],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my standing",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::Standing)
    }
}
