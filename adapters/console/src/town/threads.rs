//! Where the bot has opened a place to talk: threads under messages, and circles for a few people.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{MessageId, NotThere, Spot, Town};

/// A place that the bot has opened.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Thread {
    /// Under a message; everybody reads it.
    Under(MessageId),
    /// Only its members see it.
    Circle(Circle),
}

/// A private place for a few people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Circle {
    mark: String,
    /// Not kept beyond a play, as no words are.
    #[serde(skip)]
    title: String,
    members: BTreeSet<String>,
    open: bool,
}

/// A circle as it is after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// Its number among all threads.
    pub number: u32,
    /// Whether anything is different now.
    pub changed: bool,
    /// The accounts in it.
    pub members: Vec<String>,
    /// Those who are wanted in it and are not in the town.
    pub unreached: Vec<String>,
}

impl Town {
    /// The thread under a message, and whether it is new.
    pub fn open_thread(&mut self, under: MessageId) -> (u32, bool) {
        let known =
            self.threads.iter().position(|thread| matches!(thread, Thread::Under(message) if *message == under));
        let index = known.unwrap_or_else(|| self.add(Thread::Under(under)));
        (number(index), known.is_none())
    }

    /// The circle that is known by this number or has this mark.
    #[must_use]
    pub fn circle(&self, known: Option<u32>, mark: &str) -> Option<u32> {
        if let Some(known) = known {
            return self.circle_at(known).map(|_| known);
        }
        let index =
            self.threads.iter().position(|thread| matches!(thread, Thread::Circle(circle) if circle.mark == mark));
        index.map(number)
    }

    /// Lets these be in a circle, which is opened when there is none of this number.
    pub fn gather(&mut self, known: Option<u32>, mark: &str, title: &str, members: &[String]) -> Gathered {
        let (here, unreached): (Vec<&String>, Vec<&String>) =
            members.iter().partition(|member| self.person(member).is_some());
        let now = Circle {
            mark: mark.to_owned(),
            title: title.to_owned(),
            members: here.into_iter().cloned().collect(),
            open: true,
        };
        let unreached = unreached.into_iter().cloned().collect();
        let members = now.members.iter().cloned().collect();
        let known = known.and_then(|known| Some((known, self.circle_at_mut(known)?)));
        let (number, changed) = if let Some((known, circle)) = known {
            let changed = *circle != now;
            *circle = now;
            (known, changed)
        } else {
            (number(self.add(Thread::Circle(now))), true)
        };
        Gathered { number, changed, members, unreached }
    }

    /// Puts a circle away; whether it was open.
    pub fn scatter(&mut self, number: u32, leaving: &[String]) -> bool {
        let Some(circle) = self.circle_at_mut(number) else { return false };
        circle.members.retain(|member| !leaving.contains(member));
        std::mem::replace(&mut circle.open, false)
    }

    /// Whoever leaves the town is in no circle any more.
    pub(super) fn leaves_circles(&mut self, account: &str) {
        for thread in &mut self.threads {
            if let Thread::Circle(circle) = thread {
                circle.members.remove(account);
            }
        }
    }

    /// Whether the account sees what is said there.
    #[must_use]
    pub fn sees(&self, account: &str, spot: &Spot) -> bool {
        match spot {
            Spot::Channel(_) => true,
            Spot::Thread(number) => self.circle_at(*number).is_none_or(|circle| circle.members.contains(account)),
            Spot::Private(owner) => owner == account,
        }
    }

    /// Whether anybody can speak there: every channel exists as soon as somebody speaks in it, threads are the bot's.
    pub fn check(&self, spot: &Spot) -> Result<(), NotThere> {
        let Spot::Thread(number) = spot else { return Ok(()) };
        match self.thread_at(*number) {
            None => Err(NotThere::Thread(*number)),
            Some(Thread::Circle(circle)) if !circle.open => Err(NotThere::Closed(*number)),
            Some(Thread::Circle(_) | Thread::Under(_)) => Ok(()),
        }
    }

    fn thread_at(&self, number: u32) -> Option<&Thread> {
        self.threads.get(usize::try_from(number).ok()?.checked_sub(1)?)
    }

    fn circle_at(&self, number: u32) -> Option<&Circle> {
        match self.thread_at(number)? {
            Thread::Circle(circle) => Some(circle),
            Thread::Under(_) => None,
        }
    }

    fn circle_at_mut(&mut self, number: u32) -> Option<&mut Circle> {
        match self.threads.get_mut(usize::try_from(number).ok()?.checked_sub(1)?)? {
            Thread::Circle(circle) => Some(circle),
            Thread::Under(_) => None,
        }
    }

    fn add(&mut self, thread: Thread) -> usize {
        self.threads.push(thread);
        self.threads.len() - 1
    }
}

/// The first thread is number 1.
fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}
