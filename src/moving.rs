//! `village move-database URL`: a village moves from SQLite to PostgreSQL, or back.

use std::fmt::Write as _;

use bot_core::store::Store;
use bot_core::store::moving::{MoveError, copy_all};
use secrecy::{ExposeSecret as _, SecretString};

use crate::config::{Config, Database};
use crate::operator;
use crate::refused::{self, Refused};

/// The key under which what is wrong with the other database is told.
const OTHER: &str = "URL";

/// Copies everything into the other database; says what was copied, and what to do now.
pub(crate) async fn move_to(config: &Config, url: &str) -> anyhow::Result<String> {
    let here = &config.database;
    let there = Database::at(SecretString::from(url)).map_err(|remedy| Refused::new(OTHER, remedy))?;
    if here.is_remote() == there.is_remote() {
        return Err(Refused::new(OTHER, other_engine(here)).into());
    }
    operator::must_be_up_to_date(config).await?;

    let source = open(here).await.map_err(|error| refused::database(here, error))?;
    let target = open(&there).await.map_err(|error| refused::named_database(OTHER, &there, error))?;
    let copied = copy_all(&source, &target).await;
    source.close().await;
    target.close().await;
    let copied = match copied {
        Ok(copied) => copied,
        Err(MoveError::BothFiles) => return Err(Refused::new(OTHER, other_engine(here)).into()),
        Err(MoveError::Inhabited(table)) => {
            let remedy = format!(
                "{} holds a village already (there is something in {table}): name an empty database",
                there.place()
            );
            return Err(Refused::new(OTHER, remedy).into());
        }
        Err(error) => {
            let context = format!("nothing of {} was moved to {}", here.place(), there.place());
            return Err(anyhow::Error::new(error).context(context));
        }
    };

    let rows: u64 = copied.iter().map(|(_, rows)| rows).sum();
    let mut said = String::new();
    for (table, rows) in copied.iter().filter(|(_, rows)| *rows > 0) {
        writeln!(said, "{rows:>9}  {table}")?;
    }
    writeln!(said, "{} holds all of {}: {rows} rows, compared one by one", there.place(), here.place())?;
    writeln!(said, "Now put its URL into database.url, start `village run`, and keep the old one until all is well.")?;
    Ok(said)
}

async fn open(database: &Database) -> Result<Store, bot_core::store::StoreError> {
    Store::open(database.url.expose_secret()).await
}

fn other_engine(here: &Database) -> String {
    let place = here.place();
    if here.is_remote() {
        format!(
            "the village is in {place}: name a file, for example sqlite:village.db; `pg_dump` copies between servers"
        )
    } else {
        format!(
            "the village is in {place}: name a server, for example postgres://village@localhost/village; `village backup` copies into another file"
        )
    }
}
