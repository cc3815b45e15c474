//! Who is introduced to whom. Everything that is needed is loaded first; then it is chosen without a store or a clock,
//! off the event loop; and what was chosen is kept only while nobody has come or gone.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::{Plan, Round, State, store};
use crate::id::{MemberId, RoundId};
use crate::intros::matching::{self, Judgement, Size};
use crate::intros::score::{Ceilings, Ground, Sketch, Traits, Weights};
use crate::intros::{GAP, SIZE};
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
    size: Size,
    gap: i64,
    weights: Weights,
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
        size: match settings.whole(&SIZE) {
            3 => Size::Threes,
            4 => Size::Fours,
            _ => Size::Pairs,
        },
        gap,
        weights: Weights::of(settings),
        seed: round.seed.cast_unsigned(),
    }))
}

/// Chooses. The same input gives the same plan.
#[must_use]
pub fn choose(input: &Input) -> Plan {
    let people = &input.ground.people;
    let index: HashMap<MemberId, u32> = people.iter().zip(0..).map(|(one, at)| (one.member, at)).collect();
    let pair = |one: &MemberId, other: &MemberId| {
        let (one, other) = (*index.get(one)?, *index.get(other)?);
        Some((one.min(other), one.max(other)))
    };
    // Every two are asked about, so what they are is kept close together, and what speaks against them in short lists
    // that are opened only where a bit says that there may be something.
    let traits: Vec<Traits> = people.iter().map(|one| one.traits().clone()).collect();
    let sketches: Vec<Sketch> = traits.iter().map(Traits::sketch).collect();
    let ceilings = Ceilings::of(&input.weights);
    let mut against: Vec<Against> = vec![Against::default(); people.len()];
    let mut note = |one: u32, other: u32, what: Option<u32>| {
        if let Some(against) = against.get_mut(place(one)) {
            against.may_be |= bit(other);
            against.with.push((other, what));
        }
    };
    for (one, other) in input.basis.apart.iter().filter_map(|(a, b)| pair(a, b)) {
        note(one, other, None);
    }
    let ago = |round: i64| u32::try_from(input.number - round).unwrap_or(0);
    for (a, b, round) in &input.met {
        let Some((one, other)) = pair(a, b) else { continue };
        note(one, other, Some(ago(*round)));
    }
    let judge = |one: u32, other: u32, least: i64| {
        let mut rounds_ago = None;
        let against = against.get(place(one))?;
        let may_be_against = against.may_be & bit(other) != 0;
        if !may_be_against && ceilings.most(sketches.get(place(one))?, sketches.get(place(other))?) < least {
            return None;
        }
        let (a, b) = (traits.get(place(one))?, traits.get(place(other))?);
        if may_be_against {
            for (_, what) in against.with.iter().filter(|(who, _)| *who == other) {
                rounds_ago = Some((*what)?);
            }
        }
        if !a.can_talk(b) {
            return None;
        }
        let least = if rounds_ago.is_none() { least } else { i64::MIN };
        Some(Judgement { fit: a.score_from(b, &input.weights, least)?, rounds_ago })
    };
    let waited: Vec<u32> = input.basis.takers.iter().map(|(_, waiting)| u32::try_from(*waiting).unwrap_or(0)).collect();
    let round = matching::Round {
        members: u32::try_from(people.len()).unwrap_or(u32::MAX),
        size: input.size,
        gap: u32::try_from(input.gap).unwrap_or(0),
        waited: &waited,
        seed: input.seed,
    };
    let member = |at: &u32| people.get(place(*at)).map(|one| one.member);
    match matching::choose_groups_above(&round, judge) {
        Ok(chosen) => {
            tracing::info!(
                round = input.number,
                members = people.len(),
                groups = chosen.groups.len(),
                alone = chosen.alone.len(),
                repeats = chosen.repeats,
                fit = chosen.fit,
                fit_bound = chosen.fit_bound,
                "a round was matched"
            );
            Plan {
                groups: chosen.groups.iter().map(|group| group.iter().filter_map(member).collect()).collect(),
                left: chosen.alone.iter().filter_map(member).collect(),
                orphans: Vec::new(),
            }
        }
        Err(error) => {
            // Scores are small and pairs are whole, so this is for the eyes of whoever broke that.
            tracing::error!(%error, "a round could not be matched");
            Plan { left: people.iter().map(|one| one.member).collect(), ..Plan::default() }
        }
    }
}

/// What speaks against somebody for a member, or was between them already.
#[derive(Debug, Clone, Default)]
struct Against {
    /// Who keep apart, with none; and who met, with how many rounds ago.
    with: Vec<(u32, Option<u32>)>,
    /// The bits of all of them.
    may_be: u64,
}

/// One of 64 bits for each member.
fn bit(at: u32) -> u64 {
    1 << (at % 64)
}

/// The place of a member in an array.
fn place(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}
