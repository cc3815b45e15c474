//! The reference: the catalogue as Markdown for `commands.md` and as JSON for other programs.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::access::Access;
use crate::command::{self, ArgKind, ArgSpec, CommandSpec, Seen};
use crate::wording::Locale;

/// A setting as the reference shows it.
#[derive(Debug, Clone)]
pub struct SettingDoc {
    /// Its name, as people type it.
    pub name: String,
    /// What it holds: `a whole number`, `on or off`.
    pub kind: String,
    /// The least and the most, or the words it takes; empty when there is nothing to say.
    pub bounds: String,
    /// What it is when nobody has set it; empty when it is unset.
    pub default: String,
    /// What it does, in a sentence.
    pub about: String,
    /// Who may change it.
    pub who: Access,
}

/// The whole reference in Markdown, in English.
#[must_use]
pub fn markdown(catalog: &[&CommandSpec], settings: &[SettingDoc]) -> String {
    let mut page = String::from(INTRODUCTION);
    for group in command::groups(catalog) {
        push(&mut page, &format!("## {group}\n\n{}\n", sentence(&command::group_summary(group, Locale::En))));
        for spec in catalog.iter().filter(|spec| spec.group() == group) {
            push(&mut page, &command_part(spec));
        }
    }
    push(&mut page, &settings_table(settings));
    page
}

/// The catalogue as one JSON object: kinds, bounds, access, and the words of every language.
#[must_use]
pub fn json(catalog: &[&CommandSpec]) -> Value {
    let commands: Vec<Value> = catalog.iter().map(|spec| command_json(spec)).collect();
    let mut groups_json = Map::new();
    for group in command::groups(catalog) {
        let about = in_every_language(|locale| command::group_summary(group, locale));
        let names = in_every_language(|locale| command::group_word(group, locale));
        groups_json.insert(group.to_owned(), json!({ "names": names, "about": about }));
    }
    json!({ "groups": groups_json, "commands": commands })
}

const INTRODUCTION: &str = "\
# Commands and settings

This page is written by `./dev docs` from the commands themselves, and a test compares the two.

On Discord these are slash commands.
In a Matrix room the same words follow a `!`, or the prefix the community has chosen.
In a direct chat with the bot they need no prefix.
The first free words are the first argument; `name:` begins another, and quotation marks are optional.
What is required and missing is asked for.
";

fn command_part(spec: &CommandSpec) -> String {
    let mut text = format!("### {}\n\n{}\n", spec.path, sentence(&spec.summary(Locale::En)));
    let answer = match spec.answer {
        Seen::ByAsker => "Only the asker sees the answer.",
        Seen::ByAll => "Everyone in the channel sees the answer.",
    };
    let _ = writeln!(text, "{}\n{answer}", who(spec.access));
    if !spec.args.is_empty() {
        text.push_str("\n| argument | holds | what it is |\n| --- | --- | --- |\n");
        for arg in spec.args {
            let needed = if arg.required { "" } else { "; may be left out" };
            let about = cell(&arg.about(Locale::En));
            let _ = writeln!(text, "| `{}` | {}{needed} | {about} |", arg.name, cell(&holds(arg.kind)));
        }
    }
    let _ = write!(text, "\n```text\n!{}\n```\n", spec.example);
    text
}

