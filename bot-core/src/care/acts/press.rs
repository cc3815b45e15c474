//! Buttons of this part. Whoever presses is looked up again: somebody who has lost her role meanwhile does nothing.

use super::{Outcome, State, doing, store};
use crate::access::Access;
use crate::id::ActId;
use crate::message::Route;
use crate::refusal::{Failure, Refusal};
use crate::turn::Turn;

/// What a button comes to; none when it means nothing any more.
pub async fn press(turn: &mut Turn<'_>, route: &Route) -> Result<Option<Outcome>, Failure> {
    let verb = route.verb.as_str();
    if verb == "standing" {
        return Ok(Some(Outcome::Standing));
    }
    if !Access::Moderator.allows(turn.asker.standing) {
        return Err(Refusal::new("refused-care-role").into());
    }
    let Some(id) = ActId::from_simple(&route.subject) else { return Ok(None) };
    let act = store::get(turn.tx, id).await?.filter(|act| act.community == turn.community);
    let Some(mut act) = act else { return Ok(None) };
    let mine = act.by == Some(turn.asker.member.id);
    Ok(match verb {
        "send" if mine => Some(doing::send(turn, act).await?),
        "drop" if mine => {
            if act.state == State::Draft {
                act.state = State::Dropped;
                act.lost = None;
                store::save(turn.tx, &act).await?;
            }
            Some(Outcome::Dropped)
        }
        "yes" => Some(doing::second(turn, act).await?),
        "no" => Some(doing::not_second(turn, act).await?),
        _ => None,
    })
}
