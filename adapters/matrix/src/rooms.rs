//! The reader of one room: hands over everything that happens there, in order and exactly once, whatever happens to the
//! bot in between, and brings the answers.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use async_trait::async_trait;
use bot_core::incoming::{HomeKey, Incoming, PlaceKey, PlatformKind, What};
use bot_core::message::{Message, Part};
use bot_core::wording::{Locale, say};
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::room::MessagesOptions;
use matrix_sdk::ruma::api::error::ErrorKind;
use matrix_sdk::ruma::room_version_rules::RedactionRules;
use matrix_sdk::ruma::{OwnedEventId, OwnedTransactionId, UserId, uint};
use matrix_sdk::{Client, Room};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::{Semaphore, watch};
use tokio::time::Instant;

use crate::direct::DirectRooms;
use crate::from_matrix::{Happening, Me, read};
use crate::ignored::Ignored;
use crate::invites::Welcome;
use crate::journal::{Arrival, Bookmark, Continued, History, Position, Recent, moment};
use crate::pace::{Stop, Stopping};
use crate::places::{home_key, home_room, is_direct, made_by_the_bot};
use crate::platform::MatrixPlatform;
use crate::reactions::Reactions;
use crate::recovery::Recovery;
use crate::to_matrix::quiet_line;
use crate::village::Ears;

mod moved;
mod steady;
mod telling;

use steady::{Look, Steady};

/// Events after which the bookmark is kept while many are handed over.
const KEEP_EVERY: usize = 20;

/// How long a room waits for a key before it is told that something cannot be read.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often a room is told so, in milliseconds: once a day.
const TELL_AGAIN: u64 = 24 * 3600 * 1000;

/// What all rooms share.
pub(crate) struct Shared {
    pub(crate) client: Client,
    pub(crate) village: Arc<dyn Ears>,
    pub(crate) platform: Arc<MatrixPlatform>,
    pub(crate) direct: Arc<DirectRooms>,
    pub(crate) welcome: Welcome,
    /// Accounts that nothing is heard of, such as those of a bridge.
    pub(crate) ignored: Ignored,
    pub(crate) prefix: String,
    pub(crate) recovery: Recovery,
    /// How many rooms read their history at a time.
    pub(crate) turns: Semaphore,
    /// Whether the homeserver answers.
    pub(crate) connected: watch::Sender<bool>,
}

impl Shared {
    /// Says whether the homeserver answers, when that has changed.
    pub(crate) fn say_connected(&self, answers: bool) {
        self.connected.send_if_modified(|before| std::mem::replace(before, answers) != answers);
    }
}

/// What a reader is told.
#[derive(Debug)]
pub(crate) enum News {
    /// Something happened; with a gap, more than is told.
    Timeline {
        /// In order.
        events: Vec<TimelineEvent>,
        /// Whether events are missing before these.
        gap: bool,
    },
    /// A key for this room has come.
    Keys,
    /// The bot is not in the room any more.
    Left {
        /// The event that says so.
        event: Option<OwnedEventId>,
    },
}

/// Reads a room until the bot leaves it or is to stop.
pub(crate) async fn read_room(
    shared: Arc<Shared>,
    room: Room,
    new: bool,
    mut news: UnboundedReceiver<News>,
    mut stop: Stop,
) {
    let steady = Steady { village: shared.village.clone(), stop: stop.clone() };
    let mut reader = Reader {
        shared,
        steady,
        room,
        position: Position::new(false),
        reactions: Reactions::default(),
        recent: Recent::default(),
        tell_at: None,
    };
    if reader.begin(new).await.is_err() {
        return;
    }
    loop {
        let tell_at = reader.tell_at;
        let told = tokio::select! {
            heard = news.recv() => match heard {
                Some(heard) => reader.hear(heard).await,
                None => return,
            },
            () = sleep_until(tell_at) => reader.tell_of_unread().await,
            () = stop.asked() => return,
        };
        if told.is_err() {
            return;
        }
    }
}

async fn sleep_until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

