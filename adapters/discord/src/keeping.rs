//! What keeps order in servers.

use bot_core::platform::{DeliveryError, Keep, Receipt};
use reqwest::Method;
use serenity::http::Route;

use crate::platform::id;
use crate::rest::{Payload, Rest, code};

/// Does it.
pub(crate) async fn deliver(rest: &Rest, keep: &Keep) -> Result<Receipt, DeliveryError> {
    let Keep::Remove { message } = keep else { return Err(DeliveryError::Forbidden("servers cannot do this")) };
    let route = Route::ChannelMessage { channel_id: id(&message.place)?, message_id: id(&message.id)? };
    match rest.send(Method::DELETE, route, "", Payload::Nothing).await {
        Ok(_) => Ok(Receipt::default()),
        // Somebody was faster.
        Err(error) if error.code() == Some(code::UNKNOWN_MESSAGE) => Ok(Receipt::default()),
        Err(error) => Err(error.into()),
    }
}
