//! Events, threads and pins: made once, whatever happens meanwhile, and put away with their meetup.

use std::time::Duration;

use crate::commands::PARK;
use crate::world::own::{CREATE_EVENTS, CREATE_PUBLIC_THREADS, PIN_MESSAGES};
use crate::world::{Bot, GuildIn, Someone, TestResult, What, World, in_world};

/// What lets her change settings.
const ADMINISTRATOR: u64 = 8;

/// A server that the bot has greeted, and whose admin has set these.
pub(crate) async fn with<'w>(world: &'w World, settings: &[(&str, &str)]) -> TestResult<(GuildIn<'w>, Bot)> {
    let mums = world.guild("mums");
    let bot = world.bot().await?;
    bot.until_greeted(&mums).await?;
    let mia = mums.member_with("Mia", ADMINISTRATOR);
    for (setting, value) in settings {
        mia.slash("settings set", &[("setting", setting), ("value", value)]).await?.privately()?;
    }
    Ok((mums, bot))
}

async fn moves(bot: &Bot, host: &Someone<'_>, when: &str) -> TestResult {
    host.slash("meetup edit", &[("meetup", "1"), ("when", when)]).await?.privately()?;
    host.presses("Change it").await?;
    bot.works().await
}

#[tokio::test]
async fn an_event_stands_in_the_calendar_as_long_as_its_meetup() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[("mirror-events", "on")]).await?;
        let ana = mums.member("Ana");
        let mut park = PARK.to_vec();
        park.extend([("notes", "*bring* a ball"), ("address", "12 Elm Street")]);
        ana.slash("meetup new", &park).await?.privately()?;
        bot.works().await?;
        let event = mums.events().concat();
        assert!(event.starts_with("Park *and* coffee | Elm Park | 2026-"), "{event}");
        assert!(event.contains("| \\*bring\\* a ball\n\nMeetup #1 · "), "{event}");
        assert!(!event.contains("12 Elm Street"), "{event}");

        moves(&bot, &ana, "sat 11am").await?;
        assert_eq!(mums.events().len(), 1);
        assert!(mums.events().concat().contains("T11:00:00Z"), "{:?}", mums.events());

        ana.slash("meetup cancel", &[("meetup", "1")]).await?.privately()?;
        bot.works().await?;
        assert_eq!(mums.events(), Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_event_whose_making_nobody_heard_of_is_taken_over() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[("mirror-events", "on")]).await?;
        mums.has_an_event_by("Mia", "Meetup #1 · 000000");
        world.troubles("POST", "/scheduled-events", 1, What::AnswerLost);
        mums.member("Ana").slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        bot.dies();
        let bot = world.bot().await?;
        bot.works_until_done(world, Duration::from_secs(30)).await?;
        assert_eq!(mums.events().len(), 2, "hers and one of the bot's: {:?}", mums.events());
        assert_eq!(world.count("POST", "/scheduled-events"), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_event_that_somebody_deleted_is_made_anew_with_the_next_change() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[("mirror-events", "on")]).await?;
        let ana = mums.member("Ana");
        ana.slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        mums.clears_its_events_unheard();
        moves(&bot, &ana, "sat 11am").await?;
        assert_eq!(mums.events().len(), 1);
        moves(&bot, &ana, "sat noon").await?;
        assert_eq!(mums.events().len(), 1);
        assert!(mums.events().concat().contains("T12:00:00Z"), "{:?}", mums.events());
        mums.clears_its_events_unheard();
        ana.slash("meetup cancel", &[("meetup", "1")]).await?.privately()?;
        bot.works().await?;
        assert_eq!(mums.events(), Vec::<String>::new());
        assert_eq!(bot.village.put_aside().await?.len(), 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_event_that_somebody_deletes_is_made_anew_at_once() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[("mirror-events", "on")]).await?;
        let ana = mums.member("Ana");
        ana.slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        let before = mums.events();
        mums.clears_its_events();
        bot.works_until("a new event", || !mums.events().is_empty()).await?;
        assert_eq!(mums.events(), before);
        // What the bot takes away itself stays away.
        ana.slash("meetup cancel", &[("meetup", "1")]).await?.privately()?;
        bot.works_until_done(world, Duration::from_secs(30)).await?;
        assert_eq!(mums.events(), Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_thread_and_a_pin_go_with_the_card() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[("meetup-threads", "on"), ("pin-cards", "on")]).await?;
        let ana = mums.member("Ana");
        world.troubles("POST", "/threads", 1, What::AnswerLost);
        ana.slash("meetup new", &PARK).await?.privately()?;
        bot.works_until_done(world, Duration::from_secs(30)).await?;
        assert_eq!(mums.threads(), [("Park *and* coffee".to_owned(), false)]);
        assert_eq!(mums.pins(), 1);
        world.passes(Duration::from_hours(24 * 8));
        bot.works().await?;
        assert_eq!(mums.threads(), [("Park *and* coffee".to_owned(), true)]);
        assert_eq!(mums.pins(), 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_meetup_lives_without_what_discord_refuses_and_the_host_is_told() -> TestResult {
    in_world(async |world| {
        let (mums, bot) =
            with(world, &[("mirror-events", "on"), ("meetup-threads", "on"), ("pin-cards", "on")]).await?;
        mums.withholds(CREATE_EVENTS | CREATE_PUBLIC_THREADS | PIN_MESSAGES);
        let ana = mums.member("Ana");
        ana.slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        assert!(mums.sees().pop().unwrap_or_default().contains("[Going]"), "{:?}", mums.sees());
        let told = ana.directly().sees();
        for permission in ["Manage Events", "Create Public Threads", "Pin Messages"] {
            assert_eq!(told.iter().filter(|text| text.contains(permission)).count(), 1, "{told:#?}");
        }
        ana.slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        assert_eq!(ana.directly().sees().len(), told.len(), "once is enough");

        mums.withholds(0);
        moves(&bot, &ana, "sat 11am").await?;
        assert_eq!((mums.events().len(), mums.threads().len(), mums.pins()), (1, 1, 1));
        assert_eq!(bot.village.put_aside().await?.len(), 0);
        Ok(())
    })
    .await
}
