//! `my about`: a line about her.

use super::{Line, Outcome, Part, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::people::{self, Kept, clears};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Characters at most.
pub const LONGEST: usize = 300;

/// The argument.
pub(super) const ABOUT: ArgSpec = ArgSpec::optional("about", ArgKind::Lines { most: 300 });

/// Shows it, or says it; nothing any more when it is empty.
#[derive(Debug)]
pub struct About(Option<Line>);

impl Command for About {
    type Outcome = people::Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my about",
        args: &[ABOUT],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my about Two kids, one dog, always up for a walk",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        read(args).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<people::Outcome, Failure> {
        let part = Part::About;
        let Some(about) = self.0 else {
            return Ok(Outcome::Told { part, kept: Kept::Shown, guessed: Vec::new() }.into());
        };
        store::set_about(turn.tx, turn.asker.member.id, about.text()).await?;

        Ok(Outcome::Told { part, kept: Kept::Changed, guessed: Vec::new() }.into())
    }
}

/// What is said about her, in one paragraph; or that it is taken back.
pub(super) fn read(args: Args<'_>) -> Result<Option<Line>, Refusal> {
    let Some(text) = args.optional_text(ABOUT.name, LONGEST)? else { return Ok(None) };
    if clears(&text) {
        return Ok(Some(Line::Taken));
    }
    Ok(Some(Line::Said(text.split_whitespace().collect::<Vec<_>>().join(" "))))
}
