//! The database seam.

/// Why the database did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or went away.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}
