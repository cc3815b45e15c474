//! Buttons of the welcome.

use super::{KEPT, Outcome, store};
use crate::message::Route;
use crate::people::profile;
use crate::refusal::{Failure, Refusal};
use crate::turn::Turn;

/// What a button comes to; none when it means nothing.
pub async fn press(turn: &mut Turn<'_>, route: &Route) -> Result<Option<Outcome>, Failure> {
    let member = turn.asker.member.id;
    match route.verb.as_str() {
        "new" => {
            // Whoever has read it is not told once more when her arrival is heard late.
            if store::of(turn.tx, member).await?.at.is_none() {
                store::welcome(turn.tx, member, turn.now).await?;
            }
            Ok(Some(Outcome::Welcome))
        }
        "in" => Ok(Some(Outcome::In)),
        "keep" => {
            let welcomed = store::of(turn.tx, member).await?;
            let is_kept = welcomed.said_at.is_some_and(|at| at + KEPT > turn.now);
            let Some(hello) = welcomed.hello.filter(|_| is_kept) else {
                return Err(Refusal::new("refused-hello-gone").command("command", "my about").into());
            };
            profile::store::set_about(turn.tx, member, Some(&hello)).await?;
            Ok(Some(Outcome::Kept))
        }
        _ => Ok(None),
    }
}
