//! A host leaves: who goes on with what she hosts, and what becomes of her address.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

const PARK: &str = "/meetup new Park and coffee when: sat 10am place: Elm Park";
const TEA: &str = "/meetup new Tea when: sat 10am place: Elm address: 12 Elm Street";
const STORIES: &str = "/meetup new Story time when: every tuesday 10am place: Library address: 3 Oak Street";
const SECRETS: [&str; 2] = ["12 Elm Street", "3 Oak Street"];

/// Somebody leaves, and the platform says so.
async fn leaves(town: &Town, name: &str) -> TestResult {
    town.happens(&town.member(name).event("#general", What::Departed)).await
}

/// What these heard since the last look.
fn to_guests(town: &Town, names: &[&str]) -> String {
    let said = town.transcript();
    let hers = |piece: &&str| names.iter().any(|name| piece.starts_with(&format!("(to {name})")));
    said.split("\n---\n").filter(hers).collect::<Vec<_>>().join("\n---\n")
}

fn holds_no_address(town: &Town) {
    let (said, files) = (town.transcript(), town.files());
    for secret in SECRETS {
        assert!(!said.contains(secret), "{said}");
        assert!(!files.iter().any(|file| file.contains(secret)), "{files:?}");
    }
}

#[tokio::test]
async fn who_hosts_a_meetup_with_her_has_it_when_the_host_leaves() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/meetup list").await?;
        town.member("ana").says(&format!("{TEA} hosts: ben")).await?;
        town.member("cleo").presses("Going").await?;
        town.transcript();
        drop(town.files());
        leaves(town, "ana").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Tea
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm
        Host: ben
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) The host of Tea has left the group, and as you host it with her, it is yours now: Saturday, November 28, 2026, 10:00 AM EST, Elm. Thank you for keeping it going!
        The exact address was hers, so I don't give it out any more. Change lets you say where it is.
        [Change] [Call it off]
        ---
        (to cleo) The host of Tea has left the group, and it goes on with whoever hosted it with her: Saturday, November 28, 2026, 10:00 AM EST, Elm.
        The exact address from before is not valid any more; I'll write as soon as there is a new one.
        file: tea.ics
        ");
        town.member("dee").presses("Going").await?;
        town.member("cleo").says("/meetup show #1").await?;
        town.member("cleo").says("/meetup calendar #1").await?;
        holds_no_address(town);
        town.member("ben").says("/meetup edit #1 address: 5 Ash Lane").await?;
        town.member("ben").presses("Change it").await?;
        let said = town.transcript();
        assert!(said.contains("(to cleo) News about Tea") && said.contains("5 Ash Lane"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn those_who_come_hear_that_the_address_left_with_the_host_and_their_calendars_too() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/meetup list").await?;
        town.member("ana").says(&format!("{STORIES} hosts: ben")).await?;
        town.member("cleo").says("/meetup going #1").await?;
        town.member("dee").says("/my language es").await?;
        town.member("dee").says("/meetup maybe #1").await?;
        town.skip();
        drop(town.files());
        leaves(town, "ana").await?;
        insta::assert_snapshot!(to_guests(town, &["cleo", "dee"]), @"
        (to cleo) The host of Story time has left the group, and it goes on with whoever hosted it with her: Tuesday, November 24, 2026, 10:00 AM EST, Library.
        The exact address from before is not valid any more; I'll write as soon as there is a new one.
        file: story-time.ics
        ---
        (to dee) Quien organizaba Story time se ha ido del grupo y sigue adelante con quien lo organizaba con ella: martes 24 de noviembre de 2026, 10:00 EST, Library.
        La dirección exacta de antes ya no vale; te escribo en cuanto haya una nueva.
        ");
        let files = town.files_by_reader();
        assert!(files.iter().any(|(reader, _)| reader.as_deref() == Some("cleo")), "{files:?}");
        assert!(!files.iter().any(|(_, file)| file.contains(SECRETS[1])));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_slept_through_it_hears_in_the_morning_who_has_it_and_that_the_address_holds_no_more() -> TestResult {
    in_town(async |town| {
        town.member("mo").is(Standing::Moderator);
        town.member("mo").says("/my quiet 20:00-9:00").await?;
        town.member("ana").says(TEA).await?;
        for name in ["cleo", "eve", "fay"] {
            town.member(name).says("/my quiet 20:00-9:00").await?;
            town.member(name).says("/meetup going #1").await?;
        }
        town.member("ben").says("/meetup going #1").await?;
        town.advance(TimeDelta::hours(14)).await?;
        leaves(town, "ana").await?;
        // Whoever does not come any more by then, and keeps no order, has nothing to hear.
        town.member("fay").says("/meetup cant #1").await?;
        town.member("ben").presses("I'll host it").await?;
        town.skip();
        town.advance(TimeDelta::hours(12)).await?;
        insta::assert_snapshot!(to_guests(town, &["cleo", "fay", "mo"]), @"
        (to cleo) The host of Tea has left the group, and ben has taken it over: Saturday, November 28, 2026, 10:00 AM EST, Elm. So it goes on!
        The exact address from before is not valid any more; I'll write as soon as there is a new one.
        file: tea.ics
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_comes_no_more_is_not_asked_as_a_moderator() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(TEA).await?;
        town.member("ben").says("/meetup going #1").await?;
        for name in ["cleo", "eve"] {
            town.member(name).says("/my quiet 20:00-9:00").await?;
            town.member(name).says("/meetup going #1").await?;
        }
        town.member("mo").is(Standing::Moderator);
        town.member("mo").says("/meetup list").await?;
        town.advance(TimeDelta::hours(14)).await?;
        leaves(town, "ana").await?;
        town.member("cleo").says("/meetup cant #1").await?;
        town.member("mo").says("/meetup edit #1 address: 5 Ash Lane").await?;
        town.member("mo").presses("Change it").await?;
        town.skip();
        town.advance(TimeDelta::hours(12)).await?;
        let said = town.transcript();
        assert!(!said.contains("(to cleo)"), "{said}");
        // Somebody has said in the meantime where it is, so that nothing would be called off.
        assert!(said.contains("(to eve) The host of Tea has left") && !said.contains("I call it off"), "{said}");
        town.member("eve").presses("I'll host it").await?;
        let said = town.transcript();
        assert!(said.contains("(to eve) Thank you!") && !said.contains("The exact address was hers"), "{said}");
        assert!(said.contains("(to ben) The host of Tea has left") && !said.contains("from before"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_is_called_off_before_those_who_sleep_have_been_asked() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Tea when: wed 10am place: Elm address: 12 Elm Street").await?;
        town.member("ben").says("/my quiet 20:00-9:00").await?;
        town.member("ben").says("/meetup going #1").await?;
        town.advance(TimeDelta::hours(35)).await?;
        leaves(town, "ana").await?;
        // Half of the time that is left is over at three in the morning, and Ben sleeps until nine.
        town.advance(TimeDelta::hours(12)).await?;
        let said = town.transcript();
        assert!(!said.contains("is off"), "{said}");
        town.advance(TimeDelta::minutes(61)).await?;
        let said = town.transcript();
        assert!(said.contains("(to ben) The host of Tea has left") && !said.contains("is off"), "{said}");
        town.advance(TimeDelta::minutes(30)).await?;
        assert!(town.transcript().contains("(to ben) Tea on Wednesday, November 25, 2026, 10:00 AM EST is off"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_of_those_who_come_takes_it_over_when_the_host_leaves() -> TestResult {
    in_town(async |town| {
        town.member("mo").is(Standing::Moderator);
        town.member("mo").says("/meetup list").await?;
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Maybe").await?;
        town.transcript();
        leaves(town, "ana").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: nobody at the moment
        Coming: 1 going · 1 maybe
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to mo) The host of Park and coffee has left the group: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. One is going. Whoever is going can host it now, and so can you.
        If nobody does, it stays as it is, without a host.
        [I'll host it] [See it]
        ---
        (to ben) The host of Park and coffee has left the group: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. Whoever is going can host it now; a tap is enough.
        If nobody does, it stays as it is, without a host.
        [I'll host it] [See it] [Can't]
        ---
        (to cleo) The host of Park and coffee has left the group: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. Whoever is going can host it now; a tap is enough.
        If nobody does, it stays as it is, without a host.
        [See it] [Can't]
        ");
        town.member("cleo").says("/meetup show #1").await?;
        town.member("ben").says("/meetup sick #1").await?;
        town.member("ben").says("/meetup going #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: nobody at the moment
        Coming: 1 going · 1 maybe
        Meetup #1
        You said maybe.
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) Oh no, get well soon! You're not expected at Park and coffee, and nobody minds.
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: nobody at the moment
        Coming: 1 maybe
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) Lovely, you're coming to Park and coffee: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. The file puts it into your calendar.
        [Adults and kids] [Can't] [We're ill]
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: nobody at the moment
        Coming: 1 going · 1 maybe
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("ben").presses("I'll host it").await?;
        town.member("mo").presses("I'll host it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Thank you! You host Park and coffee now: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. I'm telling everyone who is coming.
        [Change] [Call it off]
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ben
        Coming: 1 going · 1 maybe
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to cleo) The host of Park and coffee has left the group, and ben has taken it over: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. So it goes on!
        ---
        (to mo) Park and coffee has a host already, so it is in good hands. If you'd like to help, just write to her.
        ");
        // She hosts it like any other.
        town.member("ben").says("/meetup edit #1 when: sat 11am").await?;
        town.member("ben").presses("Change it").await?;
        let said = town.transcript();
        assert!(said.contains("(to cleo) Park and coffee has a new time"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_has_no_host_and_no_address_any_more_is_called_off_in_time() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(TEA).await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        drop(town.files());
        leaves(town, "ana").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Tea
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm
        Host: nobody at the moment
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) The host of Tea has left the group: Saturday, November 28, 2026, 10:00 AM EST, Elm. Whoever is going can host it now; a tap is enough.
        The exact address was hers, so I don't give it out any more; whoever hosts it says where it is. If nobody does in time, I call it off and tell everyone.
        [I'll host it] [See it] [Can't]
        ");
        town.member("dee").presses("Going").await?;
        town.member("ben").says("/meetup show #1").await?;
        town.member("dee").says("/meetup calendar #1").await?;
        holds_no_address(town);
        town.advance(TimeDelta::days(4) + TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Tea
        This meetup is off.
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm
        ---
        (to ben) Tea on Saturday, November 28, 2026, 10:00 AM EST is off: its host has left the group, and nobody hosts it now. Another time!
        file: tea.ics
        ---
        (to dee) Tea on Saturday, November 28, 2026, 10:00 AM EST is off: its host has left the group, and nobody hosts it now. Another time!
        file: tea.ics
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_stands_in_a_park_goes_on_without_a_host_and_says_so() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        leaves(town, "ana").await?;
        town.transcript();
        town.advance(TimeDelta::days(4) + TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Park and coffee begins in 1 day: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. So far it's you. If it doesn't work out, one tap is enough.
        It has no host at the moment, so you'd meet without one.
        [I'll host it] [Can't] [We're ill]
        file: park-and-coffee.ics
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_nobody_comes_to_is_off_when_its_host_leaves() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Can't").await?;
        town.transcript();
        leaves(town, "ana").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Park and coffee
        This meetup is off.
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_somebody_is_right_now_is_told_to_nobody_once_she_has_left() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup now place: Elm Park until: 11 area: east side").await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        leaves(town, "ana").await?;
        town.member("cleo").says("/meetup show #1").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (#general, edited) Out and about
        This meetup is off.
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: east side – tap "Where exactly?"
        ---
        (to ben) Out and about on Monday, November 23, 2026, 9:00 AM EST is off: its host has left the group, and nobody hosts it now. Another time!
        ---
        (to cleo) Out and about
        This meetup is off.
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: east side – tap "Where exactly?"
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_series_waits_for_somebody_to_take_it_over_and_goes_on_with_her() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.member("ben").says("/meetup going #1").await?;
        town.transcript();
        drop(town.files());
        leaves(town, "ana").await?;
        town.member("ben").says("/meetup show #1").await?;
        holds_no_address(town);
        town.member("ben").presses("I'll host it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Thank you! You host Story time now: Tuesday, November 24, 2026, 10:00 AM EST, Library.
        The dates that follow are yours too: it repeats every Tuesday. If that is more than you'd like, this ends it: /meetup end #1
        The exact address was hers, so I don't give it out any more. Change lets you say where it is.
        [Change] [Call it off]
        ---
        (#general, edited) Story time
        When: Tuesday, November 24, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday
        Where: Library
        Host: ben
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (#general, edited) Story time
        When: Tuesday, December 1, 2026, 10:00 AM EST, until 12:00 PM
        Repeats: every Tuesday
        Where: Library
        Host: ben
        Coming: nobody yet, be the first
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.advance(TimeDelta::days(2)).await?;
        let said = town.transcript();
        assert!(said.contains("Tuesday, December 8") && said.contains("Host: ben"), "{said}");
        assert!(SECRETS.iter().all(|secret| !said.contains(secret)), "{said}");
        holds_no_address(town);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn moderators_hear_of_the_first_date_that_loses_its_host() -> TestResult {
    in_town(async |town| {
        town.member("mo").is(Standing::Moderator);
        town.member("mo").says("/meetup list").await?;
        town.member("ana").says(STORIES).await?;
        town.member("ben").says("/meetup going #2").await?;
        town.advance(TimeDelta::minutes(25 * 60 + 30)).await?;
        town.skip();
        leaves(town, "ana").await?;
        let said = to_guests(town, &["mo"]);
        assert!(said.contains("The host of Story time has left the group: Tuesday, December 1"), "{said}");
        assert_eq!(said.matches("has left").count(), 1, "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_spanish_it_is_said_as_kindly() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/my language es").await?;
        town.member("mo").is(Standing::Moderator);
        town.member("mo").says("/my language es").await?;
        town.member("ana").says(TEA).await?;
        town.member("ben").says("/meetup going #1").await?;
        town.transcript();
        leaves(town, "ana").await?;
        town.member("ben").presses("Yo lo organizo").await?;
        town.member("mo").presses("Yo lo organizo").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Tea
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm
        Host: nobody at the moment
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to mo) Quien organizaba Tea se ha ido del grupo: sábado 28 de noviembre de 2026, 10:00 EST, Elm. Va una familia. Ahora puede organizarlo cualquiera que vaya, y tú también.
        La dirección exacta era suya y ya no la doy; quien lo organice dirá dónde es. Si nadie lo hace a tiempo, lo cancelo y aviso a todas.
        [Yo lo organizo] [Verlo]
        ---
        (to ben) Quien organizaba Tea se ha ido del grupo: sábado 28 de noviembre de 2026, 10:00 EST, Elm. Ahora puede organizarlo cualquiera que vaya; basta un toque.
        La dirección exacta era suya y ya no la doy; quien lo organice dirá dónde es. Si nadie lo hace a tiempo, lo cancelo y aviso a todas.
        [Yo lo organizo] [Verlo] [No puedo]
        ---
        (to ben) ¡Gracias! Ahora tú organizas Tea: sábado 28 de noviembre de 2026, 10:00 EST, Elm.
        La dirección exacta era suya y ya no la doy. Con Cambiar dices dónde es.
        [Cambiar] [Cancelarlo]
        ---
        (#general, edited) Tea
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm
        Host: ben
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to mo) Tea ya tiene quien lo organice, así que está en buenas manos. Si quieres ayudar, escríbele sin más.
        ");
        Ok(())
    })
    .await
}
