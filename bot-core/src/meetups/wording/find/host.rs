//! What the host hears of the time she is looking for, and what follows for those who answered.

use super::super::super::find::{Candidate, Poll, SLEEPERS, State, rules, store};
use super::super::super::{Answer, hosts, rsvp};
use super::super::{
    action, announced, answer_button, calendar_file, family, gone, moment, name_of, private, strong, with,
};
use super::{as_card, at, button, counts, number, tally, title, until};
use crate::access::Access;
use crate::id::{MeetupId, PollId};
use crate::meetups::CHANNEL;
use crate::message::{Action, Choice, Choosable, Does, Message, MomentStyle, Part, Route, Span, Style, moment_text};
use crate::outbox::PollNews;
use crate::people::naps;
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::time::naps::count_clashes;
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say, words};

/// To the host: people are asked.
pub(super) async fn asked(
    tx: &mut Tx,
    poll: &Poll,
    chosen: bool,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let args = [title(poll), ("moment", Arg::from(until(poll, reader)))];
    let mut message = Message::para(locale, say(locale, "find-asked", &args));
    if chosen {
        let naps = ("naps", Arg::Key(naps_cut(tx, poll, settings).await?));
        message.parts.push(Part::Para(say(locale, "find-asked-chosen", &[naps])));
        let lines: Vec<Vec<Span>> = poll
            .candidates
            .iter()
            .map(|candidate| {
                say(locale, "find-asked-line", &[("number", Arg::Number(candidate.number)), at(candidate, reader)])
            })
            .collect();
        message.parts.push(Part::Para(lines.join(&Span::Break)));
    }
    let command = |words: &str| Arg::command(format!("meetup {words} {}", number(poll)));
    let args = [("number", Arg::text(number(poll))), ("decide", command("decide")), ("cancel", command("cancel"))];
    message.parts.push(Part::Note(say(locale, "find-asked-how", &args)));
    let back = private(action(locale, "take-back", button(poll, "find-cancel")));
    message.parts.push(Part::Actions(vec![Action { style: Style::Grave, ..back }]));
    Ok(message)
}

/// As everybody sees it, to one person.
pub(super) async fn shown(tx: &mut Tx, poll: &Poll, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let mut message = as_card(tx, poll, reader).await?;
    message.notify = false;
    let is_asked = matches!(poll.state(reader.now), State::Open | State::Closed);
    if is_asked && poll.host.is_some() && poll.host == reader.member {
        message.parts.push(Part::Actions(vec![
            private(action(locale, "find-decide", decide(poll, None))),
            call_off(poll, reader),
        ]));
    }
    Ok(message)
}

/// To the host: what the answers came to, the best first. None when there is nothing to decide any more.
pub(super) async fn result(
    tx: &mut Tx,
    poll: &Poll,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    if !matches!(poll.state(reader.now), State::Open | State::Closed) {
        return Ok(None);
    }
    let ranked = ranked(tx, poll, settings, reader).await?;
    let Some(best) = ranked.first() else { return Ok(None) };
    let voters = store::count_voters(tx, poll.id).await?;
    let args = [title(poll), ("voters", Arg::Number(voters))];
    let mut message = if voters == 0 {
        Message::para(locale, say(locale, "find-result-nobody", &args))
    } else {
        let mut message = Message::para(locale, say(locale, "find-result", &args));
        let lines: Vec<Vec<Span>> = ranked
            .iter()
            .map(|one| {
                let args = [
                    ("number", Arg::Number(one.candidate.number)),
                    at(&one.candidate, reader),
                    ("counts", Arg::text(counts(one.tally, locale))),
                    ("naps", Arg::Number(i64::try_from(one.naps).unwrap_or(i64::MAX))),
                ];
                say(locale, "find-result-line", &args)
            })
            .collect();
        message.parts.push(Part::Para(lines.join(&Span::Break)));
        message
    };
    if poll.plan.place.is_empty() {
        message.parts.push(Part::Note(say(locale, "find-result-place", &[])));
    }
    let when = moment_text(best.candidate.starts_at, reader.zone, MomentStyle::Full, locale);
    let announce = Action {
        label: words(locale, "button-find-announce", &[("moment", Arg::text(when))]),
        word: words(locale, "word-find-announce", &[]),
        does: decide(poll, Some(best.candidate.number)),
        style: Style::Main,
        private: true,
    };
    let last = poll.candidates.iter().map(|candidate| candidate.starts_at).max();
    let longer = last.and_then(|last| rules::extended_deadline(last, poll.deadline_at, reader.now));
    let extend = longer.map(|_| private(action(locale, "find-extend", button(poll, "find-extend"))));
    let others = (ranked.len() > 1).then(|| private(action(locale, "find-others", button(poll, "find-others"))));
    let mut actions = vec![announce];
    actions.extend(others);
    match extend {
        // With nothing to go by, asking longer is what most hosts want.
        Some(extend) if voters == 0 => {
            for action in &mut actions {
                action.style = Style::Plain;
            }
            actions.insert(0, Action { style: Style::Main, ..extend });
        }
        Some(extend) => actions.push(extend),
        None => {}
    }
    actions.push(call_off(poll, reader));
    message.parts.push(Part::Actions(actions));
    Ok(Some(message))
}

