//! Buttons of reports. What they carry is only a hint: everything is looked up and checked again.

use super::{Case, Outcome, Report, report, show, store, take};
use crate::access::Access;
use crate::id::CaseId;
use crate::message::Route;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Turn, errand};

/// What a button of reports comes to; none when it means nothing any more.
pub async fn press(turn: &mut Turn<'_>, route: &Route) -> Result<Option<Outcome>, Failure> {
    if route.verb == "queue" {
        let is_moderator = Access::Moderator.allows(turn.asker.standing);
        return Ok(is_moderator.then(|| Outcome::Queue { page: route.arg.parse().unwrap_or(0) }));
    }
    let Some(id) = CaseId::from_simple(&route.subject) else { return Ok(None) };
    let case = store::get(turn.tx, id).await?.filter(|case| case.community == turn.community);
    let Some(case) = case else { return Ok(None) };
    if let Some(verb) = route.verb.strip_prefix("told-") {
        let Some(report) = store::report_of(turn.tx, id, turn.asker.member.id).await? else { return Ok(None) };
        return told(turn, case, report, verb).await;
    }
    if !case.is_for(turn.asker.member.id) {
        return Ok(None);
    }
    if !Access::Moderator.allows(turn.asker.standing) {
        return Err(Refusal::new("refused-case-moderators").into());
    }
    match route.verb.as_str() {
        "show" => Ok(Some(Outcome::Shown { case: id })),
        "take" => take::take(turn, case).await.map(Some),
        "leave" => take::leave(turn, case).await.map(Some),
        "steps" if case.is_on() && case.author.is_some() => Ok(Some(Outcome::Steps { case: id })),
        "how" if case.is_on() => Ok(Some(Outcome::How { case: id })),
        _ => Ok(None),
    }
}

/// Buttons of whoever told.
async fn told(turn: &mut Turn<'_>, case: Case, report: Report, verb: &str) -> Result<Option<Outcome>, Failure> {
    let again = || Ok(Some(Outcome::Told { case: case.id, again: true }));
    if verb == "show" {
        return again();
    }
    if !case.is_on() {
        return Err(Refusal::new("refused-case-over").number("number", case.number).into());
    }
    match verb {
        "danger" => {
            report::alert(turn, &case).await?;
            again()
        }
        "named" | "unnamed" => {
            let report = Report { named: verb == "named", reason: None, ..report };
            store::tell(turn.tx, case.id, &report, turn.now).await?;
            show(&mut errand::of(turn), &case, false).await?;
            again()
        }
        "back" => {
            if !store::take_back(turn.tx, case.id, turn.asker.member.id).await? {
                store::close(turn.tx, case.id, (None, None), turn.now).await?;
            }
            show(&mut errand::of(turn), &case, false).await?;
            Ok(Some(Outcome::TakenBack))
        }
        _ => Ok(None),
    }
}
