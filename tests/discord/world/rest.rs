//! The fake's REST interface: one door, which checks every request and leads it to the world.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State as Shared;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::schema::DOCUMENT;
use super::state::{Answer, BOT, State, TOKEN, What};
use super::{Inner, Reached};

/// Answers one request.
pub(crate) async fn answer(
    Shared(world): Shared<Reached>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let delay = world.change(|state| state.delay(uri.path()));
    if let Some(delay) = delay {
        tokio::time::sleep(delay).await;
    }
    let response = world.change(|state| handle(&world, state, &method, &uri, &headers, &body));
    response.unwrap_or_else(lost)
}

/// An answer that breaks off: more was promised than comes.
fn lost() -> Response {
    let broken = futures_util::stream::once(async { Err::<Bytes, _>(std::io::Error::other("the line broke")) });
    axum::body::Body::from_stream(broken).into_response()
}

fn handle(
    world: &Inner,
    state: &mut State,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
    body: &[u8],
) -> Option<Response> {
    if let Some(content) = state.files.at(uri.path()) {
        return Some(content.into_response());
    }
    let Some(path) = uri.path().strip_prefix("/api/v10") else {
        state.complaints.push(format!("a request to {}", uri.path()));
        return Some(refused(404, 0, "not the interface"));
    };
    let (body, files) = read_body(headers, body);
    state.requests.push(format!("{method} {path}"));

    state.checked += 1;
    if let Some(complaint) = DOCUMENT.as_ref().and_then(|known| known.complaint(method.as_str(), path, body.as_ref())) {
        state.complaints.push(complaint);
    }
    let authorised = headers.get(header::AUTHORIZATION).is_some_and(|given| given == &format!("Bot {TOKEN}"));
    if !authorised || state.refuses_token {
        return Some(refused(401, 0, "401: Unauthorized"));
    }

    let level = state.buckets.take(method, path);
    let mark = |mut response: Response| {
        if let Some(level) = &level {
            level.mark(&mut response);
        }
        response
    };
    if let Some(full) = level.as_ref().filter(|level| level.overflows) {
        return Some(mark(full.refusal()));
    }
    let trouble = state.trouble(method, path);
    match trouble {
        Some(What::TooFast(milliseconds)) => return Some(too_fast(Duration::from_millis(milliseconds))),
        Some(What::Broken) => return Some(refused(500, 0, "Internal Server Error")),
        Some(What::AnswerLost | What::Slow(_)) | None => {}
    }
    let answer = lead(world, state, method, path, body.as_ref().unwrap_or(&Value::Null), files);
    if trouble == Some(What::AnswerLost) {
        return None;
    }
    Some(mark(match answer {
        Ok(Value::Null) => StatusCode::NO_CONTENT.into_response(),
        Ok(value) => axum::Json(value).into_response(),
        Err((status, code, message)) => refused(status, code, message),
    }))
}

