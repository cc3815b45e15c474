//! What became visible, for people to read and for programs to check.
//!
//! Both forms are a contract: fields may be added to the JSON form, never renamed.

use std::fmt::Write as _;

use bot_core::message::{Action, Choice, Does, MomentStyle, tidy};
use bot_core::wording::{self, Locale};
use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use crate::script::Line;
use crate::to_console::Shown;

/// Something that became visible.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// When.
    pub at: DateTime<Utc>,
    /// The message's id: `m7`.
    pub id: String,
    /// Who did it: a member's name, or `village`.
    pub by: String,
    /// `#channel`, `thread:3` or `private`.
    pub place: String,
    /// The one who sees it, where it is private.
    pub to: Option<String>,
    /// What happened.
    pub kind: Kind,
    /// What is to be seen.
    pub shown: Shown,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A new message.
    Message,
    /// A message says something else.
    Edit,
    /// A message was taken away.
    Delete,
    /// A thread or a circle was opened, or others are in it now; the words are its name.
    Open {
        /// Who is in a circle; of a thread that everybody reads, nobody in particular.
        members: Vec<String>,
    },
    /// It was put away.
    Close,
    /// Somebody may not write for a while; the words say why.
    Pause {
        /// Until when.
        until: DateTime<Utc>,
    },
    /// She may again, or may come back.
    Resume,
    /// A channel goes slower for a while.
    Slow {
        /// Until when.
        until: DateTime<Utc>,
    },
    /// It goes as before.
    Unslow,
    /// Somebody is shown out.
    Remove,
    /// A form opened. Programs see a private message with one more field.
    Form {
        /// The button that opened it.
        button: String,
        /// The keys of its fields.
        keys: Vec<String>,
    },
}

impl Kind {
    fn until(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Pause { until } | Self::Slow { until } => Some(*until),
            Self::Message
            | Self::Edit
            | Self::Delete
            | Self::Open { .. }
            | Self::Close
            | Self::Form { .. }
            | Self::Resume
            | Self::Unslow
            | Self::Remove => None,
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Message | Self::Form { .. } => "message",
            Self::Edit => "edit",
            Self::Delete => "delete",
            Self::Open { .. } => "open",
            Self::Close => "close",
            Self::Pause { .. } => "pause",
            Self::Resume => "resume",
            Self::Slow { .. } => "slow",
            Self::Unslow => "unslow",
            Self::Remove => "remove",
        }
    }
}

/// How a transcript is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// One JSON object a line.
    Json,
    /// For people.
    Text {
        /// Whether the terminal shows colours.
        colour: bool,
    },
}

/// Writes entries one after the other.
#[derive(Debug)]
pub struct Transcript {
    style: Style,
    zone: Tz,
    locale: Locale,
    /// The minute that was written last, in the text form.
    minute: Option<String>,
    /// Whether the next lines in the text form begin a paragraph already.
    fresh: bool,
}

/// An entry as it stands in the JSON form.
#[derive(Serialize)]
struct Wire<'a> {
    at: String,
    id: &'a str,
    by: &'a str,
    r#in: &'a str,
    to: Option<&'a str>,
    kind: &'static str,
    text: &'a str,
    buttons: Vec<&'a str>,
    mentions: &'a [String],
    files: Vec<WireFile<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lists: Vec<WireList<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    form: &'a [String],
    /// Until when somebody is paused, or a channel slow.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    /// Who is in a circle that was opened: of a thread that everybody reads, nobody in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<&'a [String]>,
}

#[derive(Serialize)]
struct WireFile<'a> {
    name: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct WireList<'a> {
    prompt: &'a str,
    options: Vec<&'a str>,
    most: usize,
}

impl Transcript {
    /// A transcript with nothing in it.
    #[must_use]
    pub fn new(style: Style, zone: Tz, locale: Locale) -> Self {
        Self { style, zone, locale, minute: None, fresh: true }
    }

    /// The lines that introduce what a line of the script brings about. Programs have no use for them.
    pub fn cue(&mut self, line: &Line, words: &str) -> String {
        let Style::Text { colour } = self.style else { return String::new() };
        let mut out = if self.fresh { String::new() } else { "\n".to_owned() };
        match line {
            Line::Nothing => return String::new(),
            // These are to be seen as messages.
            Line::Says { .. } | Line::Sends { .. } | Line::Edits { .. } | Line::Deletes { .. } => {}
            Line::Advance(_)
            | Line::Until(_)
            | Line::Join(_)
            | Line::Leave(_)
            | Line::Role(..)
            | Line::Dms(..)
            | Line::Restart
            | Line::FailSend(_)
            | Line::Presses { .. }
            | Line::Picks { .. }
            | Line::Reports { .. } => {
                let _ = writeln!(out, "{}", Paint(colour).dim(&format!("> {}", tidy(words.trim()))));
            }
        }
        self.fresh = true;
        out
    }

    /// The lines for an entry, each with its end.
    pub fn lines(&mut self, entry: &Entry) -> Result<String, serde_json::Error> {
        match self.style {
            Style::Json => Ok(serde_json::to_string(&self.wire(entry))? + "\n"),
            Style::Text { colour } => Ok(self.text(entry, Paint(colour))),
        }
    }

