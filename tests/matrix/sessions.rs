//! How the bot is let in: its password or token, its keys, and what becomes of it without one of them.

use super::adapter::company;
use super::driver::Driver;
use super::ledger::{Account, Ledger};
use super::{TestResult, homeserver};
use bot_core::incoming::What;
use serde_json::json;

/// The master key of somebody, and how many of her devices her identity has signed.
fn signed(by: &Driver, user: &str) -> TestResult<(serde_json::Value, usize)> {
    let keys = by.api("POST", "client/v3/keys/query", &json!({"device_keys": {user: []}}))?;
    let signer = keys["self_signing_keys"][user]["keys"].as_object().and_then(|keys| keys.keys().next().cloned());
    let signer = signer.ok_or_else(|| format!("{user} has no identity: {keys}"))?;
    let devices = keys["device_keys"][user].as_object().into_iter().flatten();
    let count = devices.filter(|(_, device)| device["signatures"][user][&signer].is_string()).count();
    Ok((keys["master_keys"][user]["keys"].clone(), count))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_with_an_access_token_and_its_device_needs_no_password() -> TestResult {
    let synapse = homeserver().await?;
    let (ana, mut account, bot, room) = company(synapse, true).await?;
    let ledger = bot.ledger.clone();
    bot.stops().await?;
    let name = account.id.trim_start_matches('@').split(':').next().unwrap_or_default().to_owned();
    let login =
        json!({"type": "m.login.password", "identifier": {"type": "m.id.user", "user": name}, "password": name});
    let given = ana.api("POST", "client/v3/login", &login)?;
    account.config.password = None;
    account.config.access_token = given["access_token"].as_str().map(Into::into);
    account.config.device_id = given["device_id"].as_str().map(str::to_owned);
    std::fs::remove_dir_all(account.data())?;
    let checked = bot_matrix::check(&account.config).await?;
    assert_eq!(checked.tried, bot_matrix::Tried::Token);

    let bot = account.run(&ledger).await?;
    ana.knows_devices(&bot.id, 2)?;
    ana.says(&room, "!ping by token")?;
    assert!(ana.hears(&room, &bot.id, "pong by token")?.is_encrypted());
    bot.stops().await?;
    let bot = account.run(&ledger).await?;
    ana.says(&room, "!ping again")?;
    ana.hears(&room, &bot.id, "pong again")?;
    bot.stops().await?;

    // The keys of a device are made once: without them the same token would speak and could not be read.
    std::fs::remove_dir_all(account.data())?;
    let error = bot_matrix::start_with(account.config.clone(), ledger).await.err().ok_or("it starts")?;
    let device = account.config.device_id.as_deref().unwrap_or_default();
    assert!(matches!(&error, bot_matrix::StartError::StoreLost(lost) if lost == device), "{error}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn with_its_keys_but_an_empty_database_it_goes_on_from_now_and_answers_nothing_old() -> TestResult {
    let synapse = homeserver().await?;
    let (ana, account, bot, room) = company(synapse, true).await?;
    ana.says(&room, "!ping before")?;
    ana.hears(&room, &bot.id, "pong before")?;
    bot.stops().await?;

    let bot = account.run(&Ledger::new()).await?;
    bot.ledger.hears("the home again", |incoming| matches!(incoming.what, What::HomeOpened)).await?;
    ana.says(&room, "!ping after")?;
    assert!(ana.hears(&room, &bot.id, "pong after")?.is_encrypted());
    let answers = ana.has(&json!({"room": room, "sender": bot.id, "contains": "pong"}))?;
    assert_eq!(answers.len(), 2, "{answers:?}");
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_store_is_begun_anew_and_the_identity_recovered() -> TestResult {
    let synapse = homeserver().await?;
    let (ana, account, bot, room) = company(synapse, true).await?;
    ana.says(&room, "!ping before")?;
    ana.hears(&room, &bot.id, "pong before")?;
    let key = account.config.recovery_key_file.clone().ok_or("no recovery key")?;
    let written = async {
        while !key.exists() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), written).await?;
    let (identity, _) = signed(&ana, &bot.id)?;
    let ledger = bot.ledger.clone();
    bot.stops().await?;
    std::fs::remove_dir_all(account.data().join("store"))?;
    let bot = account.run(&ledger).await?;
    ana.knows_devices(&bot.id, 2)?;
    ana.says(&room, "!ping anew")?;
    assert!(ana.hears(&room, &bot.id, "pong anew")?.is_encrypted());
    let (now, devices) = signed(&ana, &bot.id)?;
    assert_eq!(now, identity, "the same identity, from its key");
    assert_eq!(devices, 2, "the new device is signed by it as well");
    bot.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_keeps_the_bot_from_starting_is_said_exactly() -> TestResult {
    let synapse = homeserver().await?;
    let mut account = Account::new(synapse)?;
    let checked = bot_matrix::check(&account.config).await?;
    assert_eq!(checked.tried, bot_matrix::Tried::PasswordTaken);
    assert!(!account.data().exists(), "a check changes nothing");

    account.config.password = Some("wrong".into());
    let error = bot_matrix::start_with(account.config.clone(), Ledger::new()).await.err().ok_or("it starts")?;
    assert_eq!(error.to_string(), format!("the homeserver does not accept the password of {}", account.id));

    account.config.password = None;
    account.config.access_token = Some("nonsense".into());
    let error = bot_matrix::check(&account.config).await.err().ok_or("it is in order")?;
    assert!(error.to_string().starts_with("the homeserver does not know the access token"), "{error}");
    Ok(())
}
