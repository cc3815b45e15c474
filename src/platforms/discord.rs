//! Discord, as it is configured.

use std::sync::Arc;

use async_trait::async_trait;
use bot_core::incoming::PlatformKind;
use bot_core::village::Village;
use bot_discord::DiscordConfig;
use tokio::sync::watch;

use super::{Adapter, Session};
use crate::config;

/// What is needed to reach Discord.
pub(super) struct Discord(DiscordConfig);

impl Discord {
    /// Discord with this configuration.
    pub(super) fn new(config: &config::Discord) -> Self {
        Self(DiscordConfig {
            token: config.token.clone(),
            // The adapter puts paths behind it.
            api: config.api.as_str().trim_end_matches('/').to_owned(),
            dev_guild: config.dev_guild,
        })
    }
}

#[async_trait]
impl Adapter for Discord {
    fn kind(&self) -> PlatformKind {
        PlatformKind::Discord
    }

    async fn start(&self, village: Arc<Village>, stop: watch::Receiver<bool>) -> anyhow::Result<Session> {
        let discord = bot_discord::start(self.0.clone(), Arc::clone(&village)).await?;
        village.attach(discord.platform());
        Ok(Box::pin(async move { Ok(discord.run(stop).await?) }))
    }

    async fn check(&self) -> anyhow::Result<String> {
        let report = bot_discord::check(&self.0).await?;
        let arrivals = if report.members_intent {
            "the members intent is on: arrivals and departures are heard"
        } else {
            "the members intent is off, which is fine: arrivals and departures are not heard"
        };
        let content = if report.content_intent {
            "\nthe message content intent is on, but never used: switch it off in the developer portal"
        } else {
            ""
        };
        Ok(format!("logged in as {}\ninvite it with {}\n{arrivals}{content}", report.name, report.invitation))
    }
}
