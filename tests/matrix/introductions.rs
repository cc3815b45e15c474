//! Introductions: two in a room of their own, somebody who asks, and a round of forty under a homeserver's own limits.

use bot_core::message::REACTION_KEYS;
use serde_json::json;

use super::TestResult;
use super::story::Moms;

#[tokio::test(flavor = "multi_thread")]
async fn two_are_introduced_in_an_encrypted_room_of_their_own_and_make_it_a_meetup() -> TestResult {
    let Moms { ana, ben, bot, room, living } = Moms::meet(true).await?;
    for one in [&ana, &ben] {
        one.says(&room, "!my topics walks, cooking")?;
        let hers = one.direct_room(&bot)?;
        one.says(&hers, "intro join")?;
        one.hears(&hers, &bot, "You're in!")?;
    }
    ana.says(&ana.direct_room(&bot)?, "intro round begin")?;
    let opener = ben.sees(&json!({ "sender": bot, "contains": "I'd like you to meet!" }))?;
    let circle = opener.0["room"].as_str().unwrap_or_default().to_owned();
    assert!(opener.is_encrypted() && circle != room && circle != ben.direct_room(&bot)?);
    assert!(opener.body().contains("you both like to talk about walks"), "{}", opener.body());
    ben.knows(&circle, &[&bot, &ana.id])?;
    ana.knows(&circle, &[&bot, &ben.id])?;
    assert_eq!(ana.has(&json!({ "sender": bot, "contains": "I'd like you to meet!" }))?.len(), 1);

    ben.reacts(&circle, opener.id(), REACTION_KEYS[0])?;
    let card = ana.hears(&circle, &bot, "An hour together")?;
    ana.reacts(&circle, card.id(), REACTION_KEYS[0])?;
    ben.sees(&json!({ "room": circle, "sender": bot, "edits": true, "contains": "1 going" }))?;
    assert!(ana.has(&json!({ "room": room, "sender": bot, "contains": "hour together" }))?.is_empty());
    living.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_is_introduced_to_who_says_yes() -> TestResult {
    let moms = Moms::meet(true).await?;
    let cleo = moms.joins("cleo").await?;
    let Moms { ana, ben, bot, room, living } = moms;
    for one in [&ben, &cleo] {
        one.says(&room, "!my lived tongue-tie")?;
        one.hears(&one.direct_room(&bot)?, &bot, "tongue-tie")?;
    }
    ana.says(&room, "!ask tongue-tie")?;
    ana.hears(&ana.direct_room(&bot)?, &bot, "privately asking 2 people")?;
    let (his, hers) = (ben.direct_room(&bot)?, cleo.direct_room(&bot)?);
    let asked = ben.hears(&his, &bot, "Somebody here would like to talk")?;
    assert!(asked.is_encrypted() && !asked.body().contains("ana"), "{}", asked.body());
    cleo.hears(&hers, &bot, "Somebody here would like to talk")?;
    cleo.says(&hers, "no")?;
    cleo.hears(&hers, &bot, "nobody hears of it")?;
    ben.says(&his, "yes")?;
    let opener = ana.sees(&json!({ "sender": bot, "contains": "I'd like you to meet!" }))?;
    let circle = opener.0["room"].as_str().unwrap_or_default().to_owned();
    assert!(opener.is_encrypted() && opener.body().contains("tongue-tie"), "{}", opener.body());
    ben.knows(&circle, &[&bot, &ana.id])?;
    assert!(cleo.has(&json!({ "room": circle }))?.is_empty());
    assert!(ana.has(&json!({ "room": room, "sender": bot, "contains": "tongue" }))?.is_empty());
    living.stops().await
}
