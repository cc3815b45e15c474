//! `care appeals`: those that are open; and the answer to one, by somebody who had nothing to do with it.

use super::{End, settle, store};
use crate::access::Access;
use crate::care::acts::{Outcome, REASON, numbered};
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// How it may end.
const ENDS: &[&str] = &["uphold", "soften", "undo"];

/// Shows those that are open, or answers one.
#[derive(Debug)]
pub struct Appeals {
    number: Option<i64>,
    end: Option<End>,
    why: Option<String>,
}

impl Command for Appeals {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care appeals",
        args: &[
            ArgSpec::optional("number", ArgKind::Whole { least: 1, most: 1_000_000 }),
            ArgSpec::optional("outcome", ArgKind::OneOf(ENDS)),
            ArgSpec::optional("why", ArgKind::Lines { most: REASON }),
        ],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care appeals",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self {
            number: args.optional_number("number")?,
            end: args.one_of("outcome", ENDS, "refused-appeal-outcome")?.and_then(End::from_name),
            why: args.optional_text("why", usize::from(REASON))?,
        })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let (Some(number), Some(end)) = (self.number, self.end) else { return Ok(Outcome::Appeals) };
        let act = numbered(turn, number).await?;
        let appeal = store::of_act(turn.tx, act.id).await?;
        let Some(appeal) = appeal.filter(|appeal| appeal.end == End::Open) else {
            return Err(Refusal::new("refused-appeal-none")
                .number("number", number)
                .command("command", "care appeals")
                .into());
        };
        let me = turn.asker.member.id;
        if act.involved().contains(&me) {
            return Err(Refusal::new("refused-appeal-own").into());
        }
        let Some(why) = self.why else { return Err(Refusal::new("refused-appeal-why").about("why").into()) };
        store::answer(turn.tx, appeal.id, end, &why, me).await?;
        settle(turn, act, end).await?;
        Ok(Outcome::Answered { appeal: appeal.id })
    }
}
