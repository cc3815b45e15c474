//! Meetups, as people live through them.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn a_meetup_is_announced_answered_and_remembered() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/meetup new Park and coffee when: sat 10am place: Elm Park").await?;
        insta::assert_snapshot!(town.transcript());
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Maybe").await?;
        insta::assert_snapshot!(town.transcript());
        town.advance(TimeDelta::days(4) + TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript());
        town.member("ana").says("/meetup cancel #1 reason: it is pouring").await?;
        insta::assert_snapshot!(town.transcript());
        Ok(())
    })
    .await
}
