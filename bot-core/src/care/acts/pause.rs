//! `care pause`: somebody cannot write for a while. It ends by itself.

use std::ops::RangeInclusive;

use chrono::TimeDelta;

use super::{Kind, Outcome, Plan, REASON, prepare, somebody};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::time::length::{LengthError, read_length};
use crate::turn::{Command, Turn};
use crate::wording::Locale;

/// Pauses last from ten minutes to four weeks, which is as long as the platforms allow.
const BOUNDS: RangeInclusive<TimeDelta> = TimeDelta::minutes(10)..=TimeDelta::days(28);

/// Prepares one.
#[derive(Debug)]
pub struct Pause {
    person: String,
    minutes: i64,
    why: Option<String>,
}

impl Command for Pause {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care pause",
        args: &[
            ArgSpec::required("person", ArgKind::Person),
            ArgSpec::required("how-long", ArgKind::Length),
            ArgSpec::optional("why", ArgKind::Lines { most: REASON }),
        ],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care pause @ben 2h things got heated about sleep",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let person = args.text("person", 200)?;
        let given = args.text("how-long", usize::from(REASON) + 40)?;
        let (length, rest) = length_and_rest(&given, turn.locale(), &BOUNDS, "2h")?;
        let why = args.optional_text("why", usize::from(REASON))?.or(rest);
        Ok(Self { person, minutes: length.num_minutes(), why })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let member = somebody(turn, &self.person, Kind::Pause).await?;
        let plan = Plan { about: Some(member.id), reason: self.why, minutes: Some(self.minutes), ..Plan::default() };
        Ok(Outcome::Draft { act: prepare(turn, Kind::Pause, plan).await?.id })
    }
}

/// A length with words after it: `2h things got heated`.
pub(super) fn length_and_rest(
    given: &str,
    locale: Locale,
    bounds: &RangeInclusive<TimeDelta>,
    example: &str,
) -> Result<(TimeDelta, Option<String>), Refusal> {
    let refused = |key: &str| Refusal::new(key).about("how-long").text("example", example);
    let short: String = given.chars().take(40).collect();
    // The length stands in the first few words; the longest beginning that is one counts.
    let blanks = given.char_indices().filter(|(_, letter)| letter.is_whitespace()).map(|(at, _)| at);
    let ends: Vec<usize> = blanks.take(8).chain([given.len()]).collect();
    let mut error = None;
    for end in ends.iter().rev() {
        let (start, rest) = given.split_at_checked(*end).unwrap_or((given, ""));
        match read_length(start, locale, bounds) {
            Ok(length) => return Ok((length, Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty()))),
            Err(LengthError::TooShort { .. }) => error = Some("refused-care-short"),
            Err(LengthError::TooLong { .. }) => error = Some("refused-care-long"),
            Err(_) => {}
        }
    }
    Err(refused(error.unwrap_or("refused-care-length")).text("given", short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_followed_by_the_reason() {
        let read = |given: &str, locale| {
            let (length, rest) = length_and_rest(given, locale, &BOUNDS, "2h").ok()?;
            Some((length.num_minutes(), rest))
        };
        let why = Some("things got heated".to_owned());
        assert_eq!(read("2h things got heated", Locale::En), Some((120, why.clone())));
        assert_eq!(read("3 days things got heated", Locale::En), Some((3 * 24 * 60, why)));
        assert_eq!(read("2h", Locale::En), Some((120, None)));
        assert_eq!(read("2 horas por lo de ayer", Locale::Es), Some((120, Some("por lo de ayer".to_owned()))));
        for wrong in ["", "soon", "5 min", "29 days", "because"] {
            assert_eq!(read(wrong, Locale::En), None, "{wrong}");
        }
    }
}
