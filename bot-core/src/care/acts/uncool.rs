//! `care uncool`: a place is as it was before, before its time.

use super::cool::place;
use super::{Outcome, State, doing, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// Ends it.
#[derive(Debug)]
pub struct Uncool(Option<String>);

impl Command for Uncool {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care uncool",
        args: &[ArgSpec::optional("channel", ArgKind::Line { most: 200 })],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care uncool",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.optional_text("channel", 200).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let place = place(turn, self.0.as_deref())?;
        let Some(mut act) = store::coolings(turn.tx, turn.community, turn.platform, &place).await?.pop() else {
            return Err(Refusal::new("refused-care-no-cooling").into());
        };
        doing::take_back(&mut errand::of(turn), &mut act, State::Ended).await?;
        Ok(Outcome::TakenBack { act: act.id })
    }
}
