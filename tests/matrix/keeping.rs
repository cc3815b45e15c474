//! Keeping order on a real homeserver: a pause by power level comes back exactly, also when others change the power
//! levels meanwhile, in a room of version 12 and in an encrypted one.

use std::time::Duration;

use bot_core::incoming::{HomeKey, PlaceKey, What};
use bot_core::platform::{Act, DeliveryError, Destination, Keep, Parcel, Receipt, Why};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::driver::Driver;
use super::ledger::{Account, Bot, Ledger};
use super::synapse::Synapse;
use super::{TestResult, fresh, homeserver};

/// A home with Ana, who made it, and Ben; the bot may change power levels.
struct Home {
    ana: Driver,
    ben: Driver,
    room: String,
    bot: Bot,
}

impl Home {
    async fn on(synapse: &Synapse, encrypted: bool, version: &str) -> TestResult<Self> {
        let ana = Driver::user(synapse, &fresh("ana"))?;
        let ben = Driver::user(synapse, &fresh("ben"))?;
        let account = Account::new(synapse)?;
        let bot = account.run(&Ledger::new()).await?;
        let room = ana.makes_room("Moms", encrypted, &json!({ "room_version": version }))?;
        ana.invites(&room, &bot.id)?;
        ben.joins(&room)?;
        ben.knows(&room, &[&bot.id, &ana.id])?;
        bot.ledger.hears("the new home", |incoming| matches!(incoming.what, What::HomeOpened)).await?;
        let home = Self { ana, ben, room, bot };
        home.raises(&home.bot.id.clone(), Some(100))?;
        Ok(home)
    }

    fn levels(&self) -> TestResult<Value> {
        let path = format!("client/v3/rooms/{}/state/m.room.power_levels/", self.room);
        self.ana.api("GET", &path, &Value::Null)
    }

    /// Ana changes somebody's level, or takes it away.
    fn raises(&self, who: &str, level: Option<i64>) -> TestResult {
        let mut levels = self.levels()?;
        match level {
            Some(level) => levels["users"][who] = json!(level),
            None => {
                if let Some(users) = levels["users"].as_object_mut() {
                    users.remove(who);
                }
            }
        }
        self.ana.sets(&self.room, "m.room.power_levels", "", &levels)
    }

    async fn keeps(&self, keep: Keep) -> Result<Receipt, DeliveryError> {
        let place = PlaceKey { id: self.room.clone(), thread: None, direct: false };
        let to = Destination::Place(place);
        loop {
            let parcel = Parcel { key: self.bot.ledger.key(), to: to.clone(), act: Act::Keep(keep.clone()) };
            match self.bot.platform.deliver(&parcel).await {
                Err(DeliveryError::RateLimited(wait)) => tokio::time::sleep(wait).await,
                Err(DeliveryError::Unavailable(_)) => tokio::time::sleep(Duration::from_millis(100)).await,
                end => return end,
            }
        }
    }

    async fn pauses(&self, account: &str, until: bool, before: Option<String>) -> Result<Receipt, DeliveryError> {
        let home = HomeKey { id: self.room.clone(), name: None };
        let until = until.then(later);
        let why = Why("it got heated".to_owned());
        self.keeps(Keep::Pause { home, account: account.to_owned(), until, why, before }).await
    }

