//! Finding a time, as people live through it.

mod answering;
mod asking;
mod called_off;
mod deciding;
mod left_alone;
mod reading;
mod together;

/// What a host types.
const PLAY: &str = "/meetup find Playdate when: sat 10am, sat 3pm, sunday 11am place: Elm Park";
