//! What is asked: moments that are typed or proposed, and what cannot be asked.

use bot_core::testing::{TestResult, in_town};

use crate::PLAY;

#[tokio::test]
async fn the_village_proposes_moments_that_cut_no_naps() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/my naps 9:00-11:00").await?;
        town.member("cleo").says("/my naps 9:30-10:30 on weekdays").await?;
        town.skip();
        town.member("ana").says("/meetup find Stroll when: mornings next week").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) I'm asking when Stroll suits, until Wednesday, November 25, 2026, 9:00 AM EST.
        I've chosen these moments so that they cut no nap:
        1. Monday, November 30, 2026, 11:00 AM EST
        2. Tuesday, December 1, 2026, 11:00 AM EST
        3. Wednesday, December 2, 2026, 11:00 AM EST
        4. Thursday, December 3, 2026, 11:00 AM EST
        5. Friday, December 4, 2026, 11:00 AM EST
        6. Saturday, December 5, 2026, 11:00 AM EST
        It is number #1. When answers end I write to you, and one tap announces the best moment. Sooner: /meetup decide #1. If something comes up: /meetup cancel #1.
        [Take back]
        ---
        (#general) Stroll
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Monday, November 30, 2026, 11:00 AM EST – no answer yet
        2. Tuesday, December 1, 2026, 11:00 AM EST – no answer yet
        3. Wednesday, December 2, 2026, 11:00 AM EST – no answer yet
        4. Thursday, December 3, 2026, 11:00 AM EST – no answer yet
        5. Friday, December 4, 2026, 11:00 AM EST – no answer yet
        6. Saturday, December 5, 2026, 11:00 AM EST – no answer yet
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [Yes to 4] [Yes to 5] [Yes to 6] [One by one] [Another time?]
        ");
        town.member("ana").presses("Take back").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Stroll is off, and the card says so.
        ---
        (#general, edited) Stroll
        This is off.
        Host: ana
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn others_propose_and_the_host_hears_it() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        town.skip();
        town.member("ben").says("/meetup propose #1 when: saturday 4pm").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Done: Saturday, November 28, 2026, 4:00 PM EST is on the card of Playdate as number 4, and you're down with a yes.
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        4. Saturday, November 28, 2026, 4:00 PM EST – 1 yes
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [Yes to 4] [One by one] [Another time?]
        ---
        (to ana) ben proposes one more moment for Playdate: Saturday, November 28, 2026, 4:00 PM EST. It is number 4 on the card.
        ");
        town.member("cleo").says("/meetup propose #1 when: saturday 4pm").await?;
        town.member("cleo").says("/meetup propose #1 when: yesterday 4pm").await?;
        town.member("cleo").whispers("cancel").await?;
        for hour in 11..=16 {
            town.member("dee").says(&format!("/meetup propose #1 when: friday {hour}:00")).await?;
        }
        town.skip();
        town.member("dee").says("/meetup propose #1 when: friday 17:00").await?;
        insta::assert_snapshot!(town.transcript(), @"(to dee) Playdate has 10 moments already, and that is all a card can hold.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_kindly() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        let many: Vec<String> = (1..=11).map(|day| format!("december {day} 10am")).collect();
        for times in [
            many.join(", ").as_str(),
            "sat 10am",
            "yesterday 10am, sat 10am",
            "sat 10am, whenever",
            "sat, sunday",
            "every saturday 10am, sunday 10am",
            "sat 10am, 3pm deadline: december 20 10am",
            "sat 10am, 3pm length: 3 weeks",
        ] {
            ana.says(&format!("/meetup find Playdate when: {times}")).await?;
        }
        ana.whispers("cancel").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) I can ask about 10 moments at most. Leave some out; others may still propose theirs.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) That is one moment only. Give me two or more, like sat 10am, sunday 11am; or announce it at once with /meetup new.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Sunday, November 22, 2026, 10:00 AM EST has already passed. Something like tomorrow 10am works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I couldn't read "whenever" as a time. Something like sat 10am, tomorrow at 9:30 or 5 december 14:00 works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I'm asking when Playdate suits, until Wednesday, November 25, 2026, 9:00 AM EST.
        I've chosen these moments:
        1. Saturday, November 28, 2026, 10:00 AM EST
        2. Saturday, November 28, 2026, 12:00 PM EST
        3. Saturday, November 28, 2026, 2:00 PM EST
        4. Sunday, November 29, 2026, 10:00 AM EST
        5. Sunday, November 29, 2026, 12:00 PM EST
        6. Sunday, November 29, 2026, 2:00 PM EST
        It is number #1. When answers end I write to you, and one tap announces the best moment. Sooner: /meetup decide #1. If something comes up: /meetup cancel #1.
        [Take back]
        ---
        (#general) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 12:00 PM EST – no answer yet
        3. Saturday, November 28, 2026, 2:00 PM EST – no answer yet
        4. Sunday, November 29, 2026, 10:00 AM EST – no answer yet
        5. Sunday, November 29, 2026, 12:00 PM EST – no answer yet
        6. Sunday, November 29, 2026, 2:00 PM EST – no answer yet
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [Yes to 4] [Yes to 5] [Yes to 6] [One by one] [Another time?]
        ---
        (to ana) "every saturday 10am" repeats, and I ask about single moments. Something like tuesday 10am works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Answers have to end before the last moment, Saturday, November 28, 2026, 3:00 PM EST. Something like deadline: tomorrow 8pm works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I couldn't use "3 weeks" as a length. It can be from 15 minutes to 24 hours, like 90 min or 2h.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) All right, I've dropped it. Nothing was changed.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_ambiguous_moment_is_asked_about_and_the_others_are_kept() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup find Playdate when: sat 10am or 3pm, next friday 10am").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) "next friday 10am" can mean more than one moment. Which one?
        Choose one, or write it here in other words; the rest is kept. Or write cancel to stop.
        [Friday, November 27, 2026, 10:00 AM EST] [Friday, December 4, 2026, 10:00 AM EST]
        "#);
        town.member("ana").whispers("2").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) I'm asking when Playdate suits, until Wednesday, November 25, 2026, 9:00 AM EST.
        It is number #1. When answers end I write to you, and one tap announces the best moment. Sooner: /meetup decide #1. If something comes up: /meetup cancel #1.
        [Take back]
        ---
        (#general) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Friday, December 4, 2026, 10:00 AM EST – no answer yet
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn several_ambiguous_moments_are_asked_about_one_after_the_other() -> TestResult {
    in_town(async |town| {
        let times = "next friday 10am, 03/04/2027 10am, sat or sun 9am";
        town.member("ana").says(&format!("/meetup find Playdate when: {times}")).await?;
        town.member("ana").whispers("1").await?;
        town.member("ana").whispers("2").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) "next friday 10am" can mean more than one moment. Which one?
        Choose one, or write it here in other words; the rest is kept. Or write cancel to stop.
        [Friday, November 27, 2026, 10:00 AM EST] [Friday, December 4, 2026, 10:00 AM EST]
        ---
        (to ana) "03/04/2027 10am" can mean more than one moment. Which one?
        Choose one, or write it here in other words; the rest is kept. Or write cancel to stop.
        [Thursday, March 4, 2027, 10:00 AM EST] [Saturday, April 3, 2027, 10:00 AM EDT]
        ---
        (to ana) I'm asking when Playdate suits, until Wednesday, November 25, 2026, 9:00 AM EST.
        It is number #1. When answers end I write to you, and one tap announces the best moment. Sooner: /meetup decide #1. If something comes up: /meetup cancel #1.
        [Take back]
        ---
        (#general) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Friday, November 27, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 9:00 AM EST – no answer yet
        3. Sunday, November 29, 2026, 9:00 AM EST – no answer yet
        4. Saturday, April 3, 2027, 10:00 AM EDT – no answer yet
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [Yes to 4] [One by one] [Another time?]
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_being_found_stands_in_the_list_and_is_suggested() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup list").await?;
        town.member("ana").says(PLAY).await?;
        town.skip();
        town.member("ben").says("/meetup list").await?;
        town.member("ana").says("/meetup decide #1").await?;
        town.member("ana").says("/meetup new Coffee when: sat 9am place: Cafe").await?;
        town.skip();
        town.member("ben").says("/meetup list").await?;
        town.member("ben").says("/meetup show #1").await?;
        town.member("ana").says("/meetup show #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) What's on
        Saturday, November 28
        • 9:00 AM Coffee (#2), Cafe – nobody yet
        A time is being found
        • Playdate (#1): the host is choosing.
        [Announce a meetup] [I'm out right now] [Find a time]
        ---
        (to ben) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        ---
        (to ana) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        [Choose now] [Call it off]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_said_of_naps_is_true() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/my naps 9:00-10:00").await?;
        town.member("ana").says("/meetup find Playdate moments: mornings next week place: Elm Park").await?;
        let said = town.transcript();
        assert!(said.contains("so that they cut no nap:"), "{said}");
        town.member("ben").says("/my naps 6am-1pm").await?;
        town.member("ana").says("/meetup find Playdate moments: mornings next week place: Elm Park").await?;
        let said = town.transcript();
        assert!(
            said.contains("On these days every moment cuts into a nap; I've chosen those that cut the fewest:"),
            "{said}"
        );
        town.member("ana").says("/my language es").await?;
        town.member("ana").says("/meetup find Playdate moments: mañanas de la próxima semana place: Elm Park").await?;
        let said = town.transcript();
        assert!(said.contains("En estos días cualquier momento corta alguna siesta"), "{said}");
        town.advance(chrono::TimeDelta::days(30)).await?;
        town.skip();
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_option_that_ends_before_it_begins_is_refused_kindly() -> TestResult {
    in_town(async |town| {
        for moments in
            ["sat 10:00-9:00, sun 11:00", "sat 9am, 10:00-9:00", "sat 10am-9am, sun 11am", "10:00-9:00, 11:00"]
        {
            town.member("ana").says(&format!("/meetup find Playdate moments: {moments} place: Elm Park")).await?;
        }
        town.member("ana").says("/my language es").await?;
        town.member("ana")
            .says("/meetup find Playdate moments: sábado de 10:00 a 9:00, domingo 11:00 place: Elm Park")
            .await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) "sat 10:00-9:00" ends before it begins. Something like sat 10am-12pm works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) "10:00-9:00" ends before it begins. Something like sat 10am-12pm works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) "10am-9am" ends before it begins. Something like sat 10am-12pm works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) "10:00-9:00" ends before it begins. Something like sat 10am-12pm works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) A partir de ahora te hablo en español.
        ---
        (to ana) "sábado de 10:00 a 9:00" termina antes de empezar. Algo como sábado de 10 a 12 funciona.
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        "#);
        Ok(())
    })
    .await
}
