//! The first minutes of a server with the bot, and the last of a member.

use crate::commands::PARK;
use crate::world::{TestResult, in_world};

#[tokio::test]
async fn whoever_owns_a_server_is_asked_privately_and_sets_it_up_with_taps() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (owner, ben) = (mums.member("owner of mums"), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let first = bot.until_sees(&owner.directly(), "A few taps").await?;
        assert!(first.contains("Where do most of you live?"), "{first}");

        owner.directly().picks("Europe/Madrid").await?.privately()?;
        // From here she goes on in the channel itself, where nobody else sees it.
        let asked = owner.slash("settings setup", &[]).await?.privately()?;
        assert!(asked.contains("Which language"), "{asked}");
        owner.presses("Leave it so").await?.privately()?;
        owner.presses("This channel").await?.privately()?;
        owner.presses("Leave it so").await?.privately()?;
        owner.presses("Leave it so").await?.privately()?;
        owner.presses("Moderators").await?.privately()?;
        let end = owner.presses("Leave it so").await?.privately()?;
        assert!(end.contains("Coffee walk") && end.contains("10:00") || end.contains("<t:"), "{end}");
        assert_eq!(mums.sees().len(), 1, "only the greeting: {:#?}", mums.sees());

        let refused = ben.slash("meetup new", &PARK).await?.privately()?;
        assert!(refused.contains("moderators"), "{refused}");
        let zone = owner.slash("settings show", &[("setting", "zone")]).await?.privately()?;
        assert!(zone.contains("Europe/Madrid"), "{zone}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn she_takes_everything_along_and_is_forgotten() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (ana, ben) = (mums.member("Ana"), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        ana.slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        ben.slash("my about", &[("about", "Ben bakes bread")]).await?.privately()?;
        ben.presses("Going").await?.privately()?;
        bot.works().await?;

        ben.slash("my export", &[]).await?.privately()?;
        let file = ben.files().pop().ok_or("no file")?;
        assert!(file.contains("Ben bakes bread") && file.contains(&ben.account()), "{file}");
        assert!(ana.files().iter().all(|file| !file.contains("bakes")), "nobody else gets it");

        let asked = ben.slash("my forget", &[]).await?.privately()?;
        assert!(asked.contains("Do you want me to forget you here?"), "{asked}");
        ben.presses("Forget me").await?.privately()?;
        bot.works().await?;
        let shown = ben.slash("my show", &[]).await?.privately()?;
        assert!(!shown.contains("bakes"), "{shown}");
        let card = mums.sees().pop().unwrap_or_default();
        assert!(card.contains("nobody yet"), "{card}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_who_never_used_the_bot_is_known_by_a_mention() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (ana, ben) = (mums.member("Ana"), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let avoids = ana.slash("my avoid", &[("person", &ben.mention())]).await?.privately()?;
        assert!(avoids.contains("I won't introduce you"), "{avoids}");
        let stranger = ana.slash("my avoid", &[("person", "<@123456789012345678>")]).await?.privately()?;
        assert!(stranger.contains("I can't find that person here"), "{stranger}");
        Ok(())
    })
    .await
}
