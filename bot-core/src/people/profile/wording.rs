//! What is said of a profile, from what is kept at this moment.

use chrono::NaiveDate;

use super::{Outcome, Part, Profile, SeenBy, Sharing, Viewer, Way, area, of, press, words as lists};
use crate::message::{Action, Does, Field, Message, Part as Block, Route, Span, Style};
use crate::people::kids::Bands;
use crate::people::vocabulary::{self, Book, Group};
use crate::people::{Kept, kids};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::time::birth::{Kid, Month};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say, words};

/// An outcome in words.
pub(in crate::people) async fn answer(
    tx: &mut Tx,
    outcome: &Outcome,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let nothing = Message::para(locale, Vec::new());
    let Some(member) = reader.member else { return Ok(nothing) };
    let profile = of(tx, member).await?;
    let parts = match outcome {
        Outcome::Whole => {
            let kids = kids::store::of(tx, member).await?;
            whole(&profile, &kids, reader)
        }
        Outcome::Filled { guessed } => {
            let kids = kids::store::of(tx, member).await?;
            let mut parts = vec![Block::Para(say(locale, "profile-filled", &[]))];
            parts.extend(guesses(guessed, locale));
            parts.extend(whole(&profile, &kids, reader));
            parts
        }
        Outcome::Told { part, kept, guessed } => one(&profile, *part, *kept, guessed, settings, reader),
        Outcome::Group { book, group } => match book.group(group) {
            Some(group) => tapping(&profile, *book, group, locale),
            None => Vec::new(),
        },
        Outcome::Sharing { part, kept } => sharing(&profile.seen, *part, *kept, locale),
    };
    Ok(Message { parts, ..nothing })
}

/// What somebody else may see of a profile, each part that is not empty with its name.
#[must_use]
pub fn seen_fields(profile: &Profile, kids: &[Kid], viewer: Viewer, on: NaiveDate, locale: Locale) -> Vec<Field> {
    let seen = profile.seen_by(viewer);
    let ages = if profile.shows(Part::Kids, viewer) { ages(kids, on, locale) } else { String::new() };
    Part::ALL.into_iter().filter_map(|part| field(&seen, part, &ages, locale)).collect()
}

/// A part with its name; none when it is empty. `ages` are her kids'.
fn field(profile: &Profile, part: Part, ages: &str, locale: Locale) -> Option<Field> {
    let value = value(profile, part, ages, locale);
    let name = vec![Span::Text(label(part, locale))];
    (!value.is_empty()).then(|| Field { name, value: vec![Span::Text(value)] })
}

/// What a part is called.
#[must_use]
pub fn label(part: Part, locale: Locale) -> String {
    let key = match part {
        Part::About => "part-about",
        Part::Area => "part-area",
        Part::Kids => "part-kids",
        Part::Topics => "part-topics",
        Part::Lived => "part-lived",
        Part::Languages => "part-languages",
        Part::Free => "part-free",
        Part::Ways => "part-ways",
    };
    words(locale, key, &[])
}

/// Who sees something, as it is offered while one types.
#[must_use]
pub fn whom(seen: SeenBy, locale: Locale) -> String {
    let key = match seen {
        SeenBy::Introduced => "seen-by-introduced",
        SeenBy::Anyone => "seen-by-anyone",
        SeenBy::Nobody => "seen-by-nobody",
    };
    words(locale, key, &[])
}

/// A way to meet.
#[must_use]
pub fn way(way: Way, locale: Locale) -> String {
    let key = match way {
        Way::InPerson => "way-in-person",
        Way::Video => "way-video",
        Way::Chat => "way-chat",
    };
    words(locale, key, &[])
}

/// Kids as others see them: `1 toddler, 1 preschooler, expecting`; empty when there are none. Bands grow by themselves;
/// a child that was due in a month gone by is not spoken of until she says that it is here.
#[must_use]
pub fn ages(kids: &[Kid], on: NaiveDate, locale: Locale) -> String {
    let bands = crate::people::wording::bands(Bands::of(kids, on), locale);
    let expecting = kids.iter().any(|kid| kid.due && kid.born >= Month::of(on));
    let expecting = expecting.then(|| words(locale, "band-expecting", &[]));
    Some(bands).filter(|bands| !bands.is_empty()).into_iter().chain(expecting).collect::<Vec<_>>().join(", ")
}

