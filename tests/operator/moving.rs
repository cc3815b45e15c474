//! A village moves into another database.

use bot_core::testing::postgres;

use crate::village::{Folder, TestResult};

const PARK: &str = "ana: /meetup new title:\"Secret picnic\" when:\"sat 10am\" place:\"Elm\"\nben: /meetup going #1\n";

#[tokio::test]
async fn a_village_moves_to_a_server_and_back() -> TestResult {
    let database = postgres::fresh_database().await?;
    let folder = Folder::new()?.file("park.txt", PARK)?;
    assert_eq!(folder.call(&["play", "--script", "park.txt", "--data", "."])?.status, Some(0));
    let served = folder.call(&["communities"])?.out;

    let called = folder.call(&["move-database", database.url()])?;
    assert_eq!((called.status, called.err.as_str()), (Some(0), ""));
    assert!(
        called.out.contains("        2  members\n") && called.out.contains("        1  meetups\n"),
        "{}",
        called.out
    );
    assert!(called.out.contains(" holds all of sqlite:village.db: "), "{}", called.out);

    // Nothing is written over, and nothing of a file that holds a village is.
    let again = folder.call(&["move-database", database.url()])?;
    assert_eq!(again.status, Some(2));
    assert!(again.err.contains("holds a village already (there is something in "), "{}", again.err);

    let there = Folder::new()?.variable("VILLAGE_DATABASE__URL", database.url());
    assert_eq!(there.call(&["communities"])?.out, served);
    let back = there.call(&["move-database", "sqlite:village.db"])?;
    assert_eq!((back.status, back.err.as_str()), (Some(0), ""));
    let rows = |said: &str| said.lines().filter(|line| line.starts_with(' ')).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rows(&back.out), rows(&called.out));

    let there = there.file("list.txt", "ben: /meetup list\n")?;
    let listed = there.call(&["play", "--script", "list.txt", "--data", "."])?;
    assert!(listed.out.contains("Secret picnic"), "{}", listed.out);
    Ok(())
}

#[test]
fn what_cannot_be_moved_is_said() -> TestResult {
    let folder = Folder::new()?.file("park.txt", PARK)?;
    assert_eq!(folder.call(&["play", "--script", "park.txt", "--data", "."])?.status, Some(0));
    for (url, words) in [
        (
            "sqlite:other.db",
            "village: URL: the village is in sqlite:village.db: name a server, for example \
             postgres://village@localhost/village; `village backup` copies into another file\n",
        ),
        (
            "mysql://village:hush@db.example/village",
            "village: URL: Village keeps itself in SQLite or PostgreSQL, not in mysql: use \"sqlite:village.db\" or \
             \"postgres://user:password@server/database\"\n",
        ),
    ] {
        let called = folder.call(&["move-database", url])?;
        assert_eq!((called.status, called.err.as_str()), (Some(2), words));
    }
    assert!(!folder.path().join("other.db").exists());

    let away = folder.call(&["move-database", "postgres://village:hush@127.0.0.1:1/village"])?;
    assert_eq!(away.status, Some(1));
    assert!(away.err.contains("cannot open PostgreSQL at 127.0.0.1/village"), "{}", away.err);
    assert!(!away.err.contains("hush"), "{}", away.err);

    let empty = Folder::new()?.call(&["move-database", "postgres://village@127.0.0.1:1/village"])?;
    assert!(
        empty.err.starts_with("village: there is no village.db: call this where the village lives"),
        "{}",
        empty.err
    );
    Ok(())
}
