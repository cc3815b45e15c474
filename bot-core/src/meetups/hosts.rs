//! Who hosts a meetup, and may change it.

use super::{Meetup, fields, store, telling};
use crate::id::MemberId;
use crate::outbox::News;
use crate::people;
use crate::refusal::{Failure, Refusal};
use crate::store::{StoreError, Tx};
use crate::turn::Turn;

/// Who invites, and who hosts it with her.
pub async fn of(tx: &mut Tx, meetup: &Meetup) -> Result<Vec<MemberId>, StoreError> {
    let co_hosts = store::co_hosts(tx, meetup.id).await?;
    let others = co_hosts.into_iter().filter(|member| Some(*member) != meetup.host);
    Ok(meetup.host.into_iter().chain(others).collect())
}

/// Whether a member hosts it.
pub async fn is_host(tx: &mut Tx, meetup: &Meetup, member: MemberId) -> Result<bool, StoreError> {
    Ok(meetup.host == Some(member) || store::co_hosts(tx, meetup.id).await?.contains(&member))
}

/// Refuses kindly unless she hosts it or keeps order.
pub(super) async fn refuse_unless_host(turn: &mut Turn<'_>, meetup: &Meetup) -> Result<(), Failure> {
    let asker = turn.asker.member.id;
    if turn.is_host_or_moderator(meetup.host) || is_host(turn.tx, meetup, asker).await? {
        return Ok(());
    }
    Err(Refusal::new("refused-not-host").text("title", &meetup.plan.title).into())
}

/// The members whom a host names to host it with her.
pub(super) async fn named(turn: &mut Turn<'_>, text: &str) -> Result<Vec<MemberId>, Failure> {
    if fields::clears(text) {
        return Ok(Vec::new());
    }
    let members = people::find::find_all(turn, "hosts", text, fields::HOSTS_MOST).await?;
    Ok(members.into_iter().map(|member| member.id).collect())
}

/// Tells the hosts something, except the one who is doing it.
pub(super) async fn tell(turn: &mut Turn<'_>, meetup: &Meetup, news: &News) -> Result<(), StoreError> {
    let by = turn.asker.member.id;
    telling::of(turn).tell_hosts(meetup, news, Some(by)).await
}
