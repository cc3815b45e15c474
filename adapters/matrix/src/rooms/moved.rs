//! A room that is closed and goes on elsewhere.

use matrix_sdk::ruma::api::client::state::get_state_event_for_key::v3::Request;
use matrix_sdk::ruma::events::StateEventType;
use matrix_sdk::ruma::events::room::create::RoomCreateEventContent;
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, RoomOrAliasId, UserId};
use matrix_sdk::{Room, RoomState};

use super::Reader;
use crate::journal::{Arrival, Bookmark, Continued};
use crate::pace::Stopping;

impl Reader {
    /// Goes with the room. The new room's own reader tells the village, before anything that happens there.
    pub(super) async fn follow(
        &mut self,
        to: &OwnedRoomId,
        tombstone: OwnedEventId,
        by: &UserId,
    ) -> Result<(), Stopping> {
        if let Some(Bookmark::Reading(_)) = self.steady.bookmark(to.as_str()).await? {
            return Ok(());
        }
        let continues = Some(Continued { room: self.room.room_id().to_owned(), tombstone });
        let arrival = Arrival { inviter: None, direct: self.position.direct, continues };
        self.steady.keep(to.as_str(), &Bookmark::Arriving(arrival)).await?;
        let target = <&RoomOrAliasId>::from(&**to);
        let via = [by.server_name().to_owned(), self.room.own_user_id().server_name().to_owned()];
        match self.shared.client.join_room_by_id_or_alias(target, &via).await {
            Ok(room) if continues_from(&room, &self.room).await => {
                tracing::info!(from = %self.room.room_id(), to = %to, "a room goes on elsewhere");
            }
            Ok(room) => {
                tracing::warn!(from = %self.room.room_id(), to = %to, "a successor does not name the closed room");
                self.steady.keep(to.as_str(), &Bookmark::Left).await?;
                if room.state() == RoomState::Joined {
                    let _ = room.leave().await;
                }
            }
            // It waits for an invitation then, which is accepted whoever sends it.
            Err(error) => tracing::warn!(from = %self.room.room_id(), to = %to, %error, "a successor is not joined"),
        }
        Ok(())
    }
}

/// Whether a room says that it continues the other one. The homeserver is asked: the sync may not have come to it yet.
async fn continues_from(room: &Room, old: &Room) -> bool {
    let request = Request::new(room.room_id().to_owned(), StateEventType::RoomCreate, String::new());
    let Ok(response) = room.client().send(request).await else { return false };
    let create: Result<RoomCreateEventContent, _> = serde_json::from_str(response.into_content().json().get());
    create.is_ok_and(|create| create.predecessor.is_some_and(|before| before.room_id == old.room_id()))
}
