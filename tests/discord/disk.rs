//! What people hear, and what becomes of what they want, while the database cannot write.

use bot_core::store::Store;
use bot_core::testing::postgres::Server;

use crate::commands::PARK;
use crate::program::{Program, free_address, get};
use crate::world::{TestResult, in_world};

/// The words of an apology that promises nothing has happened.
const LATER: &str = "nothing has changed. Please try again in a minute";

#[tokio::test]
async fn on_a_full_disk_people_hear_that_nothing_happened_and_nothing_is_lost_or_doubled() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let address = free_address()?;
        let mut program = Program::start(world, &[("VILLAGE_HTTP__LISTEN", &address)])?;
        world.until_connected(1, 0).await?;
        let (ana, ben, cleo) = (mums.member("Ana"), mums.member("Ben"), mums.member("Cleo"));
        ana.until_sees_words("Village").await?;
        ana.slash("meetup new", &PARK).await?.privately()?;
        ana.until_sees_words("[Going]").await?;

        // What follows from her answer, the card anew, is still to come when the disk fills up.
        ben.presses("Going").await?.privately()?;
        program.may_write("1").await?;
        for _ in 0..2 {
            let words = cleo.slash("meetup new", &PARK).await?.privately()?;
            assert!(words.contains(LATER), "{words}");
            let words = cleo.presses("Going").await?.privately()?;
            assert!(words.contains(LATER), "{words}");
        }
        // Typed words are answered as kindly as pressed buttons.
        let direct = cleo.directly();
        direct.says("meetup going #1");
        direct.until_sees_words(LATER).await?;

        program.logs("did not answer the worker").await?;
        let (status, why) = get(&address, "/readyz").await?;
        assert!(status == 503 && why.starts_with("database: "), "{status} {why}");

        program.may_write("unlimited").await?;
        cleo.presses("Going").await?.privately()?;
        let card = ana.until_sees_words("2 going").await?;
        assert!(card.contains("Park"), "{card}");
        assert_eq!(mums.sees().len(), 2, "a hello and one card: {:#?}", mums.sees());
        cleo.slash("meetup new", &PARK).await?.privately()?;
        ana.until_sees_words("#2").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn while_another_process_holds_the_database_people_are_asked_to_try_again() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let ana = mums.member("Ana");

        let other = Store::open(&world.database_url()).await?;
        let held = other.write(None).await?;
        let words = ana.slash("meetup new", &PARK).await?.privately()?;
        assert!(words.contains(LATER), "{words}");
        drop(held);
        other.close().await;

        ana.slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        assert_eq!(mums.sees().len(), 2, "a hello and one card: {:#?}", mums.sees());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn while_postgres_is_away_people_are_asked_to_try_again_and_nothing_is_half_done() -> TestResult {
    in_world(async |world| {
        let server = Server::start().await?;
        let database = server.fresh_database().await?;
        let mums = world.guild("mums");
        let mut program = Program::start(world, &[("VILLAGE_DATABASE__URL", database.url())])?;
        world.until_connected(1, 0).await?;
        let (ana, ben) = (mums.member("Ana"), mums.member("Ben"));
        ana.until_sees_words("Village").await?;
        ana.slash("meetup new", &PARK).await?.privately()?;
        ana.until_sees_words("[Going]").await?;

        server.stop().await?;
        let words = ben.presses("Going").await?.privately()?;
        assert!(words.contains(LATER), "{words}");
        let words = ana.slash("meetup new", &PARK).await?.privately()?;
        assert!(words.contains(LATER), "{words}");
        program.logs("did not answer the worker").await?;

        server.start_again().await?;
        ben.presses("Going").await?.privately()?;
        let card = ana.until_sees_words("1 going").await?;
        assert!(card.contains("Park"), "{card}");
        assert_eq!(mums.sees().len(), 2, "a hello and one card: {:#?}", mums.sees());
        Ok(())
    })
    .await
}