/// A part in a line; empty when there is nothing in it. `ages` are her kids'.
pub(in crate::people) fn value(profile: &Profile, part: Part, ages: &str, locale: Locale) -> String {
    match part {
        Part::About => profile.about.clone().unwrap_or_default(),
        Part::Area => profile.area.clone().unwrap_or_default(),
        Part::Kids => ages.to_owned(),
        Part::Topics => labels(profile, Book::Topics, locale),
        Part::Lived => labels(profile, Book::Lived, locale),
        Part::Languages => joined(profile.languages.iter().map(|spoken| spoken.name(locale).to_owned()), ", "),
        Part::Free => {
            let each = profile.free.iter().map(|free| crate::people::wording::window(free.days, free.window, locale));
            joined(each, "; ")
        }
        Part::Ways => joined(profile.ways.iter().map(|one| way(*one, locale)), ", "),
    }
}

fn labels(profile: &Profile, book: Book, locale: Locale) -> String {
    joined(profile.words(book).iter().map(|word| vocabulary::label(word, locale).to_owned()), ", ")
}

fn joined(each: impl Iterator<Item = String>, between: &str) -> String {
    each.collect::<Vec<_>>().join(between)
}

/// All parts in short, with a button for each.
fn whole(profile: &Profile, kids: &[Kid], reader: &Reader) -> Vec<Block> {
    let locale = reader.locale;
    let ages = ages(kids, today(reader), locale);
    let fields: Vec<Field> = Part::ALL.into_iter().filter_map(|part| field(profile, part, &ages, locale)).collect();
    let mut parts = vec![Block::Heading(say(locale, "profile-yours", &[]))];
    parts.push(if fields.is_empty() { Block::Para(say(locale, "profile-empty", &[])) } else { Block::Fields(fields) });
    parts.push(Block::Note(say(locale, "profile-how", &[])));
    let mut actions = Vec::new();
    if reader.forms {
        actions.push(Action { style: Style::Main, ..write("button-profile-form", "my profile", locale) });
    }
    actions.extend(Part::ALL.into_iter().map(|part| {
        let label = label(part, locale);
        // Their page has nothing to tap.
        if part == Part::Kids && kids.is_empty() {
            return Action { word: label.to_lowercase(), label, ..write("button-write", "my kids", locale) };
        }
        to_part(part, label)
    }));
    actions.push(to_sharing(None, locale));
    actions.extend(crate::people::wording::wishes_row(locale));
    parts.push(Block::Actions(actions));
    parts
}

/// One part, with the ways to say it.
fn one(
    profile: &Profile,
    part: Part,
    kept: Kept,
    guessed: &[(String, String)],
    settings: &Settings,
    reader: &Reader,
) -> Vec<Block> {
    let locale = reader.locale;
    let value = value(profile, part, "", locale);
    let named = Arg::text(label(part, locale));
    let mut parts = match (kept, value.is_empty()) {
        (Kept::Changed, true) => vec![Block::Para(say(locale, "part-cleared", &[("part", named)]))],
        (Kept::Changed, false) => vec![
            Block::Heading(say(locale, "part-noted", &[])),
            Block::Fields(field(profile, part, "", locale).into_iter().collect()),
        ],
        (Kept::Shown, is_empty) => {
            let said = if is_empty { say(locale, invitation(part), &[]) } else { vec![Span::Text(value.clone())] };
            vec![Block::Heading(vec![Span::Text(label(part, locale))]), Block::Para(said)]
        }
    };
    parts.extend(guesses(guessed, locale));
    if !value.is_empty() {
        if part == Part::Free {
            parts.push(Block::Note(say(locale, "free-clock", &[("zone", Arg::text(reader.zone.name()))])));
        }
        let who = Arg::Key(profile.seen.of(part).name());
        parts.push(Block::Note(say(locale, "part-seen-by", &[("who", who)])));
    }
    if kept == Kept::Shown {
        if !value.is_empty() {
            let clear = Arg::command(format!("my {} none", part.name()));
            let mut args = vec![("command", Arg::command(example(part, locale))), ("clear", clear)];
            let key = match part.book().and_then(|book| words_of_a_tap(profile, book, locale)) {
                Some((add, take)) => {
                    args.push(("add", Arg::command(format!("my {} + {add}", part.name()))));
                    args.push(("take", Arg::command(format!("my {} - {take}", part.name()))));
                    "words-how"
                }
                None => "part-how",
            };
            parts.push(Block::Note(say(locale, key, &args)));
        }
        if part == Part::Languages {
            let own = Arg::command("my language".to_owned());
            parts.push(Block::Note(say(locale, "languages-mine", &[("command", own)])));
        }
    }
    parts.push(Block::Actions(ways_on(profile, part, kept, value.is_empty(), settings, locale)));
    parts
}

