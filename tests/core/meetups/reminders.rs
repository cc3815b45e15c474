//! Own reminders, late ones, and changes that somebody has not heard of yet.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

const PARK: &str = "/meetup new Park when: sat 10am place: Elm Park";

#[tokio::test]
async fn who_chooses_her_reminders_afterwards_has_them_guest_or_host() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.member("ben").says("/my reminders 3h").await?;
        town.member("ana").says("/my reminders 5h").await?;
        town.transcript();
        // Saturday at five, and at seven.
        town.advance(TimeDelta::days(4) + TimeDelta::hours(20)).await?;
        let five = town.transcript();
        assert!(five.contains("(to ana) Your meetup Park begins in 5 hours") && !five.contains("(to ben)"), "{five}");
        town.advance(TimeDelta::hours(2)).await?;
        let seven = town.transcript();
        assert!(seven.contains("(to ben) Park begins in 3 hours") && !seven.contains("(to ana)"), "{seven}");
        town.advance(TimeDelta::hours(3)).await?;
        assert!(!town.transcript().contains("begins in"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_with_reminders_of_her_own_has_them_for_what_she_announces_and_moves() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/my reminders 5h").await?;
        town.member("ana").says(PARK).await?;
        town.member("ana").says("/meetup edit #1 when: sat 11am").await?;
        town.member("ana").presses("Change it").await?;
        town.transcript();
        town.advance(TimeDelta::days(4) + TimeDelta::hours(21)).await?;
        let six = town.transcript();
        assert_eq!(six.matches("(to ana) Your meetup Park begins in 5 hours").count(), 1, "{six}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_maybe_who_is_asked_late_is_asked_in_other_words_and_not_shortly_before() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Maybe").await?;
        town.transcript();
        // Back a day before.
        town.sleeps(TimeDelta::days(4));
        town.settle().await?;
        let late = town.transcript();
        assert!(late.contains("(to ben) You said maybe to Park: Saturday, November 28"), "{late}");
        assert!(!late.contains("in two days"), "{late}");
        town.member("ana").says("/meetup new Tea when: dec 5 10am place: Elm Park").await?;
        town.member("ben").presses("Maybe").await?;
        town.transcript();
        // Back three hours before.
        town.sleeps(TimeDelta::days(7) + TimeDelta::hours(22));
        town.settle().await?;
        let too_late = town.transcript();
        assert!(!too_late.contains("(to ben)"), "{too_late}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_host_is_asked_about_yesterday_or_about_that_day_and_after_a_week_not_at_all() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.transcript();
        town.sleeps(TimeDelta::days(9));
        town.settle().await?;
        let later = town.transcript();
        assert!(later.contains("(to ana) Did Park take place on Saturday, November 28?"), "{later}");
        town.member("ana").says("/meetup new Tea when: dec 5 10am place: Elm Park").await?;
        town.transcript();
        town.sleeps(TimeDelta::days(13));
        town.settle().await?;
        let much_later = town.transcript();
        assert!(!much_later.contains("Did Tea"), "{much_later}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn changes_of_one_night_are_told_as_one_in_the_morning() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").says("/my quiet 20-9").await?;
        town.member("cleo").says("/my quiet 20-9").await?;
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Maybe").await?;
        town.advance(TimeDelta::hours(12)).await?;
        for when in ["sat 11am", "sat noon"] {
            town.member("ana").says(&format!("/meetup edit #1 when: {when}")).await?;
            town.member("ana").presses("Change it").await?;
        }
        town.member("ana").says("/meetup edit #1 place: Oak Park").await?;
        town.member("ana").presses("Change it").await?;
        town.transcript();
        town.advance(TimeDelta::hours(13)).await?;
        let morning = town.transcript();
        for name in ["ben", "cleo"] {
            assert_eq!(morning.matches(&format!("(to {name})")).count(), 1, "{morning}");
        }
        assert!(
            morning.contains(
                "(to ben) Park has a new time and place: Saturday, November 28, 2026, 12:00 PM EST, until 2:00 PM, Oak \
                 Park. Before, it was Saturday, November 28, 2026, 10:00 AM EST."
            ),
            "{morning}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_change_that_is_taken_back_before_she_wakes_is_no_news() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").says("/my quiet 20-9").await?;
        town.member("ben").presses("Going").await?;
        town.advance(TimeDelta::hours(12)).await?;
        for when in ["sat 11am", "sat noon", "sat 10am"] {
            town.member("ana").says(&format!("/meetup edit #1 when: {when}")).await?;
            town.member("ana").presses("Change it").await?;
        }
        town.transcript();
        town.advance(TimeDelta::hours(13)).await?;
        let morning = town.transcript();
        assert!(!morning.contains("(to ben)"), "{morning}");
        // What she hears of later counts from what she knows then.
        town.member("ana").says("/meetup edit #1 when: sat 1pm").await?;
        town.member("ana").presses("Change it").await?;
        assert!(town.transcript().contains("(to ben) Park has a new time: Saturday, November 28, 2026, 1:00 PM EST"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_else_changed_is_named() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        for (change, said) in [
            ("address: 12 Elm Street", "the exact address changed."),
            ("rain: the library address: 13 Elm Street", "the exact address and rain plan changed."),
            ("length: 3h", "the length changed."),
        ] {
            town.member("ana").says(&format!("/meetup edit #1 {change}")).await?;
            town.transcript();
            town.member("ana").presses("Change it").await?;
            let news = town.transcript();
            assert!(news.contains("(to ben) News about Park (") && news.contains(said), "{said}: {news}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_is_reminded_of_her_own_meetup_whatever_she_taps() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(&format!("{PARK} spots: 1")).await?;
        town.member("ben").presses("Going").await?;
        town.member("ana").presses("Maybe").await?;
        town.skip();
        town.advance(TimeDelta::days(4) + TimeDelta::hours(2)).await?;
        let said = town.transcript();
        assert!(said.contains("(to ana) Your meetup Park begins in 1 day"), "{said}");
        town.member("ana").presses("Going").await?;
        town.skip();
        town.advance(TimeDelta::hours(22)).await?;
        let said = town.transcript();
        assert!(said.contains("(to ana) Your meetup Park begins in 2 hours"), "she waits for a spot: {said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_week_is_a_time_before() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        for (said, shown) in [("1w", "7 days"), ("2 weeks, 2h", "14 days"), ("1 semana", "7 days")] {
            ana.says(&format!("/my reminders {said}")).await?;
            let heard = town.transcript();
            assert!(heard.contains(shown), "{heard}");
        }
        ana.says("/meetup new Park when: dec 12 10am place: Elm Park reminders: 1w").await?;
        town.member("ben").presses("Going").await?;
        town.skip();
        town.advance(TimeDelta::days(12) + TimeDelta::hours(2)).await?;
        let heard = town.transcript();
        assert!(heard.contains("(to ben) ") && heard.contains("Park"), "{heard}");
        Ok(())
    })
    .await
}
