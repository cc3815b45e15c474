//! Taking part, having a break, and leaving.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn taking_part_is_asked_for_and_ends_at_any_time() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/intro status").await?;
        town.member("ana").presses("Take part").await?;
        town.member("ana").says("/intro join").await?;
        town.member("ana").says("/intro status").await?;
        town.member("ana").presses("Leave out the next one").await?;
        town.member("ana").says("/intro status").await?;
        town.member("ana").presses("Don't leave it out").await?;
        town.member("ana").says("/intro leave").await?;
        town.member("ana").says("/intro leave").await?;
        town.member("ben").says("/intro join once").await?;
        town.member("ben").says("/intro status").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pause_ends_by_itself_or_by_a_tap() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/intro pause").await?;
        ana.says("/intro join").await?;
        ana.says("/intro pause until 1 march").await?;
        ana.says("/intro resume").await?;
        ana.says("/intro pause 3 weeks").await?;
        ana.says("/intro status").await?;
        town.advance(TimeDelta::days(22)).await?;
        ana.says("/intro status").await?;
        ana.says("/intro pause").await?;
        ana.presses("I'm back").await?;
        ana.says("/intro pause someday").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_speaks_spanish() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my language es").await?;
        ana.says("/presentaciones participar").await?;
        ana.says("/presentaciones pausa hasta el 1 de marzo").await?;
        ana.says("/presentaciones estado").await?;
        ana.says("/presentaciones volver").await?;
        ana.says("/presentaciones saltar").await?;
        ana.says("/presentaciones dejar").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}
