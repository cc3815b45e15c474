//! The platform and the people of a storm: what happens, what was shown to whom, and when a process is to be killed.
//!
//! It behaves as real platforms do inside their windows: the same key is shown once and gets the same receipt.
//! Otherwise it is as unkind as it can be: it refuses, slows down, loses answers, tells events twice, and kills the
//! process it talks to at each step between an event, a claim, a sending, its answer and the commit.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bot_core::incoming::MessageKey;
use bot_core::message::Route;
use tokio::sync::{mpsc, watch};

use super::wire::{End, Event, Sending, ToProcess, ToWorld, Whither};
use crate::chance::Chance;

/// Events that a process has in hand at once.
const IN_HAND: usize = 4;

/// How often one key is refused or lost at most, so that nothing runs out of attempts by bad luck alone.
const TROUBLES: u32 = 3;

/// After so long a process is killed that has not come to the step at which it should be.
const OLD_AGE: Duration = Duration::from_millis(1500);

/// What was done and shown.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    /// Processes killed.
    pub kills: u32,
    /// Of these, how many at which step.
    pub steps: HashMap<&'static str, u32>,
    /// Events told again after they were taken in.
    pub replays: u32,
    /// Sendings under a key that was shown already.
    pub resent: u32,
    /// Sendings that were refused, slowed down, or whose answer was lost.
    pub troubles: u32,
}

/// What points out to a host whose first meetup it is, after the moment; a reminder says it in a sentence of its own.
const FIRST: &str = ") is the first meetup for ";

/// A message that only one person gets: a reminder, or the news that it is off.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Notice {
    /// Who.
    pub account: String,
    /// Of what.
    pub title: String,
    /// Whether it says that it is off.
    pub off: bool,
    /// Whether nobody waits for it, and it comes once if at all: it asks how it was, or whether a maybe is still one,
    /// or points out whose first meetup it is.
    pub once: bool,
}

/// A card as it stands.
#[derive(Debug, Clone)]
pub struct Card {
    /// The message.
    pub message: MessageKey,
    /// What it says.
    pub text: String,
    /// What its buttons mean.
    pub buttons: Vec<Route>,
    /// How many messages show it: one.
    pub times: u32,
}

/// When a process is killed.
#[derive(Debug, Clone, Copy)]
enum Fate {
    /// Not at all.
    Lives,
    /// This long after it was started.
    Soon(Duration),
    /// When it has sent so many things; the last is not shown.
    BeforeShown(u64),
    /// When so many were shown, and before it hears of the last.
    Unanswered(u64),
    /// When it hears of the last of so many.
    Answered(u64),
    /// While it takes in the last of so many events.
    Told(u64),
    /// When it has taken in so many events.
    Took(u64),
}

impl Fate {
    /// At which step it was killed.
    fn step(self) -> &'static str {
        match self {
            Self::BeforeShown(0) => "between claim and send",
            Self::Unanswered(0) => "between send and answer",
            Self::Answered(0) => "between answer and commit",
            Self::Told(0) => "in an event",
            Self::Took(0) => "after an event's commit",
            Self::Lives
            | Self::Soon(_)
            | Self::BeforeShown(_)
            | Self::Unanswered(_)
            | Self::Answered(_)
            | Self::Told(_)
            | Self::Took(_) => "at random",
        }
    }
}

/// A process.
#[derive(Debug)]
struct Life {
    fate: Fate,
    tell: Option<mpsc::UnboundedSender<ToProcess>>,
    ready: bool,
    in_hand: HashMap<u64, Event>,
    doom: mpsc::UnboundedSender<Duration>,
}

impl Life {
    fn says(&self, words: ToProcess) {
        if let Some(tell) = &self.tell {
            let _ = tell.send(words);
        }
    }

    fn dies(&self, after: Duration) {
        let _ = self.doom.send(after);
    }
}

