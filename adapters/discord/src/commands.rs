//! The village's commands as slash commands, made from the catalogue.
//!
//! A group becomes one command with subcommands, a single word becomes a command. No option is required: a missing
//! one opens a form, which is kinder than Discord's red frame.

use std::collections::BTreeMap;

use bot_core::access::Access;
use bot_core::catalogue::{CATALOG, menus};
use bot_core::command::{ArgKind, ArgSpec, CommandSpec, Menu, choice_word, group_summary, group_word};
use bot_core::incoming::PlatformKind;
use bot_core::village::Village;
use bot_core::wording::Locale;
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serenity::all::{ApplicationId, GuildId, Permissions};
use serenity::http::Route;

use crate::limits;
use crate::rest::{Payload, Rest, RestError};
use crate::to_discord::CommandIds;

/// Discord's languages, and which of ours they get. Its default is said in its own language too, because a client
/// in one kind of English would otherwise be shown the other.
const LANGUAGES: [(&str, Locale); 4] =
    [("en-GB", Locale::En), ("en-US", Locale::En), ("es-419", Locale::Es), ("es-ES", Locale::Es)];

/// Where the village remembers what was registered.
const BOOKMARK: &str = "commands";

/// Option types, as Discord numbers them.
mod kind {
    pub(super) const SUB_COMMAND: u8 = 1;
    pub(super) const STRING: u8 = 3;
    pub(super) const INTEGER: u8 = 4;
    pub(super) const USER: u8 = 6;
    pub(super) const ATTACHMENT: u8 = 11;
}

/// Command types, as Discord numbers them.
mod typed {
    pub(super) const SLASH: u8 = 1;
    pub(super) const USER: u8 = 2;
    pub(super) const MESSAGE: u8 = 3;
}

/// A slash command as it is registered, or an entry in the menu on a person or a message.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct SlashCommand {
    name: String,
    name_localizations: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    description_localizations: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<SlashOption>,
    /// Who sees it before a server decides otherwise; the village checks again in any case.
    #[serde(skip_serializing_if = "Option::is_none")]
    default_member_permissions: Option<u64>,
    /// In servers (0) and, but for menus, in direct chats with the bot (1).
    contexts: &'static [u8],
    /// Installed in a server (0).
    integration_types: [u8; 1],
    r#type: u8,
}

/// An option of a slash command, or a subcommand.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct SlashOption {
    r#type: u8,
    name: String,
    name_localizations: BTreeMap<&'static str, String>,
    description: String,
    description_localizations: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    autocomplete: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<SlashChoice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_value: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_value: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<SlashOption>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct SlashChoice {
    name: String,
    name_localizations: BTreeMap<&'static str, String>,
    value: &'static str,
}

/// Every command of the catalogue, one for each first word, in its order.
pub(crate) fn slash_commands(catalog: &[&CommandSpec]) -> Vec<SlashCommand> {
    let mut groups: Vec<&str> = Vec::new();
    for spec in catalog {
        if !groups.contains(&spec.group()) {
            groups.push(spec.group());
        }
    }
    let of = |group: &str| catalog.iter().copied().filter(|spec| spec.group() == group).collect::<Vec<_>>();
    groups.into_iter().map(|group| slash_command(group, &of(group))).collect()
}

fn slash_command(group: &str, specs: &[&CommandSpec]) -> SlashCommand {
    let single = specs.iter().find(|spec| spec.path == group);
    let about = |locale| single.map_or_else(|| group_summary(group, locale), |spec| spec.summary(locale));
    let subcommands = specs.iter().filter(|spec| spec.path != group).map(|spec| subcommand(spec));
    let options = match single {
        Some(spec) => spec.args.iter().map(option).collect(),
        None => subcommands.collect(),
    };
    SlashCommand {
        name: group.to_owned(),
        name_localizations: names(|locale| group_word(group, locale)),
        description: description(&about(Locale::En)),
        description_localizations: descriptions(about),
        options,
        default_member_permissions: seen_by(specs).map(|permissions| permissions.bits()),
        contexts: &[0, 1],
        integration_types: [0],
        r#type: typed::SLASH,
    }
}

/// Every command that is found in a menu, once more as an entry there. An entry has a name and nothing else.
pub(crate) fn menu_commands(menus: &[(&CommandSpec, Menu)]) -> Vec<SlashCommand> {
    let entry = |(spec, menu): &(&CommandSpec, Menu)| SlashCommand {
        name: menu_name(spec, Locale::En),
        name_localizations: names(|locale| menu_name(spec, locale)),
        description: String::new(),
        description_localizations: BTreeMap::new(),
        options: Vec::new(),
        default_member_permissions: seen_by(&[spec]).map(|permissions| permissions.bits()),
        contexts: &[0],
        integration_types: [0],
        r#type: match menu {
            Menu::Person => typed::USER,
            Menu::Message => typed::MESSAGE,
        },
    };
    menus.iter().map(entry).collect()
}

/// What a command is called in a menu.
fn menu_name(spec: &CommandSpec, locale: Locale) -> String {
    spec.menu_word(locale).chars().take(limits::COMMAND_NAME).collect()
}

/// The command behind an entry in a menu, by the name under which it is registered.
pub(crate) fn in_menu(name: &str) -> Option<&'static CommandSpec> {
    menus().into_iter().map(|(spec, _)| spec).find(|spec| menu_name(spec, Locale::En) == name)
}

/// A permission that hides the whole group from those who can use none of it. Discord asks for all of the permissions
/// named, so one is named: where a group is for moderators and for admins, that of admins, who may lack the other.
fn seen_by(specs: &[&CommandSpec]) -> Option<Permissions> {
    let access = specs.iter().map(|spec| spec.access);
    match (access.clone().min()?, access.max()?) {
        (Access::Member | Access::Host, _) => None,
        (_, Access::Admin) => Some(Permissions::MANAGE_GUILD),
        (_, _) => Some(Permissions::MANAGE_MESSAGES),
    }
}

