//! The console as a platform: what the village says and does becomes a part of the town, and an entry to print.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use bot_core::incoming::{HomeKey, MessageKey, PlaceKey, PlatformKind, Written};
use bot_core::message::{Form, Message};
use bot_core::platform::{
    Act, Capabilities, DeliveryError, Destination, Keep, Own, Parcel, PersonThere, Platform, Receipt,
};
use bot_core::time::Clock;

use crate::clock::PlayClock;
use crate::from_console;
use crate::to_console::{self, CAPABILITIES, Shown};
use crate::town::{self, Author, MessageId, NotThere, Person, Spot, Town};
use crate::transcript::{Entry, Kind};

/// The console.
#[derive(Debug)]
pub struct Console {
    clock: Arc<PlayClock>,
    scene: Mutex<Scene>,
}

#[derive(Debug, Default)]
struct Scene {
    town: Town,
    /// How many deliveries are still to fail.
    failing: u32,
    /// Forms opened so far.
    forms: u32,
    /// What became visible and was not printed yet.
    fresh: Vec<Entry>,
}

impl Console {
    /// A console on which nothing has been said.
    #[must_use]
    pub fn new(clock: Arc<PlayClock>) -> Self {
        Self { clock, scene: Mutex::default() }
    }

    /// Looks at the town, or changes it.
    pub fn town<T>(&self, look: impl FnOnce(&mut Town) -> T) -> T {
        look(&mut self.scene().town)
    }

    /// What became visible since this was asked last.
    #[must_use]
    pub fn take_fresh(&self) -> Vec<Entry> {
        std::mem::take(&mut self.scene().fresh)
    }

    /// Lets the next deliveries fail, as if the platform were unavailable.
    pub fn fail_next(&self, times: u32) {
        self.scene().failing = times;
    }

    /// A member writes a message.
    pub fn member_says(&self, account: &str, spot: Spot, text: &str) -> Result<MessageId, NotThere> {
        let mut scene = self.scene();
        scene.town.check_for(account, &spot)?;
        scene.town.check_silence(account, &spot, self.clock.now())?;
        let id = scene.town.post(town::member(account), spot, Shown::words(text), self.clock.now());
        scene.show(&self.clock, id, Kind::Message)?;
        Ok(id)
    }

    /// A member changes her own message.
    pub fn member_edits(&self, account: &str, id: MessageId, text: &str) -> Result<(), NotThere> {
        let mut scene = self.scene();
        scene.town.own(account, id)?;
        scene.town.reword(id, Shown::words(text))?;
        scene.show(&self.clock, id, Kind::Edit)
    }

    /// A member takes her own message away.
    pub fn member_deletes(&self, account: &str, id: MessageId) -> Result<(), NotThere> {
        let mut scene = self.scene();
        scene.town.own(account, id)?;
        scene.town.reword(id, Shown::default())?;
        scene.show(&self.clock, id, Kind::Delete)?;
        scene.town.remove(id)?;
        Ok(())
    }

    /// Shows a form to the one who opened it.
    pub fn open_form(&self, account: &str, button: &str, form: &Form) {
        let mut scene = self.scene();
        scene.forms += 1;
        let entry = Entry {
            at: self.clock.now(),
            id: format!("f{}", scene.forms),
            by: scene.town.name_of(&Author::Village).to_owned(),
            place: Spot::Private(account.to_owned()).to_string(),
            to: Some(scene.town.name_of(&town::member(account)).to_owned()),
            kind: Kind::Form {
                button: button.to_owned(),
                keys: form.fields.iter().map(|field| field.key.clone()).collect(),
            },
            shown: to_console::opened_form(form),
        };
        scene.fresh.push(entry);
    }

    /// Delivers the answer to something that `asker` has just done. It reaches her even when her private messages
    /// are closed, as an answer that only the asker sees does on platforms that have them.
    pub fn answer(&self, parcel: &Parcel, asker: &str) -> Result<Receipt, DeliveryError> {
        self.hand_over(parcel, Some(asker))
    }

