//! The database seam: SQLite or PostgreSQL, chosen by the URL when the village is opened.
//!
//! SQL is written once, in the `store.rs` of each slice, with the macros of this module; it uses what both engines
//! understand (`$1`, `RETURNING`, `ON CONFLICT`). Only claiming and locking have two texts.
//! Nothing here knows what the tables mean.

use std::str::FromStr;
use std::time::Duration;

use futures_util::future::BoxFuture;
use sqlx::pool::PoolConnectionMetadata;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, PgPool, Postgres, Sqlite, SqlitePool, Transaction};

use crate::id::CommunityId;

pub mod moving;

/// Readers beside the one writer on SQLite, and connections on PostgreSQL.
const READERS: u32 = 4;
const CONNECTIONS: u32 = 16;

/// Rows that SQLite's thread may be ahead of whoever reads them. With the usual 50, whoever reads thousands is woken
/// for every few of them.
const ROWS: usize = 1_000;

/// How long a caller waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a writer waits while another process writes to the same SQLite file.
const TURN: Duration = Duration::from_secs(5);

/// Why the database did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The URL is of no engine that Village knows, or cannot be read.
    #[error("the database URL cannot be used: {0}")]
    Url(String),
    /// The database refused or went away.
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
    /// The tables could not be brought up to date.
    #[error("the database could not be migrated")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A newer version of Village has changed the tables.
    #[error("the database is of a newer version of Village")]
    Newer,
    /// What stands in the database is not what this version writes.
    #[error("a stored {what} cannot be read: {why}")]
    Unreadable {
        /// What it is.
        what: &'static str,
        /// Why not; never what is stored.
        why: Flaw,
    },
}

/// What is wrong with a stored text: which kind of mistake, and where. Nothing of the text itself, which may hold
/// people's words and would stand in logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{kind} in line {line}, column {column}")]
pub struct Flaw {
    kind: &'static str,
    line: usize,
    column: usize,
}

impl From<&serde_json::Error> for Flaw {
    fn from(error: &serde_json::Error) -> Self {
        let kind = match error.classify() {
            serde_json::error::Category::Io => "it breaks off",
            serde_json::error::Category::Syntax => "it is no JSON",
            serde_json::error::Category::Data => "it does not fit",
            serde_json::error::Category::Eof => "it ends too early",
        };
        Self { kind, line: error.line(), column: error.column() }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let (sqlx::Error::ColumnDecode { source, .. } | sqlx::Error::Decode(source)) = &error else {
            return Self::Database(error);
        };
        match source.downcast_ref::<serde_json::Error>() {
            Some(json) => Self::Unreadable { what: "column", why: Flaw::from(json) },
            None => Self::Database(error),
        }
    }
}

/// Why a database cannot be opened, where whoever configured it can mend that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// PostgreSQL does not accept the user or the password.
    Credentials,
    /// There is no database of that name.
    NoDatabase,
    /// The file of an SQLite database cannot be opened.
    File,
    /// The file is there and is no SQLite database.
    Foreign,
    /// A newer version of Village has changed the tables.
    Newer,
}

/// Whether a statement or what goes with it is at fault, which waiting does not mend. PostgreSQL: a value that it does
/// not take, a limit, a statement that it does not understand. SQLite: too big, of a wrong kind, misused.
fn refuses_what_it_was_given(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(error) = error else { return false };
    let code = error.code().unwrap_or_default();
    match code.len() {
        5 => ["22", "42", "54"].iter().any(|class| code.starts_with(class)),
        _ => ["18", "20", "21"].contains(&code.as_ref()),
    }
}

