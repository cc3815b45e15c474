//! The days of a series, and the instant it begins on each. Pure.
//!
//! The crate `rrule` says which days a series has; it is asked in UTC and for days alone. The hour on each day is the
//! one that the clock on the wall shows, by [`resolve_local`], so that a clock change means the same here as elsewhere:
//! an hour that is skipped becomes the one that a clock which was not changed would show, and of an hour that comes
//! twice the first is taken. (`rrule` itself would leave out a day whose hour is skipped.)

use chrono::{Datelike as _, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Weekday};
use rrule::{Frequency, NWeekday, RRule, RRuleSet};

use super::Rhythm;
use crate::time::local::{LocalMoment, LocalResolution, resolve_local};
use crate::time::{Nth, Repeat};

impl Rhythm {
    /// The first days on or after a day, `most` at most.
    #[must_use]
    pub fn days_from(&self, day: NaiveDate, most: usize) -> Vec<NaiveDate> {
        let Some(set) = rules(&self.repeat, self.near(day)) else { return Vec::new() };
        let days = set.into_iter().map(|at| at.date_naive());
        let days = days.take_while(|day| self.last.is_none_or(|last| *day <= last));
        days.skip_while(|found| *found < day).take(most).collect()
    }

    /// Where to begin to count so as to arrive at a day soon: the first day, or a later one that changes nothing, so
    /// that a series of years costs no more than a new one.
    fn near(&self, day: NaiveDate) -> NaiveDate {
        let later = match &self.repeat {
            Repeat::Weekly { pace, .. } => {
                let turn = 7 * i64::from(pace.weeks());
                let turns = day.signed_duration_since(self.first).num_days().max(0) / turn;
                self.first.checked_add_signed(TimeDelta::days(turns * turn))
            }
            Repeat::MonthlyByWeekday { .. } => day.with_day(1),
        };
        later.unwrap_or(self.first).max(self.first)
    }

    /// The same rule for what begins then: with the same days where that is one of them, and of one day a week with the
    /// day it is. None where it would be another rule. An end that has passed is none.
    #[must_use]
    pub fn again_from(&self, start: LocalMoment) -> Option<Self> {
        let first = start.local.date();
        let repeat = match &self.repeat {
            Repeat::Weekly { pace, days } if days.len() == 1 => {
                Repeat::Weekly { pace: *pace, days: vec![first.weekday()] }
            }
            several @ (Repeat::Weekly { .. } | Repeat::MonthlyByWeekday { .. }) => several.clone(),
        };
        let last = self.last.filter(|last| *last > first);
        let again = Self { repeat, first, last, time: start.local.time(), zone: start.zone, length: self.length };
        let days = again.days_from(first, 2);
        (days.len() == 2 && days.first() == Some(&first)).then_some(again)
    }

    /// When it begins on a day.
    #[must_use]
    pub fn start_on(&self, day: NaiveDate) -> LocalMoment {
        at_clock(day, self.time, self.zone)
    }
}

/// What the clock on the wall shows, as an instant.
#[must_use]
pub fn at_clock(day: NaiveDate, time: NaiveTime, zone: chrono_tz::Tz) -> LocalMoment {
    match resolve_local(day.and_time(time), zone) {
        LocalResolution::Single(only) => only,
        LocalResolution::Gap { after, .. } => after,
        LocalResolution::Fold { first, .. } => first,
    }
}

fn rules(repeat: &Repeat, first: NaiveDate) -> Option<RRuleSet> {
    let rule = match repeat {
        Repeat::Weekly { pace, days } => RRule::new(Frequency::Weekly)
            .interval(u16::try_from(pace.weeks()).unwrap_or(1))
            .week_start(Weekday::Mon)
            .by_weekday(days.iter().map(|day| NWeekday::Every(*day)).collect()),
        Repeat::MonthlyByWeekday { nths, day } => RRule::new(Frequency::Monthly)
            .by_weekday(nths.iter().map(|nth| NWeekday::Nth(place_in_month(*nth), *day)).collect()),
    };
    rule.build(rrule::Tz::UTC.from_utc_datetime(&first.and_time(NaiveTime::MIN))).ok()
}

/// As RFC 5545 counts: from the end with a minus.
fn place_in_month(nth: Nth) -> i16 {
    nth.number().and_then(|number| i16::try_from(number).ok()).unwrap_or(-1)
}

#[cfg(test)]
mod tests {
    use chrono::Weekday::{Fri, Sat, Thu, Tue};
    use chrono_tz::{Africa, America, Australia, Europe, Tz};
    use rstest::rstest;

    use super::*;
    use crate::time::Pace;

    type TestResult = Result<(), Box<dyn std::error::Error>>;

    fn rhythm(repeat: Repeat, first: &str, time: &str, zone: Tz) -> Result<Rhythm, chrono::ParseError> {
        let time = NaiveTime::parse_from_str(time, "%H:%M")?;
        Ok(Rhythm { repeat, first: first.parse()?, last: None, time, zone, length: TimeDelta::hours(2) })
    }

    fn weekly(days: &[Weekday]) -> Repeat {
        Repeat::Weekly { pace: Pace::EveryWeek, days: days.to_vec() }
    }

