//! How a circle begins: its people are noted, its time and its first card chosen, and its place asked for.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::prompts::{self, Known};
use super::slot::{self, Hours};
use super::{ASKED, BETWEEN_ROUNDS, Circle, Occasion, State, place, store};
use crate::id::{CircleId, HomeId, MemberId};
use crate::incoming::PlatformKind;
use crate::intros::Errand;
use crate::intros::round::{self, Round};
use crate::intros::score::{Shares, shares};
use crate::jobs::{self, CircleTask, Job, JobKind};
use crate::outbox::{self, Parcelled};
use crate::people::{self, Account, Home};
use crate::store::StoreError;
use crate::time::naps::Sleeper;

/// How many rows a circle of so many is written with at most.
#[must_use]
pub fn writes(people: usize) -> usize {
    // The circle and its card; each one's place in it, her news and that she waits no more; each two of them.
    2 + 3 * people + people * people.saturating_sub(1) / 2
}

/// What has to be known of people to introduce them, and what is begun of that.
pub(in crate::intros) struct Circles {
    accounts: HashMap<MemberId, Vec<Account>>,
    shares: HashMap<MemberId, Shares>,
    joined: HashMap<MemberId, (DateTime<Utc>, Option<Tz>)>,
    sleepers: HashMap<MemberId, Sleeper>,
    cards: HashMap<MemberId, Vec<(CircleId, String)>>,
    homes: Vec<Home>,
    begun: Begun,
}

/// What is written at once: in a round of thousands every statement counts.
#[derive(Default)]
struct Begun {
    circles: Vec<(Circle, Vec<MemberId>)>,
    pairs: Vec<(MemberId, MemberId)>,
    cards: Vec<(CircleId, &'static str)>,
    parcels: Vec<Parcelled>,
    jobs: Vec<(Job, String)>,
}

impl Circles {
    /// Loads it for some people, in a few queries.
    pub(in crate::intros) async fn load(errand: &mut Errand<'_>, members: &[MemberId]) -> Result<Self, StoreError> {
        let zone = errand.settings.zone();
        Ok(Self {
            accounts: people::store::accounts_among(errand.tx, members).await?,
            shares: shares::of(errand.tx, members).await?,
            joined: people::store::joined(errand.tx, members).await?,
            sleepers: people::naps::store::sleeping(errand.tx, members, zone).await?.into_iter().collect(),
            cards: store::prompts_among(errand.tx, members).await?,
            homes: people::store::homes(errand.tx, errand.community).await?,
            begun: Begun::default(),
        })
    }

    /// Introduces some of them to each other in a round; each group has its number there.
    pub(in crate::intros) async fn open(
        &mut self,
        errand: &mut Errand<'_>,
        round: &Round,
        groups: &[(Vec<MemberId>, i64)],
    ) -> Result<Option<CircleId>, StoreError> {
        let members: Vec<MemberId> = groups.iter().flat_map(|(group, _)| group.clone()).collect();
        crate::intros::store::introduced(errand.tx, &members).await?;
        let mut last = None;
        for (group, number) in groups {
            last = Some(self.bring_together(errand, Occasion::Round(round.id), group, *number, round.ends_at));
        }
        self.write(errand, round.number).await?;
        Ok(last)
    }

    /// The same between rounds; for the next ones they know each other since the latest.
    pub(in crate::intros) async fn open_between_rounds(
        mut self,
        errand: &mut Errand<'_>,
        occasion: Occasion,
        members: &[MemberId],
    ) -> Result<CircleId, StoreError> {
        let latest = round::store::latest(errand.tx, errand.community).await?.map_or(0, |round| round.number);
        let ends_at = errand.now + BETWEEN_ROUNDS;
        let circle = self.bring_together(errand, occasion, members, 0, Some(ends_at));
        self.write(errand, latest).await?;
        for (task, name, at) in [(CircleTask::Ask, "ask", ends_at - ASKED), (CircleTask::End, "end", ends_at)] {
            errand.later(JobKind::Circle { circle, task }, &format!("circle:{}:{name}", circle.simple()), at).await?;
        }
        Ok(circle)
    }

