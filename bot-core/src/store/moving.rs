//! A village moves from SQLite to PostgreSQL, or back: every row of every table, compared afterwards.
//!
//! The tables are the same on both (a test holds that), and what is in a column is told by PostgreSQL, which has a type
//! for each. So nothing here has to be changed when a table comes or goes.

use std::collections::BTreeSet;

use chrono::{DateTime, SubsecRound as _, Utc};
use futures_util::TryStreamExt as _;
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};
use sqlx::{AssertSqlSafe, Column as _, QueryBuilder, Row as _};
use uuid::Uuid;

use super::{Store, StoreError, Tx};

/// Values in one statement at most: SQLite takes 32,766.
const VALUES: usize = 16_000;

/// Digits of a second that PostgreSQL keeps.
const MICROSECONDS: u16 = 6;

/// Why a village was not moved.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// One of the databases failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file is copied into a file in another way.
    #[error("both are SQLite")]
    BothFiles,
    /// Somebody lives in the other database.
    #[error("there is something in the table {0} already")]
    Inhabited(String),
    /// This version does not know how to move what is in a column.
    #[error("the column {column} of {table} is of a kind that cannot be moved")]
    Unknown {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// What arrived is not what was sent.
    #[error("the table {0} is not the same on both sides")]
    Differs(String),
}

impl From<sqlx::Error> for MoveError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// What is in a column.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Id,
    Moment,
    Json,
    Number,
    Flag,
    Text,
    Bytes,
}

impl Kind {
    /// As PostgreSQL calls it.
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "uuid" => Self::Id,
            "timestamp with time zone" => Self::Moment,
            "jsonb" => Self::Json,
            "bigint" => Self::Number,
            "boolean" => Self::Flag,
            "text" => Self::Text,
            "bytea" => Self::Bytes,
            _ => return None,
        })
    }
}

/// One value, as both engines have it.
#[derive(Debug)]
enum Value {
    Id(Option<Uuid>),
    Moment(Option<DateTime<Utc>>),
    Json(Option<sqlx::types::Json<Json>>),
    Number(Option<i64>),
    Flag(Option<bool>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
}

/// Reads one value of a row of either engine.
macro_rules! value {
    ($row:expr, $at:expr, $kind:expr) => {
        match $kind {
            Kind::Id => Value::Id($row.try_get($at)?),
            Kind::Moment => {
                let moment: Option<DateTime<Utc>> = $row.try_get($at)?;
                Value::Moment(moment.map(|moment| moment.trunc_subsecs(MICROSECONDS)))
            }
            Kind::Json => {
                let json: Option<sqlx::types::Json<Json>> = $row.try_get($at)?;
                Value::Json(json.map(|mut json| {
                    // One engine keeps the order of keys, the other has its own.
                    json.0.sort_all_objects();
                    json
                }))
            }
            Kind::Number => Value::Number($row.try_get($at)?),
            Kind::Flag => Value::Flag($row.try_get($at)?),
            Kind::Text => Value::Text($row.try_get($at)?),
            Kind::Bytes => Value::Bytes($row.try_get($at)?),
        }
    };
}

/// Every value of a row.
macro_rules! values {
    ($row:expr, $table:expr) => {{
        let mut values: Vec<Value> = Vec::with_capacity($table.columns.len());
        for (column, (_, kind)) in $row.columns().iter().zip(&$table.columns) {
            values.push(value!($row, column.ordinal(), kind));
        }
        values
    }};
}

/// Does something with each row of a table.
macro_rules! for_each_row {
    ($tx:expr, $table:expr, |$row:ident| $do:block) => {{
        let sql = format!("SELECT {} FROM \"{}\"", $table.columns(), $table.name);
        match $tx {
            Tx::Sqlite(tx) => {
                let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(&mut **tx);
                while let Some(read) = rows.try_next().await? {
                    let $row = values!(read, $table);
                    $do
                }
            }
            Tx::Postgres(tx) => {
                let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(&mut **tx);
                while let Some(read) = rows.try_next().await? {
                    let $row = values!(read, $table);
                    $do
                }
            }
        }
    }};
}

/// Adds one value to a statement of either engine.
macro_rules! push {
    ($values:expr, $value:expr) => {
        let _ = match $value {
            Value::Id(id) => $values.push_bind(*id),
            Value::Moment(moment) => $values.push_bind(*moment),
            Value::Json(json) => $values.push_bind(json.clone()),
            Value::Number(number) => $values.push_bind(*number),
            Value::Flag(flag) => $values.push_bind(*flag),
            Value::Text(text) => $values.push_bind(text.clone()),
            Value::Bytes(bytes) => $values.push_bind(bytes.clone()),
        };
    };
}

/// A table with its columns.
#[derive(Debug)]
struct Table {
    name: String,
    columns: Vec<(String, Kind)>,
    /// The column that PostgreSQL numbers by itself.
    numbered: Option<String>,
}

impl Table {
    fn columns(&self) -> String {
        let quoted: Vec<String> = self.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        quoted.join(", ")
    }
}

/// How many rows there are, and what they come to in whatever order: the sum of their hashes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sum {
    rows: u64,
    hashes: u128,
}

