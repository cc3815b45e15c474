//! Claims about moving to another database.

use std::collections::BTreeMap;

use bot_core::store::Store;
use bot_core::store::moving::{MoveError, copy_all};
use bot_core::testing::{TestResult, Town, in_town, postgres};
use chrono::TimeDelta;
use tempfile::tempdir;

use crate::she_has_done_everything;

/// How many rows of which table on which side; what the engines and migrations keep for themselves left out.
async fn rows(town: &Town) -> Result<BTreeMap<(&'static str, String), usize>, Box<dyn std::error::Error>> {
    let mut rows = BTreeMap::new();
    for (side, table, _) in town.every_row().await? {
        if !table.starts_with("sqlite_") && !table.starts_with("_sqlx") {
            *rows.entry((side, table)).or_default() += 1;
        }
    }
    Ok(rows)
}

#[tokio::test]
async fn a_full_village_moves_to_the_other_database_and_goes_on_there() -> TestResult {
    let (folder, database) = (tempdir()?, postgres::fresh_database().await?);
    let file = format!("sqlite:{}", folder.path().join("moved.db").display());
    in_town(async |town| {
        she_has_done_everything(town).await?;
        town.member("ben").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        let before = rows(town).await?;
        let moved = town.moves(database.url(), &file).await?;
        assert_eq!(rows(&moved).await?, before);

        // Buttons that were shown before are pressed, what was planned happens, and numbers go on.
        moved.member("mia").presses("Going").await?;
        moved.member("mia").says("/meetup new Walk when: sun 10am place: Elm Park").await?;
        moved.advance(TimeDelta::days(10)).await?;
        let transcript = moved.transcript();
        assert!(transcript.contains("(to mia) Park begins in 1 day"), "{transcript}");
        moved.ends().await
    })
    .await
}

#[tokio::test]
async fn nothing_is_moved_into_a_village_that_is_lived_in_or_into_another_file() -> TestResult {
    let (folder, database) = (tempdir()?, postgres::fresh_database().await?);
    let file = Store::open(&format!("sqlite:{}", folder.path().join("here.db").display())).await?;
    let other = Store::open(&format!("sqlite:{}", folder.path().join("there.db").display())).await?;
    let server = Store::open(database.url()).await?;
    file.migrate().await?;
    let mut tx = file.write(None).await?;
    bot_core::people::store::found(&mut tx, uuid::Uuid::from_u128(7).into(), chrono::Utc::now()).await?;
    tx.commit().await?;

    assert!(matches!(copy_all(&file, &other).await, Err(MoveError::BothFiles)));
    let moved = copy_all(&file, &server).await?;
    assert_eq!(moved.iter().map(|(_, rows)| rows).sum::<u64>(), 1, "{moved:?}");
    for (from, into) in [(&file, &server), (&server, &file)] {
        let again = copy_all(from, into).await;
        assert!(matches!(&again, Err(MoveError::Inhabited(table)) if table == "communities"), "{again:?}");
    }
    Ok(())
}
