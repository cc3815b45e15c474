//! Moving one of the days of a series, for all dates that follow. Pure.
//!
//! "Every Tuesday" becomes every Thursday; of several days in a week one moves and the others stay; "the first Saturday"
//! becomes the first Sunday, or the second Saturday. What is no such move (another month, a day that the series has
//! already) is for one date alone.

use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};

use super::Rhythm;
use crate::time::{Nth, Pace, Repeat};

impl Rhythm {
    /// The same with the day `to` in the place of its day `from`; none when that is no move for all that follow.
    #[must_use]
    pub fn moved(&self, from: NaiveDate, to: NaiveDate) -> Option<Self> {
        if from == to {
            return Some(self.clone());
        }
        let repeat = match &self.repeat {
            Repeat::Weekly { pace, days } => weekly(*pace, days, from, to)?,
            Repeat::MonthlyByWeekday { nths, day } => monthly(nths, *day, from, to)?,
        };
        let mut moved = Self { repeat, first: to, last: None, ..self.clone() };
        if self.has_several_a_week() {
            // Another day of that week may come before the one that is moved on.
            moved.first = from.min(to);
            moved.first = moved.days_from(from.min(to), 1).first().copied().unwrap_or(to);
        }
        let gone = self.last.map(|last| self.goes_to(from, to, last));
        let is_one_a_week = matches!(self.repeat, Repeat::Weekly { .. }) && !self.has_several_a_week();
        // Of several days the last one of another name stays.
        moved.last = if is_one_a_week { gone } else { gone.max(self.last) };
        Some(moved)
    }

    /// Where a day of this series goes when the one on `from` goes to `to`.
    #[must_use]
    pub fn goes_to(&self, from: NaiveDate, to: NaiveDate, day: NaiveDate) -> NaiveDate {
        let moved = match &self.repeat {
            Repeat::Weekly { .. } if self.has_several_a_week() && day.weekday() != from.weekday() => None,
            Repeat::Weekly { .. } => day.checked_add_signed(to.signed_duration_since(from)),
            Repeat::MonthlyByWeekday { nths, .. } => nth_change(nths, from, to).and_then(|(was, is)| {
                let own = *nths.iter().find(|nth| is_nth(day, **nth))?;
                nth_day(day, if own == was { is } else { own }, to.weekday())
            }),
        };
        moved.unwrap_or(day)
    }

    fn has_several_a_week(&self) -> bool {
        matches!(&self.repeat, Repeat::Weekly { days, .. } if days.len() > 1)
    }
}

fn weekly(pace: Pace, days: &[Weekday], from: NaiveDate, to: NaiveDate) -> Option<Repeat> {
    let apart = to.signed_duration_since(from).num_days().abs();
    // Past a week end, "every two weeks" would be other weeks for one day than for the others.
    let keeps_weeks = days.len() == 1 || pace == Pace::EveryWeek || from.iso_week() == to.iso_week();
    if apart >= 7 || !keeps_weeks || !days.contains(&from.weekday()) || days.contains(&to.weekday()) {
        return None;
    }
    let mut days: Vec<Weekday> =
        days.iter().map(|day| if *day == from.weekday() { to.weekday() } else { *day }).collect();
    days.sort_by_key(Weekday::num_days_from_monday);
    Some(Repeat::Weekly { pace, days })
}

fn monthly(nths: &[Nth], day: Weekday, from: NaiveDate, to: NaiveDate) -> Option<Repeat> {
    let (was, is) = nth_change(nths, from, to)?;
    let is_other = is != was;
    let is_two_changes = to.weekday() != day && is_other && nths.len() > 1;
    if from.weekday() != day || is_two_changes || (is_other && nths.contains(&is)) {
        return None;
    }
    let mut nths: Vec<Nth> = nths.iter().map(|nth| if *nth == was { is } else { *nth }).collect();
    nths.sort_unstable();
    Some(Repeat::MonthlyByWeekday { nths, day: to.weekday() })
}

/// Which of the days of a month one is moved, and which one it is then; none across months, or where two are meant.
fn nth_change(nths: &[Nth], from: NaiveDate, to: NaiveDate) -> Option<(Nth, Nth)> {
    let mut own = nths.iter().filter(|nth| is_nth(from, **nth));
    let (was, None) = (*own.next()?, own.next()) else { return None };
    if (from.year(), from.month()) != (to.year(), to.month()) {
        return None;
    }
    if is_nth(to, was) {
        return Some((was, was));
    }
    Nth::ALL.into_iter().find(|nth| is_nth(to, *nth)).map(|is| (was, is))
}

fn is_nth(day: NaiveDate, nth: Nth) -> bool {
    match nth.number() {
        Some(number) => day.day0() / 7 + 1 == number,
        None => day.checked_add_signed(TimeDelta::days(7)).is_none_or(|next| next.month() != day.month()),
    }
}

