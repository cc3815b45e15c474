//! Answering an interaction: something within three seconds, the whole within fifteen minutes, and once.
//!
//! The first response decides who sees the answer. Which response an interaction has had is remembered while this
//! process lives; after a restart Discord itself is asked.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use bot_core::command::Seen;
use bot_core::incoming::{MessageKey, ReplyWay};
use bot_core::message::{Form, Message};
use bot_core::platform::{Act, DeliveryError, Receipt};
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serenity::http::Route;

use crate::rest::{Payload, Rest, RestError, code};
use crate::to_discord::{self, Body, CommandIds, EPHEMERAL, Suggestions};

/// How long a response is remembered: as long as it can be answered.
const REMEMBERED: Duration = Duration::from_mins(15);
/// The flag of a message that says "the bot is thinking".
const LOADING: u64 = 1 << 7;

/// What is needed to answer, as it stands in [`ReplyWay::token`]. It holds a secret and has no `Debug` that shows it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Way {
    /// The application.
    pub(crate) application: u64,
    /// The interaction.
    pub(crate) interaction: u64,
    /// The message under which a button was pressed.
    pub(crate) on: Option<u64>,
    /// Whether this is a direct chat: what is said there is private, and stays.
    pub(crate) direct: bool,
    /// The interaction's token.
    pub(crate) token: String,
}

impl std::fmt::Display for Way {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { application, interaction, on, direct, token } = self;
        write!(f, "{application}:{interaction}:{}:{}:{token}", on.unwrap_or(0), u8::from(*direct))
    }
}

impl std::fmt::Debug for Way {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Way({}, token redacted)", self.interaction)
    }
}

impl FromStr for Way {
    type Err = DeliveryError;

    fn from_str(text: &str) -> Result<Self, DeliveryError> {
        let read = || {
            let mut parts = text.splitn(5, ':');
            let mut number = || parts.next()?.parse::<u64>().ok();
            let (application, interaction, on, direct) = (number()?, number()?, number()?, number()? == 1);
            let token = parts.next()?.to_owned();
            let valid = application > 0 && interaction > 0 && !token.is_empty();
            valid.then_some(Self { application, interaction, on: (on > 0).then_some(on), direct, token })
        };
        read().ok_or(DeliveryError::Gone)
    }
}

impl Way {
    fn callback(&self) -> Route<'_> {
        Route::InteractionResponse { interaction_id: self.interaction.into(), token: &self.token }
    }

    fn original(&self) -> Route<'_> {
        Route::WebhookOriginalInteractionResponse { application_id: self.application.into(), token: &self.token }
    }

    fn follow_ups(&self) -> Route<'_> {
        Route::WebhookFollowupMessages { application_id: self.application.into(), token: &self.token }
    }
}

/// The first responses, as Discord numbers them.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Message,
    DeferredMessage,
    DeferredUpdate,
    Update,
    Suggestions,
    Modal,
}

impl Kind {
    fn number(self) -> u8 {
        match self {
            Self::Message => 4,
            Self::DeferredMessage => 5,
            Self::DeferredUpdate => 6,
            Self::Update => 7,
            Self::Suggestions => 8,
            Self::Modal => 9,
        }
    }
}

#[derive(Serialize)]
struct Callback<'a, T> {
    r#type: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a T>,
}

#[derive(Serialize)]
struct Flags {
    flags: u64,
}

/// A message, as far as its key goes.
#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    id: String,
    channel_id: String,
    #[serde(default)]
    flags: u64,
}

impl Sent {
    /// Its key.
    pub(crate) fn key(self) -> MessageKey {
        MessageKey { place: self.channel_id, id: self.id }
    }
}

#[derive(Deserialize)]
struct CallbackSent {
    resource: Option<CallbackResource>,
}

#[derive(Deserialize)]
struct CallbackResource {
    message: Option<Sent>,
}

/// Which response an interaction has had, as far as this process knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Response {
    /// "The bot is thinking", in a message of its own.
    Deferred {
        /// Whether only the asker sees it.
        private: bool,
    },
    /// Everything else: a message, a form, "all is well".
    Given,
}

