//! What the village says, brought to rooms and people. What is meant for one person never goes anywhere else.

use std::collections::{HashSet, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bot_core::command::Seen;
use bot_core::incoming::{HomeKey, MessageKey, PlaceKey, PlatformKind, Written};
use bot_core::message::{Does, File, Message, REACTION_KEYS};
use bot_core::platform::{
    Act, Capabilities, DeliveryError, Destination, Lack, OwnThings, Parcel, PersonThere, Platform, Receipt,
};
use matrix_sdk::attachment::AttachmentConfig;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::room::reply::{EnforceThread, Reply};
use matrix_sdk::ruma::api::error::{ErrorKind, RetryAfter};
use matrix_sdk::ruma::events::Mentions;
use matrix_sdk::ruma::events::reaction::ReactionEventContent;
use matrix_sdk::ruma::events::relation::Annotation;
use matrix_sdk::ruma::events::room::message::{
    AddMentions, ReplyWithinThread, RoomMessageEventContent, TextMessageEventContent,
};
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, OwnedTransactionId, UserId};
use matrix_sdk::{Client, HttpError, Room};
use mime::Mime;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use url::Url;

use crate::asking::Asking;
use crate::direct::DirectRooms;
use crate::places::{is_direct, joined_room, others_in, person_in};
use crate::to_matrix::{edit_of, new_message, relation};
use crate::written;

/// Characters in a message: with its HTML and its encryption it fits into an event.
const TEXT: usize = 16_000;

/// Reactions set under a card. More are not offered: each costs as much of the homeserver's patience as a message.
const SEEDED: usize = 5;

/// Cards whose reactions are remembered as set.
const SEEDED_CARDS: usize = 1_000;

/// How long to wait when a homeserver is too busy to say for how long.
const BUSY: Duration = Duration::from_secs(5);

/// How often a reaction is tried.
const SEED_TRIES: u32 = 6;

/// How an event is answered: what stands in a [`bot_core::incoming::ReplyWay`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Way {
    pub(crate) room: OwnedRoomId,
    pub(crate) event: OwnedEventId,
    pub(crate) thread: Option<OwnedEventId>,
}

