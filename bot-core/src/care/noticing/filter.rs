//! What a platform holds back by itself, where a community wishes for that: one rule with the strictest phrases, kept in
//! step with what the community has chosen.

use super::super::{desk, lexicon};
use super::choices::{AUTOMOD, EXEMPT_PLACES, EXEMPT_ROLES, is_ours};
use crate::incoming::PlaceKey;
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people::{self, Home};
use crate::platform::{Block, Keep};
use crate::settings::{LANGUAGE, Settings};
use crate::store::StoreError;
use crate::turn::Errand;
use crate::wording::words;

/// Phrases of a rule, and characters of each, at most: Discord's limits, the only platform that has such rules.
const PHRASES: usize = 1_000;
const LENGTH: usize = 60;

/// A setting has changed: the rules follow, where there are any or should be. `before` is how all of them were.
pub async fn settle(errand: &mut Errand<'_>, name: &str, before: &Settings) -> Result<(), StoreError> {
    let matters = name == AUTOMOD.name || is_ours(name) || name == LANGUAGE.name;
    if !matters || !errand.is_on(&AUTOMOD) && !before.is_on(&AUTOMOD) {
        return Ok(());
    }
    follow(errand).await
}

/// The rules of every home follow what is chosen now.
pub(super) async fn follow(errand: &mut Errand<'_>) -> Result<(), StoreError> {
    for home in people::store::homes(errand.tx, errand.community).await? {
        let place = PlaceKey { id: home.key.id.clone(), thread: None, direct: false };
        let parcel = errand.parcel(To::Place { platform: home.platform, place }, Intent::Filter { home: home.id });
        let coalesce = Some(format!("filter:{}", home.id.simple()));
        outbox::store::put(errand.tx, &Parcelled { coalesce, ..parcel }).await?;
    }
    Ok(())
}

/// The rule of a home as it should be.
#[must_use]
pub fn rule(home: &Home, settings: &Settings) -> Keep {
    let is_on = settings.is_on(&AUTOMOD) && super::Mode::chosen(settings) != super::Mode::Off;
    let owned = |name: &str| settings.of_home(name, home.id).into_iter().map(str::to_owned).collect();
    let phrases = if is_on { lexicon::plain(&super::chosen(settings), PHRASES, LENGTH) } else { Vec::new() };
    let says = words(settings.locale(), "filter-says", &[]);
    Keep::Block(Block {
        home: home.key.clone(),
        name: words(settings.locale(), "filter-name", &[]),
        phrases,
        says,
        except_places: owned(EXEMPT_PLACES.name),
        except_roles: owned(EXEMPT_ROLES.name),
    })
}

/// The platform does not let the bot do it: admins hear so.
pub async fn refused(errand: &mut Errand<'_>) -> Result<(), StoreError> {
    desk::tell_admins(errand, &Intent::FilterRefused, &[]).await.map(drop)
}