    /// Tells somebody alone that what she did could not be written down; there is no parcel for that.
    pub fn apologise(&self, account: &str, apology: Message) -> Result<(), NotThere> {
        self.scene().send(&self.clock, Spot::Private(account.to_owned()), apology).map(drop)
    }

    fn hand_over(&self, parcel: &Parcel, asker: Option<&str>) -> Result<Receipt, DeliveryError> {
        let mut scene = self.scene();
        // A circle is found by its mark, and its receipt is always the same.
        let repeats = !matches!(parcel.act, Act::Own(Own::Circle { .. }));
        if let Some(before) = scene.town.delivered(parcel.key).filter(|_| repeats) {
            let spot = |id| scene.town.message(id).ok().map(|posted| town::message_key(&posted.spot, id));
            return Ok(Receipt::showing(before.and_then(spot).into_iter().collect()));
        }
        if matches!(parcel.act, Act::Acknowledge) {
            scene.town.note_delivered(parcel.key, None);
            return Ok(Receipt::default());
        }
        if scene.failing > 0 {
            scene.failing -= 1;
            return Err(DeliveryError::Unavailable("the script said so".to_owned()));
        }

        // A circle hangs on no channel here, so it is not asked whether its place is there.
        if let Act::Own(own) = &parcel.act {
            let receipt = scene.own(&self.clock, own)?;
            scene.town.note_delivered(parcel.key, None);
            return Ok(receipt);
        }
        if let Act::Keep(keep) = &parcel.act {
            scene.keep(&self.clock, &parcel.to, keep)?;
            scene.town.note_delivered(parcel.key, None);
            return Ok(Receipt::default());
        }
        let spot = scene.reach(&parcel.to, asker)?;
        let id = match &parcel.act {
            Act::Send(message) => scene.send(&self.clock, spot, message.clone()),
            Act::Edit { message, now } => scene.edit(&self.clock, message, now.clone()),
            Act::Acknowledge | Act::Own(_) | Act::Keep(_) => return Ok(Receipt::default()),
        };
        let id = id.map_err(|_| DeliveryError::Gone)?;
        scene.town.note_delivered(parcel.key, Some(id));
        let posted = scene.town.message(id).map_err(|_| DeliveryError::Gone)?;
        Ok(Receipt::showing(vec![town::message_key(&posted.spot, id)]))
    }

    /// A message, as the village hears of it.
    pub fn written(&self, id: MessageId) -> Result<Written, NotThere> {
        let scene = self.scene();
        let posted = scene.town.message(id)?;
        let account = match &posted.author {
            Author::Village => String::new(),
            Author::Member(account) => account.clone(),
        };
        Ok(Written {
            key: town::message_key(&posted.spot, id),
            home: from_console::home_of(&posted.spot),
            account,
            name: scene.town.name_of(&posted.author).to_owned(),
            text: posted.shown.text.clone(),
            at: posted.at.unwrap_or_else(|| self.clock.now()),
        })
    }

