//! Which hours: times on the clock, from when to when, parts of the day.

use crate::wording::Locale;

use super::super::cursor::Cursor;
use super::super::words::{self, DayPart};
use super::{ClockTime, Hour, Hours};

/// `10am`, `10-11:30`, `from 10 to 12`. Two when the words can mean either: `10 to 12`.
pub(super) fn hours(cursor: &mut Cursor<'_>) -> Option<Vec<Hours>> {
    if let Some(range) = cursor.attempt(opened_range).or_else(|| cursor.attempt(between)) {
        return Some(vec![range]);
    }
    let mut as_time = *cursor;
    let mut as_range = *cursor;
    let time = time(&mut as_time);
    let range = range(&mut as_range);
    match (time, range) {
        (Some(start), Some(range)) if as_time.at() == as_range.at() => {
            *cursor = as_time;
            if matches!(range.start.hour, Hour::Exact(_)) {
                // `20 to 10` mixes no two clocks.
                return Some(vec![Hours { start, end: None }]);
            }
            Some(vec![range, Hours { start, end: None }])
        }
        (time, Some(range)) if time.is_none() || as_range.at() > as_time.at() => {
            *cursor = as_range;
            Some(vec![range])
        }
        (Some(start), _) => {
            *cursor = as_time;
            Some(vec![Hours { start, end: None }])
        }
        (None, _) => None,
    }
}

/// `from 10 to 12`, `de 10 a 12`.
fn opened_range(cursor: &mut Cursor<'_>) -> Option<Hours> {
    cursor.any(&["from", "desde", "de"]).then_some(())?;
    joined(cursor, |cursor| {
        let spanish = cursor.any(&["a", "al"]);
        (spanish || joins_hours(cursor)).then_some(())
    })
}

/// `between 10 and 12`, `entre las 10 y las 12`.
fn between(cursor: &mut Cursor<'_>) -> Option<Hours> {
    cursor.any(&["between", "entre"]).then_some(())?;
    joined(cursor, |cursor| cursor.any(&["and", "y"]).then_some(()))
}

/// `10-12`, `10 to 12`, `10 a 12`. What follows `at` is a time, and in `12 a las 10` the first number is a day.
fn range(cursor: &mut Cursor<'_>) -> Option<Hours> {
    let said_at = cursor.any(&["at"]);
    joined(cursor, |cursor| {
        if cursor.peek_word() == Some("to") && said_at {
            return None;
        }
        let names_clock = cursor.peek_at(1).and_then(super::super::lexer::Token::word);
        let spanish = !matches!(names_clock, Some("las" | "la")) && cursor.any(&["a", "al"]);
        (spanish || joins_hours(cursor)).then_some(())
    })
}

fn joins_hours(cursor: &mut Cursor<'_>) -> bool {
    cursor.any(&["to", "until", "till", "til", "hasta"]) || cursor.sign('-')
}

/// Two times with a joint between them. The first is read as far as it goes, unless it swallows the joint.
fn joined(cursor: &mut Cursor<'_>, joint: impl Fn(&mut Cursor<'_>) -> Option<()>) -> Option<Hours> {
    let starts = [time, plain_time];
    starts.into_iter().find_map(|start| {
        cursor.attempt(|cursor| {
            let start = start(cursor)?;
            joint(cursor)?;
            Some(Hours { start, end: Some(time(cursor)?) })
        })
    })
}

/// A time on the clock, with a part of the day when one follows.
pub(super) fn time(cursor: &mut Cursor<'_>) -> Option<ClockTime> {
    cursor.attempt(|cursor| {
        let locale = before_a_time(cursor);
        let time = word_time(cursor)
            .or_else(|| cursor.attempt(|cursor| counted_time(cursor, locale)))
            .or_else(|| cursor.attempt(|cursor| from_hour(cursor, locale, true)))?;
        Some(ended(cursor, time))
    })
}

/// A time on the clock without a part of the day.
pub(super) fn time_alone(cursor: &mut Cursor<'_>) -> Option<ClockTime> {
    cursor.attempt(|cursor| {
        let locale = cursor.locale();
        from_hour(cursor, locale, true)
    })
}

/// A time that takes no minutes from the words behind it, so that `10 to 12` and `10 y 12` stay apart.
fn plain_time(cursor: &mut Cursor<'_>) -> Option<ClockTime> {
    cursor.attempt(|cursor| {
        let locale = before_a_time(cursor);
        let half_past = cursor.attempt(|cursor| counted_time(cursor, locale).filter(|time| time.minute == 30));
        let time = half_past
            .or_else(|| word_time(cursor))
            .or_else(|| cursor.attempt(|cursor| from_hour(cursor, locale, false)))?;
        Some(ended(cursor, time))
    })
}

/// Takes `at` and its like; the language that the words behind are in.
fn before_a_time(cursor: &mut Cursor<'_>) -> Locale {
    if cursor.any(&["a las", "a la", "las", "la"]) {
        return Locale::Es;
    }
    let _ = cursor.any(&["at"]) || cursor.sign('@');
    cursor.locale()
}

