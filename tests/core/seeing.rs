//! Seeing what is on: the message that is kept current, the week ahead, and what follows from settings.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use bot_core::incoming::{HomeKey, Incoming, MessageKey, PlaceKey, PlatformKind, Sender, Standing, What};
use bot_core::message::{Route, plain_text};
use bot_core::platform::{
    Act, Capabilities, DeliveryError, Destination, OwnThings, Parcel, PersonThere, Platform, Receipt,
};
use bot_core::testing::{ManualClock, Person, TestResult, Town, in_town, monday_morning, opening, postgres};
use bot_core::village::{Opening, Village};
use chrono::TimeDelta;
use uuid::Uuid;

const PARK: &str = "/meetup new Park and coffee when: sat 10am place: Elm Park address: 12 Elm Road";
const WALK: &str = "/meetup new Walk when: sun 3pm place: North gate spots: 1";

/// Says something in a channel of its own.
async fn says_in(town: &Town, person: Person<'_>, place: &str, text: &str) -> TestResult {
    let what = What::Said { text: text.to_owned(), to_bot: false, replies_to: None };
    town.happens(&person.event(place, what)).await
}

/// An admin lets what is on stand in #board.
async fn with_a_board(town: &Town) -> TestResult {
    town.member("olga").is(Standing::Admin);
    says_in(town, town.member("olga"), "#board", "/settings set whats-on here").await
}

