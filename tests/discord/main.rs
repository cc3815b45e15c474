//! Village on Discord from end to end: the real adapter and the real village against a world that stands in for
//! Discord.
#![recursion_limit = "256"]
#![expect(clippy::indexing_slicing, reason = "a JSON value answers a wrong index with null")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a test names what it wants and refuses the rest")]
#![expect(clippy::needless_pass_by_value, reason = "JSON is made where it is handed over")]

mod answers;
mod caring;
mod circles;
mod commands;
mod connection;
mod delivery;
#[cfg(target_os = "linux")]
mod disk;
mod introductions;
mod keeping;
mod meetups;
mod noticing;
mod own;
mod private;
#[cfg(target_os = "linux")]
mod program;
mod setting_up;
mod settling;
mod world;
