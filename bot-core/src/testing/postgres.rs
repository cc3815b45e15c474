//! A private Postgres for the tests: started once per test process, gone when the process is gone.
//!
//! A shell (`postgres/keeper.sh`) starts the installed programs in a temporary directory and waits at a pipe that
//! this process holds. When the process ends, however it ends, the pipe closes and the shell removes everything.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use thiserror::Error;
use tokio::sync::OnceCell;
use tokio::task::spawn_blocking;

/// The server that all tests of this process share.
static SHARED: OnceCell<Server> = OnceCell::const_new();

/// Free ports that are handed to the shell, in case another process takes one in between.
const PORTS_TO_TRY: usize = 5;

/// Below the ports that systems hand out by themselves, so that the port is still free after a restart.
const PORTS: std::ops::Range<u16> = 20_000..30_000;

/// Why there is no database.
#[derive(Debug, Error)]
pub enum PostgresError {
    /// The programs are not installed.
    #[error("no PostgreSQL is installed here: run the tests with `./dev test`, or `apt-get install postgresql`")]
    Missing,
    /// Postgres refuses to run as root, and there is no account to run it as.
    #[error(
        "PostgreSQL does not run as root and there is no `postgres` account: `apt-get install postgresql` makes it"
    )]
    NoAccount,
    /// It did not start, stop or start again.
    #[error("PostgreSQL failed: {log}")]
    Failed {
        /// The end of its log.
        log: String,
    },
    /// The shell could not be spoken to.
    #[error("the keeper of PostgreSQL could not be reached")]
    Keeper(#[from] std::io::Error),
    /// The database could not be created.
    #[error("an empty database could not be created")]
    Database(#[from] sqlx::Error),
}

/// An empty database on the server that all tests of this process share.
pub async fn fresh_database() -> Result<TestDatabase, PostgresError> {
    shared().await?.fresh_database().await
}

/// The server that all tests of this process share. Whoever stops and starts takes a server of her own.
pub async fn shared() -> Result<&'static Server, PostgresError> {
    SHARED.get_or_try_init(Server::start).await
}

/// A running Postgres. It ends when this is dropped or the process ends.
#[derive(Debug)]
pub struct Server {
    keeper: Arc<Mutex<Keeper>>,
    port: u16,
    directory: PathBuf,
    databases: AtomicU64,
}

impl Server {
    /// Starts a server of its own; about two seconds.
    pub async fn start() -> Result<Self, PostgresError> {
        blocking(Self::start_blocking).await
    }

    fn start_blocking() -> Result<Self, PostgresError> {
        let mut command = Command::new("sh");
        command.args(["-c", include_str!("postgres/keeper.sh"), "keeper"]);
        command.args(free_ports().map(|port| port.to_string()));
        // A process group of its own: what ends the tests from the keyboard must not end the shell before its work.
        command.current_dir("/").process_group(0);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        if ask_id(&["-u"])? == 0 {
            let no_account = |_| PostgresError::NoAccount;
            command.uid(ask_id(&["-u", "postgres"]).map_err(no_account)?);
            command.gid(ask_id(&["-g", "postgres"]).map_err(no_account)?);
        }

        let mut keeper = Keeper::of(command.spawn()?)?;
        let answer = keeper.answer()?;
        let mut words = answer.splitn(3, ' ');
        match (words.next(), words.next().and_then(|port| port.parse().ok()), words.next()) {
            (Some("ready"), Some(port), Some(directory)) => Ok(Self {
                keeper: Arc::new(Mutex::new(keeper)),
                port,
                directory: PathBuf::from(directory),
                databases: AtomicU64::new(0),
            }),
            (Some("missing"), ..) => Err(PostgresError::Missing),
            _ => Err(PostgresError::Failed { log: keeper.rest() }),
        }
    }

    /// Creates an empty database.
    pub async fn fresh_database(&self) -> Result<TestDatabase, PostgresError> {
        let name = format!("village_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let mut connection = PgConnection::connect(&self.url("postgres")).await?;
        sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await?;
        connection.close().await?;
        Ok(TestDatabase { url: self.url(&name), name, keeper: Arc::clone(&self.keeper) })
    }

    /// Stops it at once, as a crash would; connections break. Databases stay.
    pub async fn stop(&self) -> Result<(), PostgresError> {
        self.order("stop").await
    }

    /// Starts it again after [`Self::stop`], at the same address.
    pub async fn start_again(&self) -> Result<(), PostgresError> {
        self.order("start").await
    }

    /// Stops it as a crash would and starts it again.
    pub async fn restart(&self) -> Result<(), PostgresError> {
        self.stop().await?;
        self.start_again().await
    }

    /// Where it keeps its files; gone when the server is gone.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://village@127.0.0.1:{}/{database}?sslmode=disable", self.port)
    }

