//! Every id of the village, so that what lies low in the house can name things without knowing them.
//!
//! An id is a UUID of version 7; people see short numbers (`#12`) instead.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The 32 hexadecimal digits, as they stand in a route; see [`crate::message::Route`].
            #[must_use]
            pub fn simple(self) -> String {
                self.0.simple().to_string()
            }

            /// Reads what [`Self::simple`] wrote.
            #[must_use]
            pub fn from_simple(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A village: the unit of settings.
    CommunityId,
    /// A server, space or room in which a community lives.
    HomeId,
    /// A channel, room or thread of a home.
    PlaceId,
    /// A person in a community.
    MemberId,
    /// Something that moderators were told of.
    CaseId,
    /// A member's account on a platform.
    AccountId,
    /// A meetup.
    MeetupId,
    /// A series of meetups.
    SeriesId,
    /// A change to a meetup that waits for its host's yes.
    MeetupEditId,
    /// A time that is being found for a meetup.
    PollId,
    /// A round of intros.
    RoundId,
    /// A few people who were introduced to each other.
    CircleId,
    /// A question who here has lived through something.
    AskId,
    /// A nudge about a message.
    NudgeId,
    /// A phrase that was noticed in a community.
    PhraseId,
    /// Something that somebody who keeps order does, or is about to do.
    ActId,
    /// What a platform does for it.
    HoldId,
    /// An appeal against it.
    AppealId,
    /// An anonymous post; by chance, so that it tells no time.
    ShareId,
    /// Something said under one; by chance as well.
    ShareLineId,
    /// Something to be done later.
    JobId,
    /// Something to be said or done on a platform; also its idempotency key there.
    OutboxId,
    /// Questions that somebody is answering.
    QuestionId,
    /// A file of settings that waits for a yes.
    ImportId,
}

/// Where new ids come from: the system's chance, or a seed and a counter so that a play repeats.
#[derive(Debug)]
pub struct IdSource {
    seed: Option<(u64, u64)>,
    counter: AtomicU64,
}

impl IdSource {
    /// Ids that nobody can guess.
    #[must_use]
    pub fn random() -> Self {
        Self { seed: None, counter: AtomicU64::new(0) }
    }

    /// Ids that repeat for the same `seed` and `epoch`; an epoch is used once, so that a restart collides with nothing.
    #[must_use]
    pub fn seeded(seed: u64, epoch: u64) -> Self {
        Self { seed: Some((seed, epoch)), counter: AtomicU64::new(0) }
    }

    /// An id by chance alone: it tells neither when it was made nor after which others.
    pub fn blind<T: From<Uuid>>(&self) -> T {
        let Some((seed, epoch)) = self.seed else { return T::from(Uuid::new_v4()) };
        let count = self.counter.fetch_add(1, Ordering::Relaxed);
        let high = split_mix(!seed ^ split_mix(epoch ^ split_mix(count)));
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&high.to_be_bytes());
        bytes[8..].copy_from_slice(&split_mix(high).to_be_bytes());
        T::from(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }

    /// The next id, later than those before it at the same `now` or earlier.
    pub fn next<T: From<Uuid>>(&self, now: DateTime<Utc>) -> T {
        let count = self.counter.fetch_add(1, Ordering::Relaxed);
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        let mut tail = match self.seed {
            None => {
                let mut tail = [0; 10];
                tail.copy_from_slice(&Uuid::new_v4().as_bytes()[6..]);
                // The version bits of the borrowed chance are no chance; they are overwritten with the order below.
                tail
            }
            Some((seed, epoch)) => {
                let mixed = split_mix(seed ^ split_mix(epoch ^ split_mix(count)));
                let mut tail = [0; 10];
                tail[2..].copy_from_slice(&mixed.to_be_bytes());
                tail
            }
        };
        // The twelve bits after the version keep ids of one process in order within a millisecond.
        let order = u16::try_from(count & 0xfff).unwrap_or(0);
        tail[..2].copy_from_slice(&order.to_be_bytes());
        T::from(uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid())
    }
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): spreads one bit over all, the same on every machine.
pub(crate) fn split_mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_and_an_epoch_does_not_collide() {
        let ids = |epoch| {
            let source = IdSource::seeded(7, epoch);
            (0..50).map(|_| source.next::<MeetupId>(DateTime::UNIX_EPOCH)).collect::<Vec<_>>()
        };
        assert_eq!(ids(1), ids(1));
        assert!(ids(1).iter().all(|id| !ids(2).contains(id)));
    }

    #[test]
    fn ids_of_one_millisecond_keep_their_order() {
        let source = IdSource::random();
        let made: Vec<MeetupId> = (0..1000).map(|_| source.next(DateTime::UNIX_EPOCH)).collect();
        assert!(made.is_sorted());
    }
}