#[async_trait]
impl History for Room {
    async fn page(&self, from: Option<String>) -> matrix_sdk::Result<(Vec<TimelineEvent>, Option<String>)> {
        let mut options = MessagesOptions::backward().from(from.as_deref());
        options.limit = uint!(100);
        let messages = self.messages(options).await?;
        Ok((messages.chunk, messages.end))
    }
}

struct Reader {
    shared: Arc<Shared>,
    steady: Steady,
    room: Room,
    position: Position,
    reactions: Reactions,
    /// What was handed over since the bot began to read; more than a position keeps.
    recent: Recent,
    /// When the room is to be told of what cannot be read.
    tell_at: Option<Instant>,
}

impl Reader {
    /// Finds out where the bot stood, and hands over what it has missed.
    async fn begin(&mut self, new: bool) -> Result<(), Stopping> {
        let id = self.room.room_id().to_string();
        let mut bookmark = self.steady.bookmark(&id).await?;
        if bookmark.is_none() && made_by_the_bot(&self.room) {
            // A room that is being opened gets its bookmark when the homeserver has answered.
            drop(self.shared.direct.opening.lock().await);
            bookmark = self.steady.bookmark(&id).await?;
        }
        self.reactions = self.steady.reactions(&id).await?;
        match bookmark {
            Some(Bookmark::Reading(position)) => {
                self.position = position;
                self.catch_up().await?;
                self.retry_unread().await
            }
            Some(Bookmark::Arriving(arrival)) => self.arrive(arrival).await,
            Some(Bookmark::Left) => self.arrive(Arrival::default()).await,
            None if new => self.arrive(Arrival::default()).await,
            None => self.start_at_the_end().await,
        }
    }

    /// A room that the bot has been in, of which nothing is written down: what was said before is not answered now.
    async fn start_at_the_end(&mut self) -> Result<(), Stopping> {
        let page = self.history(Look::Latest).await?;
        if let Some(latest) = page.first()
            && let Some(id) = latest.event_id()
        {
            self.position.note(id, moment(latest));
        }
        self.opened(&Arrival::default(), &format!("{}/opened", self.room.room_id())).await?;
        self.keep().await
    }

    /// A room that the bot has just come into: everything since then counts.
    async fn arrive(&mut self, arrival: Arrival) -> Result<(), Stopping> {
        self.position = Position::new(arrival.direct);
        let events = self.history(Look::SinceArrival).await?;
        let mut events = events.into_iter();
        let anchor = events.next().and_then(|event| Some((event.event_id()?, moment(&event))));
        let opened = match &anchor {
            Some((id, _)) => format!("{id}/opened"),
            None => format!("{}/opened", self.room.room_id()),
        };
        self.opened(&arrival, &opened).await?;
        if let Some((id, at)) = anchor {
            self.position.note(id, at);
        }
        self.keep().await?;
        self.take_in(events.collect()).await
    }

    /// Tells the village of a home, of a room in one, or that what it knows goes on here.
    async fn opened(&mut self, arrival: &Arrival, event: &str) -> Result<(), Stopping> {
        if is_direct(&self.room, arrival.direct).await || made_by_the_bot(&self.room) && arrival.continues.is_none() {
            return Ok(());
        }
        let home = home_room(&self.room).await;
        let who = arrival.inviter.clone().unwrap_or_else(|| self.room.own_user_id().to_owned());
        let here = self.room.room_id().to_string();
        if let Some(Continued { room, tombstone }) = &arrival.continues {
            let before = match self.shared.client.get_room(room) {
                Some(old) => home_room(&old).await,
                None => home.clone(),
            };
            // Whoever goes on elsewhere may have told only one of the two rooms which space they are in.
            let space =
                [before, home].into_iter().find(|home| home.is_space() && home.room_id() != self.room.room_id());
            let (of, moved) = match space.filter(|space| space.room_id() != room) {
                Some(space) => (home_key(&space), What::PlaceMoved { to: here }),
                None => (HomeKey { id: room.to_string(), name: self.room.name() }, What::HomeMoved { to: here }),
            };
            return self.hand_over_home(of, room.to_string(), &who, tombstone.as_str(), moved).await;
        }
        // Nobody reads what is said in a space itself.
        let place = if self.room.is_space() { String::new() } else { here };
        self.hand_over_home(home_key(&home), place, &who, event, What::HomeOpened).await
    }

