//! The program's face: what operators and scripts rely on.

mod face;
mod mending;
mod running;
mod village;
