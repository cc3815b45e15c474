//! Care: what keeps a room kind without shaming anyone.

pub mod acts;
pub mod appeals;
pub mod desk;
pub mod ladder;
pub mod lexicon;
pub mod standing;
