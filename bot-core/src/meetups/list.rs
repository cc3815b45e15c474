//! `meetup list`: what is on, by day.

use super::Outcome;
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Meetups on one page.
pub const PAGE: i64 = 8;

/// Lists what is on.
#[derive(Debug)]
pub struct List(i64);

impl Command for List {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup list",
        args: &[ArgSpec::optional("page", ArgKind::Whole { least: 1, most: 200 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "meetup list",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        let Some(_) = args.get("page") else { return Ok(Self(0)) };
        args.number("page").map(|page| Self(page.min(200) - 1))
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::Listed { page: self.0 })
    }
}
