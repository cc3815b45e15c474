//! The same again: what is left out is taken over, and it is said what that was.

use bot_core::incoming::What;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

const YOGA: &str =
    "/meetup new Yoga when: every tuesday 10am place: Elm Park address: 12 Elm Street spots: 6 hosts: ben";

#[tokio::test]
async fn the_same_again_keeps_its_hosts_and_how_it_repeats() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/meetup list").await?;
        town.member("ana").says(YOGA).await?;
        town.member("ana").says("/meetup end #1").await?;
        town.skip();
        town.member("ana").says("/meetup new when: thu 9am like: #1 spots: 8").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Yoga is announced, every Thursday. These are the next dates:
        • Thursday, November 26, 2026, 9:00 AM EST (#3)
        • Thursday, December 3, 2026, 9:00 AM EST (#4)
        • Thursday, December 10, 2026, 9:00 AM EST
        • Thursday, December 17, 2026, 9:00 AM EST
        I announce each date when it comes near, and everyone answers for each by itself. To leave one out: /meetup skip #3. To end the series: /meetup end #3.
        What you left out is as it was in #1: Title, Place, Exact address, Who hosts it too and Repeats.
        [Change] [Take back]
        file: yoga.ics
        ---
        (#general) Yoga
        When: Thursday, November 26, 2026, 9:00 AM EST, until 11:00 AM
        Repeats: every Thursday
        Where: Elm Park
        Host: ana, ben
        Coming: nobody yet, be the first · room for 8 more families
        Meetup #3
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) You host Yoga too from now on: Thursday, November 26, 2026, 9:00 AM EST, Elm Park. You can change it and see who is coming.
        [Change] [Call it off]
        file: yoga.ics
        ---
        (#general) Yoga
        When: Thursday, December 3, 2026, 9:00 AM EST, until 11:00 AM
        Repeats: every Thursday
        Where: Elm Park
        Host: ana, ben
        Coming: nobody yet, be the first · room for 8 more families
        Meetup #4
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("ana").says("/meetup new Once when: fri 9am like: #1 repeat: none hosts: none").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Once is announced for Friday, November 27, 2026, 9:00 AM EST.
        It is meetup #5. If something comes up: /meetup cancel #5. The file puts it into your calendar.
        What you left out is as it was in #1: Place, Exact address and Room for families.
        [Change] [Take back]
        file: once.ics
        ---
        (#general) Once
        When: Friday, November 27, 2026, 9:00 AM EST, until 11:00 AM
        Where: Elm Park
        Host: ana
        Coming: nobody yet, be the first · room for 6 more families
        Meetup #5
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_elses_meetup_lends_neither_its_hosts_nor_its_address() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/meetup list").await?;
        town.member("ana").says(YOGA).await?;
        town.member("cleo").says("/my language es").await?;
        town.skip();
        town.member("cleo").says("/meetup new Yoga 2 when: jueves 9:00 like: #1").await?;
        let said = town.transcript();
        insta::assert_snapshot!(said.split("\n---\n").next().unwrap_or_default(), @"
        (to cleo) Yoga 2 queda anunciado, todos los jueves. Estas son las próximas fechas:
        • jueves 26 de noviembre de 2026, 09:00 EST (#3)
        • jueves 3 de diciembre de 2026, 09:00 EST (#4)
        • jueves 10 de diciembre de 2026, 09:00 EST
        • jueves 17 de diciembre de 2026, 09:00 EST
        Anuncio cada fecha cuando se acerca, y a cada una se responde por separado. Para saltar una: /encuentro saltar #3. Para terminar la serie: /encuentro terminar #3.
        Lo que no dijiste queda como en #1: Lugar, Lugar para familias y Se repite.
        [Cambiar] [Retirar]
        file: yoga-2.ics
        ");
        town.member("cleo").says("/meetup show #3").await?;
        let said = town.transcript();
        assert!(said.contains("Yoga 2") && !said.contains("12 Elm Street") && !said.contains("ben"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_rule_that_the_new_day_does_not_fit_is_not_taken_over() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Brunch when: 1st and 3rd saturday 10am place: Café").await?;
        town.member("ana").says("/meetup end #1").await?;
        town.skip();
        town.member("ana").says("/meetup new when: dec 9 10am like: #1").await?;
        let said = town.transcript();
        assert!(!said.contains("Repeats"), "{said}");
        town.member("ana").says("/meetup new when: dec 19 10am like: #1").await?;
        let said = town.transcript();
        assert!(said.contains("Repeats: on the 1st and 3rd Saturday of every month"), "{said}");
        town.advance(TimeDelta::days(1)).await?;
        town.skip();
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_address_of_a_host_who_has_left_comes_along_for_nobody() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/meetup list").await?;
        town.member("ana").says(YOGA).await?;
        town.advance(TimeDelta::days(2)).await?;
        town.member("ben").says("/meetup new when: fri 9am like: #1 hosts: none").await?;
        let said = town.transcript();
        assert!(said.contains("Exact address"), "while she is here it is theirs: {said}");
        town.happens(&town.member("ana").event("#general", What::Departed)).await?;
        town.skip();
        drop(town.files());
        town.member("ben").says("/meetup new when: sat 9am like: #1 repeat: weekly").await?;
        let said = town.transcript();
        assert!(said.contains("What you left out is as it was in #1: Title, Place and Room for families."), "{said}");
        town.member("cleo").presses("Going").await?;
        let (said, files) = (town.transcript(), town.files());
        assert!(!said.contains("12 Elm Street"), "{said}");
        assert!(!files.iter().any(|file| file.contains("12 Elm Street")), "{files:?}");
        Ok(())
    })
    .await
}
