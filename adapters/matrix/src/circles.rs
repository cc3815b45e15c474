//! Circles: private rooms, encrypted from the first event on, each for a few people of a home.
//!
//! A room is found again by its alias, which is made of the circle's mark, and taken over. That it is a circle, and of
//! which home, stands in the room itself: it is written together with the room, so that no crash can part the two, and
//! nobody but the bot may write there. Nobody is asked in when the room is made, because one invitation that is refused
//! would spoil the answer: people are asked one by one.

use std::time::Duration;

use bot_core::incoming::MessageKey;
use bot_core::message::{Message, tidy};
use bot_core::platform::{DeliveryError, Own, Receipt};
use matrix_sdk::deserialized_responses::RawAnySyncOrStrippedState;
use matrix_sdk::ruma::api::client::membership::joined_rooms;
use matrix_sdk::ruma::api::client::room::Visibility;
use matrix_sdk::ruma::api::client::room::create_room::RoomPowerLevelsContentOverride;
use matrix_sdk::ruma::api::client::room::create_room::v3::{Request, RoomPreset};
use matrix_sdk::ruma::api::error::ErrorKind;
use matrix_sdk::ruma::events::room::encryption::RoomEncryptionEventContent;
use matrix_sdk::ruma::events::room::guest_access::{GuestAccess, RoomGuestAccessEventContent};
use matrix_sdk::ruma::events::room::history_visibility::{HistoryVisibility, RoomHistoryVisibilityEventContent};
use matrix_sdk::ruma::events::room::member::MembershipState;
use matrix_sdk::ruma::events::{AnyInitialStateEvent, InitialStateEvent, StateEventType};
use matrix_sdk::ruma::serde::Raw;
use matrix_sdk::ruma::{OwnedRoomAliasId, RoomAliasId, UserId, assign, int};
use matrix_sdk::{Client, Room};
use serde::{Deserialize, Serialize};

use crate::places::{joined_room, made_by_the_bot, others_in};
use crate::platform::{MatrixPlatform, http_trouble, say, trouble};
use crate::to_matrix::new_message;

/// The state event that makes a room a circle.
const KIND: &str = "village.circle";

/// What the alias of every circle begins with.
const ALIAS: &str = "village-circle-";

/// Characters of a mark that go into an alias.
const MARK: usize = 40;

/// What stands under the name of a circle is something else.
const TAKEN: &str = "the name of the circle is taken";

/// How long to wait for the sync to bring a room that is there already.
const SYNC: Duration = Duration::from_secs(2);

/// How often a home is followed to where it has moved.
const MOVES: usize = 8;

/// What a room says about the circle in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Circle {
    /// The home to which it belongs, by its room.
    home: String,
    mark: String,
}

/// The circle that has this room; none when it is another kind of room.
pub(crate) async fn circle_of(room: &Room) -> matrix_sdk::Result<Option<Circle>> {
    if !made_by_the_bot(room) {
        return Ok(None);
    }
    let Some(state) = room.get_state_event(StateEventType::from(KIND), "").await? else { return Ok(None) };
    let content = match state {
        RawAnySyncOrStrippedState::Sync(raw) => raw.get_field("content"),
        RawAnySyncOrStrippedState::Stripped(raw) => raw.get_field("content"),
    };
    Ok(content.ok().flatten())
}

impl Circle {
    /// The room of its home, wherever that has moved; none when the bot is not in it any more.
    pub(crate) fn home(&self, client: &Client) -> Option<Room> {
        let mut home = joined_room(client, &self.home)?;
        for _ in 0..MOVES {
            match home.successor_room().and_then(|next| joined_room(client, next.room_id.as_str())) {
                Some(next) => home = next,
                None => break,
            }
        }
        Some(home)
    }
}