    fn scene(&self) -> MutexGuard<'_, Scene> {
        self.scene.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Scene {
    /// Where a parcel goes, if it can go there.
    fn reach(&self, to: &Destination, asker: Option<&str>) -> Result<Spot, DeliveryError> {
        let spot = match to {
            Destination::Place(place) => Spot::from_id(&place.id).ok_or(DeliveryError::Gone)?,
            Destination::Direct { account, home: _ } => Spot::Private(account.clone()),
            // The console gives no way of its own with its events, so none can be good any more.
            Destination::Answer { .. } => return Err(DeliveryError::Gone),
        };
        self.town.check(&spot).map_err(|_| DeliveryError::Gone)?;
        if let Spot::Private(account) = &spot
            && !self.town.takes_dms(account)
            && asker != Some(account)
        {
            let here = self.town.person(account).is_some();
            let closed = DeliveryError::Forbidden("private messages are closed");
            return Err(if here { closed } else { DeliveryError::Gone });
        }
        Ok(spot)
    }

    fn send(&mut self, clock: &PlayClock, spot: Spot, message: Message) -> Result<MessageId, NotThere> {
        let id = self.town.post(Author::Village, spot, to_console::shown(message), clock.now());
        self.show(clock, id, Kind::Message)?;
        Ok(id)
    }

    fn edit(&mut self, clock: &PlayClock, message: &MessageKey, now: Message) -> Result<MessageId, NotThere> {
        let id: MessageId = message.id.parse().map_err(|()| NotThere::Message(MessageId(0)))?;
        let shown = to_console::shown(now);
        if self.town.message(id)?.shown != shown {
            self.town.reword(id, shown)?;
            self.show(clock, id, Kind::Edit)?;
        }
        Ok(id)
    }

    /// Keeps order.
    fn keep(&mut self, clock: &PlayClock, to: &Destination, keep: &Keep) -> Result<(), DeliveryError> {
        match keep {
            Keep::Remove { message } => {
                let id: MessageId = message.id.parse().map_err(|()| DeliveryError::Gone)?;
                let taken = self.town.reword(id, Shown::default()).and_then(|()| self.show(clock, id, Kind::Delete));
                taken.and_then(|()| self.town.remove(id)).map(drop).map_err(|_| DeliveryError::Gone)
            }
            Keep::Pause { account, until, why, home: _, before: _ } => {
                self.town.pause(account, *until);
                let kind = until.map_or(Kind::Resume, |until| Kind::Pause { until });
                let why = if until.is_some() { why.0.as_str() } else { "" };
                self.tell_of_act(clock, &Spot::general(), Some(account), kind, why);
                Ok(())
            }
            Keep::Cool { until, before: _ } => {
                let Destination::Place(place) = to else { return Err(DeliveryError::Gone) };
                let spot = Spot::from_id(&place.id).ok_or(DeliveryError::Gone)?;
                self.town.slow_down(&place.id, *until);
                let kind = until.map_or(Kind::Unslow, |until| Kind::Slow { until });
                self.tell_of_act(clock, &spot, None, kind, "");
                Ok(())
            }
            Keep::Goodbye { account, out, why, home: _ } => {
                if self.town.show_out(account, *out) {
                    let kind = if *out { Kind::Remove } else { Kind::Resume };
                    self.tell_of_act(clock, &Spot::general(), Some(account), kind, if *out { &why.0 } else { "" });
                }
                Ok(())
            }
            Keep::Block(_) => Err(DeliveryError::Forbidden("the town holds no messages back")),
        }
    }

    /// Makes an entry of something that is done to somebody, or to a channel.
    fn tell_of_act(&mut self, clock: &PlayClock, spot: &Spot, account: Option<&str>, kind: Kind, why: &str) {
        let entry = Entry {
            at: clock.now(),
            id: self.town.next_act(),
            by: self.town.name_of(&Author::Village).to_owned(),
            place: spot.to_string(),
            to: account.map(|account| self.town.name_of(&town::member(account)).to_owned()),
            kind,
            shown: Shown::words(why),
        };
        self.fresh.push(entry);
    }

    /// Opens a thread or a circle, or closes it. A console has nothing else of its own.
    fn own(&mut self, clock: &PlayClock, own: &Own) -> Result<Receipt, DeliveryError> {
        let (known, under, title, open) = match own {
            Own::Thread { known, under, title, open, hello: _ } => (known, under, title, open),
            Own::Circle { known, mark, title, members, leaving, open, goodbye, home: _ } => {
                let known = known.as_ref().map(|place| match Spot::from_id(&place.id) {
                    Some(Spot::Thread(number)) => Ok(number),
                    Some(Spot::Channel(_) | Spot::Private(_)) | None => Err(DeliveryError::Gone),
                });
                let known = known.transpose()?;
                return match (self.town.circle(known, mark), *open) {
                    (None, false) => Ok(Receipt::default()),
                    (None, true) if known.is_some() => Err(DeliveryError::Gone),
                    (there, true) => Ok(self.gather(clock, there, mark, title, members)),
                    (Some(number), false) => {
                        self.say_goodbye(clock, number, goodbye.as_ref())?;
                        if self.town.scatter(number, leaving) {
                            self.tell_of(clock, number, Kind::Close, title);
                        }
                        Ok(circle(number))
                    }
                };
            }
            Own::Event { .. } | Own::Pin { .. } | Own::Spot { .. } => return Ok(Receipt::default()),
        };
        let message: MessageId = under.id.parse().map_err(|()| DeliveryError::Gone)?;
        let (number, is_new) = self.town.open_thread(message);
        let spot = Spot::Thread(number);
        if is_new || known.is_none() || !open {
            let kind = if *open { Kind::Open { members: Vec::new() } } else { Kind::Close };
            self.tell_of(clock, number, kind, title);
        }
        Ok(Receipt::showing(vec![MessageKey { place: under.place.clone(), id: spot.to_string() }]))
    }

    fn gather(
        &mut self,
        clock: &PlayClock,
        there: Option<u32>,
        mark: &str,
        title: &str,
        members: &[String],
    ) -> Receipt {
        let town::Gathered { number, changed, members, unreached } = self.town.gather(there, mark, title, members);
        if changed {
            let name = |account: &String| self.town.name_of(&town::member(account)).to_owned();
            let members = members.iter().map(name).collect();
            self.tell_of(clock, number, Kind::Open { members }, title);
        }
        Receipt { unreached, ..circle(number) }
    }

    /// The last words in a circle that is still open.
    fn say_goodbye(&mut self, clock: &PlayClock, number: u32, goodbye: Option<&Message>) -> Result<(), DeliveryError> {
        let spot = Spot::Thread(number);
        let is_open = self.town.check(&spot).is_ok();
        let Some(goodbye) = goodbye.filter(|_| is_open) else { return Ok(()) };
        self.send(clock, spot, goodbye.clone()).map(drop).map_err(|_| DeliveryError::Gone)
    }

    /// Makes an entry of a thread or a circle.
    fn tell_of(&mut self, clock: &PlayClock, number: u32, kind: Kind, title: &str) {
        self.fresh.push(Entry {
            at: clock.now(),
            id: format!("t{number}"),
            by: self.town.name_of(&Author::Village).to_owned(),
            place: Spot::Thread(number).to_string(),
            to: None,
            kind,
            shown: Shown::words(title),
        });
    }

    /// Makes an entry of a message as it stands now.
    fn show(&mut self, clock: &PlayClock, id: MessageId, kind: Kind) -> Result<(), NotThere> {
        let posted = self.town.message(id)?;
        let to = match &posted.spot {
            Spot::Private(account) => Some(self.town.name_of(&town::member(account)).to_owned()),
            Spot::Channel(_) | Spot::Thread(_) => None,
        };
        let entry = Entry {
            at: clock.now(),
            id: id.to_string(),
            by: self.town.name_of(&posted.author).to_owned(),
            place: posted.spot.to_string(),
            to,
            kind,
            shown: posted.shown.clone(),
        };
        self.fresh.push(entry);
        Ok(())
    }
}

/// The receipt for a circle: the place, twice.
fn circle(number: u32) -> Receipt {
    let place = Spot::Thread(number).key().id;
    Receipt::showing(vec![MessageKey { id: place.clone(), place }])
}

#[async_trait]
impl Platform for Console {
    fn kind(&self) -> PlatformKind {
        PlatformKind::Console
    }

    fn capabilities(&self) -> Capabilities {
        CAPABILITIES
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        self.hand_over(parcel, None)
    }

    async fn standing(&self, home: &HomeKey, account: &str) -> Result<Option<PersonThere>, DeliveryError> {
        if home.id != town::home().id {
            return Ok(None);
        }
        let there = |person: &Person| {
            let (name, standing) = (person.name.clone(), person.standing);
            PersonThere { name, since: None, standing, roles: Vec::new() }
        };
        Ok(self.town(|town| town.person(account).map(there)))
    }

    async fn message(&self, key: &MessageKey) -> Result<Option<Written>, DeliveryError> {
        Ok(key.id.parse().ok().and_then(|id| self.written(id).ok()).filter(|written| written.key == *key))
    }

    fn message_named(&self, words: &str, _place: &PlaceKey) -> Option<MessageKey> {
        let id: MessageId = words.trim().parse().ok()?;
        self.town(|town| town.message(id).ok().map(|posted| town::message_key(&posted.spot, id)))
    }
}
