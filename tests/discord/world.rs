//! A small world that stands in for Discord: servers with people in them, who do things and see things.
//!
//! The real adapter talks to it over HTTP and a websocket, as it would to Discord. The world checks every request
//! against Discord's published description (see `schema`) and against what the description does not say (`checks`);
//! [`in_world`] fails when anything was wrong. Its clock moves only when a test says so.

use std::future::Future;
use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

mod bot;
mod buckets;
mod checks;
pub(crate) mod circles;
mod files;
mod gateway;
pub(crate) mod keeping;
mod log;
pub(crate) mod own;
mod person;
mod rest;
mod schema;
mod show;
mod state;

pub(crate) use bot::Bot;
pub(crate) use log::says as log_says;
pub(crate) use person::Someone;
use state::{BOT, Guild, State, ToSocket, Trouble};
pub(crate) use state::{TOKEN, What};

/// What tests return.
pub(crate) type TestResult<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// How long something that must happen may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// The world, as its servers share it.
pub(crate) struct Inner {
    state: Mutex<State>,
    changed: Notify,
    address: SocketAddr,
}

/// The world behind an axum handler.
pub(crate) type Reached = Arc<Inner>;

impl Inner {
    /// Looks at the world or changes it.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let result = change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_waiters();
        result
    }

    /// Where the gateway is.
    pub(crate) fn gateway(&self) -> String {
        format!("ws://{}", self.address)
    }

    fn look<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The world, as tests see it.
pub(crate) struct World {
    inner: Reached,
    folder: tempfile::TempDir,
}

/// The beginning of the world: a Wednesday.
fn beginning() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_014_000, 0).unwrap_or_default()
}

/// The world's clock, which the village goes by too.
struct WorldClock(Reached);

impl std::fmt::Debug for WorldClock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WorldClock")
    }
}

impl bot_core::time::Clock for WorldClock {
    fn now(&self) -> DateTime<Utc> {
        let since = self.0.look(|state| state.now);
        beginning() + TimeDelta::from_std(since).unwrap_or_default()
    }
}

/// Requests that were checked in all worlds of this run, and those that Discord would not take.
static CHECKED: AtomicUsize = AtomicUsize::new(0);
static REFUSED: AtomicUsize = AtomicUsize::new(0);

/// Runs a test in a world of its own, and fails when the bot did anything that Discord would not take.
pub(crate) async fn in_world<F>(test: F) -> TestResult
where
    F: AsyncFnOnce(&World) -> TestResult,
{
    log::begin();
    let world = World::new().await?;
    let result = test(&world).await;
    let (complaints, checked, requests) =
        world.inner.look(|state| (state.complaints.clone(), state.checked, state.requests.clone()));
    let by = match schema::DOCUMENT.as_ref() {
        Some(_) => "against Discord's published description",
        None => "without Discord's published description (set VILLAGE_DISCORD_OPENAPI to its openapi.json)",
    };
    println!("{checked} requests checked {by}, {} refused", complaints.len());
    let all = CHECKED.fetch_add(checked, Ordering::Relaxed) + checked;
    let bad = REFUSED.fetch_add(complaints.len(), Ordering::Relaxed) + complaints.len();
    // The test runner swallows what is printed; the last of these lines is the sum of a run, and is for everybody.
    let _ = writeln!(std::io::stderr(), "Discord: {all} requests checked so far {by}, {bad} refused");
    if !complaints.is_empty() {
        return Err(format!("Discord would not take this:\n{}", complaints.join("\n")).into());
    }
    if let Some(line) = log::indiscretion() {
        return Err(format!("no log may say this: {line}").into());
    }
    result.map_err(|error| format!("{error}\nrequests: {requests:#?}\nlog:\n{}", log::end()).into())
}