impl MatrixPlatform {
    /// Opens a circle, changes who is in it, or says goodbye.
    pub(crate) async fn circle(&self, own: &Own, key: &str) -> Result<Receipt, DeliveryError> {
        let Own::Circle { known, home, mark, title, members, leaving, open, goodbye } = own else {
            return Err(DeliveryError::Gone);
        };
        let alias = self.alias_of(mark)?;
        let there = match known {
            Some(known) => match joined_room(&self.client, &known.id).filter(|room| !room.is_tombstoned()) {
                Some(room) => Some(ours(room, mark).await?),
                None => None,
            },
            None => self.room_behind(&alias, mark).await?,
        };
        if !open {
            let Some(room) = there else { return Ok(Receipt::default()) };
            self.part(&room, &alias, key, leaving, goodbye.as_ref()).await?;
            return Ok(receipt(&room));
        }
        let title = tidy(title);
        if let Some(room) = there {
            self.take_out_others(&room, members).await?;
            let unreached = self.ask_in(&room, members, false).await?;
            if room.name().is_none_or(|name| name != title) {
                room.set_name(title).await.map_err(|error| trouble(&error))?;
            }
            return Ok(Receipt { unreached, ..receipt(&room) });
        }
        if known.is_some() {
            return Err(DeliveryError::Gone);
        }
        let circle = Circle { home: home.id.clone(), mark: mark.clone() };
        let room = self.open_room(&circle, &alias, title).await?;
        Ok(Receipt { unreached: self.ask_in(&room, members, true).await?, ..receipt(&room) })
    }

    fn alias_of(&self, mark: &str) -> Result<OwnedRoomAliasId, DeliveryError> {
        let me = self.client.user_id().ok_or(DeliveryError::Gone)?;
        RoomAliasId::parse(format!("#{}:{}", local_part(mark), me.server_name())).map_err(|_| DeliveryError::Gone)
    }

    /// The room that was opened with this mark before; none when there is none. An alias of somebody else's room is
    /// never followed.
    async fn room_behind(&self, alias: &RoomAliasId, mark: &str) -> Result<Option<Room>, DeliveryError> {
        let id = match self.client.resolve_room_alias(alias).await {
            Ok(found) => found.room_id,
            Err(error) if matches!(error.client_api_error_kind(), Some(ErrorKind::NotFound)) => return Ok(None),
            Err(error) => return Err(http_trouble(&error)),
        };
        if let Some(room) = joined_room(&self.client, id.as_str()) {
            return ours(room, mark).await.map(Some);
        }
        // Opened just before a crash: the sync will bring it.
        let joined = self.client.send(joined_rooms::v3::Request::new()).await.map_err(|error| http_trouble(&error))?;
        Err(if joined.joined_rooms.contains(&id) {
            DeliveryError::RateLimited(SYNC)
        } else {
            DeliveryError::Forbidden(TAKEN)
        })
    }

    async fn open_room(&self, circle: &Circle, alias: &RoomAliasId, title: String) -> Result<Room, DeliveryError> {
        // The reader of the new room waits for its bookmark.
        let _one_at_a_time = self.direct.opening.lock().await;
        let unwritable = |error: serde_json::Error| DeliveryError::Unavailable(error.to_string());
        let request = new_room(circle, alias, title).map_err(unwritable)?;
        let room = match self.client.create_room(request).await {
            Ok(room) => room,
            Err(error) if matches!(error.client_api_error_kind(), Some(ErrorKind::RoomInUse)) => {
                return Err(DeliveryError::RateLimited(SYNC));
            }
            Err(error) => return Err(trouble(&error)),
        };
        tracing::info!(room = %room.room_id(), home = circle.home, "opened a circle");
        metrics::counter!("village_matrix_circles_total").increment(1);
        self.direct.expect(&room, false).await;
        Ok(room)
    }

