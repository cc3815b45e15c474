//! The platform of a town: it writes down what everybody and each person sees, and does as it is told when a test wants
//! trouble.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use crate::incoming::{HomeKey, MessageKey, PlaceKey, PlatformKind, Standing, Written};
use crate::message::{Action, Choice, Message, plain_text};
use crate::platform::{
    Act, Capabilities, DeliveryError, Destination, Keep, Lack, Own, OwnThings, Parcel, PersonThere, Platform, Receipt,
};

/// Something that stands on the town's screen.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) id: String,
    pub(super) place: String,
    /// Who alone sees it.
    pub(super) only: Option<String>,
    pub(super) actions: Vec<Action>,
    pub(super) choices: Vec<Choice>,
}

/// The platform of a town, as it would remember things while the bot is away.
#[derive(Debug, Default)]
pub(super) struct Streets {
    pub(super) shown: Vec<Shown>,
    pub(super) delivered: HashMap<String, Receipt>,
    pub(super) transcript: Vec<String>,
    /// Each with who alone got it.
    pub(super) files: Vec<(Option<String>, String)>,
    /// What people wrote, by their events.
    pub(super) written: HashMap<String, Written>,
    /// Who is in the town, whether or not the bot has heard of her.
    pub(super) people: HashSet<String>,
    pub(super) standings: HashMap<String, Standing>,
    pub(super) roles: HashMap<String, Vec<String>>,
    pub(super) since: HashMap<String, DateTime<Utc>>,
    pub(super) gone: Vec<String>,
    pub(super) closed: Vec<String>,
    /// Who does not let herself be asked into a circle.
    pub(super) apart: Vec<String>,
    pub(super) refused: Vec<&'static str>,
    /// What was there before anything was kept.
    pub(super) before: Option<String>,
    pub(super) failures: u32,
    /// What the bot lacks here.
    pub(super) lacks: Vec<Lack>,
    pub(super) events: u32,
    pub(super) said: u32,
}

/// The port to the town's platform.
#[derive(Debug, Clone, Default)]
pub struct TownPlatform(Arc<Mutex<Streets>>);

impl TownPlatform {
    /// Everything that was said here since the last look.
    #[must_use]
    pub fn transcript(&self) -> String {
        std::mem::take(&mut self.streets().transcript).join("\n---\n")
    }

    pub(super) fn streets(&self) -> std::sync::MutexGuard<'_, Streets> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Platform for TownPlatform {
    fn kind(&self) -> PlatformKind {
        PlatformKind::Console
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities {
            text: 4000,
            buttons: Some(25),
            options: Some(25),
            forms: false,
            asks: true,
            slash: true,
            moments: false,
            reactions: false,
            own: OwnThings { events: true, threads: true, pins: true, maps: false, circles: true, overseen: false },
        }
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        // Let others in, as a network would.
        tokio::time::sleep(Duration::ZERO).await;
        let mut streets = self.streets();
        if streets.failures > 0 {
            streets.failures -= 1;
            return Err(DeliveryError::Unavailable("the town sleeps".to_owned()));
        }
        if let Some(receipt) = streets.delivered.get(&parcel.key.simple()) {
            return Ok(receipt.clone());
        }
        let (place, only) = match &parcel.to {
            Destination::Place(place) => (place.id.clone(), None),
            Destination::Direct { account, .. } if streets.closed.contains(account) => {
                return Err(DeliveryError::Forbidden("direct messages are closed"));
            }
            Destination::Direct { account, .. } => (format!("@{account}"), Some(account.clone())),
            Destination::Answer { way, account, .. } => (way.token.clone(), Some(account.clone())),
        };
        let receipt = match &parcel.act {
            Act::Acknowledge => Receipt::default(),
            Act::Own(Own::Circle { mark, title, members, leaving, open, goodbye, .. }) => {
                streets.circle(&place, mark, title, (members, leaving), *open, goodbye.as_ref())?
            }
            Act::Own(own) => streets.own(&place, own)?,
            Act::Keep(keep) => streets.keep(keep)?,
            Act::Send(_) if only.is_none() && streets.refused.contains(&"place") => {
                return Err(DeliveryError::Forbidden("the town does not allow it"));
            }
            Act::Send(_) if only.is_none() && streets.refused.contains(&"deleted") => return Err(DeliveryError::Gone),
            Act::Send(message) => {
                streets.said += 1;
                let id = format!("m{}", streets.said);
                streets.show(&id, &place, only, message);
                Receipt::showing(vec![MessageKey { place, id }])
            }
            Act::Edit { message, .. } if streets.shown.iter().all(|shown| shown.id != message.id) => {
                return Err(DeliveryError::Gone);
            }
            Act::Edit { message, now } => {
                streets.edit(&message.id, now);
                Receipt::showing(vec![message.clone()])
            }
        };
        streets.delivered.insert(parcel.key.simple(), receipt.clone());
        Ok(receipt)
    }

    async fn lacks(&self, _home: &HomeKey, _places: &[String]) -> Result<Vec<Lack>, DeliveryError> {
        let streets = self.streets();
        if streets.failures > 0 {
            Err(DeliveryError::Unavailable("the town sleeps".to_owned()))
        } else {
            Ok(streets.lacks.clone())
        }
    }

