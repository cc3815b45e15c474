//! Claims about the words of commands: Discord's limits, and that no two commands answer to one word.

use std::collections::{BTreeMap, BTreeSet};

use bot_core::catalogue::{CATALOG, menus};
use bot_core::command::text::near::fold;
use bot_core::command::text::{Prefix, Reading, read};
use bot_core::command::{self, ArgKind, ArgSpec, CommandSpec, Menu};
use bot_core::wording::{Locale, has};

use super::nothing_wrong;

/// Discord: characters of a name at most.
const MOST_NAME: usize = 32;
/// Discord: characters of a description at most.
const MOST_DESCRIPTION: usize = 100;
/// Discord: characters of a form's label at most.
const MOST_QUESTION: usize = 45;
/// Discord: characters of a form's placeholder at most.
const MOST_EXAMPLE: usize = 100;
/// Discord: options, choices, and commands of a group at most.
const MOST_OPTIONS: usize = 25;
/// Discord: characters of a choice at most.
const MOST_CHOICE: usize = 100;
/// Discord: characters of all names, descriptions and values of a command with its options, longest language each.
const MOST_COMMAND: usize = 8_000;
/// Discord: entries in the menu on a person, and in that on a message, at most.
const MOST_MENUS: usize = 15;
/// Discord: commands of one application at most.
const MOST_GROUPS: usize = 100;

/// The keys that the catalogue makes.
pub(super) fn keys() -> BTreeSet<String> {
    let of_commands = CATALOG.iter().map(|spec| spec.key());
    let of_groups = command::groups(CATALOG).into_iter().map(|group| format!("group-{group}"));
    let of_args = CATALOG.iter().flat_map(|spec| spec.args).map(|arg| format!("arg-{}", arg.name));
    of_commands.chain(of_groups).chain(of_args).collect()
}

/// `^[-_'\p{L}\p{N}]{1,32}$`, in lower case where the script has cases.
fn is_name(name: &str) -> bool {
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\'');
    !name.is_empty() && name.chars().count() <= MOST_NAME && name.chars().all(fits) && name.to_lowercase() == name
}

fn is_within(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most
}

