//! What a Matrix event says, as far as the village is concerned. Pure: no room and no network are asked here.

use chrono::{DateTime, Utc};
use matrix_sdk::deserialized_responses::{TimelineEvent, TimelineEventKind, VerificationLevel, VerificationState};
use matrix_sdk::ruma::events::room::MediaSource;
use matrix_sdk::ruma::events::room::member::MembershipChange;
use matrix_sdk::ruma::events::room::message::sanitize::remove_plain_reply_fallback;
use matrix_sdk::ruma::events::room::message::{
    FileMessageEventContent, MessageType, Relation, RoomMessageEventContent,
};
use matrix_sdk::ruma::events::{
    AnySyncMessageLikeEvent, AnySyncStateEvent, AnySyncTimelineEvent, SyncMessageLikeEvent, SyncStateEvent,
};
use matrix_sdk::ruma::room_version_rules::RedactionRules;
use matrix_sdk::ruma::{MxcUri, OwnedEventId, OwnedRoomId, OwnedUserId, UserId};

/// Something that somebody other than the bot did.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The event's id.
    pub(crate) event: OwnedEventId,
    /// Who did it; for a change of membership, whom it is about.
    pub(crate) who: OwnedUserId,
    /// What it is.
    pub(crate) what: Happening,
}

/// The kinds of things that matter.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Happening {
    /// A message.
    Said(Words),
    /// A file.
    Sent(Box<SentFile>),
    /// A reaction, its key normalised.
    Reacted {
        /// The message.
        on: OwnedEventId,
        /// See [`reaction_key`].
        key: String,
    },
    /// Something was taken back.
    Redacted {
        /// What.
        what: OwnedEventId,
    },
    /// Somebody joined.
    Joined,
    /// Somebody left or was removed.
    Left,
    /// The room goes on elsewhere.
    Moved {
        /// Where.
        to: OwnedRoomId,
    },
}

/// A file that somebody sent. Where its content lies tells it from every other.
#[derive(Debug)]
pub(crate) struct SentFile(pub(crate) FileMessageEventContent);

impl SentFile {
    fn place(&self) -> &MxcUri {
        match &self.0.source {
            MediaSource::Plain(place) => place,
            MediaSource::Encrypted(file) => &file.url,
        }
    }
}

impl PartialEq for SentFile {
    fn eq(&self, other: &Self) -> bool {
        self.place() == other.place()
    }
}

impl Eq for SentFile {}

/// A message's words and what they hang on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) to_bot: bool,
    pub(crate) replies_to: Option<OwnedEventId>,
    pub(crate) thread: Option<OwnedEventId>,
}

/// Who the bot is in a room.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Me<'a> {
    pub(crate) user: &'a UserId,
    /// Its name in the room, which a mention of it shows.
    pub(crate) name: Option<&'a str>,
}

/// Reads an event; none for what the village ignores: its own doings, notices, edits, what was taken back, and what
/// pretends to come from somebody else.
pub(crate) fn read(event: &TimelineEvent, me: Me<'_>, rules: &RedactionRules) -> Option<Seen> {
    if is_forged(event) {
        return None;
    }
    let Ok(event) = event.raw().deserialize() else {
        // Why not is not logged: it may quote what somebody wrote.
        metrics::counter!("village_unreadable_total", "platform" => "matrix").increment(1);
        tracing::warn!(
            event = event.event_id().as_ref().map(|id| id.as_str()),
            "an event cannot be read and is passed by"
        );
        return None;
    };
    let seen = |who: &UserId, what| Seen { event: event.event_id().to_owned(), who: who.to_owned(), what };
    let seen = match &event {
        AnySyncTimelineEvent::MessageLike(message) => {
            let what = if let AnySyncMessageLikeEvent::RoomMessage(SyncMessageLikeEvent::Original(said)) = message {
                if let MessageType::File(file) = &said.content.msgtype {
                    Happening::Sent(Box::new(SentFile(file.clone())))
                } else {
                    Happening::Said(words(&said.content, me)?)
                }
            } else if let AnySyncMessageLikeEvent::Reaction(SyncMessageLikeEvent::Original(reaction)) = message {
                let relation = &reaction.content.relates_to;
                Happening::Reacted { on: relation.event_id.clone(), key: reaction_key(&relation.key) }
            } else if let AnySyncMessageLikeEvent::RoomRedaction(redaction) = message {
                Happening::Redacted { what: redaction.redacts(rules)?.to_owned() }
            } else {
                return None;
            };
            seen(message.sender(), what)
        }
        AnySyncTimelineEvent::State(state) => {
            if let AnySyncStateEvent::RoomMember(SyncStateEvent::Original(member)) = state {
                let change = member.membership_change();
                let joined = matches!(
                    change,
                    MembershipChange::Joined | MembershipChange::InvitationAccepted | MembershipChange::KnockAccepted
                );
                let left = matches!(
                    change,
                    MembershipChange::Left
                        | MembershipChange::Kicked
                        | MembershipChange::Banned
                        | MembershipChange::KickedAndBanned
                );
                let what = match (joined, left) {
                    (true, _) => Happening::Joined,
                    (_, true) => Happening::Left,
                    (false, false) => return None,
                };
                seen(&member.state_key, what)
            } else if let AnySyncStateEvent::RoomTombstone(SyncStateEvent::Original(tombstone)) = state {
                seen(&tombstone.sender, Happening::Moved { to: tombstone.content.replacement_room.clone() })
            } else {
                return None;
            }
        }
    };
    (seen.who != me.user).then_some(seen)
}

