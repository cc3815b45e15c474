//! The table of kids.

use std::collections::HashMap;

use crate::id::MemberId;
use crate::store::{StoreError, Tx, execute, fetch_among};
use crate::time::birth::{Kid, Month};

/// Replaces a member's kids.
pub async fn set(tx: &mut Tx, member: MemberId, kids: &[Kid]) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM kids WHERE member_id = $1", member)?;
    for (kid, position) in kids.iter().zip(0_i64..) {
        execute!(
            tx,
            "INSERT INTO kids (member_id, position, born, due, guessed) VALUES ($1, $2, $3, $4, $5)",
            member,
            position,
            kid.born.text(),
            kid.due,
            kid.guessed
        )?;
    }
    Ok(())
}

/// A member's kids, in the order in which she named them.
pub async fn of(tx: &mut Tx, member: MemberId) -> Result<Vec<Kid>, StoreError> {
    Ok(among(tx, &[member]).await?.remove(&member).unwrap_or_default())
}

/// The kids of each of these members who has any, in one query.
pub async fn among(tx: &mut Tx, members: &[MemberId]) -> Result<HashMap<MemberId, Vec<Kid>>, StoreError> {
    let rows = fetch_among!(
        tx,
        (MemberId, String, bool, bool),
        "SELECT member_id, born, due, guessed FROM kids WHERE member_id IN (",
        members,
        ") ORDER BY member_id, position"
    )?;
    let mut kids: HashMap<MemberId, Vec<Kid>> = HashMap::new();
    for (member, born, due, guessed) in rows {
        if let Some(born) = Month::from_text(&born) {
            kids.entry(member).or_default().push(Kid { born, due, guessed });
        }
    }
    Ok(kids)
}
