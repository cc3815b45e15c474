//! Discord's buckets: so many requests of a kind in so long, said with every answer.

use std::collections::BTreeMap;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::Response;

/// The buckets, and how large each of them is.
pub(crate) struct Buckets {
    /// How many requests of a kind are taken within [`Self::within`].
    pub(crate) most: u32,
    /// For how long a bucket holds them, in the time of this machine, which is the one that the bot waits in.
    pub(crate) within: Duration,
    /// How many requests were refused.
    pub(crate) overflowed: usize,
    filled: BTreeMap<String, (u32, Instant)>,
}

impl Default for Buckets {
    fn default() -> Self {
        Self { most: 50, within: Duration::from_secs(1), overflowed: 0, filled: BTreeMap::new() }
    }
}

/// What a bucket says of itself.
pub(crate) struct Level {
    name: String,
    most: u32,
    left: u32,
    empties_in: Duration,
    /// Whether the request was one too many.
    pub(crate) overflows: bool,
}

impl Buckets {
    /// Takes in a request; interactions are answered without a bucket.
    pub(crate) fn take(&mut self, method: &Method, path: &str) -> Option<Level> {
        let mut parts = path.trim_start_matches('/').split('/');
        let (kind, owner) = (parts.next()?, parts.next().unwrap_or_default());
        if matches!(kind, "interactions" | "webhooks") {
            return None;
        }
        // Ids further on do not make a bucket of their own.
        let rest: Vec<&str> = parts.filter(|part| !part.starts_with(|first: char| first.is_ascii_digit())).collect();
        let name = format!("{method}-{kind}-{owner}-{}", rest.join("-"));
        let now = Instant::now();
        let (count, since) = self.filled.entry(name.clone()).or_insert((0, now));
        if now.duration_since(*since) >= self.within {
            (*count, *since) = (0, now);
        }
        let overflows = *count >= self.most;
        *count += u32::from(!overflows);
        self.overflowed += usize::from(overflows);
        let empties_in = self.within.saturating_sub(now.duration_since(*since));
        Some(Level { name, most: self.most, left: self.most.saturating_sub(*count), empties_in, overflows })
    }
}

impl Level {
    /// Says on an answer how it stands with the bucket.
    pub(crate) fn mark(&self, response: &mut Response) {
        let seconds = self.empties_in.as_secs_f64();
        let resets = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64() + seconds;
        let headers = response.headers_mut();
        set(headers, "x-ratelimit-limit", &self.most.to_string());
        set(headers, "x-ratelimit-remaining", &self.left.to_string());
        set(headers, "x-ratelimit-reset", &format!("{resets:.3}"));
        set(headers, "x-ratelimit-reset-after", &format!("{seconds:.3}"));
        set(headers, "x-ratelimit-bucket", &self.name);
    }

    /// The answer to one request too many.
    pub(crate) fn refusal(&self) -> Response {
        let mut response = super::rest::too_fast(self.empties_in);
        set(response.headers_mut(), "x-ratelimit-scope", "user");
        debug_assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
        response
    }
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
