//! Repeating meetups, as people live through them.

use std::sync::Arc;

use bot_core::id::{CommunityId, IdSource, SeriesId};
use bot_core::incoming::{HomeKey, Incoming, PlaceKey, PlatformKind, Sender, Standing, What};
use bot_core::meetups::series::announce::keep_going;
use bot_core::meetups::telling::Telling;
use bot_core::settings::Settings;
use bot_core::store::Store;
use bot_core::testing::postgres::fresh_database;
use bot_core::testing::{ManualClock, TestResult, Town, TownPlatform, in_town, monday_morning, opening};
use bot_core::time::Clock as _;
use bot_core::village::Village;
use bot_core::{meetups, people};
use chrono::TimeDelta;

/// What everybody types.
const STORIES: &str = "/meetup new Story time when: every tuesday 10am place: Library";

#[tokio::test]
async fn a_series_is_announced_in_words_and_listed_once() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Story time is announced, every Tuesday. These are the next dates:
        • Tuesday, November 24, 2026, 10:00 AM EST (#1)
        • Tuesday, December 1, 2026, 10:00 AM EST (#2)
        • Tuesday, December 8, 2026, 10:00 AM EST
        • Tuesday, December 15, 2026, 10:00 AM EST
        I announce each date when it comes near, and everyone answers for each by itself. To leave one out: /meetup skip #1. To end the series: /meetup end #1.
        [Change] [Take back]
        file: story-time.ics
        ---
        (#general) Story time
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday
        Where: Library
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (#general) Story time
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday
        Where: Library
        Host: ana
        Coming: nobody yet, be the first
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("ben").says("/meetup going #2").await?;
        town.transcript();
        town.member("ben").says("/meetup new Walk when: thu 9am place: Elm Park").await?;
        town.transcript();
        town.member("ben").says("/meetup list").await?;
        town.member("cleo").says("/meetup show #2").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) What's on
        Tuesday, November 24
        • 10:00 AM Story time (#1), Library – nobody yet · every Tuesday, also Tuesday, December 1 (#2)
        Thursday, November 26
        • 9:00 AM Walk (#3), Elm Park – nobody yet · you host it
        ---
        (to cleo) Story time
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday
        Where: Library
        Host: ana
        Coming: 1 going
        Meetup #2
        Will you come?
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_date_is_announced_in_its_time_with_its_own_answers() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.member("ben").says("/meetup going #1").await?;
        town.transcript();
        town.advance(TimeDelta::hours(26)).await?;
        town.transcript();
        town.advance(TimeDelta::hours(2)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Story time
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday
        Where: Library
        Host: ana
        Coming: 1 going
        This meetup is over.
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
        town.advance(TimeDelta::days(7)).await?;
        town.transcript();
        town.member("ben").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) What's on
        Tuesday, December 8
        • 10:00 AM Story time (#3), Library – nobody yet · every Tuesday, also Tuesday, December 15 (#4)
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn other_words_say_how_it_repeats_and_when_it_ends() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        let mut notes: Vec<String> = Vec::new();
        for command in [
            "/meetup new A when: tue 10am place: Park repeat: every two weeks times: 3",
            "/meetup new B when: 1st and 3rd saturday 9am place: Park ends: 31 january",
            "/meetup new C when: mon 6pm place: Park repeat: mon, wed and fri",
            "/meetup new D when: last friday of the month 10am-12pm place: Park",
            "/meetup new E when: every day 8am place: Park times: 1000 length: 30 min",
        ] {
            ana.says(command).await?;
            let said = town.transcript();
            let told = said.split("\n---\n").next().unwrap_or_default().to_owned();
            notes.extend(told.lines().filter(|line| line.starts_with(['(', '•'])).map(ToOwned::to_owned));
        }
        insta::assert_snapshot!(notes.join("\n"), @"
        (to ana) A is announced, every two weeks on Tuesday, until Tuesday, December 22. These are the next dates:
        • Tuesday, November 24, 2026, 10:00 AM EST (#1)
        • Tuesday, December 8, 2026, 10:00 AM EST (#2)
        • Tuesday, December 22, 2026, 10:00 AM EST
        (to ana) B is announced, on the 1st and 3rd Saturday of every month, until Saturday, January 16. These are the next dates:
        • Saturday, December 5, 2026, 9:00 AM EST (#3)
        • Saturday, December 19, 2026, 9:00 AM EST (#4)
        • Saturday, January 2, 2027, 9:00 AM EST
        • Saturday, January 16, 2027, 9:00 AM EST
        (to ana) C is announced, every Monday, Wednesday and Friday. These are the next dates:
        • Monday, November 23, 2026, 6:00 PM EST (#5)
        • Wednesday, November 25, 2026, 6:00 PM EST (#6)
        • Friday, November 27, 2026, 6:00 PM EST
        • Monday, November 30, 2026, 6:00 PM EST
        (to ana) D is announced, on the last Friday of every month. These are the next dates:
        • Friday, November 27, 2026, 10:00 AM EST (#7)
        • Friday, December 25, 2026, 10:00 AM EST
        • Friday, January 29, 2027, 10:00 AM EST
        • Friday, February 26, 2027, 10:00 AM EST
        (to ana) E is announced, every day, until Sunday, August 19, 2029, 8:00 AM EDT. These are the next dates:
        • Tuesday, November 24, 2026, 8:00 AM EST (#8)
        • Wednesday, November 25, 2026, 8:00 AM EST (#9)
        • Thursday, November 26, 2026, 8:00 AM EST
        • Friday, November 27, 2026, 8:00 AM EST
        ");
        ana.says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) What's on
        Monday, November 23
        • 6:00 PM C (#5), Park – nobody yet · you host it · every Monday, Wednesday and Friday, also Wednesday, November 25 (#6)
        Tuesday, November 24
        • 8:00 AM E (#8), Park – nobody yet · you host it · every day, also Wednesday, November 25 (#9)
        • 10:00 AM A (#1), Park – nobody yet · you host it · every two weeks on Tuesday, also Tuesday, December 8 (#2)
        Friday, November 27
        • 10:00 AM D (#7), Park – nobody yet · you host it · on the last Friday of every month
        Saturday, December 5
        • 9:00 AM B (#3), Park – nobody yet · you host it · on the 1st and 3rd Saturday of every month, also Saturday, December 19 (#4)
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_read_or_contradicts_itself_is_asked_or_refused() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new A when: every second tuesday 10am place: Park").await?;
        ana.presses("on the 2nd Tuesday of every month: Tuesday, December 8, 2026, 10:00 AM EST").await?;
        town.member("ana").says("/meetup cancel #1").await?;
        for rest in [
            "when: tue 10am repeat: every second tuesday",
            "when: tue 10am repeat: now and then",
            "when: sat 10am repeat: every tuesday",
            "when: every tuesday 10am repeat: every two weeks",
            "when: every tuesday 10am ends: tomorrow",
            "when: every tuesday 10am times: 1",
            "when: tue 10am times: 5",
            "when: every month 10am",
        ] {
            ana.says(&format!("/meetup new A place: Park {rest}")).await?;
        }
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) "every second tuesday 10am" can mean more than one moment. Which one?
        Choose one, or write it here in other words; the rest is kept. Or write cancel to stop.
        [every two weeks on Tuesday: Tuesday, November 24, 2026, 10:00 AM EST] [on the 2nd Tuesday of every month: Tuesday, December 8, 2026, 10:00 AM EST]
        ---
        (to ana) A is announced, on the 2nd Tuesday of every month. These are the next dates:
        • Tuesday, December 8, 2026, 10:00 AM EST (#1)
        • Tuesday, January 12, 2027, 10:00 AM EST
        • Tuesday, February 9, 2027, 10:00 AM EST
        • Tuesday, March 9, 2027, 10:00 AM EST
        I announce each date when it comes near, and everyone answers for each by itself. To leave one out: /meetup skip #1. To end the series: /meetup end #1.
        [Change] [Take back]
        file: a.ics
        ---
        (#general) A
        When: Tuesday, December 8, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: on the 2nd Tuesday of every month
        Where: Park
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ana) A repeats on the 2nd Tuesday of every month. Is only Tuesday, December 8, 2026, 10:00 AM EST off, or the whole series? Nothing has changed yet.
        [Only this one] [The whole series] [Leave it]
        ---
        (to ana) "every second tuesday" can mean every two weeks or once a month. Something like every two weeks or 2nd tuesday of the month is clear.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I couldn't read "now and then" as a repetition. Something like weekly, every two weeks or 1st saturday of the month works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Saturday, November 28, 2026, 10:00 AM EST is none of the days on which it shall repeat. The first time should be one of them, like tuesday 10am with repeat: weekly.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) The time repeats already, and "every two weeks" says something else. One of the two is enough.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) That ends before the second date. A day further away works, or a number of times like times: 6.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I couldn't use "1": it takes a number from 2 to 1000. Something like 2 works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) How does it repeat? Something like weekly, every two weeks or 1st saturday of the month works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I couldn't read "every month 10am" as a time. Something like sat 10am, tomorrow at 9:30 or 5 december 14:00 works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        "#);
        ana.says("/meetup new Single when: sat 10am place: Park").await?;
        town.transcript();
        ana.says("/meetup skip #2").await?;
        ana.says("/meetup end #2").await?;
        ana.says("/meetup edit #2 when: every tuesday 10am").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) Single does not repeat. /meetup cancel #2 calls it off.
        ---
        (to ana) Single does not repeat. /meetup cancel #2 calls it off.
        ---
        (to ana) Here I need one date, and "every tuesday 10am" repeats. Something like tuesday 10am works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        "#);
        Ok(())
    })
    .await
}

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
        (to ana) A moderator has called off one date of your Story time: Tuesday, December 1, 2026, 10:00 AM EST. She writes: school holidays
        The series goes on; the next one is Tuesday, November 24, 2026, 10:00 AM EST (#1).
        file: story-time.ics
        ---
        (#general, edited) Story time
        This meetup is off: school holidays
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday
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
        (to ana) Done: Story time is changed. I'm telling the one who is coming.
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
        Is it still good for you?
        [Still good] [Can't]
        file: story-time.ics
        ");
        town.member("ana").says("/meetup edit #1 when: thu 11am place: Town hall notes: Quiet please").await?;
        town.transcript();
        town.member("ana").presses("All from here on").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Done: Story time is changed from Thursday, November 26, 2026, 11:00 AM EST on. I'm telling everyone who is coming.
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
        ---
        (to ana) Your meetup Story time begins in 1 day: Thursday, November 26, 2026, 11:00 AM EST, Town hall. Nobody has said yes so far.
        Quiet please
        [Change] [Call it off]
        ---
        (to ana) Your meetup Story time begins in 2 hours: Thursday, November 26, 2026, 11:00 AM EST, Town hall. Nobody has said yes so far.
        Quiet please
        [Change] [Call it off]
        ---
        (#general, edited) Story time
        When: Thursday, November 26, 2026, 11:00 AM EST, until 1:00 PM
        Repeats: every Thursday
        Where: Town hall
        Host: ana
        Coming: nobody this time
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
        ana.says("/meetup edit #1 when: wed 10am").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Yoga would change:
        • When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM → Wednesday, November 25, 2026, 10:00 AM EST, until 12:00 PM
        Everyone who is coming hears it. Nothing has changed yet.
        A new day like this is for this date alone; the others stay as they are. To move the whole series, end it and announce it anew.
        [Only this one] [Leave it]
        ");
        ana.presses("Only this one").await?;
        town.transcript();
        // Another hour is for all days alike, also when one of them was moved alone before.
        ana.says("/meetup edit #1 when: wed 9am length: 1h").await?;
        ana.presses("All from here on").await?;
        town.transcript();
        ana.says("/meetup list").await?;
        town.advance(TimeDelta::days(3)).await?;
        town.transcript();
        ana.says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) What's on
        Thursday, November 26
        • 9:00 AM Yoga (#2), Park – nobody yet · you host it · every Tuesday and Thursday, also Tuesday, December 1 (#3)
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
        The card shows it; nobody is woken for it. Nothing has changed yet.
        Only this one, or all from here on?
        [Only this one] [All from here on] [Leave it]
        ");
        Ok(())
    })
    .await
}

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
        insta::assert_snapshot!(town.transcript(), @"(to ana) Nothing is planned yet. A walk, a coffee, half an hour at the park: /meetup new announces one.");
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
        ---
        (#general, edited) Story time
        This meetup is off.
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        ---
        (to ben) Story time on Tuesday, December 1, 2026, 10:00 AM EST is off, and there will be no more of it. How nice that you were part of it!
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
        ---
        (to ana) This is how Story time would change:
        • Notes: nothing → For the last time
        The card shows it; nobody is woken for it. Nothing has changed yet.
        [Change it] [Leave it]
        ---
        (to ana) Done: Story time is changed. Nobody has to be told anew.
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
async fn after_an_outage_only_what_is_still_to_come_is_announced() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.transcript();
        town.sleeps(TimeDelta::days(40));
        town.settle().await?;
        town.transcript();
        town.member("ana").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) What's on
        Tuesday, January 5
        • 10:00 AM Story time (#3), Library – nobody yet · you host it · every Tuesday, also Tuesday, January 12 (#4)
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_series_keeps_its_clock_whatever_zone_is_chosen_later() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        ana.says("/meetup new Run when: every tuesday 10am starting 1 march place: Park").await?;
        ana.says("/settings set zone Europe/Madrid").await?;
        ana.says("/my zone Europe/London").await?;
        town.transcript();
        // Over the change of clocks in New York on March 14.
        town.advance(TimeDelta::days(100)).await?;
        town.transcript();
        town.advance(TimeDelta::days(14)).await?;
        let cards: Vec<String> =
            town.transcript().lines().filter(|line| line.starts_with("When")).map(ToOwned::to_owned).collect();
        insta::assert_snapshot!(cards.join("\n"), @"
        When: Tuesday, March 9, 2027, 10:00 AM EST, until 12:00 PM
        When: Tuesday, March 23, 2027, 10:00 AM EDT, until 12:00 PM
        When: Tuesday, March 16, 2027, 10:00 AM EDT, until 12:00 PM
        When: Tuesday, March 30, 2027, 10:00 AM EDT, until 12:00 PM
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_who_leaves_ends_it_quietly() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.member("ben").says("/meetup going #1").await?;
        town.transcript();
        leaves(town, "ana").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Story time
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (#general, edited) Story time
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        Coming: nobody yet, be the first
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.advance(TimeDelta::days(30)).await?;
        town.transcript();
        town.member("ben").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"(to ben) Nothing is planned yet. A walk, a coffee, half an hour at the park: /meetup new announces one.");
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
        insta::assert_snapshot!(town.transcript(), @"(to cleo) Nothing is planned yet. A walk, a coffee, half an hour at the park: /meetup new announces one.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_said_about_a_series_is_forgotten_with_its_last_date() -> TestResult {
    let database = fresh_database().await?;
    let clock = ManualClock::at(monday_morning());
    let village = open(database.url(), &clock).await?;
    let store = Store::open(database.url()).await?;
    village.handle(said("e1", &format!("{STORIES} times: 2"))).await?;
    let (_, series) = series_of(&store, 1).await?;
    run_until(&village, &clock, TimeDelta::days(9)).await?;
    assert!(series_is_kept(&store, series).await?);
    run_until(&village, &clock, TimeDelta::days(40)).await?;
    assert!(!series_is_kept(&store, series).await?);
    Ok(())
}

#[tokio::test]
async fn two_processes_that_announce_a_date_at_once_announce_it_once() -> TestResult {
    let database = fresh_database().await?;
    let clock = ManualClock::at(monday_morning());
    let village = open(database.url(), &clock).await?;
    village.handle(said("e1", STORIES)).await?;
    let store = Store::open(database.url()).await?;
    let (community, series) = series_of(&store, 1).await?;

    // Both look after the first date is over, without having heard of each other.
    let now = monday_morning() + TimeDelta::hours(28);
    let looks = || async {
        let defaults = opening(database.url(), clock.clone()).defaults;
        let settings = Settings::new(std::collections::HashMap::new(), defaults);
        let ids = IdSource::random();
        let process = Store::open(database.url()).await?;
        let mut tx = process.write(Some(community)).await?;
        let gather = TimeDelta::zero();
        let mut telling = Telling { tx: &mut tx, ids: &ids, community, settings: &settings, now, gather };
        keep_going(&mut telling, series).await?;
        tx.commit().await
    };
    tokio::try_join!(looks(), looks(), looks())?;

    let mut tx = store.read().await?;
    let open = meetups::store::of_series(&mut tx, series, now).await?;
    assert_eq!(open.iter().map(|date| date.number).collect::<Vec<_>>(), [2, 3]);
    // Should both have slipped through, the database would refuse the second.
    let place = open.first().and_then(|date| date.series.clone()).ok_or("a place in the series")?;
    let other = open.last().ok_or("another date")?.id;
    let mut tx = store.write(Some(community)).await?;
    assert!(meetups::series::store::join(&mut tx, other, &place).await.is_err());
    Ok(())
}

#[tokio::test]
async fn a_restart_in_the_middle_neither_repeats_nor_forgets_a_date() -> TestResult {
    let database = fresh_database().await?;
    let clock = ManualClock::at(monday_morning());
    let store = Store::open(database.url()).await?;
    let village = open(database.url(), &clock).await?;
    village.handle(said("e1", STORIES)).await?;
    let (_, series) = series_of(&store, 1).await?;
    // It dies before anything was delivered, and comes back after the first date.
    village.close().await;
    clock.advance(TimeDelta::hours(28));
    for _ in 0..2 {
        let village = open(database.url(), &clock).await?;
        while !village.run_due(100).await?.is_idle() {}
        village.close().await;
    }
    let mut tx = store.read().await?;
    let open = meetups::store::of_series(&mut tx, series, clock.now()).await?;
    assert_eq!(open.iter().map(|date| date.number).collect::<Vec<_>>(), [2, 3]);
    Ok(())
}

#[tokio::test]
async fn in_spanish_it_reads_as_well() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        ana.says("/settings set language es").await?;
        town.transcript();
        ana.says("/encuentro nuevo Cuentos cuándo: todos los martes y sábados a las 10 lugar: Biblioteca veces: 6")
            .await?;
        town.member("ben").says("/encuentro voy #1").await?;
        town.member("ben").says("/encuentro lista").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Cuentos queda anunciado, todos los martes y sábados, hasta el sábado 12 de diciembre. Estas son las próximas fechas:
        • martes 24 de noviembre de 2026, 10:00 EST (#1)
        • sábado 28 de noviembre de 2026, 10:00 EST (#2)
        • martes 1 de diciembre de 2026, 10:00 EST
        • sábado 5 de diciembre de 2026, 10:00 EST
        Anuncio cada fecha cuando se acerca, y a cada una se responde por separado. Para saltar una: /encuentro saltar #1. Para terminar la serie: /encuentro terminar #1.
        [Cambiar] [Retirar]
        file: cuentos.ics
        ---
        (#general) Cuentos
        Cuándo: martes 24 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Se repite: todos los martes y sábados, hasta el sábado 12 de diciembre
        Dónde: Biblioteca
        Organiza: ana
        Asistencia: nadie todavía, sé la primera
        Encuentro #1
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (#general) Cuentos
        Cuándo: sábado 28 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Se repite: todos los martes y sábados, hasta el sábado 12 de diciembre
        Dónde: Biblioteca
        Organiza: ana
        Asistencia: nadie todavía, sé la primera
        Encuentro #2
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (to ben) ¡Qué bien que vas a Cuentos! Es martes 24 de noviembre de 2026, 10:00 EST, Biblioteca. El archivo lo pone en tu calendario.
        [Adultos y peques] [No puedo]
        file: cuentos.ics
        ---
        (#general, edited) Cuentos
        Cuándo: martes 24 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Se repite: todos los martes y sábados, hasta el sábado 12 de diciembre
        Dónde: Biblioteca
        Organiza: ana
        Asistencia: 1 va
        Encuentro #1
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (to ben) Qué hay
        martes 24 de noviembre
        • 10:00 Cuentos (#1), Biblioteca – va 1 · tú vas · todos los martes y sábados, también sábado 28 de noviembre (#2)
        ");
        ana.says("/encuentro cambiar #1 lugar: Parque").await?;
        ana.presses("Todas desde aquí").await?;
        ana.says("/encuentro saltar #1 motivo: llueve").await?;
        ana.says("/encuentro cancelar #2").await?;
        ana.presses("Toda la serie").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Así cambiaría Cuentos:
        • Lugar: Biblioteca → Parque
        Lo sabrán todas las que van. Todavía no ha cambiado nada.
        ¿Solo esta fecha o todas a partir de ella?
        [Solo esta] [Todas desde aquí] [Dejarlo así]
        ---
        (to ana) Hecho: Cuentos cambia a partir del martes 24 de noviembre de 2026, 10:00 EST. Aviso a quienes van.
        ---
        (#general, edited) Cuentos
        Cuándo: martes 24 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Se repite: todos los martes y sábados, hasta el sábado 12 de diciembre
        Dónde: Parque
        Organiza: ana
        Asistencia: 1 va
        Encuentro #1
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (to ben) Cuentos es en otro lugar: Parque. Sigue siendo martes 24 de noviembre de 2026, 10:00 EST, hasta las 12:00.
        [Verlo] [No puedo]
        file: cuentos.ics
        ---
        (#general, edited) Cuentos
        Cuándo: sábado 28 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Se repite: todos los martes y sábados, hasta el sábado 12 de diciembre
        Dónde: Parque
        Organiza: ana
        Asistencia: nadie todavía, sé la primera
        Encuentro #2
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (to ana) Cuentos, martes 24 de noviembre de 2026, 10:00 EST, queda cancelado. Aviso a la persona que iba a ir.
        La serie sigue; la próxima fecha es sábado 28 de noviembre de 2026, 10:00 EST (#2).
        ---
        (#general, edited) Cuentos
        Este encuentro queda cancelado: llueve
        Cuándo: martes 24 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Se repite: todos los martes y sábados, hasta el sábado 12 de diciembre
        Dónde: Parque
        Organiza: ana
        ---
        (to ben) Esta vez no hay Cuentos: martes 24 de noviembre de 2026, 10:00 EST queda cancelado. Quien organiza escribe: llueve
        La serie sigue; la próxima fecha es sábado 28 de noviembre de 2026, 10:00 EST (#2).
        file: cuentos.ics
        ---
        (#general) Cuentos
        Cuándo: martes 1 de diciembre de 2026, 10:00 EST, hasta las 12:00
        Se repite: todos los martes y sábados, hasta el sábado 12 de diciembre
        Dónde: Parque
        Organiza: ana
        Asistencia: nadie todavía, sé la primera
        Encuentro #3
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (to ana) Cuentos se repite todos los martes y sábados. ¿Cancelas solo esta fecha (sábado 28 de noviembre de 2026, 10:00 EST) o toda la serie? Todavía no ha cambiado nada.
        [Solo esta] [Toda la serie] [Dejarlo así]
        ---
        (to ana) Cuentos termina. Las 2 fechas que estaban anunciadas quedan canceladas. Nadie había dicho que sí, así que no hay a quién avisar.
        ---
        (#general, edited) Cuentos
        Este encuentro queda cancelado.
        Cuándo: sábado 28 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Dónde: Parque
        Organiza: ana
        ---
        (#general, edited) Cuentos
        Este encuentro queda cancelado.
        Cuándo: martes 1 de diciembre de 2026, 10:00 EST, hasta las 12:00
        Dónde: Parque
        Organiza: ana
        ");
        ana.says("/encuentro nuevo Yoga cuándo: primer y tercer sábado del mes a las 9 lugar: Parque").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Yoga queda anunciado, el primer y tercer sábado de cada mes. Estas son las próximas fechas:
        • sábado 5 de diciembre de 2026, 09:00 EST (#4)
        • sábado 19 de diciembre de 2026, 09:00 EST (#5)
        • sábado 2 de enero de 2027, 09:00 EST
        • sábado 16 de enero de 2027, 09:00 EST
        Anuncio cada fecha cuando se acerca, y a cada una se responde por separado. Para saltar una: /encuentro saltar #4. Para terminar la serie: /encuentro terminar #4.
        [Cambiar] [Retirar]
        file: yoga.ics
        ---
        (#general) Yoga
        Cuándo: sábado 5 de diciembre de 2026, 09:00 EST, hasta las 11:00
        Se repite: el primer y tercer sábado de cada mes
        Dónde: Parque
        Organiza: ana
        Asistencia: nadie todavía, sé la primera
        Encuentro #4
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (#general) Yoga
        Cuándo: sábado 19 de diciembre de 2026, 09:00 EST, hasta las 11:00
        Se repite: el primer y tercer sábado de cada mes
        Dónde: Parque
        Organiza: ana
        Asistencia: nadie todavía, sé la primera
        Encuentro #5
        [Voy] [Quizás] [No puedo] [Quién va]
        ");
        Ok(())
    })
    .await
}

/// Somebody leaves, and the platform says so.
async fn leaves(town: &Town, name: &str) -> TestResult {
    town.happens(&town.member(name).event("#general", bot_core::incoming::What::Departed)).await
}

/// A process of its own over a database.
async fn open(url: &str, clock: &Arc<ManualClock>) -> Result<Arc<Village>, Box<dyn std::error::Error>> {
    let village = Village::open(opening(url, clock.clone())).await?;
    village.attach(Arc::new(TownPlatform::default()));
    Ok(village)
}

/// Ana says something in `#general`.
fn said(event: &str, text: &str) -> Incoming {
    Incoming {
        platform: PlatformKind::Console,
        event: event.to_owned(),
        from: Sender {
            account: "ana".to_owned(),
            name: "ana".to_owned(),
            locale: None,
            standing: Standing::Member,
            roles: Vec::new(),
        },
        home: Some(HomeKey { id: "town".to_owned(), name: None }),
        place: PlaceKey { id: "#general".to_owned(), thread: None, direct: false },
        what: What::Said { text: text.to_owned(), to_bot: false, replies_to: None },
        reply: None,
    }
}

/// The series of the meetup with this number, in the only community.
async fn series_of(store: &Store, number: i64) -> Result<(CommunityId, SeriesId), Box<dyn std::error::Error>> {
    let mut tx = store.read().await?;
    let (community, ..) = people::store::communities(&mut tx).await?.into_iter().next().ok_or("a community")?;
    let meetup = meetups::store::by_number(&mut tx, community, number).await?.ok_or("a meetup")?;
    Ok((community, meetup.series.ok_or("a series")?.series))
}

async fn series_is_kept(store: &Store, series: SeriesId) -> Result<bool, Box<dyn std::error::Error>> {
    let mut tx = store.read().await?;
    Ok(meetups::series::store::get(&mut tx, series).await?.is_some())
}

/// Time passes; what falls due on the way is done.
async fn run_until(village: &Village, clock: &ManualClock, by: TimeDelta) -> TestResult {
    let end = clock.now() + by;
    while let Some(due) = village.next_due().await?.filter(|due| *due <= end) {
        clock.set(due.max(clock.now()));
        while !village.run_due(100).await?.is_idle() {}
    }
    clock.set(end);
    Ok(())
}