impl StoreError {
    /// Whether trying again later may help: the database is locked, full, or away.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            // Waiting does not mend a wrong password. A file may be out of reach only for want of handles.
            Self::Database(error) => {
                let lasts = matches!(
                    error,
                    sqlx::Error::ColumnDecode { .. } | sqlx::Error::ColumnNotFound(_) | sqlx::Error::RowNotFound
                );
                !lasts && !refuses_what_it_was_given(error) && matches!(self.closed(), None | Some(Closed::File))
            }
            Self::Url(_) | Self::Migrate(_) | Self::Newer | Self::Unreadable { .. } => false,
        }
    }

    /// Whether the database cannot be opened for a reason that the operator can mend.
    #[must_use]
    pub fn closed(&self) -> Option<Closed> {
        if matches!(self, Self::Newer) {
            return Some(Closed::Newer);
        }
        let Self::Database(sqlx::Error::Database(error)) = self else { return None };
        // Codes of PostgreSQL have five characters, those of SQLite are numbers; 14 is SQLITE_CANTOPEN, 26
        // SQLITE_NOTADB.
        match error.code()?.as_ref() {
            code if code.len() == 5 && code.starts_with("28") => Some(Closed::Credentials),
            "3D000" => Some(Closed::NoDatabase),
            "14" => Some(Closed::File),
            "26" => Some(Closed::Foreign),
            _ => None,
        }
    }
}

/// An open database.
#[derive(Debug, Clone)]
pub struct Store {
    pools: Pools,
}

#[derive(Debug, Clone)]
enum Pools {
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    Postgres(PgPool),
}

/// A transaction on one of the engines. Dropped without [`Tx::commit`], it changes nothing.
#[derive(Debug)]
pub enum Tx {
    /// SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

impl Store {
    /// Opens `sqlite:FILE`, `sqlite::memory:` or `postgres://...`.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let pools = match url.split(':').next() {
            Some("sqlite") => open_sqlite(url).await?,
            Some("postgres" | "postgresql") => {
                let options = PgConnectOptions::from_str(url).map_err(|_| unusable())?;
                // The pool would wait and hide the reason; one connection says at once why there is none.
                options.connect().await?.close().await?;
                let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE);
                Pools::Postgres(pool.connect_with(options).await?)
            }
            _ => return Err(unusable()),
        };
        Ok(Self { pools })
    }

    /// Brings the tables up to date.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.missing_migrations().await?;
        match &self.pools {
            Pools::Sqlite { writer, .. } => sqlx::migrate!("../migrations/sqlite").run(writer).await?,
            Pools::Postgres(pool) => sqlx::migrate!("../migrations/postgres").run(pool).await?,
        }
        Ok(())
    }

    /// How many migrations the tables lack; none when they are up to date. Changes nothing. Tables that a newer version
    /// has changed are an error.
    pub async fn missing_migrations(&self) -> Result<usize, StoreError> {
        const DONE: &str = "SELECT version FROM _sqlx_migrations WHERE success";
        let (migrations, done) = match &self.pools {
            Pools::Sqlite { readers, .. } => {
                (sqlx::migrate!("../migrations/sqlite"), sqlx::query_scalar(DONE).fetch_all(readers).await)
            }
            Pools::Postgres(pool) => {
                (sqlx::migrate!("../migrations/postgres"), sqlx::query_scalar(DONE).fetch_all(pool).await)
            }
        };
        let done: Vec<i64> = match done {
            Ok(done) => done,
            // The table itself comes with the first migration.
            Err(sqlx::Error::Database(_)) => Vec::new(),
            Err(error) => return Err(error.into()),
        };
        if !done.iter().all(|version| migrations.version_exists(*version)) {
            return Err(StoreError::Newer);
        }
        Ok(migrations.iter().filter(|migration| !done.contains(&migration.version)).count())
    }

    /// Writes a consistent copy of an SQLite database into a file that is empty or not there yet, also while others
    /// write. PostgreSQL has `pg_dump` for that.
    pub async fn copy_into(&self, file: &str) -> Result<(), StoreError> {
        match &self.pools {
            Pools::Sqlite { readers, .. } => sqlx::query("VACUUM INTO $1").bind(file).execute(readers).await?,
            Pools::Postgres(_) => return Err(StoreError::Url("only SQLite is copied into a file".to_owned())),
        };
        Ok(())
    }

    /// A transaction that writes, for one community where it is known: its events come one after another.
    pub async fn write(&self, community: Option<CommunityId>) -> Result<Tx, StoreError> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => Ok(Tx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?)),
            Pools::Postgres(pool) => {
                let mut tx = pool.begin().await?;
                if let Some(community) = community {
                    lock(&mut tx, &community.simple()).await?;
                }
                Ok(Tx::Postgres(tx))
            }
        }
    }

    /// A transaction that only reads and waits for no writer.
    pub async fn read(&self) -> Result<Tx, StoreError> {
        match &self.pools {
            Pools::Sqlite { readers, .. } => Ok(Tx::Sqlite(readers.begin().await?)),
            Pools::Postgres(pool) => Ok(Tx::Postgres(pool.begin().await?)),
        }
    }

    /// Closes every connection.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Makes what was written lasting.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Takes the turn of a thing on PostgreSQL, in a transaction that began without one: a community by its id,
    /// or what no community owns yet by any other key.
    pub async fn lock(&mut self, key: &str) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(tx) => lock(tx, key).await,
        }
    }
}

