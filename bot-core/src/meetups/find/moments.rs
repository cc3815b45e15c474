//! The moments somebody asks about: each said in words, or within a stretch of days in which the village finds them.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::{MOST, SLEEPERS, stretch};
use crate::meetups::{fields, when};
use crate::people::naps;
use crate::refusal::{Candidate, Failure, Refusal};
use crate::time::local::{LocalMoment, LocalResolution, resolve_local};
use crate::time::phrase::{NotWhen, When, read_when};
use crate::turn::Turn;

/// What was given.
#[derive(Debug)]
pub(super) enum Times {
    /// Moments, each with its end if that was said.
    Said(Vec<(LocalMoment, Option<DateTime<Utc>>)>),
    /// Days and hours in which moments are to be found.
    Within(Vec<stretch::Stretch>),
}

/// Reads what was given. What is ambiguous comes back as a question about that piece alone.
pub(super) fn read(given: &str, length: Option<TimeDelta>, turn: &Turn<'_>) -> Result<Times, Refusal> {
    let here = LocalMoment::of(turn.now, turn.zone()).local;
    if let Some(stretches) = stretch::read(given, here) {
        return Ok(Times::Within(stretches));
    }
    let pieces = pieces(given);
    if pieces.len() > MOST {
        let most = i64::try_from(MOST).unwrap_or(i64::MAX);
        return Err(Refusal::new("refused-find-many").about("moments").number("most", most));
    }
    let mut said: Vec<(LocalMoment, Option<DateTime<Utc>>)> = Vec::new();
    // Days whose hour comes with a later piece: "sat or sun 10am".
    let mut days = Vec::new();
    let mut position = 0;
    while let Some(piece) = pieces.get(position) {
        position += 1;
        if Candidate::from_value(piece).is_some() {
            // A reading that she chose before.
            said.push(one(piece, &pieces, position, turn)?);
            continue;
        }
        if is_backwards(piece) {
            return Err(Refusal::new("refused-when-order").about("moments").text("given", *piece));
        }
        if let Some(moment) = same_day(piece, said.last().map(|(start, _)| *start), turn) {
            said.push(moment);
            continue;
        }
        let not = read_when(piece, turn.locale(), turn.now, turn.zone()).err();
        if let (Some(_), Some(next)) = (&not, pieces.get(position)) {
            // A comma may stand inside one moment: "saturday, november 28 10am".
            let joined = format!("{piece}, {next}");
            if let Ok(When::Clear(reading)) = read_when(&joined, turn.locale(), turn.now, turn.zone()) {
                position += 1;
                said.push((reading.start, reading.end.map(|end| end.at)));
                continue;
            }
        }
        if let (Some(NotWhen::NoTimeOfDay(day)), true) = (not, position < pieces.len()) {
            days.push(*piece);
            said.push((at_hour(day, NaiveTime::MIN, turn), None));
            continue;
        }
        let (start, end) = one(piece, &pieces, position, turn)?;
        let lasts = end.map(|end| end - start.at);
        for waiting in said.iter_mut().rev().take(days.len()) {
            let on_that_day = at_hour(waiting.0.local.date(), start.local.time(), turn);
            *waiting = (on_that_day, lasts.map(|lasts| on_that_day.at + lasts));
        }
        days.clear();
        said.push((start, end));
    }
    if let Some(day) = days.first() {
        return Err(Refusal::new("refused-when-no-time").about("moments").text("given", *day));
    }
    check(&said, length, given, turn)?;
    if length.is_some() {
        // What is said for all of them counts more than what stands in one of them.
        for (_, end) in &mut said {
            *end = None;
        }
    }
    Ok(Times::Said(said))
}

