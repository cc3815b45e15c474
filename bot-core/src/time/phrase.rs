//! Human dates: `sat 9:30`, `mañana a las 9`, `every tuesday 10am`.
//!
//! [`read_when`] reads one phrase against the present moment, and nothing else: no clock, no store. Both languages
//! are understood always; the reader's own decides where they disagree (`mar 5` is March or a Tuesday, `once` is
//! eleven in Spanish only). Every token is used, or the phrase is refused with the part that was not understood.
//!
//! # Rules
//!
//! - **Hours.** Without `am`, `pm` or a part of the day, 7 to 11 are in the morning, 12 is noon, 1 to 6 are in the
//!   afternoon. `tonight 8` is eight in the evening. A leading zero (`03:00`) and hours from 13 on are read as on a
//!   clock with 24 hours. A part of the day that cannot hold the hour (`7am tonight`) is refused.
//! - **From when to when.** In `1-3pm` the start takes the half of the day that the end has, if that lies before the
//!   end. A bare end is the first such hour after the start. An end may lie on the next day when the start is at 17:00
//!   or later and the end at 6:00 or earlier. `10 to 12` is a range or ten to twelve: both are offered.
//! - **Midnight** (and `12am`) of a day begins it or ends it: both are offered, unless one has passed, or `tonight` or
//!   `saturday night` decides. `00:00` begins its day. `12 in the morning` is noon or midnight: both are offered.
//! - **Weekdays.** A bare weekday is the first one still to come, today included. `this saturday` is that of the
//!   seven days from today. `next friday` may be the coming one or the one in the week after the present week; where
//!   these differ, both are offered. English weeks begin on Sunday or Monday, Spanish ones on Monday, so `next
//!   tuesday` is clear on a Wednesday but not on a Sunday. `last friday` has been; `last friday of the month` repeats.
//! - **Dates.** A date without a year is the next one, except that one which passed in the last 60 days is taken to
//!   have passed. `03/04` is offered both ways unless one is no date or a weekday decides; with a year, a
//!   way that has passed is not offered. A weekday that contradicts its date is offered beside it, as the nearest such
//!   day still to come.
//! - **Repetitions.** Every week or every other week on some weekdays, or on the first to fourth or last weekdays of a
//!   month; other paces are refused. The start is the first such day to come, from the day that `starting` names on.
//!   `every second tuesday` is offered as every other Tuesday and as the second of each month.
//! - **No day.** `10am` is the next time the clock shows it. **No hour** is refused, except that `in 3 weeks` keeps the
//!   present time of day. `in 2 hours` counts elapsed time and drops seconds.
//! - **Clock changes.** A time that is skipped, or shown twice, is offered both ways; never decided.
//! - **Bounds.** Every moment returned lies after the present one and within [`HORIZON_MONTHS`].

use chrono::{DateTime, NaiveDate, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::wording::Locale;

use super::local::LocalMoment;

pub(in crate::time) mod amount;
pub(in crate::time) mod cursor;
mod grammar;
pub(in crate::time) mod lexer;
mod resolve;
#[cfg(test)]
mod tests;
pub(in crate::time) mod words;

/// The longest phrase, in characters.
pub const LONGEST_PHRASE: usize = 200;

/// How far ahead a moment may lie, in months.
pub const HORIZON_MONTHS: u32 = 24;

/// The most candidates that are offered.
pub const MOST_CANDIDATES: usize = 5;

/// One way to understand a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// When it starts. For a repetition, the first time.
    pub start: LocalMoment,
    /// When it ends, if the phrase says so. Later than the start.
    pub end: Option<LocalMoment>,
    /// How it repeats, if the phrase says so.
    pub repeats: Option<Repeat>,
}

/// How something repeats, on the clock of its zone: ten o'clock stays ten o'clock.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "every", rename_all = "snake_case")]
pub enum Repeat {
    /// On some days of the week.
    Weekly {
        /// Every week, or every other.
        pace: Pace,
        /// At least one; each once, Monday first.
        days: Vec<Weekday>,
    },
    /// On some of a month's days of one name: its first and third Saturday.
    MonthlyByWeekday {
        /// At least one; each once, in order.
        nths: Vec<Nth>,
        /// The day of the week.
        day: Weekday,
    },
}

/// How often a weekly repetition comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// Every week.
    EveryWeek,
    /// Every other week, counted from the first time.
    EveryOtherWeek,
}

impl Pace {
    /// From one week that counts to the next: 1 or 2.
    #[must_use]
    pub fn weeks(self) -> u32 {
        match self {
            Self::EveryWeek => 1,
            Self::EveryOtherWeek => 2,
        }
    }
}

/// Which one of a month's days of one name. A fifth is left out: not every month has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nth {
    /// The 1st to the 7th.
    First,
    /// The 8th to the 14th.
    Second,
    /// The 15th to the 21st.
    Third,
    /// The 22nd to the 28th.
    Fourth,
    /// In the month's last seven days.
    Last,
}