impl World {
    async fn new() -> TestResult<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let inner =
            Arc::new(Inner { state: Mutex::default(), changed: Notify::new(), address: listener.local_addr()? });
        let router =
            Router::new().route("/", get(gateway::connect)).fallback(rest::answer).with_state(Arc::clone(&inner));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { inner, folder: tempfile::tempdir()? })
    }

    /// Where the fake Discord lives.
    pub(crate) fn api(&self) -> String {
        format!("http://{}", self.inner.address)
    }

    /// A server by its name; made with a channel and an owner when it is new.
    pub(crate) fn guild(&self, name: &str) -> GuildIn<'_> {
        self.inner.change(|state| {
            if !state.guilds.contains_key(name) {
                let owner = state.person(&format!("owner of {name}")).id;
                let (id, channel) = (state.id(), state.id());
                // View Channel and Administrator: an owner may do everything.
                let members = [(owner, 1024 | 8)].into();
                let bot_may = bot_discord::PERMISSIONS.bits();
                let guild = Guild { id, channel, owner, members, mute: false, bot_may, denied: 0, invited: 0 };
                let created = gateway::guild_create(name, &guild);
                state.guilds.insert(name.to_owned(), guild);
                state.tell("GUILD_CREATE", created);
            }
        });
        GuildIn { world: self, name: name.to_owned() }
    }

    /// Lets time pass, for Discord and for the village.
    pub(crate) fn passes(&self, time: Duration) {
        self.inner.change(|state| state.now += time);
    }

    /// The next requests of this method, whose path holds this text, meet trouble.
    pub(crate) fn troubles(&self, method: &'static str, path: &'static str, times: usize, what: What) {
        self.inner.change(|state| state.trouble.push(Trouble { method, path, times, what }));
    }

    /// No more trouble.
    pub(crate) fn calms_down(&self) {
        self.inner.change(|state| state.trouble.clear());
    }

    /// The members intent is switched on for the application; the gateway may refuse it all the same.
    pub(crate) fn switches_on_members_intent(&self, refused: bool) {
        self.inner.change(|state| {
            state.flags |= 1 << 15;
            state.refuses_privileged = refused;
        });
    }

    /// The message content intent is switched on for the application; the gateway may refuse it all the same.
    pub(crate) fn switches_on_content_intent(&self, refused: bool) {
        self.inner.change(|state| {
            state.flags |= 1 << 19;
            state.refuses_privileged = refused;
        });
    }

    /// Whether the bot has asked to be told what people write.
    pub(crate) fn hears_contents(&self) -> bool {
        self.inner.change(|state| state.intents & gateway::CONTENT_INTENT != 0)
    }

    /// Whether the bot has asked to be told who arrives.
    pub(crate) fn hears_members(&self) -> bool {
        self.inner.change(|state| state.intents & gateway::MEMBERS_INTENT != 0)
    }

    /// The token is not accepted any more.
    pub(crate) fn refuses_the_token(&self) {
        self.inner.change(|state| state.refuses_token = true);
    }

    /// The gateway tells something, whatever it may be.
    pub(crate) fn tells(&self, kind: &str, data: Value) {
        self.inner.change(|state| state.tell(kind, data));
    }

    /// Whether the gateway takes no connections at the moment.
    pub(crate) fn refuses_connections(&self, refuses: bool) {
        self.inner.change(|state| state.refuses_connections = refuses);
    }

    /// The gateway's connection breaks without a word.
    pub(crate) fn disconnects(&self) {
        self.orders(ToSocket::Drop);
    }

    /// The gateway closes the connection with this code.
    pub(crate) fn closes(&self, code: u16) {
        self.orders(ToSocket::Close(code));
    }

    /// The gateway asks the bot to connect anew.
    pub(crate) fn asks_to_reconnect(&self) {
        self.orders(ToSocket::Say(json!({ "op": 7 })));
    }

    /// The session cannot be taken up again.
    pub(crate) fn invalidates_the_session(&self) {
        self.inner.change(|state| state.session = None);
        self.orders(ToSocket::Say(json!({ "op": 9, "d": false })));
    }

    fn orders(&self, order: ToSocket) {
        self.inner.change(|state| {
            if let Some(socket) = &state.socket {
                let _ = socket.send(order);
            }
        });
    }

    /// Discord has lost the commands.
    pub(crate) fn forgets_the_commands(&self) {
        self.inner.change(|state| state.commands.clear());
    }

    /// From the next connection on, the gateway closes one on which it hears no heartbeat for twice this long.
    pub(crate) fn wants_a_heartbeat_every(&self, interval: Duration) {
        self.inner.change(|state| state.heartbeat_every = Some(interval));
    }

    /// Waits until the gateway has heard so many heartbeats.
    pub(crate) async fn until_heartbeats(&self, count: usize) -> TestResult {
        self.until("heartbeats", |state| (state.heartbeats >= count).then_some(())).await
    }

    /// No more requests of a kind are taken than so many within this time.
    pub(crate) fn takes_at_most(&self, most: u32, within: Duration) {
        self.inner.change(|state| (state.buckets.most, state.buckets.within) = (most, within));
    }

    /// How many requests were refused because their bucket was full.
    pub(crate) fn overflowed(&self) -> usize {
        self.inner.change(|state| state.buckets.overflowed)
    }

    /// The gateway takes what it is told and answers nothing, not even a farewell.
    pub(crate) fn goes_silent(&self) {
        self.orders(ToSocket::Silence);
    }

    /// An earlier process has said that the bot is thinking, with these flags.
    pub(crate) fn promises(&self, interaction: u64, flags: u64) {
        self.inner.change(|state| {
            let token = state.interactions.get(&interaction).map(|known| known.token.clone()).unwrap_or_default();
            let promise = json!({ "type": 5, "data": { "flags": flags } });
            let _ = state.respond(interaction, &token, &promise, Vec::new());
        });
    }

    /// How many edits of messages older than an hour Discord still takes.
    pub(crate) fn limits_old_edits(&self, left: u32) {
        self.inner.change(|state| state.old_edits_left = Some(left));
    }

    /// Waits until the bot waits for an answer that takes its time.
    pub(crate) async fn until_it_waits(&self) -> TestResult {
        self.until("a slow answer", |state| (state.delayed > 0).then_some(())).await
    }

    /// Waits until the bot has asked this.
    pub(crate) async fn until_asked(&self, method: &str, path: &str) -> TestResult {
        let asked = |request: &String| request.starts_with(method) && request.contains(path);
        self.until(path, |state| state.requests.iter().any(asked).then_some(())).await
    }

    /// How often commands were registered, and their names.
    pub(crate) fn commands(&self) -> (usize, Vec<String>) {
        let name = |command: &Value| command["name"].as_str().unwrap_or_default().to_owned();
        self.inner.look(|state| (state.registrations, state.commands.iter().map(name).collect()))
    }

    /// How many sessions were begun, and how many taken up again.
    pub(crate) fn sessions(&self) -> (usize, usize) {
        self.inner.look(|state| (state.sessions_made, state.resumed))
    }

    /// How many requests had this method and a path with this text.
    pub(crate) fn count(&self, method: &str, path: &str) -> usize {
        let fits = |request: &&String| request.starts_with(method) && request.contains(path);
        self.inner.look(|state| state.requests.iter().filter(fits).count())
    }

    /// Waits until a look at the world shows something.
    async fn until<T>(&self, what: &str, mut look: impl FnMut(&State) -> Option<T>) -> TestResult<T> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let changed = self.inner.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            if let Some(seen) = self.inner.look(&mut look) {
                return Ok(seen);
            }
            timeout_at(deadline, changed).await.map_err(|_| format!("waited in vain for {what}"))?;
        }
    }

    /// Waits until the bot is connected, in this many sessions and resumptions.
    pub(crate) async fn until_connected(&self, sessions: usize, resumed: usize) -> TestResult {
        let there = |state: &State| {
            (state.sessions_made >= sessions && state.resumed >= resumed && state.socket.is_some()).then_some(())
        };
        self.until("a connection", there).await
    }

    /// Everything the bot has said where everybody in the server reads it.
    fn public(&self, channel: u64) -> Vec<String> {
        self.inner.look(|state| {
            let here = state.messages.iter().filter(|message| message.channel == channel && message.only.is_none());
            here.map(show::message).collect()
        })
    }
}

