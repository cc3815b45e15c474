//! What keeps order in the fake: members' messages, timeouts, slow mode and bans; and the menus.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::person::user;
use super::state::{Answer, Person, State};
use super::{GuildIn, Someone, TestResult, World};

/// What was done so far.
#[derive(Default)]
pub(crate) struct Keeping {
    pub(crate) said: BTreeMap<u64, Said>,
    timeouts: BTreeMap<(u64, u64), Value>,
    pace: BTreeMap<u64, u64>,
    bans: BTreeSet<(u64, u64)>,
    /// Whether the bot lacks the permissions.
    refuses: bool,
}

/// A message of a member's.
#[derive(Clone)]
pub(crate) struct Said {
    channel: u64,
    author: Person,
    text: String,
}

const MISSING: (u16, i64, &str) = (403, 50013, "Missing Permissions");

impl State {
    pub(crate) fn may_keep(&self) -> Result<(), (u16, i64, &'static str)> {
        if self.keeping.refuses { Err(MISSING) } else { Ok(()) }
    }

    pub(crate) fn timed_out(&self, guild: u64, person: u64) -> Value {
        self.keeping.timeouts.get(&(guild, person)).cloned().unwrap_or_default()
    }

    pub(crate) fn time_out(&mut self, guild: u64, person: u64, body: &Value) -> Answer {
        self.may_keep()?;
        let known = self.guilds.values().any(|known| known.id == guild && known.members.contains_key(&person));
        if !known {
            return Err((404, 10007, "Unknown Member"));
        }
        self.keeping.timeouts.insert((guild, person), body["communication_disabled_until"].clone());
        self.member(guild, person)
    }

    pub(crate) fn ban(&mut self, guild: u64, person: u64) -> Answer {
        self.may_keep()?;
        self.keeping.bans.insert((guild, person));
        let somebody = self.people.values().find(|known| known.id == person).cloned();
        for known in self.guilds.values_mut().filter(|known| known.id == guild) {
            known.members.remove(&person);
        }
        if let Some(somebody) = somebody {
            self.tell("GUILD_BAN_ADD", json!({ "guild_id": guild.to_string(), "user": user(&somebody) }));
        }
        Ok(Value::Null)
    }

    pub(crate) fn unban(&mut self, guild: u64, person: u64) -> Answer {
        self.may_keep()?;
        if self.keeping.bans.remove(&(guild, person)) { Ok(Value::Null) } else { Err((404, 10026, "Unknown Ban")) }
    }

    /// A channel of a server; none when it is a thread.
    pub(crate) fn channel(&self, id: u64) -> Option<Value> {
        let guild = self.guild_of_channel(id)?;
        Some(json!({
            "id": id.to_string(), "guild_id": guild.id.to_string(), "type": 0,
            "rate_limit_per_user": self.keeping.pace.get(&id).copied().unwrap_or(0),
        }))
    }

    pub(crate) fn change_channel(&mut self, id: u64, body: &Value) -> Answer {
        self.may_keep()?;
        self.keeping.pace.insert(id, body["rate_limit_per_user"].as_u64().unwrap_or(0));
        self.channel(id).ok_or((404, 10003, "Unknown Channel"))
    }

    pub(crate) fn read(&self, id: u64) -> Answer {
        let said = self.keeping.said.get(&id).ok_or((404, 10008, "Unknown Message"))?;
        // Without the content intent there are no words in it.
        Ok(said.shown(id, ""))
    }
}

impl Said {
    fn shown(&self, id: u64, text: &str) -> Value {
        json!({
            "id": id.to_string(), "channel_id": self.channel.to_string(), "author": user(&self.author),
            "content": text, "timestamp": "2026-11-18T15:00:00.000000+00:00", "edited_timestamp": null, "tts": false,
            "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
            "pinned": false, "type": 0, "components": [],
        })
    }
}

