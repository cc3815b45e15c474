//! Naps in words: `12:30-14:30 on weekdays`, `9-10 and 13-15`, `12:30-14:30 entre semana`.

use chrono::Weekday;

use crate::time::phrase::cursor::{Cursor, parted};
use crate::time::phrase::{lexer, words};
use crate::time::window::{Leaning, NoWindow, window};
use crate::wording::Locale;

use super::{Days, Nap};

/// The longest text that is read, in characters.
pub const LONGEST: usize = 500;

/// A nap is no longer than this; what seems to be ends before it begins.
const MOST: u16 = 8 * 60;

/// Why words are no naps.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotNaps {
    /// No hours were said.
    #[error("no hours were said")]
    Empty,
    /// From some word on, it is not understood.
    #[error("a part is not understood")]
    NotUnderstood {
        /// The rest, as typed; never empty.
        rest: String,
    },
    /// An end comes before its beginning, or more than eight hours after it.
    #[error("a nap ends before it begins")]
    EndFirst {
        /// From there on, as typed.
        rest: String,
    },
}

/// A nap whose days may come later.
struct Said {
    nap: Nap,
    /// The days were said for it, or for one before it.
    has_days: bool,
    /// They were said for one before it.
    inherits: bool,
}

/// Reads naps, in the order in which they were said. Days stand before their hours or behind them; hours without days
/// are every day's.
pub fn read_naps(typed: &str, locale: Locale) -> Result<Vec<Nap>, NotNaps> {
    let text = typed.replace(['\n', ';'], ",");
    let tokens = lexer::tokens(&text);
    let mut cursor = Cursor::new(&tokens, locale);
    let rest = |at: usize| parted(&text, &tokens, at).1;
    let mut naps: Vec<Said> = Vec::new();
    let mut ahead: Option<(Days, usize)> = None;
    loop {
        while cursor.sign(',') || cursor.sign(':') || cursor.sign('&') || cursor.any(&["and", "y", "e", "nap", "naps"])
        {
        }
        if cursor.only_marks_left() {
            break;
        }
        let at = cursor.at();
        if let Some(days) = cursor.attempt(days) {
            let mut open = naps.iter_mut().filter(|said| !said.has_days).peekable();
            if open.peek().is_some() {
                for said in open {
                    (said.nap.days, said.has_days) = (days, true);
                }
            } else if ahead.replace((days, at)).is_some() {
                // Days after days, and no hours between them.
                return Err(NotNaps::NotUnderstood { rest: rest(at) });
            }
            continue;
        }
        let window = window(&mut cursor, Leaning::Day, MOST).map_err(|why| match why {
            NoWindow::NotUnderstood => NotNaps::NotUnderstood { rest: rest(at) },
            NoWindow::EndFirst => NotNaps::EndFirst { rest: rest(at) },
        })?;
        let nap = |days| Nap { days, window };
        naps.push(match (ahead.take(), naps.last()) {
            (Some((days, _)), _) => Said { nap: nap(days), has_days: true, inherits: true },
            (None, Some(before)) if before.inherits => {
                Said { nap: nap(before.nap.days), has_days: true, inherits: true }
            }
            (None, _) => Said { nap: nap(Days::ALL), has_days: false, inherits: false },
        });
    }
    if let Some((days, at)) = ahead {
        // `weekdays 9-10, 12-13 weekends`: the last hours took their days from before, and have their own.
        match naps.iter_mut().next_back().filter(|said| said.inherits) {
            Some(last) => last.nap.days = days,
            None => return Err(NotNaps::NotUnderstood { rest: rest(at) }),
        }
    }
    if naps.is_empty() { Err(NotNaps::Empty) } else { Ok(naps.into_iter().map(|said| said.nap).collect()) }
}

/// `weekdays`, `mon wed fri`, `de lunes a viernes`.
fn days(cursor: &mut Cursor<'_>) -> Option<Days> {
    let _ =
        cursor.any(&["on the", "on", "at the", "at", "los", "el", "en", "de", "every", "each", "cada", "todos los"]);
    if cursor.any(&[
        "weekdays",
        "weekday",
        "week days",
        "entre semana",
        "dias de semana",
        "dias laborables",
        "dia laborable",
    ]) {
        return Some(Days::WEEKDAYS);
    }
    if cursor.any(&["weekends", "weekend", "fines de semana", "fin de semana", "findes", "finde"]) {
        return Some(Days::WEEKEND);
    }
    if cursor.any(&["daily", "day", "days", "all days", "all week", "a diario", "diario", "diariamente", "dias", "dia"])
    {
        return Some(Days::ALL);
    }
    let mut days = some_days(cursor)?;
    while let Some(more) = cursor.attempt(|cursor| {
        let _ = cursor.sign(',') || cursor.sign('/') || cursor.sign('&') || cursor.any(&["and", "y", "e"]);
        some_days(cursor)
    }) {
        days = days.and(more);
    }
    Some(days)
}

/// `monday`, `mon-fri`, `lunes a viernes`.
fn some_days(cursor: &mut Cursor<'_>) -> Option<Days> {
    let first = day(cursor)?;
    let last = cursor.attempt(|cursor| {
        let joined = cursor.sign('-') || cursor.any(&["to", "through", "thru", "until", "a", "al", "hasta"]);
        joined.then(|| day(cursor))?
    });
    let mut days = Days::of(first);
    let mut next = first;
    while last.is_some_and(|last| next != last) {
        next = next.succ();
        days = days.and(Days::of(next));
    }
    Some(days)
}

fn day(cursor: &mut Cursor<'_>) -> Option<Weekday> {
    cursor.attempt(|cursor| {
        let _ = cursor.any(&["los", "el", "on"]);
        let day = cursor.word(|word| {
            let also = (word == "mar").then_some(Weekday::Tue);
            words::weekday(word).or_else(|| words::weekday_plural(word)).or(also)
        })?;
        let _ = cursor.glued_sign('.');
        Some(day)
    })
}