fn lead(world: &Inner, state: &mut State, method: &Method, path: &str, body: &Value, files: Vec<String>) -> Answer {
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let id = |text: &str| text.parse::<u64>().unwrap_or(0);
    match (method.as_str(), parts.as_slice()) {
        ("GET", ["users", "@me"]) => Ok(json!({ "id": BOT.to_string(), "username": "village", "bot": true })),
        ("GET", ["oauth2", "applications", "@me"]) => Ok(json!({ "id": BOT.to_string(), "flags": state.flags })),
        ("GET", ["gateway"]) => Ok(json!({ "url": world.gateway() })),
        ("GET", ["gateway", "bot"]) => Ok(json!({
            "url": world.gateway(), "shards": 1,
            "session_start_limit": { "total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1 },
        })),
        ("GET", ["applications", _, "commands"]) => Ok(json!(state.commands)),
        ("GET", ["applications", _, "guilds", _, "commands"]) => Ok(json!([])),
        ("PUT", ["applications", _, "commands"] | ["applications", _, "guilds", _, "commands"]) => {
            Ok(state.register(body))
        }
        ("POST", ["users", "@me", "channels"]) => state.open_direct(id(body["recipient_id"].as_str().unwrap_or(""))),
        ("GET", ["guilds", guild]) => state.guild(id(guild)),
        ("GET", ["guilds", guild, "channels"]) => state.channels(id(guild)),
        ("GET", ["guilds", guild, "members", person]) => state.member(id(guild), id(person)),
        ("GET", ["guilds", guild, "scheduled-events"]) => Ok(state.events(id(guild))),
        ("POST", ["guilds", guild, "scheduled-events"]) => state.new_event(id(guild), body),
        ("PATCH", ["guilds", _, "scheduled-events", event]) => state.change_event(id(event), body),
        ("DELETE", ["guilds", _, "scheduled-events", event]) => state.delete_event(id(event)),
        ("POST", ["channels", _, "messages", message, "threads"]) => state.new_thread(id(message), body),
        ("POST", ["channels", channel, "threads"]) => state.new_circle(id(channel), body),
        ("GET", ["guilds", guild, "threads", "active"]) => Ok(state.active_threads(id(guild))),
        ("PATCH", ["guilds", guild, "members", person]) => state.time_out(id(guild), id(person), body),
        ("PUT", ["guilds", guild, "bans", person]) => state.ban(id(guild), id(person)),
        ("DELETE", ["guilds", guild, "bans", person]) => state.unban(id(guild), id(person)),
        ("GET", ["channels", _, "messages", message]) => state.read(id(message)),
        ("GET", ["channels", channel]) if let Some(channel) = state.channel(id(channel)) => Ok(channel),
        ("PATCH", ["channels", channel]) if state.channel(id(channel)).is_some() => {
            state.change_channel(id(channel), body)
        }
        ("GET", ["channels", thread]) => state.circle(id(thread)),
        ("PATCH", ["channels", thread]) if state.has_circle(id(thread)) => state.change_circle(id(thread), body),
        ("PATCH", ["channels", thread]) => state.change_thread(id(thread), body),
        ("PUT", ["channels", thread, "thread-members", person]) => state.add_to_circle(id(thread), id(person)),
        ("DELETE", ["channels", thread, "thread-members", person]) => state.take_from_circle(id(thread), id(person)),
        ("GET", ["guilds", guild, "auto-moderation", "rules"]) => state.rules(id(guild)),
        ("POST", ["guilds", guild, "auto-moderation", "rules"]) => state.new_rule(id(guild), body),
        ("PATCH", ["guilds", guild, "auto-moderation", "rules", rule]) => state.change_rule(id(guild), id(rule), body),
        ("DELETE", ["guilds", _, "auto-moderation", "rules", rule]) => state.delete_rule(id(rule)),
        ("PUT", ["channels", _, "pins", message]) => state.pin(id(message), true),
        ("DELETE", ["channels", _, "pins", message]) => state.pin(id(message), false),
        ("POST", ["channels", channel, "messages"]) => state.send(id(channel), body, files),
        ("PATCH", ["channels", _, "messages", message]) => state.edit(id(message), body),
        ("DELETE", ["channels", _, "messages", message]) => state.take_away(id(message)),
        ("POST", ["interactions", interaction, token, "callback"]) => {
            state.respond(id(interaction), token, body, files)
        }
        ("GET", ["webhooks", _, token, "messages", "@original"]) => state.get_original(token),
        ("PATCH", ["webhooks", _, token, "messages", "@original"]) => state.edit_original(token, body, files),
        ("DELETE", ["webhooks", _, token, "messages", "@original"]) => state.delete_original(token),
        ("POST", ["webhooks", _, token]) => state.follow_up(token, body, files),
        _ => {
            state.complaints.push(format!("{method} {path} is not something this fake can do"));
            Err((404, 0, "404: Not Found"))
        }
    }
}

fn refused(status: u16, code: i64, message: &str) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, axum::Json(json!({ "code": code, "message": message }))).into_response()
}

/// Too many requests; the next one is taken after this long.
pub(crate) fn too_fast(wait: Duration) -> Response {
    let seconds = wait.as_secs_f64();
    let body = json!({ "message": "You are being rate limited.", "retry_after": seconds, "global": false });
    (StatusCode::TOO_MANY_REQUESTS, [("retry-after", seconds.ceil().to_string())], axum::Json(body)).into_response()
}

/// The JSON of a request, alone or among files, and the files.
fn read_body(headers: &HeaderMap, body: &[u8]) -> (Option<Value>, Vec<String>) {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let Some((_, boundary)) = kind.split_once("boundary=") else {
        return (serde_json::from_slice(body).ok(), Vec::new());
    };
    let text = String::from_utf8_lossy(body);
    let parts: Vec<(&str, &str)> =
        text.split(&format!("--{boundary}")).filter_map(|part| part.split_once("\r\n\r\n")).collect();
    let json = parts.iter().find(|(head, _)| head.contains("name=\"payload_json\""));
    let files = parts.iter().filter(|(head, _)| head.contains("name=\"files["));
    let files = files.map(|(_, text)| text.trim_end().to_owned()).collect();
    (json.and_then(|(_, json)| serde_json::from_str(json.trim()).ok()), files)
}
