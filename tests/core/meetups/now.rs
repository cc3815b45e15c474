//! Spontaneous meetups.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use super::answers::hears;

#[tokio::test]
async fn the_channel_sees_the_area_and_whoever_asks_hears_where() -> TestResult {
    in_town(async |town| {
        town.member("cleo").says("/my spontaneous on").await?;
        town.member("dee").says("/my spontaneous south").await?;
        town.transcript();
        town.member("ana").says("/meetup now Elm Park, by the swings until: 11 area: North side").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) You're on: Out and about until 11:00 AM. Everybody sees the area; where exactly, I tell those who ask.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: North side – tap "Where exactly?"
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Where exactly?] [Who's coming]
        ---
        (to cleo) ana is out and about until 11:00 AM (North side). Anyone?
        [Going] [Where exactly?]
        "#);
        town.member("ben").presses("Where exactly?").await?;
        insta::assert_snapshot!(town.transcript(), @"(to ben) Out and about is here: Elm Park, by the swings, until 11:00 AM.");
        town.member("ben").presses("Going").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ben) Lovely, you're coming! It's here: Elm Park, by the swings. See you there!
        [Adults and kids] [Can't] [Running late]
        ---
        (#general, edited) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: North side – tap "Where exactly?"
        Host: ana
        Coming: 1 going
        Meetup #1
        [Going] [Where exactly?] [Who's coming]
        ---
        (to ana) Out and about (Monday, November 23, 2026, 9:00 AM EST) is the first meetup for ben. A warm hello goes a long way.
        "#);
        town.member("ben").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) What's on
        Monday, November 23
        • now until 11:00 AM Out and about (#1), North side – 1 going · you're coming
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        town.advance(TimeDelta::hours(2)).await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (#general, edited) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: North side – tap "Where exactly?"
        Host: ana
        Coming: 1 going
        This meetup is over.
        "#);
        town.member("ben").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Nothing is planned yet. A walk, a coffee, half an hour at the park: /meetup new announces one.
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn until_when_is_read_kindly() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup now Elm Park until: 11:30").await?;
        town.member("ana").says("/meetup now Elm Park until: noon").await?;
        town.member("ana").says("/meetup now Elm Park until: in 2 hours").await?;
        town.member("ana").says("/meetup now Elm Park until: 1pm").await?;
        town.member("ana").says("/meetup now Elm Park until: 8").await?;
        town.member("ana").says("/meetup now Elm Park until: yesterday").await?;
        town.member("ana").says("/meetup now Elm Park until: tomorrow noon").await?;
        town.member("ana").says("/meetup now Elm Park until: soon").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) You're on: Out and about until 11:30 AM. Nobody sees where you are until she asks.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:30 AM
        Where: Tap "Where exactly?"
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Where exactly?] [Who's coming]
        ---
        (to ana) You're on: Out and about until 12:00 PM. Nobody sees where you are until she asks.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 12:00 PM
        Where: Tap "Where exactly?"
        Host: ana
        Coming: nobody yet, be the first
        Meetup #2
        [Going] [Where exactly?] [Who's coming]
        ---
        (to ana) You're on: Out and about until 11:00 AM. Nobody sees where you are until she asks.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: Tap "Where exactly?"
        Host: ana
        Coming: nobody yet, be the first
        Meetup #3
        [Going] [Where exactly?] [Who's coming]
        ---
        (to ana) You're on: Out and about until 1:00 PM. Nobody sees where you are until she asks.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 1:00 PM
        Where: Tap "Where exactly?"
        Host: ana
        Coming: nobody yet, be the first
        Meetup #4
        [Going] [Where exactly?] [Who's coming]
        ---
        (to ana) You're on: Out and about until 8:00 PM. Nobody sees where you are until she asks.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 8:00 PM
        Where: Tap "Where exactly?"
        Host: ana
        Coming: nobody yet, be the first
        Meetup #5
        [Going] [Where exactly?] [Who's coming]
        ---
        (to ana) until: "yesterday" has already passed. Something like tomorrow 10am works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Tuesday, November 24, 2026, 12:00 PM EST is more than twelve hours away. Something like until: 11:30 works; for later days there is /meetup new.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) until: I couldn't read "soon" as a time. Something like sat 10am, tomorrow at 9:30 or 5 december 14:00 works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_happening_now_changes_only_where_and_until_when() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.says("/meetup now Elm Park until: 11 area: North side").await?;
        ben.presses("Going").await?;
        town.transcript();
        for change in ["when: tomorrow 10am", "when: 9:00-11:00", "title: Zoo", "rain: inside", "deadline: 10am"] {
            ana.says(&format!("/meetup edit #1 {change}")).await?;
            hears(town, &["Out and about is happening right now, so only its place, its area, its notes and until when can change."]);
        }
        ana.says("/meetup edit #1").await?;
        ana.picks("Area").await?;
        ana.whispers("South side").await?;
        hears(town, &["• Place: Elm Park (North side) → Elm Park (South side)"]);
        ana.presses("Change it").await?;
        hears(town, &["Where: South side – tap"]);
        ana.says("/meetup edit #1 until: noon").await?;
        ana.presses("Change it").await?;
        let said = town.transcript();
        assert!(said.contains("(to ben) Out and about goes on until 12:00 PM now."), "{said}");
        // She is there already: no date, no file, no question whether it still suits her.
        let hers = said.split("---\n").find(|piece| piece.starts_with("(to ben)")).unwrap_or_default();
        assert!(!hers.contains("2026") && !hers.contains("file:") && !hers.contains("till good"), "{hers}");
        ana.says("/meetup edit #1 area: none notes: by the swings").await?;
        ana.presses("Change it").await?;
        hears(town, &["Where: Tap \"Where exactly?\"", "by the swings"]);
        ana.says("/meetup edit #1 until: tomorrow noon").await?;
        hears(town, &["is more than twelve hours away. Something like until: 11:30 works; for later days there is /meetup new."]);
        ben.says("/meetup list").await?;
        hears(town, &["now until 12:00 PM Out and about"]);
        ana.says("/meetup new Park when: sat 10am place: Elm Park").await?;
        ana.says("/meetup edit #2 until: noon").await?;
        hears(town, &["How long Park lasts can change like this: /meetup edit #2 length: 90 min"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn right_now_reads_as_well_in_spanish() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.says("/my language es").await?;
        ben.says("/my language es").await?;
        ana.says("/encuentro ahora Parque del Olmo hasta: 11").await?;
        hears(town, &["¡Listo! Out and about hasta las 11:00. Nadie ve dónde estás hasta que pregunta."]);
        ben.presses("Going").await?;
        hears(town, &["(to ben) ¡Qué bien que te unes! Es aquí: Parque del Olmo. ¡Allí nos vemos!"]);
        ana.says("/encuentro cambiar #1 cuándo: mañana a las 10").await?;
        hears(town, &["está pasando ahora mismo", "/encuentro cambiar #1 hasta: 11:30"]);
        ana.says("/encuentro cambiar #1 hasta: mañana a las 12").await?;
        hears(town, &["faltan más de doce horas", "para otros días está /encuentro nuevo."]);
        ana.says("/encuentro lluvia #1").await?;
        hears(town, &["/encuentro cambiar #1 lluvia: nos vemos en la biblioteca"]);
        ana.says("/encuentro nuevo Parque cuándo: sábado a las 10 lugar: Olmo").await?;
        town.transcript();
        ana.says("/encuentro cambiar #2").await?;
        hears(town, &["/encuentro cambiar #2 cuándo: sábado a las 10"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_is_read_as_one_sentence() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup now at Elm Park until 11, anyone?").await?;
        town.member("ben").says("/my language es").await?;
        town.member("ben").says("/encuentro ahora en el parque Olmos hasta las 11, ¿alguien? zona: norte").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) You're on: Out and about until 11:00 AM. Nobody sees where you are until she asks.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: Tap "Where exactly?"
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Where exactly?] [Who's coming]
        ---
        (to ben) A partir de ahora te hablo en español.
        ---
        (to ben) ¡Listo! Out and about hasta las 11:00. Todas ven la zona; el lugar exacto se lo digo a quien pregunte.
        [Cambiar] [Retirar]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: norte – tap "Where exactly?"
        Host: ben
        Coming: nobody yet, be the first
        Meetup #2
        [Going] [Where exactly?] [Who's coming]
        "#);
        town.member("cleo").says("/meetup going #1").await?;
        town.member("cleo").says("/meetup going #2").await?;
        let hers = town.transcript();
        assert!(hers.contains("It's here: Elm Park. ") && hers.contains("It's here: el parque Olmos. "), "{hers}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_area_is_kept_without_the_words_that_lead_to_it() -> TestResult {
    in_town(async |town| {
        town.member("cleo").says("/my spontaneous on North side").await?;
        hears(town, &["You hear of spontaneous meetups here: North side."]);
        town.member("dee").says("/my language es").await?;
        town.member("dee").says("/my spontaneous sí, en el Barrio norte, en la Latina, South").await?;
        hears(town, &["Te aviso de encuentros espontáneos aquí: Barrio norte, Latina, South."]);
        town.member("eve").says("/my spontaneous in the").await?;
        town.skip();
        town.member("ana").says("/meetup now Elm Park until: 11 area: North side").await?;
        hears(town, &["(to cleo) ana is out and about until 11:00 AM (North side). Anyone?"]);
        town.member("ana").says("/meetup now Pool until: 11 area: Barrio norte").await?;
        hears(town, &["(to dee) ana está de paseo hasta las 11:00 (Barrio norte)."]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_area_of_the_communitys_that_the_place_names_is_its_area_and_nothing_else_of_it_is_told() -> TestResult {
    in_town(async |town| {
        let carla = town.member("carla");
        carla.is(Standing::Admin);
        carla.says("/settings set areas North side, Riverside, Old town, Town").await?;
        town.member("cleo").says("/my spontaneous the swings").await?;
        town.member("dee").says("/my spontaneous Riverside").await?;
        town.skip();
        // A wish for a place is no way to find out where somebody is.
        town.member("ana").says("/meetup now the swings by the old mill until: 11").await?;
        let said = town.transcript();
        assert!(said.contains("Where: Tap \"Where exactly?\"") && !said.contains("(to cleo)"), "{said}");
        town.member("ana").says("/meetup now the pool, Riverside until: 11").await?;
        let said = town.transcript();
        assert!(said.contains("(to dee) ana is out and about until 11:00 AM (Riverside). Anyone?"), "{said}");
        assert!(said.contains("Where: Riverside – tap \"Where exactly?\"") && !said.contains("the pool"), "{said}");
        town.member("ana").says("/meetup edit #2 place: the baker's in the Old Town").await?;
        town.member("ana").presses("Change it").await?;
        let said = town.transcript();
        assert!(said.contains("Where: Old town – tap \"Where exactly?\""), "{said}");
        Ok(())
    })
    .await
}
