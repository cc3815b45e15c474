//! One time that suits a few people: when all of them are free, as far as they said, and nobody naps.

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::time::free::{Free, Stretch, stretches};
use crate::time::local::resolve_local;
use crate::time::naps::{Sleeper, count_clashes};

/// How long they would meet.
pub const LENGTH: TimeDelta = TimeDelta::hours(1);

/// It is on one of the days from the day after tomorrow on, so that there is time to say yes.
const FIRST_DAY: u64 = 2;
const LAST_DAY: u64 = 12;

/// The starts that are tried on a day, in hours and minutes, the one that suits most families first.
const STARTS: [(u32, u32); 15] = [
    (10, 0),
    (10, 30),
    (9, 30),
    (11, 0),
    (9, 0),
    (15, 30),
    (16, 0),
    (15, 0),
    (16, 30),
    (14, 0),
    (17, 0),
    (12, 0),
    (13, 0),
    (18, 0),
    (20, 0),
];

/// Without a word about when somebody is free, no time later than this is proposed.
const USUAL_END: u32 = 17;

/// Somebody's free windows, on the clock of her zone; none when she has not said.
#[derive(Debug, Clone)]
pub struct Hours {
    /// The windows.
    pub windows: Vec<Free>,
    /// Her zone.
    pub zone: Tz,
}

/// A time that suits all of them and is over by `until`, on the clock of `zone`: the earliest day, and on it the usual
/// hours first. None when there is none in the days ahead.
#[must_use]
pub fn propose(
    free: &[Hours],
    sleepers: &[Sleeper],
    zone: Tz,
    now: DateTime<Utc>,
    until: Option<DateTime<Utc>>,
) -> Option<DateTime<Utc>> {
    let today = now.with_timezone(&zone).date_naive();
    let ahead: Vec<Vec<Stretch>> = free.iter().filter_map(|one| one.ahead(now)).collect();
    let somebody_said = !ahead.is_empty();
    let days = (FIRST_DAY..=LAST_DAY).filter_map(|days| today.checked_add_days(Days::new(days)));
    let starts = days.flat_map(|day| {
        let usual = move |(hour, _): &(u32, u32)| somebody_said || *hour < USUAL_END;
        STARTS.into_iter().filter(usual).filter_map(move |(hour, minute)| {
            let local = day.and_time(NaiveTime::from_hms_opt(hour, minute, 0)?);
            resolve_local(local, zone).moments().first().map(|moment| moment.at)
        })
    });
    let suits = |start: &DateTime<Utc>| {
        let end = *start + LENGTH;
        until.is_none_or(|until| end <= until)
            && ahead.iter().all(|hers| hers.iter().any(|(from, to)| from <= start && end <= *to))
            && count_clashes(sleepers, *start, end) == 0
    };
    starts.into_iter().find(suits)
}

impl Hours {
    /// When she is free on the days ahead; none when she has not said.
    fn ahead(&self, now: DateTime<Utc>) -> Option<Vec<Stretch>> {
        let today = now.with_timezone(&self.zone).date_naive();
        // A day more, where hers begin before those of the circle.
        let days = usize::try_from(LAST_DAY + 2).unwrap_or(0);
        (!self.windows.is_empty()).then(|| stretches(&self.windows, self.zone, today, days))
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;
    use chrono_tz::America::New_York;
    use chrono_tz::Europe::Madrid;

    use super::*;
    use crate::time::naps::{Days as WeekDays, Nap};
    use crate::time::window::Window;

    fn monday() -> DateTime<Utc> {
        New_York.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).single().map_or(DateTime::UNIX_EPOCH, |at| at.to_utc())
    }

    fn window(days: WeekDays, from: u16, to: u16) -> Free {
        Free { days, window: Window::new(from, to).unwrap_or_else(|| unreachable!()) }
    }

    fn said(free: &[Hours], sleepers: &[Sleeper]) -> Option<String> {
        let at = propose(free, sleepers, New_York, monday(), None)?;
        Some(at.with_timezone(&New_York).format("%a %H:%M").to_string())
    }

    #[test]
    fn it_is_the_day_after_tomorrow_at_ten_unless_somebody_naps() {
        let free = |windows: Vec<Free>, zone| Hours { windows, zone };
        assert_eq!(said(&[free(vec![], New_York), free(vec![], New_York)], &[]).as_deref(), Some("Wed 10:00"));
        let sleeper = Sleeper {
            naps: vec![Nap {
                days: WeekDays::ALL,
                window: Window::new(9 * 60, 12 * 60).unwrap_or_else(|| unreachable!()),
            }],
            zone: New_York,
        };
        assert_eq!(said(&[free(vec![], New_York)], &[sleeper]).as_deref(), Some("Wed 15:30"));
    }

    #[test]
    fn it_lies_in_the_windows_of_all_on_their_own_clocks() {
        let saturday = window(WeekDays::WEEKEND, 9 * 60, 12 * 60);
        let ana = Hours { windows: vec![saturday], zone: New_York };
        let cleo = Hours { windows: vec![window(WeekDays::ALL, 17 * 60, 19 * 60)], zone: Madrid };
        // Five in the afternoon in Madrid is eleven in the morning in New York.
        assert_eq!(said(&[ana.clone(), cleo], &[]).as_deref(), Some("Sat 11:00"));
        let never = Hours { windows: vec![window(WeekDays::WEEKEND, 3 * 60, 5 * 60)], zone: New_York };
        assert_eq!(said(&[ana.clone(), never], &[]), None);
        // In a place that is put away on Friday nobody meets on Saturday.
        let friday = monday() + TimeDelta::days(4);
        assert_eq!(propose(&[ana], &[], New_York, monday(), Some(friday)), None);
    }
}
