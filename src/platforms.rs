//! The platforms this program was built with, behind one small face.

use std::sync::Arc;

use anyhow::anyhow;
use async_trait::async_trait;
use bot_core::incoming::PlatformKind;
use bot_core::platform::Platform;
use bot_core::village::Village;
use futures_util::future::BoxFuture;
use tokio::sync::watch;

use crate::config::Config;
#[cfg(feature = "matrix")]
use crate::config::Login;
#[cfg(any(feature = "discord", feature = "matrix"))]
use crate::refused::Refused;

/// A platform that was logged in to.
pub(crate) struct Session {
    /// What the village speaks through.
    pub(crate) platform: Arc<dyn Platform>,
    /// Its life: it ends with an error, or without one after it was told to stop. It outlives broken connections.
    pub(crate) life: BoxFuture<'static, anyhow::Result<()>>,
    /// Whether it is connected at this moment.
    pub(crate) connected: watch::Receiver<bool>,
}

/// A platform as it is configured; it can be started again and again.
#[async_trait]
pub(crate) trait Adapter: Send + Sync {
    /// Which one it is.
    fn kind(&self) -> PlatformKind;

    /// Logs in and returns the rest of its life, which begins when its platform is attached to the village.
    async fn start(&self, village: Arc<Village>, stop: watch::Receiver<bool>) -> anyhow::Result<Session>;

    /// Tries what can be tried without changing anything; what it says is for the operator.
    async fn check(&self) -> anyhow::Result<String>;
}

/// The platforms that are on.
pub(crate) fn configured(config: &Config) -> Vec<Arc<dyn Adapter>> {
    let discord = config.discord.as_ref().map(discord);
    let matrix = config.matrix.as_ref().map(matrix);
    discord.into_iter().chain(matrix).collect()
}

/// Chooses the one cryptography for every TLS connection, since several are built in.
pub(crate) fn install_tls() -> anyhow::Result<()> {
    rustls::crypto::aws_lc_rs::default_provider()
        .install_default()
        .map_err(|_| anyhow!("the cryptography for TLS was chosen twice"))
}

#[cfg(feature = "discord")]
fn discord(config: &crate::config::Discord) -> Arc<dyn Adapter> {
    Arc::new(OnDiscord(bot_discord::DiscordConfig {
        token: config.token.clone(),
        api: config.api.to_string(),
        dev_guild: config.dev_guild,
    }))
}

#[cfg(not(feature = "discord"))]
fn discord(_: &crate::config::Discord) -> Arc<dyn Adapter> {
    Arc::new(Absent(PlatformKind::Discord))
}

#[cfg(feature = "matrix")]
fn matrix(config: &crate::config::Matrix) -> Arc<dyn Adapter> {
    let (password, access_token, device_id) = match &config.login {
        Login::Password(password) => (Some(password.clone()), None, None),
        Login::Session { access_token, device_id } => (None, Some(access_token.clone()), device_id.clone()),
    };
    Arc::new(OnMatrix(bot_matrix::MatrixConfig {
        homeserver: config.homeserver.to_string(),
        user: config.user.clone(),
        password,
        access_token,
        device_id,
        data_dir: config.data_dir.clone(),
        recovery_key_file: config.recovery_key_file.clone(),
        prefix: config.prefix.clone(),
        invites_from: config.invites_from.clone(),
        ignore: config.ignore.clone(),
    }))
}

#[cfg(not(feature = "matrix"))]
fn matrix(_: &crate::config::Matrix) -> Arc<dyn Adapter> {
    Arc::new(Absent(PlatformKind::Matrix))
}

/// Discord, as it is configured.
#[cfg(feature = "discord")]
struct OnDiscord(bot_discord::DiscordConfig);

#[cfg(feature = "discord")]
#[async_trait]
impl Adapter for OnDiscord {
    fn kind(&self) -> PlatformKind {
        PlatformKind::Discord
    }

    async fn start(&self, village: Arc<Village>, stop: watch::Receiver<bool>) -> anyhow::Result<Session> {
        let discord = bot_discord::start(self.0.clone(), village).await.map_err(discord_start)?;
        let (platform, connected) = (discord.platform(), discord.connected());
        let life = Box::pin(async move { discord.run(stop).await.map_err(discord_run) });
        Ok(Session { platform, life, connected })
    }

    async fn check(&self) -> anyhow::Result<String> {
        let found = bot_discord::check(&self.0).await.map_err(discord_start)?;
        let hears = match (found.members_intent, found.content_intent) {
            (true, true) => {
                "the members and message content intents are on; Village asks for members only while a community welcomes \
                 those who arrive, and for message content only while a community has not set care to off"
            }
            (true, false) => "the members intent is on: arrivals are heard where a community has set welcome to on",
            (false, true) => {
                "the message content intent is on: what people write is looked at, and not kept, where a community has \
                 not set care to off"
            }
            (false, false) => "no privileged intent is on, and none is needed",
        };
        Ok(format!(
            "logged in as {} (application {}); {hears}\ninvite it to a server with\n{}",
            found.name, found.application, found.invitation
        ))
    }
}

