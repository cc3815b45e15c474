//! Days and hours in which the village finds moments itself: `mornings next week`, `tardes del fin de semana`.
//!
//! Every word must be known, else these are no such words and [`super::moments`] reads them as moments.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;

use crate::command::text::near::fold;
use crate::time::local::{LocalMoment, LocalResolution, resolve_local};
use crate::time::naps::{Sleeper, count_clashes};

/// Moments that the village proposes at most.
pub(super) const MOST: usize = 6;

/// How far apart moments are at least.
const STEP: u16 = 30;

/// How soon the first one may be.
const LEAD: TimeDelta = TimeDelta::hours(2);

/// From how many minutes apart two moments of a day are as good as any.
const APART: i64 = 120;

/// Days, and the hours of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    days: Vec<NaiveDate>,
    part: Part,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Morning,
    Afternoon,
    Evening,
    Day,
}

impl Part {
    /// The first and the last minute of the day at which something begins, and the one that suits most.
    fn hours(self) -> (u16, u16, u16) {
        match self {
            Self::Morning => (9 * 60, 11 * 60, 10 * 60),
            Self::Afternoon => (13 * 60, 16 * 60 + 30, 15 * 60),
            Self::Evening => (17 * 60, 19 * 60, 18 * 60),
            Self::Day => (9 * 60, 16 * 60 + 30, 10 * 60),
        }
    }
}

/// A moment that could be proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// When it begins.
    pub start: LocalMoment,
    /// How many of the likely comers have a nap then.
    pub naps: usize,
    /// Minutes from the hour that suits most.
    pub away: i64,
}

/// Words that say nothing here.
const FILLERS: [&str; 37] = [
    "the",
    "in",
    "on",
    "of",
    "at",
    "during",
    "a",
    "any",
    "some",
    "time",
    "times",
    "day",
    "days",
    "anytime",
    "sometime",
    "de",
    "del",
    "la",
    "las",
    "el",
    "los",
    "en",
    "por",
    "que",
    "durante",
    "algun",
    "alguna",
    "cualquier",
    "dia",
    "dias",
    "hora",
    "horas",
    "all",
    "todo",
    "toda",
    "coming",
    "around",
];

/// Reads days and hours. None when these words are something else.
pub(super) fn read(given: &str, here: NaiveDateTime) -> Option<Vec<Stretch>> {
    let folded = fold(given).replace("fines de semana", "finde").replace("fin de semana", "finde");
    let folded = folded.replace("entre semana", "weekdays").replace("la manana", "mornings");
    let parts = folded.split([',', ';', '\n', '&']).flat_map(|piece| {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let parts = words.split(|word| ["or", "o", "u", "and", "y"].contains(word));
        parts.map(<[&str]>::to_vec).collect::<Vec<_>>()
    });
    let mut read = Vec::new();
    for words in parts.filter(|words| !words.is_empty()) {
        read.push(piece(&words, here.date())?);
    }
    // What one piece leaves out stands in the one before, or behind: "saturday and sunday mornings".
    let parts: Vec<Option<Part>> = read.iter().map(|(_, part)| *part).collect();
    let days: Vec<Option<Vec<NaiveDate>>> = read.into_iter().map(|(days, _)| days).collect();
    let (parts, days) = (filled(&parts), filled(&days));
    let coming = || next_days(here.date(), |_| true);
    let stretches = parts.into_iter().zip(days);
    let stretches: Vec<Stretch> = stretches
        .map(|(part, days)| Stretch { days: days.unwrap_or_else(coming), part: part.unwrap_or(Part::Day) })
        .collect();
    (!stretches.is_empty()).then_some(stretches)
}

/// What is missing, taken from the next one that has it, or else from the one before.
fn filled<T: Clone>(given: &[Option<T>]) -> Vec<Option<T>> {
    let found = |at: usize| {
        let next = given.iter().skip(at).find_map(Clone::clone);
        next.or_else(|| given.iter().take(at).rev().find_map(Clone::clone))
    };
    (0..given.len()).map(found).collect()
}

