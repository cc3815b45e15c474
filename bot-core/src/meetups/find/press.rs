//! Buttons of a time that is being found. What they carry is only a hint: everything is looked up and checked again.

use super::{Outcome, Says, State, decide, store, vote};
use crate::id::PollId;
use crate::meetups::cards;
use crate::message::Route;
use crate::refusal::{Failure, Refusal};
use crate::turn::Turn;

/// What the routes of these buttons begin with.
pub const VERB: &str = "find-";

/// What such a button comes to; none when it means nothing (any more). `verb` is what follows [`VERB`].
pub(in crate::meetups) async fn press(
    turn: &mut Turn<'_>,
    route: &Route,
    verb: &str,
    undone: bool,
) -> Result<Option<crate::meetups::Outcome>, Failure> {
    let Some(id) = PollId::from_simple(&route.subject) else { return Ok(None) };
    let poll = store::get(turn.tx, id).await?.filter(|poll| poll.community == turn.community);
    let Some(poll) = poll else { return Err(Refusal::new("find-gone").into()) };
    let number = route.arg.parse::<i64>().ok();
    if let (Some(says), Some(number)) = (Says::from_name(verb), number) {
        return vote::tap(turn, &poll, number, says, undone).await.map(|outcome| Some(outcome.into()));
    }
    if undone {
        return Ok(None);
    }
    if let (Some(says), Some(number)) = (verb.strip_prefix("step-").and_then(Says::from_name), number) {
        vote::tap(turn, &poll, number, says, false).await?;
        return Ok(Some(vote::after(&poll, number, turn).into()));
    }
    let is_host = super::refuse_unless_host(turn, &poll).is_ok();
    let is_asked = matches!(poll.state(turn.now), State::Open | State::Closed);
    Ok(Some(match (verb, number) {
        ("answer", _) => vote::begin(turn, &poll).await?,
        ("step", Some(number)) => {
            super::refuse_unless(turn, &poll, false).await?;
            Outcome::Step(id, number).into()
        }
        ("mine", _) => Outcome::Mine(id).into(),
        ("post", _) => {
            super::refuse_unless_host(turn, &poll)?;
            super::refuse_unless(turn, &poll, true).await?;
            cards::post_again(turn, &cards::Card::of_poll(id)).await?;
            Outcome::PostedAgain(id).into()
        }
        ("others", _) => {
            super::refuse_unless_host(turn, &poll)?;
            super::refuse_unless(turn, &poll, true).await?;
            Outcome::Others(id).into()
        }
        ("show", _) => match poll.state(turn.now) {
            State::Settled(meetup) => crate::meetups::Outcome::Shown { meetup },
            State::Closed if is_host && is_asked => Outcome::Result(id).into(),
            State::Open | State::Closed | State::Cancelled | State::Passed => Outcome::Shown(id).into(),
        },
        ("extend", _) => decide::extend(turn, &poll).await?.into(),
        ("cancel", _) => decide::cancel(turn, &poll, None).await?,
        _ => return Ok(None),
    }))
}

impl From<Outcome> for crate::meetups::Outcome {
    fn from(outcome: Outcome) -> Self {
        Self::Find(outcome)
    }
}
