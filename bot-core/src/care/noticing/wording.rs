//! What noticing says: to authors, to those who keep order, and to whoever chooses what is noticed.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use url::Url;

use super::super::lexicon::Kind;
use super::choices::{self, ALLOW, AUTOMOD, CARE, DROPPED, NUDGE_DAYS};
use super::nudge::Nudge;
use super::{MODEL, Mode, OWN, Outcome, WATCHED, store, try_it};
use crate::id::{CommunityId, MemberId, NudgeId};
use crate::incoming::{HomeKey, MessageKey, PlatformKind};
use crate::message::{Action, Does, Message, Moment, MomentStyle, Part, Route, Span, Style};
use crate::people;
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say, words};

mod banter;

/// Links for one phrase, and for a whole summary, at most.
const LINKS: usize = 3;
const ALL_LINKS: usize = 12;

/// Phrases of one topic that a summary names.
const PHRASES: usize = 5;

/// What is known about platforms while something is put into words.
pub trait Platforms {
    /// Where a message can be read on the web, by whoever may read it.
    fn link(&self, platform: PlatformKind, home: &HomeKey, message: &MessageKey) -> Option<Url>;

    /// Whether it can hold messages back by itself.
    fn filters(&self, platform: PlatformKind) -> bool;

    /// Whether the bot is told what people write to each other there.
    fn hears_talk(&self, platform: PlatformKind) -> bool;
}

/// An outcome in words.
pub async fn answer(
    tx: &mut Tx,
    outcome: &Outcome,
    (community, settings): (CommunityId, &Settings),
    platforms: &(dyn Platforms + Sync),
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let para = |key: &str| Message::para(locale, say(locale, key, &[]));
    Ok(match outcome {
        Outcome::Tried { noticed, mode } => {
            let mut message = tried(noticed.as_ref(), *mode, settings, locale);
            if *mode == Mode::Watch && Mode::chosen(settings) == Mode::Nudge {
                message.parts.push(Part::Note(say(locale, "try-first", &[until(tx, community, reader).await?])));
            }
            if !platforms.hears_talk(reader.platform) {
                message.parts.push(Part::Note(say(locale, "care-unheard", &[])));
            }
            message
        }
        Outcome::Reworded { nudge, text } => {
            let mut message = para("reworded");
            message.parts.push(Part::Para(vec![Span::Text(text.clone())]));
            message.parts.push(Part::Para(say(locale, "reworded-how", &[])));
            message.parts.push(Part::Actions(vec![button(locale, "nudge-old", "back", nudge.simple(), Style::Plain)]));
            message
        }
        Outcome::TakingBack => para("nudge-taking-back"),
        Outcome::Left => para("nudge-left"),
        Outcome::Early => para("care-early"),
        Outcome::Dropped { phrase } => {
            let command = match phrase.strip_prefix(OWN) {
                Some(own) => format!("settings set care-phrases + {own}"),
                None => format!("settings set {} - {phrase}", DROPPED.name),
            };
            let args = [("phrase", Arg::text(phrase_words(phrase, locale))), ("command", Arg::command(&command))];
            Message::para(locale, say(locale, "care-drops", &args))
        }
        Outcome::Banter(came) => banter::answer(tx, *came, reader).await?,
    })
}

/// Somebody says that another may tease her, and asks whether that one says so too.
pub async fn banter_asked(tx: &mut Tx, member: MemberId, reader: &Reader) -> Result<Option<Message>, StoreError> {
    banter::asked(tx, member, reader).await
}

