//! What counts how much when two are held against each other: the points of each term, as a community wants them.

use crate::access::Access;
use crate::command::text::near::fold;
use crate::refusal::Refusal;
use crate::settings::{Item, SettingKind, SettingSpec, Settings};
use crate::wording::{Locale, words};

/// The setting that says what counts most when people are matched.
pub const FIT: SettingSpec = SettingSpec {
    name: "intro-fit",
    kind: SettingKind::OneOf(&["balanced", "same-stage", "same-area", "mix-us-up"]),
    default: "balanced",
    who: Access::Admin,
    example: "same-stage",
};

/// The setting that says how often single terms count, whatever [`FIT`] says of them.
pub const WEIGHTS: SettingSpec = SettingSpec {
    name: "intro-weights",
    kind: SettingKind::List { most: TERMS, item: Item { read: weight, name: term } },
    default: "",
    who: Access::Admin,
    example: "kids 3, area 0",
};

/// How often a term may count.
const MOST_TIMES: i64 = 5;

const TERMS: usize = 8;

/// What the score is the sum of, as it is named in the setting.
const NAMES: [&str; TERMS] = ["topics", "kids", "area", "free", "lived", "both-lived", "ways", "new"];

/// Points, each those of [the table](super) as often as the settings want them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// For each topic that both like.
    pub topic: i64,
    /// For topics at most.
    pub topics: i64,
    /// For kids of the same month.
    pub kids: i64,
    /// For the same area.
    pub area: i64,
    /// For two common hours a week.
    pub free: i64,
    /// For each thing that one has lived and the other likes to talk about.
    pub lived: i64,
    /// For those at most.
    pub most_lived: i64,
    /// For each thing that both have lived.
    pub both_lived: i64,
    /// For those at most.
    pub most_both_lived: i64,
    /// For a way of meeting that suits both.
    pub way: i64,
    /// When one is new here and the other is not.
    pub newcomer: i64,
    /// When one greets, and the other is one who was never introduced: more than two other pairs can have.
    pub greeting: i64,
}

impl Weights {
    /// As a community has set them.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let mut times = times(settings.word(&FIT));
        for (place, often) in settings.list(&WEIGHTS).iter().filter_map(|entry| read(entry)) {
            if let Some(times) = times.get_mut(place) {
                *times = often;
            }
        }
        Self::with(times)
    }

    /// As [`FIT`] names them.
    #[must_use]
    pub fn named(fit: &str) -> Self {
        Self::with(times(fit))
    }

    fn with([topics, kids, area, free, lived, both_lived, ways, new]: [i64; TERMS]) -> Self {
        let weights = Self {
            topic: 10 * topics,
            topics: 30 * topics,
            kids: 30 * kids,
            area: 25 * area,
            free: 20 * free,
            lived: 20 * lived,
            most_lived: 40 * lived,
            both_lived: 15 * both_lived,
            most_both_lived: 30 * both_lived,
            way: 10 * ways,
            newcomer: 10 * new,
            greeting: 0,
        };
        let alike = weights.words() + weights.kids + weights.area + weights.free + weights.way + weights.newcomer;
        // Whoever is brought together with a greeter is kept from one, and the greeter from another.
        Self { greeting: 2 * alike + 1, ..weights }
    }

    /// For words at most: topics, and what was lived.
    #[must_use]
    pub fn words(&self) -> i64 {
        self.topics + self.most_lived + self.most_both_lived
    }
}

/// How often each term counts.
fn times(fit: &str) -> [i64; TERMS] {
    match fit {
        "same-stage" => [1, 3, 1, 1, 1, 1, 1, 1],
        "same-area" => [1, 1, 3, 3, 1, 1, 1, 1],
        "mix-us-up" => [0, 0, 0, 1, 1, 1, 1, 1],
        _ => [1; TERMS],
    }
}

/// A term's place, and how often it counts: `kids 3`, `kids: 3`, `edades 3`.
fn read(entry: &str) -> Option<(usize, i64)> {
    let (name, often) = entry.trim().rsplit_once([' ', ':', '='])?;
    let often = often.parse().ok().filter(|often| (0..=MOST_TIMES).contains(often))?;
    let name = fold(name.trim().trim_end_matches([':', '=']));
    let is_meant = |term: &&'static str| {
        let in_words = |locale| fold(&words(locale, &format!("weight-{term}"), &[])) == name;
        **term == name || Locale::ALL.into_iter().any(in_words)
    };
    NAMES.iter().position(is_meant).map(|place| (place, often))
}

/// What an entry is about: `kids` in `kids 3`.
fn term(entry: &str) -> &str {
    entry.rsplit_once([' ', ':', '=']).map_or(entry, |(name, _)| name)
}

/// An entry of the setting, as it is kept.
fn weight(entry: &str) -> Result<String, Refusal> {
    let kept = read(entry).and_then(|(place, often)| Some(format!("{} {often}", NAMES.get(place)?)));
    kept.ok_or_else(|| {
        let refusal = Refusal::new("refused-weight").about("value").text("given", entry).number("most", MOST_TIMES);
        refusal.text("names", NAMES.join(", ")).text("example", WEIGHTS.example)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_set_by_name_has_the_last_word() {
        let set = |fit: &str, weights: &str| {
            let weights: Vec<&str> = weights.split(", ").collect();
            let set = [(FIT.name.to_owned(), json!(fit)), (WEIGHTS.name.to_owned(), json!(weights))].into();
            let defaults =
                crate::settings::Defaults { zone: chrono_tz::UTC, locale: Locale::En, prefix: "!".to_owned() };
            Weights::of(&Settings::new(set, defaults))
        };
        assert_eq!(set("balanced", ""), Weights::named("balanced"));
        assert_eq!(set("same-stage", "kids 1"), Weights::named("balanced"));
        let own = set("mix-us-up", "area 5, topics 1");
        assert_eq!((own.area, own.topics, own.kids, own.free), (125, 30, 0, 20));
        for fit in ["balanced", "same-stage", "same-area", "mix-us-up"] {
            let all = Weights::named(fit);
            let most = all.words() + all.kids + all.area + all.free + all.way + all.newcomer;
            assert!(all.greeting > 2 * most, "{fit}");
        }
    }

    #[test]
    fn a_weight_is_read_in_both_languages_and_bounded() {
        for (given, kept) in [
            ("kids 3", Some("kids 3")),
            ("Area: 0", Some("area 0")),
            ("zona=5", Some("area 5")),
            ("both-lived 2", Some("both-lived 2")),
            ("kids 6", None),
            ("kids -1", None),
            ("kids", None),
            ("shoes 3", None),
            ("", None),
        ] {
            assert_eq!(weight(given).ok().as_deref(), kept, "{given}");
        }
    }
}
