//! Claims about being forgotten.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

use crate::{HER, OTHERS, she_has_done_everything};

/// A row in one spelling: ids without hyphens, in small letters.
fn spelled(row: &str) -> String {
    row.replace('-', "").to_lowercase()
}

/// Her name, and the ids of her account and of herself, on every database.
async fn traces(town: &Town) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let mut traces = vec![HER.to_owned()];
    for (side, table, row) in town.every_row().await? {
        if table != "accounts" || !row.contains(HER) {
            continue;
        }
        // The account, its community, the member.
        let ids: Vec<String> = if side == "SQLite" {
            row.split('\'').skip(1).step_by(2).take(3).map(spelled).collect()
        } else {
            row.trim_start_matches('(').split(',').take(3).map(spelled).collect()
        };
        traces.extend([ids.first(), ids.get(2)].into_iter().flatten().cloned());
    }
    assert_eq!(traces.len(), 5, "{traces:?}");
    Ok(traces)
}

/// Every row that holds one of them. Moderators keep the words of a message that they were told of until they are done with
/// it, without whose they are.
async fn found(town: &Town, traces: &[String]) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let rows = town.every_row().await?.into_iter();
    let holds = |row: &str| traces.iter().any(|trace| spelled(&row.replace("quetzal speaks", "")).contains(trace));
    Ok(rows.filter(|(_, _, row)| holds(row)).map(|(side, table, row)| format!("{side} {table}: {row}")).collect())
}

