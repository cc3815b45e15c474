//! `meetup now`: "at Elm Park until 11, anyone?" The channel sees the area; where exactly is told to those who ask.

use chrono::{DateTime, TimeDelta, Utc};

use super::coordinates::Coordinates;
use super::edit::{Before, Edit};
use super::{Meetup, Outcome, Plan, fields, new, when};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::text::near::fold;
use crate::command::{ArgKind, ArgSpec, CommandSpec, GivenArg, Seen};
use crate::people::profile::area;
use crate::refusal::{Failure, Refusal};
use crate::time::local::LocalMoment;
use crate::turn::{Command, Turn};
use crate::wording;

mod sentence;

/// How long a spontaneous meetup may last.
const LONGEST: TimeDelta = TimeDelta::hours(12);

pub(super) const UNTIL: ArgSpec = ArgSpec::optional("until", ArgKind::When);
pub(super) const AREA: ArgSpec = ArgSpec::optional("area", ArgKind::Line { most: 60 });

/// What of a spontaneous meetup can change: it has begun, and nobody waits for it.
pub(super) const CHANGEABLE: [&str; 4] = ["place", "area", "until", "notes"];

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
        args: &[ArgSpec::required("place", fields::PLACE), ArgSpec::required("until", UNTIL.kind), AREA],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "meetup now Elm Park until: 11am area: North side",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let place = args.text("place", 120)?.replace('\n', " ");
        let length = read_until(&args.text("until", 200)?, turn)? - turn.now;
        let area = args.optional_text("area", 60)?.map(|area| area.replace('\n', " "));
        Ok(Self { place, area, start: LocalMoment::of(turn.now, turn.zone()), length })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let Self { place, area, start, length } = self;
        let title = wording::words(turn.settings.locale(), "now-title", &[]);
        let (place, coordinates) = Coordinates::split(&place);
        let area = area.or_else(|| area_named_in(&place, turn));
        let plan = Plan { title, place, coordinates, area, ..Plan::default() };
        let meetup = new::announce(turn, plan, start, length, new::Kind::RightNow).await?;
        Ok(Outcome::Announced { meetup: meetup.id })
    }
}

/// The community's own area that the name of the place says, such as `Riverside` in `the pool, Riverside`; the longest
/// where it says several.
fn area_named_in(place: &str, turn: &Turn<'_>) -> Option<String> {
    let words = |text: &str| -> Vec<String> {
        fold(text)
            .split(|letter: char| !letter.is_alphanumeric())
            .map(str::to_owned)
            .filter(|word| !word.is_empty())
            .collect()
    };
    let said = words(place);
    let named = area::offered(turn.settings).into_iter().filter(|area| {
        let area = words(area);
        !area.is_empty() && said.windows(area.len()).any(|some| some == area)
    });
    named.max_by_key(|area| area.chars().count())
}

/// What was given, where place and hour were said in one breath.
#[must_use]
pub fn parted(spec: &CommandSpec, given: Vec<GivenArg>) -> Vec<GivenArg> {
    let has_hour = given.iter().any(|arg| arg.name == UNTIL.name && !arg.value.trim().is_empty());
    let said = given.iter().find(|arg| arg.name == "place").filter(|_| spec.path == Now::SPEC.path && !has_hour);
    let Some((place, until)) = said.and_then(|arg| sentence::parts(&arg.value)) else { return given };
    let others = given.into_iter().filter(|arg| arg.name != "place" && arg.name != UNTIL.name);
    let arg = |name: &str, value| GivenArg { name: name.to_owned(), value };
    [arg("place", place), arg(UNTIL.name, until)].into_iter().chain(others).collect()
}

fn read_until(given: &str, turn: &Turn<'_>) -> Result<DateTime<Utc>, Refusal> {
    let until = when::read_until(given, turn)?;
    if until - turn.now > LONGEST {
        let refusal = Refusal::new("refused-now-long").about("until").command("command", "meetup new");
        return Err(refusal.moment("moment", until, turn.zone()));
    }
    Ok(until)
}

/// A spontaneous meetup as it would be with what was given.
pub(super) fn applied(meetup: &Meetup, given: &[GivenArg], turn: &Turn<'_>) -> Result<Meetup, Refusal> {
    let args = Args(given);
    // Whatever a form was filled with and was left as it is asks for nothing.
    let is_as_it_was = |arg: &GivenArg| arg.name == "title" && arg.value == meetup.plan.title;
    let fits = |arg: &GivenArg| arg.name == "hosts" || CHANGEABLE.contains(&arg.name.as_str()) || is_as_it_was(arg);
    if !given.iter().all(fits) {
        let command = format!("meetup edit #{} until: 11:30", meetup.number);
        return Err(Refusal::new("refused-now-change").text("title", &meetup.plan.title).command("command", command));
    }
    let mut changed = meetup.clone();
    let plan = &mut changed.plan;
    if let Some(place) = args.optional_text("place", 120)? {
        if plan.area.is_some() && plan.area == area_named_in(&plan.place, turn) {
            plan.area = area_named_in(&place, turn);
        }
        (plan.place, plan.coordinates) = Coordinates::split(&place.replace('\n', " "));
    }
    if let Some(area) = args.optional_text("area", 60)? {
        plan.area = Some(area.replace('\n', " ")).filter(|area| !fields::clears(area));
    }
    if let Some(notes) = args.optional_text("notes", 500)? {
        plan.notes = Some(notes).filter(|notes| !fields::clears(notes));
    }
    if let Some(until) = args.optional_text("until", 200)? {
        changed.ends_at = read_until(&until, turn)?;
    }
    Ok(changed)
}

/// Refuses kindly what only spontaneous meetups have.
pub(super) fn refuse_for_planned(meetup: &Meetup, args: Args<'_>) -> Result<(), Refusal> {
    if args.get(UNTIL.name).or(args.get(AREA.name)).is_none() {
        return Ok(());
    }
    let command = format!("meetup edit #{} length: 90 min", meetup.number);
    Err(Refusal::new("refused-not-now").text("title", &meetup.plan.title).command("command", command))
}

/// The same change with the area next to the place, where a host looks at both.
pub(super) fn with_areas(mut edit: Edit) -> Edit {
    let name = |at: &mut Before| {
        if let Some(area) = &at.plan.area {
            at.plan.place = format!("{} ({area})", at.plan.place);
        }
    };
    name(&mut edit.before);
    name(&mut edit.after);
    edit.began.iter_mut().for_each(name);
    edit
}