/// Who wrote a message, what it says, and when; none for what is no message. An edit says what the first words were.
pub(crate) fn written(event: &TimelineEvent) -> Option<(OwnedUserId, String, DateTime<Utc>)> {
    if is_forged(event) {
        return None;
    }
    let Ok(AnySyncTimelineEvent::MessageLike(message)) = event.raw().deserialize() else { return None };
    let at = DateTime::from_timestamp_millis(message.origin_server_ts().get().into())?;
    let text = if let AnySyncMessageLikeEvent::RoomMessage(SyncMessageLikeEvent::Original(said)) = &message {
        let body = said.content.body();
        if said.content.relates_to.is_some() { remove_plain_reply_fallback(body) } else { body }.trim().to_owned()
    } else if let AnySyncMessageLikeEvent::RoomEncrypted(SyncMessageLikeEvent::Original(_)) = &message {
        // It is there, and its keys are not, or not yet.
        String::new()
    } else {
        return None;
    };
    Some((message.sender().to_owned(), text, at))
}

/// Whether this event is the bot's own arrival.
pub(crate) fn is_own_arrival(event: &TimelineEvent, me: &UserId) -> bool {
    let Ok(AnySyncTimelineEvent::State(AnySyncStateEvent::RoomMember(SyncStateEvent::Original(member)))) =
        event.raw().deserialize()
    else {
        return false;
    };
    let change = member.membership_change();
    member.state_key == me
        && matches!(
            change,
            MembershipChange::Joined | MembershipChange::InvitationAccepted | MembershipChange::KnockAccepted
        )
}

/// A message whose encryption belongs to another account than its sender says.
fn is_forged(event: &TimelineEvent) -> bool {
    let TimelineEventKind::Decrypted(decrypted) = &event.kind else { return false };
    matches!(
        decrypted.encryption_info.verification_state,
        VerificationState::Unverified(VerificationLevel::MismatchedSender)
    )
}

/// What a message says; none for notices (other bots), edits and everything that is not words.
fn words(content: &RoomMessageEventContent, me: Me<'_>) -> Option<Words> {
    let MessageType::Text(text) = &content.msgtype else { return None };
    let (replies_to, thread) = match &content.relates_to {
        Some(Relation::Replacement(_)) => return None,
        Some(Relation::Reply(reply)) => (Some(reply.in_reply_to.event_id.clone()), None),
        Some(Relation::Thread(thread)) => {
            let reply = thread.in_reply_to.as_ref().filter(|_| !thread.is_falling_back);
            (reply.map(|reply| reply.event_id.clone()), Some(thread.event_id.clone()))
        }
        _ => (None, None),
    };
    let body = if content.relates_to.is_some() { remove_plain_reply_fallback(&text.body) } else { &text.body };
    let body = body.trim();
    let mentioned = content.mentions.as_ref().is_some_and(|mentions| mentions.user_ids.contains(me.user))
        || text.formatted.as_ref().is_some_and(|html| html.body.contains(me.user.matrix_to_uri().to_string().as_str()));
    let rest = without_mention(body, me, mentioned);
    Some(Words { text: rest.unwrap_or(body).to_owned(), to_bot: rest.is_some(), replies_to, thread })
}

/// The words after a leading mention of the bot; none when they do not begin with one.
fn without_mention<'a>(body: &'a str, me: Me<'_>, mentioned: bool) -> Option<&'a str> {
    let after = |name: &str| -> Option<&'a str> {
        let body = body.strip_prefix('@').filter(|_| !name.starts_with('@')).unwrap_or(body);
        let start = body.get(..name.len())?;
        let rest = body.get(name.len()..)?;
        let ends = rest.is_empty() || rest.starts_with([':', ',']) || rest.starts_with(char::is_whitespace);
        (!name.is_empty() && start.eq_ignore_ascii_case(name) && ends)
            .then(|| rest.trim_start_matches(|c: char| c == ':' || c == ',' || c.is_whitespace()))
    };
    // A name alone is only a word: it counts when the message says that it means the bot.
    let names = [me.name, Some(me.user.localpart())].into_iter().flatten().filter(|_| mentioned);
    [me.user.as_str()].into_iter().chain(names).find_map(after)
}

