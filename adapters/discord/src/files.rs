//! Files that people give: with a command, or in a direct message. Others are not looked at.

use bot_core::command::{FILE_BYTES, GivenArg};
use bot_core::incoming::{Incoming, What};
use serenity::all::{Attachment, Message};
use tokio::time::{Duration, timeout};

/// How long the content of a file is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The same with what stands in the files that came along.
pub(crate) async fn with(mut incoming: Incoming, files: &[(String, Attachment)]) -> Incoming {
    let What::Command { args, .. } = &mut incoming.what else { return incoming };
    for (name, file) in files {
        args.push(GivenArg { name: name.clone(), value: read(file).await });
    }
    incoming
}

/// What is said by a direct message that is nothing but a file.
pub(crate) async fn sent(message: &Message, what: What) -> What {
    match (what, message.attachments.as_slice()) {
        (What::Said { text, to_bot, replies_to }, [file]) if text.is_empty() && message.guild_id.is_none() => {
            What::Said { text: read(file).await, to_bot, replies_to }
        }
        (what, _) => what,
    }
}

/// What stands in a file; nothing when it is no text or cannot be had.
async fn read(file: &Attachment) -> String {
    let size = usize::try_from(file.size).unwrap_or(usize::MAX);
    if size > FILE_BYTES {
        // It is not fetched; the village says of its length what it would say of any that is too long.
        return "#".repeat(FILE_BYTES + 1);
    }
    match timeout(PATIENCE, file.download()).await {
        Ok(Ok(bytes)) => String::from_utf8(bytes).unwrap_or_default(),
        Ok(Err(error)) => {
            // Its address is good for whoever has it.
            tracing::warn!(attachment = file.id.get(), status = status(&error), "a file cannot be had");
            String::new()
        }
        Err(_) => {
            tracing::warn!(attachment = file.id.get(), "a file does not come in time");
            String::new()
        }
    }
}

/// What Discord's servers answered, without the address that was asked.
fn status(error: &serenity::Error) -> Option<u16> {
    let serenity::Error::Http(serenity::http::HttpError::Request(error)) = error else { return None };
    error.status().map(|status| status.as_u16())
}
