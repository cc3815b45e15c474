//! The first minutes of a room with the bot, and somebody who is named before she has ever come to it.

use serde_json::json;

use super::crash::run;
use super::driver::Driver;
use super::ledger::Account;
use super::story::Moms;
use super::{TestResult, fresh, homeserver};

#[tokio::test(flavor = "multi_thread")]
async fn whoever_lets_the_bot_in_is_asked_directly_and_a_stranger_is_known_by_her_mention() -> TestResult {
    let synapse = homeserver().await?;
    let (ana, ben) = (Driver::user(synapse, &fresh("ana"))?, Driver::user(synapse, &fresh("ben"))?);
    let account = Account::new(synapse)?;
    let bot = account.id.clone();
    let dir = tempfile::tempdir()?;
    let process = run(&account, dir.path(), &[])?;
    let room = ana.makes_room("Moms", true, &json!({}))?;
    ben.joins(&room)?;
    ana.invites(&room, &bot)?;
    ana.sees(&json!({ "room": room, "sender": bot, "contains": "I'm Village", "seconds": 60 }))?;
    ana.knows(&room, &[&bot, &ben.id])?;

    let hers = ana.direct_room(&bot)?;
    let asked = ana.hears(&hers, &bot, "A few taps").map_err(|error| format!("{error}\n{}", process.log()))?;
    assert!(asked.is_encrypted());
    // Words do what buttons do elsewhere.
    ana.says(&hers, "keep")?;
    ana.hears(&hers, &bot, "Which language")?;
    ana.says(&hers, "es")?;
    ana.hears(&hers, &bot, "¿Dónde se anuncian")?;

    // Ben has never written anything.
    ana.says(&hers, &format!("mi evitar {}", ben.id))?;
    ana.hears(&hers, &bot, "no te presentaré")?;
    ana.says(&hers, "mi exportar")?;
    ana.hears(&hers, &bot, "en un archivo")?;
    ana.hears(&hers, &bot, "el archivo con todo sobre ti")?;
    let files = ana.files(&hers, &bot)?;
    assert!(files.iter().any(|file| file.contains(&ana.id) && file.contains("\"avoids\"")), "{files:#?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_settings_is_sent_to_the_bot_alone() -> TestResult {
    let Moms { ana, bot, room, living, .. } = Moms::meet(false).await?;
    ana.says(&room, "!settings import")?;
    let hers = ana.direct_room(&bot)?;
    ana.hears(&hers, &bot, "Which file?")?;
    ana.uploads(&hers, "cat.png", "image/png", "no text at all")?;
    ana.uploads(&hers, "settings.toml", "application/toml", "format = 1\n[settings]\nzone = Europe/Madrid\n")?;
    ana.hears(&hers, &bot, "a mistake in line 3")?;
    ana.uploads(&hers, "settings.toml", "application/toml", "format = 1\n[settings]\nzone = \"Europe/Madrid\"\n")?;
    ana.hears(&hers, &bot, "Europe/Madrid")?;
    ana.says(&hers, "change")?;
    ana.hears(&hers, &bot, "one setting is different now")?;
    living.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_invitation_to_the_first_meetup_it_takes_a_few_minutes() -> TestResult {
    let synapse = homeserver().await?;
    let (ana, ben) = (Driver::user(synapse, &fresh("ana"))?, Driver::user(synapse, &fresh("ben"))?);
    let account = Account::new(synapse)?;
    let bot = account.id.clone();
    let dir = tempfile::tempdir()?;
    let process = run(&account, dir.path(), &[])?;
    let room = ana.makes_room("Moms", false, &json!({}))?;
    ben.joins(&room)?;
    ana.invites(&room, &bot)?;
    let hello = ana.sees(&json!({ "room": room, "sender": bot, "contains": "I'm Village", "seconds": 60 }))?;
    ana.knows(&room, &[&bot, &ben.id])?;
    let hers = ana.direct_room(&bot)?;
    let mut told = vec![hello.body().to_owned()];
    // A zone, a language, two channels (a room has no place of its own for introductions), who announces, how present.
    for (asked, answer) in [
        ("Where do most of you live?", "keep"),
        ("Which language", "keep"),
        ("Where shall meetups be announced?", "keep"),
        ("Where shall moderators hear", "keep"),
        ("Who may announce", "keep"),
        ("How present", "nudge"),
    ] {
        let question = ana.hears(&hers, &bot, asked).map_err(|error| format!("{error}\n{}", process.log()))?;
        told.extend([question.body().to_owned(), format!("Ana: {answer}")]);
        ana.says(&hers, answer)?;
    }
    let end = ana.hears(&hers, &bot, "That's it, thank you!")?;
    told.push(end.body().to_owned());
    for words in [
        "pause people for moderators (the power to change permissions)",
        "take messages away for moderators (the power to remove others' messages)",
        "give me the role of admin",
        "Moms isn't encrypted",
    ] {
        assert!(end.body().contains(words), "{words}: {}", end.body());
    }

    // She gives it what it lacks, and looks again.
    let path = format!("client/v3/rooms/{room}/state/m.room.power_levels/");
    let mut levels = ana.api("GET", &path, &serde_json::Value::Null)?;
    levels["users"][&bot] = json!(100);
    ana.sets(&room, "m.room.power_levels", "", &levels)?;
    ana.sets(&room, "m.room.encryption", "", &json!({ "algorithm": "m.megolm.v1.aes-sha2" }))?;
    ana.says(&hers, "look")?;
    let fine = ana.hears(&hers, &bot, "I may do all that I need here")?;
    told.push(fine.body().to_owned());

    ana.says(&room, "!meetup new Coffee walk when: sat 10am place: Elm Park")?;
    let card = ben.hears(&room, &bot, "Coffee walk")?;
    told.push(card.body().to_owned());
    ben.knows(&room, &[&bot, &ana.id])?;
    ben.says(&room, "!meetup going #1")?;
    let going = ben.sees(&json!({ "room": room, "sender": bot, "edits": true, "contains": "1 going" }))?;
    told.push(going.body().to_owned());
    println!("{}", told.join("\n---\n"));
    Ok(())
}
