//! What keeps order in rooms.

use bot_core::platform::{DeliveryError, Keep, Receipt};
use matrix_sdk::ruma::OwnedEventId;

use crate::places::joined_room;
use crate::platform::{MatrixPlatform, trouble};

impl MatrixPlatform {
    /// Does it.
    pub(crate) async fn keep(&self, keep: &Keep, key: &str) -> Result<Receipt, DeliveryError> {
        let Keep::Remove { message } = keep else { return Err(DeliveryError::Forbidden("rooms cannot do this")) };
        let room = joined_room(&self.client, &message.place).ok_or(DeliveryError::Gone)?;
        let event = OwnedEventId::try_from(message.id.as_str()).map_err(|_| DeliveryError::Gone)?;
        let redacted = room.redact(&event, None, Some(key.into())).await;
        redacted.map(|_| Receipt::default()).map_err(|error| trouble(&error.into()))
    }
}
