//! A series is announced, in its words and in its time.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use crate::STORIES;

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
        [Announce a meetup] [I'm out right now] [Find a time]
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
        [Announce a meetup] [I'm out right now] [Find a time]
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
            "/meetup new F when: Every Tuesday 10am until 20 december place: Park",
            "/meetup new G when: every tuesday 10am-11am, 3 times place: Park",
            "/meetup new H when: todos los martes a las 10 hasta el 20 de diciembre place: Park",
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
        (to ana) F is announced, every Tuesday, until Tuesday, December 15. These are the next dates:
        • Tuesday, November 24, 2026, 10:00 AM EST (#8)
        • Tuesday, December 1, 2026, 10:00 AM EST (#9)
        • Tuesday, December 8, 2026, 10:00 AM EST
        • Tuesday, December 15, 2026, 10:00 AM EST
        (to ana) G is announced, every Tuesday, until Tuesday, December 8. These are the next dates:
        • Tuesday, November 24, 2026, 10:00 AM EST (#10)
        • Tuesday, December 1, 2026, 10:00 AM EST (#11)
        • Tuesday, December 8, 2026, 10:00 AM EST
        (to ana) H is announced, every Tuesday, until Tuesday, December 15. These are the next dates:
        • Tuesday, November 24, 2026, 10:00 AM EST (#12)
        • Tuesday, December 1, 2026, 10:00 AM EST (#13)
        • Tuesday, December 8, 2026, 10:00 AM EST
        • Tuesday, December 15, 2026, 10:00 AM EST
        (to ana) E is announced, every day, until Sunday, August 19, 2029, 8:00 AM EDT. These are the next dates:
        • Tuesday, November 24, 2026, 8:00 AM EST (#14)
        • Wednesday, November 25, 2026, 8:00 AM EST (#15)
        • Thursday, November 26, 2026, 8:00 AM EST
        • Friday, November 27, 2026, 8:00 AM EST
        ");
        ana.says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) What's on
        Monday, November 23
        • 6:00 PM C (#5), Park – nobody yet · you host it · every Monday, Wednesday and Friday, also Wednesday, November 25 (#6)
        Tuesday, November 24
        • 8:00 AM E (#14), Park – nobody yet · you host it · every day, also Wednesday, November 25 (#15)
        • 10:00 AM A (#1), Park – nobody yet · you host it · every two weeks on Tuesday, also Tuesday, December 8 (#2)
        • 10:00 AM F (#8), Park – nobody yet · you host it · every Tuesday, also Tuesday, December 1 (#9)
        • 10:00 AM G (#10), Park – nobody yet · you host it · every Tuesday, also Tuesday, December 1 (#11)
        • 10:00 AM H (#12), Park – nobody yet · you host it · every Tuesday, also Tuesday, December 1 (#13)
        Friday, November 27
        • 10:00 AM D (#7), Park – nobody yet · you host it · on the last Friday of every month
        Saturday, December 5
        • 9:00 AM B (#3), Park – nobody yet · you host it · on the 1st and 3rd Saturday of every month, also Saturday, December 19 (#4)
        [Announce a meetup] [I'm out right now] [Find a time]
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
            "when: every tuesday 10am until whenever",
            "when: every tuesday 10am ends: 03/04",
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
        (to ana) For "times" I need a whole number from 2 to 1000, like 2; "1" isn't one I can use.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) How does it repeat? Something like weekly, every two weeks or 1st saturday of the month works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I couldn't read "every month 10am" as a time. Something like sat 10am, tomorrow at 9:30 or 5 december 14:00 works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I understood "every tuesday 10am" but not "until whenever". Something like sat 10am or 5 december 14:00 works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) "03/04" can mean more than one moment. Which one?
        Choose one, or write it here in other words; the rest is kept. Or write cancel to stop.
        [Thursday, March 4, 2027, 12:00 PM EST] [Saturday, April 3, 2027, 12:00 PM EDT]
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
        (to ana) Here I need one date, and "every tuesday 10am" repeats. How it repeats changes like this: /meetup edit #2 repeat: weekly
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        "#);
        Ok(())
    })
    .await
}
