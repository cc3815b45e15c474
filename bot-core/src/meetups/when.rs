//! A moment as somebody typed it, or the answer that asks for a better one.

use chrono::{DateTime, TimeDelta, Utc};

use crate::refusal::Refusal;
use crate::time::phrase::{LocalMoment, NotWhen, Reading, When, Why, read_when};
use crate::turn::Turn;

/// Reads the argument `when`. What is ambiguous comes back as readings to choose from.
pub fn read(text: &str, turn: &Turn<'_>) -> Result<Reading, Refusal> {
    if let Some(exact) = exact(text, turn) {
        return Ok(exact);
    }
    let zone = turn.zone();
    match read_when(text, turn.locale(), turn.now, zone) {
        Ok(When::Clear(reading)) => Ok(reading),
        Ok(When::Ambiguous(readings, why)) => {
            let key = match why {
                Why::ClockSkips => "ask-clock-skips",
                Why::ClockRepeats => "ask-clock-repeats",
                _ => "ask-which-moment",
            };
            let options = readings.iter().map(|reading| reading.start.at).collect();
            Err(Refusal::new(key).about("when").text("given", text).options(options))
        }
        Err(not) => Err(refuse(text, not, turn)),
    }
}

/// A reading that was chosen from several: its instant, to the second.
fn exact(text: &str, turn: &Turn<'_>) -> Option<Reading> {
    let at = DateTime::parse_from_rfc3339(text).ok()?.with_timezone(&Utc);
    let zone = turn.zone();
    let start = LocalMoment { local: at.with_timezone(&zone).naive_local(), zone, at };
    (at > turn.now && at < turn.now + TimeDelta::days(800)).then_some(Reading { start, end: None, repeats: None })
}

fn refuse(text: &str, not: NotWhen, turn: &Turn<'_>) -> Refusal {
    let refusal = |key: &str| Refusal::new(key).about("when").text("given", text);
    match not {
        NotWhen::Past(moment) => refusal("refused-when-past").moment("moment", moment.at, turn.zone()),
        _ => refusal("refused-when"),
    }
}
