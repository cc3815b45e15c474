//! What the village says, as Discord shows it: messages, cards, buttons, lists, forms.
//!
//! A message with a heading becomes a card (an embed); any other is text, in several messages when it is long.
//! Everything here is pure: the same message always gives the same bodies.

use bot_core::message::{Action, Choice, Choosable, Does, Form, FormField, Message, Part, Span, Style};
use serde::Serialize;
use serenity::all::{ButtonStyle, InputTextStyle};
use serenity::builder::{
    CreateActionRow, CreateButton, CreateEmbed, CreateInputText, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption,
};

use crate::limits;
use crate::rest::Upload;

mod card;
mod pieces;
mod text;

pub(crate) use text::{CommandIds, Spot, markdown};
use text::{NO_WIDTH, Written};

/// Marks a button that opens a form, so that this is known before any database work.
pub(crate) const OPENS: char = 'o';
/// Marks a list to choose from.
pub(crate) const PICKS: char = 'p';
/// Marks a list of which each choice opens a form.
pub(crate) const PICKS_OPEN: char = 'q';

/// Shown only to the asker.
pub(crate) const EPHEMERAL: u64 = 1 << 6;
/// Notifies nobody.
const QUIET: u64 = 1 << 12;

/// The body of a message, the same for every way of sending one. It is always complete, also in an edit.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Body {
    /// Text; empty beside a card.
    pub(crate) content: String,
    /// At most one card.
    pub(crate) embeds: Vec<CreateEmbed>,
    /// Buttons and lists.
    pub(crate) components: Vec<CreateActionRow>,
    /// Who is notified: always said, because Discord would notify everybody named otherwise.
    pub(crate) allowed_mentions: AllowedMentions,
    /// [`EPHEMERAL`], [`QUIET`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) flags: Option<u64>,
    /// What makes a repeated message the same message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) nonce: Option<String>,
    /// Whether Discord checks the nonce.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) enforce_nonce: bool,
    /// What is said about the files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) attachments: Vec<Attachment>,
    /// The files themselves.
    #[serde(skip)]
    pub(crate) uploads: Vec<Upload>,
}

/// Who is notified: the listed people, and nobody else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct AllowedMentions {
    /// Kinds of mention to find in the text: none, ever.
    parse: [&'static str; 0],
    /// The accounts.
    pub(crate) users: Vec<String>,
    /// Whether the author of the message replied to is notified.
    replied_user: bool,
}

impl AllowedMentions {
    fn of(mut pings: Vec<u64>) -> Self {
        pings.sort_unstable();
        pings.dedup();
        Self { users: pings.iter().take(limits::MENTIONS).map(u64::to_string).collect(), ..Self::default() }
    }
}

/// What is said about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Attachment {
    /// Its number among the files, as text like every id.
    id: String,
    filename: String,
    description: String,
}

/// A message as the bodies to send, in order; never none. Buttons stand under the last.
pub(crate) fn bodies(message: &Message, commands: &CommandIds) -> Vec<Body> {
    let mut bodies = card::card(message, commands).map_or_else(|| pieces::pieces(message, commands), |body| vec![body]);

    let mut rows = rows(message);
    let first = rows.drain(..rows.len().min(limits::ROWS)).collect();
    if let Some(last) = bodies.last_mut() {
        last.components = first;
        (last.attachments, last.uploads) = files(message);
    }
    while !rows.is_empty() {
        let components = rows.drain(..rows.len().min(limits::ROWS)).collect();
        bodies.push(Body { content: NO_WIDTH.to_string(), components, ..Body::default() });
    }
    bodies
}

/// A message as the one body that an edit needs: what does not fit into text is said in a card, and cut there.
pub(crate) fn one_body(message: &Message, commands: &CommandIds) -> Body {
    let mut bodies = bodies(message, commands);
    let last = bodies.pop().unwrap_or_default();
    if bodies.is_empty() {
        return last;
    }
    let texts: Vec<&str> = bodies.iter().chain([&last]).map(|body| body.content.as_str()).collect();
    let text = limits::cut(&texts.join("\n"), limits::EMBED_DESCRIPTION);
    let users = bodies.iter().chain([&last]).flat_map(|body| body.allowed_mentions.users.clone()).collect();
    let allowed_mentions = AllowedMentions { users, ..AllowedMentions::default() };
    Body { content: String::new(), embeds: vec![CreateEmbed::new().description(text)], allowed_mentions, ..last }
}

