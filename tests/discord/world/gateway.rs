//! The fake's gateway: hello, identify, heartbeats, resume, and every way to end.

use std::time::Duration;

use axum::extract::State as Shared;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::sync::mpsc::unbounded_channel;

use super::Reached;
use super::state::{BOT, Guild, Session, State, TOKEN, ToSocket};

/// The members intent, the only privileged one the bot may ask for.
pub(crate) const MEMBERS_INTENT: u64 = 1 << 1;
pub(crate) const CONTENT_INTENT: u64 = 1 << 15;

/// How often the gateway wants to hear that the bot is alive, as Discord's does.
const HEARTBEAT: Duration = Duration::from_millis(41_250);

/// Takes a connection.
pub(crate) async fn connect(Shared(world): Shared<Reached>, upgrade: WebSocketUpgrade) -> Response {
    if world.change(|state| state.refuses_connections) {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    upgrade.on_upgrade(move |socket| serve(world, socket))
}

async fn serve(world: Reached, mut socket: WebSocket) {
    let (sender, mut told) = unbounded_channel();
    let every = world.change(|state| state.heartbeat_every).unwrap_or(HEARTBEAT);
    let hello = json!({ "op": 10, "d": { "heartbeat_interval": every.as_millis() } });
    if say(&mut socket, &hello).await.is_err() {
        return;
    }
    let mut alive = tokio::time::Instant::now();
    loop {
        tokio::select! {
            () = tokio::time::sleep_until(alive + 2 * every) => {
                pass_on(&mut socket, ToSocket::Close(4000)).await;
                break;
            }
            received = socket.recv() => {
                let Some(Ok(message)) = received else { break };
                let Message::Text(text) = message else {
                    if matches!(message, Message::Close(_)) { break }
                    continue;
                };
                let frame: Value = serde_json::from_str(text.as_str()).unwrap_or_default();
                if frame["op"] == 1 {
                    alive = tokio::time::Instant::now();
                }
                let answers = world.change(|state| hear(state, &frame, &sender));
                for answer in answers {
                    if !pass_on(&mut socket, answer).await { return }
                }
            }
            order = told.recv() => {
                let Some(order) = order else { break };
                if !pass_on(&mut socket, order).await { return }
            }
        }
    }
    world.change(|state| {
        if state.socket.as_ref().is_some_and(|known| known.same_channel(&sender)) {
            state.socket = None;
        }
    });
}

/// Whether the connection goes on.
async fn pass_on(socket: &mut WebSocket, order: ToSocket) -> bool {
    match order {
        ToSocket::Say(value) => say(socket, &value).await.is_ok(),
        ToSocket::Close(code) => {
            let _ = socket.send(Message::Close(Some(CloseFrame { code, reason: "".into() }))).await;
            false
        }
        ToSocket::Drop => false,
        ToSocket::Silence => std::future::pending().await,
    }
}

async fn say(socket: &mut WebSocket, value: &Value) -> Result<(), axum::Error> {
    socket.send(Message::Text(value.to_string().into())).await
}

type Sender = tokio::sync::mpsc::UnboundedSender<ToSocket>;

fn hear(state: &mut State, frame: &Value, sender: &Sender) -> Vec<ToSocket> {
    let data = &frame["d"];
    match frame["op"].as_u64() {
        Some(1) => {
            state.heartbeats += 1;
            vec![ToSocket::Say(json!({ "op": 11 }))]
        }
        Some(2) => identify(state, data, sender),
        Some(6) => resume(state, data, sender),
        _ => vec![],
    }
}

fn token_is_wrong(state: &State, data: &Value) -> bool {
    state.refuses_token || data["token"].as_str().map(|token| token.trim_start_matches("Bot ")) != Some(TOKEN)
}

fn identify(state: &mut State, data: &Value, sender: &Sender) -> Vec<ToSocket> {
    if token_is_wrong(state, data) {
        return vec![ToSocket::Close(4004)];
    }
    let intents = data["intents"].as_u64().unwrap_or(0);
    if intents & (MEMBERS_INTENT | CONTENT_INTENT) != 0 && state.refuses_privileged {
        return vec![ToSocket::Close(4014)];
    }
    state.intents = intents;
    state.sessions_made += 1;
    let id = format!("session-{}", state.sessions_made);
    state.session = Some(Session { id: id.clone(), events: vec![] });
    state.socket = Some(sender.clone());
    let guilds: Vec<Value> =
        state.guilds.values().map(|guild| json!({ "id": guild.id.to_string(), "unavailable": true })).collect();
    state.tell("READY", json!({
        "v": 10, "session_id": id, "guilds": guilds, "resume_gateway_url": "",
        "user": { "id": BOT.to_string(), "username": "village", "discriminator": "0", "bot": true, "verified": true, "mfa_enabled": false, "email": null, "flags": 0, "avatar": null },
        "application": { "id": BOT.to_string(), "flags": 0 }, "shard": [0, 1], "private_channels": [],
    }));
    let with_threads = |(name, guild): (&String, &Guild)| {
        let mut created = guild_create(name, guild);
        created["threads"] = state.circles_shown(guild.id);
        created
    };
    let created: Vec<Value> = state.guilds.iter().map(with_threads).collect();
    for guild in created {
        state.tell("GUILD_CREATE", guild);
    }
    vec![]
}

fn resume(state: &mut State, data: &Value, sender: &Sender) -> Vec<ToSocket> {
    if token_is_wrong(state, data) {
        return vec![ToSocket::Close(4004)];
    }
    let known = state.session.as_ref().filter(|session| data["session_id"] == session.id.as_str());
    let Some(session) = known else { return vec![ToSocket::Say(json!({ "op": 9, "d": false }))] };
    let seen = data["seq"].as_u64().unwrap_or(0);
    let missed = session.events.iter().filter(|event| event["s"].as_u64().unwrap_or(0) > seen);
    let mut orders: Vec<ToSocket> = missed.cloned().map(ToSocket::Say).collect();
    orders.push(ToSocket::Say(json!({ "op": 0, "s": session.events.len(), "t": "RESUMED", "d": {} })));
    state.resumed += 1;
    state.socket = Some(sender.clone());
    orders
}

/// A server as the gateway describes it.
pub(crate) fn guild_create(name: &str, guild: &Guild) -> Value {
    json!({
        "id": guild.id.to_string(), "name": name, "owner_id": guild.owner.to_string(), "icon": null, "splash": null,
        "discovery_splash": null, "afk_channel_id": null, "afk_timeout": 300, "verification_level": 0,
        "default_message_notifications": 0, "explicit_content_filter": 0, "emojis": [], "features": [],
        "mfa_level": 0, "application_id": null, "system_channel_id": guild.channel.to_string(),
        "system_channel_flags": 0, "rules_channel_id": null, "vanity_url_code": null, "description": null,
        "banner": null, "premium_tier": 0, "preferred_locale": "en-US", "public_updates_channel_id": null,
        "nsfw_level": 0, "premium_progress_bar_enabled": false, "safety_alerts_channel_id": null,
        "joined_at": format!("2026-01-01T00:00:{:02}.000000+00:00", guild.invited), "large": false, "unavailable": false,
        "member_count": guild.members.len(), "voice_states": [], "members": [], "threads": [], "presences": [],
        "stage_instances": [], "guild_scheduled_events": [], "stickers": [],
        "roles": [{
            "id": guild.id.to_string(), "name": "@everyone", "color": 0, "hoist": false, "position": 0,
            "permissions": "1024", "managed": false, "mentionable": false, "flags": 0,
            "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
        }],
        "channels": [{
            "id": guild.channel.to_string(), "type": 0, "name": "general", "position": 0, "permission_overwrites": [],
        }],
    })
}
