//! Keeping order on Discord: timeouts, slow mode, bans, and the menus on people and messages.

use std::time::Duration;

use crate::world::{TestResult, in_world};

/// Timeout members, manage messages.
const MODERATOR: u64 = 1 << 40 | 1 << 13;

#[tokio::test]
async fn a_pause_is_a_timeout_that_ends_by_itself_also_after_a_restart() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (mia, ben) = (mums.member_with("Mia", MODERATOR), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        ben.slash("village about", &[]).await?.privately()?;
        let args = [("person", ben.account()), ("how-long", "2h".to_owned()), ("why", "it got heated".to_owned())];
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let draft = mia.slash("care pause", &args).await?.privately()?;
        assert!(draft.contains("It has been a lot lately") && draft.contains("it got heated"), "{draft}");
        assert_eq!(ben.timed_out(), None);
        mia.presses("Send").await?.privately()?;
        bot.works().await?;
        let until = ben.timed_out().ok_or("she is not timed out")?;
        assert!(until.starts_with("2026-11-18T1"), "{until}");
        let told = ben.directly().until_sees_words("it got heated").await?;
        assert!(told.contains("You can read everything"), "{told}");
        assert!(mums.sees().iter().all(|said| !said.contains("heated")), "{:?}", mums.sees());

        bot.stops().await?;
        let bot = world.bot().await?;
        world.passes(Duration::from_hours(3));
        bot.works().await?;
        assert_eq!(ben.timed_out(), None);
        ben.directly().until_sees_words("Your pause is over").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_shorter_pause_takes_the_place_of_a_longer_one_and_what_people_made_of_it_stays() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (mia, ben) = (mums.member_with("Mia", MODERATOR), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        ben.slash("village about", &[]).await?.privately()?;
        let account = ben.account();
        for by_hand in [false, true] {
            for length in ["7 days", "2h"] {
                let args = [("person", account.as_str()), ("how-long", length), ("why", "heated")];
                mia.slash("care pause", &args).await?.privately()?;
                mia.presses("Send").await?.privately()?;
                bot.works().await?;
            }
            let until = ben.timed_out().ok_or("she is not timed out")?;
            if by_hand {
                ben.is_timed_out("2027-01-01T00:00:00Z");
            }
            world.passes(Duration::from_hours(3));
            bot.works().await?;
            let wanted = by_hand.then(|| "2027-01-01T00:00:00Z".to_owned());
            assert_eq!(ben.timed_out(), wanted, "it was until {until}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_channel_goes_slower_and_as_before_afterwards() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let mia = mums.member_with("Mia", MODERATOR);
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        mums.goes_at(5);
        for by_hand in [false, true] {
            mia.slash("care cool", &[("how-long", "30 min"), ("why", "it got heated")]).await?.privately()?;
            mia.presses("Send").await?.privately()?;
            bot.works().await?;
            assert_eq!(mums.pace(), 37);
            mia.until_sees_words("Let's all take a breath").await?;
            if by_hand {
                mums.goes_at(60);
            }
            world.passes(Duration::from_hours(1));
            bot.works().await?;
            assert_eq!(mums.pace(), if by_hand { 60 } else { 5 }, "what somebody chose meanwhile stays");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_menu_on_a_message_removes_it_and_its_author_has_her_words() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (mia, ben) = (mums.member_with("Mia", MODERATOR), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        ben.slash("village about", &[]).await?.privately()?;
        let message = ben.chats("Leo goes to Elm School");
        let draft = mia.menu_on(message, "Remove kindly").await?.privately()?;
        assert!(draft.contains("What is still missing is the reason"), "{draft}");
        let form = mia.presses("Write the reason").await?.form()?;
        let draft = mia.submits(form, &[("why", "it names a child")]).await?.privately()?;
        assert!(draft.contains("Leo goes to Elm School"), "{draft}");
        mia.presses("Send").await?.privately()?;
        bot.works().await?;
        assert!(!world.has_message(message));
        let told = ben.directly().until_sees_words("it names a child").await?;
        assert!(told.contains("Leo goes to Elm School"), "{told}");
        // Somebody else is told that it is for moderators.
        let message = ben.chats("hello");
        assert!(ben.menu_on(message, "Remove kindly").await?.privately()?.contains("That one is for"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn menus_are_registered_with_their_spanish_names_within_discords_limits() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (mia, ben) = (mums.member_with("Mia", MODERATOR), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let menus = world.menus();
        for kind in [2, 3] {
            let count = menus.iter().filter(|(of, _, _)| *of == kind).count();
            assert!((1..=15).contains(&count), "{menus:?}");
        }
        let fits = |name: &str| (1..=32).contains(&name.chars().count());
        assert!(menus.iter().all(|(_, name, spanish)| fits(name) && fits(spanish) && name != spanish), "{menus:?}");
        assert!(menus.contains(&(3, "Remove kindly".to_owned(), "Quitar con cariño".to_owned())), "{menus:?}");
        ben.slash("village about", &[]).await?.privately()?;
        let shown = mia.menu_on_person(&ben, "What is recorded").await?.privately()?;
        assert!(shown.contains("Nothing is recorded about"), "{shown}");
        let form = mia.presses("Kind word").await?.form()?;
        let draft = mia.submits(form, &[("why", "some felt judged")]).await?.privately()?;
        assert!(draft.contains("some felt judged"), "{draft}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_goodbye_is_a_ban_after_she_was_told_and_her_button_still_works() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (mia, zoe) = (mums.member_with("Mia", MODERATOR), mums.member_with("Zoe", MODERATOR));
        let (ada, ben) = (mums.member_with("Ada", MODERATOR), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        for somebody in [&zoe, &ada, &ben] {
            somebody.slash("village about", &[]).await?.privately()?;
        }
        let account = ben.account();
        mia.slash("care goodbye", &[("person", account.as_str()), ("why", "selling")]).await?.privately()?;
        mia.presses("Send").await?.privately()?;
        bot.works().await?;
        assert!(!mums.has_banned(&ben));
        zoe.directly().presses("Yes, goodbye").await?.privately()?;
        bot.works().await?;
        ben.directly().until_sees_words("selling").await?;
        bot.works().await?;
        assert!(mums.has_banned(&ben));
        let form = ben.directly().presses("Ask to look again").await?.form()?;
        let made = ben.directly().submits(form, &[("because", "it was a gift")]).await?.privately()?;
        assert!(made.contains("Somebody who had nothing to do with it"), "{made}");
        bot.works().await?;
        ada.directly().until_sees_words("it was a gift").await?;
        ada.directly().presses("Take it back").await?.privately()?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn closed_direct_messages_keep_what_she_should_read_until_she_comes_by() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (mia, ben) = (mums.member_with("Mia", MODERATOR), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        ben.slash("village about", &[]).await?.privately()?;
        ben.closes_dms();
        let account = ben.account();
        mia.slash("care nudge", &[("person", account.as_str()), ("why", "some felt judged")]).await?.privately()?;
        let before = mums.sees().len();
        mia.presses("Send").await?.privately()?;
        bot.works().await?;
        mia.directly().until_sees_words("cannot be written to privately").await?;
        assert_eq!(mums.sees().len(), before, "nothing is said where others read");
        let answer = ben.slash("my standing", &[]).await?.privately()?;
        assert!(answer.contains("Read it"), "{answer}");
        assert!(ben.presses("Read it").await?.privately()?.contains("some felt judged"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_missing_permission_is_named_to_the_moderator() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (mia, ben) = (mums.member_with("Mia", MODERATOR), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        ben.slash("village about", &[]).await?.privately()?;
        world.forbids_keeping(true);
        let account = ben.account();
        let args = [("person", account.as_str()), ("how-long", "2h"), ("why", "heated")];
        mia.slash("care pause", &args).await?.privately()?;
        mia.presses("Send").await?.privately()?;
        bot.works().await?;
        let told = mia.directly().until_sees_words("I could not do that").await?;
        assert!(told.contains("Timeout Members"), "{told}");
        assert_eq!(ben.directly().sees(), Vec::<String>::new());
        Ok(())
    })
    .await
}
