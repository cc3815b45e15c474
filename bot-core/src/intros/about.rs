//! `intro about`: what somebody shares with whoever asks.

use super::{Outcome, round};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::people;
use crate::people::avoid;
use crate::people::profile::Viewer;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Shows it.
#[derive(Debug)]
pub struct About(String);

impl Command for About {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "intro about",
        args: &[ArgSpec::required("person", ArgKind::Person)],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "intro about @ben",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.text("person", 100).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let (me, other) = (turn.asker.member.id, people::find::find(turn, "person", &self.0).await?.id);
        // Two who avoid each other see nothing of each other, and not why.
        let viewer = if avoid::store::are_apart(turn.tx, me, other).await? {
            None
        } else if round::store::acquaintances(turn.tx, me, 0).await?.contains(&other) {
            Some(Viewer::Introduced)
        } else {
            Some(Viewer::Anyone)
        };
        Ok(Outcome::About { member: other, viewer })
    }
}