impl Nth {
    /// Every one, in order.
    pub const ALL: [Self; 5] = [Self::First, Self::Second, Self::Third, Self::Fourth, Self::Last];

    /// 1 to 4; none for the last.
    #[must_use]
    pub fn number(self) -> Option<u32> {
        match self {
            Self::First => Some(1),
            Self::Second => Some(2),
            Self::Third => Some(3),
            Self::Fourth => Some(4),
            Self::Last => None,
        }
    }
}

/// What a phrase means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// One thing.
    Clear(Reading),
    /// One of two to five things, the earliest first.
    Ambiguous(Vec<Reading>, Why),
}

/// Why a phrase means more than one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// `next friday`, `sunday next week`: this week's or next week's.
    WhichWeek,
    /// `03/04`: the third of April or March the fourth.
    DayOrMonth,
    /// The weekday and the date are different days.
    WeekdayDisagrees,
    /// Midnight at the start or at the end of the day.
    WhichMidnight,
    /// `12 in the morning`: noon or midnight.
    NoonOrMidnight,
    /// `10 to 12`: from ten to twelve, or at ten minutes to twelve.
    RangeOrMinutes,
    /// `10-9`: a whole day, or a whole night.
    WhichHalf,
    /// `every second tuesday`: every other Tuesday, or the second of each month.
    WhichRepeat,
    /// The clock is set forward and skips the time.
    ClockSkips,
    /// The clock is set back and shows the time twice.
    ClockRepeats,
}

/// Why a phrase is no moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotWhen {
    /// Nothing was said.
    #[error("the phrase is empty")]
    Empty,
    /// More than [`LONGEST_PHRASE`] characters.
    #[error("the phrase is too long")]
    TooLong,
    /// From some word on, the phrase is not understood, or says something for the second time.
    #[error("a part of the phrase is not understood")]
    NotUnderstood {
        /// What comes before, as typed.
        understood: Option<String>,
        /// The rest, as typed; never empty.
        rest: String,
    },
    /// The hour is missing.
    #[error("the time of day is missing")]
    NoTimeOfDay(NaiveDate),
    /// The day is missing: `next week 10am`, `every two weeks 10am`.
    #[error("the day is missing")]
    NoDay,
    /// It has passed, and the phrase cannot mean a later one.
    #[error("the moment has passed")]
    Past(LocalMoment),
    /// The day has passed, and the phrase has no hour.
    #[error("the day has passed")]
    PastDay(NaiveDate),
    /// More than [`HORIZON_MONTHS`] ahead.
    #[error("the day is too far ahead")]
    TooFar(NaiveDate),
    /// `31 november`, as typed.
    #[error("there is no such date")]
    NoSuchDate(String),
    /// `25:00`, as typed.
    #[error("there is no such time")]
    NoSuchTime(String),
    /// The end is not after the start; the hours as typed.
    #[error("the end is not after the start")]
    EndBeforeStart(String),
    /// The hour is not in that part of the day: `7am tonight`; the hours as typed.
    #[error("the hour is not in that part of the day")]
    PartDisagrees(String),
}

/// Reads a phrase as a moment, a stretch of time or a repetition, in the zone that the speaker lives in.
///
/// `locale` decides where the two languages disagree about a word. The work is bounded: phrases are short, and a rule
/// that does not hold is left after a look at the tokens ahead, never tried again further on.
pub fn read_when(phrase: &str, locale: Locale, now: DateTime<Utc>, zone: Tz) -> Result<When, NotWhen> {
    let tokens = tokens(phrase)?;
    let draft = grammar::draft(&tokens, locale).map_err(|at| not_understood(phrase, &tokens, at))?;
    let said = resolve::Phrase { phrase, tokens: &tokens };
    resolve::resolve(&draft, said, LocalMoment::of(now, zone))
}

/// Reads a phrase that says how something repeats whose first day is already known, and nothing else.
///
/// `every two weeks` then takes the weekday of that first day. More than one when the words can mean either.
pub fn read_repeat(phrase: &str, locale: Locale, first: NaiveDate) -> Result<Vec<Repeat>, NotWhen> {
    let tokens = tokens(phrase)?;
    let rules = grammar::lone_rule(&tokens, locale).map_err(|at| not_understood(phrase, &tokens, at))?;
    Ok(rules.iter().map(|rule| resolve::repeat(rule, first)).collect())
}

fn tokens(phrase: &str) -> Result<Vec<lexer::Token>, NotWhen> {
    if phrase.chars().nth(LONGEST_PHRASE).is_some() {
        return Err(NotWhen::TooLong);
    }
    let tokens = lexer::tokens(phrase);
    if cursor::Cursor::new(&tokens, Locale::En).only_marks_left() {
        return Err(NotWhen::Empty);
    }
    Ok(tokens)
}

fn not_understood(phrase: &str, tokens: &[lexer::Token], at: usize) -> NotWhen {
    let (understood, rest) = cursor::parted(phrase, tokens, at);
    NotWhen::NotUnderstood { understood, rest }
}