    /// Asks in everybody who is missing, at the pace of [`Asking`](crate::asking::Asking); gives those who cannot be. One
    /// who does not wish to be asked must not keep the others apart, and neither must one who has been asked too often
    /// lately: she is waited for last.
    async fn ask_in(&self, room: &Room, members: &[String], fresh: bool) -> Result<Vec<String>, DeliveryError> {
        // The soonest time at which anybody of them can be asked in.
        let (mut unreached, mut wait) = (Vec::new(), None);
        let sooner = |wait: Option<Duration>, other: Duration| Some(wait.map_or(other, |wait| other.min(wait)));
        for account in members {
            let Ok(user) = UserId::parse(account) else {
                unreached.push(account.clone());
                continue;
            };
            let known = if fresh { None } else { room.get_member(&user).await.map_err(|error| trouble(&error))? };
            let known = known.map(|member| (member.membership().clone(), member.event().sender() == &*user));
            match known {
                _ if user == room.own_user_id() => continue,
                Some((MembershipState::Join | MembershipState::Invite, _)) => continue,
                // She went by herself.
                Some((MembershipState::Leave, true) | (MembershipState::Ban, _)) => {
                    unreached.push(account.clone());
                    continue;
                }
                Some(_) | None => {}
            }
            if let Some(hers) = self.asking.wait_for(&user) {
                wait = sooner(wait, hers);
                continue;
            }
            if let Some(ours) = self.asking.wait() {
                wait = sooner(wait, ours);
                break;
            }
            match room.invite_user_by_id(&user).await {
                Ok(()) => self.asking.went(),
                Err(error) if is_about_her(&error) => {
                    tracing::info!(room = %room.room_id(), %error, "somebody cannot be asked into a circle");
                    unreached.push(account.clone());
                }
                Err(error) => match trouble(&error) {
                    DeliveryError::RateLimited(other) => {
                        wait = sooner(wait, other);
                        if !self.asking.too_soon(&user, other) {
                            break;
                        }
                    }
                    trouble @ (DeliveryError::Gone | DeliveryError::Forbidden(_) | DeliveryError::Unavailable(_)) => {
                        return Err(trouble);
                    }
                },
            }
        }
        wait.map_or(Ok(unreached), |wait| Err(DeliveryError::RateLimited(wait)))
    }

    async fn take_out_others(&self, room: &Room, members: &[String]) -> Result<(), DeliveryError> {
        let others = others_in(room).await.map_err(|error| trouble(&error))?;
        for other in others.iter().filter(|other| !members.iter().any(|member| member == other.as_str())) {
            take_out(room, other).await?;
        }
        Ok(())
    }

