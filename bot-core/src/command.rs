//! What a command is: declared once, from which everything else is made.
//!
//! Slash commands with their options and languages, the text grammar, the help and `commands.md` come from here.
//! The list of all commands is [`crate::catalogue::CATALOG`].

use serde::{Deserialize, Serialize};

use crate::access::Access;
use crate::time::phrase::LONGEST_PHRASE;
use crate::wording::{self, Locale};

pub mod args;
pub mod person;
pub mod reference;
pub mod text;

/// A command, as its file declares it.
#[derive(Debug, Clone, Copy)]
pub struct CommandSpec {
    /// Its words: `meetup new`. The first is the group.
    pub path: &'static str,
    /// What it takes, required ones first, at most 25.
    pub args: &'static [ArgSpec],
    /// Who may use it.
    pub access: Access,
    /// Who sees the answer.
    pub answer: Seen,
    /// An example that works, as people type it after the prefix; executed by a test.
    pub example: &'static str,
}

/// Where a command is found besides: in the menu on something.
///
/// A command in a menu should do something kind without any argument but the one that the menu gives: no form is opened
/// for it, because what the menu was opened on would not come back with the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// On a person, who becomes its first [`ArgKind::Person`].
    Person,
    /// On a message, which stands in its turn as [`crate::turn::Turn::written`]. Typed, the command is a reply to the
    /// message, or names it by a link in its argument [`MESSAGE`], where it has one.
    Message,
}

/// The argument by which a typed command says which message it is about.
pub const MESSAGE: &str = "message";

/// Characters in a name or a number of something, and in what is typed to find it, at most.
const NAME: u16 = 100;

/// An argument of a command.
#[derive(Debug, Clone, Copy)]
pub struct ArgSpec {
    /// Its name, also the key of a form's field.
    pub name: &'static str,
    /// What it holds.
    pub kind: ArgKind,
    /// Whether it is asked for when it is missing.
    pub required: bool,
    /// The argument that makes it unnecessary, when that is given.
    pub unless: Option<&'static str>,
}

/// What an argument holds, with its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArgKind {
    /// One line of text.
    Line {
        /// Characters at most.
        most: u16,
    },
    /// Several lines of text.
    Lines {
        /// Characters at most.
        most: u16,
    },
    /// A moment in human words.
    When,
    /// How long something takes: `2h`, `90 min`.
    Length,
    /// A meetup, by number (`#12`); suggestions are offered.
    Meetup,
    /// The name of a setting; suggestions are offered.
    Setting,
    /// The value of the setting named by the argument before; suggestions are offered.
    SettingValue,
    /// An IANA time zone; suggestions are offered.
    Zone,
    /// One of a few words.
    OneOf(&'static [&'static str]),
    /// A command's words; suggestions are offered.
    CommandPath,
    /// One member of the community: a mention, a handle or a name; suggestions are offered.
    Person,
    /// Several members, separated by commas, or by blanks between mentions; suggestions are offered.
    People {
        /// Members at most.
        most: u16,
    },
    /// One line of text; suggestions are offered.
    Offered {
        /// What is offered.
        what: Offer,
        /// Characters at most.
        most: u16,
    },
    /// A file of text, [`FILE_BYTES`] at most: what stands in it, attached or pasted.
    File,
    /// A whole number.
    Whole {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
}

/// Bytes of a file that somebody gives, at most.
pub const FILE_BYTES: usize = 1 << 20;

/// What is offered for text while somebody types it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// What one likes, several with commas between them.
    Topics,
    /// What one has lived through, several with commas between them.
    Lived,
    /// Something that one has lived through: the list's words and those of the community's members.
    Experience,
    /// Languages, several with commas between them.
    Languages,
    /// Ways to meet, several with commas between them.
    Ways,
    /// The community's areas.
    Areas,
    /// A part of a profile.
    Parts,
    /// Who sees a part of a profile.
    SeenBy,
    /// The names of anonymous posts that are open.
    Posts,
}

