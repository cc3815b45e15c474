//! What a start is refused for although the configuration can be read: a password that is not taken, a database that
//! is not there. Told with the key and the remedy, like everything else that is wrong with a configuration.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

use bot_core::store::{Closed, StoreError};

use crate::config::{Database, Matrix};

/// The key under which a village's database is named.
const DATABASE: &str = "database.url";

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
    named_database(DATABASE, database, error)
}

/// The same of a database that is named elsewhere.
pub(crate) fn named_database(key: &'static str, database: &Database, error: StoreError) -> anyhow::Error {
    let place = database.place();
    match error.closed() {
        Some(closed) => Refused::new(key, remedy(key, database, &place, closed)).into(),
        None => anyhow::Error::new(error).context(format!("cannot open {place}")),
    }
}

fn remedy(key: &str, database: &Database, place: &str, closed: Closed) -> String {
    match closed {
        Closed::Credentials => {
            let file =
                if key == DATABASE { format!(", or into the file that {key}_file names") } else { String::new() };
            format!("{place} does not accept the user or the password: put the right ones into {key}{file}")
        }
        Closed::NoDatabase => {
            format!("{place} is not there, though the server is: create it with `createdb`, or name another database")
        }
        Closed::File => match database.file().and_then(missing_folder) {
            Some(folder) => format!("{place}: there is no folder {}: create it", folder.display()),
            None => format!("{place} cannot be opened: let this program read and write the file and its folder"),
        },
        Closed::Newer => format!(
            "{place} is of a newer version of Village: start that one, or bring back a copy from before the upgrade"
        ),
        Closed::Foreign => {
            format!("{place} is no SQLite database: name another file, or move that one out of the way")
        }
    }
}

/// That a database lacks tables, and that nobody but its operator brings it up to date.
pub(crate) fn without_tables(database: &Database) -> Refused {
    let place = database.place();
    let remedy = format!(
        "it is false, and {place} lacks migrations that this version needs: call `village migrate`, then start again"
    );
    Refused::new("database.migrate", remedy)
}

/// Whether the files can be kept that Matrix needs. Leaves nothing behind.
pub(crate) fn matrix_files(matrix: &Matrix) -> Result<(), Refused> {
    let folder = &matrix.data_dir;
    try_folder(folder).map_err(|error| {
        let remedy = format!(
            "{} cannot be made or written ({error}): name a folder in which this program may keep its encryption keys",
            folder.display()
        );
        Refused::new("matrix.data_dir", remedy)
    })?;
    let Some(file) = &matrix.recovery_key_file else { return Ok(()) };
    let tried = if file.exists() { File::open(file).map(drop) } else { try_folder(folder_of(file)) };
    tried.map_err(|error| {
        let remedy = format!(
            "{} cannot be read or made ({error}): name a file that this program may read, or make where there is none",
            file.display()
        );
        Refused::new("matrix.recovery_key_file", remedy)
    })
}

/// Whether the file of an SQLite village, and those that SQLite lays beside it, can be written. Leaves nothing behind.
pub(crate) fn try_file(file: &Path) -> io::Result<()> {
    if file.exists() {
        OpenOptions::new().append(true).open(file)?;
    }
    try_folder(folder_of(file))
}

/// Whether a folder can be written, or made.
fn try_folder(folder: &Path) -> io::Result<()> {
    let there = folder.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
    // Only trying tells: permissions say nothing of a file system that is read-only.
    let trial = there.join(format!(".village-{}", std::process::id()));
    // One that a process left behind when it was killed is none of our business either.
    OpenOptions::new().write(true).create(true).truncate(true).open(&trial)?;
    fs::remove_file(trial)
}

/// The folder in which a file is.
fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
}

/// The folder in which a file should be, when there is none.
pub(crate) fn missing_folder(file: &Path) -> Option<&Path> {
    file.parent().filter(|folder| *folder != Path::new("") && !folder.is_dir())
}
