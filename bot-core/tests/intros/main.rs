//! Intros, as people live through them.

mod joining;
mod rounds;

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, Town};

/// What was said up to here is not looked at.
fn skip(town: &Town) {
    town.transcript();
}

/// These take part in intros.
async fn join(town: &Town, names: &[&str]) -> TestResult {
    for name in names {
        town.member(name).says("/intro join").await?;
    }
    skip(town);
    Ok(())
}

/// An admin begins a round.
async fn begin(town: &Town) -> TestResult {
    town.member("ana").is(Standing::Admin);
    town.member("ana").says("/intro round begin").await
}
