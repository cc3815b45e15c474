//! Birth months, as mothers write them: `march 2025`, `7 months`, `salgo de cuentas en abril 2027`. Never a day: one
//! that is given is dropped.

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::wording::Locale;

use super::phrase::cursor::{Cursor, parted};
use super::phrase::lexer;
use super::phrase::words::{self, Unit};

/// The longest text that is read, in characters.
pub const LONGEST: usize = 1_000;

/// A child is due in so many months at most.
pub const LATEST_DUE: i32 = 10;

/// A child has this many months at most: at eighteen years it is none any more.
pub const OLDEST: i32 = 18 * 12 - 1;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month from 1 to 12 of a year; none for any other number.
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let month = i32::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        (1..=9999).contains(&year).then_some(Self(year * 12 + month - 1))
    }

    /// The month a day lies in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0))
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// 1 to 12.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0.rem_euclid(12) + 1
    }

    /// How many months later `other` is; negative when it is earlier.
    #[must_use]
    pub fn until(self, other: Self) -> i32 {
        other.0 - self.0
    }

    /// So many months earlier.
    #[must_use]
    pub fn before(self, months: i32) -> Self {
        Self(self.0.saturating_sub(months))
    }

    /// As it is stored: `2025-03`.
    #[must_use]
    pub fn text(self) -> String {
        format!("{:04}-{:02}", self.year(), self.number())
    }

    /// Reads what [`Self::text`] wrote.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }
}

/// A child, by the month it was born in or is due in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Kid {
    /// The month.
    pub born: Month,
    /// Not born yet, as far as anybody said.
    pub due: bool,
    /// Counted back from an age, or put into a year that was not said.
    pub guessed: bool,
}

impl Kid {
    /// How many months old the child is on a day; none before it is born. As days are not kept, the month counts whole
    /// from its first day.
    #[must_use]
    pub fn months_old(self, on: NaiveDate) -> Option<i32> {
        let months = self.born.until(Month::of(on));
        // That a month has come in which a child was due says nothing of how it went: she tells when it is here.
        (!self.due && months >= 0).then_some(months)
    }
}

/// Why words are no children.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotKids {
    /// Nothing was said.
    #[error("nobody was named")]
    Empty,
    /// From some word on, it is not understood.
    #[error("a part is not understood")]
    NotUnderstood {
        /// The rest, as typed; never empty.
        rest: String,
    },
    /// Further ahead than any child is known of.
    #[error("too far ahead")]
    TooFarAhead(Month),
    /// No child any more.
    #[error("too long ago")]
    TooLongAgo(Month),
}

/// Reads children, in the order in which they were said.
pub fn read_kids(typed: &str, locale: Locale, today: NaiveDate) -> Result<Vec<Kid>, NotKids> {
    let text = typed.replace(['\n', ';'], ",");
    let tokens = lexer::tokens(&text);
    let mut cursor = Cursor::new(&tokens, locale);
    let mut kids = Vec::new();
    loop {
        while cursor.sign(',') || cursor.any(&["and", "y", "e"]) || cursor.sign('&') || cursor.sign('+') {}
        if cursor.only_marks_left() {
            break;
        }
        let Some((kid, count)) = cursor.attempt(|cursor| one(cursor, today)) else {
            return Err(NotKids::NotUnderstood { rest: parted(&text, &tokens, cursor.at()).1 });
        };
        kids.extend(std::iter::repeat_n(bounded(kid, today)?, count));
    }
    if kids.is_empty() { Err(NotKids::Empty) } else { Ok(kids) }
}

/// A month ahead is one in which a child is due.
fn bounded(kid: Kid, today: NaiveDate) -> Result<Kid, NotKids> {
    let ahead = Month::of(today).until(kid.born);
    if ahead > LATEST_DUE {
        return Err(NotKids::TooFarAhead(kid.born));
    }
    if -ahead > OLDEST {
        return Err(NotKids::TooLongAgo(kid.born));
    }
    Ok(match (kid.due, ahead) {
        (false, 1..) => Kid { due: true, ..kid },
        (true, ..0) => Kid { due: false, guessed: true, ..kid },
        _ => kid,
    })
}

