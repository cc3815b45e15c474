//! Naps in words: `12:30-14:30 on weekdays`, `9-10 and 13-15`, `12:30-14:30 entre semana`.

use crate::time::window::{Leaning, window};
use crate::time::windows::{self, Manner, NotWindows};
use crate::wording::Locale;

use super::Nap;

/// The longest text that is read, in characters.
pub const LONGEST: usize = 500;

/// A nap is no longer than this; what seems to be ends before it begins.
const MOST: u16 = 8 * 60;

const MANNER: Manner =
    Manner { fillers: &["nap", "naps"], hours: |cursor| window(cursor, Leaning::Day, MOST), whole_day: None };

/// Reads naps, in the order in which they were said. Days stand before their hours or behind them; hours without days
/// are every day's.
pub fn read_naps(typed: &str, locale: Locale) -> Result<Vec<Nap>, NotWindows> {
    let windows = windows::read(typed, locale, MANNER)?;
    Ok(windows.into_iter().map(|(days, window)| Nap { days, window }).collect())
}
