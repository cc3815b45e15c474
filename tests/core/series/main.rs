//! Repeating meetups, as people live through them.

mod announced;
mod changed;
mod ended;
mod faults;
mod repeating;
mod spanish;

/// What everybody types.
const STORIES: &str = "/meetup new Story time when: every tuesday 10am place: Library";
