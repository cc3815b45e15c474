//! Zones, by the names people type.
