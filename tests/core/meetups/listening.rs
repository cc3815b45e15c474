//! Everything that is logged, at every level, in the words in which it is.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Metadata, Subscriber};

/// What was logged by this thread since it was begun to listen.
pub(super) struct Logs {
    said: Arc<Mutex<String>>,
    _listening: DefaultGuard,
}

impl Logs {
    /// Begins to listen.
    pub(super) fn listen() -> Self {
        let said = Arc::new(Mutex::new(String::new()));
        let listening = tracing::subscriber::set_default(Listener(said.clone()));
        Self { said, _listening: listening }
    }

    /// All of it.
    pub(super) fn said(&self) -> String {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

struct Listener(Arc<Mutex<String>>);

impl Listener {
    fn note(&self, record: impl FnOnce(&mut Words<'_>)) {
        let mut said = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        record(&mut Words(&mut said));
        said.push('\n');
    }
}

impl Subscriber for Listener {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.note(|words| span.record(words));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.note(|words| values.record(words));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.note(|words| event.record(words));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Words<'a>(&'a mut String);

impl Visit for Words<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, "{field}={value:?} ");
    }
}
