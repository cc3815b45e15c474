//! Slash commands within Discord's limits.

use bot_core::command::Seen;

use super::*;

const NEW: CommandSpec = CommandSpec {
    path: "meetup new",
    args: &[
        ArgSpec::required("title", ArgKind::Line { most: 100 }),
        ArgSpec::optional("spots", ArgKind::Whole { least: 1, most: 500 }),
        ArgSpec::optional("zone", ArgKind::Zone),
        ArgSpec::optional("repeat", ArgKind::OneOf(&["weekly", "monthly"])),
        ArgSpec::optional("person", ArgKind::Person),
        ArgSpec::optional("people", ArgKind::People { most: 5 }),
    ],
    access: Access::Member,
    answer: Seen::ByAll,
    example: "meetup new Park",
};
const LIST: CommandSpec =
    CommandSpec { path: "meetup list", args: &[], answer: Seen::ByAsker, example: "meetup list", ..NEW };
const SETTINGS: CommandSpec =
    CommandSpec { path: "settings", args: &[], access: Access::Admin, example: "settings", ..NEW };

#[test]
fn a_group_becomes_a_command_with_subcommands() {
    let commands = slash_commands(&[&NEW, &LIST, &SETTINGS]);
    assert_eq!(commands.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["meetup", "settings"]);
    let [meetup, settings] = commands.as_slice() else { panic!("two commands") };
    assert_eq!(meetup.options.iter().map(|o| o.name.as_str()).collect::<Vec<_>>(), ["new", "list"]);
    assert_eq!(meetup.default_member_permissions, None);
    assert_eq!(settings.default_member_permissions, Some(Permissions::MANAGE_GUILD.bits()));
    let options = meetup.options.iter().filter(|sub| sub.name == "new").flat_map(|sub| &sub.options);
    let kinds: Vec<_> = options.map(|option| (option.r#type, option.autocomplete)).collect();
    assert_eq!(kinds, [(3, false), (4, false), (3, true), (3, false), (6, false), (3, true)]);
}

#[test]
fn no_option_is_required_so_that_a_missing_one_opens_a_form() -> Result<(), serde_json::Error> {
    let json = serde_json::to_string(&slash_commands(&[&NEW]))?;
    assert!(!json.contains("\"required\":true"));
    Ok(())
}

fn walk(options: &[SlashOption], each: &mut impl FnMut(&SlashOption)) {
    assert!(options.len() <= limits::OPTIONS);
    let mut names: Vec<_> = options.iter().map(|option| option.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), options.len(), "two options of one name");
    for option in options {
        each(option);
        walk(&option.options, each);
    }
}

#[test]
fn the_whole_catalogue_keeps_discords_limits_in_every_language() {
    let name_is_good = |name: &str| {
        let letters = name.chars().all(|c| c.is_alphanumeric() || "-_'".contains(c));
        letters && (1..=limits::COMMAND_NAME).contains(&name.chars().count()) && name == name.to_lowercase()
    };
    let text_is_good = |text: &str| (1..=limits::COMMAND_DESCRIPTION).contains(&text.chars().count());
    let longest = |default: &str, all: &BTreeMap<_, String>| {
        all.values().map(|text| text.chars().count()).max().unwrap_or(0).max(default.chars().count())
    };
    let commands = slash_commands(CATALOG);
    assert!(commands.len() <= limits::COMMANDS);
    for command in &commands {
        let mut total = longest(&command.name, &command.name_localizations)
            + longest(&command.description, &command.description_localizations);
        assert!(name_is_good(&command.name), "{}", command.name);
        for name in command.name_localizations.values() {
            assert!(name_is_good(name), "{name}");
        }
        for text in command.description_localizations.values() {
            assert!(text_is_good(text), "{text}");
        }
        walk(&command.options, &mut |option| {
            for name in option.name_localizations.values() {
                assert!(name_is_good(name), "{name} in {}", command.name);
            }
            for text in option.description_localizations.values() {
                assert!(text_is_good(text), "{text} in {}", command.name);
            }
            total += longest(&option.name, &option.name_localizations)
                + longest(&option.description, &option.description_localizations)
                + option.choices.iter().map(|choice| choice.name.len() + choice.value.len()).sum::<usize>();
        });
        assert!(total <= limits::COMMAND_TOTAL, "{} has {total} characters", command.name);
    }
}

#[test]
fn nobody_can_type_more_than_is_read() {
    for command in slash_commands(CATALOG) {
        walk(&command.options, &mut |option| {
            let is_typed = option.r#type == kind::STRING && option.choices.is_empty();
            let length = option.max_length.is_some_and(|most| (1..=limits::OPTION_VALUE).contains(&most));
            assert_eq!(length, is_typed, "{} of {}", option.name, command.name);
        });
    }
}

#[test]
fn every_command_and_option_is_said_in_spanish_too() {
    let spoken = |names: &BTreeMap<&'static str, String>, what: &str| {
        assert!(names.get("es-ES").is_some_and(|words| !words.is_empty()), "{what} has no Spanish");
        assert_eq!(names.get("es-ES"), names.get("es-419"), "{what} differs between Spain and America");
    };
    for command in slash_commands(CATALOG) {
        spoken(&command.name_localizations, &command.name);
        spoken(&command.description_localizations, &command.name);
        walk(&command.options, &mut |option| {
            spoken(&option.name_localizations, &option.name);
            spoken(&option.description_localizations, &option.name);
        });
    }
}

#[test]
fn a_fingerprint_changes_with_what_it_is_of() {
    assert_eq!(fingerprint(b""), 0xcbf2_9ce4_8422_2325);
    assert_eq!(fingerprint(b"a"), 0xaf63_dc4c_8601_ec8c);
}

#[test]
fn words_to_choose_from_are_said_in_her_language() {
    let language = ArgSpec::optional("language", ArgKind::OneOf(&["en", "es", "rare"]));
    let choices = option(&language).choices;
    let shown = |choice: &SlashChoice| {
        let spanish = choice.name_localizations.get("es-ES").cloned().unwrap_or_default();
        (choice.value, choice.name.clone(), spanish)
    };
    let wanted =
        [("en", "English", "inglés (English)"), ("es", "Spanish (español)", "español"), ("rare", "rare", "rare")];
    let wanted = wanted.map(|(value, name, spanish)| (value, name.to_owned(), spanish.to_owned()));
    assert_eq!(choices.iter().map(shown).collect::<Vec<_>>(), wanted);
}