    async fn standing(&self, _home: &HomeKey, account: &str) -> Result<Option<PersonThere>, DeliveryError> {
        let streets = self.streets();
        let is_known = streets.people.is_empty() || streets.people.contains(account);
        if !is_known || streets.gone.iter().any(|gone| gone == account) {
            return Ok(None);
        }
        let standing = streets.standings.get(account).copied().unwrap_or(Standing::Member);
        let roles = streets.roles.get(account).cloned().unwrap_or_default();
        let since = streets.since.get(account).copied();
        Ok(Some(PersonThere { name: account.to_owned(), since, standing, roles }))
    }

    async fn message(&self, key: &MessageKey) -> Result<Option<Written>, DeliveryError> {
        Ok(self.streets().written.get(&key.id).cloned())
    }

    fn message_named(&self, words: &str, place: &PlaceKey) -> Option<MessageKey> {
        let known = self.streets().written.get(words).map(|written| written.key.clone());
        known.or_else(|| Some(MessageKey { place: place.id.clone(), id: words.to_owned() }))
    }
}

impl Streets {
    pub(super) fn show(&mut self, id: &str, place: &str, only: Option<String>, message: &Message) {
        let whom = only.as_ref().map_or_else(|| place.to_owned(), |only| format!("to {only}"));
        self.transcript.push(format!("({whom}) {}", text_of(message)));
        self.files.extend(message.files.iter().map(|file| (only.clone(), file.text.clone())));
        let actions = message.actions().cloned().collect();
        let choices = message.choices().cloned().collect();
        self.shown.push(Shown { id: id.to_owned(), place: place.to_owned(), only, actions, choices });
    }

    /// What keeps order.
    pub(super) fn keep(&mut self, keep: &Keep) -> Result<Receipt, DeliveryError> {
        if self.refused.contains(&"keep") {
            return Err(DeliveryError::Forbidden("the town does not allow it"));
        }
        self.transcript.push(format!("(keeps) {keep:?}"));
        Ok(Receipt { before: self.before.clone(), ..Receipt::default() })
    }

    /// What the town has of its own; nothing is made twice, because an entry's id is its mark.
    pub(super) fn own(&mut self, place: &str, own: &Own) -> Result<Receipt, DeliveryError> {
        let (name, id, line) = match own {
            Own::Event { mark, now: None, .. } => ("event", mark.clone(), "gone".to_owned()),
            Own::Event { known, mark, now: Some(now) } => {
                let is = if known.is_some() { "changed" } else { "new" };
                let (from, until) = (now.starts_at.format("%a %H:%M"), now.ends_at.format("%H:%M"));
                let line = format!("{is}: {}, {}, {from}-{until}: {}", now.name, now.place, now.about);
                ("event", mark.clone(), line)
            }
            Own::Thread { known, under, title, open, hello } => {
                let is = if *open { "open" } else { "closed" };
                let said = if known.is_none() { format!(": {}", plain_text(hello, "/")) } else { String::new() };
                ("thread", format!("t-{}", under.id), format!("{is} under {}: {title}{said}", under.id))
            }
            Own::Pin { message, pinned } => {
                ("pin", message.id.clone(), format!("{}{}", if *pinned { "" } else { "no more " }, message.id))
            }
            Own::Spot { about, latitude, longitude } => {
                ("spot", String::new(), format!("{about}: {latitude}, {longitude}"))
            }
            Own::Circle { .. } => return Err(DeliveryError::Gone),
        };
        if self.refused.contains(&name) {
            return Err(DeliveryError::Forbidden("the town does not allow it"));
        }
        self.transcript.push(format!("({place}, {name}) {line}"));
        Ok(Receipt::showing(vec![MessageKey { place: place.to_owned(), id }]))
    }

    /// A circle; its mark is its place, so that none is opened twice.
    pub(super) fn circle(
        &mut self,
        place: &str,
        mark: &str,
        title: &str,
        (members, leaving): (&[String], &[String]),
        open: bool,
        goodbye: Option<&Message>,
    ) -> Result<Receipt, DeliveryError> {
        if self.refused.contains(&"circle") {
            return Err(DeliveryError::Forbidden("the town does not allow it"));
        }
        let id = format!("circle:{mark}");
        let away = |member: &&String| self.gone.contains(member) || self.apart.contains(member);
        let (unreached, there): (Vec<&String>, Vec<&String>) = members.iter().partition(|member| away(member));
        let names = |names: &[&String]| names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", ");
        let mut line = match (open, goodbye) {
            (true, _) => format!("{id} open: {title}: {}", names(&there)),
            (false, Some(goodbye)) => format!("{id} closed: {}", plain_text(goodbye, "/")),
            (false, None) => format!("{id} closed"),
        };
        if !leaving.is_empty() {
            let _ = write!(line, " (without {})", leaving.join(", "));
        }
        let unreached = unreached.into_iter().filter(|_| open).cloned().collect();
        self.transcript.push(format!("({place}, circle) {line}"));
        Ok(Receipt { messages: vec![MessageKey { place: id.clone(), id }], unreached, before: None })
    }

    pub(super) fn edit(&mut self, id: &str, message: &Message) {
        let Some(shown) = self.shown.iter_mut().find(|shown| shown.id == id) else { return };
        shown.actions = message.actions().cloned().collect();
        let line = format!("({}, edited) {}", shown.place, text_of(message));
        self.transcript.push(line);
    }
}

fn text_of(message: &Message) -> String {
    let mut text = plain_text(message, "/");
    let labels: Vec<String> = message.actions().map(|action| format!("[{}]", action.label)).collect();
    if !labels.is_empty() {
        text.push('\n');
        text.push_str(&labels.join(" "));
    }
    for file in &message.files {
        text.push_str("\nfile: ");
        text.push_str(&file.name);
    }
    text
}