#[test]
fn every_name_and_description_fits_discord() {
    let mut wrong = Vec::new();
    let mut check = |fits: bool, what: &str, locale: Locale, text: &str| {
        if !fits {
            wrong.push(format!("{what} in {}: {text:?}", locale.code()));
        }
    };
    for locale in Locale::ALL {
        for group in command::groups(CATALOG) {
            let (word, about) = (command::group_word(group, locale), command::group_summary(group, locale));
            check(has(locale, &format!("group-{group}")), "a group without a summary", locale, group);
            check(is_name(&word), "a group's word", locale, &word);
            check(is_within(&about, MOST_DESCRIPTION), "a group's summary", locale, &about);
        }
        for spec in CATALOG {
            let (verb, summary) = (spec.verb_in(locale), spec.summary(locale));
            check(has(locale, &spec.key()), "a command without a summary", locale, spec.path);
            check(is_name(&verb), "a command's word", locale, &verb);
            check(is_within(&summary, MOST_DESCRIPTION), "a command's summary", locale, &summary);
        }
        for (spec, _) in menus() {
            let word = spec.menu_word(locale);
            check(has(locale, &format!("{}.menu", spec.key())), "a menu's word is missing", locale, spec.path);
            check(is_within(&word, MOST_NAME), "a menu's word", locale, &word);
        }
        for arg in CATALOG.iter().flat_map(|spec| spec.args) {
            let (name, about) = (arg.name_in(locale), arg.about(locale));
            check(has(locale, &format!("arg-{}", arg.name)), "an argument without a description", locale, arg.name);
            check(is_name(&name), "an argument's name", locale, &name);
            check(is_within(&about, MOST_DESCRIPTION), "an argument's description", locale, &about);
            for (attribute, most) in [("question", MOST_QUESTION), ("example", MOST_EXAMPLE)] {
                let key = format!("arg-{}.{attribute}", arg.name);
                let text = bot_core::wording::words(locale, &key, &[]);
                check(has(locale, &key) || !arg.required, "an argument that is asked for lacks", locale, &key);
                check(!has(locale, &key) || is_within(&text, most), &key, locale, &text);
            }
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn every_declaration_fits_discord() {
    let mut wrong = Vec::new();
    let groups = command::groups(CATALOG);
    if groups.len() > MOST_GROUPS {
        wrong.push(format!("{} groups", groups.len()));
    }
    for group in groups {
        let commands: Vec<&CommandSpec> = CATALOG.iter().copied().filter(|spec| spec.group() == group).collect();
        if commands.len() > MOST_OPTIONS {
            wrong.push(format!("{group}: {} commands", commands.len()));
        }
        if commands.len() > 1 && commands.iter().any(|spec| spec.path == group) {
            wrong.push(format!("{group}: a command of its own cannot have others under it"));
        }
        let own = longest(|locale| command::group_word(group, locale) + &command::group_summary(group, locale));
        let size = own + commands.iter().map(|spec| size(spec)).sum::<usize>();
        if size > MOST_COMMAND {
            wrong.push(format!("{group}: {size} characters"));
        }
    }
    for spec in CATALOG {
        if spec.args.len() > MOST_OPTIONS {
            wrong.push(format!("{}: {} arguments", spec.path, spec.args.len()));
        }
        if !spec.args.is_sorted_by_key(|arg| !arg.required) {
            wrong.push(format!("{}: required arguments come first", spec.path));
        }
        for arg in spec.args {
            if let ArgKind::OneOf(words) = arg.kind
                && (words.len() > MOST_OPTIONS || words.iter().any(|word| !is_within(word, MOST_CHOICE)))
            {
                wrong.push(format!("{} {}: too many or too long choices", spec.path, arg.name));
            }
        }
        if !spec.example.starts_with(spec.path) {
            wrong.push(format!("{}: its example begins with another command", spec.path));
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn menus_are_few_enough_and_their_words_tell_them_apart() {
    let menus = menus();
    for menu in [Menu::Person, Menu::Message] {
        let of_it: Vec<&CommandSpec> = menus.iter().filter(|(_, of)| *of == menu).map(|(spec, _)| *spec).collect();
        assert!(of_it.len() <= MOST_MENUS, "{menu:?}: {}", of_it.len());
        let words: BTreeSet<String> = of_it.iter().map(|spec| spec.menu_word(Locale::En)).collect();
        assert_eq!(words.len(), of_it.len(), "{words:?}");
        let of_person = |spec: &&&CommandSpec| spec.args.iter().any(|arg| arg.kind == ArgKind::Person);
        assert!(menu == Menu::Message || of_it.iter().filter(of_person).count() == of_it.len());
    }
}

#[test]
fn every_example_is_read_as_its_command() {
    let mut wrong = Vec::new();
    for spec in CATALOG {
        let reading = read(&format!("!{}", spec.example), Prefix::Needed(&["!"]), CATALOG);
        let fits = match &reading {
            Reading::Command { spec: found, given, notes } => {
                // A file is attached, or asked for.
                let is_whole = spec.missing(given).iter().all(|arg| arg.kind == ArgKind::File);
                found.path == spec.path && notes.is_empty() && is_whole
            }
            Reading::Talk | Reading::Group { .. } | Reading::Unknown { .. } => false,
        };
        if !fits {
            wrong.push(format!("{}: `{}` is read as {reading:?}", spec.path, spec.example));
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn every_command_is_understood_in_every_language() {
    let mut wrong = Vec::new();
    for spec in CATALOG {
        for locale in Locale::ALL {
            let verb = if spec.path == spec.group() { String::new() } else { format!(" {}", spec.verb_in(locale)) };
            let args: Vec<String> =
                spec.args.iter().map(|arg| format!(" {}:{}", arg.name_in(locale), arg.name)).collect();
            let text = format!("!{}{verb}{}", spec.group_in(locale), args.concat());
            let reading = read(&text, Prefix::Needed(&["!"]), CATALOG);
            let fits = match &reading {
                Reading::Command { spec: found, given, notes } => {
                    let all = given.len() == spec.args.len() && given.iter().all(|arg| arg.name == arg.value);
                    found.path == spec.path && notes.is_empty() && all
                }
                Reading::Talk | Reading::Group { .. } | Reading::Unknown { .. } => false,
            };
            if !fits {
                wrong.push(format!("{text} is read as {reading:?}"));
            }
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn one_word_means_one_thing_in_all_languages() {
    let mut wrong = Vec::new();
    let in_all = |words: &dyn Fn(Locale) -> String| Locale::ALL.map(|locale| fold(&words(locale)));
    let mut groups = Meanings::default();
    for group in command::groups(CATALOG) {
        groups.add(group, [fold(group)].into_iter().chain(in_all(&|locale| command::group_word(group, locale))));
        let mut verbs = Meanings::default();
        for spec in CATALOG.iter().filter(|spec| spec.group() == group) {
            verbs.add(spec.path, [fold(spec.verb())].into_iter().chain(in_all(&|locale| spec.verb_in(locale))));
        }
        wrong.extend(verbs.shared);
    }
    wrong.extend(groups.shared);
    for spec in CATALOG {
        let mut names = Meanings::default();
        for arg in spec.args {
            names.add(arg.name, [fold(arg.name)].into_iter().chain(in_all(&|locale| arg.name_in(locale))));
        }
        wrong.extend(names.shared.into_iter().map(|shared| format!("{}: {shared}", spec.path)));
    }
    nothing_wrong(&wrong);
}

/// What each word means, and the words that mean two things.
#[derive(Default)]
struct Meanings {
    of: BTreeMap<String, &'static str>,
    shared: Vec<String>,
}

impl Meanings {
    fn add(&mut self, meaning: &'static str, words: impl Iterator<Item = String>) {
        for word in words {
            let before = *self.of.entry(word.clone()).or_insert(meaning);
            if before != meaning {
                self.shared.push(format!("`{word}` means both {before} and {meaning}"));
            }
        }
    }
}

/// A command's share of its group's size.
fn size(spec: &CommandSpec) -> usize {
    let own = longest(|locale| spec.verb_in(locale)) + longest(|locale| spec.summary(locale));
    own + spec.args.iter().map(arg_size).sum::<usize>()
}

fn arg_size(arg: &ArgSpec) -> usize {
    // A choice counts with its name and its value.
    let choices = if let ArgKind::OneOf(words) = arg.kind { words.iter().map(|word| 2 * word.len()).sum() } else { 0 };
    choices + longest(|locale| arg.name_in(locale)) + longest(|locale| arg.about(locale))
}

fn longest(words: impl Fn(Locale) -> String) -> usize {
    Locale::ALL.into_iter().map(|locale| words(locale).chars().count()).max().unwrap_or(0)
}
