//! `intro stats`: how many were introduced, talked and met; counts only, and none of fewer than five people.

use serde::{Deserialize, Serialize};

use super::Outcome;
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Counts of fewer people than this are not told.
pub const LEAST: i64 = 5;

/// Rounds that are looked back on.
pub const ROUNDS: i64 = 12;

/// What is left of a round in numbers of people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remains {
    /// Were introduced to somebody.
    pub introduced: i64,
    /// Were heard of.
    pub talked: i64,
    /// Said that they met.
    pub met: i64,
    /// Asked for somebody else.
    pub rematched: i64,
}

impl Remains {
    /// These and those.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            introduced: self.introduced + other.introduced,
            talked: self.talked + other.talked,
            met: self.met + other.met,
            rematched: self.rematched + other.rematched,
        }
    }
}

/// Shows them.
#[derive(Debug)]
pub struct Stats;

impl Command for Stats {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "intro stats",
        args: &[],
        access: Access::Admin,
        answer: Seen::ByAsker,
        example: "intro stats",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::Stats)
    }
}
