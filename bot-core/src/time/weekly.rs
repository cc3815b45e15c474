//! A time of the week on the wall clock, as people write it: `sunday 18:00`, `domingo a las 6 de la tarde`.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, Utc, Weekday};
use chrono_tz::Tz;

use super::local::{LocalResolution, resolve_local};
use super::phrase::cursor::Cursor;
use super::phrase::{LONGEST_PHRASE, lexer, words};
use super::window::{DAY, clock_or_morning};
use crate::wording::Locale;

/// The name of each day as it is stored, from Monday on.
const NAMES: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// A day of the week and a minute of that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weekly {
    /// The day.
    pub day: Weekday,
    minute: u16,
}

impl Weekly {
    /// As it is stored: `sunday 18:00`.
    #[must_use]
    pub fn text(self) -> String {
        let name = NAMES.iter().find(|(_, day)| *day == self.day).map_or("", |(name, _)| *name);
        format!("{name} {}", self.clock())
    }

    /// The time of the day: `18:00`.
    #[must_use]
    pub fn clock(self) -> String {
        format!("{:02}:{:02}", self.minute / 60, self.minute % 60)
    }

    /// Reads what [`Self::text`] wrote.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (name, clock) = text.split_once(' ')?;
        let (_, day) = NAMES.iter().find(|(known, _)| *known == name)?;
        let (hour, minute) = clock.split_once(':')?;
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour < 24 && minute < 60).then_some(Self { day: *day, minute: hour * 60 + minute })
    }

    /// When it is next after `after` on the wall clock of a zone, on a day after `last`.
    /// Where the clock skips the time it is the time behind the gap, where it shows it twice the first.
    #[must_use]
    pub fn next_after(self, after: DateTime<Utc>, last: Option<NaiveDate>, zone: Tz) -> Option<DateTime<Utc>> {
        let today = after.with_timezone(&zone).date_naive();
        (0..=15).find_map(|days| {
            let date = today.checked_add_days(Days::new(days))?;
            let fits = date.weekday() == self.day && last.is_none_or(|last| date > last);
            let local =
                date.and_hms_opt(u32::from(self.minute / 60), u32::from(self.minute % 60), 0).filter(|_| fits)?;
            let at = match resolve_local(local, zone) {
                LocalResolution::Single(only) => only.at,
                LocalResolution::Gap { after, .. } => after.at,
                LocalResolution::Fold { first, .. } => first.at,
            };
            (at > after).then_some(at)
        })
    }
}

/// Reads a time of the week; none when it is none, or when nothing tells which half of the day is meant.
#[must_use]
pub fn read_weekly(typed: &str) -> Option<Weekly> {
    if typed.chars().nth(LONGEST_PHRASE).is_some() {
        return None;
    }
    let tokens = lexer::tokens(typed);
    // The words of both languages mean the same here; the language only orders days and months.
    let mut cursor = Cursor::new(&tokens, Locale::En);
    let _ = cursor.any(&["every", "each", "on", "cada", "todos los", "los", "el"]);
    let day = cursor.word(|word| words::weekday(word).or_else(|| words::weekday_plural(word)))?;
    let _ = cursor.sign(',');
    let minute = clock_or_morning(&mut cursor)? % DAY;
    cursor.only_marks_left().then_some(Weekly { day, minute })
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;
    use chrono_tz::America::New_York;
    use chrono_tz::Europe::Madrid;

    use super::*;

    #[test]
    fn times_of_the_week_are_read_in_both_languages() {
        for (typed, stored) in [
            ("sunday 18:00", "sunday 18:00"),
            ("domingo 18:00", "sunday 18:00"),
            ("Every Sunday at 6pm", "sunday 18:00"),
            ("los domingos a las 6 de la tarde", "sunday 18:00"),
            ("miércoles 9 am", "wednesday 09:00"),
            ("sáb 20h", "saturday 20:00"),
            ("monday 9:00", "monday 09:00"),
            ("lunes a las 10", "monday 10:00"),
        ] {
            assert_eq!(read_weekly(typed).map(Weekly::text).as_deref(), Some(stored), "{typed}");
            assert_eq!(Weekly::from_text(stored).map(Weekly::text).as_deref(), Some(stored));
        }
        for wrong in
            ["", "sunday", "18:00", "sunday 6", "sunday 12:30", "sunday 25:00", "someday 18:00", "sunday 18:00 please"]
        {
            assert_eq!(read_weekly(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn it_is_the_same_time_on_the_wall_whatever_the_clocks_do() {
        let at = |zone: Tz, month, day, hour| zone.with_ymd_and_hms(2027, month, day, hour, 0, 0).single();
        let sunday = Weekly { day: Weekday::Sun, minute: 18 * 60 };
        // The clocks of New York change on Sunday, March 14, and on Sunday, November 7.
        for (before, after) in [((3, 7), (3, 14)), ((3, 14), (3, 21)), ((10, 31), (11, 7)), ((11, 7), (11, 14))] {
            let start = at(New_York, before.0, before.1, 18).map(|at| at.to_utc());
            let next = start.and_then(|start| sunday.next_after(start, None, New_York));
            assert_eq!(next, at(New_York, after.0, after.1, 18).map(|at| at.to_utc()));
        }
        // Half past two is skipped in Madrid on March 28, 2027; it is half past three then.
        let night = Weekly { day: Weekday::Sun, minute: 150 };
        let start = at(Madrid, 3, 27, 12).map(|at| at.to_utc());
        let next = start.and_then(|start| night.next_after(start, None, Madrid));
        assert_eq!(
            next.map(|at| at.with_timezone(&Madrid).format("%d %H:%M").to_string()).as_deref(),
            Some("28 03:30")
        );
    }

    #[test]
    fn one_day_has_it_once() {
        let sunday = Weekly { day: Weekday::Sun, minute: 18 * 60 };
        let noon = New_York.with_ymd_and_hms(2026, 11, 29, 12, 0, 0).single().map(|at| at.to_utc());
        let last = NaiveDate::from_ymd_opt(2026, 11, 29);
        let next = noon.and_then(|noon| sunday.next_after(noon, last, New_York));
        assert_eq!(next.map(|at| at.to_rfc3339()).as_deref(), Some("2026-12-06T23:00:00+00:00"));
    }
}
