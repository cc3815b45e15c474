//! `care ask`: a moderator asks those who told; they answer privately, and their names are not shown.

use super::take::{CASE, find_open};
use super::{Line, Outcome, WORDS, show, store, tell_reporters};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::outbox::CaseNews;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// Asks those who told of a case.
#[derive(Debug)]
pub struct AskThem {
    case: i64,
    words: String,
}

impl Command for AskThem {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care ask",
        args: &[CASE, ArgSpec::required("words", ArgKind::Lines { most: WORDS })],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care ask 1 words: Did it happen before?",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { case: args.number("case")?, words: args.text("words", usize::from(WORDS))? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let case = find_open(turn, self.case).await?;
        for report in store::reports(turn.tx, case.id).await? {
            let line = Line { member: report.member, asked: true, said: self.words.clone() };
            store::say(turn.tx, case.id, &line, turn.now).await?;
        }
        let mut errand = errand::of(turn);
        let people = tell_reporters(&mut errand, case.id, CaseNews::Asked, None).await?;
        show(&mut errand, &case, false).await?;

        Ok(Outcome::Asked { case: case.id, people })
    }
}
