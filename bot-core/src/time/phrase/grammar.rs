//! From tokens to a draft: which day, which hours, which repetition, as they were said.
//!
//! A phrase is a row of pieces in any order. Each piece fills a place of the draft, each place is filled once, and
//! a token that no piece takes ends the reading.

use chrono::Weekday;

use crate::wording::Locale;

use super::Nth;
use super::amount::{Amount, amount};
use super::cursor::Cursor;
use super::lexer::Token;
use super::words::DayPart;

mod clock;
mod day;
mod repeat;

pub(in crate::time) use repeat::lone_rule;

/// What a phrase says, before it is laid on a calendar.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) day: Option<Said<Day>>,
    pub(super) weekday: Option<NamedDay>,
    pub(super) week: Option<Said<NamedWeek>>,
    pub(super) part: Option<DayPart>,
    /// The hours; two when the words can mean either.
    pub(super) hours: Option<Said<Vec<Hours>>>,
    pub(super) lasts: Option<Amount>,
    /// The repetition; two when the words can mean either.
    pub(super) rules: Vec<Rule>,
    /// The token where the phrase says from which day on something repeats.
    starts: Option<usize>,
    /// A number right after a weekday: the hour (`tues 10`), or the day when the hour is said elsewhere.
    after_weekday: Option<Said<u32>>,
}

/// Something that was said, and the tokens it was said with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said<T> {
    pub(super) what: T,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A day, as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// `today` is 0, `tomorrow` 1.
    FromToday(i64),
    /// A day of a month, perhaps of a year.
    Dated { year: Option<i32>, month: u32, day: u32 },
    /// `03/04`.
    EitherOrder { year: Option<i32>, first: u32, second: u32 },
    /// `the 5th`.
    OfMonth(u32),
    /// `first saturday of december`.
    NthOf { nth: Nth, weekday: Weekday, month: MonthSaid },
    /// `in 3 weeks`, `in 2 hours`.
    After(Amount),
}

/// A month, as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MonthSaid {
    /// By name, perhaps with a year.
    Named(u32, Option<i32>),
    /// So many months from the present one.
    FromThis(u32),
}

/// A weekday, and which one of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NamedDay {
    pub(super) weekday: Weekday,
    pub(super) which: Which,
}

/// Which one of its kind a weekday is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// `saturday`.
    Coming,
    /// `this saturday`.
    This,
    /// `next saturday`.
    Next(Weeks),
    /// `last saturday`.
    Last,
}

/// On which day the speaker's weeks begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weeks {
    /// English: Sunday in some countries, Monday in others.
    FromSundayOrMonday,
    /// Spanish: Monday.
    FromMonday,
}

/// A week: this one, or the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NamedWeek {
    pub(super) weeks_ahead: i64,
    pub(super) weeks: Weeks,
}

/// From when to when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hours {
    pub(super) start: ClockTime,
    pub(super) end: Option<ClockTime>,
}

/// A time on the clock, as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClockTime {
    pub(super) hour: Hour,
    pub(super) minute: u32,
    pub(super) part: Option<DayPart>,
}

/// An hour, as said. The numbers are not yet known to exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hour {
    /// One to twelve, and nothing tells which half of the day.
    Bare(u32),
    /// On the clock with 24 hours.
    Exact(u32),
    /// With `am`.
    Am(u32),
    /// With `pm`.
    Pm(u32),
    /// `noon`.
    Noon,
    /// `midnight`.
    Midnight,
}

/// A repetition, as said. Missing days come from the rest of the phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::time) enum Rule {
    /// On weekdays, every week or every other week.
    Weekly { every_other: bool, days: Vec<Weekday> },
    /// On the nth weekdays of each month.
    Monthly { nths: Vec<Nth>, day: Weekday },
}

/// First words of what says from which day on something repeats: `starting`, `a partir del`.
const STARTS: [&str; 5] = ["starting", "beginning", "from", "desde", "a"];

enum Piece {
    Day(Day),
    DayAndPart(Day, DayPart),
    Weekday(NamedDay),
    Week(NamedWeek),
    Part(DayPart),
    Hours(Vec<Hours>),
    Lasts(Amount),
    Rules(Vec<Rule>),
    RulesAndPart(Vec<Rule>, DayPart),
    AfterWeekday(u32),
}

/// Reads the whole phrase; the error is the first token that could not be used.
pub(super) fn draft(tokens: &[Token], locale: Locale) -> Result<Draft, usize> {
    let mut cursor = Cursor::new(tokens, locale);
    let mut draft = Draft::default();
    let mut weekday_just_said = false;
    while !cursor.only_marks_left() {
        let from = cursor.at();
        if from > 0 && between_pieces(&mut cursor) {
            continue;
        }
        let piece = piece(&mut cursor, weekday_just_said).filter(|_| !cursor.splits_a_number()).ok_or(from)?;
        weekday_just_said = matches!(piece, Piece::Weekday(_));
        let names_day = matches!(piece, Piece::Day(_) | Piece::DayAndPart(..) | Piece::Weekday(_));
        let first_word = tokens.get(from).and_then(Token::word);
        if names_day && first_word.is_some_and(|word| STARTS.contains(&word)) {
            draft.starts = Some(from);
        }
        draft.put(piece, from, cursor.at()).ok_or(from)?;
    }
    draft.settle()
}