/// Everything there is to know.
#[derive(Debug)]
pub struct Streets {
    chance: Chance,
    /// Kills that are still to be planned.
    kills_left: u32,
    lives: HashMap<u64, Life>,
    next: u64,
    waiting: VecDeque<Event>,
    /// What somebody does when something she did has been taken in.
    then: HashMap<String, Event>,
    taken: HashSet<String>,
    shown: HashMap<String, MessageKey>,
    troubles: HashMap<String, u32>,
    /// How many different answers were shown to each event.
    pub answers: HashMap<String, u32>,
    /// How often each notice was shown.
    pub notices: HashMap<Notice, u32>,
    /// The cards, by title.
    pub cards: HashMap<String, Card>,
    /// What was done.
    pub tally: Tally,
    /// What should never happen, like a process that ends by itself.
    pub oddities: Vec<String>,
}

impl Streets {
    /// Whether everything that happened was taken in and answered.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.waiting.is_empty()
            && self.then.is_empty()
            && self.lives.values().all(|life| life.in_hand.is_empty())
            && self.answers.values().all(|times| *times > 0)
    }

    /// The answers that were not shown yet.
    #[must_use]
    pub fn unanswered(&self) -> Vec<&str> {
        self.answers.iter().filter(|(_, times)| **times == 0).map(|(event, _)| event.as_str()).collect()
    }

    fn fate(&mut self) -> Fate {
        if self.kills_left == 0 {
            return Fate::Lives;
        }
        self.kills_left -= 1;
        let steps = self.chance.below(6);
        match self.chance.below(8) {
            0 => Fate::Soon(Duration::from_millis(self.chance.below(60))),
            1 => Fate::Soon(Duration::from_millis(100 + self.chance.below(500))),
            2 => Fate::BeforeShown(steps),
            3 => Fate::Unanswered(steps),
            4 => Fate::Answered(steps),
            5 | 6 => Fate::Told(steps),
            _ => Fate::Took(steps),
        }
    }

    /// Gives out what waits to whoever is ready.
    fn feed(&mut self) {
        let mut ready: Vec<u64> = self.lives.iter().filter(|(_, life)| life.ready).map(|(life, _)| *life).collect();
        ready.sort_unstable();
        for number in ready {
            while self.lives.get(&number).is_some_and(|life| life.in_hand.len() < IN_HAND) {
                let Some(event) = self.waiting.pop_front() else { return };
                self.next += 1;
                let telling = self.next;
                if self.chance.one_in(10) {
                    self.waiting.push_back(event.clone());
                    self.tally.replays += 1;
                }
                let moment = Duration::from_micros(self.chance.below(20_000));
                let Some(life) = self.lives.get_mut(&number) else { continue };
                life.says(ToProcess::Happens { telling, event: event.clone() });
                life.in_hand.insert(telling, event);
                if let Fate::Told(steps) = &mut life.fate {
                    match steps.checked_sub(1) {
                        Some(left) => *steps = left,
                        None => life.dies(moment),
                    }
                }
            }
        }
    }

    fn took(&mut self, number: u64, telling: u64) {
        let Some(life) = self.lives.get_mut(&number) else { return };
        let Some(event) = life.in_hand.remove(&telling) else { return };
        if let Fate::Took(steps) = &mut life.fate {
            match steps.checked_sub(1) {
                Some(left) => *steps = left,
                None => life.dies(Duration::ZERO),
            }
        }
        if self.taken.insert(event.id.clone()) {
            self.waiting.extend(self.then.remove(&event.id));
        }
        if self.chance.one_in(10) {
            self.waiting.push_back(event);
            self.tally.replays += 1;
        }
    }

    fn sends(&mut self, number: u64, sending: &Sending) {
        let Some(life) = self.lives.get_mut(&number) else { return };
        if matches!(life.fate, Fate::BeforeShown(0)) {
            life.dies(Duration::ZERO);
            return;
        }
        let troubles = self.troubles.entry(sending.key.clone()).or_default();
        let mut is_answer_lost = false;
        if *troubles < TROUBLES && self.chance.one_in(6) {
            *troubles += 1;
            self.tally.troubles += 1;
            match self.chance.below(4) {
                0 => return self.answer(number, sending, End::Unavailable),
                1 => {
                    let wait = 500 + self.chance.below(3000);
                    return self.answer(number, sending, End::TooFast(wait));
                }
                // Lost on the way there.
                2 => return,
                // Lost on the way back.
                _ => is_answer_lost = true,
            }
        }
        let message = self.show(sending);
        let moment = Duration::from_micros(self.chance.below(4_000));
        let Some(life) = self.lives.get_mut(&number) else { return };
        match &mut life.fate {
            Fate::Unanswered(0) => return life.dies(Duration::ZERO),
            Fate::Answered(0) => life.dies(moment),
            Fate::BeforeShown(steps) | Fate::Unanswered(steps) | Fate::Answered(steps) => *steps -= 1,
            Fate::Lives | Fate::Soon(_) | Fate::Told(_) | Fate::Took(_) => {}
        }
        if !is_answer_lost {
            self.answer(number, sending, End::Shown(message));
        }
    }

    fn answer(&self, number: u64, sending: &Sending, end: End) {
        if let Some(life) = self.lives.get(&number) {
            life.says(ToProcess::Became { sending: sending.sending, end });
        }
    }

    /// Shows something, once for each key.
    fn show(&mut self, sending: &Sending) -> MessageKey {
        if let Some(message) = self.shown.get(&sending.key) {
            self.tally.resent += 1;
            return message.clone();
        }
        let text = sending.text.clone().unwrap_or_default();
        let id = format!("m{}", self.shown.len());
        let message = match &sending.to {
            Whither::Answer(event) => {
                *self.answers.entry(event.clone()).or_default() += 1;
                MessageKey { place: format!("answer to {event}"), id }
            }
            Whither::Direct(account) => {
                let off = text.contains(super::REASON);
                // Whose first meetup it is a host may hear whenever somebody new says yes, but never in the same words.
                let first = text.contains(FIRST);
                let title = if first { text.clone() } else { title_in(&text) };
                let notice = Notice { account: account.clone(), title, off, once: first || text.contains('?') };
                *self.notices.entry(notice).or_default() += 1;
                MessageKey { place: format!("@{account}"), id }
            }
            Whither::Place(place) => {
                let message = sending.edits.clone().unwrap_or_else(|| MessageKey { place: place.clone(), id });
                let card = self.cards.entry(title_in(&text)).or_insert_with(|| Card {
                    message: message.clone(),
                    text: String::new(),
                    buttons: Vec::new(),
                    times: 0,
                });
                card.times += u32::from(sending.edits.is_none());
                card.text = text;
                card.buttons.clone_from(&sending.buttons);
                message
            }
        };
        self.shown.insert(sending.key.clone(), message.clone());
        message
    }
}

