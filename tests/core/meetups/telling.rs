//! What people are told, and when: never twice, never at night, never when it is moot.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

const PARK: &str = "/meetup new Park and coffee when: sat 10am place: Elm Park";

#[tokio::test]
async fn those_who_said_maybe_are_asked_once() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Maybe").await?;
        town.transcript();
        town.advance(TimeDelta::days(3) + TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Park and coffee is in two days: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. You said maybe; do you know more by now?
        [Going] [Can't]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn too_few_families_are_told_to_the_host_a_day_before() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park needs: 3 reminders: 2h").await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        town.advance(TimeDelta::days(4) + TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park (Saturday, November 28, 2026, 10:00 AM EST) is the first meetup for ben. A warm hello goes a long way.
        ---
        (to ana) Park begins Saturday, November 28, 2026, 10:00 AM EST and needs 3 families; so far one is coming. You can leave it, move it or call it off.
        [Change] [Call it off]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_day_after_the_host_is_asked_how_it_was() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.advance(TimeDelta::days(5) + TimeDelta::hours(2)).await?;
        town.transcript();
        town.advance(TimeDelta::days(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        This meetup is over.
        ---
        (to ana) Did Park and coffee take place yesterday?
        [It took place] [It did not] [The same again]
        ");
        town.member("ana").presses("It took place").await?;
        insta::assert_snapshot!(town.transcript(), @"(to ana) How nice! Thank you for bringing people together.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn her_own_reminders_come_before_the_meetups_and_the_communitys() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/my reminders 1h").await?;
        town.member("cleo").says("/my reminders off").await?;
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Going").await?;
        town.member("dee").presses("Going").await?;
        town.advance(TimeDelta::days(4) + TimeDelta::hours(1)).await?;
        town.transcript();
        town.advance(TimeDelta::hours(22)).await?;
        town.transcript();
        town.advance(TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Park and coffee begins in 1 hour: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. 3 are going. If it doesn't work out, one tap is enough.
        [Can't] [We're ill] [Running late]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_can_wait_waits_for_the_end_of_the_night() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/my quiet 20:00-9:00").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) From 8:00 PM to 9:00 AM (America/New_York) I keep what can wait to myself.
        [Change it]
        ");
        town.member("ana").says("/meetup new Owls when: sat 6am place: Elm Park reminders: 8h").await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        town.advance(TimeDelta::days(4) + TimeDelta::hours(13)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Owls (Saturday, November 28, 2026, 6:00 AM EST) is the first meetup for ben. A warm hello goes a long way.
        ---
        (to ana) Your meetup Owls begins in 8 hours: Saturday, November 28, 2026, 6:00 AM EST, Elm Park. One is going.
        It is the first meetup for ben. A warm hello goes a long way.
        [Change] [Call it off]
        ---
        (to ben) Owls begins in 8 hours: Saturday, November 28, 2026, 6:00 AM EST, Elm Park. So far it's you. If it doesn't work out, one tap is enough.
        [Can't] [We're ill]
        ");
        town.member("ana").says("/meetup new Larks when: dec 5 11am place: Elm Park reminders: 14h").await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        town.advance(TimeDelta::days(7)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Larks (Saturday, December 5, 2026, 11:00 AM EST) is the first meetup for ben. A warm hello goes a long way.
        ---
        (#general, edited) Owls
        When: Saturday, November 28, 2026, 6:00 AM EST, until 8:00 AM
        Where: Elm Park
        Host: ana
        Coming: 1 going
        This meetup is over.
        ---
        (to ana) Did Owls take place yesterday?
        [It took place] [It did not] [The same again]
        ---
        (to ana) Your meetup Larks begins in 14 hours: Saturday, December 5, 2026, 11:00 AM EST, Elm Park. One is going.
        [Change] [Call it off]
        ");
        town.advance(TimeDelta::hours(12)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Larks begins in 2 hours: Saturday, December 5, 2026, 11:00 AM EST, Elm Park. So far it's you. If it doesn't work out, one tap is enough.
        [Can't] [We're ill] [Running late]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_change_of_time_leaves_own_reminders_and_offers_standing() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/my reminders 1h").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park spots: 1").await?;
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Going").await?;
        town.member("dee").presses("Going").await?;
        town.member("ben").presses("Can't").await?;
        town.member("ana").says("/meetup edit #1 when: sunday 3pm").await?;
        town.member("ana").presses("Change it").await?;
        town.transcript();
        // Cleo's offer runs out at eleven, and Dee is asked.
        town.advance(TimeDelta::hours(2) + TimeDelta::minutes(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Park
        When: Sunday, November 29, 2026, 3:00 PM EST, until 5:00 PM
        Where: Elm Park
        Host: ana
        Coming: nobody yet · 2 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to dee) A spot at Park is free: Sunday, November 29, 2026, 3:00 PM EST, Elm Park. It is yours until 1:00 PM; then I ask the next family. If that's too soon, a tap later still counts while there is room.
        [Going] [Can't]
        ");
        town.member("dee").presses("Can't").await?;
        town.member("ben").presses("Going").await?;
        town.member("ana").says("/meetup edit #1 when: sunday 4pm").await?;
        town.member("ana").presses("Change it").await?;
        town.transcript();
        town.advance(TimeDelta::days(6) + TimeDelta::hours(3) + TimeDelta::minutes(50)).await?;
        town.transcript();
        town.advance(TimeDelta::minutes(10)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Park begins in 1 hour: Sunday, November 29, 2026, 4:00 PM EST, Elm Park. So far it's you. If it doesn't work out, one tap is enough.
        [Can't] [We're ill] [Running late]
        file: park.ics
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_maybe_is_not_asked_again_for_a_few_hours_difference_but_for_another_week() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        town.member("ben").says("/meetup maybe #1").await?;
        town.advance(TimeDelta::days(3) + TimeDelta::hours(2)).await?;
        assert_eq!(town.transcript().matches("You said maybe").count(), 1);
        town.member("ana").says("/meetup edit #1 when: sat 2pm").await?;
        town.member("ana").presses("Change it").await?;
        town.advance(TimeDelta::hours(6)).await?;
        let said = town.transcript();
        assert!(said.contains("Is it still good for you?") && !said.contains("You said maybe"), "{said}");
        town.member("ana").says("/meetup edit #1 when: dec 12 2pm").await?;
        town.member("ana").presses("Change it").await?;
        town.advance(TimeDelta::days(14)).await?;
        assert_eq!(town.transcript().matches("You said maybe").count(), 1);
        Ok(())
    })
    .await
}
