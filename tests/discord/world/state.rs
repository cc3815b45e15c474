//! What the fake Discord knows: a small world of servers, people, channels and messages.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::checks;

/// The bot's own account, which is also its application.
pub(crate) const BOT: u64 = 900_000_000_000_000_001;
/// The token that the gateway and the REST interface accept.
pub(crate) const TOKEN: &str = "a.token.of-the-test";
/// Only the asker sees it.
pub(crate) const EPHEMERAL: u64 = 1 << 6;
/// "The bot is thinking."
pub(crate) const LOADING: u64 = 1 << 7;
/// A repeated nonce finds its message again for so long.
const NONCE_WINDOW: Duration = Duration::from_mins(5);
/// The first response must come within this long.
const FIRST_RESPONSE: Duration = Duration::from_secs(3);
/// An interaction can be answered for so long.
const TOKEN_LIFE: Duration = Duration::from_mins(15);
/// Edits of a message older than this are limited.
const OLD: Duration = Duration::from_hours(1);

/// The whole world.
#[derive(Default)]
pub(crate) struct State {
    /// Since the beginning of the world; moves only when a test says so.
    pub(crate) now: Duration,
    next: u64,
    pub(crate) flags: u64,
    pub(crate) refuses_privileged: bool,
    pub(crate) refuses_token: bool,
    pub(crate) refuses_connections: bool,
    pub(crate) guilds: BTreeMap<String, Guild>,
    /// Those that have removed the bot.
    pub(crate) removed: BTreeMap<String, Guild>,
    pub(crate) people: BTreeMap<String, Person>,
    pub(crate) directs: BTreeMap<u64, u64>,
    pub(crate) messages: Vec<Message>,
    pub(crate) interactions: BTreeMap<u64, Interaction>,
    pub(crate) commands: Vec<Value>,
    pub(crate) registrations: usize,
    pub(crate) session: Option<Session>,
    pub(crate) sessions_made: usize,
    /// What the bot has asked to be told, when it connected last.
    pub(crate) intents: u64,
    pub(crate) resumed: usize,
    pub(crate) socket: Option<UnboundedSender<ToSocket>>,
    /// Trouble that a test has ordered.
    pub(crate) trouble: Vec<Trouble>,
    /// How many answers have taken, or take, longer than usual.
    pub(crate) delayed: usize,
    /// How many requests are taken in how long.
    pub(crate) buckets: super::buckets::Buckets,
    /// How often the gateway wants to hear that the bot is alive, when a test says so; and how often it has heard it.
    pub(crate) heartbeat_every: Option<Duration>,
    pub(crate) heartbeats: usize,
    /// Events, threads and pins.
    pub(crate) own: super::own::Own,
    /// What people gave the bot.
    pub(crate) files: super::files::Files,
    /// Timeouts, slow mode, bans and what members wrote.
    pub(crate) keeping: super::keeping::Keeping,
    pub(crate) old_edits_left: Option<u32>,
    pub(crate) complaints: Vec<String>,
    pub(crate) checked: usize,
    pub(crate) requests: Vec<String>,
}

/// A server.
pub(crate) struct Guild {
    pub(crate) id: u64,
    pub(crate) channel: u64,
    pub(crate) owner: u64,
    pub(crate) members: BTreeMap<u64, u64>,
    /// Whether the bot may write in its channel.
    pub(crate) mute: bool,
    /// What the bot's role permits.
    pub(crate) bot_may: u64,
    /// What nobody may in its channel, whatever roles permit.
    pub(crate) denied: u64,
    /// How often the bot was invited again.
    pub(crate) invited: u32,
}

/// Somebody with an account.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) locale: &'static str,
    pub(crate) closed: bool,
}

/// A message of the bot's.
#[derive(Clone)]
pub(crate) struct Message {
    pub(crate) id: u64,
    pub(crate) channel: u64,
    pub(crate) body: Value,
    pub(crate) flags: u64,
    /// The one person who sees it, if it is ephemeral.
    pub(crate) only: Option<u64>,
    pub(crate) created: Duration,
    pub(crate) edits: u32,
    /// What came with it, as text.
    pub(crate) files: Vec<String>,
}

/// Something that somebody did with the bot.
pub(crate) struct Interaction {
    pub(crate) token: String,
    pub(crate) person: u64,
    pub(crate) channel: u64,
    pub(crate) on: Option<u64>,
    pub(crate) created: Duration,
    pub(crate) told: Instant,
    pub(crate) response: Option<Response>,
    pub(crate) original: Option<u64>,
    pub(crate) follow_ups: Vec<u64>,
}

