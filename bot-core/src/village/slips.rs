//! What was odd about the arguments of a command in text, told with its answer, so that nothing is dropped unseen.

use serde::{Deserialize, Serialize};

use crate::catalogue::{CATALOG, LISTS};
use crate::command::text::{self, ArgTrouble};
use crate::command::{CommandSpec, GivenArg};
use crate::message::Part;
use crate::refusal::Refusal;
use crate::wording::{Arg, Locale, say};

/// Characters of people's words that are repeated at most.
const REPEATED: usize = 100;

/// Remarks with one answer at most.
const MOST: usize = 3;

/// Something odd about the arguments of a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "slip", rename_all = "kebab-case")]
pub enum Slip {
    /// An argument was given more than once, and this value was taken.
    Twice {
        /// The argument.
        arg: String,
        /// What was taken.
        value: String,
    },
    /// A name that is close to an argument's; it was taken for that.
    Guessed {
        /// As it was typed.
        given: String,
        /// The argument.
        near: String,
    },
    /// The name of an argument that the command does not have.
    Foreign {
        /// As it was typed.
        given: String,
        /// The argument whose text it would be part of.
        within: String,
    },
    /// What looks like the name of an argument and is none; it is part of a text.
    Strange {
        /// As it was typed.
        given: String,
        /// The argument whose text it is part of.
        within: String,
    },
    /// What looks like the name of an exact address, in a text that everybody reads.
    Exact {
        /// As it was typed.
        given: String,
        /// The argument whose text it would be part of.
        within: String,
    },
    /// Words that nothing was made of.
    Extra {
        /// The words.
        words: String,
    },
}

/// What of the reading is worth a word.
pub(super) fn of(notes: &[ArgTrouble], given: &[GivenArg]) -> Vec<Slip> {
    let short = |text: &str| text.chars().take(REPEATED).collect::<String>();
    let slips = notes.iter().filter_map(|note| match note {
        ArgTrouble::Twice { name } => {
            let taken = given.iter().find(|arg| arg.name == *name)?;
            Some(Slip::Twice { arg: (*name).to_owned(), value: short(&taken.value) })
        }
        ArgTrouble::Guessed { given, near } => Some(Slip::Guessed { given: short(given), near: (*near).to_owned() }),
        ArgTrouble::Foreign { given, within } => {
            Some(Slip::Foreign { given: short(given), within: (*within).to_owned() })
        }
        ArgTrouble::Strange { given, within } => {
            Some(Slip::Strange { given: short(given), within: (*within).to_owned() })
        }
        ArgTrouble::Exact { given, within } => Some(Slip::Exact { given: short(given), within: (*within).to_owned() }),
        ArgTrouble::Extra { words } => Some(Slip::Extra { words: short(words) }),
        ArgTrouble::TooLong => None,
    });
    // What stops a command is never one too many.
    let (stops, others): (Vec<Slip>, Vec<Slip>) =
        slips.partition(|slip| matches!(slip, Slip::Foreign { .. } | Slip::Exact { .. }));
    stops.into_iter().chain(others.into_iter().take(MOST)).collect()
}

/// An answer to a question or in the field of a form, as it is taken, and what of it may be meant for other eyes.
pub(super) fn answer(path: &str, name: &str, words: &str) -> (String, Option<Slip>) {
    let spec = LISTS.command(path);
    let asked = spec.and_then(|spec| Some((spec, spec.arg(name)?)));
    match asked.map(|(spec, arg)| text::answer(words, arg, spec, CATALOG)) {
        Some(Ok(words)) => (words, None),
        Some(Err(trouble)) => (words.to_owned(), of(&[trouble], &[]).into_iter().next()),
        None => (words.to_owned(), None),
    }
}

/// What was given without what nothing is done with, but for the argument that is asked for again.
pub(super) fn without_refused(given: Vec<GivenArg>, slips: &[Slip], asking: &str) -> Vec<GivenArg> {
    let is_refused = |arg: &GivenArg| {
        slips.iter().any(|slip| match slip {
            Slip::Foreign { within, .. } | Slip::Exact { within, .. } => *within == arg.name,
            Slip::Twice { .. } | Slip::Guessed { .. } | Slip::Strange { .. } | Slip::Extra { .. } => false,
        })
    };
    given.into_iter().filter(|arg| arg.name == asking || !is_refused(arg)).collect()
}

/// The first of these for which a command is not carried out: what somebody names like that may be meant for other eyes
/// than the text that it would be part of.
pub(super) fn refused(slips: &[Slip], spec: &CommandSpec) -> Option<Refusal> {
    slips.iter().find_map(|slip| match slip {
        Slip::Foreign { given, within } => {
            let refusal = Refusal::new("refused-foreign-arg").about(within).text("given", given);
            Some(refusal.command("command", spec.path))
        }
        Slip::Exact { given, within } => {
            let key = if spec.arg("address").is_some() { "refused-exact-arg" } else { "refused-foreign-arg" };
            let refusal = Refusal::new(key).about(within).text("given", given);
            Some(refusal.command("command", spec.path))
        }
        Slip::Twice { .. } | Slip::Guessed { .. } | Slip::Strange { .. } | Slip::Extra { .. } => None,
    })
}

/// The remarks about a command, in words.
pub(super) fn remarks(slips: &[Slip], spec: Option<&CommandSpec>, locale: Locale) -> Vec<Part> {
    let called =
        |name: &str| spec.and_then(|spec| spec.arg(name)).map_or_else(|| name.to_owned(), |arg| arg.name_in(locale));
    let remark = |slip: &Slip| {
        Part::Note(match slip {
            Slip::Twice { arg, value } => {
                say(locale, "slip-twice", &[("arg", Arg::text(called(arg))), ("value", Arg::text(value.clone()))])
            }
            // Nothing is done with one; see [`refused`].
            Slip::Foreign { .. } | Slip::Exact { .. } => Vec::new(),
            Slip::Guessed { given, near } => {
                say(locale, "slip-guessed", &[("given", Arg::text(given.clone())), ("near", Arg::text(called(near)))])
            }
            Slip::Strange { given, within } => {
                let within = Arg::text(called(within));
                say(locale, "slip-strange", &[("given", Arg::text(given.clone())), ("within", within)])
            }
            Slip::Extra { words } => say(locale, "slip-extra", &[("words", Arg::text(words.clone()))]),
        })
    };
    slips.iter().map(remark).collect()
}
