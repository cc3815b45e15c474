//! `my zone`: the zone in which times are shown to her, and hers are read.

use chrono_tz::Tz;

use super::{Outcome, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::settings::zone_or_refusal;
use crate::turn::{Command, Turn};

/// Sets her zone; none follows the community's.
#[derive(Debug)]
pub struct Zone(Option<Tz>);

impl Command for Zone {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my zone",
        args: &[ArgSpec::optional("zone", ArgKind::Zone)],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my zone Europe/Madrid",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.get("zone").map(|text| zone_or_refusal(text, "zone")).transpose().map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        store::set_zone(turn.tx, turn.asker.member.id, self.0).await?;

        Ok(self.0.map_or(Outcome::ZoneReset, Outcome::ZoneSet))
    }
}
