//! Lengths of time: `2h`, `90 min`, `1h30`, `an hour and a half`, `media hora`.

use std::ops::RangeInclusive;

use chrono::TimeDelta;

use crate::wording::Locale;

use super::phrase::LONGEST_PHRASE;
use super::phrase::amount::{Amount, amount};
use super::phrase::cursor::{Cursor, parted};
use super::phrase::lexer;

/// Why words are no length of time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LengthError {
    /// Nothing was said.
    #[error("the length is empty")]
    Empty,
    /// Longer than any phrase that is read.
    #[error("the phrase is too long")]
    TooManyWords,
    /// A number without a unit: hours or minutes?
    #[error("the unit is missing")]
    NoUnit(u32),
    /// From some word on, it is not understood. Months are not: they have no one length.
    #[error("a part of the length is not understood")]
    NotUnderstood {
        /// What was understood before that.
        understood: Option<TimeDelta>,
        /// The rest, as typed; never empty.
        rest: String,
    },
    /// Understood, and below the bounds.
    #[error("the length is too short")]
    TooShort {
        /// What was understood.
        length: TimeDelta,
        /// The shortest allowed.
        shortest: TimeDelta,
    },
    /// Understood, and above the bounds.
    #[error("the length is too long")]
    TooLong {
        /// What was understood.
        length: TimeDelta,
        /// The longest allowed.
        longest: TimeDelta,
    },
}

/// Reads a length of time, in whole minutes, within bounds. A day is 24 hours, a week seven days.
pub fn read_length(typed: &str, locale: Locale, bounds: &RangeInclusive<TimeDelta>) -> Result<TimeDelta, LengthError> {
    if typed.chars().nth(LONGEST_PHRASE).is_some() {
        return Err(LengthError::TooManyWords);
    }
    let tokens = lexer::tokens(typed);
    let mut cursor = Cursor::new(&tokens, locale);
    if cursor.only_marks_left() {
        return Err(LengthError::Empty);
    }
    let read = cursor.attempt(hours_and_minutes).or_else(|| cursor.attempt(amount).and_then(length));
    let not_understood = |understood, at| LengthError::NotUnderstood { understood, rest: parted(typed, &tokens, at).1 };
    let Some(length) = read else {
        let mut cursor = Cursor::new(&tokens, locale);
        return Err(match cursor.digits() {
            Some(digits) if cursor.only_marks_left() => LengthError::NoUnit(digits.value),
            Some(_) | None => not_understood(None, 0),
        });
    };
    if !cursor.only_marks_left() {
        return Err(not_understood(Some(length), cursor.at()));
    }
    if length < *bounds.start() {
        return Err(LengthError::TooShort { length, shortest: *bounds.start() });
    }
    if length > *bounds.end() {
        return Err(LengthError::TooLong { length, longest: *bounds.end() });
    }
    Ok(length)
}

/// `1:30`
fn hours_and_minutes(cursor: &mut Cursor<'_>) -> Option<TimeDelta> {
    let hours = cursor.digits().filter(|digits| digits.count <= 2)?.value;
    cursor.glued_sign(':').then_some(())?;
    let minutes = cursor.glued_digits().filter(|digits| digits.count == 2 && digits.value < 60)?.value;
    let _ = cursor.any(&["hours", "horas", "hs", "hrs", "h"]);
    Some(TimeDelta::minutes((hours * 60 + minutes).into()))
}

