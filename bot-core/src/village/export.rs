//! `my export`: everything that is kept about her, as one file. It is made when it is sent, so no row holds it.

use super::Outcome;
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

pub mod store;
pub mod wording;

/// Gives it to her.
#[derive(Debug)]
pub struct Export;

impl Command for Export {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my export",
        args: &[],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my export",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::Exported)
    }
}
