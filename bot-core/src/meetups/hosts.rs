//! Who hosts a meetup, and may change it.

use super::{Meetup, fields, series, telling};
use crate::command::GivenArg;
use crate::id::MemberId;
use crate::outbox::News;
use crate::people;
use crate::refusal::{Failure, Refusal};
use crate::store::{StoreError, Tx};
use crate::turn::Turn;

pub mod store;

/// Who invites, and who hosts it with her.
pub async fn of(tx: &mut Tx, meetup: &Meetup) -> Result<Vec<MemberId>, StoreError> {
    let co_hosts = store::co_hosts(tx, meetup.id).await?;
    let others = co_hosts.into_iter().filter(|member| Some(*member) != meetup.host);
    Ok(meetup.host.into_iter().chain(others).collect())
}

/// Who hosts it with the one who invites, in order.
pub(super) async fn others(tx: &mut Tx, meetup: &Meetup) -> Result<Vec<MemberId>, StoreError> {
    let mut others = store::co_hosts(tx, meetup.id).await?;
    others.sort_unstable();
    Ok(others)
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

/// Refuses kindly unless she may say who hosts it: its hosts may, and whoever keeps order once its host has left. Hosts
/// see the exact address, so where there is one nobody gives herself or others a sight of it that way.
pub(super) async fn refuse_unless_naming(turn: &mut Turn<'_>, meetup: &Meetup) -> Result<(), Failure> {
    let host = match meetup.host {
        Some(host) => people::store::member(turn.tx, host).await?.filter(|host| host.left_at.is_none()),
        None => None,
    };
    let is_free = host.is_none() && meetup.plan.address.is_none();
    if is_free || is_host(turn.tx, meetup, turn.asker.member.id).await? {
        return Ok(());
    }
    if host.is_none() {
        let command = format!("meetup going #{}", meetup.number);
        let refusal = Refusal::new("refused-take-over").text("title", &meetup.plan.title);
        return Err(refusal.command("command", command).into());
    }
    Err(Refusal::new("refused-naming-hosts").text("title", &meetup.plan.title).into())
}

/// The members whom a host names to host it with her.
pub(super) async fn named(turn: &mut Turn<'_>, text: &str) -> Result<Vec<MemberId>, Failure> {
    if fields::clears(text) {
        return Ok(Vec::new());
    }
    let members = people::find::find_all(turn, "hosts", text, fields::HOSTS_MOST).await?;
    Ok(members.into_iter().map(|member| member.id).collect())
}

/// Members as a change that waits holds them.
pub(super) fn exact(members: &[MemberId]) -> String {
    let ids: Vec<String> = members.iter().map(|member| member.simple()).collect();
    if ids.is_empty() { "none".to_owned() } else { ids.join(",") }
}

/// Who would host it with the one who invites, in order; none when a change says nothing of it.
pub(super) fn given(change: &[GivenArg]) -> Option<Vec<MemberId>> {
    let given = change.iter().find(|arg| arg.name == "hosts")?;
    let mut members: Vec<MemberId> = given.value.split(',').filter_map(MemberId::from_simple).collect();
    members.sort_unstable();
    Some(members)
}

/// These host it from now on with the one who invites, and the dates of its series that follow. Whoever is new to it
/// or not asked any more hears so.
pub(super) async fn set(turn: &mut Turn<'_>, meetup: &Meetup, hosts: &[MemberId]) -> Result<(), StoreError> {
    let before = others(turn.tx, meetup).await?;
    store::set_co_hosts(turn.tx, meetup.id, hosts).await?;
    series::change::host_with(turn, meetup, hosts).await?;
    let by = turn.asker.member.id;
    let mut telling = telling::of(turn);
    telling.remind_own(meetup).await?;
    telling.refresh(meetup.id).await?;
    for (news, members, others) in [(News::HostToo, hosts, &*before), (News::HostNoMore, &before, hosts)] {
        let told = |member: &&MemberId| !others.contains(member) && **member != by && meetup.host != Some(**member);
        let told: Vec<MemberId> = members.iter().filter(told).copied().collect();
        telling.tell(meetup, &told, &news, Some(meetup.ends_at)).await?;
    }
    Ok(())
}

/// Tells the hosts something, except the one who is doing it.
pub(super) async fn tell(turn: &mut Turn<'_>, meetup: &Meetup, news: &News) -> Result<(), StoreError> {
    let by = turn.asker.member.id;
    telling::of(turn).tell_hosts(meetup, news, Some(by)).await
}
