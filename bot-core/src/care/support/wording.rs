//! What support says.

use super::{LINES, Outcome, REGION, TELL, lines, store};
use crate::id::{CommunityId, MemberId};
use crate::message::{Action, Does, Message, Part, Route, Span, Style};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::{Reader, mention};
use crate::wording::{Arg, Locale, date, say, words};

/// An outcome in words.
pub async fn answer(
    tx: &mut Tx,
    outcome: Outcome,
    community: CommunityId,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    match outcome {
        Outcome::Lines => people_to_talk_to(tx, community, settings, reader).await,
        Outcome::Confirmed => Ok(Message::para(locale, say(locale, "support-confirmed", &[]))),
    }
}

/// No button stands under it: what was shown with buttons is remembered, and this is not.
async fn people_to_talk_to(
    tx: &mut Tx,
    community: CommunityId,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let region = settings.word(&REGION);
    let mut parts = vec![Part::Heading(say(locale, "support-heading", &[]))];
    let intro = if region == REGION.default { "support-intro-anywhere" } else { "support-intro" };
    parts.push(Part::Para(say(locale, intro, &[("region", Arg::text(region_name(region, locale)))])));
    let own = settings.names(&LINES);
    let known = lines::of(region);
    parts.push(Part::List(
        own.into_iter().map(|line| vec![Span::Text(line)]).chain(known.iter().map(|line| told(line, locale))).collect(),
    ));
    let read_on = known.iter().map(|line| line.source_checked).min().map(|day| date(locale, day)).unwrap_or_default();
    let confirmed = store::confirmed_at(tx, community, region).await?.is_some();
    let checked = if confirmed { "support-checked-here" } else { "support-read-on" };
    parts.push(Part::Note(say(locale, checked, &[("day", Arg::text(read_on))])));
    parts.push(Part::Note(say(locale, "support-nobody-knows", &[])));
    Ok(Message::new(locale, parts))
}

fn told(line: &lines::Line, locale: Locale) -> Vec<Span> {
    let mut spans = vec![
        Span::Strong(vec![Span::Text(line.name(locale).to_owned())]),
        Span::Text(format!(": {}. {}", line.contact(locale).trim_end_matches('.'), line.note(locale))),
    ];
    // An emergency number has no page that would help.
    if line.kind != lines::Kind::Emergency {
        spans.push(Span::Text(" ".to_owned()));
        spans.push(Span::Link { label: page(&line.url), url: line.url.clone() });
    }
    spans
}

fn page(url: &url::Url) -> String {
    url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned()
}

fn region_name(region: &str, locale: Locale) -> String {
    words(locale, &format!("region-{region}"), &[])
}

/// Asks an admin whether what her community is shown is right.
#[must_use]
pub fn check(settings: &Settings, reader: &Reader) -> Option<Message> {
    let locale = reader.locale;
    let region = settings.word(&REGION);
    if region == REGION.default {
        return None;
    }
    let region_arg = [("region", Arg::text(region_name(region, locale)))];
    let mut parts = vec![Part::Para(say(locale, "support-check", &region_arg))];
    let source = |line: &&lines::Line| {
        let mut spans = told(line, locale);
        let args = [
            ("page", Arg::from(Span::Link { label: page(&line.source), url: line.source.clone() })),
            ("day", Arg::text(date(locale, line.source_checked))),
        ];
        spans.push(Span::Break);
        spans.extend(say(locale, "support-source", &args));
        spans
    };
    parts.push(Part::List(lines::of(region).iter().map(source).collect()));
    let set = Span::Command(format!("settings set {} {}", LINES.name, words(locale, "support-line-example", &[])));
    parts.push(Part::Note(say(locale, "support-check-how", &[("command", Arg::from(set))])));
    let confirm = Route::new("support", "confirm", region);
    parts.push(Part::Actions(vec![Action::new(locale, "support-confirm", Does::Invoke(confirm)).styled(Style::Main)]));
    Some(Message::new(locale, parts))
}

/// Offers her people to talk to.
#[must_use]
pub fn offer(settings: &Settings, reader: &Reader) -> Message {
    let locale = reader.locale;
    let command = ("command", Arg::command("support"));
    let mut parts = vec![Part::Para(say(locale, "support-offer", &[command]))];
    match settings.word(&TELL) {
        "somebody" => parts.push(Part::Note(say(locale, "support-offer-somebody", &[]))),
        "who" => parts.push(Part::Note(say(locale, "support-offer-who", &[]))),
        _ => parts.push(Part::Note(say(locale, "support-offer-nobody", &[]))),
    }
    parts.push(Part::Actions(vec![
        Action::new(locale, "support-show", Does::Invoke(Route::new("support", "show", ""))).styled(Style::Main),
    ]));
    Message::new(locale, parts)
}

/// Tells those who keep order that somebody was offered support; who it is only where that was set, now as well as then.
pub async fn tell(
    tx: &mut Tx,
    member: Option<MemberId>,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let who = match member.filter(|_| settings.word(&TELL) == "who") {
        Some(member) => mention(tx, member, reader, false).await?,
        None => None,
    };
    let said = match (who, settings.word(&TELL)) {
        (_, "off") => return Ok(None),
        (Some(who), _) => say(locale, "support-told-who", &[("who", Arg::from(who))]),
        (None, _) => say(locale, "support-told", &[]),
    };
    Ok(Some(Message::para(locale, said)))
}
