//! Whoever told adds something, or answers what the moderators asked.

use super::{Line, Outcome, Report, mine, show, store};
use crate::outbox::{DeskNews, Intent, To};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Turn, errand};

/// Lines of one case, so that nobody fills it.
const MOST: usize = 40;

/// Brings her words to the moderators.
pub(super) async fn answer(turn: &mut Turn<'_>, number: i64, words: String) -> Result<Outcome, Failure> {
    let me = turn.asker.member.id;
    let case = store::by_number(turn.tx, turn.community, number).await?.ok_or_else(|| mine::not_hers(number))?;
    let report = store::report_of(turn.tx, case.id, me).await?.ok_or_else(|| mine::not_hers(number))?;
    if !case.is_on() {
        return Err(Refusal::new("refused-case-over").number("number", case.number).into());
    }
    if report.reason.is_none() && store::lines(turn.tx, case.id).await?.iter().all(|line| line.member != me) {
        let report = Report { reason: Some(words), ..report };
        store::tell(turn.tx, case.id, &report, turn.now).await?;
    } else {
        if store::lines(turn.tx, case.id).await?.len() >= MOST {
            return Err(Refusal::new("refused-case-full").into());
        }
        let line = Line { member: me, asked: false, said: words };
        store::say(turn.tx, case.id, &line, turn.now).await?;
    }
    let mut errand = errand::of(turn);
    show(&mut errand, &case, false).await?;
    if let Some(holder) = case.holder.filter(|_| case.is_on()) {
        errand.say(To::Member { member: holder }, Intent::CaseDesk { case: case.id, news: DeskNews::Answered }).await?;
    }

    Ok(Outcome::Answered { case: case.id })
}
