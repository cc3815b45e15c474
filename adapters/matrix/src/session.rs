//! Logging in, and the store of keys.
//!
//! The store and the session belong together: with the one and without the other the bot would be mute in encrypted
//! rooms, so that it begins anew then. What must never be lost is the data directory, or the recovery key.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use matrix_sdk::authentication::matrix::MatrixSession;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::encryption::{BackupDownloadStrategy, EncryptionSettings};
use matrix_sdk::ruma::api::client::session::get_login_types::v3::LoginType;
use matrix_sdk::ruma::api::error::ErrorKind;
use matrix_sdk::ruma::{OwnedDeviceId, OwnedUserId, UserId};
use matrix_sdk::store::RoomLoadSettings;
use matrix_sdk::{Client, ClientBuildError, SessionMeta, SessionTokens};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use url::Url;

use crate::{MatrixConfig, StartError};

/// How long a request may take; the long poll has its own time on top.
const PATIENCE: Duration = Duration::from_secs(20);

/// The SDK's store of keys, by which it is known whether there is one.
const KEYS: &str = "matrix-sdk-crypto.sqlite3";

/// What [`check`] has found in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The bot's account.
    pub user: String,
    /// How far it was tried.
    pub tried: Tried,
}

/// How far a check could go without changing anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// The session of the last run is good.
    Session,
    /// The access token is good.
    Token,
    /// The homeserver takes passwords; this one was not tried, since that makes a new device.
    PasswordTaken,
}

/// Looks whether the bot could start, and changes nothing.
pub async fn check(config: &MatrixConfig) -> Result<Checked, StartError> {
    let user = account(config)?;
    crate::invites::Welcome::new(&config.invites_from, user.server_name()).map_err(StartError::Invites)?;
    let client = builder(config).build().await.map_err(|error| cannot_build(config, &error))?;
    let takes_passwords = takes_passwords(config, &client).await?;
    let found = |tried| Checked { user: user.to_string(), tried };
    if let Some(session) = Files::of(config).session()? {
        let token = SecretString::from(session.tokens.access_token);
        match who_am_i(config, &client, &token).await {
            Ok(who) => return who.must_be(&user).map(|()| found(Tried::Session)),
            Err(StartError::UnknownToken) if config.password.is_some() => {}
            Err(error) => return Err(error),
        }
    }
    match (&config.access_token, &config.password) {
        (Some(token), _) => {
            who_am_i(config, &client, token).await?.must_be(&user)?;
            Ok(found(Tried::Token))
        }
        (None, Some(_)) if takes_passwords => Ok(found(Tried::PasswordTaken)),
        (None, Some(_)) => Err(StartError::NoPasswordLogin),
        (None, None) => Err(StartError::NoWayIn),
    }
}

/// The bot's account, when what is configured can be one.
pub(crate) fn account(config: &MatrixConfig) -> Result<OwnedUserId, StartError> {
    let url = Url::parse(&config.homeserver).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    if url.is_none() {
        return Err(StartError::Homeserver(config.homeserver.clone()));
    }
    if config.password.is_none() && config.access_token.is_none() {
        return Err(StartError::NoWayIn);
    }
    UserId::parse(&config.user).map_err(|_| StartError::User(config.user.clone()))
}

/// The client, logged in, with its keys.
pub(crate) async fn open(config: &MatrixConfig, user: &UserId) -> Result<Client, StartError> {
    let files = Files::of(config);
    files.prepare()?;
    let session = files.session()?;
    if let Some(session) = session {
        if session.meta.user_id != user {
            let (found, expected) = (session.meta.user_id.to_string(), user.to_string());
            return Err(StartError::OtherAccount { found, expected });
        }
        if files.has_keys() {
            let client = with_store(config, &files).await?;
            let token = SecretString::from(session.tokens.access_token.clone());
            match who_am_i(config, &client, &token).await {
                Ok(who) => {
                    who.must_be(user)?;
                    restore(&client, session).await?;
                    return Ok(client);
                }
                Err(StartError::UnknownToken) => tracing::warn!("the session was ended elsewhere; logging in anew"),
                Err(error) => return Err(error),
            }
        } else {
            tracing::warn!("there is a session but no store of its keys; logging in anew");
        }
    }
    files.put_aside()?;
    let client = with_store(config, &files).await?;
    log_in(config, user, &client).await?;
    client.encryption().wait_for_e2ee_initialization_tasks().await;
    if let Some(session) = client.matrix_auth().session() {
        files.keep(&session)?;
    }
    Ok(client)
}

