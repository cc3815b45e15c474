//! A disk that is full: nothing is half done, and it is over when there is room again.

use bot_core::incoming::{HomeKey, Incoming, PlaceKey, PlatformKind, Sender, Standing, What};
use bot_core::outbox;
use bot_core::store::{Store, StoreError, Tx};
use bot_core::testing::{ManualClock, TestResult, monday_morning, opening};
use bot_core::village::Village;

/// More than SQLite can put anywhere without another page.
fn much() -> String {
    "x".repeat(60_000)
}

/// SQLite may not grow beyond so many pages; it cannot be made smaller than it is.
async fn make_room(store: &Store, pages: u32) -> TestResult {
    let mut tx = store.write(None).await?;
    if let Tx::Sqlite(tx) = &mut tx {
        sqlx::query(sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"))).execute(&mut **tx).await?;
    }
    Ok(tx.commit().await?)
}

/// Writes two things at once.
async fn write(store: &Store, place: &str, text: &str) -> Result<(), StoreError> {
    let mut tx = store.write(None).await?;
    outbox::store::set_bookmark(&mut tx, PlatformKind::Console, &format!("before {place}"), "small").await?;
    outbox::store::set_bookmark(&mut tx, PlatformKind::Console, place, text).await?;
    tx.commit().await
}

async fn has(store: &Store, place: &str) -> Result<bool, StoreError> {
    let mut tx = store.read().await?;
    Ok(outbox::store::bookmark(&mut tx, PlatformKind::Console, place).await?.is_some())
}

#[tokio::test]
async fn a_full_disk_changes_nothing_and_is_over_when_there_is_room() -> TestResult {
    let folder = tempfile::tempdir()?;
    let store = Store::open(&format!("sqlite:{}", folder.path().join("village.db").display())).await?;
    store.migrate().await?;

    for _ in 0..3 {
        make_room(&store, 1).await?;
        let full = write(&store, "here", &much()).await.err().ok_or("there was room")?;
        assert!(full.is_passing(), "{full:?}");
        assert!(format!("{full:?}").contains("database or disk is full"), "{full:?}");
        assert!(!has(&store, "here").await? && !has(&store, "before here").await?, "half of it was done");
    }

    make_room(&store, 1_000_000).await?;
    write(&store, "here", &much()).await?;
    assert!(has(&store, "here").await? && has(&store, "before here").await?);
    Ok(())
}

/// A village over a file that somebody else writes to for as long as she likes.
#[tokio::test]
async fn talk_asks_nothing_of_the_database() -> TestResult {
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("village.db").display());
    let village = Village::open(opening(&url, ManualClock::at(monday_morning()))).await?;
    let other = Store::open(&url).await?;
    let held = other.write(None).await?;
    for (number, text) in
        ["who has a spare hat?", ":)", "> quoted", "`code`", "...", "!!! wow", "? "].iter().enumerate()
    {
        let incoming = said(number, text);
        assert!(village.handle(incoming).await?.is_none(), "{text}");
    }
    drop(held);

    // What only might have been meant for it leaves no mark either.
    let log = folder.path().join("village.db-wal");
    let before = std::fs::read(&log)?;
    for (number, text) in [":D", "(not me)", "/shrug", "!ban ana"].iter().enumerate() {
        assert!(village.handle(said(number, text)).await?.is_none(), "{text}");
    }
    assert!(std::fs::read(&log)? == before, "something was written");
    village.close().await;
    Ok(())
}

/// Something that somebody says in a room.
fn said(number: usize, text: &str) -> Incoming {
    Incoming {
        platform: PlatformKind::Matrix,
        event: format!("{number}{text}"),
        from: Sender {
            account: "@ana:example.org".to_owned(),
            name: "ana".to_owned(),
            locale: None,
            standing: Standing::Member,
            roles: Vec::new(),
            since: None,
        },
        home: Some(HomeKey { id: "!moms".to_owned(), name: None }),
        place: PlaceKey { id: "!moms".to_owned(), thread: None, direct: false },
        what: What::Said { text: text.to_owned(), to_bot: false, replies_to: None },
        reply: None,
    }
}
