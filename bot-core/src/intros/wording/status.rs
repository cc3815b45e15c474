//! How she stands, to herself alone.

use super::{back, button, command, next_round, people_of};
use crate::id::{CommunityId, MemberId};
use crate::intros::{Part as Takes, ask, circle, rematch, round, store};
use crate::message::{Message, Part, Route, Style};
use crate::outbox;
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, say};

/// How she takes part, and whom she is introduced to at the moment.
pub(super) async fn status(
    tx: &mut Tx,
    community: CommunityId,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(me) = reader.member else { return Ok(Message::para(locale, say(locale, "circle-gone", &[]))) };
    let taking = store::of(tx, me).await?;
    let part = taking.map_or(Takes::Out, |taking| taking.part_at(reader.now));
    let until = taking.and_then(|taking| taking.paused_until);
    let mut message = Message::para(
        locale,
        match (part, until) {
            (Takes::Every, _) => say(locale, "intro-status-every", &[command("intro pause")]),
            (Takes::Once, _) => say(locale, "intro-status-once", &[command("intro join")]),
            (Takes::Paused, Some(until)) => {
                say(locale, "intro-status-paused-until", &[("day", Arg::from(reader.day(until)))])
            }
            (Takes::Paused, None) => say(locale, "intro-status-paused", &[command("intro resume")]),
            (Takes::Silent, _) => say(locale, "intro-status-silent", &[command("intro resume")]),
            (Takes::Out, _) => say(locale, "intro-not-in", &[command("intro join")]),
        },
    );
    if taking.is_some_and(|taking| taking.greets) {
        message.parts.push(Part::Para(say(locale, "intro-status-greets", &[command("intro greet off")])));
    }
    let mut actions = Vec::new();
    match part {
        Takes::Every | Takes::Once => {
            message.parts.extend(next_round(tx, community, settings, reader).await?);
            let next = round::store::next_number(tx, community).await?;
            let skip = Route::new("intro", "skip", "");
            if taking.is_some_and(|taking| taking.skips == Some(next)) {
                message.parts.push(Part::Para(say(locale, "intro-status-skips", &[])));
                actions.push(button(locale, "intro-unskip", skip));
            } else {
                actions.push(button(locale, "intro-skip", skip));
            }
        }
        Takes::Paused | Takes::Silent => actions.push(back(locale)),
        Takes::Out => actions.push(button(locale, "intro-join", Route::new("intro", "join", "")).styled(Style::Main)),
    }

    if outbox::store::keeps_any(tx, me).await? {
        message.parts.push(Part::Para(say(locale, "intro-status-kept", &[])));
        actions.push(button(locale, "show-me", Route::new("kept", "intro", "")).styled(Style::Main));
    }

    for question in ask::store::of_member(tx, me, reader.now).await? {
        message.parts.push(Part::Para(super::ask::open(&question, reader)));
    }
    let waited_for = ask::store::waited_for_by(tx, me).await?;
    for question in &waited_for {
        message.parts.push(Part::Para(super::ask::waits(question, reader)));
    }
    if !waited_for.is_empty() {
        actions.push(button(locale, "ask-no-more", Route::new("intro", "ask-no-more", "")));
    }

    let circles = circle::store::of_member(tx, me).await?;
    // Whoever is silent in a round may be swapped for somebody else, also when she was introduced to others since.
    let of_round = circles.iter().find(|circle| circle.round().is_some()).map(|circle| circle.id);
    for (at, circle) in circles.iter().enumerate() {
        let members = circle::store::members(tx, circle.id).await?;
        let others: Vec<&circle::Member> = members.iter().filter(|one| one.is_there() && one.member != me).collect();
        let ids: Vec<MemberId> = others.iter().map(|one| one.member).collect();
        let people = people_of(tx, &ids, reader, false).await?;
        message.parts.push(Part::Para(say(locale, "intro-status-circle", &[("people", Arg::Spans(people))])));
        let of = |verb: &str| Route::new("intro", verb, circle.id.simple());
        let is_silent = others.iter().all(|one| one.spoke_at.is_none() && one.met.is_none());
        if of_round == Some(circle.id) && is_silent && circle.begun_at + rematch::PATIENCE <= reader.now {
            message.parts.push(Part::Note(say(locale, "intro-status-rematch", &[command("intro rematch")])));
            actions.push(button(locale, "circle-rematch", of("rematch")));
        }
        // These are about the latest; there is hardly ever another.
        if at == 0 {
            actions.push(button(locale, "circle-show", of("show")));
            actions.push(button(locale, "circle-uneasy", of("uneasy")));
        }
    }
    message.parts.push(Part::Actions(actions));
    Ok(message)
}