/// What would be noticed in a sentence, and why.
fn tried(noticed: Option<&try_it::Tried>, mode: Mode, settings: &Settings, locale: Locale) -> Message {
    let Some(tried) = noticed else {
        let command =
            Arg::command(format!("settings set {} + {}", choices::PHRASES.name, words(locale, "phrase-example", &[])));
        let mut message = Message::para(locale, say(locale, "try-nothing", &[]));
        message.parts.push(Part::Note(say(locale, "try-add", &[("command", command)])));
        return message;
    };
    let topic = Kind::from_name(&tried.kind).map(|kind| topic_words(kind, locale)).unwrap_or_default();
    let args = [("topic", Arg::text(topic)), ("span", Arg::from(Span::Code(tried.span.clone())))];
    let mut message = Message::para(locale, say(locale, "try-noticed", &args));
    let code = |text: &str| Arg::from(Span::Code(text.to_owned()));
    message.parts.push(Part::Para(if let Some(own) = tried.phrase.strip_prefix(OWN) {
        say(locale, "try-by-own", &[("phrase", code(own))])
    } else if tried.phrase.starts_with(MODEL) {
        say(locale, "try-by-words", &[("words", Arg::text(tried.words.join(", ")))])
    } else {
        say(locale, "try-by-phrase", &[("phrase", code(&tried.phrase))])
    }));
    let days = ("days", Arg::Number(settings.whole(&NUDGE_DAYS)));
    let Some((effect, gentler)) = tried.effect.as_ref().zip(tried.gentler.as_ref()) else {
        let key = if mode == Mode::Off { "try-off" } else { "try-support" };
        message.parts.push(Part::Para(say(locale, key, &[])));
        return message;
    };
    message.parts.push(Part::Para(say(locale, "try-shows", &[])));
    message.parts.extend(sentences(effect, gentler, locale));
    message.parts.push(Part::Para(match mode {
        Mode::Off => say(locale, "try-off", &[]),
        Mode::Watch => say(locale, "try-watch", &[]),
        Mode::Nudge => say(locale, "try-nudge", &[days]),
    }));
    let command = if tried.phrase.starts_with(OWN) {
        format!("settings set {} + {}", ALLOW.name, tried.span)
    } else {
        format!("settings set {} + {}", DROPPED.name, tried.phrase)
    };
    message.parts.push(Part::Note(say(locale, "try-wrong", &[("command", Arg::command(&command))])));
    message
}

/// The likely effect, and a gentler way to say it.
fn sentences(effect: &str, gentler: &str, locale: Locale) -> [Part; 2] {
    let said = say(locale, &format!("care-gentler-{gentler}"), &[]);
    // Most of them are words to write; some speak of what could be done.
    let is_advice = ["own", "child-private"].contains(&gentler);
    let gentler = if is_advice { said } else { say(locale, "nudge-gentler", &[("words", Arg::Spans(said))]) };
    [Part::Para(say(locale, &format!("care-effect-{effect}"), &[])), Part::Para(gentler)]
}

/// The nudge, to the author alone; none when she has done something about it or it is not known any more.
pub async fn nudge(
    tx: &mut Tx,
    nudge: NudgeId,
    platforms: &(dyn Platforms + Sync),
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let Some(nudge) = store::nudge(tx, nudge).await?.filter(|nudge| reader.member == Some(nudge.member)) else {
        return Ok(None);
    };
    let locale = reader.locale;
    let id = nudge.id.simple();
    let mut message = Message::para(locale, about(tx, &nudge, "nudge-about", platforms, locale).await?);
    message.notify = true;
    message.parts.extend(sentences(&nudge.effect, &nudge.gentler, locale));
    message.parts.push(Part::Note(say(locale, "nudge-yours", &[])));
    let reword = Action {
        does: Does::Open(Route::new("ask", "new", "my-reword")),
        ..button(locale, "nudge-reword", "", String::new(), Style::Main)
    };
    let back = button(locale, "nudge-back", "back", id.clone(), Style::Plain);
    let leave = button(locale, "nudge-leave", "leave", id, Style::Plain);
    message.parts.push(Part::Actions(vec![reword, back, leave]));
    Ok(Some(message))
}

/// Her message could not be taken away: how she does it herself.
pub async fn not_taken(
    tx: &mut Tx,
    nudge: NudgeId,
    platforms: &(dyn Platforms + Sync),
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let Some(nudge) = store::nudge(tx, nudge).await?.filter(|nudge| reader.member == Some(nudge.member)) else {
        return Ok(None);
    };
    let locale = reader.locale;
    Ok(Some(Message::para(locale, about(tx, &nudge, "nudge-not-taken", platforms, locale).await?)))
}

