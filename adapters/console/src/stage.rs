//! The stage: the bot, the town and the clock, and what each line of a script does to them.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bot_core::command::{FILE_BYTES, GivenArg};
use bot_core::incoming::{PlatformKind, Sender, What};
use bot_core::keys::Keys;
use bot_core::message::{Does, Form, Route};
use bot_core::settings::Defaults;
use bot_core::store::StoreError;
use bot_core::time::Clock;
use bot_core::village::{Opening, Typing, Village};
use bot_core::wording::Locale;
use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use tokio::io::AsyncReadExt as _;

use crate::clock::PlayClock;
use crate::from_console::{self, Deed};
use crate::platform::Console;
use crate::script::{Filling, Line};
use crate::town::{self, MessageId, Name, NotThere, Spot, Town};
use crate::transcript::Entry;

/// Jobs and parcels in one step of the worker: one after the other, so that a play repeats to the letter.
const STEP: usize = 1;

/// Under which name the village keeps the town, and how much of it: a bookmark holds 64 KiB.
const TOWN: &str = "town";
const TOWN_BYTES: usize = 60_000;

/// What a village is opened with, as often as it is opened.
#[derive(Clone)]
pub struct Setting {
    /// The database; there may be a password in it.
    pub database_url: String,
    /// Whether somebody will come back to this town.
    pub kept: bool,
    /// The zone in which the community begins.
    pub zone: Tz,
    /// Its language.
    pub locale: Locale,
    /// Chance.
    pub seed: u64,
}

/// The bot, the town and the clock.
pub struct Stage {
    setting: Setting,
    clock: Arc<PlayClock>,
    console: Arc<Console>,
    village: Arc<Village>,
}

