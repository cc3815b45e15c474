//! What becomes of an introduction: something to talk about, a meetup, silence, the question whether they met.

use bot_core::incoming::{HomeKey, Standing, What};
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use super::{begin, join, opened, place_of, writes};

#[tokio::test]
async fn their_time_becomes_a_meetup_of_theirs_alone() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        begin(town).await?;
        town.skip();
        town.member("cleo").presses("Make it a meetup").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) An hour together is announced for Wednesday, November 25, 2026, 10:00 AM EST.
        It is meetup #1. If something comes up: /meetup cancel #1. The file puts it into your calendar.
        [Change] [Take back]
        file: an-hour-together.ics
        ---
        (circle:intro-7016989a0d8a6681f202) An hour together
        When: Wednesday, November 25, 2026, 10:00 AM EST, until 11:00 AM
        Where: wherever you agree on in here
        Host: cleo
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("ana").presses("Make it a meetup").await?;
        town.member("ana").says("/meetup going #1").await?;
        town.member("ben").says("/meetup show #1").await?;
        town.member("ben").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) An hour together
        When: Wednesday, November 25, 2026, 10:00 AM EST, until 11:00 AM
        Where: wherever you agree on in here
        Host: cleo
        Coming: nobody yet, be the first
        Meetup #1
        Will you come?
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ana) Lovely, you're coming to An hour together: Wednesday, November 25, 2026, 10:00 AM EST, wherever you agree on in here. The file puts it into your calendar.
        [Adults and kids] [Can't] [We're ill]
        file: an-hour-together.ics
        ---
        (circle:intro-7016989a0d8a6681f202, edited) An hour together
        When: Wednesday, November 25, 2026, 10:00 AM EST, until 11:00 AM
        Where: wherever you agree on in here
        Host: cleo
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) There is no meetup 1 here. /meetup list shows what is on.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ben) Nothing is planned yet. A walk, a coffee, half an hour at the park: /meetup new announces one.
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn silence_is_met_with_one_line_and_three_silent_rounds_with_a_kind_pause() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set intro-repeat-gap 0").await?;
        town.member("ana").says("/settings set intro-rounds weekly").await?;
        town.skip();
        town.advance(TimeDelta::days(7)).await?;
        let first = opened(&town.transcript());
        let place = place_of(&first, "ana").ok_or("no circle")?;
        // Ana writes; nobody answers.
        writes(town, "ana", &place).await?;
        assert_eq!(town.transcript(), "");
        town.advance(TimeDelta::days(3)).await?;
        insta::assert_snapshot!(town.transcript(), @"(circle:intro-7030bd053e565114ebf3) It's quiet in here, and that's fine. In case somebody would like a beginning: What is on in the background these days: music, a series, chatter, nothing at all?");
        town.advance(TimeDelta::days(3)).await?;
        town.member("ana").presses("Not yet").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Your introduction to cleo is coming to its end. Did you meet? Only I see what you answer, and any answer is fine.
        [Yes, we met] [Not yet] [Not this time]
        ---
        (to cleo) Your introduction to ana is coming to its end. Did you meet? Only I see what you answer, and any answer is fine.
        [Yes, we met] [Not yet] [Not this time]
        ---
        (to ana) There's no hurry. Write to each other directly whenever it suits you.
        ");
        for _ in 0..2 {
            town.advance(TimeDelta::days(2)).await?;
            let circles = opened(&town.transcript());
            writes(town, "ana", &place_of(&circles, "ana").ok_or("no circle")?).await?;
            town.advance(TimeDelta::days(4)).await?;
            town.skip();
            town.advance(TimeDelta::days(1)).await?;
        }
        town.skip();
        town.advance(TimeDelta::hours(23)).await?;
        let said = town.transcript();
        assert!(said.contains("(to cleo) I haven't heard from you in the last three introductions"), "{said}");
        assert!(!said.contains("(to ana) I haven't heard from you"), "{said}");
        town.member("cleo").says("/intro status").await?;
        town.member("cleo").presses("I'm back").await?;
        let said = town.transcript();
        assert!(said.contains("(to cleo) You have a break, because I hadn't heard from you for a while."), "{said}");
        assert!(said.contains("(to cleo) Welcome back!"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_nothing_can_be_seen_silence_says_nothing() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        town.refuses(&["circle"]);
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set intro-repeat-gap 0").await?;
        town.member("ana").says("/settings set intro-rounds weekly").await?;
        town.advance(TimeDelta::days(36)).await?;
        let said = town.transcript();
        assert_eq!(said.matches("(to cleo) I'd like you to meet ana!").count(), 5, "{said}");
        assert!(!said.contains("I haven't heard from you"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_cannot_be_brought_into_their_place_is_not_counted_silent() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        town.member("cleo").stays_apart();
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set intro-repeat-gap 0").await?;
        town.member("ana").says("/settings set intro-rounds weekly").await?;
        town.advance(TimeDelta::days(29)).await?;
        let said = town.transcript();
        assert!(said.contains("(to ana) I haven't heard from you"), "{said}");
        assert!(!said.contains("(to cleo) I haven't heard from you"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_place_that_goes_on_elsewhere_takes_the_circle_along() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        begin(town).await?;
        let place = place_of(&opened(&town.transcript()), "ana").ok_or("no circle")?;
        // It is no home, and nothing else has a place there.
        let moved = |from: &str, to: &str| {
            let mut event = town.member("ana").event(from, What::HomeMoved { to: to.to_owned() });
            event.home = Some(HomeKey { id: from.to_owned(), name: None });
            event
        };
        town.happens(&moved("#nowhere", "#somewhere")).await?;
        town.happens(&moved(&place, "circle:new")).await?;
        assert_eq!(town.transcript(), "");
        writes(town, "ana", "circle:new").await?;
        writes(town, "cleo", "circle:new").await?;
        town.advance(TimeDelta::days(4)).await?;
        assert_eq!(town.transcript(), "", "both were heard of");
        town.member("cleo").says("/intro status").await?;
        town.member("cleo").presses("Show it again").await?;
        town.member("cleo").presses("Something else to talk about").await?;
        let said = town.transcript();
        assert!(said.contains("(circle:new) Something else to talk about:"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn numbers_are_told_from_five_people_on() -> TestResult {
    in_town(async |town| {
        let names = ["ana", "ben", "cleo", "dee", "eve", "fay", "gil", "hal"];
        join(town, &names).await?;
        begin(town).await?;
        let circles = opened(&town.transcript());
        for name in ["ana", "ben", "cleo", "dee", "eve"] {
            writes(town, name, &place_of(&circles, name).ok_or("no circle")?).await?;
        }
        town.advance(TimeDelta::days(12)).await?;
        for name in names.iter().take(5) {
            town.member(name).presses("Yes, we met").await?;
        }
        town.advance(TimeDelta::days(3)).await?;
        // The round is over, and she may still answer.
        town.member("fay").presses("Yes, we met").await?;
        town.skip();
        town.member("ana").says("/intro stats").await?;
        town.member("ben").says("/intro stats").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Intros in numbers
        • Round 1, Monday, November 23: 8 introduced, 5 talked, 6 met, fewer than 5 asked for somebody else
        Together: 8 introduced, 5 talked, 6 met, fewer than 5 asked for somebody else.
        People are counted, never named, and nothing of what they write is kept. Counts under five are not told and not added up.
        ---
        (to ben) That one is for admins. If you need it done, they will gladly help.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_is_not_comfortable_ends_it_quietly_and_a_moderator_hears_only_if_she_wants() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        begin(town).await?;
        town.skip();
        town.member("cleo").presses("Not comfortable").await?;
        town.member("cleo").presses("End it quietly").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) Shall I end this introduction? Nobody hears why, and I don't introduce you to each other again. A moderator hears of it only if you want that.
        [End it quietly] [End it and tell a moderator]
        ---
        (to cleo) It's over, and nobody was told why. I don't introduce you to each other again; /my avoid shows the list that only you see.
        ---
        (town, circle) circle:intro-7016989a0d8a6681f202 closed: I put this place away now. Thank you for having been here! (without ana, cleo)
        ---
        (to ana) Your introduction has come to its end a little early. That happens, and it was nothing you did. I didn't find anybody else for now; you come first in the next round.
        ");
        town.member("cleo").says("/my avoid").await?;
        town.skip();
        // They are never introduced again, whatever the numbers.
        town.advance(TimeDelta::days(1)).await?;
        town.member("ana").says("/intro round begin").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) The round begins: 2 people take part, and they hear from me as I introduce them. /intro round shows where it stands.
        ---
        (to ana) Nobody could be introduced this time; that gets easier the more people take part.
        ---
        (to ana) In this round I didn't find anybody for you, I'm sorry. It has nothing to do with you: sometimes the numbers don't work out. You come first in the next one. /intro status shows how you stand.
        ---
        (to cleo) In this round I didn't find anybody for you, I'm sorry. It has nothing to do with you: sometimes the numbers don't work out. You come first in the next one. /intro status shows how you stand.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_moderator_who_is_not_in_it_hears_of_it() -> TestResult {
    in_town(async |town| {
        join(town, &["ben", "cleo"]).await?;
        town.member("mod").is(Standing::Moderator);
        town.member("mod").says("/village about").await?;
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/intro round begin").await?;
        town.skip();
        town.member("cleo").says("/intro status").await?;
        town.member("cleo").presses("Not comfortable").await?;
        town.member("cleo").presses("End it and tell a moderator").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) You take part in every round. /intro pause gives you a break.
        There is no fixed day for rounds here yet; I write to you when one begins.
        At the moment you're introduced to ben.
        [Leave out the next one] [Show it again] [Not comfortable]
        ---
        (to cleo) Shall I end this introduction? Nobody hears why, and I don't introduce you to each other again. A moderator hears of it only if you want that.
        [End it quietly] [End it and tell a moderator]
        ---
        (to cleo) It's over, and nobody was told why. A moderator hears that you weren't comfortable, and may write to you. I don't introduce you to each other again; /my avoid shows the list that only you see.
        ---
        (town, circle) circle:intro-701da2b24b51db669374 closed: I put this place away now. Thank you for having been here! (without ben, cleo)
        ---
        (to ben) Your introduction has come to its end a little early. That happens, and it was nothing you did. I didn't find anybody else for now; you come first in the next round.
        ---
        (to mod) cleo was not comfortable in an introduction to ben, and wants you to know. I've ended it; nobody else was told why. Please ask her gently what would help.
        ---
        (to ana) cleo was not comfortable in an introduction to ben, and wants you to know. I've ended it; nobody else was told why. Please ask her gently what would help.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_nobody_answers_there_is_somebody_else() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "ben", "cleo", "dee"]).await?;
        begin(town).await?;
        let circles = opened(&town.transcript());
        let place = place_of(&circles, "cleo").ok_or("no circle")?;
        writes(town, "cleo", &place).await?;
        town.member("cleo").says("/intro rematch").await?;
        town.advance(TimeDelta::days(4)).await?;
        town.skip();
        town.member("cleo").says("/intro status").await?;
        town.member("cleo").presses("Somebody else").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) You take part in every round. /intro pause gives you a break.
        There is no fixed day for rounds here yet; I write to you when one begins.
        At the moment you're introduced to ana.
        If nobody answers: /intro rematch finds you somebody else where that is possible.
        [Leave out the next one] [Somebody else] [Show it again] [Not comfortable]
        ---
        (to cleo) I've brought you together with somebody else. You hear from me in a moment.
        ---
        (town, circle) circle:intro-70209318d83cd33408e3 closed: I put this place away now. Thank you for having been here! (without cleo)
        ---
        (circle:intro-70229e58da2436c29542) cleo joins you: ben and dee, I'd like you to meet!
        How about an hour together Sunday, November 29, 2026, 10:00 AM EST? As far as I know all of you are free then, and nobody naps.
        [Make it a meetup]
        ---
        (to cleo) I've brought you together with ben and dee. You find it among your conversations.
        ---
        (town, circle) circle:intro-70229e58da2436c29542 open: ben · dee · cleo: ben, dee, cleo
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_says_afterwards_that_they_met_was_heard_of() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set intro-repeat-gap 0").await?;
        town.member("ana").says("/settings set intro-rounds weekly").await?;
        town.advance(TimeDelta::days(8)).await?;
        for _ in 0..4 {
            town.advance(TimeDelta::days(7)).await?;
            town.member("cleo").presses("Yes, we met").await?;
        }
        let said = town.transcript();
        assert!(said.contains("(to ana) I haven't heard from you"), "{said}");
        assert!(!said.contains("(to cleo) I haven't heard from you"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_place_that_is_deleted_leaves_them_to_write_to_each_other() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        begin(town).await?;
        let place = place_of(&opened(&town.transcript()), "ana").ok_or("no circle")?;
        let gone = town.member("ana").event("general", What::OwnGone { id: place.clone() });
        town.happens(&gone).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) The place where I had brought you together with cleo is not there any more. Just write to each other directly; your introduction goes on.
        ---
        (to cleo) The place where I had brought you together with ana is not there any more. Just write to each other directly; your introduction goes on.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_goes_out_of_their_place_has_left_the_introduction() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        begin(town).await?;
        let place = place_of(&opened(&town.transcript()), "ana").ok_or("no circle")?;
        let left = town.member("cleo").event(&place, What::PlaceLeft);
        town.happens(&left).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (town, circle) circle:intro-7016989a0d8a6681f202 closed: I put this place away now. Thank you for having been here! (without ana, cleo)
        ---
        (to ana) Your introduction has come to its end a little early. That happens, and it was nothing you did. I didn't find anybody else for now; you come first in the next round.
        ");
        // Told once more, or by somebody who was never in it, it says nothing.
        town.happens(&town.member("cleo").event(&place, What::PlaceLeft)).await?;
        town.happens(&town.member("eve").event(&place, What::PlaceLeft)).await?;
        assert_eq!(town.transcript(), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_cannot_be_brought_in_hears_of_it_and_the_others_too() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        town.member("cleo").stays_apart();
        begin(town).await?;
        let said = town.transcript();
        assert!(said.contains("I couldn't bring cleo in here, so I'm writing to her directly"), "{said}");
        assert!(said.contains("I couldn't bring you into the place for it, so just write to ana directly."), "{said}");
        Ok(())
    })
    .await
}