/// One child, or several of one birth.
fn one(cursor: &mut Cursor<'_>, today: NaiveDate) -> Option<(Kid, usize)> {
    let several: [(&[&str], usize); 2] =
        [(&["twins", "gemelos", "gemelas", "mellizos", "mellizas"], 2), (&["triplets", "trillizos", "trillizas"], 3)];
    let count = several.into_iter().find_map(|(said, count)| cursor.any(said).then_some(count));
    let due = is_due(cursor);
    if !due {
        let _ = cursor.any(&[
            "was born",
            "were born",
            "born",
            "nacio",
            "nacieron",
            "nacido",
            "nacida",
            "nacidos",
            "nacidas",
        ]) || cursor.any(&["since", "desde", "tiene", "de"]);
    }
    let _ = cursor.sign(':') || cursor.any(&["in", "on", "en", "el", "para"]);
    let (born, guessed) = match cursor.attempt(|cursor| month(cursor, due, today)) {
        Some(month) => month,
        None if due => return None,
        None => (cursor.attempt(|cursor| age(cursor, today))?, true),
    };
    Some((Kid { born, due, guessed }, count.unwrap_or(1)))
}

fn is_due(cursor: &mut Cursor<'_>) -> bool {
    cursor.any(&[
        "due date",
        "due",
        "expecting",
        "expected",
        "salgo de cuentas",
        "salimos de cuentas",
        "fecha probable de parto",
        "fecha probable",
        "fpp",
        "espero",
        "esperamos",
        "esperando",
        "nace",
        "nacera",
    ])
}

/// A month, and whether its year was guessed.
fn month(cursor: &mut Cursor<'_>, due: bool, today: NaiveDate) -> Option<(Month, bool)> {
    let with_year = cursor
        .attempt(year_first)
        .or_else(|| cursor.attempt(numbers))
        .or_else(|| cursor.attempt(|cursor| named(cursor).and_then(|(month, year)| Month::new(year?, month))));
    if let Some(month) = with_year {
        return Some((month, false));
    }
    let (number, _) = cursor.attempt(named)?;
    let this = Month::of(today);
    let in_this_year = Month::new(today.year(), number)?;
    let ahead = this.until(in_this_year);
    let nearest = match (due, ahead) {
        (true, ..0) => in_this_year.before(-12),
        (false, 1..) => in_this_year.before(12),
        _ => in_this_year,
    };
    Some((nearest, true))
}

/// `2025-03`, and `2025-03-17`, whose day is dropped.
fn year_first(cursor: &mut Cursor<'_>) -> Option<Month> {
    let year = full_year(cursor)?;
    let sign = stroke(cursor)?;
    let month = short(cursor)?;
    let _ = cursor.attempt(|cursor| cursor.glued_sign(sign).then(|| short(cursor))?);
    Month::new(year, month)
}

/// `3/2025`, `03.25`, and `17/3/2025`, whose day is dropped.
fn numbers(cursor: &mut Cursor<'_>) -> Option<Month> {
    let locale = cursor.locale();
    let first = short(cursor)?;
    let sign = stroke(cursor)?;
    let with_day = cursor.attempt(|cursor| {
        let second = short(cursor)?;
        cursor.glued_sign(sign).then_some(())?;
        let year = glued_year(cursor)?;
        // The order of day and month is the language's; a number above twelve is a day anywhere.
        let month = match (first, second) {
            (..13, 13..) => first,
            (..13, _) if locale == Locale::En => first,
            _ => second,
        };
        Month::new(year, month)
    });
    with_day.or_else(|| Month::new(glued_year(cursor)?, first))
}

/// `march 2025`, `mar 25`, `marzo de 2025`, `17 march 2025`, `march 17th, 2025`; perhaps without a year.
fn named(cursor: &mut Cursor<'_>) -> Option<(u32, Option<i32>)> {
    let _ = cursor.attempt(|cursor| {
        let _ = cursor.any(&["the", "el"]);
        short(cursor).filter(|day| (1..=31).contains(day))?;
        ordinal(cursor);
        let _ = cursor.any(&["of", "de"]);
        cursor.peek_word().and_then(words::month).map(|_| ())
    });
    let month = cursor.word(words::month)?;
    let _ = cursor.glued_sign('.');
    let day_and_year = cursor.attempt(|cursor| {
        short(cursor).filter(|day| (1..=31).contains(day))?;
        ordinal(cursor);
        let _ = cursor.sign(',');
        let year = full_year(cursor)?;
        // `mar 25, 2023-07` are two children.
        let mut ahead = *cursor;
        stroke(&mut ahead).is_none().then_some(year)
    });
    if day_and_year.is_some() {
        return Some((month, day_and_year));
    }
    let year = cursor.attempt(|cursor| {
        let _ = cursor.any(&["of", "de", "del"]) || stroke(cursor).is_some();
        let _ = cursor.sign('\'') || cursor.sign('’');
        full_year(cursor).or_else(|| {
            // `mar 25` is a year, `march 7 months` is not.
            let year = two_digits(cursor)?;
            let counts = cursor.peek_word().is_some_and(|word| words::unit(word).is_some() || is_years(word));
            (!counts).then_some(year)
        })
    });
    Some((month, year))
}

