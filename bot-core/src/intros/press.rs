//! Buttons of intros. What they carry is only a hint: everything is looked up and checked again.

use super::circle::{self, Circle, Met, leaving, open::Circles, place};
use super::wording::card::slot_mark;
use super::{Outcome, Told, ask, errand, greet, join, rematch, resume, round, skip};
use crate::id::{CircleId, MemberId, RoundId};
use crate::incoming::Standing;
use crate::message::Route;
use crate::outbox::{CircleLine, CircleNews, Intent};
use crate::people::{self, avoid};
use crate::refusal::{Failure, Refusal};
use crate::turn::Turn;

/// Moderators who hear of it, at most.
const KEEPERS: i64 = 10;

/// What a button comes to.
#[derive(Debug)]
pub enum Pressed {
    /// There is something to say to her.
    Says(Outcome),
    /// What there is to say is said where all of them read it.
    Done,
    /// Their time shall become a meetup, which is not for this slice to make.
    Meetup(Circle),
    /// It means nothing any more.
    Stale,
}

/// What a button of intros comes to.
pub async fn press(turn: &mut Turn<'_>, route: &Route, undone: bool) -> Result<Pressed, Failure> {
    if undone {
        return Ok(Pressed::Stale);
    }
    match route.verb.as_str() {
        "join" => return Ok(Pressed::Says(join::join(turn, route.arg == "once").await?)),
        "resume" => return Ok(Pressed::Says(resume::resume(turn).await?)),
        "skip" => return Ok(Pressed::Says(skip::skip(turn).await?)),
        "status" => return Ok(Pressed::Says(Outcome::Status)),
        "greet" => return Ok(Pressed::Says(greet::greet(turn, route.arg != "off").await?)),
        _ => {}
    }
    if route.verb == "ask-no-more" {
        ask::store::wait_no_more(turn.tx, turn.asker.member.id).await?;
        return Ok(Pressed::Says(Outcome::WaitsNoMore));
    }
    if let Some(verb) = route.verb.strip_prefix("ask-") {
        let outcome = ask::press(turn, verb, &route.subject).await?;
        return Ok(outcome.map_or(Pressed::Stale, Pressed::Says));
    }
    if let Some(verb) = route.verb.strip_prefix("round-") {
        return of_round(turn, route, verb).await;
    }
    let Some(id) = CircleId::from_simple(&route.subject) else { return Ok(Pressed::Stale) };
    let circle = circle::store::get(turn.tx, id).await?.filter(|circle| circle.community == turn.community);
    let Some(circle) = circle else { return Ok(Pressed::Stale) };
    let me = turn.asker.member.id;
    let members = circle::store::members(turn.tx, id).await?;
    let Some(mine) = members.iter().find(|one| one.member == me).copied() else {
        return Err(Refusal::new("refused-circle-others").into());
    };
    let there: Vec<MemberId> = members.iter().filter(|one| one.is_there()).map(|one| one.member).collect();

    if let Some(met) = route.verb.strip_prefix("met-").and_then(Met::from_name) {
        circle::store::met(turn.tx, id, me, met).await?;
        if circle.state == circle::State::Ended {
            // The silence of its rounds was counted when it ended; this breaks it.
            super::store::heard(turn.tx, me, true).await?;
        }
        if let Some(round) = circle.round() {
            round::store::recount(turn.tx, round).await?;
        }
        return Ok(Pressed::Says(Outcome::Met { circle: id, met }));
    }
    if route.verb == "show" {
        return Ok(Pressed::Says(Outcome::Shown { circle: id }));
    }
    if !circle.is_on() || !mine.is_there() {
        return Err(Refusal::new("refused-circle-over").command("command", "intro status").into());
    }
    Ok(match route.verb.as_str() {
        "prompt" => {
            circle::store::spoke(turn.tx, id, me, turn.now).await?;
            another_prompt(turn, &circle, &there).await?
        }
        "meetup" if !route.arg.is_empty() && circle.meetup.is_none() && route.arg != slot_mark(&circle) => {
            return Err(Refusal::new("refused-circle-slot-changed").command("command", "intro status").into());
        }
        "meetup" => {
            circle::store::spoke(turn.tx, id, me, turn.now).await?;
            Pressed::Meetup(circle)
        }
        "rematch" => Pressed::Says(rematch::rematch(turn, circle).await?),
        "uneasy" => Pressed::Says(Outcome::Uneasy { circle: id }),
        "uneasy-end" => Pressed::Says(end_quietly(turn, &circle, &there, false).await?),
        "uneasy-tell" => Pressed::Says(end_quietly(turn, &circle, &there, true).await?),
        _ => Pressed::Stale,
    })
}

/// The next card, said where all of them read it; to her alone where there is no such place.
async fn another_prompt(turn: &mut Turn<'_>, circle: &Circle, there: &[MemberId]) -> Result<Pressed, Failure> {
    let mut errand = errand::of(turn);
    let people = Circles::load(&mut errand, there).await?;
    let Some(prompt) = people.prompt(&mut errand, circle, there).await? else {
        return Ok(Pressed::Says(Outcome::NoMorePrompts));
    };
    let prompt = prompt.to_owned();
    if circle.state == circle::State::Open {
        place::say(&mut errand, circle, CircleLine::Prompt { prompt }).await?;
        return Ok(Pressed::Done);
    }
    Ok(Pressed::Says(Outcome::Prompt { circle: circle.id, prompt }))
}

/// It ends without a word about why; they are not introduced again, and a moderator hears of it if she asks for it.
async fn end_quietly(turn: &mut Turn<'_>, circle: &Circle, there: &[MemberId], tell: bool) -> Result<Outcome, Failure> {
    let me = turn.asker.member.id;
    for other in there.iter().filter(|other| **other != me) {
        avoid::store::avoid(turn.tx, turn.community, me, *other, turn.now).await?;
    }
    let mut errand = errand::of(turn);
    leaving::leave(&mut errand, circle, me).await?;
    if !tell {
        return Ok(Outcome::EndedQuietly { told: Told::No });
    }
    let keepers = people::store::in_authority(errand.tx, errand.community, Standing::Moderator, KEEPERS).await?;
    let keepers: Vec<MemberId> = keepers.into_iter().filter(|keeper| !there.contains(keeper)).collect();
    for keeper in &keepers {
        let intent = Intent::CircleNews { circle: circle.id, news: CircleNews::Uneasy { who: me } };
        errand.tell(*keeper, intent, None).await?;
    }
    Ok(Outcome::EndedQuietly { told: if keepers.is_empty() { Told::Nobody } else { Told::Yes } })
}

/// A button about a round: for admins alone.
async fn of_round(turn: &mut Turn<'_>, route: &Route, verb: &str) -> Result<Pressed, Failure> {
    if turn.asker.standing < Standing::Admin {
        return Ok(Pressed::Stale);
    }
    if verb == "begin" || verb == "preview" && route.subject.is_empty() {
        return round::begin::by_hand(turn, verb == "preview").await.map(Pressed::Says);
    }
    let Some(id) = RoundId::from_simple(&route.subject) else { return Ok(Pressed::Stale) };
    let round = round::store::get(turn.tx, id).await?.filter(|round| round.community == turn.community);
    let Some(round) = round else { return Ok(Pressed::Stale) };
    Ok(match verb {
        "preview" => Pressed::Says(Outcome::Preview { round: id, page: route.arg.parse().unwrap_or(0) }),
        "open" => Pressed::Says(round::open(turn, round).await?),
        "cancel" => Pressed::Says(round::cancel(turn, round).await?),
        _ => Pressed::Stale,
    })
}
