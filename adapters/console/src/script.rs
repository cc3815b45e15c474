//! The grammar of a script's lines; the interactive form understands the same.

use std::path::PathBuf;
use std::time::Duration;

use bot_core::command::GivenArg;
use bot_core::incoming::Standing;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::town::{MessageId, Name, Spot};

/// One line of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A comment, or nothing at all.
    Nothing,
    /// `@advance 2d3h15m`
    Advance(Duration),
    /// `@until 2026-11-28T09:00`, in the community's zone.
    Until(NaiveDateTime),
    /// `@join ana`
    Join(Name),
    /// `@leave ana`
    Leave(Name),
    /// `@role ana admin`
    Role(Name, Standing),
    /// `@dms ben closed`
    Dms(Name, Dms),
    /// `@restart`
    Restart,
    /// `@fail send 2`
    FailSend(u32),
    /// `ana: hello`, `ana in #parks: hello`, `ana > village: hello`
    Says {
        /// Who.
        who: Name,
        /// Where.
        spot: Spot,
        /// What.
        text: String,
    },
    /// `ana sends settings.toml`: a file of this machine, to the bot alone.
    Sends {
        /// Who.
        who: Name,
        /// The file.
        file: PathBuf,
    },
    /// `ben presses Going on m4 with "softer words"`
    Presses {
        /// Who.
        who: Name,
        /// What the button says.
        label: String,
        /// The message; the newest with such a button when it is not named.
        on: Option<MessageId>,
        /// The answers for the form that the button opens.
        with: Option<Filling>,
    },
    /// `ben picks "1-3 years" on m4`
    Picks {
        /// Who.
        who: Name,
        /// What is chosen.
        options: Vec<String>,
        /// The message; the newest with such an option when it is not named.
        on: Option<MessageId>,
    },
    /// `mia reports m7: reason words`
    Reports {
        /// Who.
        who: Name,
        /// The message.
        message: MessageId,
        /// Why.
        words: String,
    },
    /// `ana edits m7: new words`
    Edits {
        /// Who.
        who: Name,
        /// Her message.
        message: MessageId,
        /// What it says from now on.
        text: String,
    },
    /// `ana deletes m7`
    Deletes {
        /// Who.
        who: Name,
        /// Her message.
        message: MessageId,
    },
}

/// Whether private messages reach a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dms {
    /// They do.
    Open,
    /// They do not.
    Closed,
}

/// What a form is filled in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filling {
    /// `with "softer words"`: the answer of a form with one field.
    Only(String),
    /// `with title:"..." notes:"..."`: answers by field.
    Named(Vec<GivenArg>),
}

/// Why a line cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// No form of the grammar begins like this.
    #[error("a line is `name: words`, `name > village: words`, `name presses Button` or `@word ...`, not `{0}`")]
    Form(String),
    /// An `@` word that does not exist.
    #[error("there is no `@{0}`; there are @advance, @until, @join, @leave, @role, @dms, @restart and @fail")]
    Stage(String),
    /// The line has another form than its first word asks for.
    #[error("it should read like `{0}`")]
    Like(&'static str),
    /// The bot speaks for itself.
    #[error("`village` is the bot; it speaks for itself")]
    Bot,
}

type Read<T> = Result<T, Unreadable>;

/// Reads one line.
pub fn read(line: &str) -> Read<Line> {
    let line = line.trim_start_matches('\u{feff}').trim();
    if line.is_empty() || line.starts_with('#') {
        return Ok(Line::Nothing);
    }
    match line.strip_prefix('@') {
        Some(stage) => read_stage(stage),
        None => read_deed(line),
    }
}

/// A line that begins with `@`.
fn read_stage(stage: &str) -> Read<Line> {
    let (word, rest) = first_word(stage);
    let words: Vec<&str> = rest.split_whitespace().collect();
    match (word, words.as_slice()) {
        ("advance", _) => read_duration(rest).map(Line::Advance).ok_or(Unreadable::Like("@advance 2d3h15m")),
        ("until", _) => read_local(rest).map(Line::Until).ok_or(Unreadable::Like("@until 2026-11-28T09:00")),
        ("join", [name]) => Ok(Line::Join(read_name(name)?)),
        ("join", _) => Err(Unreadable::Like("@join ana")),
        ("leave", [name]) => Ok(Line::Leave(read_name(name)?)),
        ("leave", _) => Err(Unreadable::Like("@leave ana")),
        ("role", [name, "admin"]) => Ok(Line::Role(read_name(name)?, Standing::Admin)),
        ("role", [name, "moderator"]) => Ok(Line::Role(read_name(name)?, Standing::Moderator)),
        ("role", [name, "member"]) => Ok(Line::Role(read_name(name)?, Standing::Member)),
        ("role", _) => Err(Unreadable::Like("@role ana admin|moderator|member")),
        ("dms", [name, "open"]) => Ok(Line::Dms(read_name(name)?, Dms::Open)),
        ("dms", [name, "closed"]) => Ok(Line::Dms(read_name(name)?, Dms::Closed)),
        ("dms", _) => Err(Unreadable::Like("@dms ben closed")),
        ("restart", []) => Ok(Line::Restart),
        ("restart", _) => Err(Unreadable::Like("@restart")),
        ("fail", ["send", times]) => times.parse().map(Line::FailSend).map_err(|_| Unreadable::Like("@fail send 2")),
        ("fail", _) => Err(Unreadable::Like("@fail send 2")),
        (other, _) => Err(Unreadable::Stage(other.to_owned())),
    }
}

