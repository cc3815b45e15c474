//! What messages in a home are looked at with: made when somebody changes it, and never while a message waits.

use std::sync::Arc;

use super::super::lexicon::{Lexicon, Noticed, Sensitivity};
use super::choices::{EXEMPT_PLACES, EXEMPT_ROLES};
use super::{Mode, phrase_of};
use crate::id::{CommunityId, HomeId};
use crate::settings::Settings;

/// What is looked for in a home, as it was when somebody looked last.
#[derive(Debug, Clone)]
pub struct Watch {
    /// Whose home.
    pub community: CommunityId,
    /// Which.
    pub home: HomeId,
    /// What the community has set.
    pub mode: Mode,
    sensitivity: Sensitivity,
    places: Vec<String>,
    roles: Vec<String>,
    /// The list made of it.
    lexicon: Arc<Lexicon>,
}

impl Watch {
    /// From a community's settings, with the list made of its choices.
    #[must_use]
    pub fn new((community, home): (CommunityId, HomeId), settings: &Settings, lexicon: Arc<Lexicon>) -> Self {
        let owned = |name: &str| settings.of_home(name, home).into_iter().map(str::to_owned).collect();
        Self {
            community,
            home,
            mode: Mode::chosen(settings),
            sensitivity: super::sensitivity(settings),
            places: owned(EXEMPT_PLACES.name),
            roles: owned(EXEMPT_ROLES.name),
            lexicon,
        }
    }

    /// The list.
    #[must_use]
    pub fn lexicon(&self) -> Arc<Lexicon> {
        Arc::clone(&self.lexicon)
    }

    /// What is noticed in a message that stands there, by somebody with these roles.
    #[must_use]
    pub fn notice(&self, text: &str, place: &str, roles: &[String]) -> Option<Noticed> {
        let is_exempt =
            self.places.iter().any(|exempt| exempt == place) || self.roles.iter().any(|exempt| roles.contains(exempt));
        if self.mode == Mode::Off || is_exempt {
            return None;
        }
        // What the model alone notices may be dropped as phrases are, and the engine knows no such name.
        let noticed = self.lexicon.notice(text, None, self.sensitivity)?;
        let is_dropped = self.lexicon.choices().dropped.contains(&phrase_of(&noticed));
        (!is_dropped).then_some(noticed)
    }
}