impl Sum {
    fn add(&mut self, row: &[Value]) {
        let hash = Sha256::digest(format!("{row:?}"));
        let half = hash.iter().take(16).fold(0, |half, byte| half << 8 | u128::from(*byte));
        self.rows += 1;
        self.hashes = self.hashes.wrapping_add(half);
    }
}

/// Copies everything of a village into an empty database of the other engine, in one transaction; the rows of each
/// table are compared before it ends. Nobody writes into the first one meanwhile.
///
/// # Errors
/// [`MoveError`]; then nothing was copied.
pub async fn copy_all(from: &Store, into: &Store) -> Result<Vec<(String, u64)>, MoveError> {
    into.migrate().await?;
    let (mut source, mut target) = (from.write(None).await?, into.write(None).await?);
    let tables = match (&mut source, &mut target) {
        (Tx::Sqlite(_), Tx::Sqlite(_)) => return Err(MoveError::BothFiles),
        (postgres @ Tx::Postgres(_), _) | (_, postgres) => tables(postgres).await?,
    };
    if let Tx::Postgres(tx) = &mut source {
        let names: Vec<String> = tables.iter().map(|table| format!("\"{}\"", table.name)).collect();
        let lock = format!("LOCK TABLE {} IN SHARE MODE", names.join(", "));
        sqlx::query(AssertSqlSafe(lock)).execute(&mut **tx).await?;
    }
    for table in &tables {
        if sum(&mut target, table).await?.rows > 0 {
            return Err(MoveError::Inhabited(table.name.clone()));
        }
    }
    let mut moved = Vec::new();
    for table in &tables {
        let sent = copy(&mut source, &mut target, table).await?;
        if sent != sum(&mut target, table).await? {
            return Err(MoveError::Differs(table.name.clone()));
        }
        number_on(&mut target, table).await?;
        moved.push((table.name.clone(), sent.rows));
    }
    target.commit().await?;
    Ok(moved)
}

