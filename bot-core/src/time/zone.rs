//! Temporary.
use chrono_tz::Tz;
pub fn parse(t: &str) -> Option<Tz> {
    t.parse().ok()
}
pub fn nearest(_t: &str) -> Vec<Tz> {
    vec![]
}
pub fn suggest(t: &str) -> Vec<Tz> {
    chrono_tz::TZ_VARIANTS.iter().copied().filter(|z| z.name().to_lowercase().contains(t)).collect()
}
