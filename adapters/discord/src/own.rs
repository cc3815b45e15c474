//! What Discord has of its own for a message of the village's: a scheduled event, a thread, a pin.
//!
//! None of these has a nonce. An event is found again by the mark in its description, a thread by its message, which
//! can have only one; pinning twice is pinning once.

use bot_core::incoming::MessageKey;
use bot_core::message::Span;
use bot_core::platform::{DeliveryError, Event, Own, Receipt};
use bot_core::wording::Locale;
use chrono::SecondsFormat;
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serenity::all::{ChannelId, GuildId, MessageId, ScheduledEventId, UserId};
use serenity::http::Route;

use crate::limits;
use crate::platform::id;
use crate::rest::{Payload, Rest, RestError, code};
use crate::to_discord::{CommandIds, Spot, markdown};

/// Members of the server alone see an event.
const GUILD_ONLY: u8 = 2;
/// An event that is somewhere else than in a channel.
const EXTERNAL: u8 = 3;
/// Minutes without a word after which Discord puts a thread away: a week, the longest it knows.
pub(crate) const QUIET: u16 = 10_080;

#[derive(Serialize)]
struct EventBody {
    name: String,
    description: String,
    privacy_level: u8,
    scheduled_start_time: String,
    scheduled_end_time: String,
    entity_type: u8,
    entity_metadata: Metadata,
}

#[derive(Serialize)]
struct Metadata {
    location: String,
}

#[derive(Deserialize)]
struct EventAnswer {
    id: String,
    creator_id: Option<String>,
    description: Option<String>,
}

#[derive(Serialize)]
struct NewThread<'a> {
    name: &'a str,
    auto_archive_duration: u16,
}

#[derive(Serialize)]
struct ThreadNow<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    archived: bool,
}

#[derive(Deserialize)]
struct ThreadAnswer {
    id: String,
}

/// Does it. For an event, the place is the server.
pub(crate) async fn deliver(rest: &Rest, me: UserId, place: &str, own: &Own) -> Result<Receipt, DeliveryError> {
    match own {
        Own::Event { known, mark, now } => event(rest, me, place, known.as_deref(), mark, now.as_ref()).await,
        Own::Thread { known, under, title, open, hello: _ } => {
            thread(rest, known.as_deref(), under, title, *open).await
        }
        Own::Pin { message, pinned } => pin(rest, message, *pinned).await,
        // A card links to a map instead.
        Own::Spot { .. } => Ok(Receipt::default()),
        // Circles are opened by `circle`.
        Own::Circle { .. } => Err(DeliveryError::Gone),
    }
}

async fn event(
    rest: &Rest,
    me: UserId,
    place: &str,
    known: Option<&str>,
    mark: &str,
    now: Option<&Event>,
) -> Result<Receipt, DeliveryError> {
    let guild_id: GuildId = id(place)?;
    let body = now.map(|now| body_of(now, mark));
    if let Some(known) = known
        && put(rest, guild_id, known, body.as_ref()).await?
    {
        return Ok(receipt(place, known));
    }
    // The one that was known is gone, or nobody knows whether there is one.
    if let Some(found) = find(rest, me, guild_id, mark).await?.filter(|found| Some(found.as_str()) != known)
        && put(rest, guild_id, &found, body.as_ref()).await?
    {
        return Ok(receipt(place, &found));
    }
    let Some(body) = body else { return Ok(Receipt::default()) };
    let route = Route::GuildScheduledEvents { guild_id };
    let made: Result<EventAnswer, RestError> = rest.fetch(Method::POST, route, "", Payload::json(&body)?).await;
    Ok(receipt(place, &made.map_err(refusal)?.id))
}

/// Changes an event, or takes it away when there is nothing that it should say. `false` when it is not there any more.
async fn put(rest: &Rest, guild_id: GuildId, event: &str, body: Option<&EventBody>) -> Result<bool, DeliveryError> {
    let event_id: ScheduledEventId = id(event)?;
    let route = Route::GuildScheduledEvent { guild_id, event_id };
    let (method, payload) = match body {
        Some(body) => (Method::PATCH, Payload::json(body)?),
        None => (Method::DELETE, Payload::Nothing),
    };
    match rest.send(method, route, "", payload).await {
        Ok(_) => Ok(true),
        Err(RestError::Refused { status: 404, .. }) => Ok(false),
        Err(error) if matches!(error.code(), Some(code::UNKNOWN_EVENT | code::FINISHED_EVENT)) => Ok(false),
        Err(error) => Err(refusal(error)),
    }
}

/// The bot's own event with this mark.
async fn find(rest: &Rest, me: UserId, guild_id: GuildId, mark: &str) -> Result<Option<String>, DeliveryError> {
    let route = Route::GuildScheduledEvents { guild_id };
    let events: Result<Vec<EventAnswer>, RestError> = rest.fetch(Method::GET, route, "", Payload::Nothing).await;
    let me = me.to_string();
    let marked = |event: &EventAnswer| {
        let description = event.description.as_deref().unwrap_or_default().replace('\\', "");
        event.creator_id.as_ref() == Some(&me) && description.ends_with(mark)
    };
    Ok(events.map_err(refusal)?.into_iter().find(marked).map(|event| event.id))
}

