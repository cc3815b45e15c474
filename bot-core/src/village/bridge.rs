//! What two slices need of each other: the time that suits people who were introduced becomes a meetup of theirs.

use crate::catalogue::Answer;
use crate::id::MemberId;
use crate::intros::circle::{self, Circle, slot};
use crate::intros::wording as intro_words;
use crate::meetups::{Plan, private};
use crate::refusal::{Failure, Refusal};
use crate::turn::Turn;
use crate::wording::words;

/// Makes a meetup of a circle's time, for its people alone: in their place, and told to each who is not in it; when it is
/// one already, shows it.
pub(super) async fn meet(turn: &mut Turn<'_>, circle: &Circle) -> Result<Answer, Failure> {
    let over = || Refusal::new("refused-circle-over").command("command", "intro status");
    if let Some(meetup) = circle.meetup {
        return private::shown(turn, meetup).await?.map(Answer::Meetups).ok_or_else(|| over().into());
    }
    let Some(at) = circle.slot_at else { return Err(over().into()) };
    let place = match circle.state {
        circle::State::Open => Some(circle.platform.zip(circle.place.clone()).ok_or_else(over)?),
        circle::State::Direct => None,
        circle::State::Opening | circle::State::Ended => return Err(over().into()),
    };
    let members = circle::store::members(turn.tx, circle.id).await?;
    let me = turn.asker.member.id;
    let reads_there = |one: &circle::Member| place.is_some() && !one.unreached;
    let guests = members.iter().filter(|one| one.is_there() && one.member != me && !reads_there(one));
    let guests: Vec<MemberId> = guests.map(|one| one.member).collect();
    let locale = intro_words::locale_of(turn.tx, circle, turn.settings).await?;
    let plan = Plan {
        title: words(locale, "circle-meetup-title", &[]),
        place: words(locale, if place.is_some() { "circle-meetup-place" } else { "circle-meetup-direct" }, &[]),
        ..Plan::default()
    };

    let (meetup, announced) = private::announce(turn, plan, (at, slot::LENGTH), place, &guests).await?;
    circle::store::became(turn.tx, circle.id, meetup).await?;
    Ok(Answer::Meetups(announced))
}