    fn wire<'a>(&self, entry: &'a Entry) -> Wire<'a> {
        let Entry { at, id, by, place, to, kind, shown } = entry;
        Wire {
            at: at.with_timezone(&self.zone).to_rfc3339_opts(SecondsFormat::Secs, false),
            id,
            by,
            r#in: place,
            to: to.as_deref(),
            kind: kind.name(),
            text: &shown.text,
            buttons: shown.actions.iter().map(|action| action.label.as_str()).collect(),
            mentions: &shown.mentions,
            files: shown.files.iter().map(|file| WireFile { name: &file.name, text: &file.text }).collect(),
            lists: shown.choices.iter().map(wire_list).collect(),
            members: match kind {
                Kind::Open { members } => Some(members),
                Kind::Message
                | Kind::Edit
                | Kind::Delete
                | Kind::Close
                | Kind::Form { .. }
                | Kind::Pause { .. }
                | Kind::Resume
                | Kind::Slow { .. }
                | Kind::Unslow
                | Kind::Remove => None,
            },
            until: kind.until().map(|at| at.with_timezone(&self.zone).to_rfc3339_opts(SecondsFormat::Secs, false)),
            form: match kind {
                Kind::Form { keys, .. } => keys,
                Kind::Message
                | Kind::Edit
                | Kind::Delete
                | Kind::Open { .. }
                | Kind::Close
                | Kind::Pause { .. }
                | Kind::Resume
                | Kind::Slow { .. }
                | Kind::Unslow
                | Kind::Remove => &[],
            },
        }
    }

    fn text(&mut self, entry: &Entry, paint: Paint) -> String {
        let Entry { at, id, by, place, to, kind, shown } = entry;
        let mut out = String::new();
        let minute = wording::moment(self.locale, &at.with_timezone(&self.zone), MomentStyle::Full);
        if self.minute.as_ref() != Some(&minute) {
            if !self.fresh {
                out.push('\n');
            }
            let _ = writeln!(out, "{}", paint.dim(&format!("── {minute} ──")));
            self.minute = Some(minute);
        }
        self.fresh = false;

        let place = match to {
            Some(to) if to == by => "(to village)".to_owned(),
            Some(to) => format!("(to {to})"),
            None => place.clone(),
        };
        let by = match kind {
            Kind::Message => format!("{}:", paint.strong(by)),
            Kind::Edit => format!("{} (edited):", paint.strong(by)),
            Kind::Delete => format!("{} (deleted)", paint.strong(by)),
            Kind::Open { .. } => format!("{} (opened):", paint.strong(by)),
            Kind::Close => format!("{} (closed):", paint.strong(by)),
            Kind::Form { .. } => format!("{} (form):", paint.strong(by)),
            Kind::Pause { .. } | Kind::Resume | Kind::Slow { .. } | Kind::Unslow | Kind::Remove => {
                let until = kind
                    .until()
                    .map(|at| wording::moment(self.locale, &at.with_timezone(&self.zone), MomentStyle::Full));
                let until = until.map(|until| format!(" until {until}")).unwrap_or_default();
                format!("{} ({}{until})", paint.strong(by), kind.name())
            }
        };
        let _ = write!(out, "{} {} {by}", paint.dim(id), paint.dim(&place));
        let text = tidy(&shown.text);
        let mut tail = tail(shown, paint);
        if let (Kind::Form { button, keys }, Some(to)) = (kind, to) {
            let answers: Vec<_> = keys.iter().map(|key| format!("{key}:\"...\"")).collect();
            tail.push(paint.dim(&format!("fill it in: {to} presses {} with {}", tidy(button), answers.join(" "))));
        }
        if let Kind::Open { members } = kind
            && !members.is_empty()
        {
            let names: Vec<_> = members.iter().map(|name| tidy(name)).collect();
            tail.push(paint.dim(&format!("with {}", names.join(", "))));
        }
        if tail.is_empty() && text.lines().count() <= 1 {
            let _ = writeln!(out, "{}{text}", if text.is_empty() { "" } else { " " });
            return out;
        }
        out.push('\n');
        for line in text.lines() {
            let _ = writeln!(out, "    {line}");
        }
        for line in tail {
            let _ = writeln!(out, "    {line}");
        }
        out
    }
}

/// What stands under the words.
fn tail(shown: &Shown, paint: Paint) -> Vec<String> {
    let mut lines = Vec::new();
    for list in &shown.choices {
        let options: Vec<_> = list.options.iter().map(|option| format!("\"{}\"", tidy(&option.label))).collect();
        let how_many = if list.most > 1 { format!("up to {}", list.most) } else { "one".to_owned() };
        lines.push(format!("pick {how_many}: {}", paint.bright(&options.join(", "))));
    }
    if !shown.actions.is_empty() {
        let buttons: Vec<_> = shown.actions.iter().map(button).collect();
        lines.push(paint.bright(&buttons.join(" ")));
    }
    lines.extend(shown.files.iter().map(|file| format!("file: {} ({})", tidy(&file.name), tidy(&file.about))));
    lines
}

fn button(action: &Action) -> String {
    let label = tidy(&action.label);
    match &action.does {
        Does::Invoke(_) | Does::Open(_) => format!("[{label}]"),
        Does::Visit(url) => format!("[{label} <{url}>]"),
    }
}

fn wire_list(choice: &Choice) -> WireList<'_> {
    WireList {
        prompt: &choice.prompt,
        options: choice.options.iter().map(|option| option.label.as_str()).collect(),
        most: choice.most,
    }
}

/// Colours, where the terminal shows them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paint(pub(crate) bool);

impl Paint {
    pub(crate) fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    pub(crate) fn strong(self, text: &str) -> String {
        self.with("1", text)
    }

    pub(crate) fn bright(self, text: &str) -> String {
        self.with("36", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
