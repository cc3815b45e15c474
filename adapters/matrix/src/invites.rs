//! Whose invitations the bot accepts, and coming in.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use matrix_sdk::ruma::api::error::ErrorKind;
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId, ServerName, UserId};
use matrix_sdk::{Room, RoomState};

use crate::journal::{Arrival, Bookmark};
use crate::pace::{Backoff, Stop};
use crate::rooms::Shared;

/// How often joining is tried.
const TRIES: u32 = 8;

/// Whose invitations are accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Welcome(Vec<From>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum From {
    /// Everybody.
    Anyone,
    /// Everybody on a server.
    Server(String),
    /// One person.
    User(OwnedUserId),
}

impl Welcome {
    /// From user ids, `*:server` and `*`; of nothing, the bot's own server. The pattern that cannot be read is the error.
    pub(crate) fn new(patterns: &[String], own_server: &ServerName) -> Result<Self, String> {
        if patterns.is_empty() {
            return Ok(Self(vec![From::Server(own_server.to_string())]));
        }
        let parse = |pattern: &String| match pattern.strip_prefix("*:") {
            Some(server) if !server.is_empty() => Ok(From::Server(server.to_owned())),
            _ if pattern == "*" => Ok(From::Anyone),
            _ => UserId::parse(pattern).map(From::User).map_err(|_| pattern.clone()),
        };
        patterns.iter().map(parse).collect::<Result<_, _>>().map(Self)
    }

    fn allows(&self, user: &UserId) -> bool {
        self.0.iter().any(|from| match from {
            From::Anyone => true,
            From::Server(server) => user.server_name().as_str().eq_ignore_ascii_case(server),
            From::User(allowed) => allowed == user,
        })
    }
}

/// The rooms that are being joined at this moment.
#[derive(Debug, Default, Clone)]
pub(crate) struct Joining(Arc<Mutex<HashSet<OwnedRoomId>>>);

impl Joining {
    fn begin(&self, room: &Room) -> bool {
        self.0.lock().is_ok_and(|mut rooms| rooms.insert(room.room_id().to_owned()))
    }

    fn end(&self, room: &Room) {
        if let Ok(mut rooms) = self.0.lock() {
            rooms.remove(room.room_id());
        }
    }
}

/// Accepts an invitation, when it comes from somebody who may invite.
pub(crate) async fn consider(shared: Arc<Shared>, room: Room, joining: Joining, stop: Stop) {
    if joining.begin(&room) {
        join(&shared, &room, stop).await;
        joining.end(&room);
    }
}

async fn join(shared: &Shared, room: &Room, mut stop: Stop) {
    let id = room.room_id();
    let me = match room.get_member_no_sync(room.own_user_id()).await {
        Ok(me) => me,
        Err(error) => {
            tracing::warn!(room = %id, %error, "an invitation cannot be read");
            return;
        }
    };
    let inviter = me.as_ref().map(|me| me.event().sender().to_owned());
    let expected = continued(shared, room).await;
    if expected.is_none() && !inviter.as_deref().is_some_and(|inviter| shared.welcome.allows(inviter)) {
        tracing::info!(room = %id, "an invitation is left unanswered: its sender may not invite the bot");
        metrics::counter!("village_matrix_invites_total", "outcome" => "ignored").increment(1);
        return;
    }
    let arrival =
        expected.unwrap_or(Arrival { direct: room.is_direct().await.unwrap_or(false), inviter, continues: None });
    let bookmark = Bookmark::Arriving(arrival).text();
    let mut backoff = Backoff::new();
    for _ in 0..TRIES {
        // The bookmark first: what people say right after the bot's arrival is not missed, whatever happens to the bot.
        let marked = shared.village.set_bookmark(id.as_str(), &bookmark).await;
        let joined = match marked {
            Ok(()) if room.state() == RoomState::Joined => return,
            Ok(()) => room.join().await.map_err(|error| {
                let kind = error.client_api_error_kind();
                let final_ = matches!(kind, Some(ErrorKind::Forbidden | ErrorKind::NotFound));
                (error.to_string(), final_)
            }),
            Err(error) => Err((error.to_string(), false)),
        };
        match joined {
            Ok(()) => {
                tracing::info!(room = %id, "joined a room");
                metrics::counter!("village_matrix_invites_total", "outcome" => "joined").increment(1);
                return;
            }
            Err((error, final_)) => {
                tracing::warn!(room = %id, %error, "a room cannot be joined");
                if final_ || stop.sleep(backoff.next()).await.is_err() {
                    break;
                }
            }
        }
    }
    metrics::counter!("village_matrix_invites_total", "outcome" => "failed").increment(1);
}

/// The arrival that a closed room has announced here already: such a room is expected, whoever invites.
async fn continued(shared: &Shared, room: &Room) -> Option<Arrival> {
    let text = shared.village.bookmark(room.room_id().as_str()).await.ok().flatten()?;
    match Bookmark::parse(&text)? {
        Bookmark::Arriving(arrival) if arrival.continues.is_some() => Some(arrival),
        Bookmark::Arriving(_) | Bookmark::Reading(_) | Bookmark::Left => None,
    }
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::{server_name, user_id};

    use super::*;

    fn welcome(patterns: &[&str]) -> Result<Welcome, String> {
        let patterns: Vec<String> = patterns.iter().map(ToString::to_string).collect();
        Welcome::new(&patterns, server_name!("moms.example"))
    }

    #[test]
    fn by_default_only_the_own_server_may_invite() -> Result<(), String> {
        let welcome = welcome(&[])?;
        assert!(welcome.allows(user_id!("@ana:moms.example")));
        assert!(!welcome.allows(user_id!("@ana:strangers.example")));
        assert!(!welcome.allows(user_id!("@ana:moms.example.evil")));
        Ok(())
    }

    #[test]
    fn people_and_servers_can_be_named() -> Result<(), String> {
        let welcome = welcome(&["@ben:else.example", "*:other.example:8448"])?;
        assert!(welcome.allows(user_id!("@ben:else.example")));
        assert!(!welcome.allows(user_id!("@bob:else.example")));
        assert!(welcome.allows(user_id!("@any:other.example:8448")));
        assert!(!welcome.allows(user_id!("@ana:moms.example")));
        Ok(())
    }

    #[test]
    fn a_pattern_that_is_none_is_named() {
        assert_eq!(welcome(&["@ana:x", "everyone"]), Err("everyone".to_owned()));
    }
}
