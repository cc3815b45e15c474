//! `care note`: a few words for the others who keep order.

use super::{Kind, Outcome, Plan, State, WORDS, prepare, somebody, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Keeps one.
#[derive(Debug)]
pub struct Note {
    person: String,
    words: String,
}

impl Command for Note {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care note",
        args: &[
            ArgSpec::required("person", ArgKind::Person),
            ArgSpec::required("words", ArgKind::Lines { most: WORDS }),
        ],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care note @ben talked on the phone, she has hard weeks",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { person: args.text("person", 200)?, words: args.text("words", usize::from(WORDS))? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let member = somebody(turn, &self.person, Kind::Note).await?;
        let plan = Plan { about: Some(member.id), reason: Some(self.words), ..Plan::default() };
        let mut act = prepare(turn, Kind::Note, plan).await?;
        act.state = State::Active;
        act.acted_at = Some(turn.now);
        store::save(turn.tx, &act).await?;
        Ok(Outcome::Noted { act: act.id })
    }
}
