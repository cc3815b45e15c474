//! The short form of the crash test; `--bin storm` is the long one.

use std::path::PathBuf;

use bot_core::testing::TestResult;
use bot_core::testing::postgres::fresh_database;
use village_bench::rooms::Room;
use village_bench::storm::{Report, Storm, rage};

const KILLS: u32 = 100;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_kills_on_sqlite_lose_nothing_and_double_nothing() -> TestResult {
    let room = Room::open(None)?;
    let report = rage(&storm(room.url(), 1)).await?;
    holds("sqlite", &report);
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_kills_of_two_processes_on_postgres_lose_nothing_and_double_nothing() -> TestResult {
    let database = fresh_database().await?;
    let report = rage(&storm(database.url(), 2)).await?;
    holds("postgres", &report);
    Ok(())
}

fn storm(database_url: &str, processes: usize) -> Storm<'static> {
    Storm {
        program: PathBuf::from(env!("CARGO_BIN_EXE_storm")),
        database_url: database_url.to_owned(),
        processes,
        kills: KILLS,
        times: 60,
        seed: 1,
        server: None,
    }
}

fn holds(engine: &str, report: &Report) {
    println!(
        "crash: {engine} kills={} reminders={} answers={} lost={} doubled={} in {} s",
        report.kills,
        report.reminders,
        report.answers,
        report.lost.len(),
        report.doubled.len(),
        report.seconds
    );
    assert_eq!((&report.lost, &report.doubled), (&Vec::new(), &Vec::new()));
    assert!(report.kills >= KILLS, "{report:?}");
}
