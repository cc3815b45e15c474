//! What the commands of `my` say.

use super::{Member, Outcome, avoid, profile, store};
use crate::message::{Action, Does, Message, Part, Route, Span, Style};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say, words};

mod mine;
mod show;

pub use mine::{bands, typed_nap, window, wishes_row};

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
        Outcome::ZoneShown => {
            let own = own(tx, reader).await?.and_then(|member| member.zone);
            let key = if own.is_some() { "zone-own" } else { "zone-community" };
            let [change, reset] = with_ways("my zone Europe/Madrid", "my zone community");
            let mut message = para(say(locale, key, &[("zone", Arg::text(reader.zone.name())), change, reset]));
            message.parts.push(Part::Actions(vec![mine::to_form("my zone", "button-write-anew", locale)]));
            message
        }
        Outcome::LanguageSet(chosen) => para(say(*chosen, "language-set", &[])),
        Outcome::LanguageReset => para(say(locale, "language-reset", &[])),
        Outcome::LanguageShown => {
            let own = own(tx, reader).await?.and_then(|member| member.locale);
            let key = if own.is_some() { "language-own" } else { "language-community" };
            let other = Locale::ALL.into_iter().find(|other| *other != locale).unwrap_or(locale);
            let change = format!("my language {}", other.code());
            para(say(locale, key, &with_ways(&change, "my language community")))
        }
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

/// What is kept of the reader herself.
async fn own(tx: &mut Tx, reader: &Reader) -> Result<Option<Member>, StoreError> {
    match reader.member {
        Some(member) => store::member(tx, member).await,
        None => Ok(None),
    }
}

/// The commands that choose something else, and that follow the community again.
fn with_ways(change: &str, reset: &str) -> [(&'static str, Arg); 2] {
    [("change", Arg::command(change)), ("reset", Arg::command(reset))]
}
