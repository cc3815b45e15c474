//! `care goodbye`: somebody goes for good. It takes a second yes, and she hears of the way to appeal before it happens.

use super::{Kind, Outcome, Plan, REASON, prepare, somebody, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Prepares it.
#[derive(Debug)]
pub struct Goodbye {
    person: String,
    why: Option<String>,
}

impl Command for Goodbye {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care goodbye",
        args: &[
            ArgSpec::required("person", ArgKind::Person),
            ArgSpec::optional("why", ArgKind::Lines { most: REASON }),
        ],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care goodbye @ben why: selling to members after three talks about it",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { person: args.text("person", 200)?, why: args.optional_text("why", usize::from(REASON))? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let member = somebody(turn, &self.person, Kind::Goodbye).await?;
        if let Some(open) = store::goodbyes(turn.tx, member.id).await?.first() {
            return Err(Refusal::new("refused-care-goodbye").number("number", open.number).into());
        }
        let plan = Plan { about: Some(member.id), reason: self.why, ..Plan::default() };
        Ok(Outcome::Draft { act: prepare(turn, Kind::Goodbye, plan).await?.id })
    }
}
