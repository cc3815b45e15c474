//! `care resume`: a pause ends before its time.

use super::{Kind, Outcome, State, doing, somebody, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// Ends it.
#[derive(Debug)]
pub struct Resume(String);

impl Command for Resume {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care resume",
        args: &[ArgSpec::required("person", ArgKind::Person)],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care resume @ben",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.text("person", 200).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let member = somebody(turn, &self.0, Kind::Pause).await?;
        let Some(mut act) = store::pauses(turn.tx, member.id).await?.pop() else {
            return Err(Refusal::new("refused-care-no-pause").into());
        };
        doing::take_back(&mut errand::of(turn), &mut act, State::Ended).await?;
        Ok(Outcome::TakenBack { act: act.id })
    }
}
