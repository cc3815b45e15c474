//! Matrix, as it is configured.

use std::sync::Arc;

use async_trait::async_trait;
use bot_core::incoming::PlatformKind;
use bot_core::village::Village;
use bot_matrix::{MatrixConfig, Tried};
use futures_util::FutureExt as _;
use tokio::sync::watch;

use super::{Adapter, Session};
use crate::config::{self, Login};

/// Matrix, which can be started again and again.
pub(crate) struct Matrix(MatrixConfig);

impl Matrix {
    /// From the configuration of the program.
    pub(crate) fn new(config: &config::Matrix) -> Self {
        let (password, access_token, device_id) = match &config.login {
            Login::Password(password) => (Some(password.clone()), None, None),
            Login::Session { access_token, device_id } => (None, Some(access_token.clone()), device_id.clone()),
        };
        Self(MatrixConfig {
            homeserver: config.homeserver.to_string(),
            user: config.user.clone(),
            password,
            access_token,
            device_id,
            data_dir: config.data_dir.clone(),
            recovery_key_file: config.recovery_key_file.clone(),
            prefix: config.prefix.clone(),
            invites_from: config.invites_from.clone(),
        })
    }
}

#[async_trait]
impl Adapter for Matrix {
    fn kind(&self) -> PlatformKind {
        PlatformKind::Matrix
    }

    async fn start(&self, village: Arc<Village>, stop: watch::Receiver<bool>) -> anyhow::Result<Session> {
        let matrix = bot_matrix::start(self.0.clone(), village.clone()).await?;
        village.attach(matrix.platform());
        Ok(async move { Ok(matrix.run(stop).await?) }.boxed())
    }

    async fn check(&self) -> anyhow::Result<String> {
        let checked = bot_matrix::check(&self.0).await?;
        let tried = match checked.tried {
            Tried::Session => "the session of the last run is good",
            Tried::Token => "the access token is good",
            Tried::PasswordTaken => "the homeserver takes passwords (this one was not tried: that makes a new device)",
        };
        Ok(format!("{}: {tried}", checked.user))
    }
}
