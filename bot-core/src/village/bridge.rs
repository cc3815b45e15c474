//! What two slices need of each other: the time that suits people who were introduced becomes a meetup.

use crate::catalogue::Answer;
use crate::intros::circle::Circle;
use crate::refusal::{Failure, Refusal};
use crate::turn::Turn;

/// Makes a meetup of a circle's time, for its people alone.
pub(super) async fn meet(_turn: &mut Turn<'_>, _circle: &Circle) -> Result<Answer, Failure> {
    Err(Refusal::new("refused-circle-over").command("command", "intro status").into())
}
