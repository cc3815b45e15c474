//! What the program logs: ids and kinds at every level, never a word or a name.

use serde_json::json;

use super::crash::run;
use super::driver::Driver;
use super::ledger::Account;
use super::{TestResult, fresh, homeserver};

/// In everything that somebody writes below, and in no id.
const SECRET: &str = "secret";

async fn nothing_said_is_logged(encrypted: bool) -> TestResult {
    let synapse = homeserver().await?;
    let ana = Driver::user(synapse, &fresh("ana"))?;
    ana.api("PUT", &format!("client/v3/profile/{}/displayname", ana.id), &json!({ "displayname": "secret Ana" }))?;
    let account = Account::new(synapse)?;
    let bot = account.id.clone();
    let dir = tempfile::tempdir()?;
    let process = run(&account, dir.path(), &["--log", "trace"])?;
    let room = ana.makes_room("secret moms", encrypted, &json!({ "topic": "secret" }))?;
    ana.invites(&room, &bot)?;
    ana.sees(&json!({ "room": room, "sender": bot, "contains": "I'm Village", "seconds": 60 }))?;
    ana.knows(&room, &[&bot])?;

    // What no client writes: it is passed by. The homeserver itself refuses some of it, where it can read it.
    if encrypted {
        ana.sends(&room, "m.room.message", &json!({ "msgtype": "m.text", "body": ["secret"] }))?;
        ana.sends(&room, "m.room.message", &json!({ "secret": "secret" }))?;
    }
    let malformed = [
        ("m.room.message", json!({ "msgtype": "m.location", "body": "secret", "geo_uri": 7 })),
        ("m.reaction", json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": 7, "key": "secret" } })),
    ];
    for (kind, content) in malformed {
        ana.sends(&room, kind, &content)?;
    }
    ana.sets(
        &room,
        "m.room.member",
        &ana.id,
        &json!({ "membership": "join", "displayname": "secret Ana", "secret": [7] }),
    )?;

    ana.says(&room, "secret talk among mothers")?;
    ana.says(&room, "!meetup secret")?;
    ana.says(&room, "!meetup new secret walk when: tomorrow 10am place: secret park address: secret street 5")?;
    ana.hears(&room, &bot, "secret walk")?;
    let hers = ana.direct_room(&bot)?;
    ana.hears(&hers, &bot, "secret walk is announced")?;
    ana.says(&hers, "meetup going 1 note: secret allergy")?;
    ana.says(&hers, "my about secret wishes")?;
    ana.says(&hers, "my show")?;
    ana.hears(&hers, &bot, "secret wishes")?;

    let log = process.log();
    assert!(log.contains("the village is open") && log.contains("TRACE"), "{log}");
    assert!(!log.to_lowercase().contains(SECRET), "{log}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_word_and_no_name_is_logged() -> TestResult {
    nothing_said_is_logged(false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn no_word_and_no_name_of_an_encrypted_room_is_logged() -> TestResult {
    nothing_said_is_logged(true).await
}
