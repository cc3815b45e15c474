//! Repetitions: `every tuesday`, `cada dos semanas`, `1st and 3rd saturday`, `last friday of the month`.

use chrono::Weekday;

use super::super::Nth;
use super::super::cursor::Cursor;
use super::super::lexer::Token;
use super::super::words::{self, DayPart};
use super::{Day, MonthSaid, Piece, Rule, day};

const ALL_DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// A repetition, or the one date that `first saturday of december` is.
pub(super) fn rules(cursor: &mut Cursor<'_>) -> Option<Piece> {
    cursor
        .attempt(every)
        .or_else(|| cursor.attempt(adverb))
        .map(Piece::Rules)
        .or_else(|| cursor.attempt(every_part_of_day))
        .or_else(|| cursor.attempt(nth_days))
        .or_else(|| cursor.attempt(|cursor| plural_days(cursor).map(|days| Piece::Rules(vec![weekly(days)]))))
}

/// A repetition that is all of the tokens: what `every` and its like may leave out is allowed here.
pub(in crate::time) fn lone_rule(tokens: &[Token], locale: crate::wording::Locale) -> Result<Vec<Rule>, usize> {
    let mut cursor = Cursor::new(tokens, locale);
    let rules = match rules(&mut cursor) {
        Some(Piece::Rules(rules)) => rules,
        Some(_) => return Err(0),
        None => vec![weekly(cursor.attempt(|cursor| days(cursor)).ok_or(0_usize)?)],
    };
    if cursor.only_marks_left() { Ok(rules) } else { Err(cursor.at()) }
}

fn weekly(days: Vec<Weekday>) -> Rule {
    Rule::Weekly { every_other: false, days }
}

fn every_other(days: Vec<Weekday>) -> Rule {
    Rule::Weekly { every_other: true, days }
}

fn every(cursor: &mut Cursor<'_>) -> Option<Vec<Rule>> {
    if cursor.any(&["entre semana", "los dias de semana", "de lunes a viernes", "monday to friday", "on weekdays"]) {
        return Some(vec![weekly(working_days())]);
    }
    if cursor.any(&["los fines de semana", "on weekends", "at weekends", "weekends"]) {
        return Some(vec![weekly(vec![Weekday::Sat, Weekday::Sun])]);
    }
    cursor.any(&["every", "each", "cada", "todos los", "todas las", "todo los"]).then_some(())?;
    if cursor.any(&["other week", "two weeks", "2 weeks", "second week", "alternate week", "fortnight"])
        || cursor.any(&["dos semanas", "2 semanas", "otra semana", "quince dias", "15 dias"])
    {
        return Some(vec![every_other(on_days(cursor))]);
    }
    if cursor.any(&["week", "semana", "semanas"]) {
        return Some(vec![weekly(on_days(cursor))]);
    }
    if cursor.any(&["day", "dia", "dias"]) {
        return Some(vec![weekly(ALL_DAYS.to_vec())]);
    }
    if cursor.any(&["weekday", "dia de semana", "dia laborable"]) {
        return Some(vec![weekly(working_days())]);
    }
    if cursor.any(&["weekend", "fin de semana", "fines de semana"]) {
        return Some(vec![weekly(vec![Weekday::Sat, Weekday::Sun])]);
    }
    if cursor.any(&["other", "alternate", "otro"]) {
        return Some(vec![every_other(days(cursor)?)]);
    }
    if let Some((nths, weekday)) = cursor.attempt(nths_and_day) {
        let monthly = Rule::Monthly { nths, day: weekday };
        if of_the_month(cursor) || monthly != (Rule::Monthly { nths: vec![Nth::Second], day: weekday }) {
            return Some(vec![monthly]);
        }
        // `every second tuesday` is every other Tuesday to some and once a month to others.
        return Some(vec![every_other(vec![weekday]), monthly]);
    }
    Some(vec![weekly(days(cursor)?)])
}

/// `every night`, `todas las mañanas`.
fn every_part_of_day(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let parts: [(&[&str], DayPart); 4] = [
        (&["every morning", "each morning", "cada manana", "todas las mananas"], DayPart::Morning),
        (&["every afternoon", "each afternoon", "cada tarde", "todas las tardes"], DayPart::Afternoon),
        (&["every evening", "each evening"], DayPart::Evening),
        (&["every night", "each night", "cada noche", "todas las noches"], DayPart::Night),
    ];
    let part = parts.into_iter().find_map(|(said, part)| cursor.any(said).then_some(part))?;
    Some(Piece::RulesAndPart(vec![weekly(ALL_DAYS.to_vec())], part))
}

