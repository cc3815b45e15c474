//! Asking until there is an answer: a database that is away, or a homeserver, must not lose an event.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bot_core::incoming::Incoming;
use bot_core::platform::Parcel;
use bot_core::store::StoreError;
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::{Room, RoomState};
use tokio::sync::Semaphore;

use crate::journal::{Bookmark, History, Position, missed, since_arrival};
use crate::pace::{Backoff, Stop, Stopping};
use crate::reactions::Reactions;
use crate::village::Ears;

/// How often an event is handed over that the village says it will never take in.
const TRIES: u32 = 2;

/// How often one is that may be taken in later, when everything else is.
const PASSING_TRIES: u32 = 6;

/// After how long whoever waits hears that it takes longer.
const WAITS_LONG: Duration = Duration::from_secs(6);

/// The village, asked until it answers or the bot is to stop.
pub(super) struct Steady {
    pub(super) village: Arc<dyn Ears>,
    pub(super) stop: Stop,
}

/// What is wanted of a room's history.
pub(super) enum Look {
    /// The last events.
    Latest,
    /// What has happened since then.
    Missed(Position),
    /// The bot's arrival and everything after it.
    SinceArrival,
}

impl Steady {
    /// Hands an event over. It is handed over again while the database is away; one that cannot be taken in although
    /// the database answers must not stand before all others for ever, and its error is given back. `takes_longer` is
    /// awaited when there is no answer after some seconds.
    pub(super) async fn handle(
        &mut self,
        incoming: &Incoming,
        takes_longer: impl Future<Output = ()> + Send,
    ) -> Result<Result<Option<Parcel>, StoreError>, Stopping> {
        let mut asking = pin!(self.ask(incoming));
        tokio::select! {
            answer = &mut asking => return answer,
            () = tokio::time::sleep(WAITS_LONG) => {}
        }
        // It goes on meanwhile: it may hold what others wait for.
        tokio::join!(asking, takes_longer).0
    }

    async fn ask(&mut self, incoming: &Incoming) -> Result<Result<Option<Parcel>, StoreError>, Stopping> {
        let mut backoff = Backoff::new();
        let mut tries = 0;
        loop {
            let error = match self.village.handle(incoming.clone()).await {
                Ok(answer) => return Ok(Ok(answer)),
                Err(error) => error,
            };
            tries += 1;
            let hopeless = !error.is_passing() && tries >= TRIES;
            if hopeless || (tries >= PASSING_TRIES && self.village.bookmark(&incoming.place.id).await.is_ok()) {
                return Ok(Err(error));
            }
            self.wait(&error, &mut backoff).await?;
        }
    }

    /// Where the bot stands in a room.
    pub(super) async fn bookmark(&mut self, room: &str) -> Result<Option<Bookmark>, Stopping> {
        Ok(self.text(room).await?.as_deref().and_then(Bookmark::parse))
    }

    /// Remembers it.
    pub(super) async fn keep(&mut self, room: &str, bookmark: &Bookmark) -> Result<(), Stopping> {
        self.keep_text(room, &bookmark.text()).await
    }

    /// The reactions of a room.
    pub(super) async fn reactions(&mut self, room: &str) -> Result<Reactions, Stopping> {
        let text = self.text(&format!("{room}/reactions")).await?;
        Ok(text.as_deref().and_then(Reactions::parse).unwrap_or_default())
    }

    /// Remembers them.
    pub(super) async fn keep_reactions(&mut self, room: &str, reactions: &Reactions) -> Result<(), Stopping> {
        self.keep_text(&format!("{room}/reactions"), &reactions.text()).await
    }

    async fn text(&mut self, place: &str) -> Result<Option<String>, Stopping> {
        let mut backoff = Backoff::new();
        loop {
            match self.village.bookmark(place).await {
                Ok(text) => return Ok(text),
                Err(error) => self.wait(&error, &mut backoff).await?,
            }
        }
    }

    async fn keep_text(&mut self, place: &str, text: &str) -> Result<(), Stopping> {
        let mut backoff = Backoff::new();
        loop {
            match self.village.set_bookmark(place, text).await {
                Ok(()) => return Ok(()),
                Err(error) => self.wait(&error, &mut backoff).await?,
            }
        }
    }

    async fn wait(&mut self, error: &StoreError, backoff: &mut Backoff) -> Result<(), Stopping> {
        tracing::error!(%error, "the village does not answer");
        self.stop.sleep(backoff.next()).await
    }

    /// A part of a room's history, read in turn with other rooms.
    pub(super) async fn history(
        &mut self,
        room: &Room,
        turns: &Semaphore,
        look: Look,
    ) -> Result<Vec<TimelineEvent>, Stopping> {
        let mut backoff = Backoff::new();
        loop {
            let turn = turns.acquire().await;
            let found = match &look {
                Look::Latest => room.page(None).await.map(|(page, _)| page),
                Look::Missed(position) => missed(room, position).await,
                Look::SinceArrival => since_arrival(room, room.own_user_id()).await,
            };
            drop(turn);
            match found {
                Ok(events) => return Ok(events),
                Err(error) if room.state() != RoomState::Joined => {
                    tracing::debug!(room = %room.room_id(), %error, "the history of a room left is closed");
                    return Ok(Vec::new());
                }
                Err(error) => tracing::warn!(room = %room.room_id(), %error, "a room's history is not read"),
            }
            self.stop.sleep(backoff.next()).await?;
        }
    }
}