/// What was found after a restart.
struct Found {
    /// The message that shows the answer, or its first piece.
    key: MessageKey,
    /// Whether it had been said before the restart.
    said: bool,
    /// Whether only the asker sees it.
    private: bool,
}

/// Answers interactions.
pub(crate) struct Answers {
    rest: Arc<Rest>,
    commands: Arc<RwLock<CommandIds>>,
    given: Mutex<HashMap<u64, (Instant, Response)>>,
}

impl Answers {
    /// Over this client; `commands` are the ids by which commands can be pressed.
    pub(crate) fn new(rest: Arc<Rest>, commands: Arc<RwLock<CommandIds>>) -> Self {
        Self { rest, commands, given: Mutex::default() }
    }

    /// Opens a form. It must be the first response.
    pub(crate) async fn open(&self, way: &Way, form: &Form) -> Result<(), RestError> {
        self.respond(way, Kind::Modal, Some(&to_discord::modal(form)), Response::Given).await.map(drop)
    }

    /// Offers values to somebody who is typing.
    pub(crate) async fn suggest(&self, way: &Way, offered: &Suggestions) -> Result<(), RestError> {
        self.respond(way, Kind::Suggestions, Some(offered), Response::Given).await.map(drop)
    }

    /// Says that the answer will come, and who will see it.
    pub(crate) async fn defer(&self, way: &Way, private: bool) -> Result<(), RestError> {
        let private = private && !way.direct;
        let flags = Flags { flags: if private { EPHEMERAL } else { 0 } };
        self.respond(way, Kind::DeferredMessage, Some(&flags), Response::Deferred { private }).await.map(drop)
    }

    /// Delivers an answer. Repeating it shows nothing twice.
    pub(crate) async fn deliver(&self, reply: &ReplyWay, seen: Seen, act: &Act) -> Result<Receipt, DeliveryError> {
        let way: Way = reply.token.parse()?;
        match act {
            Act::Send(message) => {
                let private = !way.direct && (reply.private || seen == Seen::ByAsker);
                self.say(&way, message, private).await
            }
            Act::Edit { message, now } => self.update(&way, message, now).await,
            Act::Acknowledge => self.acknowledge(&way).await.map(|()| Receipt::default()),
            // What Discord has of its own is no answer to anybody.
            Act::Own(_) | Act::Keep(_) => Err(DeliveryError::Gone),
        }
    }

    async fn say(&self, way: &Way, message: &Message, private: bool) -> Result<Receipt, DeliveryError> {
        // What was promised to her alone is said to her alone, in every piece.
        let remembered = self.remembered(way);
        let mut private = private || remembered == Some(Response::Deferred { private: true });
        let mut bodies = self.bodies(message).into_iter();
        let Some(first) = bodies.next().map(|body| body.ephemeral(private)) else { return Ok(Receipt::default()) };
        let mut receipt = Receipt::default();
        match remembered {
            Some(Response::Deferred { private: promised }) => {
                receipt.messages.push(self.fill(way, first, private && !promised).await?);
            }
            Some(Response::Given) => receipt.messages.push(self.follow_up(way, first).await?),
            None => match self.respond_with(way, Kind::Message, &first).await {
                Ok(sent) => receipt.messages.extend(sent),
                Err(error) if error.code() == Some(code::ALREADY_ACKNOWLEDGED) => {
                    let found = self.after_restart(way, first, private).await?;
                    receipt.messages.push(found.key);
                    if found.said {
                        return Ok(receipt);
                    }
                    private = private || found.private;
                }
                Err(error) => return Err(error.into()),
            },
        }
        for body in bodies {
            receipt.messages.push(self.follow_up(way, body.ephemeral(private)).await?);
        }
        Ok(receipt)
    }

