//! Discord as the village's platform: saying things, and who belongs to a server.

use std::collections::HashMap;
use std::num::NonZeroU64;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use bot_core::id::OutboxId;
use bot_core::incoming::{HomeKey, MessageKey, PlaceKey, PlatformKind, Standing, Written};
use bot_core::message::Message;
use bot_core::platform::{
    Act, Capabilities, DeliveryError, Destination, Heard, Keep, Lack, Own, OwnThings, Parcel, PersonThere, Platform,
    Receipt,
};
use chrono::{DateTime, Utc};
use reqwest::Method;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serenity::all::{ChannelId, GatewayIntents, GuildId, Permissions, UserId};
use serenity::http::Route;
use url::Url;

use crate::answer::{self, Answers, Sent};
use crate::circle::Circles;
use crate::filter;
use crate::from_discord::standing_of;
use crate::keeping;
use crate::limits;
use crate::own;
use crate::rest::{Payload, Rest, RestError, code};
use crate::to_discord::{self, CommandIds};
use crate::written;

/// How long what is known about a server's roles is good.
const ROLES_GOOD_FOR: Duration = Duration::from_mins(1);

/// Discord, as the village sees it.
pub(crate) struct DiscordPlatform {
    pub(crate) rest: Arc<Rest>,
    /// The bot's own account.
    pub(crate) me: UserId,
    /// Where talk is heard.
    pub(crate) circles: Circles,
    /// Whether Discord sends the words of talk.
    hears: AtomicBool,
    /// The privileged intents that the bot may have.
    may_hear: Mutex<GatewayIntents>,
    /// Answers to interactions.
    pub(crate) answers: Answers,
    commands: Arc<RwLock<CommandIds>>,
    directs: Mutex<HashMap<UserId, ChannelId>>,
    roles: Mutex<HashMap<GuildId, (Instant, Arc<Roles>)>>,
}

/// Who decides in a server.
#[derive(Debug)]
struct Roles {
    owner: String,
    permissions: HashMap<String, Permissions>,
}

#[derive(Deserialize)]
struct GuildAnswer {
    owner_id: String,
    roles: Vec<RoleAnswer>,
}

#[derive(Deserialize)]
struct RoleAnswer {
    id: String,
    #[serde(deserialize_with = "permissions")]
    permissions: Permissions,
}

/// Permissions with those that serenity does not know yet, which it would leave out.
pub(crate) fn permissions<'d, D: Deserializer<'d>>(from: D) -> Result<Permissions, D::Error> {
    let bits = String::deserialize(from)?;
    bits.parse().map(Permissions::from_bits_retain).map_err(D::Error::custom)
}

#[derive(Deserialize)]
struct MemberAnswer {
    user: Option<UserAnswer>,
    nick: Option<String>,
    joined_at: Option<DateTime<Utc>>,
    roles: Vec<String>,
}

#[derive(Deserialize)]
struct UserAnswer {
    username: String,
    global_name: Option<String>,
}

#[derive(Serialize)]
struct Recipient<'a> {
    recipient_id: &'a str,
}

#[derive(Deserialize)]
struct Channel {
    id: ChannelId,
}

/// An id as Discord's routes want it; what is none is not there.
pub(crate) fn id<T: From<NonZeroU64>>(text: &str) -> Result<T, DeliveryError> {
    text.parse::<NonZeroU64>().map(T::from).map_err(|_| DeliveryError::Gone)
}

impl DiscordPlatform {
    /// Over this client; `commands` is filled when the commands are registered.
    pub(crate) fn new(rest: Arc<Rest>, commands: Arc<RwLock<CommandIds>>, me: UserId) -> Self {
        Self {
            answers: Answers::new(Arc::clone(&rest), Arc::clone(&commands)),
            rest,
            me,
            circles: Circles::default(),
            hears: AtomicBool::new(false),
            may_hear: Mutex::new(GatewayIntents::empty()),
            commands,
            directs: Mutex::default(),
            roles: Mutex::default(),
        }
    }

    /// Discord sends the words of talk from now on, or does not any more.
    pub(crate) fn hear(&self, hears: bool) {
        self.hears.store(hears, Ordering::Relaxed);
    }

    pub(crate) async fn send(
        &self,
        channel: ChannelId,
        message: &Message,
        nonce: impl Fn(usize) -> String,
    ) -> Result<Receipt, RestError> {
        let commands = self.commands.read().unwrap_or_else(PoisonError::into_inner).clone();
        let mut receipt = Receipt::default();
        for (number, body) in to_discord::bodies(message, &commands).into_iter().enumerate() {
            let body = body.marked(nonce(number), message.notify);
            let route = Route::ChannelMessages { channel_id: channel };
            let sent: Sent = self.rest.fetch(Method::POST, route, "", answer::payload(&body)?).await?;
            receipt.messages.push(sent.key());
        }
        Ok(receipt)
    }

    async fn edit(&self, message: &MessageKey, now: &Message) -> Result<Receipt, DeliveryError> {
        let commands = self.commands.read().unwrap_or_else(PoisonError::into_inner).clone();
        answer::edit(&self.rest, message, &to_discord::one_body(now, &commands)).await?;
        Ok(Receipt::showing(vec![message.clone()]))
    }