/// A sentence about her message, with a link to it where there are links.
async fn about(
    tx: &mut Tx,
    nudge: &Nudge,
    key: &str,
    platforms: &(dyn Platforms + Sync),
    locale: Locale,
) -> Result<Vec<Span>, StoreError> {
    let homes = people::store::homes(tx, nudge.community).await?;
    let home = homes.iter().find(|home| home.id == nudge.home);
    let link = home.and_then(|home| platforms.link(nudge.platform, &home.key, &nudge.message));
    let label = words(locale, "nudge-message", &[]);
    let message = match link {
        Some(url) => Span::Link { label, url },
        None => Span::Text(label),
    };
    Ok(say(locale, key, &[("message", Arg::from(message))]))
}

/// What those who keep order read once a day; none when there is nothing to tell any more.
pub async fn summary(
    tx: &mut Tx,
    (community, settings): (CommunityId, &Settings),
    at: DateTime<Utc>,
    platforms: &(dyn Platforms + Sync),
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let told = store::told(tx, community, at).await?;
    if told.is_empty() {
        return Ok(None);
    }
    let locale = reader.locale;
    let mut topics: BTreeMap<Kind, Vec<&store::Noted>> = BTreeMap::new();
    for noted in &told {
        topics.entry(noted.kind).or_default().push(noted);
    }
    let mut links_left = ALL_LINKS;
    let list = topics.iter().map(|(kind, noted)| topic_line(*kind, noted, &mut links_left, platforms, locale));
    let list = list.collect();

    let founded_at = people::store::founded_at(tx, community).await?.unwrap_or(reader.now);
    let mode = Mode::now(settings, founded_at, reader.now);
    let days = ("days", Arg::Number(settings.whole(&NUDGE_DAYS)));
    let explains = match mode {
        Mode::Nudge => say(locale, "noticed-nudge", &[days]),
        Mode::Off | Mode::Watch => say(locale, "noticed-watch", &[]),
    };
    let mut parts = vec![
        Part::Heading(say(locale, "noticed-heading", &[("count", number(told.len()))])),
        Part::Para(explains),
        Part::List(list),
    ];
    let suggested = store::suggested(tx, community, at).await?;
    let mut drops = Vec::new();
    for (suggested, place) in suggested.iter().zip(1..) {
        let phrase = ("phrase", Arg::text(phrase_words(&suggested.phrase, locale)));
        let topic = ("topic", Arg::text(topic_words(suggested.kind, locale)));
        let counts = [("nudged", Arg::Number(suggested.nudged)), ("accepted", Arg::Number(suggested.accepted))];
        let [nudged, accepted] = counts;
        let label = words(locale, "button-noticed-drop", &[phrase.clone(), topic.clone()]);
        parts.push(Part::Para(say(locale, "noticed-suggests", &[phrase, topic, nudged, accepted])));
        let drop = button(locale, "noticed-drop", "drop", suggested.id.simple(), Style::Plain);
        let word = format!("{}{place}", drop.word);
        drops.push(Action { label: label.chars().take(80).collect(), word, ..drop });
    }
    parts.push(Part::Note(say(locale, "noticed-try", &[("command", Arg::command("settings try"))])));
    if !drops.is_empty() {
        parts.push(Part::Actions(drops));
    }
    Ok(Some(Message::new(locale, parts)))
}

/// A topic of the summary: how often, which phrases, and where the messages stand.
fn topic_line(
    kind: Kind,
    noted: &[&store::Noted],
    links_left: &mut usize,
    platforms: &(dyn Platforms + Sync),
    locale: Locale,
) -> Vec<Span> {
    let mut phrases: BTreeMap<&str, Vec<&store::Noted>> = BTreeMap::new();
    for one in noted {
        phrases.entry(&one.phrase).or_default().push(one);
    }
    let mut phrases: Vec<(&str, Vec<&store::Noted>)> = phrases.into_iter().collect();
    phrases.sort_by_key(|(_, noted)| std::cmp::Reverse(noted.len()));
    let more = phrases.len().saturating_sub(PHRASES);

    let mut line = vec![Span::Strong(vec![Span::Text(topic_words(kind, locale))])];
    line.push(Span::Text(format!(": {}", noted.len())));
    for (phrase, noted) in phrases.into_iter().take(PHRASES) {
        line.push(Span::Break);
        line.push(Span::Text(format!("{} ({})", phrase_words(phrase, locale), noted.len())));
        let links = noted.iter().filter_map(|one| platforms.link(one.platform, &one.home, &one.message));
        for (url, place) in links.take(LINKS.min(*links_left)).zip(1..) {
            *links_left = links_left.saturating_sub(1);
            line.push(Span::from(" "));
            let label = words(locale, "noticed-link", &[("number", Arg::Number(place))]);
            line.push(Span::Link { label, url });
        }
    }
    if more > 0 {
        line.push(Span::Break);
        line.extend(say(locale, "noticed-more", &[("count", number(more))]));
    }
    line
}

