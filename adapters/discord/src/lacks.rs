//! What the bot lacks in a server: permissions, in all of it and in the channels that were chosen for something.
//!
//! Discord's documentation says how the permissions in a channel come about, at "Permission Overwrites": those of the
//! roles, less and more what the channel has for everyone, then for all of the roles together, then for the member.

use bot_core::platform::{DeliveryError, Doing, Lack};
use reqwest::Method;
use serde::Deserialize;
use serenity::all::{GuildId, Permissions};
use serenity::http::Route;

use crate::PIN_MESSAGES;
use crate::platform::{DiscordPlatform, id, permissions};
use crate::rest::{Payload, code};

/// What each permission of [`crate::PERMISSIONS`] is for.
const NEEDED: [(Doing, Permissions); 11] = [
    (Doing::Write, WRITING),
    (Doing::Cards, Permissions::EMBED_LINKS),
    (Doing::Files, Permissions::ATTACH_FILES),
    (Doing::Events, Permissions::CREATE_EVENTS.union(Permissions::MANAGE_EVENTS)),
    (Doing::Threads, Permissions::CREATE_PUBLIC_THREADS.union(Permissions::SEND_MESSAGES_IN_THREADS)),
    (
        Doing::Circles,
        Permissions::CREATE_PRIVATE_THREADS
            .union(Permissions::SEND_MESSAGES_IN_THREADS)
            .union(Permissions::MANAGE_THREADS),
    ),
    (Doing::Pins, PIN_MESSAGES),
    (Doing::Remove, Permissions::MANAGE_MESSAGES),
    (Doing::Pause, Permissions::MODERATE_MEMBERS),
    (Doing::Cool, Permissions::MANAGE_CHANNELS),
    (Doing::Goodbye, Permissions::BAN_MEMBERS),
];

const WRITING: Permissions = Permissions::VIEW_CHANNEL.union(Permissions::SEND_MESSAGES);

/// What no channel can take away.
const NOT_IN_CHANNELS: [Doing; 3] = [Doing::Events, Doing::Pause, Doing::Goodbye];

#[derive(Deserialize)]
struct Me {
    roles: Vec<String>,
}

#[derive(Deserialize)]
struct ChannelAnswer {
    id: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    permission_overwrites: Vec<Overwrite>,
}

#[derive(Deserialize)]
struct Overwrite {
    id: String,
    #[serde(deserialize_with = "permissions")]
    allow: Permissions,
    #[serde(deserialize_with = "permissions")]
    deny: Permissions,
}

/// What the bot may do in a server.
struct Powers {
    guild: String,
    me: String,
    roles: Vec<String>,
    everywhere: Permissions,
}

impl DiscordPlatform {
    /// What the bot may not do in a server, and in these of its channels.
    pub(crate) async fn lacks_in(&self, guild: GuildId, places: &[String]) -> Result<Vec<Lack>, DeliveryError> {
        // Somebody may have changed it a moment ago.
        self.forget_roles(guild);
        let route = Route::GuildMember { guild_id: guild, user_id: self.me };
        let me: Me = self.rest.fetch(Method::GET, route, "", Payload::Nothing).await?;
        let everywhere = self.permissions_with(guild, &self.me.to_string(), &me.roles).await?;
        let powers = Powers { guild: guild.to_string(), me: self.me.to_string(), roles: me.roles, everywhere };
        let mut lacks: Vec<Lack> =
            lacking(powers.everywhere, None, |_| true).into_iter().chain(self.unheard()).collect();
        if places.is_empty() {
            return Ok(lacks);
        }
        let route = Route::GuildChannels { guild_id: guild };
        let channels: Vec<ChannelAnswer> = self.rest.fetch(Method::GET, route, "", Payload::Nothing).await?;
        // What is lacking everywhere is not said once more of a channel.
        let everywhere: Vec<Lack> = lacks.clone();
        let is_new = |doing: &Doing| !everywhere.contains(&Lack::May { doing: *doing, place: None });
        for place in places {
            let Some(channel) = channels.iter().find(|channel| channel.id == *place) else {
                // Threads are not among the channels.
                if !self.sees(place).await? {
                    lacks.push(Lack::May { doing: Doing::Write, place: Some(format!("#{place}")) });
                }
                continue;
            };
            let name = format!("#{}", channel.name.as_deref().unwrap_or(&channel.id));
            let may = powers.in_channel(channel);
            lacks.extend(lacking(may, Some(&name), |doing| !NOT_IN_CHANNELS.contains(doing) && is_new(doing)));
        }
        Ok(lacks)
    }

