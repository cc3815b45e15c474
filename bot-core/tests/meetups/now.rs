//! Spontaneous meetups.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn the_channel_sees_the_area_and_whoever_asks_hears_where() -> TestResult {
    in_town(async |town| {
        town.member("cleo").says("/my spontaneous on").await?;
        town.member("dee").says("/my spontaneous south").await?;
        town.transcript();
        town.member("ana").says("/meetup now Elm Park, by the swings until: 11 area: North side").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) You're on: Out and about until 11:00 AM. Everybody sees the area; where exactly, I tell those who ask.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: North side – tap "Where exactly?"
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Where exactly?] [Who's coming]
        ---
        (to cleo) ana is out and about until 11:00 AM (North side). Anyone?
        [Going] [Where exactly?]
        "#);
        town.member("ben").presses("Where exactly?").await?;
        insta::assert_snapshot!(town.transcript(), @"(to ben) Out and about is here: Elm Park, by the swings, until 11:00 AM.");
        town.member("ben").presses("Going").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ben) Lovely, you're coming to Out and about: Elm Park, by the swings. See you there!
        [Adults and kids] [Can't] [Running late]
        ---
        (#general, edited) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: North side – tap "Where exactly?"
        Host: ana
        Coming: 1 going
        Meetup #1
        [Going] [Where exactly?] [Who's coming]
        "#);
        town.member("ben").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) What's on
        Monday, November 23
        • now until 11:00 AM Out and about (#1), North side – 1 going · you're coming
        ");
        town.advance(TimeDelta::hours(2)).await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (#general, edited) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: North side – tap "Where exactly?"
        Host: ana
        Coming: 1 going
        This meetup is over.
        "#);
        town.member("ben").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"(to ben) Nothing is planned yet. A walk, a coffee, half an hour at the park: /meetup new announces one.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn until_when_is_read_kindly() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup now Elm Park until: 11:30").await?;
        town.member("ana").says("/meetup now Elm Park until: noon").await?;
        town.member("ana").says("/meetup now Elm Park until: in 2 hours").await?;
        town.member("ana").says("/meetup now Elm Park until: 1pm").await?;
        town.member("ana").says("/meetup now Elm Park until: 8").await?;
        town.member("ana").says("/meetup now Elm Park until: yesterday").await?;
        town.member("ana").says("/meetup now Elm Park until: tomorrow noon").await?;
        town.member("ana").says("/meetup now Elm Park until: soon").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) You're on: Out and about until 11:30 AM. Everybody sees the area; where exactly, I tell those who ask.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:30 AM
        Where: Tap "Where exactly?"
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Where exactly?] [Who's coming]
        ---
        (to ana) You're on: Out and about until 12:00 PM. Everybody sees the area; where exactly, I tell those who ask.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 12:00 PM
        Where: Tap "Where exactly?"
        Host: ana
        Coming: nobody yet, be the first
        Meetup #2
        [Going] [Where exactly?] [Who's coming]
        ---
        (to ana) You're on: Out and about until 11:00 AM. Everybody sees the area; where exactly, I tell those who ask.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: Tap "Where exactly?"
        Host: ana
        Coming: nobody yet, be the first
        Meetup #3
        [Going] [Where exactly?] [Who's coming]
        ---
        (to ana) You're on: Out and about until 1:00 PM. Everybody sees the area; where exactly, I tell those who ask.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 1:00 PM
        Where: Tap "Where exactly?"
        Host: ana
        Coming: nobody yet, be the first
        Meetup #4
        [Going] [Where exactly?] [Who's coming]
        ---
        (to ana) You're on: Out and about until 8:00 PM. Everybody sees the area; where exactly, I tell those who ask.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 8:00 PM
        Where: Tap "Where exactly?"
        Host: ana
        Coming: nobody yet, be the first
        Meetup #5
        [Going] [Where exactly?] [Who's coming]
        ---
        (to ana) "yesterday" has already passed. Something like tomorrow 10am works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Tuesday, November 24, 2026, 12:00 PM EST is more than twelve hours away. Something like until: 11:30 works; for later days there is meetup new.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I couldn't read "soon" as a time. Something like sat 10am, tomorrow at 9:30 or 5 december 14:00 works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        "#);
        Ok(())
    })
    .await
}
