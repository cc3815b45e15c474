//! Circles: encrypted rooms that are opened once, in which only those are who were asked, and which belong to a home.

use std::time::Duration;

use bot_core::id::OutboxId;
use bot_core::incoming::{HomeKey, Incoming, PlaceKey, What};
use bot_core::message::{Message, Span};
use bot_core::platform::{Act, DeliveryError, Destination, Own, Parcel, Receipt};
use bot_core::wording::Locale;
use serde_json::{Value, json};

use super::driver::Driver;
use super::ledger::{Account, Bot, Ledger};
use super::synapse::{Limits, SERVER, Synapse};
use super::{TestResult, fresh, homeserver};

/// Waits for messages are shorter, those for invitations longer.
const A_LITTLE: Duration = Duration::from_secs(30);

/// A home with Ana and Ben in it, and the bot.
struct Home {
    ana: Driver,
    ben: Driver,
    account: Account,
    room: String,
}

impl Home {
    async fn on(synapse: &Synapse) -> TestResult<(Self, Bot)> {
        let ana = Driver::user(synapse, &fresh("ana"))?;
        let ben = Driver::user(synapse, &fresh("ben"))?;
        let account = Account::new(synapse)?;
        let bot = account.run(&Ledger::new()).await?;
        let room = ana.makes_room("Moms", false, &json!({}))?;
        ana.invites(&room, &bot.id)?;
        ben.joins(&room)?;
        ben.knows(&room, &[&bot.id, &ana.id])?;
        bot.ledger.hears("the new home", |incoming| matches!(incoming.what, What::HomeOpened)).await?;
        Ok((Self { ana, ben, account, room }, bot))
    }

    /// What a circle of these is asked for with.
    fn circle(&self, mark: &str, members: &[&str]) -> Wanted {
        let members = members.iter().map(ToString::to_string).collect();
        let (home, mark, title) = (self.room.clone(), mark.to_owned(), "Ana & Ben".to_owned());
        Wanted { home, mark, title, members, known: None, open: true }
    }
}

/// A circle as the village wants it.
#[derive(Clone)]
struct Wanted {
    home: String,
    mark: String,
    title: String,
    members: Vec<String>,
    known: Option<PlaceKey>,
    open: bool,
}

impl Wanted {
    async fn by(&self, bot: &Bot) -> Result<Receipt, DeliveryError> {
        let own = Own::Circle {
            known: self.known.clone(),
            home: HomeKey { id: self.home.clone(), name: None },
            mark: self.mark.clone(),
            title: self.title.clone(),
            members: self.members.clone(),
            leaving: Vec::new(),
            open: self.open,
            goodbye: (!self.open).then(|| words("It was good to have you here.")),
        };
        let to = Destination::Place(place(&self.home));
        bot.platform.deliver(&Parcel { key: bot.ledger.key(), to, act: Act::Own(own) }).await
    }

    /// The same as the outbox does it, which comes again when it is told to wait a little.
    async fn patiently(&self, bot: &Bot) -> Result<Receipt, DeliveryError> {
        loop {
            match self.by(bot).await {
                Err(DeliveryError::RateLimited(wait)) if wait < A_LITTLE => tokio::time::sleep(wait).await,
                end => return end,
            }
        }
    }

    /// Until the bot listens, and the sync has brought what the homeserver knows already.
    async fn soon_by(&self, bot: &Bot) -> Result<Receipt, DeliveryError> {
        for _ in 0..20 {
            match self.by(bot).await {
                Err(DeliveryError::RateLimited(wait)) => tokio::time::sleep(wait).await,
                Err(DeliveryError::Unavailable(_)) => tokio::time::sleep(Duration::from_millis(100)).await,
                end => return end,
            }
        }
        self.by(bot).await
    }
}

fn place(id: &str) -> PlaceKey {
    PlaceKey { id: id.to_owned(), thread: None, direct: false }
}

fn words(text: &str) -> Message {
    Message::para(Locale::En, vec![Span::from(text)])
}

