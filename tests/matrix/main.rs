//! Village on a real homeserver, spoken to by people with a Matrix client of another code base.
//!
//! `./dev test` installs what this needs (see `install.sh`) and turns the feature `synapse-tests` on.

#![recursion_limit = "256"]
#![expect(clippy::indexing_slicing, reason = "reading JSON in a test: what is missing is null")]

mod adapter;
mod away;
mod caring;
mod circles;
mod crash;
mod driver;
mod introductions;
mod keeping;
mod leash;
mod ledger;
mod logs;
mod meetups;
mod neighbours;
mod noticing;
mod round;
mod sessions;
mod settling;
mod story;
mod synapse;
#[cfg(feature = "discord")]
mod together;

/// What stands in for Discord, as the tests of that platform have it.
#[cfg(feature = "discord")]
#[path = "../discord"]
#[allow(
    dead_code,
    unused_imports,
    clippy::wildcard_enum_match_arm,
    clippy::needless_pass_by_value,
    reason = "that world is for the tests of Discord, which allow the same and use the rest of it"
)]
mod discord {
    pub(crate) mod world;
}

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use synapse::{Limits, Synapse};

/// What a test and its helpers give.
pub(crate) type TestResult<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// The homeserver that tests share. It ends with the process.
async fn homeserver() -> TestResult<&'static Synapse> {
    static SHARED: OnceLock<Synapse> = OnceLock::new();
    static STARTING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let _one_at_a_time = STARTING.lock().await;
    // `RUST_LOG=bot_matrix=debug` shows what the bot does.
    let filter = tracing_subscriber::EnvFilter::from_default_env();
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_test_writer().try_init();
    if let Some(synapse) = SHARED.get() {
        return Ok(synapse);
    }
    let synapse = Synapse::start(Limits::Relaxed).await?;
    Ok(SHARED.get_or_init(|| synapse))
}

/// A name that nobody else has.
fn fresh(name: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{name}{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
