//! `settings set`: changes one setting of the community.

use serde_json::Value;

use super::show::setting;
use super::{Outcome, SettingSpec, Typed, parse};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Sets a setting.
#[derive(Debug)]
pub struct Set {
    spec: &'static SettingSpec,
    value: Value,
}

impl Command for Set {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "settings set",
        args: &[ArgSpec::required("setting", ArgKind::Setting), ArgSpec::required("value", ArgKind::SettingValue)],
        access: Access::Admin,
        answer: Seen::ByAsker,
        example: "settings set reminders 1d, 2h",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let spec = setting(&args.text("setting", 100)?, turn.lists)?;
        let text = args.text("value", 1_000)?;
        let typed = Typed { text: &text, home: Some(turn.home), place: &turn.place };
        let value = parse(spec, typed, turn.settings.get(spec.name))?;
        Ok(Self { spec, value })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        super::change(turn, self.spec.name, Some(self.value)).await?;

        Ok(Outcome::Set { name: self.spec.name.to_owned() })
    }
}
