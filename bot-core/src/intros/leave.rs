//! `intro leave`: she does not want to be introduced any more. Whoever she was introduced to is told kindly.

use super::{Errand, Outcome, Part, Taking, ask, circle, errand, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::id::MemberId;
use crate::refusal::{Failure, Refusal};
use crate::store::StoreError;
use crate::turn::{Command, Turn};

/// Takes part no more.
#[derive(Debug)]
pub struct Leave;

impl Command for Leave {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "intro leave",
        args: &[],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "intro leave",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let member = turn.asker.member.id;
        let Some(taking) = store::of(turn.tx, member).await?.filter(|taking| taking.part != Part::Out || taking.greets)
        else {
            // Who came for one round is out already, and may still be in the middle of it.
            let had_circle = circle::leaving::leave_all(&mut errand::of(turn), member).await?;
            return Ok(if had_circle { Outcome::Left { had_circle } } else { Outcome::NotIn });
        };

        store::set(turn.tx, &Taking { part: Part::Out, paused_until: None, skips: None, greets: false, ..taking })
            .await?;
        let had_circle = circle::leaving::leave_all(&mut errand::of(turn), member).await?;
        Ok(Outcome::Left { had_circle })
    }
}

/// She is gone from the community: whoever she was introduced to is told kindly, and she takes part no more.
pub async fn depart(errand: &mut Errand<'_>, member: MemberId) -> Result<(), StoreError> {
    if let Some(taking) = store::of(errand.tx, member).await? {
        store::set(errand.tx, &Taking { part: Part::Out, paused_until: None, skips: None, greets: false, ..taking })
            .await?;
    }
    ask::store::withdraw(errand.tx, member).await?;
    circle::leaving::leave_all(errand, member).await?;
    Ok(())
}
