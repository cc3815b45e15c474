//! What is said of kids, naps and wishes, from what is kept at this moment.

use chrono::Weekday;

use crate::message::{Action, Does, Message, Part, Route, Span, Style};
use crate::people::kids::{Band, Bands};
use crate::people::wishes::{Quiet, Spontaneous, Wishes};
use crate::people::{Kept, kids, naps, wishes};
use crate::settings::{Settings, lead_words};
use crate::store::{StoreError, Tx};
use crate::time::birth::{Kid, Month};
use crate::time::naps::{Days, Nap};
use crate::time::window::Window;
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say, time_of_day, words};

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Her kids.
pub(super) async fn kids(tx: &mut Tx, kept: Kept, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(member) = reader.member else { return Ok(Message::para(locale, Vec::new())) };
    let kids = kids::store::of(tx, member).await?;
    let example = Arg::command(words(locale, "kids-example", &[]));
    if kids.is_empty() {
        let key = if kept == Kept::Changed { "kids-cleared" } else { "kids-none" };
        return Ok(Message::para(locale, say(locale, key, &[("command", example)])));
    }
    let mut parts = vec![
        Part::Heading(say(locale, heading(kept, "kids-noted", "kids-heading"), &[])),
        Part::List(kids.iter().map(|kid| vec![Span::Text(kid_words(*kid, reader))]).collect()),
    ];
    if kids.iter().any(|kid| kid.guessed) {
        parts.push(Part::Note(say(locale, "kids-guessed", &[])));
    }
    let clear = Arg::command("my kids none");
    parts.push(Part::Note(say(locale, "kids-how", &[("command", example), ("clear", clear)])));
    Ok(Message::new(locale, parts))
}

/// One child, by month and age.
pub(super) fn kid_words(kid: Kid, reader: &Reader) -> String {
    let locale = reader.locale;
    let month = month_words(kid.born, locale);
    let today = reader.now.with_timezone(&reader.zone).date_naive();
    let Some(months) = kid.months_old(today) else {
        return words(locale, "kid-due", &[("month", Arg::text(month))]);
    };
    let (key, count) = match months {
        0 => ("kid-age-new", 0),
        1..24 => ("kid-age-months", months),
        24.. | ..0 => ("kid-age-years", months / 12),
    };
    let age = words(locale, key, &[("count", Arg::Number(i64::from(count)))]);
    let key = if kid.guessed { "kid-about" } else { "kid-born" };
    words(locale, key, &[("month", Arg::text(month)), ("age", Arg::text(age))])
}

/// `March 2025`.
fn month_words(month: Month, locale: Locale) -> String {
    let name = words(locale, "month", &[("month", Arg::Number(i64::from(month.number())))]);
    words(locale, "month-of-year", &[("month", Arg::text(name)), ("year", Arg::text(month.year().to_string()))])
}

/// Children by age: `2 babies, 3 toddlers`; empty when there are none.
#[must_use]
pub fn bands(bands: Bands, locale: Locale) -> String {
    let said = bands.counts().map(|(band, count)| {
        let key = match band {
            Band::Baby => "band-babies",
            Band::Toddler => "band-toddlers",
            Band::Preschooler => "band-preschoolers",
            Band::School => "band-school",
            Band::Teen => "band-teens",
        };
        words(locale, key, &[("count", Arg::Number(i64::from(count)))])
    });
    said.collect::<Vec<_>>().join(", ")
}

/// Her kids' naps.
pub(super) async fn naps(tx: &mut Tx, kept: Kept, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(member) = reader.member else { return Ok(Message::para(locale, Vec::new())) };
    let naps = naps::store::of(tx, member).await?;
    let example = Arg::command(words(locale, "naps-example", &[]));
    if naps.is_empty() {
        let key = if kept == Kept::Changed { "naps-cleared" } else { "naps-none" };
        let mut message = Message::para(locale, say(locale, key, &[("command", example)]));
        message.parts.push(Part::Actions(vec![to_form("my naps", "button-write", locale)]));
        return Ok(message);
    }
    let clear = Arg::command("my naps none");
    let parts = vec![
        Part::Heading(say(locale, heading(kept, "naps-noted", "naps-heading"), &[])),
        Part::List(naps.iter().map(|nap| vec![Span::Text(nap_words(*nap, locale))]).collect()),
        Part::Note(say(locale, "naps-how", &[("zone", Arg::text(reader.zone.name()))])),
        Part::Note(say(locale, "naps-change", &[("command", example), ("clear", clear)])),
        Part::Actions(vec![to_form("my naps", "button-write-anew", locale)]),
    ];
    Ok(Message::new(locale, parts))
}

