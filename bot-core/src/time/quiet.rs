//! Quiet hours: when nothing is said that can wait.

use chrono::{DateTime, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;

use crate::wording::Locale;

use super::local::resolve_local;
use super::phrase::cursor::Cursor;
use super::phrase::{LONGEST_PHRASE, lexer};
use super::window::{Leaning, Window, window};

/// Quiet hours leave at least an hour of the day.
const MOST: u16 = 23 * 60;

/// Reads quiet hours; none when they are no two times.
#[must_use]
pub fn read_quiet(typed: &str, locale: Locale) -> Option<Window> {
    if typed.chars().nth(LONGEST_PHRASE).is_some() {
        return None;
    }
    let tokens = lexer::tokens(typed);
    let mut cursor = Cursor::new(&tokens, locale);
    let quiet = window(&mut cursor, Leaning::Night, MOST).ok()?;
    cursor.only_marks_left().then_some(quiet)
}

/// When something that wants to be said at `at` may be said at the earliest: then, or when the quiet hours end on the
/// wall clock of the zone.
#[must_use]
pub fn may_be_said_at(at: DateTime<Utc>, quiet: Option<Window>, zone: Tz) -> DateTime<Utc> {
    let Some(quiet) = quiet else { return at };
    let local = at.with_timezone(&zone).naive_local();
    let minute = u16::try_from(local.hour() * 60 + local.minute()).unwrap_or(0);
    if !quiet.holds(minute) {
        return at;
    }
    let ends_tomorrow = quiet.is_over_midnight() && minute >= quiet.from();
    let day = if ends_tomorrow || quiet.to() == 0 { local.date() + TimeDelta::days(1) } else { local.date() };
    let Some(end) = day.and_hms_opt(u32::from(quiet.to() / 60), u32::from(quiet.to() % 60), 0) else { return at };
    // Where the clock shows the end twice, the first is meant unless it has passed; where it skips it, the time after.
    let moments = resolve_local(end, zone).moments();
    let ends = moments.iter().map(|moment| moment.at).filter(|end| *end > at);
    let quiet_then = |at: &DateTime<Utc>| {
        let local = at.with_timezone(&zone).naive_local();
        quiet.holds(u16::try_from(local.hour() * 60 + local.minute()).unwrap_or(0))
    };
    ends.into_iter().find(|end| !quiet_then(end)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;
    use chrono_tz::{America, Australia, Europe};
    use proptest::prelude::*;

    use super::*;

    fn said(at: &str, quiet: &str, zone: Tz) -> Result<String, Box<dyn std::error::Error>> {
        let at = DateTime::parse_from_rfc3339(at)?.to_utc();
        let may = may_be_said_at(at, read_quiet(quiet, Locale::En), zone);
        Ok(may.with_timezone(&zone).to_rfc3339())
    }

    #[test]
    fn what_would_wake_somebody_waits_for_the_morning() -> Result<(), Box<dyn std::error::Error>> {
        let madrid = Europe::Madrid;
        assert_eq!(said("2026-11-23T23:30:00+01:00", "21:00-7:00", madrid)?, "2026-11-24T07:00:00+01:00");
        assert_eq!(said("2026-11-24T03:30:00+01:00", "21:00-7:00", madrid)?, "2026-11-24T07:00:00+01:00");
        assert_eq!(said("2026-11-24T07:00:00+01:00", "21:00-7:00", madrid)?, "2026-11-24T07:00:00+01:00");
        assert_eq!(said("2026-11-24T20:59:59+01:00", "21:00-7:00", madrid)?, "2026-11-24T20:59:59+01:00");
        assert_eq!(said("2026-11-24T13:00:00+01:00", "12:30-14:30", madrid)?, "2026-11-24T14:30:00+01:00");
        assert_eq!(said("2026-11-24T23:00:00+01:00", "22:00-0:00", madrid)?, "2026-11-25T00:00:00+01:00");
        Ok(())
    }

    #[test]
    fn seven_stays_seven_across_a_clock_change() -> Result<(), Box<dyn std::error::Error>> {
        // The night is an hour shorter, and an hour longer.
        assert_eq!(said("2027-03-13T23:00:00-05:00", "21-7", America::New_York)?, "2027-03-14T07:00:00-04:00");
        assert_eq!(said("2026-10-31T23:00:00-04:00", "21-7", America::New_York)?, "2026-11-01T07:00:00-05:00");
        // An end that is skipped, and one that comes twice.
        assert_eq!(said("2027-03-14T01:00:00-05:00", "21:00-2:30", America::New_York)?, "2027-03-14T03:30:00-04:00");
        assert_eq!(said("2026-11-01T00:30:00-04:00", "21:00-1:30", America::New_York)?, "2026-11-01T01:30:00-04:00");
        assert_eq!(said("2026-11-01T01:10:00-05:00", "21:00-1:30", America::New_York)?, "2026-11-01T01:30:00-05:00");
        assert_eq!(said("2027-10-02T23:00:00+10:30", "21-7", Australia::Lord_Howe)?, "2027-10-03T07:00:00+11:00");
        Ok(())
    }

    proptest! {
        #[test]
        fn it_is_never_earlier_never_quiet_and_within_two_days(
            minutes in 0_i64..60 * 24 * 800,
            from in 0_u16..1440,
            length in 1_u16..=MOST,
            zone in prop::sample::select(vec![America::New_York, Europe::Madrid, Australia::Lord_Howe, America::Santiago]),
        ) {
            let start = Utc.with_ymd_and_hms(2026, 1, 1, 0, 0, 0).single().unwrap_or_default();
            let at = start + TimeDelta::minutes(minutes);
            let quiet = Window::new(from, (from + length) % 1440);
            let may = may_be_said_at(at, quiet, zone);
            prop_assert!(may >= at && may - at <= TimeDelta::hours(25));
            prop_assert_eq!(may_be_said_at(may, quiet, zone), may);
            prop_assert_eq!(may_be_said_at(at, None, zone), at);
        }
    }
}
