//! What keeps order in rooms: messages taken away, pauses and quieter rooms by power levels, bans.
//!
//! Matrix has no pauses. A pause is a power level below what it takes to write, in every room of the home; what was
//! there before is kept in the bot's own account data of each room, before anything is changed, so that a repetition
//! after a crash does not take the pause for what was there before it. State is read anew from the homeserver each time,
//! only one entry of it is changed, and an entry that somebody else has changed meanwhile is left to them. Who may do
//! what to whom is asked of the SDK, never found out by comparing numbers: a creator of a room of version 12 has a power
//! without a number.

use std::collections::BTreeMap;

use bot_core::platform::{DeliveryError, Keep, Receipt};
use matrix_sdk::Room;
use matrix_sdk::ruma::api::client::config::{get_room_account_data, set_room_account_data};
use matrix_sdk::ruma::api::client::state::get_state_event_for_key;
use matrix_sdk::ruma::api::error::ErrorKind;
use matrix_sdk::ruma::events::room::power_levels::{
    RoomPowerLevels, RoomPowerLevelsEventContent, RoomPowerLevelsSource,
};
use matrix_sdk::ruma::events::{MessageLikeEventType, StateEventType};
use matrix_sdk::ruma::serde::Raw;
use matrix_sdk::ruma::{OwnedEventId, UserId, int};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::places::{home_room, joined_room};
use crate::platform::{MatrixPlatform, http_trouble, trouble};

/// The account data of a room in which is kept what was there before.
const KEPT: &str = "village.keeping";

/// What people write with.
const WRITING: [MessageLikeEventType; 4] = [
    MessageLikeEventType::RoomMessage,
    MessageLikeEventType::RoomEncrypted,
    MessageLikeEventType::Reaction,
    MessageLikeEventType::Sticker,
];

/// The bot lacks the power to do it, or she has as much.
const POWER: &str = "a power is missing";

/// What was there before in a room.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// Of people, by their ids.
    #[serde(default)]
    people: BTreeMap<String, Entry>,
    /// Of what it takes to write, by the path within the power levels.
    #[serde(default)]
    writing: BTreeMap<String, Entry>,
}

/// An entry of the power levels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    /// What was there; none when there was no entry.
    was: Option<Value>,
    /// What the bot has put there.
    set: Value,
}

impl MatrixPlatform {
    /// Does it. The destination's place is the room, where it is about one.
    pub(crate) async fn keep(&self, place: &str, keep: &Keep, key: &str) -> Result<Receipt, DeliveryError> {
        match keep {
            Keep::Remove { message } => {
                let room = joined_room(&self.client, &message.place).ok_or(DeliveryError::Gone)?;
                let event = OwnedEventId::try_from(message.id.as_str()).map_err(|_| DeliveryError::Gone)?;
                let redacted = room.redact(&event, None, Some(key.into())).await;
                redacted.map(|_| Receipt::default()).map_err(|error| trouble(&error.into()))
            }
            Keep::Pause { home, account, until, why: _, before } => {
                let user = UserId::parse(account).map_err(|_| DeliveryError::Gone)?;
                let mut all: BTreeMap<String, Entry> =
                    before.as_deref().and_then(|before| serde_json::from_str(before).ok()).unwrap_or_default();
                if until.is_none() {
                    for room in self.rooms_and_those_kept(&home.id, all.keys()).await? {
                        let_speak(&room, &user, all.get(room.room_id().as_str())).await?;
                    }
                    return Ok(Receipt::default());
                }
                for room in self.rooms_of(&home.id).await? {
                    if let Some(entry) = silence(&room, &user).await? {
                        all.insert(room.room_id().to_string(), entry);
                    }
                }
                Ok(Receipt { before: serde_json::to_string(&all).ok(), ..Receipt::default() })
            }
            Keep::Cool { until, before: _ } => {
                let room = joined_room(&self.client, place).ok_or(DeliveryError::Gone)?;
                if until.is_some() {
                    quiet(&room).await?;
                } else {
                    unquiet(&room).await?;
                }
                Ok(Receipt::default())
            }
            Keep::Goodbye { home, account, out, why } => {
                let user = UserId::parse(account).map_err(|_| DeliveryError::Gone)?;
                for room in self.rooms_of(&home.id).await? {
                    ban(&room, &user, *out, &why.0).await?;
                }
                Ok(Receipt::default())
            }
            Keep::Block(_) => Err(DeliveryError::Forbidden("rooms hold no messages back")),
        }
    }

    /// The rooms of a home, and those in which something was changed and that are not in it any more.
    async fn rooms_and_those_kept(
        &self,
        home: &str,
        kept: impl Iterator<Item = &String>,
    ) -> Result<Vec<Room>, DeliveryError> {
        let mut rooms = match self.rooms_of(home).await {
            Err(DeliveryError::Gone) => Vec::new(),
            rooms => rooms?,
        };
        for id in kept {
            if rooms.iter().all(|room| room.room_id().as_str() != id) {
                rooms.extend(joined_room(&self.client, id));
            }
        }
        Ok(rooms)
    }

