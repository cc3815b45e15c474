//! Times across clock changes, other zones, and other rules of zones.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town, monday_morning};
use chrono::{DateTime, TimeDelta, Utc};

/// The day before a clock change and the day of it: ten in the morning there, and the instant that is.
const TABLE: [(&str, [(&str, &str); 2]); 5] = [
    ("Africa/Casablanca", [("2027-03-13", "20270313T100000Z"), ("2027-03-14", "20270314T090000Z")]),
    ("America/New_York", [("2027-03-13", "20270313T150000Z"), ("2027-03-14", "20270314T140000Z")]),
    ("Europe/London", [("2027-03-27", "20270327T100000Z"), ("2027-03-28", "20270328T090000Z")]),
    ("Australia/Lord_Howe", [("2027-04-03", "20270402T230000Z"), ("2027-04-04", "20270403T233000Z")]),
    ("America/Santiago", [("2027-04-03", "20270403T130000Z"), ("2027-04-04", "20270404T140000Z")]),
];

#[tokio::test]
async fn meetups_reminders_naps_and_polls_are_right_across_clock_changes() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        town.member("ben").says("/my naps 12:00-13:00").await?;
        let mut reminders: Vec<(DateTime<Utc>, String)> = Vec::new();
        for (zone, days) in TABLE {
            ana.says(&format!("/settings set zone {zone}")).await?;
            for (day, instant) in days {
                let title = format!("{} {day}", zone.replace('/', " "));
                town.transcript();
                drop(town.files());
                ana.says(&format!("/meetup new {title} when: {day} 10:00 place: Park reminders: 1d, 2h")).await?;
                let files = town.files();
                assert!(files.iter().all(|file| file.contains(&format!("DTSTART:{instant}"))), "{title}: {files:?}");
                let said = town.transcript();
                assert!(said.contains("10:00 AM") && !said.contains("naps"), "{said}");
                let start = DateTime::parse_from_str(&format!("{instant} +0000"), "%Y%m%dT%H%M%SZ %z")?.to_utc();
                for hours in [24, 2] {
                    reminders.push((start - TimeDelta::hours(hours), title.clone()));
                }
                // The nap is where the clock shows it, also on that day.
                ana.says(&format!("/meetup new Late when: {day} 11:30 place: Park reminders: off")).await?;
                assert!(town.transcript().contains("One family here has told me naps"), "{zone} {day}");
            }
            // The moments of a poll are the same instants, and so is what becomes of them.
            let [(before, _), (day, instant)] = days;
            ana.says(&format!("/meetup find Play moments: {before} 10:00, {day} 10:00 place: Park")).await?;
            let number: String = town.transcript();
            let number = number.split("It is number #").nth(1).unwrap_or_default();
            let number = number.split('.').next().unwrap_or_default().to_owned();
            drop(town.files());
            ana.says(&format!("/meetup decide #{number} 2")).await?;
            let files = town.files();
            let starts = format!("DTSTART:{instant}");
            assert!(!files.is_empty() && files.iter().all(|file| file.contains(&starts)), "{zone}: {files:?}");
        }
        reminders.sort();
        town.transcript();
        let mut now = monday_morning();
        let minute = TimeDelta::minutes(1);
        for (at, title) in reminders {
            if at - minute > now {
                town.advance(at - minute - now).await?;
                now = at - minute;
                town.transcript();
            }
            let begins = format!("Your meetup {title} begins in");
            if at > now {
                town.advance(at - now).await?;
                now = at;
                let said = town.transcript();
                assert!(said.contains(&begins), "{title} at {at}: {said}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_zone_moves_what_was_announced_by_the_old_clock_and_nothing_else() -> TestResult {
    in_town(async |town| {
        let olga = town.member("olga");
        olga.is(Standing::Admin);
        town.member("ana").says("/my zone America/Chicago").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        town.transcript();
        olga.says("/settings set zone America/Denver").await?;
        insta::assert_snapshot!(town.transcript(), @"(to olga) Done: zone is now America/Denver.");
        olga.says("/meetup new Tea when: sat 3pm place: Elm Park").await?;
        olga.says("/meetup find Play moments: sat 10am, sun 3pm place: Elm Park").await?;
        town.member("ben").says("/meetup vote #3 1").await?;
        town.transcript();
        olga.says("/settings set zone America/New_York").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Done: zone is now America/New_York.
        1 meetup is announced by the old clock. Its moment stays as it is, so whoever is coming has nothing to do. If it should rather be at the same time on the new clock, I move it and tell those coming.
        1 vote on a time is open, with times by the old clock. They stay as they are too, or move to the same times on the new clock.
        [Keep the moments] [Keep the clock times]
        ");
        olga.presses("Keep the clock times").await?;
        let moved = town.transcript();
        assert!(moved.contains("Tea\nWhen: Saturday, November 28, 2026, 3:00 PM EST"), "{moved}");
        assert!(moved.contains("1. Saturday, November 28, 2026, 10:00 AM EST"), "{moved}");
        assert!(!moved.contains("Park\nWhen:"), "hers is by her own clock: {moved}");
        town.member("ben").says("/meetup show #3").await?;
        let poll = town.transcript();
        assert!(poll.contains("1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes"), "{poll}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn other_rules_of_zones_leave_clock_times_as_they_are() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        town.member("ben").presses("Going").await?;
        town.member("ana").says("/meetup find Play moments: sat 10am, sun 3pm place: Elm Park").await?;
        town.transcript();
        town.gets_other_zone_rules(TimeDelta::hours(1)).await?;
        let said = town.transcript();
        assert!(
            said.contains(
                "(to ben) Park has a new time: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM. Before, it \
                 was Saturday, November 28, 2026, 11:00 AM EST."
            ),
            "{said}"
        );
        assert!(said.contains("1. Saturday, November 28, 2026, 10:00 AM EST"), "{said}");
        town.gets_other_zone_rules(TimeDelta::zero()).await?;
        assert_eq!(town.transcript(), "", "what is right stays");
        town.advance(TimeDelta::days(4) + TimeDelta::hours(1)).await?;
        let reminded = town.transcript();
        assert_eq!(reminded.matches("(to ben) Park begins in 1 day").count(), 1, "{reminded}");
        Ok(())
    })
    .await
}
