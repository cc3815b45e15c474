//! A message that stands in a place of each home, where a community wishes for it, and is kept current by edits.

use chrono::{DateTime, Utc};

use super::Errand;
use crate::id::{CommunityId, HomeId};
use crate::incoming::{MessageKey, PlaceKey, PlatformKind};
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people;
use crate::settings::Settings;
use crate::store::StoreError;

/// A message of this kind.
#[derive(Debug, Clone, Copy)]
pub struct Board {
    /// What it is called in keys.
    pub name: &'static str,
    /// Where it is to stand: homes, each with the place in it as the platform names it.
    pub stands: fn(&Settings) -> Vec<(HomeId, &str)>,
    /// What says it in a place.
    pub says: fn(String) -> Intent,
}

impl Board {
    /// The name under which the messages are found.
    #[must_use]
    pub fn subject(&self, community: CommunityId) -> String {
        format!("{}:{}", self.name, community.simple())
    }

    /// Whether this is a place where it is to stand.
    #[must_use]
    pub fn stands_in(&self, settings: &Settings, place: &str) -> bool {
        (self.stands)(settings).iter().any(|(_, chosen)| *chosen == place)
    }

    /// Says it anew wherever it is to stand; however much changes until then, it is one edit.
    pub async fn refresh(&self, errand: &mut Errand<'_>, at: DateTime<Utc>) -> Result<(), StoreError> {
        for (platform, place) in self.chosen(errand, errand.settings).await? {
            self.put(errand, platform, place, at).await?;
        }
        Ok(())
    }

    /// A setting has changed: it moves at once, and where it stood before says so. What was touched.
    pub async fn settle(
        &self,
        errand: &mut Errand<'_>,
        before: &Settings,
    ) -> Result<Vec<(PlatformKind, PlaceKey)>, StoreError> {
        let chosen = self.chosen(errand, errand.settings).await?;
        let chosen_before = self.chosen(errand, before).await?;
        let mut places = chosen_before.clone();
        for shown in outbox::store::shown_of(errand.tx, &self.subject(errand.community)).await? {
            let place = (shown.platform, shown.place);
            if chosen.contains(&place) && !chosen_before.contains(&place) {
                // What stands there has moved away once; coming back, it is said anew, where people read now.
                let message = MessageKey { place: place.1.id, id: shown.message };
                outbox::store::forget_shown(errand.tx, place.0, &message).await?;
            } else {
                places.push(place);
            }
        }
        places.extend(chosen);
        for (platform, place) in &places {
            // What could not be said for want of a permission is tried again.
            let key = self.key(errand.community, *platform, place);
            outbox::store::leave_again(errand.tx, &key, &format!("{key};"), errand.now).await?;
            self.put(errand, *platform, place.clone(), errand.now).await?;
        }
        Ok(places)
    }

    /// Where it is to stand: the place chosen in each home that is still served.
    async fn chosen(
        &self,
        errand: &mut Errand<'_>,
        settings: &Settings,
    ) -> Result<Vec<(PlatformKind, PlaceKey)>, StoreError> {
        places(errand, (self.stands)(settings)).await
    }

    async fn put(
        &self,
        errand: &mut Errand<'_>,
        platform: PlatformKind,
        place: PlaceKey,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let key = self.key(errand.community, platform, &place);
        let intent = (self.says)(place.id.clone());
        let parcel = errand.parcel(To::Place { platform, place }, intent);
        outbox::store::put(errand.tx, &Parcelled { coalesce: Some(key), run_at: at, ..parcel }).await
    }

    fn key(&self, community: CommunityId, platform: PlatformKind, place: &PlaceKey) -> String {
        format!("{}:{}:{}", self.subject(community), platform.name(), place.id)
    }
}

/// Places chosen for homes, as the platforms name them: those of homes that are still served.
pub(crate) async fn places(
    errand: &mut Errand<'_>,
    chosen: Vec<(HomeId, &str)>,
) -> Result<Vec<(PlatformKind, PlaceKey)>, StoreError> {
    if chosen.is_empty() {
        return Ok(Vec::new());
    }
    let homes = people::store::homes(errand.tx, errand.community).await?;
    let places = chosen.into_iter().filter_map(|(id, place)| {
        let home = homes.iter().find(|home| home.id == id)?;
        Some((home.platform, PlaceKey { id: place.to_owned(), thread: None, direct: false }))
    });
    Ok(places.collect())
}
