//! `my avoid`: whom she would rather not be brought together with. Nobody else ever sees it.

use serde::{Deserialize, Serialize};

use super::{Outcome, find};
use crate::access::Access;
use crate::command::args::{Args, ON_OFF};
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::id::MemberId;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

pub mod store;
pub mod wording;

/// People one member may avoid.
const MOST: usize = 200;

/// What happened to her list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Avoids {
    /// It is shown.
    Shown,
    /// One more.
    Added(MemberId),
    /// One less.
    Removed(MemberId),
    /// Nobody any more.
    Cleared,
}

/// Adds somebody or takes her off, shows the list, or empties it.
#[derive(Debug)]
pub struct Avoid {
    person: Option<String>,
    is_on: bool,
}

impl Command for Avoid {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my avoid",
        args: &[ArgSpec::optional("person", ArgKind::Person), ArgSpec::optional("hold", ArgKind::OneOf(ON_OFF))],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my avoid @ben",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { person: args.optional_text("person", 200)?, is_on: args.is_on("hold")?.unwrap_or(true) })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let me = turn.asker.member.id;
        let Some(text) = self.person else { return Ok(Outcome::Avoids(Avoids::Shown)) };
        if super::clears(&text) {
            store::unavoid_all(turn.tx, me).await?;
            return Ok(Outcome::Avoids(Avoids::Cleared));
        }
        let other = find::find_even_gone(turn, "person", &text).await?;
        if !self.is_on {
            return if store::unavoid(turn.tx, me, other.id).await? {
                Ok(Outcome::Avoids(Avoids::Removed(other.id)))
            } else {
                Err(Refusal::new("refused-unavoid").command("command", "my avoid").into())
            };
        }
        if other.id == me {
            return Err(Refusal::new("refused-avoid-herself").about("person").into());
        }
        if store::avoided_by(turn.tx, me).await?.len() >= MOST {
            return Err(Refusal::new("refused-avoid-many").command("command", "my avoid @ben off").into());
        }
        store::avoid(turn.tx, turn.community, me, other.id, turn.now).await?;

        Ok(Outcome::Avoids(Avoids::Added(other.id)))
    }
}
