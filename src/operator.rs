//! What an operator asks of a village's database: who is served, what could not be done, and to try it again.

use std::fmt::Write as _;
use std::sync::Arc;

use anyhow::bail;
use bot_core::id::CommunityId;
use bot_core::settings::Defaults;
use bot_core::village::{Opening, Village};
use chrono::{SecondsFormat, TimeDelta};
use secrecy::ExposeSecret;
use uuid::Uuid;

use crate::check;
use crate::clock::SystemClock;
use crate::config::Config;
use crate::refused;

/// Who is served, since when, by which homes; ids only.
pub(crate) async fn communities(config: &Config) -> anyhow::Result<String> {
    let village = open(config).await?;
    let mut lines = String::new();
    for (id, since, homes) in village.communities().await? {
        let since = since.to_rfc3339_opts(SecondsFormat::Secs, true);
        let count = homes.len();
        writeln!(lines, "{id}  since {since}  homes {count}")?;
        for (platform, home) in homes {
            writeln!(lines, "    {} {home}", platform.name())?;
        }
    }
    village.close().await;
    Ok(if lines.is_empty() { "no community is served yet\n".to_owned() } else { lines })
}

/// What could not be done, and why; kinds and ids only.
pub(crate) async fn failed(config: &Config) -> anyhow::Result<String> {
    let village = open(config).await?;
    let mut lines = String::new();
    for aside in village.put_aside().await? {
        let kind =
            aside.kind.0.get("do").or(aside.kind.0.get("say")).and_then(|kind| kind.as_str()).unwrap_or("unknown");
        let since = aside.dead_at.to_rfc3339_opts(SecondsFormat::Secs, true);
        let why = aside.last_error.as_deref().unwrap_or("no reason was noted");
        writeln!(lines, "{}  {} {kind}  since {since}  after {} tries: {why}", aside.id, aside.what, aside.attempts)?;
    }
    village.close().await;
    Ok(if lines.is_empty() { "nothing was put aside\n".to_owned() } else { lines })
}

/// Tries one of them again. `false` when there is nothing of that id.
pub(crate) async fn retry(config: &Config, id: Uuid) -> anyhow::Result<bool> {
    let village = open(config).await?;
    let found = village.retry(id).await?;
    village.close().await;
    Ok(found)
}

/// Forgets a community with all that belongs to it. `false` when there is none of that id.
pub(crate) async fn forget_community(config: &Config, id: Uuid) -> anyhow::Result<bool> {
    let village = open(config).await?;
    let found = village.forget_community(CommunityId(id)).await?;
    village.close().await;
    Ok(found)
}

async fn open(config: &Config) -> anyhow::Result<Arc<Village>> {
    must_be_up_to_date(config).await?;
    let opening = Opening {
        database_url: config.database.url.expose_secret().to_owned(),
        migrate: false,
        clock: Arc::new(SystemClock),
        seed: None,
        defaults: Defaults { zone: config.community.zone, locale: config.community.locale, prefix: "!".to_owned() },
        operator_contact: String::new(),
        gather: TimeDelta::zero(),
        keys: config.keys.clone(),
    };
    Village::look(opening).await.map_err(|error| refused::database(&config.database, error))
}

/// What this version does not know as its own it does not touch.
pub(crate) async fn must_be_up_to_date(config: &Config) -> anyhow::Result<()> {
    must_be_there(config)?;
    let missing =
        check::missing_migrations(config).await.map_err(|error| refused::database(&config.database, error))?;
    if missing > 0 {
        bail!("{} is not up to date: call `village migrate` first", config.database.place());
    }
    Ok(())
}

/// Opening a database that is not there would create it.
pub(crate) fn must_be_there(config: &Config) -> anyhow::Result<()> {
    match config.database.file().filter(|file| !file.exists()) {
        Some(file) => bail!(
            "there is no {}: call this where the village lives, or name its configuration with --config",
            file.display()
        ),
        None => Ok(()),
    }
}
