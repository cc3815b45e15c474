//! Two hundred people tap at once on ten spots: none is oversold, and nobody is lost.

use std::process::Command;

use bot_core::testing::TestResult;
use bot_core::testing::postgres::fresh_database;
use serde_json::Value;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_processes_on_postgres_oversell_nothing_and_lose_nobody() -> TestResult {
    let database = fresh_database().await?;
    holds(&["--database-url", database.url(), "--processes", "3"])
}

#[test]
fn one_process_on_sqlite_oversells_nothing_and_loses_nobody() -> TestResult {
    holds(&[])
}

fn holds(args: &[&str]) -> TestResult {
    let output = Command::new(env!("CARGO_BIN_EXE_race")).args(args).output()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout)?;
    print!("{said}");
    let report: Value = serde_json::from_str(said.lines().last().ok_or("the race said nothing")?)?;
    let of = |name: &str| report.get(name).and_then(Value::as_i64);
    assert_eq!((of("oversold"), of("lost")), (Some(0), Some(0)), "{said}");
    assert_eq!(of("answered"), of("taps"), "{said}");
    assert_eq!(of("going").unwrap_or(0) + of("offered").unwrap_or(0), 10, "{said}");
    Ok(())
}
