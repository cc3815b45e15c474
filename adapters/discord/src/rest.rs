//! Every request to Discord goes through here: one place for its rate limits, for the breaker, and for what an error means.
//!
//! serenity's own client is not used for this, because it waits without bound when Discord says "too fast"
//! and does not tell for how long. Here nothing waits: whoever asks is told when to come back.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use bot_core::platform::DeliveryError;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, USER_AGENT};
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serenity::http::{RatelimitingBucket, Route};

use crate::limits;

/// Where Discord lives, as serenity's routes have it.
pub(crate) const DISCORD: &str = "https://discord.com";
/// How long a connection may take to open.
const CONNECT: Duration = Duration::from_secs(5);
/// How long one request may take.
const REQUEST: Duration = Duration::from_secs(10);
/// As Discord asks: the word, then an address and a version.
const AGENT: &str = concat!("DiscordBot (village, ", env!("CARGO_PKG_VERSION"), ")");

/// Error codes that are told apart. See Discord's reference, topics/opcodes-and-status-codes.
pub(crate) mod code {
    /// Unknown channel.
    pub(crate) const UNKNOWN_CHANNEL: i64 = 10003;
    /// Unknown guild.
    pub(crate) const UNKNOWN_GUILD: i64 = 10004;
    /// Unknown member.
    pub(crate) const UNKNOWN_MEMBER: i64 = 10007;
    /// Unknown message.
    pub(crate) const UNKNOWN_MESSAGE: i64 = 10008;
    /// Unknown user.
    pub(crate) const UNKNOWN_USER: i64 = 10013;
    /// Unknown ban.
    pub(crate) const UNKNOWN_BAN: i64 = 10026;
    /// Unknown webhook: the interaction's token has run out.
    pub(crate) const UNKNOWN_WEBHOOK: i64 = 10015;
    /// Unknown interaction: nobody responded within three seconds, or the token has run out.
    pub(crate) const UNKNOWN_INTERACTION: i64 = 10062;
    /// Unknown scheduled event.
    pub(crate) const UNKNOWN_EVENT: i64 = 10070;
    /// Too many edits of a message older than an hour.
    pub(crate) const OLD_EDITS: i64 = 30046;
    /// The interaction has had its first response.
    pub(crate) const ALREADY_ACKNOWLEDGED: i64 = 40060;
    /// No access.
    pub(crate) const NO_ACCESS: i64 = 50001;
    /// A channel of this kind cannot do it.
    pub(crate) const WRONG_CHANNEL_TYPE: i64 = 50024;
    /// Direct messages are closed.
    pub(crate) const CLOSED_DIRECT: i64 = 50007;
    /// A permission is missing.
    pub(crate) const NO_PERMISSION: i64 = 50013;
    /// The interaction's token has run out.
    pub(crate) const BAD_WEBHOOK_TOKEN: i64 = 50027;
    /// The thread is put away.
    pub(crate) const THREAD_ARCHIVED: i64 = 50083;
    /// As many threads are active as a server may have (1000).
    pub(crate) const TOO_MANY_THREADS: i64 = 160_006;
    /// The message has a thread already.
    pub(crate) const THREAD_EXISTS: i64 = 160_004;
    /// The scheduled event is over, or was called off.
    pub(crate) const FINISHED_EVENT: i64 = 180_000;
    /// No common server through which to write to her.
    pub(crate) const NO_COMMON_GUILD: i64 = 50278;
}

/// Discord's REST interface.
pub(crate) struct Rest {
    client: reqwest::Client,
    authorization: SecretString,
    api: String,
    pace: Mutex<Pace>,
}

/// What goes with a request.
#[derive(Debug)]
pub(crate) enum Payload {
    /// Nothing.
    Nothing,
    /// JSON.
    Json(Vec<u8>),
    /// JSON and files.
    WithFiles(Vec<u8>, Vec<Upload>),
}

/// A file to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Upload {
    /// Its name.
    pub(crate) name: String,
    /// Its media type.
    pub(crate) media_type: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

impl Payload {
    /// A value as JSON.
    pub(crate) fn json(value: &impl Serialize) -> Result<Self, RestError> {
        serde_json::to_vec(value).map(Self::Json).map_err(|error| RestError::Unavailable(error.to_string()))
    }
}

/// Why a request did not succeed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum RestError {
    /// Discord said no.
    #[error("discord refused with status {status}, code {code}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// Discord's own code; 0 when it gave none.
        code: i64,
    },
    /// Too fast, or too many refusals: nothing was done, and the next try is welcome after this long.
    #[error("discord allows the next try in {} ms", .0.as_millis())]
    Limited(Duration),
    /// Discord did not answer or is broken; nobody knows whether it was done.
    #[error("discord is unavailable: {0}")]
    Unavailable(String),
}

