//! Which hours a draft can mean, in minutes from the start of the day.

use chrono::Timelike;

use super::super::grammar::{ClockTime, Day, Draft, Hour, Hours, Said};
use super::super::words::DayPart;
use super::super::{NotWhen, Why};
use super::{LocalMoment, Phrase};

const NOON: i64 = 12 * 60;
const DAY: i64 = 24 * 60;

/// A range may run into the next day when it starts at this time or later...
const EVENING_STARTS: i64 = 17 * 60;
/// ...and ends at this time or earlier.
const NIGHT_ENDS: i64 = 6 * 60;

/// `9-5` is a working day; what is longer may begin in the evening as well when nothing tells which half of the day.
const LONG: i64 = 8 * 60;

/// From when to when, in minutes from the start of the day; midnight at its end is 1440.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: i64,
    pub(super) end: Option<i64>,
}

/// What is wrong with hours.
enum Wrong {
    NoSuchTime,
    PartDisagrees,
    EndBeforeStart,
}

/// One way to understand the hours, and why it holds several spans.
#[derive(Debug)]
pub(super) struct Meaning {
    pub(super) spans: Vec<Span>,
    pub(super) why: Option<Why>,
}

/// The hours that a draft can mean; none when it names no hour.
pub(super) fn meanings(draft: &Draft, phrase: Phrase<'_>, now: LocalMoment) -> Result<Option<Vec<Meaning>>, NotWhen> {
    let Some(said) = &draft.hours else {
        let keeps_time = matches!(draft.day, Some(Said { what: Day::After(_), .. })) && draft.part.is_none();
        let start = i64::from(now.local.hour() * 60 + now.local.minute());
        return Ok(keeps_time.then(|| vec![Meaning { spans: vec![Span { start, end: None }], why: None }]));
    };
    let mut found = Vec::new();
    let mut wrong = None;
    for hours in &said.what {
        match meaning(*hours, draft.part) {
            Ok((spans, why)) => found.push(Meaning { spans, why }),
            Err(reason) => wrong = wrong.or(Some(reason)),
        }
    }
    match wrong {
        Some(wrong) if found.is_empty() => Err(wrong.quoting(phrase.quote(said))),
        Some(_) | None => Ok(Some(found)),
    }
}

impl Wrong {
    fn quoting(self, hours: String) -> NotWhen {
        match self {
            Self::NoSuchTime => NotWhen::NoSuchTime(hours),
            Self::PartDisagrees => NotWhen::PartDisagrees(hours),
            Self::EndBeforeStart => NotWhen::EndBeforeStart(hours),
        }
    }
}

fn meaning(hours: Hours, part: Option<DayPart>) -> Result<(Vec<Span>, Option<Why>), Wrong> {
    let Some(end) = hours.end else {
        let (starts, why) = times(hours.start, part)?;
        return Ok((starts.into_iter().map(|start| Span { start, end: None }).collect(), why));
    };
    if part.is_none()
        && let Some(either) = either_half(hours.start, end)
    {
        return Ok((either, Some(Why::WhichHalf)));
    }
    let (starts, why) = match hours.start {
        ClockTime { hour: Hour::Bare(hour), minute, part: None } if part.is_none() && !is_bare(end) => {
            (vec![start_before(hour, minute, end)?], None)
        }
        start => times(start, part)?,
    };
    let mut spans = Vec::new();
    for start in starts {
        let in_day = start % DAY;
        let end = end_after(in_day, end)?;
        spans.push(Span { start, end: Some(start - in_day + end) });
    }
    Ok((spans, why))
}

/// `10-9`: all day, or all night.
fn either_half(start: ClockTime, end: ClockTime) -> Option<Vec<Span>> {
    let bare = |time: ClockTime| {
        let ClockTime { hour: Hour::Bare(hour), minute, part: None } = time else { return None };
        halves(hour, minute).ok()
    };
    let (day, evening) = bare(start)?;
    let (morning, night) = bare(end)?;
    let usual = times(start, None).ok()?.0;
    let is_long = usual == [day] && morning < day && night - day > LONG;
    is_long.then(|| vec![Span { start: day, end: Some(night) }, Span { start: evening, end: Some(morning + DAY) }])
}

/// Nothing tells which half of the day is meant.
fn is_bare(time: ClockTime) -> bool {
    matches!(time, ClockTime { hour: Hour::Bare(_), part: None, .. })
}

/// The start of `1-3pm`: in the half of the day that the end is in, or else in the other, before the end.
fn start_before(hour: u32, minute: u32, end: ClockTime) -> Result<i64, Wrong> {
    let (am, pm) = halves(hour, minute)?;
    if matches!(end.hour, Hour::Exact(_)) {
        return Ok(times(ClockTime { hour: Hour::Bare(hour), minute, part: None }, None)?
            .0
            .first()
            .map_or(am, |at| *at));
    }
    let end = latest(end)?;
    let in_order = if end >= NOON { [pm, am] } else { [am, pm] };
    in_order
        .into_iter()
        // `3-1pm` is a slip, and no meetup from the middle of the night until after lunch.
        .find(|start| *start < end && !(end >= NOON && *start < NIGHT_ENDS))
        .or((pm >= EVENING_STARTS && end <= NIGHT_ENDS).then_some(pm))
        .ok_or(Wrong::EndBeforeStart)
}

