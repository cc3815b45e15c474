//! `settings show`: what is set, and what it means.

use super::Outcome;
use crate::access::Access;
use crate::command::args::Args;
use crate::command::text::nearest;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::settings::SettingSpec;
use crate::turn::{Command, Lists, Turn};

/// Shows all settings, or one.
#[derive(Debug)]
pub struct Show(Option<&'static SettingSpec>);

impl Command for Show {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "settings show",
        args: &[ArgSpec::optional("setting", ArgKind::Setting)],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "settings show reminders",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        given(args, turn).map(Self)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::Shown { only: self.0.map(|spec| spec.name.to_owned()) })
    }
}

/// The setting that was named, if one was.
pub(super) fn given(args: Args<'_>, turn: &Turn<'_>) -> Result<Option<&'static SettingSpec>, Refusal> {
    args.optional_text("setting", 100)?.map(|name| setting(&name, turn.lists)).transpose()
}

/// The setting of this name, or the nearest three; three to begin with when none is near.
pub(super) fn setting(name: &str, lists: Lists) -> Result<&'static SettingSpec, Refusal> {
    lists.setting(name).ok_or_else(|| {
        let names = lists.settings().map(|spec| spec.name);
        let near = nearest(name, names.clone(), 3);
        let (key, near) =
            if near.is_empty() { ("refused-setting-far", names.take(3).collect()) } else { ("refused-setting", near) };
        Refusal::new(key).about("setting").text("given", name).text("near", near.join(", "))
    })
}