/// One nap: `12:30 PM to 2:30 PM, Monday to Friday`.
pub(super) fn nap_words(nap: Nap, locale: Locale) -> String {
    window(nap.days, nap.window, locale)
}

/// One nap as it is typed: `12:30-14:30 Monday, Tuesday`.
#[must_use]
pub fn typed_nap(nap: Nap, locale: Locale) -> String {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let name = |day: &Weekday| words(locale, "weekday", &[("day", Arg::Number(i64::from(day.num_days_from_monday())))]);
    let days = match nap.days {
        Days::ALL => String::new(),
        days => WEEK.iter().filter(|day| days.has(**day)).map(name).collect::<Vec<_>>().join(", "),
    };
    format!("{}-{} {days}", clock(nap.window.from()), clock(nap.window.to())).trim().to_owned()
}

/// The forms of what she wishes, for a row of buttons.
#[must_use]
pub fn wishes_row(locale: Locale) -> Vec<Action> {
    let forms = [
        ("my naps", "naps-heading"),
        ("my zone", "profile-zone"),
        ("my reminders", "profile-reminders"),
        ("my quiet", "profile-quiet"),
        ("my spontaneous", "profile-spontaneous"),
    ];
    let action = |(path, key): (&str, &str)| {
        let action = to_form(path, key, locale);
        Action { word: action.label.to_lowercase(), ..action }
    };
    forms.map(action).to_vec()
}

/// A button that opens the form of a command, filled with what is known; elsewhere its question is asked.
pub(super) fn to_form(path: &str, label: &str, locale: Locale) -> Action {
    Action {
        label: words(locale, label, &[]),
        word: words(locale, "word-write", &[]),
        does: Does::Open(Route::new("ask", "new", path.replace(' ', "-"))),
        style: Style::Plain,
        private: true,
    }
}

/// Hours on days: `12:30 PM to 2:30 PM, Monday to Friday`.
#[must_use]
pub fn window(days: Days, hours: Window, locale: Locale) -> String {
    let days = match days {
        Days::ALL => words(locale, "days-all", &[]),
        Days::WEEKDAYS => words(locale, "days-weekdays", &[]),
        Days::WEEKEND => words(locale, "days-weekend", &[]),
        days => {
            let number = |day: Weekday| i64::from(day.num_days_from_monday());
            let name = |day: &Weekday| words(locale, "weekday", &[("day", Arg::Number(number(*day)))]);
            WEEK.iter().filter(|day| days.has(**day)).map(name).collect::<Vec<_>>().join(", ")
        }
    };
    words(locale, "nap-on", &[("hours", Arg::text(hours_words(hours, locale))), ("days", Arg::text(days))])
}

/// Hours of a day: `9:00 PM to 7:00 AM`.
fn hours_words(hours: Window, locale: Locale) -> String {
    let clock = |minute: u16| Arg::text(time_of_day(locale, u32::from(minute / 60), u32::from(minute % 60)));
    words(locale, "hours", &[("from", clock(hours.from())), ("to", clock(hours.to()))])
}

/// When she is reminded.
pub(super) async fn reminders(tx: &mut Tx, kept: Kept, reader: &Reader) -> Result<Message, StoreError> {
    let wishes = hers(tx, reader).await?;
    let mut message = Message::para(reader.locale, vec![Span::Text(reminders_words(&wishes, reader.locale))]);
    how(
        &mut message,
        kept,
        "my reminders",
        ["my reminders 1d, 2h", "my reminders off", "my reminders community"],
        reader.locale,
    );
    Ok(message)
}