    fn bring_together(
        &mut self,
        errand: &Errand<'_>,
        occasion: Occasion,
        members: &[MemberId],
        number: i64,
        ends_at: Option<DateTime<Utc>>,
    ) -> CircleId {
        let home = self.home_of(members);
        let circle = Circle {
            id: errand.ids.next(errand.now),
            community: errand.community,
            occasion,
            number,
            state: if home.is_some() { State::Opening } else { State::Direct },
            home: home.map(|home| home.id),
            platform: home.map(|home| home.platform),
            place: None,
            slot_at: self.slot(errand, members, ends_at),
            meetup: None,
            begun_at: errand.now,
        };
        let opening = home.map(|home| place::asking(errand, &circle, home));
        let id = circle.id;
        for (at, member) in members.iter().enumerate() {
            self.begun.pairs.extend(members.iter().skip(at + 1).map(|other| (*member, *other)));
        }
        self.begun.cards.extend(self.card(errand, &circle, &[], members).map(|card| (id, card)));
        if let Some(opening) = opening {
            self.begun.parcels.push(opening);
        } else {
            for member in members {
                self.begun.parcels.push(place::introducing(errand, &circle, *member, ends_at));
            }
            self.begun.jobs.push(place::watching(errand, id));
        }
        self.begun.circles.push((circle, members.to_vec()));
        id
    }

    /// Writes what was begun; for the next rounds its people know each other since that one.
    async fn write(&mut self, errand: &mut Errand<'_>, round: i64) -> Result<(), StoreError> {
        let Begun { circles, pairs, cards, mut parcels, jobs } = std::mem::take(&mut self.begun);
        store::add(errand.tx, &circles).await?;
        round::store::acquaint(errand.tx, errand.community, &pairs, round).await?;
        store::prompted(errand.tx, &cards, errand.now).await?;
        errand.when_heard(&mut parcels).await?;
        outbox::store::put_all(errand.tx, &parcels).await?;
        for (job, key) in jobs {
            jobs::store::schedule(errand.tx, &job, Some(&key)).await?;
        }
        Ok(())
    }

    /// Gives a circle its next card.
    pub(in crate::intros) async fn prompt(
        &self,
        errand: &mut Errand<'_>,
        circle: &Circle,
        members: &[MemberId],
    ) -> Result<Option<&'static str>, StoreError> {
        let given = store::prompts(errand.tx, circle.id).await?;
        let Some(card) = self.card(errand, circle, &given, members) else { return Ok(None) };
        store::prompted(errand.tx, &[(circle.id, card)], errand.now).await?;
        Ok(Some(card))
    }

    /// The next card for a circle that was given these.
    fn card(
        &self,
        errand: &Errand<'_>,
        circle: &Circle,
        given: &[String],
        members: &[MemberId],
    ) -> Option<&'static str> {
        if !circle.has_prompts() {
            return None;
        }
        let zone = errand.settings.zone();
        let known = Known { shares: &self.shares, joined: &self.joined, cards: &self.cards, zone };
        prompts::next(circle.id, given, members, &known, errand.now).map(|card| card.id.as_str())
    }

    /// The home that all of them share: of a platform on which each has an account, the one where most were seen.
    fn home_of(&self, members: &[MemberId]) -> Option<&Home> {
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
        best.and_then(|((_, best), _)| self.homes.iter().find(|home| home.id == best))
    }

    /// Whether two share a language, or one of them has named none.
    pub(in crate::intros) fn can_talk(&self, one: MemberId, other: MemberId) -> bool {
        let languages =
            |member| self.shares.get(&member).map(|shares| shares.profile.languages.as_slice()).unwrap_or_default();
        let (one, other) = (languages(one), languages(other));
        one.is_empty() || other.is_empty() || one.iter().any(|language| other.contains(language))
    }

    /// A time that suits all of them, before their place is put away.
    pub(in crate::intros) fn slot(
        &self,
        errand: &Errand<'_>,
        members: &[MemberId],
        ends_at: Option<DateTime<Utc>>,
    ) -> Option<DateTime<Utc>> {
        let zone = errand.settings.zone();
        let sleepers: Vec<Sleeper> = members.iter().filter_map(|one| self.sleepers.get(one)).cloned().collect();
        let free: Vec<Hours> = members
            .iter()
            .map(|member| Hours {
                windows: self.shares.get(member).map(|shares| shares.profile.free.clone()).unwrap_or_default(),
                zone: self.joined.get(member).and_then(|(_, zone)| *zone).unwrap_or(zone),
            })
            .collect();
        slot::propose(&free, &sleepers, zone, errand.now, ends_at)
    }
}
