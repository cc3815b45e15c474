//! What is left of reports: the month in numbers, and when they are forgotten.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use crate::kept;

#[tokio::test]
async fn reports_are_forgotten_after_ninety_days() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        town.member("ana").says("/report person: @ben why: rude").await?;
        town.member("mia").says("/care close 1 how: talked").await?;
        town.advance(TimeDelta::days(92)).await?;
        town.skip();
        town.member("ana").says("/my reports").await?;
        town.member("mia").says("/care reports 1").await?;
        let said = town.transcript();
        assert!(said.contains("You haven't told the moderators about anything"), "{said}");
        assert!(said.contains("There is no report 1"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_month_is_summed_up_without_names_and_nothing_under_five_is_counted_out() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        town.member("olga").says("/settings set care-summary here").await?;
        for (name, number) in [("p1", 1), ("p2", 2), ("p3", 3), ("p4", 4), ("p5", 5)] {
            town.member(name).says("/my show").await?;
            town.member("ana").says(&format!("/report person: @{name}")).await?;
            if number < 3 {
                town.member("mia").says(&format!("/care close {number} how: left")).await?;
            }
        }
        town.skip();
        town.advance(TimeDelta::days(10)).await?;
        let said = town.transcript();
        let summary = said.split("\n---\n").find(|said| said.starts_with("(#general)")).unwrap_or_default();
        insta::assert_snapshot!(summary, @"
        (#general) Looking after this place in November:
        • 5 things were told to the moderators
        • a few of them were answered
        No names, and nothing under five is counted out.
        ");
        // A month in which nothing happened is not spoken of.
        town.advance(TimeDelta::days(62)).await?;
        assert!(!town.transcript().contains("Looking after this place"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn pauses_and_appeals_are_in_the_summary_too() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        let (olga, mia, ben) = (town.member("olga"), town.member("mia"), town.member("ben"));
        olga.says("/settings set care-summary here").await?;
        mia.says("/care pause @ben 1h why: a rest").await?;
        mia.presses("Send").await?;
        ben.presses("Ask to look again").await?;
        ben.whispers("It was a joke between us").await?;
        olga.presses("Take it back").await?;
        olga.whispers("It was").await?;
        town.skip();
        town.advance(TimeDelta::days(10)).await?;
        let said = town.transcript();
        for line in ["a few pauses", "a few decisions were asked", "a few of those were softened or undone"] {
            assert!(said.contains(line), "{line}: {said}");
        }
        Ok(())
    })
    .await
}
