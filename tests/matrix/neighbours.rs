//! Many people at once, each with no more of a client than it takes to accept what she is asked into and to see what
//! comes: they read nothing that is encrypted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::TestResult;
use super::driver::register_all;
use super::synapse::{SERVER, Synapse};

/// One of many.
pub(crate) struct Neighbour {
    /// Her account.
    pub(crate) id: String,
    homeserver: String,
    token: String,
    web: reqwest::Client,
    seen: Mutex<Seen>,
}

/// What has come to her so far.
#[derive(Default, Clone)]
pub(crate) struct Seen {
    /// The rooms that say they are circles.
    pub(crate) circles: BTreeSet<String>,
    /// Encrypted events in each room, by who sent them.
    pub(crate) secrets: BTreeMap<(String, String), BTreeSet<String>>,
}

impl Neighbour {
    /// Some new ones. The first may look after the homeserver.
    pub(crate) fn some(synapse: &Synapse, names: &[String]) -> TestResult<Vec<Arc<Self>>> {
        let tokens = register_all(synapse, names)?;
        let web = reqwest::Client::new();
        let one = |(name, token): (&String, String)| {
            let (id, web, homeserver) = (format!("@{name}:{SERVER}"), web.clone(), synapse.url());
            Arc::new(Self { id, homeserver, token, web, seen: Mutex::default() })
        };
        Ok(names.iter().zip(tokens).map(one).collect())
    }

    /// Any request, again as soon as she may when she was too fast.
    pub(crate) async fn asks(&self, method: Method, path: &str, body: Option<&Value>) -> TestResult<Value> {
        loop {
            let url = format!("{}/{path}", self.homeserver);
            let request = self.web.request(method.clone(), url).bearer_auth(&self.token);
            let answer = match body {
                Some(body) => request.json(body).send().await?,
                None => request.send().await?,
            };
            let (status, said): (_, Value) = (answer.status(), answer.json().await?);
            if status == StatusCode::TOO_MANY_REQUESTS {
                let wait = said["retry_after_ms"].as_u64().unwrap_or(1_000);
                tokio::time::sleep(Duration::from_millis(wait)).await;
            } else if status.is_success() {
                return Ok(said);
            } else {
                return Err(format!("{path}: {status} {said}").into());
            }
        }
    }

    /// Comes into a room.
    pub(crate) async fn joins(&self, room: &str) -> TestResult {
        self.asks(Method::POST, &format!("_matrix/client/v3/join/{room}"), Some(&json!({}))).await?;
        Ok(())
    }

    /// Says something once.
    pub(crate) async fn says(&self, room: &str, words: &str) -> TestResult {
        let path = format!("_matrix/client/v3/rooms/{room}/send/m.room.message/once");
        self.asks(Method::PUT, &path, Some(&json!({ "msgtype": "m.text", "body": words }))).await?;
        Ok(())
    }

    /// For a while the homeserver lets somebody be as fast as she likes; for whoever looks after it.
    pub(crate) async fn lets_be_fast(&self, who: &str, fast: bool) -> TestResult {
        let path = format!("_synapse/admin/v1/users/{who}/override_ratelimit");
        let none = json!({ "messages_per_second": 0, "burst_count": 0 });
        let method = if fast { Method::POST } else { Method::DELETE };
        self.asks(method, &path, fast.then_some(&none)).await?;
        Ok(())
    }

    /// What has come to her so far.
    pub(crate) fn seen(&self) -> Seen {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on she accepts what she is asked into, and sees what comes.
    pub(crate) fn wakes_up(self: &Arc<Self>) {
        let hers = Arc::clone(self);
        tokio::spawn(async move {
            let mut since = String::new();
            // Whatever goes wrong, what she should have seen is missed by the test.
            while let Ok(next) = hers.looks(&since).await {
                since = next;
            }
        });
    }

    async fn looks(&self, since: &str) -> TestResult<String> {
        let filter = "%7B%22room%22%3A%7B%22timeline%22%3A%7B%22limit%22%3A100%7D%7D%7D";
        let from = if since.is_empty() { String::new() } else { format!("&since={since}") };
        let path = format!("_matrix/client/v3/sync?timeout=20000&filter={filter}{from}");
        let news = self.asks(Method::GET, &path, None).await?;
        for (room, joined) in news["rooms"]["join"].as_object().into_iter().flatten() {
            let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            let lists = [&joined["state"]["events"], &joined["timeline"]["events"]];
            for event in lists.into_iter().filter_map(Value::as_array).flatten() {
                let text = |key: &str| event[key].as_str().unwrap_or_default().to_owned();
                match event["type"].as_str() {
                    Some("village.circle") => _ = seen.circles.insert(room.clone()),
                    Some("m.room.encrypted") => {
                        let events = seen.secrets.entry((room.clone(), text("sender"))).or_default();
                        events.insert(text("event_id"));
                    }
                    _ => {}
                }
            }
        }
        for room in news["rooms"]["invite"].as_object().into_iter().flat_map(|rooms| rooms.keys()) {
            self.joins(room).await?;
        }
        Ok(news["next_batch"].as_str().unwrap_or_default().to_owned())
    }
}
