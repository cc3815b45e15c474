//! Human dates.
