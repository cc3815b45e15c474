//! A moment as somebody typed it, or the answer that asks for a better one.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::command::text::near::fold;
use crate::refusal::{Candidate, Refusal};
use crate::time::local::LocalMoment;
use crate::time::phrase::{NotWhen, Reading, When, Why, read_when};
use crate::turn::Turn;
use crate::wording::Locale;

/// Reads the argument `when`. What is ambiguous comes back as readings to choose from.
pub fn read(text: &str, turn: &Turn<'_>) -> Result<Reading, Refusal> {
    read_as("when", text, turn)
}

/// Words by which a weekday is one that is counted from today.
const FROM_TODAY: [&str; 9] = ["this", "next", "coming", "este", "esta", "proximo", "proxima", "viene", "siguiente"];

/// Reads the argument `when` of a change to what is on `day`: an hour alone is one of that day, and a weekday the one
/// nearest to it.
pub fn read_change(text: &str, day: NaiveDate, turn: &Turn<'_>) -> Result<Reading, Refusal> {
    // `this saturday` counts from today, whatever it changes.
    let counts_from_today = fold(text).split_whitespace().any(|word| FROM_TODAY.contains(&word));
    if counts_from_today {
        return read(text, turn);
    }
    match read_when(&format!("{day} {text}"), turn.locale(), turn.now, turn.zone()) {
        Ok(When::Clear(reading)) if reading.repeats.is_none() => Ok(reading),
        Ok(When::Ambiguous(readings, Why::WeekdayDisagrees)) => {
            let other = readings.into_iter().find(|reading| reading.start.local.date() != day);
            other.map_or_else(|| read(text, turn), Ok)
        }
        Ok(When::Ambiguous(readings, why))
            if why == Why::WhichMidnight || readings.iter().all(|reading| reading.start.local.date() == day) =>
        {
            Err(offer("when", text, &readings, why, true))
        }
        Err(not @ (NotWhen::Past(_) | NotWhen::EndBeforeStart(_))) => Err(refuse("when", text, not, turn)),
        Ok(_) | Err(_) => read(text, turn),
    }
}

/// What somebody answers when she is asked for the rest of a moment: `10am` after `sat`. None when the two make no
/// moment together, or the first is one by itself.
#[must_use]
pub fn joined(before: &str, answer: &str, locale: Locale, now: DateTime<Utc>, zone: Tz) -> Option<String> {
    let lacks = matches!(read_when(before, locale, now, zone), Err(NotWhen::NoTimeOfDay(_) | NotWhen::NoDay));
    let both = format!("{} {}", before.trim(), answer.trim());
    (lacks && read_when(&both, locale, now, zone).is_ok()).then_some(both)
}

/// Reads the argument `when` of what may repeat.
pub fn read_series(text: &str, turn: &Turn<'_>) -> Result<Reading, Refusal> {
    read_with("when", text, turn, true)
}

/// Reads until when something lasts that has begun: `11`, `noon`, `11:30`, `in 2 hours`.
pub fn read_until(text: &str, turn: &Turn<'_>) -> Result<DateTime<Utc>, Refusal> {
    let bare = text.trim().to_lowercase();
    let bare = ["until ", "till ", "hasta las ", "hasta la ", "hasta "]
        .into_iter()
        .find_map(|word| bare.strip_prefix(word))
        .unwrap_or(&bare);
    let today = |text: &str| read_when(text, turn.locale(), turn.now, turn.zone());
    // An hour alone is the next one on the clock: at nine, "until 11" is eleven in the morning.
    let hour = bare.parse::<u32>().ok().filter(|hour| *hour <= 24);
    let phrases = match hour {
        Some(hour) if hour <= 12 => vec![format!("{hour}am"), format!("{hour}pm")],
        Some(hour) => vec![format!("{hour}:00")],
        None => vec![bare.to_owned()],
    };
    let today_first = ["today ", "hoy ", ""].into_iter();
    let mut moments = today_first
        .flat_map(|day| phrases.iter().map(move |phrase| format!("{day}{phrase}")))
        .filter_map(|phrase| match today(&phrase) {
            Ok(When::Clear(reading)) if reading.repeats.is_none() && reading.start.at > turn.now => {
                Some(reading.start.at)
            }
            Ok(_) | Err(_) => None,
        });
    match moments.next() {
        Some(at) => Ok(at),
        None => read_as("until", text, turn).map(|reading| reading.start.at),
    }
}

/// Reads a moment given as the argument of this name.
pub fn read_as(arg: &str, text: &str, turn: &Turn<'_>) -> Result<Reading, Refusal> {
    read_with(arg, text, turn, false)
}