    /// The rooms of a home: the room that is it, or the space and the rooms in it. The home itself comes last: while
    /// something is left to do in its rooms, she is still seen to belong to it.
    pub(crate) async fn rooms_of(&self, home: &str) -> Result<Vec<Room>, DeliveryError> {
        let home = joined_room(&self.client, home).ok_or(DeliveryError::Gone)?;
        let mut rooms = Vec::new();
        if home.is_space() {
            for room in self.client.joined_rooms() {
                if room.room_id() != home.room_id() && home_room(&room).await.room_id() == home.room_id() {
                    rooms.push(room);
                }
            }
        }
        rooms.sort_by(|a, b| a.room_id().cmp(b.room_id()));
        rooms.push(home);
        Ok(rooms)
    }
}

/// Takes the power to write from somebody. What was there before; none when there is nothing to take.
async fn silence(room: &Room, user: &UserId) -> Result<Option<Entry>, DeliveryError> {
    let mut kept = kept(room).await?;
    let (mut content, levels) = levels(room).await?;
    let known = kept.people.get(user.as_str()).cloned();
    let present = content.get("users").and_then(|users| users.get(user.as_str())).cloned();
    if let Some(known) = known.filter(|known| present.as_ref() == Some(&known.set)) {
        return Ok(Some(known));
    }
    // She cannot write there as it is: nothing is taken, and nothing will be given back.
    if !WRITING.iter().any(|kind| levels.user_can_send_message(user, kind.clone())) {
        return Ok(None);
    }
    if !levels.user_can_change_user_power_level(room.own_user_id(), user) {
        return Err(DeliveryError::Forbidden(POWER));
    }
    let least = WRITING.iter().map(|kind| levels.for_message(kind.clone())).min().unwrap_or(int!(0));
    let set = json!(i64::from(least).saturating_sub(1));
    let entry = Entry { was: present, set: set.clone() };
    kept.people.insert(user.to_string(), entry.clone());
    keep(room, &kept).await?;
    put(&mut content, &["users", user.as_str()], Some(set));
    send(room, &content).await?;
    Ok(Some(entry))
}

/// Gives somebody back exactly what was there, unless somebody else has changed her entry meanwhile.
async fn let_speak(room: &Room, user: &UserId, before: Option<&Entry>) -> Result<(), DeliveryError> {
    let mut kept = kept(room).await?;
    let Some(entry) = kept.people.get(user.as_str()).or(before).cloned() else { return Ok(()) };
    let (mut content, _) = levels(room).await?;
    let present = content.get("users").and_then(|users| users.get(user.as_str()));
    if present == Some(&entry.set) {
        put(&mut content, &["users", user.as_str()], entry.was);
        send(room, &content).await?;
    }
    if kept.people.remove(user.as_str()).is_some() {
        keep(room, &kept).await?;
    }
    Ok(())
}

/// Lets only those who keep order write in a room.
async fn quiet(room: &Room) -> Result<(), DeliveryError> {
    let mut kept = kept(room).await?;
    let (mut content, levels) = levels(room).await?;
    if !levels.user_can_send_state(room.own_user_id(), StateEventType::RoomPowerLevels) {
        return Err(DeliveryError::Forbidden(POWER));
    }
    // Who may take others' messages away, or show people out, keeps order.
    let keepers = json!(i64::from(levels.redact.min(levels.kick)));
    let explicit = WRITING.iter().map(ToString::to_string).filter(|kind| levels_of(&content).contains_key(kind));
    let paths: Vec<String> =
        explicit.map(|kind| format!("events/{kind}")).chain(["events_default".to_owned()]).collect();
    let mut changed = false;
    for path in paths {
        let present = at(&content, &path).cloned();
        let known = kept.writing.get(&path).is_some_and(|entry| present.as_ref() == Some(&entry.set));
        let number = present.as_ref().and_then(Value::as_i64).unwrap_or(0);
        if known || keepers.as_i64().is_some_and(|keepers| number >= keepers) {
            continue;
        }
        kept.writing.insert(path.clone(), Entry { was: present, set: keepers.clone() });
        put(&mut content, &path.split('/').collect::<Vec<_>>(), Some(keepers.clone()));
        changed = true;
    }
    if changed {
        keep(room, &kept).await?;
        send(room, &content).await?;
    }
    Ok(())
}

/// Lets everybody write again who could before.
async fn unquiet(room: &Room) -> Result<(), DeliveryError> {
    let mut kept = kept(room).await?;
    if kept.writing.is_empty() {
        return Ok(());
    }
    let (mut content, _) = levels(room).await?;
    let mut changed = false;
    for (path, entry) in std::mem::take(&mut kept.writing) {
        if at(&content, &path) == Some(&entry.set) {
            put(&mut content, &path.split('/').collect::<Vec<_>>(), entry.was);
            changed = true;
        }
    }
    if changed {
        send(room, &content).await?;
    }
    keep(room, &kept).await
}

