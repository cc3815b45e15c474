//! Amounts of time: `2h`, `1h30`, `an hour and a half`, `dos horas`, `media hora`, `3 weeks`.

use super::cursor::Cursor;
use super::words::{self, Unit};

/// An amount of time. Days and months belong to the calendar, minutes to the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::time) struct Amount {
    /// Months of the calendar.
    pub(in crate::time) months: u32,
    /// Days of the calendar.
    pub(in crate::time) days: u32,
    /// Minutes.
    pub(in crate::time) minutes: u32,
}

/// More of a unit than this is no amount anybody plans with.
const MOST_OF_A_UNIT: u32 = 99_999;

/// Reads an amount: one term, or several with ever smaller units.
pub(in crate::time) fn amount(cursor: &mut Cursor<'_>) -> Option<Amount> {
    let (mut total, mut smallest) = term(cursor)?;
    while let Some((more, unit)) = cursor.attempt(|cursor| {
        let _ = cursor.any(&["and", "y", "e"]) || cursor.sign(',');
        term(cursor).filter(|(_, unit)| *unit < smallest)
    }) {
        total = Amount {
            months: total.months + more.months,
            days: total.days + more.days,
            minutes: total.minutes + more.minutes,
        };
        smallest = unit;
    }
    Some(total)
}

fn term(cursor: &mut Cursor<'_>) -> Option<(Amount, Unit)> {
    if let Some(minutes) = part_of_an_hour(cursor) {
        return Some((Amount { minutes, ..Amount::default() }, Unit::Minute));
    }
    cursor.attempt(|cursor| {
        let count = count(cursor)?;
        let (unit, times) = unit(cursor)?;
        counted(cursor, count, unit, times)
    })
}

/// Halves and quarters of an hour, in minutes.
fn part_of_an_hour(cursor: &mut Cursor<'_>) -> Option<u32> {
    let parts: [(&[&str], u32); 3] = [
        (&["half an hour", "half hour", "a half hour", "media hora"], 30),
        (
            &[
                "a quarter of an hour",
                "quarter of an hour",
                "a quarter hour",
                "quarter hour",
                "un cuarto de hora",
                "cuarto de hora",
            ],
            15,
        ),
        (&["three quarters of an hour", "tres cuartos de hora"], 45),
    ];
    parts.into_iter().find_map(|(phrases, minutes)| cursor.any(phrases).then_some(minutes))
}

/// How many, as a number of parts and the size of a part: 2.5 is 25 tenths.
#[derive(Clone, Copy)]
struct Count {
    parts: u32,
    parts_in_one: u32,
}

fn count(cursor: &mut Cursor<'_>) -> Option<Count> {
    let whole = |parts| Some(Count { parts, parts_in_one: 1 });
    if cursor.any(&["a couple of", "a couple", "un par de"]) {
        return whole(2);
    }
    if let Some(digits) = cursor.digits() {
        if digits.value > MOST_OF_A_UNIT {
            return None;
        }
        let tenths = cursor.attempt(|cursor| {
            (cursor.glued_sign('.') || cursor.glued_sign(',')).then_some(())?;
            cursor.glued_digits().filter(|tenths| tenths.count <= 2)
        });
        return match tenths {
            Some(tenths) => {
                let parts_in_one = if tenths.count == 1 { 10 } else { 100 };
                Some(Count { parts: digits.value * parts_in_one + tenths.value, parts_in_one })
            }
            None if cursor.any(&["and a half", "y media"]) => {
                Some(Count { parts: digits.value * 2 + 1, parts_in_one: 2 })
            }
            None => whole(digits.value),
        };
    }
    if cursor.peek_word() == Some("hora") {
        return whole(1);
    }
    let locale = cursor.locale();
    let number = cursor.word(|word| match word {
        "a" | "an" => Some(1),
        _ => words::number(word, locale).or_else(|| words::minutes(word)),
    })?;
    if cursor.any(&["and a half", "y media"]) {
        return Some(Count { parts: number * 2 + 1, parts_in_one: 2 });
    }
    whole(number)
}

fn unit(cursor: &mut Cursor<'_>) -> Option<(Unit, u32)> {
    if cursor.glued_any(&["m"]) {
        return Some((Unit::Minute, 1));
    }
    cursor.word(words::unit)
}

/// The amount that so many units are, with what may follow an hour: `and a half`, `y cuarto`, the `30` of `1h30`.
fn counted(cursor: &mut Cursor<'_>, count: Count, unit: Unit, times: u32) -> Option<(Amount, Unit)> {
    let whole = || (count.parts_in_one == 1).then_some(count.parts.checked_mul(times)).flatten();
    let amount = match unit {
        Unit::Month => Amount { months: whole()?, ..Amount::default() },
        Unit::Week => Amount { days: whole()?.checked_mul(7)?, ..Amount::default() },
        Unit::Day => Amount { days: whole()?, ..Amount::default() },
        Unit::Minute => Amount { minutes: whole()?, ..Amount::default() },
        Unit::Hour => {
            let minutes = count.parts.checked_mul(60)?;
            if !minutes.is_multiple_of(count.parts_in_one) {
                return None;
            }
            let minutes = minutes / count.parts_in_one;
            if count.parts_in_one == 1
                && let Some(more) = rest_of_an_hour(cursor)
            {
                return Some((Amount { minutes: minutes + more, ..Amount::default() }, Unit::Minute));
            }
            Amount { minutes, ..Amount::default() }
        }
    };
    Some((amount, unit))
}

fn rest_of_an_hour(cursor: &mut Cursor<'_>) -> Option<u32> {
    if cursor.any(&["and a half", "y media"]) {
        return Some(30);
    }
    if cursor.any(&["and a quarter", "y cuarto", "y un cuarto"]) {
        return Some(15);
    }
    cursor.attempt(|cursor| {
        let digits = cursor.glued_digits().filter(|digits| digits.count == 2 && digits.value < 60)?;
        let has_unit = cursor.peek_word().is_some_and(|word| word == "m" || words::unit(word).is_some());
        (!has_unit).then_some(digits.value)
    })
}
