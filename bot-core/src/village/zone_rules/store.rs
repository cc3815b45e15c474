//! The table of what the house notes about itself.

use crate::store::{StoreError, Tx, execute, fetch_optional};

/// By which rules of zones instants were found last.
pub(crate) async fn rules(tx: &mut Tx) -> Result<Option<String>, StoreError> {
    let row = fetch_optional!(tx, (String,), "SELECT value FROM house_notes WHERE name = 'zone-rules'")?;
    Ok(row.map(|(value,)| value))
}

/// Notes it.
pub(crate) async fn set_rules(tx: &mut Tx, rules: &str) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO house_notes (name, value) VALUES ('zone-rules', $1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        rules
    )?;
    Ok(())
}
