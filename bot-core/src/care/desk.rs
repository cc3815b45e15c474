//! Where those who keep order hear of things: in a channel of their own, or each of them privately.

use super::acts;
use crate::access::Access;
use crate::id::MemberId;
use crate::incoming::{PlatformKind, Standing};
use crate::outbox::{Intent, To};
use crate::people;
use crate::settings::{SettingKind, SettingSpec};
use crate::store::StoreError;
use crate::turn::{Errand, board};

/// The setting that says where moderators hear of things.
pub const CHANNEL: SettingSpec = SettingSpec {
    name: "moderators-channel",
    kind: SettingKind::Channel,
    default: "",
    who: Access::Admin,
    example: "here",
};

/// Moderators who are told privately, at most.
const MODERATORS: i64 = 5;

/// Tells those who keep order: in the channels chosen for that, else privately, the ones seen last. Whoever is in
/// `except` is not told, and then nobody is told where she may read it. Whether anybody hears it.
pub(crate) async fn tell(errand: &mut Errand<'_>, intent: &Intent, except: &[MemberId]) -> Result<bool, StoreError> {
    let settings = errand.settings;
    let places = board::places(errand, settings.channels(CHANNEL.name)).await?;
    if except.is_empty() && !places.is_empty() {
        for (platform, place) in places {
            errand.say(To::Place { platform, place }, intent.clone()).await?;
        }
        return Ok(true);
    }
    let keepers = people::store::in_authority(errand.tx, errand.community, Standing::Moderator, MODERATORS).await?;
    let keepers: Vec<MemberId> = keepers.into_iter().filter(|keeper| !except.contains(keeper)).collect();
    for keeper in &keepers {
        errand.say(To::Member { member: *keeper }, intent.clone()).await?;
    }
    Ok(!keepers.is_empty())
}

/// What could not be said in the place for those who keep order is told to some of them; an admin hears once that the
/// place is gone. Whether it was that place.
pub(crate) async fn lost(
    errand: &mut Errand<'_>,
    intent: &Intent,
    platform: PlatformKind,
    place: &str,
) -> Result<bool, StoreError> {
    let is_desk = errand.settings.channels(CHANNEL.name).iter().any(|(_, chosen)| *chosen == place);
    if !is_desk {
        return Ok(false);
    }
    for keeper in people::store::in_authority(errand.tx, errand.community, Standing::Moderator, MODERATORS).await? {
        errand.say(To::Member { member: keeper }, intent.clone()).await?;
    }
    if acts::store::lose_place(errand.tx, errand.community, platform, place, errand.now).await? {
        for admin in people::store::in_authority(errand.tx, errand.community, Standing::Admin, MODERATORS).await? {
            errand.say(To::Member { member: admin }, Intent::CareDeskLost).await?;
        }
    }
    Ok(true)
}
