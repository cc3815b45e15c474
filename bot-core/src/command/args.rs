//! What was given to a command, read by kind and bounded.

use std::ops::RangeInclusive;

use super::text::near::fold;
use super::{GivenArg, choice_word};
use crate::refusal::Refusal;
use crate::wording::Locale;

/// How much of what could not be read is repeated back, in characters.
const REPEATED: usize = 40;

/// The words of [`Args::is_on`].
pub const ON_OFF: &[&str] = &["on", "off"];

/// The arguments of one command.
#[derive(Debug, Clone, Copy)]
pub struct Args<'a>(pub &'a [GivenArg]);

impl<'a> Args<'a> {
    /// The argument as given, without blanks around it; none when it is missing or only blanks.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'a str> {
        let given = self.0.iter().rev().find(|arg| arg.name == name)?;
        Some(given.value.trim()).filter(|value| !value.is_empty())
    }

    /// A text that must be there, of `most` characters at most.
    pub fn text(&self, name: &str, most: usize) -> Result<String, Refusal> {
        self.optional_text(name, most)?.ok_or_else(|| Refusal::missing(name))
    }

    /// A text of `most` characters at most, if it was given.
    pub fn optional_text(&self, name: &str, most: usize) -> Result<Option<String>, Refusal> {
        let Some(text) = self.get(name) else { return Ok(None) };
        let length = text.chars().count();
        if length > most {
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            return Err(Refusal::new("refused-too-long")
                .about(name)
                .arg_name("arg", name)
                .number("most", number(most))
                .number("length", number(length)));
        }
        let clean = crate::message::clean(text);
        if !crate::message::is_visible(&clean) {
            return Err(Refusal::missing(name));
        }
        Ok(Some(clean.trim().to_owned()))
    }

    /// Whether something is on or off, if it was said.
    pub fn is_on(&self, name: &str) -> Result<Option<bool>, Refusal> {
        let Some(text) = self.get(name) else { return Ok(None) };
        match fold(text).as_str() {
            "on" | "yes" | "si" => Ok(Some(true)),
            "off" | "no" | "stop" => Ok(Some(false)),
            _ => {
                let refusal = Refusal::new("refused-word").about(name).text("given", short(text));
                Err(refusal.text("words", ON_OFF.join(", ")).text("example", "off"))
            }
        }
    }

    /// A whole number within bounds, if it was given.
    pub fn whole(&self, name: &str, bounds: RangeInclusive<i64>) -> Result<Option<i64>, Refusal> {
        let Some(given) = self.get(name) else { return Ok(None) };
        let number = given.parse::<i64>().ok().filter(|number| bounds.contains(number));
        let refusal = || {
            Refusal::new("refused-count")
                .about(name)
                .arg_name("arg", name)
                .text("given", short(given))
                .number("least", *bounds.start())
                .number("most", *bounds.end())
                .text("example", bounds.start().max(&2).min(bounds.end()).to_string())
        };
        number.map(Some).ok_or_else(refusal)
    }

    /// A short number, if it was given.
    pub fn optional_number(&self, name: &str) -> Result<Option<i64>, Refusal> {
        self.get(name).map(|_| self.number(name)).transpose()
    }

    /// One of a few words, in any language, if it was given; the refusal is called `refused`.
    pub fn one_of(&self, name: &str, words: &[&'static str], refused: &str) -> Result<Option<&'static str>, Refusal> {
        let Some(given) = self.get(name) else { return Ok(None) };
        let meant = words.iter().find(|word| means(given, word)).copied();
        meant.map(Some).ok_or_else(|| Refusal::new(refused).about(name).text("given", short(given)))
    }

    /// A short number, `12` or `#12`.
    pub fn number(&self, name: &str) -> Result<i64, Refusal> {
        let given = self.get(name).ok_or_else(|| Refusal::missing(name))?;
        given
            .trim_start_matches('#')
            .parse()
            .ok()
            .filter(|number| (1..=1_000_000_000).contains(number))
            .ok_or_else(|| Refusal::new("refused-number").about(name).arg_name("arg", name).text("given", short(given)))
    }
}

/// Whether somebody means this word of a few: itself, or what people read for it, up to a colon.
pub(crate) fn means(given: &str, word: &str) -> bool {
    let given = fold(given.trim());
    let read = |locale: &Locale| choice_word(word, *locale).split(':').next().map(|read| fold(read.trim()));
    fold(word) == given || Locale::ALL.iter().any(|locale| read(locale).as_ref() == Some(&given))
}

fn short(given: &str) -> String {
    given.chars().take(REPEATED).collect()
}