/// A server.
pub(crate) struct GuildIn<'w> {
    world: &'w World,
    name: String,
}

impl<'w> GuildIn<'w> {
    /// An admin removes the bot.
    pub(crate) fn removes_the_bot(&self) {
        self.world.inner.change(|state| {
            let Some(guild) = state.guilds.remove(&self.name) else { return };
            state.tell("GUILD_DELETE", json!({ "id": guild.id.to_string() }));
            state.removed.insert(self.name.clone(), guild);
        });
    }

    /// An admin invites the bot again.
    pub(crate) fn invites_the_bot_again(&self) {
        self.world.inner.change(|state| {
            let Some(mut guild) = state.removed.remove(&self.name) else { return };
            guild.invited += 1;
            let created = gateway::guild_create(&self.name, &guild);
            state.guilds.insert(self.name.clone(), guild);
            state.tell("GUILD_CREATE", created);
        });
    }

    /// Its id.
    pub(crate) fn id(&self) -> u64 {
        self.world.inner.look(|state| state.guilds.get(&self.name).map_or(0, |guild| guild.id))
    }

    /// Somebody in it; she joins when she is new.
    pub(crate) fn member(&self, name: &str) -> Someone<'w> {
        self.member_with(name, 0)
    }

    /// Somebody in it with these permissions.
    pub(crate) fn member_with(&self, name: &str, permissions: u64) -> Someone<'w> {
        let (person, guild, channel) = self.world.inner.change(|state| {
            let person = state.person(name);
            let guild = state.guilds.get_mut(&self.name).map(|guild| {
                guild.members.entry(person.id).or_insert(permissions);
                (guild.id, guild.channel)
            });
            let (guild, channel) = guild.unwrap_or_default();
            (person, guild, channel)
        });
        Someone { world: self.world, person, guild: Some(guild), channel }
    }

    /// Everything the bot has said where everybody reads it.
    pub(crate) fn sees(&self) -> Vec<String> {
        let channel = self.world.inner.look(|state| state.guilds.get(&self.name).map(|guild| guild.channel));
        self.world.public(channel.unwrap_or(0))
    }

    /// Another bot's message, or one of a version that is long gone, stands in the channel.
    pub(crate) fn has_a_foreign_button(&self, label: &str) -> u64 {
        let button = json!({ "type": 2, "style": 2, "label": label, "custom_id": "vote:12" });
        let body = json!({ "content": "?", "embeds": [], "components": [{ "type": 1, "components": [button] }] });
        self.world.inner.change(|state| {
            let channel = state.guilds.get(&self.name).map_or(0, |guild| guild.channel);
            state.keep(channel, &body, 0, None, Vec::new())
        })
    }

    /// Somebody is gone, without a word to the bot.
    pub(crate) fn loses(&self, name: &str) {
        self.world.inner.change(|state| {
            let id = state.person(name).id;
            if let Some(guild) = state.guilds.get_mut(&self.name) {
                guild.members.remove(&id);
            }
        });
    }

    /// Somebody is banned; the bot is told.
    pub(crate) fn bans(&self, name: &str) {
        self.loses(name);
        self.world.inner.change(|state| {
            let person = state.person(name);
            let guild = state.guilds.get(&self.name).map_or(0, |guild| guild.id);
            state.tell("GUILD_BAN_ADD", json!({ "guild_id": guild.to_string(), "user": person::user(&person) }));
        });
    }

    /// The bot's role permits no more than this, and nobody may do `denied` in the channel.
    pub(crate) fn permits(&self, bot_may: u64, denied: u64) {
        self.world.inner.change(|state| {
            if let Some(guild) = state.guilds.get_mut(&self.name) {
                (guild.bot_may, guild.denied) = (bot_may, denied);
            }
        });
    }

    /// The bot may not write here any more.
    pub(crate) fn mutes_the_bot(&self) {
        self.world.inner.change(|state| {
            if let Some(guild) = state.guilds.get_mut(&self.name) {
                guild.mute = true;
            }
        });
    }
}

/// The bot's own account.
pub(crate) fn the_bot() -> u64 {
    BOT
}

/// Runs something that may fail to happen, within the patience of these tests.
pub(crate) async fn within<T>(what: &str, doing: impl Future<Output = T>) -> TestResult<T> {
    Ok(timeout_at(Instant::now() + PATIENCE, doing).await.map_err(|_| format!("waited in vain for {what}"))?)
}
