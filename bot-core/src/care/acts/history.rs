//! `care history`: what is recorded about somebody, and which step would fit next.

use super::Outcome;
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Menu, Seen};
use crate::people;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Shows it.
#[derive(Debug)]
pub struct History(String);

impl Command for History {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care history",
        args: &[ArgSpec::required("person", ArgKind::Person)],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care history @ben",
    };

    const MENU: Option<Menu> = Some(Menu::Person);

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.text("person", 200).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let member = people::find::find_even_gone(turn, "person", &self.0).await?;
        if member.id == turn.asker.member.id {
            return Ok(Outcome::Standing);
        }
        Ok(Outcome::History { member: member.id })
    }
}
