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
    /// What was given, with an answer put in.
    #[must_use]
    pub fn answered(&self, name: &str, value: &str) -> Vec<GivenArg> {
        let kept = self.given.iter().filter(|arg| arg.name != name).cloned();
        kept.chain([GivenArg { name: name.to_owned(), value: value.to_owned() }]).collect()
    }
}

/// The command that a button stands for.
#[must_use]
pub fn spec_of(route: &Route) -> Option<&'static CommandSpec> {
    CATALOG.iter().copied().find(|spec| new_route(spec).subject == route.subject)
}

/// The command that a button stands for, and its first argument: `ask.with.meetup-edit.12`.
#[must_use]
pub fn given_by(route: &Route) -> Option<(&'static CommandSpec, Vec<GivenArg>)> {
    let spec = spec_of(route)?;
    let first = spec.args.first()?;
    Some((spec, vec![GivenArg { name: first.name.to_owned(), value: route.arg.clone() }]))
}

/// The command that a button stands for, and its arguments in order: `ask.do.meetup-decide.3~2`.
#[must_use]
pub fn given_in_order(route: &Route) -> Option<(&'static CommandSpec, Vec<GivenArg>)> {
    let spec = spec_of(route)?;
    let given = spec.args.iter().zip(route.arg.split('~'));
    let given = given.map(|(arg, value)| GivenArg { name: arg.name.to_owned(), value: value.to_owned() });
    Some((spec, given.collect()))
}

/// The form of a command without its first argument, filled with what is known.
#[must_use]
pub fn form_with(spec: &CommandSpec, known: &[GivenArg], route: Route, locale: Locale) -> Form {
    form_of(spec, spec.args.get(1..).unwrap_or_default(), known, route, locale)
}

/// The form of a command, filled with what was given.
#[must_use]
pub fn form(spec: &CommandSpec, given: &[GivenArg], route: Route, locale: Locale) -> Form {
    form_of(spec, spec.args, given, route, locale)
}

fn form_of(spec: &CommandSpec, args: &[ArgSpec], given: &[GivenArg], route: Route, locale: Locale) -> Form {
    let value = |arg: &ArgSpec| given.iter().find(|given| given.name == arg.name).map(|given| given.value.clone());
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
        };
        FormField {
            key: arg.name.to_owned(),
            label: cut(arg.question(locale), 45),
            example: cut(arg.example(locale), 100),
            value: value(arg).map(|value| cut(value, usize::from(most))),
            required: arg.required,
            most,
            long,
        }
    });
    Form { title: cut(spec.summary(locale), 45), fields: fields.collect(), route }
}

/// The route of the form of a command that was given without something it needs.
#[must_use]
pub fn new_route(spec: &CommandSpec) -> Route {
    Route::new("ask", "new", spec.path.replace(' ', "-"))
}