/// The first response.
#[derive(Clone, PartialEq)]
pub(crate) enum Response {
    Message,
    Deferred,
    Acknowledged,
    Updated,
    Offered(Value),
    Form(Value),
}

/// A session of the gateway.
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) events: Vec<Value>,
}

/// What the gateway's connection is told.
pub(crate) enum ToSocket {
    Say(Value),
    Close(u16),
    Drop,
    Silence,
}

/// Trouble with a request whose path holds a text.
pub(crate) struct Trouble {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) times: usize,
    pub(crate) what: What,
}

/// Which trouble.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum What {
    /// 429, and come back after so many milliseconds.
    TooFast(u64),
    /// 500.
    Broken,
    /// The answer takes so many milliseconds.
    Slow(u64),
    /// The request is done, and the connection breaks before the answer.
    AnswerLost,
}

/// An answer to a request.
pub(crate) type Answer = Result<Value, (u16, i64, &'static str)>;

impl State {
    /// A new id, later than all before.
    pub(crate) fn id(&mut self) -> u64 {
        self.next += 1;
        1_000_000_000_000_000_000 + self.next
    }

    pub(crate) fn person(&mut self, name: &str) -> Person {
        if let Some(person) = self.people.get(name) {
            return person.clone();
        }
        let person = Person { id: self.id(), name: name.to_owned(), locale: "en-US", closed: false };
        self.people.insert(name.to_owned(), person.clone());
        person
    }

    pub(crate) fn guild_of_channel(&self, channel: u64) -> Option<&Guild> {
        self.guilds.values().find(|guild| guild.channel == channel)
    }

    pub(crate) fn message(&self, id: u64) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }

    fn message_mut(&mut self, id: u64) -> Found<&mut Message> {
        self.messages.iter_mut().find(|message| message.id == id).ok_or((404, 10008, "Unknown Message"))
    }

    /// The trouble ordered for this request, which is used up by it.
    pub(crate) fn trouble(&mut self, method: &axum::http::Method, path: &str) -> Option<What> {
        let fits = |trouble: &&mut Trouble| {
            trouble.times > 0 && trouble.method == method.as_str() && path.contains(trouble.path)
        };
        let slow = |trouble: &&mut Trouble| matches!(trouble.what, What::Slow(_));
        let trouble = self.trouble.iter_mut().filter(fits).find(|trouble| !slow(trouble))?;
        trouble.times -= 1;
        Some(trouble.what)
    }

    /// How long the answer to this request takes.
    pub(crate) fn delay(&mut self, path: &str) -> Option<Duration> {
        self.trouble.iter_mut().find_map(|trouble| match trouble.what {
            What::Slow(milliseconds) if trouble.times > 0 && path.contains(trouble.path) => {
                trouble.times -= 1;
                self.delayed += 1;
                Some(Duration::from_millis(milliseconds))
            }
            _ => None,
        })
    }

    /// Tells the bot something, now or when it resumes.
    pub(crate) fn tell(&mut self, kind: &str, data: Value) {
        let Some(session) = &mut self.session else { return };
        let event = json!({ "op": 0, "s": session.events.len() + 1, "t": kind, "d": data });
        session.events.push(event.clone());
        if let Some(socket) = &self.socket {
            let _ = socket.send(ToSocket::Say(event));
        }
    }

    fn complain(&mut self, about: &str, wrong: Vec<String>) {
        self.complaints.extend(wrong.into_iter().map(|wrong| format!("{about}: {wrong}")));
    }

    pub(crate) fn keep(
        &mut self,
        channel: u64,
        body: &Value,
        flags: u64,
        only: Option<u64>,
        files: Vec<String>,
    ) -> u64 {
        let id = self.id();
        let created = self.now;
        self.messages.push(Message { id, channel, body: body.clone(), flags, only, created, edits: 0, files });
        id
    }

    fn shown(&self, id: u64) -> Value {
        let Some(message) = self.message(id) else { return Value::Null };
        json!({ "id": id.to_string(), "channel_id": message.channel.to_string(), "flags": message.flags })
    }

    pub(crate) fn send(&mut self, channel: u64, body: &Value, files: Vec<String>) -> Answer {
        self.complain("message", checks::message(body));
        let to = self.directs.iter().find(|(_, direct)| **direct == channel).map(|(person, _)| *person);
        if to.is_some_and(|to| self.people.values().any(|person| person.id == to && person.closed)) {
            return Err((403, 50007, "Cannot send messages to this user"));
        }
        let in_circle = self.speak_in_circle(channel)?;
        match self.guild_of_channel(channel) {
            None if in_circle => {}
            None if to.is_none() => return Err((404, 10003, "Unknown Channel")),
            Some(guild) if guild.mute => return Err((403, 50013, "Missing Permissions")),
            _ => {}
        }
        if let (Some(nonce), true) = (body["nonce"].as_str(), body["enforce_nonce"] == true) {
            let fresh = |message: &&Message| self.now.saturating_sub(message.created) < NONCE_WINDOW;
            let same = |message: &&Message| message.channel == channel && message.body["nonce"] == nonce;
            if let Some(message) = self.messages.iter().filter(fresh).find(same) {
                return Ok(self.shown(message.id));
            }
        }
        let id = self.keep(channel, body, body["flags"].as_u64().unwrap_or(0), None, files);
        Ok(self.shown(id))
    }

    pub(crate) fn edit(&mut self, id: u64, body: &Value) -> Answer {
        self.complain("edit", checks::message(body));
        let (now, left) = (self.now, self.old_edits_left);
        let message = self.message_mut(id)?;
        if message.only.is_some() {
            return Err((404, 10008, "Unknown Message"));
        }
        if let (true, Some(left)) = (now.saturating_sub(message.created) > OLD, left) {
            if left == 0 {
                return Err((429, 30046, "Maximum number of edits to messages older than 1 hour reached"));
            }
            self.old_edits_left = Some(left - 1);
        }
        let message = self.message_mut(id)?;
        message.body = body.clone();
        message.edits += 1;
        Ok(self.shown(id))
    }

    /// The first response to an interaction.
    pub(crate) fn respond(&mut self, id: u64, token: &str, body: &Value, files: Vec<String>) -> Answer {
        let now = self.now;
        let interaction = self.interactions.get(&id).filter(|interaction| interaction.token == token);
        let Some(interaction) = interaction else { return Err((404, 10062, "Unknown interaction")) };
        let (person, channel, on) = (interaction.person, interaction.channel, interaction.on);
        if interaction.response.is_some() {
            return Err((400, 40060, "Interaction has already been acknowledged"));
        }
        if now.saturating_sub(interaction.created) > FIRST_RESPONSE {
            return Err((404, 10062, "Unknown interaction"));
        }
        if interaction.told.elapsed() > FIRST_RESPONSE {
            self.complaints.push(format!("the first response took {} ms", interaction.told.elapsed().as_millis()));
        }
        let data = &body["data"];
        let flags = data["flags"].as_u64().unwrap_or(0);
        let only = (flags & EPHEMERAL != 0).then_some(person);
        let (response, original) = match body["type"].as_u64() {
            Some(4) => {
                self.complain("response", checks::message(data));
                (Response::Message, Some(self.keep(channel, data, flags, only, files)))
            }
            Some(5) => (Response::Deferred, Some(self.keep(channel, &Value::Null, flags | LOADING, only, Vec::new()))),
            Some(6) => (Response::Acknowledged, on),
            Some(7) => {
                self.complain("update", checks::message(data));
                let message = self.message_mut(on.unwrap_or(0))?;
                message.body = data.clone();
                message.edits += 1;
                (Response::Updated, on)
            }
            Some(8) => (Response::Offered(data["choices"].clone()), None),
            Some(9) => {
                self.complain("form", checks::form(data));
                (Response::Form(data.clone()), None)
            }
            _ => return Err((400, 50035, "Invalid Form Body")),
        };
        if let Some(interaction) = self.interactions.get_mut(&id) {
            interaction.response = Some(response);
            interaction.original = original;
        }
        let message = original.map(|original| self.shown(original));
        Ok(json!({ "interaction": { "id": id.to_string(), "type": 2 }, "resource": { "type": 4, "message": message } }))
    }

    /// The interaction that a webhook's token belongs to, while it can still be answered.
    fn webhook(&self, token: &str) -> Found<u64> {
        let found = self.interactions.iter().find(|(_, interaction)| interaction.token == token);
        let (id, interaction) = found.ok_or((404, 10015, "Unknown Webhook"))?;
        if interaction.response.is_none() {
            return Err((404, 10015, "Unknown Webhook"));
        }
        if self.now.saturating_sub(interaction.created) > TOKEN_LIFE {
            return Err((401, 50027, "Invalid Webhook Token"));
        }
        Ok(*id)
    }

    fn original(&self, token: &str) -> Found<u64> {
        let id = self.webhook(token)?;
        let original = self.interactions.get(&id).and_then(|interaction| interaction.original);
        original.filter(|original| self.message(*original).is_some()).ok_or((404, 10008, "Unknown Message"))
    }

    pub(crate) fn get_original(&self, token: &str) -> Answer {
        self.original(token).map(|id| self.shown(id))
    }

    pub(crate) fn edit_original(&mut self, token: &str, body: &Value, files: Vec<String>) -> Answer {
        self.complain("answer", checks::message(body));
        let id = self.original(token)?;
        let message = self.message_mut(id)?;
        // Who sees it was fixed at the first response; flags sent later say nothing.
        message.flags &= !LOADING;
        message.body = body.clone();
        message.files = files;
        Ok(self.shown(id))
    }

    pub(crate) fn delete_original(&mut self, token: &str) -> Answer {
        let id = self.original(token)?;
        self.messages.retain(|message| message.id != id);
        Ok(Value::Null)
    }

    pub(crate) fn follow_up(&mut self, token: &str, body: &Value, files: Vec<String>) -> Answer {
        self.complain("follow-up", checks::message(body));
        let id = self.webhook(token)?;
        let Some(interaction) = self.interactions.get(&id) else { return Err((404, 10015, "Unknown Webhook")) };
        let flags = body["flags"].as_u64().unwrap_or(0);
        let only = (flags & EPHEMERAL != 0).then_some(interaction.person);
        let message = self.keep(interaction.channel, body, flags, only, files);
        if let Some(interaction) = self.interactions.get_mut(&id) {
            interaction.follow_ups.push(message);
        }
        Ok(self.shown(message))
    }

    pub(crate) fn register(&mut self, commands: &Value) -> Value {
        self.registrations += 1;
        let mut registered = Vec::new();
        for command in commands.as_array().into_iter().flatten() {
            let mut command = command.clone();
            command["id"] = json!(self.id().to_string());
            registered.push(command);
        }
        self.commands.clone_from(&registered);
        Value::Array(registered)
    }

    pub(crate) fn member(&self, guild: u64, person: u64) -> Answer {
        let guild = self.guilds.values().find(|known| known.id == guild).ok_or((404, 10004, "Unknown Guild"))?;
        let bot_may = Some(&guild.bot_may).filter(|_| person == BOT);
        let permissions = bot_may.or(guild.members.get(&person)).ok_or((404, 10007, "Unknown Member"))?;
        let until = self.timed_out(guild.id, person);
        let username = self.people.values().find(|known| known.id == person).map(|known| known.name.as_str());
        let user = json!({ "id": person.to_string(), "username": username.unwrap_or("somebody"), "global_name": null });
        Ok(json!({ "roles": [role(*permissions)], "user": user, "nick": null, "joined_at": "2026-01-01T00:00:00Z",
            "communication_disabled_until": until }))
    }

    pub(crate) fn guild(&self, guild: u64) -> Answer {
        let guild = self.guilds.values().find(|known| known.id == guild).ok_or((404, 10004, "Unknown Guild"))?;
        let role = |given: &u64| json!({ "id": role(*given), "permissions": given.to_string() });
        let mut roles: Vec<Value> = guild.members.values().chain([&guild.bot_may]).map(role).collect();
        roles.push(json!({ "id": guild.id.to_string(), "permissions": "1024" }));
        Ok(json!({ "id": guild.id.to_string(), "owner_id": guild.owner.to_string(), "roles": roles }))
    }

    pub(crate) fn channels(&self, guild: u64) -> Answer {
        let guild = self.guilds.values().find(|known| known.id == guild).ok_or((404, 10004, "Unknown Guild"))?;
        Ok(json!([{
            "id": guild.channel.to_string(), "guild_id": guild.id.to_string(), "type": 0, "name": "general",
            "position": 0, "permission_overwrites": [
                { "id": guild.id.to_string(), "type": 0, "allow": "0", "deny": guild.denied.to_string() },
            ],
        }]))
    }

    pub(crate) fn open_direct(&mut self, person: u64) -> Answer {
        if !self.people.values().any(|known| known.id == person) {
            return Err((404, 10013, "Unknown User"));
        }
        let fresh = self.id();
        let channel = *self.directs.entry(person).or_insert(fresh);
        Ok(json!({ "id": channel.to_string(), "type": 1 }))
    }
}

/// The role that gives these permissions: there is one for each set of them.
pub(crate) fn role(permissions: u64) -> String {
    (1000 + permissions).to_string()
}

/// Something, or an error as Discord answers it.
type Found<T> = Result<T, (u16, i64, &'static str)>;
