//! `my banter`: who may tease whom. It holds when both say so, and nobody else ever sees it.

use serde::{Deserialize, Serialize};

use super::{Outcome, store};
use crate::access::Access;
use crate::command::args::{Args, ON_OFF};
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::id::MemberId;
use crate::outbox::Intent;
use crate::people::avoid;
use crate::people::find;
use crate::refusal::{Failure, Refusal};
use crate::store::{StoreError, Tx};
use crate::turn::{Command, Turn, errand};

/// People one member may name.
const MOST: usize = 50;

/// What happened to her list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Came {
    /// It is shown.
    Shown,
    /// She says so, and the other does not, so far.
    Said(MemberId),
    /// Both say so.
    Both(MemberId),
    /// She says so no more.
    Ended(MemberId),
}

/// Names somebody or takes it back, or shows the list.
#[derive(Debug)]
pub struct Banter {
    person: Option<String>,
    is_on: bool,
}

impl Command for Banter {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my banter",
        args: &[ArgSpec::optional("person", ArgKind::Person), ArgSpec::optional("hold", ArgKind::OneOf(ON_OFF))],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my banter @ben",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { person: args.optional_text("person", 200)?, is_on: args.is_on("hold")?.unwrap_or(true) })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let Some(text) = self.person else { return Ok(Outcome::Banter(Came::Shown)) };
        if !self.is_on {
            let other = find::find_even_gone(turn, "person", &text).await?;
            return if store::end_banter(turn.tx, turn.asker.member.id, other.id).await? {
                Ok(Outcome::Banter(Came::Ended(other.id)))
            } else {
                Err(Refusal::new("refused-unbanter").command("command", "my banter").into())
            };
        }
        let other = find::find(turn, "person", &text).await?;
        say(turn, other.id).await
    }
}

/// She says that somebody may tease her. The other is asked once, unless they would rather not have to do with each
/// other, of which nobody learns.
pub(super) async fn say(turn: &mut Turn<'_>, other: MemberId) -> Result<Outcome, Failure> {
    let me = turn.asker.member.id;
    if other == me {
        return Err(Refusal::new("refused-banter-herself").about("person").into());
    }
    if store::banters_of(turn.tx, me).await?.len() >= MOST {
        return Err(Refusal::new("refused-banter-many").command("command", "my banter @ben off").into());
    }

    let is_new = store::banter(turn.tx, turn.community, (me, other), turn.now).await?;
    if store::do_banter(turn.tx, me, &[other]).await? {
        return Ok(Outcome::Banter(Came::Both(other)));
    }
    if is_new && !avoid::store::are_apart(turn.tx, me, other).await? {
        errand::of(turn).tell(other, Intent::BanterAsked { member: me }, None).await?;
    }
    Ok(Outcome::Banter(Came::Said(other)))
}

/// Whether she writes to people of whom each may tease her and be teased by her.
pub(super) async fn are_at_ease(tx: &mut Tx, member: MemberId, others: &[MemberId]) -> Result<bool, StoreError> {
    if others.is_empty() {
        return Ok(false);
    }
    store::do_banter(tx, member, others).await
}