/// Shows somebody out of a room, or lets her come back.
async fn ban(room: &Room, user: &UserId, out: bool, why: &str) -> Result<(), DeliveryError> {
    let member = state(room, StateEventType::RoomMember, user.as_str()).await?;
    let is_out = member.get("membership").and_then(Value::as_str) == Some("ban");
    if is_out == out {
        return Ok(());
    }
    let (_, levels) = levels(room).await?;
    let me = room.own_user_id();
    let may = if out { levels.user_can_ban_user(me, user) } else { levels.user_can_unban_user(me, user) };
    if !may {
        return Err(DeliveryError::Forbidden(POWER));
    }
    let why = Some(why).filter(|why| !why.is_empty());
    let done = if out { room.ban_user(user, why).await } else { room.unban_user(user, None).await };
    done.map_err(|error| trouble(&error))
}

/// The power levels of a room as the homeserver has them now, as they are written and as the SDK reads them.
pub(crate) async fn levels(room: &Room) -> Result<(Map<String, Value>, RoomPowerLevels), DeliveryError> {
    let content = state(room, StateEventType::RoomPowerLevels, "").await?;
    let known = serde_json::from_value::<RoomPowerLevelsEventContent>(Value::Object(content.clone()));
    let known = known.map_err(|_| DeliveryError::Unavailable("power levels that cannot be read".to_owned()))?;
    let creators = room.creators().unwrap_or_default();
    let rules = room.clone_info().room_version_rules_or_default().authorization;
    Ok((content, RoomPowerLevels::new(RoomPowerLevelsSource::Original(known), &rules, creators)))
}

/// A piece of a room's state as the homeserver has it now; empty when there is none.
async fn state(room: &Room, kind: StateEventType, key: &str) -> Result<Map<String, Value>, DeliveryError> {
    let request = get_state_event_for_key::v3::Request::new(room.room_id().to_owned(), kind, key.to_owned());
    match room.client().send(request).await {
        Ok(answer) => Ok(serde_json::from_str(answer.event_or_content.get()).unwrap_or_default()),
        Err(error) if matches!(error.client_api_error_kind(), Some(ErrorKind::NotFound)) => Ok(Map::new()),
        Err(error) => Err(http_trouble(&error)),
    }
}

async fn send(room: &Room, content: &Map<String, Value>) -> Result<(), DeliveryError> {
    let content = Value::Object(content.clone());
    let sent = room.send_state_event_raw("m.room.power_levels", "", content).await;
    sent.map(drop).map_err(|error| trouble(&error))
}

/// What is kept about a room.
async fn kept(room: &Room) -> Result<Kept, DeliveryError> {
    let (me, id) = (room.own_user_id().to_owned(), room.room_id().to_owned());
    let request = get_room_account_data::v3::Request::new(me, id, KEPT.into());
    match room.client().send(request).await {
        Ok(answer) => Ok(serde_json::from_str(answer.account_data.json().get()).unwrap_or_default()),
        Err(error) if matches!(error.client_api_error_kind(), Some(ErrorKind::NotFound)) => Ok(Kept::default()),
        Err(error) => Err(http_trouble(&error)),
    }
}

async fn keep(room: &Room, kept: &Kept) -> Result<(), DeliveryError> {
    let (me, id) = (room.own_user_id().to_owned(), room.room_id().to_owned());
    let raw = Raw::new(kept).map_err(|error| DeliveryError::Unavailable(error.to_string()))?;
    let request = set_room_account_data::v3::Request::new_raw(me, id, KEPT.into(), raw.cast_unchecked());
    room.client().send(request).await.map(drop).map_err(|error| http_trouble(&error))
}

fn levels_of(content: &Map<String, Value>) -> Map<String, Value> {
    content.get("events").and_then(Value::as_object).cloned().unwrap_or_default()
}

/// What stands at a path.
fn at<'c>(content: &'c Map<String, Value>, path: &str) -> Option<&'c Value> {
    match path.split_once('/') {
        Some((first, rest)) => content.get(first)?.get(rest),
        None => content.get(path),
    }
}

/// Puts something at a path, or takes away what is there.
fn put(content: &mut Map<String, Value>, path: &[&str], value: Option<Value>) {
    let (inner, last) = match path {
        [first, last] => {
            let inner = content.entry(*first).or_insert_with(|| Value::Object(Map::new()));
            let Some(inner) = inner.as_object_mut() else { return };
            (inner, *last)
        }
        [last] => (content, *last),
        _ => return,
    };
    match value {
        Some(value) => inner.insert(last.to_owned(), value),
        None => inner.remove(last),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_entry_changes_and_comes_back_exactly() {
        let Value::Object(before) = json!({"users": {"@a:x": 100}, "events_default": 0, "odd": [1]}) else { return };
        let mut content = before.clone();
        put(&mut content, &["users", "@b:x"], Some(json!(-1)));
        assert_eq!(content.get("users"), Some(&json!({"@a:x": 100, "@b:x": -1})));
        put(&mut content, &["users", "@b:x"], None);
        assert_eq!(content, before, "absent stays absent");
        put(&mut content, &["events_default"], Some(json!(50)));
        assert_eq!(at(&content, "events_default"), Some(&json!(50)));
    }
}
