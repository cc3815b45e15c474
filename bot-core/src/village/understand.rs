//! What an event asks for: a command, an answer to a question, a button, or nothing at all.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::questions::{self, Asked, Question};
use super::who::Found;
use super::{Outcome, Slip, Village, slips};
use crate::care::{reports, share};
use crate::catalogue::{CATALOG, LISTS, menu_of};
use crate::command::text::{self, ArgTrouble, Prefix};
use crate::command::{ArgKind, CommandSpec, GivenArg, MESSAGE, Menu};
use crate::id::{CommunityId, QuestionId};
use crate::incoming::{Incoming, MessageKey, PlatformKind, What, Written};
use crate::meetups;
use crate::message::{Action, Does, REACTION_KEYS, Route};
use crate::outbox;
use crate::store::{StoreError, Tx};
use crate::turn::Command;
use crate::wording::Locale;

/// The reaction that tells the moderators of a message.
const REPORTS: &str = "🚩";

/// What an event asks for, once it is understood.
pub(super) enum Wish {
    /// A command with its arguments.
    Command(&'static CommandSpec, Vec<GivenArg>),
    /// The same, with what was odd about its words.
    Noted(&'static CommandSpec, Vec<GivenArg>, Vec<Slip>),
    /// An open question, answered: its command goes on where it was given.
    Resume(Box<Question>, Vec<Slip>),
    /// A button, by its meaning. `quiet` for a reaction, which wants no answer that the card gives already.
    Route { route: Route, quiet: bool, undone: bool },
    /// An answer to her open question.
    Reply(String),
    /// Somebody who was shown out wants what is closed to her.
    Outside,
    /// Something to be said without doing anything.
    Say(Outcome),
}

impl Wish {
    /// Whether it must not be connected with whoever has it.
    pub(super) fn is_discreet(&self) -> bool {
        match self {
            Self::Command(spec, _) | Self::Noted(spec, ..) => share::is_discreet(spec.path),
            Self::Route { route, .. } => share::is_discreet_route(route),
            Self::Resume(question, _) => share::is_discreet(&question.path),
            Self::Reply(_) | Self::Say(_) | Self::Outside => false,
        }
    }
}

impl Village {
    /// Whether this can be anything but talk, found out as cheaply as possible: most messages are not for us.
    pub(super) async fn may_matter(&self, incoming: &Incoming) -> Result<bool, StoreError> {
        match &incoming.what {
            What::Said { text, to_bot, replies_to } => {
                if incoming.place.direct || *to_bot || may_be_command(text) {
                    return Ok(true);
                }
                match replies_to {
                    Some(message) => Ok(self.action_of_word(incoming.platform, message, text).await?.is_some()),
                    None => Ok(false),
                }
            }
            What::Reacted { key, .. } if key == REPORTS => Ok(true),
            What::Reacted { on, key } | What::Unreacted { on, key } => {
                Ok(self.action_of_word(incoming.platform, on, key).await?.is_some())
            }
            What::Command { .. }
            | What::Menu { .. }
            | What::Pressed { .. }
            | What::Picked { .. }
            | What::Submitted { .. }
            | What::HomeOpened
            | What::HomeClosed
            | What::HomeMoved { .. }
            | What::PlaceMoved { .. }
            | What::OwnGone { .. }
            | What::PlaceLeft
            | What::Arrived
            | What::Departed => Ok(true),
        }
    }

    /// The community of the message replied to, in a direct chat.
    pub(super) async fn meant(&self, incoming: &Incoming) -> Result<Option<CommunityId>, StoreError> {
        let message = match &incoming.what {
            What::Said { replies_to, .. } => replies_to.as_ref(),
            What::Pressed { on, .. } => on.as_ref(),
            What::Reacted { on, .. } | What::Unreacted { on, .. } => Some(on),
            What::Command { .. }
            | What::Menu { .. }
            | What::Picked { .. }
            | What::Submitted { .. }
            | What::HomeOpened
            | What::HomeClosed
            | What::HomeMoved { .. }
            | What::PlaceMoved { .. }
            | What::OwnGone { .. }
            | What::PlaceLeft
            | What::Arrived
            | What::Departed => None,
        };
        let Some(message) = message else { return Ok(None) };
        let mut tx = self.store.read().await?;
        Ok(outbox::store::shown_at(&mut tx, incoming.platform, message).await?.and_then(|shown| shown.community))
    }

    /// The message that a command is about: from its menu, or fetched where a command that is found in such a menu was
    /// typed in reply to one, or names one by a link. Asked before anything is locked, because the platform is asked.
    pub(super) async fn pointed_at(&self, incoming: &Incoming) -> Option<Written> {
        let is_on_message = |path: &str| menu_of(path) == Some(Menu::Message);
        let named = |given: &[GivenArg]| given.iter().find(|arg| arg.name == MESSAGE).map(|arg| arg.value.clone());
        let (named, replies_to) = match &incoming.what {
            What::Menu { path, on, .. } => return is_on_message(path).then(|| on.clone()),
            What::Command { path, args } if is_on_message(path) => (named(args), None),
            What::Reacted { on, key } if key == REPORTS => (None, Some(on.clone())),
            What::Said { text, replies_to, .. } => {
                let bare = text.trim_start().trim_start_matches(|mark: char| mark.is_ascii_punctuation());
                let text::Reading::Command { spec, given, .. } = text::read(bare, Prefix::Optional(&[]), CATALOG)
                else {
                    return None;
                };
                if !is_on_message(spec.path) {
                    return None;
                }
                (named(&given), replies_to.clone())
            }
            What::Command { .. }
            | What::Pressed { .. }
            | What::Reacted { .. }
            | What::Unreacted { .. }
            | What::Picked { .. }
            | What::Submitted { .. }
            | What::HomeOpened
            | What::HomeClosed
            | What::HomeMoved { .. }
            | What::PlaceMoved { .. }
            | What::OwnGone { .. }
            | What::PlaceLeft
            | What::Arrived
            | What::Departed => return None,
        };
        let platform = self.platform(incoming.platform)?;
        let key = match named {
            // Only where she writes herself: elsewhere it may be somewhere that she cannot read.
            Some(named) => {
                platform.message_named(&named, &incoming.place).filter(|key| key.place == incoming.place.id)?
            }
            None => replies_to?,
        };
        let mut written = platform.message(&key).await.unwrap_or_else(|error| {
            tracing::warn!(%error, platform = incoming.platform.name(), "a message that is pointed at cannot be read");
            None
        });
        written.iter_mut().for_each(Written::take_nul);
        written
    }

    pub(super) async fn action_of_word(
        &self,
        platform: PlatformKind,
        on: &MessageKey,
        word: &str,
    ) -> Result<Option<Route>, StoreError> {
        let mut tx = self.store.read().await?;
        let shown = outbox::store::shown_at(&mut tx, platform, on).await?;
        Ok(shown.and_then(|shown| route_of_word(&shown.actions, word)))
    }

    /// What the event asks for; none when it is only talk.
    pub(super) async fn understand(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        found: &Found,
    ) -> Result<Option<Wish>, StoreError> {
        match &incoming.what {
            What::Command { path, args } | What::Menu { path, args, on: _ } => {
                let Some(spec) = LISTS.command(path) else { return Ok(Some(Wish::Say(Outcome::NoSuchCommand))) };
                Ok(Some(Wish::Command(spec, args.clone())))
            }
            What::Pressed { route, .. } => Ok(Some(Wish::Route { route: route.clone(), quiet: false, undone: false })),
            What::Picked { route, values } => {
                let value = values.first().map(String::as_str).unwrap_or_default();
                Ok(Some(Wish::Route { route: route.clone().arg(value), quiet: false, undone: false }))
            }
            What::Submitted { route, fields } => self.submitted(tx, route, fields, found).await.map(Some),
            What::Reacted { key, .. } if key == REPORTS => {
                let spec = <reports::report::ForModerators as Command>::SPEC.path;
                Ok(LISTS.command(spec).map(|spec| Wish::Command(spec, Vec::new())))
            }
            What::Reacted { on, key } | What::Unreacted { on, key } => {
                let shown = outbox::store::shown_at(tx, incoming.platform, on).await?;
                let undone = matches!(incoming.what, What::Unreacted { .. });
                let route = shown.and_then(|shown| route_of_word(&shown.actions, key));
                Ok(route.map(|route| Wish::Route { route, quiet: true, undone }))
            }
            What::Said { text, to_bot, replies_to } => {
                self.said(tx, incoming, found, text, *to_bot, replies_to.as_ref()).await
            }
            What::HomeOpened
            | What::HomeClosed
            | What::HomeMoved { .. }
            | What::PlaceMoved { .. }
            | What::OwnGone { .. }
            | What::PlaceLeft
            | What::Arrived
            | What::Departed => Ok(None),
        }
    }

    /// Words: a command, an answer to a question, a word that stands for a button, or talk.
    pub(super) async fn said(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        found: &Found,
        words: &str,
        to_bot: bool,
        replies_to: Option<&MessageKey>,
    ) -> Result<Option<Wish>, StoreError> {
        let direct = incoming.place.direct;
        let slash = self.platform(incoming.platform).is_some_and(|platform| platform.capabilities().slash);
        let own = [found.settings.prefix(), "/"];
        let prefixes = if slash { own.as_slice() } else { own.get(..1).unwrap_or_default() };
        let needed = text::read(words, Prefix::Needed(prefixes), CATALOG);
        if let text::Reading::Command { spec, given, notes } = needed {
            return Ok(Some(command(spec, given, &notes)));
        }
        if let Some(message) = replies_to {
            let shown = outbox::store::shown_at(tx, incoming.platform, message).await?;
            if let Some(route) = shown.and_then(|shown| route_of_word(&shown.actions, words)) {
                return Ok(Some(Wish::Route { route, quiet: false, undone: false }));
            }
        }
        if direct {
            if let Some(question) = questions::store::of(tx, found.member.id, self.clock.now()).await? {
                let reading = text::read(words, Prefix::Optional(prefixes), CATALOG);
                if let Some(wish) = instead_of_answer(&question, reading) {
                    questions::store::close(tx, found.member.id, &question.path).await?;
                    return Ok(Some(wish));
                }
                let asked_at = question.expires_at - questions::OPEN;
                let route = newer_route(tx, incoming, asked_at, words).await?;
                let route = route.map(|route| Wish::Route { route, quiet: false, undone: false });
                return Ok(route.or(Some(Wish::Reply(words.to_owned()))));
            }
            for shown in outbox::store::shown_in(tx, incoming.platform, &incoming.place.id).await? {
                if let Some(route) = route_of_word(&shown.actions, words) {
                    return Ok(Some(Wish::Route { route, quiet: false, undone: false }));
                }
            }
        }
        let reading = if direct || to_bot { text::read(words, Prefix::Optional(prefixes), CATALOG) } else { needed };
        let talks = direct && words.split_whitespace().nth(1).is_some() && !starts_with_any(words, prefixes);
        Ok(match reading {
            text::Reading::Command { spec, given, notes } => Some(command(spec, given, &notes)),
            text::Reading::Group { group } if !talks => {
                Some(Wish::Say(Outcome::Help { about: Some(group.to_owned()) }))
            }
            text::Reading::Unknown { words, .. } if asks_for_help(&words) => {
                Some(Wish::Say(Outcome::Help { about: None }))
            }
            text::Reading::Unknown { .. } if let Some(about) = help_about(words) => {
                Some(Wish::Say(Outcome::Help { about: Some(about) }))
            }
            text::Reading::Talk if direct && asks_to_stop(words) => Some(Wish::Say(Outcome::Stopped)),
            text::Reading::Talk if direct && asks_for_help(words) => Some(Wish::Say(Outcome::Help { about: None })),
            text::Reading::Unknown { near, .. } if !near.is_empty() => Some(Wish::Say(Outcome::DidYouMean { near })),
            text::Reading::Talk if direct && let Some(near) = nearly(words) => {
                Some(Wish::Say(Outcome::DidYouMean { near }))
            }
            text::Reading::Unknown { .. } | text::Reading::Talk | text::Reading::Group { .. } if direct || to_bot => {
                Some(Wish::Say(Outcome::NotUnderstood))
            }
            text::Reading::Unknown { .. } | text::Reading::Talk | text::Reading::Group { .. } => None,
        })
    }

    /// A form that was sent: a command, with what an open question had kept.
    pub(super) async fn submitted(
        &self,
        tx: &mut Tx,
        route: &Route,
        fields: &[GivenArg],
        found: &Found,
    ) -> Result<Wish, StoreError> {
        if let Some(Asked { spec, mut given, .. }) = questions::asked(route) {
            let asker = meetups::known::Asker {
                community: found.community,
                member: found.member.id,
                zone: found.member.zone.unwrap_or_else(|| found.settings.zone()),
                locale: found.member.locale.unwrap_or_else(|| found.settings.locale()),
            };
            let known = super::door::known_to(tx, spec, &given, &asker).await?;
            let (fields, slips) = answered(spec.path, fields);
            given.extend(known.changes(&fields, route.rev));
            return Ok(if slips.is_empty() { Wish::Command(spec, given) } else { Wish::Noted(spec, given, slips) });
        }
        let question = match QuestionId::from_simple(&route.subject).filter(|_| route.module == "ask") {
            Some(id) => questions::store::get(tx, id, self.clock.now()).await?,
            None => None,
        };
        let Some(question) = question.filter(|question| question.member == found.member.id) else {
            return Ok(Wish::Say(Outcome::StaleButton));
        };
        let (fields, slips) = answered(&question.path, fields);
        let with = |question: Question, field: &GivenArg| Question {
            given: question.answered(&field.name, &field.value),
            ..question
        };
        Ok(Wish::Resume(Box::new(fields.iter().fold(question, with)), slips))
    }
}

/// A whole command where something else was asked for: with its group and its own word it is no number, moment or name.
/// Where any words would do, they are the answer.
fn instead_of_answer(question: &Question, reading: text::Reading) -> Option<Wish> {
    let asked = LISTS.command(&question.path)?.arg(&question.asking)?;
    let takes_any_words = match asked.kind {
        ArgKind::Line { .. }
        | ArgKind::Lines { .. }
        | ArgKind::Offered { .. }
        | ArgKind::CommandPath
        | ArgKind::SettingValue => true,
        ArgKind::When
        | ArgKind::Length
        | ArgKind::Meetup
        | ArgKind::Setting
        | ArgKind::Zone
        | ArgKind::OneOf(_)
        | ArgKind::Person
        | ArgKind::File
        | ArgKind::People { .. }
        | ArgKind::Whole { .. } => false,
    };
    match reading {
        text::Reading::Command { spec, given, notes } if !takes_any_words && spec.path.contains(' ') => {
            Some(command(spec, given, &notes))
        }
        text::Reading::Command { .. }
        | text::Reading::Group { .. }
        | text::Reading::Unknown { .. }
        | text::Reading::Talk => None,
    }
}

/// The fields of a form as they are taken, and what of them may be meant for other eyes.
fn answered(path: &str, fields: &[GivenArg]) -> (Vec<GivenArg>, Vec<Slip>) {
    let taken = fields.iter().map(|field| {
        let (value, slip) = slips::answer(path, &field.name, &field.value);
        (GivenArg { name: field.name.clone(), value }, slip)
    });
    let (fields, slips): (Vec<GivenArg>, Vec<Option<Slip>>) = taken.unzip();
    (fields, slips.into_iter().flatten().collect())
}

/// What a word means under a message that has come since she was asked something: it is nearer to her than the question.
/// A number is an answer; where buttons have none of their own, she counts something.
async fn newer_route(
    tx: &mut Tx,
    incoming: &Incoming,
    asked_at: DateTime<Utc>,
    words: &str,
) -> Result<Option<Route>, StoreError> {
    if words.trim().parse::<i64>().is_ok() {
        return Ok(None);
    }
    let shown = outbox::store::shown_after(tx, incoming.platform, &incoming.place.id, asked_at).await?;
    Ok(shown.iter().find_map(|shown| route_of_word(&shown.actions, words)))
}

/// Whether a text begins as a command does, whatever the prefix: with one to three marks and a letter.
fn may_be_command(text: &str) -> bool {
    let text = text.trim_start();
    let rest = text.trim_start_matches(|mark: char| mark.is_ascii_punctuation());
    let marks = text.len() - rest.len();
    (1..=3).contains(&marks) && !text.starts_with(['>', '`']) && rest.starts_with(char::is_alphabetic)
}

/// A command as it was read; one that is too long was not read, and is not asked about as if it were empty.
fn command(spec: &'static CommandSpec, given: Vec<GivenArg>, notes: &[ArgTrouble]) -> Wish {
    if notes.contains(&ArgTrouble::TooLong) {
        return Wish::Say(Outcome::TooLong);
    }
    let slips = slips::of(notes, &given);
    if slips.is_empty() { Wish::Command(spec, given) } else { Wish::Noted(spec, given, slips) }
}

/// Whether these words drop an open question.
pub(super) fn asks_to_stop(words: &str) -> bool {
    ["cancel", "cancelar", "stop"].contains(&words.trim().to_lowercase().as_str())
}

/// Whether these words, without a prefix, ask what there is to do.
fn asks_for_help(words: &str) -> bool {
    let words = words.trim().trim_start_matches(|c: char| c.is_ascii_punctuation()).to_lowercase();
    ["help", "ayuda", "start", "hello", "hi", "hola"].contains(&words.trim_end_matches(['?', '!', '.']))
}

/// What these words ask about after a word for help: `help meetup new`, `ayuda encuentro`.
fn help_about(words: &str) -> Option<String> {
    let words = words.trim().trim_start_matches(|c: char| c.is_ascii_punctuation());
    let (first, rest) = words.split_once(char::is_whitespace)?;
    if !["help", "ayuda"].contains(&first.to_lowercase().as_str()) {
        return None;
    }
    match text::read(rest, Prefix::Optional(&[]), CATALOG) {
        text::Reading::Command { spec, .. } => Some(spec.path.to_owned()),
        text::Reading::Group { group } => Some(group.to_owned()),
        text::Reading::Unknown { .. } | text::Reading::Talk => None,
    }
}

/// The commands that these words are close to although no prefix says that they are meant to be one. A word that others
/// follow is too little: `may I` is no slip of `my`.
fn nearly(words: &str) -> Option<Vec<String>> {
    const MARK: &str = "!";
    let text::Reading::Unknown { near, .. } =
        text::read(&format!("{MARK}{}", words.trim()), Prefix::Needed(&[MARK]), CATALOG)
    else {
        return None;
    };
    let is_one_word = words.split_whitespace().nth(1).is_none();
    let near: Vec<String> = near.into_iter().filter(|path| is_one_word || path.contains(' ')).collect();
    (!near.is_empty()).then_some(near)
}

fn starts_with_any(words: &str, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|prefix| words.trim_start().starts_with(prefix))
}

/// The fields that were filled in.
pub(super) fn filled(fields: &[GivenArg]) -> Vec<GivenArg> {
    fields.iter().filter(|field| !field.value.trim().is_empty()).cloned().collect()
}

/// Whether a word is another form of what a button says: `enferma` under one that says `enfermo`.
fn is_other_verb(action: &Action, word: &str) -> bool {
    let Does::Invoke(route) = &action.does else { return false };
    let spec = LISTS.command(&format!("{} {}", route.module, route.verb));
    spec.is_some_and(|spec| Locale::ALL.iter().any(|locale| spec.other_verbs(*locale).iter().any(|verb| verb == word)))
}

/// What a word or a reaction means under a message.
pub(super) fn route_of_word(actions: &Value, word: &str) -> Option<Route> {
    let actions: Vec<Action> = serde_json::from_value(actions.clone()).ok()?;
    let word = word.trim().to_lowercase();
    let plain = word.replace('\u{fe0f}', "");
    let position = actions.iter().zip(1..).position(|(action, number): (&Action, usize)| {
        action.word == word
            || is_other_verb(action, &word)
            || action.label.to_lowercase() == word
            || number.to_string() == word
            || REACTION_KEYS.get(number - 1).is_some_and(|key| !action.private && *key == plain)
    })?;
    match &actions.get(position)?.does {
        Does::Invoke(route) | Does::Open(route) => Some(route.clone()),
        Does::Visit(_) => None,
    }
}