fn settings_table(settings: &[SettingDoc]) -> String {
    if settings.is_empty() {
        return String::new();
    }
    let mut text = "## All settings\n\n\
        `settings set NAME VALUE` changes one, `settings reset NAME` brings back the default.\n\n\
        | setting | holds | default | who may change it | what it does |\n| --- | --- | --- | --- | --- |\n"
        .to_owned();
    for setting in settings {
        let SettingDoc { name, kind, bounds, default, about, who } = setting;
        let holds = if bounds.is_empty() { kind.clone() } else { format!("{kind}, {bounds}") };
        let default = if default.is_empty() { "not set".to_owned() } else { code(default) };
        let cells = [code(name), holds, default, whom(*who).to_owned(), about.clone()].map(|text| cell(&text));
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    text
}

fn command_json(spec: &CommandSpec) -> Value {
    let arguments: Vec<Value> = spec.args.iter().map(argument_json).collect();
    json!({
        "path": spec.path,
        "names": in_every_language(|locale| if spec.path.contains(' ') {
            format!("{} {}", spec.group_in(locale), spec.verb_in(locale))
        } else {
            spec.group_in(locale)
        }),
        "summary": in_every_language(|locale| spec.summary(locale)),
        "access": access_name(spec.access),
        "answer": match spec.answer {
            Seen::ByAsker => "asker",
            Seen::ByAll => "all",
        },
        "arguments": arguments,
        "example": spec.example,
    })
}

/// Who may do something, in one word.
pub(crate) fn access_name(access: Access) -> &'static str {
    match access {
        Access::Member => "member",
        Access::Host => "host",
        Access::Moderator => "moderator",
        Access::Admin => "admin",
    }
}

fn argument_json(arg: &ArgSpec) -> Value {
    let mut object = Map::new();
    let mut set = |name: &str, value: Value| object.insert(name.to_owned(), value);
    set("name", arg.name.into());
    set("required", arg.required.into());
    let kind = match arg.kind {
        ArgKind::Line { most } | ArgKind::Offered { most, .. } => {
            set("most", most.into());
            "line"
        }
        ArgKind::Lines { most } => {
            set("most", most.into());
            "lines"
        }
        ArgKind::When => "when",
        ArgKind::Length => "length",
        ArgKind::Meetup => "meetup",
        ArgKind::Setting => "setting",
        ArgKind::SettingValue => "setting-value",
        ArgKind::Zone => "zone",
        ArgKind::File => "file",
        ArgKind::OneOf(words) => {
            set("words", words.into());
            "one-of"
        }
        ArgKind::CommandPath => "command",
        ArgKind::Person => "person",
        ArgKind::People { most } => {
            set("most", most.into());
            "people"
        }
        ArgKind::Whole { least, most } => {
            set("least", least.into());
            set("most", most.into());
            "whole"
        }
    };
    set("kind", kind.into());
    set("suggests", arg.kind.suggests().into());
    set("names", in_every_language(|locale| arg.name_in(locale)));
    set("about", in_every_language(|locale| arg.about(locale)));
    Value::Object(object)
}

pub(crate) fn in_every_language(words: impl Fn(Locale) -> String) -> Value {
    Locale::ALL.into_iter().map(|locale| (locale.code().to_owned(), Value::from(words(locale)))).collect()
}

fn holds(kind: ArgKind) -> String {
    match kind {
        ArgKind::Line { most } | ArgKind::Offered { most, .. } => format!("a line, {most} characters at most"),
        ArgKind::Lines { most } => format!("text, {most} characters at most"),
        ArgKind::When => "a day and time, such as `sat 10am`".to_owned(),
        ArgKind::Length => "how long, such as `2h`".to_owned(),
        ArgKind::Meetup => "a meetup, such as `#12`".to_owned(),
        ArgKind::Setting => "the name of a setting".to_owned(),
        ArgKind::SettingValue => "a value of that setting".to_owned(),
        ArgKind::Zone => "a time zone, such as `Europe/Madrid`".to_owned(),
        ArgKind::OneOf(words) => words.iter().map(|word| code(word)).collect::<Vec<_>>().join(", "),
        ArgKind::CommandPath => "the words of a command".to_owned(),
        ArgKind::File => "a file, attached or pasted".to_owned(),
        ArgKind::Person => "a person, such as `@ben`".to_owned(),
        ArgKind::People { most } => format!("up to {most} people, such as `@ben, @cleo`"),
        ArgKind::Whole { least, most } => format!("a whole number from {least} to {most}"),
    }
}

fn whom(access: Access) -> &'static str {
    match access {
        Access::Member => "every member",
        Access::Host => "the host, moderators, admins",
        Access::Moderator => "moderators, admins",
        Access::Admin => "admins",
    }
}

