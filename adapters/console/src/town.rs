//! What a real chat server would keep: who is there, and what was said where.
//!
//! The town is not part of the bot: it survives `@restart`. The rules of the village are not here, only those that
//! every chat has: who sees a message, whose it is, and what stands under it.

use std::collections::BTreeMap;

use bot_core::id::OutboxId;
use bot_core::incoming::{HomeKey, MessageKey, Standing};
use bot_core::message::{Action, Choice};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::script::Dms;
use crate::to_console::Shown;

mod names;
mod threads;

pub use names::{MessageId, Name, Spot};
pub use threads::Gathered;
use threads::Thread;

/// The town, as the village knows it.
#[must_use]
pub fn home() -> HomeKey {
    HomeKey { id: "town".to_owned(), name: Some("Town".to_owned()) }
}

/// Who wrote a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Author {
    /// The bot.
    Village,
    /// A member, by account.
    Member(String),
}

/// Somebody who lives in the town, or has lived there.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Person {
    /// Her account.
    pub account: String,
    /// Her name, as it was written first.
    pub name: String,
    /// Her authority.
    pub standing: Standing,
    /// Whether the standing was given by `@role`.
    appointed: bool,
    /// Whether she is there at present.
    presence: Presence,
    /// Whether private messages reach her.
    dms: Dms,
}

/// Whether somebody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Presence {
    /// She has left.
    Away,
    /// She was shown out; her direct chat with the bot is left to her.
    Out,
    /// She is there, and the village was not told of it in so many words.
    Here,
    /// She is there, and the village was told that she has arrived.
    Announced,
}

impl Person {
    fn is_here(&self) -> bool {
        !matches!(self.presence, Presence::Away | Presence::Out)
    }
}

/// A message that stands somewhere.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Posted {
    /// Whose it is.
    pub author: Author,
    /// Where it stands.
    pub spot: Spot,
    /// What people see.
    pub shown: Shown,
    /// When it was posted.
    #[serde(default)]
    pub at: Option<DateTime<Utc>>,
}

/// Why something cannot be done in this town.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotThere {
    /// Nobody of that name is there.
    #[error("{0} is not here")]
    Person(String),
    /// The message does not exist, or not any more.
    #[error("there is no {0}")]
    Message(MessageId),
    /// The message is somewhere she does not read.
    #[error("{who} cannot see {message}")]
    Unseen {
        /// She.
        who: String,
        /// The message.
        message: MessageId,
    },
    /// The message is somebody else's.
    #[error("{message} is not by {who}")]
    NotHers {
        /// She.
        who: String,
        /// The message.
        message: MessageId,
    },
    /// No message that she sees has such a button, or option.
    #[error("nothing that {who} can see offers `{label}`")]
    Nowhere {
        /// She.
        who: String,
        /// What she looked for.
        label: String,
    },
    /// The message has no such button, or option.
    #[error("{message} does not offer `{label}`; it offers {}", offered(.offers))]
    NotOffered {
        /// The message.
        message: MessageId,
        /// What she looked for.
        label: String,
        /// What there is.
        offers: Vec<String>,
    },
    /// The bot has opened no such thread.
    #[error("there is no thread:{0}")]
    Thread(u32),
    /// The bot has put it away.
    #[error("thread:{0} is closed")]
    Closed(u32),
    /// She may not write for a while.
    #[error("{0} is paused")]
    Paused(String),
    /// She was shown out.
    #[error("{0} was shown out")]
    Out(String),
    /// It is for others.
    #[error("{who} is not in {spot}")]
    Outside {
        /// She.
        who: String,
        /// The place.
        spot: Spot,
    },
}

fn offered(offers: &[String]) -> String {
    if offers.is_empty() {
        return "nothing".to_owned();
    }
    offers.iter().map(|offer| format!("`{offer}`")).collect::<Vec<_>>().join(", ")
}

