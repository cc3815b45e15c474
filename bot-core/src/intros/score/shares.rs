//! What somebody shares with those she is introduced to, and with nobody else by this.

use std::collections::HashMap;

use chrono::Weekday;

use crate::id::MemberId;
use crate::people;
use crate::store::{StoreError, Tx};
use crate::time::birth::Kid;
use crate::time::naps::Nap;

/// A topic, a thing lived through, a language or an area, as it is compared.
pub type Word = String;

/// The days of a week.
pub(super) const DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// What somebody shares.
#[derive(Debug, Clone, Default)]
pub struct Shares {
    /// A line about her.
    pub about: Option<String>,
    /// Where she lives, roughly.
    pub area: Option<Word>,
    /// Her kids.
    pub kids: Vec<Kid>,
    /// What she likes.
    pub topics: Vec<Word>,
    /// What she has lived through and would talk about.
    pub lived: Vec<Word>,
    /// Her languages; they are looked at even when she shows them to nobody, so that nobody meets without one.
    pub languages: Vec<Word>,
    /// When she is usually free, on her own clock.
    pub free: Vec<Nap>,
    /// Ways to meet, a bit each.
    pub ways: u8,
}

/// What each of these members shares.
pub async fn of(tx: &mut Tx, members: &[MemberId]) -> Result<HashMap<MemberId, Shares>, StoreError> {
    let kids = people::kids::store::among(tx, members).await?;
    Ok(kids.into_iter().map(|(member, kids)| (member, Shares { kids, ..Shares::default() })).collect())
}

/// A word as people read it.
pub fn said(word: &Word, _locale: crate::wording::Locale) -> String {
    word.clone()
}

impl Shares {
    /// The line about her, if those she is introduced to may read it.
    #[must_use]
    pub fn told_about(&self) -> Option<&str> {
        self.about.as_deref()
    }

    /// Her kids, if those she is introduced to may know of them.
    #[must_use]
    pub fn told_kids(&self) -> &[Kid] {
        &self.kids
    }
}
