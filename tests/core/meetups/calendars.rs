//! Calendar files over the life of a meetup: one UID, and a SEQUENCE that grows.

use bot_core::incoming::{MessageKey, What};
use bot_core::testing::{TestResult, Town, calendar_line, in_town};
use chrono::TimeDelta;

/// A line of each file that was handed out since the last look; both databases hand out the same.
fn lines(town: &Town, name: &str) -> Vec<String> {
    town.files().iter().map(|file| calendar_line(file, name).to_owned()).collect()
}

#[tokio::test]
async fn one_uid_and_a_growing_sequence_from_announcing_to_calling_off() -> TestResult {
    in_town(async |town| {
        let mut uids = Vec::new();
        let mut sequences = Vec::new();
        let look = |uids: &mut Vec<String>, sequences: &mut Vec<i64>| -> TestResult {
            for file in town.files() {
                uids.push(calendar_line(&file, "UID").to_owned());
                sequences.push(calendar_line(&file, "SEQUENCE").parse()?);
            }
            Ok(())
        };
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park rain: the library").await?;
        town.member("ben").presses("Going").await?;
        look(&mut uids, &mut sequences)?;
        for change in ["when: sat 11am", "place: Oak Park"] {
            town.member("ana").says(&format!("/meetup edit #1 {change}")).await?;
            town.member("ana").presses("Change it").await?;
            look(&mut uids, &mut sequences)?;
        }
        town.member("ana").says("/meetup cancel #1").await?;
        let last = town.files();
        assert!(!last.is_empty() && last.iter().all(|file| file.contains("METHOD:CANCEL")), "{last:?}");
        assert!(last.iter().all(|file| file.contains("SEQUENCE:3")), "{last:?}");
        // Each database ran up from 0 to 2.
        let half = sequences.len() / 2;
        assert!(half > 0 && sequences.iter().all(|sequence| (0..=2).contains(sequence)), "{sequences:?}");
        uids.sort();
        uids.dedup();
        assert_eq!(uids.len(), 1, "{uids:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_comes_no_more_gets_a_file_that_takes_it_out_without_the_address() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park address: 12 Elm Street").await?;
        drop(town.files());
        for answer in ["maybe", "cant", "sick"] {
            town.member("ben").says("/meetup going #1").await?;
            assert!(town.files().iter().all(|file| file.contains("METHOD:PUBLISH") && file.contains("12 Elm Street")));
            town.member("ben").says(&format!("/meetup {answer} #1")).await?;
            let files = town.files();
            assert!(!files.is_empty(), "{answer}");
            for file in files {
                assert!(file.contains("METHOD:CANCEL") && !file.contains("12 Elm Street"), "{answer}: {file}");
            }
        }
        // Who was not coming has nothing to take out.
        town.member("cleo").says("/meetup cant #1").await?;
        assert!(town.files().is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_quiet_change_reaches_calendars_with_the_next_reminder() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        town.member("ben").presses("Going").await?;
        town.member("ana").says("/meetup edit #1 title: Picnic").await?;
        town.member("ana").presses("Change it").await?;
        drop(town.files());
        town.advance(TimeDelta::days(4) + TimeDelta::hours(1)).await?;
        let summaries = lines(town, "SUMMARY");
        assert!(!summaries.is_empty() && summaries.iter().all(|line| line == "Picnic"), "{summaries:?}");
        town.member("ana").says("/meetup new Tea when: dec 5 10am place: Elm Park").await?;
        town.member("ben").presses("Going").await?;
        town.advance(TimeDelta::days(2)).await?;
        drop(town.files());
        town.advance(TimeDelta::days(5)).await?;
        assert!(town.transcript().contains("(to ben) Tea begins in 1 day"));
        assert!(town.files().is_empty(), "what has not changed is there already");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_hosts_it_too_has_it_in_her_calendar_and_no_longer_when_she_does_not() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/meetup list").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park address: 12 Elm Street").await?;
        drop(town.files());
        town.member("ana").says("/meetup edit #1 hosts: ben").await?;
        town.member("ana").presses("Change it").await?;
        let hers = town.files();
        assert!(!hers.is_empty() && hers.iter().all(|file| file.contains("12 Elm Street")), "{hers:?}");
        town.member("ana").says("/meetup edit #1 hosts: none").await?;
        town.member("ana").presses("Change it").await?;
        let gone = town.files();
        assert!(!gone.is_empty() && gone.iter().all(|file| file.contains("METHOD:CANCEL")), "{gone:?}");
        assert!(!gone.iter().any(|file| file.contains("12 Elm Street")), "{gone:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_yes_that_is_taken_back_by_reaction_takes_it_out_of_her_calendar() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        town.skip();
        let on = MessageKey { place: "#general".to_owned(), id: "m2".to_owned() };
        let (going, maybe) = ("1⃣".to_owned(), "2⃣".to_owned());
        let ben = town.member("ben");
        town.happens(&ben.event("#general", What::Reacted { on: on.clone(), key: going.clone() })).await?;
        drop(town.files());
        town.skip();
        town.happens(&ben.event("#general", What::Unreacted { on: on.clone(), key: going })).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) I've taken back your answer to Park.
        file: park.ics
        ---
        (#general, edited) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        let files = town.files();
        assert!(!files.is_empty() && files.iter().all(|file| file.contains("METHOD:CANCEL")), "{files:?}");
        // A maybe is in no calendar, so that the card says enough.
        town.happens(&ben.event("#general", What::Reacted { on: on.clone(), key: maybe.clone() })).await?;
        town.happens(&ben.event("#general", What::Unreacted { on, key: maybe })).await?;
        let said = town.transcript();
        assert!(!said.contains("(to ben)"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_file_of_what_is_off_says_that_it_takes_it_out() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        town.member("ana").says("/meetup cancel #1").await?;
        town.skip();
        town.member("ana").says("/meetup calendar #1").await?;
        town.member("ben").says("/my language es").await?;
        town.member("ben").says("/meetup calendar #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park is off; this file takes it out of your calendar.
        file: park.ics
        ---
        (to ben) A partir de ahora te hablo en español.
        ---
        (to ben) Park está cancelado; este archivo lo quita de tu calendario.
        file: park.ics
        ");
        Ok(())
    })
    .await
}