/// Every table, each after those that it points to.
async fn tables(tx: &mut Tx) -> Result<Vec<Table>, MoveError> {
    let Tx::Postgres(tx) = tx else { return Ok(Vec::new()) };
    let columns: Vec<(String, String, String, bool)> = sqlx::query_as(
        "SELECT c.table_name::text, c.column_name::text, c.data_type::text, c.is_identity = 'YES'
         FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
         WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name <> '_sqlx_migrations'
         ORDER BY c.table_name, c.ordinal_position",
    )
    .fetch_all(&mut **tx)
    .await?;
    let points: Vec<(String, String)> = sqlx::query_as(
        "SELECT one.relname::text, other.relname::text
         FROM pg_constraint p JOIN pg_class one ON one.oid = p.conrelid JOIN pg_class other ON other.oid = p.confrelid
         WHERE p.contype = 'f' AND p.connamespace = current_schema()::regnamespace AND p.conrelid <> p.confrelid",
    )
    .fetch_all(&mut **tx)
    .await?;

    let mut tables: Vec<Table> = Vec::new();
    for (name, column, kind, is_numbered) in columns {
        let unknown = || MoveError::Unknown { table: name.clone(), column: column.clone() };
        let kind = Kind::from_name(&kind).ok_or_else(unknown)?;
        if tables.last().is_none_or(|table| table.name != name) {
            tables.push(Table { name, columns: Vec::new(), numbered: None });
        }
        if let Some(table) = tables.last_mut() {
            table.numbered = is_numbered.then(|| column.clone()).or(table.numbered.take());
            table.columns.push((column, kind));
        }
    }
    let mut waiting: BTreeSet<String> = tables.iter().map(|table| table.name.clone()).collect();
    let mut ordered = Vec::new();
    while !tables.is_empty() {
        let waits = |table: &Table| points.iter().any(|(one, other)| *one == table.name && waiting.contains(other));
        let (later, now): (Vec<Table>, Vec<Table>) = tables.into_iter().partition(waits);
        // Tables that point to each other in a ring cannot be filled one after another.
        let Some(first) = later.first().filter(|_| now.is_empty()) else {
            waiting.retain(|name| now.iter().all(|table| table.name != *name));
            ordered.extend(now);
            tables = later;
            continue;
        };
        return Err(MoveError::Unknown { table: first.name.clone(), column: "(a ring)".to_owned() });
    }
    Ok(ordered)
}

/// What the rows of a table come to.
async fn sum(tx: &mut Tx, table: &Table) -> Result<Sum, MoveError> {
    let mut sum = Sum::default();
    for_each_row!(tx, table, |row| {
        sum.add(&row);
    });
    Ok(sum)
}

/// Copies the rows of a table; what they come to.
async fn copy(source: &mut Tx, target: &mut Tx, table: &Table) -> Result<Sum, MoveError> {
    let most = VALUES / table.columns.len().max(1);
    let (mut sum, mut batch) = (Sum::default(), Vec::new());
    for_each_row!(source, table, |row| {
        sum.add(&row);
        batch.push(row);
        if batch.len() >= most {
            insert(target, table, &batch).await?;
            batch.clear();
        }
    });
    insert(target, table, &batch).await?;
    Ok(sum)
}

async fn insert(tx: &mut Tx, table: &Table, rows: &[Vec<Value>]) -> Result<(), MoveError> {
    if rows.is_empty() {
        return Ok(());
    }
    let into = format!("INSERT INTO \"{}\" ({})", table.name, table.columns());
    match tx {
        Tx::Sqlite(tx) => {
            let mut insert = QueryBuilder::new(into + " ");
            insert.push_values(rows, |mut values, row| {
                for value in row {
                    push!(values, value);
                }
            });
            insert.build().execute(&mut **tx).await?;
        }
        Tx::Postgres(tx) => {
            // What PostgreSQL would number by itself keeps its number.
            let mut insert = QueryBuilder::new(into + " OVERRIDING SYSTEM VALUE ");
            insert.push_values(rows, |mut values, row| {
                for value in row {
                    push!(values, value);
                }
            });
            insert.build().execute(&mut **tx).await?;
        }
    }
    Ok(())
}

/// The next row that PostgreSQL numbers comes after those that are there.
async fn number_on(tx: &mut Tx, table: &Table) -> Result<(), MoveError> {
    let (Tx::Postgres(tx), Some(column)) = (tx, &table.numbered) else { return Ok(()) };
    let name = &table.name;
    let sql = format!(
        "SELECT setval(pg_get_serial_sequence('\"{name}\"', '{column}'),
                       (SELECT COALESCE(MAX(\"{column}\"), 0) + 1 FROM \"{name}\"), FALSE)"
    );
    sqlx::query(AssertSqlSafe(sql)).execute(&mut **tx).await?;
    Ok(())
}
