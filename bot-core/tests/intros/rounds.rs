//! Rounds, from the first person who takes part to the place that is put away.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use super::{begin, join, skip};

#[tokio::test]
async fn two_are_introduced_talk_meet_and_their_place_is_put_away() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        town.member("ana").says("/my kids march 2026").await?;
        town.member("cleo").says("/my kids april 2026").await?;
        skip(town);
        begin(town).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_admin_looks_at_a_round_before_it_opens() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "ben", "cleo", "dee", "eve"]).await?;
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/intro round").await?;
        town.member("ana").presses("Choose, and let me look").await?;
        town.member("ana").presses("Who meets whom?").await?;
        town.member("ben").says("/intro leave").await?;
        town.member("ana").presses("Open it").await?;
        town.member("ana").presses("Open it").await?;
        town.member("ana").says("/intro round cancel").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.advance(TimeDelta::days(15)).await?;
        Ok(())
    })
    .await
}