#[tokio::test]
async fn no_row_leads_to_somebody_who_wished_to_be_forgotten() -> TestResult {
    in_town(async |town| {
        she_has_done_everything(town).await?;
        let traces = traces(town).await?;
        let tables: std::collections::BTreeSet<String> = found(town, &traces)
            .await?
            .iter()
            .filter_map(|row| row.split([' ', ':']).nth(1).map(str::to_owned))
            .collect();
        insta::assert_snapshot!(tables.into_iter().collect::<Vec<_>>().join(" "));

        town.member(HER).whispers("my forget").await?;
        insta::assert_snapshot!("asked", town.transcript());
        town.member(HER).presses("Forget me").await?;
        insta::assert_snapshot!("forgotten", town.transcript());
        town.advance(TimeDelta::hours(2)).await?;
        let left = found(town, &traces).await?;
        assert!(left.is_empty(), "{}", left.join("\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_over_keeps_a_number_and_others_keep_what_is_theirs() -> TestResult {
    in_town(async |town| {
        she_has_done_everything(town).await?;
        town.member(HER).whispers("my forget").await?;
        town.member(HER).presses("Forget me").await?;
        town.skip();
        town.member("ana").says("/meetup show #2").await?;
        town.member("ana").says("/meetup who #2").await?;
        town.member("ana").says("/meetup show #1").await?;
        town.member("ana").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript());
        let rows = town.every_row().await?;
        assert!(rows.iter().any(|(_, table, row)| table == "profiles" && row.contains(OTHERS)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_avoids_her_still_does_when_she_comes_back() -> TestResult {
    in_town(async |town| {
        she_has_done_everything(town).await?;
        town.member(HER).whispers("my forget").await?;
        town.member(HER).presses("Forget me").await?;
        town.advance(TimeDelta::hours(2)).await?;
        town.skip();
        town.member("ben").whispers("my avoid").await?;
        town.member(HER).says("/village about").await?;
        town.skip();
        town.member("ben").whispers("my avoid").await?;
        town.member(HER).whispers("my standing").await?;
        town.member(HER).whispers("my show").await?;
        insta::assert_snapshot!(town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_has_emptied_her_list_since_avoids_nobody_who_comes_back() -> TestResult {
    in_town(async |town| {
        she_has_done_everything(town).await?;
        town.member(HER).whispers("my forget").await?;
        town.member(HER).presses("Forget me").await?;
        town.member("ben").whispers("my avoid none").await?;
        town.advance(TimeDelta::hours(2)).await?;
        town.member(HER).says("/village about").await?;
        town.skip();
        town.member("ben").whispers("my avoid").await?;
        assert!(town.transcript().contains("There is nobody you avoid"), "she took it back");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_report_that_is_open_is_about_her_again_when_she_comes_back() -> TestResult {
    in_town(async |town| {
        she_has_done_everything(town).await?;
        town.member(HER).whispers("my forget").await?;
        town.member(HER).presses("Forget me").await?;
        town.advance(TimeDelta::hours(2)).await?;
        town.member(HER).says("/village about").await?;
        let ids = traces(town).await?;
        let about_her = |row: &str| ids.iter().any(|id| id != HER && spelled(row).contains(id));
        let cases = town.every_row().await?.into_iter().filter(|(_, table, row)| table == "cases" && about_her(row));
        assert_eq!(cases.count(), 2, "one on each database");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_goodbye_outlives_being_forgotten() -> TestResult {
    in_town(async |town| {
        she_has_done_everything(town).await?;
        let (mia, zoe, her) = (town.member("mia"), town.member("zoe"), town.member(HER));
        mia.says(&format!("/care goodbye @{HER} adverts again")).await?;
        mia.presses("Send").await?;
        zoe.presses("Yes, goodbye").await?;
        town.advance(TimeDelta::minutes(15)).await?;
        let traces = traces(town).await?;
        town.happens(&her.event("general", What::Departed)).await?;
        town.skip();
        town.advance(TimeDelta::days(29)).await?;
        assert!(!found(town, &traces).await?.is_empty(), "for thirty days she can come back to everything");
        town.advance(TimeDelta::days(3)).await?;
        let left = found(town, &traces).await?;
        assert!(left.is_empty(), "{}", left.join("\n"));

        town.skip();
        her.says("/village about").await?;
        town.skip();
        mia.says(&format!("/care history @{HER}")).await?;
        insta::assert_snapshot!(town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pause_runs_to_its_end_first() -> TestResult {
    in_town(async |town| {
        she_has_done_everything(town).await?;
        let traces = traces(town).await?;
        town.member("mia").says(&format!("/care pause @{HER} 3d adverts")).await?;
        town.member("mia").presses("Send").await?;
        town.skip();
        town.member(HER).whispers("my forget").await?;
        town.skip();
        town.member(HER).presses("Forget me").await?;
        insta::assert_snapshot!(town.transcript());
        town.advance(TimeDelta::days(2)).await?;
        assert!(!found(town, &traces).await?.is_empty(), "the town must still let go of the pause");
        town.advance(TimeDelta::days(2)).await?;
        let left = found(town, &traces).await?;
        assert!(left.is_empty(), "{}", left.join("\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_comes_back_in_time_finds_everything() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.is(Standing::Admin);
        ana.says("/settings set forget-after 10").await?;
        ben.whispers("my about zopilote cooks").await?;
        ben.says("/village about").await?;
        ben.says("/my about zopilote cooks").await?;
        town.happens(&ben.event("general", What::Departed)).await?;
        town.advance(TimeDelta::days(9)).await?;
        ben.says("/village about").await?;
        town.advance(TimeDelta::days(40)).await?;
        town.skip();
        ben.says("/my about").await?;
        town.happens(&ben.event("general", What::Departed)).await?;
        // The setting holds for those who have gone already, too.
        ana.says("/settings set forget-after 20").await?;
        town.advance(TimeDelta::days(15)).await?;
        let rows = town.every_row().await?;
        assert!(rows.iter().any(|(_, _, row)| row.contains(OTHERS)));
        town.advance(TimeDelta::days(7)).await?;
        let rows = town.every_row().await?;
        assert!(rows.iter().all(|(_, _, row)| !row.contains(OTHERS)));
        town.skip();
        ben.says("/my about").await?;
        insta::assert_snapshot!(town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_button_in_another_hand_forgets_nobody() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.says("/village about").await?;
        ben.says("/village about").await?;
        ana.whispers("my forget").await?;
        town.skip();
        let route = bot_core::message::Route::new("village", "forget", "0192a0b0c0d07e0f8a1b2c3d4e5f6071");
        town.happens(&ben.event("@ben", What::Pressed { route, on: None })).await?;
        insta::assert_snapshot!(town.transcript());
        Ok(())
    })
    .await
}
