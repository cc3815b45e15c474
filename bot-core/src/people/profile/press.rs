//! Buttons of a profile. What they carry is only a hint: it is looked up in the lists and in the settings again.

use super::words::tap;
use super::{Outcome, Part, SeenBy, Way, area, sharing, store, ways};
use crate::message::Route;
use crate::people::vocabulary::{Book, Word};
use crate::people::{self, Kept};
use crate::refusal::Failure;
use crate::turn::Turn;

/// What such a button comes to; none when it means nothing (any more).
pub async fn press(turn: &mut Turn<'_>, route: &Route) -> Result<Option<people::Outcome>, Failure> {
    let part = Part::from_name(&route.subject);
    let told = |part, kept| Outcome::Told { part, kept, guessed: Vec::new() };
    let outcome = match (route.verb.as_str(), part) {
        ("profile", _) => Outcome::Whole,
        ("part", Some(Part::Kids)) => return Ok(Some(people::Outcome::Kids(Kept::Shown))),
        ("part", Some(part)) => told(part, Kept::Shown),
        ("group", _) => {
            let Some(book) = Book::from_name(&route.subject) else { return Ok(None) };
            let Some(group) = book.group(&route.arg) else { return Ok(None) };
            Outcome::Group { book, group: group.slug.clone() }
        }
        ("tap", _) => {
            let Some(book) = Book::from_name(&route.subject) else { return Ok(None) };
            let Some(word) = Word::known(&route.arg) else { return Ok(None) };
            let Some(group) = word.group(book) else { return Ok(None) };
            tap(turn, book, word).await?;
            Outcome::Group { book, group: group.slug.clone() }
        }
        ("way", _) => {
            let Some(way) = Way::from_name(&route.subject) else { return Ok(None) };
            ways::tap(turn, way).await?;
            told(Part::Ways, Kept::Changed)
        }
        ("area", _) => {
            let areas = area::offered(turn.settings);
            let at = route.subject.parse::<usize>().ok();
            // The list may have changed since: the button carries the name as far as a route can.
            let is_same = |area: &&String| route.arg == Route::new("", "", "").arg(area_shape(area)).arg;
            let Some(area) = at.and_then(|at| areas.get(at)).filter(is_same) else { return Ok(None) };
            store::set_area(turn.tx, turn.asker.member.id, Some(area)).await?;
            told(Part::Area, Kept::Changed)
        }
        ("sharing", part) => Outcome::Sharing { part, kept: Kept::Shown },
        ("share", part) => {
            let Some(seen) = SeenBy::from_name(&route.arg) else { return Ok(None) };
            return sharing::share(turn, part, seen).await.map(Some);
        }
        _ => return Ok(None),
    };
    Ok(Some(outcome.into()))
}

/// An area's name as a route carries it.
pub(super) fn area_shape(area: &str) -> String {
    crate::command::text::near::fold(area)
}
