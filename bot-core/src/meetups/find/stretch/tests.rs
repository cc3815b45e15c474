//! Claims about days and hours in words, and about the moments that are proposed.

use std::collections::BTreeMap;

use chrono_tz::{America, Europe};
use proptest::prelude::*;

use super::*;
use crate::time::naps::{Days as NapDays, Nap};
use crate::time::window::Window;

type TestResult = Result<(), Box<dyn std::error::Error>>;

/// Monday, November 23, 2026, nine in the morning.
fn monday() -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(2026, 11, 23)?.and_hms_opt(9, 0, 0)
}

fn proposed(given: &str, zone: Tz, sleepers: &[Sleeper]) -> Option<Vec<String>> {
    let here = monday()?;
    let now = resolve_local(here, zone).moments().first()?.at;
    let stretches = read(given, here)?;
    let chosen = choose(slots(&stretches, TimeDelta::hours(2), zone, now, sleepers));
    Some(chosen.into_iter().map(|moment| moment.local.format("%a %d %H:%M").to_string()).collect())
}

fn said(given: &str) -> String {
    proposed(given, America::New_York, &[]).map_or_else(|| "nothing".to_owned(), |moments| moments.join(", "))
}

#[test]
fn days_and_hours_are_read_in_both_languages() {
    let next_week = "Mon 30 10:00, Tue 01 10:00, Wed 02 10:00, Thu 03 10:00, Fri 04 10:00, Sat 05 10:00";
    let weekend = "Sat 28 13:00, Sat 28 15:00, Sat 28 16:30, Sun 29 13:00, Sun 29 15:00, Sun 29 16:30";
    let cases = [
        ("mornings next week", next_week),
        ("Mañanas de la próxima semana", next_week),
        ("por la mañana la semana que viene", next_week),
        ("next week", next_week),
        ("weekend afternoons", weekend),
        ("tardes del fin de semana", weekend),
        ("this weekend, in the afternoon", weekend),
        (
            "saturday morning or sunday afternoon",
            "Sat 28 09:00, Sat 28 10:00, Sat 28 11:00, Sun 29 13:00, Sun 29 15:00, Sun 29 16:30",
        ),
        (
            "sábado y domingo por la mañana",
            "Sat 28 09:00, Sat 28 10:00, Sat 28 11:00, Sun 29 09:00, Sun 29 10:00, Sun 29 11:00",
        ),
        ("tomorrow morning", "Tue 24 09:00, Tue 24 09:30, Tue 24 10:00, Tue 24 10:30, Tue 24 11:00"),
        ("mañana por la tarde", "Tue 24 13:00, Tue 24 14:00, Tue 24 14:30, Tue 24 15:00, Tue 24 15:30, Tue 24 16:30"),
        ("today", "Mon 23 11:00, Mon 23 12:00, Mon 23 13:00, Mon 23 14:00, Mon 23 15:00, Mon 23 16:30"),
        (
            "weekday evenings next week",
            "Mon 30 17:00, Mon 30 18:00, Tue 01 18:00, Wed 02 18:00, Thu 03 18:00, Fri 04 18:00",
        ),
        ("next friday", "nothing"),
        ("week", "nothing"),
        ("sat 10am", "nothing"),
        ("whenever", "nothing"),
        ("the", "nothing"),
        ("", "nothing"),
    ];
    let wrong: Vec<String> = cases
        .into_iter()
        .filter(|(given, expected)| said(given) != *expected)
        .map(|(given, expected)| format!("{given}: {}, not {expected}", said(given)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn naps_are_avoided_where_there_is_another_hour() -> TestResult {
    let window = Window::new(9 * 60, 11 * 60).ok_or("a window")?;
    let sleeper = Sleeper { naps: vec![Nap { days: NapDays::ALL, window }], zone: America::New_York };
    let moments = proposed("mornings next week", America::New_York, &[sleeper]).ok_or("moments")?;
    assert_eq!(
        moments,
        ["Mon 30 11:00", "Tue 01 11:00", "Wed 02 11:00", "Thu 03 11:00", "Fri 04 11:00", "Sat 05 11:00"]
    );
    Ok(())
}

#[test]
fn an_hour_that_the_clock_skips_is_never_proposed() -> TestResult {
    // In Madrid the clock goes from two to three on March 28, 2027; mornings are not touched by it.
    let day = NaiveDate::from_ymd_opt(2027, 3, 28).ok_or("a day")?;
    let stretch = Stretch { days: vec![day], part: Part::Morning };
    let slots = slots(&[stretch], TimeDelta::hours(2), Europe::Madrid, DateTime::UNIX_EPOCH, &[]);
    assert_eq!(slots.len(), 5);
    assert!(slots.iter().all(|slot| slot.start.at.with_timezone(&Europe::Madrid).naive_local() == slot.start.local));
    Ok(())
}

proptest! {
    #[test]
    fn what_is_proposed_is_spread_and_avoids_naps(
        naps in proptest::collection::vec(proptest::collection::vec(0..4_usize, 1..8), 1..9),
    ) {
        let first = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default();
        let mut slots = Vec::new();
        for (day, naps) in first.iter_days().zip(&naps) {
            for (naps, step) in naps.iter().zip(0..) {
                let time = NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default();
                let local = day.and_time(time) + TimeDelta::minutes(30 * step);
                let start = LocalMoment { local, zone: Tz::UTC, at: local.and_utc() };
                slots.push(Slot { start, naps: *naps, away: 30 * (step - 2).abs() });
            }
        }
        let chosen = choose(slots.clone());
        prop_assert!(chosen.len() == MOST.min(slots.len()));
        prop_assert!(chosen.iter().zip(chosen.iter().skip(1)).all(|(one, next)| next.at - one.at >= TimeDelta::minutes(30)));
        let naps_of = |moment: &LocalMoment| slots.iter().find(|slot| slot.start == *moment).map(|slot| slot.naps);
        prop_assert!(chosen.iter().all(|moment| naps_of(moment).is_some()));
        // No day has two before every day that still has a moment has one.
        let mut counts: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        for moment in &chosen {
            *counts.entry(moment.local.date()).or_default() += 1;
        }
        if counts.values().any(|count| *count > 1) {
            prop_assert_eq!(counts.len(), naps.len());
        }
        // Of each day the moment with the fewest naps is among the chosen.
        for date in counts.keys() {
            let of_day = |slot: &&Slot| slot.start.local.date() == *date;
            let least = slots.iter().filter(of_day).map(|slot| slot.naps).min();
            let best = chosen.iter().filter(|moment| moment.local.date() == *date).filter_map(naps_of).min();
            prop_assert_eq!(best, least);
        }
    }

    #[test]
    fn no_words_make_it_fail(given in ".{0,60}") {
        if let Some(here) = monday() {
            let _ = read(&given, here);
        }
    }
}
