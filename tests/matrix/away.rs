//! What people hear, and what becomes of what they want, while the database cannot be used.

use std::time::Duration;

use bot_core::incoming::PlatformKind;
use bot_core::outbox;
use bot_core::store::Store;
use bot_core::testing::postgres::Server;
use serde_json::json;

use super::TestResult;
use super::story::Moms;

const PARK: &str = "!meetup new Park when: sat 10am place: Elm Park";

/// Said once to whoever waits, and to nobody else.
const LONGER: &str = "there is no need to write it again";

impl Moms {
    /// The bot has nothing more to do in the room.
    async fn all_is_read(&self, database_url: &str) -> TestResult {
        let store = Store::open(database_url).await?;
        let last = self.ana.says(&self.room, "nice weather")?;
        let read = async {
            loop {
                let mut tx = store.read().await?;
                let bookmark = outbox::store::bookmark(&mut tx, PlatformKind::Matrix, &self.room).await?;
                if bookmark.is_some_and(|bookmark| bookmark.contains(&last)) {
                    return TestResult::Ok(());
                }
                drop(tx);
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), read).await??;
        store.close().await;
        Ok(())
    }

    /// Ana, who announced a park while the database was away, has heard that it takes longer.
    fn ana_waits(&self) -> TestResult {
        let hers = self.ana.direct_room(&self.bot)?;
        self.ana.hears(&hers, &self.bot, LONGER)?;
        Ok(())
    }

    /// What she wanted is done, once.
    fn it_was_done_once(&self) -> TestResult {
        let hers = self.ana.direct_room(&self.bot)?;
        self.ana.hears(&hers, &self.bot, "Park is announced for Saturday")?;
        self.ben.hears(&self.room, &self.bot, "Coming: nobody yet")?;
        self.ana.says(&self.room, "!meetup show #1")?;
        self.ana.hears(&hers, &self.bot, "Coming: nobody yet")?;
        let (said, cards) =
            (json!({"sender": self.bot, "contains": LONGER}), json!({"room": self.room, "contains": "nobody yet"}));
        assert_eq!((self.ana.has(&said)?.len(), self.ben.has(&cards)?.len()), (1, 1));
        assert!(self.ben.has(&said)?.is_empty(), "ben was told as well");
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_postgres_is_away_whoever_waits_hears_so_and_is_answered_once_it_is_back() -> TestResult {
    let server = Server::start().await?;
    let database = server.fresh_database().await?;
    let moms = Moms::meet_over(Some(database.url()), false).await?;
    moms.all_is_read(database.url()).await?;
    server.stop().await?;
    moms.ana.says(&moms.room, PARK)?;
    moms.ben.says(&moms.room, "who has a spare hat?")?;
    moms.ana_waits()?;
    server.start_again().await?;
    moms.it_was_done_once()?;
    moms.living.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn while_another_process_holds_the_database_whoever_waits_hears_so_and_is_answered() -> TestResult {
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("village.db").display());
    let moms = Moms::meet_over(Some(&url), true).await?;
    moms.all_is_read(&url).await?;
    let other = Store::open(&url).await?;
    let held = other.write(None).await?;
    moms.ana.says(&moms.room, PARK)?;
    moms.ana_waits()?;
    drop(held);
    other.close().await;
    moms.it_was_done_once()?;
    moms.living.stops().await
}
