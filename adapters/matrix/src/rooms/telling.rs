//! What happened in a room, told in the village's words.

use bot_core::incoming::{Incoming, MessageKey, PlaceKey, PlatformKind, ReplyWay, Sender, Standing, What};
use matrix_sdk::Room;
use matrix_sdk::ruma::{OwnedEventId, UserId};

use super::Reader;
use crate::circles::circle_of;
use crate::files;
use crate::from_matrix::{Happening, Seen};
use crate::pace::Stopping;
use crate::places::{home_key, home_room, is_direct, person_in};
use crate::platform::Way;
use crate::reactions::Reaction;
use crate::standing::standing_in;

/// For how long an answer can go the way of its question, in seconds: the homeserver recognises a repetition for a day.
const ANSWER_WITHIN: u32 = 24 * 3600;

impl Reader {
    /// What happened, in the village's words.
    pub(super) async fn incoming(&mut self, seen: Seen) -> Result<Option<Incoming>, Stopping> {
        let Seen { event, who, what } = seen;
        let room = self.room.room_id().to_string();
        let direct = is_direct(&self.room, self.position.direct).await;
        // Where it cannot be found out, nothing is made of it.
        let Ok(circle) = circle_of(&self.room).await else { return Ok(None) };
        let home = match &circle {
            Some(circle) => match circle.home(&self.shared.client) {
                Some(home) => home,
                None => return Ok(None),
            },
            None if direct => self.room.clone(),
            None => home_room(&self.room).await,
        };
        let mut reply = None;
        let mut thread = None;
        let message = |id: &OwnedEventId| MessageKey { place: room.clone(), id: id.to_string() };
        let what = match what {
            Happening::Said(words) => {
                metrics::counter!("village_matrix_events_total", "kind" => "said").increment(1);
                let way =
                    Way { room: self.room.room_id().to_owned(), event: event.clone(), thread: words.thread.clone() };
                reply = Some(ReplyWay { token: way.token(), seconds: ANSWER_WITHIN, private: direct });
                thread = words.thread.map(|root| root.to_string());
                What::Said {
                    text: words.text,
                    to_bot: words.to_bot,
                    replies_to: words.replies_to.as_ref().map(message),
                }
            }
            // Files are for whoever they are sent to; the bot reads those that it is sent alone.
            Happening::Sent(file) if direct => {
                let Some(text) = files::read(&self.shared.client, &file).await else { return Ok(None) };
                metrics::counter!("village_matrix_events_total", "kind" => "sent").increment(1);
                let way = Way { room: self.room.room_id().to_owned(), event: event.clone(), thread: None };
                reply = Some(ReplyWay { token: way.token(), seconds: ANSWER_WITHIN, private: true });
                What::Said { text, to_bot: false, replies_to: None }
            }
            Happening::Reacted { on, key } => {
                metrics::counter!("village_matrix_events_total", "kind" => "reacted").increment(1);
                let reaction = Reaction { event: event.clone(), who: who.clone(), on: on.clone(), key: key.clone() };
                if self.reactions.remember(reaction) {
                    self.steady.keep_reactions(&room, &self.reactions).await?;
                }
                What::Reacted { on: message(&on), key }
            }
            Happening::Redacted { what } => {
                let Some(Reaction { who: reactor, on, key, .. }) = self.reactions.get(&what).cloned() else {
                    return Ok(None);
                };
                // What a moderator tidies away was still said by the one who said it.
                if reactor != who {
                    return Ok(None);
                }
                metrics::counter!("village_matrix_events_total", "kind" => "unreacted").increment(1);
                What::Unreacted { on: message(&on), key }
            }
            // Whoever comes into a circle or leaves it does so within the home.
            Happening::Left if circle.is_some() && who != self.room.own_user_id() => What::PlaceLeft,
            Happening::Joined | Happening::Left if direct || circle.is_some() => return Ok(None),
            Happening::Joined => {
                // Whoever comes into one room of a space where she is at home has not arrived.
                let elsewhere = home.room_id() != self.room.room_id();
                if elsewhere && person_in(&self.shared.client, &home, &who).await.is_ok_and(|there| there.is_some()) {
                    return Ok(None);
                }
                What::Arrived
            }
            Happening::Left => {
                if person_in(&self.shared.client, &home, &who).await.is_ok_and(|there| there.is_some()) {
                    return Ok(None);
                }
                What::Departed
            }
            Happening::Sent(_) | Happening::Moved { .. } => return Ok(None),
        };
        let from = self.sender(&home, &who).await;
        Ok(Some(Incoming {
            platform: PlatformKind::Matrix,
            event: event.to_string(),
            from,
            home: (!direct).then(|| home_key(&home)),
            place: PlaceKey { id: room, thread, direct },
            what,
            reply,
        }))
    }

    pub(super) async fn sender(&self, home: &Room, who: &UserId) -> Sender {
        let member = self.room.get_member(who).await.ok().flatten();
        let name = member.as_ref().map_or(who.localpart(), |member| member.name()).to_owned();
        let standing = if who == self.room.own_user_id() { Standing::Member } else { standing_in(home, who).await };
        Sender { account: who.to_string(), name, locale: None, standing, roles: Vec::new(), since: None }
    }
}
