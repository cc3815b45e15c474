//! What members ask of those who keep order, of everybody without a name, and of people to talk to.

use std::time::Duration;

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::TestResult;
use super::driver::Driver;
use super::story::Moms;

const PATIENCE: Duration = Duration::from_secs(20);

/// Waits until nothing is left of an event.
async fn until_taken_away(somebody: &Driver, room: &str, event: &str) -> TestResult {
    let path = format!("client/v3/rooms/{room}/event/{event}");
    let gone = async {
        while somebody.api("GET", &path, &Value::Null)?["unsigned"]["redacted_because"].is_null() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(())
    };
    tokio::time::timeout(PATIENCE, gone).await?
}

/// Says something as soon as she may.
async fn until_said(somebody: &Driver, room: &str, words: &str) -> TestResult {
    let said = async {
        while somebody.says(room, words).is_err() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    Ok(tokio::time::timeout(PATIENCE, said).await?)
}

/// A report from the flag under a message to what became of it, and an appeal against what followed.
async fn from_a_report_to_an_appeal(encrypted: bool) -> TestResult {
    let moms = Moms::meet(encrypted).await?;
    let (mia, cleo) = (moms.joins("mia").await?, moms.joins("cleo").await?);
    let Moms { ana, ben, bot, room, living } = moms;
    let path = format!("client/v3/rooms/{room}/state/m.room.power_levels/");
    let mut levels = ana.api("GET", &path, &json!(null))?;
    levels["users"][bot.as_str()] = json!(100);
    levels["users"][mia.id.as_str()] = json!(50);
    ana.sets(&room, "m.room.power_levels", "", &levels)?;
    for somebody in [&ana, &mia, &ben] {
        somebody.says(&room, "!my show")?;
        somebody.hears(&somebody.direct_room(&bot)?, &bot, "Only you see this")?;
    }

    let said = ben.says(&room, "Formula is for lazy mothers")?;
    cleo.hears(&room, &ben.id, "lazy mothers")?;
    let flag = cleo.reacts(&room, &said, "🚩")?;
    let hers = cleo.direct_room(&bot)?;
    cleo.hears(&hers, &bot, "Nobody sees that it was you")?;
    until_taken_away(&ana, &room, &flag).await?;
    let (to_ana, to_mia) = (ana.direct_room(&bot)?, mia.direct_room(&bot)?);
    let card = mia.hears(&to_mia, &bot, "Report 1")?;
    assert!(card.body().contains("Formula is for lazy mothers") && !card.body().contains("cleo"), "{}", card.body());
    assert!(card.0["content"]["formatted_body"].as_str().unwrap_or_default().contains(&said), "{card:?}");
    ana.hears(&to_ana, &bot, "Report 1")?;

    mia.says(&to_mia, "take")?;
    mia.hears(&to_mia, &bot, "is looking after it")?;
    mia.says(&to_mia, "close")?;
    mia.hears(&to_mia, &bot, "How does report 1 end?")?;
    mia.says(&to_mia, "acted")?;
    cleo.hears(&hers, &bot, "have looked at what you told them")?;

    mia.says(&to_mia, &format!("!care pause {} how-long: 2h why: it hurt some of us", ben.id))?;
    mia.hears(&to_mia, &bot, "it hurt some of us")?;
    mia.says(&to_mia, "send")?;
    let his = ben.direct_room(&bot)?;
    ben.hears(&his, &bot, "it hurt some of us")?;

    // He asks the other one, who had nothing to do with it, to look again.
    ben.says(&his, "!appeal it was a quote")?;
    ben.hears(&his, &bot, "Somebody who had nothing to do with it")?;
    ana.hears(&to_ana, &bot, "it was a quote")?;
    ana.says(&to_ana, "!care appeals 1 undo it was one indeed")?;
    ben.hears(&his, &bot, "it was one indeed")?;
    until_said(&ben, &room, "thank you").await?;
    for somebody in [&ana, &mia, &ben] {
        let seen = somebody.has(&json!({"sender": bot, "contains": cleo.id}))?;
        assert!(seen.is_empty(), "whoever told stays unknown: {seen:?}");
    }
    living.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flag_is_a_report_and_a_pause_is_appealed_against() -> TestResult {
    from_a_report_to_an_appeal(false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flag_in_an_encrypted_room_is_a_report_and_a_pause_is_appealed_against() -> TestResult {
    from_a_report_to_an_appeal(true).await
}

async fn without_a_name(encrypted: bool) -> TestResult {
    let moms = Moms::meet(encrypted).await?;
    let eva = moms.joins("eva").await?;
    let Moms { ana, ben, bot, room, living } = moms;
    let to_ana = ana.direct_room(&bot)?;
    for (setting, value) in [("share-channel", "here"), ("share-delay", "0"), ("region", "nz")] {
        ana.says(&room, &format!("!settings set {setting} {value}"))?;
        ana.hears(&to_ana, &bot, setting)?;
    }
    ana.hears(&to_ana, &bot, "PlunketLine")?;
    ana.says(&to_ana, "right")?;
    for somebody in [&eva, &ben] {
        somebody.says(&room, "!my show")?;
        somebody.hears(&somebody.direct_room(&bot)?, &bot, "Only you see this")?;
    }
    living.clock.advance(TimeDelta::days(2));

    let words = "Nobody told me how lonely the nights are";
    let hers = eva.direct_room(&bot)?;
    eva.says(&hers, &format!("!share post {words}"))?;
    eva.hears(&hers, &bot, "nobody sees that it's you")?;
    ana.hears(&to_ana, &bot, "waits for your yes")?;
    ana.says(&to_ana, "approve")?;
    let post = ben.hears(&room, &bot, words)?;
    assert_eq!(post.is_encrypted(), encrypted);
    let alias = post.body().split(',').next().unwrap_or_default();
    let his = ben.direct_room(&bot)?;
    ben.says(&his, &format!("!share me-too {alias}"))?;
    ben.hears(&his, &bot, "Nobody sees that it's you")?;
    ben.sees(&json!({"room": room, "sender": bot, "edits": true, "contains": "1 of us knows this feeling too"}))?;
    for somebody in [&ana, &ben] {
        assert!(somebody.has(&json!({"sender": bot, "contains": eva.id}))?.is_empty());
    }

    eva.says(&hers, "!support")?;
    let shown = eva.hears(&hers, &bot, "I don't note it down")?;
    assert!(shown.is_encrypted() && shown.body().contains("PlunketLine"), "{}", shown.body());
    assert!(ben.has(&json!({"room": room, "sender": bot, "contains": "PlunketLine"}))?.is_empty());
    living.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_without_a_name_and_people_to_talk_to() -> TestResult {
    without_a_name(false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_without_a_name_and_people_to_talk_to_from_an_encrypted_room() -> TestResult {
    without_a_name(true).await
}
