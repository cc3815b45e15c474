//! `my reply`: whoever told adds something, or answers what the moderators asked.

use super::take::CASE;
use super::{Line, Outcome, WORDS, show, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::outbox::{DeskNews, Intent, To};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// Lines of one case, so that nobody fills it.
const MOST: usize = 40;

/// Brings her words to the moderators.
#[derive(Debug)]
pub struct Answer {
    case: i64,
    words: String,
}

impl Command for Answer {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my reply",
        args: &[CASE, ArgSpec::required("words", ArgKind::Lines { most: WORDS })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my reply 1 words: It was the third time",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { case: args.number("case")?, words: args.text("words", usize::from(WORDS))? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let me = turn.asker.member.id;
        let none =
            || Refusal::new("refused-case-not-hers").number("number", self.case).command("command", "my reports");
        let case = store::by_number(turn.tx, turn.community, self.case).await?.ok_or_else(none)?;
        let report = store::report_of(turn.tx, case.id, me).await?.ok_or_else(none)?;
        if !case.is_on() {
            return Err(Refusal::new("refused-case-over").number("number", case.number).into());
        }
        if report.reason.is_none() && store::lines(turn.tx, case.id).await?.iter().all(|line| line.member != me) {
            let report = super::Report { reason: Some(self.words), ..report };
            store::tell(turn.tx, case.id, &report, turn.now).await?;
        } else {
            if store::lines(turn.tx, case.id).await?.len() >= MOST {
                return Err(Refusal::new("refused-case-full").into());
            }
            let line = Line { member: me, asked: false, said: self.words };
            store::say(turn.tx, case.id, &line, turn.now).await?;
        }
        let mut errand = errand::of(turn);
        show(&mut errand, &case, false).await?;
        if let Some(holder) = case.holder.filter(|_| case.is_on()) {
            errand
                .say(To::Member { member: holder }, Intent::CaseDesk { case: case.id, news: DeskNews::Answered })
                .await?;
        }

        Ok(Outcome::Answered { case: case.id })
    }
}
