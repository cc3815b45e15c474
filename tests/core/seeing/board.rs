//! The message that is edited once, however many tap.

use async_trait::async_trait;
use bot_core::incoming::{HomeKey, Incoming, MessageKey, PlaceKey, PlatformKind, Sender, Standing, What};
use bot_core::message::plain_text;
use bot_core::platform::{
    Act, Capabilities, DeliveryError, Destination, OwnThings, Parcel, PersonThere, Platform, Receipt,
};
use bot_core::testing::{ManualClock, TestResult, monday_morning, opening, postgres};
use bot_core::village::{Opening, Village};
use chrono::TimeDelta;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

use crate::PARK;

/// A platform that writes down what everybody reads in #board: the message, and whether it is new or an edit.
#[derive(Debug, Default)]
struct Wall {
    written: Mutex<Vec<(String, bool, String)>>,
}

impl Wall {
    fn written(&self) -> Vec<(String, bool, String)> {
        std::mem::take(&mut *self.written.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[async_trait]
impl Platform for Wall {
    fn kind(&self) -> PlatformKind {
        PlatformKind::Console
    }

    fn capabilities(&self) -> Capabilities {
        let (buttons, options) = (Some(25), Some(25));
        let (forms, asks, slash, moments, reactions) = (false, true, true, false, false);
        let own = OwnThings::default();
        Capabilities { text: 2000, buttons, options, forms, asks, slash, moments, reactions, own }
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        let Destination::Place(place) = &parcel.to else { return Ok(Receipt::default()) };
        let (message, key, is_new) = match &parcel.act {
            Act::Send(message) => (message, MessageKey { place: place.id.clone(), id: parcel.key.simple() }, true),
            Act::Edit { message, now } => (now, message.clone(), false),
            Act::Acknowledge | Act::Own(_) | Act::Keep(_) => return Ok(Receipt::default()),
        };
        if place.id == "#board" {
            let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
            written.push((key.id.clone(), is_new, plain_text(message, "/")));
        }
        Ok(Receipt::showing(vec![key]))
    }

    async fn standing(&self, _: &HomeKey, _: &str) -> Result<Option<PersonThere>, DeliveryError> {
        Ok(Some(PersonThere { standing: Standing::Member, ..PersonThere::default() }))
    }
}

/// A village that gathers changes of a card for five seconds, over a database that outlives it.
struct Gathering {
    village: Arc<Village>,
    clock: Arc<ManualClock>,
    wall: Arc<Wall>,
    events: AtomicU32,
}

impl Gathering {
    async fn open(url: &str, clock: &Arc<ManualClock>) -> Result<Self, Box<dyn std::error::Error>> {
        let wall = Arc::new(Wall::default());
        let opening = Opening { gather: TimeDelta::seconds(5), seed: None, ..opening(url, clock.clone()) };
        let village = Village::open(opening).await?;
        village.attach(wall.clone());
        Ok(Self { village, clock: clock.clone(), wall, events: AtomicU32::new(0) })
    }

    async fn says(&self, account: &str, place: &str, text: &str) -> TestResult {
        let count = self.events.fetch_add(1, Ordering::Relaxed);
        let incoming = Incoming {
            platform: PlatformKind::Console,
            event: format!("{}-{count}", Uuid::now_v7()),
            from: Sender {
                account: account.to_owned(),
                name: account.to_owned(),
                locale: None,
                standing: if account == "olga" { Standing::Admin } else { Standing::Member },
                roles: Vec::new(),
                since: None,
            },
            home: Some(HomeKey { id: "town".to_owned(), name: None }),
            place: PlaceKey { id: place.to_owned(), thread: None, direct: false },
            what: What::Said { text: text.to_owned(), to_bot: false, replies_to: None },
            reply: None,
        };
        if let Some(parcel) = self.village.handle(incoming).await? {
            let result = self.wall.deliver(&parcel).await;
            self.village.settle(&parcel, result).await?;
        }
        self.works().await
    }

    async fn works(&self) -> TestResult {
        while !self.village.run_due(100).await?.is_idle() {}
        Ok(())
    }

    /// Seconds pass, one by one.
    async fn waits(&self, seconds: u32) -> TestResult {
        for _ in 0..seconds {
            self.clock.advance(TimeDelta::seconds(1));
            self.works().await?;
        }
        Ok(())
    }
}

#[tokio::test]
async fn however_many_tap_it_is_one_edit_and_after_a_restart_it_is_the_same_message() -> TestResult {
    let folder = std::env::temp_dir().join(format!("village-seeing-{}", Uuid::now_v7()));
    std::fs::create_dir(&folder)?;
    let database = postgres::fresh_database().await?;
    let file = format!("sqlite:{}", folder.join("village.db").display());
    for url in [file.as_str(), database.url()] {
        let clock = ManualClock::at(monday_morning());
        let town = Gathering::open(url, &clock).await?;
        town.says("olga", "#board", "/settings set whats-on here").await?;
        town.says("ana", "#general", PARK).await?;
        town.waits(20).await?;
        let first = town.wall.written();
        let [(message, true, _), (same, false, _)] = first.as_slice() else { return Err(format!("{first:?}").into()) };
        assert_eq!(message, same);

        // Fifty taps, five in a second: not one edit for nine seconds, then one.
        for tap in 0..50 {
            town.says(&format!("member{tap}"), "#general", "/meetup going #1").await?;
            if tap % 5 == 4 && tap < 45 {
                town.waits(1).await?;
            }
        }
        assert_eq!(town.wall.written(), []);
        town.waits(1).await?;
        let line = "• 10:00 AM Park and coffee (#1), Elm Park – 50 going";
        let board = format!("What's on\nSaturday, November 28\n{line}");
        assert_eq!(town.wall.written(), [(message.clone(), false, board)]);
        town.waits(30).await?;
        assert_eq!(town.wall.written(), []);

        // A tap, and the bot is restarted before the edit was due.
        town.says("member1", "#general", "/meetup cant #1").await?;
        town.village.close().await;
        let town = Gathering::open(url, &clock).await?;
        town.waits(10).await?;
        let after = town.wall.written();
        let [(again, false, board)] = after.as_slice() else { return Err(format!("{after:?}").into()) };
        assert_eq!(again, message);
        assert!(board.ends_with("49 going"), "{board}");
        town.village.close().await;
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}