    /// Whether a channel or thread is there, and for the bot.
    async fn sees(&self, place: &str) -> Result<bool, DeliveryError> {
        let route = Route::Channel { channel_id: id(place)? };
        match self.rest.fetch::<ChannelAnswer>(Method::GET, route, "", Payload::Nothing).await {
            Ok(_) => Ok(true),
            Err(error) if matches!(error.code(), Some(code::UNKNOWN_CHANNEL | code::NO_ACCESS)) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

impl Powers {
    fn in_channel(&self, channel: &ChannelAnswer) -> Permissions {
        let of = |whom: &dyn Fn(&str) -> bool| {
            let those = channel.permission_overwrites.iter().filter(|overwrite| whom(&overwrite.id));
            those.fold((Permissions::empty(), Permissions::empty()), |(allow, deny), overwrite| {
                (allow | overwrite.allow, deny | overwrite.deny)
            })
        };
        let everyone = of(&|id| id == self.guild);
        let roles = of(&|id| self.roles.iter().any(|role| role == id));
        let me = of(&|id| id == self.me);
        [everyone, roles, me].into_iter().fold(self.everywhere, |all, (allow, deny)| (all - deny) | allow)
    }
}

fn lacking(may: Permissions, place: Option<&str>, counts: impl Fn(&Doing) -> bool) -> Vec<Lack> {
    if may.contains(Permissions::ADMINISTRATOR) {
        return Vec::new();
    }
    let lacks = NEEDED.iter().filter(|(doing, needed)| counts(doing) && !may.contains(*needed));
    lacks.map(|(doing, _)| Lack::May { doing: *doing, place: place.map(str::to_owned) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_in_the_invitation_is_what_is_needed() {
        let all = NEEDED.iter().fold(Permissions::empty(), |all, (_, needed)| all | *needed);
        assert_eq!(all, crate::PERMISSIONS);
        assert_eq!(lacking(crate::PERMISSIONS, None, |_| true), []);
        assert_eq!(lacking(Permissions::ADMINISTRATOR, None, |_| true), []);
    }

    #[test]
    fn a_channel_takes_away_for_everyone_and_gives_back_for_a_role_or_for_the_bot() {
        let overwrite = |id: &str, allow, deny| Overwrite { id: id.to_owned(), allow, deny };
        let powers = Powers {
            guild: "1".to_owned(),
            me: "2".to_owned(),
            roles: vec!["3".to_owned()],
            everywhere: crate::PERMISSIONS,
        };
        let channel = |overwrites| ChannelAnswer { id: "9".to_owned(), name: None, permission_overwrites: overwrites };
        let none = Permissions::empty();
        let closed = || overwrite("1", none, Permissions::VIEW_CHANNEL);
        let may = |overwrites| powers.in_channel(&channel(overwrites)).contains(Permissions::VIEW_CHANNEL);
        assert!(may(Vec::new()));
        assert!(!may(vec![closed()]));
        assert!(may(vec![closed(), overwrite("3", Permissions::VIEW_CHANNEL, none)]));
        assert!(!may(vec![
            overwrite("2", none, Permissions::VIEW_CHANNEL),
            overwrite("3", Permissions::VIEW_CHANNEL, none)
        ]));
        assert!(!may(vec![closed(), overwrite("4", Permissions::VIEW_CHANNEL, none)]));
    }
}
