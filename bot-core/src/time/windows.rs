//! Windows of the week in words, for naps and for free time: `12:30-14:30 on weekdays`, `weekday mornings`.

use chrono::Weekday;

use super::naps::Days;
use super::phrase::cursor::{Cursor, parted};
use super::phrase::{lexer, words};
use super::window::{NoWindow, Window};
use crate::wording::Locale;

/// Why words are no windows of the week.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotWindows {
    /// No hours were said.
    #[error("no hours were said")]
    Empty,
    /// From some word on, it is not understood.
    #[error("a part is not understood")]
    NotUnderstood {
        /// The rest, as typed; never empty.
        rest: String,
    },
    /// An end comes before its beginning, or much too long after it.
    #[error("a window ends before it begins")]
    EndFirst {
        /// From there on, as typed.
        rest: String,
    },
}

/// How windows are said of one thing.
#[derive(Debug, Clone, Copy)]
pub(in crate::time) struct Manner {
    /// Words that say nothing here.
    pub(in crate::time) fillers: &'static [&'static str],
    /// How hours are said.
    pub(in crate::time) hours: fn(&mut Cursor<'_>) -> Result<Window, NoWindow>,
    /// What a day without hours is; none when hours must be said.
    pub(in crate::time) whole_day: Option<Window>,
}

/// A window whose days may come later.
struct Said {
    days: Days,
    window: Window,
    /// The days were said for it, or for one before it.
    has_days: bool,
    /// They hold for what follows as well.
    inherits: bool,
    /// They were said for one before it.
    borrowed: bool,
}

/// Reads windows, in the order in which they were said. Days stand before their hours or behind them; hours without
/// days are every day's.
pub(in crate::time) fn read(typed: &str, locale: Locale, manner: Manner) -> Result<Vec<(Days, Window)>, NotWindows> {
    let text = typed.replace(['\n', ';'], ",");
    let tokens = lexer::tokens(&text);
    let mut cursor = Cursor::new(&tokens, locale);
    let rest = |at: usize| parted(&text, &tokens, at).1;
    let mut windows: Vec<Said> = Vec::new();
    let mut ahead: Option<(Days, usize)> = None;
    let said = |days, window| Said { days, window, has_days: true, inherits: true, borrowed: false };
    loop {
        let parted_here = skip(&mut cursor, manner.fillers);
        if cursor.only_marks_left() {
            break;
        }
        let at = cursor.at();
        if let Some(days) = cursor.attempt(days) {
            // Where days may stand alone, those behind a comma begin something new.
            let may_be_behind = !(parted_here && manner.whole_day.is_some());
            let mut open = windows.iter_mut().filter(|said| may_be_behind && !said.has_days).peekable();
            if open.peek().is_some() {
                for said in open {
                    (said.days, said.has_days) = (days, true);
                }
            } else if let Some((before, _)) = ahead.replace((days, at)) {
                // Days after days, and no hours between them.
                let Some(window) = manner.whole_day else {
                    return Err(NotWindows::NotUnderstood { rest: rest(at) });
                };
                windows.push(said(before, window));
            } else if let (Some(last), Some(_)) = (windows.last_mut(), manner.whole_day)
                && may_be_behind
                && last.borrowed
            {
                // `weekday mornings, afternoons at weekends`: the last hours borrowed their days, and have their own.
                (last.days, last.borrowed) = (days, false);
                ahead = None;
            }
            continue;
        }
        let window = (manner.hours)(&mut cursor).map_err(|why| match why {
            NoWindow::NotUnderstood => NotWindows::NotUnderstood { rest: rest(at) },
            NoWindow::EndFirst => NotWindows::EndFirst { rest: rest(at) },
        })?;
        windows.push(match (ahead.take(), windows.last()) {
            (Some((days, _)), _) => said(days, window),
            (None, Some(before)) if before.inherits => Said { borrowed: true, ..said(before.days, window) },
            (None, _) => Said { has_days: false, inherits: false, ..said(Days::ALL, window) },
        });
    }
    if let Some((days, at)) = ahead {
        match (manner.whole_day, windows.iter_mut().next_back().filter(|said| said.inherits)) {
            (Some(window), _) => windows.push(said(days, window)),
            // `weekdays 9-10, 12-13 weekends`: the last hours took their days from before, and have their own.
            (None, Some(last)) => last.days = days,
            (None, None) => return Err(NotWindows::NotUnderstood { rest: rest(at) }),
        }
    }
    if windows.is_empty() {
        return Err(NotWindows::Empty);
    }
    Ok(windows.into_iter().map(|said| (said.days, said.window)).collect())
}

/// Goes past what separates windows and says nothing; whether anything separated them.
fn skip(cursor: &mut Cursor<'_>, fillers: &[&str]) -> bool {
    let mut parted = false;
    loop {
        if cursor.sign(',') || cursor.sign('&') || cursor.any(&["and", "y", "e"]) {
            parted = true;
        } else if !(cursor.sign(':') || cursor.any(fillers)) {
            return parted;
        }
    }
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
