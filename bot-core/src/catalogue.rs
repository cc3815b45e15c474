//! The one list of commands and settings.

use serde::{Deserialize, Serialize};

use crate::care::reports;
use crate::command::args::Args;
use crate::command::reference::{self, SettingDoc};
use crate::command::{self, CommandSpec, Menu, group_word};
use crate::id::QuestionId;
use crate::refusal::{Failure, Refusal};
use crate::settings::{SettingGroup, SettingKind, SettingSpec};
use crate::turn::{Command, Lists, Turn};
use crate::wording::{self, Locale};
use crate::{care, intros, meetups, people, settings, village, welcome};

/// Makes the closed set of requests, and the list of their declarations, from one line each.
macro_rules! commands {
    ($($name:ident: $command:ty,)*) => {
        /// Every command, grouped.
        pub const CATALOG: &[&CommandSpec] = &[$(&<$command as Command>::SPEC,)*];

        /// The menu of every command that is found in one, in the same order.
        const MENUS: &[(&str, Option<Menu>)] = &[$((<$command as Command>::SPEC.path, <$command as Command>::MENU),)*];

        /// A command with its arguments read.
        #[derive(Debug)]
        #[allow(clippy::large_enum_variant, reason = "one lives at a time, for the length of its handling")]
        pub enum Request {
            $(#[doc = stringify!($command)] $name($command),)*
        }

        impl Request {
            /// Reads the arguments of the command with this path.
            pub fn parse(path: &str, args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
                $(if path == <$command as Command>::SPEC.path {
                    return <$command as Command>::parse(args, turn).map(Self::$name);
                })*
                Err(Refusal::new("refused-command").text("given", path).text("near", ""))
            }

            /// Does it.
            pub async fn handle(self, turn: &mut Turn<'_>) -> Result<Answer, Failure> {
                match self {
                    $(Self::$name(command) => command.handle(turn).await.map(Answer::from),)*
                }
            }
        }
    };
}

commands! {
    MeetupNew: meetups::new::New,
    MeetupList: meetups::list::List,
    MeetupShow: meetups::show::Show,
    MeetupGoing: meetups::rsvp::Going,
    MeetupMaybe: meetups::rsvp::Maybe,
    MeetupCant: meetups::rsvp::Cant,
    MeetupSick: meetups::rsvp::Sick,
    MeetupLate: meetups::rsvp::Late,
    MeetupWho: meetups::who::Who,
    MeetupCalendar: meetups::calendar::ForCalendar,
    MeetupNow: meetups::now::Now,
    MeetupEdit: meetups::edit::Change,
    MeetupRain: meetups::rain::Rain,
    MeetupUp: meetups::up::Up,
    MeetupCancel: meetups::cancel::Cancel,
    MeetupSkip: meetups::series::skip::Skip,
    MeetupEnd: meetups::series::end::End,
    MeetupFind: meetups::find::Find,
    MeetupVote: meetups::find::vote::Vote,
    MeetupPropose: meetups::find::propose::Propose,
    MeetupDecide: meetups::find::decide::Decide,
    IntroJoin: intros::join::Join,
    IntroLeave: intros::leave::Leave,
    IntroPause: intros::pause::Pause,
    IntroResume: intros::resume::Resume,
    IntroSkip: intros::skip::Skip,
    IntroStatus: intros::status::Status,
    IntroRematch: intros::rematch::Rematch,
    IntroAbout: intros::about::About,
    IntroGreet: intros::greet::Greet,
    IntroRound: intros::round::ForRound,
    IntroStats: intros::stats::Stats,
    Ask: intros::ask::Ask,
    SharePost: care::share::post::Post,
    ShareMore: care::share::more::More,
    ShareAnswer: care::share::answer::Answer,
    ShareMeToo: care::share::mine::MeToo,
    ShareMine: care::share::mine::Mine,
    ShareApprove: care::share::keeping::Approve,
    ShareDecline: care::share::keeping::Decline,
    ShareRemove: care::share::keeping::Remove,
    SharePause: care::share::keeping::Pause,
    ShareResume: care::share::keeping::Resume,
    ShareUnseal: care::share::unseal::Unseal,
    Support: care::support::Support,
    MyShow: people::show::Show,
    MyZone: people::zone::Zone,
    MyLanguage: people::language::Language,
    MyKids: people::kids::Kids,
    MyNaps: people::naps::Naps,
    MyProfile: people::profile::whole::Whole,
    MyAbout: people::profile::about::About,
    MyArea: people::profile::area::Area,
    MyTopics: people::profile::topics::Topics,
    MyLived: people::profile::lived::Lived,
    MyLanguages: people::profile::languages::Languages,
    MyFree: people::profile::free::Free,
    MyWays: people::profile::ways::Ways,
    MySharing: people::profile::sharing::Share,
    MyReminders: people::reminders::Reminders,
    MyQuiet: people::quiet::Quiet,
    MySpontaneous: people::spontaneous::Spontaneous,
    MyAvoid: people::avoid::Avoid,
    MyBanter: care::noticing::banter::Banter,
    MyReword: care::noticing::reword::Reword,
    MyLink: village::link::Own,
    MyExport: village::export::Export,
    MyForget: village::forget::Forget,
    MyReports: reports::mine::Mine,
    Report: reports::report::ForModerators,
    CareReports: reports::queue::Queue,
    CareTake: reports::take::Take,
    CareAsk: reports::ask::AskThem,
    CareClose: reports::close::Close,
    MyStanding: care::standing::Standing,
    CareNudge: care::acts::nudge::Nudge,
    CareCheckin: care::acts::checkin::Checkin,
    CarePause: care::acts::pause::Pause,
    CareResume: care::acts::resume::Resume,
    CareCool: care::acts::cool::Cool,
    CareUncool: care::acts::uncool::Uncool,
    CareRemove: care::acts::remove::Remove,
    CareNote: care::acts::note::Note,
    CareHistory: care::acts::history::History,
    CareUndo: care::acts::undo::Undo,
    CareGoodbye: care::acts::goodbye::Goodbye,
    CareWords: care::acts::words::Words,
    CareAppeals: care::appeals::answer::Appeals,
    Appeal: care::appeals::Appeal,
    SettingsSetup: settings::setup::Setup,
    SettingsShow: settings::show::Show,
    SettingsSet: settings::set::Set,
    SettingsReset: settings::reset::Reset,
    SettingsPreset: settings::preset::ForPreset,
    SettingsHistory: settings::history::History,
    SettingsExport: settings::export::Export,
    SettingsImport: settings::import::Import,
    SettingsMove: village::link::Move,
    SettingsCheck: settings::check::Check,
    SettingsTry: care::noticing::try_it::Try,
    VillageHelp: village::help::Help,
    VillageValues: welcome::values::Values,
    VillageHello: welcome::hello::Hello,
    VillageAbout: village::about::About,
    VillageWhatsOn: village::whats_on::WhatsOn,
    VillageLink: village::link::Homes,
}

/// The menu in which a command is found too.
#[must_use]
pub fn menu_of(path: &str) -> Option<Menu> {
    MENUS.iter().find(|(known, _)| *known == path).and_then(|(_, menu)| *menu)
}

/// Every command that is found in a menu.
#[must_use]
pub fn menus() -> Vec<(&'static CommandSpec, Menu)> {
    CATALOG.iter().filter_map(|spec| Some((*spec, menu_of(spec.path)?))).collect()
}

/// Every setting, by what it is about.
pub const SETTINGS: &[SettingGroup] = &[
    SettingGroup {
        name: "village",
        settings: &[
            &settings::ZONE,
            &settings::LANGUAGE,
            &settings::PREFIX,
            &settings::MODERATOR_ROLE,
            &settings::VALUES,
            &welcome::WELCOME,
            &welcome::CHANNEL,
            &village::forget::AFTER,
            &people::quiet::QUIET_HOURS,
            &people::profile::area::AREAS,
        ],
    },
    SettingGroup {
        name: "meetups",
        settings: &[
            &meetups::CHANNEL,
            &meetups::REMINDERS,
            &meetups::NEWCOMER,
            &meetups::WHO,
            &meetups::ANNOUNCES,
            &meetups::mirror::EVENTS,
            &meetups::mirror::THREADS,
            &meetups::mirror::PINS,
            &meetups::series::AHEAD,
            &meetups::whats_on::WHATS_ON,
            &meetups::digest::DIGEST,
        ],
    },
    SettingGroup {
        name: "intros",
        settings: &[
            &intros::ROUNDS,
            &intros::TIME,
            &intros::SIZE,
            &intros::APPROVE,
            &intros::GAP,
            &intros::score::weights::FIT,
            &intros::score::weights::WEIGHTS,
            &intros::CHANNEL,
        ],
    },
    SettingGroup {
        name: "care",
        settings: &[
            &care::desk::CHANNEL,
            &care::tally::SUMMARY,
            &care::noticing::choices::CARE,
            &care::noticing::choices::TOPICS,
            &care::noticing::choices::PHRASES,
            &care::noticing::choices::ALLOW,
            &care::noticing::choices::DROPPED,
            &care::noticing::choices::EXEMPT_PLACES,
            &care::noticing::choices::EXEMPT_ROLES,
            &care::noticing::choices::NUDGE_DAYS,
            &care::noticing::choices::SENSITIVITY,
            &care::noticing::choices::AUTOMOD,
        ],
    },
    SettingGroup { name: "share", settings: &[&care::share::CHANNEL, &care::share::APPROVAL, &care::share::DELAY] },
    SettingGroup { name: "support", settings: &[&care::support::REGION, &care::support::LINES, &care::support::TELL] },
];

/// Both lists, as a turn carries them.
pub const LISTS: Lists = Lists { commands: CATALOG, settings: SETTINGS };

/// What is answered: an outcome of a slice, or a refusal. It is stored until it has arrived.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Of meetups.
    Meetups(meetups::Outcome),
    /// Of intros.
    Intros(intros::Outcome),
    /// Of people.
    People(people::Outcome),
    /// Of settings.
    Settings(settings::Outcome),
    /// Of care.
    Care(care::Outcome),
    /// Of the welcome.
    Welcome(welcome::Outcome),
    /// Of the house itself.
    Village(village::Outcome),
    /// The answer is no.
    Refused {
        /// Why, and what to do next.
        refusal: Refusal,
        /// What was given is kept here, when mending one argument is enough.
        question: Option<QuestionId>,
    },
    /// An answer, with what was odd about the words of the command.
    Noted {
        /// The answer.
        answer: Box<Answer>,
        /// The command.
        path: String,
        /// What was odd.
        slips: Vec<village::Slip>,
    },
    /// An answer, and that something waits for her which could not be sent to her.
    Waiting {
        /// The answer.
        answer: Box<Answer>,
    },
    /// Something is missing and asked for.
    Asking {
        /// What was given is kept here.
        question: QuestionId,
        /// The command.
        path: String,
        /// The argument.
        arg: String,
    },
}

