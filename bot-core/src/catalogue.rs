//! The one list of commands.

use crate::command::CommandSpec;

/// Every command, grouped.
pub const CATALOG: &[&CommandSpec] = &[];
