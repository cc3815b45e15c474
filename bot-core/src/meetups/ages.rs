//! For which ages a meetup is meant: "0-12 months", "1-3 years", "under 2 years", "3 years and up".

use serde::{Deserialize, Serialize};

/// The oldest age that is read, in years.
const OLDEST: i64 = 18;

/// From one age to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ages {
    /// The youngest, in the unit.
    pub from: i64,
    /// The oldest, in the unit; none when there is no end.
    pub to: Option<i64>,
    /// Whether the numbers are months; otherwise years.
    pub months: bool,
}

impl Ages {
    /// Whether a child of so many months is meant: one of three years is until the fourth birthday.
    #[must_use]
    pub fn has(self, months: i64) -> bool {
        let unit = if self.months { 1 } else { 12 };
        let age = months.div_euclid(unit);
        age >= self.from && self.to.is_none_or(|to| age <= to)
    }
}

/// Words that are no ages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAges;

/// Reads ages; `Ok(None)` is any age.
pub fn read(text: &str) -> Result<Option<Ages>, NotAges> {
    let text = text.trim().to_lowercase();
    if ["any", "all", "any age", "all ages", "everyone", "cualquiera", "todas", "todas las edades"]
        .contains(&text.as_str())
    {
        return Ok(None);
    }
    let mut numbers: Vec<(i64, Option<bool>)> = Vec::new();
    let (mut below, mut above) = (false, false);
    for word in words(&text) {
        if let Ok(number) = word.parse::<u8>() {
            numbers.push((number.into(), None));
            continue;
        }
        let unit = match word.as_str() {
            "m" | "mo" | "mos" | "month" | "months" | "mes" | "meses" => Some(true),
            "y" | "yr" | "yrs" | "year" | "years" | "año" | "años" | "ano" | "anos" => Some(false),
            "under" | "below" | "up" if numbers.is_empty() => {
                below = true;
                None
            }
            "menos" | "hasta" => {
                below = true;
                None
            }
            "+" | "up" | "over" | "older" | "from" | "más" | "mas" | "desde" => {
                above = true;
                None
            }
            "to" | "-" | "–" | "a" | "and" | "y/o" | "of" | "de" | "old" | "ages" | "age" | "edad" | "the" | "o" => {
                None
            }
            _ => return Err(NotAges),
        };
        if let (Some(unit), Some((_, last))) = (unit, numbers.last_mut()) {
            *last = last.or(Some(unit));
        } else if unit.is_some() {
            return Err(NotAges);
        }
    }
    let last_unit = numbers.last().and_then(|(_, unit)| *unit);
    let unit_of = |unit: Option<bool>| unit.or(last_unit).unwrap_or(false);
    let months = |(number, unit): (i64, Option<bool>)| if unit_of(unit) { number } else { number * 12 };
    let (from, to) = match (numbers.as_slice(), below, above) {
        (&[only], true, false) => (0, Some(months(only))),
        (&[only], false, true) => (months(only), None),
        (&[from, to], false, _) => (months(from), Some(months(to))),
        (&[only], false, false) => (months(only), Some(months(only))),
        _ => return Err(NotAges),
    };
    if to.is_some_and(|to| to < from || to == 0) || from > OLDEST * 12 || to.is_some_and(|to| to > OLDEST * 12) {
        return Err(NotAges);
    }
    // Whole years are said as years, unless the text spoke of months alone.
    let in_months =
        numbers.iter().all(|(_, unit)| unit_of(*unit)) || from % 12 != 0 || to.is_some_and(|to| to % 12 != 0);
    let unit = if in_months { 1 } else { 12 };
    Ok(Some(Ages { from: from / unit, to: to.map(|to| to / unit), months: in_months }))
}

/// Numbers, words and signs, each by itself: `0-12m` is four.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let kind = |c: char| {
        if c.is_ascii_digit() {
            0
        } else if c.is_alphabetic() {
            1
        } else {
            2
        }
    };
    let mut last = None;
    for c in text.chars() {
        if c.is_whitespace() || ",.()".contains(c) {
            last = None;
            continue;
        }
        match words.last_mut() {
            Some(word) if last == Some(kind(c)) => word.push(c),
            Some(_) | None => words.push(c.to_string()),
        }
        last = Some(kind(c));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str, from: i64, to: Option<i64>, months: bool) {
        assert_eq!(read(text), Ok(Some(Ages { from, to, months })), "{text}");
    }

    #[test]
    fn ages_are_read_as_people_write_them() {
        is("0-12 months", 0, Some(12), true);
        is("1-3 years", 1, Some(3), false);
        is("1–3", 1, Some(3), false);
        is("6 months to 2 years", 6, Some(24), true);
        is("under 2", 0, Some(2), false);
        is("3+", 3, None, false);
        is("3 years and up", 3, None, false);
        is("0-18m", 0, Some(18), true);
        is("de 1 a 3 años", 1, Some(3), false);
        is("menos de 6 meses", 0, Some(6), true);
        is("desde 4 años", 4, None, false);
        assert_eq!(read("any"), Ok(None));
        assert_eq!(read("todas las edades"), Ok(None));
    }

    #[test]
    fn what_is_no_age_is_refused() {
        for text in
            ["", "tall", "3-1 years", "0-500 years", "200 years", "-", "months", "1 2 3", "99999999999999999999"]
        {
            assert_eq!(read(text), Err(NotAges), "{text}");
        }
    }
}
