//! What Village's speed and steadiness are measured with. Each bench is a program in `src/bin`; it prints JSON, one
//! object a line. Here is what they share.

pub mod chance;
pub mod measure;
pub mod noticing;
pub mod raw;
pub mod rooms;
pub mod storm;
pub mod town;
