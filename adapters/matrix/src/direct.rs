//! The rooms for one person and the bot: one for each, opened once and used for ever, encrypted.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bot_core::platform::DeliveryError;
use matrix_sdk::ruma::api::client::membership::joined_rooms;
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId, UserId};
use matrix_sdk::{Client, Room, RoomState};
use tokio::time::Instant;

use crate::circles::circle_of;
use crate::journal::{Arrival, Bookmark};
use crate::places::{made_by_the_bot, others_in};
use crate::platform::{http_trouble, trouble};
use crate::village::Ears;

/// How often somebody who left her direct room is invited back.
const INVITE_AGAIN: Duration = Duration::from_hours(24);

/// The direct rooms.
pub(crate) struct DirectRooms {
    client: Client,
    village: Arc<dyn Ears>,
    /// Held while a room is being opened: one at a time, so that nobody gets two.
    pub(crate) opening: tokio::sync::Mutex<()>,
    opened: Mutex<HashMap<OwnedUserId, OwnedRoomId>>,
    invited: Mutex<HashMap<OwnedUserId, Instant>>,
}

impl DirectRooms {
    pub(crate) fn new(client: Client, village: Arc<dyn Ears>) -> Self {
        Self {
            client,
            village,
            opening: tokio::sync::Mutex::default(),
            opened: Mutex::default(),
            invited: Mutex::default(),
        }
    }

    /// Her direct room, opened if there is none yet.
    pub(crate) async fn room_for(&self, user: &UserId) -> Result<Room, DeliveryError> {
        let _one_at_a_time = self.opening.lock().await;
        if let Some(room) = self.existing(user).await? {
            return Ok(room);
        }
        self.must_know_every_room().await?;
        if let Some(room) = self.forgotten(user).await? {
            return Ok(room);
        }
        let room = self.client.create_dm(user).await.map_err(|error| trouble(&error))?;
        tracing::info!(room = %room.room_id(), "opened a direct room");
        metrics::counter!("village_matrix_direct_rooms_total").increment(1);
        self.expect(&room, true).await;
        self.remember(user, &room);
        Ok(room)
    }

    /// Notes that everything counts that is said in a room which the bot has just made.
    pub(crate) async fn expect(&self, room: &Room, direct: bool) {
        let arrival = Arrival { inviter: None, direct, continues: None };
        let bookmark = Bookmark::Arriving(arrival).text();
        if let Err(error) = self.village.set_bookmark(room.room_id().as_str(), &bookmark).await {
            tracing::warn!(room = %room.room_id(), %error, "a bookmark is not kept");
        }
    }

    /// Whether nobody but this person can read the room.
    pub(crate) async fn is_only_for(&self, room: &Room, user: &UserId) -> Result<bool, DeliveryError> {
        let others = others_in(room).await.map_err(|error| trouble(&error))?;
        Ok(!room.is_space() && others.iter().all(|other| other == user))
    }

    async fn existing(&self, user: &UserId) -> Result<Option<Room>, DeliveryError> {
        let opened = self.opened.lock().ok().and_then(|opened| opened.get(user).cloned());
        let opened = opened.and_then(|id| self.client.get_room(&id));
        let marked: Vec<Room> = self.client.get_dm_rooms(user).collect();
        for room in opened.into_iter().chain(marked) {
            if room.state() != RoomState::Joined || room.is_tombstoned() || !self.is_only_for(&room, user).await? {
                continue;
            }
            if others_in(&room).await.map_err(|error| trouble(&error))?.is_empty() {
                self.invite_back(&room, user).await?;
            }
            return Ok(Some(room));
        }
        Ok(None)
    }

    /// She left. Once a day she is invited back; otherwise she does not want to be written to.
    async fn invite_back(&self, room: &Room, user: &UserId) -> Result<(), DeliveryError> {
        let now = Instant::now();
        let lately = self
            .invited
            .lock()
            .is_ok_and(|invited| invited.get(user).is_some_and(|at| now.duration_since(*at) < INVITE_AGAIN));
        if lately {
            return Err(DeliveryError::Forbidden("she left the direct room"));
        }
        room.invite_user_by_id(user).await.map_err(|error| trouble(&error))?;
        if let Ok(mut invited) = self.invited.lock() {
            invited.insert(user.to_owned(), now);
        }
        Ok(())
    }

    /// A room may have been opened just before a crash, or its answer was lost on the way. It is found after the next
    /// sync, and until then no other one is opened.
    async fn must_know_every_room(&self) -> Result<(), DeliveryError> {
        let request = joined_rooms::v3::Request::new();
        let joined = self.client.send(request).await.map_err(|error| http_trouble(&error))?.joined_rooms;
        let known = |id: &OwnedRoomId| self.client.get_room(id).is_some_and(|room| room.state() == RoomState::Joined);
        if joined.iter().all(known) { Ok(()) } else { Err(DeliveryError::RateLimited(Duration::from_secs(2))) }
    }

    /// A room that the bot made for her and did not get to mark as such.
    async fn forgotten(&self, user: &UserId) -> Result<Option<Room>, DeliveryError> {
        for room in self.client.joined_rooms() {
            let candidate = made_by_the_bot(&room)
                && !room.is_space()
                && !room.is_tombstoned()
                && room.name().is_none()
                && room.direct_targets().is_empty();
            if !candidate || !circle_of(&room).await.is_ok_and(|circle| circle.is_none()) {
                continue;
            }
            let others = others_in(&room).await.map_err(|error| trouble(&error))?;
            if others == [user.to_owned()] {
                let marked = self.client.account().mark_as_dm(room.room_id(), &[user.to_owned()]).await;
                marked.map_err(|error| trouble(&error))?;
                self.remember(user, &room);
                return Ok(Some(room));
            }
        }
        Ok(None)
    }

    fn remember(&self, user: &UserId, room: &Room) {
        if let Ok(mut opened) = self.opened.lock() {
            opened.insert(user.to_owned(), room.room_id().to_owned());
        }
    }
}
