//! What members ask of those who keep order, of everybody without a name, and of people to talk to.

use std::time::Duration;

use crate::world::{TestResult, in_world};

/// Kick members: whoever may do that keeps order.
const MODERATOR: u64 = 1 << 1;
const ADMIN: u64 = 1 << 5;

#[tokio::test]
async fn a_message_is_told_of_by_its_menu_and_whoever_told_stays_unknown_to_the_end() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (mia, ana, ben) = (mums.member_with("Mia", MODERATOR), mums.member("Ana"), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        for somebody in [&mia, &ben] {
            somebody.slash("village about", &[]).await?.privately()?;
        }
        let before = mums.sees();
        let message = ben.chats("Formula is for lazy mothers");
        let told = ana.menu_on(message, "Report kindly").await?.privately()?;
        assert!(told.contains("Nobody sees that it was you"), "{told}");
        let form = ana.presses("Add something").await?.form()?;
        ana.submits(form, &[("words", "he says it every week")]).await?.privately()?;

        let card = bot.until_sees(&mia.directly(), "Report 1").await?;
        assert!(card.contains("Formula is for lazy mothers") && !card.contains("Ana"), "{card}");
        assert!(card.contains(&format!("/{message}>")), "it links to the message: {card}");
        let card = bot.until_sees(&mia.directly(), "he says it every week").await?;
        assert!(!card.contains("Ana") && !card.contains(&ana.account()), "{card}");
        mia.directly().presses("I'll take it").await?.privately()?;
        let form = mia.directly().presses("Ask who told").await?.form()?;
        mia.directly().submits(form, &[("words", "May I quote him?")]).await?.privately()?;
        bot.until_sees(&ana.directly(), "May I quote him?").await?;
        let form = ana.directly().presses("Answer").await?.form()?;
        ana.directly().submits(form, &[("words", "Rather not")]).await?.privately()?;
        bot.until_sees(&mia.directly(), "has said more").await?;
        mia.directly().presses("Close it").await?.privately()?;
        mia.directly().presses("We talked").await?.privately()?;
        let end = bot.until_sees(&ana.directly(), "have looked at what you told them").await?;
        assert!(end.contains("talked with the person"), "{end}");
        assert_eq!(mums.sees(), before, "others read nothing of it");
        assert!(ben.directly().sees().is_empty(), "{:?}", ben.directly().sees());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_anonymous_post_is_read_first_then_by_everybody_and_answered() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (olga, eva, ben) = (mums.member_with("Olga", ADMIN), mums.member("Eva"), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        for somebody in [&eva, &ben] {
            somebody.slash("village about", &[]).await?.privately()?;
        }
        for (setting, value) in [("share-channel", "here"), ("share-delay", "0")] {
            olga.slash("settings set", &[("setting", setting), ("value", value)]).await?.privately()?;
        }
        world.passes(Duration::from_hours(48));
        bot.works().await?;
        let words = "Nobody told me how lonely the nights are";
        let shared = eva.slash("share post", &[("words", words)]).await?.privately()?;
        assert!(shared.contains("nobody sees that it's you") && shared.contains("sealed"), "{shared}");
        let asked = bot.until_sees(&olga.directly(), words).await?;
        assert!(asked.contains("waits for your yes") && !asked.contains("Eva"), "{asked}");
        assert!(!mums.sees().iter().any(|seen| seen.contains(words)));
        olga.directly().presses("Let it out").await?.privately()?;
        let post = bot.until_sees(&ben, words).await?;
        assert!(post.contains(", anonymously") && !post.contains("Eva"), "{post}");

        ben.presses("Me too").await?.privately()?;
        bot.until_sees(&ben, "1 of us knows this feeling too").await?;
        let form = ben.presses("Answer with my name").await?.form()?;
        ben.submits(form, &[("words", "I was up at four as well")]).await?.privately()?;
        bot.until_sees(&eva, "I was up at four as well").await?;
        let seen = mums.sees().join("\n");
        assert!(!seen.contains("Eva") && !seen.contains(&eva.account()), "{seen}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn people_to_talk_to_are_shown_to_her_alone() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (olga, eva) = (mums.member_with("Olga", ADMIN), mums.member("Eva"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        olga.slash("settings set", &[("setting", "region"), ("value", "nz")]).await?.privately()?;
        let asked = bot.until_sees(&olga.directly(), "would you look once whether it is right").await?;
        assert!(asked.contains("PlunketLine"), "{asked}");
        olga.directly().presses("They are right").await?.privately()?;
        let before = mums.sees().len();
        let shown = eva.slash("support", &[]).await?.privately()?;
        assert!(shown.contains("PlunketLine") && shown.contains("I don't note it down"), "{shown}");
        bot.works().await?;
        assert_eq!(mums.sees().len(), before);
        Ok(())
    })
    .await
}