/// The days and the part of the day of one piece.
fn piece(words: &[&str], today: NaiveDate) -> Option<(Option<Vec<NaiveDate>>, Option<Part>)> {
    let (mut part, mut next, mut this) = (None, false, false);
    let (mut week, mut weekend, mut workdays) = (false, false, false);
    let mut names: Vec<Weekday> = Vec::new();
    let mut exact: Vec<NaiveDate> = Vec::new();
    for word in words {
        match *word {
            "morning" | "mornings" | "mananas" => part = Some(Part::Morning),
            "afternoon" | "afternoons" | "tarde" | "tardes" => part = Some(Part::Afternoon),
            "evening" | "evenings" | "night" | "nights" | "noche" | "noches" => part = Some(Part::Evening),
            "next" | "proxima" | "proximo" | "proximas" | "proximos" | "siguiente" | "viene" => next = true,
            "this" | "esta" | "este" => this = true,
            "week" | "semana" => week = true,
            "weekend" | "weekends" | "finde" | "findes" => weekend = true,
            "weekday" | "weekdays" | "workdays" => workdays = true,
            "today" | "hoy" => exact.push(today),
            "tomorrow" | "manana" => exact.extend(today.succ_opt()),
            word if FILLERS.contains(&word) => {}
            word => names.push(weekday(word)?),
        }
    }
    let in_next_week = |holds: &dyn Fn(Weekday) -> bool| -> Vec<NaiveDate> {
        let monday = today.week(Weekday::Mon).first_day().checked_add_days(Days::new(7));
        let days = monday.map(|monday| monday.iter_days().take(7)).into_iter().flatten();
        days.filter(|day| holds(day.weekday())).collect()
    };
    let wanted = |day: Weekday| {
        let is_weekend = matches!(day, Weekday::Sat | Weekday::Sun);
        if weekend || workdays || !names.is_empty() {
            (weekend && is_weekend) || (workdays && !is_weekend) || names.contains(&day)
        } else {
            true
        }
    };
    let days = if !exact.is_empty() {
        Some(exact)
    } else if next && (week || weekend) {
        Some(in_next_week(&wanted))
    } else if next {
        // "next friday" may be two days: it is read as a moment, which asks.
        return None;
    } else if week && this {
        let sunday = today.week(Weekday::Mon).last_day();
        Some(today.iter_days().take_while(|day| *day <= sunday).filter(|day| wanted(day.weekday())).collect())
    } else if week {
        return None;
    } else if weekend && today.weekday() == Weekday::Sat {
        Some(today.iter_days().take(2).collect())
    } else if weekend || workdays || !names.is_empty() {
        Some(next_days(today, wanted))
    } else {
        None
    };
    (days.is_some() || part.is_some()).then_some((days, part))
}

/// Of the seven days from tomorrow on, those that are wanted.
fn next_days(today: NaiveDate, wanted: impl Fn(Weekday) -> bool) -> Vec<NaiveDate> {
    today.iter_days().skip(1).take(7).filter(|day| wanted(day.weekday())).collect()
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mondays" | "mon" | "lunes" => Weekday::Mon,
        "tuesday" | "tuesdays" | "tues" | "tue" | "martes" => Weekday::Tue,
        "wednesday" | "wednesdays" | "wed" | "miercoles" => Weekday::Wed,
        "thursday" | "thursdays" | "thurs" | "thu" | "jueves" => Weekday::Thu,
        "friday" | "fridays" | "fri" | "viernes" => Weekday::Fri,
        "saturday" | "saturdays" | "sat" | "sabado" | "sabados" => Weekday::Sat,
        "sunday" | "sundays" | "sun" | "domingo" | "domingos" => Weekday::Sun,
        _ => return None,
    })
}

/// Every moment of these stretches that is still to come, half an hour apart. Hours that a clock change skips or
/// shows twice are left out.
#[must_use]
pub fn slots(
    stretches: &[Stretch],
    length: TimeDelta,
    zone: Tz,
    now: DateTime<Utc>,
    sleepers: &[Sleeper],
) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    for stretch in stretches {
        let (first, last, best) = stretch.part.hours();
        for day in &stretch.days {
            for minute in (first..=last).step_by(usize::from(STEP)) {
                let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0).unwrap_or_default();
                let LocalResolution::Single(start) = resolve_local(day.and_time(time), zone) else { continue };
                if start.at < now + LEAD || slots.iter().any(|slot| slot.start.at == start.at) {
                    continue;
                }
                let naps = count_clashes(sleepers, start.at, start.at + length);
                slots.push(Slot { start, naps, away: (i64::from(minute) - i64::from(best)).abs() });
            }
        }
    }
    slots
}

/// The moments to propose: as many days as there are, each with the moment that clashes with the fewest naps, then
/// each with another one, as far from the first as it goes. In the order of time.
#[must_use]
pub fn choose(slots: Vec<Slot>) -> Vec<LocalMoment> {
    let mut by_day: BTreeMap<NaiveDate, Vec<Slot>> = BTreeMap::new();
    for slot in slots {
        by_day.entry(slot.start.local.date()).or_default().push(slot);
    }
    let mut chosen: Vec<LocalMoment> = Vec::new();
    while chosen.len() < MOST && by_day.values().any(|slots| !slots.is_empty()) {
        let mut round: Vec<(usize, Slot)> = by_day.values_mut().filter_map(|slots| take_best(slots, &chosen)).collect();
        round.sort_by_key(|(naps, slot)| (*naps, slot.start.at));
        chosen.extend(round.into_iter().take(MOST - chosen.len()).map(|(_, slot)| slot.start));
    }
    chosen.sort_by_key(|moment| moment.at);
    chosen
}

/// Takes the best moment of a day that is left.
fn take_best(slots: &mut Vec<Slot>, chosen: &[LocalMoment]) -> Option<(usize, Slot)> {
    let nearest = |slot: &Slot| {
        let minutes = chosen.iter().map(|other| (other.at - slot.start.at).num_minutes().abs());
        minutes.min().unwrap_or(APART).min(APART)
    };
    let key = |slot: &Slot| (slot.naps, Reverse(nearest(slot)), slot.away, slot.start.at);
    let (at, best) = slots.iter().copied().enumerate().min_by_key(|(_, slot)| key(slot))?;
    slots.remove(at);
    Some((best.naps, best))
}

#[cfg(test)]
mod tests;
