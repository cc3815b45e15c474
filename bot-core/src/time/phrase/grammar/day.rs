//! Which day: dates, days counted from today, weekdays, weeks.

use chrono::Weekday;

use crate::wording::Locale;

use super::super::Nth;
use super::super::amount::amount;
use super::super::cursor::Cursor;
use super::super::lexer::ORDINAL;
use super::super::words::{self, DayPart};
use super::{Day, NamedDay, NamedWeek, Piece, Weeks, Which, clock};

/// What may stand before a day; some of it only makes sense for a repetition, see [`super::STARTS`].
const BEFORE_A_DAY: [&str; 13] = [
    "starting on",
    "starting",
    "beginning",
    "a partir del",
    "a partir de",
    "desde el",
    "desde",
    "from",
    "on",
    "para el",
    "para",
    "del",
    "de",
];

/// A date, or a day counted from today.
pub(super) fn day(cursor: &mut Cursor<'_>) -> Option<Piece> {
    if let Some(piece) = cursor.attempt(after) {
        return Some(piece);
    }
    let _ = cursor.any(&BEFORE_A_DAY);
    cursor
        .attempt(from_today)
        .or_else(|| cursor.attempt(year_first).map(Piece::Day))
        .or_else(|| cursor.attempt(numbers).map(Piece::Day))
        .or_else(|| cursor.attempt(day_then_month).map(Piece::Day))
        .or_else(|| cursor.attempt(month_then_day).map(Piece::Day))
        .or_else(|| cursor.attempt(day_of_month).map(Piece::Day))
}

/// `in 2 hours`, `3 weeks from now`.
fn after(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let amount = if cursor.any(&["in", "within", "dentro de", "de aqui a", "en"]) {
        let amount = amount(cursor)?;
        let _ = cursor.any(&["from now", "time"]);
        amount
    } else {
        let amount = amount(cursor)?;
        cursor.any(&["from now", "from today"]).then_some(amount)?
    };
    Some(Piece::Day(Day::After(amount)))
}

fn from_today(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let parts: [(&[&str], i64, DayPart); 5] = [
        (&["tonight", "tonite", "this night", "esta noche"], 0, DayPart::Night),
        (&["this evening"], 0, DayPart::Evening),
        (&["this afternoon", "esta tarde"], 0, DayPart::Afternoon),
        (&["this morning", "esta manana"], 0, DayPart::Morning),
        (&["last night", "anoche"], -1, DayPart::Night),
    ];
    if let Some((day, part)) = parts.into_iter().find_map(|(said, day, part)| cursor.any(said).then_some((day, part))) {
        return Some(Piece::DayAndPart(Day::FromToday(day), part));
    }
    let days: [(&[&str], i64); 5] = [
        (&["today", "hoy"], 0),
        (&["the day after tomorrow", "day after tomorrow", "pasado manana"], 2),
        (&["tomorrow", "tomorow", "tommorow", "tommorrow", "tmrw", "tmr", "tmw", "manana"], 1),
        (&["the day before yesterday", "day before yesterday", "anteayer", "antier", "antes de ayer"], -2),
        (&["yesterday", "ayer"], -1),
    ];
    let day = days.into_iter().find_map(|(said, day)| cursor.any(said).then_some(day))?;
    Some(Piece::Day(Day::FromToday(day)))
}

/// `2026-12-05`, and the `T` that may join the time to it.
fn year_first(cursor: &mut Cursor<'_>) -> Option<Day> {
    let year = cursor.digits().filter(|digits| digits.count == 4)?.value;
    let sign = ['-', '/', '.'].into_iter().find(|sign| cursor.glued_sign(*sign))?;
    let month = cursor.glued_digits().filter(|digits| digits.count <= 2)?.value;
    cursor.glued_sign(sign).then_some(())?;
    let day = cursor.glued_digits().filter(|digits| digits.count <= 2)?.value;
    let _ = cursor.attempt(|cursor| {
        let joined = cursor.glued_any(&["t"]) && cursor.peek().is_some_and(|token| token.glued);
        joined.then_some(())
    });
    Some(Day::Dated { year: i32::try_from(year).ok(), month, day })
}

