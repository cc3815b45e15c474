//! What somebody hears of changes: how it is now, counted from what she knows, and nothing where that is the same.

use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

const PARK: &str = "/meetup new Park when: sat 10am place: Elm Park rain: the library";

async fn changes(town: &Town, change: &str) -> TestResult {
    town.member("ana").says(&format!("/meetup edit #1 {change}")).await?;
    town.member("ana").presses("Change it").await
}

/// It is eleven at night, Ben is coming, and sleeps until nine.
async fn night_falls(town: &Town) -> TestResult {
    town.member("ben").says("/my quiet 20:00-9:00").await?;
    town.member("ana").says(PARK).await?;
    town.member("ben").presses("Going").await?;
    town.advance(TimeDelta::hours(14)).await?;
    town.skip();
    Ok(())
}

/// What Ben heard since the last look.
fn to_ben(town: &Town) -> String {
    let said = town.transcript();
    said.split("\n---\n").filter(|piece| piece.starts_with("(to ben)")).collect::<Vec<_>>().join("\n---\n")
}

#[tokio::test]
async fn what_is_changed_back_during_the_night_is_no_news_in_the_morning() -> TestResult {
    in_town(async |town| {
        night_falls(town).await?;
        for change in ["place: Town hall", "place: Elm Park", "stops: 10:30 Bean", "stops: none", "notes: hi"] {
            changes(town, change).await?;
        }
        changes(town, "notes: none").await?;
        town.member("ana").says("/meetup rain #1").await?;
        town.member("ana").says("/meetup rain #1").await?;
        town.skip();
        town.advance(TimeDelta::hours(12)).await?;
        assert_eq!(to_ben(town), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_stays_changed_is_told_once_in_the_morning_as_it_is_then() -> TestResult {
    in_town(async |town| {
        night_falls(town).await?;
        changes(town, "place: Town hall").await?;
        changes(town, "place: Oak Park stops: 10:30 Bean & Leaf, 11:00 Elm Park rain: the café").await?;
        for _ in 0..3 {
            town.member("ana").says("/meetup rain #1").await?;
        }
        town.skip();
        town.advance(TimeDelta::hours(12)).await?;
        insta::assert_snapshot!(to_ben(town), @"
        (to ben) Park is somewhere else: Oak Park. It is still Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM.
        The stops and rain plan changed too.
        Stops: 10:30 AM Bean & Leaf, 11:00 AM Elm Park
        Rain plan: the café
        [See it] [Can't]
        file: park.ics
        ---
        (to ben) It looks like rain for Park (Saturday, November 28, 2026, 10:00 AM EST).
        Rain plan: the café
        [Can't]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_changed_back_after_she_heard_of_it_is_told_again() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.skip();
        changes(town, "place: Town hall").await?;
        changes(town, "place: Elm Park").await?;
        town.member("ana").says("/meetup rain #1").await?;
        town.member("ana").says("/meetup rain #1").await?;
        insta::assert_snapshot!(to_ben(town), @"
        (to ben) Park is somewhere else: Town hall. It is still Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM.
        [See it] [Can't]
        file: park.ics
        ---
        (to ben) Park is somewhere else: Elm Park. It is still Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM.
        [See it] [Can't]
        file: park.ics
        ---
        (to ben) It looks like rain for Park (Saturday, November 28, 2026, 10:00 AM EST).
        Rain plan: the library
        [Can't]
        ---
        (to ben) No rain after all: Park is as it was planned, Saturday, November 28, 2026, 10:00 AM EST, Elm Park.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn stops_and_rain_plan_are_said_as_they_are_now() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/my language es").await?;
        town.member("ana").says(PARK).await?;
        town.member("ben").says("/meetup going #1").await?;
        town.member("cleo").presses("Maybe").await?;
        town.skip();
        changes(town, "rain: the café stops: 10:30 Bean & Leaf, 11:00 Elm Park bring: a blanket").await?;
        changes(town, "stops: none").await?;
        let said = town.transcript();
        let told: Vec<&str> =
            said.split("\n---\n").filter(|piece| piece.starts_with("(to ") && !piece.starts_with("(to ana)")).collect();
        insta::assert_snapshot!(told.join("\n---\n"), @"
        (to ben) Novedades de Park (sábado 28 de noviembre de 2026, 10:00 EST, hasta las 12:00): hay cambios en las paradas, el plan para la lluvia y lo que hay que llevar.
        Paradas: 10:30 Bean & Leaf, 11:00 Elm Park
        Plan para la lluvia: the café
        Qué traer: a blanket
        [Verlo] [No puedo]
        file: park.ics
        ---
        (to cleo) News about Park (Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM): the stops, rain plan and list of what to bring changed.
        Stops: 10:30 AM Bean & Leaf, 11:00 AM Elm Park
        Rain plan: the café
        What to bring: a blanket
        [See it] [Can't]
        ---
        (to ben) Novedades de Park (sábado 28 de noviembre de 2026, 10:00 EST, hasta las 12:00). Se ha quitado: las paradas.
        [Verlo] [No puedo]
        file: park.ics
        ---
        (to cleo) News about Park (Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM). Taken away: stops.
        [See it] [Can't]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_title_or_a_note_reaches_the_calendars_quietly_and_once() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Maybe").await?;
        town.skip();
        town.member("ana").says("/meetup edit #1 title: Park and coffee").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Park would change:
        • Title: Park → Park and coffee
        The card shows it, and whoever is going gets it quietly, with a new file for her calendar. Nothing has changed yet.
        [Change it] [Leave it]
        ");
        town.member("ana").presses("Change it").await?;
        changes(town, "notes: By the swings").await?;
        town.advance(TimeDelta::minutes(14)).await?;
        assert_eq!(to_ben(town), "");
        drop(town.files());
        town.advance(TimeDelta::minutes(2)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) News about Park and coffee (Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM): the title and notes changed.
        Notes: By the swings
        file: park-and-coffee.ics
        ---
        (to ana) Park and coffee (Saturday, November 28, 2026, 10:00 AM EST) is the first meetup for ben. A warm hello goes a long way.
        ");
        for file in town.files() {
            assert!(file.contains("SUMMARY:Park and coffee") && file.contains("SEQUENCE:2"), "{file}");
        }
        Ok(())
    })
    .await
}
