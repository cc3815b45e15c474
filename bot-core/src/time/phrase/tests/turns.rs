//! Clock changes, other present moments, other zones.

use chrono_tz::{America, Asia, Australia, Europe};

use super::*;

#[test]
fn a_time_that_the_clock_skips_is_offered_on_either_side() -> TestResult {
    let friday = "2027-03-12T17:00:00Z";
    assert_told(
        Locale::En,
        friday,
        NEW_YORK,
        &[
            ("sunday 02:30", "ClockSkips: Sun 2027-03-14 01:30 | Sun 2027-03-14 03:30"),
            ("sunday 2:30am", "ClockSkips: Sun 2027-03-14 01:30 | Sun 2027-03-14 03:30"),
            ("sunday 01:00-02:30", "ClockSkips: Sun 2027-03-14 01:00-01:30 | Sun 2027-03-14 01:00-03:30"),
            ("sunday 10am", "Sun 2027-03-14 10:00"),
            ("in 2 days", "Sun 2027-03-14 12:00"),
            ("in 48 hours", "Sun 2027-03-14 13:00"),
        ],
    )
}

#[test]
fn a_time_that_the_clock_shows_twice_is_offered_twice() -> TestResult {
    let friday = "2027-10-29T10:00:00Z";
    assert_told(
        Locale::Es,
        friday,
        Europe::Madrid,
        &[("domingo 02:30", "ClockRepeats: Sun 2027-10-31 02:30 | Sun 2027-10-31 02:30")],
    )?;
    let Ok(When::Ambiguous(readings, _)) = read_when("domingo 02:30", Locale::Es, friday.parse()?, Europe::Madrid)
    else {
        return Err("not offered twice".into());
    };
    let instants: Vec<_> = readings.iter().map(|reading| reading.start.at.to_rfc3339()).collect();
    assert_eq!(instants, ["2027-10-31T00:30:00+00:00", "2027-10-31T01:30:00+00:00"]);
    Ok(())
}

#[test]
fn a_repetition_that_starts_where_midnight_is_skipped_moves_with_its_start() -> TestResult {
    // In Santiago the clock goes from Saturday 24:00 to Sunday 01:00.
    assert_told(
        Locale::En,
        "2027-09-01T15:00:00Z",
        America::Santiago,
        &[("every sunday 00:00", "ClockSkips: Sat 2027-09-04 23:00, weekly Sat | Sun 2027-09-05 01:00, weekly Sun")],
    )
}

#[test]
fn next_depends_on_the_day_it_is_said() -> TestResult {
    let monday = "2026-11-16T15:00:00Z";
    let saturday = "2026-11-21T15:00:00Z";
    let sunday = "2026-11-22T15:00:00Z";
    assert_told(
        Locale::En,
        monday,
        NEW_YORK,
        &[
            ("next tuesday 10am", "WhichWeek: Tue 2026-11-17 10:00 | Tue 2026-11-24 10:00"),
            ("next monday 10am", "Mon 2026-11-23 10:00"),
        ],
    )?;
    assert_told(
        Locale::En,
        saturday,
        NEW_YORK,
        &[
            ("next tuesday 10am", "Tue 2026-11-24 10:00"),
            ("next sunday 10am", "WhichWeek: Sun 2026-11-22 10:00 | Sun 2026-11-29 10:00"),
        ],
    )?;
    assert_told(
        Locale::En,
        sunday,
        NEW_YORK,
        &[
            ("next tuesday 10am", "WhichWeek: Tue 2026-11-24 10:00 | Tue 2026-12-01 10:00"),
            ("el próximo martes a las 10", "Tue 2026-11-24 10:00"),
        ],
    )
}

#[test]
fn the_day_is_the_speakers() -> TestResult {
    // Still the 31st in New York, already the 1st in Sydney.
    let new_year = "2026-12-31T18:30:00Z";
    assert_told(Locale::En, new_year, NEW_YORK, &[("tomorrow 10am", "Fri 2027-01-01 10:00")])?;
    assert_told(Locale::En, new_year, Australia::Sydney, &[("tomorrow 10am", "Sat 2027-01-02 10:00")])?;
    assert_told(Locale::En, new_year, Asia::Kathmandu, &[("today 10am", "Fri 2027-01-01 10:00")])
}

#[test]
fn seconds_of_the_present_are_dropped() -> TestResult {
    assert_told(
        Locale::En,
        "2026-11-18T20:00:59.5Z",
        NEW_YORK,
        &[
            ("in 2 hours", "Wed 2026-11-18 17:00"),
            ("in 1 minute", "Wed 2026-11-18 15:01"),
            ("in 3 weeks", "Wed 2026-12-09 15:00"),
            ("in 1 day and 1 hour", "Thu 2026-11-19 16:00"),
        ],
    )
}

#[test]
fn the_small_hours_belong_to_the_new_day() -> TestResult {
    let after_midnight = "2026-11-18T05:30:00Z";
    assert_told(
        Locale::En,
        after_midnight,
        NEW_YORK,
        &[
            ("today 10am", "Wed 2026-11-18 10:00"),
            ("tonight at 8", "Wed 2026-11-18 20:00"),
            ("midnight", "Thu 2026-11-19 00:00"),
            ("noon", "Wed 2026-11-18 12:00"),
        ],
    )
}

#[test]
fn neither_meaning_hides_behind_the_other_having_passed() -> TestResult {
    let eleven = "2026-11-18T16:00:00Z";
    assert_told(
        Locale::En,
        eleven,
        NEW_YORK,
        &[
            ("10 to 12", "RangeOrMinutes: Wed 2026-11-18 11:50 | Thu 2026-11-19 10:00-12:00"),
            ("11/12 10am", "DayOrMonth: Fri 2026-12-11 10:00 | Fri 2027-11-12 10:00"),
        ],
    )
}
