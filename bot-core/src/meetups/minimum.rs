//! "Needs at least three families": its hosts hear once when there are fewer, with one tap to move it or call it off.

use super::telling::Telling;
use super::{Meetup, hosts, rsvp, rules, store};
use crate::outbox::News;
use crate::store::StoreError;

/// The time has come to count: a day before, or half of the time that is left where it was announced later.
pub(super) async fn count(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<(), StoreError> {
    let counts = rsvp::store::counts(telling.tx, meetup.id, telling.now).await?;
    if meetup.plan.needs.is_none_or(|needs| counts.going >= needs) {
        return Ok(());
    }
    tell(telling, meetup).await
}

/// Somebody comes no more. When that makes it too few after the time to count has come, it is told at once.
pub(super) async fn mind(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<(), StoreError> {
    let left = meetup.starts_at - telling.now;
    let Some(needs) = meetup.plan.needs.filter(|_| left <= rules::COUNT_FAMILIES) else { return Ok(()) };
    let counts = rsvp::store::counts(telling.tx, meetup.id, telling.now).await?;
    if counts.going + 1 != needs {
        return Ok(());
    }
    tell(telling, meetup).await
}

/// Somebody comes. Where that makes it enough again before every host has heard that it was too few, they hear it anew
/// the next time it is.
pub(super) async fn recover(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<(), StoreError> {
    let Some(needs) = meetup.plan.needs else { return Ok(()) };
    let counts = rsvp::store::counts(telling.tx, meetup.id, telling.now).await?;
    if counts.going < needs {
        return Ok(());
    }
    for host in hosts::of(telling.tx, meetup).await? {
        if telling.has_yet_to_hear(meetup, host, &News::TooFew).await? {
            return store::forget_too_few(telling.tx, meetup.id).await;
        }
    }
    Ok(())
}

async fn tell(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<(), StoreError> {
    if meetup.starts_at <= telling.now || !store::note_too_few(telling.tx, meetup.id, meetup.starts_at).await? {
        return Ok(());
    }
    let hosts = hosts::of(telling.tx, meetup).await?;
    telling.tell(meetup, &hosts, &News::TooFew, Some(meetup.starts_at)).await
}
