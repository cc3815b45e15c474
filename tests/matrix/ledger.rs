//! A stand-in for the village that writes down what it is told and answers a few words, so that the adapter can be
//! measured alone.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use bot_core::command::Seen;
use bot_core::id::{IdSource, OutboxId};
use bot_core::incoming::{Incoming, What};
use bot_core::message::{Action, Does, File, Message, Part, Route, Span, Style};
use bot_core::platform::{Act, DeliveryError, Destination, Parcel, Platform, Receipt};
use bot_core::store::StoreError;
use bot_core::wording::Locale;
use bot_matrix::{Ears, Matrix, MatrixConfig, RunError};
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use super::TestResult;
use super::driver::register;
use super::synapse::{SERVER, Synapse};

/// What was heard, and what the adapter remembers.
pub(crate) struct Ledger {
    heard: Mutex<Vec<Incoming>>,
    handled: Mutex<HashSet<String>>,
    told_twice: Mutex<Vec<String>>,
    bookmarks: Mutex<HashMap<String, String>>,
    settled: Mutex<Vec<Result<Receipt, DeliveryError>>>,
    ids: IdSource,
    news: Notify,
}

fn open<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Ledger {
    /// Nothing written yet.
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self {
            heard: Mutex::default(),
            handled: Mutex::default(),
            told_twice: Mutex::default(),
            bookmarks: Mutex::default(),
            settled: Mutex::default(),
            ids: IdSource::random(),
            news: Notify::new(),
        })
    }

    /// A new key for a parcel.
    pub(crate) fn key(&self) -> OutboxId {
        self.ids.next(chrono::Utc::now())
    }

    /// Everything heard so far.
    pub(crate) fn heard(&self) -> Vec<Incoming> {
        open(&self.heard).clone()
    }

    /// The words heard so far that begin like this, in order.
    pub(crate) fn words(&self, start: &str) -> Vec<String> {
        let words = |incoming: Incoming| {
            let What::Said { text, .. } = incoming.what else { return None };
            text.starts_with(start).then_some(text)
        };
        self.heard().into_iter().filter_map(words).collect()
    }

    /// The events that were told more than once.
    pub(crate) fn told_twice(&self) -> Vec<String> {
        open(&self.told_twice).clone()
    }

    /// What became of the answers so far.
    pub(crate) fn settled(&self) -> Vec<Result<Receipt, DeliveryError>> {
        open(&self.settled).clone()
    }

    /// Waits until something that fits was heard.
    pub(crate) async fn hears(&self, what: &str, fits: impl Fn(&Incoming) -> bool) -> TestResult<Incoming> {
        let found = async {
            loop {
                let news = self.news.notified();
                if let Some(found) = self.heard().into_iter().find(&fits) {
                    return found;
                }
                news.await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), found).await.map_err(|_| format!("not heard: {what}").into())
    }
}

#[async_trait]
impl Ears for Ledger {
    async fn handle(&self, incoming: Incoming) -> Result<Option<Parcel>, StoreError> {
        if !open(&self.handled).insert(incoming.event.clone()) {
            open(&self.told_twice).push(incoming.event);
            return Ok(None);
        }
        open(&self.heard).push(incoming.clone());
        self.news.notify_waiters();
        let (What::Said { text, to_bot, .. }, Some(way)) = (&incoming.what, incoming.reply.clone()) else {
            return Ok(None);
        };
        let answer = |to, message| Ok(Some(Parcel { key: self.key(), to, act: Act::Send(message) }));
        let words = |text: String| Message::para(Locale::En, vec![Span::Text(text)]);
        let called = text.strip_prefix("ping ").filter(|_| *to_bot);
        if let Some(number) = text.strip_prefix("!ping ").or(called) {
            let (seen, account) = (Seen::ByAll, incoming.from.account);
            return answer(Destination::Answer { way, seen, account }, words(format!("pong {number}")));
        }
        if let Some(secret) = text.strip_prefix("!whisper ") {
            let (seen, account) = (Seen::ByAsker, incoming.from.account);
            return answer(Destination::Answer { way, seen, account }, words(format!("psst {secret}")));
        }
        if let Some(title) = text.strip_prefix("!card ") {
            return answer(Destination::Place(incoming.place), card(title));
        }
        Ok(None)
    }

