//! `my quiet`: the hours in which she wants to hear nothing that can wait; and the community's setting for them.

use super::wishes::{Quiet as Wish, store};
use super::{Kept, Outcome, clears, follows};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::settings::{SettingKind, SettingSpec};
use crate::time::read_quiet;
use crate::turn::{Command, Turn};

/// The hours in which nobody is told what can wait, unless she has hours of her own.
pub const QUIET_HOURS: SettingSpec = SettingSpec {
    name: "quiet-hours",
    kind: SettingKind::Hours,
    default: "",
    who: Access::Admin,
    example: "21:00-7:00",
};

/// Shows them, or sets them: her own, none, or the community's again.
#[derive(Debug)]
pub struct Quiet(Option<Wish>);

impl Command for Quiet {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my quiet",
        args: &[ArgSpec::optional("quiet", ArgKind::Line { most: 100 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my quiet 21:00-7:00",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let Some(text) = args.optional_text("quiet", 100)? else { return Ok(Self(None)) };
        if follows(&text) {
            return Ok(Self(Some(Wish::Community)));
        }
        if clears(&text) {
            return Ok(Self(Some(Wish::Never)));
        }
        let example = QUIET_HOURS.example;
        let refused = || Refusal::new("refused-hours").about("quiet").text("given", &text).text("example", example);
        read_quiet(&text, turn.locale()).map(|hours| Self(Some(Wish::Within(hours)))).ok_or_else(refused)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let Some(wish) = self.0 else { return Ok(Outcome::Quiet(Kept::Shown)) };
        store::set_quiet(turn.tx, turn.asker.member.id, wish).await?;

        Ok(Outcome::Quiet(Kept::Changed))
    }
}
