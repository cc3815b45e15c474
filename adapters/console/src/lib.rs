//! A whole village in a terminal: `village play`, with no account, no token and no network.
//!
//! | file | what is there |
//! |---|---|
//! | `script` | the grammar of a line |
//! | `stage` | the bot, the town and the clock, and what a line does to them |
//! | `town` | what a real chat server would keep |
//! | `from_console` | what somebody does, as the village is told of it |
//! | `to_console` | what people see of a message |
//! | `platform` | the console as a platform |
//! | `transcript` | the two forms of what became visible |
//! | `interactive` | the prompt |
//! | `clock` | a clock that is set by hand |
//!
//! No rule of the village is here.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use bot_core::wording::Locale;
use chrono::{DateTime, DurationRound, FixedOffset, TimeDelta, Utc};
use chrono_tz::Tz;
use tokio::io::{AsyncBufRead, AsyncBufReadExt, BufReader};

use crate::clock::PlayClock;
use crate::stage::{Setting, Stage, Trouble};
use crate::transcript::{Style, Transcript};

pub mod clock;
pub mod from_console;
mod interactive;
pub mod platform;
pub mod script;
pub mod stage;
pub mod to_console;
pub mod town;
pub mod transcript;

/// What `village play` was asked for.
#[derive(Debug, Clone)]
pub struct Play {
    /// The script; without one, somebody sits at a prompt.
    pub script: Option<ScriptSource>,
    /// Whether the transcript is written as JSON, one object a line.
    pub json: bool,
    /// Where the clock starts; now when it is not said, cut to the minute.
    pub at: Option<DateTime<FixedOffset>>,
    /// The community's zone.
    pub zone: Tz,
    /// The community's language.
    pub locale: Locale,
    /// Chance.
    pub seed: u64,
    /// Where the village is kept.
    pub keep: Keep,
}

/// Where a script comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScriptSource {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

/// Where a village is kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Keep {
    /// In a temporary file, deleted at the end.
    Nowhere,
    /// In `village.db` in this directory, to go on with it next time.
    In(PathBuf),
    /// In this database.
    At(String),
}

impl std::fmt::Display for ScriptSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Stdin => f.write_str("on standard input"),
        }
    }
}

impl std::fmt::Debug for Keep {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Nowhere => f.write_str("Nowhere"),
            Self::In(directory) => f.debug_tuple("In").field(directory).finish(),
            // There may be a password in it.
            Self::At(_) => f.write_str("At(redacted)"),
        }
    }
}

