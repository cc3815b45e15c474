//! Care: what keeps a room kind without shaming anyone.

pub mod lexicon;
