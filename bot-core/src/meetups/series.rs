//! Repeating meetups: a series says when and what; each of its dates is a meetup of its own, with its own number,
//! card, answers and reminders.
//!
//! Only the next dates are announced ([`announce`]); the others are days that the series will have ([`days`]).
//! What is changed or called off on one date alone stays with that date; [`change`] and [`end`] are for all from a date on.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{Plan, when};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec};
use crate::id::{CommunityId, HomeId, MemberId, SeriesId};
use crate::incoming::PlaceKey;
use crate::refusal::Refusal;
use crate::settings::{SettingKind, SettingSpec};
use crate::time::{NotWhen, Reading, Repeat, When, read_repeat, read_when};
use crate::turn::Turn;

pub mod announce;
pub mod change;
pub mod days;
pub mod end;
pub mod moving;
pub mod repeat;
pub mod skip;
pub mod store;

/// The setting that says how many dates of a series are announced ahead: the next one always, others when they are
/// at most [`SOON`] away.
pub const AHEAD: SettingSpec = SettingSpec {
    name: "dates-ahead",
    kind: SettingKind::Whole { least: 1, most: 3 },
    default: "2",
    who: Access::Admin,
    example: "3",
};

/// How far ahead a date is announced that is not the next one.
pub const SOON: TimeDelta = TimeDelta::weeks(4);

/// Dates that a host may count out.
const TIMES: i64 = 1_000;

pub(super) const REPEAT: ArgSpec = ArgSpec::optional("repeat", ArgKind::Line { most: 100 });
pub(super) const ENDS: ArgSpec = ArgSpec::optional("ends", ArgKind::When);
pub(super) const COUNT: ArgSpec = ArgSpec::optional("times", ArgKind::Whole { least: 2, most: TIMES });

/// A series of meetups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its id.
    pub id: SeriesId,
    /// Whose it is.
    pub community: CommunityId,
    /// Who invites; none once she is forgotten.
    pub host: Option<MemberId>,
    /// What she says about dates that are still to be announced.
    pub plan: Plan,
    /// When it is.
    pub rhythm: Rhythm,
    /// Where she announced it, for a home without a channel of its own for meetups.
    pub spoken_in: Option<HomeId>,
    /// See [`Self::spoken_in`].
    pub place: Option<PlaceKey>,
    /// The last day that was announced, or that passed unannounced.
    pub reached: NaiveDate,
    /// When it was announced.
    pub created_at: DateTime<Utc>,
    /// Since when no more dates are announced.
    pub ended_at: Option<DateTime<Utc>>,
}

impl Series {
    /// Whether dates are still to be announced.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        self.ended_at.is_none() && !self.days_ahead(1).is_empty()
    }

    /// The first days that are still to be announced, `most` at most.
    #[must_use]
    pub fn days_ahead(&self, most: usize) -> Vec<NaiveDate> {
        let next = self.reached.succ_opt().unwrap_or(self.reached);
        self.rhythm.days_from(next, most)
    }
}

/// Which days a series has, and what the clock on the wall shows on each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rhythm {
    /// How it repeats.
    pub repeat: Repeat,
    /// The day from which it counts; one of its days.
    pub first: NaiveDate,
    /// No day after this one.
    pub last: Option<NaiveDate>,
    /// The hour, on the clock of [`Self::zone`]: ten o'clock stays ten o'clock.
    pub time: NaiveTime,
    /// Whose clock; that of the host when she announced it, whatever the community chooses later.
    pub zone: Tz,
    /// How long each date lasts.
    pub length: TimeDelta,
}

/// What a phrase says about the end of what repeats, behind everything else: `until 30 june`, `6 times`.
#[derive(Debug, Default)]
pub(super) struct SaidEnd {
    day: Option<String>,
    times: Option<i64>,
}