/// To the host: every moment that is still to come.
pub(super) async fn others(tx: &mut Tx, poll: &Poll, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let tallies = store::tallies(tx, poll.id).await?;
    let options = poll.ahead(reader.now).map(|candidate| {
        let when = moment_text(candidate.starts_at, reader.zone, MomentStyle::Full, locale);
        let label = format!("{when} – {}", counts(tally(&tallies, candidate), locale));
        Choosable { value: format!("{}~{}", poll.number, candidate.number), label: label.chars().take(100).collect() }
    });
    let options: Vec<Choosable> = options.collect();
    let mut message = Message::para(locale, say(locale, "find-others", &[title(poll)]));
    let prompt = words(locale, "find-others-prompt", &[]);
    let route = Route::new("ask", "do", "meetup-decide");
    message.parts.push(Part::Choice(Choice { prompt, route, options, most: 1, opens: false }));
    Ok(message)
}

/// To the host: it is announced, and answers become answers to it.
pub(super) async fn settled(tx: &mut Tx, meetup: MeetupId, told: i64, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(meetup) = super::super::store::get(tx, meetup).await? else { return Ok(gone(locale)) };
    let mut message = announced(tx, &meetup, reader).await?;
    message.parts.insert(1, Part::Para(say(locale, "find-settled", &[("told", Arg::Number(told))])));
    Ok(message)
}

/// What a member hears; none when it is moot, or not for her any more.
pub async fn news(
    tx: &mut Tx,
    poll: PollId,
    news: &PollNews,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let Some(poll) = store::get(tx, poll).await? else { return Ok(None) };
    let hosts = poll.host.is_some() && poll.host == reader.member;
    let is_asked = matches!(poll.state(reader.now), State::Open | State::Closed);
    let said = match news {
        PollNews::Result if hosts => result(tx, &poll, settings, reader).await?,
        PollNews::Result if Access::Moderator.allows(reader.standing) => {
            let mut message = result(tx, &poll, settings, reader).await?;
            if let Some(message) = &mut message {
                message.parts.insert(0, Part::Para(say(locale, "find-result-no-host", &[])));
            }
            message
        }
        PollNews::Announced => match poll.meetup {
            Some(meetup) => announced_for(tx, meetup, reader).await?,
            None => None,
        },
        PollNews::CardRefused { platform } if hosts && is_asked => {
            let command = Arg::command(format!("settings set {}", CHANNEL.name));
            let args = [title(&poll), ("platform", Arg::Key(platform.name())), ("command", command)];
            let mut message = Message::para(locale, say(locale, "news-card-refused", &args));
            let again = private(action(locale, "post-again", button(&poll, "find-post")));
            message.parts.push(Part::Actions(vec![again]));
            Some(message)
        }
        PollNews::Proposed { who, number } if hosts && is_asked => match poll.candidate(*number) {
            Some(candidate) => {
                let who = ("who", name_of(tx, *who, reader).await?);
                let args = [who, title(&poll), at(candidate, reader), ("number", Arg::Number(candidate.number))];
                Some(Message::para(locale, say(locale, "find-news-proposed", &args)))
            }
            None => None,
        },
        PollNews::Cancelled if hosts => Some(off(&poll, "find-news-cancelled", locale)),
        PollNews::CalledOff if poll.state(reader.now) == State::Cancelled => Some(off(&poll, "find-news-off", locale)),
        PollNews::Settled => down_for(tx, &poll, settings, reader).await?,
        PollNews::Otherwise => return otherwise(tx, &poll, reader).await,
        PollNews::Result
        | PollNews::Proposed { .. }
        | PollNews::Cancelled
        | PollNews::CalledOff
        | PollNews::CardRefused { .. } => None,
    };
    Ok(said.map(|message| Message { notify: true, ..message }))
}

/// It is off, and why.
fn off(poll: &Poll, key: &str, locale: Locale) -> Message {
    let reason = poll.cancel_reason.clone();
    let has = ("has", Arg::Key(if reason.is_some() { "reason" } else { "none" }));
    Message::para(locale, say(locale, key, &[title(poll), has, ("reason", Arg::text(reason.unwrap_or_default()))]))
}

/// To the host: somebody else has chosen, and it is hers.
async fn announced_for(tx: &mut Tx, meetup: MeetupId, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let meetup = super::super::store::get(tx, meetup).await?;
    let Some(meetup) = meetup.filter(|meetup| meetup.is_open(reader.now) && meetup.host == reader.member) else {
        return Ok(None);
    };
    let mut message = announced(tx, &meetup, reader).await?;
    message.parts.insert(0, Part::Para(say(reader.locale, "find-news-announced", &[])));
    Ok(Some(message))
}

