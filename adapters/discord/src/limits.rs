//! Every limit of Discord's that this crate relies on, by name.
//!
//! From Discord's reference (resources/message, interactions, topics/rate-limits) of August 2026.

use std::time::Duration;

/// Characters in a message's content.
pub(crate) const CONTENT: usize = 2000;
/// Characters in an embed's title.
pub(crate) const EMBED_TITLE: usize = 256;
/// Characters in an embed's description.
pub(crate) const EMBED_DESCRIPTION: usize = 4096;
/// Fields of an embed.
pub(crate) const EMBED_FIELDS: usize = 25;
/// Characters in the name of an embed's field.
pub(crate) const EMBED_FIELD_NAME: usize = 256;
/// Characters in the value of an embed's field.
pub(crate) const EMBED_FIELD_VALUE: usize = 1024;
/// Characters in all embeds of a message together.
pub(crate) const EMBEDS_TOTAL: usize = 6000;
/// Rows of components under a message.
pub(crate) const ROWS: usize = 5;
/// Buttons in a row.
pub(crate) const BUTTONS_IN_ROW: usize = 5;
/// Characters in a `custom_id`.
pub(crate) const CUSTOM_ID: usize = 100;
/// Characters on a button.
pub(crate) const BUTTON_LABEL: usize = 80;
/// Characters in the address of a button that opens a page.
pub(crate) const BUTTON_URL: usize = 512;
/// Options in a list to choose from, and choices offered while typing.
pub(crate) const OPTIONS: usize = 25;
/// Characters in an option's label or value, in a suggestion, and in the example inside a text input.
pub(crate) const OPTION_TEXT: usize = 100;
/// Characters in the prompt of a list.
pub(crate) const SELECT_PROMPT: usize = 150;
/// Characters in the title of a form.
pub(crate) const FORM_TITLE: usize = 45;
/// Characters in the question of a form's field.
pub(crate) const FORM_LABEL: usize = 45;
/// Characters in an answer of a form.
pub(crate) const FORM_VALUE: u16 = 4000;
/// Questions in a form.
pub(crate) const FORM_FIELDS: usize = 5;
/// Characters in a `nonce`.
pub(crate) const NONCE: usize = 25;
/// Characters in the name of an event.
pub(crate) const EVENT_NAME: usize = 100;
/// Characters in where an event is.
pub(crate) const EVENT_PLACE: usize = 100;
/// Characters in the description of an event.
pub(crate) const EVENT_ABOUT: usize = 1000;
/// Characters in the name of a thread.
pub(crate) const THREAD_NAME: usize = 100;
/// People who may be notified by one message.
pub(crate) const MENTIONS: usize = 100;
/// Characters in the file description that is read to those who cannot see it.
pub(crate) const FILE_ABOUT: usize = 1024;
/// Files with one message.
pub(crate) const FILES: usize = 10;
/// Characters in the name of a command or an option.
pub(crate) const COMMAND_NAME: usize = 32;
/// Characters in the description of a command or an option.
pub(crate) const COMMAND_DESCRIPTION: usize = 100;
/// Characters in the value of a text option.
pub(crate) const OPTION_VALUE: u16 = 6000;
/// Commands of an application (of the kind that is typed).
#[cfg(test)]
pub(crate) const COMMANDS: usize = 100;
/// Characters in one command with all its options; of a localised field its longest language counts.
#[cfg(test)]
pub(crate) const COMMAND_TOTAL: usize = 8000;

/// The first response to an interaction must have arrived after this long.
#[cfg(test)]
pub(crate) const FIRST_RESPONSE: Duration = Duration::from_secs(3);
/// When the answer is not ready after this long, Discord is told that it will come.
pub(crate) const DEFER_AFTER: Duration = Duration::from_millis(1500);
/// Seconds for which an interaction can be answered.
pub(crate) const INTERACTION_SECONDS: u32 = 15 * 60;

/// The span over which Discord counts refusals of one address.
pub(crate) const REFUSALS_SPAN: Duration = Duration::from_mins(10);
/// Answers of 401, 403 and 429 within that span after which this crate stops asking.
/// Discord shuts the whole address out at 10,000; several processes may share it.
pub(crate) const REFUSALS: u32 = 2500;
/// How long to wait with another edit of a message older than an hour (error 30046; Discord does not say).
pub(crate) const OLD_EDIT_PAUSE: Duration = Duration::from_mins(5);
/// How long to wait when Discord says "too fast" without saying how long.
pub(crate) const PAUSE: Duration = Duration::from_secs(5);

/// Text cut to at most `most` characters, with `…` where something is missing.
pub(crate) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.push('…');
    short
}