fn ended(cursor: &mut Cursor<'_>, time: ClockTime) -> ClockTime {
    let _ = cursor.any(&["sharp", "en punto"]);
    ClockTime { part: cursor.attempt(part), ..time }
}

fn word_time(cursor: &mut Cursor<'_>) -> Option<ClockTime> {
    let noon = ["12 noon", "twelve noon", "noon", "midday", "al mediodia", "a mediodia", "el mediodia", "mediodia"];
    let midnight = ["a medianoche", "a la medianoche", "la medianoche", "medianoche", "12 midnight", "midnight"];
    let hour = if cursor.any(&noon) {
        Hour::Noon
    } else if cursor.any(&midnight) {
        Hour::Midnight
    } else {
        return None;
    };
    Some(ClockTime { hour, minute: 0, part: None })
}

/// Minutes first: `half past 9`, `20 to 10`, `cuarto para las 10`.
fn counted_time(cursor: &mut Cursor<'_>, locale: Locale) -> Option<ClockTime> {
    let minutes = if cursor.any(&["half"]) {
        cursor.any(&["past"]).then_some(())?;
        let hour = from_hour(cursor, locale, false).filter(|time| time.minute == 0)?;
        return Some(ClockTime { minute: 30, ..hour });
    } else if cursor.any(&["a quarter", "quarter", "un cuarto", "cuarto"]) {
        15
    } else {
        let minutes = some_minutes(cursor, locale)?;
        let said = cursor.any(&["minutes", "min", "minutos"]);
        // `10 to 12` may count minutes; `9 to 11` and `1 to 3` are hours.
        let counts = said || minutes.is_multiple_of(5);
        counts.then_some(minutes)?
    };
    let is_before = if cursor.any(&["past", "after"]) {
        false
    } else {
        // `5 of 10` may be a date.
        let before = cursor.any(&["to", "till", "til", "before", "para las", "para la"])
            || (minutes == 15 && cursor.any(&["of"]));
        before.then_some(true)?
    };
    let time = from_hour(cursor, locale, false).filter(|time| time.minute == 0 && minutes > 0)?;
    if is_before { before_the_hour(time, minutes) } else { Some(ClockTime { minute: minutes, ..time }) }
}

/// One to 59, in digits or words.
fn some_minutes(cursor: &mut Cursor<'_>, locale: Locale) -> Option<u32> {
    let digits = cursor.attempt(|cursor| {
        let minutes = cursor.digits().filter(|digits| digits.count <= 2 && (1..60).contains(&digits.value))?;
        let continues = cursor.peek().is_some_and(|token| token.glued);
        (!continues).then_some(minutes.value)
    });
    digits.or_else(|| {
        let tens = cursor.word(words::minutes);
        match tens {
            Some(tens) if tens.is_multiple_of(10) => {
                let _ = cursor.glued_sign('-');
                Some(tens + cursor.word(|word| (word == "five").then_some(5)).unwrap_or(0))
            }
            Some(minutes) => Some(minutes),
            None => cursor.word(|word| words::number(word, locale)),
        }
    })
}

/// So many minutes before the hour.
fn before_the_hour(time: ClockTime, minutes: u32) -> Option<ClockTime> {
    let minute = 60_u32.checked_sub(minutes)?;
    let hour = match time.hour {
        Hour::Bare(1) => Hour::Bare(12),
        Hour::Bare(hour) => Hour::Bare(hour.checked_sub(1)?),
        Hour::Exact(hour) => Hour::Exact(hour.checked_sub(1).unwrap_or(23)),
        Hour::Am(hour @ 2..=11) => Hour::Am(hour - 1),
        Hour::Pm(hour @ 2..=11) => Hour::Pm(hour - 1),
        Hour::Am(1) => Hour::Am(12),
        Hour::Pm(1) => Hour::Pm(12),
        Hour::Pm(12) => Hour::Am(11),
        Hour::Am(_) | Hour::Pm(_) | Hour::Noon | Hour::Midnight => return None,
    };
    Some(ClockTime { hour, minute, ..time })
}

/// The hour first: `10`, `9:30`, `9.30am`, `10h30`, `nueve y media`, `diez menos cuarto`.
fn from_hour(cursor: &mut Cursor<'_>, locale: Locale, takes_minutes: bool) -> Option<ClockTime> {
    let (mut hour, mut minute) = written_hour(cursor).or_else(|| spoken_hour(cursor, locale, takes_minutes))?;
    let mut subtracts = false;
    if takes_minutes && minute == 0 {
        if let Some(more) = cursor.attempt(|cursor| {
            cursor.any(&["y"]).then_some(())?;
            if cursor.any(&["media"]) {
                return Some(30);
            }
            if cursor.any(&["cuarto"]) { Some(15) } else { some_minutes(cursor, locale) }
        }) {
            minute = more;
        } else if let Some(less) = cursor.attempt(|cursor| {
            cursor.any(&["menos"]).then_some(())?;
            if cursor.any(&["cuarto"]) { Some(15) } else { some_minutes(cursor, locale) }
        }) {
            minute = less;
            subtracts = true;
        }
    } else if !takes_minutes && minute == 0 && cursor.any(&["y media"]) {
        minute = 30;
    }
    let _ = cursor.any(&["o'clock", "oclock", "o clock", "horas", "hours", "hrs", "hs", "h"]);
    if let Hour::Bare(number) | Hour::Exact(number) = hour {
        hour = match half_of_day(cursor) {
            Some(true) => Hour::Pm(number),
            Some(false) => Hour::Am(number),
            None => hour,
        };
    }
    let time = ClockTime { hour, minute, part: None };
    if subtracts { before_the_hour(ClockTime { minute: 0, ..time }, minute) } else { Some(time) }
}