impl ArgKind {
    /// Characters in a value, at most, where it is text.
    #[must_use]
    pub fn most_characters(self) -> Option<u16> {
        match self {
            Self::Line { most } | Self::Lines { most } | Self::Offered { most, .. } => Some(most),
            Self::When | Self::Length => u16::try_from(LONGEST_PHRASE).ok(),
            Self::Meetup | Self::Setting | Self::Zone | Self::CommandPath | Self::OneOf(_) => Some(NAME),
            // A name or a mention for each.
            Self::People { most } => Some(most.saturating_mul(NAME)),
            Self::SettingValue => u16::try_from(text::MOST_CHARACTERS).ok(),
            Self::Person | Self::File | Self::Whole { .. } => None,
        }
    }

    /// Whether the village can offer values while somebody types.
    #[must_use]
    pub fn suggests(self) -> bool {
        match self {
            Self::Meetup
            | Self::Setting
            | Self::SettingValue
            | Self::Zone
            | Self::CommandPath
            | Self::Person
            | Self::People { .. }
            | Self::Offered { .. } => true,
            Self::Line { .. }
            | Self::Lines { .. }
            | Self::When
            | Self::Length
            | Self::OneOf(_)
            | Self::File
            | Self::Whole { .. } => false,
        }
    }
}

/// Who sees the answer to a command. An adapter may narrow it, never widen it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Seen {
    /// Only the asker.
    ByAsker,
    /// Everyone who reads the place.
    ByAll,
}

/// An argument as somebody gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenArg {
    /// The argument's name.
    pub name: String,
    /// The value, as text.
    pub value: String,
}

impl CommandSpec {
    /// The first word: `meetup`.
    #[must_use]
    pub fn group(&self) -> &'static str {
        self.path.split(' ').next().unwrap_or(self.path)
    }

    /// The last word: `new`. The same as the group for a command of one word.
    #[must_use]
    pub fn verb(&self) -> &'static str {
        self.path.rsplit(' ').next().unwrap_or(self.path)
    }

    /// The key of its sentences: `command-meetup-new`.
    #[must_use]
    pub fn key(&self) -> String {
        format!("command-{}", self.path.replace(' ', "-"))
    }

    /// What it does, in a line of at most 100 characters.
    #[must_use]
    pub fn summary(&self, locale: Locale) -> String {
        wording::words(locale, &self.key(), &[])
    }

    /// Its last word in a language: `new`, `nuevo`.
    #[must_use]
    pub fn verb_in(&self, locale: Locale) -> String {
        let key = format!("{}.verb", self.key());
        if wording::has(locale, &key) { wording::words(locale, &key, &[]) } else { self.verb().to_owned() }
    }

    /// What else its last word may be in a language, such as another form of it.
    #[must_use]
    pub fn other_verbs(&self, locale: Locale) -> Vec<String> {
        let key = format!("{}.also", self.key());
        let also = if wording::has(locale, &key) { wording::words(locale, &key, &[]) } else { String::new() };
        also.split(',').map(|verb| verb.trim().to_owned()).filter(|verb| !verb.is_empty()).collect()
    }

    /// What stands over its form: a few words where its summary would be too long.
    #[must_use]
    pub fn form_title(&self, locale: Locale) -> String {
        let key = format!("{}.title", self.key());
        if wording::has(locale, &key) { wording::words(locale, &key, &[]) } else { self.summary(locale) }
    }

    /// What it is called in a menu, in at most 32 characters.
    #[must_use]
    pub fn menu_word(&self, locale: Locale) -> String {
        wording::words(locale, &format!("{}.menu", self.key()), &[])
    }

    /// Its first word in a language: `meetup`, `encuentro`.
    #[must_use]
    pub fn group_in(&self, locale: Locale) -> String {
        group_word(self.group(), locale)
    }

    /// The argument with this name.
    #[must_use]
    pub fn arg(&self, name: &str) -> Option<&'static ArgSpec> {
        self.args.iter().find(|arg| arg.name == name)
    }

    /// The required arguments that were not given, or only with blanks.
    #[must_use]
    pub fn missing(&self, given: &[GivenArg]) -> Vec<&'static ArgSpec> {
        let has = |name| given.iter().any(|arg| arg.name == name && !arg.value.trim().is_empty());
        let needed = |arg: &&ArgSpec| arg.required && !has(arg.name) && !arg.unless.is_some_and(has);
        self.args.iter().filter(needed).collect()
    }
}