/// Parts a phrase that repeats from what it says about its end. A phrase that is anything else stays whole, so that
/// `sat 10am until noon` means what it did.
pub(super) fn part_end(text: &str, turn: &Turn<'_>) -> (String, SaidEnd) {
    let read = |text: &str| read_when(text, turn.locale(), turn.now, turn.zone());
    let repeats = |text: &str| matches!(read(text), Ok(When::Clear(reading)) if reading.repeats.is_some());
    let is_day = |text: &str| matches!(read(text), Err(NotWhen::NoTimeOfDay(_) | NotWhen::TooFar(_)));
    let lower = text.to_lowercase();
    for until in [" until ", " till ", " hasta el ", " hasta "] {
        if let Some((when, day)) = lower.rsplit_once(until)
            && repeats(when)
            && is_day(day)
        {
            return (when.to_owned(), SaidEnd { day: Some(day.to_owned()), times: None });
        }
    }
    let counted = lower.trim_end().strip_suffix("times").or_else(|| lower.trim_end().strip_suffix("veces"));
    if let Some((when, times)) = counted.and_then(|before| before.trim_end().rsplit_once(' '))
        && let Some(times) = times.parse().ok().filter(|times| (2..=TIMES).contains(times))
    {
        let when = [" for", ","].into_iter().find_map(|word| when.strip_suffix(word)).unwrap_or(when);
        if repeats(when) {
            return (when.to_owned(), SaidEnd { day: None, times: Some(times) });
        }
    }
    (text.to_owned(), SaidEnd::default())
}

/// How a meetup repeats, from the phrase and the arguments about it; none when it is a single one.
pub(super) fn read(
    args: Args<'_>,
    turn: &Turn<'_>,
    reading: &Reading,
    said: SaidEnd,
    length: TimeDelta,
) -> Result<Option<Rhythm>, Refusal> {
    let given = args.optional_text(REPEAT.name, 100)?;
    if given.as_deref().is_some_and(repeat::says_no) && reading.repeats.is_none() {
        return Ok(None);
    }
    let ends = args.optional_text(ENDS.name, 200)?.or(said.day);
    let times = args.whole(COUNT.name, 2..=TIMES)?.or(said.times);
    let first = reading.start.local.date();
    let repeat = match (&reading.repeats, &given) {
        (Some(said), None) => said.clone(),
        (said, Some(given)) => read_rule(given, said.as_ref(), first, turn)?,
        (None, None) if ends.is_some() || times.is_some() => {
            return Err(Refusal::new("refused-repeat-missing").about(REPEAT.name));
        }
        (None, None) => return Ok(None),
    };
    let mut rhythm =
        Rhythm { repeat, first, last: None, time: reading.start.local.time(), zone: reading.start.zone, length };
    if rhythm.days_from(first, 1).first() != Some(&first) {
        let moment = reading.start;
        return Err(Refusal::new("refused-repeat-first").about("when").moment("moment", moment.at, moment.zone));
    }

    let counted = times.and_then(|times| rhythm.days_from(first, usize::try_from(times).unwrap_or(0)).last().copied());
    let until = ends.as_ref().map(|ends| when::read_day(ENDS.name, ends, turn)).transpose()?;
    rhythm.last = [counted, until].into_iter().flatten().min();
    if rhythm.days_from(first, 2).len() < 2 {
        let given = ends.unwrap_or_default();
        return Err(Refusal::new("refused-ends").about(ENDS.name).text("given", given));
    }
    Ok(Some(rhythm))
}

/// The words of the argument `repeat`; they may not say something else than the phrase did.
fn read_rule(given: &str, said: Option<&Repeat>, first: NaiveDate, turn: &Turn<'_>) -> Result<Repeat, Refusal> {
    let refused = |key: &str| Refusal::new(key).about(REPEAT.name).text("given", given);
    let mut rules = read_repeat(given, turn.locale(), first).map_err(|not| match not {
        NotWhen::NotUnderstood { understood: Some(understood), rest } => {
            Refusal::new("refused-repeat-rest").about(REPEAT.name).text("understood", understood).text("rest", rest)
        }
        NotWhen::Empty
        | NotWhen::TooLong
        | NotWhen::NotUnderstood { .. }
        | NotWhen::NoTimeOfDay(_)
        | NotWhen::NoDay
        | NotWhen::Past(_)
        | NotWhen::PastDay(_)
        | NotWhen::TooFar(_)
        | NotWhen::NoSuchDate(_)
        | NotWhen::NoSuchTime(_)
        | NotWhen::EndBeforeStart(_)
        | NotWhen::PartDisagrees(_) => refused("refused-repeat"),
    })?;
    if let Some(said) = said {
        return if rules.contains(said) { Ok(said.clone()) } else { Err(refused("refused-repeat-twice")) };
    }
    match (rules.pop(), rules.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(_), false) => Err(refused("refused-repeat-which")),
        (None, _) => Err(refused("refused-repeat")),
    }
}
