//! Intros: nobody stays a stranger.

pub mod matching;
