//! What a person may do in a home, read from its power levels.

use bot_core::incoming::Standing;
use matrix_sdk::Room;
use matrix_sdk::ruma::UserId;
use matrix_sdk::ruma::events::StateEventType;
use matrix_sdk::ruma::events::room::power_levels::{RoomPowerLevels, UserPowerLevel};
use matrix_sdk::ruma::int;

/// The standing in this room, which is the home itself: authority over a home counts from nowhere else.
pub(crate) async fn standing_in(home: &Room, user: &UserId) -> Standing {
    match home.power_levels().await {
        Ok(levels) => standing(&levels, user),
        Err(error) => {
            tracing::debug!(room = %home.room_id(), %error, "power levels are not known");
            Standing::Member
        }
    }
}

/// An admin decides about the home (she may change power levels, has 100 or created a room of version 12), a moderator
/// may remove people or others' messages. What she may do is asked, not which number she has: a creator's is infinite.
fn standing(levels: &RoomPowerLevels, user: &UserId) -> Standing {
    let decides = match levels.for_user(user) {
        UserPowerLevel::Infinite => true,
        UserPowerLevel::Int(level) => level >= int!(100),
        _ => false,
    };
    if decides || levels.user_can_send_state(user, StateEventType::RoomPowerLevels) {
        Standing::Admin
    } else if levels.user_can_kick(user) || levels.user_can_redact_event_of_other(user) {
        Standing::Moderator
    } else {
        Standing::Member
    }
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::events::room::power_levels::{RoomPowerLevelsEventContent, RoomPowerLevelsSource};
    use matrix_sdk::ruma::room_version_rules::AuthorizationRules;
    use matrix_sdk::ruma::user_id;

    use super::*;

    fn levels(json: &serde_json::Value, rules: &AuthorizationRules) -> Result<RoomPowerLevels, serde_json::Error> {
        let content: RoomPowerLevelsEventContent = serde_json::from_value(json.clone())?;
        Ok(RoomPowerLevels::new(RoomPowerLevelsSource::Original(content), rules, [user_id!("@creator:x").to_owned()]))
    }

    #[test]
    fn what_somebody_may_do_makes_her_admin_or_moderator() -> Result<(), serde_json::Error> {
        let json = serde_json::json!({"users": {"@admin:x": 100, "@mod:x": 50, "@low:x": 1}, "users_default": 0,
            "events": {"m.room.power_levels": 100}});
        let levels = levels(&json, &AuthorizationRules::V11)?;
        assert_eq!(standing(&levels, user_id!("@admin:x")), Standing::Admin);
        assert_eq!(standing(&levels, user_id!("@mod:x")), Standing::Moderator);
        assert_eq!(standing(&levels, user_id!("@low:x")), Standing::Member);
        assert_eq!(standing(&levels, user_id!("@nobody:x")), Standing::Member);
        Ok(())
    }

    #[test]
    fn the_room_decides_what_a_level_may_do() -> Result<(), serde_json::Error> {
        let json = serde_json::json!({"users": {"@a:x": 60, "@b:x": 40}, "kick": 90, "redact": 40,
            "events": {"m.room.power_levels": 60}});
        let levels = levels(&json, &AuthorizationRules::V11)?;
        assert_eq!(standing(&levels, user_id!("@a:x")), Standing::Admin);
        assert_eq!(standing(&levels, user_id!("@b:x")), Standing::Moderator);
        Ok(())
    }

    #[test]
    fn a_creator_of_a_version_12_room_is_an_admin_without_any_number() -> Result<(), serde_json::Error> {
        let json = serde_json::json!({"users": {}, "users_default": 0, "events": {"m.room.power_levels": 100}});
        let rules = AuthorizationRules::V12;
        assert_eq!(standing(&levels(&json, &rules)?, user_id!("@creator:x")), Standing::Admin);
        assert_eq!(standing(&levels(&json, &AuthorizationRules::V11)?, user_id!("@creator:x")), Standing::Member);
        Ok(())
    }
}
