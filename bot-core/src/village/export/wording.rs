//! What `my export` says, and the file.

use super::store;
use crate::message::{File, Message, Part};
use crate::store::{StoreError, Tx};
use crate::turn::{Command as _, Reader};
use crate::village::Village;
use crate::village::forget::Forget;
use crate::wording::{self, Arg, say, words};

/// The answer, with everything about whoever reads it in a file of JSON.
pub async fn answer(tx: &mut Tx, village: &Village, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(member) = reader.member else { return Ok(Message::new(locale, Vec::new())) };
    let mut all = store::everything(tx, &village.keys, member).await?;
    let today = reader.now.date_naive();
    let note = words(locale, "export-note", &[("day", Arg::text(wording::date(locale, today)))]);
    all.insert("note".to_owned(), note.into());
    all.insert("exported_at".to_owned(), reader.now.to_rfc3339().into());

    let args = [("command", Arg::command(Forget::SPEC.path))];
    let mut message = Message::para(locale, say(locale, "export", &[]));
    message.parts.push(Part::Note(say(locale, "export-how", &args)));
    message.files.push(File {
        name: format!("village-{today}.json"),
        media_type: "application/json".to_owned(),
        text: format!("{:#}\n", serde_json::Value::Object(all)),
        about: words(locale, "export-about", &[]),
    });
    Ok(message)
}
