//! The table of wishes.

use std::collections::HashMap;

use sqlx::types::Json;

use super::{Quiet, Spontaneous, Wishes};
use crate::id::{CommunityId, MemberId};
use crate::settings;
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_among};
use crate::time::window::Window;

/// What stands in the place of hours when there are none.
const OFF: &str = "off";

type Row = (MemberId, Option<String>, Option<String>, Option<bool>, Option<Json<Vec<String>>>);

/// A member's wishes.
pub async fn of(tx: &mut Tx, member: MemberId) -> Result<Wishes, StoreError> {
    Ok(among(tx, &[member]).await?.remove(&member).unwrap_or_default())
}

/// The wishes of each of these members who has any, in one query.
pub async fn among(tx: &mut Tx, members: &[MemberId]) -> Result<HashMap<MemberId, Wishes>, StoreError> {
    let rows = fetch_among!(
        tx,
        Row,
        "SELECT member_id, reminders, quiet, spontaneous, areas FROM wishes WHERE member_id IN (",
        members,
        ")"
    )?;
    Ok(rows.into_iter().map(|row| (row.0, wishes(row))).collect())
}

fn wishes((_, reminders, quiet, spontaneous, areas): Row) -> Wishes {
    let areas = areas.map(|Json(areas)| areas).unwrap_or_default();
    Wishes {
        reminders: reminders.as_deref().and_then(settings::read_leads),
        quiet: match quiet.as_deref() {
            None => Quiet::Community,
            Some(OFF) => Quiet::Never,
            Some(hours) => Window::from_text(hours).map_or(Quiet::Community, Quiet::Within),
        },
        spontaneous: match spontaneous {
            None => Spontaneous::Unsaid,
            Some(false) => Spontaneous::Off,
            Some(true) if areas.is_empty() => Spontaneous::Everywhere,
            Some(true) => Spontaneous::In(areas),
        },
    }
}

/// Who of a community has said something about spontaneous meetups, in the order of their ids, after `after`.
pub async fn spontaneous(
    tx: &mut Tx,
    community: CommunityId,
    after: Option<MemberId>,
    most: i64,
) -> Result<Vec<(MemberId, Spontaneous)>, StoreError> {
    let rows = fetch_all!(
        tx,
        Row,
        "SELECT member_id, reminders, quiet, spontaneous, areas FROM wishes
         JOIN members ON members.id = member_id
         WHERE community_id = $1 AND left_at IS NULL AND spontaneous IS NOT NULL AND member_id > $2
         ORDER BY member_id LIMIT $3",
        community,
        after.unwrap_or(MemberId(uuid::Uuid::nil())),
        most
    )?;
    Ok(rows.into_iter().map(|row| (row.0, wishes(row).spontaneous)).collect())
}

/// Sets when she is reminded, in minutes before a meetup; none follows the community.
pub async fn set_reminders(tx: &mut Tx, member: MemberId, reminders: Option<&[i64]>) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO wishes (member_id, reminders) VALUES ($1, $2)
         ON CONFLICT (member_id) DO UPDATE SET reminders = excluded.reminders",
        member,
        reminders.map(settings::leads_text)
    )?;
    Ok(())
}

/// Sets her quiet hours.
pub async fn set_quiet(tx: &mut Tx, member: MemberId, quiet: Quiet) -> Result<(), StoreError> {
    let text = match quiet {
        Quiet::Community => None,
        Quiet::Never => Some(OFF.to_owned()),
        Quiet::Within(hours) => Some(hours.text()),
    };
    execute!(
        tx,
        "INSERT INTO wishes (member_id, quiet) VALUES ($1, $2)
         ON CONFLICT (member_id) DO UPDATE SET quiet = excluded.quiet",
        member,
        text
    )?;
    Ok(())
}

/// Sets whether she wants to hear of spontaneous meetups.
pub async fn set_spontaneous(tx: &mut Tx, member: MemberId, wish: &Spontaneous) -> Result<(), StoreError> {
    let (wanted, areas) = match wish {
        Spontaneous::Unsaid => (None, None),
        Spontaneous::Off => (Some(false), None),
        Spontaneous::Everywhere => (Some(true), None),
        Spontaneous::In(areas) => (Some(true), Some(Json(areas))),
    };
    execute!(
        tx,
        "INSERT INTO wishes (member_id, spontaneous, areas) VALUES ($1, $2, $3)
         ON CONFLICT (member_id) DO UPDATE SET spontaneous = excluded.spontaneous, areas = excluded.areas",
        member,
        wanted,
        areas
    )?;
    Ok(())
}
