//! What is said about what a platform has of its own: a link to a map, and a permission that is missing.

use super::super::coordinates::Coordinates;
use super::super::{mirror, store};
use super::strong;
use crate::id::MeetupId;
use crate::incoming::PlatformKind;
use crate::message::{Message, Span};
use crate::outbox::Mirror;
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say, words};

/// A link to a map, to stand after a place.
pub(super) fn map(spot: Coordinates, locale: Locale) -> Option<[Span; 2]> {
    let label = words(locale, "place-on-map", &[]);
    Some([Span::from(" "), Span::Link { label, url: spot.map()? }])
}

/// To the host: which permission is missing, and how to give it.
pub async fn refused(
    tx: &mut Tx,
    meetup: MeetupId,
    refused: Mirror,
    platform: PlatformKind,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let (Some(meetup), Some(setting)) = (store::get(tx, meetup).await?, mirror::setting(refused)) else {
        return Ok(None);
    };
    let locale = reader.locale;
    let args = [
        ("title", Arg::from(strong(&meetup.plan.title))),
        ("platform", Arg::Key(platform.name())),
        ("command", Arg::command(format!("settings set {} off", setting.name))),
    ];
    let text = match refused {
        Mirror::Event => say(locale, "event-not-allowed", &args),
        Mirror::Thread => say(locale, "thread-not-allowed", &args),
        Mirror::Pin => say(locale, "pin-not-allowed", &args),
        Mirror::Spot => return Ok(None),
    };
    Ok(Some(Message::para(locale, text)))
}