/// Why a play ended early.
#[derive(Debug, thiserror::Error)]
pub enum PlayError {
    /// A line cannot be read or carried out.
    #[error("line {number}: {why}")]
    Line {
        /// The line, counted from 1.
        number: usize,
        /// Why.
        why: String,
    },
    /// The script cannot be read.
    #[error("the script {script} cannot be read")]
    Script {
        /// Where it should be.
        script: ScriptSource,
        /// Why not.
        source: io::Error,
    },
    /// The place to keep the village in cannot be used.
    #[error("the village cannot be kept there")]
    Keep(#[source] io::Error),
    /// The transcript cannot be written.
    #[error("the transcript cannot be written")]
    Transcript(#[source] io::Error),
    /// Somebody stopped it.
    #[error("stopped")]
    Stopped,
    /// The terminal does not work.
    #[error("the terminal failed")]
    Terminal(#[from] rustyline::error::ReadlineError),
    /// The village itself failed.
    #[error("the village failed")]
    Village(#[source] Trouble),
}

/// Plays a village, from a script or at a prompt.
pub async fn play(play: Play) -> Result<(), PlayError> {
    let out = io::stdout();
    let colour = out.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let style = if play.json { Style::Json } else { Style::Text { colour } };
    let transcript = Transcript::new(style, play.zone, play.locale);
    let Some(script) = &play.script else { return interactive::sit_down(&play, transcript).await };
    let performance = async {
        match script {
            ScriptSource::Stdin => perform(&play, BufReader::new(tokio::io::stdin()), transcript, out).await,
            ScriptSource::File(path) => {
                let file = tokio::fs::File::open(path).await.map_err(unreadable(script))?;
                perform(&play, BufReader::new(file), transcript, out).await
            }
        }
    };
    // Whoever stops it leaves no temporary village behind.
    tokio::select! {
        end = performance => end,
        _ = tokio::signal::ctrl_c() => Err(PlayError::Stopped),
    }
}

/// Carries out a script line by line, writing what becomes visible as soon as it does.
pub async fn perform(
    play: &Play,
    script: impl AsyncBufRead + Unpin,
    mut transcript: Transcript,
    mut out: impl Write,
) -> Result<(), PlayError> {
    let kept = Kept::open(&play.keep)?;
    let mut stage = raise(play, &kept, PlayClock::still).await?;
    let source = play.script.clone().unwrap_or(ScriptSource::Stdin);
    let end = read_through(&mut stage, script, &source, &mut transcript, &mut out).await;
    stage.close().await;
    end
}

async fn read_through(
    stage: &mut Stage,
    script: impl AsyncBufRead + Unpin,
    source: &ScriptSource,
    transcript: &mut Transcript,
    out: &mut impl Write,
) -> Result<(), PlayError> {
    let mut lines = script.lines();
    let mut number = 0;
    while let Some(words) = lines.next_line().await.map_err(unreadable(source))? {
        number += 1;
        let line = script::read(&words).map_err(|why| PlayError::Line { number, why: why.to_string() })?;
        let cue = transcript.cue(&line, &words);
        out.write_all(cue.as_bytes()).map_err(PlayError::Transcript)?;
        let result = stage.carry_out(line).await;
        for entry in stage.take_fresh() {
            let lines = transcript.lines(&entry).map_err(|error| PlayError::Transcript(error.into()))?;
            out.write_all(lines.as_bytes()).map_err(PlayError::Transcript)?;
        }
        out.flush().map_err(PlayError::Transcript)?;
        match result {
            Ok(()) => {}
            Err(trouble @ (Trouble::Store(_) | Trouble::Town(_))) => return Err(PlayError::Village(trouble)),
            Err(trouble) => return Err(PlayError::Line { number, why: trouble.to_string() }),
        }
    }
    Ok(())
}

fn unreadable(script: &ScriptSource) -> impl FnOnce(io::Error) -> PlayError {
    |source| PlayError::Script { script: script.clone(), source }
}

/// Opens the village where it is kept and sets its clock.
async fn raise(play: &Play, kept: &Kept, clock: impl FnOnce(DateTime<Utc>) -> PlayClock) -> Result<Stage, PlayError> {
    let setting = Setting {
        database_url: kept.database_url.clone(),
        kept: play.keep != Keep::Nowhere,
        zone: play.zone,
        locale: play.locale,
        seed: play.seed,
    };
    let now = Utc::now();
    let now = now.duration_trunc(TimeDelta::minutes(1)).unwrap_or(now);
    let start = play.at.map_or(now, |at| at.with_timezone(&Utc));
    Stage::raise(setting, clock(start), play.at.is_none()).await.map_err(PlayError::Village)
}

/// The database of a play.
struct Kept {
    database_url: String,
    /// Deleted with everything in it when the play is over.
    _temporary: Option<tempfile::TempDir>,
}

impl Kept {
    fn open(keep: &Keep) -> Result<Self, PlayError> {
        match keep {
            Keep::At(url) => Ok(Self { database_url: url.clone(), _temporary: None }),
            Keep::In(directory) => {
                std::fs::create_dir_all(directory).map_err(PlayError::Keep)?;
                Ok(Self { database_url: sqlite_url(&directory.join("village.db")), _temporary: None })
            }
            Keep::Nowhere => {
                let directory = tempfile::Builder::new().prefix("village-").tempdir().map_err(PlayError::Keep)?;
                let database_url = sqlite_url(&directory.path().join("village.db"));
                Ok(Self { database_url, _temporary: Some(directory) })
            }
        }
    }
}

/// A file's path as a database URL.
fn sqlite_url(path: &std::path::Path) -> String {
    let mut url = "sqlite:".to_owned();
    for byte in path.to_string_lossy().bytes() {
        let c = char::from(byte);
        if c.is_ascii_alphanumeric() || "/\\:-_.~".contains(c) {
            url.push(c);
        } else {
            let _ = write!(url, "%{byte:02X}");
        }
    }
    url
}