/// A group's word in a language.
#[must_use]
pub fn group_word(group: &str, locale: Locale) -> String {
    let key = format!("group-{group}.word");
    if wording::has(locale, &key) { wording::words(locale, &key, &[]) } else { group.to_owned() }
}

/// A word to choose from, as people read it; the word itself where that says enough.
#[must_use]
pub fn choice_word(word: &str, locale: Locale) -> String {
    let key = format!("choice-{word}");
    if wording::has(locale, &key) { wording::words(locale, &key, &[]) } else { word.to_owned() }
}

/// What a group is for, in a line of at most 100 characters.
#[must_use]
pub fn group_summary(group: &str, locale: Locale) -> String {
    wording::words(locale, &format!("group-{group}"), &[])
}

/// The name of an argument in a language, lower-case.
#[must_use]
pub fn arg_word(name: &str, locale: Locale) -> String {
    let key = format!("arg-{name}.word");
    if wording::has(locale, &key) { wording::words(locale, &key, &[]) } else { name.to_owned() }
}

/// An example of an argument, at most 100 characters.
#[must_use]
pub fn arg_example(name: &str, locale: Locale) -> String {
    wording::words(locale, &format!("arg-{name}.example"), &[])
}

/// The question for an argument, at most 45 characters.
#[must_use]
fn arg_question(name: &str, locale: Locale) -> String {
    wording::words(locale, &format!("arg-{name}.question"), &[])
}

/// Every group once, in the order of the catalogue.
#[must_use]
pub fn groups<'a>(catalog: &[&'a CommandSpec]) -> Vec<&'a str> {
    let mut groups = Vec::new();
    for spec in catalog {
        if !groups.contains(&spec.group()) {
            groups.push(spec.group());
        }
    }
    groups
}

impl ArgSpec {
    /// An argument that is asked for when missing.
    #[must_use]
    pub const fn required(name: &'static str, kind: ArgKind) -> Self {
        Self { name, kind, required: true, unless: None }
    }

    /// The same, not needed when another argument is given.
    #[must_use]
    pub const fn unless(self, other: &'static str) -> Self {
        Self { unless: Some(other), ..self }
    }

    /// An argument that may be left out.
    #[must_use]
    pub const fn optional(name: &'static str, kind: ArgKind) -> Self {
        Self { name, kind, required: false, unless: None }
    }

    /// Its name in a language, lower-case.
    #[must_use]
    pub fn name_in(&self, locale: Locale) -> String {
        arg_word(self.name, locale)
    }

    /// Other names under which it is understood in a language where commands are typed.
    #[must_use]
    pub fn other_names(&self, locale: Locale) -> Vec<String> {
        let key = format!("arg-{}.also", self.name);
        if !wording::has(locale, &key) {
            return Vec::new();
        }
        wording::words(locale, &key, &[]).split(',').map(|name| name.trim().to_owned()).collect()
    }

    /// What it is, in a line of at most 100 characters.
    #[must_use]
    pub fn about(&self, locale: Locale) -> String {
        wording::words(locale, &format!("arg-{}", self.name), &[])
    }

    /// The question a form asks for it, at most 45 characters.
    #[must_use]
    pub fn question(&self, locale: Locale) -> String {
        arg_question(self.name, locale)
    }

    /// An example of an answer, at most 100 characters.
    #[must_use]
    pub fn example(&self, locale: Locale) -> String {
        arg_example(self.name, locale)
    }
}
