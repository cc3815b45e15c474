//! `meetup now`: "at Elm Park until 11, anyone?" The channel sees the area; where exactly is told to those who ask.

use chrono::TimeDelta;

use super::coordinates::Coordinates;
use super::{Outcome, Plan, fields, new, when};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::time::local::LocalMoment;
use crate::turn::{Command, Turn};
use crate::wording;

/// How long a spontaneous meetup may last.
const LONGEST: TimeDelta = TimeDelta::hours(12);

/// Announces that she is somewhere right now.
#[derive(Debug)]
pub struct Now {
    place: String,
    area: Option<String>,
    start: LocalMoment,
    length: TimeDelta,
}

impl Command for Now {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup now",
        args: &[
            ArgSpec::required("place", fields::PLACE),
            ArgSpec::required("until", ArgKind::When),
            ArgSpec::optional("area", ArgKind::Line { most: 60 }),
        ],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "meetup now Elm Park until: 11am area: North side",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let place = args.text("place", 120)?.replace('\n', " ");
        let given = args.text("until", 200)?;
        let until = when::read_until(&given, turn)?;
        let area = args.optional_text("area", 60)?.map(|area| area.replace('\n', " "));
        let length = until - turn.now;
        if length > LONGEST {
            return Err(Refusal::new("refused-now-long").about("until").moment("moment", until, turn.zone()));
        }
        Ok(Self { place, area, start: LocalMoment::of(turn.now, turn.zone()), length })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let Self { place, area, start, length } = self;
        let title = wording::words(turn.settings.locale(), "now-title", &[]);
        let (place, coordinates) = Coordinates::split(&place);
        let plan = Plan { title, place, coordinates, area, ..Plan::default() };
        let meetup = new::announce(turn, plan, start, length, true).await?;
        Ok(Outcome::Announced { meetup: meetup.id })
    }
}
