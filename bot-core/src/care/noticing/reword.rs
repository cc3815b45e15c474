//! `my reword`: other words for a message about which she was nudged. They are given back to her: nobody writes in her
//! name.

use super::nudge::{self, Came};
use super::{ANSWERED, Outcome, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Characters at most.
const LONGEST: usize = 2_000;

/// Finds other words.
#[derive(Debug)]
pub struct Reword(String);

impl Command for Reword {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my reword",
        args: &[ArgSpec::required("anew", ArgKind::Lines { most: 2_000 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my reword It was different for me. What matters is that you are both well.",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.text("anew", LONGEST).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let latest = store::latest_nudge(turn.tx, turn.asker.member.id, turn.now - ANSWERED).await?;
        let nudge = latest.ok_or_else(|| Refusal::new("refused-reword"))?;

        nudge::settle(turn.tx, &nudge, Came::Reworded).await?;
        Ok(Outcome::Reworded { nudge: nudge.id, text: self.0 })
    }
}
