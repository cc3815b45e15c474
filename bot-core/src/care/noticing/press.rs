//! Buttons of nudges, of the summary, and of who may tease whom.

use super::choices::{AUTOMOD, DROPPED, EARLY, PHRASES};
use super::nudge::{self, Came, Nudge};
use super::{ANSWERED, OWN, Outcome, banter, filter, store};
use crate::access::Access;
use crate::id::{MemberId, NudgeId, PhraseId};
use crate::incoming::PlaceKey;
use crate::message::Route;
use crate::outbox::{Intent, To};
use crate::refusal::{Failure, Refusal};
use crate::settings::store::Change;
use crate::turn::{Turn, errand};

/// What a button comes to; none when it means nothing.
pub async fn press(turn: &mut Turn<'_>, route: &Route) -> Result<Option<Outcome>, Failure> {
    match route.verb.as_str() {
        "back" => {
            let nudge = hers(turn, &route.subject).await?;
            nudge::settle(turn.tx, &nudge, Came::TakenBack).await?;
            let place = PlaceKey { id: nudge.message.place.clone(), thread: None, direct: false };
            let to = To::Place { platform: nudge.platform, place };
            turn.say(to, Intent::TakeAway { message: nudge.message.clone(), by: nudge.member, nudge: Some(nudge.id) })
                .await?;
            Ok(Some(Outcome::TakingBack))
        }
        "leave" => {
            let nudge = hers(turn, &route.subject).await;
            // Long after, it is left just as well.
            if let Ok(nudge) = nudge
                && nudge.came == Came::Open
            {
                nudge::settle(turn.tx, &nudge, Came::Left).await?;
            }
            Ok(Some(Outcome::Left))
        }
        "tease" => match MemberId::from_simple(&route.subject) {
            Some(other) => banter::say(turn, other).await.map(Some),
            None => Ok(None),
        },
        "early" => {
            only_admins(turn)?;
            let after = Some(serde_json::json!("on"));
            change(turn, EARLY, turn.settings.get(EARLY).cloned(), after).await?;
            Ok(Some(Outcome::Early))
        }
        "drop" => {
            let Some(phrase) = PhraseId::from_simple(&route.subject) else { return Ok(None) };
            let Some(phrase) = store::phrase(turn.tx, turn.community, phrase).await? else { return Ok(None) };
            only_admins(turn)?;
            drop_phrase(turn, &phrase).await?;
            Ok(Some(Outcome::Dropped { phrase }))
        }
        _ => Ok(None),
    }
}

/// A nudge of hers about which it is still known where the message stands.
async fn hers(turn: &mut Turn<'_>, subject: &str) -> Result<Nudge, Failure> {
    let nudge = match NudgeId::from_simple(subject) {
        Some(nudge) => store::nudge(turn.tx, nudge).await?,
        None => None,
    };
    let nudge = nudge.filter(|nudge| nudge.member == turn.asker.member.id && nudge.at + ANSWERED > turn.now);
    nudge.ok_or_else(|| Refusal::new("refused-nudge-over").into())
}

fn only_admins(turn: &Turn<'_>) -> Result<(), Failure> {
    let may = Access::Admin.allows(turn.asker.standing);
    if may { Ok(()) } else { Err(Refusal::new("refused-care-admins").into()) }
}

/// The community's own phrase goes from its list, any other comes to the list of those dropped.
async fn drop_phrase(turn: &mut Turn<'_>, phrase: &str) -> Result<(), Failure> {
    let (spec, entries) = if let Some(own) = phrase.strip_prefix(OWN) {
        let mut entries = turn.settings.list(&PHRASES);
        entries.retain(|entry| entry != own);
        (&PHRASES, entries)
    } else {
        let mut entries = turn.settings.list(&DROPPED);
        if entries.iter().all(|entry| entry != phrase) {
            entries.push(phrase.to_owned());
        }
        (&DROPPED, entries)
    };
    let before = turn.settings.get(spec.name).cloned();
    change(turn, spec.name, before, Some(serde_json::json!(entries))).await?;
    if turn.settings.is_on(&AUTOMOD) {
        filter::follow(&mut errand::of(turn)).await?;
    }
    Ok(())
}

async fn change(
    turn: &mut Turn<'_>,
    name: &str,
    before: Option<serde_json::Value>,
    after: Option<serde_json::Value>,
) -> Result<(), Failure> {
    let by = Some(turn.asker.member.id);
    let change = Change { community: turn.community, name: name.to_owned(), before, after, by, at: turn.now };
    Ok(crate::settings::store::change(turn.tx, &change).await?)
}
