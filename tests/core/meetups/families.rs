//! Families instead of heads: who comes with whom, ill days, notes for the host.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

const PARK: &str = "/meetup new Park and coffee when: sat 10am place: Elm Park";

#[tokio::test]
async fn kids_are_counted_by_age_as_far_as_it_was_told() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").whispers("my kids april 2026, 2024-05").await?;
        town.member("cleo").says("/my kids 2023-01").await?;
        town.member("ben").says("/my kids april 2026, 2024-05").await?;
        town.transcript();
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Going").await?;
        town.member("dee").says("/meetup going #1 kids: 3 adults: 2").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Lovely, you're coming to Park and coffee: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. The file puts it into your calendar.
        In all: 1 adult and 2 kids.
        [Adults and kids] [Can't] [We're ill]
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going · 1 baby, 1 toddler
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to cleo) Lovely, you're coming to Park and coffee: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. The file puts it into your calendar.
        In all: 1 adult and 1 kid.
        [Adults and kids] [Can't] [We're ill]
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 2 going · 1 baby, 1 toddler, 1 preschooler
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to dee) Lovely, you're coming to Park and coffee: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. The file puts it into your calendar.
        In all: 2 adults and 3 kids.
        [Adults and kids] [Can't] [We're ill]
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 3 going · 4 adults · 1 baby, 1 toddler, 1 preschooler, 3 more kids
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_family_can_be_changed_and_a_note_is_for_the_host_alone() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        town.member("ben").says("/meetup going #1 kids: 2 note: nut allergy").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) You're down for Park and coffee: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. See you there!
        In all: 1 adult and 2 kids.
        [Adults and kids] [Can't] [We're ill]
        file: park-and-coffee.ics
        ---
        (to ana) ben has a note for Park and coffee: nut allergy
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going · 2 kids
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("ben").presses("Adults and kids").await?;
        town.member("ben").whispers("1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) What would you like to say?
        ---
        (to ben) I'm only a bot and didn't understand that. /village help shows what I can do; /meetup list shows what is on.
        ");
        town.member("ana").says("/meetup who #1").await?;
        town.member("ben").says("/meetup who #1").await?;
        town.member("dee").says("/meetup who #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park and coffee
        Coming
        • ben with 2 kids (first meetup): nut allergy
        [Change] [Call it off]
        ---
        (to ben) Park and coffee
        Coming
        • ben with 2 kids
        ---
        (to dee) The names of those who come to Park and coffee are for those who come too. Tap Going or Maybe, and you'll see them.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_ill_frees_her_spot_and_nobody_minds() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.advance(TimeDelta::days(4) + TimeDelta::hours(1)).await?;
        town.transcript();
        town.member("ben").presses("We're ill").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Oh no, get well soon! You're not expected at Park and coffee, the host knows, and nobody minds.
        file: park-and-coffee.ics
        ---
        (to ana) ben can't come to Park and coffee: somebody is ill.
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
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
async fn somebody_late_tells_the_host() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        town.member("ben").says("/meetup late #1 note: ten minutes").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Don't worry: the host of Park and coffee knows that you'll be a little late.
        ---
        (to ana) ben will be a little late for Park and coffee. She writes: ten minutes
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_first_meetup_is_pointed_out_to_the_host_alone() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.advance(TimeDelta::days(6)).await?;
        town.member("ana").says("/meetup new Zoo when: sat 10am place: City Zoo").await?;
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Going").await?;
        town.transcript();
        town.member("ana").says("/meetup who #2").await?;
        town.member("ben").says("/meetup who #2").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Zoo
        Coming
        • ben
        • cleo (first meetup)
        [Change] [Call it off]
        ---
        (to ben) Zoo
        Coming
        • ben
        • cleo
        ");
        town.advance(TimeDelta::days(4)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Zoo (Saturday, December 5, 2026, 10:00 AM EST) is the first meetup for cleo. A warm hello goes a long way.
        ---
        (to ana) Did Park and coffee take place yesterday?
        [It took place] [It did not] [The same again]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_one_avoids_is_told_to_her_alone() -> TestResult {
    in_town(async |town| {
        town.member("cleo").says("/meetup list").await?;
        town.member("ben").says("/meetup list").await?;
        town.member("ben").says("/my avoid @cleo").await?;
        town.member("ana").says(PARK).await?;
        town.member("ben").presses("Going").await?;
        town.transcript();
        town.member("cleo").presses("Going").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) Lovely, you're coming to Park and coffee: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. The file puts it into your calendar.
        [Adults and kids] [Can't] [We're ill]
        file: park-and-coffee.ics
        ---
        (to ben) Just for you: somebody you'd rather avoid is coming to Park and coffee (Saturday, November 28, 2026, 10:00 AM EST) too. Whatever you do is fine.
        [Can't]
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 2 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("ben").presses("Can't").await?;
        town.member("ben").presses("Going").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) No problem at all, you're not coming to Park and coffee. You can change your mind at any time.
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
        (to ben) Lovely, you're coming to Park and coffee: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. The file puts it into your calendar.
        Just for you: somebody you'd rather avoid is coming too.
        [Adults and kids] [Can't] [We're ill]
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 2 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn naps_are_told_to_the_host_alone_and_never_whose() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/my naps 9:30-11:00 daily").await?;
        town.member("cleo").says("/my naps sat 10:30-12:00").await?;
        town.member("dee").says("/my naps 13:00-15:00").await?;
        town.transcript();
        town.member("ana").says(PARK).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park and coffee is announced for Saturday, November 28, 2026, 10:00 AM EST.
        It is meetup #1. If something comes up: /meetup cancel #1. The file puts it into your calendar.
        3 families here have told me naps, and this time cuts into those of 2. At 7:30 AM nobody would miss one.
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
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_is_told_that_somebody_she_avoids_is_coming() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/meetup list").await?;
        town.member("ana").says("/my avoid @ben").await?;
        town.member("ana").says(PARK).await?;
        town.skip();
        town.member("ben").presses("Going").await?;
        let said = town.transcript();
        assert!(said.contains("(to ana) Just for you: somebody you'd rather avoid is coming"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_meetup_that_did_not_take_place_was_nobodys_first_and_hosts_are_nobodys_guests() -> TestResult {
    in_town(async |town| {
        town.member("cleo").says("/meetup list").await?;
        town.member("ana").says(&format!("{PARK} hosts: @cleo")).await?;
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Going").await?;
        town.skip();
        town.advance(TimeDelta::hours(1)).await?;
        let said = town.transcript();
        assert!(
            said.contains("first meetup for ben") && !said.contains("for ben, cleo") && !said.contains("cleo."),
            "{said}"
        );
        town.advance(TimeDelta::days(6)).await?;
        town.member("ana").presses("It did not").await?;
        town.member("ana").says("/meetup new Zoo when: sat 10am place: Zoo").await?;
        town.member("ben").presses("Going").await?;
        town.skip();
        town.advance(TimeDelta::hours(1)).await?;
        assert!(town.transcript().contains("first meetup for ben"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_family_that_grows_hears_how_much_room_is_left_for_it() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(&format!("{PARK} max-kids: 4")).await?;
        town.member("ben").says("/meetup going #1 kids: 3").await?;
        town.member("dee").says("/meetup going #1 kids: 1").await?;
        town.skip();
        town.member("dee").says("/meetup going #1 kids: 6").await?;
        let said = town.transcript();
        assert!(said.contains("kids: 1") && !said.contains("kids: 4"), "{said}");
        Ok(())
    })
    .await
}
