//! Everything that can be said about a meetup, and changing it after a look.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use super::answers::hears;

/// A meetup with everything.
const FULL: &str = "/meetup new Park and coffee when: sat 10am place: Elm Park length: 3h stops: 10:00 Bean & Leaf, 11:30 Elm Park address: 12 Elm Street ages: 1-3 years spots: 5 max-kids: 8 notes: By the swings bring: a blanket rain: we meet at the library needs: 3 deadline: friday 8pm reminders: 3h";

#[tokio::test]
async fn everything_that_can_be_said_is_on_the_card() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(FULL).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park and coffee is announced for Saturday, November 28, 2026, 10:00 AM EST.
        It is meetup #1. If something comes up: /meetup cancel #1. The file puts it into your calendar.
        [Change] [Take back]
        file: park-and-coffee.ics
        ---
        (#general) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 1:00 PM
        Where: Elm Park
        Then: 10:00 AM Bean & Leaf
        11:30 AM Elm Park
        Host: ana
        For: 1 to 3 years
        Bring: a blanket
        If it rains: we meet at the library
        Needs: at least 3 families
        Answer by: Friday, November 27, 2026, 8:00 PM EST
        Coming: nobody yet, be the first · room for 5 more families · room for 8 more kids
        By the swings
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn everything_that_can_be_said_is_said_in_spanish_too() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(bot_core::incoming::Standing::Admin);
        town.member("ana").says("/settings set language es").await?;
        town.transcript();
        town.member("ana").says("/encuentro nuevo Parque y café cuándo: sábado 10:00 lugar: Parque del Olmo paradas: 10:00 Café Sol, 11:30 Parque del Olmo dirección: Calle del Olmo 12 edades: de 1 a 3 años plazas: 5 máximo-peques: 8 traer: una manta lluvia: nos vemos en la biblioteca mínimo: 3 plazo: viernes 20:00").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Parque y café queda anunciado: sábado 28 de noviembre de 2026, 10:00 EST.
        Es el encuentro #1. Si surge algo: /encuentro cancelar #1. El archivo lo pone en tu calendario.
        [Cambiar] [Retirar]
        file: parque-y-cafe.ics
        ---
        (#general) Parque y café
        Cuándo: sábado 28 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Dónde: Parque del Olmo
        Después: 10:00 Café Sol
        11:30 Parque del Olmo
        Organiza: ana
        Para: de 1 a 3 años
        Trae: una manta
        Si llueve: nos vemos en la biblioteca
        Hacen falta: al menos 3 familias
        Responde antes de: viernes 27 de noviembre de 2026, 20:00 EST
        Asistencia: nadie todavía, sé la primera · queda lugar para 5 familias · queda lugar para 8 peques
        Encuentro #1
        [Voy] [Quizás] [No puedo] [Quién va]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_change_is_looked_at_before_it_is_announced() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park and coffee when: sat 10am place: Elm Park").await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        town.member("ana").says("/meetup edit #1 when: sat 11am place: Oak Park").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Park and coffee would change:
        • When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM → Saturday, November 28, 2026, 11:00 AM EST, until 1:00 PM
        • Place: Elm Park → Oak Park
        Everyone who is coming hears it. Nothing has changed yet.
        [Change it] [Leave it]
        ");
        town.member("ana").presses("Change it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Done: Park and coffee is changed. I'm telling the one who is coming or might.
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 11:00 AM EST, until 1:00 PM
        Where: Oak Park
        Host: ana
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) Park and coffee has a new time and place: Saturday, November 28, 2026, 11:00 AM EST, until 1:00 PM, Oak Park. Before, it was Saturday, November 28, 2026, 10:00 AM EST.
        Is it still good for you?
        [Still good] [Can't]
        file: park-and-coffee.ics
        ");
        town.member("ben").presses("Still good").await?;
        insta::assert_snapshot!(town.transcript(), @"(to ben) Lovely, see you Saturday, November 28, 2026, 11:00 AM EST.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_only_the_card_shows_wakes_nobody() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park and coffee when: sat 10am place: Elm Park").await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        town.member("ana").says("/meetup edit #1 bring: a blanket spots: 4").await?;
        town.member("ana").presses("Change it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Park and coffee would change:
        • Room for families: no limit → 4
        • What to bring: nothing → a blanket
        The card shows it, and whoever is going gets it quietly, with a new file for her calendar. Nothing has changed yet.
        [Change it] [Leave it]
        ---
        (to ana) Done: Park and coffee is changed. Nobody has to be told anew.
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Bring: a blanket
        Coming: 1 going · room for 3 more families
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("ana").says("/meetup edit #1 bring: none").await?;
        town.member("ana").presses("Leave it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Park and coffee would change:
        • What to bring: a blanket → nothing
        The card shows it, and whoever is going gets it quietly, with a new file for her calendar. Nothing has changed yet.
        [Change it] [Leave it]
        ---
        (to ana) Park and coffee stays as it is.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_hosts_at_once_see_what_the_other_changed() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("hello").await?;
        town.member("ana").says("/meetup new Park and coffee when: sat 10am place: Elm Park").await?;
        town.member("ben").says("/meetup list").await?;
        town.member("ana").says("/meetup edit #1 hosts: @ben").await?;
        town.member("ana").presses("Change it").await?;
        town.transcript();
        town.member("ana").says("/meetup edit #1 when: sat 11am").await?;
        town.member("ben").says("/meetup edit #1 place: Oak Park").await?;
        town.member("ben").presses("Change it").await?;
        town.transcript();
        town.member("ana").presses("Change it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Somebody else has changed Park and coffee in the meantime:
        • Place: Elm Park → Oak Park
        With your change it would be:
        • When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM → Saturday, November 28, 2026, 11:00 AM EST, until 1:00 PM
        Everyone who is coming hears it. Nothing has changed yet.
        [Change it] [Leave it]
        ");
        town.member("ana").presses("Change it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Done: Park and coffee is changed. Nobody has to be told anew.
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 11:00 AM EST, until 1:00 PM
        Where: Oak Park
        Host: ana, ben
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) Park and coffee has a new time: Saturday, November 28, 2026, 11:00 AM EST, until 1:00 PM. Before, it was Saturday, November 28, 2026, 10:00 AM EST.
        file: park-and-coffee.ics
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_is_asked_what_shall_change() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park and coffee when: sat 10am place: Elm Park").await?;
        town.transcript();
        town.member("ana").presses("Change").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) What would you like to change about Park and coffee? Choose one thing, or write it like this: /meetup edit #1 when: sat 10am
        What would you like to change?
        ");
        town.member("ana").picks("Place").await?;
        town.member("ana").whispers("Oak Park").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Where is it?
        For example: Elm Park, by the swings. Or write cancel to stop.
        ---
        (to ana) This is how Park and coffee would change:
        • Place: Elm Park → Oak Park
        Everyone who is coming hears it. Nothing has changed yet.
        [Change it] [Leave it]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_moved_meetup_reminds_at_its_new_time() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park and coffee when: sat 10am place: Elm Park").await?;
        town.member("ben").presses("Going").await?;
        town.member("ana").says("/meetup edit #1 when: sunday 3pm").await?;
        town.member("ana").presses("Change it").await?;
        town.transcript();
        town.advance(TimeDelta::days(5)).await?;
        town.transcript();
        town.advance(TimeDelta::days(1) + TimeDelta::hours(5)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Your meetup Park and coffee begins in 1 day: Sunday, November 29, 2026, 3:00 PM EST, Elm Park. One is going.
        It is the first meetup for ben. A warm hello goes a long way.
        [Change] [Call it off]
        file: park-and-coffee.ics
        ---
        (to ben) Park and coffee begins in 1 day: Sunday, November 29, 2026, 3:00 PM EST, Elm Park. So far it's you. If it doesn't work out, one tap is enough.
        [Can't] [We're ill]
        file: park-and-coffee.ics
        ---
        (to ana) Your meetup Park and coffee begins in 2 hours: Sunday, November 29, 2026, 3:00 PM EST, Elm Park. One is going.
        It is the first meetup for ben. A warm hello goes a long way.
        [Change] [Running late] [Call it off]
        file: park-and-coffee.ics
        ---
        (to ben) Park and coffee begins in 2 hours: Sunday, November 29, 2026, 3:00 PM EST, Elm Park. So far it's you. If it doesn't work out, one tap is enough.
        [Can't] [We're ill] [Running late]
        file: park-and-coffee.ics
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_is_refused_kindly() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park stops: Elm Park").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park stops: 9am far, 10am near").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park ages: tall").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park spots: 0").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park spots: -3").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park max-kids: 900").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park needs: 5 spots: 3").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park deadline: sunday 10am").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park reminders: soon").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        town.member("ana").says("/meetup edit #1 place: Elm Park").await?;
        town.member("ben").says("/meetup edit #1 place: Oak Park").await?;
        town.member("ana").says("/meetup edit #9 place: Oak Park").await?;
        town.member("ana").says("/meetup rain #1").await?;
        town.member("ben").says("/meetup late #1").await?;
        town.member("ana").says("/meetup edit #1 hosts: @nobody").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) A stop begins with its time, and I found none in "Elm Park". Something like 10:00 Bean & Leaf, 11:00 Elm Park works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) The stop at 9am is not within the meetup, or not after the stop before. Something like 10:00 Bean & Leaf, 11:00 Elm Park works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I couldn't read "tall" as ages. Something like 0-12 months, 1-3 years or any works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) For "spots" I need a whole number from 1 to 500, like 2; "0" isn't one I can use.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) For "spots" I need a whole number from 1 to 500, like 2; "-3" isn't one I can use.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) For "max-kids" I need a whole number from 1 to 500, like 2; "900" isn't one I can use.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) It can't need 5 families and have room for 3. Something like needs: 3 works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Sunday, November 29, 2026, 10:00 AM EST is not before it begins. Something like deadline: friday 8pm works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I couldn't read "soon" as times before a meetup. Up to five, from 5 minutes to 14 days, like 1d, 2h; or off.
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
        ---
        (to ana) That is how Park already is, so nothing changes.
        ---
        (to ben) Only the hosts of Park and moderators can do that.
        ---
        (to ana) There is no meetup 9 here. /meetup list shows what is on.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) There is no rain plan yet. Write one like this: /meetup edit #1 rain: we meet at the library
        ---
        (to ben) You're not down as coming yet. /meetup going #1 does that.
        ---
        (to ana) I don't know anybody called "@nobody" here. Names work as people show them, and so do mentions, like @ben.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_rain_plan_is_one_tap_and_everyone_hears_it() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(FULL).await?;
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Maybe").await?;
        town.transcript();
        town.member("ana").says("/meetup rain #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) The rain plan of Park and coffee holds. I'm telling the 2 who are coming or might.
        ---
        (#general, edited) Park and coffee
        Rain plan: we meet at the library
        When: Saturday, November 28, 2026, 10:00 AM EST, until 1:00 PM
        Where: Elm Park
        Then: 10:00 AM Bean & Leaf
        11:30 AM Elm Park
        Host: ana
        For: 1 to 3 years
        Bring: a blanket
        Needs: at least 3 families
        Answer by: Friday, November 27, 2026, 8:00 PM EST
        Coming: 1 going · 1 maybe · room for 4 more families · room for 8 more kids
        By the swings
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) It looks like rain for Park and coffee (Saturday, November 28, 2026, 10:00 AM EST).
        Rain plan: we meet at the library
        [Can't]
        ---
        (to cleo) It looks like rain for Park and coffee (Saturday, November 28, 2026, 10:00 AM EST).
        Rain plan: we meet at the library
        [Can't]
        ");
        town.member("ana").says("/meetup rain #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park and coffee is as it was planned. I'm telling the 2 who are coming or might.
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 1:00 PM
        Where: Elm Park
        Then: 10:00 AM Bean & Leaf
        11:30 AM Elm Park
        Host: ana
        For: 1 to 3 years
        Bring: a blanket
        If it rains: we meet at the library
        Needs: at least 3 families
        Answer by: Friday, November 27, 2026, 8:00 PM EST
        Coming: 1 going · 1 maybe · room for 4 more families · room for 8 more kids
        By the swings
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) No rain after all: Park and coffee is as it was planned, Saturday, November 28, 2026, 10:00 AM EST, Elm Park.
        ---
        (to cleo) No rain after all: Park and coffee is as it was planned, Saturday, November 28, 2026, 10:00 AM EST, Elm Park.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_hour_alone_is_one_of_the_day_it_is_on_and_a_weekday_the_nearest() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: 12 december 10am place: Elm Park").await?;
        town.skip();
        for (when, becomes) in [
            ("11am", "Saturday, December 12, 2026, 11:00 AM"),
            ("11am-1pm", "Saturday, December 12, 2026, 11:00 AM"),
            ("sunday 10am", "Sunday, December 13, 2026, 10:00 AM"),
            ("thursday 12 pm", "Thursday, December 10, 2026, 12:00 PM"),
            ("5 december 9am", "Saturday, December 5, 2026, 9:00 AM"),
            ("tomorrow 9am", "Tuesday, November 24, 2026, 9:00 AM"),
            ("this saturday 10am", "Saturday, November 28, 2026, 10:00 AM"),
            ("este domingo a las 10", "Sunday, November 29, 2026, 10:00 AM"),
        ] {
            town.member("ana").says(&format!("/meetup edit #1 when: {when}")).await?;
            let said = town.transcript();
            assert!(said.contains(&format!("→ {becomes}")), "{when}: {said}");
        }
        town.member("ana").says("/meetup edit #1 when: midnight").await?;
        let said = town.transcript();
        assert!(said.contains("December 12, 2026, 12:00 AM") && said.contains("December 13, 2026, 12:00 AM"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_rain_plan_that_is_taken_away_does_not_come_back_in_force() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park rain: the library").await?;
        town.member("ana").says("/meetup rain #1").await?;
        for rain in ["none", "the museum"] {
            town.member("ana").says(&format!("/meetup edit #1 rain: {rain}")).await?;
            town.skip();
            town.member("ana").presses("Change it").await?;
        }
        let said = town.transcript();
        assert!(said.contains("If it rains: the museum") && !said.contains("Rain plan: the museum"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_preview_says_who_hears_of_a_change() -> TestResult {
    in_town(async |town| {
        let (ana, eve) = (town.member("ana"), town.member("eve"));
        eve.says("/meetup list").await?;
        ana.says("/meetup new Park when: sat 10am place: Elm Park spots: 1").await?;
        town.member("ben").presses("Going").await?;
        ana.says("/meetup edit #1 spots: 2").await?;
        hears(town, &["The card shows it; nobody is woken for it."]);
        ana.presses("Leave it").await?;
        town.member("cleo").presses("Going").await?;
        town.skip();
        ana.says("/meetup edit #1 spots: 2").await?;
        hears(town, &["The card shows it, and those who wait are asked, as far as there is room. Nothing has changed yet."]);
        ana.presses("Change it").await?;
        hears(town, &["(to ana) Done: Park is changed.\nI'm asking those who wait, as far as there is room.\n", "(to cleo) A spot"]);
        ana.says("/meetup edit #1 hosts: @eve").await?;
        hears(town, &["The card shows it, and whoever is to host it with you, or no longer is, hears it from me."]);
        ana.presses("Change it").await?;
        hears(town, &["(to ana) Done: Park is changed.\nI'm telling those who host it with you now, or no longer do.\n", "(to eve) "]);
        ana.says("/meetup edit #1 hosts: none place: Zoo").await?;
        hears(town, &["Everyone who is coming hears it. Nothing has changed yet.\nWhoever is to host it with you, or no longer is, hears that from me as well.\n"]);
        ana.says("/my language es").await?;
        ana.says("/encuentro cambiar #1 organizan: nadie").await?;
        town.skip();
        ana.says("/encuentro cambiar #1 organizan: ninguna").await?;
        hears(town, &["se lo digo a quien vaya a organizarlo contigo o deje de hacerlo. Todavía no ha cambiado nada."]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_taken_away_is_told_as_taken_away() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new Park when: sat 10am place: Elm address: 12 Elm Street stops: 10:30 Bean & Leaf").await?;
        town.member("ben").presses("Going").await?;
        for (change, told) in [
            ("stops: none", "(to ben) News about Park (Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM). Taken away: stops."),
            ("address: none when: sat 11am", "Taken away: exact address."),
        ] {
            ana.says(&format!("/meetup edit #1 {change}")).await?;
            town.skip();
            ana.presses("Change it").await?;
            let said = town.transcript();
            assert!(said.contains(told), "{said}");
            assert!(!said.contains("Stops: nothing") && !said.contains("exact address changed"), "{said}");
        }
        Ok(())
    })
    .await
}
