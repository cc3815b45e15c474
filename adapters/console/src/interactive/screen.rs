//! The terminal: what is shown, also while somebody is typing.
//!
//! `rustyline` has a printer of its own for this; with it, a pasted line stops at its first letter. So the line that
//! is being typed is noted with every key, and written again below what is shown.

use std::io::{self, IsTerminal, Write};
use std::sync::{Arc, Mutex, PoisonError};

use crate::PlayError;
use crate::stage::Stage;
use crate::transcript::Transcript;

/// What stands in the line that is being typed.
#[derive(Debug, Clone, Default)]
pub(super) struct TypedSoFar(Arc<Mutex<String>>);

impl TypedSoFar {
    pub(super) fn note(&self, line: &str) {
        line.clone_into(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn get(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The terminal.
#[derive(Debug)]
pub(super) struct Screen {
    transcript: Transcript,
    /// Whether the transcript is for people; a program wants nothing else among it.
    plain: bool,
    /// Whether somebody sits there.
    terminal: bool,
    typed: TypedSoFar,
    /// The prompt at which somebody is typing at this moment.
    prompt: Option<String>,
}

impl Screen {
    pub(super) fn new(transcript: Transcript, plain: bool, typed: TypedSoFar) -> Self {
        let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        Self { transcript, plain, terminal, typed, prompt: None }
    }

    /// From now on somebody is typing at this prompt.
    pub(super) fn asks(&mut self, prompt: &str) {
        self.typed.note("");
        self.prompt = Some(prompt.to_owned()).filter(|_| self.terminal);
    }

    /// The line is typed.
    pub(super) fn answered(&mut self) {
        self.prompt = None;
    }

    /// Shows what became visible.
    pub(super) fn show(&mut self, stage: &Stage) -> Result<(), PlayError> {
        let mut text = String::new();
        for entry in stage.take_fresh() {
            text += &self.transcript.lines(&entry).map_err(|error| PlayError::Transcript(error.into()))?;
        }
        if text.is_empty() { Ok(()) } else { self.print(io::stdout(), &text) }
    }

    /// Shows what the console itself has to say.
    pub(super) fn notice(&self, text: &str) -> Result<(), PlayError> {
        if self.plain { self.print(io::stdout(), text) } else { self.print(io::stderr(), text) }
    }

    fn print(&self, mut out: impl Write, text: &str) -> Result<(), PlayError> {
        let written = match &self.prompt {
            None => out.write_all(text.as_bytes()),
            // To the beginning of the line, and away with what stands there.
            Some(prompt) => write!(out, "\r\u{1b}[J{text}{prompt}{}", self.typed.get()),
        };
        written.and_then(|()| out.flush()).map_err(PlayError::Transcript)
    }
}
