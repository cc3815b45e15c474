//! Meetups, as people live through them.

mod address;
mod answers;
mod calendars;
mod clocks;
mod edits;
mod families;
mod forms;
mod host_left;
mod kindly;
mod knocks;
mod labels;
mod late;
mod likes;
mod listening;
mod minimum;
mod mirrors;
mod newcomers;
mod news;
mod now;
mod polls;
mod reminders;
mod room;
mod telling;
mod waiting;
mod walk;

use bot_core::incoming::{HomeKey, Standing};
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

/// What everybody types.
const PARK: &str = "/meetup new Park and coffee when: sat 10am place: Elm Park";

#[tokio::test]
async fn a_meetup_is_announced_answered_and_called_off() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        insta::assert_snapshot!(town.transcript(), @"
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
        town.member("ben").presses("Going").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Lovely, you're coming to Park and coffee: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. The file puts it into your calendar.
        [Adults and kids] [Can't] [We're ill]
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("ben").presses("Can't").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) No problem at all, you're not coming to Park and coffee. You can change your mind at any time.
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("ben").presses("Maybe").await?;
        town.transcript();
        town.member("ana").says("/meetup cancel #1 reason: it is pouring").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park and coffee is off. I'm telling the one who was coming or might have.
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        This meetup is off: it is pouring
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        ---
        (to ben) Park and coffee on Saturday, November 28, 2026, 10:00 AM EST is off. The host writes: it is pouring
        ");
        town.advance(TimeDelta::days(10)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn those_who_are_going_are_reminded_twice_and_nobody_else() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").says("/meetup going #1").await?;
        town.member("cleo").presses("Maybe").await?;
        town.member("dee").presses("Going").await?;
        town.member("dee").presses("Can't").await?;
        town.transcript();
        town.advance(TimeDelta::days(3) + TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park and coffee (Saturday, November 28, 2026, 10:00 AM EST) is the first meetup for ben. A warm hello goes a long way.
        ---
        (to cleo) Park and coffee is in two days: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. You said maybe; do you know more by now?
        [Going] [Can't]
        ");
        town.advance(TimeDelta::hours(23) + TimeDelta::minutes(59)).await?;
        assert_eq!(town.transcript(), "");
        town.advance(TimeDelta::minutes(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Your meetup Park and coffee begins in 1 day: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. One is going.
        It is the first meetup for ben. A warm hello goes a long way.
        [Change] [Call it off]
        ---
        (to ben) Park and coffee begins in 1 day: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. So far it's you. If it doesn't work out, one tap is enough.
        [Can't] [We're ill]
        ");
        town.advance(TimeDelta::hours(22)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Your meetup Park and coffee begins in 2 hours: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. One is going.
        It is the first meetup for ben. A warm hello goes a long way.
        [Change] [Running late] [Call it off]
        ---
        (to ben) Park and coffee begins in 2 hours: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. So far it's you. If it doesn't work out, one tap is enough.
        [Can't] [We're ill] [Running late]
        ");
        town.advance(TimeDelta::days(3)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going
        This meetup is over.
        ---
        (to ana) Did Park and coffee take place yesterday?
        [It took place] [It did not] [The same again]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_reminder_that_comes_late_says_so_and_a_moot_one_is_dropped() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        // The bot is away from before the first reminder until an hour before the start.
        town.sleeps(TimeDelta::days(5));
        town.settle().await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park and coffee (Saturday, November 28, 2026, 10:00 AM EST) is the first meetup for ben. A warm hello goes a long way.
        ---
        (to ben) This comes late, I was away: Park and coffee begins Saturday, November 28, 2026, 10:00 AM EST, Elm Park. So far it's you. If it doesn't work out, one tap is enough.
        [Can't] [We're ill] [Running late]
        ---
        (to ana) This comes late, I was away: your meetup Park and coffee begins Saturday, November 28, 2026, 10:00 AM EST, Elm Park. One is going.
        It is the first meetup for ben. A warm hello goes a long way.
        [Change] [Running late] [Call it off]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn closed_direct_messages_get_a_neutral_mention_that_opens_for_her_alone() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.member("ben").closes_dms();
        town.transcript();
        town.advance(TimeDelta::days(4) + TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park and coffee (Saturday, November 28, 2026, 10:00 AM EST) is the first meetup for ben. A warm hello goes a long way.
        ---
        (to ana) Your meetup Park and coffee begins in 1 day: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. One is going.
        It is the first meetup for ben. A warm hello goes a long way.
        [Change] [Call it off]
        ---
        (#general) ben, there is something for you from me. Only you will see it.
        [Show me]
        ");
        town.member("ben").presses("Show me").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Park and coffee begins in 1 day: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. So far it's you. If it doesn't work out, one tap is enough.
        [Can't] [We're ill]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_is_gone_is_not_told_and_not_counted() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.member("ben").vanishes();
        town.transcript();
        town.advance(TimeDelta::days(4) + TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park and coffee (Saturday, November 28, 2026, 10:00 AM EST) is the first meetup for ben. A warm hello goes a long way.
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ana) Your meetup Park and coffee begins in 1 day: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. Nobody has said yes so far.
        [Change] [Call it off]
        ");
        town.member("ben").whispers("meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"(to ben) Hello! I don't know you from any group yet. Write me something in your group first, then I can help you here too.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn only_the_host_or_a_moderator_calls_it_off_and_only_once() -> TestResult {
    in_town(async |town| {
        town.member("mo").is(Standing::Moderator);
        town.member("ana").says(PARK).await?;
        town.transcript();
        town.member("ben").says("/meetup cancel #1").await?;
        town.member("mo").says("/meetup cancel #1").await?;
        town.member("ana").says("/meetup cancel #1").await?;
        town.member("ben").says("/meetup going #1").await?;
        town.member("ben").says("/meetup going #7").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Only the hosts of Park and coffee and moderators can do that.
        ---
        (to mo) Park and coffee is off. Nobody had said yes yet, so nobody needs to be told.
        ---
        (to ana) A co-host or a moderator has called off your meetup Park and coffee on Saturday, November 28, 2026, 10:00 AM EST. If you'd like to know why, just ask.
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        This meetup is off.
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        ---
        (to ana) Park and coffee has already been called off. /meetup list shows what is on.
        ---
        (to ben) Park and coffee has already been called off. /meetup list shows what is on.
        ---
        (to ben) There is no meetup 7 here. /meetup list shows what is on.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_old_button_says_so_and_changes_nothing() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.advance(TimeDelta::days(6)).await?;
        town.transcript();
        town.member("ben").presses("We're ill").await?;
        insta::assert_snapshot!(town.transcript(), @"(to ben) Park and coffee is already over. /meetup list shows what is on.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_button_of_another_village_says_so_and_changes_nothing() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        let pressed = town.member("ben").press("Going")?;
        let mut elsewhere = town.member("ben").event("#garden", pressed);
        elsewhere.home = Some(HomeKey { id: "#garden".to_owned(), name: Some("Garden".to_owned()) });
        town.transcript();
        town.happens(&elsewhere).await?;
        insta::assert_snapshot!(town.transcript(), @"(to ben) That meetup is not there any more.");
        town.member("ana").says("/meetup show #1").await?;
        let said = town.transcript();
        assert!(said.contains("Coming: nobody yet"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_list_has_days_and_pages() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup list").await?;
        for hour in 9..=18 {
            ana.says(&format!("/meetup new Walk {hour} when: tomorrow {hour}:00 place: Elm Park")).await?;
        }
        ana.says("/meetup new Zoo when: friday at noon place: City Zoo length: 3h").await?;
        town.transcript();
        ana.says("/meetup list").await?;
        ana.presses("More").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) What's on
        Tuesday, November 24
        • 9:00 AM Walk 9 (#1), Elm Park – nobody yet · you host it
        • 10:00 AM Walk 10 (#2), Elm Park – nobody yet · you host it
        • 11:00 AM Walk 11 (#3), Elm Park – nobody yet · you host it
        • 12:00 PM Walk 12 (#4), Elm Park – nobody yet · you host it
        • 1:00 PM Walk 13 (#5), Elm Park – nobody yet · you host it
        • 2:00 PM Walk 14 (#6), Elm Park – nobody yet · you host it
        • 3:00 PM Walk 15 (#7), Elm Park – nobody yet · you host it
        • 4:00 PM Walk 16 (#8), Elm Park – nobody yet · you host it
        Page 1 of 2
        [More] [Announce a meetup] [I'm out right now] [Find a time]
        ---
        (to ana) What's on
        Tuesday, November 24
        • 5:00 PM Walk 17 (#9), Elm Park – nobody yet · you host it
        • 6:00 PM Walk 18 (#10), Elm Park – nobody yet · you host it
        Friday, November 27
        • 12:00 PM Zoo (#11), City Zoo – nobody yet · you host it
        Page 2 of 2
        [Back] [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_community_that_speaks_spanish_is_spoken_to_in_spanish() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set language es").await?;
        town.member("ana")
            .says("/encuentro nuevo Parque y café cuándo: sábado a las 10 lugar: Parque del Olmo")
            .await?;
        town.member("ben").presses("Voy").await?;
        town.advance(TimeDelta::days(4) + TimeDelta::hours(1)).await?;
        town.member("ben").says("/encuentro lista").await?;
        town.member("cleo").says("/my language en").await?;
        town.member("cleo").says("/meetup show #1").await?;
        town.member("ana").says("/encuentro cancelar #1 motivo: lluvia").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Hecho. language: es.
        ---
        (to ana) Parque y café queda anunciado: sábado 28 de noviembre de 2026, 10:00 EST.
        Es el encuentro #1. Si surge algo: /encuentro cancelar #1. El archivo lo pone en tu calendario.
        [Cambiar] [Retirar]
        file: parque-y-cafe.ics
        ---
        (#general) Parque y café
        Cuándo: sábado 28 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Dónde: Parque del Olmo
        Organiza: ana
        Asistencia: nadie todavía, sé la primera
        Encuentro #1
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (to ben) ¡Qué bien que vas a Parque y café! Es el sábado 28 de noviembre de 2026, 10:00 EST, Parque del Olmo. El archivo lo pone en tu calendario.
        [Adultos y peques] [No puedo] [Alguien está malito]
        file: parque-y-cafe.ics
        ---
        (#general, edited) Parque y café
        Cuándo: sábado 28 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Dónde: Parque del Olmo
        Organiza: ana
        Asistencia: 1 va
        Encuentro #1
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (to ana) Parque y café (sábado 28 de noviembre de 2026, 10:00 EST) es el primer encuentro de ben. Una bienvenida cálida hace mucho.
        ---
        (to ana) Tu encuentro Parque y café empieza en 1 día: sábado 28 de noviembre de 2026, 10:00 EST, Parque del Olmo. Va una.
        Es el primer encuentro de ben. Una bienvenida cálida hace mucho.
        [Cambiar] [Cancelarlo]
        ---
        (to ben) Parque y café empieza en 1 día: sábado 28 de noviembre de 2026, 10:00 EST, Parque del Olmo. Por ahora vas tú. Si no puedes, basta un toque.
        [No puedo] [Alguien está malito]
        ---
        (to ben) Qué hay
        sábado 28 de noviembre
        • 10:00 Parque y café (#1), Parque del Olmo – va 1 · tú vas
        [Proponer un encuentro] [Estoy fuera ahora] [Buscar un momento]
        ---
        (to cleo) From now on I speak English with you.
        ---
        (to cleo) Parque y café
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Parque del Olmo
        Host: ana
        Coming: 1 going
        Meetup #1
        Will you come?
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ana) Parque y café queda cancelado. Aviso a la persona que iba a ir o quizá iba.
        file: parque-y-cafe.ics
        ---
        (#general, edited) Parque y café
        Este encuentro queda cancelado: lluvia
        Cuándo: sábado 28 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Dónde: Parque del Olmo
        Organiza: ana
        ---
        (to ben) Parque y café, sábado 28 de noviembre de 2026, 10:00 EST, queda cancelado. Quien organiza escribe: lluvia
        file: parque-y-cafe.ics
        ");
        Ok(())
    })
    .await
}
