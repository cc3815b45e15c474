//! One village in two places: a server on Discord and a room on Matrix.

use std::time::Duration;

use bot_core::message::REACTION_KEYS;
use serde_json::json;
use tokio::sync::watch;

use super::discord::world::in_world;
use super::driver::Driver;
use super::ledger::Account;
use super::{TestResult, fresh, homeserver};

/// Discord's permission of that name.
const ADMINISTRATOR: u64 = 8;

#[tokio::test(flavor = "multi_thread")]
async fn one_meetup_is_announced_and_answered_on_discord_and_in_an_encrypted_room() -> TestResult {
    let synapse = homeserver().await?;
    in_world(async |world| {
        let mums = world.guild("Mums of Elm Park");
        let mia = mums.member_with("Mia", ADMINISTRATOR);
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let account = Account::new(synapse)?;
        let matrix = bot_matrix::start(account.config.clone(), bot.village.clone()).await?;
        bot.village.attach(matrix.platform());
        let (stop, stopping) = watch::channel(false);
        let listening = tokio::spawn(matrix.run(stopping));
        let village = bot.village.clone();
        let working = tokio::spawn(async move {
            let mut ticks = tokio::time::interval(Duration::from_millis(50));
            while village.run_due(50).await.is_ok() {
                ticks.tick().await;
            }
        });

        let ana = Driver::user(synapse, &fresh("ana"))?;
        let ben = Driver::user(synapse, &fresh("ben"))?;
        let room = ana.makes_room("Moms", true, &json!({}))?;
        ben.joins(&room)?;
        ana.invites(&room, &account.id)?;
        ana.knows(&room, &[&account.id, &ben.id])?;
        ana.hears(&room, &account.id, "I'm Village")?;

        // Both admins want it: the one gives a code, the other uses it.
        mia.slash("settings set", &[("setting", "meetup-channel"), ("value", "here")]).await?.privately()?;
        let given = mia.slash("village link", &[]).await?.privately()?;
        let code = given.split("village link ").nth(1).ok_or("no code")?;
        let code: String = code.chars().take_while(char::is_ascii_alphanumeric).collect();
        ana.says(&room, "!settings set meetup-channel here")?;
        ana.says(&room, &format!("!village link {code}"))?;
        let hers = ana.direct_room(&account.id)?;
        ana.hears(&hers, &account.id, "part of the village of Mums of Elm Park on Discord")?;
        ana.says(&hers, "bring")?;
        ana.hears(&hers, &account.id, "You are part of the village of Mums of Elm Park now.")?;

        // A meetup of either side is one meetup.
        mia.slash("meetup new", &[("title", "Duck pond"), ("when", "sat 10am"), ("place", "Elm Park")])
            .await?
            .privately()?;
        let card = ben.hears(&room, &account.id, "Duck pond")?;
        assert!(card.is_encrypted() && card.body().contains("nobody yet"), "{}", card.body());
        mia.until_sees_words("Duck pond").await?;
        ben.sees(&json!({"type": "m.reaction", "sender": account.id, "on": card.id(), "key": REACTION_KEYS[0]}))?;
        ben.reacts(&room, card.id(), REACTION_KEYS[0])?;
        mia.until_sees_words("Coming: 1 going").await?;
        mums.member("Cleo").presses("Going").await?.privately()?;
        ben.sees(&json!({"room": room, "sender": account.id, "edits": true, "contains": "2 going"}))?;
        ana.says(&room, "!meetup new Story time when: sun 10am place: Library")?;
        mia.until_sees_words("Story time").await?;

        stop.send(true)?;
        tokio::time::timeout(Duration::from_secs(5), listening).await???;
        working.abort();
        Ok(())
    })
    .await
}
