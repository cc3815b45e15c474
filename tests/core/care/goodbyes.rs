//! Goodbyes and appeals.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use super::keeping::settle_in;

#[tokio::test]
async fn a_goodbye_takes_two_and_she_hears_how_to_appeal_before_it_happens() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care goodbye @ben selling after three talks").await?;
        town.skip();
        town.member("mia").presses("Send").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) I am asking the other moderators. When one says yes, ben hears how to appeal, and then she goes. It is #1 in the record.
        ---
        (to ana) mia would like to say goodbye to ben, for good. It takes the yes of somebody else within 24 hours. ben hears of the way to appeal before it happens.
        The reason: selling after three talks
        [Yes, goodbye] [No, she stays]
        ---
        (to zoe) mia would like to say goodbye to ben, for good. It takes the yes of somebody else within 24 hours. ben hears of the way to appeal before it happens.
        The reason: selling after three talks
        [Yes, goodbye] [No, she stays]
        ");
        town.member("zoe").presses("Yes, goodbye").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to zoe) Thank you. ben is told first, with the way to appeal, and goes when she has been told. It is #1 in the record.
        To take it back: /care undo 1
        ---
        (to ben) This is hard to say: the moderators have decided to say goodbye to you here. Thank you for the time you were with us.
        The reason: selling after three talks
        In a moment you will not be able to read or write there any more.
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        [Ask to look again] [My standing]
        ---
        (keeps) Goodbye { home: HomeKey { id: "town", name: Some("Town") }, account: "ben", out: true, why: … }
        "#);
        // She is out, and asks for another look.
        town.member("ben").vanishes();
        town.happens(&town.member("ben").event("#general", What::Departed)).await?;
        town.member("ben").whispers("meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"(to ben) The moderators here have said goodbye to you, so most of what I do is closed to you. If you think that was wrong, tell me why: /appeal. What I know of you is yours: /my export gives it to you, /my forget lets me forget it.");
        town.member("ben").presses("Ask to look again").await?;
        town.member("ben").whispers("I was only asked where my scarf is from").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Why should somebody look again?
        For example: I was quoting my mother. Or write cancel to stop.
        ---
        (to ben) Thank you for telling me. Somebody who had nothing to do with it looks at it, and I tell you how it ended and why. It may take a day or two.
        ---
        (to ana) ben asks somebody else to look again at #1: a goodbye by mia. You had nothing to do with it, so I ask you.
        The reason: selling after three talks
        She says:
        I was only asked where my scarf is from
        [It stays] [Make it milder] [Take it back]
        ");
        for name in ["mia", "zoe"] {
            town.member(name).says("/care appeals 1 undo I like her").await?;
            assert!(town.transcript().contains("You had to do with it yourself"), "{name}");
        }
        town.member("ana").presses("Take it back").await?;
        town.member("ana").whispers("It was a misunderstanding").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) What is the reason? She will read it.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Answered: it is taken back. She reads your reason.
        ---
        (keeps) Goodbye { home: HomeKey { id: "town", name: Some("Town") }, account: "ben", out: false, why: … }
        ---
        (to ben) Somebody who had nothing to do with it has looked again at the goodbye. It is taken back, and does not count.
        The reason: It was a misunderstanding
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_was_said_goodbye_to_takes_along_what_is_known_of_her_and_has_it_forgotten() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        let ben = town.member("ben");
        ben.says("/my about I knit").await?;
        town.member("mia").says("/care goodbye @ben selling").await?;
        town.member("mia").presses("Send").await?;
        town.member("zoe").presses("Yes, goodbye").await?;
        ben.vanishes();
        town.happens(&ben.event("#general", What::Departed)).await?;
        town.skip();
        ben.whispers("my export").await?;
        let export = town.transcript();
        assert!(export.contains("(to ben)") && export.contains("file: village-"), "{export}");
        ben.whispers("my forget").await?;
        town.skip();
        ben.presses("Forget me").await?;
        town.advance(TimeDelta::hours(2)).await?;
        town.skip();
        let rows = town.every_row().await?;
        assert!(!rows.iter().any(|(_, _, row)| row.contains("I knit")), "{rows:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_goodbye_without_a_second_yes_is_let_be() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care goodbye @ben selling").await?;
        town.member("mia").presses("Send").await?;
        town.skip();
        town.advance(TimeDelta::hours(25)).await?;
        let said = town.transcript();
        assert!(said.contains("(to mia) Nobody else has said yes to the goodbye #1, so ben stays"), "{said}");
        assert!(!said.contains("(keeps)") && !said.contains("(to ben)"), "{said}");
        town.member("zoe").presses("Yes, goodbye").await?;
        assert!(town.transcript().contains("is decided already"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_moderator_alone_cannot_say_goodbye_and_cannot_be_appealed_to() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        for name in ["ana", "ben"] {
            town.member(name).says("/village about").await?;
        }
        town.member("ana").says("/care goodbye @ben selling").await?;
        town.skip();
        town.member("ana").presses("Send").await?;
        assert!(town.transcript().contains("There is no second moderator"));
        town.member("ana").says("/care pause @ben 2h selling").await?;
        town.member("ana").presses("Send").await?;
        town.skip();
        town.member("ben").says("/appeal it was a gift").await?;
        assert!(town.transcript().contains("There is nobody here besides those who decided it"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_appeal_softens_a_pause_once_and_is_answered_with_a_reason() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care pause @ben 4h heated").await?;
        town.member("mia").presses("Send").await?;
        town.skip();
        town.member("ben").says("/appeal 7").await?;
        assert!(town.transcript().contains("Nothing with the number 7 is recorded about you"));
        town.member("ben").says("/appeal").await?;
        assert!(town.transcript().contains("It is about #1. In a few sentences: why"));
        // What she writes next is the answer to that.
        town.member("ben").whispers("I was quoting my mother").await?;
        let said = town.transcript();
        assert!(said.contains("(to ana)") && said.contains("(to zoe)") && !said.contains("(to mia)"), "{said}");
        town.member("ben").says("/appeal again").await?;
        assert!(town.transcript().contains("Somebody is looking at it already"));
        town.member("zoe").says("/care appeals").await?;
        assert!(town.transcript().contains("I was quoting my mother"));
        town.member("zoe").says("/care appeals 1 soften it was half as bad").await?;
        let said = town.transcript();
        assert!(
            said.contains("(to ben) Somebody who had nothing to do with it") && said.contains("it was half as bad"),
            "{said}"
        );
        town.advance(TimeDelta::hours(2) + TimeDelta::minutes(1)).await?;
        assert!(town.transcript().contains("(to ben) Your pause is over"));
        town.member("ben").says("/my standing").await?;
        assert!(town.transcript().contains("(does not count)"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn those_who_may_answer_an_appeal_are_reminded_until_one_has() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care pause @ben 10d heated").await?;
        town.member("mia").presses("Send").await?;
        town.member("ben").says("/appeal I was quoting my mother").await?;
        town.skip();
        town.advance(TimeDelta::days(1)).await?;
        let said = town.transcript();
        assert_eq!(said.matches("I was quoting my mother").count(), 2, "{said}");
        assert!(said.contains("(to ana)") && said.contains("(to zoe)") && !said.contains("(to mia)"), "{said}");
        town.member("zoe").says("/care appeals 1 uphold it was the third time").await?;
        town.skip();
        town.advance(TimeDelta::days(7)).await?;
        assert!(!town.transcript().contains("I was quoting my mother"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_with_two_accounts_comes_back_with_both() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("benphone").says("/village about").await?;
        town.skip();
        town.member("ben").whispers("my link").await?;
        let said = town.transcript();
        let code = said.split("my link").nth(1).unwrap_or_default().trim_start();
        let code: String = code.chars().take_while(char::is_ascii_alphanumeric).collect();
        town.member("benphone").whispers(&format!("my link {code}")).await?;
        town.member("benphone").presses("Both are mine").await?;
        town.member("mia").says("/care goodbye @ben selling").await?;
        town.member("mia").presses("Send").await?;
        town.member("zoe").presses("Yes, goodbye").await?;
        // The platform tells that one of them has gone.
        town.happens(&town.member("ben").event("#general", What::Departed)).await?;
        town.skip();
        town.member("zoe").says("/care undo 1").await?;
        let said = town.transcript();
        assert_eq!(said.matches("out: false").count(), 2, "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_goodbye_is_taken_back_by_those_who_decided_it_or_by_an_admin() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("nora").is(Standing::Moderator);
        town.member("nora").says("/village about").await?;
        town.member("mia").says("/care goodbye @ben selling").await?;
        town.member("mia").presses("Send").await?;
        town.member("zoe").presses("Yes, goodbye").await?;
        town.skip();
        town.member("nora").says("/care undo 1").await?;
        let said = town.transcript();
        assert!(said.contains("Two decided #1 together") && !said.contains("out: false"), "{said}");
        town.member("ana").says("/care undo 1").await?;
        assert!(town.transcript().contains("out: false"));
        Ok(())
    })
    .await
}