/// `25/12`, `25/12/2026`, `25.12.2026`, `25-12-26`: without a year only a stroke tells a date from hours.
fn numbers(cursor: &mut Cursor<'_>) -> Option<Day> {
    let first = cursor.digits().filter(|digits| digits.count <= 2)?.value;
    let sign = ['/', '-', '.'].into_iter().find(|sign| cursor.glued_sign(*sign))?;
    let second = cursor.glued_digits().filter(|digits| digits.count <= 2)?.value;
    let year = cursor.attempt(|cursor| {
        cursor.glued_sign(sign).then_some(())?;
        match cursor.glued_digits()? {
            digits if digits.count == 4 => i32::try_from(digits.value).ok(),
            digits if digits.count == 2 && sign == '/' => i32::try_from(2000 + digits.value).ok(),
            _ => None,
        }
    });
    (year.is_some() || sign == '/').then_some(Day::EitherOrder { year, first, second })
}

/// `5 december`, `the 5th of december 2026`, `5 de diciembre de 2026`.
fn day_then_month(cursor: &mut Cursor<'_>) -> Option<Day> {
    let _ = cursor.any(&["the", "el dia", "el"]);
    let locale = cursor.locale();
    let day = ordinal_number(cursor)
        .or_else(|| cursor.digits().filter(|digits| digits.count <= 2).map(|digits| digits.value))
        .or_else(|| cursor.word(|word| words::nth(word).and_then(Nth::number)))
        .or_else(|| cursor.word(|word| words::number(word, locale)))?;
    let _ = cursor.any(&["of", "de", "del"]);
    let month = month(cursor)?;
    Some(Day::Dated { year: year(cursor), month, day })
}

/// `dec 5`, `december the 5th, 2026`. In Spanish a leading `mar` is `martes`, unless a year follows.
fn month_then_day(cursor: &mut Cursor<'_>) -> Option<Day> {
    let may_be_tuesday = cursor.peek_word() == Some("mar") && cursor.locale() == Locale::Es;
    let month = month(cursor)?;
    let _ = cursor.any(&["the"]);
    let day = ordinal_number(cursor).or_else(|| lone_digits(cursor))?;
    let year = year(cursor);
    (!may_be_tuesday || year.is_some()).then_some(Day::Dated { year, month, day })
}

/// `the 5th`, `el 5`, `5th`.
fn day_of_month(cursor: &mut Cursor<'_>) -> Option<Day> {
    if cursor.any(&["the", "el dia", "el", "dia"]) {
        return ordinal_number(cursor).or_else(|| lone_digits(cursor)).map(Day::OfMonth);
    }
    let day = ordinal_number(cursor)?;
    // `5th saturday` is no day that Village repeats on, and not the 5th either.
    let names_fifth = day == 5 && cursor.peek_word().is_some_and(|word| words::weekday(word).is_some());
    (!names_fifth).then_some(Day::OfMonth(day))
}

/// `5th`, `1º`, `3.ª`, `1er`.
pub(super) fn ordinal_number(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.attempt(|cursor| {
        let number = cursor.digits().filter(|digits| digits.count <= 2)?.value;
        let sign = cursor.attempt(|cursor| {
            let _ = cursor.glued_sign('.');
            cursor.glued_sign(ORDINAL).then_some(())
        });
        (sign.is_some() || cursor.glued_any(&words::ORDINAL_ENDINGS)).then_some(number)
    })
}

/// One or two digits that are not the start of a time.
fn lone_digits(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut as_time = *cursor;
    let number = cursor.digits().filter(|digits| digits.count <= 2)?.value;
    let is_longer = clock::time_alone(&mut as_time).is_some() && as_time.at() > cursor.at();
    (!is_longer).then_some(number)
}

