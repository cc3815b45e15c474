//! People to talk to.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

/// The rows that hold this, without those that say that she is there at all.
async fn rows_with(town: &Town, what: &str) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let people = ["accounts", "members", "settings", "setting_changes"];
    let rows = town.every_row().await?.into_iter();
    Ok(rows
        .filter(|(_, table, row)| !people.contains(&table.as_str()) && row.contains(what))
        .map(|(side, table, row)| format!("{side} {table}: {row}"))
        .collect())
}

#[tokio::test]
async fn whoever_asks_sees_people_to_talk_to_where_she_lives_and_nothing_is_noted() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/village about").await?;
        town.skip();
        town.member("eva").says("/support").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.member("ana").says("/settings set region nz").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.member("ana").presses("They are right").await?;
        town.member("ana").says("/settings set support-lines Elm Street family centre 555 0100").await?;
        town.skip();
        town.member("eva").whispers("support").await?;
        town.member("eva").says("/my language es").await?;
        town.member("eva").says("/apoyo").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        assert_eq!(rows_with(town, "eva").await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_admin_is_asked_once_about_each_region_and_only_an_admin_confirms() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set region ie").await?;
        town.member("ana").says("/settings set region none").await?;
        town.skip();
        town.member("ana").says("/settings set region ie").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        let confirm = town.member("ana").press("They are right")?;
        town.happens(&town.member("eva").event("#general", confirm)).await?;
        town.member("ana").says("/settings set region atlantis").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn she_is_offered_support_privately_and_once_a_day_and_moderators_hear_what_was_set() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        for name in ["ana", "eva"] {
            town.member(name).says("/village about").await?;
        }
        town.skip();
        town.offers_support("eva").await?;
        town.offers_support("eva").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.member("eva").presses("People to talk to").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        // What was offered is forgotten with the tag, and with the button.
        town.advance(TimeDelta::days(3)).await?;
        assert_eq!(rows_with(town, "support").await?, Vec::<String>::new());

        town.member("ana").says("/settings set support-tell somebody").await?;
        town.skip();
        town.offers_support("eva").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.advance(TimeDelta::days(2)).await?;
        town.member("ana").says("/settings set support-tell who").await?;
        town.skip();
        town.offers_support("eva").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn with_closed_direct_messages_an_offer_is_kept_quietly() -> TestResult {
    in_town(async |town| {
        for name in ["ana", "eva"] {
            town.member(name).says("/village about").await?;
        }
        town.member("eva").closes_dms();
        town.skip();
        town.offers_support("eva").await?;
        assert_eq!(town.transcript(), "");
        assert_eq!(rows_with(town, "support-offer").await?.len(), 2);
        town.advance(TimeDelta::days(9)).await?;
        assert_eq!(rows_with(town, "support-offer").await?, Vec::<String>::new());
        Ok(())
    })
    .await
}
