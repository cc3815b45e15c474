//! What reports say: to whoever told, and to moderators. Never to the author.

use url::Url;

use super::{Case, Ending, Line, Outcome, Report, queue, store};
use crate::care::acts;
use crate::care::noticing::wording::Platforms;
use crate::id::{CaseId, CommunityId, MemberId};
use crate::message::{Action, Does, Field, Message, Part, Route, Span, Style};
use crate::outbox::{CaseNews, DeskNews};
use crate::people;
use crate::store::{StoreError, Tx};
use crate::turn::{Reader, mention};
use crate::wording::{Arg, Locale, say, words};

/// What she has told is listed up to so many.
const MINE: i64 = 8;

/// Lines of a conversation that are shown.
const LINES: usize = 10;

/// An outcome in words, from the state of this moment.
pub async fn answer(
    tx: &mut Tx,
    outcome: &Outcome,
    community: CommunityId,
    platforms: &(dyn Platforms + Sync),
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let para = |key: &str, args: &[(&str, Arg)]| Message::para(locale, say(locale, key, args));
    Ok(match outcome {
        Outcome::Told { case, again } => told(tx, *case, *again, reader).await?,
        Outcome::NobodyElse => para("report-nobody", &[]),
        Outcome::TakenBack => para("report-taken-back", &[]),
        Outcome::Answered { case } => match store::get(tx, *case).await? {
            Some(case) => para("report-answered", &[("number", Arg::Number(case.number))]),
            None => gone(locale),
        },
        Outcome::Mine => mine(tx, reader).await?,
        Outcome::Queue { page } => waiting(tx, community, *page, reader).await?,
        Outcome::Shown { case } => match store::get(tx, *case).await? {
            Some(case) => card(tx, &case, platforms, reader).await?,
            None => gone(locale),
        },
        Outcome::Asked { case: _, people } => para("case-asked", &[("people", Arg::Number(*people))]),
        Outcome::Closed { case, people } => match store::get(tx, *case).await? {
            Some(case) => {
                para("case-closed", &[("number", Arg::Number(case.number)), ("people", Arg::Number(*people))])
            }
            None => gone(locale),
        },
        Outcome::How { case } => match store::get(tx, *case).await? {
            Some(case) => how(&case, locale),
            None => gone(locale),
        },
        Outcome::Steps { case } => match store::get(tx, *case).await? {
            Some(case) => steps(tx, &case, reader).await?,
            None => gone(locale),
        },
    })
}

/// What whoever told reads: that it is told, who hears of it, and what else she may do.
async fn told(tx: &mut Tx, case: CaseId, again: bool, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(case) = store::get(tx, case).await? else { return Ok(gone(locale)) };
    let report = match reader.member {
        Some(me) => store::report_of(tx, case.id, me).await?,
        None => None,
    };
    let Some(report) = report else { return Ok(gone(locale)) };
    let number = ("number", Arg::Number(case.number));
    let mut message = if case.is_on() {
        let key = if again { "report-told-again" } else { "report-told" };
        Message::para(locale, say(locale, key, &[number]))
    } else {
        Message::para(locale, say(locale, "report-over", &[number]))
    };
    if !case.is_on() {
        message.parts.extend(ended(&case, locale));
        return Ok(message);
    }
    let named = Arg::Key(if report.named { "yes" } else { "no" });
    let apart = Arg::Key(if case.apart { "yes" } else { "no" });
    message.parts.push(Part::Para(say(locale, "report-who-knows", &[("named", named), ("apart", apart)])));
    if let Some(reason) = &report.reason {
        message.parts.push(Part::Para(say(locale, "report-you-said", &[("words", Arg::text(reason))])));
    }
    message.parts.extend(talk(tx, &case, Some(report.member), locale).await?);
    if case.urgent {
        message.parts.push(Part::Para(say(locale, "report-danger", &[])));
    }
    let of = |verb: &str| Does::Invoke(Route::new("case", &format!("told-{verb}"), case.id.simple()));
    let add = Does::Open(Route::new("ask", "one", "my-reports").arg(format!("{}-words", case.number)));
    let danger = (!case.urgent).then(|| Action::new(locale, "report-danger", of("danger")).styled(Style::Grave));
    let named = if report.named {
        Action::new(locale, "report-unnamed", of("unnamed"))
    } else {
        Action::new(locale, "report-named", of("named"))
    };
    let rest = [Action::new(locale, "report-add", add), named, Action::new(locale, "report-back", of("back"))];
    message.parts.push(Part::Actions(danger.into_iter().chain(rest).collect()));
    Ok(message)
}

