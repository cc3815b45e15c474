//! Intros, as people live through them.

mod after;
mod asking;
mod faults;
mod greeting;
mod joining;
mod leaving;
mod rounds;
mod steps;
mod year;

use std::collections::BTreeSet;

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, Town};

/// These take part in intros.
async fn join(town: &Town, names: &[&str]) -> TestResult {
    for name in names {
        town.member(name).says("/intro join").await?;
    }
    town.skip();
    Ok(())
}

/// An admin begins a round.
async fn begin(town: &Town) -> TestResult {
    town.member("ana").is(Standing::Admin);
    town.member("ana").says("/intro round begin").await
}

/// Somebody writes in a place.
async fn writes(town: &Town, name: &str, place: &str) -> TestResult {
    let what = What::Said { text: "hello there".to_owned(), to_bot: false, replies_to: None };
    town.happens(&town.member(name).event(place, what)).await
}

/// The places that were opened, with who is in each.
fn opened(transcript: &str) -> Vec<(String, BTreeSet<String>)> {
    let circle = |line: &str| {
        let (_, rest) = line.split_once(", circle) ")?;
        let (place, rest) = rest.split_once(" open: ")?;
        let names = rest.split(" (without").next()?.rsplit(": ").next()?;
        Some((place.to_owned(), names.split(", ").map(str::to_owned).collect()))
    };
    transcript.lines().filter_map(circle).collect()
}

/// The place in which somebody is, of those that were opened.
fn place_of(circles: &[(String, BTreeSet<String>)], name: &str) -> Option<String> {
    circles.iter().find(|(_, names)| names.contains(name)).map(|(place, _)| place.clone())
}
