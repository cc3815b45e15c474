//! Where the card of a meetup stands, and how it is kept current.

use chrono::TimeDelta;

use super::telling::{self, Telling};
use super::whats_on;
use crate::id::{CommunityId, HomeId, IdSource, MeetupId, OutboxId};
use crate::incoming::{PlaceKey, PlatformKind};
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people;
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Turn;

/// The name under which messages are found that show this meetup.
#[must_use]
pub fn subject(meetup: MeetupId) -> String {
    format!("meetup:{}", meetup.simple())
}

/// Where to announce: the channel chosen for each home, or where the host is speaking.
pub async fn places(turn: &mut Turn<'_>) -> Result<Vec<(PlatformKind, PlaceKey)>, StoreError> {
    let here = (!turn.place.direct).then(|| turn.place.clone());
    places_or(turn.tx, turn.community, turn.settings, Some(turn.home), here.as_ref()).await
}

/// The same, with what stands in for the channel of a home that has chosen none.
pub(super) async fn places_or(
    tx: &mut Tx,
    community: CommunityId,
    settings: &Settings,
    spoken_in: Option<HomeId>,
    here: Option<&PlaceKey>,
) -> Result<Vec<(PlatformKind, PlaceKey)>, StoreError> {
    let homes = people::store::homes(tx, community).await?;
    let chosen = homes.iter().filter_map(|home| {
        let here = || here.filter(|_| Some(home.id) == spoken_in).cloned();
        let channel = settings.channel(super::CHANNEL.name, home.id);
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
    post_in(&mut telling::of(turn), meetup, places).await
}

/// The same outside of anybody's turn.
pub(super) async fn post_in(
    telling: &mut Telling<'_>,
    meetup: MeetupId,
    places: Vec<(PlatformKind, PlaceKey)>,
) -> Result<(), StoreError> {
    for (platform, place) in places {
        let key = format!("card:{}:{}:{}", meetup.simple(), platform.name(), place.id);
        let id: OutboxId = telling.ids.next(telling.now);
        let to = To::Place { platform, place };
        let mut parcel = Parcelled::new(id, Some(telling.community), to, Intent::MeetupCard { meetup }, telling.now);
        parcel.coalesce = Some(key);
        outbox::store::put(telling.tx, &parcel).await?;
    }
    whats_on::refresh(telling).await
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
