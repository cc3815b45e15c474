//! When somebody is usually free: windows of the week on her own wall clock.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use chrono_tz::Tz;

use super::naps::Days;
use super::phrase::cursor::Cursor;
use super::window::{Leaning, NoWindow, Window, clock, window};
use super::windows::{self, Manner, NotWindows};
use crate::wording::Locale;

/// The longest text that is read, in characters.
pub const LONGEST: usize = 500;

/// A window is no longer than this; what seems to be ends before it begins.
const MOST: u16 = 16 * 60;

/// The parts of the day, in minutes from midnight, with the words for them. `tarde` and `noche` are later than
/// `afternoon` and `evening`, as the day is where they are said.
const PARTS: [(u16, u16, &[&str]); 8] = [
    (
        7 * 60,
        9 * 60,
        &["early mornings", "early morning", "early", "temprano por la manana", "temprano", "a primera hora"],
    ),
    (
        9 * 60,
        12 * 60,
        &[
            "in the mornings",
            "in the morning",
            "mornings",
            "morning",
            "por las mananas",
            "por la manana",
            "en la manana",
            "de manana",
            "mananas",
            "manana",
        ],
    ),
    (
        12 * 60,
        14 * 60,
        &[
            "middays",
            "midday",
            "noon",
            "lunchtimes",
            "lunchtime",
            "lunch time",
            "lunch",
            "al mediodia",
            "a mediodia",
            "mediodia",
        ],
    ),
    (13 * 60, 17 * 60, &["in the afternoons", "in the afternoon", "afternoons", "afternoon"]),
    (15 * 60, 20 * 60, &["por las tardes", "por la tarde", "en la tarde", "de tarde", "tardes", "tarde"]),
    (17 * 60, 21 * 60, &["in the evenings", "in the evening", "evenings", "evening"]),
    (
        20 * 60,
        23 * 60,
        &[
            "at night",
            "nights",
            "night",
            "por las noches",
            "por la noche",
            "en la noche",
            "de noche",
            "noches",
            "noche",
        ],
    ),
    (
        8 * 60,
        20 * 60,
        &[
            "all day long",
            "all day",
            "the whole day",
            "whole day",
            "anytime",
            "any time",
            "todo el dia",
            "a cualquier hora",
            "cualquier hora",
            "siempre",
        ],
    ),
];

/// What `after 8pm` runs until, and what `before 10am` begins with.
const LATE: u16 = 22 * 60;
const EARLY: u16 = 7 * 60;

/// A day without hours, from eight to eight.
const WHOLE_DAY: (u16, u16) = (8 * 60, 20 * 60);

/// A window of the week in which somebody is usually free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Free {
    /// The days it begins on.
    pub days: Days,
    /// From when to when.
    pub window: Window,
}

/// From when to when something is.
pub type Stretch = (DateTime<Utc>, DateTime<Utc>);

/// Reads free windows, in the order in which they were said: `weekday mornings`, `tue 9-11, sat afternoon`, `martes por
/// la mañana`. A day without hours is the day from eight to eight, hours without days are every day's.
pub fn read_free(typed: &str, locale: Locale) -> Result<Vec<Free>, NotWindows> {
    let fillers = &["usually", "mostly", "free", "i'm", "normalmente", "casi siempre", "suelo", "libre", "estoy"];
    let manner = Manner { fillers, hours, whole_day: Window::new(WHOLE_DAY.0, WHOLE_DAY.1) };
    // `weeknights` are days and hours in one word.
    let typed = typed.to_lowercase().replace("weeknight", "weekday evening").replace("week night", "weekday evening");
    let windows = windows::read(&typed, locale, manner)?;
    Ok(windows.into_iter().map(|(days, window)| Free { days, window }).collect())
}

/// `9-11`, `mornings`, `mornings 9-11`, `after 8pm`.
fn hours(cursor: &mut Cursor<'_>) -> Result<Window, NoWindow> {
    match window(cursor, Leaning::Day, MOST) {
        Err(NoWindow::NotUnderstood) => {}
        read => return read,
    }
    if let Some((from, to, _)) = PARTS.into_iter().find(|(_, _, words)| cursor.any(words)) {
        return match window(cursor, Leaning::Day, MOST) {
            Err(NoWindow::NotUnderstood) => Window::new(from, to).ok_or(NoWindow::NotUnderstood),
            read => read,
        };
    }
    let open = cursor.attempt(|cursor| {
        let after = cursor.any(&["after", "from", "since", "despues de", "a partir de", "desde"]);
        let before = !after && cursor.any(&["before", "until", "till", "antes de", "hasta"]);
        let at = clock(cursor).filter(|_| after || before)?;
        let _ = cursor.any(&["onwards", "onward", "on", "en adelante"]);
        Some(if after { (at, LATE) } else { (EARLY, at) })
    });
    let (from, to) = open.ok_or(NoWindow::NotUnderstood)?;
    Window::new(from, to).filter(|_| from < to).ok_or(NoWindow::EndFirst)
}