/// What she has told, and what became of it.
async fn mine(tx: &mut Tx, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let cases = match reader.member {
        Some(me) => store::told_by(tx, me, MINE).await?,
        None => Vec::new(),
    };
    if cases.is_empty() {
        return Ok(Message::para(locale, say(locale, "report-none-yours", &[])));
    }
    let state = |case: &Case| Arg::Key(if case.is_on() { case.state.name() } else { "closed" });
    let line = |case: &Case| {
        let args = [
            ("number", Arg::Number(case.number)),
            ("when", Arg::from(reader.day(case.opened_at))),
            ("state", state(case)),
        ];
        say(locale, "report-yours", &args)
    };
    let mut message = Message { parts: vec![Part::Heading(say(locale, "report-yours-heading", &[]))], ..empty(locale) };
    message.parts.push(Part::List(cases.iter().map(line).collect()));
    message.parts.push(Part::Note(say(locale, "report-yours-note", &[])));
    let show = |case: &Case| Action {
        label: words(locale, "button-case-number", &[("number", Arg::Number(case.number))]),
        word: case.number.to_string(),
        does: Does::Invoke(Route::new("case", "told-show", case.id.simple())),
        style: Style::Plain,
        private: true,
    };
    message.parts.push(Part::Actions(cases.iter().map(show).collect()));
    Ok(message)
}

/// What waits for moderators.
async fn waiting(tx: &mut Tx, community: CommunityId, page: usize, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(me) = reader.member else { return Ok(gone(locale)) };
    let skip = i64::try_from(page).unwrap_or(0).saturating_mul(queue::PAGE);
    let cases = store::open(tx, community, me, (queue::PAGE, skip)).await?;
    let all = store::count_open(tx, community, me).await?;
    if cases.is_empty() {
        return Ok(Message::para(locale, say(locale, "cases-none", &[])));
    }
    let mut message = empty(locale);
    message.parts.push(Part::Heading(say(locale, "cases-heading", &[("count", Arg::Number(all))])));
    let mut lines = Vec::new();
    for case in &cases {
        lines.push(line_of(tx, case, reader).await?);
    }
    message.parts.push(Part::List(lines));
    let show = |case: &Case| Action {
        label: words(locale, "button-case-number", &[("number", Arg::Number(case.number))]),
        word: case.number.to_string(),
        does: Does::Invoke(Route::new("case", "show", case.id.simple())),
        style: Style::Plain,
        private: true,
    };
    let turn_to = |name: &str, page: usize| {
        Action::new(locale, name, Does::Invoke(Route::new("case", "queue", "").arg(page.to_string())))
    };
    let before = page.checked_sub(1).map(|page| turn_to("cases-before", page));
    let more = (skip + queue::PAGE < all).then(|| turn_to("cases-more", page + 1));
    message.parts.push(Part::Actions(cases.iter().map(show).chain(before).chain(more).collect()));
    Ok(message)
}

/// A case in a line of the queue.
async fn line_of(tx: &mut Tx, case: &Case, reader: &Reader) -> Result<Vec<Span>, StoreError> {
    let told = i64::try_from(store::reports(tx, case.id).await?.len()).unwrap_or(0);
    let who = person(tx, case.author, reader).await?;
    let holder = match case.holder {
        Some(holder) => mention(tx, holder, reader, false).await?,
        None => None,
    };
    let args = [
        ("number", Arg::Number(case.number)),
        ("who", Arg::from(who)),
        ("when", Arg::from(reader.day(case.opened_at))),
        ("told", Arg::Number(told)),
        ("urgent", Arg::Key(if case.urgent { "yes" } else { "no" })),
        ("taken", Arg::Key(if holder.is_some() { "yes" } else { "no" })),
        ("holder", Arg::from(holder.unwrap_or_else(|| Span::from("")))),
    ];
    Ok(say(reader.locale, "cases-line", &args))
}

/// A case as moderators see it; none for the one it is about.
pub async fn for_moderators(
    tx: &mut Tx,
    case: CaseId,
    platforms: &(dyn Platforms + Sync),
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let case = store::get(tx, case).await?;
    match case.filter(|case| reader.member.is_none_or(|me| case.is_for(me))) {
        Some(case) => card(tx, &case, platforms, reader).await.map(Some),
        None => Ok(None),
    }
}

