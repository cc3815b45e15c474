//! Questions that somebody is answering: what is missing or went wrong is asked for, and what was given is kept.

use chrono::{DateTime, TimeDelta, Utc};

use crate::catalogue::CATALOG;
use crate::command::{ArgKind, ArgSpec, CommandSpec, GivenArg};
use crate::id::{CommunityId, MemberId, QuestionId};
use crate::incoming::PlaceKey;
use crate::message::{Form, FormField, Route};
use crate::refusal::Candidate;
use crate::wording::Locale;

pub mod store;

/// How long a question stays open.
pub const OPEN: TimeDelta = TimeDelta::hours(24);

/// Fields of a form at most.
const FIELDS: usize = 5;

/// A command that waits for an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Where it belongs.
    pub community: CommunityId,
    /// Who is asked. She has one open question at most.
    pub member: MemberId,
    /// The command.
    pub path: String,
    /// What was given so far.
    pub given: Vec<GivenArg>,
    /// The argument asked for.
    pub asking: String,
    /// Readings to choose from.
    pub options: Vec<Candidate>,
    /// Where the command was given.
    pub asked_in: PlaceKey,
    /// Until when an answer counts.
    pub expires_at: DateTime<Utc>,
}

impl Question {
    /// Whether another question asks for the same, with nothing else given.
    #[must_use]
    pub fn is_asked_again_by(&self, other: &Self) -> bool {
        let rest = |question: &Self| {
            question.given.iter().filter(|arg| arg.name != question.asking).cloned().collect::<Vec<GivenArg>>()
        };
        self.path == other.path && self.asking == other.asking && rest(self) == rest(other)
    }

    /// What was given, with an answer put in.
    #[must_use]
    pub fn answered(&self, name: &str, value: &str) -> Vec<GivenArg> {
        let kept = self.given.iter().filter(|arg| arg.name != name).cloned();
        kept.chain([GivenArg { name: name.to_owned(), value: value.to_owned() }]).collect()
    }
}

/// What a button asks for: a command, what is given with it, and what is still to be said.
#[derive(Debug)]
pub struct Asked {
    /// The command.
    pub spec: &'static CommandSpec,
    /// What is given.
    pub given: Vec<GivenArg>,
    /// What is to be said, the most wanted first.
    pub args: Vec<&'static ArgSpec>,
}

/// Reads the route of such a button: `ask.new.meetup-new` with nothing given, `ask.with.meetup-edit.12` with the first
/// argument, `ask.one.meetup-edit.12-notes` for one argument more, `ask.like.meetup-new.12` for the same again.
#[must_use]
pub fn asked(route: &Route) -> Option<Asked> {
    if route.module != "ask" {
        return None;
    }
    let spec = CATALOG.iter().copied().find(|spec| new_route(spec).subject == route.subject)?;
    let first = |value: &str| Some(GivenArg { name: spec.args.first()?.name.to_owned(), value: value.to_owned() });
    let rest = || spec.args.iter().skip(1).collect();
    match route.verb.as_str() {
        "new" => Some(Asked { spec, given: Vec::new(), args: spec.args.iter().collect() }),
        "with" => Some(Asked { spec, given: vec![first(&route.arg)?], args: rest() }),
        "one" => {
            let (value, name) = route.arg.split_once('-')?;
            Some(Asked { spec, given: vec![first(value)?], args: vec![spec.arg(name)?] })
        }
        "like" => {
            let given = vec![GivenArg { name: "like".to_owned(), value: route.arg.clone() }];
            let args = in_order(spec, "when", &given).into_iter().filter(|arg| arg.name != "like").collect();
            Some(Asked { spec, given, args })
        }
        _ => None,
    }
}

/// The command that a button stands for, and its arguments in order: `ask.do.meetup-decide.3~2`.
#[must_use]
pub fn given_in_order(route: &Route) -> Option<(&'static CommandSpec, Vec<GivenArg>)> {
    let spec = CATALOG.iter().copied().find(|spec| new_route(spec).subject == route.subject)?;
    let given = spec.args.iter().zip(route.arg.split('~'));
    let given = given.map(|(arg, value)| GivenArg { name: arg.name.to_owned(), value: value.to_owned() });
    Some((spec, given.collect()))
}

/// The arguments of a command as a form asks for them: the one to ask first, what is missing, what was given, the others.
#[must_use]
pub fn in_order(spec: &'static CommandSpec, first: &str, given: &[GivenArg]) -> Vec<&'static ArgSpec> {
    let missing: Vec<&str> = spec.missing(given).iter().map(|arg| arg.name).collect();
    let rank = |arg: &&ArgSpec| match arg.name {
        name if name == first => 0,
        name if missing.contains(&name) => 1,
        name if given.iter().any(|given| given.name == name) => 2,
        _ => 3,
    };
    let mut args: Vec<&ArgSpec> = spec.args.iter().collect();
    args.sort_by_key(rank);
    args
}

/// The form for a command that lacks something. None when nothing is missing, or when the form would lose what was given
/// because it has too few fields for it.
#[must_use]
pub fn form_for_missing(spec: &'static CommandSpec, given: &[GivenArg], locale: Locale) -> Option<Form> {
    if spec.missing(given).is_empty() {
        return None;
    }
    let form = form(spec, &in_order(spec, "", given), given, new_route(spec), locale);
    let shown = |arg: &GivenArg| form.fields.iter().any(|field| field.key == arg.name);
    given.iter().all(shown).then_some(form)
}

/// A form that asks for the first of these arguments, filled with what is known.
#[must_use]
pub fn form(spec: &CommandSpec, args: &[&ArgSpec], given: &[GivenArg], route: Route, locale: Locale) -> Form {
    let value = |arg: &ArgSpec| given.iter().find(|given| given.name == arg.name).map(|given| given.value.clone());
    let has = |name| given.iter().any(|given| given.name == name);
    let cut = |text: String, most: usize| text.chars().take(most).collect();
    let fields = args.iter().take(FIELDS).map(|arg| {
        let (most, long) = match arg.kind {
            ArgKind::Line { most } | ArgKind::Offered { most, .. } => (most, false),
            ArgKind::Lines { most } => (most, true),
            ArgKind::When
            | ArgKind::Length
            | ArgKind::Meetup
            | ArgKind::Setting
            | ArgKind::SettingValue
            | ArgKind::Zone
            | ArgKind::OneOf(_)
            | ArgKind::CommandPath
            | ArgKind::Person
            | ArgKind::Whole { .. } => (200, false),
            ArgKind::People { .. } => (1_000, false),
            // What is longer is attached instead.
            ArgKind::File => (4_000, true),
        };
        FormField {
            key: arg.name.to_owned(),
            label: cut(arg.question(locale), 45),
            example: cut(arg.example(locale), 100),
            value: value(arg).map(|value| cut(value, usize::from(most))),
            required: arg.required && !arg.unless.is_some_and(has),
            most,
            long,
        }
    });
    Form { title: cut(spec.form_title(locale), 45), fields: fields.collect(), route }
}

/// The route of the form of a command that was given without something it needs.
#[must_use]
pub fn new_route(spec: &CommandSpec) -> Route {
    Route::new("ask", "new", spec.path.replace(' ', "-"))
}
