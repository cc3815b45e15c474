//! The loop that listens to the homeserver. It only hands on: nothing is handled and nothing is sent from here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::{Stream, StreamExt};
use matrix_sdk::config::SyncSettings;
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::ruma::api::client::filter::{FilterDefinition, LazyLoadOptions};
use matrix_sdk::ruma::api::client::sync::sync_events::v3::Filter;
use matrix_sdk::ruma::api::error::ErrorKind;
use matrix_sdk::ruma::{OwnedRoomId, RoomId, uint};
use matrix_sdk::sync::SyncResponse;
use matrix_sdk::{Client, Room};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;

use crate::RunError;
use crate::invites::{Joining, consider};
use crate::pace::{Backoff, Stop};
use crate::recovery;
use crate::rooms::{News, Shared, read_room};

/// How long the server may hold an answer back when nothing happens.
const LONG_POLL: Duration = Duration::from_secs(30);

/// How long what is under way may take when the bot stops.
const LAST_WORDS: Duration = Duration::from_secs(3);

/// The readers of rooms, one a room.
type Readers = Arc<Mutex<HashMap<OwnedRoomId, UnboundedSender<News>>>>;

/// Listens until the bot is to stop.
pub(crate) async fn listen(shared: Arc<Shared>, mut stop: Stop) -> Result<(), RunError> {
    let mut listener = Listener {
        shared,
        readers: Readers::default(),
        tasks: JoinSet::new(),
        joining: Joining::default(),
        stop: stop.clone(),
    };
    let result = listener.run(&mut stop).await;
    listener.shared.say_connected(false);
    listener.shared.platform.close();
    listener.readers.lock().map(|mut readers| readers.clear()).ok();
    let finished = async { while listener.tasks.join_next().await.is_some() {} };
    if tokio::time::timeout(LAST_WORDS, finished).await.is_err() {
        listener.tasks.abort_all();
    }
    result
}

struct Listener {
    shared: Arc<Shared>,
    readers: Readers,
    tasks: JoinSet<()>,
    joining: Joining,
    stop: Stop,
}

impl Listener {
    async fn run(&mut self, stop: &mut Stop) -> Result<(), RunError> {
        let client = self.shared.client.clone();
        // Keys are heard from the very first answer on.
        if let Some(keys) = client.encryption().room_keys_received_stream().await {
            let readers = self.readers.clone();
            let rooms = keys.map(|keys| keys.map(|keys| keys.into_iter().map(|key| key.room_id).collect()));
            self.tasks.spawn(tell_of_keys(Box::pin(rooms), readers, self.stop.clone()));
        }
        let Some(first) = self.next(&client, Duration::ZERO, stop).await? else { return Ok(()) };
        self.tasks.spawn(recovery::secure(self.shared.clone(), self.stop.clone()));
        self.shared.platform.open();
        for room in client.joined_rooms() {
            self.reader(&room, false);
        }
        for room in client.invited_rooms() {
            self.invited(room);
        }
        self.pass_on(&client, first);
        tracing::info!(rooms = client.joined_rooms().len(), "listening to the homeserver");
        while let Some(response) = self.next(&client, LONG_POLL, stop).await? {
            self.pass_on(&client, response);
            while self.tasks.try_join_next().is_some() {}
        }
        Ok(())
    }

    /// The next answer of the homeserver, however often it must be asked; none when the bot is to stop.
    async fn next(&self, client: &Client, hold: Duration, stop: &mut Stop) -> Result<Option<SyncResponse>, RunError> {
        let mut backoff = Backoff::new();
        while !stop.is_asked() {
            let settings = SyncSettings::default().timeout(hold).filter(filter());
            let answer = tokio::select! {
                answer = client.sync_once(settings) => answer,
                () = stop.asked() => return Ok(None),
            };
            match answer {
                Ok(response) => {
                    let rooms = response.rooms.joined.len() + response.rooms.left.len() + response.rooms.invited.len();
                    tracing::debug!(rooms, "the homeserver has answered");
                    metrics::counter!("village_matrix_syncs_total").increment(1);
                    self.shared.say_connected(true);
                    return Ok(Some(response));
                }
                Err(error) => {
                    if let Some(ErrorKind::UnknownToken(_) | ErrorKind::UserDeactivated) = error.client_api_error_kind()
                    {
                        return Err(RunError::LoggedOut);
                    }
                    metrics::counter!("village_matrix_sync_errors_total").increment(1);
                    self.shared.say_connected(false);
                    let wait = backoff.next();
                    tracing::warn!(%error, wait_s = wait.as_secs(), "the homeserver does not answer");
                    if stop.sleep(wait).await.is_err() {
                        return Ok(None);
                    }
                }
            }
        }
        Ok(None)
    }

