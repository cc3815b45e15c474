//! Naps in words, and what a meetup does to them.

use chrono::TimeZone as _;
use chrono_tz::{America, Asia, Europe};
use proptest::prelude::*;

use super::*;
use crate::time::NotWindows;
use crate::wording::Locale;

fn read(typed: &str) -> Result<String, NotWindows> {
    let one = |nap: &Nap| format!("{:07b} {}", nap.days.bits(), nap.window.text());
    let naps: Vec<String> = read_naps(typed, Locale::Es)?.iter().map(one).collect();
    Ok(naps.join(", "))
}

#[test]
fn naps_are_read_in_both_languages() {
    let phrases = [
        ("12:30-14:30 on weekdays", "0011111 12:30-14:30"),
        ("12:30-14:30 entre semana", "0011111 12:30-14:30"),
        ("9-10 and 13-15", "1111111 09:00-10:00, 1111111 13:00-15:00"),
        ("9-10 y 13-15", "1111111 09:00-10:00, 1111111 13:00-15:00"),
        ("daily 13:00-14:30", "1111111 13:00-14:30"),
        ("todos los días 13:00-14:30", "1111111 13:00-14:30"),
        ("cada día de 13 a 14:30", "1111111 13:00-14:30"),
        ("weekends 12-13", "1100000 12:00-13:00"),
        ("los fines de semana de 12 a 13", "1100000 12:00-13:00"),
        ("mon wed fri 9:30-10:30", "0010101 09:30-10:30"),
        ("lunes, miércoles y viernes 9:30-10:30", "0010101 09:30-10:30"),
        ("mon-thu 9-10", "0001111 09:00-10:00"),
        ("de lunes a viernes de 9 a 10", "0011111 09:00-10:00"),
        ("fri-mon 9-10", "1110001 09:00-10:00"),
        ("12:30-14:30 on weekdays, weekends 12-13", "0011111 12:30-14:30, 1100000 12:00-13:00"),
        ("weekdays 9-10, 12-13 weekends", "0011111 09:00-10:00, 1100000 12:00-13:00"),
        ("mon 9-10, tue 10-11", "0000001 09:00-10:00, 0000010 10:00-11:00"),
        ("9-10 mon, 10-11 mar", "0000001 09:00-10:00, 0000010 10:00-11:00"),
        ("9-10 and 13-15 on weekdays", "0011111 09:00-10:00, 0011111 13:00-15:00"),
        ("mon 9-10, 13-14", "0000001 09:00-10:00, 0000001 13:00-14:00"),
        ("every day from 1pm to 2:30pm", "1111111 13:00-14:30"),
        ("23:00-01:00", "1111111 23:00-01:00"),
        ("weekdays: 9-10", "0011111 09:00-10:00"),
    ];
    for (typed, naps) in phrases {
        assert_eq!(read(typed).as_deref(), Ok(naps), "{typed}");
    }
}

#[test]
fn what_is_no_nap_is_refused_with_what_was_not_understood() {
    let rest = |rest: &str| Err(NotWindows::NotUnderstood { rest: rest.to_owned() });
    assert_eq!(read(""), Err(NotWindows::Empty));
    assert_eq!(read(" , "), Err(NotWindows::Empty));
    assert_eq!(read("whenever"), rest("whenever"));
    assert_eq!(read("9-10, whenever"), rest("whenever"));
    assert_eq!(read("weekdays"), rest("weekdays"));
    assert_eq!(read("9-10 mon, 11-12 tue, wed thu"), Ok("0000001 09:00-10:00, 0001110 11:00-12:00".to_owned()));
    assert_eq!(read("9-10, weekdays, weekends"), rest("weekends"));
    assert_eq!(read("9"), rest("9"));
    assert_eq!(read("14:30-12:30 daily"), Err(NotWindows::EndFirst { rest: "14:30-12:30 daily".to_owned() }));
}

fn sleeper(naps: &str, zone: Tz) -> Sleeper {
    Sleeper { naps: read_naps(naps, Locale::En).unwrap_or_default(), zone }
}

fn clashes(sleepers: &[Sleeper], start: &str, hours: i64, zone: Tz) -> Result<String, Box<dyn std::error::Error>> {
    let start = DateTime::parse_from_rfc3339(start)?.to_utc();
    let found = nap_clashes(sleepers, start, start + TimeDelta::hours(hours), zone, DateTime::UNIX_EPOCH);
    let better = found.better.map_or_else(String::new, |better| {
        format!(", {} at {}", better.members, better.start.with_timezone(&zone).format("%a %H:%M"))
    });
    Ok(format!("{}{better}", found.members))
}

