//! `village check`: says what is wrong and how to mend it, and changes nothing.

use std::io::ErrorKind;

use bot_core::store::{Store, StoreError};
use secrecy::ExposeSecret;

use crate::config::Config;
use crate::health::chain;
use crate::platforms;
use crate::refused::{self, missing_folder};

/// What was found out about one part.
struct Finding {
    part: &'static str,
    fine: bool,
    words: String,
}

/// Looks at everything, prints what it finds, and says whether all is well.
pub(crate) async fn check(config: &Config) -> anyhow::Result<bool> {
    platforms::install_tls()?;
    config.matrix.as_ref().map_or(Ok(()), refused::matrix_files)?;
    let mut findings = vec![database(config).await];
    let adapters = platforms::configured(config);
    if adapters.is_empty() {
        let words = "neither Discord nor Matrix is configured: add [discord] or [matrix], or try `village play`";
        findings.push(Finding { part: "platforms", fine: false, words: words.to_owned() });
    }
    for adapter in adapters {
        let part = adapter.kind().name();
        findings.push(match adapter.check().await {
            Ok(words) => Finding { part, fine: true, words },
            Err(error) => Finding { part, fine: false, words: chain(error.as_ref()) },
        });
    }
    if let Some(listen) = config.listen {
        findings.push(match crate::http::bind(listen).await {
            Ok(_) => Finding { part: "http", fine: true, words: format!("{listen} is free") },
            Err(error) => {
                let source = error.downcast_ref::<std::io::Error>();
                // The bot that this configuration belongs to may well be running.
                if source.is_some_and(|source| source.kind() == ErrorKind::AddrInUse) {
                    let words = format!(
                        "something listens on {listen} already: this bot, if it is running; if it is not, choose \
                         another port"
                    );
                    Finding { part: "http", fine: true, words }
                } else {
                    Finding { part: "http", fine: false, words: chain(error.as_ref()) }
                }
            }
        });
    }
    for Finding { part, fine, words } in &findings {
        let verdict = if *fine { "fine" } else { "needs mending" };
        println!("{part}: {verdict}\n    {}", words.replace('\n', "\n    "));
    }
    Ok(findings.iter().all(|finding| finding.fine))
}

async fn database(config: &Config) -> Finding {
    let place = config.database.place();
    let finding = |fine, words| Finding { part: "database", fine, words };
    if let Some(file) = config.database.file() {
        if let Some(folder) = missing_folder(file) {
            return finding(false, format!("{place}: there is no folder {}: create it", folder.display()));
        }
        if let Err(error) = refused::try_file(file) {
            let remedy = "let this program read and write the file and its folder";
            return finding(false, format!("database.url: {place} cannot be written ({error}): {remedy}"));
        }
        if !file.exists() {
            // Opening would create it.
            return if config.database.migrate {
                finding(true, format!("{place} will be created at the first start"))
            } else {
                finding(false, refused::without_tables(&config.database).to_string())
            };
        }
    }
    match missing_migrations(config).await {
        Ok(0) => finding(true, format!("{place} is up to date")),
        Ok(_) if config.database.migrate => {
            finding(true, format!("{place} will be brought up to date at the next start"))
        }
        Ok(_) => finding(false, format!("{place} is not up to date: call `village migrate`")),
        Err(error) if config.database.is_remote() && error.closed().is_none() => {
            let remedy = "look whether the server runs, and whether database.url names it and lets this machine in";
            finding(false, format!("{}\n{remedy}", chain(refused::database(&config.database, error).as_ref())))
        }
        Err(error) => finding(false, chain(refused::database(&config.database, error).as_ref())),
    }
}

/// How many migrations the database lacks.
pub(crate) async fn missing_migrations(config: &Config) -> Result<usize, StoreError> {
    let store = Store::open(config.database.url.expose_secret()).await?;
    let missing = store.missing_migrations().await;
    store.close().await;
    missing
}
