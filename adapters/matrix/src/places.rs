//! Which home a room belongs to, and whether it is a direct room.
//!
//! A space is a home and its rooms are places in it, when both name each other and the bot is in both: anybody can name
//! a parent in a room of her own. A circle says itself to which home it belongs. Every other room is a home by itself.

use bot_core::incoming::{HomeKey, Standing};
use bot_core::platform::PersonThere;
use futures_util::StreamExt;
use matrix_sdk::room::{ParentSpace, RoomMember};
use matrix_sdk::ruma::events::room::member::MembershipState;
use matrix_sdk::ruma::{OwnedUserId, RoomId, UserId};
use matrix_sdk::{Client, Room, RoomMemberships, RoomState};

use crate::circles::circle_of;
use crate::standing::standing_in;

/// The room that is the home of this one: a space that it shares a link with, else itself.
pub(crate) async fn home_room(room: &Room) -> Room {
    let mut parents: Vec<Room> = Vec::new();
    match room.parent_spaces().await {
        Ok(stream) => {
            let mut stream = Box::pin(stream);
            while let Some(parent) = stream.next().await {
                if let Ok(ParentSpace::Reciprocal(space)) = parent
                    && space.state() == RoomState::Joined
                    && space.is_space()
                {
                    parents.push(space);
                }
            }
        }
        Err(error) => tracing::debug!(room = %room.room_id(), %error, "the parents of a room are not known"),
    }
    // Of several, always the same.
    parents.into_iter().min_by(|a, b| a.room_id().cmp(b.room_id())).unwrap_or_else(|| room.clone())
}

/// A home's key.
pub(crate) fn home_key(home: &Room) -> HomeKey {
    HomeKey { id: home.room_id().to_string(), name: home.name() }
}

/// Those who are in the room or invited to it, the bot left out.
pub(crate) async fn others_in(room: &Room) -> matrix_sdk::Result<Vec<OwnedUserId>> {
    let members = room.members(RoomMemberships::ACTIVE).await?;
    let others = members.iter().map(|member| member.user_id()).filter(|user| *user != room.own_user_id());
    Ok(others.map(ToOwned::to_owned).collect())
}

/// Whether only one person and the bot are, or can come, here: a room marked as direct, or one that the bot opened
/// itself and that is no circle, of which all but one may have left. Where it cannot be found out, it is not.
pub(crate) async fn is_direct(room: &Room, meant_so: bool) -> bool {
    let marked = meant_so || !room.direct_targets().is_empty() || made_by_the_bot(room);
    marked
        && !room.is_space()
        && others_in(room).await.is_ok_and(|others| others.len() <= 1)
        && circle_of(room).await.is_ok_and(|circle| circle.is_none())
}

/// Whether the bot made this room itself; such a room is never a home.
pub(crate) fn made_by_the_bot(room: &Room) -> bool {
    room.creators().is_some_and(|creators| creators.iter().any(|creator| creator == room.own_user_id()))
}

/// Who somebody is in a home, or none when she is in neither the home nor one of its rooms.
pub(crate) async fn person_in(client: &Client, home: &Room, user: &UserId) -> matrix_sdk::Result<Option<PersonThere>> {
    let person = |member: &RoomMember, standing| PersonThere {
        name: member.name().to_owned(),
        since: None,
        standing,
        roles: Vec::new(),
    };
    if let Some(member) = joined(home, user).await? {
        return Ok(Some(person(&member, standing_in(home, user).await)));
    }
    if home.is_space() {
        for room in client.joined_rooms() {
            if room.room_id() != home.room_id()
                && home_room(&room).await.room_id() == home.room_id()
                && let Some(member) = joined(&room, user).await?
            {
                return Ok(Some(person(&member, Standing::Member)));
            }
        }
    }
    Ok(None)
}

/// Somebody who has joined a room.
async fn joined(room: &Room, user: &UserId) -> matrix_sdk::Result<Option<RoomMember>> {
    Ok(room.get_member(user).await?.filter(|member| *member.membership() == MembershipState::Join))
}

/// A room that the bot is in.
pub(crate) fn joined_room(client: &Client, id: &str) -> Option<Room> {
    let id = <&RoomId>::try_from(id).ok()?;
    client.get_room(id).filter(|room| room.state() == RoomState::Joined)
}
