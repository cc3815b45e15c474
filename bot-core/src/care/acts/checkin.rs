//! `care checkin`: asking somebody in private how she is.

use super::{Kind, Outcome, Plan, prepare, somebody};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Menu, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Prepares it.
#[derive(Debug)]
pub struct Checkin(String);

impl Command for Checkin {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care checkin",
        args: &[ArgSpec::required("person", ArgKind::Person)],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care checkin @ben",
    };

    const MENU: Option<Menu> = Some(Menu::Person);

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.text("person", 200).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let member = somebody(turn, &self.0, Kind::Checkin).await?;
        let plan = Plan { about: Some(member.id), ..Plan::default() };
        Ok(Outcome::Draft { act: prepare(turn, Kind::Checkin, plan).await?.id })
    }
}
