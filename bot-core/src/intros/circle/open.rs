//! How a circle begins: its people are noted, its time and its first card chosen, and its place asked for.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::prompts::{self, Known};
use super::slot::{self, Hours};
use super::{BETWEEN_ROUNDS, Circle, Occasion, State, place, store};
use crate::id::{CircleId, HomeId, MemberId};
use crate::incoming::PlatformKind;
use crate::intros::Errand;
use crate::intros::round::{self, Round};
use crate::intros::score::{Shares, shares};
use crate::jobs::{CircleTask, JobKind};
use crate::outbox::{CircleNews, Intent};
use crate::people::{self, Account};
use crate::store::StoreError;

/// How many rows a circle of so many is written with at most.
#[must_use]
pub fn writes(people: usize) -> usize {
    // The circle and its card; each one's place in it, her news and that she waits no more; each two of them.
    2 + 3 * people + people * people.saturating_sub(1) / 2
}

/// What has to be known of people to introduce them.
pub(in crate::intros) struct Circles {
    accounts: HashMap<MemberId, Vec<Account>>,
    shares: HashMap<MemberId, Shares>,
    joined: HashMap<MemberId, (DateTime<Utc>, Option<Tz>)>,
}

impl Circles {
    /// Loads it for some people, in a few queries.
    pub(in crate::intros) async fn load(errand: &mut Errand<'_>, members: &[MemberId]) -> Result<Self, StoreError> {
        Ok(Self {
            accounts: people::store::accounts_among(errand.tx, members).await?,
            shares: shares::of(errand.tx, members).await?,
            joined: people::store::joined(errand.tx, members).await?,
        })
    }

    /// Introduces some of them to each other.
    pub(in crate::intros) async fn open(
        &self,
        errand: &mut Errand<'_>,
        round: &Round,
        members: &[MemberId],
        number: i64,
    ) -> Result<CircleId, StoreError> {
        for member in members {
            crate::intros::store::introduced(errand.tx, *member).await?;
        }
        let occasion = Occasion::Round(round.id);
        self.bring_together(errand, occasion, members, (number, round.number), round.ends_at).await
    }

    /// The same between rounds; for the next ones they know each other since the latest.
    pub(in crate::intros) async fn open_between_rounds(
        &self,
        errand: &mut Errand<'_>,
        occasion: Occasion,
        members: &[MemberId],
    ) -> Result<CircleId, StoreError> {
        let latest = round::store::latest(errand.tx, errand.community).await?.map_or(0, |round| round.number);
        let ends_at = errand.now + BETWEEN_ROUNDS;
        let circle = self.bring_together(errand, occasion, members, (0, latest), Some(ends_at)).await?;
        let job = JobKind::Circle { circle, task: CircleTask::End };
        errand.later(job, &format!("circle:{}:end", circle.simple()), ends_at).await?;
        Ok(circle)
    }

    async fn bring_together(
        &self,
        errand: &mut Errand<'_>,
        occasion: Occasion,
        members: &[MemberId],
        (number, round): (i64, i64),
        ends_at: Option<DateTime<Utc>>,
    ) -> Result<CircleId, StoreError> {
        let (home, platform) = self.home_of(members).map_or((None, None), |(home, kind)| (Some(home), Some(kind)));
        let circle = Circle {
            id: errand.ids.next(errand.now),
            community: errand.community,
            occasion,
            number,
            state: if home.is_some() { State::Opening } else { State::Direct },
            home,
            platform,
            place: None,
            slot_at: self.slot(errand, members).await?,
            meetup: None,
            begun_at: errand.now,
        };
        store::add(errand.tx, &circle, members).await?;
        for (at, member) in members.iter().enumerate() {
            for other in members.iter().skip(at + 1) {
                round::store::acquaint(errand.tx, errand.community, *member, *other, round).await?;
            }
        }
        self.prompt(errand, &circle, members).await?;
        if home.is_some() {
            place::ask(errand, &circle).await?;
        } else {
            for member in members {
                let intent = Intent::CircleNews { circle: circle.id, news: CircleNews::Introduced };
                errand.tell(*member, intent, ends_at).await?;
            }
            place::watch(errand, circle.id).await?;
        }
        Ok(circle.id)
    }

    /// Gives a circle its next card.
    pub(in crate::intros) async fn prompt(
        &self,
        errand: &mut Errand<'_>,
        circle: &Circle,
        members: &[MemberId],
    ) -> Result<Option<&'static str>, StoreError> {
        if !circle.has_prompts() {
            return Ok(None);
        }
        let known = Known { shares: &self.shares, joined: &self.joined, zone: errand.settings.zone() };
        let Some(card) = prompts::next(errand.tx, circle, members, &known, errand.now).await? else { return Ok(None) };
        store::prompted(errand.tx, circle.id, &card.id, errand.now).await?;
        Ok(Some(&card.id))
    }

    /// The home that all of them share: of a platform on which each has an account, the one where most were seen.
    fn home_of(&self, members: &[MemberId]) -> Option<(HomeId, PlatformKind)> {
        let mut seen: HashMap<(PlatformKind, HomeId), usize> = HashMap::new();
        let mut platforms: HashMap<PlatformKind, usize> = HashMap::new();
        for member in members {
            let accounts = self.accounts.get(member).map(Vec::as_slice).unwrap_or_default();
            let mut hers: Vec<PlatformKind> = Vec::new();
            for account in accounts.iter().filter(|account| account.home.closed_at.is_none()) {
                *seen.entry((account.home.platform, account.home.id)).or_default() += 1;
                if !hers.contains(&account.home.platform) {
                    hers.push(account.home.platform);
                }
            }
            for platform in hers {
                *platforms.entry(platform).or_default() += 1;
            }
        }
        let shared = seen.into_iter().filter(|((kind, _), _)| platforms.get(kind) == Some(&members.len()));
        let best = shared.max_by_key(|((_, home), count)| (*count, std::cmp::Reverse(*home)));
        best.map(|((kind, home), _)| (home, kind))
    }

    /// A time that suits all of them.
    async fn slot(&self, errand: &mut Errand<'_>, members: &[MemberId]) -> Result<Option<DateTime<Utc>>, StoreError> {
        let zone = errand.settings.zone();
        let sleepers = people::naps::store::sleepers(errand.tx, members, zone).await?;
        let free: Vec<Hours> = members
            .iter()
            .map(|member| Hours {
                windows: self.shares.get(member).map(|shares| shares.profile.free.clone()).unwrap_or_default(),
                zone: self.joined.get(member).and_then(|(_, zone)| *zone).unwrap_or(zone),
            })
            .collect();
        Ok(slot::propose(&free, &sleepers, zone, errand.now))
    }
}
