//! `my naps`: when her kids sleep, which nobody else is shown.

use super::{Kept, Outcome, clears};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::time::NotWindows;
use crate::time::naps::{LONGEST, Nap, read_naps};
use crate::turn::{Command, Turn};
use crate::wording::words;

pub mod store;

/// Naps one member may have here.
pub const MOST: usize = 10;

/// Shows them, or says when they are; never when it is empty.
#[derive(Debug)]
pub struct Naps(Option<Vec<Nap>>);

impl Command for Naps {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my naps",
        args: &[ArgSpec::optional("naps", ArgKind::Line { most: 500 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my naps 12:30-14:30 on weekdays",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let Some(text) = args.optional_text("naps", LONGEST)? else { return Ok(Self(None)) };
        if clears(&text) {
            return Ok(Self(Some(Vec::new())));
        }
        let example = words(turn.locale(), "naps-example", &[]);
        let refused = |key: &str| Refusal::new(key).about("naps").command("example", example.as_str());
        let given = |refusal: Refusal, rest: String| refusal.text("given", rest.chars().take(80).collect::<String>());
        let naps = read_naps(&text, turn.locale()).map_err(|why| match why {
            NotWindows::Empty => refused("refused-naps-empty"),
            NotWindows::NotUnderstood { rest } => given(refused("refused-naps"), rest),
            NotWindows::EndFirst { rest } => given(refused("refused-naps-end"), rest),
        })?;
        if naps.len() > MOST {
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            return Err(refused("refused-naps-many").number("most", number(MOST)).number("given", number(naps.len())));
        }
        Ok(Self(Some(naps)))
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let Some(naps) = self.0 else { return Ok(Outcome::Naps(Kept::Shown)) };
        store::set(turn.tx, turn.asker.member.id, &naps).await?;

        Ok(Outcome::Naps(Kept::Changed))
    }
}
