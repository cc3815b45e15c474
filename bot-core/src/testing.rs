//! What tests stand on; only with the feature `testing`.
//!
//! A test reads as a conversation: people say and press things, and then the transcript is looked at.
//! [`in_town`] lives through it on SQLite in memory and on PostgreSQL at once, and owns the end: nothing may be left
//! undone.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};

use crate::command::GivenArg;
use crate::incoming::{
    HomeKey, Incoming, MessageKey, PlaceKey, PlatformKind, ReplyWay, Sender, Standing, What, Written,
};
use crate::keys::Keys;
use crate::message::{Action, Choice, Does, Form, Message, plain_text};
use crate::platform::{
    Act, Capabilities, DeliveryError, Destination, Keep, Own, OwnThings, Parcel, PersonThere, Platform, Receipt,
};
use crate::settings::Defaults;
use crate::store::StoreError;
use crate::time::Clock;
use crate::village::{Opening, Typing, Village};
use crate::wording::Locale;

pub mod postgres;

/// What a test returns.
pub type TestResult = Result<(), Box<dyn std::error::Error>>;

/// Parcels and jobs in one step of the worker.
const STEP: usize = 100;

/// A clock that moves only when told.
#[derive(Debug)]
pub struct ManualClock(Mutex<DateTime<Utc>>);

impl ManualClock {
    /// A clock that shows `at`.
    #[must_use]
    pub fn at(at: DateTime<Utc>) -> Arc<Self> {
        Arc::new(Self(Mutex::new(at)))
    }

    /// Moves it on.
    pub fn advance(&self, by: TimeDelta) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now += by;
    }

    /// Moves it to `at`.
    pub fn set(&self, at: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where a scenario begins: Monday, November 23, 2026, nine in the morning in New York.
#[must_use]
pub fn monday_morning() -> DateTime<Utc> {
    chrono_tz::America::New_York
        .with_ymd_and_hms(2026, 11, 23, 9, 0, 0)
        .single()
        .map_or(DateTime::UNIX_EPOCH, |at| at.with_timezone(&Utc))
}

/// What a calendar file says under this name, as in `UID`; empty when it does not say it.
#[must_use]
pub fn calendar_line<'f>(file: &'f str, name: &str) -> &'f str {
    file.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap_or_default()
}

/// Something that stands on the town's screen.
#[derive(Debug, Clone)]
struct Shown {
    id: String,
    place: String,
    /// Who alone sees it.
    only: Option<String>,
    actions: Vec<Action>,
    choices: Vec<Choice>,
}

/// The platform of a town, as it would remember things while the bot is away.
#[derive(Debug, Default)]
struct Streets {
    shown: Vec<Shown>,
    delivered: HashMap<String, Receipt>,
    transcript: Vec<String>,
    /// Each with who alone got it.
    files: Vec<(Option<String>, String)>,
    /// What people wrote, by their events.
    written: HashMap<String, Written>,
    /// Who is in the town, whether or not the bot has heard of her.
    people: HashSet<String>,
    standings: HashMap<String, Standing>,
    roles: HashMap<String, Vec<String>>,
    since: HashMap<String, DateTime<Utc>>,
    gone: Vec<String>,
    closed: Vec<String>,
    /// Who does not let herself be asked into a circle.
    apart: Vec<String>,
    refused: Vec<&'static str>,
    /// What was there before anything was kept.
    before: Option<String>,
    failures: u32,
    events: u32,
    said: u32,
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

    fn streets(&self) -> std::sync::MutexGuard<'_, Streets> {
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
    fn show(&mut self, id: &str, place: &str, only: Option<String>, message: &Message) {
        let whom = only.as_ref().map_or_else(|| place.to_owned(), |only| format!("to {only}"));
        self.transcript.push(format!("({whom}) {}", text_of(message)));
        self.files.extend(message.files.iter().map(|file| (only.clone(), file.text.clone())));
        let actions = message.actions().cloned().collect();
        let choices = message.choices().cloned().collect();
        self.shown.push(Shown { id: id.to_owned(), place: place.to_owned(), only, actions, choices });
    }

    /// What keeps order.
    fn keep(&mut self, keep: &Keep) -> Result<Receipt, DeliveryError> {
        if self.refused.contains(&"keep") {
            return Err(DeliveryError::Forbidden("the town does not allow it"));
        }
        self.transcript.push(format!("(keeps) {keep:?}"));
        Ok(Receipt { before: self.before.clone(), ..Receipt::default() })
    }

