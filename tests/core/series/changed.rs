//! One date is skipped or moved, or all from there on are changed.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use crate::STORIES;

#[tokio::test]
async fn a_date_is_skipped_and_the_next_one_comes_in_its_stead() -> TestResult {
    in_town(async |town| {
        town.member("mo").is(Standing::Moderator);
        town.member("ana").says(STORIES).await?;
        town.member("ben").says("/meetup going #2").await?;
        town.transcript();
        town.member("cleo").says("/meetup skip #2").await?;
        town.member("mo").says("/meetup skip #2 reason: school holidays").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) Only the hosts of Story time and moderators can do that.
        ---
        (to mo) Story time on Tuesday, December 1, 2026, 10:00 AM EST is off. I'm telling the one who was coming.
        The series goes on; the next one is Tuesday, November 24, 2026, 10:00 AM EST (#1).
        ---
        (to ana) A co-host or a moderator has called off one date of your Story time: Tuesday, December 1, 2026, 10:00 AM EST. She writes: school holidays
        The series goes on; the next one is Tuesday, November 24, 2026, 10:00 AM EST (#1).
        file: story-time.ics
        ---
        (#general, edited) Story time
        This meetup is off: school holidays
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        ---
        (to ben) Story time on Tuesday, December 1, 2026, 10:00 AM EST is off this time. The host writes: school holidays
        The series goes on; the next one is Tuesday, November 24, 2026, 10:00 AM EST (#1).
        file: story-time.ics
        ---
        (#general) Story time
        When: Tuesday, December 8, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday
        Where: Library
        Host: ana
        Coming: nobody yet, be the first
        Meetup #3
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("ana").says("/meetup skip #2").await?;
        town.member("ana").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Story time has already been called off. /meetup list shows what is on.
        ---
        (to ana) What's on
        Tuesday, November 24
        • 10:00 AM Story time (#1), Library – nobody yet · you host it · every Tuesday, also Tuesday, December 8 (#3)
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_change_is_for_one_date_or_for_all_from_there_on() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set dates-ahead 3").await?;
        town.member("ana").says(STORIES).await?;
        town.member("ben").says("/meetup going #2").await?;
        town.member("ben").says("/meetup going #3").await?;
        town.transcript();
        town.member("ana").says("/meetup edit #2 when: dec 2 4pm notes: Bring a blanket").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Story time would change:
        • When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM → Wednesday, December 2, 2026, 4:00 PM EST, until 6:00 PM
        • Notes: nothing → Bring a blanket
        Everyone who is coming hears it. Nothing has changed yet.
        Only this one, or all from here on?
        [Only this one] [All from here on] [Leave it]
        ");
        town.member("ana").presses("Only this one").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Done: Story time is changed. I'm telling the one who is coming or might.
        file: story-time.ics
        ---
        (#general, edited) Story time
        When: Wednesday, December 2, 2026, 4:00 PM EST, until 6:00 PM
        Repeats: every Tuesday
        Where: Library
        Host: ana
        Coming: 1 going
        Bring a blanket
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) Story time has a new time: Wednesday, December 2, 2026, 4:00 PM EST, until 6:00 PM. Before, it was Tuesday, December 1, 2026, 10:00 AM EST.
        The notes changed too.
        Notes: Bring a blanket
        Is it still good for you?
        [Still good] [Can't]
        file: story-time.ics
        ");
        town.member("ana").says("/meetup edit #1 when: thu 11am place: Town hall notes: Quiet please").await?;
        town.transcript();
        town.member("ana").presses("All from here on").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Done: Story time is changed from Thursday, November 26, 2026, 11:00 AM EST on. I'm telling everyone who is coming.
        file: story-time.ics
        file: story-time.ics
        file: story-time.ics
        ---
        (#general, edited) Story time
        When: Thursday, November 26, 2026, 11:00 AM EST, until 1:00 PM
        Repeats: every Thursday
        Where: Town hall
        Host: ana
        Coming: nobody yet, be the first
        Quiet please
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) Story time is somewhere else: Town hall. It is still Wednesday, December 2, 2026, 4:00 PM EST, until 6:00 PM.
        [See it] [Can't]
        file: story-time.ics
        ---
        (#general, edited) Story time
        When: Wednesday, December 2, 2026, 4:00 PM EST, until 6:00 PM
        Repeats: every Thursday
        Where: Town hall
        Host: ana
        Coming: 1 going
        Bring a blanket
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) Story time has a new time and place: Thursday, December 10, 2026, 11:00 AM EST, until 1:00 PM, Town hall. Before, it was Tuesday, December 8, 2026, 10:00 AM EST.
        The notes changed too.
        Notes: Quiet please
        Is it still good for you?
        [Still good] [Can't]
        file: story-time.ics
        ---
        (#general, edited) Story time
        When: Thursday, December 10, 2026, 11:00 AM EST, until 1:00 PM
        Repeats: every Thursday
        Where: Town hall
        Host: ana
        Coming: 1 going
        Quiet please
        Meetup #3
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("ana").says("/meetup list").await?;
        town.advance(TimeDelta::days(4)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) What's on
        Thursday, November 26
        • 11:00 AM Story time (#1), Town hall – nobody yet · you host it · every Thursday, also Wednesday, December 2 (#2), Thursday, December 10 (#3)
        [Announce a meetup] [I'm out right now] [Find a time]
        ---
        (to ana) Story time (Wednesday, December 2, 2026, 4:00 PM EST) is the first meetup for ben. A warm hello goes a long way.
        ---
        (to ana) Story time (Thursday, December 10, 2026, 11:00 AM EST) is the first meetup for ben. A warm hello goes a long way.
        ---
        (to ana) Your meetup Story time begins in 1 day: Thursday, November 26, 2026, 11:00 AM EST, Town hall. Nobody has said yes so far.
        Quiet please
        [Change] [Call it off]
        file: story-time.ics
        ---
        (to ana) Your meetup Story time begins in 2 hours: Thursday, November 26, 2026, 11:00 AM EST, Town hall. Nobody has said yes so far.
        Quiet please
        [Change] [Running late] [Call it off]
        file: story-time.ics
        ---
        (#general, edited) Story time
        When: Thursday, November 26, 2026, 11:00 AM EST, until 1:00 PM
        Repeats: every Thursday
        Where: Town hall
        Host: ana
        Quiet please
        This meetup is over.
        ---
        (#general) Story time
        When: Thursday, December 17, 2026, 11:00 AM EST, until 1:00 PM
        Repeats: every Thursday
        Where: Town hall
        Host: ana
        Coming: nobody yet, be the first
        Quiet please
        Meetup #4
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_all_cannot_move_to_another_day_only_one_does() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new Yoga when: every tuesday and thursday 10am place: Park").await?;
        town.transcript();
        ana.says("/meetup edit #1 when: thu 3pm").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Yoga would change:
        • When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM → Thursday, November 26, 2026, 3:00 PM EST, until 5:00 PM
        Everyone who is coming hears it. Nothing has changed yet.
        A new day like this is for this date alone; the others stay as they are.
        [Only this one] [Leave it]
        ");
        ana.presses("Only this one").await?;
        town.transcript();
        // Another hour is for all days alike, also when one of them was moved alone before.
        ana.says("/meetup edit #1 when: thu 9am length: 1h").await?;
        ana.presses("All from here on").await?;
        town.transcript();
        ana.says("/meetup list").await?;
        town.advance(TimeDelta::days(3)).await?;
        town.transcript();
        ana.says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) What's on
        Thursday, November 26
        • 9:00 AM Yoga (#1), Park – nobody yet · you host it · every Tuesday and Thursday, also Thursday, November 26 (#2)
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_end_may_lie_years_away_and_one_of_two_hosts_may_be_overtaken() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/meetup list").await?;
        town.member("ana").says(&format!("{STORIES} ends: 1 march 2035 hosts: ben")).await?;
        town.transcript();
        town.member("ana").says("/meetup show #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Story time
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday, until Tuesday, February 27, 2035, 10:00 AM EST
        Where: Library
        Host: ana, ben
        Coming: nobody yet, be the first
        Meetup #1
        You host this one.
        [Going] [Maybe] [Can't] [Who's coming] [Change] [Call it off]
        ");
        town.member("ana").says("/meetup edit #2 notes: Bring a blanket").await?;
        town.member("ben").says("/meetup edit #1 notes: Bring a cushion").await?;
        town.member("ben").presses("All from here on").await?;
        town.transcript();
        town.member("ana").presses("All from here on").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Somebody else has changed Story time in the meantime:
        • Notes: nothing → Bring a cushion
        With your change it would be:
        • Notes: Bring a cushion → Bring a blanket
        The card shows it, and whoever is going gets it quietly, with a new file for her calendar. Nothing has changed yet.
        Only this one, or all from here on?
        [Only this one] [All from here on] [Leave it]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_hosts_with_her_changes_with_the_rest_for_all_dates_and_alone_without_a_choice() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/meetup list").await?;
        town.member("cleo").says("/meetup list").await?;
        town.member("ana").says(STORIES).await?;
        town.member("ana").says("/meetup edit #1 hosts: ben when: thu 11am").await?;
        town.skip();
        town.member("ana").presses("All from here on").await?;
        let said = town.transcript();
        assert!(said.contains("(to ben)") && said.contains("Host: ana, ben"), "{said}");
        town.member("ana").says("/meetup show #2").await?;
        assert!(town.transcript().contains("Host: ana, ben"), "the dates that follow too");
        town.member("ana").says("/meetup edit #1 hosts: cleo").await?;
        let asked = town.transcript();
        assert!(asked.contains("[Change it]") && !asked.contains("[Only this one]"), "{asked}");
        town.member("ana").presses("Change it").await?;
        town.member("ana").says("/meetup show #2").await?;
        let said = town.transcript();
        assert!(said.contains("Host: ana, cleo") && said.contains("(to cleo)"), "{said}");
        Ok(())
    })
    .await
}
