//! Village on Discord from end to end: the real adapter and the real village against a world that stands in for
//! Discord.
#![recursion_limit = "256"]
#![expect(clippy::indexing_slicing, reason = "a JSON value answers a wrong index with null")]

mod commands;
mod connection;
mod delivery;
mod private;
mod world;
