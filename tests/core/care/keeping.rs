//! Claims about keeping order: what moderators do, what she reads, what is recorded, and appeals.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

/// Ana is the admin, mia and zoe are moderators, ben is a member.
async fn settle_in(town: &Town) -> TestResult {
    for (name, standing) in [
        ("ana", Standing::Admin),
        ("mia", Standing::Moderator),
        ("zoe", Standing::Moderator),
        ("ben", Standing::Member),
        ("cleo", Standing::Member),
    ] {
        town.member(name).is(standing);
        town.member(name).says("/village about").await?;
    }
    town.skip();
    Ok(())
}

#[tokio::test]
async fn a_nudge_is_shown_and_changed_before_it_is_sent() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care nudge @ben").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) A kind word for ben. Nothing is sent yet. It is number #1 in the record.
        What is still missing is the reason. She will read it; one sentence about what happened is best: “Write the reason”.
        Nothing counts at present. If something is needed, what fits is a kind word. You decide; I only suggest.
        [Write the reason] [Cancel]
        ");
        town.member("mia").presses("Write the reason").await?;
        town.member("mia").whispers("Some felt judged about bottles").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) Why? (a few words)
        For example: She keeps selling things. Or write cancel to stop.
        ---
        (to mia) A kind word for ben. Nothing is sent yet. It is number #1 in the record.
        She will read this, privately:
        Something you wrote may have landed harder than you meant it. I think you meant well, and I'd like to tell you privately.
        The reason: Some felt judged about bottles
        Nothing else happens. If you like, write a line there; or just leave it as it is.
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        Nothing counts at present. If something is needed, what fits is a kind word. You decide; I only suggest.
        [Send] [Change the words] [Cancel]
        ");
        town.member("mia").says("/care words 1 I know you meant well.").await?;
        town.skip();
        town.member("mia").presses("Send").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) On its way to ben. It is #1 in the record.
        To take it back: /care undo 1
        ---
        (to ben) I know you meant well.
        The reason: Some felt judged about bottles
        Nothing else happens. If you like, write a line there; or just leave it as it is.
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        [Ask to look again] [My standing]
        ");
        // Sent once is sent once.
        town.member("mia").presses("Send").await?;
        assert!(!town.transcript().contains("(to ben)"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pause_is_told_when_it_holds_and_ends_by_itself() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care pause @ben 2h things got heated about sleep").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) A pause for ben. Nothing has happened yet. It is number #1 in the record.
        Until Monday, November 23, 2026, 11:00 AM EST; it ends by itself.
        She will read this, privately:
        It has been a lot lately. A moderator would like you to take a little rest from writing here. You are still one of us.
        The reason: things got heated about sleep
        You can read everything and write again from Monday, November 23, 2026, 11:00 AM EST. It ends by itself.
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        Nothing counts at present. If something is needed, what fits is a kind word. You decide; I only suggest.
        [Send] [Change the words] [Cancel]
        ");
        town.member("mia").presses("Send").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to mia) ben is being paused, and reads why. It is #1 in the record.
        To take it back: /care undo 1
        ---
        (keeps) Pause { home: HomeKey { id: "town", name: Some("Town") }, account: "ben", until: Some(2026-11-23T16:00:00Z), why: …, before: None }
        ---
        (to ben) It has been a lot lately. A moderator would like you to take a little rest from writing here. You are still one of us.
        The reason: things got heated about sleep
        You can read everything and write again from Monday, November 23, 2026, 11:00 AM EST. It ends by itself.
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        [Ask to look again] [My standing]
        "#);
        town.member("mia").says("/care history @ben").await?;
        town.member("ben").says("/my standing").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) What is recorded about ben
        • #1, Monday, November 23, pause by mia, in force: things got heated about sleep
        One thing counts at present (a pause of some hours). If more is needed, what fits next is a pause of some days. You decide; I only suggest.
        [Kind word] [Ask how she is] [Note]
        ---
        (to ben) What is recorded about you
        • #1, Monday, November 23, a pause, in force: things got heated about sleep (counts until Sunday, February 21)
        Only you and the moderators see this. What counts fades after 90 days, and a record goes after a year. Moderators may also keep notes of their own, which are not shown here. Who told them something is shown to nobody.
        [Ask about #1]
        ");
        town.advance(TimeDelta::hours(3)).await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (keeps) Pause { home: HomeKey { id: "town", name: Some("Town") }, account: "ben", until: None, why: …, before: None }
        ---
        (to ben) Your pause is over; you can write again. Good to have you back.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pause_ends_early_and_a_second_one_takes_the_place_of_the_first() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        let mia = town.member("mia");
        mia.says("/care pause @ben 2h heated").await?;
        mia.presses("Send").await?;
        mia.says("/care pause @ben 3 days still heated").await?;
        mia.presses("Send").await?;
        town.skip();
        town.advance(TimeDelta::hours(4)).await?;
        assert_eq!(town.transcript(), "", "the longer one holds");
        mia.says("/care resume @ben").await?;
        let said = town.transcript();
        assert!(said.contains("(to ben) Your pause is over") && said.contains("until: None"), "{said}");
        town.advance(TimeDelta::days(4)).await?;
        assert_eq!(town.transcript(), "");
        mia.says("/care resume @ben").await?;
        assert!(town.transcript().contains("She is not paused at present"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nobody_acts_on_herself_or_on_those_above_or_without_the_role() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care pause @mia 2h rest").await?;
        assert!(town.transcript().contains("nobody keeps order with herself"));
        for who in ["ana", "zoe"] {
            town.member("mia").says(&format!("/care pause @{who} 2h rest")).await?;
            assert!(town.transcript().contains("as high as yours"), "{who}");
        }
        // Asking how somebody is, everybody may be asked.
        town.member("mia").says("/care checkin @ana").await?;
        assert!(town.transcript().contains("You ask ana how she is"));
        town.member("ben").says("/care pause @cleo 2h rest").await?;
        assert!(town.transcript().contains("That one is for"));
        // She prepares it, loses her role, and presses.
        town.member("mia").says("/care pause @ben 2h rest").await?;
        town.member("mia").is(Standing::Member);
        town.skip();
        town.member("mia").presses("Send").await?;
        let said = town.transcript();
        assert!(said.contains("as far as I know you are none at present") && !said.contains("Pause"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_pauses_badly_is_answered_kindly() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        for (words, answer) in [
            ("5 min", "is shorter than I can make it"),
            ("40 days", "is longer than I can make it"),
            ("soon", "could not find how long"),
        ] {
            town.member("mia").says(&format!("/care pause @ben {words}")).await?;
            let said = town.transcript();
            assert!(said.contains(answer) && said.contains("Something like 2h works"), "{said}");
        }
        town.member("mia").says("/care pause @nobody 2h").await?;
        town.member("mia").says("/care undo 77").await?;
        assert!(town.transcript().contains("There is no number 77"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_removed_message_goes_back_to_its_author_with_the_reason() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("ben").says("Formula is poison, Leo from Elm School can tell you").await?;
        town.member("mia").replies("ben", "/care remove why: it names a child").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) A message of ben is taken away. Nothing has happened yet. It is number #1 in the record.
        She will read this, privately:
        A moderator has taken down something you wrote. Your words are yours, so here they are again.
        The reason: it names a child
        If you like, say it again in another way.
        What you wrote:
        Formula is poison, Leo from Elm School can tell you
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        Nothing counts at present. If something is needed, what fits is a kind word. You decide; I only suggest.
        [Send] [Change the words] [Cancel]
        ");
        town.member("mia").presses("Send").await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to mia) The message is being taken away, and ben gets her words back. It is #1 in the record.
        To take it back: /care undo 1
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e6" } }
        ---
        (to ben) A moderator has taken down something you wrote. Your words are yours, so here they are again.
        The reason: it names a child
        If you like, say it again in another way.
        What you wrote:
        Formula is poison, Leo from Elm School can tell you
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        [Ask to look again] [My standing]
        "##);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_menu_on_a_message_removes_it_too_and_asks_for_the_reason() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("cleo").says("buy my oils").await?;
        town.member("mia").points("cleo", "care remove", &[]).await?;
        let said = town.transcript();
        assert!(said.contains("A message of cleo is taken away") && said.contains("[Write the reason]"), "{said}");
        town.member("mia").says("/care remove").await?;
        assert!(town.transcript().contains("Which message?"));
        town.member("cleo").points("cleo", "care remove", &[]).await?;
        assert!(town.transcript().contains("That one is for"));
        // The menu on a message nudges its author.
        town.member("mia").points("cleo", "care nudge", &[]).await?;
        assert!(town.transcript().contains("A kind word for cleo"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_channel_cools_with_the_values_and_goes_on_by_itself() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("ana").says("/settings set values We ask before we give advice.").await?;
        town.skip();
        town.member("mia").says_in("#sleep", "/care cool 30m this got heated").await?;
        town.skip();
        town.member("mia").presses("Send").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) #sleep is being slowed down. It is #1 in the record.
        To take it back: /care undo 1
        ---
        (keeps) Cool { until: Some(2026-11-23T14:30:00Z), before: None }
        ---
        (#sleep) Let's all take a breath. This goes a little slower for a while; nobody has done anything wrong by being here.
        The reason: this got heated
        It goes as before from Monday, November 23, 2026, 9:30 AM EST.
        What matters here:
        We ask before we give advice.
        ");
        town.advance(TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (keeps) Cool { until: None, before: None }
        ");
        Ok(())
    })
    .await
}

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
        insta::assert_snapshot!(town.transcript(), @"(to ben) The moderators here have said goodbye to you, so most of what I do is closed to you. If you think that was wrong, tell me why: /appeal");
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
async fn what_was_done_is_taken_back_by_its_number() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care pause @ben 2 days heated").await?;
        town.member("mia").presses("Send").await?;
        town.skip();
        town.member("zoe").says("/care undo 1").await?;
        let said = town.transcript();
        assert!(said.contains("until: None") && said.contains("(to ben) Your pause (#1) is taken back"), "{said}");
        town.member("zoe").says("/care history @ben").await?;
        assert!(town.transcript().contains("Nothing counts at present"));
        town.advance(TimeDelta::days(3)).await?;
        assert_eq!(town.transcript(), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn notes_are_for_moderators_and_not_in_her_standing() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("mia").says("/care note @ben talked on the phone, hard weeks").await?;
        town.member("zoe").says("/care history @ben").await?;
        assert!(town.transcript().contains("talked on the phone, hard weeks"));
        town.member("ben").says("/my standing").await?;
        let said = town.transcript();
        assert!(said.contains("Nothing is recorded about you here") && said.contains("notes of their own"), "{said}");
        Ok(())
    })
    .await
}

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
async fn the_ladder_suggests_and_never_acts() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        let mia = town.member("mia");
        mia.says("/care nudge @ben once").await?;
        assert!(town.transcript().contains("what fits is a kind word"));
        mia.presses("Send").await?;
        town.skip();
        mia.says("/care history @ben").await?;
        assert!(town.transcript().contains("what fits next is a talk"));
        mia.says("/care pause @ben 2 days twice").await?;
        mia.presses("Send").await?;
        town.skip();
        mia.says("/care history @ben").await?;
        assert!(town.transcript().contains("what fits next is a goodbye"));
        town.advance(TimeDelta::days(91)).await?;
        town.skip();
        mia.says("/care history @ben").await?;
        assert!(town.transcript().contains("Nothing counts at present"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_is_all_said_in_spanish_too() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("ben").says("/my language es").await?;
        town.member("mia").says("/care pause @ben 2h por lo de ayer").await?;
        town.skip();
        town.member("mia").presses("Send").await?;
        town.member("ben").says("/mi situación").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to mia) ben is being paused, and reads why. It is #1 in the record.
        To take it back: /care undo 1
        ---
        (keeps) Pause { home: HomeKey { id: "town", name: Some("Town") }, account: "ben", until: Some(2026-11-23T16:00:00Z), why: …, before: None }
        ---
        (to ben) Últimamente ha sido mucho. A una moderadora le gustaría que descansaras un poco de escribir aquí. Sigues siendo una de nosotras.
        El motivo: por lo de ayer
        Puedes leerlo todo, y escribir de nuevo desde el lunes 23 de noviembre de 2026, 11:00 EST. La pausa acaba por sí sola.
        Si crees que no es justo, basta con /apelar y unas palabras: lo volverá a mirar alguien distinto de quien lo decidió. Lo que hay anotado: /mi situación
        [Pedir que lo miren otra vez] [Mi situación]
        ---
        (to ben) Lo que hay anotado de ti
        • #1, lunes 23 de noviembre, una pausa, en vigor: por lo de ayer (cuenta hasta domingo 21 de febrero)
        Solo lo ven tú y las moderadoras. Lo que cuenta se desvanece a los 90 días, y lo anotado se borra al año. Las moderadoras pueden guardar además notas propias, que aquí no se muestran. Quién les contó algo no se le muestra a nadie.
        [Preguntar por el #1]
        "#);
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
