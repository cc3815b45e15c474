//! Platform-neutral rich text: what is said, never how a platform spells it.
//!
//! Text from people stands in [`Span::Text`] and stays text: it becomes no mention, markup, command or HTML anywhere.
//! Adapters render; what a platform lacks is replaced here, once, in [`degrade()`].

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::wording::{Locale, words};

mod degrade;
mod plain;
mod route;

pub use degrade::{Loss, REACTION_KEYS, degrade};
pub use plain::{clean, is_visible, moment_text, plain_spans, plain_text, tidy};
pub use route::{ROUTE_BYTES, Route};

/// One message.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Message {
    /// What it says, from top to bottom.
    pub parts: Vec<Part>,
    /// Files that go with it.
    pub files: Vec<File>,
    /// Whether people must notice it (a new message that notifies) or it is a quiet one.
    pub notify: bool,
    /// The language its words are in; rendering a moment needs it.
    pub locale: Locale,
}

/// A block of a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// The title of a card.
    Heading(Vec<Span>),
    /// A paragraph.
    Para(Vec<Span>),
    /// Small print.
    Note(Vec<Span>),
    /// A bulleted list.
    List(Vec<Vec<Span>>),
    /// Named values, one a line.
    Fields(Vec<Field>),
    /// Buttons, at most 25.
    Actions(Vec<Action>),
    /// A list to choose from, at most 25 options.
    Choice(Choice),
}

/// A named value of a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its name.
    pub name: Vec<Span>,
    /// Its value.
    pub value: Vec<Span>,
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Span {
    /// Words, always taken literally.
    Text(String),
    /// Bold.
    Strong(Vec<Span>),
    /// A line break.
    Break,
    /// A literal that people copy or type.
    Code(String),
    /// A link.
    Link {
        /// What it says.
        label: String,
        /// Where it leads; http or https.
        url: Url,
    },
    /// A person.
    Mention(Mention),
    /// A channel or a room, by the platform's id.
    Channel(String),
    /// A role, by the platform's id. Nobody who has it is notified.
    Role(String),
    /// A moment in time, shown in the reader's zone where the platform can.
    Moment(Moment),
    /// A command to type, without its prefix: `meetup new`. [`degrade()`] spells it as a [`Span::Code`] with the
    /// prefix of the platform or community, so that adapters never see it.
    Command(String),
}

/// A person who is named in a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Her account on the platform that the message goes to; none when she lives on another one.
    pub account: Option<String>,
    /// Her name as others see it.
    pub name: String,
    /// Whether she is to be notified.
    pub ping: bool,
}

/// A moment in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The instant.
    pub at: DateTime<Utc>,
    /// The zone for platforms that cannot show the reader's own.
    pub zone: Tz,
    /// How much of it to show.
    pub style: MomentStyle,
}

/// How much of a moment to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MomentStyle {
    /// `Saturday, November 28, 2026, 10:00 AM EST`; with how long it is from now where that cannot go stale.
    Full,
    /// `10:00 AM`.
    Time,
    /// `Saturday, November 28`.
    Day,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// What it says, at most 80 characters.
    pub label: String,
    /// What a person types where there are no buttons: one lower-case word.
    pub word: String,
    /// What pressing it does.
    pub does: Does,
    /// How it looks.
    pub style: Style,
    /// Never offered as a reaction in a place that others read: pressing it would tell them.
    pub private: bool,
}

/// What pressing a button does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Does {
    /// Asks the village.
    Invoke(Route),
    /// Opens a form, where the platform has them; the route names the form.
    Open(Route),
    /// Opens a web page.
    Visit(Url),
}

/// How a button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Style {
    /// The one most people want.
    Main,
    /// Any other.
    Plain,
    /// Takes something away.
    Grave,
}

/// A list to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What is asked, at most 150 characters.
    pub prompt: String,
    /// What choosing does.
    pub route: Route,
    /// What there is to choose, at most 25.
    pub options: Vec<Choosable>,
    /// How many may be chosen.
    pub most: usize,
    /// Whether choosing opens a form, where the platform has them.
    pub opens: bool,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choosable {
    /// What the village is told, at most 100 characters.
    pub value: String,
    /// What people see, at most 100 characters.
    pub label: String,
}

/// A form: Discord opens it, elsewhere its questions are asked one by one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Its title, at most 45 characters.
    pub title: String,
    /// What is asked, at most five.
    pub fields: Vec<FormField>,
    /// What sending it does.
    pub route: Route,
}

/// One question of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormField {
    /// The argument it fills.
    pub key: String,
    /// The question, at most 45 characters.
    pub label: String,
    /// An example of an answer, at most 100 characters.
    pub example: String,
    /// What is already known.
    pub value: Option<String>,
    /// Whether it may stay empty.
    pub required: bool,
    /// Characters at most, up to 4,000.
    pub most: u16,
    /// Whether it may have several lines.
    pub long: bool,
}

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its text.
    pub text: String,
    /// What it is, for those who cannot open it.
    pub about: String,
}

impl Action {
    /// A button that only she should press where others read, with the label `button-…` and the word `word-…`.
    #[must_use]
    pub fn new(locale: Locale, name: &str, does: Does) -> Self {
        Self {
            label: words(locale, &format!("button-{name}"), &[]),
            word: words(locale, &format!("word-{name}"), &[]),
            does,
            style: Style::Plain,
            private: true,
        }
    }

    /// The same in another style.
    #[must_use]
    pub fn styled(self, style: Style) -> Self {
        Self { style, ..self }
    }
}

impl Message {
    /// A quiet message of these parts.
    #[must_use]
    pub fn new(locale: Locale, parts: Vec<Part>) -> Self {
        Self { parts, files: Vec::new(), notify: false, locale }
    }

    /// A message of one paragraph.
    #[must_use]
    pub fn para(locale: Locale, spans: Vec<Span>) -> Self {
        Self::new(locale, vec![Part::Para(spans)])
    }

    /// The buttons, in order.
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        self.parts.iter().flat_map(|part| match part {
            Part::Actions(actions) => actions.as_slice(),
            Part::Heading(_) | Part::Para(_) | Part::Note(_) | Part::List(_) | Part::Fields(_) | Part::Choice(_) => &[],
        })
    }

    /// The lists to choose from, in order.
    pub fn choices(&self) -> impl Iterator<Item = &Choice> {
        self.parts.iter().filter_map(|part| match part {
            Part::Choice(choice) => Some(choice),
            Part::Heading(_) | Part::Para(_) | Part::Note(_) | Part::List(_) | Part::Fields(_) | Part::Actions(_) => {
                None
            }
        })
    }
}

impl From<&str> for Span {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
