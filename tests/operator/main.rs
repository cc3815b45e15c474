//! The program's face: what operators and scripts rely on.

mod asking;
mod backup;
mod face;
mod mending;
mod moving;
mod refused;
mod running;
mod village;