/// A line that begins with a name.
fn read_deed(line: &str) -> Read<Line> {
    let end = line.find(|c: char| c.is_whitespace() || c == ':' || c == '>').unwrap_or(line.len());
    let (name, rest) = line.split_at(end);
    let rest = rest.trim_start();
    if let Some(text) = rest.strip_prefix(':') {
        let who = read_name(name)?;
        return said(who, Spot::general(), text, "ana: hello");
    }
    if let Some(rest) = rest.strip_prefix('>') {
        const LIKE: &str = "ana > village: hello";
        let who = read_name(name)?;
        let (to, text) = rest.split_once(':').ok_or(Unreadable::Like(LIKE))?;
        if !to.trim().eq_ignore_ascii_case("village") {
            return Err(Unreadable::Like(LIKE));
        }
        let spot = Spot::Private(who.account());
        return said(who, spot, text, LIKE);
    }
    let (verb, rest) = first_word(rest);
    match verb {
        "in" => read_said_in(read_name(name)?, rest),
        "sends" if rest.trim().is_empty() => Err(Unreadable::Like("ana sends settings.toml")),
        "sends" => Ok(Line::Sends { who: read_name(name)?, file: PathBuf::from(rest.trim()) }),
        "presses" => read_presses(read_name(name)?, rest),
        "picks" => read_picks(read_name(name)?, rest),
        "reports" => {
            const LIKE: &str = "mia reports m7: reason";
            let (message, words) = read_about(rest, LIKE)?;
            Ok(Line::Reports { who: read_name(name)?, message, words })
        }
        "edits" => {
            const LIKE: &str = "ana edits m7: new words";
            let (message, text) = read_about(rest, LIKE)?;
            Ok(Line::Edits { who: read_name(name)?, message, text })
        }
        "deletes" => {
            let message = rest.trim().parse().map_err(|()| Unreadable::Like("ana deletes m7"))?;
            Ok(Line::Deletes { who: read_name(name)?, message })
        }
        _ => Err(Unreadable::Form(line.to_owned())),
    }
}

/// The rest of `ana in #parks: words` and `ana in thread:3: words`.
fn read_said_in(who: Name, rest: &str) -> Read<Line> {
    const LIKE: &str = "ana in #parks: hello` or `ana in thread:3: hello";
    if let Some(rest) = rest.strip_prefix("thread:") {
        let (number, text) = rest.split_once(':').ok_or(Unreadable::Like(LIKE))?;
        let number = number.trim().parse().map_err(|_| Unreadable::Like(LIKE))?;
        return said(who, Spot::Thread(number), text, LIKE);
    }
    let (channel, text) = rest.split_once(':').ok_or(Unreadable::Like(LIKE))?;
    let name = channel.trim().strip_prefix('#').ok_or(Unreadable::Like(LIKE))?;
    if name.is_empty() || name.contains(char::is_whitespace) {
        return Err(Unreadable::Like(LIKE));
    }
    said(who, Spot::Channel(name.to_lowercase()), text, LIKE)
}

/// The rest of `ben presses Going on m4 with "..."`.
fn read_presses(who: Name, rest: &str) -> Read<Line> {
    const LIKE: &str = "ben presses Going on m4 with \"words\"";
    let (label, rest) = match quoted(rest) {
        Some((label, rest)) => (Some(label), rest),
        None => (None, rest),
    };
    let (before, with) = split_filling(rest);
    let (words, on) = split_on(before);
    let label = match (label, words.trim()) {
        (Some(label), "") => label,
        (None, words) if !words.is_empty() => words.to_owned(),
        _ => return Err(Unreadable::Like(LIKE)),
    };
    Ok(Line::Presses { who, label, on, with })
}