/// What there is to say when one of these settings was changed.
pub async fn remarks(
    tx: &mut Tx,
    (community, settings): (CommunityId, &Settings),
    setting: &str,
    platforms: &(dyn Platforms + Sync),
    reader: &Reader,
) -> Result<Vec<Part>, StoreError> {
    let locale = reader.locale;
    if setting == AUTOMOD.name && settings.is_on(&AUTOMOD) {
        let key = if platforms.filters(reader.platform) { "filter-on" } else { "filter-nowhere" };
        return Ok(vec![Part::Para(say(locale, key, &[]))]);
    }
    if setting != CARE.name {
        return Ok(Vec::new());
    }
    let founded_at = people::store::founded_at(tx, community).await?.unwrap_or(reader.now);
    let mode = Mode::now(settings, founded_at, reader.now);
    let attempt = ("attempt", Arg::command("settings try"));
    let days = ("days", Arg::Number(settings.whole(&NUDGE_DAYS)));
    let mut parts = match (Mode::chosen(settings), mode) {
        (Mode::Off, _) => vec![Part::Para(say(locale, "care-is-off", &[]))],
        (Mode::Nudge, Mode::Nudge) => vec![Part::Para(say(locale, "care-nudges", &[days, attempt]))],
        (Mode::Nudge, _) => {
            let begin = button(locale, "care-early", "early", String::new(), Style::Plain);
            let until = until(tx, community, reader).await?;
            vec![Part::Para(say(locale, "care-watches-first", &[until, attempt])), Part::Actions(vec![begin])]
        }
        (Mode::Watch, _) => vec![Part::Para(say(locale, "care-watches", &[attempt]))],
    };
    if mode != Mode::Off && !platforms.hears_talk(reader.platform) {
        // Before the button, which stands last.
        let at = parts.iter().position(|part| matches!(part, Part::Actions(_))).unwrap_or(parts.len());
        parts.insert(at, Part::Para(say(locale, "care-unheard", &[])));
    }
    Ok(parts)
}

/// The platform does not let the bot keep a rule.
#[must_use]
pub fn filter_refused(reader: &Reader) -> Message {
    Message::para(
        reader.locale,
        say(reader.locale, "filter-refused", &[("command", Arg::command("settings set care-automod on"))]),
    )
}

/// The day on which the first days of a community end.
async fn until(tx: &mut Tx, community: CommunityId, reader: &Reader) -> Result<(&'static str, Arg), StoreError> {
    let founded_at = people::store::founded_at(tx, community).await?.unwrap_or(reader.now);
    let at = founded_at + WATCHED.max(TimeDelta::zero());
    Ok(("day", Arg::from(Span::Moment(Moment { at, zone: reader.zone, style: MomentStyle::Day }))))
}

/// What a topic is called.
fn topic_words(kind: Kind, locale: Locale) -> String {
    words(locale, &format!("care-topic-{}", kind.name()), &[])
}

/// What a phrase is called: as it was added, by the last part of its id, or that no phrase said so.
fn phrase_words(phrase: &str, locale: Locale) -> String {
    if let Some(own) = phrase.strip_prefix(OWN) {
        return own.to_owned();
    }
    if phrase.starts_with(MODEL) {
        return words(locale, "noticed-by-words", &[]);
    }
    phrase.rsplit('/').next().unwrap_or(phrase).replace('-', " ")
}

fn number(count: usize) -> Arg {
    Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A button that only one may press.
fn button(locale: Locale, name: &str, verb: &str, subject: String, style: Style) -> Action {
    Action::new(locale, name, Does::Invoke(Route::new("noticing", verb, subject))).styled(style)
}
