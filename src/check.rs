//! `village check`: says what is wrong and how to mend it, and changes nothing.

use std::io::ErrorKind;
use std::net::SocketAddr;

use anyhow::anyhow;
use bot_core::store::{Store, StoreError};
use secrecy::ExposeSecret;

use crate::config::Config;
use crate::health::chain;
use crate::platforms;
use crate::refused::{self, Refused, missing_folder};

/// What was found out about one part.
struct Finding {
    part: &'static str,
    verdict: Verdict,
    words: String,
}

/// What was found out, the better first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// All is well.
    Fine,
    /// Something is away or does not work.
    Broken,
    /// The configuration is wrong.
    Wrong,
}

impl Finding {
    fn of(part: &'static str, found: anyhow::Result<String>) -> Self {
        match found {
            Ok(words) => Self { part, verdict: Verdict::Fine, words },
            Err(error) => {
                let verdict = if error.is::<refused::Refused>() { Verdict::Wrong } else { Verdict::Broken };
                Self { part, verdict, words: chain(error.as_ref()) }
            }
        }
    }
}

/// Looks at everything, prints what it finds, and gives the worst of it.
pub(crate) async fn check(config: &Config) -> anyhow::Result<Verdict> {
    platforms::install_tls()?;
    config.matrix.as_ref().map_or(Ok(()), refused::matrix_files)?;
    let mut findings = vec![Finding::of("database", database(config).await)];
    let adapters = platforms::configured(config);
    if adapters.is_empty() {
        let words = "neither Discord nor Matrix is configured: add [discord] or [matrix], or try `village play`";
        findings.push(Finding { part: "platforms", verdict: Verdict::Wrong, words: words.to_owned() });
    }
    for adapter in adapters {
        findings.push(Finding::of(adapter.kind().name(), adapter.check().await));
    }
    if let Some(listen) = config.listen {
        let found = crate::http::bind(listen).await.map(|_| format!("{listen} is free"));
        findings.push(Finding::of("http", found.or_else(|error| in_use(listen, error))));
    }
    for Finding { part, verdict, words } in &findings {
        let verdict = if *verdict == Verdict::Fine { "fine" } else { "needs mending" };
        println!("{part}: {verdict}\n    {}", words.replace('\n', "\n    "));
    }
    Ok(findings.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Fine))
}

/// The bot that this configuration belongs to may well be running.
fn in_use(listen: SocketAddr, error: anyhow::Error) -> anyhow::Result<String> {
    let source = error.downcast_ref::<std::io::Error>();
    if source.is_some_and(|source| source.kind() == ErrorKind::AddrInUse) {
        return Ok(format!(
            "something listens on {listen} already: this bot, if it is running; if it is not, choose another port"
        ));
    }
    Err(error)
}

async fn database(config: &Config) -> anyhow::Result<String> {
    let place = config.database.place();
    if let Some(file) = config.database.file() {
        if let Some(folder) = missing_folder(file) {
            let remedy = format!("{place}: there is no folder {}: create it", folder.display());
            return Err(Refused::new("database.url", remedy).into());
        }
        if let Err(error) = refused::try_file(file) {
            let remedy = "let this program read and write the file and its folder";
            let remedy = format!("{place} cannot be written ({error}): {remedy}");
            return Err(Refused::new("database.url", remedy).into());
        }
        if !file.exists() {
            // Opening would create it.
            return if config.database.migrate {
                Ok(format!("{place} will be created at the first start"))
            } else {
                Err(refused::without_tables(&config.database).into())
            };
        }
    }
    match missing_migrations(config).await {
        Ok(0) => Ok(format!("{place} is up to date")),
        Ok(_) if config.database.migrate => Ok(format!("{place} will be brought up to date at the next start")),
        Ok(_) => {
            let remedy = format!("it is false, and {place} is not up to date: call `village migrate`");
            Err(Refused::new("database.migrate", remedy).into())
        }
        Err(error) if config.database.is_remote() && error.closed().is_none() => {
            let remedy = "look whether the server runs, and whether database.url names it and lets this machine in";
            Err(anyhow!("{}\n{remedy}", chain(refused::database(&config.database, error).as_ref())))
        }
        Err(error) => Err(refused::database(&config.database, error)),
    }
}

/// How many migrations the database lacks.
pub(crate) async fn missing_migrations(config: &Config) -> Result<usize, StoreError> {
    let store = Store::open(config.database.url.expose_secret()).await?;
    let missing = store.missing_migrations().await;
    store.close().await;
    missing
}