/// To somebody who said yes: she is down for it, or waits for a spot.
async fn down_for(
    tx: &mut Tx,
    poll: &Poll,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let (Some(member), Some(meetup)) = (reader.member, poll.meetup) else { return Ok(None) };
    let Some(meetup) = super::super::store::get(tx, meetup).await? else { return Ok(None) };
    if !meetup.is_open(reader.now) || hosts::is_host(tx, &meetup, member).await? {
        return Ok(None);
    }
    let Some(rsvp) = rsvp::store::of(tx, meetup.id, member).await? else { return Ok(None) };
    let key = match rsvp.answer {
        Answer::Going => "find-news-going",
        Answer::Waiting => "find-news-waiting",
        Answer::Maybe => "find-news-maybe",
        Answer::Cant | Answer::Sick => return Ok(None),
    };
    let args = [
        ("title", Arg::from(strong(&meetup.plan.title))),
        ("moment", Arg::from(moment(&meetup, reader))),
        ("place", Arg::text(meetup.plan.place.clone())),
    ];
    let mut message = Message::para(locale, say(locale, key, &args));
    if rsvp.answer == Answer::Going {
        message.files.push(calendar_file(tx, &meetup, settings, reader).await?);
        if rsvp::store::meets_avoided(tx, meetup.id, member).await? {
            message.parts.push(Part::Para(say(locale, "answered-avoided", &[])));
        }
    }
    let first = if rsvp.answer == Answer::Maybe {
        answer_button(locale, &meetup, Answer::Going)
    } else {
        message.parts.extend(family(&rsvp, locale));
        action(locale, "family", Does::Open(with("meetup-going", &meetup)))
    };
    message.parts.push(Part::Actions(vec![private(first), private(answer_button(locale, &meetup, Answer::Cant))]));
    Ok(Some(message))
}

/// To somebody whom only other moments suited: it is settled, and she may come all the same. It is no bother.
async fn otherwise(tx: &mut Tx, poll: &Poll, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let (Some(member), Some(meetup)) = (reader.member, poll.meetup) else { return Ok(None) };
    let Some(meetup) = super::super::store::get(tx, meetup).await? else { return Ok(None) };
    let is_ahead = meetup.is_open(reader.now) && meetup.starts_at > reader.now;
    if !is_ahead || hosts::is_host(tx, &meetup, member).await? {
        return Ok(None);
    }
    if rsvp::store::of(tx, meetup.id, member).await?.is_some() {
        return Ok(None);
    }
    let args = [
        ("title", Arg::from(strong(&meetup.plan.title))),
        ("moment", Arg::from(moment(&meetup, reader))),
        ("place", Arg::text(meetup.plan.place.clone())),
    ];
    let mut message = Message::para(locale, say(locale, "find-news-otherwise", &args));
    let answers = [Answer::Going, Answer::Cant].map(|answer| private(answer_button(locale, &meetup, answer)));
    message.parts.push(Part::Actions(answers.to_vec()));
    Ok(Some(Message { notify: false, ..message }))
}

/// How the moments that were chosen go with the naps that are known: there are `none`, they keep `clear` of them, they
/// cut `some`, or each cuts one (`all`).
async fn naps_cut(tx: &mut Tx, poll: &Poll, settings: &Settings) -> Result<&'static str, StoreError> {
    let nap_takers = naps::store::nappers(tx, poll.community, SLEEPERS).await?;
    let sleepers = naps::store::sleepers(tx, &nap_takers, settings.zone()).await?;
    let clashes = |one: &Candidate| count_clashes(&sleepers, one.starts_at, one.ends_at);
    let cuts = poll.candidates.iter().filter(|candidate| clashes(candidate) > 0).count();
    Ok(match cuts {
        _ if sleepers.is_empty() => "none",
        0 => "clear",
        cuts if cuts == poll.candidates.len() => "all",
        _ => "some",
    })
}

/// The moments that are still to come, the best first.
async fn ranked(
    tx: &mut Tx,
    poll: &Poll,
    settings: &Settings,
    reader: &Reader,
) -> Result<Vec<rules::Ranked>, StoreError> {
    let tallies = store::tallies(tx, poll.id).await?;
    let nap_takers = naps::store::nappers(tx, poll.community, SLEEPERS).await?;
    let sleepers = naps::store::sleepers(tx, &nap_takers, settings.zone()).await?;
    let ranked = poll.ahead(reader.now).map(|candidate| rules::Ranked {
        candidate: *candidate,
        tally: tally(&tallies, candidate),
        naps: count_clashes(&sleepers, candidate.starts_at, candidate.ends_at),
    });
    Ok(rules::rank(ranked.collect()))
}

/// A button that does what `meetup decide` does.
fn decide(poll: &Poll, number: Option<i64>) -> Does {
    let arg = number.map_or_else(|| poll.number.to_string(), |number| format!("{}~{number}", poll.number));
    Does::Invoke(Route::new("ask", "do", "meetup-decide").arg(arg))
}

fn call_off(poll: &Poll, reader: &Reader) -> Action {
    let off = private(action(reader.locale, "call-off", button(poll, "find-cancel")));
    Action { style: Style::Grave, ..off }
}