/// A word that she may add to her list, and one that she may take off it.
fn words_of_a_tap(profile: &Profile, book: Book, locale: Locale) -> Option<(String, String)> {
    let hers = profile.words(book);
    let more = match book {
        Book::Topics => ["coffee", "walks"],
        Book::Lived => ["back-to-work", "twins"],
    };
    let mut more = more.into_iter().filter_map(vocabulary::Word::known);
    let said = |word: &vocabulary::Word| vocabulary::label(word, locale).to_owned();
    Some((said(&more.find(|word| !hers.contains(word))?), said(hers.first()?)))
}

/// What there is to tap under a part.
fn ways_on(
    profile: &Profile,
    part: Part,
    kept: Kept,
    is_empty: bool,
    settings: &Settings,
    locale: Locale,
) -> Vec<Action> {
    let areas = if part == Part::Area { area::offered(settings) } else { Vec::new() };
    let path = format!("my {}", part.name());
    let mut actions: Vec<Action> = match part {
        Part::Topics | Part::Lived => {
            let book = part.book().unwrap_or(Book::Topics);
            let groups = book.groups().iter().map(|group| {
                let route = Route::new("people", "group", book.name()).arg(&group.slug);
                tap(group.label(locale).to_owned(), route)
            });
            groups.chain([write("button-own-words", &path, locale)]).collect()
        }
        Part::Ways => Way::ALL
            .into_iter()
            .map(|one| {
                let route = Route::new("people", "way", one.name());
                ticked(&way(one, locale), profile.ways.contains(&one), route)
            })
            .collect(),
        Part::Area if !areas.is_empty() => areas
            .iter()
            .zip(0_usize..)
            .map(|(area, at)| {
                let route = Route::new("people", "area", at.to_string()).arg(press::area_shape(area));
                ticked(area, profile.area.as_ref() == Some(area), route)
            })
            .collect(),
        Part::Kids => Vec::new(),
        Part::About | Part::Area | Part::Languages | Part::Free => {
            vec![write(if is_empty { "button-write" } else { "button-write-anew" }, &path, locale)]
        }
    };
    if !is_empty {
        actions.push(to_sharing(Some(part), locale));
    }
    if kept == Kept::Changed {
        actions.push(match next_empty(profile, part) {
            Some(next) => {
                let next_label = words(locale, "button-next-part", &[("part", Arg::text(label(next, locale)))]);
                Action { word: words(locale, "word-next-part", &[]), ..to_part(next, next_label) }
            }
            None => named("button-profile", "word-profile", Route::new("people", "profile", "mine"), locale),
        });
    }
    actions
}

/// The next part that she has said nothing of; her kids have a command of their own.
fn next_empty(profile: &Profile, part: Part) -> Option<Part> {
    let is_empty = |other: &Part| *other != Part::Kids && value(profile, *other, "", Locale::En).is_empty();
    let (before, after): (Vec<Part>, Vec<Part>) = Part::ALL.into_iter().partition(|other| *other <= part);
    after.into_iter().chain(before).filter(|other| *other != part).find(is_empty)
}

/// The words of a group, to be tapped.
fn tapping(profile: &Profile, book: Book, group: &Group, locale: Locale) -> Vec<Block> {
    let hers = profile.words(book);
    let intro = match book {
        Book::Topics => say(locale, "topics-tap", &[]),
        Book::Lived => say(locale, "lived-tap", &[]),
    };
    let mut parts = vec![Block::Heading(vec![Span::Text(group.label(locale).to_owned())]), Block::Para(intro)];
    if !hers.is_empty() {
        let args = [
            ("words", Arg::text(labels(profile, book, locale))),
            ("count", Arg::Number(super::number(hers.len()))),
            ("most", Arg::Number(super::number(lists::MOST))),
        ];
        parts.push(Block::Note(say(locale, "words-yours", &args)));
    }
    let taps = group.words().map(|word| {
        let route = Route::new("people", "tap", book.name()).arg(word.key());
        ticked(vocabulary::label(&word, locale), hers.contains(&word), route)
    });
    let part = Part::from(book);
    let back = named("button-other-groups", "word-other-groups", Route::new("people", "part", part.name()), locale);
    let mut actions: Vec<Action> = taps.chain([back]).collect();
    if let Some(next) = next_empty(profile, part).filter(|_| !hers.is_empty()) {
        let next_label = words(locale, "button-next-part", &[("part", Arg::text(label(next, locale)))]);
        actions.push(Action { word: words(locale, "word-next-part", &[]), ..to_part(next, next_label) });
    }
    parts.push(Block::Actions(actions));
    parts
}

