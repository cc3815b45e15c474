//! `my reports`: what she has told the moderators, what became of it, and what she has to add. For her alone.

use super::take::HIGHEST;
use super::{Outcome, WORDS, answer, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Shows what she has told, one of it, or adds to that.
#[derive(Debug)]
pub struct Mine {
    case: Option<i64>,
    words: Option<String>,
}

impl Command for Mine {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my reports",
        args: &[
            ArgSpec::optional("case", ArgKind::Whole { least: 1, most: HIGHEST }),
            ArgSpec::optional("words", ArgKind::Lines { most: WORDS }),
        ],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my reports",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { case: args.optional_number("case")?, words: args.optional_text("words", usize::from(WORDS))? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let Some(number) = self.case else { return Ok(Outcome::Mine) };
        if let Some(words) = self.words {
            return answer::answer(turn, number, words).await;
        }
        let case = store::by_number(turn.tx, turn.community, number).await?;
        let report = match &case {
            Some(case) => store::report_of(turn.tx, case.id, turn.asker.member.id).await?,
            None => None,
        };
        match case.filter(|_| report.is_some()) {
            Some(case) => Ok(Outcome::Told { case: case.id, again: true }),
            None => Err(not_hers(number).into()),
        }
    }
}

/// She has told of nothing with this number.
pub(super) fn not_hers(number: i64) -> Refusal {
    Refusal::new("refused-case-not-hers").number("number", number).command("command", Mine::SPEC.path)
}
