//! Seeing what is on: the message that is kept current, the week ahead, and what follows from settings.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{Person, TestResult, Town, in_town};
use chrono::TimeDelta;

mod board;
mod settings;
mod week;

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
