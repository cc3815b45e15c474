//! `meetup new`: announces a meetup.

use chrono::TimeDelta;

use super::series::Rhythm;
use super::{Meetup, Outcome, Plan, cards, fields, hosts, rsvp, series, store, telling, when};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::id::MeetupId;
use crate::refusal::{Failure, Refusal};
use crate::time::local::LocalMoment;
use crate::turn::{Command, Turn};

/// Announces a meetup.
#[derive(Debug)]
pub struct New {
    plan: Plan,
    start: LocalMoment,
    length: TimeDelta,
    rhythm: Option<Rhythm>,
    hosts: Option<String>,
}

impl Command for New {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup new",
        args: &[
            ArgSpec::required("title", fields::TITLE),
            ArgSpec::required("when", ArgKind::When),
            ArgSpec::required("place", fields::PLACE),
            fields::ROOM,
            fields::NOTES,
            fields::LENGTH,
            fields::ADDRESS,
            fields::STOPS,
            fields::AGES,
            fields::MAX_KIDS,
            fields::BRING,
            fields::RAIN,
            fields::NEEDS,
            fields::DEADLINE,
            fields::REMINDERS,
            fields::HOSTS,
            series::REPEAT,
            series::ENDS,
            series::COUNT,
        ],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "meetup new Park and coffee when: sat 10am place: Elm Park",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        // In the order in which a form shows them, so that the first trouble is the first field's.
        args.text("title", 80)?;
        let given = args.text("when", 200)?;
        let (phrase, end) = series::part_end(&given, turn);
        let reading = when::read_series(&phrase, turn)?;
        let spoken = reading.end.map(|end| end.at - reading.start.at);
        let length = fields::length(args, turn)?.or(spoken).unwrap_or(fields::USUAL);
        fields::check_length(length, &given)?;
        args.text("place", 120)?;
        let rhythm = series::read(args, turn, &reading, end, length)?;

        let start = reading.start;
        let mut plan = Plan::default();
        fields::read(args, turn, &mut plan, fields::Span { local_start: start.local, starts_at: start.at, length })?;
        let hosts = args.optional_text("hosts", 400)?;
        Ok(Self { plan, start, length, rhythm, hosts })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let Self { plan, start, length, rhythm, hosts } = self;
        let hosts = match hosts {
            Some(hosts) => hosts::named(turn, &hosts).await?,
            None => Vec::new(),
        };
        let meetup = announce(turn, plan, start, length, false).await?;
        store::set_co_hosts(turn.tx, meetup.id, &hosts).await?;
        if let Some(rhythm) = rhythm {
            series::announce::begin(turn, &meetup, rhythm).await?;
        }
        Ok(Outcome::Announced { meetup: meetup.id })
    }
}

/// Writes a meetup and announces it.
pub(super) async fn announce(
    turn: &mut Turn<'_>,
    plan: Plan,
    start: LocalMoment,
    length: TimeDelta,
    spontaneous: bool,
) -> Result<Meetup, Failure> {
    let places = cards::places(turn).await?;
    if places.is_empty() {
        return Err(Refusal::new("refused-no-channel").command("command", "settings set meetup-channel here").into());
    }
    if store::count_upcoming(turn.tx, turn.community, turn.now).await? >= super::OPEN {
        return Err(Refusal::new("refused-too-many").number("most", super::OPEN).into());
    }
    let meetup = Meetup {
        id: turn.ids.next::<MeetupId>(turn.now),
        community: turn.community,
        number: crate::people::store::next_number(turn.tx, turn.community).await?,
        host: Some(turn.asker.member.id),
        plan,
        spontaneous,
        private: false,
        local_start: start.local,
        zone: start.zone,
        starts_at: start.at,
        ends_at: start.at + length,
        created_at: turn.now,
        cancelled_at: None,
        cancel_reason: None,
        rain_at: None,
        revision: 0,
        remains: None,
        series: None,
    };

    telling::of(turn).announce(&meetup, &places).await?;
    Ok(meetup)
}

/// The meetup of this number, when the asker may change it and it is still to come.
pub(super) async fn find_own(turn: &mut Turn<'_>, number: i64) -> Result<Meetup, Failure> {
    let meetup = rsvp::find(turn, number).await?;
    hosts::refuse_unless_host(turn, &meetup).await?;
    rsvp::refuse_unless_open(turn, &meetup)?;
    Ok(meetup)
}