async fn log_in(config: &MatrixConfig, user: &UserId, client: &Client) -> Result<(), StartError> {
    if let Some(password) = &config.password {
        if !takes_passwords(config, client).await? {
            return Err(StartError::NoPasswordLogin);
        }
        let login = client.matrix_auth().login_username(user, password.expose_secret());
        login.initial_device_display_name("Village").send().await.map_err(|error| {
            match error.client_api_error_kind() {
                Some(ErrorKind::Forbidden) => StartError::WrongPassword(user.to_string()),
                Some(_) => StartError::Refused(error.to_string()),
                None => unreachable_because(config, &error),
            }
        })?;
        return Ok(());
    }
    let Some(token) = &config.access_token else { return Err(StartError::NoWayIn) };
    let who = who_am_i(config, client, token).await?;
    who.must_be(user)?;
    let device = config.device_id.clone().or(who.device_id).ok_or(StartError::UnknownToken)?;
    if has_keys_on_server(config, client, token, user, &device).await? {
        return Err(StartError::StoreLost(device));
    }
    let session = MatrixSession {
        meta: SessionMeta { user_id: user.to_owned(), device_id: OwnedDeviceId::from(device) },
        tokens: SessionTokens { access_token: token.expose_secret().to_owned(), refresh_token: None },
    };
    restore(client, session).await
}

async fn restore(client: &Client, session: MatrixSession) -> Result<(), StartError> {
    let restored = client.matrix_auth().restore_session(session, RoomLoadSettings::default()).await;
    restored.map_err(|error| StartError::Store(error.to_string()))
}

fn builder(config: &MatrixConfig) -> matrix_sdk::ClientBuilder {
    Client::builder()
        .homeserver_url(&config.homeserver)
        // What fails is tried again by those who know whether it may be, and the village waits where it must.
        .request_config(RequestConfig::new().disable_retry().timeout(PATIENCE))
        .with_encryption_settings(EncryptionSettings {
            auto_enable_cross_signing: true,
            backup_download_strategy: BackupDownloadStrategy::AfterDecryptionFailure,
            auto_enable_backups: true,
        })
}

async fn with_store(config: &MatrixConfig, files: &Files) -> Result<Client, StartError> {
    // Without a passphrase: it would have to lie beside the store, and the directory is closed to others.
    let builder = builder(config).sqlite_store(&files.store, None);
    builder.build().await.map_err(|error| cannot_build(config, &error))
}

fn cannot_build(config: &MatrixConfig, error: &ClientBuildError) -> StartError {
    if let ClientBuildError::SqliteStore(error) = error {
        StartError::Store(error.to_string())
    } else if let ClientBuildError::Url(_) = error {
        StartError::Homeserver(config.homeserver.clone())
    } else {
        unreachable_because(config, error)
    }
}

fn unreachable_because(config: &MatrixConfig, error: &dyn std::error::Error) -> StartError {
    // The first cause says more than "error sending request".
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    StartError::Unreachable { homeserver: config.homeserver.clone(), why: cause.to_string() }
}

async fn takes_passwords(config: &MatrixConfig, client: &Client) -> Result<bool, StartError> {
    let types = client.matrix_auth().get_login_types().await.map_err(|error| unreachable_because(config, &error))?;
    Ok(types.flows.iter().any(|flow| matches!(flow, LoginType::Password(_))))
}

/// Whose token it is, as the homeserver says.
#[derive(Debug, Deserialize)]
struct Who {
    user_id: String,
    device_id: Option<String>,
}

impl Who {
    fn must_be(&self, user: &UserId) -> Result<(), StartError> {
        if self.user_id == user.as_str() {
            Ok(())
        } else {
            Err(StartError::OtherAccount { found: self.user_id.clone(), expected: user.to_string() })
        }
    }
}

/// Asks by hand: a client without a session cannot, and one with a session would begin to use it.
async fn who_am_i(config: &MatrixConfig, client: &Client, token: &SecretString) -> Result<Who, StartError> {
    let url = address(config, "_matrix/client/v3/account/whoami")?;
    let request = client.http_client().get(url).bearer_auth(token.expose_secret());
    let response = request.send().await.map_err(|error| unreachable_because(config, &error))?;
    if response.status().as_u16() == 401 {
        return Err(StartError::UnknownToken);
    }
    let status = response.status();
    let body = response.bytes().await.map_err(|error| unreachable_because(config, &error))?;
    serde_json::from_slice(&body).map_err(|_| StartError::Unreachable {
        homeserver: config.homeserver.clone(),
        why: format!("it answers {status}"),
    })
}

/// Whether the homeserver knows keys of this device: then the store that held them is lost.
async fn has_keys_on_server(
    config: &MatrixConfig,
    client: &Client,
    token: &SecretString,
    user: &UserId,
    device: &str,
) -> Result<bool, StartError> {
    let url = address(config, "_matrix/client/v3/keys/query")?;
    let body = serde_json::json!({"device_keys": {user.as_str(): [device]}}).to_string();
    let request = client.http_client().post(url).bearer_auth(token.expose_secret()).body(body);
    let response = request.send().await.map_err(|error| unreachable_because(config, &error))?;
    let body = response.bytes().await.map_err(|error| unreachable_because(config, &error))?;
    let answer: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
    Ok(answer
        .get("device_keys")
        .and_then(|keys| keys.get(user.as_str()))
        .is_some_and(|keys| keys.get(device).is_some()))
}

