//! Claims that hold for every phrase, moment and zone.

#![expect(clippy::indexing_slicing, reason = "a test may stop at a wrong index")]

use chrono::{NaiveDateTime, TimeDelta, Timelike};
use chrono_tz::TZ_VARIANTS;
use proptest::prelude::*;

use super::super::super::local::{LocalResolution, resolve_local};
use super::*;

/// Some instant from 2024 to 2036.
fn instants() -> impl Strategy<Value = DateTime<Utc>> {
    (1_704_067_200_i64..2_082_758_400).prop_filter_map("no instant", |seconds| DateTime::from_timestamp(seconds, 0))
}

fn zones() -> impl Strategy<Value = Tz> {
    prop::sample::select(&TZ_VARIANTS[..])
}

fn locales() -> impl Strategy<Value = Locale> {
    prop::sample::select(&Locale::ALL[..])
}

/// Zones that set their clocks by an hour, by half an hour, by two; at night, at midnight, at a quarter to.
const CHANGING_ZONES: [Tz; 8] = [
    NEW_YORK,
    chrono_tz::Europe::Madrid,
    chrono_tz::Australia::Lord_Howe,
    chrono_tz::America::Santiago,
    chrono_tz::Antarctica::Troll,
    chrono_tz::Asia::Beirut,
    chrono_tz::Pacific::Chatham,
    chrono_tz::America::Havana,
];

/// A full date with a time, as people and machines write it. None of them leaves room for a second meaning.
const FORMATS: [&str; 9] = [
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M:00",
    "%A %-d %B %Y %H:%M",
    "%H:%M, %-d %b %Y",
    "%b %-d, %Y at %-I:%M %p",
    "%-I.%M%p %A %-d %B %Y",
    "%A, %B %-d, %Y %-I:%M %P",
    "el %-d de %B de %Y a las %H:%M",
    "%H:%M %Y/%m/%d",
];

/// Words that phrases are made of, and some that they are not.
const WORDS: [&str; 84] = [
    "every",
    "other",
    "tuesday",
    "and",
    "next",
    "this",
    "last",
    "first",
    "1st",
    "3rd",
    "saturday",
    "of",
    "the",
    "month",
    "week",
    "weeks",
    "in",
    "2",
    "3",
    "hours",
    "tomorrow",
    "today",
    "tonight",
    "at",
    "10",
    "12",
    "9:30",
    "10am",
    "7pm",
    "28",
    "noon",
    "midnight",
    "half",
    "past",
    "quarter",
    "to",
    "from",
    "until",
    "-",
    ",",
    "@",
    "/",
    ".",
    ":",
    "2026",
    "2027-01-05",
    "03/04",
    "5",
    "december",
    "dec",
    "mar",
    "mañana",
    "pasado",
    "por",
    "la",
    "tarde",
    "a",
    "las",
    "el",
    "los",
    "de",
    "cada",
    "dos",
    "semanas",
    "y",
    "media",
    "menos",
    "cuarto",
    "para",
    "próximo",
    "que",
    "viene",
    "primer",
    "sábado",
    "último",
    "mes",
    "entre",
    "once",
    "for",
    "an",
    "hour",
    "morning",
    "99999",
    "cake",
];

fn readings(outcome: &Result<When, NotWhen>) -> &[Reading] {
    match outcome {
        Ok(When::Clear(reading)) => std::slice::from_ref(reading),
        Ok(When::Ambiguous(readings, _)) => readings,
        Err(_) => &[],
    }
}