    async fn settle(&self, _: &Parcel, result: Result<Receipt, DeliveryError>) -> Result<(), StoreError> {
        if let Err(error) = &result {
            tracing::error!(%error, "an answer did not arrive");
        }
        open(&self.settled).push(result);
        self.news.notify_waiters();
        Ok(())
    }

    fn apology(&self, incoming: &Incoming, error: &StoreError) -> Option<Message> {
        let What::Said { text, to_bot, .. } = &incoming.what else { return None };
        let meant = incoming.place.direct || *to_bot || text.starts_with('!');
        meant.then(|| Message::para(Locale::En, vec![Span::Text(error.to_string())]))
    }

    fn waiting(&self, _: &Incoming) -> Option<Message> {
        None
    }

    async fn bookmark(&self, place: &str) -> Result<Option<String>, StoreError> {
        Ok(open(&self.bookmarks).get(place).cloned())
    }

    async fn set_bookmark(&self, place: &str, text: &str) -> Result<(), StoreError> {
        open(&self.bookmarks).insert(place.to_owned(), text.to_owned());
        Ok(())
    }
}

/// A card with two buttons for everybody, one that is private, and a file.
pub(crate) fn card(title: &str) -> Message {
    let action = |label: &str, private| Action {
        label: label.to_owned(),
        word: label.to_lowercase(),
        does: Does::Invoke(Route::new("meetup", "answer", "1")),
        style: Style::Plain,
        private,
    };
    let file = File {
        name: "park.ics".to_owned(),
        media_type: "text/calendar".to_owned(),
        text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_owned(),
        about: "the meetup for your calendar".to_owned(),
    };
    Message {
        parts: vec![
            Part::Heading(vec![Span::from(title)]),
            Part::Actions(vec![action("Going", false), action("Sick", true), action("Maybe", false)]),
        ],
        files: vec![file],
        notify: true,
        locale: Locale::En,
    }
}

/// The bot, running in this process over a ledger.
pub(crate) struct Bot {
    /// Its account.
    pub(crate) id: String,
    /// What it was told.
    pub(crate) ledger: Arc<Ledger>,
    /// What goes out.
    pub(crate) platform: Arc<dyn Platform>,
    /// Whether it is connected.
    pub(crate) connected: watch::Receiver<bool>,
    stop: watch::Sender<bool>,
    task: JoinHandle<Result<(), RunError>>,
}

/// A bot's account and its directory; both outlive its runs.
pub(crate) struct Account {
    /// Its name.
    pub(crate) id: String,
    /// How it lives.
    pub(crate) config: MatrixConfig,
    _dir: tempfile::TempDir,
}

impl Account {
    /// A new one.
    pub(crate) fn new(synapse: &Synapse) -> TestResult<Self> {
        let name = super::fresh("village");
        let id = register(synapse, &name)?;
        let dir = tempfile::tempdir()?;
        let config = MatrixConfig {
            homeserver: synapse.url(),
            user: id.clone(),
            password: Some(name.into()),
            access_token: None,
            device_id: None,
            data_dir: dir.path().join("data"),
            recovery_key_file: Some(dir.path().join("recovery.key")),
            prefix: "!".to_owned(),
            invites_from: vec![format!("*:{SERVER}")],
            ignore: vec![format!("@puppet_*:{SERVER}")],
        };
        Ok(Self { id, config, _dir: dir })
    }

    /// Where it keeps its keys.
    pub(crate) fn data(&self) -> &Path {
        &self.config.data_dir
    }

    /// Lets it run.
    pub(crate) async fn run(&self, ledger: &Arc<Ledger>) -> TestResult<Bot> {
        let matrix: Matrix = bot_matrix::start_with(self.config.clone(), ledger.clone()).await?;
        let (stop, stopping) = watch::channel(false);
        let (platform, connected) = (matrix.platform(), matrix.connected());
        let task = tokio::spawn(matrix.run(stopping));
        Ok(Bot { id: self.id.clone(), ledger: ledger.clone(), platform, connected, stop, task })
    }
}

impl Bot {
    /// Stops as it should, and in time.
    pub(crate) async fn stops(self) -> TestResult {
        self.stop.send(true)?;
        tokio::time::timeout(Duration::from_secs(5), self.task).await???;
        Ok(())
    }

    /// Stops in the middle of whatever it does.
    pub(crate) async fn breaks_off(self) {
        self.task.abort();
        let _ = self.task.await;
    }
}
