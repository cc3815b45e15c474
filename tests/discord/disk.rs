//! What people hear, and what becomes of what they want, while the database cannot write.

use std::process::{Child, Command, Stdio};

use bot_core::store::Store;
use tempfile::TempDir;

use crate::commands::PARK;
use crate::world::{TOKEN, TestResult, World, in_world};

/// The words of an apology that promises nothing has happened.
const LATER: &str = "nothing has changed. Please try again in a minute";

/// The program itself, in a folder of its own; killed when the test is over.
struct Program {
    process: Child,
    _folder: TempDir,
}

impl Program {
    fn start(world: &World) -> TestResult<Self> {
        let folder = tempfile::tempdir()?;
        // Beyond its limit a process gets a signal, unless it does not want it: then writing fails, as on a full disk.
        let mut command = Command::new("sh");
        command.args(["-c", "trap '' XFSZ; exec \"$0\" run", env!("CARGO_BIN_EXE_village")]);
        command.env("VILLAGE_DISCORD__TOKEN", TOKEN).env("VILLAGE_DISCORD__API", world.api());
        command.current_dir(folder.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Ok(Self { process: command.spawn()?, _folder: folder })
    }

    /// Lets no file of its grow beyond so many bytes, as if the disk were full there.
    fn may_write(&self, bytes: &str) -> TestResult {
        let (process, most) = (self.process.id().to_string(), format!("--fsize={bytes}:"));
        let done = Command::new("prlimit").args(["--pid", &process, &most]).status()?;
        if done.success() { Ok(()) } else { Err("prlimit could not set a limit".into()) }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself, which the test has noticed already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[tokio::test]
async fn on_a_full_disk_people_hear_that_nothing_happened_and_nothing_is_lost_or_doubled() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let program = Program::start(world)?;
        world.until_connected(1, 0).await?;
        let (ana, ben, cleo) = (mums.member("Ana"), mums.member("Ben"), mums.member("Cleo"));
        ana.slash("meetup new", &PARK).await?.privately()?;
        ana.until_sees_words("[Going]").await?;

        // What follows from her answer, the card anew, is still to come when the disk fills up.
        ben.presses("Going").await?.privately()?;
        program.may_write("1")?;
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

        program.may_write("unlimited")?;
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
