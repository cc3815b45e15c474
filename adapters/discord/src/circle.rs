//! Circles: private threads, each for a few people of a server.
//!
//! A thread has no nonce. It is found again, among the active ones of its channel, by the mark at the end of its name,
//! and taken over. Who is in it Discord tells only to bots with the members intent; so those who are to leave are named
//! by the village, and adding somebody who is there already changes nothing.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use bot_core::id::OutboxId;
use bot_core::incoming::{HomeKey, MessageKey};
use bot_core::message::{Message, tidy};
use bot_core::platform::{DeliveryError, Own, Receipt};
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serenity::all::{ChannelId, ChannelType, GuildChannel, GuildId, UserId};
use serenity::http::Route;

use crate::limits;
use crate::own::QUIET;
use crate::platform::{DiscordPlatform, id, nonce};
use crate::rest::{Payload, RestError, code};

/// A thread for those alone who are asked in.
const PRIVATE: u8 = 12;

/// The circles in which talk is heard: that somebody speaks, never what she says.
#[derive(Debug, Default)]
pub(crate) struct Circles(Mutex<HashSet<ChannelId>>);

impl Circles {
    /// A thread as Discord tells of it. Those that the bot has opened for a few people are circles, until they are
    /// locked. One that only fell silent stays: the next word in it is to be heard too.
    pub(crate) fn learn(&self, thread: &GuildChannel, me: UserId) {
        if thread.kind != ChannelType::PrivateThread || thread.owner_id != Some(me) {
            return;
        }
        if thread.thread_metadata.is_some_and(|metadata| metadata.locked) {
            self.forget(thread.id);
        } else {
            self.open(thread.id);
        }
    }

    /// Whether this is one.
    pub(crate) fn has(&self, channel: ChannelId) -> bool {
        self.all().contains(&channel)
    }

    /// It is one no more; says whether it was.
    pub(crate) fn forget(&self, channel: ChannelId) -> bool {
        self.all().remove(&channel)
    }

    fn open(&self, channel: ChannelId) {
        self.all().insert(channel);
    }

    fn all(&self) -> std::sync::MutexGuard<'_, HashSet<ChannelId>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Serialize)]
struct NewThread<'a> {
    name: &'a str,
    auto_archive_duration: u16,
    r#type: u8,
    /// Whether those in it may ask in others; otherwise moderators alone may.
    invitable: bool,
}

#[derive(Debug, Default, PartialEq, Eq, Serialize)]
struct Change<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archived: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locked: Option<bool>,
}

#[derive(Debug, Clone, Deserialize)]
struct Thread {
    id: String,
    name: String,
    #[serde(rename = "type")]
    kind: u8,
    parent_id: Option<String>,
    owner_id: Option<String>,
    thread_metadata: Metadata,
}

#[derive(Debug, Clone, Deserialize)]
struct Metadata {
    archived: bool,
    #[serde(default)]
    locked: bool,
}

#[derive(Deserialize)]
struct ActiveThreads {
    threads: Vec<Thread>,
}

impl DiscordPlatform {
    /// Opens a circle, changes who is in it, or puts it away. The place is the channel on which it hangs.
    pub(crate) async fn circle(&self, place: &str, key: OutboxId, own: &Own) -> Result<Receipt, DeliveryError> {
        let Own::Circle { known, home, mark, title, members, leaving, open, goodbye } = own else {
            return Err(DeliveryError::Gone);
        };
        let there = match known {
            Some(known) => self.known_thread(&known.id).await?,
            None => self.marked_thread(home, place, mark).await?,
        };
        if !open {
            let Some(thread) = there else { return Ok(Receipt::default()) };
            self.put_away(&thread, key, leaving, goodbye.as_ref()).await?;
            return Ok(receipt(&thread.id));
        }
        let name = name_of(title, mark);
        let thread = match there {
            Some(thread) => thread,
            None if known.is_some() => return Err(DeliveryError::Gone),
            None => self.open_thread(place, &name).await?,
        };
        if thread.thread_metadata.locked {
            // It is over, or a moderator has put an end to it.
            return Err(DeliveryError::Gone);
        }
        self.circles.open(id(&thread.id)?);
        if thread.thread_metadata.archived {
            self.wake(&thread.id).await?;
        }
        self.take_out(&thread.id, leaving).await?;
        let unreached = self.bring_in(&thread.id, members).await?;
        if thread.name != name {
            // Last, because Discord lets a thread be renamed only now and then.
            self.change(&thread.id, &Change { name: Some(&name), ..Change::default() }).await.map_err(refusal)?;
        }
        Ok(Receipt { unreached, ..receipt(&thread.id) })
    }

