//! `village`: one bot that turns an online mom group into a village.
//!
//! This crate is the composition root: the only code that knows every other crate. It has no rules of the village.

use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use bot_core::catalogue;
use bot_core::store::Store;
use clap::{CommandFactory as _, Parser, Subcommand};
use secrecy::ExposeSecret;
use uuid::Uuid;

mod backoff;
mod backup;
mod check;
mod clock;
mod config;
mod hanging;
mod health;
mod http;
mod logs;
mod moving;
mod operator;
mod platforms;
#[cfg(feature = "console")]
mod play;
mod refused;
mod run;
mod worker;

use check::Verdict;
use config::Config;

/// What `village` says when it is called alone.
const WELCOME: &str = "\
Village is one bot that turns an online mom group into a village,
on Discord and Matrix: it gets people to the same park at the same time.

The four commands to know first:

    village play        try it here in the terminal; needs no account and no network
    village check       look at village.toml and say what to mend
    village run         go live on Discord and Matrix
    village commands    every command of the bot

`village help` shows the rest.";

/// One bot that turns an online mom group into a village, on Discord and Matrix.
#[derive(Debug, Parser)]
#[command(name = "village", version)]
struct Cli {
    /// The configuration. Without this option village.toml is read if it is there.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,

    /// How much to log: error, warn, info, debug or trace. Without this option: info for run, error otherwise.
    #[arg(long, global = true, value_name = "LEVEL", hide_possible_values = true)]
    log: Option<logs::Level>,