/// A comma, or a dash that stands free after a word.
fn between_pieces(cursor: &mut Cursor<'_>) -> bool {
    let after_word = cursor.previous().is_some_and(|token| token.word().is_some());
    let stands_free = cursor.peek().is_some_and(|token| !token.glued);
    cursor.sign(',') || cursor.sign(';') || (after_word && stands_free && cursor.sign('-'))
}

fn piece(cursor: &mut Cursor<'_>, weekday_just_said: bool) -> Option<Piece> {
    cursor
        .attempt(repeat::rules)
        .or_else(|| cursor.attempt(day::week))
        .or_else(|| cursor.attempt(day::day))
        .or_else(|| cursor.attempt(day::weekday))
        .or_else(|| cursor.attempt(|cursor| clock::part(cursor).map(Piece::Part)))
        .or_else(|| cursor.attempt(lasts))
        .or_else(|| {
            let number = if weekday_just_said { cursor.attempt(lone_number) } else { None };
            number.map(Piece::AfterWeekday)
        })
        .or_else(|| cursor.attempt(|cursor| clock::hours(cursor).map(Piece::Hours)))
}

fn lasts(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let said = cursor.any(&["for", "durante", "por"]);
    let lasts = if said { amount(cursor)? } else { return None };
    (lasts.months == 0).then_some(Piece::Lasts(lasts))
}

/// A number that could be an hour or a day, and is not part of a longer time.
fn lone_number(cursor: &mut Cursor<'_>) -> Option<u32> {
    let _ = cursor.sign(',');
    let before = *cursor;
    let number = cursor.digits().filter(|digits| digits.count <= 2 && (1..=31).contains(&digits.value))?.value;
    let mut as_hours = before;
    let is_longer = clock::hours(&mut as_hours).is_some() && as_hours.at() > cursor.at();
    (!is_longer).then_some(number)
}

impl Draft {
    /// Fills the piece's place; nothing when it is taken, or when two places exclude each other.
    fn put(&mut self, piece: Piece, from: usize, to: usize) -> Option<()> {
        match piece {
            Piece::Day(day) => fill(&mut self.day, Said { what: day, from, to }),
            Piece::DayAndPart(day, part) => {
                fill(&mut self.day, Said { what: day, from, to })?;
                fill(&mut self.part, part)
            }
            Piece::Weekday(named) => {
                let free = !self.rules.iter().any(Rule::names_days);
                free.then_some(()).and_then(|()| fill(&mut self.weekday, named))
            }
            Piece::Week(week) => fill(&mut self.week, Said { what: week, from, to }),
            Piece::Part(part) => fill(&mut self.part, part),
            Piece::Hours(hours) => fill(&mut self.hours, Said { what: hours, from, to }),
            Piece::Lasts(lasts) => fill(&mut self.lasts, lasts),
            Piece::AfterWeekday(number) => fill(&mut self.after_weekday, Said { what: number, from, to }),
            Piece::RulesAndPart(rules, part) => {
                fill(&mut self.part, part)?;
                self.put(Piece::Rules(rules), from, to)
            }
            Piece::Rules(rules) => {
                let free = self.rules.is_empty() && !(self.weekday.is_some() && rules.iter().any(Rule::names_days));
                self.rules = rules;
                free.then_some(())
            }
        }
    }

    /// Decides what a number after a weekday is, and refuses places that exclude each other.
    fn settle(mut self) -> Result<Self, usize> {
        if let Some(starts) = self.starts
            && self.rules.is_empty()
        {
            return Err(starts);
        }
        if let Some(Said { what: number, from, to }) = self.after_weekday.take() {
            if self.hours.is_some() || number > 23 {
                fill(&mut self.day, Said { what: Day::OfMonth(number), from, to }).ok_or(from)?;
            } else {
                let hour = if number <= 12 { Hour::Bare(number) } else { Hour::Exact(number) };
                let start = ClockTime { hour, minute: 0, part: None };
                self.hours = Some(Said { what: vec![Hours { start, end: None }], from, to });
            }
        }
        if let Some(week) = &self.week {
            let taken = self.day.is_some() || self.weekday.is_some_and(|named| named.which != Which::Coming);
            (!taken && self.rules.is_empty()).then_some(()).ok_or(week.from)?;
        }
        if let Some(Said { what: Day::After(after), from, .. }) = &self.day
            && after.minutes > 0
        {
            if let Some(hours) = &self.hours {
                return Err(hours.from.max(*from));
            }
            let taken = self.part.is_some() || self.weekday.is_some() || self.rules.iter().any(Rule::names_days);
            (!taken).then_some(()).ok_or(*from)?;
        }
        if let Some(hours) = &self.hours
            && self.lasts.is_some()
            && hours.what.iter().all(|hours| hours.end.is_some())
        {
            return Err(hours.from);
        }
        Ok(self)
    }
}

impl Rule {
    fn names_days(&self) -> bool {
        match self {
            Self::Weekly { days, .. } => !days.is_empty(),
            Self::Monthly { .. } => true,
        }
    }
}

fn fill<T>(place: &mut Option<T>, what: T) -> Option<()> {
    if place.is_some() {
        return None;
    }
    *place = Some(what);
    Some(())
}