fn who(access: Access) -> &'static str {
    match access {
        Access::Member => "For every member.",
        Access::Host => "For the host, moderators and admins.",
        Access::Moderator => "For moderators and admins.",
        Access::Admin => "For admins.",
    }
}

/// A part of the page, after a blank line.
fn push(page: &mut String, part: &str) {
    if !part.is_empty() {
        page.push('\n');
        page.push_str(part);
    }
}

/// A summary as a sentence.
fn sentence(summary: &str) -> String {
    if summary.ends_with(['.', '?', '!']) { summary.to_owned() } else { format!("{summary}.") }
}

/// Text in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    static NEW: CommandSpec = CommandSpec {
        path: "sample new",
        args: &[
            ArgSpec::required("sample-title", ArgKind::Line { most: 80 }),
            ArgSpec::optional("sample-mood", ArgKind::OneOf(&["merry", "calm|quiet"])),
            ArgSpec::optional("sample-spots", ArgKind::Whole { least: 1, most: 99 }),
        ],
        access: Access::Host,
        answer: Seen::ByAll,
        example: "sample new Park sample-mood: merry",
    };
    static LOOK: CommandSpec = CommandSpec {
        path: "sample look",
        args: &[],
        access: Access::Admin,
        answer: Seen::ByAsker,
        example: "sample look",
    };

    #[test]
    fn a_page_has_every_command_and_setting() {
        let setting = SettingDoc {
            name: "reminders".to_owned(),
            kind: "moments before".to_owned(),
            bounds: "up to five".to_owned(),
            default: "1d 2h".to_owned(),
            about: "When people are reminded | or not.".to_owned(),
            who: Access::Admin,
        };
        let page = markdown(&[&NEW, &LOOK], &[setting]);
        let (_, page) = page.split_once("asked for.\n").unwrap_or_default();
        insta::assert_snapshot!(page.trim(), @r"
        ## sample

        group-sample.

        ### sample new

        command-sample-new.
        For the host, moderators and admins.
        Everyone in the channel sees the answer.

        | argument | holds | what it is |
        | --- | --- | --- |
        | `sample-title` | a line, 80 characters at most | arg-sample-title |
        | `sample-mood` | `merry`, `calm\|quiet`; may be left out | arg-sample-mood |
        | `sample-spots` | a whole number from 1 to 99; may be left out | arg-sample-spots |

        ```text
        !sample new Park sample-mood: merry
        ```

        ### sample look

        command-sample-look.
        For admins.
        Only the asker sees the answer.

        ```text
        !sample look
        ```

        ## All settings

        `settings set NAME VALUE` changes one, `settings reset NAME` brings back the default.

        | setting | holds | default | who may change it | what it does |
        | --- | --- | --- | --- | --- |
        | `reminders` | moments before, up to five | `1d 2h` | admins | When people are reminded \| or not. |
        ");
    }

    #[test]
    fn an_empty_catalogue_is_an_introduction() {
        assert_eq!(markdown(&[], &[]), INTRODUCTION);
        assert_eq!(json(&[]), json!({ "groups": {}, "commands": [] }));
    }

    #[test]
    fn the_json_has_kinds_bounds_access_and_languages() {
        let all = json(&[&NEW]);
        let at = |path: &str| all.pointer(path).cloned().unwrap_or_default();
        assert_eq!(at("/commands/0/path"), "sample new");
        assert_eq!(at("/commands/0/access"), "host");
        assert_eq!(at("/commands/0/answer"), "all");
        assert_eq!(at("/commands/0/names"), json!({ "en": "sample new", "es": "sample new" }));
        assert_eq!(at("/commands/0/arguments/0/most"), 80);
        assert_eq!(at("/commands/0/arguments/1/words"), json!(["merry", "calm|quiet"]));
        assert_eq!(at("/commands/0/arguments/2/kind"), "whole");
        assert_eq!(at("/commands/0/arguments/2/least"), 1);
        assert_eq!(at("/commands/0/arguments/2/required"), false);
        assert!(at("/groups/sample/about/es").is_string());
    }
}
