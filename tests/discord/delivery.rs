//! What is said arrives once, also when Discord is slow, in a hurry, or gone, and when the bot dies meanwhile.

use std::time::Duration;

use crate::commands::PARK;
use crate::world::{TestResult, What, in_world, within};

/// Longer than any pause that the village makes after a failure, and than any lease.
const LATER: Duration = Duration::from_mins(10);

#[tokio::test]
async fn a_slow_answer_is_announced_in_time_and_then_given() -> TestResult {
    in_world(async |world| {
        let ana = world.guild("mums").member("Ana");
        let _bot = world.bot().await?;
        ana.slash("village about", &[]).await?.privately()?;
        // In a direct chat, Discord is asked first whether she still belongs to the server.
        world.troubles("GET", "/members/", 1, What::Slow(2000));
        let answer = ana.directly().slash("meetup list", &[]).await?.privately()?;
        assert!(!answer.is_empty());
        assert_eq!(world.count("PATCH", "/messages/@original"), 1, "the answer took the place of the promise");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn too_fast_means_later_and_once() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        world.troubles("POST", "/messages", 2, What::TooFast(1));
        mums.member("Ana").slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        assert_eq!(mums.sees().len(), 1, "not yet: {:#?}", mums.sees());
        world.calms_down();
        bot.works_until_done(world, Duration::from_secs(1)).await?;
        assert_eq!(mums.sees().len(), 2);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_buckets_are_heeded_before_they_overflow() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        world.takes_at_most(3, Duration::from_millis(400));
        for _ in 0..8 {
            mums.member("Ana").slash("meetup new", &PARK).await?.privately()?;
        }
        let all = async {
            while mums.sees().len() < 9 {
                bot.works_until_done(world, Duration::from_secs(1)).await?;
            }
            TestResult::Ok(())
        };
        within("a hello and eight cards", all).await??;
        assert_eq!((mums.sees().len(), world.overflowed()), (9, 0));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_outage_loses_nothing_and_doubles_nothing() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        world.troubles("POST", "/messages", 1, What::Broken);
        world.troubles("POST", "/messages", 1, What::AnswerLost);
        mums.member("Ana").slash("meetup new", &PARK).await?.privately()?;
        // Discord dedupes by nonce for a few minutes, in which the village tries again.
        bot.works_until_done(world, Duration::from_secs(14)).await?;
        assert_eq!(mums.sees().len(), 2, "{:#?}", mums.sees());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_that_arrived_before_the_bot_died_is_not_given_again() -> TestResult {
    in_world(async |world| {
        let ana = world.guild("mums").member("Ana");
        let bot = world.bot().await?;
        world.troubles("POST", "/callback", 1, What::AnswerLost);
        let interaction = ana.begins_slash("meetup list", &[]);
        ana.outcome(interaction).await?.privately()?;
        bot.dies();

        let bot = world.bot().await?;
        bot.works_until_done(world, LATER).await?;
        assert_eq!(ana.sees().iter().filter(|text| !text.contains("Hello")).count(), 1, "{:#?}", ana.sees());
        assert_eq!(ana.directly().sees(), Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_that_was_promised_before_the_bot_died_is_given_after() -> TestResult {
    in_world(async |world| {
        let ana = world.guild("mums").member("Ana");
        let bot = world.bot().await?;
        ana.slash("village about", &[]).await?.privately()?;
        world.troubles("GET", "/members/", 1, What::Slow(1700));
        world.troubles("PATCH", "/@original", 1, What::Broken);
        let interaction = ana.directly().begins_slash("meetup list", &[]);
        world.until_asked("PATCH", "/@original").await?;
        bot.dies();

        let bot = world.bot().await?;
        world.passes(Duration::from_mins(2));
        bot.works_until_done(world, Duration::from_secs(30)).await?;
        ana.outcome(interaction).await?.privately()?;
        assert_eq!(ana.directly().sees().len(), 1, "{:#?}", ana.directly().sees());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_event_told_twice_is_answered_once() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let ana = mums.member("Ana");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let interaction = ana.begins_slash("meetup new", &PARK);
        ana.outcome(interaction).await?.privately()?;
        ana.repeats(interaction);
        // A second command comes after the repetition; when it is answered, the repetition was heard.
        ana.slash("village about", &[]).await?.privately()?;
        bot.works().await?;
        assert_eq!(mums.sees().len(), 2, "a hello and one card: {:#?}", mums.sees());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_channel_that_is_closed_to_the_bot_is_told_to_the_operator_only() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        mums.mutes_the_bot();
        mums.member("Ana").slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        assert_eq!(mums.sees().len(), 1);
        assert_eq!(bot.village.put_aside().await?.len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_waits_behind_an_old_card() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let ana = mums.member("Ana");
        ana.slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        world.passes(Duration::from_hours(2));
        world.limits_old_edits(0);
        mums.member("Ben").presses("Going").await?.privately()?;
        bot.works().await?;
        let lake = [("title", "Lake"), ("when", "sun 10am"), ("place", "Lake")];
        ana.slash("meetup new", &lake).await?.privately()?;
        bot.works().await?;
        let seen = mums.sees();
        assert!(seen.last().is_some_and(|card| card.contains("Lake")), "{seen:#?}");
        assert!(seen.iter().all(|card| !card.contains("1 going")), "the old one waits: {seen:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_old_card_is_brought_up_to_date_when_discord_lets_it() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        mums.member("Ana").slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        let card = mums.sees().pop();
        world.passes(Duration::from_hours(2));
        world.limits_old_edits(0);
        mums.member("Ben").presses("Going").await?.privately()?;
        bot.works().await?;
        assert_eq!(mums.sees().pop(), card, "not yet");
        world.limits_old_edits(1);
        bot.works_until_done(world, Duration::from_mins(1)).await?;
        assert_ne!(mums.sees().pop(), card);
        Ok(())
    })
    .await
}
