//! The one rule of automatic moderation that the bot keeps in a server: found by its maker and the beginning of its name.

use bot_core::platform::{Block, DeliveryError, Receipt};
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serenity::all::{GuildId, RuleId, UserId};
use serenity::http::Route;

use crate::platform::id;
use crate::rest::{Payload, Rest};

/// What begins the name of the bot's rule and of no other.
const MARK: &str = "Village: ";
/// Discord's limits: a name, what its author reads, and whom and where it leaves out.
const NAME: usize = 100;
const SAYS: usize = 150;
const EXEMPT_ROLES: usize = 20;
const EXEMPT_CHANNELS: usize = 50;
/// Somebody sends or edits a message.
const MESSAGE: u8 = 1;
/// It has one of these words.
const KEYWORD: u8 = 1;
/// It is not shown.
const BLOCK: u8 = 1;

#[derive(Serialize)]
struct Rule<'a> {
    name: String,
    event_type: u8,
    trigger_type: u8,
    trigger_metadata: Trigger<'a>,
    actions: [Action; 1],
    enabled: bool,
    exempt_roles: Vec<&'a str>,
    exempt_channels: Vec<&'a str>,
}

#[derive(Serialize)]
struct Trigger<'a> {
    keyword_filter: &'a [String],
}

#[derive(Serialize)]
struct Action {
    r#type: u8,
    metadata: Says,
}

#[derive(Serialize)]
struct Says {
    custom_message: String,
}

#[derive(Deserialize)]
struct RuleAnswer {
    id: RuleId,
    name: String,
    creator_id: UserId,
}

/// Makes the rule, changes it, or takes it away when there is nothing to hold back.
pub(crate) async fn deliver(rest: &Rest, me: UserId, block: &Block) -> Result<Receipt, DeliveryError> {
    let guild_id: GuildId = id(&block.home.id)?;
    let all: Vec<RuleAnswer> =
        rest.fetch(Method::GET, Route::GuildAutomodRules { guild_id }, "", Payload::Nothing).await?;
    let known = all.into_iter().find(|rule| rule.creator_id == me && rule.name.starts_with(MARK));
    if block.phrases.is_empty() {
        if let Some(rule) = known {
            let route = Route::GuildAutomodRule { guild_id, rule_id: rule.id };
            rest.send(Method::DELETE, route, "", Payload::Nothing).await?;
        }
        return Ok(Receipt::default());
    }
    let ids = |ids: &'_ [String], most: usize| -> Vec<String> { ids.iter().take(most).cloned().collect() };
    let (roles, channels) = (ids(&block.except_roles, EXEMPT_ROLES), ids(&block.except_places, EXEMPT_CHANNELS));
    let rule = Rule {
        name: format!("{MARK}{}", block.name).chars().take(NAME).collect(),
        event_type: MESSAGE,
        trigger_type: KEYWORD,
        trigger_metadata: Trigger { keyword_filter: &block.phrases },
        actions: [Action { r#type: BLOCK, metadata: Says { custom_message: block.says.chars().take(SAYS).collect() } }],
        enabled: true,
        exempt_roles: roles.iter().map(String::as_str).collect(),
        exempt_channels: channels.iter().map(String::as_str).collect(),
    };
    let body = Payload::json(&rule)?;
    let (method, route) = match known {
        Some(rule) => (Method::PATCH, Route::GuildAutomodRule { guild_id, rule_id: rule.id }),
        None => (Method::POST, Route::GuildAutomodRules { guild_id }),
    };
    rest.send(method, route, "", body).await?;
    Ok(Receipt::default())
}
