//! What a community chooses about noticing: its settings, and how their entries are read.

use super::super::lexicon::{self, Fault, Kind, MOST_WORDS, phrase_ids};
use crate::access::Access;
use crate::refusal::Refusal;
use crate::settings::{Item, SettingKind, SettingSpec};

/// Phrases in one setting at most; the engine takes more, a setting that people read should not.
const MOST: usize = 1_000;

/// What follows when something is noticed.
pub const CARE: SettingSpec = SettingSpec {
    name: "care",
    kind: SettingKind::OneOf(&["off", "watch", "nudge"]),
    default: "watch",
    who: Access::Admin,
    example: "nudge",
};

/// What is looked for.
pub const TOPICS: SettingSpec = SettingSpec {
    name: "care-topics",
    kind: SettingKind::List { most: 20, item: Item::whole(topic) },
    default: "discipline, diet, sleep, feeding, safety, childcare, birth, work, vaccines, screens, insult, selling, \
              child-private, support, own",
    who: Access::Admin,
    example: "-selling",
};

/// Phrases of the community's own.
pub const PHRASES: SettingSpec = SettingSpec {
    name: "care-phrases",
    kind: SettingKind::List { most: MOST, item: Item::whole(phrase) },
    default: "",
    who: Access::Admin,
    example: "+ must be nice to have time",
};

/// Phrases that are fine in the community.
pub const ALLOW: SettingSpec = SettingSpec {
    name: "care-allow",
    kind: SettingKind::List { most: MOST, item: Item::whole(allowed) },
    default: "",
    who: Access::Admin,
    example: "+ crazy mama club",
};

/// Phrases of the packs that it does not want noticed.
pub const DROPPED: SettingSpec = SettingSpec {
    name: "care-dropped",
    kind: SettingKind::List { most: MOST, item: Item::whole(known) },
    default: "",
    who: Access::Admin,
    example: "+ en/feeding/formula-is-poison",
};

/// Places in which nothing is looked at.
pub const EXEMPT_PLACES: SettingSpec = SettingSpec {
    name: "care-exempt-channels",
    kind: SettingKind::Places,
    default: "",
    who: Access::Admin,
    example: "here",
};

/// Those whose messages are not looked at.
pub const EXEMPT_ROLES: SettingSpec = SettingSpec {
    name: "care-exempt-roles",
    kind: SettingKind::Roles,
    default: "",
    who: Access::Admin,
    example: "<@&123456789012345678>",
};

/// Days between two nudges for one person at least.
pub const NUDGE_DAYS: SettingSpec = SettingSpec {
    name: "care-nudge-days",
    kind: SettingKind::Whole { least: 1, most: 90 },
    default: "7",
    who: Access::Admin,
    example: "14",
};

/// How readily something is noticed.
pub const SENSITIVITY: SettingSpec = SettingSpec {
    name: "care-sensitivity",
    kind: SettingKind::OneOf(&["low", "usual", "high"]),
    default: "usual",
    who: Access::Admin,
    example: "low",
};

/// Whether the platform itself holds the strictest phrases back, where it can.
pub const AUTOMOD: SettingSpec = SettingSpec {
    name: "care-automod",
    kind: SettingKind::OneOf(&["on", "off"]),
    default: "off",
    who: Access::Admin,
    example: "on",
};

/// What is set, and recorded, when an admin does not want to wait for the first nudge; no setting that people name.
pub(super) const EARLY: &str = "care-early";

/// Whether what messages are looked at with depends on this setting.
#[must_use]
pub fn is_ours(name: &str) -> bool {
    let all = [CARE, TOPICS, PHRASES, ALLOW, DROPPED, EXEMPT_PLACES, EXEMPT_ROLES, NUDGE_DAYS, SENSITIVITY];
    all.iter().any(|spec| spec.name == name)
}

fn topic(text: &str) -> Result<String, Refusal> {
    let name = text.to_lowercase().replace(' ', "-");
    let known = Kind::all();
    let names = || known.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
    let refused = || Refusal::new("refused-word").about("value").text("given", text).text("words", names());
    Kind::from_name(&name).map(|kind| kind.name().to_owned()).ok_or_else(|| refused().text("example", TOPICS.example))
}

fn phrase(text: &str) -> Result<String, Refusal> {
    lexicon::check(text).map(|()| text.to_owned()).map_err(|fault| refused(text, &fault))
}

fn allowed(text: &str) -> Result<String, Refusal> {
    match lexicon::check(text) {
        // What is allowed may be as innocent as it likes.
        Ok(()) | Err(Fault::Innocent(_)) => Ok(text.to_owned()),
        Err(fault) => Err(refused(text, &fault)),
    }
}

fn known(text: &str) -> Result<String, Refusal> {
    let name = text.to_lowercase();
    let is_known = phrase_ids().any(|id| id == name) || name.strip_prefix(super::MODEL).is_some_and(is_topic);
    let refused =
        || Refusal::new("refused-phrase-unknown").about("value").text("given", text).command("command", "settings try");
    if is_known { Ok(name) } else { Err(refused().text("example", DROPPED.example)) }
}

fn is_topic(name: &str) -> bool {
    Kind::from_name(name).is_some()
}

/// Why a phrase cannot be used, and what would work.
fn refused(text: &str, fault: &Fault) -> Refusal {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let given: String = text.chars().take(60).collect();
    let refusal = match fault {
        Fault::Empty => Refusal::new("refused-phrase-empty"),
        Fault::TooLong => Refusal::new("refused-phrase-long").number("most", number(lexicon::LONGEST_PHRASE)),
        Fault::TooManyWords => Refusal::new("refused-phrase-wide").number("most", number(MOST_WORDS)),
        Fault::TooManyWays => Refusal::new("refused-phrase-ways").number("most", number(lexicon::MOST_SEQUENCES)),
        Fault::Bracket(bracket) => Refusal::new("refused-phrase-bracket").text("bracket", bracket.to_string()),
        Fault::Name(name) => Refusal::new("refused-phrase-name").text("name", name.clone()),
        Fault::ShortStem(stem) => Refusal::new("refused-phrase-stem").text("stem", stem.clone()),
        Fault::Gap => Refusal::new("refused-phrase-gap").number("most", i64::from(lexicon::WIDEST_GAP)),
        Fault::Innocent(word) => Refusal::new("refused-phrase-innocent").text("word", word.clone()),
    };
    refusal.about("value").text("given", given)
}