macro_rules! answers {
    ($($variant:ident: $outcome:ty,)*) => {$(
        impl From<$outcome> for Answer {
            fn from(outcome: $outcome) -> Self {
                Self::$variant(outcome)
            }
        }
    )*};
}

answers! {
    Meetups: meetups::Outcome,
    Intros: intros::Outcome,
    People: people::Outcome,
    Settings: settings::Outcome,
    Care: care::Outcome,
    Welcome: welcome::Outcome,
    Village: village::Outcome,
}

/// Care has parts, each with its own outcomes.
macro_rules! care_answers {
    ($($outcome:ty,)*) => {$(
        impl From<$outcome> for Answer {
            fn from(outcome: $outcome) -> Self {
                Self::Care(outcome.into())
            }
        }
    )*};
}

care_answers! {
    care::acts::Outcome,
    care::noticing::Outcome,
    care::share::Outcome,
    care::support::Outcome,
    reports::Outcome,
}

/// A command in the words of a language, as people type it there: `mi peques marzo 2025` for `my kids marzo 2025`.
#[must_use]
pub fn spelled(words: &str, locale: Locale) -> String {
    let begins = |spec: &&&CommandSpec| {
        words.strip_prefix(spec.path).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let Some(spec) = CATALOG.iter().filter(begins).max_by_key(|spec| spec.path.len()) else {
        return if command::groups(CATALOG).contains(&words) { group_word(words, locale) } else { words.to_owned() };
    };
    let rest = words.strip_prefix(spec.path).unwrap_or_default();
    if let Some(about) = rest.strip_prefix(' ').filter(|_| spec.path == village::help::Help::SPEC.path) {
        return format!("{} {} {}", spec.group_in(locale), spec.verb_in(locale), spelled(about, locale));
    }
    // An example speaks the language too.
    let own_example = format!("{}.example", spec.key());
    let rest = if words == spec.example && wording::has(locale, &own_example) {
        format!(" {}", wording::words(locale, &own_example, &[]))
    } else {
        rest.to_owned()
    };
    let named = |rest: String, arg: &crate::command::ArgSpec| {
        let (name, own) = (format!(" {}: ", arg.name), format!(" {}: ", arg.name_in(locale)));
        rest.replace(&format!("{name}{}", arg.example(Locale::En)), &format!("{own}{}", arg.example(locale)))
            .replace(&name, &own)
    };
    let rest = spec.args.iter().fold(rest, named);
    let rest = match rest.strip_suffix(" none") {
        Some(before) => format!("{before} {}", wording::words(locale, "value-none", &[])),
        None => rest,
    };
    if spec.path.contains(' ') {
        format!("{} {}{rest}", spec.group_in(locale), spec.verb_in(locale))
    } else {
        format!("{}{rest}", spec.group_in(locale))
    }
}

/// `commands.md`: every command and setting, in English.
#[must_use]
pub fn reference() -> String {
    let docs: Vec<SettingDoc> = LISTS
        .settings()
        .map(|spec| SettingDoc {
            name: spec.name.to_owned(),
            kind: wording::words(Locale::En, spec.kind.key(), &[]),
            bounds: bounds(spec.kind),
            default: spec.default.to_owned(),
            about: spec.about(Locale::En),
            who: spec.who,
        })
        .collect();
    reference::markdown(CATALOG, &docs)
}

/// The least and the most, or the words that there are to choose from.
fn bounds(kind: SettingKind) -> String {
    if let SettingKind::Whole { least, most } = kind {
        return format!("from {least} to {most}");
    }
    if let SettingKind::OneOf(words) = kind { words.join(", ") } else { String::new() }
}

/// The same for programs, in every language.
#[must_use]
pub fn reference_json() -> serde_json::Value {
    let settings: Vec<serde_json::Value> = LISTS.settings().map(setting_json).collect();
    let mut all = reference::json(CATALOG);
    if let Some(all) = all.as_object_mut() {
        all.insert("settings".to_owned(), settings.into());
    }
    all
}

fn setting_json(spec: &SettingSpec) -> serde_json::Value {
    let mut all = serde_json::json!({
        "name": spec.name,
        "kind": spec.kind.key().trim_start_matches("kind-"),
        "default": spec.default,
        "access": reference::access_name(spec.who),
        "about": reference::in_every_language(|locale| spec.about(locale)),
        "example": spec.example,
    });
    let bounds = match spec.kind {
        SettingKind::Whole { least, most } => vec![("least", least.into()), ("most", most.into())],
        SettingKind::OneOf(words) => vec![("words", words.into())],
        SettingKind::Names { most, length } => vec![("most", most.into()), ("length", length.into())],
        SettingKind::Text { most } | SettingKind::List { most, .. } => vec![("most", most.into())],
        SettingKind::Zone
        | SettingKind::Language
        | SettingKind::Prefix
        | SettingKind::Channel
        | SettingKind::Roles
        | SettingKind::Leads
        | SettingKind::Hours
        | SettingKind::Places
        | SettingKind::Weekly => Vec::new(),
    };
    if let Some(all) = all.as_object_mut() {
        all.extend(bounds.into_iter().map(|(name, value): (_, serde_json::Value)| (name.to_owned(), value)));
    }
    all
}
