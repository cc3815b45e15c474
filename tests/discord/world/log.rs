//! What the bot says to its operator: kept, and searched for what must never stand in it.

use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use tracing_subscriber::EnvFilter;

use super::TOKEN;

/// Everything that this process has logged.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Tokens, and words that people say in these tests.
const SECRET: [&str; 6] = [TOKEN, "token-1", "Elm Park", "and* coffee", "just talk", "whenever you like"];

struct Kept;

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Begins to keep the log of the village's own crates, in every detail.
pub(crate) fn begin() {
    let all = EnvFilter::new("off,bot_discord=trace,bot_core=trace");
    let log = tracing_subscriber::fmt().with_ansi(false).with_env_filter(all).with_writer(|| Kept);
    let _ = log.try_init();
}

/// The first line that says what no log may say.
pub(crate) fn indiscretion() -> Option<String> {
    let log = LOG.lock().unwrap_or_else(PoisonError::into_inner);
    let text = String::from_utf8_lossy(&log);
    text.lines().find(|line| SECRET.iter().any(|secret| line.contains(secret))).map(str::to_owned)
}

/// The end of the log, for a test that failed.
pub(crate) fn end() -> String {
    let log = LOG.lock().unwrap_or_else(PoisonError::into_inner);
    let text = String::from_utf8_lossy(&log);
    let lines: Vec<&str> = text.lines().collect();
    lines.iter().rev().take(30).rev().copied().collect::<Vec<_>>().join("\n")
}

/// Whether this was logged.
pub(crate) fn says(words: &str) -> bool {
    String::from_utf8_lossy(&LOG.lock().unwrap_or_else(PoisonError::into_inner)).contains(words)
}
