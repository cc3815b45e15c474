//! What the adapter needs of the village: a seam, so that its own tests can stand in for it.

use std::sync::Arc;

use async_trait::async_trait;
use bot_core::incoming::{Incoming, PlatformKind};
use bot_core::message::Message;
use bot_core::platform::{DeliveryError, Parcel, Receipt};
use bot_core::store::StoreError;
use bot_core::village::Village;

/// The ways in that Matrix uses.
#[async_trait]
pub trait Ears: Send + Sync {
    /// See [`Village::handle`].
    async fn handle(&self, incoming: Incoming) -> Result<Option<Parcel>, StoreError>;

    /// See [`Village::settle`].
    async fn settle(&self, parcel: &Parcel, result: Result<Receipt, DeliveryError>) -> Result<(), StoreError>;

    /// See [`Village::apology_to`].
    fn apology(&self, incoming: &Incoming, error: &StoreError) -> Option<Message>;

    /// See [`Village::waiting_to`].
    fn waiting(&self, incoming: &Incoming) -> Option<Message>;

    /// See [`Village::bookmark`].
    async fn bookmark(&self, place: &str) -> Result<Option<String>, StoreError>;

    /// See [`Village::set_bookmark`].
    async fn set_bookmark(&self, place: &str, text: &str) -> Result<(), StoreError>;
}

#[async_trait]
impl Ears for Arc<Village> {
    async fn handle(&self, incoming: Incoming) -> Result<Option<Parcel>, StoreError> {
        Village::handle(self, incoming).await
    }

    async fn settle(&self, parcel: &Parcel, result: Result<Receipt, DeliveryError>) -> Result<(), StoreError> {
        Village::settle(self, parcel, result).await
    }

    fn apology(&self, incoming: &Incoming, error: &StoreError) -> Option<Message> {
        self.apology_to(incoming, error)
    }

    fn waiting(&self, incoming: &Incoming) -> Option<Message> {
        self.waiting_to(incoming)
    }

    async fn bookmark(&self, place: &str) -> Result<Option<String>, StoreError> {
        Village::bookmark(self, PlatformKind::Matrix, place).await
    }

    async fn set_bookmark(&self, place: &str, text: &str) -> Result<(), StoreError> {
        Village::set_bookmark(self, PlatformKind::Matrix, place, text).await
    }
}
