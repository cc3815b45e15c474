//! A series ends: by its host, or because she leaves.

use bot_core::incoming::What;
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

use crate::STORIES;

#[tokio::test]
async fn of_a_series_it_is_asked_whether_one_date_is_off_or_all() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says(STORIES).await?;
        town.member("ben").says("/meetup going #1").await?;
        town.member("ben").says("/meetup maybe #2").await?;
        town.transcript();
        ana.says("/meetup cancel #1 reason: the library is closed").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Story time repeats every Tuesday. Is only Tuesday, November 24, 2026, 10:00 AM EST off, or the whole series? Nothing has changed yet.
        [Only this one] [The whole series] [Leave it]
        ");
        ana.presses("Leave it").await?;
        ana.says("/meetup cancel #1 reason: the library is closed").await?;
        ana.presses("The whole series").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Story time stays as it is.
        ---
        (to ana) Story time repeats every Tuesday. Is only Tuesday, November 24, 2026, 10:00 AM EST off, or the whole series? Nothing has changed yet.
        [Only this one] [The whole series] [Leave it]
        ---
        (to ana) Story time ends. The 2 dates that were announced are off. I'm telling everyone who was coming.
        file: story-time.ics
        ---
        (#general, edited) Story time
        This meetup is off: the library is closed
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        ---
        (to ben) Story time on Tuesday, November 24, 2026, 10:00 AM EST is off, and there will be no more of it. The host writes: the library is closed
        file: story-time.ics
        ---
        (#general, edited) Story time
        This meetup is off: the library is closed
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        ---
        (to ben) Story time on Tuesday, December 1, 2026, 10:00 AM EST is off, and there will be no more of it. The host writes: the library is closed
        file: story-time.ics
        ");
        town.advance(TimeDelta::days(30)).await?;
        town.transcript();
        ana.says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Nothing is planned yet. A walk, a coffee, half an hour at the park: /meetup new announces one.
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_series_ends_from_a_date_on_and_the_last_date_is_called_off_without_a_question() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says(STORIES).await?;
        town.member("ben").says("/meetup going #2").await?;
        town.transcript();
        ana.says("/meetup end #2").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Story time ends. The date that was announced is off. I'm telling everyone who was coming.
        It takes place for the last time Tuesday, November 24, 2026, 10:00 AM EST (#1).
        file: story-time.ics
        ---
        (#general, edited) Story time
        This meetup is off.
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        ---
        (to ben) Story time on Tuesday, December 1, 2026, 10:00 AM EST is off, as it ends before that.
        It takes place for the last time Tuesday, November 24, 2026, 10:00 AM EST (#1).
        file: story-time.ics
        ");
        ana.says("/meetup list").await?;
        ana.says("/meetup edit #1 notes: For the last time").await?;
        ana.presses("Change it").await?;
        ana.says("/meetup cancel #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) What's on
        Tuesday, November 24
        • 10:00 AM Story time (#1), Library – nobody yet · you host it
        [Announce a meetup] [I'm out right now] [Find a time]
        ---
        (to ana) This is how Story time would change:
        • Notes: nothing → For the last time
        The card shows it, and whoever is going gets it quietly, with a new file for her calendar. Nothing has changed yet.
        [Change it] [Leave it]
        ---
        (to ana) Done: Story time is changed. Nobody has to be told anew.
        file: story-time.ics
        ---
        (#general, edited) Story time
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        Coming: nobody yet, be the first
        For the last time
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ana) Story time is off. Nobody had said yes yet, so nobody needs to be told.
        file: story-time.ics
        ---
        (#general, edited) Story time
        This meetup is off.
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        For the last time
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn take_back_takes_all_of_it_back() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.transcript();
        town.member("ana").presses("Take back").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Story time ends. The 2 dates that were announced are off. Nobody had said yes yet, so nobody needs to be told.
        file: story-time.ics
        ---
        (#general, edited) Story time
        This meetup is off.
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        ---
        (#general, edited) Story time
        This meetup is off.
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_who_leaves_leaves_it_to_those_who_come() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.member("ben").says("/meetup going #1").await?;
        town.transcript();
        leaves(town, "ana").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Story time
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday
        Where: Library
        Host: nobody at the moment
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) The host of Story time has left the group: Tuesday, November 24, 2026, 10:00 AM EST, Library. Whoever is going can host it now; a tap is enough.
        If nobody does, it stays as it is, without a host.
        [I'll host it] [See it] [Can't]
        ---
        (#general, edited) Story time
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday
        Where: Library
        Host: nobody at the moment
        Coming: nobody yet, be the first
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.advance(TimeDelta::days(30)).await?;
        town.transcript();
        town.member("ben").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Nothing is planned yet. A walk, a coffee, half an hour at the park: /meetup new announces one.
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_hosts_it_with_her_takes_it_over_when_the_host_leaves() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/meetup list").await?;
        town.member("ana").says(&format!("{STORIES} hosts: ben")).await?;
        town.transcript();
        leaves(town, "ana").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Story time
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday
        Where: Library
        Host: ben
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) The host of Story time has left, and as you host it with her, it is yours now: every Tuesday, next Tuesday, November 24, 2026, 10:00 AM EST. Thank you for keeping it going! If it is too much, this ends it: /meetup end #1
        ---
        (#general, edited) Story time
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday
        Where: Library
        Host: ben
        Coming: nobody yet, be the first
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.advance(TimeDelta::days(2)).await?;
        town.transcript();
        town.member("ben").says("/meetup list").await?;
        town.member("ben").says("/meetup edit #2 place: Town hall").await?;
        town.member("ben").presses("All from here on").await?;
        town.transcript();
        // And when she leaves as well, it ends.
        leaves(town, "ben").await?;
        town.advance(TimeDelta::days(20)).await?;
        town.transcript();
        town.member("cleo").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) Nothing is planned yet. A walk, a coffee, half an hour at the park: /meetup new announces one.
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

/// Somebody leaves, and the platform says so.
async fn leaves(town: &Town, name: &str) -> TestResult {
    town.happens(&town.member(name).event("#general", What::Departed)).await
}

#[tokio::test]
async fn what_is_off_repeats_no_more() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Run when: every tuesday 10am place: Park").await?;
        let on = town.transcript();
        assert!(on.contains("Repeats: "), "{on}");
        town.member("ana").says("/meetup cancel #1").await?;
        town.member("ana").presses("Only this one").await?;
        let said = town.transcript();
        let card = said.split("---\n").find(|piece| piece.contains("This meetup is off")).unwrap_or_default();
        assert!(!card.is_empty() && !card.contains("Repeats: "), "{said}");
        Ok(())
    })
    .await
}
