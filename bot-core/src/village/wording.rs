//! What the house itself says.

use super::Outcome;
use crate::access::Access;
use crate::catalogue::{CATALOG, LISTS};
use crate::command::text::MOST_CHARACTERS;
use crate::command::{CommandSpec, group_summary, groups};
use crate::id::QuestionId;
use crate::meetups;
use crate::message::{Action, Does, Message, MomentStyle, Part, Route, Span, Style, moment_text};
use crate::people;
use crate::refusal::{Candidate, Refusal};
use crate::settings::setup::Setup;
use crate::turn::{Command as _, Reader};
use crate::welcome::hello::Hello;
use crate::wording::{Arg, say, words};

/// An outcome in words.
#[must_use]
pub fn answer(outcome: &Outcome, operator_contact: &str, reader: &Reader) -> Message {
    let locale = reader.locale;
    match outcome {
        Outcome::Help { about: None } => overview(reader),
        Outcome::Help { about: Some(about) } => match LISTS.command(about) {
            Some(spec) => one_command(spec, reader),
            None => one_group(about, reader),
        },
        Outcome::About => {
            let contact = operator_contact.trim();
            let mut message = Message::para(locale, say(locale, "about", &[]));
            let key = if contact.is_empty() { "about-no-operator" } else { "about-operator" };
            message.parts.push(Part::Para(say(locale, key, &[("contact", Arg::text(contact))])));
            message.parts.push(Part::Note(say(locale, "about-more", &[("command", Arg::command("village help"))])));
            message
        }
        Outcome::DidYouMean { near } => {
            let mut message = Message::para(locale, say(locale, "did-you-mean", &[]));
            message.parts.push(Part::List(near.iter().map(|path| vec![Span::Command(path.clone())]).collect()));
            message
        }
        Outcome::NotUnderstood => {
            let args = [("help", Arg::command("village help")), ("example", Arg::command("meetup list"))];
            Message::para(locale, say(locale, "not-understood", &args))
        }
        Outcome::TooLong => {
            let most = i64::try_from(MOST_CHARACTERS).unwrap_or(i64::MAX);
            Message::para(locale, say(locale, "too-long", &[("most", Arg::Number(most))]))
        }
        Outcome::Stopped => Message::para(locale, say(locale, "question-stopped", &[])),
        Outcome::StaleButton => {
            Message::para(locale, say(locale, "stale-button", &[("command", Arg::command("meetup list"))]))
        }
        Outcome::NoSuchCommand => {
            Message::para(locale, say(locale, "no-such-command", &[("help", Arg::command("village help"))]))
        }
        Outcome::NeedsAccess(access) => {
            let who = words(locale, access.key(), &[]);
            Message::para(locale, say(locale, "needs-access", &[("who", Arg::text(who))]))
        }
        // Said by whoever renders intents.
        Outcome::Kept { .. } => Message::para(locale, say(locale, "kept-moot", &[])),
        Outcome::Stranger => Message::para(locale, say(locale, "stranger", &[])),
        // Whom these are about is only known where they are rendered.
        Outcome::Unreachable { .. } | Outcome::Exported | Outcome::Forget(_) => Message::para(locale, Vec::new()),
        Outcome::Link(outcome) => super::link::wording::answer(outcome, reader),
        Outcome::Back => Message::para(locale, say(locale, "back", &[("list", Arg::command("meetup list"))])),
    }
}

/// What the bot says when it comes into a new home.
#[must_use]
pub fn hello(reader: &Reader) -> Message {
    let args = [
        ("help", Arg::command("village help")),
        ("new", Arg::command("meetup new")),
        ("setup", Arg::command(Setup::SPEC.path)),
    ];
    let mut message = Message::para(reader.locale, say(reader.locale, "hello", &args));
    let mut ways = meetups::wording::ways_to_begin(reader);
    if let Part::Actions(actions) = &mut ways {
        let route = Route::new("ask", "do", "settings-setup");
        actions.push(Action::new(reader.locale, "setup-start", Does::Invoke(route)));
    }
    message.parts.push(ways);
    message
}

