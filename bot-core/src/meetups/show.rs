//! `meetup show`: one meetup, as the asker may see it.

use super::{Outcome, find, rsvp};
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
        if let Some(poll) = find::by_number(turn, self.0).await? {
            return Ok(Outcome::Find(find::Outcome::Shown(poll.id)));
        }
        let meetup = rsvp::find(turn, self.0).await?;

        Ok(Outcome::Shown { meetup: meetup.id })
    }
}