    /// A thread by its id; none when it is not there any more.
    async fn known_thread(&self, thread: &str) -> Result<Option<Thread>, DeliveryError> {
        let route = Route::Channel { channel_id: id(thread)? };
        match self.rest.fetch(Method::GET, route, "", Payload::Nothing).await.map_err(refusal) {
            Ok(thread) => Ok(Some(thread).filter(|thread: &Thread| self.is_ours(thread))),
            Err(DeliveryError::Gone) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The bot's own thread in this channel with this mark: the oldest, were there several.
    async fn marked_thread(&self, home: &HomeKey, place: &str, mark: &str) -> Result<Option<Thread>, DeliveryError> {
        let guild_id: GuildId = id(&home.id)?;
        let route = Route::GuildThreadsActive { guild_id };
        let active: Result<ActiveThreads, RestError> = self.rest.fetch(Method::GET, route, "", Payload::Nothing).await;
        let ours = active.map_err(refusal)?.threads.into_iter().filter(|thread| {
            self.is_ours(thread) && thread.parent_id.as_deref() == Some(place) && thread.name.ends_with(&ending(mark))
        });
        Ok(ours.min_by_key(|thread| thread.id.parse::<u64>().unwrap_or(u64::MAX)))
    }

    fn is_ours(&self, thread: &Thread) -> bool {
        thread.kind == PRIVATE && thread.owner_id.as_ref().is_some_and(|owner| *owner == self.me.to_string())
    }

    async fn open_thread(&self, channel: &str, name: &str) -> Result<Thread, DeliveryError> {
        let route = Route::ChannelThreads { channel_id: id(channel)? };
        let new = NewThread { name, auto_archive_duration: QUIET, r#type: PRIVATE, invitable: false };
        let opened: Result<Thread, RestError> = self.rest.fetch(Method::POST, route, "", Payload::json(&new)?).await;
        opened.map_err(refusal)
    }

    /// Who is in a thread that fell silent cannot be changed.
    async fn wake(&self, thread: &str) -> Result<(), DeliveryError> {
        let awake = Change { archived: Some(false), ..Change::default() };
        self.change(thread, &awake).await.map_err(refusal)
    }

    async fn change(&self, thread: &str, change: &Change<'_>) -> Result<(), RestError> {
        let Ok(channel_id) = id(thread) else { return Ok(()) };
        self.rest.send(Method::PATCH, Route::Channel { channel_id }, "", Payload::json(change)?).await.map(drop)
    }

    /// Adds everybody; gives those who cannot be added. One who left the server, or may not see the channel, must not
    /// keep the others apart.
    async fn bring_in(&self, thread: &str, members: &[String]) -> Result<Vec<String>, DeliveryError> {
        let (channel_id, me) = (id::<ChannelId>(thread)?, self.me.to_string());
        let mut unreached = Vec::new();
        for account in members.iter().filter(|account| **account != me) {
            let Ok(user_id) = id::<UserId>(account) else {
                unreached.push(account.clone());
                continue;
            };
            let route = Route::ChannelThreadMember { channel_id, user_id };
            match self.rest.send(Method::PUT, route, "", Payload::Nothing).await {
                Ok(_) => {}
                Err(error) if is_about_her(&error) => {
                    tracing::info!(thread, ?error, "somebody cannot be added to a thread");
                    unreached.push(account.clone());
                }
                Err(error) => return Err(refusal(error)),
            }
        }
        Ok(unreached)
    }

    async fn take_out(&self, thread: &str, leaving: &[String]) -> Result<(), DeliveryError> {
        let channel_id: ChannelId = id(thread)?;
        for account in leaving {
            let Ok(user_id) = id::<UserId>(account) else { continue };
            let route = Route::ChannelThreadMember { channel_id, user_id };
            match self.rest.send(Method::DELETE, route, "", Payload::Nothing).await {
                Ok(_) => {}
                Err(error) if is_about_her(&error) => {}
                Err(error) => return Err(refusal(error)),
            }
        }
        Ok(())
    }

    /// Says the last words and locks the thread; without the permission to lock, it is put away at least.
    async fn put_away(
        &self,
        thread: &Thread,
        key: OutboxId,
        leaving: &[String],
        goodbye: Option<&Message>,
    ) -> Result<(), DeliveryError> {
        let channel: ChannelId = id(&thread.id)?;
        if thread.thread_metadata.archived && thread.thread_metadata.locked {
            self.circles.forget(channel);
            return Ok(());
        }
        if thread.thread_metadata.archived {
            self.wake(&thread.id).await?;
        }
        self.take_out(&thread.id, leaving).await?;
        if let Some(goodbye) = goodbye {
            match self.send(channel, goodbye, |piece| nonce(key, piece)).await {
                Ok(_) => {}
                Err(error @ RestError::Refused { .. }) => {
                    tracing::warn!(thread = thread.id, %error, "a circle ends without a word");
                }
                Err(error @ (RestError::Limited(_) | RestError::Unavailable(_))) => return Err(error.into()),
            }
        }
        let end = Change { archived: Some(true), locked: Some(true), name: None };
        match self.change(&thread.id, &end).await {
            Err(error) if error.code() == Some(code::NO_PERMISSION) => {
                let end = Change { locked: None, ..end };
                self.change(&thread.id, &end).await.map_err(refusal)?;
            }
            ended => ended.map_err(refusal)?,
        }
        self.circles.forget(channel);
        Ok(())
    }
}

/// Whether Discord refuses because of the one who was to be added or taken out, and not because of the bot or the
/// thread.
fn is_about_her(error: &RestError) -> bool {
    match error {
        RestError::Refused { status: 401, .. } | RestError::Limited(_) | RestError::Unavailable(_) => false,
        RestError::Refused { code, .. } => {
            !matches!(*code, code::NO_PERMISSION | code::UNKNOWN_CHANNEL | code::THREAD_ARCHIVED)
        }
    }
}

/// What it means for the circle that Discord refuses.
fn refusal(error: RestError) -> DeliveryError {
    match error.code() {
        Some(code::TOO_MANY_THREADS) => DeliveryError::Forbidden("too many threads are open in the server"),
        Some(code::WRONG_CHANNEL_TYPE) => DeliveryError::Forbidden("no private thread can be opened in this channel"),
        // A moderator has put it away in between; the next try wakes it up first.
        Some(code::THREAD_ARCHIVED) => DeliveryError::RateLimited(limits::PAUSE),
        _ => error.into(),
    }
}

fn receipt(thread: &str) -> Receipt {
    Receipt::showing(vec![MessageKey { place: thread.to_owned(), id: thread.to_owned() }])
}

/// The name of a thread. The mark in it is whole in any case: by it the thread is found again.
fn name_of(title: &str, mark: &str) -> String {
    let ending = ending(mark);
    let room = limits::THREAD_NAME.saturating_sub(ending.chars().count());
    let title = limits::cut(tidy(title).replace('\n', " ").trim(), room);
    limits::cut(format!("{title}{ending}").trim(), limits::THREAD_NAME)
}

fn ending(mark: &str) -> String {
    format!(" · {mark}")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "a JSON value answers a wrong index with null")]

    use serenity::all::ThreadMetadata;

    use super::*;

    #[test]
    fn the_mark_is_whole_however_long_the_title_is() {
        let name = name_of(&"Ana & Ben ".repeat(30), "3f9a2c");
        assert_eq!(name.chars().count(), limits::THREAD_NAME);
        assert!(name.ends_with("… · 3f9a2c"), "{name}");
        assert_eq!(name_of("Ana & Ben", "3f9a2c"), "Ana & Ben · 3f9a2c");
    }

    #[test]
    fn one_who_cannot_be_added_is_told_from_a_bot_that_may_not() {
        let refused = |status, code| RestError::Refused { status, code };
        assert!(is_about_her(&refused(403, code::NO_ACCESS)));
        assert!(is_about_her(&refused(404, code::UNKNOWN_MEMBER)));
        assert!(is_about_her(&refused(400, 0)));
        assert!(!is_about_her(&refused(403, code::NO_PERMISSION)));
        assert!(!is_about_her(&refused(404, code::UNKNOWN_CHANNEL)));
        assert!(!is_about_her(&refused(401, 0)));
        assert!(!is_about_her(&RestError::Limited(limits::PAUSE)));
    }

    fn thread(change: impl FnOnce(&mut serde_json::Value)) -> Result<GuildChannel, serde_json::Error> {
        let mut json = serde_json::json!({
            "id": "5", "guild_id": "1", "parent_id": "2", "owner_id": "9", "type": 12, "name": "Ana & Ben · 3f9a2c",
            "flags": 0, "message_count": 0, "member_count": 2, "total_message_sent": 0, "last_message_id": null,
            "thread_metadata": {
                "archived": false, "locked": false, "auto_archive_duration": 10080, "invitable": false,
                "archive_timestamp": "2026-11-18T15:00:00.000000+00:00",
            },
        });
        change(&mut json);
        serde_json::from_value(json)
    }

    #[test]
    fn talk_is_heard_in_the_bots_own_private_threads_until_they_are_locked() -> Result<(), serde_json::Error> {
        let (circles, me, here) = (Circles::default(), UserId::new(9), ChannelId::new(5));
        let hears = |thread: &GuildChannel| {
            circles.learn(thread, me);
            circles.has(here)
        };
        assert!(!hears(&thread(|json| json["type"] = 11.into())?), "everybody reads it");
        assert!(!hears(&thread(|json| json["owner_id"] = "8".into())?), "somebody else's");
        assert!(hears(&thread(|_| ())?));
        assert!(hears(&thread(|json| json["thread_metadata"]["archived"] = true.into())?), "only silent");
        let locked = thread(|json| json["thread_metadata"]["locked"] = true.into())?;
        assert!(locked.thread_metadata.is_some_and(|ThreadMetadata { locked, .. }| locked));
        assert!(!hears(&locked));
        Ok(())
    }
}
