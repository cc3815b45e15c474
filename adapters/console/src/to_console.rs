//! What people see of a message in a terminal.

use bot_core::message::{Action, Choice, File, Form, Message, Part, Span, plain_text};
use bot_core::platform::{Capabilities, OwnThings};
use serde::{Deserialize, Serialize};

/// What the console can show.
pub const CAPABILITIES: Capabilities = Capabilities {
    text: 4000,
    buttons: Some(25),
    options: Some(25),
    forms: true,
    asks: true,
    slash: true,
    moments: false,
    reactions: false,
    own: OwnThings { events: false, threads: true, pins: false, maps: false, circles: true, overseen: false },
};

/// A message as it is shown.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// The words; not kept beyond a play, as no words are.
    #[serde(skip)]
    pub text: String,
    /// The buttons.
    pub actions: Vec<Action>,
    /// The lists to choose from.
    pub choices: Vec<Choice>,
    /// The names of those who are notified.
    #[serde(skip)]
    pub mentions: Vec<String>,
    /// The files that go with it.
    #[serde(skip)]
    pub files: Vec<File>,
}

impl Shown {
    /// What somebody wrote.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// What people see of a message of the bot.
#[must_use]
pub fn shown(message: Message) -> Shown {
    Shown {
        text: plain_text(&message, "/"),
        actions: message.actions().cloned().collect(),
        choices: message.choices().cloned().collect(),
        mentions: notified(&message.parts),
        files: message.files,
    }
}

/// The questions of a form that has been opened.
#[must_use]
pub fn opened_form(form: &Form) -> Shown {
    let mut lines = vec![form.title.clone()];
    for field in &form.fields {
        let mut line = format!("{}: {}", field.key, field.label);
        if !field.required {
            line.push_str(" (optional)");
        }
        match &field.value {
            Some(value) if !value.is_empty() => {
                line.push_str(" = ");
                line.push_str(value);
            }
            Some(_) | None if !field.example.is_empty() => {
                line.push_str(" – ");
                line.push_str(&field.example);
            }
            Some(_) | None => {}
        }
        lines.push(line);
    }
    Shown::words(lines.join("\n"))
}

/// The names of those whom these parts notify, each once.
fn notified(parts: &[Part]) -> Vec<String> {
    let mut names = Vec::new();
    for part in parts {
        match part {
            Part::Heading(spans) | Part::Para(spans) | Part::Note(spans) => add_notified(spans, &mut names),
            Part::List(items) => items.iter().for_each(|spans| add_notified(spans, &mut names)),
            Part::Fields(fields) => {
                for field in fields {
                    add_notified(&field.name, &mut names);
                    add_notified(&field.value, &mut names);
                }
            }
            Part::Actions(_) | Part::Choice(_) => {}
        }
    }
    names
}

fn add_notified(spans: &[Span], names: &mut Vec<String>) {
    for span in spans {
        match span {
            Span::Strong(inner) => add_notified(inner, names),
            Span::Mention(mention) if mention.ping && !names.contains(&mention.name) => {
                names.push(mention.name.clone());
            }
            Span::Mention(_)
            | Span::Text(_)
            | Span::Break
            | Span::Code(_)
            | Span::Link { .. }
            | Span::Channel(_)
            | Span::Role(_)
            | Span::Moment(_)
            | Span::Command(_) => {}
        }
    }
}