/// Who sees what, or who sees one part.
fn sharing(seen: &Sharing, part: Option<Part>, kept: Kept, locale: Locale) -> Vec<Block> {
    let line = |part: Part| {
        let args = [("part", Arg::text(label(part, locale))), ("who", Arg::Key(seen.of(part).name()))];
        say(locale, "sharing-line", &args)
    };
    let command = Arg::command(words(locale, "sharing-example", &[]));
    if let Some(part) = part {
        let choices = SeenBy::ALL.into_iter().map(|one| {
            let route = Route::new("people", "share", part.name()).arg(one.name());
            ticked(&words(locale, choice(one), &[]), seen.of(part) == one, route)
        });
        let all = named("button-sharing", "word-sharing", Route::new("people", "sharing", "all"), locale);
        let mut parts = Vec::new();
        if kept == Kept::Changed {
            parts.push(Block::Heading(say(locale, "part-noted", &[])));
        }
        parts.push(Block::Para(line(part)));
        if seen.of(part) == SeenBy::Nobody {
            parts.push(Block::Note(say(locale, "sharing-nobody", &[])));
        }
        parts.push(Block::Actions(choices.chain([all]).collect()));
        return parts;
    }
    let heading = if kept == Kept::Changed { "part-noted" } else { "sharing-heading" };
    vec![
        Block::Heading(say(locale, heading, &[])),
        Block::List(Part::ALL.into_iter().map(line).collect()),
        Block::Note(say(locale, "sharing-how", &[("command", command)])),
        Block::Actions(
            Part::ALL
                .into_iter()
                .map(|part| tap(label(part, locale), Route::new("people", "sharing", part.name())))
                .collect(),
        ),
    ]
}

fn guesses(guessed: &[(String, String)], locale: Locale) -> Vec<Block> {
    let one = |(typed, meant): &(String, String)| {
        let args = [("typed", Arg::text(typed.as_str())), ("meant", Arg::text(meant.as_str()))];
        Block::Note(say(locale, "words-guessed", &args))
    };
    guessed.iter().map(one).collect()
}

/// What is said of a part in which nothing is.
fn invitation(part: Part) -> &'static str {
    match part {
        Part::About => "about-none",
        Part::Area => "area-none",
        Part::Kids => "kids-none",
        Part::Topics => "topics-none",
        Part::Lived => "lived-none",
        Part::Languages => "languages-none",
        Part::Free => "free-none",
        Part::Ways => "ways-none",
    }
}

/// A command for a part that works.
fn example(part: Part, locale: Locale) -> String {
    let key = match part {
        Part::About => "about-example",
        Part::Area => "area-example",
        Part::Kids => "kids-example",
        Part::Topics => "topics-example",
        Part::Lived => "lived-example",
        Part::Languages => "languages-example",
        Part::Free => "free-example",
        Part::Ways => "ways-example",
    };
    words(locale, key, &[])
}

/// Whom a button lets see a part.
fn choice(seen: SeenBy) -> &'static str {
    match seen {
        SeenBy::Introduced => "button-seen-introduced",
        SeenBy::Anyone => "button-seen-anyone",
        SeenBy::Nobody => "button-seen-nobody",
    }
}

fn today(reader: &Reader) -> NaiveDate {
    reader.now.with_timezone(&reader.zone).date_naive()
}

/// A button; none of them is offered as a reaction, because what a mother shares is hers to show. Where there are no
/// buttons its label is what one types.
fn tap(label: String, route: Route) -> Action {
    Action { word: label.to_lowercase(), label, does: Does::Invoke(route), style: Style::Plain, private: true }
}

/// The same for something that is on or off.
fn ticked(name: &str, is_on: bool, route: Route) -> Action {
    let label = if is_on { format!("✓ {name}") } else { name.to_owned() };
    Action { word: name.to_lowercase(), label, ..tap(String::new(), route) }
}

fn named(label: &str, word: &str, route: Route, locale: Locale) -> Action {
    Action { word: words(locale, word, &[]), ..tap(words(locale, label, &[]), route) }
}

fn to_part(part: Part, label: String) -> Action {
    tap(label, Route::new("people", "part", part.name()))
}

fn to_sharing(part: Option<Part>, locale: Locale) -> Action {
    let route = Route::new("people", "sharing", part.map_or("all", Part::name));
    let label = if part.is_some() { "button-who-sees-it" } else { "button-sharing" };
    Action { word: words(locale, "word-sharing", &[]), ..tap(words(locale, label, &[]), route) }
}

/// A button that opens the form of a command, filled with what is known; elsewhere its question is asked.
fn write(label: &str, path: &str, locale: Locale) -> Action {
    let route = Route::new("ask", "new", path.replace(' ', "-"));
    let word = words(locale, "word-write", &[]);
    Action { word, does: Does::Open(route.clone()), ..tap(words(locale, label, &[]), route) }
}