fn adverb(cursor: &mut Cursor<'_>) -> Option<Vec<Rule>> {
    if cursor.any(&["weekly", "semanalmente"]) {
        return Some(vec![weekly(on_days(cursor))]);
    }
    if cursor.any(&["fortnightly"]) {
        return Some(vec![every_other(on_days(cursor))]);
    }
    if cursor.any(&["daily", "a diario", "diariamente"]) {
        return Some(vec![weekly(ALL_DAYS.to_vec())]);
    }
    cursor.any(&["monthly on", "mensualmente"]).then_some(())?;
    let _ = cursor.any(&["the", "el"]);
    let (nths, weekday) = nths_and_day(cursor)?;
    Some(vec![Rule::Monthly { nths, day: weekday }])
}

fn working_days() -> Vec<Weekday> {
    ALL_DAYS.into_iter().take(5).collect()
}

/// The days that `every two weeks` may name: `on tuesdays`, `los martes`.
fn on_days(cursor: &mut Cursor<'_>) -> Vec<Weekday> {
    let named = cursor.attempt(|cursor| {
        cursor.any(&["on", "los", "el"]).then_some(())?;
        days(cursor)
    });
    named.unwrap_or_default()
}

/// Days whose plural says that they repeat: `tuesdays and thursdays`, `los martes`.
fn plural_days(cursor: &mut Cursor<'_>) -> Option<Vec<Weekday>> {
    if cursor.any(&["on los", "los"]) {
        return days(cursor);
    }
    let _ = cursor.any(&["on"]);
    cursor.peek_word().and_then(words::weekday_plural)?;
    days(cursor)
}

/// Weekdays in a row, singular or plural.
fn days(cursor: &mut Cursor<'_>) -> Option<Vec<Weekday>> {
    let mut days = vec![one_day(cursor)?];
    while let Some(day) = cursor.attempt(|cursor| {
        joined(cursor).then_some(())?;
        let _ = cursor.any(&["on", "every", "cada", "los", "el"]);
        one_day(cursor)
    }) {
        days.push(day);
    }
    Some(days)
}

fn one_day(cursor: &mut Cursor<'_>) -> Option<Weekday> {
    let day = day::weekday_name(cursor).or_else(|| cursor.word(words::weekday_plural))?;
    let _ = cursor.glued_sign('.');
    Some(day)
}

/// Takes what joins two things in a list.
fn joined(cursor: &mut Cursor<'_>) -> bool {
    let comma = cursor.sign(',') || cursor.sign('/') || cursor.sign('&') || cursor.sign('+');
    let and = cursor.any(&["and", "y", "e"]);
    comma || and
}

/// Takes what says that a day is one of every month.
fn of_the_month(cursor: &mut Cursor<'_>) -> bool {
    cursor.any(&[
        "of the month",
        "of every month",
        "of each month",
        "in the month",
        "every month",
        "each month",
        "monthly",
        "de cada mes",
        "del mes",
        "cada mes",
        "de todos los meses",
        "todos los meses",
    ])
}

fn nth_days(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let _ = cursor.any(&["on the", "on", "the", "el", "los"]);
    let (nths, weekday) = nths_and_day(cursor)?;
    if of_the_month(cursor) {
        return Some(Piece::Rules(vec![Rule::Monthly { nths, day: weekday }]));
    }
    if let [nth] = nths.as_slice() {
        if let Some(month) = cursor.attempt(one_month) {
            return Some(Piece::Day(Day::NthOf { nth: *nth, weekday, month }));
        }
        if *nth == Nth::Last {
            // `last friday` alone has been.
            return None;
        }
    }
    Some(Piece::Rules(vec![Rule::Monthly { nths, day: weekday }]))
}

fn one_month(cursor: &mut Cursor<'_>) -> Option<MonthSaid> {
    if cursor.any(&["of this month", "this month", "de este mes", "este mes"]) {
        return Some(MonthSaid::FromThis(0));
    }
    if cursor.any(&["of next month", "next month", "del proximo mes", "del mes que viene", "del mes proximo"]) {
        return Some(MonthSaid::FromThis(1));
    }
    cursor.any(&["of", "in", "de", "en"]).then_some(())?;
    let month = day::month(cursor)?;
    Some(MonthSaid::Named(month, day::year(cursor)))
}

fn nths_and_day(cursor: &mut Cursor<'_>) -> Option<(Vec<Nth>, Weekday)> {
    let mut nths = vec![one_nth(cursor)?];
    while let Some(nth) = cursor.attempt(|cursor| {
        joined(cursor).then_some(())?;
        let _ = cursor.any(&["the", "el"]);
        one_nth(cursor)
    }) {
        nths.push(nth);
    }
    Some((nths, one_day(cursor)?))
}

fn one_nth(cursor: &mut Cursor<'_>) -> Option<Nth> {
    cursor.word(words::nth).or_else(|| {
        cursor.attempt(|cursor| {
            let number = day::ordinal_number(cursor)?;
            Nth::ALL.into_iter().find(|nth| nth.number() == Some(number))
        })
    })
}
