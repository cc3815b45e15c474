//! The lines that Village knows of: data with sources and dates, from `bot-core/support`.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;
use url::Url;

use crate::wording::Locale;

/// The regions there are lines for; `none` is everywhere else.
pub const REGIONS: &[&str] = &["none", "us", "ca", "gb", "ie", "au", "nz", "es", "de", "fr", "za"];

/// Somebody to call or to write to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The region it is for.
    pub country: String,
    /// What it is for.
    pub kind: Kind,
    name: String,
    name_es: Option<String>,
    contact: String,
    contact_es: String,
    note: String,
    note_es: String,
    /// Its page.
    pub url: Url,
    /// Where the line was read.
    pub source: Url,
    /// When.
    pub source_checked: NaiveDate,
}

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Around birth.
    Perinatal,
    /// A crisis.
    Crisis,
    /// Violence at home.
    DomesticViolence,
    /// An emergency.
    Emergency,
}

impl Line {
    /// Its name.
    #[must_use]
    pub fn name(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.name,
            Locale::Es => self.name_es.as_ref().unwrap_or(&self.name),
        }
    }

    /// How to reach it.
    #[must_use]
    pub fn contact(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.contact,
            Locale::Es => &self.contact_es,
        }
    }

    /// What to know about it.
    #[must_use]
    pub fn note(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.note,
            Locale::Es => &self.note_es,
        }
    }
}

#[derive(Debug, Deserialize)]
struct Lines {
    line: Vec<Line>,
}

static ALL: LazyLock<Vec<Line>> = LazyLock::new(|| {
    let read = toml::from_str::<Lines>(include_str!("../../../support/lines.toml"));
    read.map_or_else(
        |error| {
            tracing::error!(%error, "the file of support lines is broken");
            Vec::new()
        },
        |lines| lines.line,
    )
});

/// The lines for a region, in the order in which they are shown.
#[must_use]
pub fn of(region: &str) -> Vec<&'static Line> {
    let mut lines: Vec<&Line> = ALL.iter().filter(|line| line.country == region).collect();
    lines.sort_by_key(|line| line.kind);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_has_lines_and_every_line_a_region_a_source_and_a_page() {
        for region in REGIONS {
            assert!(!of(region).is_empty(), "{region}");
        }
        assert!(ALL.iter().all(|line| REGIONS.contains(&line.country.as_str())));
        for line in ALL.iter() {
            for url in [&line.url, &line.source] {
                assert!(matches!(url.scheme(), "http" | "https"), "{url}");
            }
            for locale in Locale::ALL {
                assert!(!line.name(locale).is_empty() && !line.contact(locale).is_empty(), "{line:?}");
            }
        }
    }
}