impl Way {
    pub(crate) fn token(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The reactions that wait to be set.
pub(crate) type Seeds = UnboundedReceiver<Seed>;

/// A reaction to set under a card.
#[derive(Debug)]
pub(crate) struct Seed {
    room: OwnedRoomId,
    card: OwnedEventId,
    number: usize,
    key: String,
}

/// Matrix, as the village sees it.
pub(crate) struct MatrixPlatform {
    pub(crate) client: Client,
    pub(crate) direct: Arc<DirectRooms>,
    pub(crate) asking: Asking,
    pub(crate) prefix: String,
    open: AtomicBool,
    seeds: UnboundedSender<Seed>,
    seeded: Mutex<Seeded>,
}

/// Which reactions were set already.
#[derive(Debug, Default)]
struct Seeded {
    order: VecDeque<(OwnedEventId, usize)>,
    set: HashSet<(OwnedEventId, usize)>,
}

/// Where in a room something is said.
struct Spot {
    room: Room,
    thread: Option<OwnedEventId>,
    answers: Option<OwnedEventId>,
}

impl MatrixPlatform {
    pub(crate) fn new(client: Client, direct: Arc<DirectRooms>, prefix: String) -> (Self, Seeds) {
        let (seeds, waiting) = unbounded_channel();
        let (open, seeded) = (AtomicBool::new(false), Mutex::default());
        (Self { client, direct, asking: Asking::default(), prefix, open, seeds, seeded }, waiting)
    }

    /// From now on rooms and people can be reached.
    pub(crate) fn open(&self) {
        self.open.store(true, Ordering::Relaxed);
    }

    /// From now on they cannot.
    pub(crate) fn close(&self) {
        self.open.store(false, Ordering::Relaxed);
    }

    /// Says or does one thing.
    pub(crate) async fn hand_out(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        let result = match &parcel.act {
            Act::Acknowledge => Ok(Receipt::default()),
            Act::Send(message) => {
                let spot = self.spot(&parcel.to).await;
                match spot {
                    Ok(spot) => self.send(&spot, message, &parcel.key.to_string()).await,
                    Err(error) => Err(error),
                }
            }
            Act::Edit { message, now } => self.edit(&parcel.to, message, now, &parcel.key.to_string()).await,
            Act::Keep(keep) => {
                let place = if let Destination::Place(place) = &parcel.to { place.id.as_str() } else { "" };
                self.keep(place, keep, &parcel.key.to_string()).await
            }
            Act::Own(own) => self.own(&parcel.to, own, &parcel.key.to_string()).await,
        };
        let outcome = match &result {
            Ok(_) => "delivered",
            Err(DeliveryError::Gone) => "gone",
            Err(DeliveryError::Forbidden(_)) => "forbidden",
            Err(DeliveryError::RateLimited(_)) => "rate limited",
            Err(DeliveryError::Unavailable(_)) => "unavailable",
        };
        metrics::counter!("village_matrix_deliveries_total", "outcome" => outcome).increment(1);
        result
    }

    /// Says something to one person that is no parcel of the village; a repetition has the same mark.
    pub(crate) async fn tell(&self, account: &str, message: &Message, mark: &str) -> Result<(), DeliveryError> {
        let user = UserId::parse(account).map_err(|_| DeliveryError::Gone)?;
        let spot = self.direct_spot(&user).await?;
        self.send(&spot, message, mark).await.map(|_| ())
    }

    async fn spot(&self, to: &Destination) -> Result<Spot, DeliveryError> {
        match to {
            Destination::Place(place) => self.place(place).await,
            Destination::Direct { account, .. } => {
                let user = UserId::parse(account).map_err(|_| DeliveryError::Gone)?;
                self.direct_spot(&user).await
            }
            Destination::Answer { way, seen, account } => {
                let only_for_her = way.private || *seen == Seen::ByAsker;
                let way: Way = serde_json::from_str(&way.token).map_err(|_| DeliveryError::Gone)?;
                let room = joined_room(&self.client, way.room.as_str()).ok_or(DeliveryError::Gone)?;
                if !only_for_her {
                    return Ok(Spot { room, thread: way.thread, answers: Some(way.event) });
                }
                let user = UserId::parse(account).map_err(|_| DeliveryError::Gone)?;
                // She may have asked in a room that is hers alone; otherwise she has one.
                if is_direct(&room, false).await && self.direct.is_only_for(&room, &user).await? {
                    return Ok(Spot { room, thread: way.thread, answers: None });
                }
                self.direct_spot(&user).await
            }
        }
    }

    async fn direct_spot(&self, user: &UserId) -> Result<Spot, DeliveryError> {
        Ok(Spot { room: self.direct.room_for(user).await?, thread: None, answers: None })
    }

    async fn place(&self, place: &PlaceKey) -> Result<Spot, DeliveryError> {
        let room = joined_room(&self.client, &place.id).ok_or(DeliveryError::Gone)?;
        if place.direct {
            let others = others_in(&room).await.map_err(|error| trouble(&error))?;
            if others.len() > 1 {
                return Err(DeliveryError::Forbidden("others are in the direct room"));
            }
        }
        let thread = place.thread.as_deref().and_then(|id| OwnedEventId::try_from(id).ok());
        Ok(Spot { room, thread, answers: None })
    }

    async fn send(&self, spot: &Spot, message: &Message, key: &str) -> Result<Receipt, DeliveryError> {
        let room = &spot.room;
        let mut card = None;
        if let Some(mut content) = new_message(message, &self.prefix) {
            content.relates_to = relation(spot.thread.clone(), spot.answers.clone());
            card = Some(say(room, content, key).await?);
        }
        let mut messages = Vec::new();
        for (file, number) in message.files.iter().zip(1..) {
            let sent = send_file(spot, file, format!("{key}-file-{number}").into()).await?;
            messages.push(message_key(room, &sent));
        }
        if let Some(card) = card {
            self.seed(room, &card, message);
            messages.push(message_key(room, &card));
        }
        Ok(Receipt::showing(messages))
    }

    async fn edit(
        &self,
        to: &Destination,
        original: &MessageKey,
        now: &Message,
        key: &str,
    ) -> Result<Receipt, DeliveryError> {
        let room = joined_room(&self.client, &original.place).ok_or(DeliveryError::Gone)?;
        let event = OwnedEventId::try_from(original.id.as_str()).map_err(|_| DeliveryError::Gone)?;
        if let Destination::Direct { account, .. } = to {
            let user = UserId::parse(account).map_err(|_| DeliveryError::Gone)?;
            if !self.direct.is_only_for(&room, &user).await? {
                return Err(DeliveryError::Forbidden("others are in the direct room"));
            }
        }
        let content = edit_of(event.clone(), now, &self.prefix).ok_or(DeliveryError::Gone)?;
        say(&room, content, key).await?;
        self.seed(&room, &event, now);
        Ok(Receipt::showing(vec![original.clone()]))
    }

    /// Sets the reactions that stand in for buttons, in the background: the card is there already, and its words work.
    fn seed(&self, room: &Room, card: &OwnedEventId, message: &Message) {
        let actions = message.actions().zip(REACTION_KEYS).enumerate();
        let offered = actions.filter(|(_, (action, _))| !action.private && matches!(action.does, Does::Invoke(_)));
        for (number, (_, key)) in offered.take(SEEDED) {
            if self.seeded.lock().is_ok_and(|mut seeded| seeded.is_new(card, number)) {
                let (room, card) = (room.room_id().to_owned(), card.clone());
                // The other end is gone only when the bot stops.
                let _ = self.seeds.send(Seed { room, card, number, key: dressed(key) });
            }
        }
    }
}

impl Seeded {
    fn is_new(&mut self, card: &OwnedEventId, number: usize) -> bool {
        let seed = (card.clone(), number);
        if !self.set.insert(seed.clone()) {
            return false;
        }
        self.order.push_back(seed);
        if self.order.len() > SEEDED_CARDS * SEEDED
            && let Some(oldest) = self.order.pop_front()
        {
            self.set.remove(&oldest);
        }
        true
    }
}

/// Sets reactions, one after the other, until nobody can ask for any more.
pub(crate) async fn seed(client: Client, mut seeds: Seeds) {
    while let Some(Seed { room, card, number, key }) = seeds.recv().await {
        let Some(room) = client.get_room(&room) else { continue };
        let transaction = format!("{card}-{number}");
        for _ in 0..SEED_TRIES {
            let content = ReactionEventContent::new(Annotation::new(card.clone(), key.clone()));
            let sent = room
                .send(content)
                .with_transaction_id(transaction.clone().into())
                .with_request_config(RequestConfig::new().disable_retry())
                .await;
            match sent.map_err(|error| trouble(&error)) {
                Ok(_) | Err(DeliveryError::Gone | DeliveryError::Forbidden(_)) => break,
                Err(DeliveryError::RateLimited(wait)) => tokio::time::sleep(wait).await,
                Err(DeliveryError::Unavailable(_)) => tokio::time::sleep(BUSY).await,
            }
        }
    }
}

/// A key as clients show it in colour.
fn dressed(key: &str) -> String {
    key.replace('\u{20e3}', "\u{fe0f}\u{20e3}")
}

pub(crate) fn message_key(room: &Room, event: &OwnedEventId) -> MessageKey {
    MessageKey { place: room.room_id().to_string(), id: event.to_string() }
}

pub(crate) async fn say(
    room: &Room,
    content: RoomMessageEventContent,
    key: &str,
) -> Result<OwnedEventId, DeliveryError> {
    let transaction = OwnedTransactionId::from(key);
    let sent = room.send(content).with_transaction_id(transaction).await.map_err(|error| trouble(&error))?;
    Ok(sent.response.event_id)
}

async fn send_file(spot: &Spot, file: &File, transaction: OwnedTransactionId) -> Result<OwnedEventId, DeliveryError> {
    let media: Mime = file.media_type.parse().unwrap_or(mime::APPLICATION_OCTET_STREAM);
    let caption = (!file.about.is_empty()).then(|| TextMessageEventContent::plain(file.about.clone()));
    let reply = spot.thread.clone().map(|event_id| Reply {
        event_id,
        enforce_thread: EnforceThread::Threaded(ReplyWithinThread::No),
        add_mentions: AddMentions::No,
    });
    let config =
        AttachmentConfig::new().txn_id(transaction).caption(caption).mentions(Some(Mentions::new())).reply(reply);
    let data = file.text.clone().into_bytes();
    let sent = spot.room.send_attachment(file.name.clone(), &media, data, config).await;
    Ok(sent.map_err(|error| trouble(&error))?.event_id)
}

/// What an error means to the village.
pub(crate) fn trouble(error: &matrix_sdk::Error) -> DeliveryError {
    if let matrix_sdk::Error::Http(http) = error {
        http_trouble(http)
    } else if let matrix_sdk::Error::WrongRoomState(_) = error {
        DeliveryError::Gone
    } else {
        DeliveryError::Unavailable(error.to_string())
    }
}

/// The same for an error of a request.
pub(crate) fn http_trouble(error: &HttpError) -> DeliveryError {
    match error.client_api_error_kind() {
        Some(ErrorKind::LimitExceeded(limit)) => {
            let wait = match limit.retry_after {
                Some(RetryAfter::Delay(wait)) => wait,
                Some(RetryAfter::DateTime(_)) | None => BUSY,
            };
            DeliveryError::RateLimited(wait)
        }
        Some(ErrorKind::Forbidden | ErrorKind::GuestAccessForbidden | ErrorKind::InviteBlocked) => {
            DeliveryError::Forbidden("the room or the person does not allow it")
        }
        Some(ErrorKind::TooLarge) => DeliveryError::Forbidden("it is too large for the homeserver"),
        Some(ErrorKind::NotFound) => DeliveryError::Gone,
        Some(kind) if kind.errcode().as_str() == "M_DUPLICATE_ANNOTATION" => DeliveryError::Gone,
        _ => DeliveryError::Unavailable(error.to_string()),
    }
}

#[async_trait]
impl Platform for MatrixPlatform {
    fn kind(&self) -> PlatformKind {
        PlatformKind::Matrix
    }

    fn link(&self, _home: &HomeKey, message: &MessageKey) -> Option<Url> {
        let room = OwnedRoomId::try_from(message.place.as_str()).ok()?;
        let event = OwnedEventId::try_from(message.id.as_str()).ok()?;
        Url::parse(&room.matrix_to_event_uri(event).to_string()).ok()
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities {
            text: TEXT,
            buttons: None,
            options: None,
            forms: false,
            asks: true,
            slash: false,
            moments: false,
            reactions: true,
            own: OwnThings { events: false, threads: true, pins: true, maps: true, circles: true, overseen: false },
        }
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        if !self.open.load(Ordering::Relaxed) {
            return Err(DeliveryError::Unavailable("not connected".to_owned()));
        }
        self.hand_out(parcel).await
    }

    async fn standing(&self, home: &HomeKey, account: &str) -> Result<Option<PersonThere>, DeliveryError> {
        if !self.open.load(Ordering::Relaxed) {
            return Err(DeliveryError::Unavailable("not connected".to_owned()));
        }
        let home = joined_room(&self.client, &home.id).ok_or(DeliveryError::Gone)?;
        let Ok(user) = UserId::parse(account) else { return Ok(None) };
        person_in(&self.client, &home, &user).await.map_err(|error| trouble(&error))
    }

    async fn lacks(&self, home: &HomeKey, places: &[String]) -> Result<Vec<Lack>, DeliveryError> {
        self.lacks_in(&home.id, places).await
    }

    async fn message(&self, key: &MessageKey) -> Result<Option<Written>, DeliveryError> {
        if !self.open.load(Ordering::Relaxed) {
            return Err(DeliveryError::Unavailable("not connected".to_owned()));
        }
        self.written(key).await
    }

    fn message_named(&self, words: &str, place: &PlaceKey) -> Option<MessageKey> {
        written::named(words, place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_kept_as_text() -> Result<(), Box<dyn std::error::Error>> {
        let way = Way { room: "!room:ex.org".try_into()?, event: "$event".try_into()?, thread: None };
        assert_eq!(serde_json::from_str::<Way>(&way.token())?, way);
        Ok(())
    }

    #[test]
    fn a_key_is_shown_in_colour_and_recognised_again() {
        for key in REACTION_KEYS {
            assert_ne!(dressed(key), key);
            assert_eq!(crate::from_matrix::reaction_key(&dressed(key)), key);
        }
    }

    #[test]
    fn a_reaction_is_set_once_a_card() -> Result<(), Box<dyn std::error::Error>> {
        let mut seeded = Seeded::default();
        let card: OwnedEventId = "$card".try_into()?;
        assert!(seeded.is_new(&card, 0));
        assert!(seeded.is_new(&card, 1));
        assert!(!seeded.is_new(&card, 0));
        Ok(())
    }
}