    async fn hand_over_home(
        &mut self,
        home: HomeKey,
        place: String,
        who: &UserId,
        event: &str,
        what: What,
    ) -> Result<(), Stopping> {
        let place = PlaceKey { id: place, thread: None, direct: false };
        let from = self.sender(&self.room, who).await;
        let incoming = Incoming {
            platform: PlatformKind::Matrix,
            event: event.to_owned(),
            from,
            home: Some(home),
            place,
            what,
            reply: None,
        };
        self.hand_over(incoming).await
    }

    async fn history(&mut self, look: Look) -> Result<Vec<TimelineEvent>, Stopping> {
        let shared = self.shared.clone();
        self.steady.history(&self.room, &shared.turns, look).await
    }

    async fn hear(&mut self, news: News) -> Result<(), Stopping> {
        match news {
            News::Timeline { gap: true, .. } => self.catch_up().await,
            News::Timeline { events, gap: false } => self.take_in(events).await,
            News::Keys => self.retry_unread().await,
            News::Left { event } => self.left(event).await,
        }
    }

    /// Reads what has happened since the last known event.
    async fn catch_up(&mut self) -> Result<(), Stopping> {
        if self.position.is_blank() {
            return self.start_at_the_end().await;
        }
        let events = self.history(Look::Missed(self.position.clone())).await?;
        self.take_in(events).await
    }

    /// Hands events over, in order; those known already are passed by.
    async fn take_in(&mut self, events: Vec<TimelineEvent>) -> Result<(), Stopping> {
        tracing::debug!(room = %self.room.room_id(), events = events.len(), "reading");
        let mut taken = 0;
        for event in events {
            let Some(id) = event.event_id() else { continue };
            if self.position.knows(&id) || !self.recent.is_new(&id) {
                continue;
            }
            if event.kind.is_utd() {
                self.position.open(id.clone(), now());
                self.tell_at.get_or_insert_with(|| Instant::now() + PATIENCE);
                metrics::counter!("village_matrix_undecryptable_total").increment(1);
                tracing::warn!(room = %self.room.room_id(), event = %id, "an event waits for its key");
            } else {
                self.take(&event).await?;
            }
            self.position.note(id, moment(&event));
            taken += 1;
            if taken % KEEP_EVERY == 0 {
                self.keep().await?;
            }
        }
        if taken > 0 { self.keep().await } else { Ok(()) }
    }

    /// Looks again at what waits for its key.
    async fn retry_unread(&mut self) -> Result<(), Stopping> {
        let waiting = self.position.waiting(now());
        let mut read = false;
        for id in waiting {
            match self.room.event(&id, None).await {
                Ok(event) if event.kind.is_utd() => {
                    self.tell_at.get_or_insert_with(|| Instant::now() + PATIENCE);
                }
                Ok(event) => {
                    self.take(&event).await?;
                    self.position.close(&id);
                    read = true;
                }
                Err(error) => {
                    if let Some(ErrorKind::NotFound | ErrorKind::Forbidden) = error.client_api_error_kind() {
                        self.position.close(&id);
                    }
                    tracing::debug!(room = %self.room.room_id(), event = %id, %error, "an event is still closed");
                }
            }
        }
        if read { self.keep().await } else { Ok(()) }
    }

    /// One event, if it matters.
    async fn take(&mut self, event: &TimelineEvent) -> Result<(), Stopping> {
        let me = self.room.get_member_no_sync(self.room.own_user_id()).await.ok().flatten();
        let name = me.as_ref().and_then(|me| me.display_name());
        let rules = self.room.version().and_then(|version| version.rules());
        let redaction = rules.map_or(RedactionRules::V11, |rules| rules.redaction);
        let Some(seen) = read(event, Me { user: self.room.own_user_id(), name }, &redaction) else { return Ok(()) };
        if self.shared.ignored.holds(&seen.who) {
            return Ok(());
        }
        if let Happening::Moved { to } = &seen.what {
            return self.follow(to, seen.event, &seen.who).await;
        }
        let taken_back = match &seen.what {
            Happening::Redacted { what } => Some(what.clone()),
            Happening::Said(_)
            | Happening::Sent(_)
            | Happening::Reacted { .. }
            | Happening::Joined
            | Happening::Left
            | Happening::Moved { .. } => None,
        };
        let Some(incoming) = self.incoming(seen).await? else { return Ok(()) };
        self.hand_over(incoming).await?;
        if let Some(reaction) = taken_back {
            self.reactions.forget(&reaction);
            self.steady.keep_reactions(self.room.room_id().as_str(), &self.reactions).await?;
        }
        Ok(())
    }

