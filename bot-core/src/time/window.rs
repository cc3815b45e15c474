//! A stretch of a day on the wall clock, as people write it: `12:30-14:30`, `9pm to 7am`, `de 13 a 15`.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::local::{LocalResolution, resolve_local};
use super::phrase::cursor::Cursor;

/// Minutes of a day.
pub const DAY: u16 = 24 * 60;
const NOON: u16 = 12 * 60;
const MORNING: u16 = 7 * 60;

/// From when to when on the wall clock, in minutes from midnight. It may run over midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    from: u16,
    length: u16,
}

impl Window {
    /// The window from one minute of the day to another, on the next day where that comes first; none when they are
    /// the same, or no minutes of a day.
    #[must_use]
    pub fn new(from: u16, to: u16) -> Option<Self> {
        let length = (to % DAY + DAY).checked_sub(from)? % DAY;
        (from < DAY && to <= DAY && length > 0).then_some(Self { from, length })
    }

    /// The minute of the day it begins at.
    #[must_use]
    pub fn from(self) -> u16 {
        self.from
    }

    /// The minute of the day it ends at.
    #[must_use]
    pub fn to(self) -> u16 {
        (self.from + self.length) % DAY
    }

    /// How many minutes it has where no clock is changed.
    #[must_use]
    pub fn length(self) -> u16 {
        self.length
    }

    /// Whether it ends on the day after.
    #[must_use]
    pub fn is_over_midnight(self) -> bool {
        self.from + self.length > DAY
    }

    /// Whether a minute of the day lies in it; its end does not.
    #[must_use]
    pub fn holds(self, minute: u16) -> bool {
        (minute % DAY + DAY).checked_sub(self.from).is_some_and(|after| after % DAY < self.length)
    }

    /// From when to when it is on a day, on the clock of a zone.
    #[must_use]
    pub fn on(self, day: NaiveDate, zone: Tz) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let clock = |day: NaiveDate, minute: u16| day.and_hms_opt(u32::from(minute / 60), u32::from(minute % 60), 0);
        let last = if self.to() <= self.from { day.succ_opt()? } else { day };
        let from = match resolve_local(clock(day, self.from)?, zone) {
            LocalResolution::Single(only) => only.at,
            LocalResolution::Gap { after, .. } => after.at,
            LocalResolution::Fold { first, .. } => first.at,
        };
        let to = match resolve_local(clock(last, self.to())?, zone) {
            LocalResolution::Single(only) => only.at,
            LocalResolution::Gap { after, .. } => after.at,
            LocalResolution::Fold { second, .. } => second.at,
        };
        Some((from, to))
    }

    /// As it is stored: `21:00-07:00`.
    #[must_use]
    pub fn text(self) -> String {
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        format!("{}-{}", clock(self.from), clock(self.to()))
    }

    /// Reads what [`Self::text`] wrote.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let clock = |text: &str| {
            let (hour, minute) = text.split_once(':')?;
            let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
            (hour < 24 && minute < 60).then_some(hour * 60 + minute)
        };
        let (from, to) = text.split_once('-')?;
        Self::new(clock(from)?, clock(to)?)
    }
}

/// What hours without am and pm lean to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::time) enum Leaning {
    /// Naps: `9-10` is in the morning, `1-3` in the afternoon.
    Day,
    /// Nights: `9-7` begins in the evening.
    Night,
}

/// Why words are no window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::time) enum NoWindow {
    /// They are no two times.
    NotUnderstood,
    /// The end comes before the beginning, or much too long after it.
    EndFirst,
}

/// The minutes of the day that a time can mean; the one written first.
struct Times {
    can_be: Vec<u16>,
    /// Nothing tells the half of the day.
    bare: bool,
    /// It is on the clock with 24 hours for sure.
    exact: bool,
}

/// Reads a window of `most` minutes at most.
pub(in crate::time) fn window(cursor: &mut Cursor<'_>, leaning: Leaning, most: u16) -> Result<Window, NoWindow> {
    let said = cursor.attempt(|cursor| {
        let between = cursor.any(&["between", "entre"]);
        let _ = between || cursor.any(&["from", "desde", "de"]);
        let start = time(cursor)?;
        let joined = cursor.sign('-')
            || cursor.any(&["to", "until", "till", "til", "a", "hasta", "al"])
            || (between && cursor.any(&["and", "y"]));
        joined.then_some(())?;
        Some((start, time(cursor)?))
    });
    let (start, end) = said.ok_or(NoWindow::NotUnderstood)?;
    let starts = starts(&start, &end, leaning);
    let shortest = |ends: &[u16]| {
        let each = starts.iter().flat_map(|from| ends.iter().filter_map(|to| Window::new(*from, *to)));
        each.min_by_key(|window| window.length).filter(|window| window.length <= most)
    };
    // Beside a time that is on the clock with 24 hours for sure, the other is as it is written, if that can be.
    let as_written = end.can_be.get(..1).filter(|_| start.exact).and_then(shortest);
    let ends = if start.exact && end.bare { noon_stays_noon(&end.can_be) } else { end.can_be.clone() };
    as_written.or_else(|| shortest(&ends)).ok_or(NoWindow::EndFirst)
}

