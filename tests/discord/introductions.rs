//! Introductions, from the first who takes part to the meetup that two make of theirs; and whoever asks who has lived
//! through something.

use crate::own::with;
use crate::world::{TestResult, in_world};

#[tokio::test]
async fn two_are_introduced_in_a_private_thread_once_also_when_the_bot_dies_meanwhile() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[("intro-channel", "here")]).await?;
        let (mia, ana, ben) = (mums.member_with("Mia", 8), mums.member("Ana"), mums.member("Ben"));
        for one in [&ana, &ben] {
            one.slash("my topics", &[("topics", "walks, cooking")]).await?.privately()?;
            one.slash("intro join", &[]).await?.privately()?;
        }
        mia.slash("intro round", &[("deed", "begin")]).await?.privately()?;
        bot.dies();
        let bot = world.bot().await?;
        bot.works_until("a circle", || !mums.circles().is_empty()).await?;
        bot.dies();
        let bot = world.bot().await?;
        let (hers, his) = (ana.in_her_circle(), ben.in_her_circle());
        let opener = bot.until_sees(&hers, "I'd like you to meet!").await?;
        assert!(opener.contains(&ana.mention()) && opener.contains(&ben.mention()), "{opener}");
        assert!(opener.contains("you both like to talk about walks"), "{opener}");
        assert!(opener.contains("moderators with the right to look after threads can read it too"), "{opener}");
        assert_eq!(mums.circles().len(), 1, "{:?}", mums.circles());
        assert_eq!((world.count("POST", "/threads"), hers.sees().len()), (1, 1));
        assert!(mums.sees().iter().all(|text| !text.contains("meet!")), "nothing of it is public");

        his.presses("Make it a meetup").await?.privately()?;
        let card = bot.until_sees(&hers, "An hour together").await?;
        assert!(card.contains("Coming: nobody yet"), "{card}");
        hers.presses("Going").await?.privately()?;
        bot.until_sees(&his, "Coming: 1 going").await?;
        assert!(mums.sees().iter().all(|text| !text.contains("An hour together")), "nor is their meetup");

        // Two weeks later it is put away, and each is asked alone.
        for _ in 0..14 {
            world.passes(std::time::Duration::from_hours(24));
            bot.works().await?;
        }
        for one in [&ana, &ben] {
            let asked = one.directly().sees().into_iter().filter(|text| text.contains("Did you meet?")).count();
            assert_eq!(asked, 1, "{:#?}", one.directly().sees());
        }
        ana.directly().presses("Yes, we met").await?;
        assert!(mums.circles().concat().ends_with("archived and locked"), "{:?}", mums.circles());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_asks_stays_unknown_until_somebody_says_yes() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[("intro-channel", "here")]).await?;
        let (ana, ben, cleo) = (mums.member("Ana"), mums.member("Ben"), mums.member("Cleo"));
        for one in [&ben, &cleo] {
            one.slash("my lived", &[("lived", "tongue-tie")]).await?.privately()?;
        }
        let offered = ana.types("ask", &[("experience", "tongue")]).await?;
        assert!(offered.iter().any(|word| word.contains("tongue-tie")), "{offered:?}");
        let asks = ana.slash("ask", &[("experience", "tongue-tie")]).await?.privately()?;
        assert!(asks.contains("privately asking 2 people"), "{asks}");

        // Cleo has closed her messages; what is for her waits until she comes.
        let request = bot.until_sees(&ben.directly(), "Somebody here would like to talk").await?;
        assert!(!request.contains("Ana") && !request.contains(&ana.mention()), "{request}");
        cleo.directly().presses("Not now").await?;
        ben.directly().presses("Yes, introduce us").await?;
        bot.works_until("a circle", || !mums.circles().is_empty()).await?;
        let opener = bot.until_sees(&ana.in_her_circle(), "I'd like you to meet!").await?;
        assert!(opener.contains("tongue-tie"), "{opener}");
        let circles = mums.circles().concat();
        assert!(circles.contains("| Ana, Ben |") && !circles.contains("Cleo"), "{circles}");
        assert!(mums.sees().iter().all(|text| !text.contains("tongue")), "nothing of it is public");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn when_their_thread_is_deleted_each_hears_that_they_can_write_directly() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[("intro-channel", "here")]).await?;
        let (mia, ana, ben) = (mums.member_with("Mia", 8), mums.member("Ana"), mums.member("Ben"));
        for one in [&ana, &ben] {
            one.slash("intro join", &[]).await?.privately()?;
        }
        mia.slash("intro round", &[("deed", "begin")]).await?.privately()?;
        bot.works_until("a circle", || !mums.circles().is_empty()).await?;
        bot.until_sees(&ana.in_her_circle(), "I'd like you to meet!").await?;
        mums.loses_its_circles();
        let told = bot.until_sees(&ana.directly(), "is not there any more").await?;
        assert!(told.contains(&ben.mention()), "{told}");
        bot.until_sees(&ben.directly(), "is not there any more").await?;
        Ok(())
    })
    .await
}
