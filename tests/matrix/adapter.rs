//! The adapter alone, over a [`Ledger`]: what is handed over, how often, and what becomes of the answers.

use bot_core::incoming::{HomeKey, Standing, What};
use bot_core::message::REACTION_KEYS;
use bot_core::platform::{Act, DeliveryError, Destination, Parcel};
use serde_json::json;

use super::driver::Driver;
use super::ledger::{Account, Bot, Ledger, card};
use super::synapse::{Limits, Synapse};
use super::{TestResult, fresh, homeserver};

/// A person, a bot, and a room in which both are.
pub(crate) async fn company(synapse: &Synapse, encrypted: bool) -> TestResult<(Driver, Account, Bot, String)> {
    let ana = Driver::user(synapse, &fresh("ana"))?;
    let account = Account::new(synapse)?;
    let bot = account.run(&Ledger::new()).await?;
    let room = ana.makes_room("Moms", encrypted, &json!({}))?;
    ana.invites(&room, &bot.id)?;
    ana.knows(&room, &[&bot.id])?;
    bot.ledger.hears("the new home", |incoming| matches!(incoming.what, What::HomeOpened)).await?;
    Ok((ana, account, bot, room))
}

async fn a_command_is_answered_under_it(encrypted: bool) -> TestResult {
    let synapse = homeserver().await?;
    let (ana, _account, bot, room) = company(synapse, encrypted).await?;
    let said = ana.says(&room, "!ping 1")?;
    let answer = ana.hears(&room, &bot.id, "pong 1")?;
    assert_eq!(answer.is_encrypted(), encrypted);
    assert_eq!(answer.0["content"]["m.relates_to"]["m.in_reply_to"]["event_id"], said.as_str());
    assert_eq!(answer.0["content"]["m.mentions"], json!({}));
    assert_eq!(answer.0["content"]["msgtype"], "m.notice");

    let home = bot.ledger.heard().into_iter().find_map(|incoming| incoming.home).ok_or("no home")?;
    assert_eq!(home, HomeKey { id: room.clone(), name: Some("Moms".to_owned()) });
    let from = bot.ledger.hears("the command", |incoming| incoming.event == said).await?.from;
    assert_eq!((from.account, from.standing), (ana.id.clone(), Standing::Admin));
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_in_a_room_is_answered_there() -> TestResult {
    a_command_is_answered_under_it(false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_in_an_encrypted_room_is_answered_encrypted() -> TestResult {
    a_command_is_answered_under_it(true).await
}

/// As clients write a mention: her words begin with the bot's name, and the event says whom it means.
async fn a_mention_is_answered(encrypted: bool) -> TestResult {
    let synapse = homeserver().await?;
    let (ana, _account, bot, room) = company(synapse, encrypted).await?;
    let name = bot.id.trim_start_matches('@').split(':').next().unwrap_or_default();
    let link = format!("<a href=\"https://matrix.to/#/{}\">{name}</a>: ping 1", bot.id);
    let content = json!({ "msgtype": "m.text", "body": format!("{name}: ping 1"), "format": "org.matrix.custom.html",
        "formatted_body": link, "m.mentions": { "user_ids": [bot.id] } });
    let said = ana.sends(&room, "m.room.message", &content)?;
    let answer = ana.hears(&room, &bot.id, "pong 1")?;
    assert_eq!(answer.0["content"]["m.relates_to"]["m.in_reply_to"]["event_id"], said.as_str());
    // Its id alone is enough, and its name without a mention is a word like any other.
    ana.says(&room, &format!("{name}: ping 2"))?;
    ana.says(&room, &format!("{} ping 3", bot.id))?;
    ana.hears(&room, &bot.id, "pong 3")?;
    assert!(ana.has(&json!({ "room": room, "sender": bot.id, "contains": "pong 2" }))?.is_empty());
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mention_of_the_bot_is_a_command() -> TestResult {
    a_mention_is_answered(false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mention_of_the_bot_in_an_encrypted_room_is_a_command() -> TestResult {
    a_mention_is_answered(true).await
}

async fn everything_said_meanwhile_is_answered_once(encrypted: bool) -> TestResult {
    let synapse = homeserver().await?;
    let (ana, account, bot, room) = company(synapse, encrypted).await?;
    ana.says(&room, "!ping before")?;
    ana.hears(&room, &bot.id, "pong before")?;
    let ledger = bot.ledger.clone();
    bot.stops().await?;
    let wanted: Vec<String> = (0..30).map(|number| format!("!ping {number}")).collect();
    for words in &wanted {
        ana.says(&room, words)?;
    }
    let bot = account.run(&ledger).await?;
    ana.hears(&room, &bot.id, "pong 29")?;
    assert_eq!(ledger.words("!ping")[1..], wanted[..]);
    // Another start finds nothing more to do.
    bot.breaks_off().await;
    let bot = account.run(&ledger).await?;
    ana.says(&room, "!ping after")?;
    ana.hears(&room, &bot.id, "pong after")?;
    let answers = ana.has(&json!({"room": room, "sender": bot.id, "contains": "pong"}))?;
    assert_eq!(answers.len(), 32);
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_commands_said_while_the_bot_is_away_are_answered_once() -> TestResult {
    everything_said_meanwhile_is_answered_once(false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_commands_said_in_an_encrypted_room_while_the_bot_is_away_are_answered_once() -> TestResult {
    everything_said_meanwhile_is_answered_once(true).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_absence_is_read_up_page_by_page() -> TestResult {
    let synapse = homeserver().await?;
    let (ana, account, bot, room) = company(synapse, false).await?;
    let ledger = bot.ledger.clone();
    bot.stops().await?;
    let wanted: Vec<String> = (0..120).map(|number| format!("talk {number}")).collect();
    for words in &wanted {
        ana.says(&room, words)?;
    }
    ana.says(&room, "!ping end")?;
    let bot = account.run(&ledger).await?;
    ana.hears(&room, &bot.id, "pong end")?;
    assert_eq!(ledger.words("talk"), wanted);
    assert!(ledger.told_twice().is_empty());
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_comes_late_opens_what_was_said() -> TestResult {
    let synapse = homeserver().await?;
    let (ana, _account, bot, room) = company(synapse, true).await?;
    ana.holds_keys()?;
    let locked = ana.says(&room, "!ping locked")?;
    // What comes after it in the room shows that the bot has passed it by.
    let ben = Driver::user(synapse, &fresh("ben"))?;
    ben.joins(&room)?;
    ben.knows(&room, &[&bot.id, &ana.id])?;
    ben.says(&room, "!ping open")?;
    ben.hears(&room, &bot.id, "pong open")?;
    assert!(bot.ledger.words("!ping locked").is_empty());
    // After a while it says so, once.
    ana.sees(&json!({"room": room, "sender": bot.id, "contains": "can't read some", "seconds": 60}))?;
    assert_ne!(ana.releases_keys()?, 0);
    let answer = ana.hears(&room, &bot.id, "pong locked")?;
    assert_eq!(answer.0["content"]["m.relates_to"]["m.in_reply_to"]["event_id"], locked.as_str());
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_for_one_person_goes_to_her_one_direct_room() -> TestResult {
    let synapse = homeserver().await?;
    let (ana, account, bot, room) = company(synapse, false).await?;
    ana.says(&room, "!whisper one")?;
    let direct = ana.direct_room(&bot.id)?;
    let whisper = ana.hears(&direct, &bot.id, "psst one")?;
    assert!(whisper.is_encrypted());
    let ledger = bot.ledger.clone();
    bot.stops().await?;
    let bot = account.run(&ledger).await?;
    ana.says(&room, "!whisper two")?;
    ana.hears(&direct, &bot.id, "psst two")?;
    assert!(ana.has(&json!({"room": room, "sender": bot.id}))?.is_empty(), "nothing of it is said in the room");

    // There she needs no home, and everything she says is for the bot.
    let said = ana.says(&direct, "my naps")?;
    let heard = ledger.hears("her words", |incoming| incoming.event == said).await?;
    assert!(heard.place.direct && heard.home.is_none());
    let homes = ledger.heard().iter().filter(|incoming| matches!(incoming.what, What::HomeOpened)).count();
    assert_eq!(homes, 1, "a direct room is no home");

    // When somebody else is asked in, it is not private any more, and another one is opened.
    let ben = Driver::user(synapse, &fresh("ben"))?;
    ana.invites(&direct, &ben.id)?;
    ben.knows(&direct, &[])?;
    ana.says(&room, "!whisper three")?;
    let whisper = ana.sees(&json!({"sender": bot.id, "contains": "psst three"}))?;
    assert_ne!(whisper.0["room"], direct.as_str());
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_has_reactions_for_everybodys_buttons_and_a_file() -> TestResult {
    let synapse = homeserver().await?;
    let (ana, _account, bot, room) = company(synapse, true).await?;
    ana.says(&room, "!card Park")?;
    let shown = ana.hears(&room, &bot.id, "Park")?;
    assert_eq!(shown.0["content"]["msgtype"], "m.text");
    let file = ana.hears(&room, &bot.id, "calendar")?;
    assert_eq!(file.0["content"]["filename"], "park.ics");
    assert!(file.0["content"]["file"]["url"].is_string() && file.0["content"]["m.mentions"] == json!({}));
    for key in [REACTION_KEYS[0], REACTION_KEYS[2]] {
        ana.sees(&json!({"type": "m.reaction", "sender": bot.id, "on": shown.id(), "key": key}))?;
    }
    let private = json!({"type": "m.reaction", "sender": bot.id, "on": shown.id(), "key": REACTION_KEYS[1]});
    assert!(ana.has(&private)?.is_empty());
    let receipt = bot.ledger.settled().into_iter().find_map(Result::ok).ok_or("not delivered")?;
    assert_eq!(receipt.messages.last().map(|message| message.id.as_str()), Some(shown.id()));

    // A tap, in the dress of another client, and taking it back.
    let reaction = ana.reacts(&room, shown.id(), "1\u{fe0f}\u{20e3}")?;
    let heard = bot.ledger.hears("the tap", |incoming| incoming.event == reaction).await?;
    assert!(matches!(&heard.what, What::Reacted { on, key } if on.id == shown.id() && key == REACTION_KEYS[0]));
    ana.redacts(&room, &reaction)?;
    let untap =
        |what: &What| matches!(what, What::Unreacted { on, key } if on.id == shown.id() && key == REACTION_KEYS[0]);
    let heard = bot.ledger.hears("the tap taken back", |incoming| untap(&incoming.what)).await?;
    assert_eq!(heard.from.account, ana.id);

    // The card is said anew.
    let to = Destination::Place(heard.place);
    let original = receipt.messages.last().cloned().ok_or("no card")?;
    let act = Act::Edit { message: original, now: card("Playground") };
    let parcel = Parcel { key: bot.ledger.key(), to, act };
    bot.platform.deliver(&parcel).await?;
    bot.platform.deliver(&parcel).await?;
    let edit = json!({"room": room, "sender": bot.id, "edits": true, "contains": "Playground"});
    let edited = ana.sees(&edit)?;
    assert_eq!(edited.0["content"]["m.relates_to"]["event_id"], shown.id());
    assert_eq!(ana.has(&edit)?.len(), 1, "the same parcel is not shown twice");
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_homeserver_that_goes_away_and_comes_back_finds_the_bot_waiting() -> TestResult {
    let mut synapse = Synapse::start(Limits::Relaxed).await?;
    let (ana, _account, mut bot, room) = company(&synapse, false).await?;
    bot.connected.wait_for(|connected| *connected).await?;
    synapse.stop();
    bot.connected.wait_for(|connected| !connected).await?;
    let place = bot.ledger.heard().first().ok_or("nothing heard")?.place.clone();
    let parcel = Parcel { key: bot.ledger.key(), to: Destination::Place(place), act: Act::Send(card("Park")) };
    assert!(matches!(bot.platform.deliver(&parcel).await, Err(DeliveryError::Unavailable(_))));
    synapse.run().await?;
    ana.says(&room, "!ping back")?;
    ana.hears(&room, &bot.id, "pong back")?;
    assert!(*bot.connected.borrow());
    bot.platform.deliver(&parcel).await?;
    ana.hears(&room, &bot.id, "Park")?;
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_homeservers_own_limits_everything_arrives_in_the_end() -> TestResult {
    let synapse = Synapse::start(Limits::Original).await?;
    let (ana, _account, bot, room) = company(&synapse, false).await?;
    let place = bot.ledger.heard().first().ok_or("nothing heard")?.place.clone();
    let parcel = |number: u32| {
        let message = bot_core::message::Message::para(
            bot_core::wording::Locale::En,
            vec![bot_core::message::Span::Text(format!("line {number}"))],
        );
        Parcel { key: bot.ledger.key(), to: Destination::Place(place.clone()), act: Act::Send(message) }
    };
    let mut limited = 0;
    for number in 0..13 {
        let parcel = parcel(number);
        loop {
            match bot.platform.deliver(&parcel).await {
                Ok(_) => break,
                Err(DeliveryError::RateLimited(wait)) => {
                    limited += 1;
                    tokio::time::sleep(wait).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }
    assert_ne!(limited, 0, "the limit is said to the village, not waited for in silence");
    ana.hears(&room, &bot.id, "line 12")?;
    assert_eq!(ana.has(&json!({"room": room, "sender": bot.id, "contains": "line"}))?.len(), 13);
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_space_is_a_home_only_for_rooms_that_it_names_itself() -> TestResult {
    let synapse = homeserver().await?;
    let ana = Driver::user(synapse, &fresh("ana"))?;
    let eve = Driver::user(synapse, &fresh("eve"))?;
    let account = Account::new(synapse)?;
    let bot = account.run(&Ledger::new()).await?;
    let space = ana.makes_room("Village", false, &json!({"creation_content": {"type": "m.space"}}))?;
    let room = ana.makes_room("general", false, &json!({}))?;
    let via = json!({"via": [super::synapse::SERVER]});
    ana.sets(&room, "m.space.parent", &space, &via)?;
    ana.sets(&space, "m.space.child", &room, &via)?;
    ana.invites(&space, &bot.id)?;
    ana.knows(&space, &[&bot.id])?;
    ana.invites(&room, &bot.id)?;
    ana.knows(&room, &[&bot.id])?;
    // Eve names the space as the parent of a room of her own; the space does not know her room.
    let false_room = eve.makes_room("mine", false, &json!({}))?;
    eve.sets(&false_room, "m.space.parent", &space, &via)?;
    eve.invites(&false_room, &bot.id)?;
    eve.knows(&false_room, &[&bot.id])?;
    eve.joins(&room)?;

    eve.says(&false_room, "!ping false")?;
    eve.hears(&false_room, &bot.id, "pong false")?;
    eve.says(&room, "!ping true")?;
    eve.hears(&room, &bot.id, "pong true")?;
    ana.says(&room, "!ping admin")?;
    ana.hears(&room, &bot.id, "pong admin")?;

    let heard = |words: &'static str| {
        bot.ledger.hears(words, move |incoming| matches!(&incoming.what, What::Said { text, .. } if text == words))
    };
    let falsely = heard("!ping false").await?;
    assert_eq!(falsely.home.map(|home| home.id), Some(false_room.clone()));
    assert_eq!(falsely.from.standing, Standing::Admin, "of her own room");
    let truly = heard("!ping true").await?;
    assert_eq!(truly.home.map(|home| home.id), Some(space.clone()));
    assert_eq!(truly.from.standing, Standing::Member);
    assert_eq!(truly.place.id, room);
    assert_eq!(heard("!ping admin").await?.from.standing, Standing::Admin);

    let opened = bot.ledger.heard().into_iter().filter(|incoming| matches!(incoming.what, What::HomeOpened));
    let mut opened: Vec<String> = opened.filter_map(|incoming| incoming.home).map(|home| home.id).collect();
    let mut wanted = vec![space.clone(), false_room];
    opened.sort();
    opened.dedup();
    wanted.sort();
    assert_eq!(opened, wanted, "a room of a space is no home by itself");
    let greeted = bot.ledger.heard().into_iter().filter(|incoming| matches!(incoming.what, What::HomeOpened));
    let greeted: Vec<_> =
        greeted.filter(|incoming| incoming.home.as_ref().is_some_and(|home| home.id == space)).collect();
    assert!(greeted.iter().any(|incoming| !incoming.place.id.is_empty()), "one of its rooms can be spoken in");

    let home = HomeKey { id: space, name: None };
    let there = bot.platform.standing(&home, &eve.id).await?.map(|person| person.standing);
    assert_eq!(there, Some(Standing::Member), "she is in one of its rooms");
    let there = bot.platform.standing(&home, &ana.id).await?.map(|person| person.standing);
    assert_eq!(there, Some(Standing::Admin));
    eve.api("POST", &format!("client/v3/rooms/{room}/leave"), &json!({}))?;
    let left = |what: &What| matches!(what, What::Departed);
    let departed = bot.ledger.hears("her leaving", |incoming| left(&incoming.what)).await?;
    assert_eq!(departed.from.account, eve.id);
    assert_eq!(bot.platform.standing(&home, &eve.id).await?, None);
    // One of its rooms goes on elsewhere: the village hears which place of which home has moved.
    let upgraded = ana.api("POST", &format!("client/v3/rooms/{room}/upgrade"), &json!({"new_version": "11"}))?;
    let next = upgraded["replacement_room"].as_str().ok_or("no new room")?.to_owned();
    ana.knows(&next, &[&bot.id])?;
    let moved = |what: &What| matches!(what, What::PlaceMoved { to } if *to == next);
    let heard = bot.ledger.hears("the move", |incoming| moved(&incoming.what)).await?;
    assert_eq!((heard.home.map(|home| home.id), heard.place.id), (Some(home.id), room));
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_heard_of_the_puppets_of_a_bridge() -> TestResult {
    let synapse = homeserver().await?;
    let (ana, _account, bot, room) = company(synapse, false).await?;
    let puppet = Driver::user(synapse, &fresh("puppet_ben"))?;
    puppet.joins(&room)?;
    puppet.knows(&room, &[&bot.id])?;
    ana.says(&room, "!card Park")?;
    let shown = puppet.hears(&room, &bot.id, "Park")?;
    puppet.says(&room, "!ping bridged")?;
    puppet.says(&room, &format!("{} !ping bridged", bot.id))?;
    let tap = puppet.reacts(&room, shown.id(), REACTION_KEYS[0])?;
    puppet.redacts(&room, &tap)?;
    puppet.api("POST", &format!("client/v3/rooms/{room}/leave"), &json!({}))?;

    ana.says(&room, "!ping after")?;
    ana.hears(&room, &bot.id, "pong after")?;
    assert!(bot.ledger.heard().iter().all(|incoming| incoming.from.account != puppet.id));
    assert_eq!(ana.has(&json!({"room": room, "sender": bot.id, "contains": "pong"}))?.len(), 1);
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn power_levels_make_moderators_and_admins() -> TestResult {
    let synapse = homeserver().await?;
    let (ana, _account, bot, room) = company(synapse, false).await?;
    let ben = Driver::user(synapse, &fresh("ben"))?;
    ben.joins(&room)?;
    let standing_when = async |level: i64| -> TestResult<Standing> {
        let path = format!("client/v3/rooms/{room}/state/m.room.power_levels/");
        let mut levels = ana.api("GET", &path, &json!(null))?;
        levels["users"][ben.id.as_str()] = json!(level);
        ana.sets(&room, "m.room.power_levels", "", &levels)?;
        let said = ben.says(&room, "hello")?;
        Ok(bot.ledger.hears("hello", |incoming| incoming.event == said).await?.from.standing)
    };
    assert_eq!(standing_when(0).await?, Standing::Member);
    assert_eq!(standing_when(50).await?, Standing::Moderator);
    assert_eq!(standing_when(100).await?, Standing::Admin);
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_of_somebody_who_may_not_invite_is_left_alone() -> TestResult {
    let synapse = homeserver().await?;
    let ana = Driver::user(synapse, &fresh("ana"))?;
    let eve = Driver::user(synapse, &fresh("eve"))?;
    let mut account = Account::new(synapse)?;
    account.config.invites_from = vec![ana.id.clone(), "*:elsewhere.test".to_owned()];
    let bot = account.run(&Ledger::new()).await?;
    let strange = eve.makes_room("Strangers", false, &json!({}))?;
    eve.invites(&strange, &bot.id)?;
    let room = ana.makes_room("Moms", false, &json!({}))?;
    ana.invites(&room, &bot.id)?;
    ana.knows(&room, &[&bot.id])?;
    let member = eve.api("GET", &format!("client/v3/rooms/{strange}/state/m.room.member/{}", bot.id), &json!(null))?;
    assert_eq!(member["membership"], "invite");
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_that_goes_on_elsewhere_takes_the_bot_along() -> TestResult {
    let synapse = homeserver().await?;
    let (ana, _account, bot, room) = company(synapse, false).await?;
    let upgraded = ana.api("POST", &format!("client/v3/rooms/{room}/upgrade"), &json!({"new_version": "11"}))?;
    let next = upgraded["replacement_room"].as_str().ok_or("no new room")?.to_owned();
    ana.knows(&next, &[&bot.id])?;
    ana.says(&next, "!ping new")?;
    ana.hears(&next, &bot.id, "pong new")?;
    let moved = |what: &What| matches!(what, What::HomeMoved { to } if *to == next);
    let heard = bot.ledger.hears("the move", |incoming| moved(&incoming.what)).await?;
    assert_eq!(heard.home.map(|home| home.id), Some(room));
    let order: Vec<_> = bot.ledger.heard().into_iter().map(|incoming| incoming.what).collect();
    let at = |fits: &dyn Fn(&What) -> bool| order.iter().position(fits);
    assert!(at(&moved) < at(&|what| matches!(what, What::Said { .. })), "the village hears of the move first");
    assert_eq!(order.iter().filter(|what| matches!(what, What::HomeOpened)).count(), 1);
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_is_shown_out_says_that_its_home_is_closed() -> TestResult {
    let synapse = homeserver().await?;
    let (ana, _account, bot, room) = company(synapse, false).await?;
    let came = json!({"type": "m.room.member", "sender": bot.id, "room": room, "membership": "join"});
    ana.sees(&came)?;
    ana.api("POST", &format!("client/v3/rooms/{room}/kick"), &json!({"user_id": bot.id}))?;
    bot.ledger.hears("the end", |incoming| matches!(incoming.what, What::HomeClosed)).await?;
    let place = bot.ledger.heard().first().ok_or("nothing heard")?.place.clone();
    let parcel = Parcel { key: bot.ledger.key(), to: Destination::Place(place), act: Act::Send(card("Park")) };
    assert_eq!(bot.platform.deliver(&parcel).await, Err(DeliveryError::Gone));
    // Asked in again, it hears what is said from then on.
    ana.says(&room, "!ping unheard")?;
    ana.invites(&room, &bot.id)?;
    ana.sees(&came)?;
    ana.says(&room, "!ping again")?;
    ana.hears(&room, &bot.id, "pong again")?;
    assert!(bot.ledger.words("!ping unheard").is_empty());
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_in_a_thread_is_answered_in_it() -> TestResult {
    let synapse = homeserver().await?;
    let (ana, _account, bot, room) = company(synapse, false).await?;
    let first = ana.says(&room, "who comes along?")?;
    let relation = json!({"rel_type": "m.thread", "event_id": first});
    let content = json!({"msgtype": "m.text", "body": "!ping threaded", "m.relates_to": relation});
    let said = ana.sends(&room, "m.room.message", &content)?;
    let answer = ana.hears(&room, &bot.id, "pong threaded")?;
    let relation = &answer.0["content"]["m.relates_to"];
    assert_eq!((&relation["rel_type"], &relation["event_id"]), (&json!("m.thread"), &json!(first)));
    assert_eq!(relation["m.in_reply_to"]["event_id"], said.as_str());
    bot.stops().await
}
