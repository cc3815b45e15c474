//! Files that people send to the bot alone.

use bot_core::command::FILE_BYTES;
use matrix_sdk::Client;
use matrix_sdk::media::{MediaFormat, MediaRequestParameters};
use tokio::time::{Duration, timeout};

use crate::from_matrix::SentFile;

/// How long the content of a file is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// What stands in a file; none when it is not one of text, as its name or its type says.
pub(crate) async fn read(client: &Client, SentFile(file): &SentFile) -> Option<String> {
    let info = file.info.as_deref();
    let is_text = info
        .and_then(|info| info.mimetype.as_deref())
        .is_some_and(|kind| kind.starts_with("text/") || kind == "application/toml");
    if !is_text && !file.filename().to_lowercase().ends_with(".toml") {
        return None;
    }
    let size = info.and_then(|info| info.size).and_then(|size| usize::try_from(u64::from(size)).ok());
    if size.is_none_or(|size| size > FILE_BYTES) {
        // It is not fetched, nor is one that does not say how long it is: there is no end to what could come. The village
        // says of it what it would say of any that is too long.
        return Some("#".repeat(FILE_BYTES + 1));
    }
    let request = MediaRequestParameters { source: file.source.clone(), format: MediaFormat::File };
    match timeout(PATIENCE, client.media().get_media_content(&request, false)).await {
        Ok(Ok(bytes)) => Some(String::from_utf8(bytes).unwrap_or_default()),
        Ok(Err(error)) => {
            tracing::warn!(%error, "a file cannot be had");
            Some(String::new())
        }
        Err(_) => {
            tracing::warn!("a file does not come in time");
            Some(String::new())
        }
    }
}
