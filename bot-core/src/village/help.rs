//! `village help`: what she can do here.

use super::Outcome;
use crate::access::Access;
use crate::command::args::Args;
use crate::command::text::nearest;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen, groups};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Shows what there is, or one command.
#[derive(Debug)]
pub struct Help(Option<String>);

impl Command for Help {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "village help",
        args: &[ArgSpec::optional("command", ArgKind::CommandPath)],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "village help meetup new",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let Some(given) = args.optional_text("command", 100)? else { return Ok(Self(None)) };
        let words = given.trim_start_matches(['/', '!']).to_lowercase();
        let known = turn.lists.commands.iter().any(|spec| spec.path == words || spec.group() == words);
        if known {
            return Ok(Self(Some(words)));
        }
        let mut near = nearest(&words, turn.lists.commands.iter().map(|spec| spec.path), 3);
        if near.is_empty() {
            near = groups(turn.lists.commands);
        }
        let near = near.join(", ");
        Err(Refusal::new("refused-command").about("command").text("given", given).text("near", near))
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::Help { about: self.0 })
    }
}
