//! Who is new, who is asked about the exact address, and what is said of it.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, Town, in_town, monday_morning};
use chrono::TimeDelta;

const TEA: &str = "/meetup new Tea when: sat 10am place: Elm";
const SECRET: &str = "12 Elm Street";

/// A village that is old enough to have newcomers.
async fn grows_up(town: &Town) -> TestResult {
    town.member("ana").says("/meetup list").await?;
    town.advance(TimeDelta::days(20)).await
}

#[tokio::test]
async fn an_address_that_comes_later_is_asked_for_too() -> TestResult {
    in_town(async |town| {
        grows_up(town).await?;
        town.member("ana").says(TEA).await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        town.member("ana").says("/meetup edit #1 address: 12 Elm Street").await?;
        town.member("ana").presses("Change it").await?;
        let said = town.transcript();
        assert!(said.contains("(to ana) ben is new here and is coming to Tea. May I send her"), "{said}");
        assert!(said.contains("I've asked her."), "{said}");
        town.member("ana").presses("Share it with her").await?;
        let shared = town.transcript();
        assert!(shared.contains("(to ben)") && shared.contains(SECRET), "{shared}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_somebody_has_seen_while_she_comes_is_not_taken_away() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup list").await?;
        town.advance(TimeDelta::days(5)).await?;
        town.member("ana").says("/meetup new Tea when: dec 12 10am place: Elm address: 12 Elm Street").await?;
        town.member("ben").presses("Going").await?;
        assert!(town.transcript().contains("for those who come: 12 Elm Street"));
        // The village is old enough now to have newcomers, and ben is one.
        town.advance(TimeDelta::days(12)).await?;
        town.member("cleo").presses("Going").await?;
        town.transcript();
        town.member("ben").says("/meetup show #1").await?;
        let hers = town.transcript();
        assert!(hers.contains(SECRET), "{hers}");
        town.member("cleo").says("/meetup show #1").await?;
        let cleos = town.transcript();
        assert!(!cleos.contains(SECRET) && cleos.contains("I've asked her."), "{cleos}");
        Ok(())
    })
    .await
}

/// A host has left while somebody was coming, and a moderator has said where it is instead.
async fn is_left_without_a_host(town: &Town) -> TestResult {
    for name in ["mo", "max"] {
        town.member(name).is(Standing::Moderator);
        town.member(name).says("/meetup list").await?;
    }
    town.member("ana").says(&format!("{TEA} address: 3 Oak Street")).await?;
    town.member("zoe").says("/meetup maybe #1").await?;
    town.happens(&town.member("ana").event("#general", What::Departed)).await?;
    town.member("max").says("/meetup edit #1 address: 12 Elm Street").await?;
    town.member("max").presses("Change it").await
}

#[tokio::test]
async fn where_no_host_is_left_moderators_are_asked_and_do_not_see_it() -> TestResult {
    in_town(async |town| {
        grows_up(town).await?;
        is_left_without_a_host(town).await?;
        town.member("mo").says("/meetup list").await?;
        town.transcript();
        town.member("ben").presses("Going").await?;
        let asked = town.transcript();
        assert!(asked.contains("I've asked the moderators whether I may share"), "{asked}");
        assert!(asked.contains("(to mo) ben is new here and is coming to Tea."), "{asked}");
        town.member("mo").presses("Share it with her").await?;
        town.member("mo").says("/meetup show #1").await?;
        let shared = town.transcript();
        let (mo, others): (Vec<&str>, Vec<&str>) =
            shared.split("\n---\n").partition(|piece| piece.starts_with("(to mo)"));
        assert!(!mo.concat().contains(SECRET), "{shared}");
        assert!(others.iter().any(|piece| piece.starts_with("(to ben)") && piece.contains(SECRET)), "{shared}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nobody_comes_by_an_address_by_taking_over() -> TestResult {
    in_town(async |town| {
        grows_up(town).await?;
        for name in ["mo", "max"] {
            town.member(name).is(Standing::Moderator);
            town.member(name).says("/meetup list").await?;
        }
        town.member("ana").says(TEA).await?;
        town.member("ben").presses("Going").await?;
        town.happens(&town.member("ana").event("#general", What::Departed)).await?;
        town.member("max").says("/meetup edit #1 address: 12 Elm Street").await?;
        town.member("max").presses("Change it").await?;
        town.skip();
        // Whoever is new and has no yes yet, and whoever keeps order and does not come.
        town.member("ben").presses("I'll host it").await?;
        town.member("mo").presses("I'll host it").await?;
        town.member("mo").says("/meetup edit #1 hosts: @mo").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) How kind of you! You're new here, so hosting Tea needs a moderator's yes to its exact address first.
        ---
        (to mo) Tea can be hosted by somebody who is going. /meetup going #1 puts you among them.
        ---
        (to mo) Tea can be hosted by somebody who is going. /meetup going #1 puts you among them.
        ");
        town.member("mo").presses("Share it with her").await?;
        town.skip();
        town.member("ben").presses("I'll host it").await?;
        let said = town.transcript();
        assert!(said.contains("(to ben) Thank you! You host Tea now"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_nobody_could_be_asked_nobody_is_said_to_be() -> TestResult {
    in_town(async |town| {
        grows_up(town).await?;
        is_left_without_a_host(town).await?;
        town.happens(&town.member("max").event("#general", What::Departed)).await?;
        town.happens(&town.member("mo").event("#general", What::Departed)).await?;
        town.transcript();
        town.member("ben").presses("Going").await?;
        let said = town.transcript();
        assert!(said.contains("Please ask in the group.") && !said.contains("asked"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_has_long_been_there_is_no_newcomer_and_who_returns_is_one() -> TestResult {
    in_town(async |town| {
        grows_up(town).await?;
        town.member("lou").is_here_since(monday_morning() - TimeDelta::days(300));
        town.member("ana").says(&format!("{TEA} address: 12 Elm Street")).await?;
        town.transcript();
        town.member("lou").presses("Going").await?;
        assert!(town.transcript().contains(SECRET), "her platform knows her for long");
        town.happens(&town.member("lou").event("#general", What::Departed)).await?;
        town.member("lou").is_here_since(monday_morning() + TimeDelta::days(20));
        town.transcript();
        town.member("lou").presses("Going").await?;
        let back = town.transcript();
        assert!(!back.contains(SECRET) && back.contains("I've asked her."), "{back}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn sharing_a_place_of_right_now_says_the_place() -> TestResult {
    in_town(async |town| {
        grows_up(town).await?;
        town.member("ana").says("/meetup now Elm Park bench until: 11am area: North").await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        town.member("ana").presses("Share it with her").await?;
        let shared = town.transcript();
        assert!(shared.contains("(to ben)") && shared.contains("is here: Elm Park bench, until 11:00 AM."), "{shared}");
        Ok(())
    })
    .await
}