/// The end, after a start in minutes of its day.
fn end_after(start: i64, end: ClockTime) -> Result<i64, Wrong> {
    let ends = if let ClockTime { hour: Hour::Bare(hour), minute, part: None } = end {
        let (am, pm) = halves(hour, minute)?;
        vec![am, pm]
    } else {
        vec![latest(end)?]
    };
    // `10-10` is more likely a slip than half a day.
    if ends.contains(&start) {
        return Err(Wrong::EndBeforeStart);
    }
    let earliest = ends.iter().copied().min().unwrap_or(DAY);
    let next_day = (start >= EVENING_STARTS && earliest <= NIGHT_ENDS).then_some(earliest + DAY);
    ends.into_iter().find(|end| *end > start).or(next_day).ok_or(Wrong::EndBeforeStart)
}

/// The time, and at midnight the end of the day: where a range ends there is no other.
fn latest(time: ClockTime) -> Result<i64, Wrong> {
    let (times, _) = times(time, None)?;
    Ok(times.into_iter().max().unwrap_or(DAY))
}

/// An hour from one to twelve, before noon and after.
fn halves(hour: u32, minute: u32) -> Result<(i64, i64), Wrong> {
    if !(1..=12).contains(&hour) || minute > 59 {
        return Err(Wrong::NoSuchTime);
    }
    let am = i64::from(hour % 12 * 60 + minute);
    Ok((am, am + NOON))
}

/// The minutes of the day that a time can mean, and why several.
fn times(time: ClockTime, outer: Option<DayPart>) -> Result<(Vec<i64>, Option<Why>), Wrong> {
    let ClockTime { hour, minute, part } = time;
    if minute > 59 {
        return Err(Wrong::NoSuchTime);
    }
    let one = |hour: u32| checked(hour, minute, part.or(outer));
    // `tonight` and `saturday night` say which midnight; `12 at night` does not.
    let ends_day = part.is_none() && matches!(outer, Some(DayPart::Night | DayPart::Evening));
    let midnight = || {
        let start = i64::from(minute);
        match part.or(outer) {
            Some(DayPart::Morning | DayPart::Afternoon) => Err(Wrong::PartDisagrees),
            _ if ends_day => Ok((vec![start + DAY], None)),
            _ => Ok((vec![start, start + DAY], Some(Why::WhichMidnight))),
        }
    };
    match hour {
        Hour::Noon => one(12),
        Hour::Midnight | Hour::Am(12) => midnight(),
        Hour::Exact(0) if ends_day => midnight(),
        Hour::Am(hour @ 0..=11) | Hour::Exact(hour @ 0..=23) | Hour::Pm(hour @ 12..=23) => one(hour),
        Hour::Pm(hour @ 1..=11) => one(hour + 12),
        Hour::Bare(hour @ 1..=12) => {
            let (am, pm) = halves(hour, minute)?;
            match (part.or(outer), hour) {
                (None, 7..=11) | (Some(DayPart::Morning), 1..=11) | (Some(DayPart::SmallHours), 1..=6) => {
                    Ok((vec![am], None))
                }
                (None, _)
                | (Some(DayPart::Afternoon), 12 | 1..=8)
                | (Some(DayPart::Evening), 4..=11)
                | (Some(DayPart::Night), 5..=11) => Ok((vec![pm], None)),
                (Some(DayPart::Morning), _) => Ok((vec![am, pm], Some(Why::NoonOrMidnight))),
                (Some(DayPart::Night | DayPart::SmallHours), 12) => midnight(),
                _ => Err(Wrong::PartDisagrees),
            }
        }
        Hour::Am(_) | Hour::Pm(_) | Hour::Exact(_) | Hour::Bare(_) => Err(Wrong::NoSuchTime),
    }
}

/// A time whose hour is certain, if the part of the day can hold it.
fn checked(hour: u32, minute: u32, part: Option<DayPart>) -> Result<(Vec<i64>, Option<Why>), Wrong> {
    let holds = match part {
        None => true,
        Some(DayPart::SmallHours) => hour <= 6,
        Some(DayPart::Morning) => hour <= 11,
        Some(DayPart::Afternoon) => (12..=20).contains(&hour),
        Some(DayPart::Evening) => hour >= 16,
        Some(DayPart::Night) => hour >= 17,
    };
    if holds { Ok((vec![i64::from(hour * 60 + minute)], None)) } else { Err(Wrong::PartDisagrees) }
}
