//! What a start is refused for although the configuration can be read: a password that is not taken, a database that
//! is not there. Told with the key and the remedy, like everything else that is wrong with a configuration.

use std::fmt;
use std::path::Path;

use bot_core::store::{Closed, StoreError};

use crate::config::Database;

/// A value that whoever configured it must mend before the program can start.
#[derive(Debug)]
pub(crate) struct Refused {
    key: &'static str,
    remedy: String,
}

impl Refused {
    /// This key, and what to do about it.
    pub(crate) fn new(key: &'static str, remedy: impl Into<String>) -> Self {
        Self { key, remedy: remedy.into() }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.key, self.remedy)
    }
}

impl std::error::Error for Refused {}

/// Why a database cannot be opened, with the remedy where there is one.
pub(crate) fn database(database: &Database, error: StoreError) -> anyhow::Error {
    let place = database.place();
    match error.closed() {
        Some(closed) => Refused::new("database.url", remedy(database, &place, closed)).into(),
        None => anyhow::Error::new(error).context(format!("cannot open {place}")),
    }
}

fn remedy(database: &Database, place: &str, closed: Closed) -> String {
    match closed {
        Closed::Credentials => format!(
            "{place} does not accept the user or the password: put the right ones into database.url, or into the file \
             that database.url_file names"
        ),
        Closed::NoDatabase => {
            format!("{place} is not there, though the server is: create it with `createdb`, or name another database")
        }
        Closed::File => match database.file().and_then(missing_folder) {
            Some(folder) => format!("{place}: there is no folder {}: create it", folder.display()),
            None => format!("{place} cannot be opened: let this program read and write the file and its folder"),
        },
    }
}

/// The folder in which a file should be, when there is none.
pub(crate) fn missing_folder(file: &Path) -> Option<&Path> {
    file.parent().filter(|folder| *folder != Path::new("") && !folder.is_dir())
}
