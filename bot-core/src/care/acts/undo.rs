//! `care undo`: what was done is taken back, and counts no more.

use super::{Kind, Outcome, State, doing, numbered};
use crate::access::Access;
use crate::care::appeals::{self, End};
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::incoming::Standing;
use crate::outbox::CareNews;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// Takes one back.
#[derive(Debug)]
pub struct Undo(i64);

impl Command for Undo {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care undo",
        args: &[ArgSpec::required("number", ArgKind::Line { most: 20 })],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care undo 1",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.number("number").map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let mut act = numbered(turn, self.0).await?;
        if act.about == Some(turn.asker.member.id) {
            return Err(Refusal::new("refused-care-own").into());
        }
        let me = turn.asker.member.id;
        if act.kind == Kind::Goodbye && turn.asker.standing < Standing::Admin && !act.involved().contains(&me) {
            // Two have decided it, and an appeal is the way to somebody else.
            return Err(Refusal::new("refused-care-undo").number("number", act.number).into());
        }
        if !matches!(act.state, State::Asked | State::Doing | State::Active | State::Ended) {
            return Err(Refusal::new("refused-care-nothing").number("number", act.number).into());
        }
        let appeal = appeals::store::of_act(turn.tx, act.id).await?.filter(|appeal| appeal.end == End::Open);
        if let Some(appeal) = appeal {
            // There is nothing left to look at, and the next one of hers must not wait for it.
            appeals::store::answer(turn.tx, appeal.id, End::Undo, "", turn.asker.member.id).await?;
        }
        let was_told = act.is_recorded() && !matches!(act.kind, Kind::Note | Kind::Checkin);
        let mut errand = errand::of(turn);
        doing::take_back(&mut errand, &mut act, State::Undone).await?;
        if was_told {
            doing::tell_about(&mut errand, &act, CareNews::TakenBack).await?;
        }
        Ok(Outcome::TakenBack { act: act.id })
    }
}
