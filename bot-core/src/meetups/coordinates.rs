//! Coordinates at the end of a place: "Elm Park 40.44,-3.69", "geo:40.44,-3.69".

use std::fmt;

use serde::{Deserialize, Serialize};
use url::Url;

/// Decimals that are kept: six are a hand's breadth.
const DECIMALS: usize = 6;

/// Decimals that each number has, at least, so that "tables 3,4" is no spot on the map.
const LEAST: usize = 2;

/// A spot on the map, in millionths of a degree: within the bounds of the globe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coordinates {
    north: i64,
    east: i64,
}

impl Coordinates {
    /// Parts a place into its name and the coordinates at its end. Without a name the coordinates are the name.
    #[must_use]
    pub fn split(place: &str) -> (String, Option<Self>) {
        let Some((name, coordinates)) = read(place.trim()) else { return (place.to_owned(), None) };
        let name = name.trim_end_matches(|c: char| c.is_whitespace() || "(,;:-–@".contains(c));
        let name = if name.is_empty() { coordinates.to_string() } else { name.to_owned() };
        (name, Some(coordinates))
    }

    /// Degrees north of the equator.
    #[must_use]
    pub fn latitude(self) -> String {
        degrees(self.north)
    }

    /// Degrees east of Greenwich.
    #[must_use]
    pub fn longitude(self) -> String {
        degrees(self.east)
    }

    /// A map that anybody can open.
    #[must_use]
    pub fn map(self) -> Option<Url> {
        let (lat, lon) = (self.latitude(), self.longitude());
        format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}").parse().ok()
    }
}

impl fmt::Display for Coordinates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.latitude(), self.longitude())
    }
}

fn read(place: &str) -> Option<(&str, Coordinates)> {
    if let Some(at) = place.to_ascii_lowercase().rfind("geo:") {
        let (name, uri) = place.split_at_checked(at)?;
        let uri = uri.split_at_checked(4)?.1.split([';', '?', ')']).next()?;
        // A third number is the height.
        let mut numbers = uri.split(',');
        let (north, east) = (numbers.next()?, numbers.next()?);
        return Some((name, coordinates(north, east, 0)?));
    }
    let bare = place.strip_suffix(')').unwrap_or(place);
    let (rest, east) = bare.rsplit_once(',')?;
    let (name, north) = match rest.char_indices().rfind(|(_, c)| c.is_whitespace() || *c == '(') {
        Some((at, c)) => (rest.get(..at)?, rest.get(at + c.len_utf8()..)?),
        None => ("", rest),
    };
    Some((name, coordinates(north, east, LEAST)?))
}

fn coordinates(north: &str, east: &str, least: usize) -> Option<Coordinates> {
    let (north, east) = (millionths(north, 90, least)?, millionths(east, 180, least)?);
    Some(Coordinates { north, east })
}

/// A number of degrees in millionths, when it is within bounds and has so many decimals.
fn millionths(text: &str, most: i64, least: usize) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if !(1..=3).contains(&whole.len()) || decimals.len() < least || !is_number(whole) || !is_number(decimals) {
        return None;
    }
    let decimals: String = decimals.chars().chain("000000".chars()).take(DECIMALS).collect();
    let value = whole.parse::<i64>().ok()? * 1_000_000 + decimals.parse::<i64>().ok()?;
    (value <= most * 1_000_000).then_some(sign * value)
}

fn degrees(millionths: i64) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let (whole, decimals) = (millionths.abs() / 1_000_000, millionths.abs() % 1_000_000);
    let text = format!("{sign}{whole}.{decimals:06}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(place: &str) -> (String, Option<String>) {
        let (name, coordinates) = Coordinates::split(place);
        (name, coordinates.map(|found| found.to_string()))
    }

    #[test]
    fn coordinates_at_the_end_of_a_place_are_read() {
        for (place, name, coordinates) in [
            ("Elm Park 40.44,-3.69", "Elm Park", "40.44, -3.69"),
            ("Elm Park, 40.4431, -3.6905", "Elm Park", "40.4431, -3.6905"),
            ("Elm Park (40.4431234567, −3.69)", "Elm Park", "40.443123, -3.69"),
            ("Elm Park – geo:40.44,-3.69;u=35", "Elm Park", "40.44, -3.69"),
            ("geo:40,-3", "40, -3", "40, -3"),
            ("Elm Park (geo:40.44,-3.69,650)", "Elm Park", "40.44, -3.69"),
            ("-33.85,151.21", "-33.85, 151.21", "-33.85, 151.21"),
            ("Café Olé +0.05, -0.00", "Café Olé", "0.05, 0"),
        ] {
            assert_eq!(split(place), (name.to_owned(), Some(coordinates.to_owned())), "{place}");
        }
    }

    #[test]
    fn other_numbers_are_a_part_of_the_name() {
        for place in [
            "Elm Park",
            "Tables 3,4",
            "Calle Mayor 12, 3.5",
            "Elm Park 90.01,3.69",
            "Elm Park 40.44,181.00",
            "Elm Park 40.44,-3.69 by the pond",
            "geo:",
            "geo:nowhere,else",
            "1e2.00,3.69",
            "",
        ] {
            assert_eq!(split(place), (place.to_owned(), None), "{place}");
        }
    }

    #[test]
    fn a_map_is_opened_at_the_spot() {
        let (_, found) = Coordinates::split("Elm Park 40.44,-3.69");
        let map = found.and_then(Coordinates::map).map(|url| url.to_string());
        assert_eq!(map.as_deref(), Some("https://www.openstreetmap.org/?mlat=40.44&mlon=-3.69#map=17/40.44/-3.69"));
    }
}
