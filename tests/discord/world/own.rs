//! What Discord has of its own in the fake: scheduled events, threads under messages, pins. Private threads are in
//! [`super::circles`].

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::GuildIn;
use super::state::{Answer, BOT, State};

/// Permissions that a server may take from the bot.
pub(crate) const CREATE_EVENTS: u64 = 1 << 44;
pub(crate) const CREATE_PUBLIC_THREADS: u64 = 1 << 35;
pub(crate) const PIN_MESSAGES: u64 = 1 << 51;
pub(crate) const MANAGE_MESSAGES: u64 = 1 << 13;
pub(crate) const MANAGE_GUILD: u64 = 1 << 5;

/// Everything of that kind.
#[derive(Default)]
pub(crate) struct Own {
    /// Permissions that the bot does not have.
    missing: u64,
    /// People's messages that the bot has taken away.
    taken: Vec<u64>,
    /// Rules of automatic moderation, each with its server.
    rules: Vec<(u64, u64, Value)>,
    events: Vec<Event>,
    threads: Vec<Thread>,
    pub(super) circles: Vec<super::circles::Circle>,
    pub(super) full: bool,
    pins: BTreeSet<u64>,
}

struct Event {
    id: u64,
    guild: u64,
    creator: u64,
    body: Value,
}

struct Thread {
    id: u64,
    name: String,
    archived: bool,
}

pub(super) const REFUSED: (u16, i64, &str) = (403, 50013, "Missing Permissions");
const NO_EVENT: (u16, i64, &str) = (404, 10070, "Unknown Guild Scheduled Event");

impl State {
    pub(super) fn lacks(&self, permission: u64) -> bool {
        self.own.missing & permission != 0
    }

    pub(crate) fn events(&self, guild: u64) -> Value {
        self.own.events.iter().filter(|event| event.guild == guild).map(shown).collect()
    }

    pub(crate) fn new_event(&mut self, guild: u64, body: &Value) -> Answer {
        if self.lacks(CREATE_EVENTS) {
            return Err(REFUSED);
        }
        // A thing that the description does not say.
        if body["entity_type"] == 3 && body["scheduled_end_time"].is_null() {
            self.complaints.push("an event outside of Discord needs an end".to_owned());
        }
        let id = self.id();
        let event = Event { id, guild, creator: BOT, body: body.clone() };
        let answer = shown(&event);
        self.own.events.push(event);
        Ok(answer)
    }

    pub(crate) fn change_event(&mut self, id: u64, body: &Value) -> Answer {
        if self.lacks(CREATE_EVENTS) {
            return Err(REFUSED);
        }
        let event = self.own.events.iter_mut().find(|event| event.id == id).ok_or(NO_EVENT)?;
        for (key, value) in body.as_object().into_iter().flatten() {
            event.body[key] = value.clone();
        }
        Ok(shown(event))
    }

    pub(crate) fn delete_event(&mut self, id: u64) -> Answer {
        let at = self.own.events.iter().position(|event| event.id == id).ok_or(NO_EVENT)?;
        let event = self.own.events.remove(at);
        self.tell("GUILD_SCHEDULED_EVENT_DELETE", told(&event));
        Ok(Value::Null)
    }

    pub(crate) fn new_thread(&mut self, message: u64, body: &Value) -> Answer {
        if self.lacks(CREATE_PUBLIC_THREADS) {
            return Err(REFUSED);
        }
        if self.message(message).is_none() {
            return Err((404, 10008, "Unknown Message"));
        }
        if self.own.threads.iter().any(|thread| thread.id == message) {
            return Err((400, 160_004, "A thread has already been created for this message"));
        }
        let name = body["name"].as_str().unwrap_or_default().to_owned();
        self.own.threads.push(Thread { id: message, name, archived: false });
        Ok(json!({ "id": message.to_string(), "type": 11 }))
    }

    pub(crate) fn change_thread(&mut self, id: u64, body: &Value) -> Answer {
        let thread = self.own.threads.iter_mut().find(|thread| thread.id == id);
        let thread = thread.ok_or((404, 10003, "Unknown Channel"))?;
        if let Some(name) = body["name"].as_str() {
            name.clone_into(&mut thread.name);
        }
        thread.archived = body["archived"].as_bool().unwrap_or(thread.archived);
        Ok(json!({ "id": id.to_string(), "type": 11 }))
    }

    /// The rules of automatic moderation in a server.
    pub(crate) fn rules(&self, guild: u64) -> Answer {
        if self.lacks(MANAGE_GUILD) {
            return Err(REFUSED);
        }
        let here = self.own.rules.iter().filter(|(home, _, _)| *home == guild);
        Ok(here.map(|(_, id, body)| rule_shown(*id, guild, body)).collect())
    }

    pub(crate) fn new_rule(&mut self, guild: u64, body: &Value) -> Answer {
        if self.lacks(MANAGE_GUILD) {
            return Err(REFUSED);
        }
        let keywords = body["trigger_metadata"]["keyword_filter"].as_array().cloned().unwrap_or_default();
        let is_long = |keyword: &Value| keyword.as_str().is_none_or(|text| text.chars().count() > 60);
        if keywords.len() > 1000 || keywords.iter().any(is_long) {
            self.complaints.push("more than 1000 keywords, or one of more than 60 characters".to_owned());
        }
        let id = self.id();
        self.own.rules.push((guild, id, body.clone()));
        Ok(rule_shown(id, guild, body))
    }