#[tokio::test]
async fn what_is_on_stands_in_one_message_that_is_kept_current() -> TestResult {
    in_town(async |town| {
        with_a_board(town).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Done: whats-on is now #board.
        ---
        (#board) What's on
        Nothing is planned for the next two weeks. A walk, a coffee, half an hour at the park: /meetup new announces one.
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
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
        ---
        (#board, edited) What's on
        Saturday, November 28
        • 10:00 AM Park and coffee (#1), Elm Park – nobody yet
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        town.member("ana").says(WALK).await?;
        town.member("ben").says("/meetup going #2").await?;
        town.transcript();
        town.member("cleo").says("/meetup going #2").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) Walk is full at the moment, and you're on the waiting list: you come next. I'll write as soon as there is a spot.
        [Adults and kids] [Can't]
        ---
        (#general, edited) Walk
        When: Sunday, November 29, 2026, 3:00 PM EST, until 5:00 PM
        Where: North gate
        Host: ana
        Coming: 1 going · 1 waiting · full, there is a waiting list
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (#board, edited) What's on
        Saturday, November 28
        • 10:00 AM Park and coffee (#1), Elm Park – nobody yet
        Sunday, November 29
        • 3:00 PM Walk (#2), North gate – 1 going, full, 1 waiting
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        town.member("dee").says("/meetup now Secret corner until: 11 area: North side").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to dee) You're on: Out and about until 11:00 AM. Everybody sees the area; where exactly, I tell those who ask.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: North side – tap "Where exactly?"
        Host: dee
        Coming: nobody yet, be the first
        Meetup #3
        [Going] [Where exactly?] [Who's coming]
        ---
        (#board, edited) What's on
        Monday, November 23
        • now until 11:00 AM Out and about (#3), North side – nobody yet
        Saturday, November 28
        • 10:00 AM Park and coffee (#1), Elm Park – nobody yet
        Sunday, November 29
        • 3:00 PM Walk (#2), North gate – 1 going, full, 1 waiting
        [Announce a meetup] [I'm out right now] [Find a time]
        "#);
        town.member("ana").says("/meetup cancel #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park and coffee is off. Nobody had said yes yet, so nobody needs to be told.
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        This meetup is off.
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        ---
        (#board, edited) What's on
        Monday, November 23
        • now until 11:00 AM Out and about (#3), North side – nobody yet
        Sunday, November 29
        • 3:00 PM Walk (#2), North gate – 1 going, full, 1 waiting
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        town.advance(TimeDelta::hours(2)).await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) Walk (Sunday, November 29, 2026, 3:00 PM EST) is the first meetup for ben. A warm hello goes a long way.
        ---
        (#general, edited) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: North side – tap "Where exactly?"
        Host: dee
        This meetup is over.
        ---
        (#board, edited) What's on
        Sunday, November 29
        • 3:00 PM Walk (#2), North gate – 1 going, full, 1 waiting
        [Announce a meetup] [I'm out right now] [Find a time]
        "#);
        // Midnight: the days move on.
        town.advance(TimeDelta::hours(13)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#board, edited) What's on
        Sunday, November 29
        • 3:00 PM Walk (#2), North gate – 1 going, full, 1 waiting
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_deleted_message_is_said_anew_and_a_moved_one_says_so() -> TestResult {
    in_town(async |town| {
        with_a_board(town).await?;
        town.transcript();
        town.loses_newest_in("#board");
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
        ---
        (#board) What's on
        Saturday, November 28
        • 10:00 AM Park and coffee (#1), Elm Park – nobody yet
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        says_in(town, town.member("olga"), "#garden", "/settings set whats-on here").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Done: whats-on is now #garden.
        ---
        (#board, edited) This list is kept in another channel now. /village whats-on shows it to you anywhere.
        ---
        (#garden) What's on
        Saturday, November 28
        • 10:00 AM Park and coffee (#1), Elm Park – nobody yet
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        town.member("ben").says("/meetup going #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Lovely, you're coming to Park and coffee: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. The file puts it into your calendar.
        The exact address, for those who come: 12 Elm Road
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
        ---
        (#garden, edited) What's on
        Saturday, November 28
        • 10:00 AM Park and coffee (#1), Elm Park – 1 going
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        says_in(town, town.member("olga"), "#board", "/settings set whats-on here").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Done: whats-on is now #board.
        ---
        (#garden, edited) This list is kept in another channel now. /village whats-on shows it to you anywhere.
        ---
        (#board) What's on
        Saturday, November 28
        • 10:00 AM Park and coffee (#1), Elm Park – 1 going
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        town.member("olga").says("/settings reset whats-on").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Done: whats-on is as it was at the start, not set.
        ---
        (#board, edited) This list rests for now. /village whats-on still shows you what is on.
        ---
        (#garden, edited) This list rests for now. /village whats-on still shows you what is on.
        ");
        town.member("ben").says("/meetup cant #1").await?;
        town.transcript();
        town.advance(TimeDelta::days(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_on_says_more_in_private_and_in_her_language() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/village whats-on").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) What's on
        Nothing is planned for the next two weeks. A walk, a coffee, half an hour at the park: /meetup new announces one.
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        town.member("ana").says(PARK).await?;
        town.member("ana").says(WALK).await?;
        town.member("cleo").says("/my language es").await?;
        town.member("ben").says("/meetup going #2").await?;
        town.member("cleo").says("/meetup going #2").await?;
        town.member("cleo").says("/meetup maybe #1").await?;
        town.transcript();
        town.member("ben").says("/village whats-on").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) What's on
        Saturday, November 28
        • 10:00 AM Park and coffee (#1), Elm Park – nobody yet
        Sunday, November 29
        • 3:00 PM Walk (#2), North gate – 1 going, full, 1 waiting · you're coming
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        town.member("cleo").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) Qué hay
        sábado 28 de noviembre
        • 10:00 Park and coffee (#1), Elm Park – nadie todavía · dijiste que quizás
        domingo 29 de noviembre
        • 15:00 Walk (#2), North gate – va 1, completo, 1 en espera · estás en la lista de espera
        [Proponer un encuentro] [Estoy fuera ahora] [Buscar un momento]
        ");
        town.member("ana").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) What's on
        Saturday, November 28
        • 10:00 AM Park and coffee (#1), Elm Park – nobody yet · you host it
        Sunday, November 29
        • 3:00 PM Walk (#2), North gate – 1 going, full, 1 waiting · you host it
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_long_list_is_cut_and_the_others_are_behind_a_button() -> TestResult {
    in_town(async |town| {
        with_a_board(town).await?;
        for day in 1..=23 {
            let day = (day - 1) % 7 + 24;
            town.member("ana").says(&format!("/meetup new Walk when: nov {day} 3pm place: North gate")).await?;
        }
        town.member("ana").says("/meetup new Too far away when: dec 20 3pm place: North gate").await?;
        let said = town.transcript();
        let last = said.rsplit("---\n").next().unwrap_or_default();
        insta::assert_snapshot!(last, @"
        (#board, edited) What's on
        Tuesday, November 24
        • 3:00 PM Walk (#1), North gate – nobody yet
        • 3:00 PM Walk (#8), North gate – nobody yet
        • 3:00 PM Walk (#15), North gate – nobody yet
        • 3:00 PM Walk (#22), North gate – nobody yet
        Wednesday, November 25
        • 3:00 PM Walk (#2), North gate – nobody yet
        • 3:00 PM Walk (#9), North gate – nobody yet
        • 3:00 PM Walk (#16), North gate – nobody yet
        • 3:00 PM Walk (#23), North gate – nobody yet
        Thursday, November 26
        • 3:00 PM Walk (#3), North gate – nobody yet
        • 3:00 PM Walk (#10), North gate – nobody yet
        • 3:00 PM Walk (#17), North gate – nobody yet
        Friday, November 27
        • 3:00 PM Walk (#4), North gate – nobody yet
        • 3:00 PM Walk (#11), North gate – nobody yet
        • 3:00 PM Walk (#18), North gate – nobody yet
        Saturday, November 28
        • 3:00 PM Walk (#5), North gate – nobody yet
        • 3:00 PM Walk (#12), North gate – nobody yet
        • 3:00 PM Walk (#19), North gate – nobody yet
        Sunday, November 29
        • 3:00 PM Walk (#6), North gate – nobody yet
        • 3:00 PM Walk (#13), North gate – nobody yet
        • 3:00 PM Walk (#20), North gate – nobody yet
        And 3 more
        [See more] [Announce a meetup] [I'm out right now] [Find a time]
        ");
        town.member("ben").presses("See more").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) What's on
        Tuesday, November 24
        • 3:00 PM Walk (#1), North gate – nobody yet
        • 3:00 PM Walk (#8), North gate – nobody yet
        • 3:00 PM Walk (#15), North gate – nobody yet
        • 3:00 PM Walk (#22), North gate – nobody yet
        Wednesday, November 25
        • 3:00 PM Walk (#2), North gate – nobody yet
        • 3:00 PM Walk (#9), North gate – nobody yet
        • 3:00 PM Walk (#16), North gate – nobody yet
        • 3:00 PM Walk (#23), North gate – nobody yet
        Page 1 of 3
        [More] [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_week_ahead_is_said_once_a_week_and_only_when_something_is_on() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("olga").says("/settings set digest sunday").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to olga) I couldn't read "sunday" as a day of the week and a time. Something like sunday 18:00 works; or off.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        "#);
        town.member("olga").says("/settings set digest domingo 18:00").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Done: digest is now sunday 18:00.
        I'll say it where meetups are announced, and no channel is chosen for that yet. Write /settings set meetup-channel here in the one you'd like.
        ");
        town.member("olga").says("/settings set meetup-channel here").await?;
        town.member("ana").says("/meetup new Walk when: dec 2 3pm place: North gate").await?;
        town.transcript();
        // Sunday, six in the evening.
        town.advance(TimeDelta::days(6) + TimeDelta::hours(8) + TimeDelta::minutes(59)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.advance(TimeDelta::minutes(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general) The week ahead
        Hello, all of you! One meetup is on in the next seven days. Come as you are:
        Wednesday, December 2
        • 3:00 PM Walk (#1), North gate – nobody yet
        One tap on Going under its card, or /meetup going #1, and you're in.
        ");
        // Changed on the same day, it is not said twice.
        town.member("olga").says("/settings set digest sunday 19:00").await?;
        town.member("olga").says("/settings set zone America/Los_Angeles").await?;
        town.transcript();
        town.advance(TimeDelta::hours(12)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        // A week later nothing is on.
        town.advance(TimeDelta::days(7)).await?;
        let said = town.transcript();
        assert!(!said.contains("week ahead"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_week_ahead_comes_late_on_its_own_day_and_not_afterwards() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("olga").says("/settings set language es").await?;
        town.member("olga").says("/settings set meetup-channel here").await?;
        town.member("olga").says("/settings set digest domingo a las 18:00").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Hecho. language: es.
        ---
        (to olga) Hecho. meetup-channel: #general.
        ---
        (to olga) Hecho. digest: domingo 18:00.
        ");
        town.member("ana").says("/meetup new Paseo when: 2026-12-18 15:00 place: Puerta norte").await?;
        town.member("ana").says("/meetup new Desayuno when: 2026-12-19 10:00 place: Café Sol").await?;
        town.member("ana").says("/meetup new Té when: 2026-12-04 17:00 place: Café Sol").await?;
        // Away from Saturday to Tuesday: it is not said at all.
        town.advance(TimeDelta::days(5)).await?;
        town.transcript();
        town.sleeps(TimeDelta::days(3));
        town.settle().await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.advance(TimeDelta::days(6)).await?;
        town.transcript();
        // Away over six in the evening of the Sunday after next: it is said at eleven.
        town.advance(TimeDelta::days(6)).await?;
        town.transcript();
        town.sleeps(TimeDelta::hours(14));
        town.settle().await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general) Lo que viene
        ¡Hola a todas! Hay 2 encuentros en los próximos siete días. Ven tal como estés:
        viernes 18 de diciembre
        • 15:00 Paseo (#1), Puerta norte – nadie todavía
        sábado 19 de diciembre
        • 10:00 Desayuno (#2), Café Sol – nadie todavía
        Un toque en Voy bajo su tarjeta, o /encuentro voy #1, y ya cuentan contigo.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn reminders_of_what_is_announced_follow_the_setting() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("ana").says(PARK).await?;
        town.member("ana").says("/meetup new Own times when: sat 11am place: Elm Park reminders: 1d").await?;
        town.member("ben").says("/meetup going #1").await?;
        town.member("cleo").says("/my reminders 2h").await?;
        town.member("cleo").says("/meetup going #1").await?;
        town.member("olga").says("/settings set reminders 3h").await?;
        town.transcript();
        town.advance(TimeDelta::days(4) + TimeDelta::hours(20)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park and coffee (Saturday, November 28, 2026, 10:00 AM EST) is the first meetup for ben, cleo. A warm hello goes a long way.
        ---
        (to ana) Your meetup Own times begins in 1 day: Saturday, November 28, 2026, 11:00 AM EST, Elm Park. Nobody has said yes so far.
        [Change] [Call it off]
        ");
        town.advance(TimeDelta::hours(4)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Your meetup Park and coffee begins in 3 hours: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. 2 are going.
        The exact address, for those who come: 12 Elm Road
        It is the first meetup for ben, cleo. A warm hello goes a long way.
        [Change] [Running late] [Call it off]
        ---
        (to ben) Park and coffee begins in 3 hours: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. 2 are going. If it doesn't work out, one tap is enough.
        The exact address, for those who come: 12 Elm Road
        [Can't] [We're ill] [Running late]
        ---
        (to cleo) Park and coffee begins in 2 hours: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. 2 are going. If it doesn't work out, one tap is enough.
        The exact address, for those who come: 12 Elm Road
        [Can't] [We're ill] [Running late]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_zone_keeps_the_moments_unless_she_says_otherwise() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("ana").says(PARK).await?;
        town.member("ben").says("/meetup going #1").await?;
        town.transcript();
        town.member("olga").says("/settings set zone America/Chicago").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Done: zone is now America/Chicago.
        1 meetup is announced by the old clock. Its moment stays as it is, so whoever is coming has nothing to do. If it should rather be at the same time on the new clock, I move it and tell those coming.
        [Keep the moments] [Keep the clock times]
        ");
        town.member("olga").presses("Keep the moments").await?;
        insta::assert_snapshot!(town.transcript(), @"(to olga) Good, every meetup stays at the moment it was announced for.");
        town.member("olga").presses("Keep the clock times").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) I'm moving 1 meetup to the same time on the new clock, and telling those who are coming.
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM CST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ana) Park and coffee has a new time: Saturday, November 28, 2026, 10:00 AM CST, until 12:00 PM. Before, it was Saturday, November 28, 2026, 9:00 AM CST.
        The exact address, for those who come: 12 Elm Road
        file: park-and-coffee.ics
        ---
        (to ben) Park and coffee has a new time: Saturday, November 28, 2026, 10:00 AM CST, until 12:00 PM. Before, it was Saturday, November 28, 2026, 9:00 AM CST.
        The exact address, for those who come: 12 Elm Road
        Is it still good for you?
        [Still good] [Can't]
        file: park-and-coffee.ics
        ");
        town.member("olga").presses("Keep the clock times").await?;
        insta::assert_snapshot!(town.transcript(), @"(to olga) There is no meetup to move any more.");
        town.member("olga").says("/my language es").await?;
        town.member("olga").says("/settings set zone America/New_York").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) A partir de ahora te hablo en español.
        ---
        (to olga) Hecho. zone: America/New_York.
        Hay 1 encuentro anunciado con la hora anterior. Su momento queda como está, así que quien va no tiene que hacer nada. Si prefieres que sea a la misma hora del nuevo reloj, lo muevo y aviso a quienes van.
        [Mantener los momentos] [Mantener las horas]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn only_an_admin_moves_clock_times_and_an_old_button_moves_nothing() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("ana").says(PARK).await?;
        town.member("olga").says("/settings set zone America/Chicago").await?;
        town.transcript();
        town.member("olga").is(Standing::Member);
        town.member("olga").presses("Keep the clock times").await?;
        insta::assert_snapshot!(town.transcript(), @"(to olga) That one is for admins. If you need it done, they will gladly help.");
        town.member("olga").is(Standing::Admin);
        town.member("olga").says("/settings set zone America/Denver").await?;
        town.transcript();
        let route = Route::new("meetup", "keep-clocks", "").arg("america~chicago");
        town.happens(&town.member("olga").event("#general", What::Pressed { route, on: None })).await?;
        insta::assert_snapshot!(town.transcript(), @"(to olga) That button is from an earlier time and does nothing any more. /meetup list shows what is on now.");
        Ok(())
    })
    .await
}

/// A platform that writes down what everybody reads in #board: the message, and whether it is new or an edit.
#[derive(Debug, Default)]
struct Wall {
    written: Mutex<Vec<(String, bool, String)>>,
}

impl Wall {
    fn written(&self) -> Vec<(String, bool, String)> {
        std::mem::take(&mut *self.written.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[async_trait]
impl Platform for Wall {
    fn kind(&self) -> PlatformKind {
        PlatformKind::Console
    }

    fn capabilities(&self) -> Capabilities {
        let (buttons, options) = (Some(25), Some(25));
        let (forms, asks, slash, moments, reactions) = (false, true, true, false, false);
        let own = OwnThings::default();
        Capabilities { text: 2000, buttons, options, forms, asks, slash, moments, reactions, own }
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        let Destination::Place(place) = &parcel.to else { return Ok(Receipt::default()) };
        let (message, key, is_new) = match &parcel.act {
            Act::Send(message) => (message, MessageKey { place: place.id.clone(), id: parcel.key.simple() }, true),
            Act::Edit { message, now } => (now, message.clone(), false),
            Act::Acknowledge | Act::Own(_) | Act::Keep(_) => return Ok(Receipt::default()),
        };
        if place.id == "#board" {
            let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
            written.push((key.id.clone(), is_new, plain_text(message, "/")));
        }
        Ok(Receipt::showing(vec![key]))
    }

    async fn standing(&self, _: &HomeKey, _: &str) -> Result<Option<PersonThere>, DeliveryError> {
        Ok(Some(PersonThere { standing: Standing::Member, ..PersonThere::default() }))
    }
}

/// A village that gathers changes of a card for five seconds, over a database that outlives it.
struct Gathering {
    village: Arc<Village>,
    clock: Arc<ManualClock>,
    wall: Arc<Wall>,
    events: AtomicU32,
}

impl Gathering {
    async fn open(url: &str, clock: &Arc<ManualClock>) -> Result<Self, Box<dyn std::error::Error>> {
        let wall = Arc::new(Wall::default());
        let opening = Opening { gather: TimeDelta::seconds(5), seed: None, ..opening(url, clock.clone()) };
        let village = Village::open(opening).await?;
        village.attach(wall.clone());
        Ok(Self { village, clock: clock.clone(), wall, events: AtomicU32::new(0) })
    }

    async fn says(&self, account: &str, place: &str, text: &str) -> TestResult {
        let count = self.events.fetch_add(1, Ordering::Relaxed);
        let incoming = Incoming {
            platform: PlatformKind::Console,
            event: format!("{}-{count}", Uuid::now_v7()),
            from: Sender {
                account: account.to_owned(),
                name: account.to_owned(),
                locale: None,
                standing: if account == "olga" { Standing::Admin } else { Standing::Member },
                roles: Vec::new(),
                since: None,
            },
            home: Some(HomeKey { id: "town".to_owned(), name: None }),
            place: PlaceKey { id: place.to_owned(), thread: None, direct: false },
            what: What::Said { text: text.to_owned(), to_bot: false, replies_to: None },
            reply: None,
        };
        if let Some(parcel) = self.village.handle(incoming).await? {
            let result = self.wall.deliver(&parcel).await;
            self.village.settle(&parcel, result).await?;
        }
        self.works().await
    }

    async fn works(&self) -> TestResult {
        while !self.village.run_due(100).await?.is_idle() {}
        Ok(())
    }

    /// Seconds pass, one by one.
    async fn waits(&self, seconds: u32) -> TestResult {
        for _ in 0..seconds {
            self.clock.advance(TimeDelta::seconds(1));
            self.works().await?;
        }
        Ok(())
    }
}

#[tokio::test]
async fn however_many_tap_it_is_one_edit_and_after_a_restart_it_is_the_same_message() -> TestResult {
    let folder = std::env::temp_dir().join(format!("village-seeing-{}", Uuid::now_v7()));
    std::fs::create_dir(&folder)?;
    let database = postgres::fresh_database().await?;
    let file = format!("sqlite:{}", folder.join("village.db").display());
    for url in [file.as_str(), database.url()] {
        let clock = ManualClock::at(monday_morning());
        let town = Gathering::open(url, &clock).await?;
        town.says("olga", "#board", "/settings set whats-on here").await?;
        town.says("ana", "#general", PARK).await?;
        town.waits(20).await?;
        let first = town.wall.written();
        let [(message, true, _), (same, false, _)] = first.as_slice() else { return Err(format!("{first:?}").into()) };
        assert_eq!(message, same);

        // Fifty taps, five in a second: not one edit for nine seconds, then one.
        for tap in 0..50 {
            town.says(&format!("member{tap}"), "#general", "/meetup going #1").await?;
            if tap % 5 == 4 && tap < 45 {
                town.waits(1).await?;
            }
        }
        assert_eq!(town.wall.written(), []);
        town.waits(1).await?;
        let line = "• 10:00 AM Park and coffee (#1), Elm Park – 50 going";
        let board = format!("What's on\nSaturday, November 28\n{line}");
        assert_eq!(town.wall.written(), [(message.clone(), false, board)]);
        town.waits(30).await?;
        assert_eq!(town.wall.written(), []);

        // A tap, and the bot is restarted before the edit was due.
        town.says("member1", "#general", "/meetup cant #1").await?;
        town.village.close().await;
        let town = Gathering::open(url, &clock).await?;
        town.waits(10).await?;
        let after = town.wall.written();
        let [(again, false, board)] = after.as_slice() else { return Err(format!("{after:?}").into()) };
        assert_eq!(again, message);
        assert!(board.ends_with("49 going"), "{board}");
        town.village.close().await;
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}