fn address(config: &MatrixConfig, path: &str) -> Result<Url, StartError> {
    let base = format!("{}/", config.homeserver.trim_end_matches('/'));
    let url = Url::parse(&base).and_then(|base| base.join(path));
    url.map_err(|_| StartError::Homeserver(config.homeserver.clone()))
}

/// The data directory.
struct Files {
    dir: PathBuf,
    store: PathBuf,
    session: PathBuf,
}

impl Files {
    fn of(config: &MatrixConfig) -> Self {
        let dir = config.data_dir.clone();
        Self { store: dir.join("store"), session: dir.join("session.json"), dir }
    }

    fn prepare(&self) -> Result<(), StartError> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.dir).map_err(|source| self.trouble(source))
    }

    fn session(&self) -> Result<Option<MatrixSession>, StartError> {
        match fs::read(&self.session) {
            Ok(text) => Ok(serde_json::from_slice(&text).ok()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(self.trouble(source)),
        }
    }

    fn has_keys(&self) -> bool {
        self.store.join(KEYS).exists()
    }

    /// Puts away what does not belong together. It is not deleted: it may hold keys that somebody still wants.
    fn put_aside(&self) -> Result<(), StartError> {
        if self.session.exists() {
            fs::remove_file(&self.session).map_err(|source| self.trouble(source))?;
        }
        if self.store.exists() {
            let mut number = 1;
            let mut aside = self.dir.join("store.old-1");
            while aside.exists() {
                number += 1;
                aside = self.dir.join(format!("store.old-{number}"));
            }
            fs::rename(&self.store, aside).map_err(|source| self.trouble(source))?;
        }
        Ok(())
    }

    fn keep(&self, session: &MatrixSession) -> Result<(), StartError> {
        let text = serde_json::to_string(session).map_err(|error| self.trouble(error.into()))?;
        let new = self.session.with_extension("new");
        let _ = fs::remove_file(&new);
        write_secret(&new, &text).and_then(|()| fs::rename(&new, &self.session)).map_err(|source| self.trouble(source))
    }

    fn trouble(&self, source: std::io::Error) -> StartError {
        StartError::DataDir { path: self.dir.clone(), source }
    }
}

/// Writes a new file that only its owner may read.
pub(crate) fn write_secret(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    type TestResult = Result<(), Box<dyn std::error::Error>>;

    fn config(dir: &Path) -> MatrixConfig {
        MatrixConfig {
            homeserver: "http://127.0.0.1:1".to_owned(),
            user: "@village:ex.org".to_owned(),
            password: Some("a secret".into()),
            access_token: None,
            device_id: None,
            data_dir: dir.join("data"),
            recovery_key_file: None,
            prefix: "!".to_owned(),
            invites_from: Vec::new(),
            ignore: Vec::new(),
        }
    }

    #[test]
    fn secrets_are_not_shown() -> TestResult {
        let dir = tempfile::tempdir()?;
        assert!(!format!("{:?}", config(dir.path())).contains("a secret"));
        Ok(())
    }

    #[test]
    fn what_is_not_an_account_is_named() -> TestResult {
        let dir = tempfile::tempdir()?;
        let wrong_user = MatrixConfig { user: "village".to_owned(), ..config(dir.path()) };
        assert!(matches!(account(&wrong_user), Err(StartError::User(_))));
        let wrong_server = MatrixConfig { homeserver: "ex.org".to_owned(), ..config(dir.path()) };
        assert!(matches!(account(&wrong_server), Err(StartError::Homeserver(_))));
        let no_way_in = MatrixConfig { password: None, ..config(dir.path()) };
        assert!(matches!(account(&no_way_in), Err(StartError::NoWayIn)));
        Ok(())
    }

    #[tokio::test]
    async fn a_homeserver_that_is_not_there_is_said_to_be_so() -> TestResult {
        let dir = tempfile::tempdir()?;
        let error = check(&config(dir.path())).await.err().ok_or("something answered")?;
        assert!(error.to_string().starts_with("the homeserver http://127.0.0.1:1 does not answer as one: "), "{error}");
        assert!(!dir.path().join("data").exists(), "a check changes nothing");
        Ok(())
    }

    #[test]
    fn a_session_is_kept_for_its_owner_and_put_aside_with_its_store() -> TestResult {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir()?;
        let files = Files::of(&config(dir.path()));
        files.prepare()?;
        let session = MatrixSession {
            meta: SessionMeta { user_id: "@village:ex.org".try_into()?, device_id: "DEVICE".into() },
            tokens: SessionTokens { access_token: "token".to_owned(), refresh_token: None },
        };
        files.keep(&session)?;
        assert_eq!(fs::metadata(&files.session)?.permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(&files.dir)?.permissions().mode() & 0o777, 0o700);
        assert_eq!(files.session()?.map(|kept| kept.meta.user_id), Some(session.meta.user_id));
        fs::create_dir(&files.store)?;
        fs::write(files.store.join(KEYS), "keys")?;
        assert!(files.has_keys());
        files.put_aside()?;
        assert!(!files.has_keys() && files.session()?.is_none());
        assert!(files.dir.join("store.old-1").join(KEYS).exists());
        Ok(())
    }
}