#[cfg(feature = "discord")]
fn discord_start(error: bot_discord::StartError) -> anyhow::Error {
    match error {
        bot_discord::StartError::Token => wrong_token(),
        other @ bot_discord::StartError::Unreachable(_) => away(other, "discord.api"),
        other @ bot_discord::StartError::Client(_) => other.into(),
    }
}

#[cfg(feature = "discord")]
fn discord_run(error: bot_discord::RunError) -> anyhow::Error {
    match error {
        bot_discord::RunError::Token => wrong_token(),
        other @ bot_discord::RunError::Intents => other.into(),
    }
}

#[cfg(feature = "discord")]
fn wrong_token() -> anyhow::Error {
    let remedy = "Discord does not accept it: copy it anew from https://discord.com/developers/applications (your \
                  application, Bot, Reset Token) into discord.token, or into the file that discord.token_file names";
    Refused::new("discord.token", remedy).into()
}

/// A platform that does not answer, with where to look.
#[cfg(any(feature = "discord", feature = "matrix"))]
fn away(error: impl std::error::Error + Send + Sync + 'static, key: &str) -> anyhow::Error {
    anyhow::Error::new(error).context(format!(
        "look whether {key} is right, whether a server answers there, and whether this machine may connect to it"
    ))
}

/// Matrix, as it is configured.
#[cfg(feature = "matrix")]
struct OnMatrix(bot_matrix::MatrixConfig);

#[cfg(feature = "matrix")]
#[async_trait]
impl Adapter for OnMatrix {
    fn kind(&self) -> PlatformKind {
        PlatformKind::Matrix
    }

    async fn start(&self, village: Arc<Village>, stop: watch::Receiver<bool>) -> anyhow::Result<Session> {
        let matrix = bot_matrix::start(self.0.clone(), village).await.map_err(matrix_start)?;
        let (platform, connected) = (matrix.platform(), matrix.connected());
        let life = Box::pin(async move { Ok(matrix.run(stop).await?) });
        Ok(Session { platform, life, connected })
    }

    async fn check(&self) -> anyhow::Result<String> {
        let found = bot_matrix::check(&self.0).await.map_err(matrix_start)?;
        let how = match found.tried {
            bot_matrix::Tried::Session => "the session of the last run is good",
            bot_matrix::Tried::Token => "the access token is good",
            bot_matrix::Tried::PasswordTaken => {
                "the homeserver takes passwords; yours is tried at the first start, since trying makes a new device"
            }
        };
        Ok(format!("{}: {how}", found.user))
    }
}

#[cfg(feature = "matrix")]
fn matrix_start(error: bot_matrix::StartError) -> anyhow::Error {
    use bot_matrix::StartError;

    let (key, how) = match &error {
        StartError::WrongPassword(_) => (
            "matrix.password",
            ": put the right one into matrix.password, or into the file that matrix.password_file names",
        ),
        StartError::NoPasswordLogin => ("matrix.password", ": matrix.access_token takes its place"),
        StartError::UnknownToken | StartError::StoreLost(_) => (
            "matrix.access_token",
            ": put it into matrix.access_token, or into the file that matrix.access_token_file names",
        ),
        StartError::OtherAccount { .. } => ("matrix.user", ""),
        StartError::DataDir { .. } => {
            ("matrix.data_dir", ": name a folder in which this program may keep its encryption keys")
        }
        StartError::Unreachable { .. } => return away(error, "matrix.homeserver"),
        StartError::Homeserver(_)
        | StartError::User(_)
        | StartError::NoWayIn
        | StartError::Invites(_)
        | StartError::Refused(_)
        | StartError::Store(_) => return error.into(),
    };
    Refused::new(key, format!("{error}{how}")).into()
}

/// A platform that is configured but was left out of this build.
#[cfg(not(all(feature = "discord", feature = "matrix")))]
struct Absent(PlatformKind);

#[cfg(not(all(feature = "discord", feature = "matrix")))]
#[async_trait]
impl Adapter for Absent {
    fn kind(&self) -> PlatformKind {
        self.0
    }

    async fn start(&self, _village: Arc<Village>, _stop: watch::Receiver<bool>) -> anyhow::Result<Session> {
        Err(self.why())
    }

    async fn check(&self) -> anyhow::Result<String> {
        Err(self.why())
    }
}

#[cfg(not(all(feature = "discord", feature = "matrix")))]
impl Absent {
    fn why(&self) -> anyhow::Error {
        anyhow!("this program was built without it: build it with `--features {}`", self.0.name())
    }
}