    /// Tells the village, and brings its answer. An event that cannot be taken in is told again, until the bot stops.
    async fn hand_over(&mut self, incoming: Incoming) -> Result<(), Stopping> {
        let shared = Arc::clone(&self.shared);
        let takes_longer = async { tell(&shared, &incoming, shared.village.waiting(&incoming), "waiting").await };
        let answer = match self.steady.handle(&incoming, takes_longer).await? {
            Ok(answer) => answer,
            Err(error) => {
                metrics::counter!("village_matrix_events_failed_total").increment(1);
                tell(&shared, &incoming, shared.village.apology(&incoming, &error), "apology").await;
                return Ok(());
            }
        };
        if let Some(parcel) = answer {
            let result = self.shared.platform.hand_out(&parcel).await;
            tracing::debug!(parcel = %parcel.key, arrived = result.is_ok(), "an answer was handed out");
            if let Err(error) = self.shared.village.settle(&parcel, result).await {
                tracing::error!(parcel = %parcel.key, %error, "what became of an answer is not written down");
            }
        }
        Ok(())
    }

    /// The bot is not in the room any more.
    async fn left(&mut self, event: Option<OwnedEventId>) -> Result<(), Stopping> {
        let home = home_room(&self.room).await;
        if home.room_id() == self.room.room_id() && !self.position.direct && !made_by_the_bot(&self.room) {
            let event = event.map_or_else(|| format!("{}/closed", self.room.room_id()), |id| id.to_string());
            let me = self.room.own_user_id().to_owned();
            let place = self.room.room_id().to_string();
            self.hand_over_home(home_key(&home), place, &me, &event, What::HomeClosed).await?;
        }
        self.steady.keep(self.room.room_id().as_str(), &Bookmark::Left).await
    }

    /// Says once a day that something here cannot be read.
    async fn tell_of_unread(&mut self) -> Result<(), Stopping> {
        self.tell_at = None;
        let waiting = self.position.waiting(now());
        let Some(first) = waiting.first() else { return Ok(()) };
        if now().saturating_sub(self.position.told) < TELL_AGAIN {
            return Ok(());
        }
        tracing::warn!(room = %self.room.room_id(), events = waiting.len(), "messages here cannot be decrypted");
        // Which language the room speaks only the village knows, and it was not asked anything.
        let parts = Locale::ALL.map(|locale| Part::Para(say(locale, "cannot-read", &[]))).to_vec();
        let message = Message { parts, ..Message::default() };
        if let Some(content) = quiet_line(&message, &self.shared.prefix) {
            let transaction = OwnedTransactionId::from(format!("{first}-unread"));
            if let Err(error) = self.room.send(content).with_transaction_id(transaction).await {
                tracing::warn!(room = %self.room.room_id(), %error, "a room is not told what cannot be read");
                return Ok(());
            }
        }
        self.position.told = now();
        self.keep().await
    }

    async fn keep(&mut self) -> Result<(), Stopping> {
        self.steady.keep(self.room.room_id().as_str(), &Bookmark::Reading(self.position.clone())).await
    }
}

/// Says to whoever was surely speaking to the bot, and to her alone, how it stands with what she said. The kind of word
/// is part of its mark, so that a repetition is recognised.
async fn tell(shared: &Shared, incoming: &Incoming, message: Option<Message>, kind: &str) {
    let Some(message) = message else { return };
    let mark = format!("{}-{kind}", incoming.event);
    if let Err(error) = shared.platform.tell(&incoming.from.account, &message, &mark).await {
        tracing::warn!(event = %incoming.event, kind, %error, "a word did not arrive");
    }
}
