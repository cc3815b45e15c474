//! A message with a heading as a card: one embed, and above it the people who are to notice.

use bot_core::message::{Message, Part, Span};
use serenity::builder::CreateEmbed;

use super::text::{NO_WIDTH, Spot, markdown};
use super::{AllowedMentions, Body, CommandIds, block, long_links};
use crate::limits;

/// The card, or nothing when the message has no heading or is too large for one; then it is said as text.
pub(super) fn card(message: &Message, commands: &CommandIds) -> Option<Body> {
    let write = |spans: &[Span], spot| markdown(spans, spot, message.locale, commands);
    let mut title: Option<String> = None;
    let mut description: Vec<String> = Vec::new();
    let mut fields: Vec<(String, String, bool)> = Vec::new();
    let mut pings = Vec::new();

    for part in &message.parts {
        match part {
            Part::Heading(spans) if title.is_none() && description.is_empty() && fields.is_empty() => {
                title = Some(write(spans, Spot::Title).text);
            }
            Part::Fields(list) => {
                for field in list {
                    let value = write(&field.value, Spot::Body);
                    pings.extend(value.pings);
                    let name = write(&field.name, Spot::Title).text;
                    fields.push((filled(name), filled(value.text), false));
                }
            }
            Part::Heading(_) | Part::Para(_) | Part::Note(_) | Part::List(_) | Part::Actions(_) | Part::Choice(_) => {
                let Some(written) = block(part, message, commands) else { continue };
                pings.extend(written.pings);
                if fields.is_empty() {
                    description.push(written.text);
                } else {
                    // What follows the named values stays below them: a field without a name.
                    fields.push((NO_WIDTH.to_string(), written.text, false));
                }
            }
        }
    }
    for link in long_links(message) {
        fields.push((NO_WIDTH.to_string(), write(&[link], Spot::Body).text, false));
    }

    let title = title?;
    let description = description.join("\n");
    let total = title.chars().count()
        + description.chars().count()
        + fields.iter().map(|(name, value, _)| name.chars().count() + value.chars().count()).sum::<usize>();
    let fits = title.chars().count() <= limits::EMBED_TITLE
        && description.chars().count() <= limits::EMBED_DESCRIPTION
        && fields.len() <= limits::EMBED_FIELDS
        && fields.iter().all(|(name, value, _)| {
            name.chars().count() <= limits::EMBED_FIELD_NAME && value.chars().count() <= limits::EMBED_FIELD_VALUE
        })
        && total <= limits::EMBEDS_TOTAL;
    if !fits {
        return None;
    }
    let mut embed = CreateEmbed::new().title(filled(title)).fields(fields);
    if !description.is_empty() {
        embed = embed.description(description);
    }
    let allowed_mentions = AllowedMentions::of(pings);
    // A mention inside a card notifies nobody.
    let content = allowed_mentions.users.iter().map(|id| format!("<@{id}>")).collect::<Vec<_>>().join(" ");
    Some(Body { content, embeds: vec![embed], allowed_mentions, ..Body::default() })
}

/// Discord takes no empty name and no empty value.
fn filled(text: String) -> String {
    if text.trim().is_empty() { NO_WIDTH.to_string() } else { text }
}
