//! How a meetup repeats is changed: a single one becomes a series, a series gets another rule, or ends up single.

use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

use crate::STORIES;

/// Her change, seen and carried out.
async fn changes(town: &Town, change: &str, yes: &str) -> TestResult {
    town.member("ana").says(change).await?;
    town.member("ana").presses(yes).await
}

/// What is on, for Zoe.
async fn list(town: &Town) -> Result<String, Box<dyn std::error::Error>> {
    town.skip();
    town.member("zoe").says("/meetup list").await?;
    Ok(town.transcript())
}

#[tokio::test]
async fn a_single_meetup_becomes_a_series() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        town.member("ben").presses("Going").await?;
        town.skip();
        town.member("ana").whispers("!meetup edit #1 repeat: weekly times: 5").await?;
        town.member("ana").presses("Change it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Park would change:
        • Repeats: once → every Saturday, until Saturday, December 26
        The card shows it; nobody is woken for it. Nothing has changed yet.
        [Change it] [Leave it]
        ---
        (to ana) Done: Park repeats every Saturday, until Saturday, December 26. These are the next dates:
        • Saturday, November 28, 2026, 10:00 AM EST (#1)
        • Saturday, December 5, 2026, 10:00 AM EST (#2)
        • Saturday, December 12, 2026, 10:00 AM EST
        • Saturday, December 19, 2026, 10:00 AM EST
        I announce each date when it comes near, and everyone answers for each by itself. To leave one out: /meetup skip #1. To end the series: /meetup end #1.
        file: park.ics
        file: park.ics
        ---
        (#general) Park
        When: Saturday, December 5, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Saturday, until Saturday, December 26
        Where: Elm Park
        Host: ana
        Coming: nobody yet, be the first
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (#general, edited) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Saturday, until Saturday, December 26
        Where: Elm Park
        Host: ana
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.advance(TimeDelta::days(7)).await?;
        insta::assert_snapshot!(list(town).await?, @"
        (to zoe) What's on
        Saturday, December 5
        • 10:00 AM Park (#2), Elm Park – nobody yet · every Saturday, also Saturday, December 12 (#3)
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_series_gets_another_rule_and_what_no_longer_fits_is_off() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.member("ben").says("/meetup going #1").await?;
        town.member("ben").says("/meetup going #2").await?;
        town.skip();
        changes(town, "/meetup edit #1 repeat: every two weeks", "Change it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Story time would change:
        • Repeats: every Tuesday → every two weeks on Tuesday
        This goes for this date and all that follow. Dates that are announced and no longer fit are called off, and whoever was coming hears it. Nothing has changed yet.
        [Change it] [Leave it]
        ---
        (to ana) Done: Story time repeats every two weeks on Tuesday. These are the next dates:
        • Tuesday, November 24, 2026, 10:00 AM EST (#1)
        • Tuesday, December 8, 2026, 10:00 AM EST (#3)
        • Tuesday, December 22, 2026, 10:00 AM EST
        • Tuesday, January 5, 2027, 10:00 AM EST
        One date that doesn't fit any more is off.
        I'm telling everyone who was coming.
        file: story-time.ics
        file: story-time.ics
        ---
        (#general, edited) Story time
        This meetup is off.
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        ---
        (to ben) Story time on Tuesday, December 1, 2026, 10:00 AM EST is off this time.
        The series goes on; the next one is Tuesday, November 24, 2026, 10:00 AM EST (#1).
        file: story-time.ics
        ---
        (#general, edited) Story time
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every two weeks on Tuesday
        Where: Library
        Host: ana
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (#general) Story time
        When: Tuesday, December 8, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every two weeks on Tuesday
        Where: Library
        Host: ana
        Coming: nobody yet, be the first
        Meetup #3
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        // And back: what was called off stays off, and the others come again.
        changes(town, "/meetup edit #1 repeat: weekly", "Change it").await?;
        insta::assert_snapshot!(list(town).await?, @"
        (to zoe) What's on
        Tuesday, November 24
        • 10:00 AM Story time (#1), Library – 1 going · every Tuesday, also Tuesday, December 8 (#3)
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_second_day_a_week_is_announced_between_those_that_are_there() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        changes(town, "/meetup edit #1 repeat: every tuesday and thursday title: Stories", "Change it").await?;
        insta::assert_snapshot!(list(town).await?, @"
        (to zoe) What's on
        Tuesday, November 24
        • 10:00 AM Stories (#1), Library – nobody yet · every Tuesday and Thursday, also Thursday, November 26 (#3), Tuesday, December 1 (#2)
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        town.advance(TimeDelta::days(2)).await?;
        insta::assert_snapshot!(list(town).await?, @"
        (to zoe) What's on
        Thursday, November 26
        • 10:00 AM Stories (#3), Library – nobody yet · every Tuesday and Thursday, also Tuesday, December 1 (#2)
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_end_is_set_and_taken_away() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.skip();
        changes(town, "/meetup edit #1 times: 2", "Change it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Story time would change:
        • Repeats: every Tuesday → every Tuesday, until Tuesday, December 1
        This goes for this date and all that follow. Dates that are announced and no longer fit are called off, and whoever was coming hears it. Nothing has changed yet.
        [Change it] [Leave it]
        ---
        (to ana) Done: Story time repeats every Tuesday, until Tuesday, December 1. These are the next dates:
        • Tuesday, November 24, 2026, 10:00 AM EST (#1)
        • Tuesday, December 1, 2026, 10:00 AM EST (#2)
        I announce each date when it comes near, and everyone answers for each by itself. To leave one out: /meetup skip #1. To end the series: /meetup end #1.
        file: story-time.ics
        file: story-time.ics
        ---
        (#general, edited) Story time
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday, until Tuesday, December 1
        Where: Library
        Host: ana
        Coming: nobody yet, be the first
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (#general, edited) Story time
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday, until Tuesday, December 1
        Where: Library
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        changes(town, "/meetup edit #1 ends: 15 december", "Change it").await?;
        changes(town, "/meetup edit #1 ends: never", "Change it").await?;
        town.skip();
        town.member("ana").says("/meetup edit #1 ends: never").await?;
        town.member("ana").says("/meetup show #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) That is how Story time already is, so nothing changes.
        ---
        (to ana) Story time
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday
        Where: Library
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        You host this one.
        [Going] [Maybe] [Can't] [Who's coming] [Change] [Call it off]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_series_ends_up_single_and_may_repeat_again() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.member("ben").says("/meetup going #2").await?;
        town.skip();
        changes(town, "/meetup edit #1 repeat: none", "Change it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Story time would change:
        • Repeats: every Tuesday → once
        This goes for this date and all that follow. Dates that are announced and no longer fit are called off, and whoever was coming hears it. Nothing has changed yet.
        [Change it] [Leave it]
        ---
        (to ana) Story time ends. The date that was announced is off. I'm telling everyone who was coming.
        It takes place for the last time Tuesday, November 24, 2026, 10:00 AM EST (#1).
        ---
        (#general, edited) Story time
        This meetup is off.
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        ---
        (to ben) Story time on Tuesday, December 1, 2026, 10:00 AM EST is off, as it ends before that.
        It takes place for the last time Tuesday, November 24, 2026, 10:00 AM EST (#1).
        file: story-time.ics
        ---
        (#general, edited) Story time
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        changes(town, "/meetup edit #1 repeat: weekly", "Change it").await?;
        insta::assert_snapshot!(list(town).await?, @"
        (to zoe) What's on
        Tuesday, November 24
        • 10:00 AM Story time (#1), Library – nobody yet · every Tuesday, also Tuesday, December 1 (#3)
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_no_rule_is_refused_kindly() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        town.skip();
        town.member("ana").says("/meetup edit #1 repeat: every thursday").await?;
        town.member("ana").says("/meetup edit #1 when: every thursday 10am").await?;
        town.member("ana").says("/meetup edit #3 ends: 1 march").await?;
        town.member("ana").says("/meetup edit #1 ends: tomorrow").await?;
        town.member("ana").says("/meetup edit #3 repeat: none").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) Tuesday, November 24, 2026, 10:00 AM EST is none of the days on which it shall repeat. The first time should be one of them, like tuesday 10am with repeat: weekly.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Here I need one date, and "every thursday 10am" repeats. How it repeats changes like this: /meetup edit #1 repeat: weekly
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) How does it repeat? Something like weekly, every two weeks or 1st saturday of the month works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) That ends before the second date. A day further away works, or a number of times like times: 6.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) That is how Park already is, so nothing changes.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn of_several_days_one_moves_for_all_that_follow() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Yoga when: every tuesday and thursday 10am place: Park").await?;
        town.member("ben").says("/meetup going #1").await?;
        town.skip();
        changes(town, "/meetup edit #1 when: fri 10am", "All from here on").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Yoga would change:
        • When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM → Friday, November 27, 2026, 10:00 AM EST, until 12:00 PM
        Everyone who is coming hears it. Nothing has changed yet.
        Only this one, or all from here on?
        [Only this one] [All from here on] [Leave it]
        ---
        (to ana) Done: Yoga is changed from Friday, November 27, 2026, 10:00 AM EST on. I'm telling everyone who is coming.
        file: yoga.ics
        file: yoga.ics
        ---
        (#general, edited) Yoga
        When: Friday, November 27, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Thursday and Friday
        Where: Park
        Host: ana
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) Yoga has a new time: Friday, November 27, 2026, 10:00 AM EST, until 12:00 PM. Before, it was Tuesday, November 24, 2026, 10:00 AM EST.
        Is it still good for you?
        [Still good] [Can't]
        file: yoga.ics
        ");
        town.advance(TimeDelta::days(7)).await?;
        insta::assert_snapshot!(list(town).await?, @"
        (to zoe) What's on
        Thursday, December 3
        • 10:00 AM Yoga (#3), Park – nobody yet · every Thursday and Friday, also Friday, December 4 (#4)
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_first_saturday_becomes_the_first_sunday_for_all() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Brunch when: 1st saturday 10am place: Café").await?;
        town.skip();
        changes(town, "/meetup edit #1 when: sun 11am", "All from here on").await?;
        town.advance(TimeDelta::days(14)).await?;
        insta::assert_snapshot!(list(town).await?, @"
        (to zoe) What's on
        Sunday, January 3
        • 11:00 AM Brunch (#2), Café – nobody yet · on the 1st Sunday of every month
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_date_that_was_skipped_stays_skipped_when_all_move() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.member("ana").says("/meetup skip #2").await?;
        changes(town, "/meetup edit #1 when: thu 10am", "All from here on").await?;
        insta::assert_snapshot!(list(town).await?, @"
        (to zoe) What's on
        Thursday, November 26
        • 10:00 AM Story time (#1), Library – nobody yet · every Thursday, also Thursday, December 10 (#3)
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_spanish_it_is_said_as_well() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/my language es").await?;
        town.member("ana").says(STORIES).await?;
        town.member("ben").says("/meetup going #2").await?;
        town.skip();
        changes(town, "/encuentro cambiar #1 repite: cada dos semanas", "Cambiarlo").await?;
        changes(town, "/encuentro cambiar #1 repite: nunca", "Cambiarlo").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Así cambiaría Story time:
        • Se repite: todos los martes → cada dos semanas, los martes
        Vale para esta fecha y todas las siguientes. Las fechas anunciadas que ya no encajen se cancelan y aviso a quienes iban. Todavía no ha cambiado nada.
        [Cambiarlo] [Dejarlo así]
        ---
        (to ana) Hecho: Story time se repite cada dos semanas, los martes. Estas son las próximas fechas:
        • martes 24 de noviembre de 2026, 10:00 EST (#1)
        • martes 8 de diciembre de 2026, 10:00 EST (#3)
        • martes 22 de diciembre de 2026, 10:00 EST
        • martes 5 de enero de 2027, 10:00 EST
        Una fecha que ya no encaja queda cancelada.
        Aviso a todas las que iban.
        file: story-time.ics
        file: story-time.ics
        ---
        (#general, edited) Story time
        This meetup is off.
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        ---
        (to ben) Story time on Tuesday, December 1, 2026, 10:00 AM EST is off this time.
        The series goes on; the next one is Tuesday, November 24, 2026, 10:00 AM EST (#1).
        file: story-time.ics
        ---
        (#general, edited) Story time
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every two weeks on Tuesday
        Where: Library
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (#general) Story time
        When: Tuesday, December 8, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every two weeks on Tuesday
        Where: Library
        Host: ana
        Coming: nobody yet, be the first
        Meetup #3
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ana) Así cambiaría Story time:
        • Se repite: cada dos semanas, los martes → una sola vez
        Vale para esta fecha y todas las siguientes. Las fechas anunciadas que ya no encajen se cancelan y aviso a quienes iban. Todavía no ha cambiado nada.
        [Cambiarlo] [Dejarlo así]
        ---
        (to ana) Story time termina. La fecha que estaba anunciada queda cancelada. Nadie había dicho que sí, así que no hay a quién avisar.
        La última vez es martes 24 de noviembre de 2026, 10:00 EST (#1).
        ---
        (#general, edited) Story time
        This meetup is off.
        When: Tuesday, December 8, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
        Host: ana
        ---
        (#general, edited) Story time
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Where: Library
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
async fn the_dates_that_follow_stand_where_the_first_one_does() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        town.member("ana").says_in("#chatter", "/meetup edit #1 repeat: weekly").await?;
        town.skip();
        town.member("ana").presses("Change it").await?;
        let said = town.transcript();
        assert!(said.contains("(#general) Park\nWhen: Saturday, December 5"), "{said}");
        assert!(!said.contains("(#chatter)"), "{said}");
        Ok(())
    })
    .await
}
