//! Who is likely to come to a meetup, as far as naps go: those for whom its time may be wrong.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Meetup, hosts, rsvp};
use crate::id::MemberId;
use crate::people::{kids, naps};
use crate::store::{StoreError, Tx};

/// Members whose naps are looked at, at most.
const LIKELY: i64 = 200;

/// For how long somebody who answered a meetup counts as one who comes to meetups.
const LATELY: TimeDelta = TimeDelta::days(60);

/// Those who have told of naps, without the hosts, and without those whose kids are of other ages than are meant; of
/// them those who have answered a meetup lately, if there are any.
pub(super) async fn nappers(tx: &mut Tx, meetup: &Meetup, now: DateTime<Utc>) -> Result<Vec<MemberId>, StoreError> {
    let hosts = hosts::of(tx, meetup).await?;
    let mut members = naps::store::nappers(tx, meetup.community, LIKELY).await?;
    members.retain(|member| !hosts.contains(member));
    if let Some(ages) = meetup.plan.ages {
        let on = meetup.local_start.date();
        let kids = kids::store::among(tx, &members).await?;
        // Of whom nobody knows how old they are, they may be meant.
        members.retain(|member| {
            kids.get(member).is_none_or(|kids| {
                kids.iter().filter_map(|kid| kid.months_old(on)).any(|months| ages.has(i64::from(months)))
            })
        });
    }
    let lately: HashSet<MemberId> =
        rsvp::store::answered_since(tx, meetup.community, now - LATELY).await?.into_iter().collect();
    if members.iter().any(|member| lately.contains(member)) {
        members.retain(|member| lately.contains(member));
    }
    Ok(members)
}
