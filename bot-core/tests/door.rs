//! The door: what is missing, misunderstood, repeated or not allowed.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn what_is_missing_is_asked_for_one_by_one() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new").await?;
        ana.whispers("Park and coffee").await?;
        ana.whispers("sat 10am").await?;
        ana.whispers("Elm Park").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_wrong_answer_keeps_the_rest_and_cancel_drops_it() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new Park when: someday place: Elm Park").await?;
        ana.whispers("yesterday 10am").await?;
        ana.whispers("saturday").await?;
        ana.whispers("sat 10am").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        ana.says("/meetup new Park").await?;
        ana.whispers("cancel").await?;
        ana.whispers("sat 10am").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_ambiguous_moment_is_asked_with_its_readings() -> TestResult {
    in_town(async |town| {
        town.clock.advance(TimeDelta::days(2));
        let ana = town.member("ana");
        ana.says("/meetup new Park when: next friday 10am place: Elm Park").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        ana.presses("Friday, December 4, 2026, 10:00 AM EST").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        ana.says("/meetup new Zoo when: 03/04 10am place: Zoo").await?;
        ana.whispers("1").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_event_that_is_told_again_changes_nothing_and_says_nothing_twice() -> TestResult {
    in_town(async |town| {
        let text = "/meetup new Park when: sat 10am place: Elm Park".to_owned();
        let event = town.member("ana").event("#general", What::Said { text, to_bot: false, replies_to: None });
        // The answer is lost: the bot dies between commit and answer.
        let parcel = town.village.handle(event.clone()).await?;
        assert!(parcel.is_some());
        town.happens(event.clone()).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.happens(event).await?;
        assert_eq!(town.transcript(), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_whose_process_died_arrives_by_the_worker() -> TestResult {
    in_town(async |town| {
        let text = "/village about".to_owned();
        let event = town.member("ana").event("#general", What::Said { text, to_bot: false, replies_to: None });
        assert!(town.village.handle(event).await?.is_some());
        town.advance(TimeDelta::minutes(2)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_platform_that_is_away_is_tried_again_until_it_is_back() -> TestResult {
    in_town(async |town| {
        town.fail_deliveries(3);
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        assert_eq!(town.transcript(), "");
        town.advance(TimeDelta::minutes(5)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn words_that_are_not_for_the_bot_stay_unanswered() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        for talk in ["good morning", "!", "!!!", "!roll 2d6", "> !meetup list", "`!meetup list`", "meetup list"] {
            ana.says(talk).await?;
        }
        assert_eq!(town.transcript(), "");
        ana.says("!meet list").await?;
        ana.says("/meetup lst").await?;
        ana.says("!help").await?;
        ana.says("/meetup").await?;
        ana.whispers("blah").await?;
        ana.whispers("meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_unknown_in_a_direct_chat_is_told_what_to_do() -> TestResult {
    in_town(async |town| {
        town.member("stranger").whispers("meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn settings_are_for_those_who_may_and_refuse_kindly() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        town.member("ben").says("/settings set zone Europe/Madrid").await?;
        ana.says("/settings show").await?;
        ana.says("/settings set zone Europe/Madird").await?;
        ana.whispers("Europe/Madrid").await?;
        ana.says("/settings set reminders 3h").await?;
        ana.says("/settings set reminders 99d").await?;
        ana.says("/settings set colour red").await?;
        ana.says("/settings set prefix %").await?;
        ana.says("/settings set meetup-channel here").await?;
        ana.says("/settings show reminders").await?;
        ana.says("/settings reset reminders").await?;
        ana.says("%village about").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_member_has_her_own_zone_and_language() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        let ben = town.member("ben");
        ben.says("/my zone Europe/Madrid").await?;
        ben.says("/my language es").await?;
        town.transcript();
        ben.presses("Going").await?;
        ben.says("/my zone").await?;
        ben.says("/my language").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn text_from_people_stays_text_and_within_bounds() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        let long = "x".repeat(81);
        ana.says(&format!("/meetup new {long} when: sat 10am place: Elm Park")).await?;
        ana.says("/meetup new title:\"Park\u{202e}\u{0}\u{e000}0\u{e001} @everyone\" when: sat 11am place: { $x }").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}