async fn says(bot: &Bot, key: OutboxId, room: &str, text: &str) -> TestResult {
    let parcel = Parcel { key, to: Destination::Place(place(room)), act: Act::Send(words(text)) };
    bot.platform.deliver(&parcel).await?;
    Ok(())
}

/// What somebody says in a circle comes from its home.
async fn is_heard_from(bot: &Bot, event: &str, room: &str, home: &str) -> TestResult<Incoming> {
    let heard = bot.ledger.hears("talk in the circle", |incoming| incoming.event == event).await?;
    assert!(matches!(&heard.what, What::Said { to_bot: false, .. }));
    assert_eq!(heard.home.as_ref().map(|home| home.id.as_str()), Some(home));
    assert_eq!(heard.place, place(room));
    Ok(heard)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_is_an_encrypted_room_of_its_home_and_opened_once() -> TestResult {
    let synapse = homeserver().await?;
    let (home, bot) = Home::on(synapse).await?;
    let (ana, ben) = (&home.ana, &home.ben);
    let wanted = home.circle(&fresh("circle-"), &[&ana.id, &ben.id, "nobody"]);
    let opened = wanted.by(&bot).await?;
    assert_eq!(opened.unreached, ["nobody"]);
    let message = opened.messages.last().cloned().ok_or("no place")?;
    assert_eq!(message.place, message.id);
    let room = message.place;
    ana.knows(&room, &[&bot.id, &ben.id])?;
    ben.knows(&room, &[&bot.id, &ana.id])?;

    let state = |kind: &str| ana.api("GET", &format!("client/v3/rooms/{room}/state/{kind}/"), &Value::Null);
    assert_eq!(state("m.room.name")?["name"], "Ana & Ben");
    assert_eq!(state("m.room.encryption")?["algorithm"], "m.megolm.v1.aes-sha2");
    assert_eq!(state("m.room.join_rules")?["join_rule"], "invite");
    let levels = state("m.room.power_levels")?;
    assert_eq!((&levels["users_default"], &levels["invite"]), (&json!(0), &json!(100)));
    let eve = Driver::user(synapse, &fresh("eve"))?;
    assert!(ana.invites(&room, &eve.id).is_err(), "those in it ask in nobody");

    // What is said in it goes where any message goes, and who speaks there is heard from the home.
    says(&bot, bot.ledger.key(), &room, "Hello, you two!").await?;
    assert!(ana.hears(&room, &bot.id, "Hello, you two!")?.is_encrypted());
    assert!(ben.hears(&room, &bot.id, "Hello, you two!")?.is_encrypted());
    let said = ben.says(&room, "hello, Ana")?;
    let heard = is_heard_from(&bot, &said, &room, &home.room).await?;
    assert_eq!(heard.from.account, ben.id);

    // A bot that never heard of it, before or after a restart, takes it over.
    assert_eq!(wanted.soon_by(&bot).await?, opened);
    let ledger = bot.ledger.clone();
    bot.stops().await?;
    let bot = home.account.run(&ledger).await?;
    assert_eq!(wanted.soon_by(&bot).await?, opened);

    // Ben goes by himself. It stays a circle, he is not asked again, and he has not left the home.
    ben.api("POST", &format!("client/v3/rooms/{room}/leave"), &json!({}))?;
    ana.sees(&json!({"type": "m.room.member", "sender": ben.id, "room": room, "membership": "leave"}))?;
    let said = ana.says(&room, "is anybody there?")?;
    is_heard_from(&bot, &said, &room, &home.room).await?;
    assert_eq!(wanted.by(&bot).await?.unreached, [ben.id.clone(), "nobody".to_owned()]);
    let departed = ledger.heard().iter().filter(|incoming| matches!(incoming.what, What::Departed)).count();
    let opened = ledger.heard().iter().filter(|incoming| matches!(incoming.what, What::HomeOpened)).count();
    assert_eq!((departed, opened), (0, 1), "a circle is no home, and leaving it is leaving no home");
    let left = ledger.hears("that Ben went", |incoming| matches!(incoming.what, What::PlaceLeft)).await?;
    assert_eq!((left.from.account.as_str(), left.place), (ben.id.as_str(), place(&room)));

    // What is for Ana alone does not go there, although nobody else is left in it.
    ana.says(&home.room, "!whisper one")?;
    let whisper = ana.sees(&json!({"sender": bot.id, "contains": "psst one"}))?;
    assert_ne!(whisper.0["room"], room.as_str());
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_in_a_circle_changes_and_the_bot_says_goodbye_in_the_end() -> TestResult {
    let synapse = homeserver().await?;
    let (home, bot) = Home::on(synapse).await?;
    let (ana, ben) = (&home.ana, &home.ben);
    let cleo = Driver::user(synapse, &fresh("cleo"))?;
    let wanted = home.circle(&fresh("circle-"), &[&ana.id, &ben.id]);
    let opened = wanted.by(&bot).await?;
    let room = opened.messages.last().ok_or("no place")?.place.clone();
    ana.knows(&room, &[&bot.id, &ben.id])?;

    let members = vec![ana.id.clone(), cleo.id.clone()];
    let wanted = Wanted { known: Some(place(&room)), members, title: "Ana & Cleo".to_owned(), ..wanted };
    assert_eq!(wanted.soon_by(&bot).await?, opened);
    ana.knows(&room, &[&bot.id, &cleo.id])?;
    ana.sees(&json!({"type": "m.room.member", "sender": bot.id, "room": room, "membership": "leave"}))?;
    let path = format!("client/v3/rooms/{room}/state/m.room.name/");
    assert_eq!(ana.api("GET", &path, &Value::Null)?["name"], "Ana & Cleo");

    let ending = Wanted { open: false, ..wanted.clone() };
    ending.soon_by(&bot).await?;
    assert!(cleo.hears(&room, &bot.id, "It was good to have you here.")?.is_encrypted());
    let left = json!({"type": "m.room.member", "sender": bot.id, "room": room, "membership": "leave"});
    ana.sees(&left)?;
    ana.says(&room, "shall we go on?")?;
    cleo.hears(&room, &ana.id, "shall we go on?")?;
    assert_eq!(ending.by(&bot).await, Ok(Receipt::default()), "once");
    assert_eq!(wanted.by(&bot).await, Err(DeliveryError::Gone), "it is over");
    let closed = bot.ledger.heard().iter().filter(|incoming| matches!(incoming.what, What::HomeClosed)).count();
    assert_eq!(closed, 0);
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_room_is_not_taken_for_a_circle() -> TestResult {
    let synapse = homeserver().await?;
    let (home, bot) = Home::on(synapse).await?;
    let mark = fresh("circle-");
    home.ben.makes_room("Mine", false, &json!({"room_alias_name": format!("village-circle-{mark}")}))?;
    let taken = Err(DeliveryError::Forbidden("the name of the circle is taken"));
    assert_eq!(home.circle(&mark, &[&home.ana.id]).by(&bot).await, taken);
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_homeservers_own_limits_openings_are_told_to_wait() -> TestResult {
    let synapse = Synapse::start(Limits::Original).await?;
    let (home, bot) = Home::on(&synapse).await?;
    // Five invitations a receiver, one that was too fast for another limit among them; then one in five and a half
    // minutes. Those who were not asked too often are not kept waiting for her.
    for number in 0..5 {
        match home.circle(&format!("circle-{number}"), &[&home.ana.id]).patiently(&bot).await {
            Ok(_) => {}
            Err(DeliveryError::RateLimited(_)) if number > 2 => break,
            Err(error) => return Err(error.into()),
        }
    }
    let wanted = home.circle("circle-5", &[&home.ana.id, &home.ben.id]);
    let Err(DeliveryError::RateLimited(wait)) = wanted.patiently(&bot).await else { return Err("not limited".into()) };
    assert!(wait > A_LITTLE, "{wait:?}");
    let path = format!("client/v3/directory/room/%23village-circle-circle-5:{SERVER}");
    let room = home.ana.api("GET", &path, &Value::Null)?["room_id"].as_str().ok_or("no room")?.to_owned();
    home.ben.knows(&room, &[&bot.id])?;
    assert!(matches!(wanted.by(&bot).await, Err(DeliveryError::RateLimited(_))), "and nothing is made twice");
    bot.stops().await
}