async fn open_sqlite(url: &str) -> Result<Pools, StoreError> {
    let options = SqliteConnectOptions::from_str(url)
        .map_err(|_| unusable())?
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .row_buffer_size(ROWS)
        .busy_timeout(TURN);
    let pool = |most| SqlitePoolOptions::new().max_connections(most).min_connections(1).acquire_timeout(PATIENCE);
    if url.contains(":memory:") {
        // A database in memory belongs to its one connection, which must not be closed for being idle.
        let only = pool(1).idle_timeout(None).max_lifetime(None).connect_with(options).await?;
        return Ok(Pools::Sqlite { writer: only.clone(), readers: only });
    }
    let writer = pool(1).before_acquire(is_whole).connect_with(options.clone()).await?;
    let readers = pool(READERS).connect_with(options).await?;
    Ok(Pools::Sqlite { writer, readers })
}

/// Whether a connection that was given back can be used again. On a full disk SQLite ends the transaction by itself,
/// and the library, which believes to be in it still, could never begin another one there.
fn is_whole(connection: &mut SqliteConnection, _: PoolConnectionMetadata) -> BoxFuture<'_, sqlx::Result<bool>> {
    let whole = !connection.is_in_transaction();
    Box::pin(async move { Ok(whole) })
}

/// Serialises the writers of one thing until the transaction ends.
async fn lock(tx: &mut Transaction<'static, Postgres>, key: &str) -> Result<(), StoreError> {
    sqlx::query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))").bind(key).execute(&mut **tx).await?;
    Ok(())
}

fn unusable() -> StoreError {
    StoreError::Url("it must begin with sqlite: or postgres://".to_owned())
}

/// Reads a stored JSON text as what it should be.
pub fn decode<T: serde::de::DeserializeOwned>(what: &'static str, value: serde_json::Value) -> Result<T, StoreError> {
    serde_json::from_value(value).map_err(|error| StoreError::Unreadable { what, why: Flaw::from(&error) })
}

/// Writes it as JSON. What Village stores can always be written, so a failure is the database's.
pub fn encode<T: serde::Serialize>(value: &T) -> Result<serde_json::Value, StoreError> {
    serde_json::to_value(value).map_err(|error| StoreError::Unreadable { what: "value", why: Flaw::from(&error) })
}