    fn pass_on(&mut self, client: &Client, response: SyncResponse) {
        for (id, update) in response.rooms.joined {
            if let Some(room) = client.get_room(&id)
                && !(update.timeline.events.is_empty() && !update.timeline.limited && self.has_reader(&id))
            {
                let reader = self.reader(&room, true);
                let news = News::Timeline { events: update.timeline.events, gap: update.timeline.limited };
                // A reader that has ended is replaced with the next news.
                if reader.is_some_and(|reader| reader.send(news).is_err()) {
                    self.forget(&id);
                }
            }
        }
        for (id, update) in response.rooms.left {
            if let Some(room) = client.get_room(&id) {
                let event = update.timeline.events.iter().rev().find_map(TimelineEvent::event_id);
                if let Some(reader) = self.reader(&room, true) {
                    let _ = reader.send(News::Left { event });
                }
                self.forget(&id);
            }
        }
        for id in response.rooms.invited.into_keys() {
            if let Some(room) = client.get_room(&id) {
                self.invited(room);
            }
        }
    }

    fn invited(&mut self, room: Room) {
        self.tasks.spawn(consider(self.shared.clone(), room, self.joining.clone(), self.stop.clone()));
    }

    fn has_reader(&self, id: &RoomId) -> bool {
        self.readers.lock().is_ok_and(|readers| readers.contains_key(id))
    }

    fn forget(&self, id: &RoomId) {
        if let Ok(mut readers) = self.readers.lock() {
            readers.remove(id);
        }
    }

    /// The reader of a room. `new` says that the room came up while listening, so that its beginning counts.
    fn reader(&mut self, room: &Room, new: bool) -> Option<UnboundedSender<News>> {
        let mut readers = self.readers.lock().ok()?;
        if let Some(reader) = readers.get(room.room_id()).filter(|reader| !reader.is_closed()) {
            return Some(reader.clone());
        }
        let (sender, receiver) = unbounded_channel();
        readers.insert(room.room_id().to_owned(), sender.clone());
        self.tasks.spawn(read_room(self.shared.clone(), room.clone(), new, receiver, self.stop.clone()));
        Some(sender)
    }
}

/// Tells the readers when a key has come. When too many came at once to name them, all look.
async fn tell_of_keys<S, E>(mut keys: S, readers: Readers, mut stop: Stop)
where
    S: Stream<Item = Result<Vec<OwnedRoomId>, E>> + Unpin,
{
    loop {
        let came = tokio::select! {
            came = keys.next() => came,
            () = stop.asked() => return,
        };
        let Some(came) = came else { return };
        let Ok(readers) = readers.lock() else { return };
        match came {
            Ok(rooms) => {
                for room in rooms {
                    if let Some(reader) = readers.get(&room) {
                        let _ = reader.send(News::Keys);
                    }
                }
            }
            Err(_) => readers.values().for_each(|reader| {
                let _ = reader.send(News::Keys);
            }),
        }
    }
}

/// A hundred events a room; without a limit of its own a sync carries ten. Members only as far as they speak.
fn filter() -> Filter {
    let mut filter = FilterDefinition::default();
    let lazy = LazyLoadOptions::Enabled { include_redundant_members: false };
    filter.room.timeline.limit = Some(uint!(100));
    filter.room.timeline.lazy_load_options = lazy;
    filter.room.state.lazy_load_options = lazy;
    filter.presence.not_types = vec!["*".to_owned()];
    filter.room.ephemeral.not_types = vec!["*".to_owned()];
    filter.into()
}
