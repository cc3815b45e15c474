//! The program's face: what operators and scripts rely on.

mod asking;
mod face;
mod mending;
mod refused;
mod running;
mod village;
