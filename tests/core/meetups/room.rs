//! The waiting list once everybody has been asked, and shortly before the start.

use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

use super::answers::{hears, hears_nothing_of};

const ONE: &str = "/meetup new Park when: sat 10am place: Elm Park spots: 1";

/// Ana has announced it, Ben comes, and these wait.
async fn full(town: &Town, announced: &str, waiting: &[&str]) -> TestResult {
    town.member("ana").says(announced).await?;
    town.member("ben").presses("Going").await?;
    for name in waiting {
        town.member(name).presses("Going").await?;
    }
    town.transcript();
    Ok(())
}

#[tokio::test]
async fn when_everybody_was_asked_all_hear_once_that_there_is_room() -> TestResult {
    in_town(async |town| {
        full(town, ONE, &["cleo", "dee"]).await?;
        town.member("ben").presses("Can't").await?;
        town.advance(TimeDelta::hours(2) + TimeDelta::minutes(1)).await?;
        hears(town, &["(to dee) A spot at Park is free"]);
        town.advance(TimeDelta::hours(2) + TimeDelta::minutes(1)).await?;
        hears(town, &[
            "(to cleo) There is room at Park: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. I've asked everyone",
            "(to dee) There is room at Park",
        ]);
        // Once: nothing that happens later says it again while it is the same room.
        town.member("ana").says("/meetup edit #1 notes: by the swings").await?;
        town.member("ana").presses("Change it").await?;
        town.member("fay").presses("Maybe").await?;
        town.member("fay").presses("Can't").await?;
        hears_nothing_of(town, &["(to cleo)", "(to dee)"]);
        town.member("cleo").presses("Going").await?;
        hears(town, &["(to cleo) Lovely, you're coming to Park"]);
        // Somebody took it; when it is free again, that is news.
        town.member("cleo").presses("Can't").await?;
        hears(town, &["(to dee) There is room at Park"]);
        town.member("dee").presses("Going").await?;
        hears(town, &["(to dee) Lovely, you're coming to Park"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn more_room_reaches_those_who_let_an_offer_pass() -> TestResult {
    in_town(async |town| {
        full(town, ONE, &["cleo"]).await?;
        town.member("ben").presses("Can't").await?;
        town.advance(TimeDelta::hours(2) + TimeDelta::minutes(1)).await?;
        town.member("fay").presses("Going").await?;
        town.member("gia").presses("Going").await?;
        town.transcript();
        town.member("ana").says("/meetup edit #1 spots: 3").await?;
        town.member("ana").presses("Change it").await?;
        hears(town, &["(to gia) A spot at Park is free", "(to cleo) There is room at Park"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_offers_that_end_together_are_offered_on_once() -> TestResult {
    in_town(async |town| {
        full(town, "/meetup new Park when: sat 10am place: Elm Park spots: 2", &["cleo", "dee", "eva"]).await?;
        town.member("ben").presses("Can't").await?;
        town.member("cleo").presses("Can't").await?;
        hears(town, &["(to dee) A spot at Park is free", "(to eva) A spot at Park is free"]);
        town.member("fay").presses("Going").await?;
        town.transcript();
        town.advance(TimeDelta::hours(2) + TimeDelta::minutes(1)).await?;
        let said = town.transcript();
        assert_eq!(said.matches("(to fay) A spot at Park is free").count(), 1, "{said}");
        assert_eq!(said.matches("A spot at Park is free").count(), 1, "nobody is offered one twice running: {said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_hears_whether_whom_she_moves_up_has_an_offer() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        full(town, ONE, &["cleo", "dee"]).await?;
        ana.says("/meetup up #1 who: @dee").await?;
        hears(town, &["(to ana) dee comes next on the waiting list of Park."]);
        town.member("ben").presses("Can't").await?;
        town.transcript();
        ana.says("/meetup up #1 who: @dee").await?;
        hears(town, &["(to ana) I've just offered dee the free spot."]);
        ana.says("/my language es").await?;
        town.advance(TimeDelta::hours(2) + TimeDelta::minutes(1)).await?;
        town.advance(TimeDelta::hours(2) + TimeDelta::minutes(1)).await?;
        town.transcript();
        ana.says("/encuentro subir #1 quien: @cleo").await?;
        hears(town, &["(to ana) Acabo de ofrecerle el lugar a cleo.", "(to cleo) A spot at Park is free"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_does_not_fit_hears_why() -> TestResult {
    in_town(async |town| {
        town.member("cleo").says("/my language es").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park max-kids: 4").await?;
        town.member("ben").says("/meetup going #1 kids: 1").await?;
        town.transcript();
        town.member("dee").says("/meetup going #1 kids: 4").await?;
        hears(town, &["(to dee) There isn't room for all of you at Park right now, so you're on the waiting list: you come next."]);
        town.advance(TimeDelta::seconds(1)).await?;
        town.member("cleo").says("/encuentro voy #1 peques: 4").await?;
        hears(town, &["(to cleo) Ahora mismo no hay lugar para toda tu familia en Park, así que estás en la lista de espera: hay una familia"]);
        for name in ["eva", "fay", "gia"] {
            town.member(name).says("/meetup going #1 kids: 1").await?;
            town.member(name).says("/meetup cant #1").await?;
        }
        town.transcript();
        town.member("hana").says("/meetup going #1 kids: 1").await?;
        hears(town, &["(to hana) The room that is left at Park is for a family that has waited longer"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn shortly_before_the_start_everybody_who_waits_hears_of_a_spot() -> TestResult {
    in_town(async |town| {
        let names: Vec<String> = (0..44).map(|number| format!("w{number:02}")).collect();
        let waiting: Vec<&str> = names.iter().map(String::as_str).collect();
        full(town, "/meetup new Park when: tomorrow 10am place: Elm Park spots: 1", &waiting).await?;
        town.advance(TimeDelta::hours(24) + TimeDelta::minutes(10)).await?;
        town.transcript();
        town.member("ben").presses("Can't").await?;
        town.advance(TimeDelta::seconds(10)).await?;
        let said = town.transcript();
        assert_eq!(said.matches("It begins soon, so the first tap has it.").count(), 44, "{said}");
        town.member("w43").presses("Going").await?;
        hears(town, &["(to w43) Lovely, you're coming to Park"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_offer_that_runs_into_the_last_hour_ends_with_the_first_tap() -> TestResult {
    in_town(async |town| {
        full(town, "/meetup new Park when: tomorrow 10am place: Elm Park spots: 1", &["cleo", "dee"]).await?;
        town.member("dee").says("/my language es").await?;
        town.advance(TimeDelta::hours(23) + TimeDelta::minutes(45)).await?;
        town.transcript();
        // An hour and a quarter before: half an hour to answer.
        town.member("ben").presses("Can't").await?;
        hears(town, &["(to cleo) A spot at Park is free", "It is yours until 9:15 AM"]);
        town.advance(TimeDelta::minutes(20)).await?;
        town.member("dee").presses("Going").await?;
        hears(town, &["(to dee) Park está completo por ahora"]);
        town.advance(TimeDelta::minutes(11)).await?;
        hears(
            town,
            &["(to cleo) A spot at Park is free", "(to dee) Hay un lugar libre en Park", "es para quien toque primero"],
        );
        town.member("dee").presses("Voy").await?;
        hears(town, &["(to dee) ¡Qué bien que vas a Park! Es el martes 24 de noviembre"]);
        town.member("cleo").presses("Going").await?;
        hears(town, &["(to cleo) Park is full at the moment"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn less_room_than_families_going_sends_nobody_away_and_offers_nothing() -> TestResult {
    in_town(async |town| {
        full(town, "/meetup new Park when: sat 10am place: Elm Park spots: 3", &["cleo", "dee", "eva"]).await?;
        town.member("ana").says("/meetup edit #1 spots: 1").await?;
        town.member("ana").presses("Change it").await?;
        hears(town, &["Coming: 3 going · 1 waiting · full, there is a waiting list"]);
        for name in ["ben", "cleo"] {
            town.member(name).presses("Can't").await?;
            hears_nothing_of(town, &["(to eva)"]);
        }
        town.member("dee").presses("Going").await?;
        hears(town, &["(to dee) You're down for Park"]);
        town.member("dee").presses("Can't").await?;
        hears(town, &["(to eva) A spot at Park is free"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_waiting_list_speaks_spanish() -> TestResult {
    in_town(async |town| {
        for name in ["cleo", "dee"] {
            town.member(name).says("/my language es").await?;
        }
        full(town, ONE, &["cleo", "dee"]).await?;
        town.member("ben").presses("Can't").await?;
        hears(town, &["(to cleo) Hay un lugar libre en Park: sábado 28 de noviembre de 2026, 10:00 EST, Elm Park. Es tuyo hasta las 11:00; después pregunto a la siguiente familia. Si no te da tiempo, un toque más tarde también vale mientras quede lugar."]);
        town.advance(TimeDelta::hours(4) + TimeDelta::minutes(2)).await?;
        hears(town, &[
            "(to dee) Hay un lugar libre en Park",
            "(to cleo) Hay lugar en Park: sábado 28 de noviembre de 2026, 10:00 EST, Elm Park. Ya pregunté a toda la lista de espera, así que ahora es para quien toque primero.",
        ]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_offer_that_there_is_no_room_for_any_more_is_taken_back_with_a_kind_word() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park spots: 2").await?;
        for name in ["ben", "cleo", "dee", "eve"] {
            town.member(name).presses("Going").await?;
        }
        town.member("eve").says("/my quiet 8:00-20:00").await?;
        town.skip();
        town.member("ben").presses("Can't").await?;
        town.member("cleo").presses("Can't").await?;
        let said = town.transcript();
        assert!(said.contains("(to dee) A spot at Park is free") && !said.contains("(to eve) A spot"), "{said}");
        town.member("ana").says("/meetup edit #1 spots: 1").await?;
        town.member("ana").presses("Change it").await?;
        let said = town.transcript();
        assert!(!said.contains("(to eve)") && !said.contains("(to dee)"), "{said}");
        // Eve slept through her offer, and hears nothing of it; Dee has hers until she lets it pass.
        town.member("dee").says("/my language es").await?;
        town.member("dee").says("/meetup going #1").await?;
        let said = town.transcript();
        assert!(said.contains("(to dee) ¡Qué bien que vas a Park!"), "{said}");
        town.member("ana").says("/meetup edit #1 spots: 2").await?;
        town.member("ana").presses("Change it").await?;
        town.advance(TimeDelta::hours(12)).await?;
        let said = town.transcript();
        assert!(said.contains("(to eve) A spot at Park is free"), "{said}");
        town.member("ana").says("/meetup edit #1 spots: 1").await?;
        town.member("ana").presses("Change it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Park would change:
        • Room for families: 2 → 1
        The card shows it, and of those who wait only whoever loses a spot she was offered hears it. Nothing has changed yet.
        [Change it] [Leave it]
        ---
        (to ana) Done: Park is changed. Nobody has to be told anew.
        ---
        (#general, edited) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going · 1 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to eve) I'm sorry: there is less room at Park (Saturday, November 28, 2026, 10:00 AM EST) than before, so the spot that was yours for a while is gone. You keep your place on the waiting list, and I'll write as soon as there is one.
        ");
        // An old button cannot oversell it.
        town.member("eve").says("/meetup going #1").await?;
        let said = town.transcript();
        assert!(said.contains("(to eve) Park is full at the moment, and you're on the waiting list"), "{said}");
        town.advance(TimeDelta::hours(3)).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_kids_are_too_many_an_offer_to_somebody_who_brings_none_stays() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park spots: 2 max-kids: 4").await?;
        for (name, kids) in [("ben", 1), ("cleo", 1), ("dee", 2), ("eve", 0)] {
            town.member(name).says(&format!("/meetup going #1 kids: {kids}")).await?;
        }
        town.member("ben").says("/meetup cant #1").await?;
        town.member("cleo").says("/meetup cant #1").await?;
        town.member("ana").says("/meetup edit #1 max-kids: 1").await?;
        let said = town.transcript();
        assert!(said.contains("(to eve) A spot at Park is free"), "{said}");
        assert!(said.contains("only whoever loses a spot she was offered hears it"), "{said}");
        town.member("ana").presses("Change it").await?;
        let said = town.transcript();
        assert!(said.contains("(to dee) I'm sorry: there is less room at Park"), "{said}");
        assert!(!said.contains("(to eve)"), "{said}");
        town.member("eve").says("/meetup going #1").await?;
        assert!(town.transcript().contains("(to eve) Lovely, you're coming"));
        Ok(())
    })
    .await
}
