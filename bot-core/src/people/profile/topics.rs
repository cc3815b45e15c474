//! `my topics`: what she likes to do and to talk about.

use super::words::{self, Change};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Offer, Seen};
use crate::people;
use crate::people::vocabulary::Book;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// The argument.
pub(super) const TOPICS: ArgSpec = ArgSpec::optional("topics", ArgKind::Offered { what: Offer::Topics, most: 600 });

/// Shows them, or says what they are.
#[derive(Debug)]
pub struct Topics(Change);

impl Command for Topics {
    type Outcome = people::Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my topics",
        args: &[TOPICS],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my topics walks, coffee, board games",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        words::read(args, Book::Topics, turn).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<people::Outcome, Failure> {
        words::change(turn, Book::Topics, self.0).await
    }
}
