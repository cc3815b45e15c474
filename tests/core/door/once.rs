//! What is told twice, and what is tried again.

use bot_core::incoming::What;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn an_event_that_is_told_again_changes_nothing_and_says_nothing_twice() -> TestResult {
    in_town(async |town| {
        let text = "/meetup new Park when: sat 10am place: Elm Park".to_owned();
        let event = town.member("ana").event("#general", What::Said { text, to_bot: false, replies_to: None });
        // The answer is lost: the bot dies between commit and answer.
        town.dies_answering(&event).await?;
        town.happens(&event).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park is announced for Saturday, November 28, 2026, 10:00 AM EST.
        It is meetup #1. If something comes up: /meetup cancel #1. The file puts it into your calendar.
        [Change] [Take back]
        file: park.ics
        ---
        (#general) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.happens(&event).await?;
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
        town.dies_answering(&event).await?;
        town.advance(TimeDelta::minutes(2)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) I'm Village, a bot that helps mothers who met online become a village in real life. I keep what you hand to me, such as meetups and answers, and not what you write to each other: only when somebody tells the moderators about a message, or one of them takes it away, I keep its words for a while.
        The people who run me: ops@example.org
        /village help shows what I can do.
        ");
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
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park is announced for Saturday, November 28, 2026, 10:00 AM EST.
        It is meetup #1. If something comes up: /meetup cancel #1. The file puts it into your calendar.
        [Change] [Take back]
        file: park.ics
        ---
        (#general) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}
