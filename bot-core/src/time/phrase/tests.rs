//! Phrases and what they mean, then claims that hold for every phrase.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::*;

mod claims;
mod english;
mod refusals;
mod spanish;
mod turns;

type TestResult = Result<(), Box<dyn std::error::Error>>;

/// A Wednesday, 15:00 in New York.
const WEDNESDAY: &str = "2026-11-18T20:00:00Z";

const NEW_YORK: Tz = chrono_tz::America::New_York;

/// Checks phrases against what they are told to mean; the failure lists every one that means something else.
#[track_caller]
fn assert_told(locale: Locale, now: &str, zone: Tz, expected: &[(&str, &str)]) -> TestResult {
    let now: DateTime<Utc> = now.parse()?;
    let wrong: Vec<String> = expected
        .iter()
        .filter_map(|(phrase, expected)| {
            let told = told(read_when(phrase, locale, now, zone));
            (told != *expected).then(|| format!("{phrase:?}\n  expected {expected}\n  told     {told}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// An outcome in one line.
fn told(outcome: Result<When, NotWhen>) -> String {
    match outcome {
        Ok(When::Clear(reading)) => reading_told(&reading),
        Ok(When::Ambiguous(readings, why)) => {
            let readings: Vec<_> = readings.iter().map(reading_told).collect();
            format!("{why:?}: {}", readings.join(" | "))
        }
        Err(NotWhen::NotUnderstood { understood, rest }) => {
            format!("not understood: {} >{rest}<", understood.unwrap_or_default())
        }
        Err(NotWhen::NoTimeOfDay(date)) => format!("no hour: {}", date.format("%a %F")),
        Err(NotWhen::Past(moment)) => format!("past: {}", moment.local.format("%a %F %H:%M")),
        Err(NotWhen::PastDay(date)) => format!("past day: {}", date.format("%a %F")),
        Err(NotWhen::TooFar(date)) => format!("too far: {}", date.format("%F")),
        Err(NotWhen::NoSuchDate(text)) => format!("no such date: {text}"),
        Err(NotWhen::NoSuchTime(text)) => format!("no such time: {text}"),
        Err(NotWhen::EndBeforeStart(text)) => format!("end before start: {text}"),
        Err(NotWhen::PartDisagrees(text)) => format!("part disagrees: {text}"),
        Err(NotWhen::NoDay) => "no day".into(),
        Err(NotWhen::Empty) => "empty".into(),
        Err(NotWhen::TooLong) => "too long".into(),
    }
}

fn reading_told(reading: &Reading) -> String {
    let start = reading.start.local;
    let mut told = start.format("%a %F %H:%M").to_string();
    if start.format("%S%.f").to_string() != "00" {
        told += " (with seconds)";
    }
    if let Some(end) = reading.end {
        let same_day = end.local.date() == start.date();
        told += &end.local.format(if same_day { "-%H:%M" } else { "-%a %H:%M" }).to_string();
    }
    match &reading.repeats {
        None => {}
        Some(Repeat::Weekly { pace, days }) => {
            told += if *pace == Pace::EveryWeek { ", weekly" } else { ", every other week" };
            for day in days {
                told.push(' ');
                told += &day.to_string();
            }
        }
        Some(Repeat::MonthlyByWeekday { nths, day }) => told = format!("{told}, monthly {nths:?} {day}"),
    }
    told
}