impl RestError {
    /// Discord's code, when it refused with one.
    pub(crate) fn code(&self) -> Option<i64> {
        match self {
            Self::Refused { code, .. } => Some(*code),
            Self::Limited(_) | Self::Unavailable(_) => None,
        }
    }
}

impl From<RestError> for DeliveryError {
    fn from(error: RestError) -> Self {
        match error {
            RestError::Limited(wait) => Self::RateLimited(wait),
            RestError::Unavailable(why) => Self::Unavailable(why),
            RestError::Refused { status, code } => match (status, code) {
                (_, code::OLD_EDITS) => Self::RateLimited(limits::OLD_EDIT_PAUSE),
                (_, code::CLOSED_DIRECT) => Self::Forbidden("direct messages are closed"),
                (_, code::NO_COMMON_GUILD) => Self::Forbidden("no common server"),
                (_, code::NO_ACCESS) => Self::Forbidden("no access"),
                (_, code::NO_PERMISSION) => Self::Forbidden("a permission is missing"),
                (
                    _,
                    code::UNKNOWN_CHANNEL
                    | code::UNKNOWN_GUILD
                    | code::UNKNOWN_MEMBER
                    | code::UNKNOWN_MESSAGE
                    | code::UNKNOWN_USER
                    | code::UNKNOWN_WEBHOOK
                    | code::UNKNOWN_INTERACTION
                    | code::BAD_WEBHOOK_TOKEN,
                )
                | (404 | 410, _) => Self::Gone,
                // The token is wrong: that is mended by the operator, and nothing is lost meanwhile.
                (401, _) => Self::Unavailable("discord does not accept the token".to_owned()),
                (403, _) => Self::Forbidden("discord does not allow it"),
                (status, code) => {
                    tracing::error!(status, code, "discord found a request malformed; this is a mistake in village");
                    Self::Forbidden("discord found it malformed")
                }
            },
        }
    }
}

/// What Discord says about an error.
#[derive(Debug, Default, Deserialize)]
struct Complaint {
    #[serde(default)]
    code: i64,
    retry_after: Option<f64>,
    #[serde(default)]
    global: bool,
}

impl Rest {
    /// A client for the given token; `api` is where Discord lives.
    pub(crate) fn new(token: &SecretString, api: &str) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder().connect_timeout(CONNECT).timeout(REQUEST).build()?;
        let token = token.expose_secret().trim();
        let token = token.strip_prefix("Bot ").unwrap_or(token);
        Ok(Self {
            client,
            authorization: format!("Bot {token}").into(),
            api: api.trim_end_matches('/').to_owned(),
            pace: Mutex::default(),
        })
    }

    /// Asks and reads the answer.
    pub(crate) async fn fetch<T: DeserializeOwned>(
        &self,
        method: Method,
        route: Route<'_>,
        query: &str,
        payload: Payload,
    ) -> Result<T, RestError> {
        let body = self.send(method, route, query, payload).await?;
        serde_json::from_slice(&body).map_err(|error| {
            // The error of serde names kinds and places, and may quote; only its category is kept.
            RestError::Unavailable(format!("an answer that could not be read ({:?})", error.classify()))
        })
    }

    /// Asks, and gives the answer as it came.
    pub(crate) async fn send(
        &self,
        method: Method,
        route: Route<'_>,
        query: &str,
        payload: Payload,
    ) -> Result<Vec<u8>, RestError> {
        let bucket = Bucket::of(&route);
        // Interaction endpoints are not bound to the global limit.
        let bound = !matches!(route, Route::InteractionResponse { .. });
        if let Some(wait) = self.pace().wait(&bucket, bound, Instant::now()) {
            metrics::counter!("village_discord_held_back_total").increment(1);
            return Err(RestError::Limited(wait));
        }

        let address = format!("{}{query}", route.path().replacen(DISCORD, &self.api, 1));
        let mut request = self
            .client
            .request(method, address)
            .header(AUTHORIZATION, self.authorization.expose_secret())
            .header(USER_AGENT, AGENT);
        request = match payload {
            Payload::Nothing => request,
            Payload::Json(json) => request.header(CONTENT_TYPE, "application/json").body(json),
            Payload::WithFiles(json, files) => request.multipart(form(json, files).map_err(unreachable_error)?),
        };
        let response = request.send().await.map_err(unreachable_error)?;

        let status = response.status();
        let headers = response.headers().clone();
        metrics::counter!("village_discord_requests_total", "status" => status.as_u16().to_string()).increment(1);
        self.pace().learn(&bucket, status, &headers, Instant::now());
        let body = response.bytes().await.map_err(unreachable_error)?;
        if status.is_success() {
            return Ok(body.to_vec());
        }

        let complaint: Complaint = serde_json::from_slice(&body).unwrap_or_default();
        // A limit on edits of one old message says nothing about other requests.
        if status == StatusCode::TOO_MANY_REQUESTS && complaint.code != code::OLD_EDITS {
            let seconds = complaint.retry_after.or_else(|| number(&headers, "retry-after"));
            let wait = seconds.and_then(seconds_from).unwrap_or(limits::PAUSE);
            let global = complaint.global || headers.contains_key("x-ratelimit-global");
            self.pace().hold(bucket, global, Instant::now() + wait);
            tracing::warn!(milliseconds = wait.as_millis(), global, "discord says: too fast");
            return Err(RestError::Limited(wait));
        }
        if status.is_server_error() {
            return Err(RestError::Unavailable(format!("status {}", status.as_u16())));
        }
        Err(RestError::Refused { status: status.as_u16(), code: complaint.code })
    }

    fn pace(&self) -> std::sync::MutexGuard<'_, Pace> {
        // What is inside is a set of times: it is as good after a panic as before.
        self.pace.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An error without the address, which may hold an interaction's token.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn unreachable_error(error: reqwest::Error) -> RestError {
    let kind = if error.is_timeout() {
        "no answer in time"
    } else if error.is_connect() {
        "no connection"
    } else {
        "the connection broke"
    };
    RestError::Unavailable(kind.to_owned())
}