/// The town.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Town {
    /// How often somebody has come to play in it.
    visits: u32,
    /// Events told to the village during this visit.
    #[serde(skip)]
    events: u64,
    /// Messages so far.
    said: u64,
    /// Whether the village has had an admin: it is fresh until then.
    founded: bool,
    /// The latest moment anybody has seen.
    pub latest: Option<DateTime<Utc>>,
    people: BTreeMap<String, Person>,
    messages: BTreeMap<MessageId, Posted>,
    /// Who may not write, and until when.
    #[serde(default)]
    paused: BTreeMap<String, DateTime<Utc>>,
    /// Which channels are slow, and until when.
    #[serde(default)]
    slow: BTreeMap<String, DateTime<Utc>>,
    /// What was done to people and channels so far.
    #[serde(default)]
    kept: u64,
    /// Where the bot has opened a place to talk: the first is number 1.
    #[serde(default)]
    threads: Vec<Thread>,
    /// What was delivered, by idempotency key; `None` for what left nothing to see.
    delivered: Vec<(OutboxId, Option<MessageId>)>,
}

impl Town {
    /// Somebody comes to play: from now on no event has an id of an earlier visit.
    pub fn visit(&mut self) {
        self.visits += 1;
        self.events = 0;
    }

    /// The id of the next event, the same whenever the same is played again.
    pub fn next_event(&mut self) -> String {
        self.events += 1;
        format!("{}-{}", self.visits, self.events)
    }

    /// Somebody acts: she is there, if she was not yet, and the first of all decides about the village.
    pub fn acts(&mut self, name: &Name) -> &Person {
        let fresh = !self.founded;
        let person = self.settle(name);
        let founds = fresh && !person.appointed;
        if founds {
            person.standing = Standing::Admin;
        }
        self.founded |= founds;
        self.settle(name)
    }

    /// Somebody arrives, without a word.
    pub fn arrives(&mut self, name: &Name) -> &Person {
        self.settle(name)
    }

    /// Somebody goes, also from her circles; her messages stay.
    pub fn leaves(&mut self, name: &Name) -> Result<Person, NotThere> {
        let person = self.people.get_mut(&name.account()).filter(|person| person.is_here());
        let person = person.ok_or_else(|| NotThere::Person(name.to_string()))?;
        let before = person.clone();
        person.presence = Presence::Away;
        person.standing = Standing::Member;
        self.leaves_circles(&before.account);
        Ok(before)
    }

    /// Somebody is shown out, or may come back.
    pub fn show_out(&mut self, account: &str, out: bool) -> bool {
        let Some(person) = self.people.get_mut(account) else { return false };
        let was = person.presence == Presence::Out;
        if out && !was {
            person.presence = Presence::Out;
            person.standing = Standing::Member;
            self.leaves_circles(account);
        } else if !out && was {
            // The door is open, and in this town everybody stands near it.
            person.presence = Presence::Here;
        }
        out != was
    }

    /// Somebody may not write in channels until then, or may again.
    pub fn pause(&mut self, account: &str, until: Option<DateTime<Utc>>) {
        match until {
            Some(until) => self.paused.insert(account.to_owned(), until),
            None => self.paused.remove(account),
        };
    }

    /// A channel is slow until then, or as before.
    pub fn slow_down(&mut self, channel: &str, until: Option<DateTime<Utc>>) {
        match until {
            Some(until) => self.slow.insert(channel.to_owned(), until),
            None => self.slow.remove(channel),
        };
    }

    /// The id of the next thing that is done to somebody or to a channel.
    pub fn next_act(&mut self) -> String {
        self.kept += 1;
        format!("a{}", self.kept)
    }

    /// Whether the account may write there at this moment.
    pub fn check_silence(&self, account: &str, spot: &Spot, now: DateTime<Utc>) -> Result<(), NotThere> {
        if matches!(spot, Spot::Private(_)) {
            return Ok(());
        }
        let name = || self.name_of(&member(account)).to_owned();
        if self.people.get(account).is_some_and(|person| person.presence == Presence::Out) {
            return Err(NotThere::Out(name()));
        }
        if self.paused.get(account).is_some_and(|until| *until > now) {
            return Err(NotThere::Paused(name()));
        }
        Ok(())
    }

