//! The ways in which a message is told of.

use bot_core::incoming::What;
use bot_core::testing::{TestResult, in_town};

use crate::kept;

#[tokio::test]
async fn a_message_is_told_of_by_its_menu_by_a_reply_and_by_a_flag() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        town.member("ben").says("You are a bad mother").await?;
        town.skip();
        town.member("ana").points("ben", "report", &[("why", "unkind")]).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Thank you for telling. The moderators will look at it; it is number 1.
        Nobody sees that it was you: not whoever wrote it, and not the moderators.
        You said: “unkind”
        [A child is in danger] [Add something] [They may know it's me] [Take it back]
        ---
        (#moderators) Report 1
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        What was said: You are a bad mother
        One person told me.
        • Somebody: “unkind”
        [I'll take it] [Ask who told] [Do something] [Close it]
        ");
        // Typed where others read it, it is taken away; so is the flag.
        town.member("cleo").replies("ben", "/report").await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to cleo) Thank you for telling. The moderators will look at it; it is number 1.
        Nobody sees that it was you: not whoever wrote it, and not the moderators.
        [A child is in danger] [Add something] [They may know it's me] [Take it back]
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e9" } }
        ---
        (#moderators, edited) Report 1
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        What was said: You are a bad mother
        2 people told me.
        • Somebody: “unkind”
        • Somebody, without a word about why
        [I'll take it] [Ask who told] [Do something] [Close it]
        "##);
        let on = town.member("ben").event("#general", What::Arrived);
        let on = bot_core::incoming::MessageKey { place: on.place.id, id: "e7".to_owned() };
        let flag = What::Reacted { on, key: "🚩".to_owned() };
        town.happens(&town.member("dee").event("#general", flag)).await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to dee) Thank you for telling. The moderators will look at it; it is number 1.
        Nobody sees that it was you: not whoever wrote it, and not the moderators.
        [A child is in danger] [Add something] [They may know it's me] [Take it back]
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e11" } }
        ---
        (#moderators, edited) Report 1
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        What was said: You are a bad mother
        3 people told me.
        • Somebody: “unkind”
        • Somebody, without a word about why
        • Somebody, without a word about why
        [I'll take it] [Ask who told] [Do something] [Close it]
        "##);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn her_own_message_and_one_that_is_gone_are_answered_kindly() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        town.member("ana").says("I am a bad mother").await?;
        town.skip();
        town.member("ana").points("ana", "report", &[]).await?;
        let gone = bot_core::incoming::MessageKey { place: "#general".to_owned(), id: "e999".to_owned() };
        let what = What::Said { text: "/report".to_owned(), to_bot: false, replies_to: Some(gone) };
        town.happens(&town.member("ana").event("#general", what)).await?;
        town.member("ana").says("/my reports").await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to ana) That one is yours. If something weighs on you, /support has people to talk to; what you wrote you can change or delete yourself.
        ---
        (to ana) What is it about? Choose “Report kindly” in the message's menu, reply to the message, or name somebody: /report @ben she keeps selling things
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e9" } }
        ---
        (to ana) You haven't told the moderators about anything. From a message's menu you can, or by replying to it with “report”; whoever wrote it never learns that it was you.
        "##);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_the_bot_may_take_nothing_away_whoever_told_learns_that_it_is_seen() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        town.refuses(&["keep"]);
        town.member("ana").says("/report person: @ben").await?;
        let said = town.transcript();
        assert!(said.contains("(to ana) I may not take away messages there"), "{said}");
        Ok(())
    })
    .await
}
