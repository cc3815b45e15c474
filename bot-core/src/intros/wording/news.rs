//! What one member hears of an introduction or a round.

use super::{back, button, card, command, people_of, said};
use crate::id::{CircleId, MemberId, RoundId};
use crate::intros::circle::{self, Circle, Met};
use crate::intros::round;
use crate::message::{Message, Part, Route, Style};
use crate::outbox::{CircleNews, RoundNews};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, say};

/// News of an introduction; none when it says nothing any more.
pub async fn of_circle(
    tx: &mut Tx,
    circle: CircleId,
    news: &CircleNews,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let Some(circle) = circle::store::get(tx, circle).await? else { return Ok(None) };
    let locale = reader.locale;
    let of = |verb: &str| Route::new("intro", verb, circle.id.simple());
    let message = match news {
        CircleNews::Introduced => card::shown(tx, &circle, settings, reader).await?,
        CircleNews::Nudge { prompt } => {
            circle.is_on().then(|| Message::para(locale, said(prompt, "circle-nudge-direct", locale)))
        }
        CircleNews::DidYouMeet => {
            let people = others(tx, &circle, reader, true).await?;
            if people.is_empty() {
                return Ok(None);
            }
            let people = people_of(tx, &people, reader, false).await?;
            let mut message =
                Message::para(locale, say(locale, "circle-did-you-meet", &[("people", Arg::Spans(people))]));
            let actions = Met::ALL.into_iter().map(|met| {
                let name = match met {
                    Met::Yes => "met-yes",
                    Met::NotYet => "met-not-yet",
                    Met::NotThisTime => "met-not-this-time",
                };
                let action = button(locale, name, of(name));
                if met == Met::Yes { action.styled(Style::Main) } else { action }
            });
            message.parts.push(Part::Actions(actions.collect()));
            Some(message)
        }
        CircleNews::PlaceGone => {
            let others = others(tx, &circle, reader, false).await?;
            if !circle.is_on() || others.is_empty() {
                return Ok(None);
            }
            let people = people_of(tx, &others, reader, false).await?;
            Some(Message::para(locale, say(locale, "circle-place-gone", &[("people", Arg::Spans(people))])))
        }
        CircleNews::Unread { who } => {
            let others = others(tx, &circle, reader, false).await?;
            let members = circle::store::members(tx, circle.id).await?;
            let is_over = !circle.is_on() || !others.contains(who);
            // When she has come by in the meantime, she knows.
            if is_over || members.iter().any(|one| one.member == *who && one.was_heard()) {
                return Ok(None);
            }
            let who = people_of(tx, &[*who], reader, false).await?;
            let rematch = Arg::Key(if circle.round().is_some() { "yes" } else { "no" });
            let args = [("who", Arg::Spans(who)), ("rematch", rematch), command("intro rematch")];
            Some(Message::para(locale, say(locale, "circle-unread", &args)))
        }
        CircleNews::WithOthers => {
            let others = others(tx, &circle, reader, false).await?;
            if !circle.is_on() || others.is_empty() {
                return Ok(None);
            }
            if circle.state == circle::State::Direct {
                return card::shown(tx, &circle, settings, reader).await;
            }
            let people = people_of(tx, &others, reader, false).await?;
            Some(Message::para(locale, say(locale, "circle-with-others", &[("people", Arg::Spans(people))])))
        }
        CircleNews::Over if circle.round().is_none() => {
            Some(Message::para(locale, say(locale, "circle-over-between", &[])))
        }
        CircleNews::Over => Some(Message::para(locale, say(locale, "circle-over", &[]))),
        CircleNews::Uneasy { who } => {
            let members = circle::store::members(tx, circle.id).await?;
            let others: Vec<MemberId> = members.iter().map(|one| one.member).filter(|one| one != who).collect();
            let people = people_of(tx, &others, reader, false).await?;
            let who = people_of(tx, &[*who], reader, false).await?;
            let args = [("who", Arg::Spans(who)), ("people", Arg::Spans(people))];
            Some(Message::para(locale, say(locale, "circle-uneasy-told", &args)))
        }
    };
    Ok(message)
}

/// The others in a circle, of whom she is one; those who have left as well where it is about what has been.
async fn others(tx: &mut Tx, circle: &Circle, reader: &Reader, is_past: bool) -> Result<Vec<MemberId>, StoreError> {
    let members = circle::store::members(tx, circle.id).await?;
    let is_hers = members.iter().any(|one| one.is_there() && Some(one.member) == reader.member);
    let others = members.iter().filter(|one| (one.is_there() || is_past) && Some(one.member) != reader.member);
    Ok(others.map(|one| one.member).filter(|_| is_hers).collect())
}

/// News of a round; none when it says nothing any more.
pub async fn of_round(
    tx: &mut Tx,
    round: RoundId,
    news: &RoundNews,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let Some(round) = round::store::get(tx, round).await? else { return Ok(None) };
    let locale = reader.locale;
    Ok(match news {
        RoundNews::LeftOut => Some(Message::para(locale, say(locale, "round-left-out", &[command("intro status")]))),
        RoundNews::Paused => {
            let mut message = Message::para(locale, say(locale, "round-paused", &[]));
            message.parts.push(Part::Actions(vec![back(locale)]));
            Some(message)
        }
        RoundNews::Approve if round.state == round::State::Matched => {
            let plan = round::store::plan(tx, round.id).await?.unwrap_or_default();
            let number = |count: usize| Arg::Number(i64::try_from(count).unwrap_or(i64::MAX));
            let args = [
                ("groups", number(plan.groups.len())),
                ("people", number(plan.groups.iter().map(Vec::len).sum())),
                command("intro round"),
            ];
            let mut message = Message::para(locale, say(locale, "round-approve", &args));
            message.parts.push(super::rounds::deeds(&round, true, locale));
            Some(message)
        }
        RoundNews::Approve => None,
        RoundNews::TooFew => Some(Message::para(locale, say(locale, "round-too-few", &[]))),
    })
}