/// The rest of `ben picks "1-3 years" on m4`; several with commas between them.
fn read_picks(who: Name, rest: &str) -> Read<Line> {
    const LIKE: &str = "ben picks \"1-3 years\" on m4";
    let mut options = Vec::new();
    let mut rest = rest;
    while let Some((option, after)) = quoted(rest) {
        options.push(option);
        let after = after.trim_start();
        rest = after.strip_prefix(',').map_or(after, str::trim_start);
    }
    let (words, on) = split_on(rest);
    match (options.is_empty(), words.trim()) {
        (false, "") => {}
        (true, words) if !words.is_empty() => options.push(words.to_owned()),
        _ => return Err(Unreadable::Like(LIKE)),
    }
    Ok(Line::Picks { who, options, on })
}

/// `m7: words`
fn read_about(rest: &str, like: &'static str) -> Read<(MessageId, String)> {
    let (message, words) = rest.split_once(':').ok_or(Unreadable::Like(like))?;
    let message = message.trim().parse().map_err(|()| Unreadable::Like(like))?;
    match words.trim() {
        "" => Err(Unreadable::Like(like)),
        words => Ok((message, words.to_owned())),
    }
}

fn said(who: Name, spot: Spot, text: &str, like: &'static str) -> Read<Line> {
    match text.trim() {
        "" => Err(Unreadable::Like(like)),
        text => Ok(Line::Says { who, spot, text: text.to_owned() }),
    }
}

fn read_name(text: &str) -> Read<Name> {
    match Name::new(text) {
        Some(name) if name.account() == "village" => Err(Unreadable::Bot),
        Some(name) => Ok(name),
        None => Err(Unreadable::Form(text.to_owned())),
    }
}

/// `2d3h15m`: weeks, days of 24 hours, hours, minutes, seconds.
fn read_duration(text: &str) -> Option<Duration> {
    let mut seconds: u64 = 0;
    let mut number = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        let unit = match c {
            'w' => 7 * 24 * 3600,
            'd' => 24 * 3600,
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        seconds = number.parse::<u64>().ok()?.checked_mul(unit)?.checked_add(seconds)?;
        number.clear();
    }
    // More than a century is a slip of the hand, and more than the calendar holds is an error.
    let said_all = number.is_empty() && !text.trim().is_empty();
    (said_all && seconds <= 100 * 366 * 24 * 3600).then(|| Duration::from_secs(seconds))
}

fn read_local(text: &str) -> Option<NaiveDateTime> {
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text.trim(), form).ok())
}

fn first_word(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim())
}

/// Takes ` on m4` off the end.
fn split_on(text: &str) -> (&str, Option<MessageId>) {
    let text = text.trim_end();
    let found = text.rsplit_once(char::is_whitespace).and_then(|(before, id)| {
        let id = id.parse().ok()?;
        let before = before.trim_end().strip_suffix("on")?;
        (before.is_empty() || before.ends_with(char::is_whitespace)).then_some((before.trim_end(), Some(id)))
    });
    found.unwrap_or((text, None))
}

/// Takes ` with ...` off the end, where what follows has the form of answers.
fn split_filling(text: &str) -> (&str, Option<Filling>) {
    text.match_indices("with ")
        .filter(|(start, _)| text.get(..*start).is_some_and(|before| before.is_empty() || before.ends_with(' ')))
        .find_map(|(start, word)| {
            let filling = read_filling(text.get(start + word.len()..)?)?;
            Some((text.get(..start)?, Some(filling)))
        })
        .unwrap_or((text, None))
}

fn read_filling(text: &str) -> Option<Filling> {
    let mut rest = text.trim();
    if let Some((answer, after)) = quoted(rest) {
        return after.trim().is_empty().then_some(Filling::Only(answer));
    }
    let mut named = Vec::new();
    while !rest.is_empty() {
        let (key, after) = rest.split_once(':')?;
        let key_fits = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        if !key_fits {
            return None;
        }
        let (value, after) = quoted(after).unwrap_or_else(|| {
            let (value, after) = after.split_once(char::is_whitespace).unwrap_or((after, ""));
            (value.to_owned(), after)
        });
        named.push(GivenArg { name: key.to_owned(), value });
        rest = after.trim_start();
    }
    (!named.is_empty()).then_some(Filling::Named(named))
}

/// A quoted text at the beginning, and what follows it. `\"` and `\\` stand for themselves.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut chars = text.trim_start().chars();
    if !matches!(chars.next()?, '"' | '“' | '”') {
        return None;
    }
    let mut inner = String::new();
    loop {
        match chars.next()? {
            '"' | '”' => return Some((inner, chars.as_str())),
            '\\' => match chars.next()? {
                c @ ('"' | '\\') => inner.push(c),
                c => inner.extend(['\\', c]),
            },
            c => inner.push(c),
        }
    }
}

#[cfg(test)]
mod tests;