/// One time of the day; none when nothing tells which half of the day is meant.
pub(in crate::time) fn clock(cursor: &mut Cursor<'_>) -> Option<u16> {
    cursor.attempt(|cursor| time(cursor).filter(|time| !time.bare)?.can_be.first().copied())
}

/// The same, where a bare time from seven to noon is of the morning.
pub(in crate::time) fn clock_or_morning(cursor: &mut Cursor<'_>) -> Option<u16> {
    clock(cursor).or_else(|| {
        cursor.attempt(|cursor| time(cursor)?.can_be.first().copied().filter(|at| (MORNING..NOON).contains(at)))
    })
}

fn starts(start: &Times, end: &Times, leaning: Leaning) -> Vec<u16> {
    if !start.bare {
        return start.can_be.clone();
    }
    let (am, pm) = (|at: &&u16| **at < NOON, |at: &&u16| **at >= NOON);
    let starts = if end.exact { noon_stays_noon(&start.can_be) } else { start.can_be.clone() };
    let earlier = starts.iter().find(am).copied();
    let later = starts.iter().find(pm).copied();
    if !end.bare {
        return starts;
    }
    let morning = earlier.is_some_and(|at| match leaning {
        Leaning::Day => at >= MORNING,
        Leaning::Night => at < 5 * 60,
    });
    let chosen = if morning { earlier } else { later };
    chosen.or(earlier).or(later).into_iter().collect()
}

/// Beside a time like 14:30, 12:30 is on the same clock and after noon.
fn noon_stays_noon(can_be: &[u16]) -> Vec<u16> {
    can_be.iter().copied().filter(|at| *at >= 60).collect()
}

/// `9`, `9:30`, `09.30`, `9h30`, `9am`, `las 9 de la noche`, `noon`.
fn time(cursor: &mut Cursor<'_>) -> Option<Times> {
    let _ = cursor.any(&["at", "a las", "a la", "las", "la"]);
    let exact = |minute| Some(Times { can_be: vec![minute], bare: false, exact: true });
    if cursor.any(&["noon", "midday", "el mediodia", "al mediodia", "mediodia"]) {
        return exact(NOON);
    }
    if cursor.any(&["midnight", "la medianoche", "medianoche"]) {
        return exact(0);
    }
    let digits = cursor.digits().filter(|digits| digits.count <= 2 && digits.value <= 24)?;
    let hour = u16::try_from(digits.value).ok()?;
    let minute = cursor.attempt(|cursor| {
        let joined = cursor.glued_sign(':') || cursor.glued_sign('.') || cursor.glued_any(&["h"]);
        let minute = joined.then(|| cursor.glued_digits())?.filter(|minute| minute.count == 2 && minute.value < 60)?;
        u16::try_from(minute.value).ok()
    });
    let minute = minute.or_else(|| cursor.any(&["y media"]).then_some(30)).unwrap_or(0);
    let _ = cursor.any(&["horas", "hrs", "hs", "h", "o'clock"]);
    if hour == 24 {
        return if minute == 0 { exact(0) } else { None };
    }
    let half = half_of_day(cursor);
    let is_of_twelve = (1..=12).contains(&hour);
    match half {
        Some(_) if !is_of_twelve && hour < 13 => None,
        Some(is_pm) if is_of_twelve => {
            let minutes = hour % 12 * 60 + minute + if is_pm { NOON } else { 0 };
            Some(Times { can_be: vec![minutes], bare: false, exact: false })
        }
        None if is_of_twelve && digits.count == usize::from(hour >= 10) + 1 => {
            let am = hour % 12 * 60 + minute;
            Some(Times { can_be: vec![am, am + NOON], bare: true, exact: false })
        }
        Some(_) | None => exact(hour * 60 + minute),
    }
}

