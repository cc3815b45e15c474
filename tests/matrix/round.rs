//! A round of forty on a homeserver with its own limits, the program killed in the middle of it twice.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;

use super::crash::run;
use super::driver::Driver;
use super::leash::Leash;
use super::ledger::Account;
use super::neighbours::Neighbour;
use super::synapse::{Limits, Synapse};
use super::{TestResult, fresh};

/// How long forty introductions may take: a new room a minute after the first ten, an invitation in about three seconds.
const PATIENCE: Duration = Duration::from_mins(12);

/// Waits until this is so.
async fn until(what: &str, process: &Leash, so: impl Fn() -> bool) -> TestResult {
    let began = Instant::now();
    while !so() {
        if began.elapsed() > PATIENCE {
            return Err(format!("{what} has not come\n{}", process.log()).into());
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(())
}

/// The circles that any of these is in.
fn circles(people: &[Arc<Neighbour>]) -> BTreeSet<String> {
    people.iter().flat_map(|one| one.seen().circles).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_are_introduced_once_each_under_the_homeservers_own_limits_with_kills_in_between() -> TestResult {
    let synapse = Synapse::start(Limits::Original).await?;
    let ana = Driver::user(&synapse, &fresh("ana"))?;
    let account = Account::new(&synapse)?;
    let bot = account.id.clone();
    let names: Vec<String> = (0..40).map(|_| fresh("neighbour")).collect();
    let mut people = Neighbour::some(&synapse, &names)?;
    let keeper = people.remove(0);

    // Forty direct chats at once are for a day on which nobody minds the pace; the round is not.
    keeper.lets_be_fast(&bot, true).await?;
    let dir = tempfile::tempdir()?;
    let mut process = run(&account, dir.path(), &[])?;
    let room = ana.makes_room("Moms", false, &json!({}))?;
    ana.invites(&room, &bot)?;
    ana.sees(&json!({ "room": room, "sender": bot, "contains": "I'm Village", "seconds": 60 }))?;
    let hers = ana.direct_room(&bot)?;
    ana.says(&hers, "intro join")?;
    ana.hears(&hers, &bot, "You're in!")?;
    ana.says(&hers, "settings set intro-size 3")?;
    ana.hears(&hers, &bot, "intro-size")?;
    for one in &people {
        one.wakes_up();
        one.joins(&room).await?;
        one.says(&room, "!intro join").await?;
    }
    let answers = |one: &Arc<Neighbour>| one.seen().secrets.values().map(BTreeSet::len).sum::<usize>();
    until("an answer for each", &process, || people.iter().all(|one| answers(one) == 1)).await?;
    keeper.lets_be_fast(&bot, false).await?;

    let began = Instant::now();
    ana.says(&hers, "intro round begin")?;
    ana.hears(&hers, &bot, "40 people take part")?;
    for seen in [3, 8] {
        until("some introductions", &process, || circles(&people).len() >= seen).await?;
        drop(process);
        process = run(&account, dir.path(), &[])?;
    }
    let is_introduced = |one: &Arc<Neighbour>| {
        let seen = one.seen();
        let circle = seen.circles.first();
        circle.is_some_and(|circle| seen.secrets.contains_key(&(circle.clone(), bot.clone())))
    };
    until("an introduction for each", &process, || people.iter().all(is_introduced)).await?;
    let hers = json!({ "sender": bot, "contains": "I'd like you to meet!", "seconds": 60 });
    let circle_of_ana = ana.sees(&hers)?.0["room"].as_str().unwrap_or_default().to_owned();
    println!("forty were introduced in {:?}", began.elapsed());

    // Whatever was done twice would have come by now.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let mut sizes: BTreeMap<String, usize> = BTreeMap::from([(circle_of_ana, 1)]);
    for one in &people {
        let seen = one.seen();
        let Some(circle) = seen.circles.first() else { return Err(format!("{} is in no circle", one.id).into()) };
        assert_eq!(seen.circles.len(), 1, "{} is in {:?}", one.id, seen.circles);
        let openers = seen.secrets.get(&(circle.clone(), bot.clone())).map(BTreeSet::len);
        assert_eq!(openers, Some(1), "{} sees so many openers", one.id);
        assert_eq!(answers(one), 2, "{} hears nothing else", one.id);
        *sizes.entry(circle.clone()).or_default() += 1;
    }
    let mut sizes: Vec<usize> = sizes.into_values().collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [[3; 12].as_slice(), &[4]].concat());
    assert_eq!(ana.has(&hers)?.len(), 1);
    // The SDK calls it an error when it is told to wait; nothing of the bot's own is one.
    let log = process.log();
    let ours = |line: &&str| ["bot_core::", "bot_matrix::", "village::"].iter().any(|part| line.contains(part));
    let errors: Vec<&str> = log.lines().filter(|line| line.contains("ERROR")).filter(ours).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    Ok(())
}
