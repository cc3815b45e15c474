//! `my free`: when she is usually free.

use super::{Outcome, Part, given, number, refused, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::people::{self, Kept, clears};
use crate::refusal::{Failure, Refusal};
use crate::time::NotWindows;
use crate::time::free::{Free as Window, LONGEST, read_free};
use crate::turn::{Command, Turn};
use crate::wording::words;

/// Windows one member may have.
pub const MOST: usize = 10;

/// Shows it, or says when; never when it is empty.
#[derive(Debug)]
pub struct Free(Option<Vec<Window>>);

impl Command for Free {
    type Outcome = people::Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my free",
        args: &[ArgSpec::optional("free", ArgKind::Line { most: 500 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my free weekday mornings, sat afternoon",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let Some(text) = args.optional_text("free", LONGEST)? else { return Ok(Self(None)) };
        if clears(&text) {
            return Ok(Self(Some(Vec::new())));
        }
        let refusal = |key: &str| refused(key, "free", words(turn.locale(), "free-example", &[]));
        let free = read_free(&text, turn.locale()).map_err(|why| match why {
            NotWindows::Empty => refusal("refused-free-empty"),
            NotWindows::NotUnderstood { rest } => refusal("refused-free").text("given", given(&rest)),
            NotWindows::EndFirst { rest } => refusal("refused-free-end").text("given", given(&rest)),
        })?;
        if free.len() > MOST {
            let count = number(free.len());
            return Err(refusal("refused-free-many").number("most", number(MOST)).number("given", count));
        }
        Ok(Self(Some(free)))
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<people::Outcome, Failure> {
        let part = Part::Free;
        let Some(free) = self.0 else {
            return Ok(Outcome::Told { part, kept: Kept::Shown, guessed: Vec::new() }.into());
        };
        store::set_free(turn.tx, turn.asker.member.id, &free).await?;

        Ok(Outcome::Told { part, kept: Kept::Changed, guessed: Vec::new() }.into())
    }
}
