//! Zones, by the names people type: `America/New_York`, `new york`, `Nueva York`.
//!
//! Abbreviations are answered with places and never taken: `EST` is a zone without summer time, and hardly ever meant.

use std::sync::LazyLock;

use chrono_tz::{TZ_VARIANTS, Tz};

use super::phrase::lexer::{self, Kind};

/// The most names that [`suggest`] returns; a platform shows no more.
pub const MOST_SUGGESTIONS: usize = 25;

/// How many near names a refusal holds.
const NEAREST: usize = 3;

/// The regions whose zones are places; the rest are old names and fixed offsets.
const REGIONS: [&str; 9] =
    ["Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];

/// Words for zones that are not in their names, and the zones; the likeliest first.
const ALSO_CALLED: [(&str, &[Tz]); 31] = [
    ("et", &[Tz::America__New_York]),
    ("est", &[Tz::America__New_York]),
    ("edt", &[Tz::America__New_York]),
    ("eastern", &[Tz::America__New_York, Tz::America__Toronto]),
    ("ct", &[Tz::America__Chicago]),
    ("cst", &[Tz::America__Chicago, Tz::America__Mexico_City]),
    ("cdt", &[Tz::America__Chicago]),
    ("central", &[Tz::America__Chicago, Tz::America__Winnipeg]),
    ("mt", &[Tz::America__Denver]),
    ("mst", &[Tz::America__Denver, Tz::America__Phoenix]),
    ("mdt", &[Tz::America__Denver]),
    ("mountain", &[Tz::America__Denver, Tz::America__Edmonton]),
    ("pt", &[Tz::America__Los_Angeles]),
    ("pst", &[Tz::America__Los_Angeles]),
    ("pdt", &[Tz::America__Los_Angeles]),
    ("pacific", &[Tz::America__Los_Angeles, Tz::America__Vancouver]),
    ("gmt", &[Tz::Europe__London, Tz::UTC]),
    ("bst", &[Tz::Europe__London]),
    ("cet", &[Tz::Europe__Madrid, Tz::Europe__Paris, Tz::Europe__Berlin]),
    ("cest", &[Tz::Europe__Madrid, Tz::Europe__Paris, Tz::Europe__Berlin]),
    ("uk", &[Tz::Europe__London]),
    ("espana", &[Tz::Europe__Madrid, Tz::Atlantic__Canary]),
    ("spain", &[Tz::Europe__Madrid, Tz::Atlantic__Canary]),
    ("canarias", &[Tz::Atlantic__Canary]),
    ("cdmx", &[Tz::America__Mexico_City]),
    ("ciudad de mexico", &[Tz::America__Mexico_City]),
    ("nueva york", &[Tz::America__New_York]),
    ("los angeles california", &[Tz::America__Los_Angeles]),
    ("la habana", &[Tz::America__Havana]),
    ("londres", &[Tz::Europe__London]),
    ("san francisco", &[Tz::America__Los_Angeles]),
];

/// A zone that was not found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no zone of that name")]
pub struct NoSuchZone {
    /// Three zones of similar names, the most similar first.
    pub nearest: Vec<Tz>,
}

/// A zone and its names as words.
struct Named {
    zone: Tz,
    /// `america new york`
    full: String,
    /// `new york`
    city: String,
    /// It is a place in use, or UTC.
    is_offered: bool,
}

static ZONES: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let named = TZ_VARIANTS.iter().map(|zone| {
        let name = zone.name();
        let city = name.rsplit('/').next().unwrap_or(name);
        let is_offered = *zone == Tz::UTC || REGIONS.iter().any(|region| name.starts_with(region));
        Named { zone: *zone, full: words(name), city: words(city), is_offered }
    });
    named.collect()
});

/// The zone that was typed: its full name in any case, or the name of its city where only one zone has it.
pub fn read_zone(typed: &str) -> Result<Tz, NoSuchZone> {
    let wanted = words(typed);
    let by_name = ZONES.iter().find(|named| named.full == wanted && is_place_or_utc(named));
    let by_city = || {
        let mut of_city = ZONES.iter().filter(|named| named.is_offered && named.city == wanted);
        of_city.next().filter(|_| of_city.next().is_none())
    };
    if let Some(named) = by_name.or_else(by_city) {
        return Ok(named.zone);
    }
    Err(NoSuchZone { nearest: ranked(&wanted).into_iter().map(|(zone, _)| zone).take(NEAREST).collect() })
}

/// Names of zones to offer while somebody types, the likeliest first; at most [`MOST_SUGGESTIONS`].
#[must_use]
pub fn suggest(typed: &str) -> Vec<&'static str> {
    let wanted = words(typed);
    ranked(&wanted)
        .into_iter()
        .filter(|(_, rank)| wanted.is_empty() || *rank >= Rank::Similar(ALIKE))
        .map(|(zone, _)| zone.name())
        .take(MOST_SUGGESTIONS)
        .collect()
}

/// From this similarity on, in hundredths, a name may be a slip of the one typed.
const ALIKE: u32 = 80;

