//! Whose direct messages are closed is mentioned where she reads, and opens what there is for her alone.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn a_knock_opens_what_it_was_about_one_after_the_other() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup list").await?;
        town.member("ben").says("/meetup list").await?;
        town.member("cleo").says("/my avoid @ben").await?;
        town.advance(TimeDelta::days(20)).await?;
        town.member("ana").says("/meetup new Tea when: sat 10am place: Elm address: 12 Elm Street needs: 3").await?;
        town.member("cleo").presses("Going").await?;
        town.member("ana").closes_dms();
        town.member("cleo").closes_dms();
        town.transcript();
        town.member("ben").presses("Going").await?;
        town.member("eve").presses("Going").await?;
        town.member("dee").presses("Going").await?;
        let knocks = town.transcript();
        assert_eq!(knocks.matches("ana, there is something for you").count(), 1, "{knocks}");
        assert_eq!(knocks.matches("cleo, there is something for you").count(), 1, "{knocks}");
        town.member("ana").presses("Show me").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) eve is new here and is coming to Tea. May I send her the exact address?
        There is more for you.
        [Share it with her] [Show me]
        ");
        town.member("ana").presses("Share it with her").await?;
        assert!(town.transcript().contains("(to eve) The host of Tea shares the exact address with you."));
        town.member("ana").presses("Show me").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) dee is new here and is coming to Tea. May I send her the exact address?
        [Share it with her]
        ");
        town.member("cleo").presses("Show me").await?;
        let avoided = town.transcript();
        assert!(
            avoided.starts_with("(to cleo) Just for you: somebody you'd rather avoid is coming to Tea"),
            "{avoided}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_for_the_host_is_there_with_its_buttons_and_others_who_press_see_the_card() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Tea when: sat 10am place: Elm Park").await?;
        town.member("ben").says("/meetup going #1 note: nut allergy").await?;
        town.member("ana").closes_dms();
        town.advance(TimeDelta::days(6) + TimeDelta::hours(2)).await?;
        town.transcript();
        town.member("ben").presses("Show me").await?;
        assert!(town.transcript().starts_with("(to ben) Tea\nWhen:"), "nothing of hers is for ben");
        town.member("ana").presses("Show me").await?;
        town.member("ana").presses("Show me").await?;
        town.member("ana").presses("Show me").await?;
        let all = town.transcript();
        assert!(all.contains("Did Tea take place yesterday?\n[It took place] [It did not]"), "{all}");
        Ok(())
    })
    .await
}
