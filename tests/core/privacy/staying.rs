//! Claims about how long anything stays.

use std::collections::{BTreeMap, BTreeSet};

use bot_core::incoming::{HomeKey, Incoming, Standing, What};
use bot_core::testing::{TestResult, Town, in_town};
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

/// Which tables have held something so far.
async fn look(town: &Town, filled: &mut BTreeSet<String>) -> TestResult {
    let rows = town.every_row().await?.into_iter();
    filled.extend(rows.map(|(_, table, _)| table).filter(|table| !of_the_engine(table)));
    Ok(())
}

/// What else there is to be kept: introductions, what was noticed and offered, what waits, what holds, what is lost. Looks
/// in between, because some of it stays for an hour.
async fn the_rest_is_done(town: &Town, filled: &mut BTreeSet<String>) -> TestResult {
    let (ana, mia, zoe, ben, her) =
        (town.member("ana"), town.member("mia"), town.member("zoe"), town.member("ben"), town.member(HER));
    zoe.is(Standing::Admin);
    zoe.whispers("village about").await?;
    her.whispers("cancel").await?;
    for member in [ana, mia, zoe, ben] {
        member.whispers("intro join").await?;
    }
    ana.says("/intro round").await?;
    ana.presses("Choose, and let me look").await?;
    look(town, filled).await?;
    ana.presses("Open it").await?;
    look(town, filled).await?;
    her.whispers("my sharing lived nobody").await?;
    town.member("eve").says("/my lived quetzal grief").await?;
    her.whispers("ask quetzal grief").await?;
    her.says("/meetup new Songs when: every friday 10am place: Hall hosts: @ben").await?;

    // Noticed, offered, reported, held.
    mia.whispers("care take 1").await?;
    mia.presses("Ask who told").await?;
    mia.whispers("How was it said?").await?;
    ana.says("/settings set care nudge").await?;
    ana.presses("Begin now").await?;
    ben.says("Honestly, formula is poison for a newborn").await?;
    town.offers_support("ben").await?;
    look(town, filled).await?;
    ben.closes_dms();
    mia.whispers("care pause @ben 2h zopilote").await?;
    mia.presses("Send").await?;
    look(town, filled).await?;

    // Anonymously.
    her.whispers("share post quetzal cries").await?;
    let said = town.transcript();
    let alias =
        said.split("/share more ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap_or_default().to_owned();
    ben.says(&format!("/share answer {alias} zopilote too")).await?;
    zoe.presses("Me too").await?;
    ana.whispers(&format!("share unseal {alias} danger")).await?;
    ana.presses("Ask a second admin").await?;
    look(town, filled).await?;
    mia.whispers(&format!("share pause {alias} 3")).await?;

    // What waits, what is lost, what outlives somebody.
    ana.says("/settings import").await?;
    ana.whispers("format = 1\n\n[settings]\nlanguage = \"es\"\n").await?;
    look(town, filled).await?;
    town.refuses(&["place"]);
    ana.says("/meetup new Tea when: sun 3pm place: Mill").await?;
    ben.points(HER, "report", &[("why", "zopilote")]).await?;
    town.refuses(&[]);
    town.fail_deliveries(3);
    ana.says("/meetup new Soup when: sun 5pm place: Mill").await?;
    look(town, filled).await?;
    // She belongs to a second village, and says which one she means.
    let garden = Some(HomeKey { id: "garden".to_owned(), name: Some("Garden".to_owned()) });
    let asks = What::Said { text: "/village about".to_owned(), to_bot: false, replies_to: None };
    town.happens(&Incoming { home: garden, ..her.event("#garden", asks) }).await?;
    her.whispers("my show").await?;
    her.presses("Town").await?;

    ben.whispers("my forget").await?;
    ben.presses("Forget me").await?;
    town.advance(TimeDelta::hours(3)).await?;
    look(town, filled).await
}

#[tokio::test]
async fn after_a_year_and_a_half_only_what_was_promised_is_left() -> TestResult {
    let promised = promised()?;
    in_town(async |town| {
        she_has_done_everything(town).await?;
        let mut filled = BTreeSet::new();
        look(town, &mut filled).await?;
        the_rest_is_done(town, &mut filled).await?;
        for table in &filled {
            assert!(promised.contains_key(table), "docs/privacy.md does not say how long {table} stays");
        }
        // What was never there shows nothing by being gone. How far rooms were read, adapters write.
        let never = promised.keys().filter(|table| !filled.contains(*table) && *table != "bookmarks");
        let never: Vec<_> = never.collect();
        assert!(never.is_empty(), "nothing was ever in {never:?}");
        town.member("ana").whispers("intro leave").await?;
        for name in [HER, "ben", "mia", "zoe", "eve"] {
            town.happens(&town.member(name).event("general", What::Departed)).await?;
        }
        for _ in 0..18 {
            town.advance(TimeDelta::days(31)).await?;
        }
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        let rows = town.every_row().await?;
        for (_, table, _) in rows.iter().filter(|(_, table, _)| !of_the_engine(table)) {
            *left.entry(table.as_str()).or_default() += 1;
        }
        // The admin is still here, and the house goes on working.
        let of_who_is_here = ["accounts", "members", "intro_members", "jobs"];
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