    /// What the town has of its own; nothing is made twice, because an entry's id is its mark.
    fn own(&mut self, place: &str, own: &Own) -> Result<Receipt, DeliveryError> {
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
    fn circle(
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

    fn edit(&mut self, id: &str, message: &Message) {
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

/// A village under test, lived through on several databases at once: everything happens on each of them,
/// and each must say the same.
pub struct Town {
    sides: Vec<Side>,
}

/// The village over one database.
struct Side {
    name: &'static str,
    village: Arc<Village>,
    clock: Arc<ManualClock>,
    platform: TownPlatform,
}

/// Somebody in a town.
#[derive(Clone, Copy)]
pub struct Person<'a> {
    town: &'a Town,
    name: &'a str,
}

impl Side {
    async fn open(name: &'static str, database_url: &str) -> Result<Self, Box<dyn std::error::Error>> {
        let clock = ManualClock::at(monday_morning());
        let opening = opening(database_url, clock.clone());
        let platform = TownPlatform::default();
        let village = Village::open(opening).await?;
        village.attach(Arc::new(platform.clone()));
        Ok(Self { name, village, clock, platform })
    }

    async fn settle(&self) -> TestResult {
        while !self.village.run_due(STEP).await?.is_idle() {}
        Ok(())
    }

    async fn happens(&self, incoming: Incoming) -> TestResult {
        self.platform.streets().people.insert(incoming.from.account.clone());
        if let What::Said { text, .. } = &incoming.what {
            let written = Written {
                key: MessageKey { place: incoming.place.id.clone(), id: incoming.event.clone() },
                home: incoming.home.clone(),
                account: incoming.from.account.clone(),
                name: incoming.from.name.clone(),
                text: text.clone(),
                at: self.clock.now(),
            };
            self.platform.streets().written.insert(incoming.event.clone(), written);
        }
        if let Some(parcel) = self.village.handle(incoming).await? {
            let result = self.platform.deliver(&parcel).await;
            self.village.settle(&parcel, result).await?;
        }
        self.settle().await
    }

    async fn leaves_nothing(&self) -> TestResult {
        self.settle().await?;
        if let Some(put_aside) = self.village.put_aside().await?.first() {
            return Err(format!("on {}: put aside: {put_aside:?}", self.name).into());
        }
        if self.village.next_due().await?.is_some_and(|due| due <= self.clock.now()) {
            return Err(format!("on {}: something that is due was left undone", self.name).into());
        }
        Ok(())
    }
}

/// What a village under test is opened with.
#[must_use]
pub fn opening(database_url: &str, clock: Arc<dyn Clock>) -> Opening {
    Opening {
        database_url: database_url.to_owned(),
        migrate: true,
        clock,
        seed: Some(1),
        defaults: Defaults { zone: chrono_tz::America::New_York, locale: Locale::En, prefix: "!".to_owned() },
        operator_contact: "ops@example.org".to_owned(),
        gather: TimeDelta::zero(),
        keys: Keys::of_a_play(),
    }
}

impl Town {
    /// Somebody who lives here.
    #[must_use]
    pub fn member<'a>(&'a self, name: &'a str) -> Person<'a> {
        Person { town: self, name }
    }

    /// Everything the bot has said since the last look, the same on every database.
    ///
    /// # Panics
    /// When the databases came to different transcripts.
    #[track_caller]
    #[expect(clippy::must_use_candidate, reason = "a test may look away")]
    pub fn transcript(&self) -> String {
        let take = |side: &Side| std::mem::take(&mut side.platform.streets().transcript).join("\n---\n");
        let mut transcripts = self.sides.iter().map(take);
        let first = transcripts.next().unwrap_or_default();
        for other in transcripts {
            assert_eq!(first, other, "the databases came to different transcripts");
        }
        first
    }

    /// What was said up to here is not looked at.
    pub fn skip(&self) {
        self.transcript();
    }

    /// The texts of the files that were handed out since the last look.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        self.files_by_reader().into_iter().map(|(_, text)| text).collect()
    }

    /// The same with who alone got each; none when everybody did.
    #[must_use]
    pub fn files_by_reader(&self) -> Vec<(Option<String>, String)> {
        self.sides.iter().flat_map(|side| std::mem::take(&mut side.platform.streets().files)).collect()
    }

    /// The next deliveries fail.
    pub fn fail_deliveries(&self, count: u32) {
        self.streets(|streets| streets.failures = count);
    }

    /// The town does not let the bot do these: event, thread, pin, circle; write in any place.
    pub fn refuses(&self, what: &[&'static str]) {
        self.streets(|streets| streets.refused = what.to_vec());
    }

    /// What the town says was there before it keeps order.
    pub fn keeps_as(&self, before: &str) {
        self.streets(|streets| streets.before = Some(before.to_owned()));
    }

    /// Somebody deletes the newest message of a place.
    pub fn loses_newest_in(&self, place: &str) {
        self.streets(|streets| {
            let newest = streets.shown.iter().rposition(|shown| shown.only.is_none() && shown.place == place);
            if let Some(newest) = newest {
                streets.shown.remove(newest);
            }
        });
    }

    /// Does all that is due now.
    pub async fn settle(&self) -> TestResult {
        for side in &self.sides {
            side.settle().await?;
        }
        Ok(())
    }

    /// Time passes; what falls due on the way is done in order.
    pub async fn advance(&self, by: TimeDelta) -> TestResult {
        for side in &self.sides {
            let end = side.clock.now() + by;
            side.settle().await?;
            while let Some(due) = side.village.next_due().await?.filter(|due| *due <= end) {
                let now = side.clock.now();
                if now >= end {
                    break;
                }
                // What waits behind something that is tried again later must not hold up the clock.
                side.clock.set(if due > now { due } else { end.min(now + TimeDelta::minutes(1)) });
                side.settle().await?;
            }
            side.clock.set(end);
            side.settle().await?;
        }
        Ok(())
    }

    /// The program is replaced by one with other rules of zones, by which everything that is on begins so much later
    /// than it should: what was found by the old rules is looked at again.
    pub async fn gets_other_zone_rules(&self, by: TimeDelta) -> TestResult {
        for side in &self.sides {
            side.village.find_wrongly(by).await?;
            side.village.watch_zone_rules().await?;
            side.settle().await?;
        }
        Ok(())
    }

    /// Somebody has written words after which she is offered support.
    pub async fn offers_support(&self, name: &str) -> TestResult {
        let home = HomeKey { id: "town".to_owned(), name: None };
        for side in &self.sides {
            side.village.offers_support(PlatformKind::Console, &home, name).await?;
            side.settle().await?;
        }
        Ok(())
    }

    /// Every row of every table of every database: which database, which table, and all of its columns as text.
    pub async fn every_row(&self) -> Result<Vec<(&'static str, String, String)>, Box<dyn std::error::Error>> {
        let mut all = Vec::new();
        for side in &self.sides {
            let rows = side.village.every_row().await?;
            all.extend(rows.into_iter().map(|(table, row)| (side.name, table, row)));
        }
        Ok(all)
    }

    /// Whether arrivals are to be heard, the same on every database.
    pub async fn hears_arrivals(&self) -> Result<bool, Box<dyn std::error::Error>> {
        let mut all = Vec::new();
        for side in &self.sides {
            all.push(side.village.hears_arrivals(PlatformKind::Console).await?);
        }
        let first = all.first().copied().unwrap_or_default();
        if all.iter().any(|one| *one != first) {
            return Err(format!("the databases do not agree: {all:?}").into());
        }
        Ok(first)
    }

    /// Time passes while the bot is away.
    pub fn sleeps(&self, by: TimeDelta) {
        for side in &self.sides {
            side.clock.advance(by);
        }
    }

    /// Tells the village of an event and delivers the answer.
    pub async fn happens(&self, incoming: &Incoming) -> TestResult {
        for side in &self.sides {
            side.happens(incoming.clone()).await?;
        }
        Ok(())
    }

    /// Tells the village of an event; the bot dies between its commit and the answer.
    pub async fn dies_answering(&self, incoming: &Incoming) -> TestResult {
        for side in &self.sides {
            side.platform.streets().people.insert(incoming.from.account.clone());
            let answer = side.village.handle(incoming.clone()).await?;
            answer.ok_or_else(|| format!("on {}: there was nothing to answer", side.name))?;
        }
        Ok(())
    }

    /// The newest message of somebody that all may read.
    fn newest_of(&self, name: &str) -> Result<Written, Box<dyn std::error::Error>> {
        let side = self.sides.first().ok_or("a town without a side")?;
        let streets = side.platform.streets();
        let hers = streets.written.values().filter(|written| written.account == name && written.home.is_some());
        let number = |written: &&Written| written.key.id.trim_start_matches('e').parse::<u32>().unwrap_or(0);
        hers.max_by_key(number).cloned().ok_or_else(|| format!("{name} has written nothing").into())
    }

    fn streets(&self, change: impl Fn(&mut Streets)) {
        for side in &self.sides {
            change(&mut side.platform.streets());
        }
    }
}

impl Person<'_> {
    /// Says something in `#general`.
    pub async fn says(self, text: &str) -> TestResult {
        self.says_in("#general", text).await
    }

    /// Writes to the bot alone.
    pub async fn whispers(self, text: &str) -> TestResult {
        let place = format!("@{}", self.name);
        let what = What::Said { text: text.to_owned(), to_bot: false, replies_to: None };
        self.town.happens(&self.event(&place, what)).await
    }

    /// Presses the button on the newest message she can see that has it.
    pub async fn presses(self, label: &str) -> TestResult {
        // Without forms, a button that would open one asks instead.
        let what = self.press(label)?;
        let What::Pressed { on: Some(MessageKey { place, .. }), .. } = &what else { return Ok(()) };
        self.town.happens(&self.event(place, what.clone())).await
    }

    /// Opens the form behind a button, as a platform with forms does.
    pub async fn opens(self, label: &str) -> Result<Form, Box<dyn std::error::Error>> {
        let side = self.town.sides.first().ok_or("a town without a side")?;
        let typing = Typing {
            platform: PlatformKind::Console,
            account: self.name.to_owned(),
            home: Some(HomeKey { id: "town".to_owned(), name: None }),
            locale: Locale::En,
        };
        let form = side.village.form(&typing, &self.press(label)?).await?;
        form.ok_or_else(|| format!("{label:?} opens no form").into())
    }

    /// Sends a form, with these fields changed.
    pub async fn sends(self, form: &Form, changed: &[(&str, &str)]) -> TestResult {
        let fields = form.fields.iter().map(|field| {
            let now = changed.iter().find(|(key, _)| *key == field.key).map(|(_, value)| (*value).to_owned());
            let value = now.or_else(|| field.value.clone()).unwrap_or_default();
            GivenArg { name: field.key.clone(), value }
        });
        let what = What::Submitted { route: form.route.clone(), fields: fields.collect() };
        self.town.happens(&self.event("#general", what)).await
    }

    /// The press of the button on the newest message she can see that has it.
    pub fn press(self, label: &str) -> Result<What, Box<dyn std::error::Error>> {
        let side = self.town.sides.first().ok_or("a town without a side")?;
        let found = side.platform.streets().shown.iter().rev().find_map(|shown| {
            let hers = shown.only.as_ref().is_none_or(|only| only == self.name);
            let action = shown.actions.iter().find(|action| hers && action.label.eq_ignore_ascii_case(label))?;
            Some((shown.place.clone(), shown.id.clone(), action.does.clone()))
        });
        let Some((place, id, Does::Invoke(route) | Does::Open(route))) = found else {
            return Err(format!("{} sees no button {label:?}", self.name).into());
        };
        Ok(What::Pressed { route, on: Some(MessageKey { place, id }) })
    }

    /// Chooses from the newest list she can see that has it.
    pub async fn picks(self, label: &str) -> TestResult {
        let side = self.town.sides.first().ok_or("a town without a side")?;
        let found = side.platform.streets().shown.iter().rev().find_map(|shown| {
            let hers = shown.only.as_ref().is_none_or(|only| only == self.name);
            shown.choices.iter().filter(|_| hers).find_map(|choice| {
                let option = choice.options.iter().find(|option| option.label == label)?;
                Some((shown.place.clone(), choice.route.clone(), option.value.clone()))
            })
        });
        let (place, route, value) = found.ok_or_else(|| format!("{} sees no choice {label:?}", self.name))?;
        self.town.happens(&self.event(&place, What::Picked { route, values: vec![value] })).await
    }

    /// Has this authority from now on.
    pub fn is(self, standing: Standing) {
        self.town.streets(|streets| {
            streets.standings.insert(self.name.to_owned(), standing);
        });
    }

    /// Has these roles of the town's platform from now on.
    pub fn has_roles(self, roles: &[&str]) {
        self.town.streets(|streets| {
            streets.roles.insert(self.name.to_owned(), roles.iter().map(|role| (*role).to_owned()).collect());
        });
    }

    /// Is in the town since then, as its platform knows.
    pub fn is_here_since(self, at: DateTime<Utc>) {
        self.town.streets(|streets| {
            streets.since.insert(self.name.to_owned(), at);
        });
    }

    /// Takes no direct messages any more.
    pub fn closes_dms(self) {
        self.town.streets(|streets| streets.closed.push(self.name.to_owned()));
    }

    /// Does not let herself be asked into a circle any more.
    pub fn stays_apart(self) {
        self.town.streets(|streets| streets.apart.push(self.name.to_owned()));
    }

    /// Says something in a place.
    pub async fn says_in(self, place: &str, text: &str) -> TestResult {
        let what = What::Said { text: text.to_owned(), to_bot: false, replies_to: None };
        self.town.happens(&self.event(place, what)).await
    }

    /// Opens the menu on the newest message that somebody wrote where all may read it, and chooses a command there.
    pub async fn points(self, at: &str, path: &str, args: &[(&str, &str)]) -> TestResult {
        let on = self.town.newest_of(at)?;
        let given = |(name, value): &(&str, &str)| GivenArg { name: (*name).to_owned(), value: (*value).to_owned() };
        let place = on.key.place.clone();
        let what = What::Menu { path: path.to_owned(), on, args: args.iter().map(given).collect() };
        self.town.happens(&self.event(&place, what)).await
    }

    /// Replies to the newest message that somebody wrote where all may read it.
    pub async fn replies(self, to: &str, text: &str) -> TestResult {
        let on = self.town.newest_of(to)?.key;
        let place = on.place.clone();
        let what = What::Said { text: text.to_owned(), to_bot: false, replies_to: Some(on) };
        self.town.happens(&self.event(&place, what)).await
    }

    /// What is offered to her while she types an argument of a command, as she reads it.
    pub async fn is_offered(self, path: &str, arg: &str, typed: &str) -> Result<Vec<String>, StoreError> {
        let home = Some(HomeKey { id: "town".to_owned(), name: None });
        let (platform, account, locale) = (PlatformKind::Console, self.name.to_owned(), Locale::En);
        let typing = Typing { platform, account, home, locale };
        let mut offered = Vec::new();
        for side in &self.town.sides {
            let choices = side.village.suggest(&typing, path, arg, typed, &[]).await?;
            offered.extend(choices.into_iter().map(|choice| format!("{} {}", choice.value, choice.label)));
        }
        Ok(offered)
    }

    /// Lives in the town; the bot hears nothing of it.
    pub fn moves_in(self) {
        self.town.streets(|streets| {
            streets.people.insert(self.name.to_owned());
        });
    }

    /// Leaves without the bot being told.
    pub fn vanishes(self) {
        self.town.streets(|streets| streets.gone.push(self.name.to_owned()));
    }

    /// The event of her doing something.
    #[must_use]
    pub fn event(self, place: &str, what: What) -> Incoming {
        let mut standing = Standing::Member;
        let mut since = None;
        let mut roles = Vec::new();
        let mut count = 0;
        if let Some(side) = self.town.sides.first() {
            let mut streets = side.platform.streets();
            standing = streets.standings.get(self.name).copied().unwrap_or(standing);
            since = streets.since.get(self.name).copied();
            roles = streets.roles.get(self.name).cloned().unwrap_or_default();
            streets.events += 1;
            count = streets.events;
        }
        let direct = place.starts_with('@');
        Incoming {
            platform: PlatformKind::Console,
            event: format!("e{count}"),
            from: Sender {
                account: self.name.to_owned(),
                name: self.name.to_owned(),
                locale: None,
                standing,
                roles,
                since,
            },
            home: (!direct).then(|| HomeKey { id: "town".to_owned(), name: Some("Town".to_owned()) }),
            place: PlaceKey { id: place.to_owned(), thread: None, direct },
            what,
            reply: Some(ReplyWay { token: place.to_owned(), seconds: 900, private: false }),
        }
    }
}

/// Runs a scenario on SQLite in memory and on PostgreSQL, side by side. Nothing may be left undone at its end.
pub async fn in_town(scenario: impl AsyncFn(&Town) -> TestResult) -> TestResult {
    let database = postgres::fresh_database().await?;
    let sides = vec![Side::open("SQLite", "sqlite::memory:").await?, Side::open("PostgreSQL", database.url()).await?];
    let town = Town { sides };
    scenario(&town).await?;
    for side in &town.sides {
        side.leaves_nothing().await?;
        side.village.close().await;
    }
    Ok(())
}
