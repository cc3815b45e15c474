//! Logs to standard error. They hold ids and kinds, never texts, names or secrets.

use std::io::IsTerminal as _;
use std::panic::PanicHookInfo;

use clap::ValueEnum;
use tracing_subscriber::EnvFilter;

/// How much is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Level {
    /// What somebody must mend.
    Error,
    /// What somebody may want to look at.
    Warn,
    /// What happens, roughly.
    Info,
    /// What happens, in detail.
    Debug,
    /// Everything.
    Trace,
}

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// The crates whose logs obey [`Level`]. Libraries stay at warnings: in detail they log what people write.
const OURS: [&str; 5] = ["village", "bot_core", "bot_discord", "bot_matrix", "bot_console"];

/// Begins to log.
pub(crate) fn start(level: Level, format: Format) {
    let lines = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(filter(level)))
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    match format {
        Format::Text => lines.init(),
        Format::Json => lines.json().flatten_event(true).init(),
    }
    std::panic::set_hook(Box::new(log_panic));
}

fn filter(level: Level) -> String {
    let name = match level {
        Level::Error => "error",
        Level::Warn => "warn",
        Level::Info => "info",
        Level::Debug => "debug",
        Level::Trace => "trace",
    };
    // Serenity warns with the whole event when it cannot read one, words and names included; its shards warn with the
    // reason for which Discord closed a connection, and with nothing else.
    let libraries = if level == Level::Error { "error" } else { "warn,serenity=error,serenity::gateway::shard=warn" };
    let ours = OURS.map(|target| format!("{target}={name}")).join(",");
    format!("{libraries},{ours}")
}

/// Says where, and why only if the reason was written in the program: one made at run time may hold somebody's words.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let reason = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("not logged");
    tracing::error!(place, reason, "a task panicked");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_stay_quiet_at_every_level() {
        assert!(filter(Level::Trace).starts_with("warn,serenity=error,serenity::gateway::shard=warn,village=trace,"));
        assert!(filter(Level::Error).starts_with("error,"));
    }
}
