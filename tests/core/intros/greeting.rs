//! Greeters: whoever is new meets one of them first.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use super::{begin, join, opened};

#[tokio::test]
async fn whoever_is_new_is_introduced_to_a_greeter_at_once() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/intro greet").await?;
        town.member("fay").says("/intro join").await?;
        town.member("ben").says("/intro status").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Thank you, how lovely! Whoever is new here and joins intros is introduced to you first: three people in two weeks at most, and never in a pause of yours. /intro greet off ends it.
        ---
        (to fay) You're in! From the next round on I introduce you to somebody here, privately. Nobody else sees that you take part, and /intro leave ends it at any time.
        And somebody who likes to greet newcomers is glad to meet you: I'm introducing you two right away.
        There is no fixed day for rounds here yet; I write to you when one begins.
        The more I know, the better I can choose. /my show shows what you share; every part of it is optional.
        ---
        (town, circle) circle:intro-700b97f9177152439b78 open: ben · fay: ben, fay
        ---
        (circle:intro-700b97f9177152439b78) ben and fay, I'd like you to meet!
        fay is new here, and ben likes to greet whoever has just come. Ask anything, also what everybody else seems to know already. Nobody has to be quick or clever; a hello is a good beginning.
        To begin with, if you like: Which animal has your kind of energy right now?
        How about an hour together Wednesday, November 25, 2026, 10:00 AM EST? As far as I know you're both free then, and nobody naps.
        Only you and I are in here. I notice whether somebody writes, never what. For you alone: /intro status
        [Make it a meetup] [Something else to talk about] [Not comfortable]
        ---
        (to ben) You don't take part in intros at the moment. /intro join brings you in, whenever you like.
        You greet those who are new here. /intro greet off ends it.
        At the moment you're introduced to fay.
        [Take part] [Show it again] [Not comfortable]
        ");
        // Nobody is greeted twice.
        town.member("fay").says("/intro leave").await?;
        town.member("fay").says("/intro join").await?;
        assert!(opened(&town.transcript()).is_empty());
        // Whoever leaves intros greets nobody, also when greeting was all that she did.
        town.member("ben").says("/intro leave").await?;
        town.member("hal").says("/intro join").await?;
        assert!(opened(&town.transcript()).is_empty());
        town.member("ben").says("/intro greet").await?;
        town.skip();
        town.member("ben").says("/intro greet off").await?;
        town.member("gil").says("/intro join").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) All right, you don't greet newcomers any more. /intro greet takes it up again, whenever you like.
        ---
        (to gil) You're in! From the next round on I introduce you to somebody here, privately. Nobody else sees that you take part, and /intro leave ends it at any time.
        There is no fixed day for rounds here yet; I write to you when one begins.
        The more I know, the better I can choose. /my show shows what you share; every part of it is optional.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_greeter_is_asked_three_times_in_two_weeks_at_most() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/intro greet").await?;
        join(town, &["ana"]).await?;
        join(town, &["cleo"]).await?;
        join(town, &["dee"]).await?;
        town.member("eve").says("/intro join").await?;
        assert!(opened(&town.transcript()).is_empty(), "the fourth waits for the round");
        // There she meets him first of all, also when somebody else would fit her better.
        for name in ["eve", "fay"] {
            town.member(name).says("/my topics walks, books, music").await?;
        }
        town.member("fay").is_here_since(bot_core::testing::monday_morning() - TimeDelta::days(100));
        town.member("ben").says("/intro join").await?;
        join(town, &["fay"]).await?;
        begin(town).await?;
        let transcript = town.transcript();
        let circles = opened(&transcript);
        assert!(circles.iter().any(|(_, names)| names.contains("eve") && names.contains("ben")), "{transcript}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nobody_is_greeted_by_whom_she_avoids_or_by_somebody_who_has_a_break() -> TestResult {
    in_town(async |town| {
        for name in ["ben", "cleo"] {
            town.member(name).says("/intro greet").await?;
        }
        town.member("fay").says("/my avoid @ben").await?;
        town.member("cleo").says("/intro join").await?;
        town.member("cleo").says("/intro pause").await?;
        town.skip();
        town.member("fay").says("/intro join").await?;
        assert!(opened(&town.transcript()).is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_was_introduced_between_rounds_is_asked_whether_they_met_and_counted() -> TestResult {
    in_town(async |town| {
        for name in ["ben", "gil"] {
            town.member(name).says("/intro greet").await?;
        }
        join(town, &["ana", "cleo", "dee"]).await?;
        town.advance(TimeDelta::days(12)).await?;
        let asked = town.transcript();
        assert_eq!(asked.matches("Did you meet?").count(), 6, "{asked}");
        for name in ["ana", "ben", "cleo", "dee", "gil"] {
            town.member(name).presses("Yes, we met").await?;
        }
        // Their places are put away, and nobody is asked twice.
        town.advance(TimeDelta::days(3)).await?;
        assert!(!town.transcript().contains("Did you meet?"));
        town.member("olga").is(Standing::Admin);
        town.member("olga").says("/intro stats").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Intros in numbers
        • Between rounds, in a year: 5 introduced, fewer than 5 talked, 5 met, fewer than 5 asked for somebody else
        Together: 5 introduced, fewer than 5 talked, 5 met, fewer than 5 asked for somebody else.
        People are counted, never named, and nothing of what they write is kept. Counts under five are not told and not added up.
        ");
        Ok(())
    })
    .await
}
