//! What is for one person stays with her.

use std::time::Duration;

use crate::commands::PARK;
use crate::world::{TestResult, What, in_world};

/// Long after Saturday at ten, less the two hours of the reminder.
const TO_THE_REMINDER: Duration = Duration::from_hours(2 * 24 + 17);

#[tokio::test]
async fn a_private_answer_is_seen_by_nobody_else() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (ana, ben) = (mums.member("Ana"), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let answer = ana.slash("my zone", &[("zone", "Europe/Madrid")]).await?.privately()?;
        assert!(ana.sees().contains(&answer));
        assert!(!ben.sees().contains(&answer));
        assert_eq!(mums.sees().len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_reminder_comes_directly_or_as_a_knock_that_says_nothing() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (ana, ben, cleo) = (mums.member("Ana"), mums.member("Ben"), mums.member("Cleo"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        ana.slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        ben.presses("Going").await?.privately()?;
        cleo.presses("Going").await?.privately()?;
        ben.closes_dms();
        bot.works().await?;
        let before = mums.sees().len();

        world.passes(TO_THE_REMINDER);
        bot.works().await?;
        let hers = cleo.directly().until_sees_words("Park").await?;
        assert!(hers.contains("Elm Park"), "{hers}");
        let knock = ben.until_sees_words(&ben.mention()).await?;
        assert_eq!(mums.sees().len(), before + 1, "one knock: {:#?}", mums.sees());
        assert!(!knock.contains("Park"), "a knock says nothing of what it is about: {knock}");
        assert_eq!(ben.directly().sees(), Vec::<String>::new());
        let opened = ben.presses("Show me").await?.privately()?;
        assert!(opened.contains("Elm Park"), "{opened}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_is_gone_is_told_nothing() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (ana, ben) = (mums.member("Ana"), mums.member("Ben"));
        let bot = world.bot().await?;
        ana.slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        ben.presses("Going").await?.privately()?;
        mums.loses("Ben");
        world.passes(TO_THE_REMINDER);
        bot.works().await?;
        assert_eq!(ben.directly().sees(), Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_ban_takes_the_answers_back() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (ana, ben) = (mums.member("Ana"), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        ana.slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        let nobody = mums.sees().pop();
        ben.presses("Going").await?.privately()?;
        bot.works().await?;
        assert_ne!(mums.sees().pop(), nobody);
        mums.bans("Ben");
        bot.until_card_is(&mums, nobody.as_deref().unwrap_or_default()).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_direct_chat_understands_words() -> TestResult {
    in_world(async |world| {
        let ana = world.guild("mums").member("Ana");
        let bot = world.bot().await?;
        ana.slash("village about", &[]).await?.privately()?;
        let direct = ana.directly();
        direct.says("meetup list");
        bot.works().await?;
        direct.until_sees_words("meetup").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn answers_come_in_her_language() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let _bot = world.bot().await?;
        let form = mums.member("Eva").speaking("es-419").slash("meetup new", &[]).await?.form()?;
        let english = mums.member("Ana").slash("meetup new", &[]).await?.form()?;
        assert_ne!(form.title, english.title);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_that_comes_too_late_becomes_a_direct_message() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let ana = mums.member("Ana");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        // Neither the answer nor the word that it will come arrives.
        world.troubles("POST", "/callback", 2, What::Broken);
        let interaction = ana.begins_slash("my zone", &[("zone", "Europe/Madrid")]);
        world.until_asked("POST", "/callback").await?;
        bot.works_until_done(world, Duration::from_mins(2)).await?;
        assert!(ana.so_far(interaction).is_none());
        assert_eq!(mums.sees().len(), 1);
        assert_eq!(ana.directly().sees().len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_lives_in_two_villages_is_asked_which_one_she_means() -> TestResult {
    in_world(async |world| {
        let (mums, book) = (world.guild("mums"), world.guild("book club"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        bot.until_greeted(&book).await?;
        let ana = mums.member("Ana");
        ana.slash("village about", &[]).await?.privately()?;
        book.member("Ana").slash("meetup new", &PARK).await?.privately()?;
        let direct = ana.directly();
        let question = direct.slash("meetup list", &[]).await?.privately()?;
        assert!(question.contains("[mums]") && question.contains("[book club]"), "{question}");
        direct.presses("book club").await?.privately()?;
        let list = direct.slash("meetup list", &[]).await?.privately()?;
        assert!(list.contains("Park"), "{list}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_said_anonymously_shows_nobody_who_said_it() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (ana, ben) = (mums.member_with("Ana", 1 << 3), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        ana.slash("settings set", &[("setting", "share-channel"), ("value", "here")]).await?.privately()?;
        ana.slash("settings set", &[("setting", "share-approval"), ("value", "off")]).await?.privately()?;
        let before = mums.sees().len();

        // Without words a form opens; its answer is hers alone, and the post comes by itself, later.
        let form = ben.slash("share post", &[]).await?.form()?;
        let answer = ben.submits(form, &[("words", "the nights are long")]).await?.privately()?;
        assert!(answer.contains("nobody sees that it's you"), "{answer}");
        assert_eq!(mums.sees().len(), before, "nothing is seen by others yet: {:#?}", mums.sees());
        world.passes(Duration::from_mins(3));
        bot.works().await?;
        let post = ana.until_sees_words("the nights are long").await?;
        assert!(!post.contains("Ben") && !post.contains(&ben.mention()), "{post}");
        assert_eq!(mums.sees().len(), before + 1, "{:#?}", mums.sees());

        ana.presses("Me too").await?.privately()?;
        bot.works().await?;
        let form = ana.presses("Answer with my name").await?.form()?;
        ana.submits(form, &[("words", "mine too")]).await?.privately()?;
        bot.works().await?;
        let answer = ben.until_sees_words("mine too").await?;
        assert!(answer.contains(&ana.mention()), "{answer}");
        Ok(())
    })
    .await
}
