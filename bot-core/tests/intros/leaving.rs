//! Somebody goes in the middle of a round.

use bot_core::incoming::What;
use bot_core::testing::{TestResult, in_town};

use super::{begin, join, opened, place_of, skip};

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
        skip(town);
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
async fn two_who_avoid_each_other_are_never_introduced_whoever_leaves_and_comes_back() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "ben"]).await?;
        town.member("ben").says("/my avoid @ana").await?;
        town.member("ben").says("/intro leave").await?;
        town.member("ben").says("/intro join").await?;
        skip(town);
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
        skip(town);
        begin(town).await?;
        let circles = opened(&town.transcript());
        let place = |name| place_of(&circles, name);
        assert_eq!(place("ana"), place("cleo"));
        assert_eq!(place("ben"), place("dee"));
        Ok(())
    })
    .await
}
