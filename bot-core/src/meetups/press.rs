//! Buttons of meetups. What they carry is only a hint: everything is looked up and checked again.

use super::rsvp::Family;
use super::{
    Answer, Meetup, Outcome, cards, clocks, edit, find, host_left, hosts, new, private, rain, rsvp, series, share,
    store, up,
};
use crate::command::{CommandSpec, GivenArg};
use crate::id::{MeetupEditId, MeetupId, MemberId};
use crate::message::Route;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command as _, Turn};

/// What a button of meetups comes to; none when it means nothing (any more).
pub async fn press(turn: &mut Turn<'_>, route: &Route, undone: bool) -> Result<Option<Outcome>, Failure> {
    if route.verb == "list" {
        return Ok(Some(Outcome::Listed { page: route.arg.parse().unwrap_or(0) }));
    }
    if let Some(verb) = route.verb.strip_prefix(find::press::VERB) {
        return find::press::press(turn, route, verb, undone).await;
    }
    let Some(id) = MeetupId::from_simple(&route.subject) else { return clocks::press(turn, route).await };
    let meetup = store::get(turn.tx, id).await?;
    let Some(meetup) = meetup.filter(|meetup| meetup.community == turn.community) else {
        return Err(Refusal::new("meetup-gone").into());
    };
    if !private::is_for(turn, &meetup).await? {
        return Err(Refusal::new("meetup-gone").into());
    }
    if let Some(answer) = Answer::from_name(&route.verb) {
        let outcome = if undone {
            rsvp::take_back(turn, &meetup, answer).await
        } else {
            rsvp::answer(turn, &meetup, answer, Family::default()).await
        };
        return outcome.map(Some);
    }
    if undone {
        return Ok(None);
    }
    deed(turn, &meetup, route).await
}

/// Where a command about a meetup can say several things and no form shows them: what there is to choose from.
pub async fn menu(
    turn: &mut Turn<'_>,
    spec: &CommandSpec,
    given: &[GivenArg],
    args: usize,
) -> Result<Option<Outcome>, Failure> {
    let number = given.first().and_then(|arg| arg.value.parse().ok()).filter(|_| args > 1);
    let Some(number) = number else { return Ok(None) };
    Ok(if spec.path == edit::Change::SPEC.path {
        Some(Outcome::EditMenu { meetup: new::find_own(turn, number).await?.id })
    } else if spec.path == rsvp::Going::SPEC.path {
        Some(Outcome::FamilyMenu { meetup: rsvp::find(turn, number).await?.id })
    } else {
        None
    })
}

async fn deed(turn: &mut Turn<'_>, meetup: &Meetup, route: &Route) -> Result<Option<Outcome>, Failure> {
    let change = MeetupEditId::from_simple(&route.arg);
    let member = MemberId::from_simple(&route.arg);
    let id = meetup.id;
    Ok(Some(match (route.verb.as_str(), change, member) {
        ("show", ..) => Outcome::Shown { meetup: id },
        ("who", ..) => Outcome::Who { meetup: id },
        ("where", ..) => {
            rsvp::refuse_unless_open(turn, meetup)?;
            Outcome::Where { meetup: id }
        }
        ("change-more", ..) => {
            hosts::refuse_unless_host(turn, meetup).await?;
            rsvp::refuse_unless_open(turn, meetup)?;
            Outcome::EditMenu { meetup: id }
        }
        ("late", ..) => rsvp::late(turn, meetup, None).await?,
        ("up", _, Some(member)) => {
            hosts::refuse_unless_host(turn, meetup).await?;
            rsvp::refuse_unless_open(turn, meetup)?;
            up::move_up(turn, meetup, member).await?
        }
        ("calendar", ..) => Outcome::Calendar { meetup: id },
        ("still-good", ..) => {
            rsvp::refuse_unless_open(turn, meetup)?;
            Outcome::StillGood { meetup: id }
        }
        ("rain", ..) => {
            hosts::refuse_unless_host(turn, meetup).await?;
            rsvp::refuse_unless_open(turn, meetup)?;
            rain::switch(turn, meetup).await?
        }
        ("change", Some(change), _) => edit::confirm(turn, meetup, change).await?,
        ("leave-as-is", Some(change), _) => edit::drop_it(turn, meetup, change).await?,
        ("host", ..) => host_left::take_over(turn, meetup).await?,
        ("share", _, Some(member)) => share::share(turn, meetup, member).await?,
        ("post", ..) => {
            hosts::refuse_unless_host(turn, meetup).await?;
            rsvp::refuse_unless_open(turn, meetup)?;
            cards::post_again(turn, &cards::Card::of(id)).await?;
            Outcome::PostedAgain { meetup: id }
        }
        ("happened", ..) => {
            hosts::refuse_unless_host(turn, meetup).await?;
            let did = route.arg == "yes";
            store::happened(turn.tx, id, did).await?;
            if did {
                rsvp::store::met(turn.tx, id, meetup.starts_at).await?;
            } else {
                rsvp::store::did_not_meet(turn.tx, id, meetup.starts_at).await?;
            }
            Outcome::Happened { meetup: id, did }
        }
        ("change-all", Some(change), _) => series::change::confirm_all(turn, meetup, change).await?,
        ("skip", Some(asked), _) => series::end::skip_asked(turn, meetup, asked).await?,
        ("end", Some(asked), _) => series::end::end_asked(turn, meetup, asked).await?,
        ("end", ..) => series::end::end(turn, meetup, None, series::end::From::Now).await?,
        ("cancel", ..) => series::end::ask_or_call_off(turn, meetup, None).await?,
        _ => return Ok(None),
    }))
}