/// What stands in a file of this machine, a little more than may be given of one at most.
async fn read_file(file: &Path) -> io::Result<String> {
    let most = u64::try_from(FILE_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut text = String::new();
    tokio::fs::File::open(file).await?.take(most).read_to_string(&mut text).await?;
    Ok(text)
}

/// Why a line cannot be carried out.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// What the line speaks of is not there.
    #[error(transparent)]
    NotThere(#[from] NotThere),
    /// `@until` a moment that is over.
    #[error("{0} is over already")]
    Over(NaiveDateTime),
    /// `@until` an hour that the zone skips.
    #[error("{0} is an hour that {1} skips")]
    Skipped(NaiveDateTime, Tz),
    /// `with` on a button that asks nothing.
    #[error("`{0}` opens no form")]
    NoForm(String),
    /// One answer for several questions.
    #[error("the form has several fields, name them: {0}")]
    SeveralFields(String),
    /// An answer to a question that is not asked.
    #[error("the form has no field `{0}`; it has {1}")]
    NoField(String, String),
    /// A required question without an answer.
    #[error("the form needs `{0}`")]
    Unanswered(String),
    /// A file that cannot be read.
    #[error("{} cannot be read: {why}", .file.display())]
    File {
        /// Which.
        file: PathBuf,
        /// Why not.
        why: io::Error,
    },
    /// The database failed.
    #[error("the database failed")]
    Store(#[from] StoreError),
    /// The town could not be written down.
    #[error("the town could not be written down")]
    Town(#[from] serde_json::Error),
}

impl Stage {
    /// Opens the village and the town around it. A town that was left in the future goes on there, where it is asked to.
    pub async fn raise(setting: Setting, clock: PlayClock, go_on: bool) -> Result<Self, Trouble> {
        let clock = Arc::new(clock);
        let village = open(&setting, Arc::clone(&clock)).await?;
        let mut town = if setting.kept {
            let text = village.bookmark(PlatformKind::Console, TOWN).await?;
            text.map(|text| serde_json::from_str(&text)).transpose()?.unwrap_or_default()
        } else {
            Town::default()
        };
        town.visit();
        if let Some(latest) = town.latest.filter(|_| go_on) {
            clock.move_to(latest);
        }

        let console = Arc::new(Console::new(Arc::clone(&clock)));
        console.town(|place| *place = town);
        village.attach(Arc::<Console>::clone(&console));
        let stage = Self { setting, clock, console, village };
        stage.keep().await?;
        Ok(stage)
    }

    /// The town and what was said in it.
    #[must_use]
    pub fn console(&self) -> &Console {
        &self.console
    }

    /// The time on the stage.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// What became visible since this was asked last.
    #[must_use]
    pub fn take_fresh(&self) -> Vec<Entry> {
        self.console.take_fresh()
    }

    /// When the next thing falls due.
    pub async fn next_due(&self) -> Result<Option<DateTime<Utc>>, Trouble> {
        Ok(self.village.next_due().await?)
    }

    /// Carries out a line and everything that is due after it.
    pub async fn carry_out(&mut self, line: Line) -> Result<(), Trouble> {
        match line {
            Line::Nothing => return Ok(()),
            Line::Advance(by) => {
                let by = TimeDelta::from_std(by).unwrap_or(TimeDelta::zero());
                self.advance_to(self.clock.now() + by).await?;
            }
            Line::Until(local) => self.until(local).await?,
            Line::Join(name) => {
                let from = self.console.town(|town| from_console::sender(town.arrives(&name)));
                self.console.town(|town| town.announces(&from.account));
                self.tell(arrival(from)).await?;
            }
            Line::Leave(name) => {
                let from = self.console.town(|town| town.leaves(&name).map(|person| from_console::sender(&person)))?;
                self.tell(Deed { from, spot: Spot::general(), what: What::Departed }).await?;
            }
            Line::Role(name, standing) => self.console.town(|town| town.appoint(&name, standing)),
            Line::Dms(name, dms) => self.console.town(|town| town.set_dms(&name, dms)),
            Line::Restart => self.restart().await?,
            Line::FailSend(times) => self.console.fail_next(times),
            Line::Says { who, spot, text } => {
                let from = self.acts(&who);
                let message = self.console.member_says(&from.account, spot.clone(), &text)?;
                self.hear(from, spot, message, &text).await?;
            }
            Line::Sends { who, file } => {
                let text = read_file(&file).await.map_err(|why| Trouble::File { file: file.clone(), why })?;
                let (from, spot) = (self.acts(&who), Spot::Private(who.account()));
                let name = file.file_name().unwrap_or_default().to_string_lossy();
                let message = self.console.member_says(&from.account, spot.clone(), &format!("[{name}]"))?;
                self.hear(from, spot, message, &text).await?;
            }
            Line::Presses { who, label, on, with } => self.press(&who, &label, on, with).await?,
            Line::Picks { who, options, on } => self.pick(&who, &options, on).await?,
            Line::Reports { who, message, words } => {
                let from = self.acts(&who);
                let posted = self.console.town(|town| town.seen_by(&from.account, message).cloned())?;
                let written = self.console.written(message)?;
                self.tell(from_console::reported(from, posted.spot, written, &words)).await?;
            }
            Line::Edits { who, message, text } => {
                let from = self.acts(&who);
                self.console.member_edits(&from.account, message, &text)?;
            }
            Line::Deletes { who, message } => {
                let from = self.acts(&who);
                self.console.member_deletes(&from.account, message)?;
            }
        }
        later(self.run_due().await.map(drop))?;
        later(self.keep().await)
    }

    /// What somebody has written, or what stands in a file that she has sent.
    async fn hear(&self, from: Sender, spot: Spot, message: MessageId, text: &str) -> Result<(), Trouble> {
        // Whoever speaks has joined, and a direct chat would not show it.
        let private = matches!(spot, Spot::Private(_));
        if private && self.console.town(|town| town.announces(&from.account)) {
            self.tell(arrival(from.clone())).await?;
        }
        // A message is told under its own name, as on other platforms.
        self.tell_as(message.to_string(), from_console::said(from, spot, text)).await
    }

    /// Runs everything that is due now; what has to be tried again waits for the clock. Whether anything was done.
    pub async fn run_due(&self) -> Result<bool, Trouble> {
        let mut done = false;
        loop {
            let ran = self.village.run_due(STEP).await?;
            if ran.is_idle() {
                return Ok(done);
            }
            done = true;
        }
    }

    /// Puts everything away.
    pub async fn close(self) {
        self.village.close().await;
    }

    fn acts(&self, who: &Name) -> Sender {
        self.console.town(|town| from_console::sender(town.acts(who)))
    }

    /// Tells the village, and delivers what comes of it: first what others see, then the answer.
    async fn tell(&self, deed: Deed) -> Result<(), Trouble> {
        let event = self.console.town(Town::next_event);
        self.tell_as(event, deed).await
    }

    async fn tell_as(&self, event: String, deed: Deed) -> Result<(), Trouble> {
        let asker = deed.from.account.clone();
        let incoming = deed.told_as(event);
        match self.village.handle(incoming.clone()).await {
            Ok(Some(parcel)) => {
                later(self.run_due().await.map(drop))?;
                let result = self.console.answer(&parcel, &asker);
                later(self.village.settle(&parcel, result).await.map_err(Trouble::Store))
            }
            Ok(None) => Ok(()),
            Err(error) if error.is_passing() => {
                let is_talk = matches!(incoming.what, What::Said { .. });
                let apology = if is_talk {
                    self.village.apology_to(&incoming, &error)
                } else {
                    Some(self.village.apology(&error, self.setting.locale))
                };
                match apology {
                    Some(apology) => Ok(self.console.apologise(&asker, apology)?),
                    None => Ok(()),
                }
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn press(
        &self,
        who: &Name,
        label: &str,
        on: Option<MessageId>,
        with: Option<Filling>,
    ) -> Result<(), Trouble> {
        let from = self.acts(who);
        let (message, action) = self.console.town(|town| town.button(&from.account, label, on))?;
        let spot = self.console.town(|town| town.message(message).map(|posted| posted.spot.clone()))?;
        let form = match &action.does {
            Does::Open(route) => self.form(&from.account, &spot, message, route).await?,
            Does::Invoke(_) | Does::Visit(_) => None,
        };
        match (form, with, action.does) {
            (Some(form), Some(filling), _) => {
                let fields = fill_in(&form, filling)?;
                self.tell(from_console::submitted(from, spot, form.route, fields)).await
            }
            (Some(form), None, _) => {
                self.console.open_form(&from.account, &action.label, &form);
                Ok(())
            }
            (None, Some(_), _) => Err(Trouble::NoForm(action.label)),
            (None, None, Does::Invoke(route) | Does::Open(route)) => {
                self.tell(from_console::pressed(from, spot, message, route)).await
            }
            // A browser opens; the bot does not learn of it.
            (None, None, Does::Visit(_)) => Ok(()),
        }
    }

    async fn form(&self, account: &str, spot: &Spot, on: MessageId, route: &Route) -> Result<Option<Form>, Trouble> {
        let typing = Typing {
            platform: PlatformKind::Console,
            account: account.to_owned(),
            home: from_console::home_of(spot),
            locale: self.setting.locale,
        };
        let what = What::Pressed { route: route.clone(), on: Some(town::message_key(spot, on)) };
        Ok(self.village.form(&typing, &what).await?)
    }

    async fn pick(&self, who: &Name, options: &[String], on: Option<MessageId>) -> Result<(), Trouble> {
        let from = self.acts(who);
        let first = options.first().map_or("", String::as_str);
        let (message, list) = self.console.town(|town| town.list(&from.account, first, on))?;
        let spot = self.console.town(|town| town.message(message).map(|posted| posted.spot.clone()))?;
        let values: Result<Vec<String>, NotThere> = options
            .iter()
            .map(|option| {
                town::choosable(&list, option).map(str::to_owned).ok_or_else(|| NotThere::NotOffered {
                    message,
                    label: option.clone(),
                    offers: list.options.iter().map(|option| option.label.clone()).collect(),
                })
            })
            .collect();
        self.tell(from_console::picked(from, spot, list.route.clone(), values?)).await
    }

    async fn until(&self, local: NaiveDateTime) -> Result<(), Trouble> {
        let zone = self.village.zone_in(PlatformKind::Console, &town::home()).await?;
        let at = zone.from_local_datetime(&local).earliest().ok_or(Trouble::Skipped(local, zone))?;
        let at = at.with_timezone(&Utc);
        if at < self.clock.now() {
            return Err(Trouble::Over(local));
        }
        self.advance_to(at).await
    }

    /// Moves the clock from one due time to the next, so that everything happens at its own moment.
    async fn advance_to(&self, target: DateTime<Utc>) -> Result<(), Trouble> {
        self.run_due().await?;
        while let Some(due) = self.village.next_due().await? {
            let now = self.clock.now();
            if due > target || now >= target {
                break;
            }
            // What is due but cannot be done yet must not hold up the rest.
            self.clock.move_to(if due > now { due } else { target.min(now + TimeDelta::minutes(1)) });
            self.run_due().await?;
        }
        self.clock.move_to(target);
        self.run_due().await?;
        Ok(())
    }

    /// Drops all that the bot has in memory and opens the database again, as after a crash.
    async fn restart(&mut self) -> Result<(), Trouble> {
        let village = open(&self.setting, Arc::clone(&self.clock)).await?;
        village.attach(Arc::<Console>::clone(&self.console));
        self.village = village;
        Ok(())
    }

    /// Lets the village remember the town, where somebody will come back to it.
    async fn keep(&self) -> Result<(), Trouble> {
        if !self.setting.kept {
            return Ok(());
        }
        let now = self.clock.now();
        let text = self.console.town(|town| {
            town.latest = Some(now);
            town.keepsake(TOWN_BYTES)
        })?;
        Ok(self.village.set_bookmark(PlatformKind::Console, TOWN, &text).await?)
    }
}

/// While the database is away, what is due waits for it.
fn later(end: Result<(), Trouble>) -> Result<(), Trouble> {
    match end {
        Err(Trouble::Store(error)) if error.is_passing() => {
            tracing::warn!(%error, "the database does not answer; it is tried again");
            Ok(())
        }
        end => end,
    }
}

fn arrival(from: Sender) -> Deed {
    Deed { from, spot: Spot::general(), what: What::Arrived }
}

async fn open(setting: &Setting, clock: Arc<PlayClock>) -> Result<Arc<Village>, StoreError> {
    Village::open(Opening {
        database_url: setting.database_url.clone(),
        migrate: true,
        clock,
        seed: Some(setting.seed),
        defaults: Defaults { zone: setting.zone, locale: setting.locale, prefix: "!".to_owned() },
        operator_contact: String::new(),
        gather: TimeDelta::zero(),
        keys: Keys::of_a_play(),
    })
    .await
}

/// The answers of a form: what was filled in, and what it already held.
fn fill_in(form: &Form, filling: Filling) -> Result<Vec<GivenArg>, Trouble> {
    let keys = || form.fields.iter().map(|field| field.key.as_str()).collect::<Vec<_>>().join(", ");
    let given = match (filling, form.fields.as_slice()) {
        (Filling::Only(value), [field]) => vec![GivenArg { name: field.key.clone(), value }],
        (Filling::Only(_), _) => return Err(Trouble::SeveralFields(keys())),
        (Filling::Named(given), _) => given,
    };
    if let Some(stray) = given.iter().find(|arg| !form.fields.iter().any(|field| field.key == arg.name)) {
        return Err(Trouble::NoField(stray.name.clone(), keys()));
    }
    let mut answers = Vec::with_capacity(form.fields.len());
    for field in &form.fields {
        let value = given.iter().find(|arg| arg.name == field.key).map(|arg| arg.value.clone());
        match value.or_else(|| field.value.clone()) {
            Some(value) if !value.trim().is_empty() || !field.required => {
                answers.push(GivenArg { name: field.key.clone(), value });
            }
            Some(_) | None if field.required => return Err(Trouble::Unanswered(field.key.clone())),
            Some(_) | None => {}
        }
    }
    Ok(answers)
}
