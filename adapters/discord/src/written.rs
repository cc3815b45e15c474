//! A message that somebody points at: fetched, or named by a link.

use bot_core::incoming::{HomeKey, MessageKey, PlaceKey, Written};
use bot_core::platform::DeliveryError;
use chrono::{DateTime, Utc};
use reqwest::Method;
use serde::Deserialize;
use serenity::all::UserId;
use serenity::http::Route;

use crate::platform::id;
use crate::rest::{Payload, Rest, RestError, code};

#[derive(Deserialize)]
struct ChannelAnswer {
    guild_id: Option<String>,
}

#[derive(Deserialize)]
struct MessageAnswer {
    author: AuthorAnswer,
    #[serde(default)]
    content: String,
    timestamp: DateTime<Utc>,
}

#[derive(Deserialize)]
struct AuthorAnswer {
    id: String,
    username: String,
    global_name: Option<String>,
}

/// The message as it stands there; without its words where the bot may not read them.
pub(crate) async fn fetch(rest: &Rest, me: UserId, key: &MessageKey) -> Result<Option<Written>, DeliveryError> {
    let route = Route::ChannelMessage { channel_id: id(&key.place)?, message_id: id(&key.id)? };
    let Some(message) = found::<MessageAnswer>(rest.fetch(Method::GET, route, "", Payload::Nothing).await)? else {
        return Ok(None);
    };
    let route = Route::Channel { channel_id: id(&key.place)? };
    let channel = found::<ChannelAnswer>(rest.fetch(Method::GET, route, "", Payload::Nothing).await)?;
    let own = message.author.id == me.to_string();
    Ok(Some(Written {
        key: key.clone(),
        home: channel.and_then(|channel| channel.guild_id).map(|id| HomeKey { id, name: None }),
        account: if own { String::new() } else { message.author.id },
        name: message.author.global_name.unwrap_or(message.author.username),
        text: message.content,
        at: message.timestamp,
    }))
}

fn found<T>(answer: Result<T, RestError>) -> Result<Option<T>, DeliveryError> {
    match answer {
        Ok(found) => Ok(Some(found)),
        Err(error) if matches!(error.code(), Some(code::UNKNOWN_MESSAGE | code::UNKNOWN_CHANNEL)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The message behind a link to it (`https://discord.com/channels/SERVER/CHANNEL/MESSAGE`), or behind its id, which
/// counts in the place where it is written.
pub(crate) fn named(words: &str, place: &PlaceKey) -> Option<MessageKey> {
    let words = words.trim().trim_start_matches('<').trim_end_matches('>');
    let is_id = |text: &str| !text.is_empty() && text.len() <= 20 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_id(words) {
        return Some(MessageKey { place: place.id.clone(), id: words.to_owned() });
    }
    let (host, path) = words.strip_prefix("https://")?.split_once("/channels/")?;
    let host = host.strip_prefix("canary.").or_else(|| host.strip_prefix("ptb.")).unwrap_or(host);
    let parts: Vec<&str> = path.split(['/', '?']).collect();
    match parts.as_slice() {
        [_, channel, message, ..] if matches!(host, "discord.com" | "discordapp.com") => (is_id(channel)
            && is_id(message))
        .then(|| MessageKey { place: (*channel).to_owned(), id: (*message).to_owned() }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_named_by_its_link_or_its_id() {
        let place = PlaceKey { id: "5".to_owned(), thread: None, direct: false };
        let named = |words: &str| named(words, &place).map(|key| format!("{}/{}", key.place, key.id));
        assert_eq!(named("https://discord.com/channels/1/2/3"), Some("2/3".to_owned()));
        assert_eq!(named("<https://canary.discord.com/channels/1/2/3>"), Some("2/3".to_owned()));
        assert_eq!(named("77"), Some("5/77".to_owned()));
        for wrong in ["", "hello", "https://example.org/channels/1/2/3", "https://discord.com/channels/1/2", "-3"] {
            assert_eq!(named(wrong), None, "{wrong}");
        }
    }
}