/// When she is reminded, as a sentence.
pub(super) fn reminders_words(wishes: &Wishes, locale: Locale) -> String {
    match wishes.reminders.as_deref() {
        None => words(locale, "reminders-community", &[]),
        Some([]) => words(locale, "reminders-off", &[]),
        Some(minutes) => {
            let leads: Vec<String> = minutes.iter().map(|lead| lead_words(*lead, locale)).collect();
            words(locale, "reminders-own", &[("leads", Arg::text(leads.join(", ")))])
        }
    }
}

/// Her quiet hours.
pub(super) async fn quiet(
    tx: &mut Tx,
    kept: Kept,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let wishes = hers(tx, reader).await?;
    let mut message = Message::para(reader.locale, vec![Span::Text(quiet_words(&wishes, settings, reader))]);
    how(&mut message, kept, "my quiet", ["my quiet 21:00-7:00", "my quiet off", "my quiet community"], reader.locale);
    Ok(message)
}

/// Her quiet hours, as a sentence.
pub(super) fn quiet_words(wishes: &Wishes, settings: &Settings, reader: &Reader) -> String {
    let locale = reader.locale;
    let key = match wishes.quiet {
        Quiet::Community => "quiet-community",
        Quiet::Never => "quiet-never",
        Quiet::Within(_) => "quiet-own",
    };
    match wishes.quiet_hours(settings) {
        Some(hours) => {
            let args = [("hours", Arg::text(hours_words(hours, locale))), ("zone", Arg::text(reader.zone.name()))];
            words(locale, key, &args)
        }
        None if wishes.quiet == Quiet::Community => words(locale, "quiet-community-none", &[]),
        None => words(locale, "quiet-never", &[]),
    }
}

/// Whether she wants to hear of spontaneous meetups.
pub(super) async fn spontaneous(tx: &mut Tx, kept: Kept, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let wishes = hers(tx, reader).await?;
    let mut message = Message::para(locale, vec![Span::Text(spontaneous_words(&wishes, locale))]);
    if kept == Kept::Shown {
        let [on, areas, off] = ["my spontaneous on", "my spontaneous Elm Park", "my spontaneous off"].map(Arg::command);
        let args = [("on", on), ("areas", areas), ("off", off)];
        message.parts.push(Part::Note(say(locale, "spontaneous-how", &args)));
    }
    message.parts.push(Part::Actions(vec![to_form("my spontaneous", "button-write-anew", locale)]));
    Ok(message)
}

/// Whether she wants to hear of spontaneous meetups, as a sentence.
pub(super) fn spontaneous_words(wishes: &Wishes, locale: Locale) -> String {
    match &wishes.spontaneous {
        Spontaneous::Unsaid => words(locale, "spontaneous-unsaid", &[]),
        Spontaneous::Off => words(locale, "spontaneous-off", &[]),
        Spontaneous::Everywhere => words(locale, "spontaneous-on", &[]),
        Spontaneous::In(areas) => words(locale, "spontaneous-areas", &[("areas", Arg::text(areas.join(", ")))]),
    }
}

async fn hers(tx: &mut Tx, reader: &Reader) -> Result<Wishes, StoreError> {
    match reader.member {
        Some(member) => wishes::store::of(tx, member).await,
        None => Ok(Wishes::default()),
    }
}

/// How a wish is changed, switched off, and given up for what the community has set.
fn how(message: &mut Message, kept: Kept, path: &str, commands: [&str; 3], locale: Locale) {
    if kept == Kept::Shown {
        let [change, off, follow] = commands.map(Arg::command);
        let args = [("command", change), ("off", off), ("follow", follow)];
        message.parts.push(Part::Note(say(locale, "wish-how", &args)));
    }
    message.parts.push(Part::Actions(vec![to_form(path, "button-write-anew", locale)]));
}

fn heading(kept: Kept, changed: &'static str, shown: &'static str) -> &'static str {
    match kept {
        Kept::Changed => changed,
        Kept::Shown => shown,
    }
}
