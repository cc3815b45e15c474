//! From answers to a meetup: who decides, when nobody answers, and when moments pass.

use bot_core::incoming::{Standing, What};
use bot_core::message::Route;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use crate::PLAY;

#[tokio::test]
async fn a_time_is_found_and_becomes_a_meetup() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) I'm asking when Playdate suits, until Wednesday, November 25, 2026, 9:00 AM EST.
        It is number #1. When answers end I write to you, and one tap announces the best moment. Sooner: /meetup decide #1. If something comes up: /meetup cancel #1.
        [Take back]
        ---
        (#general) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        town.member("ben").presses("Yes to 1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Noted: Saturday, November 28, 2026, 10:00 AM EST suits you for Playdate. Only you see this, and you can change it at any time.
        [If need be] [No] [The others]
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
        ");
        town.member("ben").presses("If need be").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Noted: Saturday, November 28, 2026, 10:00 AM EST if need be, for Playdate. Only you see this, and you can change it at any time.
        [Yes] [No] [The others]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 if need be
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        town.member("cleo").says("/meetup vote #1 1 3 maybe: 2").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) Your answers to Playdate:
        1. Saturday, November 28, 2026, 10:00 AM EST – yes
        2. Saturday, November 28, 2026, 3:00 PM EST – if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – yes
        You can change them until Wednesday, November 25, 2026, 9:00 AM EST. Only you see this.
        [Change]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes · 1 if need be
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – 1 yes
        Where: Elm Park
        Host: ana
        Number #1 · 2 families have answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        town.member("dee").says("/meetup vote #1 3 yes 1 no").await?;
        town.member("dee").says("/meetup vote #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to dee) Your answers to Playdate:
        1. Saturday, November 28, 2026, 10:00 AM EST – no
        2. Saturday, November 28, 2026, 3:00 PM EST – not answered
        3. Sunday, November 29, 2026, 11:00 AM EST – yes
        You can change them until Wednesday, November 25, 2026, 9:00 AM EST. Only you see this.
        [Change]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes · 1 if need be · 1 no
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – 2 yes
        Where: Elm Park
        Host: ana
        Number #1 · 3 families have answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (to dee) Playdate, 2 of 3: Saturday, November 28, 2026, 3:00 PM EST?
        [Yes] [If need be] [No]
        ");
        town.advance(TimeDelta::days(2)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers end soon: Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes · 1 if need be · 1 no
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – 2 yes
        Where: Elm Park
        Host: ana
        Number #1 · 3 families have answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (#general, edited) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes · 1 if need be · 1 no
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – 2 yes
        Where: Elm Park
        Host: ana
        ---
        (to ana) 3 families have answered Playdate. The best moment first:
        3. Sunday, November 29, 2026, 11:00 AM EST – 2 yes
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes · 1 if need be · 1 no
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        [Announce Sunday, November 29, 2026, 11:00 AM EST] [Another one] [A day longer] [Call it off]
        ");
        town.member("ana").presses("Announce Sunday, November 29, 2026, 11:00 AM EST").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Playdate is announced for Sunday, November 29, 2026, 11:00 AM EST.
        The 2 who said yes are down for it, as far as there is room.
        It is meetup #2. If something comes up: /meetup cancel #2. The file puts it into your calendar.
        [Change] [Take back]
        file: playdate.ics
        ---
        (#general) Playdate
        When: Sunday, November 29, 2026, 11:00 AM EST, until 1:00 PM
        Where: Elm Park
        Host: ana
        Coming: 2 going
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to cleo) It's settled: Playdate is on Sunday, November 29, 2026, 11:00 AM EST, Elm Park. You said yes, so you're down as coming. The file puts it into your calendar.
        [Adults and kids] [Can't]
        file: playdate.ics
        ---
        (to dee) It's settled: Playdate is on Sunday, November 29, 2026, 11:00 AM EST, Elm Park. You said yes, so you're down as coming. The file puts it into your calendar.
        [Adults and kids] [Can't]
        file: playdate.ics
        ---
        (to ben) Playdate is settled: Sunday, November 29, 2026, 11:00 AM EST, Elm Park. That wasn't one of your moments; will you come all the same?
        [Going] [Can't]
        ---
        (#general, edited) Playdate
        It's settled: Sunday, November 29, 2026, 11:00 AM EST. It is meetup #2.
        Where: Elm Park
        Host: ana
        ");
        town.member("dee").presses("Can't").await?;
        town.member("eve").says("/meetup going #1").await?;
        town.member("eve").presses("Show me").await.err().ok_or("there is no such button")?;
        town.member("ana").says("/meetup show #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to dee) No problem at all, you're not coming to Playdate. You can change your mind at any time.
        file: playdate.ics
        ---
        (#general, edited) Playdate
        When: Sunday, November 29, 2026, 11:00 AM EST, until 1:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to eve) Playdate is settled already. /meetup show #2 shows it.
        ---
        (to ana) Playdate
        It's settled: Sunday, November 29, 2026, 11:00 AM EST. It is meetup #2.
        Where: Elm Park
        Host: ana
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_moderator_decides_in_the_hosts_name_and_a_stranger_presses_nothing() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        town.member("ben").says("/meetup vote #1 1").await?;
        town.member("mia").is(Standing::Moderator);
        town.skip();
        town.member("mia").says("/meetup decide #1 1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) Playdate is announced for Saturday, November 28, 2026, 10:00 AM EST.
        The one who said yes is down for it.
        It is meetup #2. If something comes up: /meetup cancel #2. The file puts it into your calendar.
        [Change] [Take back]
        file: playdate.ics
        ---
        (#general) Playdate
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) It's settled: Playdate is on Saturday, November 28, 2026, 10:00 AM EST, Elm Park. You said yes, so you're down as coming. The file puts it into your calendar.
        [Adults and kids] [Can't]
        file: playdate.ics
        ---
        (to ana) A moderator has chosen for you, and it is announced in your name.
        Playdate is announced for Saturday, November 28, 2026, 10:00 AM EST.
        It is meetup #2. If something comes up: /meetup cancel #2. The file puts it into your calendar.
        [Change] [Take back]
        file: playdate.ics
        ---
        (#general, edited) Playdate
        It's settled: Saturday, November 28, 2026, 10:00 AM EST. It is meetup #2.
        Where: Elm Park
        Host: ana
        ");
        town.member("ana").says(PLAY).await?;
        town.member("mia").says("/meetup cancel #3 reason: the park is closed").await?;
        town.skip();
        // Somebody of another village, and a button that means nothing.
        let nowhere = Route::new("meetup", "find-yes", "0193a5b2c3d47e8f9a0b1c2d3e4f5061").arg("1");
        let pressed = What::Pressed { route: nowhere, on: None };
        let mut elsewhere = town.member("zoe").event("#general", pressed);
        if let Some(home) = &mut elsewhere.home {
            "elsewhere".clone_into(&mut home.id);
        }
        town.happens(&elsewhere).await?;
        insta::assert_snapshot!(town.transcript(), @"(to zoe) That isn't there any more.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nobody_answered_is_said_kindly_and_a_tap_asks_a_day_longer() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup find Playdate when: sat 10am, sunday 11am").await?;
        town.skip();
        town.advance(TimeDelta::days(2)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers end soon: Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [One by one] [Another time?]
        ---
        (#general, edited) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Host: ana
        ---
        (to ana) Nobody has answered Playdate yet. It happens, weeks are full. You could ask for a day longer, or choose a moment yourself.
        As soon as you choose, I ask you where it is.
        [A day longer] [Announce Saturday, November 28, 2026, 10:00 AM EST] [Another one] [Call it off]
        ");
        town.member("ana").presses("A day longer").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Done: people may answer Playdate until Thursday, November 26, 2026, 9:00 AM EST.
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Thursday, November 26, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [One by one] [Another time?]
        ");
        town.member("ben").says("/meetup vote #1 all").await?;
        town.skip();
        town.advance(TimeDelta::days(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers end soon: Thursday, November 26, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Sunday, November 29, 2026, 11:00 AM EST – 1 yes
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [One by one] [Another time?]
        ---
        (#general, edited) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Sunday, November 29, 2026, 11:00 AM EST – 1 yes
        Host: ana
        ---
        (to ana) 1 family has answered Playdate. The best moment first:
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Sunday, November 29, 2026, 11:00 AM EST – 1 yes
        As soon as you choose, I ask you where it is.
        [Announce Saturday, November 28, 2026, 10:00 AM EST] [Another one] [A day longer] [Call it off]
        ");
        // The place was left open: it is asked for as soon as she chooses.
        town.member("ana").presses("Announce Saturday, November 28, 2026, 10:00 AM EST").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Where shall Playdate be? Something like place: Elm Park works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ");
        town.member("ana").whispers("Elm Park").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Playdate is announced for Saturday, November 28, 2026, 10:00 AM EST.
        The one who said yes is down for it.
        It is meetup #2. If something comes up: /meetup cancel #2. The file puts it into your calendar.
        [Change] [Take back]
        file: playdate.ics
        ---
        (#general) Playdate
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) It's settled: Playdate is on Saturday, November 28, 2026, 10:00 AM EST, Elm Park. You said yes, so you're down as coming. The file puts it into your calendar.
        [Adults and kids] [Can't]
        file: playdate.ics
        ---
        (#general, edited) Playdate
        It's settled: Saturday, November 28, 2026, 10:00 AM EST. It is meetup #2.
        Where: Elm Park
        Host: ana
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn any_other_moment_is_a_choice_and_spots_go_in_the_order_of_answers() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup find Playdate when: sat 10am, sunday 11am place: Elm Park spots: 2").await?;
        for name in ["dee", "cleo", "ben"] {
            town.member(name).says("/meetup vote #1 2").await?;
            town.advance(TimeDelta::minutes(1)).await?;
        }
        // Changing back and forth puts her at the end of the line; saying the same again does not.
        town.member("dee").says("/meetup vote #1 no: 2").await?;
        town.member("dee").says("/meetup vote #1 2").await?;
        town.member("cleo").says("/meetup vote #1 2").await?;
        town.member("eve").says("/meetup vote #1 maybe: 2").await?;
        town.member("fay").says("/meetup vote #1 1").await?;
        town.member("ana").says("/meetup decide #1").await?;
        town.skip();
        town.member("ana").presses("Another one").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Which moment shall it be for Playdate?
        Choose a moment
        ");
        let picked = What::Picked { route: Route::new("ask", "do", "meetup-decide"), values: vec!["1~2".to_owned()] };
        town.happens(&town.member("ana").event("#general", picked)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Playdate is announced for Sunday, November 29, 2026, 11:00 AM EST.
        The 3 who said yes are down for it, as far as there is room.
        It is meetup #2. If something comes up: /meetup cancel #2. The file puts it into your calendar.
        [Change] [Take back]
        file: playdate.ics
        ---
        (#general) Playdate
        When: Sunday, November 29, 2026, 11:00 AM EST, until 1:00 PM
        Where: Elm Park
        Host: ana
        Coming: 2 going · 1 maybe · 1 waiting · full, there is a waiting list
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to cleo) It's settled: Playdate is on Sunday, November 29, 2026, 11:00 AM EST, Elm Park. You said yes, so you're down as coming. The file puts it into your calendar.
        [Adults and kids] [Can't]
        file: playdate.ics
        ---
        (to ben) It's settled: Playdate is on Sunday, November 29, 2026, 11:00 AM EST, Elm Park. You said yes, so you're down as coming. The file puts it into your calendar.
        [Adults and kids] [Can't]
        file: playdate.ics
        ---
        (to dee) It's settled: Playdate is on Sunday, November 29, 2026, 11:00 AM EST, Elm Park. It's full at the moment, and you're on the waiting list.
        [Adults and kids] [Can't]
        ---
        (to fay) Playdate is settled: Sunday, November 29, 2026, 11:00 AM EST, Elm Park. That wasn't one of your moments; will you come all the same?
        [Going] [Can't]
        ---
        (#general, edited) Playdate
        It's settled: Sunday, November 29, 2026, 11:00 AM EST. It is meetup #2.
        Where: Elm Park
        Host: ana
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn moments_pass_and_a_time_whose_moments_all_passed_ends_by_itself() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup find Coffee when: tomorrow 10am, wednesday 10am place: Cafe").await?;
        town.member("ben").says("/meetup vote #1 1 2").await?;
        town.member("ana").vanishes();
        town.skip();
        town.advance(TimeDelta::hours(26)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Coffee
        When does it suit you? Tap every moment that does. Answers end soon: Monday, November 23, 2026, 10:00 PM EST.
        1. Tuesday, November 24, 2026, 10:00 AM EST – 1 yes
        2. Wednesday, November 25, 2026, 10:00 AM EST – 1 yes
        Where: Cafe
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [One by one] [Another time?]
        ---
        (#general, edited) Coffee
        Answers have ended. Now the host chooses.
        1. Tuesday, November 24, 2026, 10:00 AM EST – 1 yes
        2. Wednesday, November 25, 2026, 10:00 AM EST – 1 yes
        Where: Cafe
        Host: ana
        ---
        (#general, edited) Coffee
        Answers have ended. Now the host chooses.
        1. Tuesday, November 24, 2026, 10:00 AM EST – already over
        2. Wednesday, November 25, 2026, 10:00 AM EST – 1 yes
        Where: Cafe
        Host: ana
        ");
        town.member("ben").presses("Yes to 1").await.err().ok_or("answers have ended")?;
        town.advance(TimeDelta::days(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Coffee
        All of these moments have passed.
        Where: Cafe
        Host: ana
        ");
        town.advance(TimeDelta::days(40)).await?;
        town.member("ben").says("/meetup show #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Coffee
        All of these moments have passed.
        Where: Cafe
        ---
        (to ben) There is no meetup 1 here. /meetup list shows what is on.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_moment_that_has_passed_keeps_its_place_on_the_card() -> TestResult {
    in_town(async |town| {
        let times = "tomorrow 10am, sat 10am deadline: friday 8pm place: Cafe";
        town.member("ana").says(&format!("/meetup find Coffee when: {times}")).await?;
        town.skip();
        town.advance(TimeDelta::hours(26)).await?;
        town.member("ben").presses("1 is over").await?;
        town.member("ben").says("/meetup vote #1 all").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Coffee
        When does it suit you? Tap every moment that does. Answers can change until Friday, November 27, 2026, 8:00 PM EST.
        1. Tuesday, November 24, 2026, 10:00 AM EST – already over
        2. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        Where: Cafe
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [1 is over] [Yes to 2] [One by one] [Another time?]
        ---
        (to ben) Tuesday, November 24, 2026, 10:00 AM EST has already passed. The others of Coffee are still open.
        ---
        (to ben) Your answers to Coffee:
        1. Tuesday, November 24, 2026, 10:00 AM EST – already over
        2. Saturday, November 28, 2026, 10:00 AM EST – yes
        You can change them until Friday, November 27, 2026, 8:00 PM EST. Only you see this.
        [Change]
        ---
        (#general, edited) Coffee
        When does it suit you? Tap every moment that does. Answers can change until Friday, November 27, 2026, 8:00 PM EST.
        1. Tuesday, November 24, 2026, 10:00 AM EST – already over
        2. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        Where: Cafe
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [1 is over] [Yes to 2] [One by one] [Another time?]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn closed_direct_messages_get_a_knock_that_opens_the_answers_for_the_host_alone() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        town.member("ben").says("/meetup vote #1 2").await?;
        town.member("ana").closes_dms();
        town.skip();
        town.advance(TimeDelta::days(2)).await?;
        town.member("ana").presses("Show me").await?;
        town.member("ben").presses("Show me").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers end soon: Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 yes
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (#general, edited) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 yes
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        ---
        (#general) ana, there is something for you from me. Only you will see it.
        [Show me]
        ---
        (to ana) 1 family has answered Playdate. The best moment first:
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 yes
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        [Announce Saturday, November 28, 2026, 3:00 PM EST] [Another one] [A day longer] [Call it off]
        ---
        (to ben) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 yes
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_avoids_somebody_hears_it_once_when_a_time_is_settled() -> TestResult {
    in_town(async |town| {
        let (ben, cleo) = (town.member("ben"), town.member("cleo"));
        cleo.says("/meetup list").await?;
        ben.says("/my avoid @cleo").await?;
        town.member("ana").says(PLAY).await?;
        ben.says("/meetup vote #1 1").await?;
        cleo.says("/meetup vote #1 1").await?;
        town.skip();
        town.member("ana").says("/meetup decide #1 1").await?;
        let said = town.transcript();
        assert_eq!(said.matches("somebody you'd rather avoid").count(), 1, "{said}");
        assert!(said.contains("(to ben) It's settled") && said.contains("(to cleo) It's settled"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whom_only_other_moments_suited_hears_when_it_is_and_may_come() -> TestResult {
    in_town(async |town| {
        let (ben, cleo, dee) = (town.member("ben"), town.member("cleo"), town.member("dee"));
        town.member("ana").says(PLAY).await?;
        ben.says("/meetup vote #1 1").await?;
        cleo.says("/meetup vote #1 3 no: 1").await?;
        dee.says("/meetup vote #1 none").await?;
        town.skip();
        town.member("ana").says("/meetup decide #1 1").await?;
        let said = town.transcript();
        let pieces: Vec<&str> = said.split("---\n").filter(|piece| piece.contains("(to cleo)")).collect();
        insta::assert_snapshot!(pieces.concat(), @"
        (to cleo) Playdate is settled: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. That wasn't one of your moments; will you come all the same?
        [Going] [Can't]
        ");
        assert!(!said.contains("(to dee)"), "{said}");
        cleo.presses("Going").await?;
        let said = town.transcript();
        assert!(said.contains("(to cleo) Lovely, you're coming to Playdate"), "{said}");
        Ok(())
    })
    .await
}
