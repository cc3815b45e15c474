//! Stops: "10:00 Bean & Leaf, 11:00 Elm Park".

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// Stops of one meetup at most.
pub const MOST: usize = 4;

/// Characters of a stop's place at most.
pub const PLACE: usize = 80;

/// Where a meetup is from some moment on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// Minutes after the start.
    pub after: i64,
    /// Where.
    pub place: String,
}

/// Why words are no stops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotStops {
    /// A piece that does not begin with a time, as typed.
    NoTime(String),
    /// A time without a place, as typed.
    NoPlace(String),
    /// A time that is not within the meetup, or not after the stop before.
    Outside(String),
    /// A place of more than [`PLACE`] characters, by its time as typed.
    TooLong(String),
    /// More than [`MOST`].
    TooMany,
}

/// Reads stops of a meetup that lasts from `start` for `length`, on its wall clock, in order.
/// A time without am or pm is the first one within the meetup.
pub fn read(text: &str, start: NaiveDateTime, length: TimeDelta) -> Result<Vec<Stop>, NotStops> {
    let mut stops: Vec<Stop> = Vec::new();
    for piece in pieces(text) {
        let (typed, time, rest) = leading_time(&piece).ok_or_else(|| NotStops::NoTime(piece.clone()))?;
        let place = rest.trim_matches(|c: char| c.is_whitespace() || ",-–:".contains(c));
        if place.is_empty() {
            return Err(NotStops::NoPlace(typed));
        }
        if place.chars().count() > PLACE {
            return Err(NotStops::TooLong(typed));
        }
        let last = stops.last().map_or(-1, |stop| stop.after);
        let after = time
            .candidates()
            .filter_map(|time| minutes_after(start, time))
            .find(|after| *after > last && *after < length.num_minutes());
        let after = after.ok_or(NotStops::Outside(typed))?;
        stops.push(Stop { after, place: place.to_owned() });
    }
    if stops.len() > MOST { Err(NotStops::TooMany) } else { Ok(stops) }
}

/// Pieces, each beginning with a time where that can be told: a comma in a place's name parts nothing.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for part in text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        match pieces.last_mut() {
            Some(last) if leading_time(part).is_none() => {
                last.push_str(", ");
                last.push_str(part);
            }
            Some(_) | None => pieces.push(part.to_owned()),
        }
    }
    pieces
}

/// An hour and a minute as typed; without am or pm it may be in either half of the day.
#[derive(Debug, Clone, Copy)]
struct Typed {
    time: NaiveTime,
    either_half: bool,
}

impl Typed {
    fn candidates(self) -> impl Iterator<Item = NaiveTime> {
        let later = self.either_half.then(|| self.time.overflowing_add_signed(TimeDelta::hours(12)).0);
        [Some(self.time), later].into_iter().flatten()
    }
}

/// The time that a piece begins with, as typed and as meant, and the rest.
fn leading_time(piece: &str) -> Option<(String, Typed, &str)> {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let split = digits(piece);
    let (hour, mut rest) = piece.split_at_checked(split)?;
    let hour: u32 = hour.parse().ok().filter(|_| split <= 2)?;
    let mut minute = 0;
    let mut has_minute = false;
    if let Some(after) = rest.strip_prefix([':', '.', 'h'])
        && digits(after) == 2
    {
        let (typed, left) = after.split_at_checked(2)?;
        minute = typed.parse().ok()?;
        rest = left;
        has_minute = true;
    }
    let word_end = |text: &str| text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let trimmed = rest.trim_start();
    let (word, left) = trimmed.split_at_checked(word_end(trimmed))?;
    let half = match word.to_lowercase().as_str() {
        "am" => Some(0),
        "pm" => Some(12),
        _ => None,
    };
    let time = match half {
        Some(_) if !(1..=12).contains(&hour) => None,
        Some(half) => NaiveTime::from_hms_opt(hour % 12 + half, minute, 0),
        None if has_minute => NaiveTime::from_hms_opt(hour, minute, 0),
        None => None,
    }?;
    let rest = if half.is_some() { left } else { rest };
    let typed = piece.strip_suffix(rest).unwrap_or(piece).trim().to_owned();
    Some((typed, Typed { time, either_half: half.is_none() && hour < 12 }, rest))
}

fn minutes_after(start: NaiveDateTime, time: NaiveTime) -> Option<i64> {
    let same_day = start.date().and_time(time);
    let at = if same_day < start { same_day.checked_add_signed(TimeDelta::days(1))? } else { same_day };
    Some((at - start).num_minutes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stops(text: &str) -> Result<Vec<(i64, String)>, NotStops> {
        let start = chrono::NaiveDate::from_ymd_opt(2026, 11, 28).and_then(|day| day.and_hms_opt(10, 0, 0));
        let read = read(text, start.unwrap_or_default(), TimeDelta::hours(4))?;
        Ok(read.into_iter().map(|stop| (stop.after, stop.place)).collect())
    }

    fn is(text: &str, meant: &[(i64, &str)]) {
        let meant = meant.iter().map(|(after, place)| (*after, (*place).to_owned())).collect();
        assert_eq!(stops(text), Ok(meant), "{text}");
    }

    #[test]
    fn stops_are_read_as_people_write_them() {
        is("10:00 Bean & Leaf, 11:00 Elm Park", &[(0, "Bean & Leaf"), (60, "Elm Park")]);
        is("10am Café Sol; 11.30 Parque, junto al lago", &[(0, "Café Sol"), (90, "Parque, junto al lago")]);
        is("12:30 lunch\n1:30 swings", &[(150, "lunch"), (210, "swings")]);
        is("1pm swings", &[(180, "swings")]);
        is("11h30 A Coruña", &[(90, "A Coruña")]);
        is("11h30 Elm Park", &[(90, "Elm Park")]);
    }

    #[test]
    fn what_is_no_stop_is_named() {
        assert_eq!(stops("Elm Park"), Err(NotStops::NoTime("Elm Park".to_owned())));
        assert_eq!(stops("11:00"), Err(NotStops::NoPlace("11:00".to_owned())));
        assert_eq!(stops("17:00 late"), Err(NotStops::Outside("17:00".to_owned())));
        assert_eq!(stops("11:00 a, 10:30 b"), Err(NotStops::Outside("10:30".to_owned())));
        assert_eq!(stops("10:00 a, 10:15 b, 10:30 c, 10:45 d, 11:00 e"), Err(NotStops::TooMany));
        assert_eq!(stops("25:00 a"), Err(NotStops::NoTime("25:00 a".to_owned())));
    }
}