    /// Ben cannot write, and can again with exactly what was there before.
    async fn pauses_ben(&self) -> TestResult {
        let before = self.levels()?;
        assert!(before["users"].get(&self.ben.id).is_none());
        let first = self.pauses(&self.ben.id, true, None).await?;
        assert_eq!(self.levels()?["users"][&self.ben.id], json!(-1));
        assert!(self.ben.says(&self.room, "hello?").is_err(), "she cannot write");
        // Whoever does it again, as after a crash, still knows what was there before.
        let again = self.pauses(&self.ben.id, true, None).await?;
        assert_eq!(again.before, first.before);

        // Ana changes something else meanwhile, and it stays.
        let cleo = "@cleo:village.test";
        self.raises(cleo, Some(10))?;
        self.pauses(&self.ben.id, false, first.before.clone()).await?;
        let mut wanted = before;
        wanted["users"][cleo] = json!(10);
        assert_eq!(self.levels()?, wanted, "absent stays absent, and nothing else has changed");
        self.ben.says(&self.room, "hello!")?;
        self.pauses(&self.ben.id, false, first.before).await?;
        assert_eq!(self.levels()?, wanted, "twice is once");

        // What was there is what comes back; and what somebody else has put there meanwhile is left to them.
        self.raises(&self.ben.id, Some(7))?;
        let receipt = self.pauses(&self.ben.id, true, None).await?;
        assert_eq!(self.levels()?["users"][&self.ben.id], json!(-1));
        self.pauses(&self.ben.id, false, receipt.before).await?;
        assert_eq!(self.levels()?["users"][&self.ben.id], json!(7));
        let receipt = self.pauses(&self.ben.id, true, None).await?;
        self.raises(&self.ben.id, Some(5))?;
        self.pauses(&self.ben.id, false, receipt.before).await?;
        assert_eq!(self.levels()?["users"][&self.ben.id], json!(5));
        Ok(())
    }
}

fn later() -> DateTime<Utc> {
    Utc::now() + Duration::from_hours(2)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_in_a_room_of_version_12_comes_back_exactly_and_spares_its_creator() -> TestResult {
    let synapse = homeserver().await?;
    let home = Home::on(synapse, false, "12").await?;
    home.pauses_ben().await?;
    let before = home.levels()?;
    let creator = home.pauses(&home.ana.id, true, None).await;
    assert!(matches!(creator, Err(DeliveryError::Forbidden(_))), "{creator:?}");
    let out = Keep::Goodbye {
        home: HomeKey { id: home.room.clone(), name: None },
        account: home.ana.id.clone(),
        out: true,
        why: Why::default(),
    };
    assert!(matches!(home.keeps(out).await, Err(DeliveryError::Forbidden(_))));
    assert_eq!(home.levels()?, before);
    home.bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_in_an_encrypted_room_comes_back_exactly() -> TestResult {
    let synapse = homeserver().await?;
    let home = Home::on(synapse, true, "11").await?;
    home.pauses_ben().await?;
    home.bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_is_quieter_for_a_while_and_somebody_goes_and_comes_back() -> TestResult {
    let synapse = homeserver().await?;
    let home = Home::on(synapse, false, "12").await?;
    let before = home.levels()?;
    for _ in 0..2 {
        home.keeps(Keep::Cool { until: Some(later()), before: None }).await?;
    }
    assert!(home.ben.says(&home.room, "hello?").is_err());
    home.ana.says(&home.room, "let's breathe")?;
    home.keeps(Keep::Cool { until: None, before: None }).await?;
    assert_eq!(home.levels()?, before);
    home.ben.says(&home.room, "hello!")?;

    let out = |out| Keep::Goodbye {
        home: HomeKey { id: home.room.clone(), name: None },
        account: home.ben.id.clone(),
        out,
        why: Why("selling".to_owned()),
    };
    for _ in 0..2 {
        home.keeps(out(true)).await?;
    }
    assert!(home.ben.joins(&home.room).is_err());
    for _ in 0..2 {
        home.keeps(out(false)).await?;
    }
    home.ben.joins(&home.room)?;
    home.bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_read_where_it_stands_also_encrypted() -> TestResult {
    let synapse = homeserver().await?;
    let home = Home::on(synapse, true, "11").await?;
    let said = home.ben.says(&home.room, "Leo goes to Elm School")?;
    home.bot.ledger.hears("it", |incoming| incoming.event == said).await?;
    let place = PlaceKey { id: home.room.clone(), thread: None, direct: false };
    let link = format!("https://matrix.to/#/{}/{said}?via=village.test", home.room);
    let key = home.bot.platform.message_named(&link, &place).ok_or("not a link")?;
    let written = home.bot.platform.message(&key).await?.ok_or("it is not there")?;
    assert_eq!((written.account.as_str(), written.text.as_str()), (home.ben.id.as_str(), "Leo goes to Elm School"));
    assert_eq!(written.home.map(|of| of.id), Some(home.room.clone()));
    let gone = bot_core::incoming::MessageKey { id: "$nothing".to_owned(), ..key };
    assert_eq!(home.bot.platform.message(&gone).await?, None);
    home.bot.stops().await
}
