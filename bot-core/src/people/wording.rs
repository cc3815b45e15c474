//! What the commands of `my` say.

use super::{Outcome, avoid, profile};
use crate::message::{Action, Does, Message, Part, Route, Span, Style};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, say, words};

mod mine;
mod show;

pub use mine::{bands, window};

/// An outcome in words.
pub async fn answer(
    tx: &mut Tx,
    outcome: &Outcome,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let para = |spans: Vec<Span>| Message::para(locale, spans);
    Ok(match outcome {
        Outcome::ZoneSet(zone) => para(say(locale, "zone-set", &[("zone", Arg::text(zone.name()))])),
        Outcome::ZoneReset => para(say(locale, "zone-reset", &[])),
        Outcome::LanguageSet(chosen) => para(say(*chosen, "language-set", &[])),
        Outcome::LanguageReset => para(say(locale, "language-reset", &[])),
        Outcome::WhichVillage(villages) => {
            let actions = villages.iter().zip(1..).map(|((community, name), number)| Action {
                label: name.chars().take(80).collect(),
                word: number.to_string(),
                does: Does::Invoke(Route::new("people", "here", community.simple())),
                style: Style::Plain,
                private: true,
            });
            Message {
                parts: vec![Part::Para(say(locale, "which-village", &[])), Part::Actions(actions.collect())],
                ..para(Vec::new())
            }
        }
        Outcome::VillageChosen(name) => {
            let name = if name.is_empty() { words(locale, "a-village", &[]) } else { name.clone() };
            para(say(locale, "village-chosen", &[("village", Arg::text(name))]))
        }
        Outcome::Kids(kept) => mine::kids(tx, *kept, reader).await?,
        Outcome::Naps(kept) => mine::naps(tx, *kept, reader).await?,
        Outcome::Reminders(kept) => mine::reminders(tx, *kept, reader).await?,
        Outcome::Quiet(kept) => mine::quiet(tx, *kept, settings, reader).await?,
        Outcome::Spontaneous(kept) => mine::spontaneous(tx, *kept, reader).await?,
        Outcome::Profile => show::show(tx, settings, reader).await?,
        Outcome::Told(outcome) => profile::wording::answer(tx, outcome, settings, reader).await?,
        Outcome::Avoids(outcome) => avoid::wording::answer(tx, outcome, reader).await?,
    })
}
