//! What Matrix has of its own for a message of the village's: a thread, a pin, a spot on a map.
//!
//! A thread begins with the first reply in it. What is said has the parcel's key as its transaction, so that a
//! repetition says it once; pinning twice is pinning once.

use bot_core::incoming::MessageKey;
use bot_core::message::Message;
use bot_core::platform::{DeliveryError, Destination, Own, Receipt};
use matrix_sdk::Room;
use matrix_sdk::ruma::OwnedEventId;
use matrix_sdk::ruma::events::Mentions;
use matrix_sdk::ruma::events::room::message::{LocationMessageEventContent, MessageType, RoomMessageEventContent};
use matrix_sdk::ruma::events::room::pinned_events::RoomPinnedEventsEventContent;

use crate::places::joined_room;
use crate::platform::{MatrixPlatform, message_key, say, trouble};
use crate::to_matrix::{new_message, relation};

impl MatrixPlatform {
    /// Does it, where everybody in the room sees it.
    pub(crate) async fn own(&self, to: &Destination, own: &Own, key: &str) -> Result<Receipt, DeliveryError> {
        let Destination::Place(place) = to else { return Err(DeliveryError::Gone) };
        let room = || joined_room(&self.client, &place.id).ok_or(DeliveryError::Gone);
        match own {
            // A room has no calendar, and what was never opened need not be put away.
            Own::Event { .. } | Own::Thread { known: None, open: false, .. } => Ok(Receipt::default()),
            // Threads are neither renamed nor put away: the card above it says what has become of the meetup.
            Own::Thread { known: Some(known), .. } => {
                Ok(Receipt::showing(vec![MessageKey { place: place.id.clone(), id: known.clone() }]))
            }
            Own::Thread { under, hello, .. } => {
                let room = room()?;
                let content = first_reply(event(under)?, hello, &self.prefix).ok_or(DeliveryError::Gone)?;
                let sent = say(&room, content, key).await?;
                Ok(Receipt::showing(vec![message_key(&room, &sent)]))
            }
            Own::Circle { .. } => self.circle(own, key).await,
            Own::Pin { message, pinned } => pin(&room()?, message, *pinned).await,
            Own::Spot { about, latitude, longitude } => {
                let room = room()?;
                let sent = say(&room, location(about, latitude, longitude), key).await?;
                Ok(Receipt::showing(vec![message_key(&room, &sent)]))
            }
        }
    }
}

fn event(message: &MessageKey) -> Result<OwnedEventId, DeliveryError> {
    OwnedEventId::try_from(message.id.as_str()).map_err(|_| DeliveryError::Gone)
}

/// The reply with which a thread begins; it notifies nobody.
fn first_reply(root: OwnedEventId, hello: &Message, prefix: &str) -> Option<RoomMessageEventContent> {
    let mut content = new_message(hello, prefix)?;
    content.relates_to = relation(Some(root), None);
    Some(content)
}

/// A spot on the map, with the words that stand in for it where there is no map.
fn location(about: &str, latitude: &str, longitude: &str) -> RoomMessageEventContent {
    let geo_uri = format!("geo:{latitude},{longitude}");
    let body = format!("{} {geo_uri}", bot_core::message::tidy(about));
    let mut content =
        RoomMessageEventContent::new(MessageType::Location(LocationMessageEventContent::new(body, geo_uri)));
    content.mentions = Some(Mentions::new());
    content
}

async fn pin(room: &Room, message: &MessageKey, pinned: bool) -> Result<Receipt, DeliveryError> {
    let event = event(message)?;
    // From the server: what others have pinned a moment ago must stay.
    let pins = room.load_pinned_events().await.map_err(|error| trouble(&error))?.unwrap_or_default();
    if let Some(pins) = pins_with(pins, &event, pinned) {
        let content = RoomPinnedEventsEventContent::new(pins);
        room.send_state_event(content).await.map_err(|error| trouble(&error))?;
    }
    Ok(Receipt::showing(vec![message.clone()]))
}

/// What is pinned when this event is pinned too, or is not any more; none when that is so already.
fn pins_with(mut pins: Vec<OwnedEventId>, event: &OwnedEventId, pinned: bool) -> Option<Vec<OwnedEventId>> {
    if pins.contains(event) == pinned {
        return None;
    }
    if pinned {
        pins.push(event.clone());
    } else {
        pins.retain(|other| other != event);
    }
    Some(pins)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "reading JSON in a test: what is missing is null")]

    use bot_core::message::Span;
    use bot_core::wording::Locale;
    use serde_json::{Value, json};

    use super::*;

    type TestResult = Result<(), Box<dyn std::error::Error>>;

    fn event_id(name: &str) -> Result<OwnedEventId, Box<dyn std::error::Error>> {
        Ok(OwnedEventId::try_from(format!("${name}:a.example"))?)
    }

    #[test]
    fn a_thread_begins_with_a_quiet_reply_under_the_card() -> TestResult {
        let hello = Message::para(Locale::En, vec![Span::from("This is the place to talk about #1.")]);
        let content = first_reply(event_id("card")?, &hello, "!").ok_or("nothing to say")?;
        let json = serde_json::to_value(&content)?;
        assert_eq!(json["msgtype"], "m.notice");
        assert_eq!(json["body"], "This is the place to talk about #1.");
        assert_eq!(json["m.relates_to"]["rel_type"], "m.thread");
        assert_eq!(json["m.relates_to"]["event_id"], "$card:a.example");
        assert_eq!(json["m.mentions"], json!({}));
        Ok(())
    }

    #[test]
    fn a_spot_is_a_location_with_words_for_those_who_see_no_map() -> TestResult {
        let json: Value = serde_json::to_value(location("Elm Park", "40.44", "-3.69"))?;
        assert_eq!(json["msgtype"], "m.location");
        assert_eq!(json["geo_uri"], "geo:40.44,-3.69");
        assert_eq!(json["body"], "Elm Park geo:40.44,-3.69");
        assert_eq!(json["org.matrix.msc3488.location"]["uri"], "geo:40.44,-3.69");
        assert_eq!(json["m.mentions"], json!({}));
        Ok(())
    }

    #[test]
    fn what_others_have_pinned_stays() -> TestResult {
        let (theirs, ours) = (event_id("theirs")?, event_id("ours")?);
        let both = vec![theirs.clone(), ours.clone()];
        assert_eq!(pins_with(vec![theirs.clone()], &ours, true), Some(both.clone()));
        assert_eq!(pins_with(both.clone(), &ours, true), None);
        assert_eq!(pins_with(both, &ours, false), Some(vec![theirs.clone()]));
        assert_eq!(pins_with(vec![theirs], &ours, false), None);
        Ok(())
    }
}
