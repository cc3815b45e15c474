//! What a platform has of its own for a meetup, when the community has switched it on.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

use super::PARK;

/// Switches these on, and looks away.
async fn switch_on(town: &Town, settings: &[&str]) -> TestResult {
    town.member("mia").is(Standing::Admin);
    for setting in settings {
        town.member("mia").says(&format!("/settings set {setting} on")).await?;
    }
    town.transcript();
    Ok(())
}

/// What the town has of its own among what was said since the last look.
fn own(town: &Town) -> String {
    let transcript = town.transcript();
    let is_own = |piece: &&str| ["event)", "thread)", "pin)", "spot)"].iter().any(|name| piece.contains(name));
    transcript.split("\n---\n").filter(is_own).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn nothing_is_mirrored_unless_somebody_wishes_so() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ana").says("/meetup cancel #1").await?;
        assert_eq!(own(town), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_event_is_made_changed_and_taken_away_with_its_meetup() -> TestResult {
    in_town(async |town| {
        switch_on(town, &["mirror-events"]).await?;
        town.member("ana").says(&format!("{PARK} address: 12 Elm Street notes: bring a ball")).await?;
        insta::assert_snapshot!(own(town), @"
        (town, event) new: Park and coffee, Elm Park, Sat 15:00-17:00: bring a ball

        Meetup #1 · 39dd80
        ");
        town.member("ben").presses("Going").await?;
        assert_eq!(own(town), "", "an answer changes nothing");
        town.member("ana").says("/meetup edit #1 when: sat 11am").await?;
        town.member("ana").presses("Change it").await?;
        insta::assert_snapshot!(own(town), @"
        (town, event) changed: Park and coffee, Elm Park, Sat 16:00-18:00: bring a ball

        Meetup #1 · 39dd80
        ");
        town.member("ana").says("/meetup cancel #1").await?;
        insta::assert_snapshot!(own(town), @"(town, event) gone");
        town.advance(TimeDelta::days(10)).await?;
        assert_eq!(own(town), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_who_is_out_right_now_stands_in_no_calendar() -> TestResult {
    in_town(async |town| {
        switch_on(town, &["mirror-events"]).await?;
        town.member("ana").says("/meetup now Elm Park 40.44,-3.69 until: 11am").await?;
        let said = town.transcript();
        assert!(!said.contains("event)") && !said.contains("40.44") && !said.contains("openstreetmap"), "{said}");
        town.member("ben").presses("Where exactly?").await?;
        assert!(town.transcript().contains("Elm Park"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_thread_and_a_pin_last_as_long_as_their_meetup() -> TestResult {
    in_town(async |town| {
        switch_on(town, &["meetup-threads", "pin-cards"]).await?;
        town.member("ana").says(PARK).await?;
        insta::assert_snapshot!(own(town), @"
        (#general, thread) open under m4: Park and coffee: This is the place to talk about #1.
        (#general, pin) m4
        ");
        town.member("ana").says("/meetup edit #1 title: Park and tea").await?;
        town.member("ana").presses("Change it").await?;
        insta::assert_snapshot!(own(town), @"(#general, thread) open under m4: Park and tea");
        town.advance(TimeDelta::days(6)).await?;
        insta::assert_snapshot!(own(town), @"
        (#general, thread) closed under m4: Park and tea
        (#general, pin) no more m4
        ");
        town.advance(TimeDelta::days(40)).await?;
        assert_eq!(own(town), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_made_is_put_away_also_when_it_is_switched_off_meanwhile() -> TestResult {
    in_town(async |town| {
        switch_on(town, &["mirror-events", "meetup-threads", "pin-cards"]).await?;
        town.member("ana").says(PARK).await?;
        town.transcript();
        for setting in ["mirror-events", "meetup-threads", "pin-cards"] {
            town.member("mia").says(&format!("/settings set {setting} off")).await?;
        }
        town.member("ana").says("/meetup cancel #1").await?;
        insta::assert_snapshot!(own(town), @"
        (town, event) gone
        (#general, thread) closed under m5: Park and coffee
        (#general, pin) no more m5
        ");
        town.member("ana").says(PARK).await?;
        assert_eq!(own(town), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_refusal_is_told_to_the_host_once_a_month() -> TestResult {
    in_town(async |town| {
        switch_on(town, &["mirror-events", "meetup-threads", "pin-cards"]).await?;
        town.refuses(&["event", "thread", "pin"]);
        town.member("ana").says(PARK).await?;
        insta::assert_snapshot!(town.transcript(), @r#"
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
        (to ana) Park and coffee is announced, but I couldn't put it into the server's calendar: I'm missing the permissions "Create Events" and "Manage Events". An admin can tick them for my role under Server Settings, Roles; the next change of the meetup then puts it there. Or the calendar is left alone: /settings set mirror-events off
        ---
        (to ana) Park and coffee is announced, but I couldn't open a thread for it: I'm missing the permissions "Create Public Threads" and "Send Messages in Threads". An admin can tick them for my role under Server Settings, Roles; the next change of the meetup then opens it. Or there are no threads for meetups: /settings set meetup-threads off
        ---
        (to ana) Park and coffee is announced, but I couldn't pin its card: I'm missing the permission "Pin Messages". An admin can tick it for my role under Server Settings, Roles; the next change of the meetup then pins it. Or no cards are pinned: /settings set pin-cards off
        "#);
        town.member("ben").says(PARK).await?;
        assert!(!town.transcript().contains("couldn't"), "the community has heard it");
        town.member("ben").says("/meetup cancel #2").await?;
        town.member("ana").says("/meetup cancel #1").await?;
        town.advance(TimeDelta::days(32)).await?;
        town.transcript();
        town.member("ben").says(PARK).await?;
        let said = town.transcript();
        assert_eq!(said.matches("(to ben) Park and coffee is announced, but").count(), 3, "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_refused_is_made_when_the_meetup_changes_next() -> TestResult {
    in_town(async |town| {
        switch_on(town, &["mirror-events", "meetup-threads", "pin-cards"]).await?;
        town.refuses(&["event", "thread", "pin"]);
        town.member("ana").says(PARK).await?;
        town.refuses(&[]);
        town.transcript();
        town.member("ana").says("/meetup edit #1 when: sat 11am").await?;
        town.member("ana").presses("Change it").await?;
        insta::assert_snapshot!(own(town), @"
        (town, event) new: Park and coffee, Elm Park, Sat 16:00-18:00: Meetup #1 · 39dd80
        (#general, thread) open under m5: Park and coffee: This is the place to talk about #1.
        (#general, pin) m5
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_outage_mirrors_everything_once_afterwards() -> TestResult {
    in_town(async |town| {
        switch_on(town, &["mirror-events", "meetup-threads", "pin-cards"]).await?;
        town.fail_deliveries(6);
        town.member("ana").says(PARK).await?;
        town.advance(TimeDelta::hours(1)).await?;
        let said = own(town);
        for name in ["event)", "thread)", "pin)"] {
            assert_eq!(said.matches(name).count(), 1, "{said}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn coordinates_become_a_link_to_a_map() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park 40.44,-3.69").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park is announced for Saturday, November 28, 2026, 10:00 AM EST.
        It is meetup #1. If something comes up: /meetup cancel #1. The file puts it into your calendar.
        [Change] [Take back]
        file: park.ics
        ---
        (#general) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park (map) <https://www.openstreetmap.org/?mlat=40.44&mlon=-3.69#map=17/40.44/-3.69>
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("ana").says("/meetup edit #1 place: Oak Park").await?;
        town.member("ana").presses("Change it").await?;
        let said = town.transcript();
        let card = said.split("\n---\n").find(|piece| piece.starts_with("(#general, edited)")).unwrap_or_default();
        assert!(card.contains("Where: Oak Park\n"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn switching_it_on_and_off_reaches_what_is_announced_already() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        let settings = ["mirror-events", "meetup-threads", "pin-cards"];
        switch_on(town, &[]).await?;
        for setting in settings {
            town.member("mia").says(&format!("/settings set {setting} on")).await?;
        }
        let on = own(town);
        for made in ["event) new: Park and coffee", "thread) open under m2: Park and coffee", "pin) m2"] {
            assert_eq!(on.matches(made).count(), 1, "{made}: {on}");
        }
        for setting in settings {
            town.member("mia").says(&format!("/settings set {setting} off")).await?;
        }
        let off = own(town);
        for gone in ["event) gone", "thread) closed under m2: Park and coffee", "pin) no more m2"] {
            assert_eq!(off.matches(gone).count(), 1, "{gone}: {off}");
        }
        town.member("mia").says("/settings set mirror-events on").await?;
        assert!(own(town).contains("event) new: Park and coffee"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_event_that_somebody_deletes_by_hand_is_made_again() -> TestResult {
    in_town(async |town| {
        switch_on(town, &["mirror-events"]).await?;
        town.member("ana").says(PARK).await?;
        let made = own(town);
        let mark = made.split("Meetup ").nth(1).unwrap_or_default().trim().to_owned();
        let gone = || What::OwnGone { id: mark.clone() };
        town.happens(&town.member("mia").event("#general", gone())).await?;
        assert!(own(town).contains("event) new: Park and coffee"), "{mark}");
        town.member("ana").says("/meetup cancel #1").await?;
        town.transcript();
        town.happens(&town.member("mia").event("#general", gone())).await?;
        assert_eq!(own(town), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_card_that_cannot_be_put_up_is_told_to_the_host_who_may_try_again() -> TestResult {
    in_town(async |town| {
        town.refuses(&["place"]);
        town.member("ana").says(PARK).await?;
        let said = town.transcript();
        assert!(said.contains("(to ana) I couldn't put the card of Park and coffee into its channel"), "{said}");
        town.refuses(&[]);
        town.member("ana").presses("Try again").await?;
        let said = town.transcript();
        assert_eq!(said.matches("Park and coffee\nWhen: ").count(), 1, "{said}");

        // With another channel chosen, the one that refused is left alone.
        town.refuses(&["place"]);
        town.member("ana").says("/meetup new Lake when: sun 10am place: Lake").await?;
        town.refuses(&[]);
        town.member("mia").is(Standing::Admin);
        town.member("mia").says_in("#parks", "/settings set meetup-channel here").await?;
        town.skip();
        town.member("ana").presses("Try again").await?;
        let said = town.transcript();
        assert!(said.contains("(#parks) Lake\n") && !said.contains("(#general)"), "{said}");

        // A card that somebody took away was seen, and is nobody's news each time that it would change.
        town.loses_newest_in("#general");
        town.member("ben").says("/meetup going #1").await?;
        let said = town.transcript();
        assert!(said.contains("(to ben)") && !said.contains("I couldn't put the card"), "{said}");
        Ok(())
    })
    .await
}
