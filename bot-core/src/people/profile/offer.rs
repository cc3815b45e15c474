//! What is offered while she types a part of her profile.

use super::{Part, SeenBy, Way, wording};
use crate::command::Offer;
use crate::command::text::near::fold;
use crate::message::Choosable;
use crate::people::vocabulary::{self, Book, languages};
use crate::wording::Locale;

/// Characters that a platform shows and takes of a suggestion.
const LONGEST: usize = 100;

/// At most `most` values for what is being typed. Of several with commas between them the last one is completed.
#[must_use]
pub fn suggestions(what: Offer, typed: &str, locale: Locale, most: usize) -> Vec<Choosable> {
    let (before, last) = typed.rsplit_once(',').map_or(("", typed), |(before, last)| (before.trim(), last.trim()));
    match what {
        Offer::Topics => behind(before, words(Book::Topics, last, locale, most)),
        Offer::Lived => behind(before, words(Book::Lived, last, locale, most)),
        Offer::Languages => {
            let found = languages::suggest(last, locale, most).into_iter();
            behind(before, found.map(|spoken| spoken.name(locale).to_owned()).collect())
        }
        Offer::Ways => {
            let all = Way::ALL.into_iter().map(|way| wording::way(way, locale));
            behind(before, all.filter(|way| fold(way).contains(&fold(last))).collect())
        }
        Offer::Parts => {
            let all = Part::ALL.into_iter().map(|part| (part.name(), wording::label(part, locale)));
            labelled(all, typed)
        }
        Offer::SeenBy => {
            let all = SeenBy::ALL.into_iter().map(|seen| (seen.name(), wording::whom(seen, locale)));
            labelled(all, typed)
        }
        // The community's; the village knows them.
        Offer::Areas | Offer::Experience | Offer::Posts => Vec::new(),
    }
}

fn words(book: Book, typed: &str, locale: Locale, most: usize) -> Vec<String> {
    let found = vocabulary::suggest(Some(book), typed, locale, most);
    found.iter().map(|word| vocabulary::label(word, locale).to_owned()).collect()
}

/// Values behind those that stand there already. What is too long to be shown whole is left out.
fn behind(before: &str, values: Vec<String>) -> Vec<Choosable> {
    let there: Vec<String> = before.split(',').map(|value| fold(value.trim())).collect();
    let new = values.into_iter().filter(|value| !there.contains(&fold(value)));
    let whole = new.map(|value| if before.is_empty() { value } else { format!("{before}, {value}") });
    whole
        .filter(|value| value.chars().count() <= LONGEST)
        .map(|value| Choosable { label: value.clone(), value })
        .collect()
}

fn labelled(all: impl Iterator<Item = (&'static str, String)>, typed: &str) -> Vec<Choosable> {
    let typed = fold(typed.trim());
    let fits = |(name, label): &(&str, String)| fold(name).contains(&typed) || fold(label).contains(&typed);
    all.filter(fits).map(|(name, label)| Choosable { value: name.to_owned(), label }).collect()
}
