//! What the Tab key offers.

use bot_core::catalogue::CATALOG;
use rustyline::completion::Completer;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::validate::Validator;
use rustyline::{Context, Helper};

use super::screen::TypedSoFar;

/// The words of the stage.
const STAGE: [&str; 8] = ["@advance", "@until", "@join", "@leave", "@role", "@dms", "@restart", "@fail send"];

/// Completes commands and the words of the stage, and notes what is being typed.
#[derive(Debug)]
pub(super) struct Completion {
    /// Where it is noted.
    pub(super) typed: TypedSoFar,
}

/// Where a completion begins, in bytes, and what may stand there.
fn complete(line: &str) -> (usize, Vec<String>) {
    let matching = |start: usize, words: &mut dyn Iterator<Item = &str>| {
        let typed = line.get(start..).unwrap_or("");
        (start, words.filter(|word| word.starts_with(typed)).map(|word| format!("{word} ")).collect())
    };
    if line.starts_with('@') {
        return matching(0, &mut STAGE.into_iter());
    }
    match line.find(['/', '!']) {
        Some(prefix) => matching(prefix + 1, &mut CATALOG.iter().map(|command| command.path)),
        None => (line.len(), Vec::new()),
    }
}

impl Completer for Completion {
    type Candidate = String;

    fn complete(&self, line: &str, pos: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        Ok(complete(line.get(..pos).unwrap_or(line)))
    }
}

impl Hinter for Completion {
    type Hint = String;

    /// Hints at nothing: this is where one learns of every key.
    fn hint(&self, line: &str, _: usize, _: &Context<'_>) -> Option<String> {
        self.typed.note(line);
        None
    }
}

impl Highlighter for Completion {}
impl Validator for Completion {}
impl Helper for Completion {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_stage_are_completed() {
        assert_eq!(complete("@re"), (0, vec!["@restart ".to_owned()]));
        assert_eq!(complete("hello"), (5, Vec::new()));
    }
}