impl Body {
    /// The same, shown only to the asker.
    pub(crate) fn ephemeral(self, private: bool) -> Self {
        if private { Self { flags: Some(EPHEMERAL), ..self } } else { self }
    }

    /// The same for a channel: with the mark that makes a repetition harmless, and without noise unless people must notice.
    pub(crate) fn marked(self, nonce: String, notify: bool) -> Self {
        Self { nonce: Some(nonce), enforce_nonce: true, flags: (!notify).then_some(QUIET), ..self }
    }
}

fn files(message: &Message) -> (Vec<Attachment>, Vec<Upload>) {
    let about = |(id, file): (usize, &bot_core::message::File)| Attachment {
        id: id.to_string(),
        filename: file.name.clone(),
        description: limits::cut(&file.about, limits::FILE_ABOUT),
    };
    let upload = |file: &bot_core::message::File| Upload {
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        bytes: file.text.clone().into_bytes(),
    };
    let files = &message.files;
    (
        files.iter().take(limits::FILES).enumerate().map(about).collect(),
        files.iter().take(limits::FILES).map(upload).collect(),
    )
}

/// The buttons and lists in their order; neighbouring buttons share rows.
fn rows(message: &Message) -> Vec<CreateActionRow> {
    let mut rows = Vec::new();
    let mut seen = Vec::new();
    for part in &message.parts {
        match part {
            Part::Actions(actions) => {
                let buttons: Vec<CreateButton> =
                    actions.iter().filter_map(|action| button(action, &mut seen)).collect();
                rows.extend(buttons.chunks(limits::BUTTONS_IN_ROW).map(|row| CreateActionRow::Buttons(row.to_vec())));
            }
            Part::Choice(choice) => rows.extend(select(choice, &mut seen)),
            Part::Heading(_) | Part::Para(_) | Part::Note(_) | Part::List(_) | Part::Fields(_) => {}
        }
    }
    rows
}

/// A `custom_id` that Discord accepts: short enough, and only once in a message.
fn custom_id(prefix: Option<char>, route: &bot_core::message::Route, seen: &mut Vec<String>) -> Option<String> {
    let id: String = prefix.into_iter().chain(route.to_string().chars()).collect();
    if id.len() > limits::CUSTOM_ID || seen.contains(&id) {
        tracing::error!(module = %route.module, verb = %route.verb, "a button was left out: its route is too long or twice there");
        return None;
    }
    seen.push(id.clone());
    Some(id)
}

fn button(action: &Action, seen: &mut Vec<String>) -> Option<CreateButton> {
    let label = limits::cut(&action.label, limits::BUTTON_LABEL);
    let button = match &action.does {
        Does::Visit(url) if url.as_str().len() > limits::BUTTON_URL => return None,
        Does::Visit(url) => return Some(CreateButton::new_link(url.as_str()).label(label)),
        Does::Invoke(route) => CreateButton::new(custom_id(None, route, seen)?),
        Does::Open(route) => CreateButton::new(custom_id(Some(OPENS), route, seen)?),
    };
    Some(button.label(label).style(match action.style {
        Style::Main => ButtonStyle::Primary,
        Style::Plain => ButtonStyle::Secondary,
        Style::Grave => ButtonStyle::Danger,
    }))
}

fn select(choice: &Choice, seen: &mut Vec<String>) -> Option<CreateActionRow> {
    let options: Vec<CreateSelectMenuOption> = choice
        .options
        .iter()
        .take(limits::OPTIONS)
        .map(|option| {
            let short = |text| limits::cut(text, limits::OPTION_TEXT);
            CreateSelectMenuOption::new(short(&option.label), short(&option.value))
        })
        .collect();
    if options.is_empty() {
        return None;
    }
    let most = u8::try_from(choice.most.clamp(1, options.len())).unwrap_or(1);
    let marks = if choice.opens { PICKS_OPEN } else { PICKS };
    let menu =
        CreateSelectMenu::new(custom_id(Some(marks), &choice.route, seen)?, CreateSelectMenuKind::String { options })
            .placeholder(limits::cut(&choice.prompt, limits::SELECT_PROMPT))
            .min_values(1)
            .max_values(most);
    Some(CreateActionRow::SelectMenu(menu))
}

