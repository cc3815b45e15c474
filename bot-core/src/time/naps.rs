//! Naps: windows of the week on a mother's own wall clock, and how many of them a meetup would cut short.
//!
//! How they are read from words is in `naps/read.rs`.

use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, Timelike, Utc, Weekday};
use chrono_tz::Tz;

use super::window::Window;

mod read;

pub use read::{LONGEST, read_naps};

/// A nap that a meetup touches for less than this is not in its way.
const LEAST_OVERLAP: TimeDelta = TimeDelta::minutes(15);

/// How far and in which steps another time is looked for.
const STEP: TimeDelta = TimeDelta::minutes(30);
const STEPS: i32 = 6;

/// Between which hours a meetup is moved, on the clock of its own zone.
const EARLIEST: u32 = 7 * 60;
const LATEST: u32 = 20 * 60;

/// Days of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Days(u8);

impl Days {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);
    /// Monday to Friday.
    pub const WEEKDAYS: Self = Self(0b001_1111);
    /// Saturday and Sunday.
    pub const WEEKEND: Self = Self(0b110_0000);

    /// The days whose bits are set, Monday the lowest; none when there is none of them.
    #[must_use]
    pub fn from_bits(bits: i64) -> Option<Self> {
        u8::try_from(bits).ok().filter(|bits| (1..=Self::ALL.0).contains(bits)).map(Self)
    }

    /// The bits, Monday the lowest.
    #[must_use]
    pub fn bits(self) -> i64 {
        i64::from(self.0)
    }

    /// One day.
    #[must_use]
    pub fn of(day: Weekday) -> Self {
        Self(1 << day.num_days_from_monday())
    }

    /// These days and those.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a day is among them.
    #[must_use]
    pub fn has(self, day: Weekday) -> bool {
        self.0 & Self::of(day).0 != 0
    }
}

/// A nap that repeats every week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Nap {
    /// The days it begins on.
    pub days: Days,
    /// From when to when.
    pub window: Window,
}

/// Somebody who may come to a meetup, with the naps of her kids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sleeper {
    /// The naps, on the clock of her zone.
    pub naps: Vec<Nap>,
    /// Her zone.
    pub zone: Tz,
}

/// What a meetup's time means for naps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NapClashes {
    /// How many have a nap that it cuts by 15 minutes or more.
    pub members: usize,
    /// The start nearby that clashes with fewer, if there is one.
    pub better: Option<BetterStart>,
}

/// A start that clashes with fewer naps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BetterStart {
    /// When the meetup would begin.
    pub start: DateTime<Utc>,
    /// How many it would still clash with.
    pub members: usize,
}

/// How many of these have a nap that a meetup cuts by 15 minutes or more.
#[must_use]
pub fn count_clashes(sleepers: &[Sleeper], start: DateTime<Utc>, end: DateTime<Utc>) -> usize {
    sleepers.iter().filter(|one| one.sleeps_in(start, end)).count()
}

/// How many of these a meetup clashes with, and the nearby start that clashes least: on the same day, within three
/// hours in steps of thirty minutes, not before `now`, and all of it between 7:00 and 20:00 in `zone`. The fewest
/// count first, then the nearest, then the earlier.
#[must_use]
pub fn nap_clashes(
    sleepers: &[Sleeper],
    start: DateTime<Utc>,
    end: DateTime<Utc>,
    zone: Tz,
    now: DateTime<Utc>,
) -> NapClashes {
    let length = end - start;
    let clashes = |start: DateTime<Utc>| count_clashes(sleepers, start, start + length);
    let members = clashes(start);
    let fits = |at: &DateTime<Utc>| {
        let (from, to) = (at.with_timezone(&zone).naive_local(), (*at + length).with_timezone(&zone).naive_local());
        let same_day = from.date() == start.with_timezone(&zone).date_naive() && from.date() == to.date();
        *at >= now && same_day && minute(from) >= EARLIEST && minute(to) <= LATEST
    };
    let nearest_first = (1..=STEPS).flat_map(|steps| [start - STEP * steps, start + STEP * steps]);
    let scored = nearest_first.filter(fits).map(|start| BetterStart { start, members: clashes(start) });
    // The first of the best is the nearest, and the earlier of two that are equally near.
    let better = scored.min_by_key(|one| one.members).filter(|best| best.members < members);
    NapClashes { members, better }
}

fn minute(local: NaiveDateTime) -> u32 {
    local.hour() * 60 + local.minute()
}

impl Sleeper {
    /// Whether a nap lies in this time for 15 minutes or more.
    fn sleeps_in(&self, start: DateTime<Utc>, end: DateTime<Utc>) -> bool {
        let day_of = |at: DateTime<Utc>| at.with_timezone(&self.zone).date_naive();
        // A nap over midnight may have begun the day before.
        let days = day_of(start).pred_opt().unwrap_or(day_of(start)).iter_days().take_while(|day| *day <= day_of(end));
        days.into_iter().any(|day| {
            self.naps.iter().filter(|nap| nap.days.has(day.weekday())).any(|nap| {
                nap.window.on(day, self.zone).is_some_and(|(from, to)| to.min(end) - from.max(start) >= LEAST_OVERLAP)
            })
        })
    }
}

#[cfg(test)]
mod tests;