    /// Whether the village still has to be told that somebody has arrived; asking promises to tell it.
    pub fn announces(&mut self, account: &str) -> bool {
        let person = self.people.get_mut(account).filter(|person| person.is_here());
        person.is_some_and(|person| std::mem::replace(&mut person.presence, Presence::Announced) != Presence::Announced)
    }

    /// Gives somebody a standing.
    pub fn appoint(&mut self, name: &Name, standing: Standing) {
        let person = self.settle(name);
        person.standing = standing;
        person.appointed = true;
        self.founded |= standing == Standing::Admin;
    }

    /// Opens or closes somebody's private messages.
    pub fn set_dms(&mut self, name: &Name, dms: Dms) {
        self.settle(name).dms = dms;
    }

    /// Somebody who is there.
    #[must_use]
    pub fn person(&self, account: &str) -> Option<&Person> {
        self.people.get(account).filter(|person| person.is_here())
    }

    /// Whether a private message would reach the account.
    #[must_use]
    pub fn takes_dms(&self, account: &str) -> bool {
        // Whoever was shown out still has her direct chat with the bot.
        let out = |person: &&Person| person.is_here() || person.presence == Presence::Out;
        self.people.get(account).filter(out).is_some_and(|person| person.dms == Dms::Open)
    }

    /// The name of an account, also of one that has left.
    #[must_use]
    pub fn name_of<'a>(&'a self, author: &'a Author) -> &'a str {
        match author {
            Author::Village => "village",
            Author::Member(account) => self.people.get(account).map_or(account, |person| &person.name),
        }
    }

    /// Whether this account can speak there.
    pub fn check_for(&self, account: &str, spot: &Spot) -> Result<(), NotThere> {
        self.check(spot)?;
        if self.sees(account, spot) {
            return Ok(());
        }
        Err(NotThere::Outside { who: self.name_of(&member(account)).to_owned(), spot: spot.clone() })
    }

    /// A new message.
    pub fn post(&mut self, author: Author, spot: Spot, shown: Shown, at: DateTime<Utc>) -> MessageId {
        self.said += 1;
        let id = MessageId(self.said);
        self.messages.insert(id, Posted { author, spot, shown, at: Some(at) });
        id
    }

    /// A message.
    pub fn message(&self, id: MessageId) -> Result<&Posted, NotThere> {
        self.messages.get(&id).ok_or(NotThere::Message(id))
    }

    /// Lets a message say something else.
    pub fn reword(&mut self, id: MessageId, shown: Shown) -> Result<(), NotThere> {
        self.messages.get_mut(&id).ok_or(NotThere::Message(id))?.shown = shown;
        Ok(())
    }

    /// Takes a message away.
    pub fn remove(&mut self, id: MessageId) -> Result<Posted, NotThere> {
        self.messages.remove(&id).ok_or(NotThere::Message(id))
    }

    /// A message that the account can see.
    pub fn seen_by(&self, account: &str, id: MessageId) -> Result<&Posted, NotThere> {
        let posted = self.message(id)?;
        if !self.sees(account, &posted.spot) {
            return Err(NotThere::Unseen { who: self.name_of(&member(account)).to_owned(), message: id });
        }
        Ok(posted)
    }

    /// A message that the account wrote itself.
    pub fn own(&self, account: &str, id: MessageId) -> Result<&Posted, NotThere> {
        let posted = self.seen_by(account, id)?;
        if posted.author != member(account) {
            return Err(NotThere::NotHers { who: self.name_of(&member(account)).to_owned(), message: id });
        }
        Ok(posted)
    }

    /// The button of that label, or else of that word, on the message, or on the newest that the account can see and that has it.
    pub fn button(&self, account: &str, label: &str, on: Option<MessageId>) -> Result<(MessageId, Action), NotThere> {
        self.offer(
            account,
            label,
            on,
            |shown| action(shown, label).cloned(),
            |shown| shown.actions.iter().map(|action| action.label.clone()).collect(),
        )
    }