fn length(amount: Amount) -> Option<TimeDelta> {
    let clock = TimeDelta::minutes(amount.minutes.into());
    (amount.months == 0).then_some(TimeDelta::days(amount.days.into()) + clock)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(typed: &str, locale: Locale) -> Result<i64, LengthError> {
        let bounds = TimeDelta::minutes(5)..=TimeDelta::days(30);
        read_length(typed, locale, &bounds).map(|length| length.num_minutes())
    }

    #[test]
    fn lengths_are_read_in_both_languages() {
        let phrases = [
            ("2h", 120),
            ("2 h", 120),
            ("2 hours", 120),
            ("two hours", 120),
            ("90 min", 90),
            ("90min", 90),
            ("45m", 45),
            ("1h30", 90),
            ("1h30m", 90),
            ("1 h 30 min", 90),
            ("1:30", 90),
            ("0:45", 45),
            ("1.5 hours", 90),
            ("1,5 horas", 90),
            ("2.25h", 135),
            ("an hour", 60),
            ("an hour and a half", 90),
            ("an hour and a quarter", 75),
            ("one and a half hours", 90),
            ("2 and a half hours", 150),
            ("half an hour", 30),
            ("a quarter of an hour", 15),
            ("three quarters of an hour", 45),
            ("2 hours and 15 minutes", 135),
            ("2 hours, 15 minutes.", 135),
            ("a couple of hours", 120),
            ("1 day", 1440),
            ("a week", 10080),
            ("a day and 2 hours", 1560),
            ("2 horas", 120),
            ("dos horas", 120),
            ("media hora", 30),
            ("una hora", 60),
            ("Una Hora y Media", 90),
            ("hora y media", 90),
            ("hora y cuarto", 75),
            ("dos horas y media", 150),
            ("un cuarto de hora", 15),
            ("tres cuartos de hora", 45),
            ("veinte minutos", 20),
            ("un par de horas", 120),
            ("un día", 1440),
            ("3 días", 4320),
            ("dos semanas", 20160),
        ];
        for (typed, minutes) in phrases {
            for locale in Locale::ALL {
                assert_eq!(read(typed, locale), Ok(minutes), "{typed} {locale:?}");
            }
        }
        assert_eq!(read("once horas", Locale::Es), Ok(660));
    }

    #[test]
    fn what_is_no_length_says_what_was_understood() {
        let hour = Some(TimeDelta::hours(1));
        let refusals = [
            ("", LengthError::Empty),
            (" ... ", LengthError::Empty),
            ("2", LengthError::NoUnit(2)),
            ("90.", LengthError::NoUnit(90)),
            ("soon", LengthError::NotUnderstood { understood: None, rest: "soon".into() }),
            ("1 hour or so", LengthError::NotUnderstood { understood: hour, rest: "or so".into() }),
            ("1h 2h", LengthError::NotUnderstood { understood: hour, rest: "2h".into() }),
            ("2 months", LengthError::NotUnderstood { understood: None, rest: "2 months".into() }),
            ("1.33 hours", LengthError::NotUnderstood { understood: None, rest: "1.33 hours".into() }),
            ("1:75", LengthError::NotUnderstood { understood: None, rest: "1:75".into() }),
            ("1 min", LengthError::TooShort { length: TimeDelta::minutes(1), shortest: TimeDelta::minutes(5) }),
            ("5 weeks", LengthError::TooLong { length: TimeDelta::weeks(5), longest: TimeDelta::days(30) }),
        ];
        for (typed, refusal) in refusals {
            assert_eq!(read(typed, Locale::En), Err(refusal), "{typed}");
        }
        assert_eq!(read(&"h".repeat(201), Locale::En), Err(LengthError::TooManyWords));
    }

    proptest! {
        #[test]
        fn any_number_of_hours_and_minutes_comes_back(hours in 0_i64..24, minutes in 0_i64..60) {
            prop_assume!(hours * 60 + minutes >= 5);
            for written in [format!("{hours}h {minutes}min"), format!("{hours}:{minutes:02}"), format!("{hours} horas y {minutes} minutos")] {
                prop_assert_eq!(read(&written, Locale::Es), Ok(hours * 60 + minutes));
            }
        }

        #[test]
        fn no_text_makes_it_panic(typed in "\\PC{0,60}", digits in "[0-9]{1,12}( ?[hmd]| weeks| horas)?([.,: ][0-9]{1,9})?") {
            let _ = read(&typed, Locale::En);
            let _ = read(&digits, Locale::Es);
        }
    }
}
