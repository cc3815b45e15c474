//! What `run`, `check` and `migrate` do.
