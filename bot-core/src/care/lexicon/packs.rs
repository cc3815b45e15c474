//! The word packs: what `bot-core/lexicon` holds, read once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::conditions::{Condition, Conditions};
use super::engine::Engine;
use super::kind::{Kind, Language, Severity};
use super::phrase::{self, Choice, Fault, Names, Step};
use super::plain::written_out;

/// The files of a language: its words and signs, and its packs by the name of their kind.
type Files = (&'static str, &'static [(&'static str, &'static str)]);

fn files(language: Language) -> Files {
    macro_rules! packs {
        ($language:literal: $($name:literal),*) => {
            (
                include_str!(concat!("../../../lexicon/", $language, "/words.toml")),
                &[$(($name, include_str!(concat!("../../../lexicon/", $language, "/", $name, ".toml")))),*],
            )
        };
    }
    match language {
        Language::En => packs!("en": "discipline", "diet", "sleep", "feeding", "safety", "childcare", "birth", "work",
            "vaccines", "screens", "insult", "selling", "child-private", "support"),
        Language::Es => packs!("es": "discipline", "diet", "sleep", "feeding", "safety", "childcare", "birth", "work",
            "vaccines", "screens", "insult", "selling", "child-private", "support"),
    }
}

/// `words.toml`: named words, which phrases refer to as `{name}`, and signs, which are phrases that only say something
/// about what stands around them.
#[derive(Debug, Deserialize)]
struct WordsFile {
    words: BTreeMap<String, String>,
    signs: BTreeMap<String, Vec<String>>,
}

/// Gentler wordings besides those of each kind.
const WORDINGS: [&str; 2] = ["sarcasm", "generalising"];

/// A pack.
#[derive(Debug, Deserialize)]
struct PackFile {
    phrase: Vec<PhraseEntry>,
}

/// A phrase of a pack.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PhraseEntry {
    id: String,
    say: Vec<String>,
    severity: Option<u8>,
    unless: Option<Vec<Condition>>,
    effect: Option<String>,
    gentler: Option<String>,
}

/// The plain sequences that something stands for.
type Ways = BTreeSet<Vec<Step>>;

/// A phrase, ready to be told of.
#[derive(Debug)]
pub(super) struct Phrase {
    /// `en/feeding/formula-is-poison`.
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) language: Language,
    pub(super) severity: Severity,
    pub(super) unless: Conditions,
    pub(super) effect: String,
    pub(super) gentler: String,
    /// The strictest ones written out in plain words.
    pub(super) plain: Vec<String>,
}

/// What a rule of the engine stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rule {
    /// A sign of a language, by its number.
    Sign(Language, usize),
    /// A phrase, by its number.
    Phrase(usize),
}

/// Every pack of every language in one engine.
#[derive(Debug, Default)]
pub(super) struct Packs {
    pub(super) engine: Engine,
    pub(super) rules: Vec<Rule>,
    pub(super) phrases: Vec<Phrase>,
    /// The names of signs, the same in every language, in order.
    pub(super) signs: Vec<String>,
    /// Words that say little by themselves.
    pub(super) common: BTreeSet<Choice>,
    /// Words that are never a phrase by themselves.
    pub(super) innocent: BTreeSet<Choice>,
    /// Named words by language, for phrases that communities add.
    pub(super) names: BTreeMap<Language, Names>,
}

/// Packs that cannot be read are empty; a test reads them.
static PACKS: LazyLock<Packs> = LazyLock::new(|| read().unwrap_or_default());

/// The packs.
pub(super) fn packs() -> &'static Packs {
    &PACKS
}

/// What is wrong with a file of the packs.
pub(super) fn read() -> Result<Packs, String> {
    let mut packs = Packs::default();
    let mut sequences: Vec<Ways> = Vec::new();
    let mut signs: BTreeMap<String, Vec<(Language, Ways)>> = BTreeMap::new();
    for language in Language::ALL {
        let (words, packed) = files(language);
        let words: WordsFile = toml::from_str(words).map_err(|error| format!("{}/words: {error}", language.code()))?;
        let mut names = Names::new();
        for (name, listed) in &words.words {
            let choices =
                phrase::parse_words(listed).map_err(|fault| format!("{}/{name}: {fault}", language.code()))?;
            let alone = choices.iter().map(|choice| vec![alone(choice)]).collect();
            signs.entry(name.clone()).or_default().push((language, alone));
            names.insert(name.clone(), choices);
        }
        packs.common.extend(names.get("glue").into_iter().flatten().cloned());
        packs.innocent.extend(names.get("innocent").into_iter().flatten().cloned());
        for (name, says) in &words.signs {
            let ways = ways(says, &names).map_err(|fault| format!("{}/{name}: {fault}", language.code()))?;
            signs.entry(name.clone()).or_default().push((language, ways));
        }
        for (name, pack) in packed {
            let kind = Kind::from_name(name).ok_or_else(|| format!("{name} is no kind"))?;
            let pack: PackFile =
                toml::from_str(pack).map_err(|error| format!("{}/{name}: {error}", language.code()))?;
            for entry in pack.phrase {
                let id = format!("{}/{name}/{}", language.code(), entry.id);
                let mut wordings = entry.effect.iter().chain(&entry.gentler);
                if let Some(none) =
                    wordings.find(|wording| !WORDINGS.contains(&wording.as_str()) && Kind::from_name(wording).is_none())
                {
                    return Err(format!("{id}: there is no wording `{none}`"));
                }
                let ways = ways(&entry.say, &names).map_err(|fault| format!("{id}: {fault}"))?;
                let plain = if entry.severity == Some(3) { written_out(ways.iter()) } else { Vec::new() };
                sequences.push(ways);
                packs.rules.push(Rule::Phrase(packs.phrases.len()));
                packs.phrases.push(Phrase {
                    id,
                    kind,
                    language,
                    severity: match entry.severity {
                        Some(1) => Severity::Mild,
                        Some(3) => Severity::Strong,
                        _ => Severity::Plain,
                    },
                    unless: entry.unless.map_or_else(|| Conditions::usual(kind), Conditions::from_iter),
                    effect: entry.effect.unwrap_or_else(|| (*name).to_owned()),
                    gentler: entry.gentler.unwrap_or_else(|| (*name).to_owned()),
                    plain,
                });
            }
        }
        packs.names.insert(language, names);
    }
    for (number, (name, ways)) in signs.into_iter().enumerate() {
        packs.signs.push(name);
        for (language, ways) in ways {
            sequences.push(ways);
            packs.rules.push(Rule::Sign(language, number));
        }
    }
    packs.engine = Engine::new(sequences.iter(), &packs.common);
    Ok(packs)
}

fn alone(choice: &Choice) -> Step {
    Step { choices: BTreeSet::from([choice.clone()]), gap: 0, begins: false, ends: false }
}

fn ways(says: &[String], names: &Names) -> Result<Ways, Fault> {
    let mut ways = BTreeSet::new();
    for say in says {
        ways.extend(phrase::parse(say, names)?);
    }
    Ok(ways)
}
