//! `share mine` and `share me-too`: what is hers, and what she knows too.

use super::more::POST;
use super::{Outcome, Share, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::keys::Purpose;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// What is hers, and what became of it.
#[derive(Debug)]
pub struct Mine;

impl Command for Mine {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "share mine",
        args: &[],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "share mine",
    };

    fn parse(_args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        super::is_on(turn.settings, turn.keys).map(|()| Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let member = turn.asker.member.id;
        let shares = store::of_community(turn.tx, turn.community).await?;
        let hers = shares.iter().filter(|share| share.is_by(turn.keys, member));
        Ok(Outcome::Mine { shares: hers.take(20).map(|share| share.id).collect() })
    }
}

/// She knows it too.
#[derive(Debug)]
pub struct MeToo(String);

impl Command for MeToo {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "share me-too",
        args: &[POST],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "share me-too Maple",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        super::is_on(turn.settings, turn.keys)?;
        args.text("post", 40).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let share = super::find_open(turn, &self.0).await?;
        me_too(turn, &share).await
    }
}

/// Counts her tap; one of each person counts, and nobody can tell whose.
pub(super) async fn me_too(turn: &mut Turn<'_>, share: &Share) -> Result<Outcome, Failure> {
    let member = turn.asker.member.id;
    let parts = [share.id.0.as_bytes().as_slice(), member.0.as_bytes().as_slice()];
    let tags = turn.keys.tags(turn.community.0, Purpose::MeToo, &parts);
    let counts = store::tap(turn.tx, share.id, &tags).await?;
    if counts {
        let at = turn.now + turn.gather;
        super::show(&mut errand::of(turn), share.id, None, at).await?;
    }
    Ok(Outcome::MeToo { share: share.id, counts })
}
