//! What is asked when something is missing, wrong or can be read in two ways.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn what_is_missing_is_asked_for_one_by_one() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new").await?;
        ana.whispers("Park and coffee").await?;
        ana.whispers("sat 10am").await?;
        ana.whispers("Elm Park").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) What shall it be called?
        For example: Park and coffee. Your answer stays between us; write cancel to stop.
        ---
        (to ana) When does it begin?
        For example: sat 10am. Or write cancel to stop.
        ---
        (to ana) Where is it?
        For example: Elm Park, by the swings. Or write cancel to stop.
        ---
        (to ana) Park and coffee is announced for Saturday, November 28, 2026, 10:00 AM EST.
        It is meetup #1. If something comes up: /meetup cancel #1. The file puts it into your calendar.
        [Change] [Take back]
        file: park-and-coffee.ics
        ---
        (#general) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_wrong_answer_keeps_the_rest_and_cancel_drops_it() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new Park when: someday place: Elm Park").await?;
        ana.whispers("yesterday 10am").await?;
        ana.whispers("saturday").await?;
        ana.whispers("sat 10am").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) I couldn't read "someday" as a time. Something like sat 10am, tomorrow at 9:30 or 5 december 14:00 works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Sunday, November 22, 2026, 10:00 AM EST has already passed. Something like tomorrow 10am works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) At what time? I read saturday as a day; add the hour, like saturday 10am.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Park is announced for Saturday, November 28, 2026, 10:00 AM EST.
        It is meetup #1. If something comes up: /meetup cancel #1. The file puts it into your calendar.
        [Change] [Take back]
        file: park.ics
        ---
        (#general) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        "#);
        ana.says("/meetup new Park").await?;
        ana.whispers("cancel").await?;
        ana.whispers("sat 10am").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) When does it begin?
        For example: sat 10am. Or write cancel to stop.
        ---
        (to ana) All right, I've dropped it. Nothing was changed.
        ---
        (to ana) I'm only a bot and didn't understand that. /village help shows what I can do; /meetup list shows what is on.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_offered_can_still_be_chosen_after_a_word_that_is_no_moment() -> TestResult {
    in_town(async |town| {
        town.sleeps(TimeDelta::days(2));
        let ana = town.member("ana");
        ana.says("/meetup new Park when: next friday 10am place: Elm Park").await?;
        ana.whispers("pizza").await?;
        town.skip();
        ana.presses("Friday, December 4, 2026, 10:00 AM EST").await?;
        let said = town.transcript();
        assert!(said.contains("Park is announced for Friday, December 4, 2026, 10:00 AM EST"), "{said}");
        // Another announcement is not what was chosen for.
        ana.says("/meetup new Zoo when: next friday 10am place: Zoo").await?;
        let old = ana.press("Friday, December 4, 2026, 10:00 AM EST")?;
        ana.says("/meetup new Pool when: pizza place: Pool").await?;
        town.skip();
        town.happens(&ana.event("#general", old)).await?;
        let said = town.transcript();
        assert!(!said.contains("is announced"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_ambiguous_moment_is_asked_with_its_readings() -> TestResult {
    in_town(async |town| {
        town.sleeps(TimeDelta::days(2));
        let ana = town.member("ana");
        ana.says("/meetup new Park when: next friday 10am place: Elm Park").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) "next friday 10am" can mean more than one moment. Which one?
        Choose one, or write it here in other words; the rest is kept. Or write cancel to stop.
        [Friday, November 27, 2026, 10:00 AM EST] [Friday, December 4, 2026, 10:00 AM EST]
        "#);
        ana.presses("Friday, December 4, 2026, 10:00 AM EST").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park is announced for Friday, December 4, 2026, 10:00 AM EST.
        It is meetup #1. If something comes up: /meetup cancel #1. The file puts it into your calendar.
        [Change] [Take back]
        file: park.ics
        ---
        (#general) Park
        When: Friday, December 4, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        ana.says("/meetup new Zoo when: 03/04 10am place: Zoo").await?;
        ana.whispers("1").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) "03/04 10am" can mean more than one moment. Which one?
        Choose one, or write it here in other words; the rest is kept. Or write cancel to stop.
        [Thursday, March 4, 2027, 10:00 AM EST] [Saturday, April 3, 2027, 10:00 AM EDT]
        ---
        (to ana) Zoo is announced for Thursday, March 4, 2027, 10:00 AM EST.
        It is meetup #2. If something comes up: /meetup cancel #2. The file puts it into your calendar.
        [Change] [Take back]
        file: zoo.ics
        ---
        (#general) Zoo
        When: Thursday, March 4, 2027, 10:00 AM EST, until 12:00 PM
        Where: Zoo
        Host: ana
        Coming: nobody yet, be the first
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_command_leaves_an_open_question_open() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new Park").await?;
        ana.says("/meetup list").await?;
        ana.whispers("next week sometime").await?;
        ana.whispers("sat 10am").await?;
        ana.whispers("Elm Park").await?;
        ana.whispers("cancel").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) When does it begin?
        For example: sat 10am. Or write cancel to stop.
        ---
        (to ana) Nothing is planned yet. A walk, a coffee, half an hour at the park: /meetup new announces one.
        [Announce a meetup] [I'm out right now] [Find a time]
        ---
        (to ana) I understood "next week" but not "sometime". Something like sat 10am or 5 december 14:00 works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Where is it?
        For example: Elm Park, by the swings. Or write cancel to stop.
        ---
        (to ana) Park is announced for Saturday, November 28, 2026, 10:00 AM EST.
        It is meetup #1. If something comes up: /meetup cancel #1. The file puts it into your calendar.
        [Change] [Take back]
        file: park.ics
        ---
        (#general) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ana) All right, I've dropped it. Nothing was changed.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_left_of_a_moment_is_enough_when_it_is_asked_for() -> TestResult {
    in_town(async |town| {
        for (said, answer, becomes) in [
            ("sat", "10am", "Saturday, November 28, 2026, 10:00 AM"),
            ("december 12", "at 10", "Saturday, December 12, 2026, 10:00 AM"),
            ("sat", "sun 11am", "Sunday, November 29, 2026, 11:00 AM"),
        ] {
            town.member("ana").says(&format!("/meetup new Park when: {said} place: Elm Park")).await?;
            town.skip();
            town.member("ana").whispers(answer).await?;
            let transcript = town.transcript();
            assert!(transcript.contains(&format!("When: {becomes}")), "{said}, {answer}: {transcript}");
        }
        town.member("ana").says("/my language es").await?;
        town.member("ana").says("/encuentro nuevo Parque cuando: sábado lugar: Parque del Olmo").await?;
        town.skip();
        town.member("ana").whispers("a las 10").await?;
        let transcript = town.transcript();
        assert!(transcript.contains("When: Saturday, November 28, 2026, 10:00 AM"), "{transcript}");

        town.member("ana").says("/my language en").await?;
        town.member("ana").says("/meetup new Park when: tonight place: Elm Park").await?;
        assert!(town.transcript().contains("like tonight 7pm"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_slip_in_a_direct_chat_is_asked_about_and_talk_is_not() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup list").await?;
        town.skip();
        for (said, meant) in
            [("metup list", "• /meetup list"), ("Metup", "• /meetup"), ("encuntro lista", "/meetup list")]
        {
            ana.whispers(said).await?;
            let answer = town.transcript();
            assert!(answer.contains("Did you mean") && answer.contains(meant), "{said}: {answer}");
        }
        for said in ["may I bring a cake", "we met at the park", "thanks a lot", "> metup list", "ok"] {
            ana.whispers(said).await?;
            let answer = town.transcript();
            assert!(answer.contains("I'm only a bot"), "{said}: {answer}");
        }
        Ok(())
    })
    .await
}