/// The title that stands in a text: `Walk 001-02`.
fn title_in(text: &str) -> String {
    text.find("Walk ").and_then(|at| text.get(at..at + 11)).unwrap_or("something else").to_owned()
}

/// The streets, and a bell that rings whenever something changes there.
#[derive(Debug)]
pub struct World {
    streets: Mutex<Streets>,
    changes: watch::Sender<u64>,
}

impl World {
    /// A world in which so many processes will be killed.
    #[must_use]
    pub fn new(seed: u64, kills: u32) -> Self {
        let streets = Streets {
            chance: Chance::new(seed),
            kills_left: kills,
            lives: HashMap::new(),
            next: 0,
            waiting: VecDeque::new(),
            then: HashMap::new(),
            taken: HashSet::new(),
            shown: HashMap::new(),
            troubles: HashMap::new(),
            answers: HashMap::new(),
            notices: HashMap::new(),
            cards: HashMap::new(),
            tally: Tally::default(),
            oddities: Vec::new(),
        };
        Self { streets: Mutex::new(streets), changes: watch::Sender::new(0) }
    }

    /// A look at the streets.
    pub fn streets(&self) -> MutexGuard<'_, Streets> {
        self.streets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Streets)) {
        let mut streets = self.streets();
        change(&mut streets);
        streets.feed();
        drop(streets);
        self.changes.send_modify(|count| *count += 1);
    }

    /// Waits until the streets are as they should be. `false` when they are not after `patience`.
    pub async fn until(&self, patience: Duration, are_so: impl Fn(&Streets) -> bool) -> bool {
        let mut changes = self.changes.subscribe();
        let waiting = async {
            while !are_so(&self.streets()) {
                if changes.changed().await.is_err() {
                    return;
                }
            }
        };
        tokio::time::timeout(patience, waiting).await.is_ok()
    }

    /// Somebody does one thing after another: each when the one before has been taken in.
    pub fn happen(&self, events: Vec<Event>) {
        self.change(|streets| {
            let mut before: Option<String> = None;
            for event in events {
                streets.answers.insert(event.id.clone(), 0);
                let id = event.id.clone();
                match before.replace(id) {
                    Some(before) => drop(streets.then.insert(before, event)),
                    None => streets.waiting.push_back(event),
                }
            }
        });
    }

    /// Tells every process how far time was moved on.
    pub fn moved(&self, moved: i64) {
        self.change(|streets| streets.lives.values().for_each(|life| life.says(ToProcess::Moved(moved))));
    }

    /// A process is about to be started: its number, its doom, and after how long it is killed in any case.
    pub fn begin(&self) -> (u64, mpsc::UnboundedReceiver<Duration>, Option<Duration>) {
        let mut streets = self.streets();
        let fate = streets.fate();
        streets.next += 1;
        let number = streets.next;
        let (doom, doomed) = mpsc::unbounded_channel();
        streets.lives.insert(number, Life { fate, tell: None, ready: false, in_hand: HashMap::new(), doom });
        let at_last = match fate {
            Fate::Lives => None,
            Fate::Soon(after) => Some(after),
            Fate::BeforeShown(_) | Fate::Unanswered(_) | Fate::Answered(_) | Fate::Told(_) | Fate::Took(_) => {
                Some(OLD_AGE)
            }
        };
        (number, doomed, at_last)
    }

    /// A process is gone; what it had in hand is told again.
    pub fn end(&self, number: u64, killed: bool) {
        self.change(|streets| {
            let Some(life) = streets.lives.remove(&number) else { return };
            let mut open: Vec<_> = life.in_hand.into_iter().collect();
            open.sort_unstable_by_key(|(telling, _)| std::cmp::Reverse(*telling));
            for (_, event) in open {
                streets.waiting.push_front(event);
            }
            if !killed {
                streets.oddities.push("a process ended by itself".to_owned());
                return;
            }
            streets.tally.kills += 1;
            let step = life.fate.step();
            *streets.tally.steps.entry(step).or_default() += 1;
        });
    }

    /// Something about the storm itself went wrong.
    pub fn breaks(&self, error: &anyhow::Error) {
        self.change(|streets| streets.oddities.push(format!("{error:#}")));
    }

    /// A process can be spoken to.
    pub fn meets(&self, number: u64, tell: mpsc::UnboundedSender<ToProcess>) {
        self.change(|streets| {
            if let Some(life) = streets.lives.get_mut(&number) {
                life.tell = Some(tell);
            }
        });
    }

    /// A process says something.
    pub fn hears(&self, number: u64, said: &ToWorld) {
        self.change(|streets| match said {
            ToWorld::Begins(_) => {}
            ToWorld::Ready => {
                if let Some(life) = streets.lives.get_mut(&number) {
                    life.ready = true;
                }
            }
            ToWorld::Sends(sending) => streets.sends(number, sending),
            ToWorld::Took(telling) => streets.took(number, *telling),
        });
    }
}