/// The day that is given as the argument of this name, whatever the hour; it may lie far ahead.
pub(super) fn read_day(arg: &str, text: &str, turn: &Turn<'_>) -> Result<NaiveDate, Refusal> {
    let read = |text: &str| read_when(text, turn.locale(), turn.now, turn.zone());
    match read(text) {
        // What may be two days says so only with an hour.
        Err(NotWhen::NoTimeOfDay(_)) => match read(&format!("{text} 12:00")) {
            Err(NotWhen::NoTimeOfDay(day) | NotWhen::TooFar(day)) => Ok(day),
            Err(_) | Ok(_) => match read_as(arg, &format!("{text} 12:00"), turn) {
                Ok(reading) => Ok(reading.start.local.date()),
                Err(refusal) if refusal.options.is_empty() => Err(refusal),
                Err(Refusal { options, .. }) => {
                    Err(Refusal::new("ask-which-moment").about(arg).text("given", text).options(options))
                }
            },
        },
        Err(NotWhen::TooFar(day)) => Ok(day),
        Err(_) | Ok(_) => read_as(arg, text, turn).map(|reading| reading.start.local.date()),
    }
}

fn read_with(arg: &str, text: &str, turn: &Turn<'_>, may_repeat: bool) -> Result<Reading, Refusal> {
    if let Some(exact) = exact(text, turn) {
        return Ok(exact);
    }
    let zone = turn.zone();
    match read_when(text, turn.locale(), turn.now, zone) {
        Ok(When::Clear(reading)) => Ok(reading),
        Ok(When::Ambiguous(readings, why)) => Err(offer(arg, text, &readings, why, may_repeat)),
        Err(not) => Err(refuse(arg, text, not, turn)),
    }
}

/// The readings of a phrase that means more than one thing, to choose from.
fn offer(arg: &str, text: &str, readings: &[Reading], why: Why, may_repeat: bool) -> Refusal {
    let key = match why {
        Why::ClockSkips => "ask-clock-skips",
        Why::ClockRepeats => "ask-clock-repeats",
        Why::WhichWeek
        | Why::DayOrMonth
        | Why::WeekdayDisagrees
        | Why::WhichMidnight
        | Why::NoonOrMidnight
        | Why::RangeOrMinutes
        | Why::WhichHalf
        | Why::WhichRepeat => "ask-which-moment",
    };
    let candidate = |reading: &Reading| Candidate {
        repeats: reading.repeats.clone(),
        ..Candidate::new(reading.start.at, reading.end.map(|end| end.at))
    };
    let fits = |reading: &&Reading| may_repeat || reading.repeats.is_none();
    let options = readings.iter().filter(fits).map(candidate).collect();
    Refusal::new(key).about(arg).text("given", text).options(options)
}

/// A reading that was chosen from several.
fn exact(text: &str, turn: &Turn<'_>) -> Option<Reading> {
    let Candidate { start, end, repeats, .. } = Candidate::from_value(text)?;
    let zone = turn.zone();
    let in_reach = start > turn.now && start < turn.now + TimeDelta::days(800) && end.is_none_or(|end| end > start);
    in_reach.then(|| Reading {
        start: LocalMoment::of(start, zone),
        end: end.map(|end| LocalMoment::of(end, zone)),
        repeats,
    })
}

/// The same with an hour that goes with it: `sat 10am`, and `tonight 7pm`.
fn with_hour(text: &str, turn: &Turn<'_>) -> String {
    let hours = match turn.locale() {
        Locale::En => ["10am", "7pm"],
        Locale::Es => ["a las 10", "a las 7"],
    };
    let [usual, late] = hours.map(|hour| format!("{} {hour}", text.trim()));
    let is_read = read_when(&usual, turn.locale(), turn.now, turn.zone()).is_ok();
    if is_read { usual } else { late }
}

fn refuse(arg: &str, text: &str, not: NotWhen, turn: &Turn<'_>) -> Refusal {
    let refusal = |key: &str| Refusal::new(key).about(arg);
    let given = |key: &str| refusal(key).text("given", text);
    match not {
        NotWhen::Empty | NotWhen::TooLong | NotWhen::NotUnderstood { understood: None, .. } => given("refused-when"),
        NotWhen::NotUnderstood { understood: Some(understood), rest } => {
            refusal("refused-when-rest").text("understood", understood).text("rest", rest)
        }
        NotWhen::NoTimeOfDay(_) => given("refused-when-no-time").text("hour", with_hour(text, turn)),
        NotWhen::NoDay => refusal("refused-when-no-day"),
        NotWhen::Past(moment) => refusal("refused-when-past").moment("moment", moment.at, turn.zone()),
        NotWhen::PastDay(_) => given("refused-when-past-day"),
        NotWhen::TooFar(_) => given("refused-when-too-far"),
        NotWhen::NoSuchDate(typed) | NotWhen::NoSuchTime(typed) => refusal("refused-when-no-such").text("given", typed),
        NotWhen::PartDisagrees(_) => given("refused-when-part"),
        NotWhen::EndBeforeStart(typed) => refusal("refused-when-order").text("given", typed),
    }
}
