//! The village itself: no Discord, no Matrix, no HTTP, no wall clock.
//!
//! Read from the top: each module knows only those below it.

#[cfg(feature = "testing")]
pub mod testing;

pub mod village;

pub mod catalogue;

pub mod care;
pub mod intros;
pub mod meetups;
pub mod welcome;

pub mod people;
pub mod settings;

pub mod turn;

pub mod jobs;
pub mod outbox;

pub mod command;

pub mod access;

pub mod incoming;
pub mod message;
pub mod platform;
pub mod refusal;

pub mod keys;
pub mod store;
pub mod time;
pub mod wording;

pub mod id;
