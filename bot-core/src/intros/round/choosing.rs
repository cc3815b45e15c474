//! Who is introduced to whom. Everything that is needed is loaded first; then it is chosen without a store or a clock,
//! off the event loop; and what was chosen is kept only while nobody has come or gone.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};

use super::{Plan, Round, State, store};
use crate::id::{MemberId, RoundId};
use crate::intros::score::{Ground, Preset, can_talk, score};
use crate::intros::{FIT, GAP, SIZE};
use crate::people::avoid;
use crate::settings::Settings;
use crate::store::{StoreError, Tx};

/// What must not change while it is being chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// Who takes part, and in how many rounds in a row there was nobody for her.
    takers: Vec<(MemberId, i64)>,
    /// Who avoids whom.
    apart: Vec<(MemberId, MemberId)>,
}

/// Everything that decides.
#[derive(Debug)]
pub struct Input {
    /// What must not change meanwhile.
    pub basis: Basis,
    ground: Ground,
    /// Pairs who were introduced within the repeat gap, with the round of the last time.
    met: Vec<(MemberId, MemberId, i64)>,
    number: i64,
    size: usize,
    gap: i64,
    preset: Preset,
    seed: u64,
}

/// What must not change.
pub(super) async fn basis(tx: &mut Tx, round: &Round, now: DateTime<Utc>) -> Result<Basis, StoreError> {
    let takers = crate::intros::store::in_round(tx, round.community, round.number, now).await?;
    let takers = takers.into_iter().map(|taking| (taking.member, taking.waiting)).collect();
    Ok(Basis { takers, apart: avoid::store::avoids(tx, round.community).await? })
}

/// Loads what decides; none when nothing is to be chosen.
pub async fn load(
    tx: &mut Tx,
    round: RoundId,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Option<Input>, StoreError> {
    let round = store::get(tx, round).await?.filter(|round| round.state == State::Gathering);
    let Some(round) = round else { return Ok(None) };
    let basis = basis(tx, &round, now).await?;
    let members: Vec<MemberId> = basis.takers.iter().map(|(member, _)| *member).collect();
    let gap = settings.whole(&GAP);
    Ok(Some(Input {
        ground: Ground::load(tx, &members, settings.zone(), now).await?,
        met: store::acquainted_since(tx, round.community, round.number - gap).await?,
        basis,
        number: round.number,
        size: usize::try_from(settings.whole(&SIZE)).unwrap_or(2).clamp(2, 4),
        gap,
        preset: Preset::from_name(settings.word(&FIT)),
        seed: round.seed.cast_unsigned(),
    }))
}

/// Chooses. The same input gives the same plan.
#[must_use]
pub fn choose(input: &Input) -> Plan {
    let people = &input.ground.people;
    let index: HashMap<MemberId, usize> = people.iter().zip(0..).map(|(one, at)| (one.member, at)).collect();
    let pair = |one: &MemberId, other: &MemberId| {
        let (one, other) = (*index.get(one)?, *index.get(other)?);
        Some((one.min(other), one.max(other)))
    };
    let apart: HashSet<(usize, usize)> = input.basis.apart.iter().filter_map(|(a, b)| pair(a, b)).collect();
    let met: HashMap<(usize, usize), i64> = input
        .met
        .iter()
        .filter_map(|(a, b, round)| Some((pair(a, b)?, input.gap + 1 - (input.number - round))))
        .collect();
    let weigh = |one: usize, other: usize| {
        let key = (one.min(other), one.max(other));
        let (a, b) = (people.get(one)?, people.get(other)?);
        let fits = !apart.contains(&key) && can_talk(a, b);
        // The longer ago, the less it weighs that they know each other; any of it weighs more than every fit.
        fits.then(|| score(a, b, input.preset) - met.get(&key).copied().unwrap_or(0) * 100_000)
    };
    let waiting: Vec<i64> = input.basis.takers.iter().map(|(_, waiting)| *waiting).collect();
    let chosen = groups(people.len(), &weigh, &waiting, input.size, input.seed);
    let member = |at: &usize| people.get(*at).map(|one| one.member);
    let placed: HashSet<usize> = chosen.iter().flatten().copied().collect();
    Plan {
        groups: chosen.iter().map(|group| group.iter().filter_map(member).collect()).collect(),
        left: (0..people.len()).filter(|at| !placed.contains(at)).filter_map(|at| member(&at)).collect(),
        orphans: Vec::new(),
    }
}

/// Groups of `size`, or one more where it does not come out even: whoever waited longest first, each with whom she
/// fits best.
fn groups(
    count: usize,
    weigh: &dyn Fn(usize, usize) -> Option<i64>,
    waiting: &[i64],
    size: usize,
    seed: u64,
) -> Vec<Vec<usize>> {
    let chance = |at: usize| {
        let mixed = (seed ^ u64::try_from(at).unwrap_or(0)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9)
    };
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|at| (-waiting.get(*at).copied().unwrap_or(0), chance(*at)));
    let mut free: Vec<usize> = order.clone();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for first in order {
        if !free.contains(&first) {
            continue;
        }
        let mut group = vec![first];
        while group.len() < size {
            let fit = |other: &usize| -> Option<i64> { group.iter().map(|one| weigh(*one, *other)).sum() };
            let best = free.iter().filter(|other| !group.contains(other)).filter_map(|other| Some((fit(other)?, *other)));
            let Some((_, best)) = best.max_by_key(|(fit, other)| (*fit, chance(*other))) else { break };
            group.push(best);
        }
        if group.len() >= 2 {
            free.retain(|one| !group.contains(one));
            groups.push(group);
        }
    }
    for alone in free {
        let fit = |group: &Vec<usize>| -> Option<i64> { group.iter().map(|one| weigh(*one, alone)).sum() };
        let open = groups.iter_mut().filter(|group| group.len() <= size);
        let best = open.filter_map(|group| Some((fit(group)?, group))).max_by_key(|(fit, _)| *fit);
        if let Some((_, group)) = best {
            group.push(alone);
        }
    }
    groups
}
