//! `meetup new`: announces a meetup.

use chrono::{NaiveDateTime, TimeDelta};

use super::{Meetup, Outcome, cards, reminders, store, when};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::id::MeetupId;
use crate::refusal::{Failure, Refusal};
use crate::time::length::read_length;
use crate::time::local::LocalMoment;
use crate::time::phrase::Reading;
use crate::turn::{Command, Turn};

/// How long a meetup lasts when nobody says, and at most.
const USUAL: TimeDelta = TimeDelta::hours(2);
const LONGEST: TimeDelta = TimeDelta::hours(24);
const SHORTEST: TimeDelta = TimeDelta::minutes(15);

/// Announces a meetup.
#[derive(Debug)]
pub struct New {
    title: String,
    start: LocalMoment,
    length: TimeDelta,
    place: String,
    notes: Option<String>,
}

impl Command for New {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup new",
        args: &[
            ArgSpec::required("title", ArgKind::Line { most: 80 }),
            ArgSpec::required("when", ArgKind::When),
            ArgSpec::required("place", ArgKind::Line { most: 120 }),
            ArgSpec::optional("length", ArgKind::Length),
            ArgSpec::optional("notes", ArgKind::Lines { most: 500 }),
        ],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "meetup new Park and coffee when: sat 10am place: Elm Park",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let title = args.text("title", super::TITLE)?.replace('\n', " ");
        let given = args.get("length");
        let length = given.map(|text| length_of(text, turn)).transpose()?;
        let when = args.text("when", 200)?;
        let Reading { start, end, repeats } = when::read(&when, turn)?;
        if repeats.is_some() {
            return Err(Refusal::new("refused-when-repeats").about("when").text("given", when));
        }
        let spoken = end.map(|end| end.at - start.at);
        let length = length.or(spoken).unwrap_or(USUAL);
        if !(SHORTEST..=LONGEST).contains(&length) {
            return Err(Refusal::new("refused-length").about("length").text("given", given.unwrap_or(&when)));
        }
        let place = args.text("place", super::PLACE)?.replace('\n', " ");
        let notes = args.optional_text("notes", super::NOTES)?;
        Ok(Self { title, start, length, place, notes })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let places = cards::places(turn).await?;
        if places.is_empty() {
            return Err(Refusal::new("refused-no-channel")
                .command("command", "settings set meetup-channel here")
                .into());
        }
        if store::count_upcoming(turn.tx, turn.community, turn.now).await? >= super::OPEN {
            return Err(Refusal::new("refused-too-many").number("most", super::OPEN).into());
        }

        let local_start: NaiveDateTime = self.start.local;
        let meetup = Meetup {
            id: turn.ids.next::<MeetupId>(turn.now),
            community: turn.community,
            number: crate::people::store::next_number(turn.tx, turn.community).await?,
            host: Some(turn.asker.member.id),
            title: self.title,
            place: self.place,
            notes: self.notes,
            local_start,
            zone: self.start.zone,
            starts_at: self.start.at,
            ends_at: self.start.at + self.length,
            created_at: turn.now,
            cancelled_at: None,
            cancel_reason: None,
            revision: 0,
        };

        store::add(turn.tx, &meetup).await?;
        cards::post(turn, meetup.id, places).await?;
        reminders::schedule(turn, &meetup).await?;
        Ok(Outcome::Announced { meetup: meetup.id })
    }
}

fn length_of(text: &str, turn: &Turn<'_>) -> Result<TimeDelta, Refusal> {
    let refused = |_| Refusal::new("refused-length").about("length").text("given", text);
    read_length(text, turn.locale(), &(SHORTEST..=LONGEST)).map_err(refused)
}
