//! Private threads in the fake: who is in them, and that only what is awake can be changed.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::own::REFUSED;
use super::state::{Answer, BOT, State};
use super::{GuildIn, Someone, World};

/// Permissions that a server may take from the bot.
pub(crate) const MANAGE_THREADS: u64 = 1 << 34;
pub(crate) const CREATE_PRIVATE_THREADS: u64 = 1 << 36;
pub(crate) const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;

/// A private thread.
pub(crate) struct Circle {
    id: u64,
    guild: u64,
    channel: u64,
    owner: u64,
    name: String,
    members: BTreeSet<u64>,
    archived: bool,
    locked: bool,
}

const UNKNOWN: (u16, i64, &str) = (404, 10003, "Unknown Channel");
const ASLEEP: (u16, i64, &str) = (400, 50083, "Thread is archived");

impl Circle {
    fn shown(&self) -> Value {
        json!({
            "id": self.id.to_string(), "guild_id": self.guild.to_string(), "parent_id": self.channel.to_string(),
            "owner_id": self.owner.to_string(), "type": 12, "name": self.name, "flags": 0, "message_count": 0,
            "member_count": self.members.len(), "total_message_sent": 0, "last_message_id": null,
            "rate_limit_per_user": 0,
            "thread_metadata": {
                "archived": self.archived, "locked": self.locked, "auto_archive_duration": 10080, "invitable": false,
                "archive_timestamp": "2026-11-18T15:00:00.000000+00:00",
            },
        })
    }
}

impl State {
    pub(crate) fn has_circle(&self, id: u64) -> bool {
        self.own.circles.iter().any(|circle| circle.id == id)
    }

    fn circle_mut(&mut self, id: u64) -> Result<&mut Circle, (u16, i64, &'static str)> {
        self.own.circles.iter_mut().find(|circle| circle.id == id).ok_or(UNKNOWN)
    }

    pub(crate) fn circle(&mut self, id: u64) -> Answer {
        self.circle_mut(id).map(|circle| circle.shown())
    }

    /// Those that are awake, as a server's arrival tells them.
    pub(crate) fn circles_shown(&self, guild: u64) -> Value {
        self.own.circles.iter().filter(|circle| circle.guild == guild && !circle.archived).map(Circle::shown).collect()
    }

    pub(crate) fn active_threads(&self, guild: u64) -> Value {
        json!({ "threads": self.circles_shown(guild), "members": [] })
    }

    pub(crate) fn new_circle(&mut self, channel: u64, body: &Value) -> Answer {
        if self.lacks(CREATE_PRIVATE_THREADS) {
            return Err(REFUSED);
        }
        if self.own.full {
            return Err((400, 160_006, "Maximum number of active threads reached"));
        }
        let guild = self.guild_of_channel(channel).map(|guild| guild.id).ok_or(UNKNOWN)?;
        if body["type"] != 12 || body["invitable"] != false {
            self.complaints.push("a circle is private, and those in it ask in nobody".to_owned());
        }
        let name = body["name"].as_str().unwrap_or_default().to_owned();
        let id = self.id();
        let members = BTreeSet::from([BOT]);
        let circle = Circle { id, guild, channel, owner: BOT, name, members, archived: false, locked: false };
        let shown = circle.shown();
        self.own.circles.push(circle);
        self.tell("THREAD_CREATE", shown.clone());
        Ok(shown)
    }

    pub(crate) fn change_circle(&mut self, id: u64, body: &Value) -> Answer {
        let manages = !self.lacks(MANAGE_THREADS);
        let circle = self.circle_mut(id)?;
        if !manages && (circle.locked || !body["locked"].is_null()) {
            return Err(REFUSED);
        }
        let archived = body["archived"].as_bool();
        if circle.archived && archived != Some(false) {
            return Err(ASLEEP);
        }
        if let Some(name) = body["name"].as_str() {
            name.clone_into(&mut circle.name);
        }
        circle.archived = archived.unwrap_or(circle.archived);
        circle.locked = body["locked"].as_bool().unwrap_or(circle.locked);
        let shown = circle.shown();
        self.tell("THREAD_UPDATE", shown.clone());
        Ok(shown)
    }

    pub(crate) fn add_to_circle(&mut self, id: u64, person: u64) -> Answer {
        if self.lacks(SEND_MESSAGES_IN_THREADS) {
            return Err(REFUSED);
        }
        let guild = self.circle_mut(id)?.guild;
        let is_there = self.guilds.values().any(|known| known.id == guild && known.members.contains_key(&person));
        let circle = self.circle_mut(id)?;
        if circle.archived {
            return Err(ASLEEP);
        }
        if !is_there {
            return Err((404, 10007, "Unknown Member"));
        }
        circle.members.insert(person);
        Ok(Value::Null)
    }