async fn card(
    tx: &mut Tx,
    case: &Case,
    platforms: &(dyn Platforms + Sync),
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let mut message = Message { notify: case.is_on() && case.holder.is_none(), ..empty(locale) };
    message.parts.push(Part::Heading(say(locale, "case-heading", &[("number", Arg::Number(case.number))])));
    if case.urgent {
        message.parts.push(Part::Para(vec![Span::Strong(say(locale, "case-urgent", &[]))]));
    }
    let who = person(tx, case.author, reader).await?;
    let field = |key: &str, value: Vec<Span>| Field { name: say(locale, key, &[]), value };
    let mut fields = vec![field("case-who", vec![who]), field("case-when", vec![reader.moment(case.opened_at)])];
    if let Some(said) = &case.said {
        let said =
            if said.trim().is_empty() { say(locale, "case-no-words", &[]) } else { vec![Span::from(said.as_str())] };
        fields.push(field("case-said", said));
    }
    if let Some(url) = link(tx, case, platforms).await? {
        fields.push(field("case-where", vec![Span::Link { label: words(locale, "case-message", &[]), url }]));
    }
    message.parts.push(Part::Fields(fields));
    let reports = store::reports(tx, case.id).await?;
    let mut lines = Vec::new();
    for report in &reports {
        lines.push(told_line(tx, report, reader).await?);
    }
    let count = i64::try_from(reports.len()).unwrap_or(0);
    // Closed without an end: what was told is taken back.
    if count > 0 && (case.is_on() || case.ending.is_some()) {
        message.parts.push(Part::Para(say(locale, "case-told", &[("count", Arg::Number(count))])));
        message.parts.push(Part::List(lines));
    }
    message.parts.extend(talk(tx, case, None, locale).await?);
    if !case.is_on() {
        message.parts.extend(ended(case, locale));
        return Ok(message);
    }
    let holder = match case.holder {
        Some(holder) => mention(tx, holder, reader, false).await?,
        None => None,
    };
    let has_holder = holder.is_some();
    message.parts.extend(holder.map(|holder| Part::Para(say(locale, "case-taken", &[("who", Arg::from(holder))]))));
    let of = |verb: &str| Does::Invoke(Route::new("case", verb, case.id.simple()));
    let ask = Does::Open(Route::new("ask", "with", "care-ask").arg(case.number.to_string()));
    let take = if has_holder {
        Action::new(locale, "case-leave", of("leave"))
    } else {
        Action::new(locale, "case-take", of("take")).styled(Style::Main)
    };
    let steps = case.author.map(|_| Action::new(locale, "case-steps", of("steps")));
    let close = Action::new(locale, "case-close", of("how"));
    let actions = [take, Action::new(locale, "case-ask", ask)].into_iter().chain(steps).chain([close]);
    message.parts.push(Part::Actions(actions.collect()));
    Ok(message)
}

/// Where the message stands: in the only home of its platform, since a report does not say in which of several.
async fn link(tx: &mut Tx, case: &Case, platforms: &(dyn Platforms + Sync)) -> Result<Option<Url>, StoreError> {
    let Some((platform, message)) = case.message.as_ref().filter(|_| case.is_on()) else { return Ok(None) };
    let homes = people::store::homes(tx, case.community).await?;
    let mut there = homes.iter().filter(|home| home.platform == *platform);
    let only = there.next().filter(|_| there.next().is_none());
    Ok(only.and_then(|home| platforms.link(*platform, &home.key, message)))
}

/// What one member told; her name only when she wants it to be known.
async fn told_line(tx: &mut Tx, report: &Report, reader: &Reader) -> Result<Vec<Span>, StoreError> {
    let locale = reader.locale;
    let name = if report.named { mention(tx, report.member, reader, false).await? } else { None };
    let who = name.unwrap_or_else(|| Span::Text(words(locale, "case-somebody", &[])));
    Ok(match &report.reason {
        Some(reason) => say(locale, "case-reason", &[("who", Arg::from(who)), ("words", Arg::text(reason))]),
        None => say(locale, "case-no-reason", &[("who", Arg::from(who))]),
    })
}

/// What moderators asked, and what was answered: all of it, or with one member.
async fn talk(tx: &mut Tx, case: &Case, only: Option<MemberId>, locale: Locale) -> Result<Option<Part>, StoreError> {
    let lines = store::lines(tx, case.id).await?;
    let hers = lines.iter().filter(|line| only.is_none_or(|only| only == line.member));
    // What all of them were asked stands once.
    let mut shown: Vec<&Line> = Vec::new();
    for line in hers {
        let is_again = line.asked && shown.last().is_some_and(|last| last.asked && last.said == line.said);
        if !is_again {
            shown.push(line);
        }
    }
    let said = |line: &&Line| {
        let key = match (line.asked, only) {
            (true, _) => "case-line-asked",
            (false, Some(_)) => "case-line-you",
            (false, None) => "case-line-answered",
        };
        say(locale, key, &[("words", Arg::text(&line.said))])
    };
    let last: Vec<Vec<Span>> = shown.iter().skip(shown.len().saturating_sub(LINES)).map(said).collect();
    Ok((!last.is_empty()).then_some(Part::List(last)))
}