    /// Says the last words and leaves; those in it may stay.
    async fn part(
        &self,
        room: &Room,
        alias: &RoomAliasId,
        key: &str,
        leaving: &[String],
        goodbye: Option<&Message>,
    ) -> Result<(), DeliveryError> {
        let others = others_in(room).await.map_err(|error| trouble(&error))?;
        for other in others.iter().filter(|other| leaving.iter().any(|account| account == other.as_str())) {
            take_out(room, other).await?;
        }
        if let Some(content) = goodbye.and_then(|goodbye| new_message(goodbye, &self.prefix)) {
            say(room, content, key).await?;
        }
        // Its name goes last: by it the room is found again when this has to be tried once more.
        room.leave().await.map_err(|error| trouble(&error))?;
        match self.client.remove_room_alias(alias).await.map_err(|error| http_trouble(&error)) {
            Ok(()) | Err(DeliveryError::Gone | DeliveryError::Forbidden(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// Nobody is taken out of a room that is not this circle's, whoever says that it is.
async fn ours(room: Room, mark: &str) -> Result<Room, DeliveryError> {
    if room.creators().is_none() {
        // Opened just now: the sync has not come to it yet.
        return Err(DeliveryError::RateLimited(SYNC));
    }
    let circle = circle_of(&room).await.map_err(|error| trouble(&error))?;
    let ours = circle.is_some_and(|circle| circle.mark == mark);
    if ours { Ok(room) } else { Err(DeliveryError::Forbidden(TAKEN)) }
}

async fn take_out(room: &Room, user: &UserId) -> Result<(), DeliveryError> {
    match room.kick_user(user, None).await {
        Ok(()) => Ok(()),
        // She is gone already.
        Err(error) if is_about_her(&error) => Ok(()),
        Err(error) => Err(trouble(&error)),
    }
}

/// Whether the homeserver has answered that it will not do this, with this person; her own one may be away.
fn is_about_her(error: &matrix_sdk::Error) -> bool {
    error.as_client_api_error().is_some_and(|error| {
        let status = error.status_code.as_u16();
        // A page of a proxy in front of the homeserver says nothing about her.
        error.error_kind().is_some() && ((400..500).contains(&status) && !matches!(status, 401 | 429) || status == 502)
    })
}

fn local_part(mark: &str) -> String {
    let plain = mark.chars().map(|c| c.to_ascii_lowercase()).map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    format!("{ALIAS}{}", plain.take(MARK).collect::<String>())
}

fn receipt(room: &Room) -> Receipt {
    let place = room.room_id().to_string();
    Receipt::showing(vec![MessageKey { id: place.clone(), place }])
}

/// Only the bot may ask people in, take them out or change the room, and whoever comes later does not read what was
/// said before she was asked. Nothing is said about the bot's own level: whoever makes a room has the highest, and from
/// version 12 on it may not be named.
fn new_room(circle: &Circle, alias: &RoomAliasId, title: String) -> serde_json::Result<Request> {
    let levels = assign!(RoomPowerLevelsContentOverride::new(), {
        users_default: Some(int!(0)),
        events_default: Some(int!(0)),
        state_default: Some(int!(100)),
        invite: Some(int!(100)),
        kick: Some(int!(100)),
        ban: Some(int!(100)),
    });
    let mark = serde_json::json!({ "type": KIND, "state_key": "", "content": circle });
    let initial_state: Vec<Raw<AnyInitialStateEvent>> = vec![
        InitialStateEvent::with_empty_state_key(RoomEncryptionEventContent::with_recommended_defaults()).to_raw_any(),
        InitialStateEvent::with_empty_state_key(RoomHistoryVisibilityEventContent::new(HistoryVisibility::Invited))
            .to_raw_any(),
        InitialStateEvent::with_empty_state_key(RoomGuestAccessEventContent::new(GuestAccess::Forbidden)).to_raw_any(),
        Raw::from_json_string(mark.to_string())?,
    ];
    Ok(assign!(Request::new(), {
        preset: Some(RoomPreset::PrivateChat),
        visibility: Visibility::Private,
        name: Some(title),
        room_alias_name: Some(alias.alias().to_owned()),
        power_level_content_override: Some(Raw::new(&levels)?),
        initial_state,
    }))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "reading JSON in a test: what is missing is null")]

    use matrix_sdk::ruma::room_alias_id;
    use serde_json::{Value, json};

    use super::*;

    type TestResult = Result<(), Box<dyn std::error::Error>>;

    #[test]
    fn whatever_a_mark_is_it_makes_an_alias() {
        assert_eq!(local_part("3f9a2c"), "village-circle-3f9a2c");
        assert_eq!(local_part("#1 · 3F9A"), "village-circle--1---3f9a");
        assert_eq!(local_part(&"a:".repeat(500)).len(), ALIAS.len() + MARK);
    }

    fn asked_for() -> serde_json::Result<Request> {
        let circle = Circle { home: "!home:a.example".to_owned(), mark: "3f9a2c".to_owned() };
        new_room(&circle, room_alias_id!("#village-circle-3f9a2c:a.example"), "Ana & Ben".to_owned())
    }

    #[test]
    fn a_circle_is_encrypted_from_the_beginning_and_asks_in_nobody_by_itself() -> TestResult {
        let room = asked_for()?;
        assert_eq!(room.preset, Some(RoomPreset::PrivateChat));
        assert_eq!(room.name.as_deref(), Some("Ana & Ben"));
        assert_eq!(room.room_alias_name.as_deref(), Some("village-circle-3f9a2c"));
        assert!(room.invite.is_empty());
        let states: Result<Vec<Value>, _> =
            room.initial_state.iter().map(|event| serde_json::from_str(event.json().get())).collect();
        let states = states?;
        let state =
            |kind: &str| states.iter().find(|event| event["type"] == kind).map(|event| event["content"].clone());
        assert_eq!(state("m.room.encryption").ok_or("not encrypted")?["algorithm"], "m.megolm.v1.aes-sha2");
        assert_eq!(state("m.room.history_visibility"), Some(json!({ "history_visibility": "invited" })));
        assert_eq!(state(KIND), Some(json!({ "home": "!home:a.example", "mark": "3f9a2c" })));
        Ok(())
    }

    #[test]
    fn those_in_it_change_nothing_and_the_bots_own_level_is_not_named() -> TestResult {
        let levels = asked_for()?.power_level_content_override.ok_or("no levels")?;
        let levels: Value = serde_json::from_str(levels.json().get())?;
        assert_eq!(levels["invite"], 100);
        assert_eq!(levels["state_default"], 100);
        assert_eq!(levels["users_default"], 0);
        assert_eq!(levels["users"], Value::Null, "in version 12 whoever makes a room may not stand there");
        Ok(())
    }
}