/// `fetch_all!(tx, Row, "SELECT ...", bind, ...)`: every row.
macro_rules! fetch_all {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        match &mut *$tx {
            $crate::store::Tx::Sqlite(tx) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_all(&mut **tx).await,
            $crate::store::Tx::Postgres(tx) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_all(&mut **tx).await,
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// `fetch_optional!(tx, Row, "SELECT ...", bind, ...)`: the row, if there is one.
macro_rules! fetch_optional {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        match &mut *$tx {
            $crate::store::Tx::Sqlite(tx) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_optional(&mut **tx).await,
            $crate::store::Tx::Postgres(tx) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_optional(&mut **tx).await,
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// `fetch_one!(tx, Row, "SELECT ...", bind, ...)`: the one row there is.
macro_rules! fetch_one {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        match &mut *$tx {
            $crate::store::Tx::Sqlite(tx) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_one(&mut **tx).await,
            $crate::store::Tx::Postgres(tx) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_one(&mut **tx).await,
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// `fetch_among!(tx, Row, "SELECT ... WHERE x IN (", ids, ") ORDER BY ...")`: every row whose id is one of these; at
/// most 10,000 of them.
macro_rules! fetch_among {
    ($tx:expr, $row:ty, $before:expr, $ids:expr, $after:literal) => {{
        let before: &'static str = $before;
        let ids = $ids;
        let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
        // Only numbers of places are put in; with no ids at all, nothing is among them.
        let places = if places.is_empty() { "NULL".to_owned() } else { places.join(", ") };
        let sql = sqlx::AssertSqlSafe(format!(concat!("{}{}", $after), before, places));
        match &mut *$tx {
            $crate::store::Tx::Sqlite(tx) => {
                let query = ids.iter().fold(sqlx::query_as::<_, $row>(sql), |query, id| query.bind(*id));
                query.fetch_all(&mut **tx).await
            }
            $crate::store::Tx::Postgres(tx) => {
                let query = ids.iter().fold(sqlx::query_as::<_, $row>(sql), |query, id| query.bind(*id));
                query.fetch_all(&mut **tx).await
            }
        }
        .map_err($crate::store::StoreError::from)
    }};
}

/// `execute!(tx, "UPDATE ...", bind, ...)`: how many rows it touched.
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match &mut *$tx {
            $crate::store::Tx::Sqlite(tx) => {
                sqlx::query($sql)$(.bind($bind))*.execute(&mut **tx).await.map(|done| done.rows_affected())
            }
            $crate::store::Tx::Postgres(tx) => {
                sqlx::query($sql)$(.bind($bind))*.execute(&mut **tx).await.map(|done| done.rows_affected())
            }
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// `execute_rows!(tx, "INSERT INTO t (a, b) VALUES", rows, |row| [row.a, row.b], "ON CONFLICT ...")`: inserts all of
/// them in one statement, in their order; at most 1,000 rows. With no rows nothing is done.
macro_rules! execute_rows {
    ($tx:expr, $before:literal, $rows:expr, |$row:pat_param| [$($bind:expr),+ $(,)?], $after:literal) => {{
        let rows = $rows;
        let places = $crate::store::places(rows.len(), [$(stringify!($bind)),+].len());
        // Only numbers of places are put in.
        let sql = sqlx::AssertSqlSafe(format!("{} {places} {}", $before, $after));
        if rows.is_empty() {
            Ok(0)
        } else {
            match &mut *$tx {
                $crate::store::Tx::Sqlite(tx) => {
                    let mut query = sqlx::query(sql);
                    for $row in rows {
                        query = query$(.bind($bind))+;
                    }
                    query.execute(&mut **tx).await.map(|done| done.rows_affected())
                }
                $crate::store::Tx::Postgres(tx) => {
                    let mut query = sqlx::query(sql);
                    for $row in rows {
                        query = query$(.bind($bind))+;
                    }
                    query.execute(&mut **tx).await.map(|done| done.rows_affected())
                }
            }
            .map_err($crate::store::StoreError::from)
        }
    }};
}

/// `($1, $2), ($3, $4)`: the places of so many rows of so many columns.
pub(crate) fn places(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let places: Vec<String> = (1..=columns).map(|column| format!("${}", row * columns + column)).collect();
        format!("({})", places.join(", "))
    };
    (0..rows).map(row).collect::<Vec<String>>().join(", ")
}

pub(crate) use {execute, execute_rows, fetch_all, fetch_among, fetch_one, fetch_optional};

/// Every row of every table, with all of its columns as text: for tests that look for what must not be there.
#[cfg(feature = "testing")]
pub(crate) async fn every_row(tx: &mut Tx) -> Result<Vec<(String, String)>, StoreError> {
    let tables: Vec<(String,)> = match tx {
        Tx::Sqlite(tx) => {
            let sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
            sqlx::query_as(sql).fetch_all(&mut **tx).await?
        }
        Tx::Postgres(tx) => {
            let sql = "SELECT table_name::text FROM information_schema.tables
                       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1";
            sqlx::query_as(sql).fetch_all(&mut **tx).await?
        }
    };
    let mut all = Vec::new();
    for (table,) in tables {
        let rows: Vec<(String,)> = match tx {
            Tx::Sqlite(tx) => {
                let sql = "SELECT name FROM pragma_table_info($1)";
                let columns: Vec<(String,)> = sqlx::query_as(sql).bind(&table).fetch_all(&mut **tx).await?;
                let quoted: Vec<String> = columns.iter().map(|(name,)| format!("quote(\"{name}\")")).collect();
                let sql = format!("SELECT {} FROM \"{table}\"", quoted.join(" || ' ' || "));
                sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_all(&mut **tx).await?
            }
            Tx::Postgres(tx) => {
                let sql = format!("SELECT t::text FROM \"{table}\" t");
                sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_all(&mut **tx).await?
            }
        };
        all.extend(rows.into_iter().map(|(row,)| (table.clone(), row)));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::error::Error;

    use sqlx::error::{DatabaseError, ErrorKind};

    use super::*;

    /// What a database says by its code.
    #[derive(Debug, thiserror::Error)]
    #[error("code {0}")]
    struct Coded(&'static str);

    impl DatabaseError for Coded {
        fn message(&self) -> &str {
            self.0
        }

        fn code(&self) -> Option<Cow<'_, str>> {
            Some(self.0.into())
        }

        fn as_error(&self) -> &(dyn Error + Send + Sync + 'static) {
            self
        }

        fn as_error_mut(&mut self) -> &mut (dyn Error + Send + Sync + 'static) {
            self
        }

        fn into_error(self: Box<Self>) -> Box<dyn Error + Send + Sync + 'static> {
            self
        }

        fn kind(&self) -> ErrorKind {
            ErrorKind::Other
        }
    }

    #[test]
    fn what_is_full_locked_or_away_passes() {
        // SQLite: busy, busy with a snapshot, failed to read or write, full.
        // PostgreSQL: full, too many connections, a lock not had, shut down, crashed, starting.
        for code in ["5", "517", "10", "778", "13", "53100", "53300", "55P03", "57P01", "57P02", "57P03"] {
            assert!(StoreError::from(sqlx::Error::from(Coded(code))).is_passing(), "{code}");
        }
        assert!(StoreError::from(sqlx::Error::PoolTimedOut).is_passing());
        assert!(!StoreError::from(sqlx::Error::RowNotFound).is_passing());
        // A character that PostgreSQL does not take, in a text and in JSON; a text that is too long for an index.
        for code in ["22021", "22P05", "54000", "18"] {
            assert!(!StoreError::from(sqlx::Error::from(Coded(code))).is_passing(), "{code}");
        }
    }

    #[test]
    fn a_wrong_password_and_a_database_that_is_not_there_do_not_pass() {
        for (code, why) in
            [("28P01", Closed::Credentials), ("28000", Closed::Credentials), ("3D000", Closed::NoDatabase)]
        {
            let error = StoreError::from(sqlx::Error::from(Coded(code)));
            assert_eq!((error.is_passing(), error.closed()), (false, Some(why)), "{code}");
        }
        assert_eq!(StoreError::from(sqlx::Error::from(Coded("28"))).closed(), None, "a warning of SQLite");
    }

    #[test]
    fn what_is_stored_never_stands_in_an_error() -> Result<(), &'static str> {
        let stored = serde_json::json!("Ana's place, Elm Street 3");
        let error = decode::<i64>("plan", stored.clone()).err().ok_or("a text is no number")?;
        assert_eq!(error.to_string(), "a stored plan cannot be read: it does not fit in line 0, column 0");
        let source = serde_json::from_value::<i64>(stored).err().ok_or("a text is no number")?;
        let error = sqlx::Error::ColumnDecode { index: "plan".to_owned(), source: Box::new(source) };
        let error = StoreError::from(error);
        assert!(!format!("{error:?} {error}").contains("Elm"), "{error:?}");
        Ok(())
    }
}