    /// The list with that option on the message, or on the newest that the account can see and that has it.
    pub fn list(&self, account: &str, label: &str, on: Option<MessageId>) -> Result<(MessageId, Choice), NotThere> {
        self.offer(
            account,
            label,
            on,
            |shown| shown.choices.iter().find(|choice| choosable(choice, label).is_some()).cloned(),
            |shown| shown.choices.iter().flat_map(|list| &list.options).map(|option| option.label.clone()).collect(),
        )
    }

    fn offer<T>(
        &self,
        account: &str,
        label: &str,
        on: Option<MessageId>,
        find: impl Fn(&Shown) -> Option<T>,
        all: impl Fn(&Shown) -> Vec<String>,
    ) -> Result<(MessageId, T), NotThere> {
        if let Some(message) = on {
            let shown = &self.seen_by(account, message)?.shown;
            let found = find(shown).map(|found| (message, found));
            return found.ok_or_else(|| NotThere::NotOffered { message, label: label.to_owned(), offers: all(shown) });
        }
        let mut newest_first = self.messages.iter().rev().filter(|(_, posted)| self.sees(account, &posted.spot));
        let found = newest_first.find_map(|(id, posted)| find(&posted.shown).map(|found| (*id, found)));
        let who = self.name_of(&member(account)).to_owned();
        found.ok_or_else(|| NotThere::Nowhere { who, label: label.to_owned() })
    }

    /// What became of a delivery with this key, if there was one.
    #[must_use]
    pub fn delivered(&self, key: OutboxId) -> Option<Option<MessageId>> {
        self.delivered.iter().rev().find(|(other, _)| *other == key).map(|(_, message)| *message)
    }

    /// Remembers a delivery.
    pub fn note_delivered(&mut self, key: OutboxId, message: Option<MessageId>) {
        self.delivered.push((key, message));
    }

    /// The town in at most `bytes` bytes of text; what was said longest ago is left out first.
    pub fn keepsake(&self, bytes: usize) -> Result<String, serde_json::Error> {
        let mut kept = self.clone();
        loop {
            let text = serde_json::to_string(&kept)?;
            if text.len() <= bytes || (kept.messages.is_empty() && kept.delivered.is_empty()) {
                return Ok(text);
            }
            let newer_half = kept.messages.keys().nth(kept.messages.len().div_ceil(2)).copied();
            kept.messages = newer_half.map(|id| kept.messages.split_off(&id)).unwrap_or_default();
            kept.delivered.drain(..kept.delivered.len().div_ceil(2));
        }
    }

    fn settle(&mut self, name: &Name) -> &mut Person {
        let person = self.people.entry(name.account()).or_insert_with(|| Person {
            account: name.account(),
            name: name.to_string(),
            standing: Standing::Member,
            appointed: false,
            presence: Presence::Here,
            dms: Dms::Open,
        });
        if person.presence == Presence::Away {
            person.presence = Presence::Here;
        }
        person
    }
}

/// A member as an author.
#[must_use]
pub fn member(account: &str) -> Author {
    Author::Member(account.to_owned())
}

/// A message as the village names it.
#[must_use]
pub fn message_key(spot: &Spot, id: MessageId) -> MessageKey {
    MessageKey { place: spot.key().id, id: id.to_string() }
}

/// The value of an option, by what people see of it.
#[must_use]
pub fn choosable<'a>(choice: &'a Choice, label: &str) -> Option<&'a str> {
    choice.options.iter().find(|option| same_words(&option.label, label)).map(|option| option.value.as_str())
}

/// The button that says this, or else the one that is meant by this word where buttons are typed.
fn action<'a>(shown: &'a Shown, words: &str) -> Option<&'a Action> {
    let by_label = shown.actions.iter().find(|action| same_words(&action.label, words));
    by_label.or_else(|| shown.actions.iter().find(|action| same_words(&action.word, words)))
}

/// Whether two labels are the same to somebody who types one of them.
fn same_words(shown: &str, typed: &str) -> bool {
    let plain = |text: &str| text.trim().replace('’', "'").to_lowercase();
    plain(shown) == plain(typed)
}