    async fn order(&self, order: &'static str) -> Result<(), PostgresError> {
        let keeper = Arc::clone(&self.keeper);
        let log = self.directory.join("log");
        blocking(move || {
            let mut keeper = locked(&keeper);
            keeper.tell(order)?;
            match keeper.answer()?.as_str() {
                "done" => Ok(()),
                _ => Err(PostgresError::Failed { log: std::fs::read_to_string(log).unwrap_or_default() }),
            }
        })
        .await
    }
}

/// An empty database; it is dropped with this value, connections and all.
#[derive(Debug)]
pub struct TestDatabase {
    url: String,
    name: String,
    keeper: Arc<Mutex<Keeper>>,
}

impl TestDatabase {
    /// `postgres://...`
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        // When the keeper is gone, so is the database.
        let _ = locked(&self.keeper).tell(&format!("drop {}", self.name));
    }
}

/// The shell that minds the server. Closing its input tells it to clean up.
#[derive(Debug)]
struct Keeper {
    child: Child,
    orders: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Keeper {
    fn of(mut child: Child) -> Result<Self, PostgresError> {
        let no_pipe = || std::io::Error::other("a pipe is missing");
        let orders = child.stdin.take().ok_or_else(no_pipe)?;
        let answers = BufReader::new(child.stdout.take().ok_or_else(no_pipe)?);
        Ok(Self { child, orders: Some(orders), answers })
    }

    fn tell(&mut self, order: &str) -> Result<(), PostgresError> {
        let orders = self.orders.as_mut().ok_or_else(|| std::io::Error::other("the keeper was let go"))?;
        Ok(orders.write_all(format!("{order}\n").as_bytes())?)
    }

    fn answer(&mut self) -> Result<String, PostgresError> {
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }

    /// What it still says before it ends.
    fn rest(&mut self) -> String {
        let mut rest = String::new();
        self.answers.read_to_string(&mut rest).map_or_else(|error| error.to_string(), |_| rest.trim().to_owned())
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.orders = None;
        // Nothing can be done about a shell that is gone already.
        let _ = self.child.wait();
    }
}

fn locked(keeper: &Mutex<Keeper>) -> MutexGuard<'_, Keeper> {
    keeper.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits for the shell without holding up the other tests.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, PostgresError> + Send + 'static,
) -> Result<T, PostgresError> {
    spawn_blocking(work).await.map_err(|error| PostgresError::Keeper(std::io::Error::other(error)))?
}

/// Asks `id` for a number.
fn ask_id(args: &[&str]) -> Result<u32, PostgresError> {
    let output = Command::new("id").args(args).stderr(Stdio::null()).output()?;
    let number = String::from_utf8_lossy(&output.stdout).trim().parse();
    number.map_err(|error| PostgresError::Keeper(std::io::Error::other(error)))
}

/// A few ports that are free at this moment; processes begin to look at different places.
fn free_ports() -> impl Iterator<Item = u16> {
    static STARTED: AtomicU64 = AtomicU64::new(0);
    let span = u64::from(PORTS.end - PORTS.start);
    let first = u64::from(std::process::id()) * 37 + STARTED.fetch_add(1, Ordering::Relaxed) * 1009;
    let ports = (0..span).filter_map(move |step| Some(PORTS.start + u16::try_from((first + step) % span).ok()?));
    ports.filter(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok()).take(PORTS_TO_TRY)
}

#[cfg(test)]
mod tests {
    use super::*;

    type TestResult = Result<(), Box<dyn std::error::Error>>;

    #[tokio::test]
    async fn every_database_is_new_and_empty() -> TestResult {
        let (one, other) = (fresh_database().await?, fresh_database().await?);
        for database in [&one, &other] {
            let mut connection = PgConnection::connect(database.url()).await?;
            sqlx::query("CREATE TABLE mothers (name TEXT)").execute(&mut connection).await?;
        }
        Ok(())
    }

    #[tokio::test]
    async fn what_was_committed_outlives_a_crash() -> TestResult {
        let server = Server::start().await?;
        let database = server.fresh_database().await?;
        let mut connection = PgConnection::connect(database.url()).await?;
        sqlx::query("CREATE TABLE mothers AS SELECT 'ana' AS name").execute(&mut connection).await?;

        server.restart().await?;

        assert!(connection.ping().await.is_err(), "the old connection broke");
        let mut connection = PgConnection::connect(database.url()).await?;
        let name: String = sqlx::query_scalar("SELECT name FROM mothers").fetch_one(&mut connection).await?;
        assert_eq!(name, "ana");
        Ok(())
    }

    #[tokio::test]
    async fn nothing_is_left_behind() -> TestResult {
        let server = Server::start().await?;
        let (directory, url) = (server.directory().to_owned(), server.url("postgres"));
        drop(server);
        assert!(!directory.exists(), "the directory is removed");
        assert!(PgConnection::connect(&url).await.is_err(), "nobody answers any more");
        Ok(())
    }
}
