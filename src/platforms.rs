//! The platforms this program was built with, behind one small face.

use std::sync::Arc;

use anyhow::anyhow;
use async_trait::async_trait;
use bot_core::incoming::PlatformKind;
use bot_core::village::Village;
use futures_util::future::BoxFuture;
use tokio::sync::watch;

use crate::config::Config;

#[cfg(feature = "matrix")]
mod matrix;

/// The life of a connection: it ends with an error, or without one after it was told to stop.
pub(crate) type Session = BoxFuture<'static, anyhow::Result<()>>;

/// A platform as it is configured; it can be started again and again.
#[async_trait]
pub(crate) trait Adapter: Send + Sync {
    /// Which one it is.
    fn kind(&self) -> PlatformKind;

    /// Logs in, attaches itself to the village and returns the rest of its life.
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

fn discord(_: &crate::config::Discord) -> Arc<dyn Adapter> {
    Arc::new(Absent(PlatformKind::Discord))
}

#[cfg(feature = "matrix")]
fn matrix(config: &crate::config::Matrix) -> Arc<dyn Adapter> {
    Arc::new(matrix::Matrix::new(config))
}

#[cfg(not(feature = "matrix"))]
fn matrix(_: &crate::config::Matrix) -> Arc<dyn Adapter> {
    Arc::new(Absent(PlatformKind::Matrix))
}

/// A platform that is configured but was left out of this build.
struct Absent(PlatformKind);

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

impl Absent {
    fn why(&self) -> anyhow::Error {
        anyhow!("this program was built without it: build it with `--features {}`", self.0.name())
    }
}
