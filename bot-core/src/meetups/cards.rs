//! Where the card of a meetup stands, and how it is kept current.

use chrono::TimeDelta;

use super::telling::{self, Telling};
use super::whats_on;
use crate::id::{CommunityId, HomeId, IdSource, MeetupId, OutboxId, PollId};
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

/// A card that stands in places and is kept current.
#[derive(Debug, Clone)]
pub(super) struct Card {
    /// What parcels that say it have in common.
    key: String,
    /// The name under which the messages that show it are found.
    subject: String,
    intent: Intent,
}

impl Card {
    /// The card of a meetup.
    pub(super) fn of(meetup: MeetupId) -> Self {
        Self { key: meetup.simple(), subject: subject(meetup), intent: Intent::MeetupCard { meetup } }
    }

    /// The card of a time that is being found.
    pub(super) fn of_poll(poll: PollId) -> Self {
        Self { key: poll.simple(), subject: poll_subject(poll), intent: Intent::PollCard { poll } }
    }

    fn key_in(&self, platform: PlatformKind, place: &PlaceKey) -> String {
        format!("card:{}:{}:{}", self.key, platform.name(), place.id)
    }
}

/// The name under which messages are found that show this time that is being found.
#[must_use]
pub fn poll_subject(poll: PollId) -> String {
    format!("poll:{}", poll.simple())
}

/// The same for what an intent says; none when that is no card.
#[must_use]
pub fn subject_of(intent: &Intent) -> Option<String> {
    match intent {
        Intent::MeetupCard { meetup } => Some(subject(*meetup)),
        Intent::PollCard { poll } => Some(poll_subject(*poll)),
        Intent::Answer { .. }
        | Intent::Acknowledge
        | Intent::MeetupMirror { .. }
        | Intent::MeetupMirrorRefused { .. }
        | Intent::MeetupNews { .. }
        | Intent::Knock { .. }
        | Intent::PollNews { .. }
        | Intent::PollKnock { .. }
        | Intent::WhatsOn { .. }
        | Intent::CareKeep { .. }
        | Intent::CareNews { .. }
        | Intent::CareDeskLost
        | Intent::ChannelLost { .. }
        | Intent::AdminsGone
        | Intent::CirclePlace { .. }
        | Intent::CircleCard { .. }
        | Intent::CircleLine { .. }
        | Intent::CircleNews { .. }
        | Intent::RoundNews { .. }
        | Intent::AskNews { .. }
        | Intent::IntroKnock { .. }
        | Intent::Welcome
        | Intent::WelcomeKnock { .. }
        | Intent::WelcomeHello { .. }
        | Intent::WelcomeUnsaid
        | Intent::WelcomeBoard { .. }
        | Intent::WelcomePin
        | Intent::CaseCard { .. }
        | Intent::CaseNews { .. }
        | Intent::CaseDesk { .. }
        | Intent::CareSummary { .. }
        | Intent::TakeAway { .. }
        | Intent::NotTakenAway { .. }
        | Intent::Nudge { .. }
        | Intent::Filter { .. }
        | Intent::FilterRefused
        | Intent::Noticed { .. }
        | Intent::BanterAsked { .. }
        | Intent::Digest
        | Intent::ShareAsk { .. }
        | Intent::SharePost { .. }
        | Intent::ShareLine { .. }
        | Intent::ShareNews { .. }
        | Intent::ShareUnseal { .. }
        | Intent::ShareUnsealed { .. }
        | Intent::ShareAuthor { .. }
        | Intent::SupportCheck
        | Intent::SupportOffer
        | Intent::SupportTold { .. }
        | Intent::Hello => None,
    }
}

/// Puts a card once more where it could not be put, or where the community wants it by now.
pub(super) async fn post_again(turn: &mut Turn<'_>, card: &Card) -> Result<(), StoreError> {
    let shown = outbox::store::shown_of(turn.tx, &card.subject).await?;
    let mut places = places(turn).await?;
    places.retain(|(kind, place)| !shown.iter().any(|shown| shown.platform == *kind && shown.place.id == place.id));
    let every = (format!("card:{}:", card.key), format!("card:{};", card.key));
    let chosen = places.iter().map(|(platform, place)| card.key_in(*platform, place));
    let chosen: Vec<_> = chosen.map(|key| (key.clone(), format!("{key};"))).collect();
    // Where none is chosen, and she does not speak in one either, it is where she spoke then.
    if chosen.is_empty() {
        outbox::store::leave_again(turn.tx, &every.0, &every.1, turn.now).await?;
    }
    for (from, end) in chosen {
        outbox::store::leave_again(turn.tx, &from, &end, turn.now).await?;
    }
    // Where else it could not be put, it is not wanted any more.
    outbox::store::forget_put_aside(turn.tx, &every.0, &every.1).await?;
    post(&mut telling::of(turn), card, &places).await
}

/// Puts a card into each of these places.
pub(super) async fn post(
    telling: &mut Telling<'_>,
    card: &Card,
    places: &[(PlatformKind, PlaceKey)],
) -> Result<(), StoreError> {
    for (platform, place) in places {
        let key = card.key_in(*platform, place);
        let id: OutboxId = telling.ids.next(telling.now);
        let to = To::Place { platform: *platform, place: place.clone() };
        let mut parcel = Parcelled::new(id, Some(telling.community), to, card.intent.clone(), telling.now);
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
    refresh_card(tx, ids, community, &Card::of(meetup), now, gather).await
}

/// Says any card anew wherever it stands; changes within `gather` become one edit.
pub(super) async fn refresh_card(
    tx: &mut Tx,
    ids: &IdSource,
    community: CommunityId,
    card: &Card,
    now: chrono::DateTime<chrono::Utc>,
    gather: TimeDelta,
) -> Result<(), StoreError> {
    let name = &card.key;
    outbox::store::say_again(tx, &format!("card:{name}:"), &format!("card:{name};")).await?;
    for shown in outbox::store::shown_of(tx, &card.subject).await? {
        let id: OutboxId = ids.next(now);
        let key = card.key_in(shown.platform, &shown.place);
        let to = To::Place { platform: shown.platform, place: shown.place };
        let mut parcel = Parcelled::new(id, Some(community), to, card.intent.clone(), now);
        parcel.coalesce = Some(key);
        parcel.run_at = now + gather;
        outbox::store::put(tx, &parcel).await?;
    }
    Ok(())
}
