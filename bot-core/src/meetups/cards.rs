//! Where the card of a meetup stands, and how it is kept current.

use chrono::TimeDelta;

use crate::id::{CommunityId, IdSource, MeetupId, OutboxId};
use crate::incoming::{PlaceKey, PlatformKind};
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people;
use crate::store::{StoreError, Tx};
use crate::turn::Turn;

/// The name under which messages are found that show this meetup.
#[must_use]
pub fn subject(meetup: MeetupId) -> String {
    format!("meetup:{}", meetup.simple())
}

/// Where to announce: the channel chosen for each home, or where the host is speaking.
pub async fn places(turn: &mut Turn<'_>) -> Result<Vec<(PlatformKind, PlaceKey)>, StoreError> {
    let homes = people::store::homes(turn.tx, turn.community).await?;
    let chosen = homes.iter().filter_map(|home| {
        let here = || (home.id == turn.home && !turn.place.direct).then(|| turn.place.clone());
        let channel = turn.settings.channel(super::CHANNEL.name, home.id);
        let place = channel.map(|id| PlaceKey { id: id.to_owned(), thread: None, direct: false }).or_else(here)?;
        Some((home.platform, place))
    });
    Ok(chosen.collect())
}

/// Announces: a card in each of these places.
pub async fn post(
    turn: &mut Turn<'_>,
    meetup: MeetupId,
    places: Vec<(PlatformKind, PlaceKey)>,
) -> Result<(), StoreError> {
    for (platform, place) in places {
        let key = format!("card:{}:{}:{}", meetup.simple(), platform.name(), place.id);
        let id: OutboxId = turn.ids.next(turn.now);
        let mut parcel = Parcelled::new(
            id,
            Some(turn.community),
            To::Place { platform, place },
            Intent::MeetupCard { meetup },
            turn.now,
        );
        parcel.coalesce = Some(key);
        outbox::store::put(turn.tx, &parcel).await?;
    }
    Ok(())
}

/// Says the card anew wherever it stands; changes within `gather` become one edit.
pub async fn refresh(
    tx: &mut Tx,
    ids: &IdSource,
    community: CommunityId,
    meetup: MeetupId,
    now: chrono::DateTime<chrono::Utc>,
    gather: TimeDelta,
) -> Result<(), StoreError> {
    let key = meetup.simple();
    outbox::store::say_again(tx, &format!("card:{key}:"), &format!("card:{key};")).await?;
    for shown in outbox::store::shown_of(tx, &subject(meetup)).await? {
        let id: OutboxId = ids.next(now);
        let key = format!("card:{}:{}:{}", meetup.simple(), shown.platform.name(), shown.place.id);
        let to = To::Place { platform: shown.platform, place: shown.place };
        let mut parcel = Parcelled::new(id, Some(community), to, Intent::MeetupCard { meetup }, now);
        parcel.coalesce = Some(key);
        parcel.run_at = now + gather;
        outbox::store::put(tx, &parcel).await?;
    }
    Ok(())
}