/// How well a zone fits what was typed; later is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// By its letters, in hundredths.
    Similar(u32),
    /// The typed words are somewhere in the name.
    Holds,
    /// The city starts with the typed words.
    CityStarts,
    /// People call it so.
    AlsoCalled,
    /// The name or the city is what was typed.
    Exact,
}

/// Every zone that is offered, the best first, equals by name.
fn ranked(wanted: &str) -> Vec<(Tz, Rank)> {
    let mut ranked: Vec<(Tz, Rank)> =
        ZONES.iter().filter(|named| named.is_offered).map(|named| (named.zone, rank(named, wanted))).collect();
    let also_called = ALSO_CALLED.iter().find(|(name, _)| *name == wanted).map_or(&[][..], |(_, zones)| *zones);
    let place = |zone: Tz| also_called.iter().position(|other| *other == zone);
    ranked.sort_by(|(one, rank), (other, other_rank)| {
        other_rank.cmp(rank).then_with(|| place(*one).cmp(&place(*other))).then_with(|| one.name().cmp(other.name()))
    });
    ranked
}

fn rank(named: &Named, wanted: &str) -> Rank {
    let is_also_called = || ALSO_CALLED.iter().any(|(name, zones)| *name == wanted && zones.contains(&named.zone));
    if named.city == wanted || named.full == wanted {
        Rank::Exact
    } else if is_also_called() {
        Rank::AlsoCalled
    } else if named.city.starts_with(wanted) {
        Rank::CityStarts
    } else if named.full.contains(wanted) {
        Rank::Holds
    } else {
        Rank::Similar(likeness(&named.city, wanted).max(likeness(&named.full, wanted)))
    }
}

/// How alike two names are, in hundredths: one less the share of letters to change.
fn likeness(name: &str, wanted: &str) -> u32 {
    let changes = strsim::osa_distance(name, wanted);
    let longest = name.chars().count().max(wanted.chars().count()).max(1);
    u32::try_from(longest.saturating_sub(changes) * 100 / longest).unwrap_or(0)
}

/// Old names that are one place (`US/Eastern`) are read; fixed offsets (`EST`, `Etc/GMT+5`) are not, but for UTC.
fn is_place_or_utc(named: &Named) -> bool {
    named.is_offered || (named.zone.name().contains('/') && !named.zone.name().starts_with("Etc/"))
}

/// A name as words in lower case, without accents and signs.
fn words(name: &str) -> String {
    // The longest name of a zone has 32 characters.
    let short: String = name.chars().take(64).collect();
    let words = lexer::tokens(&short).into_iter().filter_map(|token| match token.kind {
        Kind::Word(word) => Some(word),
        Kind::Number { value, .. } => Some(value.to_string()),
        Kind::Sign(sign) => matches!(sign, '+').then(|| sign.to_string()),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use chrono_tz::{America, Europe};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_zone_is_read_by_its_name_or_its_city() {
        for (typed, zone) in [
            ("America/New_York", America::New_York),
            ("america/new york", America::New_York),
            ("new york", America::New_York),
            ("US/Eastern", Tz::US__Eastern),
            ("Madrid", Europe::Madrid),
            ("bogotá", America::Bogota),
            ("Ho Chi Minh", Tz::Asia__Ho_Chi_Minh),
            ("utc", Tz::UTC),
            ("America/Argentina/Buenos_Aires", Tz::America__Argentina__Buenos_Aires),
        ] {
            assert_eq!(read_zone(typed), Ok(zone), "{typed}");
        }
    }

    #[test]
    fn every_place_is_read_by_its_full_name() {
        for named in ZONES.iter().filter(|named| named.is_offered) {
            assert_eq!(read_zone(named.zone.name()), Ok(named.zone));
        }
    }

    #[test]
    fn a_misspelt_zone_names_its_neighbours() {
        for (typed, zone) in [
            ("Amercia/New_Yrok", America::New_York),
            ("New Yrok", America::New_York),
            ("Madird", Europe::Madrid),
            ("EST", America::New_York),
            ("pacific", America::Los_Angeles),
            ("Nueva York", America::New_York),
            ("londres", Europe::London),
        ] {
            let nearest = read_zone(typed).map_err(|refusal| refusal.nearest);
            assert!(
                matches!(&nearest, Err(zones) if zones.len() == 3 && zones.first() == Some(&zone)),
                "{typed}: {nearest:?}"
            );
        }
    }

    #[test]
    fn suggestions_match_cities_regions_and_slips() {
        assert_eq!(suggest("new y"), ["America/New_York"]);
        assert_eq!(suggest("madr"), ["Europe/Madrid"]);
        assert_eq!(suggest("madird"), ["Europe/Madrid"]);
        assert_eq!(suggest("cst").first(), Some(&"America/Chicago"));
        assert!(suggest("argentina").iter().all(|name| name.starts_with("America/Argentina/")));
        assert_eq!(suggest("europe").len(), MOST_SUGGESTIONS);
        assert_eq!(suggest("").len(), MOST_SUGGESTIONS);
        assert!(suggest("qqqqqqqq").is_empty());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(typed in "\\PC{0,30}") {
            prop_assert!(suggest(&typed).len() <= MOST_SUGGESTIONS);
            let _ = read_zone(&typed);
        }
    }
}
