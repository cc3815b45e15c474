//! `intro greet`: she greets those who are new. Whoever is new and takes part is introduced to somebody who greets, at
//! once where that is possible, and first of all in the next round where it is not.

use std::collections::HashMap;

use chrono::TimeDelta;

use super::circle::{Occasion, open::Circles};
use super::score::{Ground, NEW, Weights, can_talk, score};
use super::{Errand, Outcome, Part, Taking, store};
use crate::access::Access;
use crate::command::args::{Args, ON_OFF};
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::id::MemberId;
use crate::people::{self, avoid};
use crate::refusal::{Failure, Refusal};
use crate::store::StoreError;
use crate::turn::{Command, Turn};

/// Whom one greets in [`LATELY`] at most, so that nobody is worn out.
const MOST: usize = 3;
const LATELY: TimeDelta = TimeDelta::days(14);

/// Greets those who are new, or does not any more.
#[derive(Debug)]
pub struct Greet(bool);

impl Command for Greet {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "intro greet",
        args: &[ArgSpec::optional("greeting", ArgKind::OneOf(ON_OFF))],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "intro greet",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.is_on("greeting").map(|on| Self(on.unwrap_or(true)))
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        greet(turn, self.0).await
    }
}

/// Whether she greets from now on. It has nothing to do with whether she takes part in rounds herself.
pub(super) async fn greet(turn: &mut Turn<'_>, greets: bool) -> Result<Outcome, Failure> {
    let member = turn.asker.member.id;
    let before = store::of(turn.tx, member).await?;
    let taking = before.unwrap_or_else(|| Taking::new(member, turn.community, Part::Out, turn.now));
    store::set(turn.tx, &Taking { greets, ..taking }).await?;
    Ok(Outcome::Greets(greets))
}

/// Introduces somebody who has just come and knows nobody yet to one who greets; says whether there was one.
pub(super) async fn welcome(errand: &mut Errand<'_>, newcomer: &people::Member) -> Result<bool, StoreError> {
    if newcomer.joined_at + NEW <= errand.now
        || store::acquainted(errand.tx, &[newcomer.id]).await?.contains(&newcomer.id)
    {
        return Ok(false);
    }
    let Some(greeter) = greeter_for(errand, newcomer.id).await? else { return Ok(false) };
    let both = [greeter, newcomer.id];
    let circles = Circles::load(errand, &both).await?;
    circles.open_between_rounds(errand, Occasion::Greeting(greeter), &both).await?;
    Ok(true)
}

/// Who greets her: whoever has greeted least lately, then whoever fits her best.
async fn greeter_for(errand: &mut Errand<'_>, newcomer: MemberId) -> Result<Option<MemberId>, StoreError> {
    let mut greeters = store::greeters(errand.tx, errand.community).await?;
    greeters.retain(|taking| !matches!(taking.part_at(errand.now), Part::Paused | Part::Silent));
    let mut ids: Vec<MemberId> = greeters.iter().map(|taking| taking.member).filter(|one| *one != newcomer).collect();
    if ids.is_empty() {
        return Ok(None);
    }
    let avoids = avoid::store::avoids_among(errand.tx, &[newcomer]).await?;
    ids.retain(|one| !avoids.iter().any(|(a, b)| a == one || b == one));
    let mut lately: HashMap<MemberId, usize> = HashMap::new();
    for greeter in super::circle::store::greeted_since(errand.tx, errand.community, errand.now - LATELY).await? {
        *lately.entry(greeter).or_default() += 1;
    }
    let count = |one: &MemberId| lately.get(one).copied().unwrap_or(0);
    ids.retain(|one| count(one) < MOST);

    ids.push(newcomer);
    let ground = Ground::load(errand.tx, &ids, errand.settings.zone(), errand.now).await?;
    let weights = Weights::of(errand.settings);
    let Some((she, greeters)) = ground.people.split_last() else { return Ok(None) };
    let fitting = greeters.iter().filter(|one| can_talk(she, one));
    let best = fitting.min_by_key(|one| (count(&one.member), -score(she, one, &weights), one.member));
    Ok(best.map(|one| one.member))
}
