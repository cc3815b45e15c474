//! `care close`: a case is done with, and those who told hear how.

use super::take::{CASE, find_open};
use super::{Case, Ending, Outcome, WORDS, show, store, tell_reporters};
use crate::access::Access;
use crate::care::tally;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::outbox::CaseNews;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// Closes a case.
#[derive(Debug)]
pub struct Close {
    case: i64,
    ending: Option<Ending>,
    words: Option<String>,
}

impl Command for Close {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care close",
        args: &[
            CASE,
            ArgSpec::optional("how", ArgKind::OneOf(Ending::NAMES)),
            ArgSpec::optional("words", ArgKind::Lines { most: WORDS }),
        ],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care close 1 how: talked",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self {
            case: args.number("case")?,
            ending: args.one_of("how", Ending::NAMES, "refused-case-ending")?.and_then(Ending::from_name),
            words: args.optional_text("words", usize::from(WORDS))?,
        })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let case = find_open(turn, self.case).await?;
        let Some(ending) = self.ending else { return Ok(Outcome::How { case: case.id }) };
        close(turn, &case, ending, self.words.as_deref()).await
    }
}

/// It is done with.
async fn close(turn: &mut Turn<'_>, case: &Case, ending: Ending, words: Option<&str>) -> Result<Outcome, Failure> {
    store::close(turn.tx, case.id, (Some(ending), words), turn.now).await?;
    let mut errand = errand::of(turn);
    tally::count(&mut errand, tally::What::ReportAnswered).await?;
    let people = tell_reporters(&mut errand, case.id, CaseNews::Closed, None).await?;
    show(&mut errand, case, false).await?;
    Ok(Outcome::Closed { case: case.id, people })
}