    /// The first response was given by a process that is gone. What did it say?
    async fn after_restart(&self, way: &Way, body: Body, private: bool) -> Result<Found, DeliveryError> {
        let found = |key, said, private| Ok(Found { key, said, private });
        match self.rest.fetch::<Sent>(Method::GET, way.original(), "", Payload::Nothing).await {
            Ok(sent) if sent.flags & LOADING != 0 => {
                let promised = sent.flags & EPHEMERAL != 0;
                found(self.fill(way, body, private && !promised).await?, false, promised)
            }
            // "All is well" under a button: the original is the message with the button.
            Ok(sent) if Some(&sent.id) == way.on.map(|on| on.to_string()).as_ref() => {
                found(self.follow_up(way, body).await?, false, private)
            }
            Ok(sent) => found(sent.key(), true, private),
            Err(error) if error.code() == Some(code::UNKNOWN_MESSAGE) => {
                found(self.follow_up(way, body).await?, false, private)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Puts the answer where "the bot is thinking" stands. Who sees it was fixed then; a `narrower` answer is said
    /// in a message of its own instead.
    async fn fill(&self, way: &Way, body: Body, narrower: bool) -> Result<MessageKey, DeliveryError> {
        if narrower {
            self.stop_thinking(way).await?;
            return self.follow_up(way, body).await;
        }
        let body = Body { flags: None, ..body };
        let sent: Sent = self.rest.fetch(Method::PATCH, way.original(), "", payload(&body)?).await?;
        self.remember(way, Response::Given);
        Ok(sent.key())
    }

    async fn follow_up(&self, way: &Way, body: Body) -> Result<MessageKey, DeliveryError> {
        let sent: Sent = self.rest.fetch(Method::POST, way.follow_ups(), "?wait=true", payload(&body)?).await?;
        Ok(sent.key())
    }

    /// Says a card anew. Under the pressed button this is the response itself.
    async fn update(&self, way: &Way, message: &MessageKey, now: &Message) -> Result<Receipt, DeliveryError> {
        let body = to_discord::one_body(now, &self.command_ids());
        let here = way.on.is_some_and(|on| message.id == on.to_string());
        if here && self.remembered(way).is_none() {
            match self.respond_with(way, Kind::Update, &body).await {
                Ok(_) => return Ok(Receipt::showing(vec![message.clone()])),
                Err(error) if error.code() == Some(code::ALREADY_ACKNOWLEDGED) => {}
                Err(error) => return Err(error.into()),
            }
        }
        edit(&self.rest, message, &body).await?;
        self.acknowledge(way).await?;
        Ok(Receipt::showing(vec![message.clone()]))
    }

    /// Says that all is well, without words. What was said before stays.
    pub(crate) async fn acknowledge(&self, way: &Way) -> Result<(), DeliveryError> {
        let first = match (self.remembered(way), way.on) {
            (Some(Response::Given), _) => return Ok(()),
            (Some(Response::Deferred { .. }), _) => return self.stop_thinking(way).await,
            (None, Some(_)) => self.respond(way, Kind::DeferredUpdate, None::<&Flags>, Response::Given).await.map(drop),
            (None, None) => self.defer(way, true).await,
        };
        match (first, way.on) {
            (Ok(()), Some(_)) => Ok(()),
            (Ok(()), None) => self.stop_thinking(way).await,
            (Err(error), _) if error.code() == Some(code::ALREADY_ACKNOWLEDGED) => {
                match self.rest.fetch::<Sent>(Method::GET, way.original(), "", Payload::Nothing).await {
                    Ok(sent) if sent.flags & LOADING != 0 => self.stop_thinking(way).await,
                    Ok(_) => Ok(()),
                    Err(error) if error.code() == Some(code::UNKNOWN_MESSAGE) => Ok(()),
                    Err(error) => Err(error.into()),
                }
            }
            (Err(error), _) => Err(error.into()),
        }
    }

    /// Says that the answer will still come, when nothing has been said yet.
    pub(crate) async fn promise(&self, way: &Way, private: bool) {
        if self.remembered(way).is_none()
            && let Err(error) = self.defer(way, private).await
        {
            tracing::debug!(interaction = way.interaction, %error, "could not say that an answer will come");
        }
    }

    async fn stop_thinking(&self, way: &Way) -> Result<(), DeliveryError> {
        match self.rest.send(Method::DELETE, way.original(), "", Payload::Nothing).await {
            Err(error) if error.code() != Some(code::UNKNOWN_MESSAGE) => return Err(error.into()),
            Ok(_) | Err(_) => self.remember(way, Response::Given),
        }
        Ok(())
    }

    async fn respond_with(&self, way: &Way, kind: Kind, body: &Body) -> Result<Option<MessageKey>, RestError> {
        let callback = serde_json::to_vec(&Callback { r#type: kind.number(), data: Some(body) });
        let json = callback.map_err(|error| RestError::Unavailable(error.to_string()))?;
        self.callback(way, with_files(json, body), Response::Given).await
    }

    async fn respond<T: Serialize>(
        &self,
        way: &Way,
        kind: Kind,
        data: Option<&T>,
        response: Response,
    ) -> Result<Option<MessageKey>, RestError> {
        let payload = Payload::json(&Callback { r#type: kind.number(), data })?;
        self.callback(way, payload, response).await
    }

    async fn callback(&self, way: &Way, payload: Payload, response: Response) -> Result<Option<MessageKey>, RestError> {
        let sent: CallbackSent = self.rest.fetch(Method::POST, way.callback(), "?with_response=true", payload).await?;
        self.remember(way, response);
        Ok(sent.resource.and_then(|resource| resource.message).map(Sent::key))
    }

    fn bodies(&self, message: &Message) -> Vec<Body> {
        to_discord::bodies(message, &self.command_ids())
    }

    fn command_ids(&self) -> CommandIds {
        self.commands.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn remembered(&self, way: &Way) -> Option<Response> {
        let given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        given.get(&way.interaction).map(|(_, response)| *response)
    }

    fn remember(&self, way: &Way, response: Response) {
        let mut given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        given.retain(|_, (since, _)| since.elapsed() < REMEMBERED);
        given.insert(way.interaction, (Instant::now(), response));
    }
}

/// Says a message anew, in full.
pub(crate) async fn edit(rest: &Rest, message: &MessageKey, body: &Body) -> Result<(), DeliveryError> {
    let channel_id = crate::platform::id(&message.place)?;
    let route = Route::ChannelMessage { channel_id, message_id: crate::platform::id(&message.id)? };
    rest.send(Method::PATCH, route, "", payload(body)?).await?;
    Ok(())
}

/// A body, with its files when it has some.
pub(crate) fn payload(body: &Body) -> Result<Payload, RestError> {
    let json = serde_json::to_vec(body).map_err(|error| RestError::Unavailable(error.to_string()))?;
    Ok(with_files(json, body))
}

fn with_files(json: Vec<u8>, body: &Body) -> Payload {
    if body.uploads.is_empty() { Payload::Json(json) } else { Payload::WithFiles(json, body.uploads.clone()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits;

    #[test]
    fn a_way_survives_the_database_and_keeps_its_secret() -> Result<(), DeliveryError> {
        for on in [None, Some(500)] {
            let way = Way { application: 9, interaction: 1001, on, direct: on.is_none(), token: "a:b:c".to_owned() };
            assert_eq!(way.to_string().parse::<Way>()?, way);
            assert!(!format!("{way:?}").contains("a:b:c"));
        }
        assert_eq!("".parse::<Way>(), Err(DeliveryError::Gone));
        assert_eq!("0:1:0:0:t".parse::<Way>(), Err(DeliveryError::Gone));
        assert_eq!(Kind::Modal.number(), 9);
        Ok(())
    }

    #[test]
    fn a_way_is_private_in_its_debug_form_even_inside_others() {
        let way = Way { application: 9, interaction: 1001, on: None, direct: false, token: "secret".to_owned() };
        assert_eq!(format!("{:?}", Some(way)), "Some(Way(1001, token redacted))");
    }

    const _: () = assert!(limits::DEFER_AFTER.as_millis() < limits::FIRST_RESPONSE.as_millis());
}
