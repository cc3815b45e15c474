//! `my lived`: what she has lived through and would talk about with another mother.

use super::words::{self, Change};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Offer, Seen};
use crate::people;
use crate::people::vocabulary::Book;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// The argument.
pub(super) const LIVED: ArgSpec = ArgSpec::optional("lived", ArgKind::Offered { what: Offer::Lived, most: 600 });

/// Shows them, or says what they are.
#[derive(Debug)]
pub struct Lived(Change);

impl Command for Lived {
    type Outcome = people::Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my lived",
        args: &[LIVED],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my lived twins, NICU, tongue-tie",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        words::read(args, Book::Lived, turn).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<people::Outcome, Failure> {
        words::change(turn, Book::Lived, self.0).await
    }
}
