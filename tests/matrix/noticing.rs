//! What is noticed in an encrypted room.

use serde_json::{Value, json};

use super::TestResult;
use super::story::Moms;

const SHAMING: &str = "Honestly, formula is poison for a newborn";

#[tokio::test(flavor = "multi_thread")]
async fn in_an_encrypted_room_an_author_is_nudged_directly_and_takes_hers_back() -> TestResult {
    let Moms { ana, ben, bot, room, living } = Moms::meet(true).await?;
    ana.says(&room, "!settings set care nudge")?;
    let hers = ana.direct_room(&bot)?;
    ana.hears(&hers, &bot, "I only watch")?;
    ana.says(&hers, "begin")?;
    ana.hears(&hers, &bot, "I begin now")?;

    let said = ben.says(&room, SHAMING)?;
    let bens = ben.direct_room(&bot)?;
    let nudge = ben.hears(&bens, &bot, "Just between us")?;
    assert!(nudge.is_encrypted());
    assert!(nudge.0.to_string().contains("https://matrix.to/#/"), "it links to the message: {}", nudge.0);

    // Where the bot has no power she hears how she does it herself; with it, it is taken away.
    ben.says(&bens, "back")?;
    ben.hears(&bens, &bot, "I'm not allowed to take it away here")?;
    let path = format!("client/v3/rooms/{room}/state/m.room.power_levels/");
    let mut levels = ana.api("GET", &path, &Value::Null)?;
    levels["users"][&bot] = json!(50);
    ana.sets(&room, "m.room.power_levels", "", &levels)?;
    ben.says(&bens, "reword")?;
    ben.hears(&bens, &bot, "How would you say it?")?;
    ben.says(&bens, "It was different for me. How are you both?")?;
    ben.hears(&bens, &bot, "It was different for me. How are you both?")?;
    ben.says(&bens, "away")?;
    ana.sees(&json!({"room": room, "sender": bot, "type": "m.room.redaction"}))?;
    let left = ana.api("GET", &format!("client/v3/rooms/{room}/event/{said}"), &Value::Null)?;
    assert_eq!(left["content"], json!({}), "{left}");
    assert!(ana.has(&json!({"room": room, "sender": bot, "contains": "Just between us"}))?.is_empty());
    living.stops().await
}
