//! The bars of `commands`, `jobs` and `round` are ones that can be missed, and then they say what missed them.

use std::process::{Command, Output};

fn commands(args: &[&str]) -> std::io::Result<Output> {
    let small = ["--communities", "20", "--commands", "40", "--people", "20", "--within", "1"];
    Command::new(env!("CARGO_BIN_EXE_commands")).args(small).args(args).output()
}

fn jobs(args: &[&str]) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_jobs")).args(["--pending", "1000", "--due", "1100"]).args(args).output()
}

fn round(args: &[&str]) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_round")).args(["--members", "60", "--commands", "20"]).args(args).output()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn commands_that_cost_too_much_are_named_and_fail() -> std::io::Result<()> {
    let none = ["--most-cpu-ms", "0", "--most-wait-ms", "0", "--most-p99-ms", "0", "--most-rss-mb", "0"];
    let output = commands(&none)?;
    let said = said(&output);
    assert!(!output.status.success(), "{said}");
    for what in ["the CPU time of meetup new", "the longest wait", "p99 at half", "the memory"] {
        assert!(said.contains(what), "{said}");
    }
    Ok(())
}

#[test]
fn a_start_that_takes_too_long_fails() -> std::io::Result<()> {
    let output =
        jobs(&["--most-open-ms", "0", "--most-late-ms", "0", "--most-beside-ms", "0", "--least-ratio", "1000"])?;
    let said = said(&output);
    assert!(!output.status.success(), "{said}");
    for what in ["the start in ms", "p99 of lateness", "p99 of commands beside", "the ratio to the raw loop"] {
        assert!(said.contains(what), "{said}");
    }
    Ok(())
}

#[test]
fn a_round_that_takes_too_much_fails() -> std::io::Result<()> {
    let output = round(&["--most-seconds", "0", "--most-more-memory-mb", "-1", "--most-added-p99-ms", "-1000"])?;
    let said = said(&output);
    assert!(!output.status.success(), "{said}");
    for what in ["the time of the round", "the memory of the round", "what is added to p99"] {
        assert!(said.contains(what), "{said}");
    }
    Ok(())
}

#[test]
fn what_keeps_its_bars_passes() -> std::io::Result<()> {
    let all =
        ["--most-cpu-ms", "100000", "--most-wait-ms", "100000", "--most-p99-ms", "100000", "--most-rss-mb", "100000"];
    let output = commands(&all)?;
    assert!(output.status.success(), "{}", said(&output));
    let output = jobs(&[
        "--most-open-ms",
        "100000",
        "--most-late-ms",
        "100000",
        "--most-beside-ms",
        "100000",
        "--least-ratio",
        "0",
    ])?;
    assert!(output.status.success(), "{}", said(&output));
    let output = round(&["--most-seconds", "1000", "--most-added-p99-ms", "100000"])?;
    assert!(output.status.success(), "{}", said(&output));
    Ok(())
}