/// The stretches of so many days from a day on, in order and without overlaps.
#[must_use]
pub fn stretches(free: &[Free], zone: Tz, from: NaiveDate, days: usize) -> Vec<Stretch> {
    let each = from.iter_days().take(days).flat_map(|day| {
        let that_day = free.iter().filter(move |free| free.days.has(day.weekday()));
        that_day.filter_map(move |free| free.window.on(day, zone))
    });
    let mut each: Vec<Stretch> = each.filter(|(from, to)| from < to).collect();
    each.sort_unstable();
    let mut merged: Vec<Stretch> = Vec::new();
    for (from, to) in each {
        match merged.last_mut().filter(|(_, last)| from <= *last) {
            Some((_, last)) => *last = to.max(*last),
            None => merged.push((from, to)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(typed: &str) -> Result<String, NotWindows> {
        let one = |free: &Free| format!("{:07b} {}", free.days.bits(), free.window.text());
        let free: Vec<String> = read_free(typed, Locale::Es)?.iter().map(one).collect();
        Ok(free.join(", "))
    }

    #[test]
    fn free_time_is_read_in_both_languages() {
        let phrases = [
            ("weekday mornings", "0011111 09:00-12:00"),
            ("mornings on weekdays", "0011111 09:00-12:00"),
            ("tue 9-11, sat afternoon", "0000010 09:00-11:00, 0100000 13:00-17:00"),
            ("tue 9-11 sat afternoon", "0000010 09:00-11:00, 0100000 13:00-17:00"),
            ("martes por la mañana", "0000010 09:00-12:00"),
            ("los martes y jueves por la tarde", "0001010 15:00-20:00"),
            ("Tuesday and Thursday mornings", "0001010 09:00-12:00"),
            ("weekday mornings and saturdays", "0011111 09:00-12:00, 0100000 08:00-20:00"),
            ("weekday mornings, weekends", "0011111 09:00-12:00, 1100000 08:00-20:00"),
            ("mornings, saturdays 10-12", "1111111 09:00-12:00, 0100000 10:00-12:00"),
            ("weekday mornings, afternoons at weekends", "0011111 09:00-12:00, 1100000 13:00-17:00"),
            ("mornings and afternoons on weekdays", "0011111 09:00-12:00, 0011111 13:00-17:00"),
            ("weeknights", "0011111 17:00-21:00"),
            ("mornings 9:30-11", "1111111 09:30-11:00"),
            ("weekdays after 8pm", "0011111 20:00-22:00"),
            ("entre semana a partir de las 20:00", "0011111 20:00-22:00"),
            ("before 10am on fridays", "0010000 07:00-10:00"),
            ("fines de semana", "1100000 08:00-20:00"),
            ("any time", "1111111 08:00-20:00"),
            ("lunes todo el día", "0000001 08:00-20:00"),
            ("mon-fri 9-11", "0011111 09:00-11:00"),
            ("domingos por la noche", "1000000 20:00-23:00"),
            ("sábado al mediodía", "0100000 12:00-14:00"),
        ];
        for (typed, free) in phrases {
            assert_eq!(read(typed).as_deref(), Ok(free), "{typed}");
        }
    }

    #[test]
    fn what_is_no_free_time_is_refused_with_what_was_not_understood() {
        let rest = |rest: &str| Err(NotWindows::NotUnderstood { rest: rest.to_owned() });
        assert_eq!(read(" , "), Err(NotWindows::Empty));
        assert_eq!(read("whenever the baby sleeps"), rest("whenever the baby sleeps"));
        assert_eq!(read("weekday mornings, sometimes"), rest("sometimes"));
        assert_eq!(read("after 8"), rest("after 8"));
        assert_eq!(read("after 11pm"), Err(NotWindows::EndFirst { rest: "after 11pm".to_owned() }));
    }

    #[test]
    fn stretches_are_merged_and_hold_over_clock_changes() -> Result<(), NotWindows> {
        // The week in which the clocks of Madrid are set back, on Sunday, 25 October 2026.
        let day = NaiveDate::from_ymd_opt(2026, 10, 19).unwrap_or_default();
        let madrid = chrono_tz::Europe::Madrid;
        let hours = |typed| -> Result<Vec<i64>, NotWindows> {
            let each = stretches(&read_free(typed, Locale::En)?, madrid, day, 7);
            Ok(each.iter().map(|(from, to)| (*to - *from).num_hours()).collect())
        };
        assert_eq!(hours("mornings, mornings 10-13")?, [4; 7]);
        // A night that goes into the next day meets the morning there; the last one of the week is an hour longer.
        assert_eq!(hours("mon 22:00-1:00, tue 0:00-2:00")?, [4]);
        assert_eq!(hours("sat 22:00-4:00")?, [7]);
        Ok(())
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(typed in "\\PC{0,40}", words in "((mon|weekdays|mornings|after|9am|9|-|,|y|and|tarde) ){0,10}") {
            let _ = read(&typed);
            let _ = read(&words);
        }
    }
}