fn body_of(event: &Event, mark: &str) -> EventBody {
    let text = |text: &str| markdown(&[Span::Text(text.to_owned())], Spot::Title, Locale::En, &CommandIds::new()).text;
    let plain = |text: &str, most: usize| limits::cut(text, most);
    // The mark is whole in any case: by it the event is found again.
    let (about, last) = event.about.rsplit_once('\n').unwrap_or(("", &event.about));
    let last = if last.ends_with(mark) { last } else { mark };
    let about = markdown(&[Span::Text(about.trim_end().to_owned())], Spot::Body, Locale::En, &CommandIds::new()).text;
    let last = text(last);
    let room = limits::EVENT_ABOUT.saturating_sub(last.chars().count() + 2);
    let description = if about.is_empty() { last } else { format!("{}\n\n{last}", plain(&about, room)) };
    let moment = |at: &chrono::DateTime<chrono::Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    EventBody {
        name: plain(&event.name, limits::EVENT_NAME),
        description,
        privacy_level: GUILD_ONLY,
        scheduled_start_time: moment(&event.starts_at),
        scheduled_end_time: moment(&event.ends_at),
        entity_type: EXTERNAL,
        entity_metadata: Metadata { location: plain(&event.place, limits::EVENT_PLACE) },
    }
}

async fn thread(
    rest: &Rest,
    known: Option<&str>,
    under: &MessageKey,
    title: &str,
    open: bool,
) -> Result<Receipt, DeliveryError> {
    let name = limits::cut(title, limits::THREAD_NAME);
    if let Some(known) = known {
        let now = ThreadNow { name: open.then_some(&name), archived: !open };
        let route = Route::Channel { channel_id: id(known)? };
        rest.send(Method::PATCH, route, "", Payload::json(&now)?).await.map_err(refusal)?;
        return Ok(receipt(&under.place, known));
    }
    let (channel_id, message_id): (ChannelId, MessageId) = (id(&under.place)?, id(&under.id)?);
    let route = Route::ChannelMessageThreads { channel_id, message_id };
    let payload = Payload::json(&NewThread { name: &name, auto_archive_duration: QUIET })?;
    match rest.fetch::<ThreadAnswer>(Method::POST, route, "", payload).await {
        Ok(thread) => Ok(receipt(&under.place, &thread.id)),
        // A thread has the id of the message that it begins with.
        Err(error) if error.code() == Some(code::THREAD_EXISTS) => Ok(receipt(&under.place, &under.id)),
        Err(error) => Err(refusal(error)),
    }
}

async fn pin(rest: &Rest, message: &MessageKey, pinned: bool) -> Result<Receipt, DeliveryError> {
    let (channel_id, message_id) = (id(&message.place)?, id(&message.id)?);
    let method = if pinned { Method::PUT } else { Method::DELETE };
    let route = Route::ChannelPin { channel_id, message_id };
    rest.send(method, route, "", Payload::Nothing).await.map_err(refusal)?;
    Ok(Receipt::showing(vec![message.clone()]))
}

fn receipt(place: &str, id: &str) -> Receipt {
    Receipt::showing(vec![MessageKey { place: place.to_owned(), id: id.to_owned() }])
}

/// Only a missing permission is one that somebody can give; what else Discord refuses is left alone.
fn refusal(error: RestError) -> DeliveryError {
    match error {
        RestError::Refused { code: code::NO_PERMISSION | code::NO_ACCESS, .. } => {
            DeliveryError::Forbidden("a permission is missing")
        }
        RestError::Refused { status: 401, .. } | RestError::Limited(_) | RestError::Unavailable(_) => error.into(),
        RestError::Refused { status, code } => {
            tracing::warn!(status, code, "discord does not do this; going on without it");
            DeliveryError::Gone
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(about: &str) -> String {
        let event = Event {
            name: "Park".to_owned(),
            place: "x".repeat(120),
            about: about.to_owned(),
            starts_at: chrono::DateTime::UNIX_EPOCH,
            ends_at: chrono::DateTime::UNIX_EPOCH,
        };
        let body = body_of(&event, "#1 · 3f9a2c");
        assert_eq!(body.entity_metadata.location.chars().count(), limits::EVENT_PLACE);
        body.description
    }

    #[test]
    fn words_of_people_are_no_markup_in_an_event() {
        let written = about("**Bring** @everyone <#1>\n[a](https://b.example)\n\nMeetup #1 · 3f9a2c");
        assert!(written.starts_with("\\*\\*Bring\\*\\*"), "{written}");
        assert!(!written.contains("[a](https"), "{written}");
    }

    #[test]
    fn the_mark_is_whole_however_long_the_notes_are() {
        let written = about(&format!("{}\n\nMeetup #1 · 3f9a2c", "*".repeat(900)));
        assert!(written.chars().count() <= limits::EVENT_ABOUT, "{}", written.chars().count());
        assert!(written.replace('\\', "").ends_with("Meetup #1 · 3f9a2c"), "{written}");
        assert!(about("Meetup #1 · 3f9a2c").replace('\\', "").ends_with("Meetup #1 · 3f9a2c"));
    }
}
