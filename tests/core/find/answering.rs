//! Answers: one by one, by a reaction, in words, and taken back.

use bot_core::incoming::{MessageKey, What};
use bot_core::testing::{TestResult, in_town};

use crate::PLAY;

#[tokio::test]
async fn one_by_one_every_answer_is_one_tap_and_can_be_changed() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        town.skip();
        let ben = town.member("ben");
        ben.presses("One by one").await?;
        ben.presses("Yes").await?;
        ben.presses("If need be").await?;
        ben.presses("No").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Playdate, 1 of 3: Saturday, November 28, 2026, 10:00 AM EST?
        Stop whenever you like; what you've tapped stays. Only you see it.
        [Yes] [If need be] [No]
        ---
        (to ben) Playdate, 2 of 3: Saturday, November 28, 2026, 3:00 PM EST?
        [Yes] [If need be] [No]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (to ben) Playdate, 3 of 3: Sunday, November 29, 2026, 11:00 AM EST?
        [Yes] [If need be] [No]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (to ben) Your answers to Playdate:
        1. Saturday, November 28, 2026, 10:00 AM EST – yes
        2. Saturday, November 28, 2026, 3:00 PM EST – if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – no
        You can change them until Wednesday, November 25, 2026, 9:00 AM EST. Only you see this.
        [Change]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – 1 no
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        ben.presses("One by one").await?;
        ben.presses("Change").await?;
        ben.presses("No").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Your answers to Playdate:
        1. Saturday, November 28, 2026, 10:00 AM EST – yes
        2. Saturday, November 28, 2026, 3:00 PM EST – if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – no
        You can change them until Wednesday, November 25, 2026, 9:00 AM EST. Only you see this.
        [Change]
        ---
        (to ben) Playdate, 1 of 3: Saturday, November 28, 2026, 10:00 AM EST?
        So far you said yes.
        [Yes] [If need be] [No]
        ---
        (to ben) Playdate, 2 of 3: Saturday, November 28, 2026, 3:00 PM EST?
        So far you said if need be.
        [Yes] [If need be] [No]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 no
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – 1 no
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn answers_that_cannot_be_are_refused_kindly() -> TestResult {
    in_town(async |town| {
        let ben = town.member("ben");
        town.member("ana").says(PLAY).await?;
        town.skip();
        for words in ["vote #1 7", "vote #1 saturday", "vote #9 1", "decide #1", "cancel #1", "late #1"] {
            ben.says(&format!("/meetup {words}")).await?;
        }
        ben.whispers("cancel").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ben) Playdate has no moment 7; they go from 1 to 3.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ben) I couldn't read "saturday" as numbers of moments. Something like 1 3 works, or all, or none.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ben) No time is being found under number 9. /meetup list shows what is on.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ben) Only the hosts of Playdate and moderators can do that.
        ---
        (to ben) Only the hosts of Playdate and moderators can do that.
        ---
        (to ben) The time of Playdate isn't settled yet. /meetup vote #1 shows and takes your answers.
        ---
        (to ben) All right, I've dropped it. Nothing was changed.
        "#);
        town.member("ana").says("/meetup decide #1").await?;
        town.skip();
        ben.says("/meetup vote #1 1").await?;
        ben.says("/meetup propose #1 when: sat 5pm").await?;
        town.member("ana").says("/meetup decide #1 8").await?;
        town.member("ana").whispers("cancel").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Answers to Playdate have ended, and the host is choosing. /meetup list will show it.
        ---
        (to ben) Answers to Playdate have ended, and the host is choosing. /meetup list will show it.
        ---
        (to ana) Playdate has no moment 8; they go from 1 to 3.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) All right, I've dropped it. Nothing was changed.
        ");
        town.member("ana").says("/meetup cancel #1 reason: we are all ill").await?;
        ben.says("/meetup vote #1 1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Playdate is off, and the card says so.
        ---
        (#general, edited) Playdate
        This is off: we are all ill
        Host: ana
        ---
        (to ben) Playdate is off. /meetup list shows what is on.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_reaction_says_yes_quietly_and_taking_it_back_takes_it_back() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        town.skip();
        let on = MessageKey { place: "#general".to_owned(), id: "m2".to_owned() };
        let key = "2⃣".to_owned();
        let ben = town.member("ben");
        town.happens(&ben.event("#general", What::Reacted { on: on.clone(), key: key.clone() })).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 yes
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        town.happens(&ben.event("#general", What::Unreacted { on, key })).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_leaves_takes_her_answers_with_her() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        town.member("ben").says("/meetup vote #1 all").await?;
        town.member("cleo").says("/meetup vote #1 2").await?;
        town.skip();
        town.happens(&town.member("ben").event("#general", What::Departed)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 yes
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn words_in_the_direct_chat_answer_one_by_one() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        town.skip();
        let ben = town.member("ben");
        ben.says("/meetup vote #1 2").await?;
        town.skip();
        ben.whispers("meetup vote #1 1 yes 2 maybe").await?;
        ben.whispers("change").await?;
        ben.whispers("maybe").await?;
        ben.whispers("no").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Your answers to Playdate:
        1. Saturday, November 28, 2026, 10:00 AM EST – yes
        2. Saturday, November 28, 2026, 3:00 PM EST – if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – not answered
        You can change them until Wednesday, November 25, 2026, 9:00 AM EST. Only you see this.
        [Change]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (to ben) Playdate, 1 of 3: Saturday, November 28, 2026, 10:00 AM EST?
        So far you said yes.
        [Yes] [If need be] [No]
        ---
        (to ben) Playdate, 2 of 3: Saturday, November 28, 2026, 3:00 PM EST?
        So far you said if need be.
        [Yes] [If need be] [No]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 if need be
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (to ben) Playdate, 3 of 3: Sunday, November 29, 2026, 11:00 AM EST?
        [Yes] [If need be] [No]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 if need be
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 no
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        Ok(())
    })
    .await
}
