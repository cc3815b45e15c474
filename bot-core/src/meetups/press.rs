//! Buttons of meetups. What they carry is only a hint: everything is looked up and checked again.

use chrono_tz::Tz;

use super::rsvp::Family;
use super::{Answer, Meetup, Outcome, clocks, edit, find, hosts, private, rain, rsvp, series, share, store};
use crate::command::GivenArg;
use crate::id::{CommunityId, MeetupEditId, MeetupId, MemberId};
use crate::message::Route;
use crate::refusal::{Failure, Refusal};
use crate::store::{StoreError, Tx};
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

/// What a form about a meetup is filled with: what a host has said about it, or what she herself has said to it.
pub async fn known(
    tx: &mut Tx,
    path: &str,
    community: CommunityId,
    number: Option<i64>,
    member: MemberId,
    zone: Tz,
) -> Result<Vec<GivenArg>, StoreError> {
    let meetup = match number {
        Some(number) => store::by_number(tx, community, number).await?,
        None => None,
    };
    let Some(meetup) = meetup else { return Ok(Vec::new()) };
    let mut known: Vec<(&str, Option<String>)> = Vec::new();
    if path == edit::Change::SPEC.path && hosts::is_host(tx, &meetup, member).await? {
        // As she will be read when she sends it: on her own clock.
        let local_start = meetup.starts_at.with_timezone(&zone);
        let plan = meetup.plan;
        known = vec![
            ("when", Some(local_start.format("%Y-%m-%d %H:%M").to_string())),
            ("place", Some(plan.place)),
            ("spots", plan.spots.map(|spots| spots.to_string())),
            ("notes", plan.notes),
            ("title", Some(plan.title)),
        ];
    } else if path == rsvp::Going::SPEC.path
        && let Some(rsvp) = rsvp::store::of(tx, meetup.id, member).await?
    {
        known =
            vec![("kids", Some(rsvp.kids.to_string())), ("adults", Some(rsvp.adults.to_string())), ("note", rsvp.note)];
    }
    let given = |(name, value): (&str, Option<String>)| Some(GivenArg { name: name.to_owned(), value: value? });
    Ok(known.into_iter().filter_map(given).collect())
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
        ("calendar", ..) => Outcome::Calendar { meetup: id },
        ("still-good", ..) => Outcome::StillGood { meetup: id },
        ("rain", ..) => {
            hosts::refuse_unless_host(turn, meetup).await?;
            rsvp::refuse_unless_open(turn, meetup)?;
            rain::switch(turn, meetup).await?
        }
        ("change", Some(change), _) => edit::confirm(turn, meetup, change).await?,
        ("leave-as-is", Some(change), _) => edit::drop_it(turn, meetup, change).await?,
        ("share", _, Some(member)) => share::share(turn, meetup, member).await?,
        ("happened", ..) => {
            hosts::refuse_unless_host(turn, meetup).await?;
            let did = route.arg == "yes";
            store::happened(turn.tx, id, did).await?;
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
