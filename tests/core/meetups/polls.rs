//! What becomes of a time that was found, for those who said if need be and for the card.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn who_said_if_need_be_hears_of_what_is_settled_shortly_before() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup find Play moments: tomorrow 10am, tomorrow 3pm place: Elm Park").await?;
        town.member("ben").says("/meetup vote #1 maybe: 1").await?;
        town.member("cleo").says("/meetup vote #1 1").await?;
        town.transcript();
        town.member("ana").says("/meetup decide #1 1").await?;
        let said = town.transcript();
        assert!(said.contains("(to ben) It's settled: Play is on Tuesday, November 24, 2026, 10:00 AM EST"), "{said}");
        assert!(said.contains("You said if need be, so you're down as a maybe."), "{said}");
        assert!(said.contains("(to cleo) It's settled"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_said_if_need_be_is_asked_in_time_where_there_is_time() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup find Play moments: sat 10am, sat 3pm place: Elm Park").await?;
        town.member("ben").says("/meetup vote #1 maybe: 1").await?;
        town.transcript();
        town.member("ana").says("/meetup decide #1 1").await?;
        assert!(!town.transcript().contains("(to ben)"));
        town.advance(TimeDelta::days(3) + TimeDelta::hours(2)).await?;
        assert!(town.transcript().contains("(to ben) Play is in two days"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_month_later_the_card_of_a_poll_names_nobody() -> TestResult {
    in_town(async |town| {
        town.member("ana")
            .says("/meetup find Play moments: sat 10am, sun 3pm place: Elm Park notes: ring at number 12")
            .await?;
        town.member("ben").says("/meetup vote #1 1").await?;
        town.member("ana").says("/meetup decide #1 1").await?;
        town.advance(TimeDelta::days(20)).await?;
        town.transcript();
        town.advance(TimeDelta::days(45)).await?;
        let said = town.transcript();
        let cards: Vec<&str> = said.split("\n---\n").filter(|piece| piece.contains("It's settled")).collect();
        assert!(!cards.is_empty(), "{said}");
        assert!(cards.iter().all(|card| !card.contains("ana") && !card.contains("number 12")), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_naps_that_count_are_those_of_families_that_may_come() -> TestResult {
    in_town(async |town| {
        // The host's own do not count.
        town.member("ana").says("/my naps 10:00-12:00").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        assert!(!town.transcript().contains("told me naps"));
        // Nor do those of kids of another age.
        town.member("ben").says("/my kids 6 years").await?;
        town.member("ben").says("/my naps 10:00-12:00").await?;
        town.transcript();
        town.member("ana").says("/meetup new Babies when: sat 10am place: Elm Park ages: 0-12 months").await?;
        let babies = town.transcript();
        assert!(!babies.contains("told me naps"), "{babies}");
        town.member("ana").says("/meetup new Kids when: sat 10am place: Elm Park ages: 5-7 years").await?;
        let kids = town.transcript();
        assert!(kids.contains("One family here has told me naps, and this time cuts into theirs."), "{kids}");
        // Of several, those who come to meetups.
        town.member("cleo").says("/my naps 14:00-15:00").await?;
        town.member("cleo").says("/meetup maybe #1").await?;
        town.transcript();
        town.member("ana").says("/meetup new Tea when: sun 10am place: Elm Park").await?;
        let tea = town.transcript();
        assert!(!tea.contains("told me naps"), "{tea}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn chosen_moments_speak_of_naps_only_where_somebody_told_any() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup find Play moments: mornings next week place: Elm Park").await?;
        assert!(town.transcript().contains("I've chosen these moments:"));
        town.member("ben").says("/my naps 10:00-12:00").await?;
        town.member("ana").says("/meetup find Play moments: mornings next week place: Elm Park").await?;
        let said = town.transcript();
        assert!(said.contains("On these days every moment cuts into a nap"), "{said}");
        Ok(())
    })
    .await
}
