//! What Discord tells, read from its own JSON.
#![expect(clippy::indexing_slicing, reason = "a JSON value answers a wrong index with null")]

use serde_json::{Value, json};

use super::*;

type TestResult = Result<(), Box<dyn std::error::Error>>;

/// Nothing is heard but what is said to the bot.
const DEAF: Hearing = Hearing { in_circle: false, words: false };

fn interaction(kind: u8, data: &Value) -> Value {
    let user = json!({ "id": "42", "username": "ana", "discriminator": "0", "global_name": "Ana" });
    json!({
        "id": "1001", "application_id": "9", "type": kind, "token": "aToken", "version": 1, "data": data,
        "guild_id": "5", "channel_id": "6", "locale": "es-419", "entitlements": [], "attachment_size_limit": 1,
        "authorizing_integration_owners": {}, "context": 0,
        "member": {
            "user": user, "roles": ["77"], "joined_at": "2026-01-01T00:00:00Z", "deaf": false, "mute": false,
            "flags": 0, "permissions": Permissions::MANAGE_MESSAGES.bits().to_string(), "nick": "Ana B",
        },
        "message": {
            "id": "500", "channel_id": "6", "author": user, "content": "", "timestamp": "2026-01-01T00:00:00Z",
            "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [], "mention_roles": [],
            "attachments": [], "embeds": [], "pinned": false, "type": 0, "components": [],
        },
    })
}

#[test]
fn a_command_keeps_its_path_and_what_was_given() -> TestResult {
    let data = json!({ "id": "1", "name": "meetup", "type": 1, "options": [
        { "name": "new", "type": 1, "options": [
            { "name": "title", "type": 3, "value": "Park" }, { "name": "spots", "type": 4, "value": 4 },
        ] },
    ] });
    let asked = command(&serde_json::from_value(interaction(2, &data))?);
    let What::Command { path, args } = asked.incoming.what else { return Err("not a command".into()) };
    assert_eq!(path, "meetup new");
    let args: Vec<_> = args.iter().map(|arg| (arg.name.as_str(), arg.value.as_str())).collect();
    assert_eq!(args, [("title", "Park"), ("spots", "4")]);
    assert_eq!(asked.incoming.event, "1001");
    assert_eq!(asked.incoming.from.name, "Ana B");
    assert_eq!(asked.incoming.from.standing, Standing::Moderator);
    assert_eq!(asked.incoming.from.roles, ["77"]);
    assert_eq!(asked.incoming.from.locale, Some(Locale::Es));
    assert!(asked.private, "what is not declared public is private");
    Ok(())
}

#[test]
fn a_button_that_opens_a_form_says_so_by_its_id() -> TestResult {
    for (id, opens) in [("1.meetup.going.12..0", false), ("o1.meetup.going.12..0", true)] {
        let data = json!({ "custom_id": id, "component_type": 2 });
        let asked = component(&serde_json::from_value(interaction(3, &data))?).ok_or("not ours")?;
        assert_eq!(asked.may_open_form, opens);
        let What::Pressed { route, on } = asked.incoming.what else { return Err("not a press".into()) };
        assert_eq!(route, Route::new("meetup", "going", "12"));
        assert_eq!(on, Some(MessageKey { place: "6".to_owned(), id: "500".to_owned() }));
    }
    let foreign = json!({ "custom_id": "vote:12", "component_type": 2 });
    assert!(component(&serde_json::from_value(interaction(3, &foreign))?).is_none());
    Ok(())
}

#[test]
fn a_form_and_a_list_bring_their_answers() -> TestResult {
    let data = json!({ "custom_id": "1.meetup.new...0", "components": [
        { "type": 1, "components": [{ "type": 4, "custom_id": "title", "value": "Park" }] },
    ] });
    let asked = submitted(&serde_json::from_value(interaction(5, &data))?).ok_or("not ours")?;
    let What::Submitted { fields, .. } = asked.incoming.what else { return Err("not a form".into()) };
    assert_eq!(fields, [GivenArg { name: "title".to_owned(), value: "Park".to_owned() }]);

    let data = json!({ "custom_id": "p1.meetup.show...0", "component_type": 3, "values": ["7"] });
    let asked = component(&serde_json::from_value(interaction(3, &data))?).ok_or("not ours")?;
    let What::Picked { values, .. } = asked.incoming.what else { return Err("not a choice".into()) };
    assert_eq!(values, ["7"]);
    Ok(())
}