    pub(crate) fn take_from_circle(&mut self, id: u64, person: u64) -> Answer {
        let circle = self.circle_mut(id)?;
        if circle.archived {
            return Err(ASLEEP);
        }
        if circle.members.remove(&person) { Ok(Value::Null) } else { Err((404, 10007, "Unknown Member")) }
    }

    /// Whether the bot speaks in a circle, which wakes it up.
    pub(crate) fn speak_in_circle(&mut self, channel: u64) -> Result<bool, (u16, i64, &'static str)> {
        let manages = !self.lacks(MANAGE_THREADS);
        let Ok(circle) = self.circle_mut(channel) else { return Ok(false) };
        if circle.locked && !manages {
            return Err(REFUSED);
        }
        circle.archived = false;
        Ok(true)
    }
}

impl GuildIn<'_> {
    /// The private threads: what each is called, who is in it besides the bot, and how it is.
    pub(crate) fn circles(&self) -> Vec<String> {
        let guild = self.id();
        self.world.inner.look(|state| {
            let name = |id: &u64| {
                state.people.values().find(|person| person.id == *id).map_or("?", |person| &person.name).to_owned()
            };
            let line = |circle: &Circle| {
                let members: Vec<String> = circle.members.iter().filter(|id| **id != BOT).map(name).collect();
                let is = match (circle.archived, circle.locked) {
                    (false, false) => "open",
                    (true, false) => "archived",
                    (true, true) => "archived and locked",
                    (false, true) => "locked",
                };
                format!("{} | {} | {is}", circle.name, members.join(", "))
            };
            state.own.circles.iter().filter(|circle| circle.guild == guild).map(line).collect()
        })
    }

    /// The newest of them falls silent for a week.
    pub(crate) fn circle_falls_silent(&self) {
        self.world.inner.change(|state| {
            if let Some(circle) = state.own.circles.last_mut() {
                circle.archived = true;
                let shown = circle.shown();
                state.tell("THREAD_UPDATE", shown);
            }
        });
    }

    /// A moderator deletes them all.
    pub(crate) fn loses_its_circles(&self) {
        self.world.inner.change(|state| {
            for circle in std::mem::take(&mut state.own.circles) {
                let (id, guild, channel) =
                    (circle.id.to_string(), circle.guild.to_string(), circle.channel.to_string());
                state.tell("THREAD_DELETE", json!({ "id": id, "guild_id": guild, "parent_id": channel, "type": 12 }));
            }
        });
    }

    /// A member opens a private thread of this name, by hand.
    pub(crate) fn has_a_private_thread_by(&self, member: &str, name: &str) {
        let (guild, channel) = (self.id(), self.channel());
        self.world.inner.change(|state| {
            let (owner, id) = (state.person(member).id, state.id());
            let (name, members) = (name.to_owned(), BTreeSet::from([owner, BOT]));
            state.own.circles.push(Circle { id, guild, channel, owner, name, members, archived: false, locked: false });
        });
    }

    /// As many threads are active as there may be.
    pub(crate) fn is_full_of_threads(&self) {
        self.world.inner.change(|state| state.own.full = true);
    }

    /// Its channel.
    pub(crate) fn channel(&self) -> u64 {
        self.world.inner.look(|state| state.guilds.get(&self.name).map_or(0, |guild| guild.channel))
    }

    /// How often the bot has asked who may do what here, which it does when it hears somebody speak.
    pub(crate) fn was_asked_for_its_roles(&self) -> usize {
        let request = format!("GET /guilds/{}", self.id());
        self.world.inner.look(|state| state.requests.iter().filter(|asked| **asked == request).count())
    }
}

impl World {
    /// Waits until the bot has asked who may do what in a server.
    pub(crate) async fn until_asked_for_roles(&self, guild: &GuildIn<'_>) -> super::TestResult {
        let request = format!("GET /guilds/{}", guild.id());
        self.until(&request, |state| state.requests.contains(&request).then_some(())).await
    }
}

impl<'w> Someone<'w> {
    /// The same person in a thread.
    pub(crate) fn in_thread(&self, thread: &str) -> Someone<'w> {
        Someone { channel: thread.parse().unwrap_or_default(), ..self.clone() }
    }

    /// The same person in the newest private thread that she is in.
    pub(crate) fn in_her_circle(&self) -> Someone<'w> {
        let hers = |state: &State| {
            let mut newest = state.own.circles.iter().rev();
            newest.find(|circle| circle.members.contains(&self.person.id)).map_or(0, |circle| circle.id)
        };
        Someone { channel: self.world.inner.look(hers), ..self.clone() }
    }
}
