//! `settings history`: who changed what, and when.

use super::show::given;
use super::{Outcome, SettingSpec};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Changes that are shown at most.
pub const MOST: i64 = 20;

/// Shows the last changes of all settings, or of one.
#[derive(Debug)]
pub struct History(Option<&'static SettingSpec>);

impl Command for History {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "settings history",
        args: &[ArgSpec::optional("setting", ArgKind::Setting)],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "settings history",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        given(args, turn).map(Self)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::History { only: self.0.map(|spec| spec.name.to_owned()) })
    }
}
