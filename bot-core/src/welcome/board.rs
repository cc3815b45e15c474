//! The message for those who are new, in the channel that a community has chosen for it. Where arrivals are not heard, it is
//! the way in; it stays at hand where the platform allows that.

use chrono::{DateTime, Utc};

use super::{CHANNEL, is_on};
use crate::id::{CommunityId, OutboxId};
use crate::incoming::{MessageKey, PlaceKey, PlatformKind};
use crate::outbox::{self, Intent, Parcelled, To};
use crate::platform::Own;
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Errand;
use crate::turn::board::Board;

/// The message, wherever it stands.
pub const BOARD: Board = Board {
    name: "welcome",
    stands: |settings| if is_on(settings) { settings.channels(CHANNEL.name) } else { Vec::new() },
    says: |place| Intent::WelcomeBoard { place },
};

/// It moves at once, and is pinned where it stands now.
pub(super) async fn settle(errand: &mut Errand<'_>, before: &Settings) -> Result<(), StoreError> {
    for (platform, place) in BOARD.settle(errand, before).await? {
        // It leaves behind the message itself, in the same lane.
        let pinning = pinning(errand.ids.next(errand.now), errand.community, (platform, place), errand.now);
        outbox::store::put(errand.tx, &pinning).await?;
    }
    Ok(())
}

/// The row that pins the message in a place, or takes the pin away.
#[must_use]
pub fn pinning(
    id: OutboxId,
    community: CommunityId,
    (platform, place): (PlatformKind, PlaceKey),
    now: DateTime<Utc>,
) -> Parcelled {
    let key = format!("welcome-pin:{}:{}:{}", community.simple(), platform.name(), place.id);
    let row = Parcelled::new(id, Some(community), To::Place { platform, place }, Intent::WelcomePin, now);
    Parcelled { coalesce: Some(key), ..row }
}

/// Pins the message that stands in a place, or does not any more; none when it never stood there.
pub async fn pin(
    tx: &mut Tx,
    community: CommunityId,
    platform: PlatformKind,
    place: &PlaceKey,
    settings: &Settings,
) -> Result<Option<Own>, StoreError> {
    let shown = outbox::store::shown_of(tx, &BOARD.subject(community)).await?;
    let here = shown.into_iter().find(|shown| shown.platform == platform && shown.place.id == place.id);
    Ok(here.map(|shown| Own::Pin {
        message: MessageKey { place: shown.place.id, id: shown.message },
        pinned: BOARD.stands_in(settings, &place.id),
    }))
}
