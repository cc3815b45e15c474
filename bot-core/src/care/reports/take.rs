//! `care take`: a moderator looks after a case, or does not any more.

use super::{Case, Outcome, show, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// The highest number that is read.
pub(super) const HIGHEST: i64 = 1_000_000;

/// The argument that names a case.
pub(super) const CASE: ArgSpec = ArgSpec::required("case", ArgKind::Whole { least: 1, most: HIGHEST });

/// Looks after a case.
#[derive(Debug)]
pub struct Take(i64);

impl Command for Take {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care take",
        args: &[CASE],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care take 1",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.number("case").map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let case = find(turn, self.0).await?;
        take(turn, case).await
    }
}

/// A case that this moderator may look after.
pub(super) async fn find(turn: &mut Turn<'_>, number: i64) -> Result<Case, Failure> {
    let case = store::by_number(turn.tx, turn.community, number).await?;
    let case = case.filter(|case| case.is_for(turn.asker.member.id));
    case.ok_or_else(|| {
        Refusal::new("refused-case-none").number("number", number).command("command", "care reports").into()
    })
}

/// The same, when it is not closed.
pub(super) async fn find_open(turn: &mut Turn<'_>, number: i64) -> Result<Case, Failure> {
    let case = find(turn, number).await?;
    if case.is_on() { Ok(case) } else { Err(Refusal::new("refused-case-closed").number("number", number).into()) }
}

/// She looks after it from now on, also when somebody else did.
pub(super) async fn take(turn: &mut Turn<'_>, case: Case) -> Result<Outcome, Failure> {
    if !case.is_on() {
        return Err(Refusal::new("refused-case-closed").number("number", case.number).into());
    }
    store::hold(turn.tx, case.id, Some(turn.asker.member.id)).await?;
    show(&mut errand::of(turn), &case, false).await?;
    Ok(Outcome::Shown { case: case.id })
}

/// She does not any more.
pub(super) async fn leave(turn: &mut Turn<'_>, case: Case) -> Result<Outcome, Failure> {
    if case.is_on() && case.holder == Some(turn.asker.member.id) {
        store::hold(turn.tx, case.id, None).await?;
        show(&mut errand::of(turn), &case, false).await?;
    }
    Ok(Outcome::Shown { case: case.id })
}
