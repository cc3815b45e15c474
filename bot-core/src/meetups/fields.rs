//! What a host says about a meetup, read from arguments over what is already known.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use super::ages::NotAges;
use super::coordinates::Coordinates;
use super::stops::{self, NotStops};
use super::{Plan, ages, when};
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec};
use crate::people;
use crate::refusal::Refusal;
use crate::settings::read_leads;
use crate::time::length::read_length;
use crate::turn::Turn;

/// How long a meetup lasts when nobody says, and at most and at least.
pub(super) const USUAL: TimeDelta = TimeDelta::hours(2);
const LONGEST: TimeDelta = TimeDelta::hours(24);
const SHORTEST: TimeDelta = TimeDelta::minutes(15);

/// Families, and kids, that a meetup may have room for.
const SPOTS: i64 = 500;

pub(super) const TITLE: ArgKind = ArgKind::Line { most: 80 };
pub(super) const PLACE: ArgKind = ArgKind::Line { most: 120 };
pub(super) const LENGTH: ArgSpec = ArgSpec::optional("length", ArgKind::Length);
pub(super) const STOPS: ArgSpec = ArgSpec::optional("stops", ArgKind::Lines { most: 400 });
pub(super) const ADDRESS: ArgSpec = ArgSpec::optional("address", ArgKind::Lines { most: 200 });
pub(super) const AGES: ArgSpec = ArgSpec::optional("ages", ArgKind::Line { most: 60 });
pub(super) const ROOM: ArgSpec = ArgSpec::optional("spots", ArgKind::Whole { least: 1, most: SPOTS });
pub(super) const MAX_KIDS: ArgSpec = ArgSpec::optional("max-kids", ArgKind::Whole { least: 1, most: SPOTS });
pub(super) const NOTES: ArgSpec = ArgSpec::optional("notes", ArgKind::Lines { most: 500 });
pub(super) const BRING: ArgSpec = ArgSpec::optional("bring", ArgKind::Line { most: 200 });
pub(super) const RAIN: ArgSpec = ArgSpec::optional("rain", ArgKind::Line { most: 200 });
pub(super) const NEEDS: ArgSpec = ArgSpec::optional("needs", ArgKind::Whole { least: 2, most: 100 });
pub(super) const DEADLINE: ArgSpec = ArgSpec::optional("deadline", ArgKind::When);
pub(super) const REMINDERS: ArgSpec = ArgSpec::optional("reminders", ArgKind::Line { most: 60 });

/// Others who host it too, at most.
pub(super) const HOSTS_MOST: usize = 4;
pub(super) const HOSTS: ArgSpec = ArgSpec::optional("hosts", ArgKind::People { most: 4 });

/// When a meetup is, for what is said relative to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) local_start: NaiveDateTime,
    pub(super) starts_at: DateTime<Utc>,
    pub(super) length: TimeDelta,
}

/// Whether these words take an optional part away.
pub(super) fn clears(text: &str) -> bool {
    ["none", "off", "nothing", "ninguno", "ninguna", "nada", "quitar", "-"].contains(&text.to_lowercase().as_str())
}

