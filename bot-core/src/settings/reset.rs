//! `settings reset`: makes one setting what it was at the start.

use super::show::setting;
use super::{Outcome, SettingSpec};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Resets a setting.
#[derive(Debug)]
pub struct Reset(&'static SettingSpec);

impl Command for Reset {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "settings reset",
        args: &[ArgSpec::required("setting", ArgKind::Setting)],
        access: Access::Admin,
        answer: Seen::ByAsker,
        example: "settings reset reminders",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        setting(&args.text("setting", 100)?, turn.lists).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        if turn.settings.get(self.0.name).is_some() {
            super::change(turn, self.0.name, None).await?;
        }

        Ok(Outcome::Reset { name: self.0.name.to_owned() })
    }
}