    /// The direct chat with somebody; opened once and remembered, because Discord limits bots that open many.
    async fn direct(&self, account: &str) -> Result<ChannelId, DeliveryError> {
        if let Some(channel) = self.known_direct(account)? {
            return Ok(channel);
        }
        let payload = Payload::json(&Recipient { recipient_id: account })?;
        let channel: Channel = self.rest.fetch(Method::POST, Route::UserMeDmChannels, "", payload).await?;
        self.directs.lock().unwrap_or_else(PoisonError::into_inner).insert(id(account)?, channel.id);
        Ok(channel.id)
    }

    /// Says something to one person that is no parcel, once for each event that it is about.
    pub(crate) async fn tell(&self, account: &str, message: &Message, event: &str) -> Result<(), DeliveryError> {
        let channel = self.direct(account).await?;
        self.send(channel, message, |piece| apology_nonce(event, piece)).await?;
        Ok(())
    }

    async fn say_directly(&self, account: &str, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        let was_known = self.known_direct(account)?.is_some();
        let channel = self.direct(account).await?;
        match self.say(channel, parcel).await {
            Err(DeliveryError::Gone) if was_known && matches!(parcel.act, Act::Send(_)) => {
                // What was remembered is no more: once again, from the start.
                self.directs.lock().unwrap_or_else(PoisonError::into_inner).remove(&id(account)?);
                self.say(self.direct(account).await?, parcel).await
            }
            result => result,
        }
    }

    fn known_direct(&self, account: &str) -> Result<Option<ChannelId>, DeliveryError> {
        let user: UserId = id(account)?;
        Ok(self.directs.lock().unwrap_or_else(PoisonError::into_inner).get(&user).copied())
    }

    async fn say(&self, channel: ChannelId, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        match &parcel.act {
            Act::Send(message) => Ok(self.send(channel, message, |piece| nonce(parcel.key, piece)).await?),
            Act::Edit { message, now } => self.edit(message, now).await,
            Act::Acknowledge => Ok(Receipt::default()),
            // It stands where everybody sees it, never in a direct chat.
            Act::Own(_) | Act::Keep(_) => Err(DeliveryError::Gone),
        }
    }

    /// The privileged intents that the bot may have.
    pub(crate) fn may_hear(&self, intents: GatewayIntents) {
        *self.may_hear.lock().unwrap_or_else(PoisonError::into_inner) = intents;
    }

    /// What Discord does not tell the bot, and would if its application said so.
    pub(crate) fn unheard(&self) -> Vec<Lack> {
        let may = *self.may_hear.lock().unwrap_or_else(PoisonError::into_inner);
        let of = [(GatewayIntents::GUILD_MEMBERS, Heard::Arrivals), (GatewayIntents::MESSAGE_CONTENT, Heard::Talk)];
        of.into_iter().filter(|(intent, _)| !may.contains(*intent)).map(|(_, heard)| Lack::Hears { heard }).collect()
    }

    /// Who somebody with these roles is in a server.
    pub(crate) async fn standing_with(
        &self,
        guild: GuildId,
        account: &str,
        roles: &[String],
    ) -> Result<Standing, DeliveryError> {
        Ok(standing_of(self.permissions_with(guild, account, roles).await?))
    }

    /// What somebody with these roles may do in a server.
    pub(crate) async fn permissions_with(
        &self,
        guild: GuildId,
        account: &str,
        roles: &[String],
    ) -> Result<Permissions, DeliveryError> {
        let known = self.roles_of(guild).await?;
        if known.owner == account {
            return Ok(Permissions::all());
        }
        // The role of everyone has the server's own id.
        let everyone = guild.to_string();
        let of = |role: &String| known.permissions.get(role).copied().unwrap_or(Permissions::empty());
        Ok(roles.iter().fold(of(&everyone), |sum, role| sum | of(role)))
    }

    async fn roles_of(&self, guild: GuildId) -> Result<Arc<Roles>, RestError> {
        let known = self.roles.lock().unwrap_or_else(PoisonError::into_inner).get(&guild).cloned();
        if let Some((_, roles)) = known.filter(|(since, _)| since.elapsed() < ROLES_GOOD_FOR) {
            return Ok(roles);
        }
        let found: GuildAnswer =
            self.rest.fetch(Method::GET, Route::Guild { guild_id: guild }, "", Payload::Nothing).await?;
        let roles = Arc::new(Roles {
            owner: found.owner_id,
            permissions: found.roles.into_iter().map(|role| (role.id, role.permissions)).collect(),
        });
        let mut all = self.roles.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (since, _)| since.elapsed() < ROLES_GOOD_FOR);
        all.insert(guild, (Instant::now(), Arc::clone(&roles)));
        Ok(roles)
    }

    /// Forgets what is known about a server's roles: they have changed.
    pub(crate) fn forget_roles(&self, guild: GuildId) {
        self.roles.lock().unwrap_or_else(PoisonError::into_inner).remove(&guild);
    }
}

