//! The gateway comes and goes; what people do meanwhile is not lost.

use std::time::Duration;

use bot_discord::{RunError, StartError};

use crate::world::{self, GuildIn, TestResult, World, in_world, within};

/// How soon the bot must have stopped.
const STOP_WITHIN: Duration = Duration::from_secs(5);

/// What the bot asks an admin for, by Discord's own numbers: seeing channels, sending messages, links and files there and
/// in threads, events (creating and managing), threads (public, private, managing), and pins. No more.
const INVITED_WITH: u64 = 1 << 10
    | 1 << 11
    | 1 << 14
    | 1 << 15
    | 1 << 38
    | 1 << 44
    | 1 << 33
    | 1 << 35
    | 1 << 36
    | 1 << 34
    | 1 << 51
    | MODERATION;
/// Timeouts, slow mode, taking messages away, bans.
const MODERATION: u64 = 1 << 40 | 1 << 4 | 1 << 13 | 1 << 2;

#[tokio::test]
async fn a_check_says_who_the_bot_is_and_how_to_invite_it() -> TestResult {
    in_world(async |world| {
        let report = bot_discord::check(&world.config()).await?;
        assert_eq!(report.name, "village");
        let wanted = format!("client_id={}&scope=bot+applications.commands&permissions=", world::the_bot());
        let (_, permissions) = report.invitation.split_once(&wanted).ok_or("another link")?;
        assert_eq!(permissions.parse::<u64>()?, INVITED_WITH, "{}", report.invitation);
        assert!(!report.members_intent && !report.content_intent);
        world.refuses_the_token();
        let refused = bot_discord::check(&world.config()).await;
        assert!(matches!(refused, Err(StartError::Token)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_server_is_greeted_once() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        let later = world.guild("dads");
        bot.until_greeted(&mums).await?;
        bot.until_greeted(&later).await?;
        bot.stops().await?;
        let bot = world.bot().await?;
        // Answered after the servers were told, so that they were heard.
        mums.member("Ana").slash("village about", &[]).await?.privately()?;
        bot.works().await?;
        assert_eq!((mums.sees().len(), later.sees().len()), (1, 1));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_server_that_removes_the_bot_and_invites_it_again_hears_that_all_is_where_it_was() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        mums.removes_the_bot();
        bot.until_it_is_nowhere().await?;
        mums.invites_the_bot_again();
        bot.works_until("a second greeting", || mums.sees().len() == 2).await?;
        assert!(mums.sees()[1].starts_with("I'm back, and everything is where it was."), "{:?}", mums.sees());

        // The same while it is away, which Discord does not tell.
        bot.stops().await?;
        mums.removes_the_bot();
        let bot = world.bot().await?;
        bot.until_it_is_nowhere().await?;
        bot.stops().await?;
        mums.invites_the_bot_again();
        let bot = world.bot().await?;
        bot.works_until("a third greeting", || mums.sees().len() == 3).await?;
        assert!(mums.sees()[2].starts_with("I'm back, and everything is where it was."), "{:?}", mums.sees());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_quiet_connection_is_kept_alive_by_heartbeats() -> TestResult {
    in_world(async |world| {
        world.wants_a_heartbeat_every(Duration::from_millis(700));
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        world.until_heartbeats(4).await?;
        assert_eq!(world.sessions(), (1, 0), "it never had to connect again");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_broken_connection_is_taken_up_again_and_nothing_is_missed() -> TestResult {
    in_world(async |world| {
        let ana = world.guild("mums").member("Ana");
        let _bot = world.bot().await?;
        let close = |world: &World| world.closes(4000);
        let troubles = [World::disconnects, World::asks_to_reconnect, close];
        for (number, trouble) in troubles.into_iter().enumerate() {
            trouble(world);
            let missed = ana.begins_slash("village about", &[]);
            world.until_connected(1, number + 1).await?;
            ana.outcome(missed).await?.privately()?;
        }
        assert_eq!(world.sessions(), (1, 3));
        Ok(())
    })
    .await
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn it_is_ready_while_the_gateways_session_stands_and_at_no_other_time() -> TestResult {
    use crate::program::{Program, free_address, get};

    in_world(async |world| {
        let address = free_address()?;
        world.refuses_connections(true);
        let mut program = Program::start(world, &[("VILLAGE_HTTP__LISTEN", &address)])?;
        program.logs("the village is open").await?;
        world.until_asked("GET", "/gateway/bot").await?;
        assert_eq!(get(&address, "/readyz").await?, (503, "discord: not connected yet\n".to_owned()));

        world.refuses_connections(false);
        program.logs(" connected platform").await?;
        assert_eq!(get(&address, "/readyz").await?, (200, "ready\n".to_owned()));

        world.refuses_connections(true);
        world.disconnects();
        program.logs("not connected any more").await?;
        let (status, why) = get(&address, "/readyz").await?;
        assert!(status == 503 && why.starts_with("discord: the connection is broken"), "{status} {why}");

        world.refuses_connections(false);
        program.logs(" connected platform").await?;
        assert_eq!(get(&address, "/readyz").await?.0, 200);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_lost_session_begins_anew() -> TestResult {
    in_world(async |world| {
        let ana = world.guild("mums").member("Ana");
        let _bot = world.bot().await?;
        world.invalidates_the_session();
        world.until_connected(2, 0).await?;
        ana.slash("village about", &[]).await?.privately()?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_refused_token_ends_with_what_to_do() -> TestResult {
    in_world(async |world| {
        let bot = world.bot().await?;
        world.refuses_the_token();
        world.disconnects();
        let ended = bot.ends().await?.ok_or("it ended as if all were well")?;
        assert!(matches!(ended, RunError::Token));
        assert!(ended.to_string().contains("4004") && ended.to_string().contains("discord.com/developers"));
        Ok(())
    })
    .await
}

/// Lets those who arrive be welcomed.
async fn turns_welcoming_on(mums: &GuildIn<'_>) -> TestResult {
    let olga = mums.member_with("Olga", 1 << 5);
    olga.slash("settings set", &[("setting", "welcome"), ("value", "on")]).await?.privately()?;
    Ok(())
}

#[tokio::test]
async fn arrivals_are_asked_for_only_where_somebody_is_to_be_welcomed() -> TestResult {
    in_world(async |world| {
        world.switches_on_members_intent(false);
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        assert!(!world.hears_members(), "nobody is to be welcomed yet");
        turns_welcoming_on(&mums).await?;
        world.until_connected(2, 0).await?;
        assert!(world.hears_members());
        let eva = mums.member("Eva");
        eva.arrives();
        let welcome = async {
            while eva.directly().sees().is_empty() {
                bot.works().await?;
                tokio::task::yield_now().await;
            }
            TestResult::Ok(eva.directly().sees().concat())
        };
        let welcome = within("the welcome", welcome).await??;
        assert!(
            welcome.contains("How lovely that you're here")
                && welcome.contains("[Meet somebody]")
                && !welcome.contains("hello"),
            "{welcome}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_refused_intent_is_done_without() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        turns_welcoming_on(&mums).await?;
        bot.stops().await?;
        world.switches_on_members_intent(true);
        let _bot = world.bot().await?;
        mums.member("Ana").slash("village about", &[]).await?.privately()?;
        assert!(!world.hears_members());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_stops_within_five_seconds() -> TestResult {
    in_world(async |world| {
        let ana = world.guild("mums").member("Ana");
        let bot = world.bot().await?;
        ana.slash("village about", &[]).await?.privately()?;
        let took = bot.stops().await?;
        assert!(took < STOP_WITHIN, "{took:?}");

        let bot = world.bot().await?;
        world.goes_silent();
        let took = bot.stops().await?;
        assert!(took < STOP_WITHIN, "with a gateway that does not answer: {took:?}");
        Ok(())
    })
    .await
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_delivery_that_hangs_does_not_hold_up_its_end_and_is_taken_up_again() -> TestResult {
    use bot_core::testing::postgres;

    use crate::commands::PARK;
    use crate::program::Program;
    use crate::world::What;

    in_world(async |world| {
        let database = postgres::fresh_database().await?;
        let variables = [("VILLAGE_DATABASE__URL", database.url())];
        let mums = world.guild("mums");
        let ana = mums.member("Ana");
        let mut program = Program::start(world, &variables)?;
        ana.until_sees_words("Village").await?;
        world.troubles("POST", "/messages", 1, What::Slow(60_000));
        ana.slash("meetup new", &PARK).await?.privately()?;
        world.until_it_waits().await?;
        let (well, took) = program.stops().await?;
        assert!(well && took < STOP_WITHIN, "{took:?}");
        assert_eq!(mums.sees().len(), 1, "a hello and no card: {:#?}", mums.sees());

        // What it was at is not leased to it any more, so that nobody waits for that to end.
        let _program = Program::start(world, &variables)?;
        ana.until_sees_words("[Going]").await?;
        assert_eq!(mums.sees().len(), 2, "a hello and one card: {:#?}", mums.sees());
        Ok(())
    })
    .await
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn what_cannot_be_read_is_counted_and_passed_by_and_its_words_are_not_logged() -> TestResult {
    use serde_json::json;

    use crate::program::{Program, free_address, get};

    in_world(async |world| {
        let mums = world.guild("mums");
        let address = free_address()?;
        let mut program = Program::start(world, &[("VILLAGE_HTTP__LISTEN", &address)])?;
        let ana = mums.member("Ana");
        ana.until_sees_words("Village").await?;

        world.tells("MESSAGE_CREATE", json!({ "id": 7, "content": ["secret words"], "author": "secret words" }));
        world.tells("MESSAGE_CREATE", json!("secret words"));
        world.tells("INTERACTION_CREATE", json!({ "id": "1", "type": "secret words", "token": [] }));
        world.tells("INTERACTION_CREATE", json!({ "id": "1", "type": 99 }));
        world.tells("GUILD_MEMBER_ADD", json!({ "user": { "username": "secret words" } }));
        // What Discord may invent one day is nothing to complain of.
        world.tells("CHEERS_CREATE", json!({ "words": "secret words" }));
        // A button that no version of the village has made is acknowledged, and that is all.
        assert!(ana.presses_unknown("secret words").await?.is_acknowledged());

        ana.slash("village about", &[]).await?.privately()?;
        assert_eq!(world.sessions(), (1, 0), "it never had to connect again");
        // Each event is looked at in a task of its own, so that these may come late.
        for _ in 0..5 {
            program.logs("cannot be read and is passed by").await?;
        }
        let (_, counted) = get(&address, "/metrics").await?;
        assert!(counted.contains("village_unreadable_total{platform=\"discord\"} 6"), "{counted}");
        assert!(!program.read.concat().contains("secret"), "{:#?}", program.read);
        Ok(())
    })
    .await
}
