//! The program itself, killed in the middle of its work.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::json;

use super::driver::{Driver, Sight};
use super::leash::Leash;
use super::ledger::Account;
use super::{TestResult, fresh, homeserver};

/// `village run`, configured by its environment alone.
pub(crate) fn run(account: &Account, dir: &Path, more: &[&str]) -> TestResult<Leash> {
    let config = &account.config;
    let name = account.id.trim_start_matches('@').split(':').next().unwrap_or_default();
    let environment = [
        ("VILLAGE_DATABASE__URL", format!("sqlite:{}", dir.join("village.db").display())),
        ("VILLAGE_MATRIX__HOMESERVER", config.homeserver.clone()),
        ("VILLAGE_MATRIX__USER", config.user.clone()),
        ("VILLAGE_MATRIX__PASSWORD", name.to_owned()),
        ("VILLAGE_MATRIX__DATA_DIR", config.data_dir.display().to_string()),
        ("VILLAGE_MATRIX__RECOVERY_KEY_FILE", dir.join("recovery.key").display().to_string()),
    ];
    Leash::start(dir, env!("CARGO_BIN_EXE_village"), &[&["run"], more].concat(), environment)
}

/// How often each of the numbered things was said.
fn counted(sights: &[Sight], start: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for sight in sights {
        let first = sight.body().split([' ', '\n']).find(|word| word.starts_with(start));
        if let Some(title) = first {
            *counts.entry(title.to_owned()).or_default() += 1;
        }
    }
    counts
}

async fn nothing_is_lost_and_nothing_doubled(encrypted: bool) -> TestResult {
    let synapse = homeserver().await?;
    let ana = Driver::user(synapse, &fresh("ana"))?;
    let account = Account::new(synapse)?;
    let bot = account.id.clone();
    let dir = tempfile::tempdir()?;
    let mut process = run(&account, dir.path(), &[])?;
    let room = ana.makes_room("Moms", encrypted, &json!({}))?;
    ana.invites(&room, &bot)?;
    ana.sees(&json!({"room": room, "sender": bot, "contains": "I'm Village", "seconds": 60}))?;
    ana.knows(&room, &[&bot])?;

    let card =
        |number: usize| json!({"room": room, "sender": bot, "contains": format!("Park{number:0>2}\n"), "seconds": 120});
    let announce =
        |number: usize| ana.says(&room, &format!("!meetup new Park{number:0>2} when: tomorrow 10am place: Elm Park"));
    for number in 0..8 {
        announce(number)?;
    }
    // Killed as soon as something of it is seen, and again, each time with work in its hands.
    for seen in [0, 3] {
        ana.sees(&card(seen)).map_err(|error| format!("{error}\n{}", process.log()))?;
        drop(process);
        announce(8 + seen)?;
        process = run(&account, dir.path(), &[])?;
    }
    announce(12)?;
    let wanted = [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12].map(|number: usize| format!("Park{number:0>2}"));
    for number in [1, 2, 4, 5, 6, 7, 8, 11, 12] {
        ana.sees(&card(number)).map_err(|error| format!("{error}\n{}", process.log()))?;
    }
    let hers = ana.direct_room(&bot)?;
    let told =
        |title: &str| json!({"room": hers, "sender": bot, "contains": format!("{title} is announced"), "seconds": 120});
    for title in &wanted {
        ana.sees(&told(title)).map_err(|error| format!("{error}\n{}", process.log()))?;
    }
    let once: BTreeMap<String, usize> = wanted.iter().map(|title| (title.clone(), 1)).collect();
    let cards = ana.has(&json!({"room": room, "sender": bot, "contains": "Coming"}))?;
    assert_eq!(counted(&cards, "Park"), once, "cards");
    let answers = ana.has(&json!({"room": hers, "sender": bot, "contains": "is announced"}))?;
    assert_eq!(counted(&answers, "Park"), once, "answers");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_is_killed_at_work_loses_and_doubles_nothing() -> TestResult {
    nothing_is_lost_and_nothing_doubled(false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_is_killed_at_work_in_an_encrypted_room_loses_and_doubles_nothing() -> TestResult {
    nothing_is_lost_and_nothing_doubled(true).await
}

/// Killed with nothing to do, it is spoken to thirty times; brought up again it is killed once more, with some of the
/// answers given and others not.
async fn thirty_said_to_a_dead_bot_are_answered_once(encrypted: bool) -> TestResult {
    let synapse = homeserver().await?;
    let ana = Driver::user(synapse, &fresh("ana"))?;
    let account = Account::new(synapse)?;
    let bot = account.id.clone();
    let dir = tempfile::tempdir()?;
    let process = run(&account, dir.path(), &[])?;
    let room = ana.makes_room("Moms", encrypted, &json!({}))?;
    ana.invites(&room, &bot)?;
    ana.sees(&json!({"room": room, "sender": bot, "contains": "I'm Village", "seconds": 60}))?;
    ana.knows(&room, &[&bot])?;
    drop(process);

    let wanted: Vec<String> = (0..30).map(|number| format!("Lake{number:0>2}")).collect();
    for title in &wanted {
        ana.says(&room, &format!("!meetup new {title} when: tomorrow 10am place: Lake"))?;
    }
    let card = |title: &str| json!({"room": room, "sender": bot, "contains": format!("{title}\n"), "seconds": 180});
    let mut process = run(&account, dir.path(), &[])?;
    ana.sees(&card("Lake04")).map_err(|error| format!("{error}\n{}", process.log()))?;
    drop(process);
    process = run(&account, dir.path(), &[])?;
    // The card that was seen before the second end is not seen again.
    for title in wanted.iter().filter(|title| *title != "Lake04") {
        ana.sees(&card(title)).map_err(|error| format!("{error}\n{}", process.log()))?;
    }
    let hers = ana.direct_room(&bot)?;
    for title in &wanted {
        let told = json!({"room": hers, "sender": bot, "contains": format!("{title} is announced"), "seconds": 180});
        ana.sees(&told).map_err(|error| format!("{error}\n{}", process.log()))?;
    }
    let once: BTreeMap<String, usize> = wanted.iter().map(|title| (title.clone(), 1)).collect();
    let cards = ana.has(&json!({"room": room, "sender": bot, "contains": "Coming"}))?;
    assert_eq!(counted(&cards, "Lake"), once, "cards");
    let answers = ana.has(&json!({"room": hers, "sender": bot, "contains": "is announced"}))?;
    assert_eq!(counted(&answers, "Lake"), once, "answers");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_commands_said_to_a_killed_bot_that_is_killed_again_are_answered_once() -> TestResult {
    thirty_said_to_a_dead_bot_are_answered_once(false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_commands_in_an_encrypted_room_said_to_a_killed_bot_that_is_killed_again_are_answered_once() -> TestResult
{
    thirty_said_to_a_dead_bot_are_answered_once(true).await
}
