//! A message that somebody points at: fetched, or named by a link.

use bot_core::incoming::{MessageKey, PlaceKey, Written};
use bot_core::platform::DeliveryError;
use matrix_sdk::ruma::matrix_uri::MatrixId;
use matrix_sdk::ruma::{EventId, MatrixToUri, MatrixUri};

use crate::circles::circle_of;
use crate::from_matrix::written;
use crate::places::{home_key, home_room, is_direct, joined_room};
use crate::platform::{MatrixPlatform, trouble};

impl MatrixPlatform {
    /// The message as it was written there; without its words where they cannot be decrypted.
    pub(crate) async fn written(&self, key: &MessageKey) -> Result<Option<Written>, DeliveryError> {
        let Some(room) = joined_room(&self.client, &key.place) else { return Ok(None) };
        let Ok(id) = EventId::parse(&key.id) else { return Ok(None) };
        let event = match room.event(&id, None).await {
            Ok(event) => event,
            Err(error) => {
                return match trouble(&error) {
                    // What one may not see is not there either.
                    DeliveryError::Gone | DeliveryError::Forbidden(_) => Ok(None),
                    error @ (DeliveryError::RateLimited(_) | DeliveryError::Unavailable(_)) => Err(error),
                };
            }
        };
        let Some((who, text, at)) = written(&event) else { return Ok(None) };
        let circle = circle_of(&room).await.map_err(|error| trouble(&error))?;
        let home = match circle {
            Some(circle) => circle.home(&self.client),
            None if is_direct(&room, false).await => None,
            None => Some(home_room(&room).await),
        };
        let member = room.get_member(&who).await.ok().flatten();
        let name = member.as_ref().map_or(who.localpart(), |member| member.name()).to_owned();
        let own = who == room.own_user_id();
        let account = if own { String::new() } else { who.to_string() };
        Ok(Some(Written { key: key.clone(), home: home.as_ref().map(home_key), account, name, text, at }))
    }
}

/// The message behind a link to it (`https://matrix.to/#/!room/$event` or `matrix:`), or behind its id, which counts in
/// the place where it is written.
pub(crate) fn named(words: &str, place: &PlaceKey) -> Option<MessageKey> {
    let words = words.trim().trim_start_matches('<').trim_end_matches('>');
    if let Ok(event) = EventId::parse(words) {
        return Some(MessageKey { place: place.id.clone(), id: event.to_string() });
    }
    let id = MatrixToUri::parse(words).map(|uri| uri.id().clone()).ok();
    let id = id.or_else(|| MatrixUri::parse(words).map(|uri| uri.id().clone()).ok())?;
    if let MatrixId::Event(room, event) = id {
        let room = matrix_sdk::ruma::RoomId::parse(room.as_str()).ok()?;
        return Some(MessageKey { place: room.to_string(), id: event.to_string() });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_named_by_its_link_or_its_id() {
        let place = PlaceKey { id: "!here:x.org".to_owned(), thread: None, direct: false };
        let named = |words: &str| named(words, &place).map(|key| format!("{} {}", key.place, key.id));
        let link = "https://matrix.to/#/!room:x.org/$event:x.org?via=x.org";
        assert_eq!(named(link), Some("!room:x.org $event:x.org".to_owned()));
        assert_eq!(named("https://matrix.to/#/!abc/$def"), Some("!abc $def".to_owned()));
        assert_eq!(named("$event"), Some("!here:x.org $event".to_owned()));
        for wrong in ["", "hello", "https://matrix.to/#/!room:x.org", "https://example.org/"] {
            assert_eq!(named(wrong), None, "{wrong}");
        }
    }
}