/// An hour in digits. A leading zero, and hours above twelve, are of the clock with 24 hours.
fn written_hour(cursor: &mut Cursor<'_>) -> Option<(Hour, u32)> {
    cursor.attempt(|cursor| {
        let digits = cursor.digits()?;
        if matches!(digits.count, 3 | 4) {
            // `930am`: only am and pm tell it from a year.
            let mut ahead = *cursor;
            half_of_day(&mut ahead)?;
            return Some((Hour::Bare(digits.value / 100), digits.value % 100));
        }
        if digits.count > 2 {
            return None;
        }
        let minute = cursor.attempt(|cursor| {
            let joined = cursor.glued_sign(':') || cursor.glued_sign('.') || cursor.glued_any(&["h"]);
            let minute = joined.then(|| cursor.glued_digits()).flatten().filter(|minute| minute.count == 2)?;
            // `:00` seconds are how machines write.
            let _ = cursor.attempt(|cursor| {
                let seconds = cursor.glued_sign(':').then(|| cursor.glued_digits()).flatten()?;
                (seconds.count == 2 && seconds.value == 0).then_some(())
            });
            Some(minute.value)
        });
        if minute.is_none() && digits.value > 24 {
            return None;
        }
        let is_bare = (1..=12).contains(&digits.value) && (digits.value >= 10 || digits.count == 1);
        let hour = if is_bare { Hour::Bare(digits.value) } else { Hour::Exact(digits.value) };
        Some((hour, minute.unwrap_or(0)))
    })
}

/// An hour in words, with minutes in words: `nine thirty`.
fn spoken_hour(cursor: &mut Cursor<'_>, locale: Locale, takes_minutes: bool) -> Option<(Hour, u32)> {
    let hour = cursor.word(|word| if word == "un" { None } else { words::number(word, locale) })?;
    let minute = if takes_minutes { cursor.attempt(|cursor| tens_of_minutes(cursor, locale)) } else { None };
    Some((Hour::Bare(hour), minute.unwrap_or(0)))
}

fn tens_of_minutes(cursor: &mut Cursor<'_>, locale: Locale) -> Option<u32> {
    let is_tens = cursor.peek_word().is_some_and(|word| words::minutes(word).is_some());
    if is_tens { some_minutes(cursor, locale) } else { None }
}

/// `am` is false, `pm` true, in every spelling; `a` and `p` alone only when glued to the digits.
fn half_of_day(cursor: &mut Cursor<'_>) -> Option<bool> {
    cursor.attempt(|cursor| {
        let glued = cursor.peek()?.glued;
        let (is_pm, has_m) = cursor.word(|word| match word {
            "am" => Some((false, true)),
            "pm" => Some((true, true)),
            "a" => Some((false, false)),
            "p" => Some((true, false)),
            _ => None,
        })?;
        if has_m {
            let _ = cursor.glued_sign('.');
            return Some(is_pm);
        }
        let dotted = cursor.attempt(|cursor| {
            let _ = cursor.glued_sign('.');
            cursor.any(&["m"]).then_some(())?;
            let _ = cursor.glued_sign('.');
            Some(())
        });
        (dotted.is_some() || glued).then_some(is_pm)
    })
}

/// A part of the day: `in the morning`, `de la tarde`, `at night`.
pub(super) fn part(cursor: &mut Cursor<'_>) -> Option<DayPart> {
    let parts: [(&[&str], DayPart); 5] = [
        (
            &["de la madrugada", "de madrugada", "por la madrugada", "en la madrugada", "in the small hours"],
            DayPart::SmallHours,
        ),
        (
            &["in the morning", "morning", "de la manana", "por la manana", "en la manana", "a la manana", "la manana"],
            DayPart::Morning,
        ),
        (
            &[
                "in the afternoon",
                "afternoon",
                "de la tarde",
                "por la tarde",
                "en la tarde",
                "a la tarde",
                "la tarde",
                "del mediodia",
                "tarde",
            ],
            DayPart::Afternoon,
        ),
        (&["in the evening", "evening"], DayPart::Evening),
        (
            &["at night", "night", "de la noche", "por la noche", "en la noche", "a la noche", "la noche", "noche"],
            DayPart::Night,
        ),
    ];
    parts.into_iter().find_map(|(said, part)| cursor.any(said).then_some(part))
}