#[test]
fn only_what_is_said_to_the_bot_is_heard() -> TestResult {
    let me = UserId::new(9);
    let mut message: Message = serde_json::from_value(interaction(3, &json!({}))["message"].clone())?;
    message.content = "<@9>  meetup list".to_owned();
    message.guild_id = Some(GuildId::new(5));
    assert!(said(&message, me, Standing::Member, DEAF).is_none(), "no mention");
    let talk = said(&message, me, Standing::Member, Hearing { in_circle: true, ..DEAF }).ok_or("talk in a circle")?;
    assert!(matches!(&talk.what, What::Said { to_bot: false, .. }));
    // Where Discord sends words, talk is heard, and what is meant for other bots is not.
    let words = Hearing { words: true, ..DEAF };
    let talk = said(&message, me, Standing::Member, words).ok_or("talk with words")?;
    assert_eq!((talk.event.as_str(), talk.place.id.as_str()), ("500", "6"), "under the message's own id");
    for (content, is_heard) in [("", false), ("!play a song", false), ("?!", true), ("...but why", true), (":)", true)]
    {
        content.clone_into(&mut message.content);
        assert_eq!(said(&message, me, Standing::Member, words).is_some(), is_heard, "{content}");
    }
    message.content = "<@9>  meetup list".to_owned();
    message.mentions = vec![serde_json::from_value(json!({ "id": "9", "username": "village", "discriminator": "0" }))?];
    let incoming = said(&message, me, Standing::Member, DEAF).ok_or("a mention")?;
    assert!(matches!(incoming.what, What::Said { text, to_bot: true, .. } if text == "meetup list"));
    message.author.bot = true;
    assert!(said(&message, me, Standing::Member, DEAF).is_none(), "another bot");
    Ok(())
}

#[test]
fn permissions_come_to_a_standing() {
    assert_eq!(standing_of(Permissions::SEND_MESSAGES), Standing::Member);
    assert_eq!(standing_of(Permissions::KICK_MEMBERS), Standing::Moderator);
    assert_eq!(standing_of(Permissions::MODERATE_MEMBERS), Standing::Moderator);
    assert_eq!(standing_of(Permissions::MANAGE_GUILD), Standing::Admin);
    assert_eq!(standing_of(Permissions::ADMINISTRATOR), Standing::Admin);
}

/// A server with three channels: in the first nobody but its keepers writes, the second is for talking aloud.
fn server(system: &str, mine: &Value) -> Result<Guild, serde_json::Error> {
    let role = |id: &str, permissions: Permissions| {
        json!({
            "id": id, "name": "a role", "color": 0, "hoist": false, "position": 0, "managed": false,
            "permissions": permissions.bits().to_string(), "mentionable": false, "flags": 0,
            "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
        })
    };
    let channel = |id: &str, kind: u8, position: u8, closed: bool| {
        let deny = if closed { Permissions::SEND_MESSAGES } else { Permissions::empty() };
        json!({
            "id": id, "type": kind, "name": "a-channel", "position": position, "bitrate": 64000, "user_limit": 0,
            "permission_overwrites": [{ "id": "5", "type": 0, "allow": "0", "deny": deny.bits().to_string() }],
        })
    };
    let mut server = json!({
        "id": "5", "name": "mums", "owner_id": "42", "icon": null, "splash": null, "discovery_splash": null,
        "afk_channel_id": null, "afk_timeout": 300, "verification_level": 0, "default_message_notifications": 0,
        "explicit_content_filter": 0, "emojis": [], "features": [], "mfa_level": 0, "application_id": null,
    });
    let rest = json!({
        "system_channel_id": system, "system_channel_flags": 0, "rules_channel_id": null, "vanity_url_code": null,
        "description": null, "banner": null, "premium_tier": 0, "preferred_locale": "en-US",
        "public_updates_channel_id": null, "nsfw_level": 0, "premium_progress_bar_enabled": false,
        "safety_alerts_channel_id": null, "joined_at": "2026-01-01T00:00:00.000000+00:00", "large": false,
        "unavailable": false, "member_count": 2, "voice_states": [], "members": mine, "threads": [], "presences": [],
        "stage_instances": [], "guild_scheduled_events": [], "stickers": [],
        "roles": [role("5", Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES)],
        "channels": [channel("61", 0, 0, true), channel("62", 2, 0, false), channel("63", 0, 1, false)],
    });
    if let (Some(server), Value::Object(rest)) = (server.as_object_mut(), rest) {
        server.extend(rest);
    }
    serde_json::from_value(server)
}

#[test]
fn a_server_is_greeted_where_the_bot_may_write() -> TestResult {
    let me = json!([{
        "user": { "id": "9", "username": "village", "discriminator": "0" }, "roles": [], "deaf": false, "mute": false,
        "joined_at": "2026-01-01T00:00:00Z", "flags": 0,
    }]);
    let place = |system: &str, mine: &Value| -> Result<String, serde_json::Error> {
        Ok(home_opened(&server(system, mine)?, UserId::new(9)).place.id)
    };
    assert_eq!(place("63", &me)?, "63", "where Discord itself greets people");
    assert_eq!(place("61", &me)?, "63", "not where it is not allowed, and not where people talk aloud");
    assert_eq!(place("61", &json!([]))?, "61", "when nothing is known of what it may do");
    Ok(())
}