fn form(json: Vec<u8>, files: Vec<Upload>) -> Result<Form, reqwest::Error> {
    let mut form = Form::new().part("payload_json", Part::bytes(json).mime_str("application/json")?);
    for (number, file) in files.into_iter().enumerate() {
        let part = Part::bytes(file.bytes).file_name(file.name).mime_str(&file.media_type)?;
        form = form.part(format!("files[{number}]"), part);
    }
    Ok(form)
}

fn number(headers: &HeaderMap, name: &str) -> Option<f64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

fn seconds_from(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok()
}

/// What Discord counts together: a route with its channel, server or interaction.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Bucket {
    route: RatelimitingBucket,
    /// serenity counts all interactions of an application together, Discord each for itself.
    token: Option<String>,
}

impl Bucket {
    #[expect(clippy::wildcard_enum_match_arm, reason = "there are a hundred routes")]
    fn of(route: &Route<'_>) -> Self {
        let token = match *route {
            Route::WebhookOriginalInteractionResponse { token, .. }
            | Route::WebhookFollowupMessage { token, .. }
            | Route::WebhookFollowupMessages { token, .. } => Some(token.to_owned()),
            _ => None,
        };
        Self { route: route.ratelimiting_bucket(), token }
    }
}

/// What is known about how fast Discord may be asked.
#[derive(Default)]
struct Pace {
    /// Until when a bucket is used up.
    used_up: HashMap<Bucket, Instant>,
    /// Until when nothing may be asked at all.
    everything: Option<Instant>,
    refusals: Refusals,
}

impl Pace {
    fn wait(&mut self, bucket: &Bucket, bound: bool, now: Instant) -> Option<Duration> {
        let global = self.everything.filter(|_| bound);
        let until = [self.used_up.get(bucket).copied(), global, self.refusals.shut_until(now)];
        until.into_iter().flatten().max().and_then(|until| until.checked_duration_since(now)).filter(|w| !w.is_zero())
    }

    fn learn(&mut self, bucket: &Bucket, status: StatusCode, headers: &HeaderMap, now: Instant) {
        let shared = headers.get("x-ratelimit-scope").is_some_and(|scope| scope == "shared");
        if matches!(status.as_u16(), 401 | 403 | 429) && !shared && self.refusals.count(now) {
            metrics::counter!("village_discord_breaker_total").increment(1);
            tracing::error!(
                "discord has refused very often; asking nothing for a while, before it shuts this address out"
            );
        }
        let spent = number(headers, "x-ratelimit-remaining").is_some_and(|remaining| remaining < 1.0);
        if let (true, Some(after)) = (spent, number(headers, "x-ratelimit-reset-after").and_then(seconds_from)) {
            self.used_up.retain(|_, until| *until > now);
            self.used_up.insert(bucket.clone(), now + after);
        }
    }

    fn hold(&mut self, bucket: Bucket, global: bool, until: Instant) {
        if global {
            self.everything = Some(until);
        } else {
            self.used_up.insert(bucket, until);
        }
    }
}

/// How often Discord refused in the present span; see [`limits::REFUSALS`].
#[derive(Debug, Default)]
struct Refusals {
    since: Option<Instant>,
    count: u32,
}

impl Refusals {
    /// Counts one; whether it was the one too many.
    fn count(&mut self, now: Instant) -> bool {
        if self.since.is_none_or(|since| now.duration_since(since) >= limits::REFUSALS_SPAN) {
            *self = Self { since: Some(now), count: 0 };
        }
        self.count += 1;
        self.count == limits::REFUSALS
    }

    fn shut_until(&self, now: Instant) -> Option<Instant> {
        let until = self.since? + limits::REFUSALS_SPAN;
        (self.count >= limits::REFUSALS && until > now).then_some(until)
    }
}

#[cfg(test)]
mod tests;