/// The mark that makes a repeated message the same message: the key in 22 characters, and the number of the piece.
pub(crate) fn nonce(key: OutboxId, piece: usize) -> String {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut rest = key.0.as_u128();
    let mut text = String::with_capacity(limits::NONCE);
    for _ in 0..22 {
        let digit = usize::try_from(rest % 62).unwrap_or(0);
        text.push(DIGITS.get(digit).copied().unwrap_or(b'0').into());
        rest /= 62;
    }
    text.push_str(&(piece % 1000).to_string());
    text
}

/// The mark of an apology for an event, whose id is a number of Discord's.
fn apology_nonce(event: &str, piece: usize) -> String {
    format!("sorry{event}").chars().take(limits::NONCE - 1).chain((piece % 10).to_string().chars()).collect()
}

#[async_trait]
impl Platform for DiscordPlatform {
    fn kind(&self) -> PlatformKind {
        PlatformKind::Discord
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities {
            text: limits::CONTENT,
            buttons: Some(limits::ROWS * limits::BUTTONS_IN_ROW),
            options: Some(limits::OPTIONS),
            forms: true,
            asks: false,
            slash: true,
            moments: true,
            reactions: false,
            own: OwnThings { events: true, threads: true, pins: true, maps: false, circles: true, overseen: true },
        }
    }

    fn link(&self, home: &HomeKey, message: &MessageKey) -> Option<Url> {
        Url::parse(&format!("https://discord.com/channels/{}/{}/{}", home.id, message.place, message.id)).ok()
    }

    fn filters(&self) -> bool {
        true
    }

    fn hears_talk(&self) -> bool {
        self.hears.load(Ordering::Relaxed)
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        let (way, result) = match &parcel.to {
            Destination::Place(place) if let Act::Own(own @ Own::Circle { .. }) = &parcel.act => {
                ("circle", self.circle(&place.id, parcel.key, own).await)
            }
            Destination::Place(place) if let Act::Own(own) = &parcel.act => {
                ("own", own::deliver(&self.rest, self.me, &place.id, own).await)
            }
            Destination::Place(_) if let Act::Keep(Keep::Block(block)) = &parcel.act => {
                ("filter", filter::deliver(&self.rest, self.me, block).await)
            }
            Destination::Place(place) if let Act::Keep(keep) = &parcel.act => {
                ("keeping", keeping::deliver(&self.rest, &place.id, keep).await)
            }
            Destination::Place(place) => ("place", self.say(id(&place.id)?, parcel).await),
            Destination::Direct { account, .. } => ("direct", self.say_directly(account, parcel).await),
            Destination::Answer { way, seen, .. } => ("answer", self.answers.deliver(way, *seen, &parcel.act).await),
        };
        let outcome = match &result {
            Ok(_) => "delivered",
            Err(DeliveryError::Gone) => "gone",
            Err(DeliveryError::Forbidden(_)) => "forbidden",
            Err(DeliveryError::RateLimited(_)) => "rate_limited",
            Err(DeliveryError::Unavailable(_)) => "unavailable",
        };
        metrics::counter!("village_discord_parcels_total", "to" => way, "outcome" => outcome).increment(1);
        result
    }

    async fn standing(&self, home: &HomeKey, account: &str) -> Result<Option<PersonThere>, DeliveryError> {
        let guild: GuildId = id(&home.id)?;
        let Ok(user_id) = id(account) else { return Ok(None) };
        let route = Route::GuildMember { guild_id: guild, user_id };
        let member: MemberAnswer = match self.rest.fetch(Method::GET, route, "", Payload::Nothing).await {
            Ok(member) => member,
            Err(error) if matches!(error.code(), Some(code::UNKNOWN_MEMBER | code::UNKNOWN_USER)) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let standing = self.standing_with(guild, account, &member.roles).await?;
        let own = |user: UserAnswer| user.global_name.unwrap_or(user.username);
        let name = member.nick.or(member.user.map(own)).unwrap_or_default();
        Ok(Some(PersonThere { name, since: member.joined_at, standing, roles: member.roles }))
    }

    async fn lacks(&self, home: &HomeKey, places: &[String]) -> Result<Vec<Lack>, DeliveryError> {
        self.lacks_in(id(&home.id)?, places).await
    }

    async fn message(&self, key: &MessageKey) -> Result<Option<Written>, DeliveryError> {
        written::fetch(&self.rest, self.me, key).await
    }

    fn message_named(&self, words: &str, place: &PlaceKey) -> Option<MessageKey> {
        written::named(words, place)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_nonce_fits_and_differs_between_pieces_and_parcels() {
        let keys = [u128::MIN, 1, u128::MAX, u128::MAX - 1];
        let nonces: HashSet<String> = keys
            .iter()
            .flat_map(|key| (0..12).map(|piece| nonce(OutboxId(uuid::Uuid::from_u128(*key)), piece)))
            .collect();
        assert_eq!(nonces.len(), 48);
        assert!(nonces.iter().all(|nonce| nonce.len() <= limits::NONCE));
        assert_eq!(apology_nonce(&i64::MAX.to_string(), 1), "sorry92233720368547758071");
    }
}
