//! `my zone`: the zone in which times are shown to her, and hers are read.

use chrono_tz::Tz;

use super::{Outcome, follows, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::settings::zone_or_refusal;
use crate::turn::{Command, Turn};

/// Shows her zone, or sets it: her own, or the community's again.
#[derive(Debug)]
pub struct Zone(Option<Wish>);

#[derive(Debug)]
enum Wish {
    Own(Tz),
    Community,
}

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
        let Some(text) = args.optional_text("zone", 100)? else { return Ok(Self(None)) };
        let wish = if follows(&text) { Wish::Community } else { Wish::Own(zone_or_refusal(&text, "zone")?) };
        Ok(Self(Some(wish)))
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let (zone, outcome) = match self.0 {
            None => return Ok(Outcome::ZoneShown),
            Some(Wish::Own(zone)) => (Some(zone), Outcome::ZoneSet(zone)),
            Some(Wish::Community) => (None, Outcome::ZoneReset),
        };
        store::set_zone(turn.tx, turn.asker.member.id, zone).await?;

        Ok(outcome)
    }
}
