//! Who may do what: a part of every command's declaration, checked once in `village`.

use serde::{Deserialize, Serialize};

use crate::incoming::Standing;

/// Who may use a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Access {
    /// Every member.
    Member,
    /// The host of the thing it is about, moderators and admins. The slice checks the host.
    Host,
    /// Moderators and admins.
    Moderator,
    /// Admins.
    Admin,
}

impl Access {
    /// Whether somebody of this standing may ask. For [`Self::Host`] everyone may: the thing itself is checked later.
    #[must_use]
    pub fn allows(self, standing: Standing) -> bool {
        match self {
            Self::Member | Self::Host => true,
            Self::Moderator => standing >= Standing::Moderator,
            Self::Admin => standing >= Standing::Admin,
        }
    }

    /// The key of its name in the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Member => "access-member",
            Self::Host => "access-host",
            Self::Moderator => "access-moderator",
            Self::Admin => "access-admin",
        }
    }
}
