//! `meetup show`: one meetup, as the asker may see it.

use super::{Outcome, rsvp};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Shows a meetup.
#[derive(Debug)]
pub struct Show(i64);

impl Command for Show {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup show",
        args: &[ArgSpec::required("meetup", ArgKind::Meetup)],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "meetup show #1",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.number("meetup").map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let meetup = rsvp::find(turn, self.0).await?;

        Ok(Outcome::Shown { meetup: meetup.id })
    }
}
