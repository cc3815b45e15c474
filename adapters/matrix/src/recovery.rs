//! The bot's identity: how others trust its device, and how it is recovered from its key.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use matrix_sdk::Client;
use matrix_sdk::encryption::recovery::RecoveryState;

use crate::pace::Stop;
use crate::rooms::Shared;
use crate::session::write_secret;

/// Where the recovery key is kept.
#[derive(Debug)]
pub(crate) struct Recovery {
    pub(crate) key_file: Option<PathBuf>,
}

/// Sees to it that the bot's identity can be recovered, and that others can trust its device.
pub(crate) async fn secure(shared: Arc<Shared>, mut stop: Stop) {
    tokio::select! {
        () = secure_identity(&shared.client, &shared.recovery) => {}
        () = stop.asked() => {}
    }
}

async fn secure_identity(client: &Client, recovery: &Recovery) {
    let encryption = client.encryption();
    encryption.wait_for_e2ee_initialization_tasks().await;
    match encryption.recovery().state() {
        RecoveryState::Enabled => {}
        RecoveryState::Incomplete => recover(client, recovery).await,
        RecoveryState::Disabled | RecoveryState::Unknown => enable_recovery(client, recovery).await,
    }
    match encryption.get_own_device().await {
        Ok(Some(device)) if device.is_cross_signed_by_owner() => tracing::info!("the bot's device is verified"),
        Ok(_) => tracing::warn!(
            "the bot's device is not verified: others' clients may warn of it or keep their keys from it; \
             give it the recovery key of its account (matrix.recovery_key_file)"
        ),
        Err(error) => tracing::warn!(%error, "whether the bot's device is verified is not known"),
    }
}

async fn recover(client: &Client, recovery: &Recovery) {
    let Some(path) = recovery.key_file.as_deref().filter(|path| path.exists()) else {
        tracing::warn!("the account has an identity that this device does not know, and no recovery key is given");
        return;
    };
    let key = match fs::read_to_string(path) {
        Ok(key) => key,
        Err(error) => {
            tracing::error!(%error, "the recovery key cannot be read");
            return;
        }
    };
    match client.encryption().recovery().recover(key.trim()).await {
        Ok(()) => tracing::info!("the bot's identity is recovered"),
        Err(error) => tracing::error!(%error, "the bot's identity is not recovered"),
    }
}

async fn enable_recovery(client: &Client, recovery: &Recovery) {
    let key = match client.encryption().recovery().enable().await {
        Ok(key) => key,
        Err(error) => {
            tracing::warn!(%error, "recovery is not set up; it is tried again at the next start");
            return;
        }
    };
    let written = recovery.key_file.as_deref().map(|path| write_secret(path, &key));
    match written {
        Some(Ok(())) => tracing::info!("the recovery key is written down"),
        Some(Err(error)) => {
            tracing::error!(%error, "the recovery key cannot be written to its file; it is printed instead");
            print_once(&key);
        }
        None => print_once(&key),
    }
}

/// To the operator's terminal, never to the log.
fn print_once(key: &str) {
    eprintln!("The recovery key of the bot's account, shown only this once. Keep it safe:\n\n    {key}\n");
}
