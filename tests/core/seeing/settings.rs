//! What follows from settings for what is announced already.

use bot_core::incoming::{Standing, What};
use bot_core::message::Route;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use crate::PARK;

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