pub(super) fn month(cursor: &mut Cursor<'_>) -> Option<u32> {
    let month = cursor.word(words::month)?;
    let _ = cursor.glued_sign('.');
    Some(month)
}

/// Years that a date can have, most of them too far ahead; other groups of four digits are left alone.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=9999;

pub(super) fn year(cursor: &mut Cursor<'_>) -> Option<i32> {
    cursor.attempt(|cursor| {
        let _ = cursor.sign(',');
        let _ = cursor.any(&["de", "del", "of"]);
        let year = cursor.digits().filter(|digits| digits.count == 4 && YEARS.contains(&digits.value))?.value;
        let ends = cursor.peek().is_none_or(|token| !token.glued || token.word().is_none());
        if ends { i32::try_from(year).ok() } else { None }
    })
}

/// `next week`, `la semana que viene`.
pub(super) fn week(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let _ = cursor.any(&["of", "in", "de", "en"]);
    let spanish: [(&[&str], i64); 2] = [
        (
            &["la semana que viene", "la proxima semana", "proxima semana", "la semana proxima", "la semana siguiente"],
            1,
        ),
        (&["esta semana", "esta misma semana"], 0),
    ];
    let english: [(&[&str], i64); 2] = [(&["the next week", "next week", "the coming week"], 1), (&["this week"], 0)];
    let find = |cursor: &mut Cursor<'_>, table: [(&[&str], i64); 2], weeks| {
        table.into_iter().find_map(|(said, ahead)| cursor.any(said).then_some(NamedWeek { weeks_ahead: ahead, weeks }))
    };
    find(cursor, spanish, Weeks::FromMonday)
        .or_else(|| find(cursor, english, Weeks::FromSundayOrMonday))
        .map(Piece::Week)
}

/// A weekday, with what says which one.
pub(super) fn weekday(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let _ = cursor.any(&BEFORE_A_DAY);
    let _ = cursor.any(&["the", "el"]);
    let before = which_before(cursor);
    let weekday = weekday_name(cursor)?;
    let _ = cursor.glued_sign('.');
    let behind = which_behind(cursor);
    let which = match (before, behind) {
        (Some(_), Some(_)) => return None,
        (which, None) | (None, which) => which.unwrap_or(Which::Coming),
    };
    Some(Piece::Weekday(NamedDay { weekday, which }))
}

/// The name of a weekday. `mar` is one in Spanish; in English it is March.
pub(super) fn weekday_name(cursor: &mut Cursor<'_>) -> Option<Weekday> {
    let locale = cursor.locale();
    cursor.word(|word| match word {
        "mar" if locale == Locale::Es => Some(Weekday::Tue),
        _ => words::weekday(word),
    })
}

fn which_before(cursor: &mut Cursor<'_>) -> Option<Which> {
    let table: [(&[&str], Which); 5] = [
        (&["this coming", "this", "coming", "este proximo", "este", "esta"], Which::This),
        (&["next"], Which::Next(Weeks::FromSundayOrMonday)),
        (&["proximo", "siguiente"], Which::Next(Weeks::FromMonday)),
        (&["last", "past"], Which::Last),
        (&["ultimo", "pasado"], Which::Last),
    ];
    table.into_iter().find_map(|(said, which)| cursor.any(said).then_some(which))
}

fn which_behind(cursor: &mut Cursor<'_>) -> Option<Which> {
    let table: [(&[&str], Which); 3] = [
        (&["que viene", "proximo", "siguiente"], Which::Next(Weeks::FromMonday)),
        (&["de la semana pasada"], Which::Last),
        (&["pasado"], Which::Last),
    ];
    let mut ahead = *cursor;
    if ahead.any(&["pasado manana"]) {
        return None;
    }
    table.into_iter().find_map(|(said, which)| cursor.any(said).then_some(which))
}