/// The month an age was counted from: `7 months`, `2 años y medio`, `1 year 2 months`, `newborn`.
fn age(cursor: &mut Cursor<'_>, today: NaiveDate) -> Option<Month> {
    let this = Month::of(today);
    let newborn = ["newborn", "new born", "recien nacido", "recien nacida", "recien nacidos", "recien nacidas"];
    if cursor.any(&newborn) {
        return Some(this);
    }
    let (count, half) = count(cursor)?;
    let born = if cursor.word(|word| is_years(word).then_some(())).is_some() {
        let half = half || cursor.any(&["and a half", "y medio", "y media"]);
        let more = cursor.attempt(|cursor| {
            // After a comma comes another child.
            let _ = cursor.any(&["and", "y"]);
            let (months, _) = self::count(cursor).filter(|(months, half)| (1..12).contains(months) && !half)?;
            cursor.word(|word| is_months(word).then_some(months))
        });
        let months = if half { 6 } else { more.unwrap_or(0) };
        this.before(count.checked_mul(12)?.checked_add(months)?)
    } else if cursor.word(|word| is_months(word).then_some(())).is_some() {
        let _ = cursor.any(&["and a half", "y medio"]);
        this.before(count)
    } else {
        let days = match cursor.word(words::unit)? {
            (Unit::Week, times) => i64::from(count) * 7 * i64::from(times),
            (Unit::Day, _) => i64::from(count),
            (Unit::Minute | Unit::Hour | Unit::Month, _) => return None,
        };
        Month::of(today.checked_sub_signed(TimeDelta::try_days(days)?)?)
    };
    let _ = cursor.sign('-');
    let _ = cursor.any(&["old", "de edad"]);
    Some(born)
}

/// A number, and whether a half follows: `2.5`, `two and a half`.
fn count(cursor: &mut Cursor<'_>) -> Option<(i32, bool)> {
    let _ = cursor.any(&["de"]);
    // `a 7-month-old`
    let _ = cursor.attempt(|cursor| {
        cursor.any(&["a", "an", "un", "una"]).then_some(())?;
        let mut ahead = *cursor;
        ahead.digits().map(|_| ())
    });
    let locale = cursor.locale();
    let whole = if let Some(digits) = cursor.digits() {
        i32::try_from(digits.value).ok().filter(|count| *count <= 999)?
    } else {
        let number = cursor.word(|word| match word {
            "a" | "an" => Some(1),
            _ => words::number(word, locale),
        })?;
        i32::try_from(number).ok()?
    };
    let tenths = cursor.attempt(|cursor| {
        (cursor.glued_sign('.') || cursor.glued_sign(',')).then_some(())?;
        cursor.glued_digits().filter(|tenths| tenths.count == 1)
    });
    let half = tenths.is_some_and(|tenths| tenths.value >= 5)
        || cursor.attempt(|cursor| {
            cursor.any(&["and a half", "y medio", "y media"]).then_some(())?;
            cursor.peek_word().is_some_and(|word| is_years(word) || is_months(word)).then_some(())
        }) == Some(());
    let _ = cursor.sign('-');
    Some((whole, half))
}

fn is_years(word: &str) -> bool {
    matches!(word, "year" | "years" | "yr" | "yrs" | "y" | "yo" | "ano" | "anos" | "a")
}

fn is_months(word: &str) -> bool {
    matches!(word, "month" | "months" | "mo" | "mos" | "mths" | "mth" | "m" | "mes" | "meses")
}

fn short(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.digits().filter(|digits| digits.count <= 2).map(|digits| digits.value)
}

fn full_year(cursor: &mut Cursor<'_>) -> Option<i32> {
    let digits = cursor.attempt(|cursor| cursor.digits().filter(|digits| digits.count == 4))?;
    i32::try_from(digits.value).ok()
}

fn two_digits(cursor: &mut Cursor<'_>) -> Option<i32> {
    let digits = cursor.attempt(|cursor| cursor.digits().filter(|digits| digits.count == 2))?;
    i32::try_from(2000 + digits.value).ok()
}

fn glued_year(cursor: &mut Cursor<'_>) -> Option<i32> {
    cursor.peek().is_some_and(|token| token.glued).then(|| full_year(cursor).or_else(|| two_digits(cursor)))?
}

fn stroke(cursor: &mut Cursor<'_>) -> Option<char> {
    ['-', '/', '.'].into_iter().find(|sign| cursor.glued_sign(*sign))
}

fn ordinal(cursor: &mut Cursor<'_>) {
    let _ = cursor.glued_any(&["st", "nd", "rd", "th", "o"]);
}

#[cfg(test)]
mod tests;