#[test]
fn the_nearest_time_that_clashes_least_is_offered() -> Result<(), Box<dyn std::error::Error>> {
    let zone = America::New_York;
    let town = [sleeper("12:30-14:30 on weekdays", zone), sleeper("9-10, 13-15", zone), sleeper("weekends 9-11", zone)];
    // Tuesday; the weekend's nap is not in the way.
    assert_eq!(clashes(&town, "2026-11-24T13:00:00-05:00", 1, zone)?, "2, 0 at Tue 11:30");
    assert_eq!(clashes(&town, "2026-11-24T10:00:00-05:00", 2, zone)?, "0");
    assert_eq!(clashes(&town, "2026-11-28T09:30:00-05:00", 2, zone)?, "2, 0 at Sat 11:00");
    // Fourteen minutes of a nap are not worth a word.
    assert_eq!(clashes(&[sleeper("12:46-14:00", zone)], "2026-11-24T12:00:00-05:00", 1, zone)?, "0");
    assert_eq!(clashes(&[sleeper("12:45-14:00", zone)], "2026-11-24T12:00:00-05:00", 1, zone)?, "1, 0 at Tue 11:30");
    // Before seven and after eight in the evening nobody is sent to the park.
    assert_eq!(clashes(&[sleeper("7-15", zone)], "2026-11-24T08:00:00-05:00", 2, zone)?, "1");
    assert_eq!(clashes(&[sleeper("18:15-19", zone)], "2026-11-24T18:00:00-05:00", 2, zone)?, "1, 0 at Tue 16:00");
    Ok(())
}

#[test]
fn naps_stay_on_her_own_clock() -> Result<(), Box<dyn std::error::Error>> {
    let naps = [sleeper("12:30-14:30", Europe::Madrid)];
    // 12:30 in Madrid is 6:30 in New York, and 7:30 while only one of the two has changed its clocks.
    assert_eq!(clashes(&naps, "2026-11-24T07:30:00-05:00", 1, America::New_York)?, "1, 0 at Tue 08:30");
    assert_eq!(clashes(&naps, "2026-10-27T07:30:00-04:00", 1, America::New_York)?, "1, 0 at Tue 09:30");
    assert_eq!(clashes(&naps, "2026-10-27T09:30:00-04:00", 1, America::New_York)?, "0");
    // Over midnight: what began on Monday lies in Tuesday.
    let late = [sleeper("mon 23:00-1:00", America::New_York)];
    assert_eq!(clashes(&late, "2026-11-24T00:15:00-05:00", 1, America::New_York)?, "1");
    assert_eq!(clashes(&late, "2026-11-25T00:15:00-05:00", 1, America::New_York)?, "0");
    Ok(())
}

#[test]
fn what_has_passed_is_not_offered() -> Result<(), Box<dyn std::error::Error>> {
    let zone = America::New_York;
    let start = DateTime::parse_from_rfc3339("2026-11-24T13:00:00-05:00")?.to_utc();
    let found = nap_clashes(&[sleeper("12:30-13:30", zone)], start, start + TimeDelta::hours(1), zone, start);
    assert_eq!(found.better.map(|better| better.start), Some(start + TimeDelta::minutes(30)));
    Ok(())
}

fn any_sleeper() -> impl Strategy<Value = Sleeper> {
    let nap = (1_i64..128, 0_u16..96, 1_u16..32).prop_filter_map("a window", |(days, from, quarters)| {
        let window = Window::new(from * 15, (from * 15 + quarters * 15) % 1440)?;
        Some(Nap { days: Days::from_bits(days)?, window })
    });
    let zone = prop::sample::select(vec![America::New_York, Europe::Madrid, Asia::Tokyo, America::Santiago]);
    (prop::collection::vec(nap, 0..4), zone).prop_map(|(naps, zone)| Sleeper { naps, zone })
}

proptest! {
    #[test]
    fn the_offer_is_never_worse_and_does_not_depend_on_the_order(
        sleepers in prop::collection::vec(any_sleeper(), 0..12),
        // Every half hour of two years, so that clock changes are among them.
        half_hours in 0_i32..48 * 730,
        quarters in 1_i32..24,
        zone in prop::sample::select(vec![America::New_York, Europe::Madrid]),
    ) {
        let start = Utc.with_ymd_and_hms(2026, 1, 1, 0, 0, 0).single().unwrap_or_default() + STEP * half_hours;
        let end = start + TimeDelta::minutes(15) * quarters;
        let found = nap_clashes(&sleepers, start, end, zone, DateTime::UNIX_EPOCH);
        prop_assert!(found.members <= sleepers.len());
        let reversed: Vec<Sleeper> = sleepers.iter().rev().cloned().collect();
        prop_assert_eq!(nap_clashes(&reversed, start, end, zone, DateTime::UNIX_EPOCH), found);
        if let Some(better) = found.better {
            let length = end - start;
            let moved = nap_clashes(&sleepers, better.start, better.start + length, zone, DateTime::UNIX_EPOCH);
            prop_assert!(better.members < found.members);
            prop_assert_eq!(moved.members, better.members);
            let local = better.start.with_timezone(&zone);
            prop_assert_eq!(local.date_naive(), start.with_timezone(&zone).date_naive());
            prop_assert!(minute(local.naive_local()) >= EARLIEST
                && minute((better.start + length).with_timezone(&zone).naive_local()) <= LATEST);
            prop_assert!((better.start - start).abs() <= TimeDelta::hours(3));
        }
    }

    #[test]
    fn no_text_makes_it_panic(typed in "\\PC{0,60}", words in "(([0-9]{1,5}|mon|weekdays|de|lunes|a|y)[ :,-]){0,12}") {
        let _ = read(&typed);
        let _ = read(&words);
    }
}
