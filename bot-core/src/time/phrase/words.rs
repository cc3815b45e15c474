//! The words of both languages. Every one is in lower case and without accents, as the lexer leaves them.

use chrono::Weekday;

use crate::wording::Locale;

use super::Nth;

/// A part of the day that tells which of two hours is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::time) enum DayPart {
    /// Midnight to six: `de la madrugada`.
    SmallHours,
    /// Until noon.
    Morning,
    /// Noon to eight; `tarde` reaches further than `afternoon`.
    Afternoon,
    /// From four on.
    Evening,
    /// From five to midnight.
    Night,
}

/// A day of the week, singular.
pub(in crate::time) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" | "lunes" | "lun" => Weekday::Mon,
        "tuesday" | "tues" | "tue" | "martes" => Weekday::Tue,
        "wednesday" | "weds" | "wed" | "miercoles" | "mier" | "mie" => Weekday::Wed,
        "thursday" | "thurs" | "thur" | "thu" | "jueves" | "juev" | "jue" => Weekday::Thu,
        "friday" | "fri" | "viernes" | "vier" | "vie" => Weekday::Fri,
        "saturday" | "sat" | "sabado" | "sab" => Weekday::Sat,
        "sunday" | "sun" | "domingo" | "dom" => Weekday::Sun,
        _ => return None,
    })
}

/// A day of the week in a plural that tells itself from the singular.
pub(in crate::time) fn weekday_plural(word: &str) -> Option<Weekday> {
    Some(match word {
        "mondays" => Weekday::Mon,
        "tuesdays" => Weekday::Tue,
        "wednesdays" => Weekday::Wed,
        "thursdays" => Weekday::Thu,
        "fridays" => Weekday::Fri,
        "saturdays" | "sabados" => Weekday::Sat,
        "sundays" | "domingos" => Weekday::Sun,
        _ => return None,
    })
}

/// A month, 1 to 12. `mar` is here; whether it is `martes` is the grammar's affair.
pub(in crate::time) fn month(word: &str) -> Option<u32> {
    Some(match word {
        "january" | "jan" | "enero" | "ene" => 1,
        "february" | "feb" | "febrero" => 2,
        "march" | "mar" | "marzo" => 3,
        "april" | "apr" | "abril" | "abr" => 4,
        "may" | "mayo" => 5,
        "june" | "jun" | "junio" => 6,
        "july" | "jul" | "julio" => 7,
        "august" | "aug" | "agosto" | "ago" => 8,
        "september" | "sept" | "sep" | "septiembre" | "setiembre" | "set" => 9,
        "october" | "oct" | "octubre" => 10,
        "november" | "nov" | "noviembre" => 11,
        "december" | "dec" | "diciembre" | "dic" => 12,
        _ => return None,
    })
}

/// A number from one to twelve. `once` is eleven in Spanish only.
pub(in crate::time) fn number(word: &str, locale: Locale) -> Option<u32> {
    Some(match word {
        "one" | "uno" | "una" | "un" => 1,
        "two" | "dos" => 2,
        "three" | "tres" => 3,
        "four" | "cuatro" => 4,
        "five" | "cinco" => 5,
        "six" | "seis" => 6,
        "seven" | "siete" => 7,
        "eight" | "ocho" => 8,
        "nine" | "nueve" => 9,
        "ten" | "diez" => 10,
        "eleven" => 11,
        "once" if locale == Locale::Es => 11,
        "twelve" | "doce" => 12,
        _ => return None,
    })
}

/// A round number of minutes above twelve.
pub(in crate::time) fn minutes(word: &str) -> Option<u32> {
    Some(match word {
        "fifteen" | "quince" => 15,
        "twenty" | "veinte" => 20,
        "twentyfive" | "veinticinco" => 25,
        "thirty" | "treinta" => 30,
        "forty" | "cuarenta" => 40,
        "fifty" | "cincuenta" => 50,
        _ => return None,
    })
}

/// Which one in the month, in words.
pub(in crate::time) fn nth(word: &str) -> Option<Nth> {
    Some(match word {
        "first" | "primer" | "primero" => Nth::First,
        "second" | "segundo" => Nth::Second,
        "third" | "tercer" | "tercero" => Nth::Third,
        "fourth" | "cuarto" => Nth::Fourth,
        "last" | "ultimo" => Nth::Last,
        _ => return None,
    })
}

/// What an ordinal number ends in.
pub(in crate::time) const ORDINAL_ENDINGS: [&str; 10] = ["st", "nd", "rd", "th", "er", "ro", "do", "to", "ero", "o"];

/// A stretch of time one can count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::time) enum Unit {
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months of the calendar.
    Month,
}

/// A unit and how many of it the word stands for.
pub(in crate::time) fn unit(word: &str) -> Option<(Unit, u32)> {
    Some(match word {
        "minute" | "minutes" | "min" | "mins" | "minuto" | "minutos" => (Unit::Minute, 1),
        "hour" | "hours" | "h" | "hr" | "hrs" | "hs" | "hora" | "horas" => (Unit::Hour, 1),
        "day" | "days" | "d" | "dia" | "dias" => (Unit::Day, 1),
        "week" | "weeks" | "semana" | "semanas" => (Unit::Week, 1),
        "fortnight" => (Unit::Week, 2),
        "month" | "months" | "mes" | "meses" => (Unit::Month, 1),
        _ => return None,
    })
}
