//! What the bot lacks in a home: power in its rooms, and their encryption.

use bot_core::platform::{DeliveryError, Doing, Lack};
use matrix_sdk::Room;
use matrix_sdk::ruma::events::room::power_levels::RoomPowerLevels;
use matrix_sdk::ruma::events::{MessageLikeEventType, StateEventType};

use crate::platform::{MatrixPlatform, trouble};

/// Rooms of a home of which it is told what is lacking there; it is much the same in the others.
const TOLD: usize = 10;

impl MatrixPlatform {
    /// What the bot may not do in the rooms of a home, and which of them are not encrypted. The home and the rooms that were
    /// chosen for something come first.
    pub(crate) async fn lacks_in(&self, home: &str, chosen: &[String]) -> Result<Vec<Lack>, DeliveryError> {
        let mut rooms = self.rooms_of(home).await?;
        rooms.sort_by_key(|room| {
            let id = room.room_id().as_str();
            (id != home, chosen.iter().all(|chosen| chosen != id))
        });
        let is_alone = rooms.len() == 1;
        let (mut lacks, mut told) = (Vec::new(), 0);
        for room in &rooms {
            let before = lacks.len();
            let (_, levels) = crate::keeping::levels(room).await?;
            let name = name(room).await;
            let place = (!is_alone).then(|| name.clone());
            let doings = Doing::ALL.into_iter().filter(|doing| !may(*doing, room, &levels));
            lacks.extend(doings.map(|doing| Lack::May { doing, place: place.clone() }));
            let state = room.latest_encryption_state().await.map_err(|error| trouble(&error))?;
            if !state.is_encrypted() && !room.is_space() {
                lacks.push(Lack::Encryption { place: name });
            }
            told += usize::from(lacks.len() > before);
            if told == TOLD {
                break;
            }
        }
        Ok(lacks)
    }
}

/// Whether the bot may do something in a room. What needs no power may be done.
fn may(doing: Doing, room: &Room, levels: &RoomPowerLevels) -> bool {
    let me = room.own_user_id();
    // In a space nobody writes; people are shown out of it all the same.
    match doing {
        Doing::Goodbye => levels.user_can_ban(me),
        _ if room.is_space() => true,
        Doing::Write => [MessageLikeEventType::RoomMessage, MessageLikeEventType::RoomEncrypted]
            .into_iter()
            .all(|kind| levels.user_can_send_message(me, kind)),
        Doing::Pins => levels.user_can_send_state(me, StateEventType::RoomPinnedEvents),
        Doing::Remove => levels.user_can_redact_event_of_other(me),
        Doing::Pause | Doing::Cool => levels.user_can_send_state(me, StateEventType::RoomPowerLevels),
        Doing::Cards | Doing::Files | Doing::Events | Doing::Threads | Doing::Circles => true,
    }
}

async fn name(room: &Room) -> String {
    match room.display_name().await {
        Ok(name) => name.to_string(),
        Err(_) => room.room_id().to_string(),
    }
}
