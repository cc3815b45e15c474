//! The long form of the crash test: `cargo run --release -p village-bench --bin storm -- --kills 1000`.

use anyhow::Context as _;
use bot_core::testing::postgres::Server;
use clap::{Args, Parser, Subcommand};
use serde_json::json;
use village_bench::rooms::Room;
use village_bench::storm::{Report, Storm, process, rage};

/// Kills villages again and again and counts what was lost and what was said twice.
#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    role: Option<Role>,
    #[command(flatten)]
    storm: Options,
}

#[derive(Subcommand)]
enum Role {
    /// One process of a storm; the storm starts it.
    #[command(hide = true)]
    Process {
        /// Where the world listens.
        world: String,
        /// The process's number.
        number: u64,
    },
}

#[derive(Args)]
struct Options {
    /// Kills on each engine.
    #[arg(long, default_value_t = 100)]
    kills: u32,
    /// Processes at once on PostgreSQL.
    #[arg(long, default_value_t = 3)]
    processes: usize,
    /// How often PostgreSQL itself is killed.
    #[arg(long, default_value_t = 5)]
    restarts: u32,
    /// How much faster time passes than on the wall.
    #[arg(long, default_value_t = 60)]
    times: i64,
    /// What the lots are drawn from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        match cli.role {
            Some(Role::Process { world, number }) => process::live(&world, number).await,
            None => storm(&cli.storm).await,
        }
    })
}

async fn storm(options: &Options) -> anyhow::Result<()> {
    let room = Room::open(None)?;
    let sqlite = Storm {
        program: std::env::current_exe()?,
        database_url: room.url().to_owned(),
        processes: 1,
        kills: options.kills,
        times: options.times,
        seed: options.seed,
        server: None,
    };
    say("sqlite", &rage(&sqlite).await.context("on SQLite")?);

    let server = Server::start().await?;
    let database = server.fresh_database().await?;
    let postgres = Storm {
        database_url: database.url().to_owned(),
        processes: options.processes,
        server: Some((&server, options.restarts)),
        ..sqlite
    };
    say("postgres", &rage(&postgres).await.context("on PostgreSQL")?);
    Ok(())
}

fn say(engine: &str, report: &Report) {
    println!(
        "{}",
        json!({"bench": "storm", "engine": engine, "lost": report.lost.len(), "doubled": report.doubled.len(), "report": report})
    );
}