fn subcommand(spec: &CommandSpec) -> SlashOption {
    SlashOption {
        options: spec.args.iter().map(option).collect(),
        ..named(kind::SUB_COMMAND, spec.verb(), |locale| spec.verb_in(locale), |locale| spec.summary(locale))
    }
}

fn option(arg: &ArgSpec) -> SlashOption {
    let r#type = match arg.kind {
        ArgKind::Whole { .. } => kind::INTEGER,
        ArgKind::Person => kind::USER,
        ArgKind::File => kind::ATTACHMENT,
        ArgKind::Line { .. }
        | ArgKind::Lines { .. }
        | ArgKind::When
        | ArgKind::Length
        | ArgKind::Meetup
        | ArgKind::Setting
        | ArgKind::SettingValue
        | ArgKind::Zone
        | ArgKind::OneOf(_)
        | ArgKind::CommandPath
        | ArgKind::People { .. }
        | ArgKind::Offered { .. } => kind::STRING,
    };
    let bare = named(r#type, arg.name, |locale| arg.name_in(locale), |locale| arg.about(locale));
    match arg.kind {
        ArgKind::OneOf(words) => {
            let choices = words.iter().take(limits::OPTIONS).map(|word| SlashChoice {
                name: description(&choice_word(word, Locale::En)),
                name_localizations: descriptions(|locale| choice_word(word, locale)),
                value: word,
            });
            SlashOption { choices: choices.collect(), ..bare }
        }
        ArgKind::Whole { least, most } => SlashOption { min_value: Some(least), max_value: Some(most), ..bare },
        ArgKind::Line { .. }
        | ArgKind::Lines { .. }
        | ArgKind::Offered { .. }
        | ArgKind::When
        | ArgKind::Length
        | ArgKind::Meetup
        | ArgKind::Setting
        | ArgKind::SettingValue
        | ArgKind::Zone
        | ArgKind::CommandPath
        | ArgKind::People { .. } => SlashOption {
            autocomplete: arg.kind.suggests(),
            max_length: arg.kind.most_characters().map(|most| most.clamp(1, limits::OPTION_VALUE)),
            ..bare
        },
        // Discord offers its members and files itself, and takes no autocomplete for them.
        ArgKind::Person | ArgKind::File => bare,
    }
}

fn named(r#type: u8, name: &str, name_in: impl Fn(Locale) -> String, about: impl Fn(Locale) -> String) -> SlashOption {
    SlashOption {
        r#type,
        name: name.to_owned(),
        name_localizations: names(name_in),
        description: description(&about(Locale::En)),
        description_localizations: descriptions(about),
        autocomplete: false,
        choices: vec![],
        max_length: None,
        min_value: None,
        max_value: None,
        options: vec![],
    }
}

fn names(word: impl Fn(Locale) -> String) -> BTreeMap<&'static str, String> {
    let name = |locale| word(locale).chars().take(limits::COMMAND_NAME).collect();
    LANGUAGES.into_iter().map(|(language, locale)| (language, name(locale))).collect()
}

fn descriptions(about: impl Fn(Locale) -> String) -> BTreeMap<&'static str, String> {
    LANGUAGES.into_iter().map(|(language, locale)| (language, description(&about(locale)))).collect()
}

fn description(text: &str) -> String {
    limits::cut(text, limits::COMMAND_DESCRIPTION)
}

/// A command as Discord knows it.
#[derive(Debug, Deserialize)]
struct Registered {
    id: String,
    name: String,
}

/// Registers the commands when they have changed, and learns their ids.
/// Creating commands is limited by the day, so nothing is sent when nothing is new.
pub(crate) async fn register(
    rest: &Rest,
    application_id: ApplicationId,
    dev_guild: Option<GuildId>,
    village: &Village,
) -> Result<CommandIds, RestError> {
    let mut commands = slash_commands(CATALOG);
    commands.extend(menu_commands(&menus()));
    let json = serde_json::to_vec(&commands).map_err(|error| RestError::Unavailable(error.to_string()))?;
    let route = match dev_guild {
        Some(guild_id) => Route::GuildCommands { application_id, guild_id },
        None => Route::Commands { application_id },
    };
    let scope = dev_guild.map_or_else(String::new, |guild| guild.to_string());
    let present = format!("{application_id}:{scope}:{:016x}", fingerprint(&json));

    let registered: Vec<Registered> = rest.fetch(Method::GET, route, "", Payload::Nothing).await?;
    let remembered = village.bookmark(PlatformKind::Discord, BOOKMARK).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "what was registered at discord is not known; registering again");
        None
    });
    let same_names = registered.len() == commands.len()
        && commands.iter().all(|command| registered.iter().any(|known| known.name == command.name));
    if remembered.as_deref() == Some(present.as_str()) && same_names {
        tracing::debug!(commands = commands.len(), "the commands at discord are up to date");
        return Ok(ids(registered));
    }

    let registered: Vec<Registered> = rest.fetch(Method::PUT, route, "", Payload::Json(json)).await?;
    tracing::info!(commands = commands.len(), "registered the commands at discord");
    if let Err(error) = village.set_bookmark(PlatformKind::Discord, BOOKMARK, &present).await {
        tracing::warn!(%error, "could not remember what was registered at discord");
    }
    Ok(ids(registered))
}

fn ids(registered: Vec<Registered>) -> CommandIds {
    registered.into_iter().filter_map(|command| Some((command.name, command.id.parse().ok()?))).collect()
}

/// FNV-1a (Fowler, Noll and Vo), 64 bits: the same in every build, which is all that is asked of it.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests;
