//! Forms of hosts and guests, as platforms open them that have them, and what stands in for them elsewhere.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

const PARK: &str = "/meetup new Park when: sat 10am place: Elm Park spots: 4 notes: By the swings";

#[tokio::test]
async fn a_form_changes_only_what_was_changed_in_it() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.transcript();
        let form = town.member("ana").opens("Change").await?;
        let filled: Vec<_> = form.fields.iter().map(|field| (field.key.as_str(), field.value.as_deref())).collect();
        let expected = [
            ("when", Some("2026-11-28 10:00")),
            ("place", Some("Elm Park")),
            ("spots", Some("4")),
            ("notes", Some("By the swings")),
            ("title", Some("Park")),
        ];
        assert_eq!(filled, expected);

        town.member("ana").sends(&form, &[("notes", ""), ("spots", "")]).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Park would change:
        • Room for families: 4 → no limit
        • Notes: By the swings → nothing
        The card shows it, and whoever is going gets it quietly, with a new file for her calendar. Nothing has changed yet.
        [Change it] [Leave it]
        ");

        // A meetup that has begun can still be changed, as long as its time is left as it is.
        town.advance(TimeDelta::days(5)).await?;
        town.advance(TimeDelta::minutes(90)).await?;
        town.transcript();
        town.member("ana").says("/meetup show #1").await?;
        let form = town.member("ana").opens("Change").await?;
        town.transcript();
        town.member("ana").sends(&form, &[("place", "Oak Park")]).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Park would change:
        • Place: Elm Park → Oak Park
        Everyone who is coming hears it. Nothing has changed yet.
        [Change it] [Leave it]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_form_that_was_overtaken_says_so_and_shows_what_it_would_take_back() -> TestResult {
    in_town(async |town| {
        town.member("dee").says("/meetup list").await?;
        town.member("ana").says(&format!("{PARK} hosts: @dee")).await?;
        town.transcript();
        let form = town.member("ana").opens("Change").await?;
        town.member("dee").says("/meetup edit #1 place: Oak Park").await?;
        town.member("dee").presses("Change it").await?;
        town.transcript();
        town.member("ana").sends(&form, &[("spots", "5")]).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park has changed since you opened the form. With what you sent it would be:
        • Place: Oak Park → Elm Park
        • Room for families: 4 → 5
        Everyone who is coming hears it. Nothing has changed yet.
        [Change it] [Leave it]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_part_can_be_reached_from_a_list() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ana").presses("Change").await?;
        town.member("ana").picks("Exact address").await?;
        town.member("ana").whispers("12 Elm Street").await?;
        town.member("ana").presses("Change it").await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        town.member("ben").presses("Adults and kids").await?;
        town.member("ben").picks("Adults").await?;
        town.member("ben").whispers("2").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) What would you like to say?
        ---
        (to ben) How many adults, you included?
        For example: 1. Or write cancel to stop.
        ---
        (to ben) You're down for Park: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. See you there!
        The exact address, for those who come: 12 Elm Street
        In all: 2 adults.
        [Adults and kids] [Can't] [We're ill]
        file: park.ics
        ---
        (#general, edited) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going · 2 adults · room for 3 more families
        By the swings
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_missing_in_a_form_is_asked_first_and_nothing_that_was_given_is_lost() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park ages: tall").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) I couldn't read "tall" as ages. Something like 0-12 months, 1-3 years or any works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        "#);
        town.member("ana").whispers("1-3 years").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park is announced for Saturday, November 28, 2026, 10:00 AM EST.
        It is meetup #1. If something comes up: /meetup cancel #1. The file puts it into your calendar.
        [Change] [Take back]
        file: park.ics
        ---
        (#general) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        For: 1 to 3 years
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_same_again_needs_only_a_time() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park length: 3h stops: 11:30 Bean & Leaf address: 12 Elm Street spots: 6 deadline: fri 8pm").await?;
        town.transcript();
        town.member("ana").says("/meetup new when: dec 5 11am like: #1 spots: 8").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park is announced for Saturday, December 5, 2026, 11:00 AM EST.
        It is meetup #2. If something comes up: /meetup cancel #2. The file puts it into your calendar.
        What you left out is as it was in #1: Title, Place, Exact address, Stops and Answer by.
        [Change] [Take back]
        file: park.ics
        ---
        (#general) Park
        When: Saturday, December 5, 2026, 11:00 AM EST, until 2:00 PM
        Where: Elm Park
        Then: 12:30 PM Bean & Leaf
        Host: ana
        Answer by: Friday, December 4, 2026, 9:00 PM EST
        Coming: nobody yet, be the first · room for 8 more families
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        // The address stays with those who hosted it.
        town.member("ben").says("/meetup new Ours when: dec 6 11am like: #1").await?;
        town.member("ben").says("/meetup show #3").await?;
        assert!(!town.transcript().contains("12 Elm Street"));
        town.advance(TimeDelta::days(6)).await?;
        town.advance(TimeDelta::hours(2)).await?;
        town.transcript();
        town.member("ana").presses("The same again").await?;
        town.member("ana").whispers("dec 12 10am").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) When does it begin?
        For example: sat 10am. Or write cancel to stop.
        ---
        (to ana) Park is announced for Saturday, December 12, 2026, 10:00 AM EST.
        It is meetup #4. If something comes up: /meetup cancel #4. The file puts it into your calendar.
        What you left out is as it was in #1: Title, Place, Exact address, Stops, Room for families and Answer by.
        [Change] [Take back]
        file: park.ics
        ---
        (#general) Park
        When: Saturday, December 12, 2026, 10:00 AM EST, until 1:00 PM
        Where: Elm Park
        Then: 11:30 AM Bean & Leaf
        Host: ana
        Answer by: Friday, December 11, 2026, 8:00 PM EST
        Coming: nobody yet, be the first · room for 6 more families
        Meetup #4
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_deadline_goes_with_the_start_and_is_shown_to() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: fri 10am place: Elm Park deadline: tue 8pm").await?;
        town.transcript();
        town.member("ana").says("/meetup edit #1 when: sat 10am").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Park would change:
        • When: Friday, November 27, 2026, 10:00 AM EST, until 12:00 PM → Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        • Answer by: Tuesday, November 24, 2026, 8:00 PM EST → Wednesday, November 25, 2026, 8:00 PM EST
        Everyone who is coming hears it. Nothing has changed yet.
        [Change it] [Leave it]
        ");
        town.member("ana").presses("Leave it").await?;
        town.member("ana").says("/meetup edit #1 when: tomorrow 1pm").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park stays as it is.
        ---
        (to ana) This is how Park would change:
        • When: Friday, November 27, 2026, 10:00 AM EST, until 12:00 PM → Tuesday, November 24, 2026, 1:00 PM EST, until 3:00 PM
        • Answer by: Tuesday, November 24, 2026, 8:00 PM EST → nothing
        Everyone who is coming hears it. Nothing has changed yet.
        [Change it] [Leave it]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_hosts_it_too_waits_for_a_yes_and_hears_of_it() -> TestResult {
    in_town(async |town| {
        for name in ["dee", "eva"] {
            town.member(name).says("/meetup list").await?;
        }
        town.member("mo").is(bot_core::incoming::Standing::Moderator);
        town.member("ana").says(&format!("{PARK} hosts: @dee")).await?;
        town.transcript();
        town.member("ana").says("/meetup edit #1 hosts: @eva place: Oak Park").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Park would change:
        • Place: Elm Park → Oak Park
        • Who hosts it too: dee → eva
        Everyone who is coming hears it. Nothing has changed yet.
        Whoever is to host it with you, or no longer is, hears that from me as well.
        [Change it] [Leave it]
        ");
        town.member("ana").presses("Change it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Done: Park is changed.
        I'm telling those who host it with you now, or no longer do.
        file: park.ics
        ---
        (#general, edited) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Oak Park
        Host: ana, eva
        Coming: nobody yet, be the first · room for 4 more families
        By the swings
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to eva) You host Park too from now on: Saturday, November 28, 2026, 10:00 AM EST, Oak Park. You can change it and see who is coming.
        [Change] [Call it off]
        file: park.ics
        ---
        (to dee) You don't host Park (Saturday, November 28, 2026, 10:00 AM EST) any more; the other hosts carry on. If that comes as a surprise, just ask them.
        file: park.ics
        ");
        town.member("mo").says("/meetup edit #1 hosts: @mo").await?;
        insta::assert_snapshot!(town.transcript(), @"(to mo) Only those who host Park say who hosts it with them.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_finds_her_tools_under_who_is_coming() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park spots: 1").await?;
        for name in ["ben", "cleo", "dee"] {
            town.member(name).presses("Going").await?;
        }
        town.transcript();
        town.member("ana").presses("Who's coming").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park
        Coming
        • ben (first meetup)
        On the waiting list
        • cleo
        • dee
        Who should come next?
        [Change] [Call it off]
        ");
        town.member("ana").picks("dee").await?;
        town.member("ben").presses("We're ill").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) dee comes next on the waiting list of Park.
        ---
        (to ben) Oh no, get well soon! You're not expected at Park, the host knows, and nobody minds.
        file: park.ics
        ---
        (to ana) ben can't come to Park: somebody is ill.
        ---
        (#general, edited) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: nobody yet · 2 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to dee) A spot at Park is free: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. It is yours until 11:00 AM; then I ask the next family. If that's too soon, a tap later still counts while there is room.
        [Going] [Can't]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn everybody_can_begin_with_a_tap() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup list").await?;
        town.member("ana").presses("I'm out right now").await?;
        town.member("ana").whispers("Elm Park, by the swings").await?;
        town.member("ana").whispers("11").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) Nothing is planned yet. A walk, a coffee, half an hour at the park: /meetup new announces one.
        [Announce a meetup] [I'm out right now] [Find a time]
        ---
        (to ana) Where is it?
        For example: Elm Park, by the swings. Your answer stays between us; write cancel to stop.
        ---
        (to ana) Until when are you there?
        For example: 11:30. Or write cancel to stop.
        ---
        (to ana) You're on: Out and about until 11:00 AM. Nobody sees where you are until she asks.
        [Change] [Take back]
        ---
        (#general) Out and about
        When: Monday, November 23, 2026, 9:00 AM EST, until 11:00 AM
        Where: Tap "Where exactly?"
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Where exactly?] [Who's coming]
        "#);
        Ok(())
    })
    .await
}