/// The last admin has left.
#[must_use]
pub fn admins_gone(reader: &Reader) -> Message {
    let platform = Arg::Key(reader.platform.name());
    Message::para(reader.locale, say(reader.locale, "admins-gone", &[("platform", platform)]))
}

/// To an admin: a channel that was chosen for something cannot be written in.
#[must_use]
pub fn channel_lost(settings: &[String], reader: &Reader) -> Message {
    let mut message = Message::para(reader.locale, say(reader.locale, "channel-lost", &[]));
    let again = settings.iter().map(|name| vec![Span::Command(format!("settings set {name} here"))]);
    message.parts.push(Part::List(again.collect()));
    message
}

/// An answer that cannot be brought, said where others read it; nothing of what it says.
#[must_use]
pub fn unreachable(mention: Span, reader: &Reader) -> Message {
    let locale = reader.locale;
    Message { notify: true, ..Message::para(locale, say(locale, "unreachable", &[("who", Arg::from(mention))])) }
}

/// "There is something for you", said where others read it; nothing of what it is.
#[must_use]
pub fn knock(mention: Span, show: Route, reader: &Reader) -> Message {
    let locale = reader.locale;
    let open = show_me(show, reader);
    Message {
        parts: vec![Part::Para(say(locale, "knock", &[("who", Arg::from(mention))])), Part::Actions(vec![open])],
        notify: true,
        ..Message::para(locale, Vec::new())
    }
}

/// There is more that was kept for her.
#[must_use]
pub fn more(next: Route, reader: &Reader) -> [Part; 2] {
    let action = Action { private: true, style: Style::Plain, ..show_me(next, reader) };
    [Part::Note(say(reader.locale, "kept-more", &[])), Part::Actions(vec![action])]
}

fn show_me(show: Route, reader: &Reader) -> Action {
    Action {
        label: words(reader.locale, "button-show-me", &[]),
        word: words(reader.locale, "word-show-me", &[]),
        does: Does::Invoke(show),
        style: Style::Main,
        private: false,
    }
}

/// A refusal, with a way to mend what was wrong.
#[must_use]
pub fn refused(refusal: &Refusal, question: Option<QuestionId>, reader: &Reader) -> Message {
    let locale = reader.locale;
    let mut message = Message::para(locale, refusal.say(locale));
    let Some(question) = question else { return message };

    let mut actions: Vec<Action> = refusal
        .options
        .iter()
        .zip(0..)
        .map(|(candidate, index): (_, usize)| Action {
            label: option_label(candidate, reader),
            word: (index + 1).to_string(),
            does: Does::Invoke(Route::new("ask", "pick", question.simple()).arg(index.to_string())),
            style: Style::Main,
            private: true,
        })
        .collect();
    if reader.asks {
        let key = if refusal.options.is_empty() { "ask-again" } else { "ask-again-other" };
        message.parts.push(Part::Note(say(locale, key, &[])));
    }
    if reader.forms {
        actions.push(Action {
            label: words(locale, "button-fix", &[]),
            word: words(locale, "word-fix", &[]),
            does: Does::Open(Route::new("ask", "fix", question.simple())),
            style: if actions.is_empty() { Style::Main } else { Style::Plain },
            private: true,
        });
    }
    if !actions.is_empty() {
        message.parts.push(Part::Actions(actions));
    }
    message
}

/// A reading to choose, as a button says it.
fn option_label(candidate: &Candidate, reader: &Reader) -> String {
    let moment = moment_text(candidate.start, reader.zone, MomentStyle::Full, reader.locale);
    let Some(repeats) = &candidate.repeats else { return moment };
    let repeats = meetups::wording::series::repeat_words(repeats, reader.locale);
    words(reader.locale, "option-repeats", &[("repeats", Arg::text(repeats)), ("moment", Arg::text(moment))])
}