/// Where one moment ends and the next begins.
fn pieces(given: &str) -> Vec<&str> {
    let pieces = given.split([',', ';', '\n']).flat_map(|piece| split_words(piece.trim()));
    pieces.map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// Cuts at "or", in both languages.
fn split_words(mut piece: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    while let Some(found) = piece.get(from..).and_then(|rest| rest.find(' ')) {
        let at = from + found;
        let after = piece.get(at + 1..).unwrap_or_default();
        let word = after.split(' ').next().unwrap_or_default();
        if ["or", "o", "u"].contains(&word.to_lowercase().as_str()) {
            pieces.push(piece.get(..at).unwrap_or_default());
            piece = after.get(word.len()..).unwrap_or_default();
            from = 0;
        } else {
            from = at + 1;
        }
    }
    pieces.push(piece.strip_prefix("or ").or_else(|| piece.strip_prefix("o ")).unwrap_or(piece));
    pieces
}

/// An hour alone is on the day of the moment before: "sat 10am, 3pm".
fn same_day(piece: &str, before: Option<LocalMoment>, turn: &Turn<'_>) -> Option<(LocalMoment, Option<DateTime<Utc>>)> {
    let before = before?;
    let on_that_day = format!("{} {piece}", before.local.format("%Y-%m-%d"));
    match read_when(&on_that_day, turn.locale(), turn.now, turn.zone()) {
        Ok(When::Clear(reading)) if reading.repeats.is_none() && reading.start.local.date() == before.local.date() => {
            Some((reading.start, reading.end.map(|end| end.at)))
        }
        Ok(_) | Err(_) => None,
    }
}

/// Whether it ends before it begins, as it is written: `10:00-9:00`. Which half of the day either is would be a guess.
fn is_backwards(piece: &str) -> bool {
    const BETWEEN: [&str; 7] = ["-", "–", "—", "to", "a", "until", "hasta"];
    let is_clock = |c: char| c.is_ascii_digit() || c == ':';
    let clock = |text: &str| {
        let (hour, minute) = text.split_once(':')?;
        Some((hour.parse::<u8>().ok()?, minute.parse::<u8>().ok()?))
    };
    let Some(from) = piece.find(is_clock) else { return false };
    let rest = piece.get(from..).unwrap_or_default();
    let (begin, rest) = rest.split_at(rest.find(|c| !is_clock(c)).unwrap_or(rest.len()));
    let (between, end) = rest.split_at(rest.find(is_clock).unwrap_or(rest.len()));
    // What is said of the half of the day behind the second one says it of both.
    match (clock(begin), clock(end.trim())) {
        (Some(begin), Some(end)) => end < begin && BETWEEN.contains(&between.trim()),
        _ => false,
    }
}

fn at_hour(day: chrono::NaiveDate, hour: NaiveTime, turn: &Turn<'_>) -> LocalMoment {
    match resolve_local(day.and_time(hour), turn.zone()) {
        LocalResolution::Single(only) => only,
        LocalResolution::Gap { after, .. } => after,
        LocalResolution::Fold { first, .. } => first,
    }
}

/// One piece as a moment. What it may mean besides is offered with the other pieces around it.
fn one(
    piece: &str,
    pieces: &[&str],
    position: usize,
    turn: &Turn<'_>,
) -> Result<(LocalMoment, Option<DateTime<Utc>>), Refusal> {
    let reading = when::read_as("moments", piece, turn).map_err(|refusal| {
        let options = refusal.options.clone().into_iter().map(|mut option| {
            let exact = option.exact();
            let around = pieces.iter().zip(1..).map(|(other, at)| if at == position { exact.as_str() } else { *other });
            option.whole = Some(around.collect::<Vec<_>>().join(", "));
            option
        });
        let options = options.collect();
        refusal.options(options)
    })?;
    if reading.repeats.is_some() {
        return Err(Refusal::new("refused-find-repeats").about("moments").text("given", piece));
    }
    Ok((reading.start, reading.end.map(|end| end.at)))
}

/// Whether these can be asked about.
fn check(
    said: &[(LocalMoment, Option<DateTime<Utc>>)],
    length: Option<TimeDelta>,
    given: &str,
    turn: &Turn<'_>,
) -> Result<(), Refusal> {
    if let Some((past, _)) = said.iter().find(|(start, _)| start.at <= turn.now) {
        return Err(Refusal::new("refused-when-past").about("moments").moment("moment", past.at, turn.zone()));
    }
    for (start, end) in said {
        if let (Some(end), None) = (end, length) {
            fields::check_length(*end - start.at, given)?;
        }
    }
    let mut moments: Vec<DateTime<Utc>> = said.iter().map(|(start, _)| start.at).collect();
    moments.sort_unstable();
    moments.dedup();
    if moments.len() == 1 {
        return Err(Refusal::new("refused-find-one").about("moments").command("command", "meetup new"));
    }
    Ok(())
}

impl Times {
    /// The moments with their numbers, the earliest first.
    pub(super) async fn candidates(
        self,
        turn: &mut Turn<'_>,
        length: TimeDelta,
    ) -> Result<Vec<super::Candidate>, Failure> {
        let mut moments = match self {
            Self::Said(said) => said,
            Self::Within(stretches) => {
                let nap_takers = naps::store::nappers(turn.tx, turn.community, SLEEPERS).await?;
                let sleepers = naps::store::sleepers(turn.tx, &nap_takers, turn.settings.zone()).await?;
                let slots = stretch::slots(&stretches, length, turn.zone(), turn.now, &sleepers);
                stretch::choose(slots).into_iter().map(|start| (start, None)).collect()
            }
        };
        moments.sort_by_key(|(start, _)| start.at);
        moments.dedup_by_key(|(start, _)| start.at);
        let numbered = moments.into_iter().zip(1..);
        Ok(numbered
            .map(|((start, end), number)| super::Candidate::new(number, start, end.unwrap_or(start.at + length)))
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_backwards_is_seen() {
        for piece in ["10:00-9:00", "sat 10:00 – 9:30", "sábado de 10:00 a 9:00", "22:00 to 1:00"] {
            assert!(is_backwards(piece), "{piece}");
        }
        for piece in
            ["9:00-10:00", "sat 10am-9pm", "10:00-9:00pm", "11:00-1pm", "sat 10:00", "9-10", "2026-12-05 14:00"]
        {
            assert!(!is_backwards(piece), "{piece}");
        }
    }

    #[test]
    fn moments_are_parted_by_commas_lines_and_or() {
        let cases = [
            ("sat 10am, sat 3pm; sunday 11am", vec!["sat 10am", "sat 3pm", "sunday 11am"]),
            ("sat 10am or 3pm\nsunday 11am,", vec!["sat 10am", "3pm", "sunday 11am"]),
            ("sábado a las 10 o domingo a las 11", vec!["sábado a las 10", "domingo a las 11"]),
            ("sat 10am, or sunday 11am", vec!["sat 10am", "sunday 11am"]),
            ("october 5 10am", vec!["october 5 10am"]),
            (" , ;; ", vec![]),
        ];
        for (given, expected) in cases {
            assert_eq!(pieces(given), expected, "{given}");
        }
    }
}
