//! `village backup FILE`: a whole copy of an SQLite village, also while it runs.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use bot_core::store::Store;
use secrecy::ExposeSecret;

use crate::config::Config;
use crate::operator;
use crate::refused::{self, Refused, missing_folder};

/// Copies the village; says what was copied and what was not.
pub(crate) async fn backup(config: &Config, file: &Path) -> anyhow::Result<String> {
    let database = &config.database;
    if database.is_remote() {
        let remedy = format!("{} is not copied into a file by this program: use `pg_dump`", database.place());
        return Err(Refused::new("database.url", remedy).into());
    }
    operator::must_be_there(config)?;
    if file.exists() {
        return Err(Refused::new("FILE", format!("{} is there already: name another one", file.display())).into());
    }
    if let Some(folder) = missing_folder(file) {
        return Err(Refused::new("FILE", format!("there is no folder {}: create it", folder.display())).into());
    }

    let opened = Store::open(database.url.expose_secret()).await;
    let store = opened.map_err(|error| refused::database(database, error))?;
    let part = part_of(file);
    let copied = copy(&store, &part).await;
    store.close().await;
    let bytes = match copied.and_then(|bytes| fs::rename(&part, file).map(|()| bytes).map_err(anyhow::Error::new)) {
        Ok(bytes) => bytes,
        Err(error) => {
            // A piece of a copy is of no use, and holds what people have said.
            let _ = fs::remove_file(&part);
            return Err(error.context(format!("{} cannot be copied into {}", database.place(), file.display())));
        }
    };
    let mut said = format!("{} holds all of {} ({bytes} bytes)\n", file.display(), database.place());
    if let Some(matrix) = &config.matrix {
        let keys = matrix.data_dir.display();
        writeln!(
            said,
            "not in it: the bot's keys in {keys}, which are copied while it is stopped, and its recovery key"
        )?;
    }
    Ok(said)
}

/// The file while it is not whole yet; each process has its own.
fn part_of(file: &Path) -> PathBuf {
    let mut part = OsString::from(file);
    part.push(format!(".{}.part", std::process::id()));
    PathBuf::from(part)
}

/// Writes the copy, readable by nobody else; its size in bytes.
async fn copy(store: &Store, part: &Path) -> anyhow::Result<u64> {
    let name = part.to_str().context("the name of the file must be Unicode")?;
    let file = for_us_alone(part).with_context(|| format!("{name} cannot be made"))?;
    store.copy_into(name).await?;
    file.sync_all()?;
    let bytes = file.metadata()?.len();
    ensure!(bytes > 0, "nothing was written into {name}");
    Ok(bytes)
}

#[cfg(unix)]
fn for_us_alone(file: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;

    OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)
}

#[cfg(not(unix))]
fn for_us_alone(file: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(file)
}
