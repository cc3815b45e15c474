//! The exact address is for those who come.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

const HOME: &str = "/meetup new Tea when: sat 10am place: Elm Park area address: 12 Elm Street";

/// Whatever is shown to people who are not coming.
const SECRET: &str = "12 Elm Street";

#[tokio::test]
async fn the_address_is_seen_by_those_who_come_and_by_nobody_else() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(HOME).await?;
        town.transcript();
        assert!(town.files().iter().all(|file| file.contains(SECRET)), "the host has it");
        // The card, the list, the meetup itself, who is coming, its calendar file: for everybody else.
        town.member("ben").says("/meetup list").await?;
        town.member("ben").says("/meetup show #1").await?;
        town.member("ben").says("/meetup who #1").await?;
        town.member("ben").says("/meetup calendar #1").await?;
        town.member("ben").says("/meetup maybe #1").await?;
        town.member("ben").says("/meetup cant #1").await?;
        town.member("ben").says("/meetup sick #1").await?;
        let others = town.transcript();
        assert!(!others.contains(SECRET), "{others}");
        assert!(!town.files().iter().any(|file| file.contains(SECRET)));
        town.member("cleo").presses("Going").await?;
        let hers = town.transcript();
        assert!(hers.contains("The exact address, for those who come: 12 Elm Street"), "{hers}");
        assert!(town.files().iter().any(|file| file.contains(SECRET)));
        town.member("cleo").presses("Can't").await?;
        town.member("cleo").says("/meetup show #1").await?;
        town.member("cleo").says("/meetup calendar #1").await?;
        let left = town.transcript();
        assert!(!left.contains(SECRET), "{left}");
        assert!(!town.files().iter().any(|file| file.contains(SECRET)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_shares_it_herself_with_somebody_new() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup list").await?;
        town.advance(TimeDelta::days(20)).await?;
        town.member("ana").says(HOME).await?;
        town.transcript();
        town.member("ben").presses("Going").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Lovely, you're coming to Tea: Saturday, December 19, 2026, 10:00 AM EST, Elm Park area. The file puts it into your calendar.
        You're new here, so the host decides whether to share the exact address with you. I've asked her.
        [Adults and kids] [Can't] [We're ill]
        file: tea.ics
        ---
        (to ana) ben is new here and is coming to Tea. May I send her the exact address?
        [Share it with her]
        ---
        (#general, edited) Tea
        When: Saturday, December 19, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park area
        Host: ana
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        town.member("ana").presses("Share it with her").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Done: I've sent ben the exact address.
        ---
        (to ben) The host of Tea shares the exact address with you.
        The exact address, for those who come: 12 Elm Street
        file: tea.ics
        ");
        town.member("ben").presses("Can't").await?;
        town.member("ben").presses("Going").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) No problem at all, you're not coming to Tea. You can change your mind at any time.
        file: tea.ics
        ---
        (#general, edited) Tea
        When: Saturday, December 19, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park area
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) Lovely, you're coming to Tea: Saturday, December 19, 2026, 10:00 AM EST, Elm Park area. The file puts it into your calendar.
        The exact address, for those who come: 12 Elm Street
        [Adults and kids] [Can't] [We're ill]
        file: tea.ics
        ---
        (#general, edited) Tea
        When: Saturday, December 19, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park area
        Host: ana
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_month_later_numbers_are_left() -> TestResult {
    in_town(async |town| {
        town.member("ana")
            .says("/meetup new Tea when: sat 10am place: Elm Park address: 12 Elm Street notes: ring twice")
            .await?;
        town.member("ben").says("/meetup going #1 kids: 2").await?;
        town.member("cleo").presses("Going").await?;
        town.advance(TimeDelta::days(6)).await?;
        town.transcript();
        town.advance(TimeDelta::days(31)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Did Tea take place yesterday?
        [It took place] [It did not] [The same again]
        ---
        (#general, edited) Tea
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Coming: 2 going · 2 kids
        This meetup is over.
        ");
        town.member("ana").says("/meetup show #1").await?;
        town.member("ana").says("/meetup who #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Tea
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Coming: 2 going · 2 kids
        This meetup is over.
        ---
        (to ana) Tea is more than a month ago, so only numbers are left of who came.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_moderator_who_does_not_come_changes_the_address_without_seeing_it() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(HOME).await?;
        town.transcript();
        town.member("mo").is(bot_core::incoming::Standing::Moderator);
        town.member("mo").says("/meetup edit #1 address: 3 Oak Street").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mo) This is how Tea would change:
        • Exact address: (for those who come) → 3 Oak Street
        Everyone who is coming hears it. Nothing has changed yet.
        [Change it] [Leave it]
        ");
        Ok(())
    })
    .await
}
