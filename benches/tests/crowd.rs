//! The bar of `crowd` is one that can be missed, and then it says what missed it.

use std::process::{Command, Output};

/// A small crowd, measured in a moment; fewer commands are less than what a system counts CPU time in.
fn crowd(most_cpu_ms: &str) -> std::io::Result<Output> {
    let small = ["--meetups", "20", "--members", "40", "--commands", "40", "--reminders", "0"];
    Command::new(env!("CARGO_BIN_EXE_crowd")).args(small).args(["--most-cpu-ms", most_cpu_ms]).output()
}

#[test]
fn what_costs_too_much_is_named_and_fails() -> std::io::Result<()> {
    let output = crowd("0")?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{said}");
    for name in ["meetup list costs", "a page of it costs", "meetup show costs", "meetup going costs"] {
        assert!(said.contains(name), "{said}");
    }
    Ok(())
}

#[test]
fn what_costs_no_more_than_it_may_passes() -> std::io::Result<()> {
    let output = crowd("100000")?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 5, "one line for each kind of command");
    Ok(())
}

#[test]
fn reminders_that_take_more_memory_than_they_may_fail() -> std::io::Result<()> {
    let small = ["--meetups", "2", "--members", "4", "--commands", "1", "--most-cpu-ms", "100000"];
    let few = ["--reminders", "100", "--within", "2", "--most-overtaken", "0", "--most-memory-mb", "0"];
    let output = Command::new(env!("CARGO_BIN_EXE_crowd")).args(small).args(few).output()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("MiB more memory, and must stay under 0"), "{said}");
    // Nobody waits behind a large meetup here, so that all leave in their order.
    assert!(!said.contains("overtake"), "{said}");
    Ok(())
}