/// The text of the addresses too long for a button, as links.
fn long_links(message: &Message) -> impl Iterator<Item = Span> {
    message.actions().filter_map(|action| match &action.does {
        Does::Visit(url) if url.as_str().len() > limits::BUTTON_URL => {
            Some(Span::Link { label: action.label.clone(), url: url.clone() })
        }
        Does::Visit(_) | Does::Invoke(_) | Does::Open(_) => None,
    })
}

/// A form, as the data of a first response.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Modal {
    custom_id: String,
    title: String,
    components: Vec<CreateActionRow>,
}

/// A form as Discord opens it.
pub(crate) fn modal(form: &Form) -> Modal {
    Modal {
        custom_id: form.route.to_string(),
        title: limits::cut(&form.title, limits::FORM_TITLE),
        components: form.fields.iter().take(limits::FORM_FIELDS).map(input).collect(),
    }
}

fn input(field: &FormField) -> CreateActionRow {
    let most = field.most.clamp(1, limits::FORM_VALUE);
    let style = if field.long { InputTextStyle::Paragraph } else { InputTextStyle::Short };
    let mut input = CreateInputText::new(style, limits::cut(&field.label, limits::FORM_LABEL), &field.key)
        .required(field.required)
        .max_length(most);
    if !field.example.is_empty() {
        input = input.placeholder(limits::cut(&field.example, limits::OPTION_TEXT));
    }
    if let Some(value) = field.value.as_deref().filter(|value| !value.is_empty()) {
        input = input.value(value.chars().take(most.into()).collect::<String>());
    }
    CreateActionRow::InputText(input)
}

/// What is offered while somebody types.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Suggestions {
    choices: Vec<Suggestion>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Suggestion {
    name: String,
    value: String,
}

/// The values to offer.
pub(crate) fn suggestions(offered: &[Choosable]) -> Suggestions {
    let choices = offered
        .iter()
        .filter(|offer| !offer.value.is_empty() && !offer.label.trim().is_empty())
        .take(limits::OPTIONS)
        .map(|offer| Suggestion {
            name: limits::cut(&offer.label, limits::OPTION_TEXT),
            value: offer.value.chars().take(limits::OPTION_TEXT).collect(),
        });
    Suggestions { choices: choices.collect() }
}

/// Prefixes every line: Discord's small print and quotations end with the line.
fn every_line(prefix: &str, text: &str) -> String {
    text.split('\n').map(|line| format!("{prefix}{line}")).collect::<Vec<_>>().join("\n")
}

/// A part as Markdown; nothing for what stands under a message.
fn block(part: &Part, message: &Message, commands: &CommandIds) -> Option<Written> {
    let write = |spans: &[Span]| markdown(spans, Spot::Body, message.locale, commands);
    let lines = |written: Vec<Written>| Written {
        text: written.iter().map(|written| written.text.as_str()).collect::<Vec<_>>().join("\n"),
        pings: written.into_iter().flat_map(|written| written.pings).collect(),
    };
    let written = match part {
        Part::Heading(spans) => {
            let heading = write(spans);
            Written { text: format!("## {}", heading.text.replace('\n', " ")), ..heading }
        }
        Part::Para(spans) => write(spans),
        Part::Note(spans) => {
            let note = write(spans);
            Written { text: every_line("-# ", &note.text), ..note }
        }
        Part::List(items) => lines(
            items
                .iter()
                .map(|item| {
                    let item = write(item);
                    Written { text: format!("- {}", item.text.replace('\n', "\n  ")), ..item }
                })
                .collect(),
        ),
        Part::Fields(fields) => lines(
            fields
                .iter()
                .map(|field| {
                    let mut spans = vec![Span::Strong(field.name.clone()), Span::from(": ")];
                    spans.extend(field.value.iter().cloned());
                    write(&spans)
                })
                .collect(),
        ),
        Part::Actions(_) | Part::Choice(_) => return None,
    };
    (!written.text.trim().is_empty()).then_some(written)
}

#[cfg(test)]
mod tests;
