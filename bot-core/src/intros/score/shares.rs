//! What somebody shares: her profile, and her kids.
//!
//! All of it counts for who fits her. What is named to those she is introduced to is only what she shows them.

use std::collections::HashMap;

use crate::id::MemberId;
use crate::people;
use crate::people::profile::{self, Part, Profile, Viewer};
use crate::store::{StoreError, Tx};
use crate::time::birth::Kid;

/// What somebody shares.
#[derive(Debug, Clone, Default)]
pub struct Shares {
    /// What she says of herself, with who sees it.
    pub profile: Profile,
    /// Her kids.
    pub kids: Vec<Kid>,
}

impl Shares {
    /// Whether those she is introduced to may know of a part.
    #[must_use]
    pub fn tells(&self, part: Part) -> bool {
        self.profile.shows(part, Viewer::Introduced)
    }

    /// The line about her, if those she is introduced to may read it.
    #[must_use]
    pub fn told_about(&self) -> Option<&str> {
        self.profile.about.as_deref().filter(|_| self.tells(Part::About))
    }

    /// Her kids, if those she is introduced to may know of them.
    #[must_use]
    pub fn told_kids(&self) -> &[Kid] {
        if self.tells(Part::Kids) { &self.kids } else { &[] }
    }
}

/// What each of these members shares who has said anything.
pub async fn of(tx: &mut Tx, members: &[MemberId]) -> Result<HashMap<MemberId, Shares>, StoreError> {
    let mut shares: HashMap<MemberId, Shares> = HashMap::new();
    for (member, profile) in profile::of_all(tx, members).await? {
        shares.entry(member).or_default().profile = profile;
    }
    for (member, kids) in people::kids::store::among(tx, members).await? {
        shares.entry(member).or_default().kids = kids;
    }
    Ok(shares)
}