/// The key of a reaction without variation selectors and skin tones, which clients add as they like.
pub(crate) fn reaction_key(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, '\u{fe0f}' | '\u{fe0e}' | '\u{1f3fb}'..='\u{1f3ff}')).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "reading JSON in a test: what is missing is null")]

    use matrix_sdk::ruma::serde::Raw;
    use matrix_sdk::ruma::user_id;
    use metrics_exporter_prometheus::PrometheusBuilder;
    use serde_json::{Value, json};

    use super::*;

    type TestResult = Result<(), Box<dyn std::error::Error>>;

    fn event(kind: &str, sender: &str, content: &Value) -> Result<TimelineEvent, serde_json::Error> {
        let json = json!({"type": kind, "sender": sender, "event_id": "$e", "origin_server_ts": 1, "content": content});
        Ok(TimelineEvent::from_plaintext(Raw::new(&json)?.cast_unchecked()))
    }

    fn me() -> Me<'static> {
        Me { user: user_id!("@village:ex.org"), name: Some("The Village") }
    }

    fn seen(kind: &str, sender: &str, content: &Value) -> Result<Option<Seen>, serde_json::Error> {
        Ok(read(&event(kind, sender, content)?, me(), &RedactionRules::V11))
    }

    fn said(content: &Value) -> Result<Option<Words>, serde_json::Error> {
        Ok(match seen("m.room.message", "@ana:ex.org", content)? {
            Some(Seen { what: Happening::Said(words), .. }) => Some(words),
            _ => None,
        })
    }

    fn text(body: &str) -> Words {
        Words { text: body.to_owned(), to_bot: false, replies_to: None, thread: None }
    }

    #[test]
    fn a_message_is_what_somebody_says() -> TestResult {
        let content = json!({"msgtype": "m.text", "body": "!meetup list"});
        assert_eq!(said(&content)?, Some(text("!meetup list")));
        Ok(())
    }

    #[test]
    fn notices_edits_and_what_the_bot_says_are_ignored() -> TestResult {
        assert_eq!(said(&json!({"msgtype": "m.notice", "body": "!help"}))?, None);
        assert_eq!(said(&json!({"msgtype": "m.emote", "body": "!help"}))?, None);
        let edit = json!({"msgtype": "m.text", "body": "* !help", "m.new_content": {"msgtype": "m.text", "body": "!help"},
            "m.relates_to": {"rel_type": "m.replace", "event_id": "$x"}});
        assert_eq!(said(&edit)?, None);
        let own = seen("m.room.message", "@village:ex.org", &json!({"msgtype": "m.text", "body": "!help"}))?;
        assert_eq!(own, None);
        Ok(())
    }

    #[test]
    fn a_reply_loses_its_quotation_and_names_what_it_answers() -> TestResult {
        let reply = json!({"msgtype": "m.text", "body": "> <@ben:ex.org> !meetup cancel\n> more\n\ngoing",
            "m.relates_to": {"m.in_reply_to": {"event_id": "$card"}}});
        let words = Words { replies_to: Some("$card".try_into()?), ..text("going") };
        assert_eq!(said(&reply)?, Some(words));
        // Without a relation it is simply what she wrote.
        assert_eq!(said(&json!({"msgtype": "m.text", "body": "> <quote>\nhm"}))?, Some(text("> <quote>\nhm")));
        Ok(())
    }

    #[test]
    fn a_thread_is_a_place_and_its_fallback_no_reply() -> TestResult {
        let threaded = json!({"msgtype": "m.text", "body": "hi", "m.relates_to": {"rel_type": "m.thread",
            "event_id": "$root", "is_falling_back": true, "m.in_reply_to": {"event_id": "$last"}}});
        assert_eq!(said(&threaded)?, Some(Words { thread: Some("$root".try_into()?), ..text("hi") }));
        Ok(())
    }

    #[test]
    fn a_leading_mention_is_taken_off() -> TestResult {
        let mentioned = |body: &str| {
            json!({"msgtype": "m.text", "body": body,
            "m.mentions": {"user_ids": ["@village:ex.org"]}})
        };
        for body in ["The Village: help", "the village, help", "@village help", "@village:ex.org: help", "Village help"]
        {
            assert_eq!(said(&mentioned(body))?, Some(Words { to_bot: true, ..text("help") }), "{body}");
        }
        assert_eq!(said(&mentioned("hello Village"))?, Some(text("hello Village")));
        assert_eq!(said(&mentioned("Villagers, help"))?, Some(text("Villagers, help")));
        // Without a mention a name is only a word, an id is always meant.
        let plain = |body: &str| json!({"msgtype": "m.text", "body": body});
        assert_eq!(said(&plain("Village people"))?, Some(text("Village people")));
        assert_eq!(said(&plain("@village:ex.org help"))?, Some(Words { to_bot: true, ..text("help") }));
        Ok(())
    }

    #[test]
    fn a_reaction_is_the_same_in_every_dress() -> TestResult {
        for key in ["1\u{fe0f}\u{20e3}", "1\u{20e3}"] {
            let content = json!({"m.relates_to": {"rel_type": "m.annotation", "event_id": "$card", "key": key}});
            let what =
                Happening::Reacted { on: "$card".try_into()?, key: bot_core::message::REACTION_KEYS[0].to_owned() };
            assert_eq!(seen("m.reaction", "@ana:ex.org", &content)?.map(|seen| seen.what), Some(what));
        }
        assert_eq!(reaction_key("👍🏽"), "👍");
        Ok(())
    }

    #[test]
    fn a_redaction_says_what_was_taken_back() -> TestResult {
        let what = Happening::Redacted { what: "$gone".try_into()? };
        let seen = seen("m.room.redaction", "@ana:ex.org", &json!({"redacts": "$gone"}))?;
        assert_eq!(seen.map(|seen| seen.what), Some(what));
        Ok(())
    }

    #[test]
    fn what_is_malformed_is_counted_and_passed_by() -> TestResult {
        let counts = PrometheusBuilder::new().build_recorder();
        let malformed = [
            ("m.room.message", json!({"msgtype": "m.text"})),
            ("m.room.message", json!({"msgtype": "m.text", "body": {"words": 7}})),
            ("m.room.message", json!("words")),
            ("m.reaction", json!({"m.relates_to": {"rel_type": "m.annotation", "event_id": 7, "key": []}})),
            ("m.room.redaction", json!({"redacts": 7})),
        ];
        metrics::with_local_recorder(&counts, || -> TestResult {
            for (kind, content) in &malformed {
                assert_eq!(seen(kind, "@ana:ex.org", content)?, None, "{kind} {content}");
            }
            assert_eq!(seen("m.room.message", "ana", &json!({"msgtype": "m.text", "body": "hi"}))?, None);
            for state in [json!({"membership": 7}), json!([])] {
                let json = json!({"type": "m.room.member", "sender": "@ana:ex.org", "state_key": "@ana:ex.org",
                    "event_id": "$e", "origin_server_ts": 1, "content": state});
                let event = TimelineEvent::from_plaintext(Raw::new(&json)?.cast_unchecked());
                assert_eq!(read(&event, me(), &RedactionRules::V11), None, "{json}");
                assert!(!is_own_arrival(&event, me().user), "{json}");
            }
            // A kind that the village does not know is none of its business, and nothing to complain of.
            assert_eq!(seen("org.example.poll", "@ana:ex.org", &json!({"answers": 7}))?, None);
            Ok(())
        })?;
        let counted = counts.handle().render();
        assert!(counted.contains("village_unreadable_total{platform=\"matrix\"} 8"), "{counted}");
        Ok(())
    }

    fn member(before: Option<&str>, now: &str) -> Result<Option<Seen>, serde_json::Error> {
        let mut json = json!({"type": "m.room.member", "sender": "@mod:ex.org", "state_key": "@ana:ex.org",
            "event_id": "$e", "origin_server_ts": 1, "content": {"membership": now}});
        if let Some(before) = before {
            json["unsigned"] = json!({"prev_content": {"membership": before}});
        }
        let event = TimelineEvent::from_plaintext(Raw::new(&json)?.cast_unchecked());
        Ok(read(&event, me(), &RedactionRules::V11))
    }

    #[test]
    fn coming_and_going_is_about_the_one_who_comes_and_goes() -> TestResult {
        let what = |seen: Option<Seen>| seen.map(|seen| (seen.who.to_string(), seen.what));
        let ana = |what| Some(("@ana:ex.org".to_owned(), what));
        assert_eq!(what(member(Some("invite"), "join")?), ana(Happening::Joined));
        assert_eq!(what(member(Some("join"), "leave")?), ana(Happening::Left));
        assert_eq!(what(member(Some("join"), "ban")?), ana(Happening::Left));
        assert_eq!(what(member(Some("join"), "join")?), None);
        assert_eq!(what(member(None, "invite")?), None);
        Ok(())
    }
}
