//! `village play`: what can be said on the command line about a village in a terminal.

use std::path::PathBuf;

use anyhow::anyhow;
use bot_console::{Keep, Play, PlayError, ScriptSource};
use bot_core::wording::Locale;
use chrono::{DateTime, FixedOffset};
use chrono_tz::Tz;
use clap::Args;

use crate::health::chain;
use crate::{Failure, config};

/// The options of `village play`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Run the lines of this file (`-`: standard input), print the transcript and end.
    #[arg(long, value_name = "FILE")]
    script: Option<PathBuf>,

    /// Print one JSON object for each thing the bot says or does.
    #[arg(long)]
    json: bool,

    /// Where the clock starts, for example 2026-11-23T09:00:00-05:00. Without this option: now.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    at: Option<DateTime<FixedOffset>>,

    /// The community's time zone.
    #[arg(long, value_name = "ZONE", default_value = "America/New_York", value_parser = config::zone)]
    zone: Tz,

    /// The community's language.
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = config::locale)]
    locale: Locale,

    /// Chance: the same seed and the same lines give the same transcript.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,

    /// Keep the village in this folder and go on with it next time.
    #[arg(long, value_name = "DIR", conflicts_with = "database_url")]
    data: Option<PathBuf>,

    /// Keep the village in this database.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

impl Options {
    /// The play they ask for.
    fn play(&self) -> Play {
        let script = self.script.as_ref().map(|path| match path.to_str() {
            Some("-") => ScriptSource::Stdin,
            _ => ScriptSource::File(path.clone()),
        });
        let keep = match (&self.data, &self.database_url) {
            (Some(folder), _) => Keep::In(folder.clone()),
            (None, Some(url)) => Keep::At(url.clone()),
            (None, None) => Keep::Nowhere,
        };
        Play { script, json: self.json, at: self.at, zone: self.zone, locale: self.locale, seed: self.seed, keep }
    }
}

/// Plays a village. A line that cannot be read, a script or a folder that cannot be used are wrong use.
pub(crate) async fn play(options: &Options) -> Result<(), Failure> {
    if let Some(url) = &options.database_url {
        // Checked here, so that an address with a password in it is not repeated.
        config::database_url(url).map_err(|remedy| Failure::Wrong(anyhow!("--database-url: {remedy}")))?;
    }
    bot_console::play(options.play()).await.map_err(|error| match error {
        PlayError::Line { .. } => Failure::Line(error.to_string()),
        PlayError::Script { .. } | PlayError::Keep(_) => Failure::Wrong(anyhow!(chain(&error))),
        PlayError::Transcript(_) | PlayError::Stopped | PlayError::Terminal(_) | PlayError::Village(_) => {
            Failure::Broken(error.into())
        }
    })
}

fn moment(text: &str) -> Result<DateTime<FixedOffset>, String> {
    DateTime::parse_from_rfc3339(text)
        .map_err(|_| "give date, time and offset, for example 2026-11-23T09:00:00-05:00".to_owned())
}
