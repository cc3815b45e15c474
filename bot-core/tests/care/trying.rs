//! What an admin chooses about noticing, and tries.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn a_sentence_is_tried_and_says_why_and_what_would_follow() -> TestResult {
    in_town(async |town| {
        let olga = || town.member("olga");
        olga().is(Standing::Admin);
        olga().says("/settings try We loved the park today").await?;
        olga().says("/settings try Honestly, formula is poison for a newborn").await?;
        olga().says("/settings set care-phrases + must be nice to have (time|money)").await?;
        olga().says("/settings try Must be nice to have money!").await?;
        olga().says("/settings try Real mums don't hand their babies to strangers, just saying").await?;
        olga().says("/settings try I can't do this any more, I want to die").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        olga().says("/settings set care nudge").await?;
        olga().says("/settings try formula is poison").await?;
        town.skip();
        olga().says("/settings try formula is poison").await?;
        assert!(town.transcript().contains("On Monday, December 7 nudging begins."));
        town.advance(TimeDelta::days(14)).await?;
        town.skip();
        olga().says("/settings try formula is poison").await?;
        assert!(town.transcript().contains("At this moment its author would read that, she alone"));
        olga().says("/settings set care off").await?;
        town.skip();
        olga().says("/settings try formula is poison").await?;
        assert!(town.transcript().contains("At this moment nothing would happen"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn trying_is_for_those_who_keep_order() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/settings try formula is poison").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.member("mia").is(Standing::Moderator);
        town.member("mia").says("/settings try formula is poison").await?;
        assert!(town.transcript().starts_with("(to mia) I would notice this"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn phrases_that_cannot_be_used_are_refused_with_what_would_work() -> TestResult {
    in_town(async |town| {
        let olga = || town.member("olga");
        olga().is(Standing::Admin);
        let long = "a".repeat(450);
        let wide = "one two three four five six seven eight nine ten eleven twelve thirteen";
        for phrase in [
            "lazy", "?!", &long, wide, "(a|b)(c|d)(e|f)(g|h)(i|j)(k|l)(m|n)(o|p)(q|r)", "(lazy cow", "{nobody} is lazy",
            "la* cow", ".. cow",
        ] {
            olga().says(&format!("/settings set care-phrases + {phrase}")).await?;
            olga().whispers("cancel").await?;
        }
        olga().says("/settings set care-phrases +").await?;
        olga().says("/settings set care-phrases - lazy cow").await?;
        olga().says("/settings set care-topics gardening").await?;
        olga().says("/settings set care-dropped en/feeding/nothing").await?;
        olga().says("/settings set care-exempt-channels #elsewhere").await?;
        let said = town.transcript().replace(&"a".repeat(60), "a…");
        insta::assert_snapshot!(said.replace("\n---\n(to olga) All right, I'm letting that go.", ""), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn lists_grow_and_shrink_and_are_shown() -> TestResult {
    in_town(async |town| {
        let olga = || town.member("olga");
        olga().is(Standing::Admin);
        olga().says("/settings set care-phrases lazy cow, must be nice to have time").await?;
        olga().says("/settings set care-phrases + Lazy cow, real mums cook").await?;
        olga().says("/settings set care-phrases - lazy cow").await?;
        olga().says("/settings show care-phrases").await?;
        olga().says("/settings set care-phrases off").await?;
        olga().says("/settings set care-topics -selling, screens").await?;
        olga().says("/settings set care-topics + Selling").await?;
        olga().says("/settings reset care-topics").await?;
        olga().says_in("#rants", "/settings set care-exempt-channels here").await?;
        olga().says_in("#fun", "/settings set care-exempt-channels here").await?;
        olga().says_in("#rants", "/settings set care-exempt-channels -here").await?;
        olga().says("/settings set care-exempt-channels off").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}
