//! `settings export`: all settings in a file of TOML that people can read.

use chrono::NaiveDate;
use serde_json::Value;

use super::{Defaults, Outcome, SettingSpec, Settings};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::message::File;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Lists, Turn};
use crate::wording::{self, Arg, Locale, words};

/// How the file is written; a later way has another number.
pub const FORMAT: i64 = 1;

/// Gives it to her.
#[derive(Debug)]
pub struct Export;

impl Command for Export {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "settings export",
        args: &[],
        access: Access::Admin,
        answer: Seen::ByAsker,
        example: "settings export",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::Exported)
    }
}

/// The file: what is set, with what each means; what is not set stands in comments.
#[must_use]
pub fn file(settings: &Settings, defaults: &Defaults, lists: Lists, today: NaiveDate, locale: Locale) -> File {
    let day = Arg::text(wording::date(locale, today));
    let mut lines = vec![comment(&words(locale, "settings-file", &[("day", day)])), format!("format = {FORMAT}")];
    lines.push("\n[settings]".to_owned());
    for group in lists.settings {
        lines.push(format!("\n# == {} ==", words(locale, &format!("settings-of-{}", group.name), &[])));
        for spec in group.settings {
            lines.push(format!("\n{}\n{}", comment(&spec.about(locale)), line(spec, settings, defaults, locale)));
        }
    }
    File {
        name: format!("settings-{today}.toml"),
        media_type: "application/toml".to_owned(),
        text: lines.join("\n") + "\n",
        about: words(locale, "settings-file-about", &[]),
    }
}

/// One setting, as [`super::parse`] takes it.
fn line(spec: &SettingSpec, settings: &Settings, defaults: &Defaults, locale: Locale) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    match (spec.kind, settings.get(spec.name)) {
        (kind, _) if kind.is_of_a_home() => comment(&words(locale, "settings-file-place", &[])),
        (_, Some(Value::Array(_))) => format!("{} = {}", spec.name, quoted(&settings.list(spec).join(", "))),
        (_, Some(Value::String(text))) => format!("{} = {}", spec.name, quoted(text)),
        (_, _) => format!("# {} = {}", spec.name, quoted(&spec.default_text(defaults))),
    }
}

/// Lines of which each begins with a `#`.
fn comment(text: &str) -> String {
    text.lines().map(|line| format!("# {line}")).collect::<Vec<_>>().join("\n")
}