/// That day of the month of `day`.
fn nth_day(day: NaiveDate, nth: Nth, weekday: Weekday) -> Option<NaiveDate> {
    let nth_is = |number: u8| NaiveDate::from_weekday_of_month_opt(day.year(), day.month(), weekday, number);
    match nth.number() {
        Some(number) => nth_is(u8::try_from(number).ok()?),
        None => nth_is(5).or_else(|| nth_is(4)),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;
    use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    use rstest::rstest;

    use super::*;

    type TestResult = Result<(), Box<dyn std::error::Error>>;

    fn rhythm(repeat: Repeat, first: &str) -> Result<Rhythm, chrono::ParseError> {
        let (time, zone, length) = (NaiveTime::MIN, chrono_tz::UTC, TimeDelta::hours(2));
        Ok(Rhythm { repeat, first: first.parse()?, last: None, time, zone, length })
    }

    fn weekly(pace: Pace, days: &[Weekday]) -> Repeat {
        Repeat::Weekly { pace, days: days.to_vec() }
    }

    fn monthly(nths: &[Nth], day: Weekday) -> Repeat {
        Repeat::MonthlyByWeekday { nths: nths.to_vec(), day }
    }

    #[rstest]
    #[case(weekly(Pace::EveryWeek, &[Tue]), "2026-12-15", "2026-12-17", weekly(Pace::EveryWeek, &[Thu]))]
    #[case(weekly(Pace::EveryWeek, &[Tue]), "2026-12-15", "2026-12-20", weekly(Pace::EveryWeek, &[Sun]))]
    #[case(weekly(Pace::EveryOtherWeek, &[Tue]), "2026-12-15", "2026-12-21", weekly(Pace::EveryOtherWeek, &[Mon]))]
    #[case(weekly(Pace::EveryWeek, &[Tue, Thu]), "2026-12-15", "2026-12-18", weekly(Pace::EveryWeek, &[Thu, Fri]))]
    #[case(weekly(Pace::EveryOtherWeek, &[Tue, Thu]), "2026-12-17", "2026-12-16",
           weekly(Pace::EveryOtherWeek, &[Tue, Wed]))]
    #[case(monthly(&[Nth::First], Sat), "2026-12-05", "2026-12-06", monthly(&[Nth::First], Sun))]
    #[case(monthly(&[Nth::First], Sat), "2026-12-05", "2026-12-13", monthly(&[Nth::Second], Sun))]
    #[case(monthly(&[Nth::First, Nth::Third], Sat), "2026-12-05", "2026-12-06", monthly(&[Nth::First, Nth::Third], Sun))]
    #[case(monthly(&[Nth::First, Nth::Third], Sat), "2026-12-05", "2026-12-12", monthly(&[Nth::Second, Nth::Third], Sat))]
    #[case(monthly(&[Nth::Last], Fri), "2026-12-25", "2026-12-31", monthly(&[Nth::Last], Thu))]
    fn one_day_moves_and_the_others_stay(
        #[case] repeat: Repeat,
        #[case] from: &str,
        #[case] to: &str,
        #[case] expected: Repeat,
    ) -> TestResult {
        let (from, to) = (from.parse()?, to.parse()?);
        let before = rhythm(repeat, "2026-12-01")?;
        let before = Rhythm { first: before.days_from(before.first, 1).first().copied().unwrap_or(from), ..before };
        let moved = before.moved(from, to).ok_or("it does not move")?;
        assert_eq!(moved.repeat, expected);
        // Each day that follows goes to a day of the new rule, none is left out, and none is there twice.
        let days = before.days_from(from, 12);
        let mut gone: Vec<NaiveDate> = days.iter().map(|day| before.goes_to(from, to, *day)).collect();
        gone.sort_unstable();
        assert_eq!(gone, moved.days_from(from.min(to), 12));
        Ok(())
    }

    #[rstest]
    #[case(weekly(Pace::EveryWeek, &[Tue]), "2026-12-15", "2026-12-22")]
    #[case(weekly(Pace::EveryWeek, &[Tue, Thu]), "2026-12-15", "2026-12-17")]
    #[case(weekly(Pace::EveryOtherWeek, &[Tue, Thu]), "2026-12-17", "2026-12-21")]
    #[case(monthly(&[Nth::First], Sat), "2026-12-05", "2026-11-30")]
    #[case(monthly(&[Nth::First, Nth::Third], Sat), "2026-12-05", "2026-12-19")]
    #[case(monthly(&[Nth::First, Nth::Third], Sat), "2026-12-05", "2026-12-13")]
    fn what_is_no_such_move_is_for_one_date_alone(
        #[case] repeat: Repeat,
        #[case] from: &str,
        #[case] to: &str,
    ) -> TestResult {
        assert_eq!(rhythm(repeat, "2026-12-01")?.moved(from.parse()?, to.parse()?), None);
        Ok(())
    }

    #[test]
    fn its_last_day_goes_along_where_it_is_the_one_that_moves() -> TestResult {
        let until = |repeat, last: &str| -> Result<Rhythm, chrono::ParseError> {
            Ok(Rhythm { last: Some(last.parse()?), ..rhythm(repeat, "2026-12-01")? })
        };
        let last = |rhythm: Rhythm, from: &str, to: &str| -> Result<Option<NaiveDate>, Box<dyn std::error::Error>> {
            Ok(rhythm.moved(from.parse()?, to.parse()?).ok_or("it does not move")?.last)
        };
        let tuesdays = until(weekly(Pace::EveryWeek, &[Tue]), "2026-12-29")?;
        assert_eq!(last(tuesdays, "2026-12-01", "2026-12-03")?, Some("2026-12-31".parse()?));
        let twice = until(weekly(Pace::EveryWeek, &[Tue, Thu]), "2026-12-24")?;
        assert_eq!(last(twice.clone(), "2026-12-03", "2026-12-04")?, Some("2026-12-25".parse()?));
        assert_eq!(last(twice, "2026-12-01", "2026-12-02")?, Some("2026-12-24".parse()?));
        Ok(())
    }
}