impl Someone<'_> {
    /// She writes something that is not for the bot, which it does not hear.
    pub(crate) fn chats(&self, text: &str) -> u64 {
        self.world.inner.change(|state| {
            let id = state.id();
            let said = Said { channel: self.channel, author: self.person.clone(), text: text.to_owned() };
            state.keeping.said.insert(id, said);
            id
        })
    }

    /// She chooses from the menu on a message, which brings its words along.
    pub(crate) async fn menu_on(&self, message: u64, name: &str) -> TestResult<super::person::Happened> {
        let shown =
            self.world.inner.look(|state| state.keeping.said.get(&message).map(|said| said.shown(message, &said.text)));
        let mut messages = serde_json::Map::new();
        messages.insert(message.to_string(), shown.ok_or("the message is not there")?);
        let resolved = json!({ "messages": messages });
        let data = json!({
            "id": "1", "name": name, "type": 3, "target_id": message.to_string(), "resolved": resolved,
        });
        let interaction = self.does(2, data, None);
        self.outcome(interaction).await
    }

    /// She chooses from the menu on a person.
    pub(crate) async fn menu_on_person(&self, other: &Someone<'_>, name: &str) -> TestResult<super::person::Happened> {
        let mut users = serde_json::Map::new();
        users.insert(other.account(), user(&other.person));
        let resolved = json!({ "users": users });
        let data = json!({
            "id": "1", "name": name, "type": 2, "target_id": other.account(), "resolved": resolved,
        });
        let interaction = self.does(2, data, None);
        self.outcome(interaction).await
    }

    /// Until when she may not write, as Discord has it.
    pub(crate) fn timed_out(&self) -> Option<String> {
        let until = self.world.inner.look(|state| state.timed_out(self.guild.unwrap_or_default(), self.person.id));
        until.as_str().map(str::to_owned)
    }

    /// Somebody chooses by hand until when she may not write.
    pub(crate) fn is_timed_out(&self, until: &str) {
        self.world.inner.change(|state| {
            state.keeping.timeouts.insert((self.guild.unwrap_or_default(), self.person.id), json!(until));
        });
    }
}

impl GuildIn<'_> {
    /// Seconds between two messages of one person in its channel.
    pub(crate) fn pace(&self) -> u64 {
        self.world.inner.look(|state| {
            let channel = state.guilds.get(&self.name).map_or(0, |guild| guild.channel);
            state.keeping.pace.get(&channel).copied().unwrap_or(0)
        })
    }

    /// Somebody chooses another pace by hand.
    pub(crate) fn goes_at(&self, pace: u64) {
        self.world.inner.change(|state| {
            let channel = state.guilds.get(&self.name).map_or(0, |guild| guild.channel);
            state.keeping.pace.insert(channel, pace);
        });
    }

    /// Whether somebody is banned.
    pub(crate) fn has_banned(&self, other: &Someone<'_>) -> bool {
        let id = self.id();
        self.world.inner.look(|state| state.keeping.bans.contains(&(id, other.person.id)))
    }
}

impl World {
    /// The bot lacks the permissions that keep order, or has them again.
    pub(crate) fn forbids_keeping(&self, refuses: bool) {
        self.inner.change(|state| state.keeping.refuses = refuses);
    }

    /// Whether a message still stands.
    pub(crate) fn has_message(&self, message: u64) -> bool {
        self.inner.look(|state| state.keeping.said.contains_key(&message))
    }

    /// The entries in menus: their types, names, and names in Spanish.
    pub(crate) fn menus(&self) -> Vec<(u64, String, String)> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        self.inner.look(|state| {
            let entries = state.commands.iter().filter(|command| command["type"].as_u64().is_some_and(|kind| kind > 1));
            let entry = |entry: &Value| {
                let spanish = text(&entry["name_localizations"]["es-ES"]);
                (entry["type"].as_u64().unwrap_or(0), text(&entry["name"]), spanish)
            };
            entries.map(entry).collect()
        })
    }
}
