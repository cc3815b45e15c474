//! What goes wrong on the way of what moderators do.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use super::keeping::settle_in;

#[tokio::test]
async fn what_closed_direct_messages_keep_out_waits_until_she_comes_by() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("ben").closes_dms();
        town.member("mia").says("/care nudge @ben some felt judged").await?;
        town.skip();
        town.member("mia").presses("Send").await?;
        let said = town.transcript();
        assert!(said.contains("(to mia) ben cannot be written to privately") && !said.contains("(#general)"), "{said}");
        town.member("ben").says("/my standing").await?;
        assert!(town.transcript().contains("[Read it]"));
        town.member("ben").presses("Read it").await?;
        assert!(town.transcript().contains("some felt judged"));
        town.member("ben").says("/my standing").await?;
        assert!(!town.transcript().contains("[Read it]"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_missing_permission_is_said_once_with_what_to_give_and_she_hears_nothing() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.refuses(&["keep"]);
        town.member("mia").says("/care pause @ben 2h heated").await?;
        town.skip();
        town.member("mia").presses("Send").await?;
        let said = town.transcript();
        assert!(said.contains("(to mia) I could not do that for you") && !said.contains("(to ben)"), "{said}");
        town.advance(TimeDelta::hours(3)).await?;
        assert_eq!(town.transcript(), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn when_the_moderators_channel_is_gone_nothing_is_lost_and_the_admin_hears_once() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("ana").says_in("#mods", "/settings set moderators-channel here").await?;
        town.refuses(&["place"]);
        town.skip();
        for reason in ["one", "two"] {
            town.member("mia").says(&format!("/care nudge @ben {reason}")).await?;
            town.member("mia").presses("Send").await?;
        }
        let said = town.transcript();
        assert_eq!(said.matches("(to ana) I cannot write in the moderators' channel").count(), 1, "{said}");
        for number in ["#1", "#2"] {
            assert!(said.contains(&format!("(to zoe) {number}: ben was sent a kind word")), "{said}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_crash_between_deciding_and_doing_changes_nothing() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care pause @ben 2h heated").await?;
        let press = town.member("mia").event("#general", town.member("mia").press("Send")?);
        town.skip();
        town.dies_answering(&press).await?;
        town.happens(&press).await?;
        let said = town.transcript();
        assert_eq!(said.matches("(keeps) Pause").count(), 1, "{said}");
        assert_eq!(said.matches("(to ben)").count(), 1, "{said}");
        assert_eq!(said.matches("(to mia)").count(), 1, "{said}");
        // The platform is away for a while.
        town.member("mia").says("/care pause @cleo 2h heated").await?;
        town.skip();
        town.fail_deliveries(3);
        town.member("mia").presses("Send").await?;
        town.advance(TimeDelta::minutes(5)).await?;
        let said = town.transcript();
        assert_eq!(said.matches("(keeps) Pause").count(), 1, "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_a_platform_does_not_let_go_of_is_tried_until_it_does_and_then_it_is_over() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care pause @ben 2h heated").await?;
        town.member("mia").presses("Send").await?;
        town.refuses(&["keep"]);
        town.skip();
        town.advance(TimeDelta::hours(5)).await?;
        let said = town.transcript();
        assert_eq!(said.matches("I could not let go of it").count(), 1, "{said}");
        assert!(!said.contains("(to ben)"), "it is not over yet: {said}");
        town.refuses(&[]);
        town.advance(TimeDelta::hours(1)).await?;
        let said = town.transcript();
        assert!(said.contains("until: None") && said.contains("(to ben) Your pause is over"), "{said}");
        town.advance(TimeDelta::hours(5)).await?;
        assert_eq!(town.transcript(), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pause_that_could_not_take_the_place_of_an_older_one_leaves_none_behind() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.keeps_as("what was there");
        town.member("mia").says("/care pause @ben 2h heated").await?;
        town.member("mia").presses("Send").await?;
        town.member("mia").says("/care pause @ben 3 days still heated").await?;
        town.refuses(&["keep"]);
        town.member("mia").presses("Send").await?;
        town.refuses(&[]);
        town.skip();
        town.advance(TimeDelta::hours(2)).await?;
        let said = town.transcript();
        assert!(said.contains("until: None") && said.contains("what was there"), "{said}");
        Ok(())
    })
    .await
}
