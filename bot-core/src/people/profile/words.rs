//! What `my topics` and `my lived` share: words of the village's lists, or her own.

use super::{Outcome, Part, given, number, refused, store};
use crate::command::args::Args;
use crate::people::vocabulary::{self, Book, Heard, NotWords, Word, hear};
use crate::people::{self, Kept, clears};
use crate::refusal::{Failure, Refusal};
use crate::turn::Turn;
use crate::wording::{Locale, words};

/// Words one member may have in each list.
pub const MOST: usize = 12;

/// Characters that are read at most.
pub(super) const LONGEST: usize = 600;

/// What is to become of a list.
#[derive(Debug)]
pub(super) enum Change {
    /// Nothing: it is shown.
    Show,
    /// Nothing is in it any more.
    Clear,
    /// These are in it.
    Replace(Heard<Word>),
    /// `+ twins`: these as well.
    Add(Heard<Word>),
    /// `- twins`: all but these.
    Remove(Heard<Word>),
}

/// What is said of a list. A sign in front adds or takes away, otherwise it is replaced.
pub(super) fn read(args: Args<'_>, book: Book, turn: &Turn<'_>) -> Result<Change, Refusal> {
    let arg = book.name();
    let Some(text) = args.optional_text(arg, LONGEST)? else { return Ok(Change::Show) };
    if clears(&text) {
        return Ok(Change::Clear);
    }
    let (change, text): (fn(Heard<Word>) -> Change, &str) = match text.strip_prefix('+') {
        Some(more) => (Change::Add, more),
        None => match text.strip_prefix(['-', '–', '−']) {
            Some(less) => (Change::Remove, less),
            None => (Change::Replace, text.as_str()),
        },
    };
    let example = example(book, turn.locale());
    let heard = hear(text, turn.locale()).map_err(|why| match why {
        NotWords::Empty => refused("refused-words-empty", arg, example.clone()),
        NotWords::TooLong { given: long } => refused("refused-word-long", arg, example.clone())
            .text("given", given(&long))
            .number("most", number(vocabulary::LONGEST)),
    })?;
    refuse_too_many(heard.found.len(), book, turn.locale())?;
    Ok(change(heard))
}

/// Does it.
pub(super) async fn change(turn: &mut Turn<'_>, book: Book, change: Change) -> Result<people::Outcome, Failure> {
    let locale = turn.locale();
    let (kept, guessed) = match change {
        Change::Show => (Kept::Shown, Vec::new()),
        Change::Clear | Change::Replace(_) | Change::Add(_) | Change::Remove(_) => {
            (Kept::Changed, apply(turn, book, change).await?)
        }
    };
    let guessed = said(guessed, |word| vocabulary::label(word, locale).to_owned());
    Ok(Outcome::Told { part: Part::from(book), kept, guessed }.into())
}

/// Writes it; what was guessed comes back.
pub(super) async fn apply(turn: &mut Turn<'_>, book: Book, change: Change) -> Result<Vec<(String, Word)>, Failure> {
    let member = turn.asker.member.id;
    let (words, guessed) = match change {
        Change::Show => return Ok(Vec::new()),
        Change::Clear => (Vec::new(), Vec::new()),
        Change::Replace(heard) => (heard.found, heard.guessed),
        Change::Add(heard) => {
            let mut words = super::of(turn.tx, member).await?.words(book).to_vec();
            words.extend(heard.found.into_iter().filter(|word| !words.contains(word)).collect::<Vec<_>>());
            (words, heard.guessed)
        }
        Change::Remove(heard) => {
            let words = super::of(turn.tx, member).await?.words(book).to_vec();
            (words.into_iter().filter(|word| !heard.found.contains(word)).collect(), heard.guessed)
        }
    };
    refuse_too_many(words.len(), book, turn.locale())?;
    store::set_words(turn.tx, member, book, &words).await?;
    Ok(guessed)
}

/// Puts a word of the list into hers, or takes it out again.
pub(super) async fn tap(turn: &mut Turn<'_>, book: Book, word: Word) -> Result<(), Failure> {
    let member = turn.asker.member.id;
    let mut words = super::of(turn.tx, member).await?.words(book).to_vec();
    if words.contains(&word) {
        words.retain(|other| *other != word);
    } else {
        words.push(word);
    }
    // Not about an argument: it was tapped, and there is nothing to mend.
    let nothing_to_mend = |mut refusal: Refusal| {
        refusal.arg = None;
        refusal
    };
    refuse_too_many(words.len(), book, turn.locale()).map_err(nothing_to_mend)?;
    store::set_words(turn.tx, member, book, &words).await?;
    Ok(())
}

/// A command that works, in the asker's language.
pub(super) fn example(book: Book, locale: Locale) -> String {
    match book {
        Book::Topics => words(locale, "topics-example", &[]),
        Book::Lived => words(locale, "lived-example", &[]),
    }
}

/// What was taken for a slip, in words.
pub(super) fn said<T>(guessed: Vec<(String, T)>, label: impl Fn(&T) -> String) -> Vec<(String, String)> {
    guessed.into_iter().map(|(typed, meant)| (given(&typed), label(&meant))).collect()
}

fn refuse_too_many(count: usize, book: Book, locale: Locale) -> Result<(), Refusal> {
    if count <= MOST {
        return Ok(());
    }
    let refusal = refused("refused-words-many", book.name(), example(book, locale));
    Err(refusal.number("most", number(MOST)).number("given", number(count)))
}