/// What can be done about the one it is about; each is looked at before it happens.
async fn steps(tx: &mut Tx, case: &Case, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(author) = case.author else { return Ok(gone(locale)) };
    let who = person(tx, case.author, reader).await?;
    let mut message = Message::para(locale, say(locale, "case-steps", &[("who", Arg::from(who))]));
    message.parts.push(Part::Note(acts::wording::hint(tx, "care-hint", author, reader).await?));
    let step = |(name, command): (&str, &str)| {
        Action::new(locale, name, Does::Open(Route::new("ask", "with", command).arg(author.simple())))
    };
    let all = [
        ("case-nudge", "care-nudge"),
        ("case-checkin", "care-checkin"),
        ("case-pause", "care-pause"),
        ("case-history", "care-history"),
    ];
    message.parts.push(Part::Actions(all.into_iter().map(step).collect()));
    Ok(message)
}

/// How shall it be closed?
fn how(case: &Case, locale: Locale) -> Message {
    let mut message = Message::para(locale, say(locale, "case-how", &[("number", Arg::Number(case.number))]));
    let end = |ending: Ending| {
        let route = Route::new("ask", "do", "care-close").arg(format!("{}~{}", case.number, ending.name()));
        let name = match ending {
            Ending::Talked => "case-talked",
            Ending::Acted => "case-acted",
            Ending::Left => "case-left",
        };
        Action::new(locale, name, Does::Invoke(route))
    };
    message.parts.push(Part::Note(say(locale, "case-how-note", &[])));
    message.parts.push(Part::Actions(Ending::ALL.into_iter().map(end).collect()));
    message
}

/// How it ended.
fn ended(case: &Case, locale: Locale) -> Vec<Part> {
    let Some(ending) = case.ending else { return vec![Part::Para(say(locale, "case-ended-back", &[]))] };
    let mut parts = vec![Part::Para(say(locale, &format!("case-ended-{}", ending.name()), &[]))];
    if let Some(said) = &case.words {
        parts.push(Part::Para(say(locale, "case-ended-words", &[("words", Arg::text(said))])));
    }
    parts
}

/// News for whoever told; none when it says nothing any more.
pub async fn news(tx: &mut Tx, case: CaseId, news: CaseNews, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let (Some(case), Some(me)) = (store::get(tx, case).await?, reader.member) else { return Ok(None) };
    if store::report_of(tx, case.id, me).await?.is_none() {
        return Ok(None);
    }
    let number = ("number", Arg::Number(case.number));
    match news {
        CaseNews::Asked if case.is_on() => {
            let lines = store::lines(tx, case.id).await?;
            let Some(asked) = lines.iter().rev().find(|line| line.member == me && line.asked) else { return Ok(None) };
            let mut message = Message::para(locale, say(locale, "report-asked", &[number]));
            message.notify = true;
            message.parts.push(Part::Para(vec![Span::from(asked.said.as_str())]));
            message.parts.push(Part::Note(say(locale, "report-asked-note", &[])));
            let reply = Does::Open(Route::new("ask", "one", "my-reports").arg(format!("{}-words", case.number)));
            message.parts.push(Part::Actions(vec![Action::new(locale, "report-reply", reply).styled(Style::Main)]));
            Ok(Some(message))
        }
        CaseNews::Asked => Ok(None),
        CaseNews::Closed => {
            let mut message = Message::para(locale, say(locale, "report-closed", &[number]));
            message.notify = true;
            message.parts.extend(ended(&case, locale));
            message.parts.push(Part::Note(say(locale, "report-closed-note", &[])));
            Ok(Some(message))
        }
    }
}

/// For moderators: a case waits, or there is an answer to it, or a child may be in danger.
pub async fn about(tx: &mut Tx, case: CaseId, news: DeskNews, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let case = store::get(tx, case).await?;
    let case = case.filter(|case| case.is_on() && reader.member.is_none_or(|me| case.is_for(me)));
    let Some(case) = case else { return Ok(None) };
    let args = [("number", Arg::Number(case.number)), ("when", Arg::from(reader.day(case.opened_at)))];
    let mut message = Message::para(locale, say(locale, news.name(), &args));
    message.notify = true;
    let show = Does::Invoke(Route::new("case", "show", case.id.simple()));
    message.parts.push(Part::Actions(vec![Action::new(locale, "case-show", show).styled(Style::Main)]));
    Ok(Some(message))
}

/// What she wrote where others read it could not be taken away.
#[must_use]
pub fn not_taken_away(reader: &Reader) -> Message {
    Message::para(reader.locale, say(reader.locale, "report-not-taken-away", &[]))
}

async fn person(tx: &mut Tx, member: Option<MemberId>, reader: &Reader) -> Result<Span, StoreError> {
    let mention = match member {
        Some(member) => mention(tx, member, reader, false).await?,
        None => None,
    };
    Ok(mention.unwrap_or_else(|| Span::Text(words(reader.locale, "case-somebody-unknown", &[]))))
}

fn gone(locale: Locale) -> Message {
    Message::para(locale, say(locale, "case-gone", &[]))
}

fn empty(locale: Locale) -> Message {
    Message { locale, ..Message::default() }
}
