//! Buttons of anonymous posts. What they carry is only a hint: everything is looked up and checked again.

use super::{Outcome, State, keeping, mine, store, unseal};
use crate::access::Access;
use crate::id::{ShareId, ShareLineId};
use crate::message::Route;
use crate::refusal::{Failure, Refusal};
use crate::turn::Turn;

/// What a button comes to; none when it means nothing any more.
pub async fn press(turn: &mut Turn<'_>, route: &Route) -> Result<Option<Outcome>, Failure> {
    let Some(id) = ShareId::from_simple(&route.subject) else { return Ok(None) };
    let share = store::get(turn.tx, id).await?.filter(|share| share.community == turn.community);
    let Some(share) = share else { return Ok(None) };
    match route.verb.as_str() {
        "me-too" if share.state == State::Open => mine::me_too(turn, &share).await.map(Some),
        "me-too" => Err(Refusal::new("refused-share-over").text("alias", share.alias).into()),
        "approve" if Access::Moderator.allows(turn.asker.standing) => {
            let line = match ShareLineId::from_simple(&route.arg) {
                Some(line) => store::line(turn.tx, line).await?.filter(|line| line.share == share.id),
                None => None,
            };
            if !route.arg.is_empty() && line.is_none() {
                return Ok(None);
            }
            keeping::approve(turn, &share, line.as_ref()).await.map(Some)
        }
        "unseal-ask" => unseal::ask(turn, &share).await,
        "unseal-agree" => unseal::agree(turn, &share).await,
        _ => Ok(None),
    }
}