    fn days(rhythm: &Rhythm, most: usize) -> Vec<String> {
        rhythm.days_from(rhythm.first, most).iter().map(ToString::to_string).collect()
    }

    #[rstest]
    #[case(weekly(&[Tue]), "2026-12-01", &["2026-12-01", "2026-12-08", "2026-12-15"])]
    #[case(weekly(&[Tue, Thu]), "2026-12-03", &["2026-12-03", "2026-12-08", "2026-12-10"])]
    // The second Thursday counts in the week after next, whichever day was the first.
    #[case(Repeat::Weekly { pace: Pace::EveryOtherWeek, days: vec![Tue, Thu] }, "2026-12-03",
           &["2026-12-03", "2026-12-15", "2026-12-17"])]
    #[case(Repeat::MonthlyByWeekday { nths: vec![Nth::First, Nth::Third], day: Sat }, "2026-12-05",
           &["2026-12-05", "2026-12-19", "2027-01-02"])]
    // A month whose fourth Friday is the last has it once.
    #[case(Repeat::MonthlyByWeekday { nths: vec![Nth::Fourth, Nth::Last], day: Fri }, "2026-11-27",
           &["2026-11-27", "2026-12-25", "2027-01-22", "2027-01-29"])]
    fn the_days_are_those_that_were_said(
        #[case] repeat: Repeat,
        #[case] first: &str,
        #[case] expected: &[&str],
    ) -> TestResult {
        assert_eq!(days(&rhythm(repeat, first, "10:00", Tz::UTC)?, expected.len()), expected);
        Ok(())
    }

    #[rstest]
    #[case(America::New_York, "2027-03-02")]
    #[case(America::New_York, "2026-10-20")]
    #[case(Europe::London, "2027-03-16")]
    #[case(America::Santiago, "2027-03-23")]
    #[case(Australia::Lord_Howe, "2027-03-23")]
    #[case(Africa::Casablanca, "2027-01-26")]
    fn ten_stays_ten_over_a_clock_change(#[case] zone: Tz, #[case] first: &str) -> TestResult {
        let rhythm = rhythm(weekly(&[Tue]), first, "10:00", zone)?;
        let starts: Vec<LocalMoment> =
            rhythm.days_from(rhythm.first, 8).into_iter().map(|day| rhythm.start_on(day)).collect();
        assert!(starts.iter().all(|start| start.local.format("%a %H:%M").to_string() == "Tue 10:00"));
        let apart: Vec<i64> =
            starts.iter().zip(starts.iter().skip(1)).map(|(one, next)| (next.at - one.at).num_minutes()).collect();
        assert!(apart.iter().any(|minutes| *minutes != 7 * 24 * 60), "no clock change in {zone}: {apart:?}");
        Ok(())
    }

    #[test]
    fn an_hour_that_is_skipped_or_comes_twice_is_one_moment_and_no_day_is_left_out() -> TestResult {
        let at = |zone, day: &str| -> Result<String, chrono::ParseError> {
            let start = rhythm(weekly(&[Weekday::Sun]), day, "02:15", zone)?.start_on(day.parse()?);
            Ok(format!("{} {}", start.local.format("%H:%M"), start.at.format("%d %H:%MZ")))
        };
        assert_eq!(at(America::New_York, "2027-03-14")?, "03:15 14 07:15Z");
        assert_eq!(at(America::New_York, "2027-11-07")?, "02:15 07 07:15Z");
        assert_eq!(at(Europe::Madrid, "2027-10-31")?, "02:15 31 00:15Z");
        assert_eq!(at(Australia::Lord_Howe, "2027-10-03")?, "02:45 02 15:45Z");
        Ok(())
    }

    #[test]
    fn a_series_has_no_day_after_its_last_and_counts_a_thousand() -> TestResult {
        let mut rhythm = rhythm(weekly(&[Tue]), "2026-12-01", "10:00", Tz::UTC)?;
        rhythm.last = Some("2026-12-20".parse()?);
        assert_eq!(days(&rhythm, 10), ["2026-12-01", "2026-12-08", "2026-12-15"]);
        rhythm.last = None;
        assert_eq!(days(&rhythm, 1_000).len(), 1_000);
        assert_eq!(rhythm.days_from("2046-01-01".parse()?, 1), ["2046-01-02".parse()?]);
        Ok(())
    }

    #[test]
    fn counting_from_a_later_day_gives_the_same_days() -> TestResult {
        let twice = Repeat::Weekly { pace: Pace::EveryOtherWeek, days: vec![Tue, Thu] };
        let saturdays = Repeat::MonthlyByWeekday { nths: vec![Nth::First, Nth::Last], day: Sat };
        for (repeat, first) in [(twice, "2026-12-03"), (saturdays, "2026-12-05"), (weekly(&[Tue]), "2026-12-01")] {
            let rhythm = rhythm(repeat, first, "10:00", Tz::UTC)?;
            let all = rhythm.days_from(rhythm.first, 200);
            for ahead in 0..700 {
                let day = rhythm.first + TimeDelta::days(ahead);
                let found = rhythm.days_from(day, 5);
                let expected: Vec<NaiveDate> = all.iter().filter(|other| **other >= day).take(5).copied().collect();
                assert_eq!(found, expected, "{:?} from {day}", rhythm.repeat);
            }
        }
        Ok(())
    }
}