    /// How to log: text or json.
    #[arg(long, global = true, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    log_format: logs::Format,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Live on Discord and Matrix as configured; logs go to standard error.
    Run,
    /// A village in this terminal, without an account or a network.
    #[cfg(feature = "console")]
    Play(play::Options),
    /// Read the configuration, open the database, log in where a token is given; say what to mend; change nothing.
    Check,
    /// Bring the database up to date. `run` does it too, unless database.migrate is false.
    Migrate,
    /// Write a whole copy of an SQLite village, also while it runs.
    Backup {
        /// The file for it, which must not be there yet.
        file: PathBuf,
    },
    /// Copy the village into another database, from SQLite to PostgreSQL or back. Stop the bot before.
    MoveDatabase {
        /// Where to, as in database.url. A password that is left out is looked for as PostgreSQL's own programs do.
        url: String,
    },
    /// Who is served, since when, by which homes (ids only).
    Communities,
    /// What could not be done, and why.
    Jobs {
        /// Only what was put aside after too many tries.
        #[arg(long, required = true)]
        failed: bool,
    },
    /// Try something that was put aside again.
    Retry {
        /// Its id, as `village jobs --failed` shows it.
        #[arg(value_parser = an_id)]
        id: Uuid,
    },
    /// Forget a community with all that belongs to it, for good. `village backup` makes a copy first.
    ForgetCommunity {
        /// Its id, as `village communities` shows it.
        #[arg(value_parser = a_community)]
        id: Uuid,
    },
    /// Print what a shell needs to complete these commands.
    Completions {
        /// The shell: bash, elvish, fish, powershell or zsh.
        #[arg(hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
    /// Write the manual pages of these commands into a folder.
    Man {
        /// The folder, which must be there.
        folder: PathBuf,
    },
    /// Print every command of the bot as Markdown.
    Commands {
        /// As JSON, with kinds, bounds, access and both languages.
        #[arg(long)]
        json: bool,
    },
}

/// Why the program ends early.
enum Failure {
    /// Wrong use or configuration.
    Wrong(anyhow::Error),
    /// A line of a script cannot be carried out; said exactly so, for other programs.
    #[cfg(feature = "console")]
    Line(String),
    /// It failed while working.
    Broken(anyhow::Error),
}

impl From<config::Problems> for Failure {
    fn from(problems: config::Problems) -> Self {
        Self::Wrong(problems.into())
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        if error.is::<refused::Refused>() { Self::Wrong(error) } else { Self::Broken(error) }
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let Some(command) = &cli.command else {
        println!("{WELCOME}");
        return ExitCode::SUCCESS;
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("village: cannot start: {error}");
            return ExitCode::from(1);
        }
    };
    let end = runtime.block_on(execute(&cli, command));
    // What still blocks, such as somebody at a prompt, is not waited for.
    runtime.shutdown_timeout(Duration::from_millis(500));
    match end {
        Ok(code) => code,
        Err(Failure::Wrong(error)) => {
            eprintln!("village: {error}");
            ExitCode::from(2)
        }
        #[cfg(feature = "console")]
        Err(Failure::Line(words)) => {
            eprintln!("{words}");
            ExitCode::from(2)
        }
        Err(Failure::Broken(error)) => {
            eprintln!("village: {}", health::chain(error.as_ref()));
            ExitCode::from(1)
        }
    }
}

async fn execute(cli: &Cli, command: &Command) -> Result<ExitCode, Failure> {
    let quiet = if matches!(command, Command::Run) { logs::Level::Info } else { logs::Level::Error };
    logs::start(cli.log.unwrap_or(quiet), cli.log_format);
    match command {
        Command::Run => {
            let config = Config::read(cli.config.as_deref())?;
            run::run(config).await?;
        }
        #[cfg(feature = "console")]
        Command::Play(options) => play::play(options).await?,
        Command::Check => {
            let config = Config::read(cli.config.as_deref())?;
            return Ok(match check::check(&config).await? {
                Verdict::Fine => ExitCode::SUCCESS,
                Verdict::Broken => ExitCode::from(1),
                Verdict::Wrong => ExitCode::from(2),
            });
        }
        Command::Migrate => {
            let config = Config::read(cli.config.as_deref())?;
            migrate(&config).await?;
            println!("{} is up to date", config.database.place());
        }
        Command::Backup { file } => {
            let config = Config::read(cli.config.as_deref())?;
            print(&backup::backup(&config, file).await?).context("cannot print what was copied")?;
        }
        Command::MoveDatabase { url } => {
            let config = Config::read(cli.config.as_deref())?;
            print(&moving::move_to(&config, url).await?).context("cannot print what was moved")?;
        }
        Command::Communities => {
            let config = Config::read(cli.config.as_deref())?;
            print(&operator::communities(&config).await?).context("cannot print the communities")?;
        }
        Command::Jobs { failed: _ } => {
            let config = Config::read(cli.config.as_deref())?;
            print(&operator::failed(&config).await?).context("cannot print what was put aside")?;
        }
        Command::Retry { id } => {
            let config = Config::read(cli.config.as_deref())?;
            if !operator::retry(&config, *id).await? {
                return Err(Failure::Wrong(anyhow::anyhow!(
                    "nothing with the id {id} was put aside; `village jobs --failed` shows what was"
                )));
            }
            println!("{id} will be tried again");
        }
        Command::ForgetCommunity { id } => {
            let config = Config::read(cli.config.as_deref())?;
            if !operator::forget_community(&config, *id).await? {
                return Err(Failure::Wrong(anyhow::anyhow!(
                    "there is no community with the id {id}; `village communities` shows who is served"
                )));
            }
            println!("{id} is forgotten");
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "village", &mut script);
            print(&String::from_utf8_lossy(&script)).context("cannot print the completions")?;
        }
        Command::Man { folder } => {
            let written = clap_mangen::generate_to(Cli::command(), folder);
            written.with_context(|| format!("cannot write the manual pages into {}", folder.display()))?;
        }
        Command::Commands { json } => {
            let reference = if *json { format!("{:#}\n", catalogue::reference_json()) } else { catalogue::reference() };
            print(&reference).context("cannot print the reference")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn migrate(config: &Config) -> anyhow::Result<()> {
    let database = &config.database;
    let opened = Store::open(database.url.expose_secret()).await;
    let store = opened.map_err(|error| refused::database(database, error))?;
    let end = store.migrate().await;
    store.close().await;
    match end {
        Err(error) if error.closed().is_some() => Err(refused::database(database, error)),
        end => end.with_context(|| format!("cannot bring {} up to date", database.place())),
    }
}

fn an_id(text: &str) -> Result<Uuid, String> {
    text.parse().map_err(|_| "this is no id; `village jobs --failed` shows the ids of what was put aside".to_owned())
}

fn a_community(text: &str) -> Result<Uuid, String> {
    text.parse().map_err(|_| "this is no id; `village communities` shows the ids of those who are served".to_owned())
}

/// Prints a long text; whoever has read enough may hang up.
fn print(text: &str) -> io::Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        end => end,
    }
}
