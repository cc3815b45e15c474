//! Settings in a file, and what the bot lacks.

use crate::commands::PARK;
use crate::world::{TestResult, in_world};

const ADMIN: u64 = 1 << 5;
const FILE: &str = "format = 1\n[settings]\nzone = \"Europe/Madrid\"\ncare = \"loud\"\n";

#[tokio::test]
async fn a_file_of_settings_is_given_with_the_command_or_sent_directly() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let olga = mums.member_with("Olga", ADMIN);
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let shown = olga.slash_with("settings import", "file", ("settings.toml", FILE)).await?.privately()?;
        assert!(shown.contains("zone") && shown.contains("Europe/Madrid") && shown.contains("loud"), "{shown}");
        let done = olga.presses("Change it").await?.privately()?;
        assert!(done.contains("one setting is different now"), "{done}");

        // What is too large is not fetched, and what is no file of settings is said to be none.
        let large = "#".repeat((1 << 20) + 1);
        let said = olga.slash_with("settings import", "file", ("large.toml", &large)).await?.privately()?;
        assert!(said.contains("larger than a file of settings can be"), "{said}");
        let said = olga.slash_with("settings import", "file", ("diary.txt", "dear diary")).await?.privately()?;
        assert!(said.contains("a mistake in line 1"), "{said}");

        // It is asked for again, and a file that comes directly is the answer.
        olga.directly().sends("settings.toml", "format = 1\n[settings]\nlanguage = \"es\"\n");
        bot.until_sees(&olga.directly(), "This would change").await?;
        olga.directly().presses("Change it").await?.privately()?;
        let shown = olga.slash("settings show", &[("setting", "language")]).await?.privately()?;
        assert!(shown.contains("es"), "{shown}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_the_bot_lacks_in_a_server_and_in_its_channels_is_said_with_where_to_give_it() -> TestResult {
    const ATTACH_FILES: u64 = 1 << 15;
    const SEND_MESSAGES: u64 = 1 << 11;
    const TIME_OUT: u64 = 1 << 40;
    let all = bot_discord::PERMISSIONS.bits();
    in_world(async |world| {
        world.switches_on_content_intent(false);
        let mums = world.guild("mums");
        let olga = mums.member_with("Olga", ADMIN);
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let fine = olga.slash("settings check", &[]).await?.privately()?;
        assert!(fine.contains("I may do all that I need here"), "{fine}");

        olga.slash("settings set", &[("setting", "meetup-channel"), ("value", "here")]).await?.privately()?;
        mums.permits(all & !TIME_OUT & !ATTACH_FILES, SEND_MESSAGES | ATTACH_FILES);
        let said = olga.slash("settings check", &[]).await?.privately()?;
        for words in [
            "pause people for moderators (the permission “Time out members”)",
            "send calendar files (the permission “Attach Files”)",
            "in **#general**: read and write",
            "Server Settings → Roles → my role",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
        // What is lacking in all of the server is not said once more of a channel.
        assert_eq!(said.matches("Attach Files").count(), 1, "{said}");
        assert!(!said.contains("Message Content"), "{said}");

        mums.permits(all, 0);
        let fine = olga.presses("Look again").await?.privately()?;
        assert!(fine.contains("I may do all that I need here"), "{fine}");

        // A place that is not there any more.
        let thread = olga.in_thread("77");
        thread.slash("settings set", &[("setting", "intro-channel"), ("value", "here")]).await?.privately()?;
        let said = olga.slash("settings check", &[]).await?.privately()?;
        assert!(said.contains("in **#77**: read and write") && !said.contains("#general"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_discord_does_not_tell_the_bot_is_said_where_it_is_wanted() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let olga = mums.member_with("Olga", ADMIN);
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let said = olga.slash("settings check", &[]).await?.privately()?;
        assert!(said.contains("Message Content Intent") && !said.contains("Server Members"), "{said}");
        olga.slash("settings set", &[("setting", "welcome"), ("value", "on")]).await?.privately()?;
        olga.slash("settings set", &[("setting", "care"), ("value", "off")]).await?.privately()?;
        let said = olga.presses("Look again").await?.privately()?;
        assert!(!said.contains("Message Content Intent") && said.contains("Server Members Intent"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn from_the_invitation_to_the_first_meetup_it_takes_a_few_taps() -> TestResult {
    const TIME_OUT: u64 = 1 << 40;
    in_world(async |world| {
        let bot = world.bot().await?;
        let mums = world.guild("mums");
        mums.permits(bot_discord::PERMISSIONS.bits() & !TIME_OUT, 0);
        let (owner, ben) = (mums.member("owner of mums"), mums.member("Ben"));
        bot.until_greeted(&mums).await?;
        let mut told = mums.sees();
        told.push(bot.until_sees(&owner.directly(), "A few taps").await?);
        // The zone in her own chat, the rest where the others are.
        owner.directly().picks("Europe/Madrid").await?.privately()?;
        told.push(owner.slash("settings setup", &[]).await?.privately()?);
        let taps = ["Leave it so", "This channel", "This channel", "Leave it so", "Leave it so", "A private word"];
        for tap in taps {
            let said = owner.presses(tap).await?.privately()?;
            told.extend([format!("(she taps {tap})"), said]);
        }
        let end = told.last().ok_or("nothing was said")?;
        for words in ["That's it, thank you!", "Time out members", "Message Content Intent", "Coffee walk"] {
            assert!(end.contains(words), "{words}: {end}");
        }
        let said = owner.slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        told.push(said);
        ben.presses("Going").await?.privately()?;
        bot.works_until("the card", || mums.sees().iter().any(|card| card.contains("1 going"))).await?;
        told.extend(mums.sees().last().cloned());
        println!("{}", told.join("\n---\n"));
        Ok(())
    })
    .await
}