/// The question for one argument.
#[must_use]
pub fn asking(
    spec: Option<&'static CommandSpec>,
    arg: &str,
    example: Option<&str>,
    is_first: bool,
    question: QuestionId,
    reader: &Reader,
) -> Message {
    let locale = reader.locale;
    let Some(arg) = spec.and_then(|spec| spec.arg(arg)) else {
        return answer(&Outcome::StaleButton, "", reader);
    };
    let mut message = Message::para(locale, vec![Span::Strong(vec![Span::Text(arg.question(locale))])]);
    let example = [("example", Arg::text(example.map_or_else(|| arg.example(locale), str::to_owned)))];
    let is_hello = spec.is_some_and(|spec| spec.path == Hello::SPEC.path);
    let key = match (is_first, spec.is_some_and(|spec| people::profile::is_shared(spec.path))) {
        _ if is_hello => "ask-example-hello",
        (true, true) => "ask-example-shared",
        (true, false) => "ask-example-first",
        (false, _) => "ask-example",
    };
    message.parts.push(Part::Note(say(locale, key, &example)));
    if reader.forms && !reader.asks {
        message.parts.push(Part::Actions(vec![Action {
            label: words(locale, "button-fix", &[]),
            word: words(locale, "word-fix", &[]),
            does: Does::Open(Route::new("ask", "fix", question.simple())),
            style: Style::Main,
            private: true,
        }]));
    }
    message
}

/// The commands that somebody of this standing may use, by group.
fn overview(reader: &Reader) -> Message {
    let locale = reader.locale;
    let mut parts = vec![Part::Heading(say(locale, "help-heading", &[]))];
    for group in groups(CATALOG) {
        let hers: Vec<_> = usable(group, reader).collect();
        if hers.is_empty() {
            continue;
        }
        parts.push(Part::Para(vec![Span::Strong(vec![Span::Text(group_summary(group, locale))])]));
        parts.push(Part::List(hers.iter().map(|spec| line(spec, reader)).collect()));
    }
    let example = Span::Command("village help meetup new".to_owned());
    parts.push(Part::Note(say(locale, "help-more", &[("command", Arg::from(example))])));
    Message::new(locale, parts)
}

fn one_group(group: &str, reader: &Reader) -> Message {
    let locale = reader.locale;
    let lines: Vec<_> = usable(group, reader).map(|spec| line(spec, reader)).collect();
    if lines.is_empty() {
        let access = CATALOG.iter().filter(|spec| spec.group() == group).map(|spec| spec.access).min();
        return answer(&Outcome::NeedsAccess(access.unwrap_or(Access::Admin)), "", reader);
    }
    let parts = vec![Part::Heading(vec![Span::Text(group_summary(group, locale))]), Part::List(lines)];
    Message::new(locale, parts)
}

fn one_command(spec: &'static CommandSpec, reader: &Reader) -> Message {
    let locale = reader.locale;
    let mut message = Message::para(locale, line(spec, reader));
    if !spec.args.is_empty() {
        let args = spec.args.iter().map(|arg| {
            let mut line = vec![Span::Code(arg.name_in(locale)), Span::Text(format!(" – {}", arg.about(locale)))];
            if !arg.required {
                line.push(Span::Text(format!(" ({})", words(locale, "optional", &[]))));
            }
            line
        });
        message.parts.push(Part::List(args.collect()));
    }
    let example = Arg::command(spec.example.to_owned());
    message.parts.push(Part::Note(say(locale, "help-example", &[("command", example)])));
    if spec.access != Access::Member {
        let who = Arg::text(words(locale, spec.access.key(), &[]));
        message.parts.push(Part::Note(say(locale, "help-who", &[("who", who)])));
    }
    message
}

fn usable<'a>(group: &'a str, reader: &'a Reader) -> impl Iterator<Item = &'static CommandSpec> + 'a {
    CATALOG.iter().copied().filter(move |spec| spec.group() == group && spec.access.allows(reader.standing))
}

fn line(spec: &CommandSpec, reader: &Reader) -> Vec<Span> {
    let locale = reader.locale;
    let path = if spec.path.contains(' ') {
        format!("{} {}", spec.group_in(locale), spec.verb_in(locale))
    } else {
        spec.group_in(locale)
    };
    vec![Span::Command(path), Span::Text(format!(" – {}", spec.summary(locale)))]
}
