//! Where those who keep order hear of things: in a channel of their own, or each of them privately.

use super::acts;
use crate::access::Access;
use crate::id::MemberId;
use crate::incoming::{PlaceKey, PlatformKind, Standing};
use crate::outbox::{self, Intent, Parcelled, To};
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

/// Moderators or admins who are told privately, at most.
const MOST: i64 = 5;

/// Tells those who keep order: in the channels chosen for that, else privately, the ones seen last. Whoever is in
/// `except` is not told, and then nobody is told where she may read it. Whether anybody hears it.
pub(crate) async fn tell(errand: &mut Errand<'_>, intent: &Intent, except: &[MemberId]) -> Result<bool, StoreError> {
    let places = places(errand, except).await?;
    if places.is_empty() {
        return tell_each(errand, intent, except).await;
    }
    for (platform, place) in places {
        errand.say(To::Place { platform, place }, intent.clone()).await?;
    }
    Ok(true)
}

/// The same for a message that is kept current: in the channels the one that stands there is edited; privately it is said
/// once, when it `is_new`.
pub(crate) async fn keep_current(
    errand: &mut Errand<'_>,
    intent: &Intent,
    subject: &str,
    except: &[MemberId],
    is_new: bool,
) -> Result<(), StoreError> {
    let places = places(errand, except).await?;
    if places.is_empty() && is_new {
        tell_each(errand, intent, except).await?;
    }
    for (platform, place) in places {
        let coalesce = Some(format!("{subject}:{}:{}", platform.name(), place.id));
        let parcel = errand.parcel(To::Place { platform, place }, intent.clone());
        outbox::store::put(errand.tx, &Parcelled { coalesce, ..parcel }).await?;
    }
    Ok(())
}

/// Whether anybody would hear of something.
pub(crate) async fn hears(errand: &mut Errand<'_>, except: &[MemberId]) -> Result<bool, StoreError> {
    Ok(!places(errand, except).await?.is_empty()
        || !in_authority(errand, Standing::Moderator, except).await?.is_empty())
}

/// The channels, unless somebody who reads there must not hear of it.
async fn places(errand: &mut Errand<'_>, except: &[MemberId]) -> Result<Vec<(PlatformKind, PlaceKey)>, StoreError> {
    let settings = errand.settings;
    if except.is_empty() { board::places(errand, settings.channels(CHANNEL.name)).await } else { Ok(Vec::new()) }
}

/// Tells each of them privately, at once: it is why they keep order. Whether there is anybody.
pub(crate) async fn tell_each(
    errand: &mut Errand<'_>,
    intent: &Intent,
    except: &[MemberId],
) -> Result<bool, StoreError> {
    tell_those(errand, Standing::Moderator, intent, except).await
}

/// The same for admins alone.
pub(crate) async fn tell_admins(
    errand: &mut Errand<'_>,
    intent: &Intent,
    except: &[MemberId],
) -> Result<bool, StoreError> {
    tell_those(errand, Standing::Admin, intent, except).await
}

async fn tell_those(
    errand: &mut Errand<'_>,
    least: Standing,
    intent: &Intent,
    except: &[MemberId],
) -> Result<bool, StoreError> {
    let those = in_authority(errand, least, except).await?;
    for member in &those {
        errand.say(To::Member { member: *member }, intent.clone()).await?;
    }
    Ok(!those.is_empty())
}

async fn in_authority(
    errand: &mut Errand<'_>,
    least: Standing,
    except: &[MemberId],
) -> Result<Vec<MemberId>, StoreError> {
    let most = MOST + i64::try_from(except.len()).unwrap_or(0);
    let those = people::store::in_authority(errand.tx, errand.community, least, most).await?;
    Ok(those.into_iter().filter(|member| !except.contains(member)).collect())
}

/// A place cannot be written in that was chosen for what these settings name, if for anything. What was to be said there
/// to those who keep order is told to some of them instead, and an admin hears once that the place is lost. Whether they
/// were told instead.
pub(crate) async fn lost(
    errand: &mut Errand<'_>,
    intent: &Intent,
    (platform, place): (PlatformKind, &str),
    chosen_for: Vec<&str>,
) -> Result<bool, StoreError> {
    if chosen_for.is_empty() {
        return Ok(false);
    }
    let (desk, others): (Vec<&str>, Vec<&str>) = chosen_for.into_iter().partition(|name| *name == CHANNEL.name);
    let is_desk = !desk.is_empty();
    if is_desk {
        tell_each(errand, intent, &[]).await?;
    }
    if acts::store::lose_place(errand.tx, errand.community, platform, place, errand.now).await? {
        if is_desk {
            tell_admins(errand, &Intent::CareDeskLost, &[]).await?;
        }
        if !others.is_empty() {
            let settings = others.into_iter().map(str::to_owned).collect();
            tell_admins(errand, &Intent::ChannelLost { settings }, &[]).await?;
        }
    }
    Ok(is_desk)
}
