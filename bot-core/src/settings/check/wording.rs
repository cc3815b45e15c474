//! What `settings check` says.

use super::matters;
use crate::incoming::PlatformKind;
use crate::message::{Action, Does, Message, Part, Route, Span};
use crate::platform::{Doing, Heard, Lack, Look};
use crate::settings::Settings;
use crate::turn::{Lists, Reader};
use crate::wording::{Arg, say, words};

/// What was found.
#[must_use]
pub fn answer(look: &Look, settings: &Settings, lists: Lists, reader: &Reader) -> Message {
    let parts = beside(look, settings, lists, reader);
    let fine = || vec![Part::Para(say(reader.locale, "check-fine", &[]))];
    Message::new(reader.locale, if parts.is_empty() { fine() } else { parts })
}

/// The same, to stand below something else: nothing where nothing is lacking.
#[must_use]
pub fn beside(look: &Look, settings: &Settings, lists: Lists, reader: &Reader) -> Vec<Part> {
    let locale = reader.locale;
    let again = || {
        let again = Action::new(locale, "check-again", Does::Invoke(Route::new("settings", "check", "")));
        Part::Actions(vec![again])
    };
    let lacks = match look {
        Look::Unanswered => return vec![Part::Para(say(locale, "check-unanswered", &[])), again()],
        Look::Lacks(lacks) => lacks.iter().filter(|lack| matters(lack, settings, lists)),
    };
    let (may, others): (Vec<&Lack>, Vec<&Lack>) = lacks.partition(|lack| matches!(lack, Lack::May { .. }));
    if may.is_empty() && others.is_empty() {
        return Vec::new();
    }
    let mut parts = Vec::new();
    if !may.is_empty() {
        parts.push(Part::Para(say(locale, "check-may-not", &[])));
        parts.push(Part::List(may.iter().map(|lack| line(lack, reader)).collect()));
        parts.push(Part::Note(say(locale, &key(reader.platform, "how"), &[])));
    }
    parts.extend(others.iter().map(|lack| Part::Para(line(lack, reader))));
    parts.push(again());
    parts
}

/// The key of something that a platform calls by its own names.
fn key(platform: PlatformKind, name: &str) -> String {
    match platform {
        PlatformKind::Discord => format!("check-discord-{name}"),
        PlatformKind::Matrix | PlatformKind::Console => format!("check-matrix-{name}"),
    }
}

fn line(lack: &Lack, reader: &Reader) -> Vec<Span> {
    let locale = reader.locale;
    let doing = |doing: Doing| key(reader.platform, doing.name());
    let strong = |name: &str| Arg::from(Span::Strong(vec![Span::Text(name.to_owned())]));
    match lack {
        Lack::May { doing: lacks, place: None } => say(locale, &doing(*lacks), &[]),
        Lack::May { doing: lacks, place: Some(place) } => {
            let what = Arg::text(words(locale, &doing(*lacks), &[]));
            say(locale, "check-in", &[("place", strong(place)), ("what", what)])
        }
        Lack::Hears { heard: Heard::Arrivals } => say(locale, "check-arrivals", &[]),
        Lack::Hears { heard: Heard::Talk } => say(locale, "check-talk", &[]),
        Lack::Encryption { place } => say(locale, "check-encryption", &[("place", strong(place))]),
    }
}