/// `am` is false, `pm` true, in every spelling.
fn half_of_day(cursor: &mut Cursor<'_>) -> Option<bool> {
    let before = ["am", "de la manana", "de la madrugada", "in the morning"];
    let after = ["pm", "de la tarde", "de la noche", "del mediodia", "in the afternoon", "in the evening", "at night"];
    if cursor.any(&before) {
        return Some(false);
    }
    if cursor.any(&after) {
        return Some(true);
    }
    cursor.attempt(|cursor| {
        let is_pm = cursor.word(|word| match word {
            "a" => Some(false),
            "p" => Some(true),
            _ => None,
        })?;
        cursor.glued_sign('.').then_some(())?;
        cursor.any(&["m"]).then_some(())?;
        let _ = cursor.glued_sign('.');
        Some(is_pm)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::phrase::lexer;
    use crate::wording::Locale;

    fn read(typed: &str, leaning: Leaning) -> Result<String, NoWindow> {
        let most = if leaning == Leaning::Day { 8 * 60 } else { 23 * 60 };
        let tokens = lexer::tokens(typed);
        let mut cursor = Cursor::new(&tokens, Locale::En);
        let window = window(&mut cursor, leaning, most)?;
        if cursor.only_marks_left() { Ok(window.text()) } else { Err(NoWindow::NotUnderstood) }
    }

    #[test]
    fn naps_are_in_the_day() {
        let windows = [
            ("12:30-14:30", "12:30-14:30"),
            ("9-10", "09:00-10:00"),
            ("13-15", "13:00-15:00"),
            ("1-3", "13:00-15:00"),
            ("1-3pm", "13:00-15:00"),
            ("11-1", "11:00-13:00"),
            ("9am to 10.30am", "09:00-10:30"),
            ("from 12 to 2", "12:00-14:00"),
            ("de 13 a 15", "13:00-15:00"),
            ("de 1 a 3 de la tarde", "13:00-15:00"),
            ("entre las 9 y las 10", "09:00-10:00"),
            ("9h30-10h30", "09:30-10:30"),
            ("noon to 1:30", "12:00-13:30"),
            ("1:00-14:30", "13:00-14:30"),
            ("22:00-01:00", "22:00-01:00"),
            ("11 p.m. - 1 a.m.", "23:00-01:00"),
        ];
        for (typed, window) in windows {
            assert_eq!(read(typed, Leaning::Day).as_deref(), Ok(window), "{typed}");
        }
        for typed in ["14:30-12:30", "10-10", "15:00-09:00", "9:00-9:00"] {
            assert!(read(typed, Leaning::Day).is_err(), "{typed}: {:?}", read(typed, Leaning::Day));
        }
        for typed in ["", "noon", "9", "25-26", "9:75-10", "soon", "99-100"] {
            assert_eq!(read(typed, Leaning::Day), Err(NoWindow::NotUnderstood), "{typed}");
        }
    }

    #[test]
    fn quiet_hours_are_in_the_night() {
        let windows = [
            ("20:00-9:00", "20:00-09:00"),
            ("21:00-7:00", "21:00-07:00"),
            ("9pm to 7am", "21:00-07:00"),
            ("9-7", "21:00-07:00"),
            ("de 21 a 7", "21:00-07:00"),
            ("de 9 de la noche a 7 de la mañana", "21:00-07:00"),
            ("22 - 6.30", "22:00-06:30"),
            ("midnight to 6", "00:00-06:00"),
            ("12-6", "00:00-06:00"),
        ];
        for (typed, window) in windows {
            assert_eq!(read(typed, Leaning::Night).as_deref(), Ok(window), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_window_comes_back_and_holds_its_own(from in 0_u16..DAY, length in 1_u16..DAY) {
            let window = Window::new(from, (from + length) % DAY).ok_or_else(|| TestCaseError::fail("a window"))?;
            prop_assert_eq!(Window::from_text(&window.text()), Some(window));
            prop_assert_eq!((window.length(), window.to()), (length, (from + length) % DAY));
            prop_assert!(window.holds(from) && !window.holds(window.to()));
            prop_assert_eq!(window.is_over_midnight(), from + length > DAY);
            prop_assert_eq!((0..DAY).filter(|minute| window.holds(*minute)).count(), usize::from(length));
        }

        #[test]
        fn no_text_makes_it_panic(typed in "\\PC{0,40}", words in "(([0-9]{1,5}|noon|am|a|y|de|las)[ :.-]){0,10}") {
            let _ = read(&typed, Leaning::Day);
            let _ = read(&words, Leaning::Night);
        }
    }
}