/// Puts what was given over what is known; what was not given stays.
pub(super) fn read(args: Args<'_>, turn: &Turn<'_>, plan: &mut Plan, span: Span) -> Result<(), Refusal> {
    let line = |name: &str, most: usize| Ok(args.optional_text(name, most)?.map(|text| text.replace('\n', " ")));
    let text = |name: &str, most: usize, now: &mut Option<String>| -> Result<(), Refusal> {
        if let Some(text) = args.optional_text(name, most)? {
            *now = Some(text).filter(|text| !clears(text));
        }
        Ok(())
    };
    let whole = |name: &str, least: i64, most: i64, now: &mut Option<i64>| -> Result<(), Refusal> {
        if args.get(name).is_some_and(clears) {
            *now = None;
        } else if let Some(number) = args.whole(name, least..=most)? {
            *now = Some(number);
        }
        Ok(())
    };
    if let Some(title) = line("title", 80)? {
        plan.title = title;
    }
    if let Some(place) = line("place", 120)? {
        (plan.place, plan.coordinates) = Coordinates::split(&place);
    }
    text("address", 200, &mut plan.address)?;
    text("notes", 500, &mut plan.notes)?;
    text("bring", 200, &mut plan.bring)?;
    text("rain", 200, &mut plan.rain)?;
    whole("spots", 1, SPOTS, &mut plan.spots)?;
    whole("max-kids", 1, SPOTS, &mut plan.max_kids)?;
    whole("needs", 2, 100, &mut plan.needs)?;
    if let Some(given) = args.optional_text("ages", 60)? {
        plan.ages = if clears(&given) {
            None
        } else {
            ages::read(&given).map_err(|NotAges| Refusal::new("refused-ages").about("ages").text("given", &given))?
        };
    }
    if let Some(given) = args.optional_text("stops", 400)? {
        plan.stops = if clears(&given) {
            Vec::new()
        } else {
            stops::read(&given, span.local_start, span.length).map_err(refuse_stops)?
        };
    }
    if let Some(given) = args.optional_text("reminders", 60)? {
        let refused =
            || Refusal::new("refused-leads").about("reminders").text("given", &given).text("example", "1d, 2h");
        let follows = people::follows(&given);
        plan.reminders = if follows { None } else { Some(read_leads(&given).ok_or_else(refused)?) };
    }
    if let Some(given) = args.optional_text("deadline", 200)? {
        plan.deadline = if clears(&given) { None } else { Some(deadline(&given, turn, span.starts_at)?) };
    }
    if let (Some(needs), Some(spots)) = (plan.needs, plan.spots)
        && needs > spots
    {
        // Room for one family alone fits no number of families that a meetup may need.
        let mends_needs = args.get("needs").is_some() && spots > 1;
        let (key, about) = if mends_needs { ("refused-needs", "needs") } else { ("refused-needs-spots", "spots") };
        return Err(Refusal::new(key).about(about).number("needs", needs).number("spots", spots));
    }
    Ok(())
}

/// Minutes before the start until which people may say they are going.
fn deadline(given: &str, turn: &Turn<'_>, starts_at: DateTime<Utc>) -> Result<i64, Refusal> {
    let until = match before_start(given, turn) {
        Some(length) if starts_at - length <= turn.now => {
            let refusal = Refusal::new("refused-when-past").about("deadline");
            return Err(refusal.moment("moment", starts_at - length, turn.zone()));
        }
        Some(length) => starts_at - length,
        None => when::read_as("deadline", given, turn)?.start.at,
    };
    if until >= starts_at {
        let zone = turn.zone();
        return Err(Refusal::new("refused-deadline").about("deadline").moment("moment", until, zone));
    }
    Ok((starts_at - until).num_minutes())
}

/// "1 day before", "un día antes": how long before the start that is.
fn before_start(given: &str, turn: &Turn<'_>) -> Option<TimeDelta> {
    let given = given.trim().to_lowercase();
    let words =
        ["before it begins", "before it starts", "before the start", "beforehand", "before", "de antelación", "antes"];
    let length = words.into_iter().find_map(|word| given.strip_suffix(word))?;
    read_length(length, turn.locale(), &(TimeDelta::minutes(5)..=TimeDelta::days(365))).ok()
}

/// The length that was given, within bounds.
pub(super) fn length(args: Args<'_>, turn: &Turn<'_>) -> Result<Option<TimeDelta>, Refusal> {
    let Some(given) = args.get("length") else { return Ok(None) };
    let refused = |_| Refusal::new("refused-length").about("length").text("given", given);
    read_length(given, turn.locale(), &(SHORTEST..=LONGEST)).map(Some).map_err(refused)
}

/// Whether a meetup may last that long.
pub(super) fn check_length(length: TimeDelta, given: &str) -> Result<(), Refusal> {
    if (SHORTEST..=LONGEST).contains(&length) {
        return Ok(());
    }
    Err(Refusal::new("refused-length").about("length").text("given", given))
}

fn refuse_stops(not: NotStops) -> Refusal {
    let refusal = |key: &str| Refusal::new(key).about("stops");
    let most = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    match not {
        NotStops::NoTime(given) => refusal("refused-stops-no-time").text("given", given),
        NotStops::NoPlace(given) => refusal("refused-stops-no-place").text("given", given),
        NotStops::Outside(given) => refusal("refused-stops-outside").text("given", given),
        NotStops::TooLong(given) => {
            refusal("refused-stops-long").text("given", given).number("most", most(stops::PLACE))
        }
        NotStops::TooMany => refusal("refused-stops-many").number("most", most(stops::MOST)),
    }
}
