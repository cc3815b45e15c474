//! When whoever asked has left, or nobody sees what she asks, or those who come are new.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use crate::PLAY;

#[tokio::test]
async fn when_whoever_asked_has_left_a_moderator_chooses() -> TestResult {
    in_town(async |town| {
        let mia = town.member("mia");
        mia.is(Standing::Moderator);
        mia.says("/meetup list").await?;
        town.member("ana").says(PLAY).await?;
        town.member("ben").presses("Yes to 1").await?;
        town.happens(&town.member("ana").event("general", What::Departed)).await?;
        town.skip();
        town.advance(TimeDelta::days(2) + TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers end soon: Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (#general, edited) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        ---
        (to mia) Whoever asked this has left, so a moderator may choose. Would you?
        1 family has answered Playdate. The best moment first:
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        [Announce Saturday, November 28, 2026, 10:00 AM EST] [Another one] [A day longer] [Call it off]
        ");
        mia.presses("Announce Saturday, November 28, 2026, 10:00 AM EST").await?;
        let said = town.transcript();
        assert!(said.contains("(to ben)"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_card_that_cannot_be_put_is_told_to_whoever_asks_and_put_when_she_says_so() -> TestResult {
    in_town(async |town| {
        town.refuses(&["place"]);
        town.member("ana").says(PLAY).await?;
        let said = town.transcript();
        assert!(said.contains("(to ana) I couldn't put the card of Playdate into its channel"), "{said}");
        town.refuses(&[]);
        town.member("ana").presses("Try again").await?;
        let said = town.transcript();
        assert!(said.contains("(#general) Playdate"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn newcomers_who_come_by_their_answers_are_pointed_out_to_the_host() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        town.member("ben").presses("Yes to 1").await?;
        town.member("ana").says("/meetup decide #1 1").await?;
        town.skip();
        town.advance(TimeDelta::hours(3)).await?;
        let said = town.transcript();
        assert!(said.contains("(to ana)") && said.contains("is the first meetup for ben"), "{said}");
        Ok(())
    })
    .await
}
