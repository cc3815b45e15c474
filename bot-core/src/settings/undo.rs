//! What was changed at once can be taken back at once.

use chrono::{DateTime, TimeDelta};

use super::{Outcome, store};
use crate::access::Access;
use crate::message::Route;
use crate::refusal::{Failure, Refusal};
use crate::turn::Turn;

/// Everything that she has changed at a moment is what it was before, unless somebody has changed it since. None when the
/// button means nothing.
pub async fn press(turn: &mut Turn<'_>, route: &Route) -> Result<Option<Outcome>, Failure> {
    if !Access::Admin.allows(turn.asker.standing) {
        return Err(Refusal::new("refused-setup").into());
    }
    let Some(at) = route.subject.parse().ok().and_then(DateTime::from_timestamp_millis) else { return Ok(None) };
    let changes = store::changes_between(turn.tx, turn.community, at, at + TimeDelta::milliseconds(1)).await?;
    let (lists, me) = (turn.lists, turn.asker.member.id);
    let is_hers = |change: &store::Change| change.by == Some(me) && lists.setting(&change.name).is_some();
    let (mut settings, mut kept) = (Vec::new(), Vec::new());
    for change in changes.into_iter().filter(is_hers) {
        if turn.settings.get(&change.name) == change.after.as_ref() {
            super::change(turn, &change.name, change.before).await?;
            settings.push(change.name);
        } else {
            kept.push(change.name);
        }
    }
    Ok(Some(Outcome::Undone { settings, kept }))
}
