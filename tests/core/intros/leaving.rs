//! Somebody goes in the middle of a round.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use super::{begin, join, opened, place_of};

#[tokio::test]
async fn whose_other_leaves_is_joined_to_others() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "ben", "cleo", "dee"]).await?;
        begin(town).await?;
        let circles = opened(&town.transcript());
        let bens = place_of(&circles, "ben").ok_or("no circle")?;
        let other = circles.iter().find(|(place, _)| *place == bens).and_then(|(_, names)| {
            names.iter().find(|name| *name != "ben").cloned()
        });
        let other = other.ok_or("alone")?;
        town.member("ben").says("/intro leave").await?;
        let said = town.transcript();
        let after = opened(&said);
        let joined = place_of(&after, &other).ok_or("joined to nobody")?;
        assert_ne!(joined, bens);
        assert!(said.contains(&format!("{bens} closed")), "{said}");
        insta::assert_snapshot!(said, @"
        (to ben) You don't take part in intros any more. Whoever you were introduced to hears that it has come to its end, and not why. /intro join brings you back, whenever you like.
        ---
        (town, circle) circle:intro-70229e58da2436c29542 closed: I put this place away now. Thank you for having been here! (without ben, dee)
        ---
        (circle:intro-70209318d83cd33408e3) dee joins you: ana and cleo, I'd like you to meet!
        How about an hour together Wednesday, November 25, 2026, 10:00 AM EST? As far as I know all of you are free then, and nobody naps.
        [Make it a meetup]
        ---
        (to dee) I've brought you together with ana and cleo. You find it among your conversations.
        ---
        (town, circle) circle:intro-70209318d83cd33408e3 open: ana · cleo · dee: ana, cleo, dee
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whose_other_is_removed_hears_so_kindly_and_comes_first_next_time() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "ben"]).await?;
        begin(town).await?;
        town.skip();
        town.happens(&town.member("ben").event("#general", What::Departed)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (town, circle) circle:intro-7016989a0d8a6681f202 closed: I put this place away now. Thank you for having been here! (without ana, ben)
        ---
        (to ana) Your introduction has come to its end a little early. That happens, and it was nothing you did. I didn't find anybody else for now; you come first in the next round.
        ");
        join(town, &["cleo", "dee"]).await?;
        begin(town).await?;
        let circles = opened(&town.transcript());
        assert!(place_of(&circles, "ana").is_some(), "{circles:?}");
        assert!(place_of(&circles, "ben").is_none(), "{circles:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_was_left_out_comes_first_also_where_somebody_else_fits_better() -> TestResult {
    in_town(async |town| {
        // Dee may meet everybody; the others, only her. With cleo and fay she has more in common than with eve.
        join(town, &["dee", "cleo", "eve"]).await?;
        for name in ["dee", "cleo", "fay"] {
            town.member(name).says("/my kids march 2026").await?;
        }
        for (name, other) in [("cleo", "eve"), ("cleo", "fay"), ("eve", "fay")] {
            town.member(name).says(&format!("/my avoid @{other}")).await?;
        }
        town.skip();
        begin(town).await?;
        let said = town.transcript();
        let circles = opened(&said);
        assert!(circles.len() == 1 && place_of(&circles, "cleo").is_some(), "{circles:?}");
        town.advance(TimeDelta::days(20)).await?;
        town.member("fay").says("/intro join").await?;
        town.skip();
        begin(town).await?;
        let circles = opened(&town.transcript());
        assert!(circles.len() == 1 && place_of(&circles, "eve").is_some(), "{circles:?}");
        assert!(place_of(&circles, "dee").is_some());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_came_for_one_round_and_whose_other_leaves_is_in_the_next_one() -> TestResult {
    in_town(async |town| {
        join(town, &["ben", "cleo"]).await?;
        town.member("dee").says("/intro join once").await?;
        town.member("cleo").says("/intro leave").await?;
        begin(town).await?;
        // The round is coming to its end: they have been asked whether they met.
        town.advance(TimeDelta::days(13)).await?;
        town.skip();
        town.member("ben").says("/intro leave").await?;
        town.member("dee").says("/intro status").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) You don't take part in intros any more. Whoever you were introduced to hears that it has come to its end, and not why. /intro join brings you back, whenever you like.
        ---
        (town, circle) circle:intro-70209318d83cd33408e3 closed: This round comes to its end, so I put this place away. If you'd like to go on, write to each other directly. It was good to have you here! (without ben)
        ---
        (to dee) Your introduction has come to its end a little early. That happens, and it was nothing you did. I didn't find anybody else for now; you come first in the next round.
        ---
        (to dee) You take part in the next round, and only in that one. /intro join makes it every round.
        There is no fixed day for rounds here yet; I write to you when one begins.
        [Leave out the next one]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_who_wait_are_introduced_once() -> TestResult {
    in_town(async |town| {
        join(town, &["ben", "cleo", "dee", "eve"]).await?;
        for (name, languages) in [("ben", "english"), ("cleo", "english"), ("dee", "spanish"), ("eve", "spanish")] {
            town.member(name).says(&format!("/my languages {languages}")).await?;
        }
        begin(town).await?;
        town.skip();
        town.member("ben").says("/intro leave").await?;
        town.member("dee").says("/my languages english, spanish").await?;
        town.member("eve").says("/intro leave").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) You don't take part in intros any more. Whoever you were introduced to hears that it has come to its end, and not why. /intro join brings you back, whenever you like.
        ---
        (town, circle) circle:intro-702ebd791a50330364fb closed: I put this place away now. Thank you for having been here! (without ben, cleo)
        ---
        (to cleo) Your introduction has come to its end a little early. That happens, and it was nothing you did. I didn't find anybody else for now; you come first in the next round.
        ---
        (to dee) Noted
        Languages: English, Spanish
        Those I introduce to you see this.
        [Change it] [Who sees it] [Next: Usually free]
        ---
        (to eve) You don't take part in intros any more. Whoever you were introduced to hears that it has come to its end, and not why. /intro join brings you back, whenever you like.
        ---
        (town, circle) circle:intro-7030bd053e565114ebf3 closed: I put this place away now. Thank you for having been here! (without dee, eve)
        ---
        (town, circle) circle:intro-704aa8a74200ccb4d1b5 open: cleo · dee: cleo, dee
        ---
        (circle:intro-704aa8a74200ccb4d1b5) cleo and dee, I'd like you to meet!
        You both said you'd like to get to know somebody here, and I think you could get along. Nobody has to be quick or clever; a hello is a good beginning.
        To begin with, if you like: Which song or jingle has moved into your head lately? Was it invited?
        How about an hour together Wednesday, November 25, 2026, 10:00 AM EST? As far as I know you're both free then, and nobody naps.
        Only you and I are in here. I notice whether somebody writes, never what. For you alone: /intro status
        [Make it a meetup] [Something else to talk about] [Not comfortable]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_leaves_or_skips_before_a_round_opens_hears_nothing_of_it() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "ben", "cleo", "dee", "eve"]).await?;
        for name in ["dee", "eve"] {
            town.member(name).says("/my languages german").await?;
        }
        for name in ["ana", "ben", "cleo"] {
            town.member(name).says("/my languages english").await?;
        }
        town.member("eve").says("/my avoid @dee").await?;
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/intro round preview").await?;
        // There is nobody for these two; one leaves, and one skips the round.
        town.member("dee").says("/intro leave").await?;
        town.member("eve").says("/intro skip").await?;
        town.member("cleo").says("/intro skip").await?;
        town.skip();
        town.member("ana").says("/intro round open").await?;
        let said = town.transcript();
        assert_eq!(opened(&said).len(), 1, "{said}");
        assert!(!said.contains("cleo") && !said.contains("(to dee)") && !said.contains("(to eve)"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_who_avoid_each_other_are_never_introduced_whoever_leaves_and_comes_back() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "ben"]).await?;
        town.member("ben").says("/my avoid @ana").await?;
        town.member("ben").says("/intro leave").await?;
        town.member("ben").says("/intro join").await?;
        town.skip();
        begin(town).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) The round begins: 2 people take part, and they hear from me as I introduce them. /intro round shows where it stands.
        ---
        (to ana) Nobody could be introduced this time; that gets easier the more people take part.
        ---
        (to ana) In this round I didn't find anybody for you, I'm sorry. It has nothing to do with you: sometimes the numbers don't work out. You come first in the next one. /intro status shows how you stand.
        ---
        (to ben) In this round I didn't find anybody for you, I'm sorry. It has nothing to do with you: sometimes the numbers don't work out. You come first in the next one. /intro status shows how you stand.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn three_are_one_circle_and_one_or_none_are_told() -> TestResult {
    in_town(async |town| {
        begin(town).await?;
        join(town, &["ana"]).await?;
        begin(town).await?;
        join(town, &["ben", "cleo"]).await?;
        begin(town).await?;
        let circles = opened(&town.transcript());
        assert_eq!(circles.len(), 1);
        assert!(circles.iter().all(|(_, names)| names.len() == 3), "{circles:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_share_no_language_are_not_introduced() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "ben", "cleo", "dee"]).await?;
        for (name, languages) in [("ana", "english"), ("ben", "spanish"), ("cleo", "english"), ("dee", "spanish")] {
            town.member(name).says(&format!("/my languages {languages}")).await?;
        }
        town.skip();
        begin(town).await?;
        let circles = opened(&town.transcript());
        let place = |name| place_of(&circles, name);
        assert_eq!(place("ana"), place("cleo"));
        assert_eq!(place("ben"), place("dee"));
        Ok(())
    })
    .await
}
