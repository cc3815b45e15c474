//! A host who is late.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn those_who_are_going_hear_that_their_host_is_late() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/meetup list").await?;
        town.member("dee").says("/my language es").await?;
        town.member("ana").says("/meetup new Park when: today 11am place: Elm Park hosts: ben").await?;
        town.member("cleo").presses("Going").await?;
        town.member("dee").says("/meetup going #1").await?;
        town.member("eve").presses("Maybe").await?;
        town.advance(TimeDelta::minutes(30)).await?;
        town.skip();
        town.member("ana").says("/meetup late #1 note: ten minutes, diapers").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Don't worry. I'm telling the 2 who are coming to Park.
        ---
        (to ben) ana hosts Park and will be a little late. She writes: ten minutes, diapers
        ---
        (to dee) ana organiza Park y llegará un poco tarde. Escribe: ten minutes, diapers
        ---
        (to cleo) ana hosts Park and will be a little late. She writes: ten minutes, diapers
        ");
        // And by a tap, without a word.
        town.member("ana").says("/meetup show #1").await?;
        town.member("ana").presses("Running late").await?;
        let said = town.transcript();
        assert!(said.contains("(to cleo) ana hosts Park and will be a little late."), "{said}");
        // The same again is for those who have come in since.
        town.advance(TimeDelta::minutes(1)).await?;
        town.member("fay").says("/meetup going #1").await?;
        town.skip();
        town.member("ana").says("/meetup late #1").await?;
        let said = town.transcript();
        assert!(said.contains("(to fay) ana hosts Park and will be a little late."), "{said}");
        assert!(!said.contains("(to cleo)") && !said.contains("(to dee)") && !said.contains("(to ben)"), "{said}");
        town.member("ana").says("/meetup late #1").await?;
        let said = town.transcript();
        assert_eq!(said, "(to ana) Everyone who is coming to Park has heard it already. No worries.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_sleeps_hears_once_of_each_host_in_her_own_words() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/meetup list").await?;
        town.member("cleo").says("/my quiet 20:00-9:00").await?;
        town.member("ana").says("/meetup new Park when: tomorrow 10am place: Elm Park hosts: ben").await?;
        town.member("cleo").presses("Going").await?;
        town.advance(TimeDelta::hours(22)).await?;
        for word in ["five minutes", "ten minutes"] {
            town.member("ana").says(&format!("/meetup late #1 note: {word}")).await?;
        }
        town.skip();
        town.member("ben").says("/meetup late #1 note: the car won't start").await?;
        assert!(!town.transcript().contains("(to cleo)"), "she sleeps, and there is time");
        town.advance(TimeDelta::hours(2)).await?;
        let said = town.transcript();
        let late: Vec<&str> = said.split("\n---\n").filter(|piece| piece.contains("a little late")).collect();
        insta::assert_snapshot!(late.join("\n---\n"), @"
        (to cleo) ana hosts Park and will be a little late. She writes: ten minutes
        ---
        (to cleo) ben hosts Park and will be a little late. She writes: the car won't start
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_whom_nobody_waits_for_is_told_so() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/my language es").await?;
        town.member("ana").says("/meetup new Park when: hoy 11:00 place: Elm Park").await?;
        town.skip();
        town.member("ana").says("/encuentro tarde #1").await?;
        insta::assert_snapshot!(town.transcript(), @"(to ana) No te preocupes. Por ahora nadie dijo que sí a Park, así que nadie espera.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn sick_is_said_as_she_says_it_herself() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/my language es").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        town.member("ben").says("/encuentro voy #1").await?;
        town.skip();
        town.member("ben").says("/encuentro enferma #1").await?;
        let said = town.transcript();
        assert!(said.contains("(to ben) ¡Vaya, que se mejoren pronto!"), "{said}");
        town.member("ben").whispers("encuentro voy #1").await?;
        town.skip();
        town.member("ben").whispers("enferma").await?;
        let said = town.transcript();
        assert!(said.contains("(to ben) ¡Vaya, que se mejoren pronto!"), "{said}");
        town.member("cleo").says("/meetup going #1").await?;
        town.member("cleo").says("/meetup ill #1").await?;
        let said = town.transcript();
        assert!(said.contains("(to cleo) Oh no, get well soon!"), "{said}");
        Ok(())
    })
    .await
}
