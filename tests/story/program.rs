//! The program, called as the README calls it.

use std::error::Error;
use std::process::{Command, Stdio};

/// Where README.md and the scripts are.
pub(crate) const HOME: &str = env!("CARGO_MANIFEST_DIR");

/// A script and how it is played.
#[derive(Clone, Copy)]
pub(crate) struct Story {
    pub(crate) script: &'static str,
    pub(crate) options: &'static [&'static str],
    /// Everybody in it, the host first.
    pub(crate) people: &'static [&'static str],
}

pub(crate) const ENGLISH: Story = Story {
    script: "docs/story/en.txt",
    options: &["--at", "2026-11-23T09:00:00-05:00"],
    people: &["ana", "ben", "cleo", "dee"],
};

pub(crate) const SPANISH: Story = Story {
    script: "docs/story/es.txt",
    options: &["--at", "2026-11-23T09:00:00+01:00", "--zone", "Europe/Madrid", "--locale", "es"],
    people: &["ana", "bea", "carla", "diana"],
};

/// Somebody writes something that may hurt, and hears of it alone.
pub(crate) const NUDGE: Story = Story {
    script: "docs/story/nudge.txt",
    options: &["--at", "2026-11-23T09:30:00-05:00"],
    people: &["olga", "ana", "cleo"],
};

/// What moderators do, over a restart, and an appeal.
pub(crate) const CARE: Story = Story {
    script: "docs/story/care.txt",
    options: &["--at", "2026-11-23T09:00:00-05:00"],
    people: &["ana", "mia", "zoe", "ben"],
};

impl Story {
    /// What stands after `village` on the command line.
    pub(crate) fn arguments(&self) -> Vec<&'static str> {
        [&["play", "--script", self.script], self.options].concat()
    }
}

/// Plays a story and gives its transcript.
pub(crate) fn tell(story: Story, more: &[&str]) -> Result<String, Box<dyn Error>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_village"));
    command.args(story.arguments()).args(more).current_dir(HOME).stdin(Stdio::null());
    let output = command.output()?;
    let complaints = String::from_utf8(output.stderr)?;
    if !output.status.success() || !complaints.is_empty() {
        return Err(format!("{} ended with {}: {complaints}", story.script, output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
