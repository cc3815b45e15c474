//! The waiting list: soft offers, large families, the host's hand.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

const TWO: &str = "/meetup new Park and coffee when: sat 10am place: Elm Park spots: 2";

#[tokio::test]
async fn a_full_meetup_has_a_waiting_list_and_offers_softly() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(TWO).await?;
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Going").await?;
        town.member("dee").presses("Going").await?;
        town.member("eva").presses("Going").await?;
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
        Coming: nobody yet, be the first · room for 2 more families
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
        Host: ana
        Coming: 1 going · room for 1 more family
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to cleo) Lovely, you're coming to Park and coffee: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. The file puts it into your calendar.
        [Adults and kids] [Can't] [We're ill]
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 2 going · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to dee) Park and coffee is full at the moment, and you're on the waiting list: you come next. I'll write as soon as there is a spot.
        [Adults and kids] [Can't]
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 2 going · 1 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to eva) Park and coffee is full at the moment, and you're on the waiting list: one family is ahead of you. I'll write as soon as there is a spot.
        [Adults and kids] [Can't]
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 2 going · 2 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("ben").presses("Can't").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) No problem at all, you're not coming to Park and coffee. You can change your mind at any time.
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going · 2 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to dee) A spot at Park and coffee is free: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. It is yours until 11:00 AM; then I ask the next family. If that's too soon, a tap later still counts while there is room.
        [Going] [Can't]
        ");
        town.advance(TimeDelta::hours(2) + TimeDelta::minutes(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park and coffee (Saturday, November 28, 2026, 10:00 AM EST) is the first meetup for cleo. A warm hello goes a long way.
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going · 2 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to eva) A spot at Park and coffee is free: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. It is yours until 1:00 PM; then I ask the next family. If that's too soon, a tap later still counts while there is room.
        [Going] [Can't]
        ");
        town.member("eva").presses("Going").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to eva) Lovely, you're coming to Park and coffee: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. The file puts it into your calendar.
        [Adults and kids] [Can't] [We're ill]
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 2 going · 1 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("dee").presses("Going").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to dee) Park and coffee is full at the moment, and you're on the waiting list: you come next. I'll write as soon as there is a spot.
        [Adults and kids] [Can't]
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 2 going · 1 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn more_room_offers_to_those_who_wait() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(TWO).await?;
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Going").await?;
        town.member("dee").presses("Going").await?;
        town.member("eva").presses("Going").await?;
        town.transcript();
        town.member("ana").says("/meetup edit #1 spots: 3").await?;
        town.member("ana").presses("Change it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) This is how Park and coffee would change:
        • Room for families: 2 → 3
        The card shows it, and those who wait are asked, as far as there is room. Nothing has changed yet.
        [Change it] [Leave it]
        ---
        (to ana) Done: Park and coffee is changed.
        I'm asking those who wait, as far as there is room.
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 2 going · 2 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to dee) A spot at Park and coffee is free: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. It is yours until 11:00 AM; then I ask the next family. If that's too soon, a tap later still counts while there is room.
        [Going] [Can't]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_larger_family_is_not_passed_over_for_ever() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park and coffee when: sat 10am place: Elm Park max-kids: 4").await?;
        town.member("ben").says("/meetup going #1 kids: 3").await?;
        town.member("cleo").says("/meetup going #1 kids: 4").await?;
        town.transcript();
        town.member("dee").says("/meetup going #1 kids: 1").await?;
        town.member("dee").says("/meetup cant #1").await?;
        town.member("eva").says("/meetup going #1 kids: 1").await?;
        town.member("eva").says("/meetup cant #1").await?;
        town.member("fay").says("/meetup going #1 kids: 1").await?;
        town.member("fay").says("/meetup cant #1").await?;
        town.transcript();
        town.member("gia").says("/meetup going #1 kids: 1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to gia) The room that is left at Park and coffee is for a family that has waited longer, so you're on the waiting list: one family is ahead of you. I'll write as soon as there is a spot.
        In all: 1 adult and 1 kid.
        [Adults and kids] [Can't]
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going · 3 kids · 2 waiting · room for 1 more kid
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("gia").says("/meetup cant #1").await?;
        town.member("hana").says("/meetup going #1 kids: 1").await?;
        town.member("hana").says("/meetup cant #1").await?;
        town.transcript();
        town.member("ana").says("/meetup who #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Park and coffee
        Coming
        • ben with 3 kids (first meetup)
        On the waiting list
        • cleo with 4 kids
        [Change] [Call it off]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_family_with_more_kids_than_there_is_room_for_hears_how_many_fit() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park and coffee when: sat 10am place: Elm Park max-kids: 4").await?;
        town.member("ben").says("/meetup going #1 kids: 3").await?;
        town.member("cleo").says("/meetup going #1 kids: 5").await?;
        town.member("ben").says("/meetup going #1 kids: 6").await?;
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
        Coming: nobody yet, be the first · room for 4 more kids
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) Lovely, you're coming to Park and coffee: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. The file puts it into your calendar.
        In all: 1 adult and 3 kids.
        [Adults and kids] [Can't] [We're ill]
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going · 3 kids · room for 1 more kid
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to cleo) 5 kids are more than there is room for; there is room for 4. Something like kids: 4 works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ben) 6 kids are more than there is room for; there is room for 4. Something like kids: 4 works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_host_may_move_somebody_up() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(TWO).await?;
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Going").await?;
        town.member("dee").presses("Going").await?;
        town.member("eva").presses("Going").await?;
        town.transcript();
        town.member("ana").says("/meetup up #1 who: @eva").await?;
        town.member("ben").says("/meetup up #1 who: @eva").await?;
        town.member("ana").says("/meetup up #1 who: @ben").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) eva comes next on the waiting list of Park and coffee.
        ---
        (to ben) Only the hosts of Park and coffee and moderators can do that.
        ---
        (to ana) She isn't on the waiting list of Park and coffee.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ");
        town.member("ben").presses("Can't").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) No problem at all, you're not coming to Park and coffee. You can change your mind at any time.
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going · 2 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to eva) A spot at Park and coffee is free: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. It is yours until 11:00 AM; then I ask the next family. If that's too soon, a tap later still counts while there is room.
        [Going] [Can't]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn shortly_before_the_start_the_first_tap_wins() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(TWO).await?;
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Going").await?;
        town.member("dee").presses("Going").await?;
        town.member("eva").presses("Going").await?;
        town.advance(TimeDelta::days(5) + TimeDelta::minutes(15)).await?;
        town.transcript();
        town.member("ben").presses("Can't").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) No problem at all, you're not coming to Park and coffee. You can change your mind at any time.
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going · 2 waiting · room for 1 more family
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to dee) A spot at Park and coffee is free: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. It begins soon, so the first tap has it.
        [Going] [Can't]
        ---
        (to eva) A spot at Park and coffee is free: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. It begins soon, so the first tap has it.
        [Going] [Can't]
        ");
        town.member("eva").presses("Going").await?;
        town.member("dee").presses("Going").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to eva) Lovely, you're coming to Park and coffee: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. The file puts it into your calendar.
        [Adults and kids] [Can't] [We're ill] [Running late]
        file: park-and-coffee.ics
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 2 going · 1 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to dee) Park and coffee is full at the moment, and you're on the waiting list: you come next. I'll write as soon as there is a spot.
        [Adults and kids] [Can't]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn leaving_the_list_frees_the_offer() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(TWO).await?;
        town.member("ben").presses("Going").await?;
        town.member("cleo").presses("Going").await?;
        town.member("dee").presses("Going").await?;
        town.member("eva").presses("Going").await?;
        town.member("ben").presses("Can't").await?;
        town.transcript();
        town.member("dee").presses("Can't").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to dee) No problem at all, you're not coming to Park and coffee. You can change your mind at any time.
        ---
        (#general, edited) Park and coffee
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going · 1 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to eva) A spot at Park and coffee is free: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. It is yours until 11:00 AM; then I ask the next family. If that's too soon, a tap later still counts while there is room.
        [Going] [Can't]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn after_the_deadline_answers_are_closed() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park deadline: friday 8pm").await?;
        town.member("ben").presses("Going").await?;
        town.advance(TimeDelta::days(4) + TimeDelta::hours(12)).await?;
        town.transcript();
        town.member("cleo").presses("Going").await?;
        town.member("ben").presses("Can't").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) The time to answer Park was over on Friday, November 27, 2026, 8:00 PM EST. If you'd still like to come, just write to the host.
        ---
        (to ben) No problem at all, you're not coming to Park. You can change your mind at any time.
        file: park.ics
        ---
        (#general, edited) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Answer by: Friday, November 27, 2026, 8:00 PM EST
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_offer_made_at_night_lasts_from_the_morning_on() -> TestResult {
    in_town(async |town| {
        town.member("dee").says("/my quiet 20:00-8:00").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park spots: 1").await?;
        town.member("ben").presses("Going").await?;
        town.member("dee").presses("Going").await?;
        town.advance(TimeDelta::hours(13)).await?;
        town.transcript();
        // Ten in the evening: Dee sleeps.
        town.member("ben").presses("Can't").await?;
        assert!(!town.transcript().contains("(to dee)"));
        town.advance(TimeDelta::hours(9)).await?;
        assert_eq!(town.transcript(), "");
        town.advance(TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to dee) A spot at Park is free: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. It is yours until 10:00 AM; then I ask the next family. If that's too soon, a tap later still counts while there is room.
        [Going] [Can't]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_let_an_offer_pass_is_on_the_list_again_with_a_tap() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park spots: 1").await?;
        for name in ["ben", "cleo", "dee"] {
            town.member(name).presses("Going").await?;
        }
        town.member("ben").presses("Can't").await?;
        // Cleo's offer passes, and Dee takes hers.
        town.advance(TimeDelta::hours(3)).await?;
        town.member("dee").presses("Going").await?;
        town.member("cleo").presses("Going").await?;
        town.transcript();
        town.member("dee").presses("Can't").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to dee) No problem at all, you're not coming to Park. You can change your mind at any time.
        file: park.ics
        ---
        (#general, edited) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: nobody yet · 1 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to cleo) A spot at Park is free: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. It is yours until 2:00 PM; then I ask the next family. If that's too soon, a tap later still counts while there is room.
        [Going] [Can't]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_family_that_can_never_fit_holds_nobody_back_and_waiting_families_may_come_after_the_deadline() -> TestResult
{
    in_town(async |town| {
        let new = "/meetup new Park when: sat 10am place: Elm Park spots: 1 max-kids: 5 deadline: friday 8pm";
        town.member("ana").says(new).await?;
        town.member("ben").presses("Going").await?;
        town.member("cleo").says("/meetup going #1 kids: 5").await?;
        town.member("dee").says("/meetup going #1 kids: 1").await?;
        town.member("ana").says("/meetup edit #1 max-kids: 3").await?;
        town.member("ana").presses("Change it").await?;
        town.advance(TimeDelta::days(5) + TimeDelta::minutes(20)).await?;
        town.transcript();
        town.member("ben").presses("Can't").await?;
        town.transcript();
        town.member("dee").presses("Going").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to dee) Lovely, you're coming to Park: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. The file puts it into your calendar.
        In all: 1 adult and 1 kid.
        [Adults and kids] [Can't] [We're ill] [Running late]
        file: park.ics
        ---
        (#general, edited) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Answer by: Friday, November 27, 2026, 8:00 PM EST
        Coming: 1 going · 1 kid · 1 waiting · full, there is a waiting list
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_a_limit_there_is_room_for_everybody_and_nothing_ends() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says(TWO).await?;
        for name in ["ben", "cleo", "dee", "eva", "fay"] {
            town.member(name).presses("Going").await?;
        }
        town.member("ben").presses("Can't").await?;
        town.skip();
        // Dee has an offer, and the others wait.
        ana.says("/meetup edit #1 spots: none").await?;
        town.skip();
        ana.presses("Change it").await?;
        let said = town.transcript();
        for name in ["dee", "eva", "fay"] {
            let line = format!("(to {name}) There is room for everybody at Park and coffee now: Saturday, November 28, 2026, 10:00 AM EST, Elm Park. Would you still like to come?");
            assert!(said.contains(&line), "{name}: {said}");
        }
        assert!(!said.contains("yours until") && !said.contains("next family"), "{said}");
        town.advance(TimeDelta::hours(5)).await?;
        let later = town.transcript();
        assert!(["dee", "eva", "fay"].iter().all(|name| !later.contains(&format!("(to {name})"))), "{later}");
        town.member("fay").says("/meetup going #1").await?;
        let said = town.transcript();
        assert!(said.contains("(to fay) Lovely, you're coming to Park and coffee"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn moved_up_shortly_before_the_start_she_is_asked_like_everybody_and_the_host_hears_so() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: in 50 minutes place: Elm Park spots: 1").await?;
        for name in ["ben", "cleo", "dee"] {
            town.member(name).says("/meetup going #1").await?;
        }
        town.member("ben").says("/meetup cant #1").await?;
        town.skip();
        town.member("ana").says("/meetup up #1 who: @dee").await?;
        let said = town.transcript();
        assert!(said.contains("the first tap has the spot") && !said.contains("comes next"), "{said}");
        Ok(())
    })
    .await
}
