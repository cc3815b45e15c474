//! Care: what keeps a room kind without shaming anyone.

pub mod desk;
pub mod lexicon;
pub mod share;
pub mod support;
