//! A copy of a village, and what becomes of it.

use std::fs;

use bot_core::store::{Store, Tx};
use uuid::Uuid;

use crate::village::{Folder, TestResult};

const PARK: &str = "ana: /meetup new title:\"Secret picnic\" when:\"sat 10am\" place:\"Elm\"\n";

/// A village in which somebody has announced something.
fn village() -> Result<Folder, Box<dyn std::error::Error>> {
    let folder = Folder::new()?.file("park.txt", PARK)?;
    assert_eq!(folder.call(&["play", "--script", "park.txt", "--data", "."])?.status, Some(0));
    Ok(folder)
}

#[tokio::test]
async fn a_copy_is_made_while_the_village_runs_and_can_take_its_place() -> TestResult {
    let folder = village()?;
    let mut running = folder.start(&["run"])?;
    running.logs("the village is open")?;
    // What was written last stands beside the file yet, and somebody is about to write more.
    let store = Store::open(&format!("sqlite:{}", folder.path().join("village.db").display())).await?;
    let mut tx = store.write(None).await?;
    bot_core::people::store::found(&mut tx, Uuid::from_u128(7).into(), chrono::Utc::now()).await?;
    tx.commit().await?;
    let writing = store.write(None).await?;
    let served = folder.call(&["communities"])?.out;
    assert_eq!(served.matches("since").count(), 2, "{served}");
    let called = folder.call(&["backup", "copy.db"])?;
    assert_eq!((called.status, called.err.as_str()), (Some(0), ""));
    assert!(called.out.starts_with("copy.db holds all of sqlite:village.db ("), "{}", called.out);
    drop(writing);
    store.close().await;
    assert!(folder.contents()?.iter().all(|file| file.extension().is_none_or(|extension| extension != "part")));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(folder.path().join("copy.db"))?.permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "nobody else reads it");
    }
    running.signal("TERM")?;

    // The village is lost, and the copy takes its place.
    for lost in ["village.db", "village.db-wal", "village.db-shm"] {
        let _ = fs::remove_file(folder.path().join(lost));
    }
    fs::rename(folder.path().join("copy.db"), folder.path().join("village.db"))?;
    assert_eq!(folder.call(&["communities"])?.out, served);
    let folder = folder.file("list.txt", "ana: /meetup list\n")?;
    let listed = folder.call(&["play", "--script", "list.txt", "--data", "."])?;
    assert!(listed.out.contains("Secret picnic"), "{}", listed.out);
    Ok(())
}

#[test]
fn what_cannot_be_copied_is_said_and_nothing_is_overwritten() -> TestResult {
    let folder = village()?.file("old.db", "something else")?;
    for (args, words) in [
        (["backup", "old.db"], "village: FILE: old.db is there already: name another one\n"),
        (["backup", "away/copy.db"], "village: FILE: there is no folder away: create it\n"),
    ] {
        let called = folder.call(&args)?;
        assert_eq!((called.status, called.err.as_str()), (Some(2), words));
    }
    assert_eq!(fs::read_to_string(folder.path().join("old.db"))?, "something else");

    let called = Folder::new()?.call(&["backup", "copy.db"])?;
    assert_eq!(called.status, Some(1));
    assert!(
        called.err.starts_with("village: there is no village.db: call this where the village lives"),
        "{}",
        called.err
    );

    let remote = Folder::new()?.variable("VILLAGE_DATABASE__URL", "postgres://village:hush@db.example/village");
    let called = remote.call(&["backup", "copy.db"])?;
    let words = "village: database.url: PostgreSQL at db.example/village is not copied into a file by this program: use \
                 `pg_dump`\n";
    assert_eq!((called.status, called.err.as_str()), (Some(2), words));
    Ok(())
}

#[tokio::test]
async fn a_village_of_a_newer_version_is_left_as_it_is() -> TestResult {
    let folder = village()?;
    let file = folder.path().join("village.db");
    let store = Store::open(&format!("sqlite:{}", file.display())).await?;
    let mut tx = store.write(None).await?;
    if let Tx::Sqlite(tx) = &mut tx {
        let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                     VALUES (9999, 'of tomorrow', TRUE, x'00', 0)";
        sqlx::query(newer).execute(&mut **tx).await?;
    }
    tx.commit().await?;
    store.close().await;

    let before = fs::read(&file)?;
    for args in [["run"].as_slice(), &["migrate"], &["communities"]] {
        let called = folder.call(args)?;
        assert_eq!(called.status, Some(2), "{args:?}: {}", called.err);
        let words = "database.url: sqlite:village.db is of a newer version of Village: start that one, or bring back a copy \
                     from before the upgrade\n";
        assert!(called.err.ends_with(words), "{args:?}: {}", called.err);
    }
    assert!(folder.call(&["check"])?.out.contains("database: needs mending"));
    assert!(fs::read(&file)? == before);
    Ok(())
}
