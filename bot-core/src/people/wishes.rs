//! What a member wishes for herself, over what the community has set: reminders, quiet hours, spontaneous meetups.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::quiet::QUIET_HOURS;
use crate::command::text::near::fold;
use crate::id::MemberId;
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::time::may_be_said_at;
use crate::time::window::Window;

pub mod store;

/// A member's wishes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wishes {
    /// Minutes before a meetup, largest first, or none at all; the community's when she has said nothing.
    pub reminders: Option<Vec<i64>>,
    /// Her quiet hours.
    pub quiet: Quiet,
    /// Whether she wants to hear of spontaneous meetups.
    pub spontaneous: Spontaneous,
}

/// When a member wants to hear nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quiet {
    /// When the community does.
    #[default]
    Community,
    /// She may be told at any hour.
    Never,
    /// At these hours of her own clock.
    Within(Window),
}

/// Whether a member wants to hear of spontaneous meetups.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Spontaneous {
    /// She has not said.
    #[default]
    Unsaid,
    /// No.
    Off,
    /// Yes, of all.
    Everywhere,
    /// Of those in these areas; never empty.
    In(Vec<String>),
}

impl Wishes {
    /// Her quiet hours, or else the community's.
    #[must_use]
    pub fn quiet_hours(&self, settings: &Settings) -> Option<Window> {
        match self.quiet {
            Quiet::Community => settings.hours(&QUIET_HOURS),
            Quiet::Never => None,
            Quiet::Within(hours) => Some(hours),
        }
    }

    /// When something that wants to be said to her at `at` may be said at the earliest, on the clock of her zone.
    #[must_use]
    pub fn may_hear_at(&self, at: DateTime<Utc>, settings: &Settings, zone: Tz) -> DateTime<Utc> {
        may_be_said_at(at, self.quiet_hours(settings), zone)
    }
}

/// When each of these may be told something, her quiet hours and the community's respected.
pub async fn hearing(
    tx: &mut Tx,
    members: &[MemberId],
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Vec<(MemberId, DateTime<Utc>)>, StoreError> {
    let wishes = store::among(tx, members).await?;
    let none = Wishes::default();
    let of = |member: &MemberId| wishes.get(member).unwrap_or(&none);
    if members.iter().all(|member| of(member).quiet_hours(settings).is_none()) {
        return Ok(members.iter().map(|member| (*member, now)).collect());
    }
    let zones = super::store::zones(tx, members).await?;
    let at = |member: &MemberId| {
        let zone = zones.get(member).copied().unwrap_or_else(|| settings.zone());
        (*member, of(member).may_hear_at(now, settings, zone))
    };
    Ok(members.iter().map(at).collect())
}

impl Spontaneous {
    /// Whether she wants to hear of one in an area, as its host named it. Who has not said is left in peace.
    #[must_use]
    pub fn wants(&self, area: &str) -> bool {
        match self {
            Self::Unsaid | Self::Off => false,
            Self::Everywhere => true,
            Self::In(areas) => {
                let words = |text: &str| -> Vec<String> {
                    let folded = fold(text);
                    let words = folded.split(|letter: char| !letter.is_alphanumeric());
                    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
                };
                let there = words(area);
                // All the words of one of her areas, in any order: `elm park` is meant by `the park at Elm Street`.
                areas
                    .iter()
                    .map(|area| words(area))
                    .any(|hers| !hers.is_empty() && hers.iter().all(|word| there.contains(word)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use serde_json::json;

    use super::*;
    use crate::settings::Defaults;
    use crate::wording::Locale;

    #[test]
    fn the_communitys_night_is_hers_until_she_has_her_own_across_clock_changes() -> Result<(), chrono::ParseError> {
        let zone = chrono_tz::America::New_York;
        let defaults = Defaults { zone, locale: Locale::En, prefix: "!".to_owned() };
        let night = |text: &str| {
            let set = HashMap::from([(QUIET_HOURS.name.to_owned(), json!(text))]);
            Settings::new(set, defaults.clone())
        };
        let own = |quiet| Wishes { quiet, ..Wishes::default() };
        // The night in which the clocks are set back, and the one in which they are set forward.
        for (evening, seven, nine) in [
            ("2026-10-31T23:00:00-04:00", "2026-11-01T07:00:00-05:00", "2026-11-01T09:00:00-05:00"),
            ("2027-03-13T23:00:00-05:00", "2027-03-14T07:00:00-04:00", "2027-03-14T09:00:00-04:00"),
        ] {
            let at = DateTime::parse_from_rfc3339(evening)?.to_utc();
            let may = |wishes: &Wishes, hours: &str| {
                wishes.may_hear_at(at, &night(hours), zone).with_timezone(&zone).to_rfc3339()
            };
            assert_eq!(may(&own(Quiet::Community), "21:00-07:00"), seven);
            assert_eq!(may(&own(Quiet::Community), "off"), evening);
            assert_eq!(may(&own(Quiet::Never), "21:00-07:00"), evening);
            let late = Window::from_text("22:00-09:00").map_or(Quiet::Never, Quiet::Within);
            assert_eq!(may(&own(late), "21:00-07:00"), nine);
        }
        Ok(())
    }

    #[test]
    fn an_area_is_meant_by_its_words() {
        let areas = Spontaneous::In(vec!["Elm Park".to_owned(), "Chamberí".to_owned()]);
        for (area, wanted) in [
            ("elm park", true),
            ("the Park at Elm Street", true),
            ("CHAMBERI, plaza", true),
            ("park", false),
            ("Helm Parkway", false),
            ("", false),
        ] {
            assert_eq!(areas.wants(area), wanted, "{area}");
        }
        assert!(Spontaneous::Everywhere.wants("") && !Spontaneous::Off.wants("x") && !Spontaneous::Unsaid.wants("x"));
        assert!(!Spontaneous::In(vec!["!".to_owned()]).wants("anywhere"));
    }
}
