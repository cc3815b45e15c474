//! What tests stand on; only with the feature `testing`.

pub mod postgres;