    pub(crate) fn change_rule(&mut self, guild: u64, id: u64, body: &Value) -> Answer {
        let rule = self.own.rules.iter_mut().find(|(_, known, _)| *known == id);
        let (_, _, known) = rule.ok_or((404, 10066, "Unknown Auto Moderation Rule"))?;
        known.clone_from(body);
        Ok(rule_shown(id, guild, body))
    }

    pub(crate) fn delete_rule(&mut self, id: u64) -> Answer {
        let at = self.own.rules.iter().position(|(_, known, _)| *known == id);
        self.own.rules.remove(at.ok_or((404, 10066, "Unknown Auto Moderation Rule"))?);
        Ok(Value::Null)
    }

    /// A message of somebody's is taken away.
    pub(crate) fn take_away(&mut self, message: u64) -> Answer {
        if self.lacks(MANAGE_MESSAGES) {
            return Err(REFUSED);
        }
        self.may_keep()?;
        if self.own.taken.contains(&message) {
            return Err((404, 10008, "Unknown Message"));
        }
        self.own.taken.push(message);
        self.keeping.said.remove(&message);
        Ok(Value::Null)
    }

    pub(crate) fn pin(&mut self, message: u64, pinned: bool) -> Answer {
        if self.lacks(PIN_MESSAGES) {
            return Err(REFUSED);
        }
        if self.message(message).is_none() {
            return Err((404, 10008, "Unknown Message"));
        }
        if pinned {
            self.own.pins.insert(message)
        } else {
            self.own.pins.remove(&message)
        };
        Ok(Value::Null)
    }
}

fn shown(event: &Event) -> Value {
    let mut shown = event.body.clone();
    shown["id"] = json!(event.id.to_string());
    shown["creator_id"] = json!(event.creator.to_string());
    shown["status"] = json!(1);
    shown
}

/// As the gateway tells it.
fn told(event: &Event) -> Value {
    let mut told = shown(event);
    told["guild_id"] = json!(event.guild.to_string());
    told
}

fn rule_shown(id: u64, guild: u64, body: &Value) -> Value {
    let mut shown = body.clone();
    shown["id"] = json!(id.to_string());
    shown["guild_id"] = json!(guild.to_string());
    if shown["creator_id"].is_null() {
        shown["creator_id"] = json!(BOT.to_string());
    }
    shown
}

impl GuildIn<'_> {
    /// Somebody has made a rule of her own in automatic moderation.
    pub(crate) fn has_a_rule(&self, name: &str) {
        let guild = self.id();
        self.world.inner.change(|state| {
            let id = state.id();
            state.own.rules.push((guild, id, json!({ "name": name, "creator_id": "77" })));
        });
    }

    /// The rules of automatic moderation: the name, what is held back, and what its author reads.
    pub(crate) fn rules(&self) -> Vec<(String, Vec<String>, String)> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let line = |body: &Value| {
            let words = body["trigger_metadata"]["keyword_filter"].as_array().cloned().unwrap_or_default();
            let says = text(&body["actions"][0]["metadata"]["custom_message"]);
            (text(&body["name"]), words.iter().map(text).collect(), says)
        };
        self.world.inner.look(|state| state.own.rules.iter().map(|(_, _, body)| line(body)).collect())
    }

    /// The bot has not got these permissions, and all others.
    pub(crate) fn withholds(&self, permissions: u64) {
        self.world.inner.change(|state| state.own.missing = permissions);
    }

    /// What stands among the server's events: the name, where, when, and the description.
    pub(crate) fn events(&self) -> Vec<String> {
        let guild = self.id();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let line = |body: &Value| {
            let place = text(&body["entity_metadata"]["location"]);
            let (start, end) = (text(&body["scheduled_start_time"]), text(&body["scheduled_end_time"]));
            format!("{} | {place} | {start} – {end} | {}", text(&body["name"]), text(&body["description"]))
        };
        let here = |state: &State| {
            state.own.events.iter().filter(|event| event.guild == guild).map(|event| line(&event.body)).collect()
        };
        self.world.inner.look(here)
    }

    /// Somebody takes all events away, by hand; the bot is told.
    pub(crate) fn clears_its_events(&self) {
        self.world.inner.change(|state| {
            for event in std::mem::take(&mut state.own.events) {
                state.tell("GUILD_SCHEDULED_EVENT_DELETE", told(&event));
            }
        });
    }

    /// Somebody takes all events away, by hand, while the bot hears nothing.
    pub(crate) fn clears_its_events_unheard(&self) {
        self.world.inner.change(|state| state.own.events.clear());
    }

    /// A member has made an event with these words.
    pub(crate) fn has_an_event_by(&self, member: &str, description: &str) {
        let guild = self.id();
        self.world.inner.change(|state| {
            let member = state.person(member).id;
            let body = json!({ "name": "Hers", "description": description });
            let id = state.id();
            state.own.events.push(Event { id, guild, creator: member, body });
        });
    }

    /// The threads, with whether they are put away.
    pub(crate) fn threads(&self) -> Vec<(String, bool)> {
        let all =
            |state: &State| state.own.threads.iter().map(|thread| (thread.name.clone(), thread.archived)).collect();
        self.world.inner.look(all)
    }

    /// People's messages that the bot has taken away.
    pub(crate) fn taken_away(&self) -> Vec<u64> {
        self.world.inner.look(|state| state.own.taken.clone())
    }

    /// How many messages are pinned.
    pub(crate) fn pins(&self) -> usize {
        self.world.inner.look(|state| state.own.pins.len())
    }
}