/// What holds for every outcome.
fn assert_sound(outcome: &Result<When, NotWhen>, now: DateTime<Utc>, zone: Tz) -> Result<(), TestCaseError> {
    let readings = readings(outcome);
    if let Ok(When::Ambiguous(readings, _)) = outcome {
        prop_assert!((2..=MOST_CANDIDATES).contains(&readings.len()));
        prop_assert!(readings.windows(2).all(|pair| pair[0].start.at <= pair[1].start.at && pair[0] != pair[1]));
    }
    for reading in readings {
        prop_assert!(reading.start.at > now, "in the past: {reading:?}");
        for moment in [Some(reading.start), reading.end].into_iter().flatten() {
            prop_assert_eq!(moment, LocalMoment::of(moment.at, zone));
        }
        prop_assert!(reading.end.is_none_or(|end| end.at > reading.start.at), "ends before it starts: {reading:?}");
        let horizon = LocalMoment::of(now, zone).local.date() + chrono::Months::new(HORIZON_MONTHS);
        prop_assert!(reading.start.local.date() <= horizon);
        if let Some(Repeat::Weekly { days, .. }) = &reading.repeats {
            prop_assert!(days.contains(&chrono::Datelike::weekday(&reading.start.local)));
        }
    }
    if let Err(NotWhen::NotUnderstood { rest, .. }) = outcome {
        prop_assert!(!rest.is_empty());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_moment_written_down_reads_as_itself(
        now in instants(), ahead in 1_i64..700 * 24 * 60, zone in zones(), format in 0..FORMATS.len(), locale in locales(),
    ) {
        let now = LocalMoment::of(now, zone);
        let local: NaiveDateTime = now.local + TimeDelta::minutes(ahead);
        let local = local.with_second(0).unwrap_or(local);
        // On the clock with twelve hours midnight is offered twice, which another test holds it to.
        let format = if local.hour() == 0 { FORMATS[0] } else { FORMATS[format] };
        let outcome = read_when(&local.format(format).to_string(), locale, now.at, zone);
        assert_sound(&outcome, now.at, zone)?;
        match resolve_local(local, zone) {
            LocalResolution::Single(moment) if moment.at > now.at => {
                let reading = Reading { start: moment, end: None, repeats: None };
                prop_assert_eq!(outcome, Ok(When::Clear(reading)));
            }
            LocalResolution::Gap { before, after } if before.at > now.at => {
                let offered: Vec<_> = readings(&outcome).iter().map(|reading| reading.start).collect();
                prop_assert_eq!(offered, vec![before, after]);
            }
            LocalResolution::Fold { first, second } if first.at > now.at => {
                let offered: Vec<_> = readings(&outcome).iter().map(|reading| reading.start).collect();
                prop_assert_eq!(offered, vec![first, second]);
            }
            LocalResolution::Single(_) | LocalResolution::Gap { .. } | LocalResolution::Fold { .. } => {}
        }
    }

    #[test]
    fn clock_changes_are_never_decided_silently(
        zone in prop::sample::select(&CHANGING_ZONES[..]), now in instants(), weeks in 25_i64..28,
    ) {
        // Looks for the change of the clock that follows the instant, and asks for the middle of it.
        let offset = |at: DateTime<Utc>| at.with_timezone(&zone).naive_local() - at.naive_utc();
        let (mut low, mut high) = (now, now + TimeDelta::weeks(weeks));
        prop_assume!(offset(low) != offset(high));
        while high - low > TimeDelta::minutes(1) {
            let middle = low + (high - low) / 2;
            if offset(middle) == offset(low) { low = middle } else { high = middle }
        }
        let change = offset(high) - offset(low);
        prop_assume!(low - now > TimeDelta::days(1) && change.abs() < TimeDelta::hours(6));
        let local = high.naive_utc() + offset(low).min(offset(high)) + change.abs() / 2;
        let outcome = read_when(&local.format("%Y-%m-%d %H:%M").to_string(), Locale::En, now, zone);
        let expected = if change > TimeDelta::zero() { Why::ClockSkips } else { Why::ClockRepeats };
        prop_assert!(matches!(&outcome, Ok(When::Ambiguous(two, why)) if two.len() == 2 && *why == expected), "{outcome:?}");
        assert_sound(&outcome, now, zone)?;
    }

    #[test]
    fn a_weekly_hour_stays_the_same_hour_whenever_it_is_asked(
        now in instants(), zone in zones(), day in 0_u8..7, hour in 0_u32..24, minute in 0_u32..60,
    ) {
        let day = Weekday::try_from(day).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let outcome = read_when(&format!("every {day} {hour:02}:{minute:02}"), Locale::En, now, zone);
        assert_sound(&outcome, now, zone)?;
        if let Ok(When::Clear(Reading { start, repeats, .. })) = outcome {
            prop_assert_eq!((start.local.hour(), start.local.minute()), (hour, minute));
            prop_assert_eq!(chrono::Datelike::weekday(&start.local), day);
            prop_assert_eq!(repeats, Some(Repeat::Weekly { pace: Pace::EveryWeek, days: vec![day] }));
            prop_assert!(start.at - now <= TimeDelta::days(8));
        } else {
            prop_assert!(matches!(outcome, Ok(When::Ambiguous(_, Why::ClockSkips | Why::ClockRepeats))), "{outcome:?}");
        }
    }

    #[test]
    fn elapsed_hours_are_elapsed(now in instants(), zone in zones(), hours in 1_i64..500) {
        let outcome = read_when(&format!("in {hours} hours"), Locale::En, now, zone);
        assert_sound(&outcome, now, zone)?;
        let Ok(When::Clear(reading)) = outcome else { return Err(TestCaseError::fail(format!("{outcome:?}"))) };
        let elapsed = reading.start.at - now;
        prop_assert!(elapsed <= TimeDelta::hours(hours) && elapsed > TimeDelta::hours(hours) - TimeDelta::minutes(1));
    }

    #[test]
    fn rows_of_words_are_sound(
        words in prop::collection::vec(prop::sample::select(&WORDS[..]), 1..9), now in instants(), zone in zones(), locale in locales(),
    ) {
        assert_sound(&read_when(&words.join(" "), locale, now, zone), now, zone)?;
        assert_sound(&read_when(&words.concat(), locale, now, zone), now, zone)?;
    }

    #[test]
    fn any_text_is_sound(text in "\\PC{0,210}", now in instants(), zone in zones(), locale in locales()) {
        assert_sound(&read_when(&text, locale, now, zone), now, zone)?;
    }
}

#[test]
fn the_ends_of_the_calendar_do_not_panic() {
    for now in [
        DateTime::UNIX_EPOCH,
        DateTime::<Utc>::MIN_UTC + TimeDelta::days(900),
        DateTime::<Utc>::MAX_UTC - TimeDelta::days(900),
    ] {
        for phrase in [
            "tomorrow 10am",
            "next friday 10am",
            "every tuesday 10am",
            "in 99999 weeks",
            "29 february 10am",
            "03/04 9am",
        ] {
            let _ = read_when(phrase, Locale::En, now, NEW_YORK);
        }
    }
}
