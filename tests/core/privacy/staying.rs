//! Claims about how long anything stays.

use std::collections::BTreeMap;

use bot_core::incoming::What;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use crate::{HER, she_has_done_everything};

/// The tables that `docs/privacy.md` names, and whether their rows stay as long as the community does.
fn promised() -> Result<BTreeMap<String, bool>, Box<dyn std::error::Error>> {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/privacy.md"))?;
    let mut tables = BTreeMap::new();
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [names, _what, how_long, ..] = cells.as_slice() else { return Err(format!("not a row: {line}").into()) };
        for name in names.split(',').map(|name| name.trim().trim_matches('`')) {
            tables.insert(name.to_owned(), how_long.starts_with("as long as"));
        }
    }
    Ok(tables)
}

/// Tables that the database or the migrations keep for themselves.
fn of_the_engine(table: &str) -> bool {
    table.starts_with("sqlite_") || table.starts_with("_sqlx")
}

#[tokio::test]
async fn after_a_year_and_a_half_only_what_was_promised_is_left() -> TestResult {
    let promised = promised()?;
    in_town(async |town| {
        she_has_done_everything(town).await?;
        let full = town.every_row().await?;
        for (_, table, _) in full.iter().filter(|(_, table, _)| !of_the_engine(table)) {
            assert!(promised.contains_key(table), "docs/privacy.md does not say how long {table} stays");
        }
        for name in [HER, "ben", "mia", "zoe"] {
            town.happens(&town.member(name).event("general", What::Departed)).await?;
        }
        for _ in 0..18 {
            town.advance(TimeDelta::days(31)).await?;
        }
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        let rows = town.every_row().await?;
        for (_, table, _) in rows.iter().filter(|(side, table, _)| *side == "SQLite" && !of_the_engine(table)) {
            *left.entry(table.as_str()).or_default() += 1;
        }
        // The admin is still here, and the house goes on working.
        let of_who_is_here = ["accounts", "members", "jobs"];
        let is_over = |table: &str| promised.get(table) == Some(&false) && !of_who_is_here.contains(&table);
        let over: Vec<_> = left.iter().filter(|(table, _)| is_over(table)).collect();
        assert!(over.is_empty(), "{over:?}\n{rows:#?}");
        insta::assert_debug_snapshot!(left);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_community_without_a_home_is_kept_for_thirty_days() -> TestResult {
    in_town(async |town| {
        she_has_done_everything(town).await?;
        town.happens(&town.member("ana").event("general", What::HomeClosed)).await?;
        town.advance(TimeDelta::days(20)).await?;
        town.skip();
        town.happens(&town.member("ana").event("general", What::HomeOpened)).await?;
        town.member("ana").says("/settings show region").await?;
        insta::assert_snapshot!(town.transcript());
        town.happens(&town.member("ana").event("general", What::HomeClosed)).await?;
        town.advance(TimeDelta::days(33)).await?;
        let rows = town.every_row().await?;
        let of_people = rows.iter().filter(|(_, table, _)| {
            ![
                "counters",
                "jobs",
                "house_notes",
                "inbox",
                "bookmarks",
                "_sqlx_migrations",
                "sqlite_sequence",
                "sqlite_stat1",
                "sqlite_stat4",
            ]
            .contains(&table.as_str())
        });
        let of_people: Vec<_> = of_people.collect();
        assert!(of_people.is_empty(), "{of_people:#?}");
        Ok(())
    })
    .await
}
