//! Meetups, as people live through them.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

/// What everybody types.
const PARK: &str = "/meetup new Park and coffee when: sat 10am place: Elm Park";

#[tokio::test]
async fn a_meetup_is_announced_answered_and_called_off() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.member("ben").presses("Going").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.member("ben").presses("Can't").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.member("ben").presses("Maybe").await?;
        town.transcript();
        town.member("ana").says("/meetup cancel #1 reason: it is pouring").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.advance(TimeDelta::days(10)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn those_who_are_going_are_reminded_twice_and_nobody_else() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").says("/meetup going #1").await?;
        town.member("cleo").presses("Maybe").await?;
        town.member("dee").presses("Going").await?;
        town.member("dee").presses("Can't").await?;
        town.transcript();
        town.advance(TimeDelta::days(4) + TimeDelta::minutes(59)).await?;
        assert_eq!(town.transcript(), "");
        town.advance(TimeDelta::minutes(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.advance(TimeDelta::hours(22)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.advance(TimeDelta::days(3)).await?;
        assert_eq!(town.transcript(), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_reminder_that_comes_late_says_so_and_a_moot_one_is_dropped() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        // The bot is away from before the first reminder until an hour before the start.
        town.clock.advance(TimeDelta::days(5));
        town.settle().await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn closed_direct_messages_get_a_neutral_mention_that_opens_for_her_alone() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.member("ben").closes_dms();
        town.transcript();
        town.advance(TimeDelta::days(4) + TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.member("ben").presses("Show me").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_is_gone_is_not_told_and_not_counted() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.member("ben").vanishes();
        town.transcript();
        town.advance(TimeDelta::days(4) + TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.member("ben").whispers("meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn only_the_host_or_a_moderator_calls_it_off_and_only_once() -> TestResult {
    in_town(async |town| {
        town.member("mo").is(Standing::Moderator);
        town.member("ana").says(PARK).await?;
        town.transcript();
        town.member("ben").says("/meetup cancel #1").await?;
        town.member("mo").says("/meetup cancel #1").await?;
        town.member("ana").says("/meetup cancel #1").await?;
        town.member("ben").says("/meetup going #1").await?;
        town.member("ben").says("/meetup going #7").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_old_button_says_so_and_changes_nothing() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.advance(TimeDelta::days(6)).await?;
        town.transcript();
        town.member("ben").presses("Going").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_list_has_days_and_pages() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup list").await?;
        for hour in 9..=18 {
            ana.says(&format!("/meetup new Walk {hour} when: tomorrow {hour}:00 place: Elm Park")).await?;
        }
        ana.says("/meetup new Zoo when: friday at noon place: City Zoo length: 3h").await?;
        town.transcript();
        ana.says("/meetup list").await?;
        ana.presses("More").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_community_that_speaks_spanish_is_spoken_to_in_spanish() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set language es").await?;
        town.member("ana").says("/encuentro nuevo Parque y café cuándo: sábado a las 10 lugar: Parque del Olmo").await?;
        town.member("ben").presses("Voy").await?;
        town.advance(TimeDelta::days(4) + TimeDelta::hours(1)).await?;
        town.member("ben").says("/encuentro lista").await?;
        town.member("cleo").says("/my language en").await?;
        town.member("cleo").says("/meetup show #1").await?;
        town.member("ana").says("/encuentro cancelar #1 motivo: lluvia").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}
