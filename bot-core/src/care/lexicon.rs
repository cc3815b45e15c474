//! The noticing engine: what a message may do to whoever reads it, and why.
//!
//! Phrases come first: packs by topic and language (`bot-core/lexicon`), and what a community adds, in the small
//! language that `docs/noticing.md` describes. Where phrases reach their limit, a small linear model stands beside them.
//! It is pure, keeps nothing of a message, and decides nothing about anybody.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, PoisonError, Weak};

mod conditions;
mod disguise;
mod engine;
pub mod features;
mod found;
mod kind;
mod letters;
mod marks;
pub mod model;
mod own;
mod packs;
mod phrase;
mod plain;
mod words;

pub use kind::{Kind, Label, Language, Sensitivity, Severity, Topic};
pub use own::{MOST_BYTES, MOST_PHRASES, Refused, check};
pub use phrase::{Fault, LONGEST_PHRASE, MOST_SEQUENCES, MOST_WORDS, SHORTEST_STEM, WIDEST_GAP};
pub use plain::plain;

use conditions::{Around, Conditions};
use engine::{Desk, Match, OVERLAP, STRETCH};
use features::{Beside, Feature};
use found::{Found, Hit, HitBy, Impressive, bits};
use model::Odds;
use own::Own;
use packs::{Rule, packs};
use words::Words;

/// What a community wants noticed. Equal choices share one [`Lexicon`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Choices {
    /// The languages of its packs.
    pub languages: BTreeSet<Language>,
    /// The kinds that are on.
    pub kinds: BTreeSet<Kind>,
    /// Phrases of its own.
    pub added: Vec<String>,
    /// Phrases that are fine here, whatever they hold.
    pub allowed: Vec<String>,
    /// Phrases of the packs that it dropped, by their ids.
    pub dropped: BTreeSet<String>,
    /// Whether the model may speak where no phrase does.
    pub model: bool,
}

impl Choices {
    /// Everything, in every language.
    #[must_use]
    pub fn everything() -> Self {
        let kinds = Kind::all().into_iter().collect();
        Self { languages: Language::ALL.into_iter().collect(), kinds, model: true, ..Self::default() }
    }
}

/// Everything that is noticed in one community.
#[derive(Debug)]
pub struct Lexicon {
    choices: Choices,
    own: Own,
    refused: Vec<Refused>,
}

/// What noticed something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// A phrase, by its id: `en/feeding/formula-is-poison`, or `own/` and the phrase as it was added.
    Phrase(String),
    /// The model, moved most by these words.
    Words(Vec<String>),
}

/// Something noticed in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noticed {
    /// What kind of words.
    pub kind: Kind,
    /// What noticed it.
    pub because: Because,
    /// Where, in bytes of the message.
    pub span: Range<usize>,
    /// How much it hurts.
    pub severity: Severity,
    /// Which sentence names the likely effect, see [`Noticed::effect_key`].
    pub effect: String,
    /// Which sentence offers a gentler wording, see [`Noticed::gentler_key`].
    pub gentler: String,
}

impl Noticed {
    /// The key of the sentence that names the likely effect; there is none for [`Kind::Support`].
    #[must_use]
    pub fn effect_key(&self) -> String {
        format!("care-effect-{}", self.effect)
    }

    /// The key of the sentence that offers a gentler wording; there is none for [`Kind::Support`].
    #[must_use]
    pub fn gentler_key(&self) -> String {
        format!("care-gentler-{}", self.gentler)
    }
}

/// What the model makes of a message: for the training and for whoever wants to know.
#[derive(Debug, Clone, PartialEq)]
pub struct Impression {
    /// What was seen, of the stretch that stands out most.
    pub seen: Vec<Feature>,
    /// How likely each label is, when there are weights.
    pub odds: Option<Odds>,
}

/// The lexicons in use, by what they were made of.
static SHARED: LazyLock<Mutex<HashMap<Choices, Weak<Lexicon>>>> = LazyLock::new(Mutex::default);

/// What is worked on, one for each thread, so that a message makes nothing anew.
#[derive(Debug, Default)]
struct Work {
    words: Words,
    desk: Desk,
    own_desk: Desk,
    around: Around,
    seen: Vec<Feature>,
    hits: Vec<(usize, Match)>,
    own_hits: Vec<Match>,
}

thread_local! {
    static WORK: RefCell<Work> = RefCell::default();
}

/// Stretches that the model looks at: the first 2,000 words of a message, about. Phrases are found in all of it.
const MOST_STRETCHES: usize = 48;

/// The signs beside which other signs mean something else.
static BESIDE: LazyLock<Beside> = LazyLock::new(|| {
    let names = ["you", "me", "reported", "negation", "asking"];
    let number = |name: &&str| packs().signs.iter().position(|sign| sign == name);
    Beside { signs: names.iter().filter_map(number).collect() }
});

static GLUE: LazyLock<Option<usize>> = LazyLock::new(|| packs().signs.iter().position(|sign| sign == "glue"));

impl Lexicon {
    /// The lexicon of these choices: the one that is there already if somebody made the same ones.
    ///
    /// Making one takes up to 100 ms for [`MOST_PHRASES`]; it is for the moment of a change and not for that of a message.
    #[must_use]
    pub fn of(choices: &Choices) -> Arc<Self> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lexicon) = shared.get(choices).and_then(Weak::upgrade) {
            return lexicon;
        }
        drop(shared);
        let (own, refused) = Own::new(&choices.added, &choices.allowed);
        let lexicon = Arc::new(Self { choices: choices.clone(), own, refused });
        shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.retain(|_, lexicon| lexicon.strong_count() > 0);
        shared.insert(choices.clone(), Arc::downgrade(&lexicon));
        lexicon
    }

    /// What it was made of.
    #[must_use]
    pub fn choices(&self) -> &Choices {
        &self.choices
    }

    /// The phrases of the community that cannot be used.
    #[must_use]
    pub fn refused(&self) -> &[Refused] {
        &self.refused
    }

    /// Bytes that its own phrases take, about. The packs are there once for all.
    #[must_use]
    pub fn size(&self) -> usize {
        self.own.engine.size()
    }

    /// What is noticed in a message, if anything: the one thing that matters most.
    #[must_use]
    pub fn notice(&self, message: &str, hint: Option<Language>, sensitivity: Sensitivity) -> Option<Noticed> {
        WORK.with(|work| match work.try_borrow_mut() {
            Ok(mut work) => self.notice_with(&mut work, message, hint, sensitivity),
            Err(_) => self.notice_with(&mut Work::default(), message, hint, sensitivity),
        })
    }

    fn uses_packs(&self) -> bool {
        self.choices.model || self.choices.kinds.iter().any(|kind| *kind != Kind::Own)
    }

    fn notice_with(
        &self,
        work: &mut Work,
        message: &str,
        hint: Option<Language>,
        sensitivity: Sensitivity,
    ) -> Option<Noticed> {
        work.words.read(message);
        let mut found = Found::default();
        let weights = model::weights().filter(|_| self.choices.model);
        for stretch in 0.. {
            let start = stretch * (STRETCH - OVERLAP);
            let count = work.words.words().len().saturating_sub(start).min(STRETCH);
            self.look(work, start, &mut found);
            if let Some(weights) = weights.filter(|_| stretch < MOST_STRETCHES) {
                let language = language(hint, &work.around);
                if self.choices.languages.contains(&language) {
                    features::see(&work.words, start, count, language, &work.around, &BESIDE, &mut work.seen);
                    found.impressions.add(start, &work.seen, &weights.odds(&work.seen));
                }
            }
            if start + STRETCH >= work.words.words().len() {
                break;
            }
        }
        self.decide(&work.words, message, &found, sensitivity)
    }

    /// Looks at a stretch: what stands there and counts.
    fn look<'a>(&'a self, work: &mut Work, start: usize, found: &mut Found<'a>) {
        let Work { words, desk, own_desk, around, hits, own_hits, .. } = work;
        hits.clear();
        own_hits.clear();
        if !self.own.phrases.is_empty() {
            self.own.engine.look(words, start, own_desk, |found| own_hits.push(found));
        }
        if own_hits.is_empty() && !self.uses_packs() {
            return;
        }
        let packs = packs();
        around.clear(packs.signs.len());
        packs.engine.look(words, start, desk, |found| {
            match usize::try_from(found.rule).ok().and_then(|rule| packs.rules.get(rule)) {
                Some(Rule::Sign(language, sign)) => around.note(*language, *sign, found),
                Some(Rule::Phrase(phrase)) => hits.push((*phrase, found)),
                None => {}
            }
        });
        // The words of the stretch that stand in something allowed.
        let rule = |hit: &Match| usize::try_from(hit.rule).unwrap_or(usize::MAX);
        let allowed = own_hits.iter().filter(|hit| rule(hit) >= self.own.added).fold(0, |all, hit| all | bits(hit));
        found.allows |= allowed != 0;
        for (number, hit) in hits.iter().filter(|(_, hit)| bits(hit) & allowed == 0) {
            let Some(phrase) = packs.phrases.get(*number) else { continue };
            let is_on = self.choices.kinds.contains(&phrase.kind)
                && self.choices.languages.contains(&phrase.language)
                && !self.choices.dropped.contains(&phrase.id);
            let by = HitBy::Pack(phrase);
            if is_on && found.has_room(by) && around.lets(*hit, phrase.unless, phrase.language, words, start) {
                found.hits.push(Hit::new(by, hit, start));
            }
        }
        let unless = Conditions::usual(Kind::Own);
        for hit in own_hits.iter().filter(|hit| rule(hit) < self.own.added && bits(hit) & allowed == 0) {
            let Some(phrase) = self.own.phrases.get(rule(hit)) else { continue };
            let by = HitBy::Added(phrase);
            let lets = || Language::ALL.into_iter().all(|one| around.lets(*hit, unless, one, words, start));
            if found.has_room(by) && lets() {
                found.hits.push(Hit::new(by, hit, start));
            }
        }
    }

    fn decide(&self, words: &Words, message: &str, found: &Found<'_>, sensitivity: Sensitivity) -> Option<Noticed> {
        let threshold =
            |label: Label| model::weights().map_or(f32::INFINITY, |weights| weights.thresholds.of(label, sensitivity));
        // The model may talk a phrase of the packs out of it, except where somebody may be in danger.
        let doubts = found.impressions.clean.is_some_and(|clean| clean >= model::DOUBTED);
        let is_doubted = |hit: &Hit<'_>| doubts && hit.by.may_be_doubted();
        let hits = || found.hits.iter().filter(|hit| !is_doubted(hit));

        // Support comes first, and where it may be due nothing else is said.
        if let Some(hit) = hits().find(|hit| hit.by.kind() == Kind::Support) {
            return self.tell(words, hit);
        }
        let support = found.impressions.of(Label::Support);
        if let Some(Impressive { start, odds, seen }) = support {
            if *odds >= threshold(Label::Support) && !found.allows {
                let is_on = self.choices.kinds.contains(&Kind::Support);
                return is_on.then(|| model_tells(words, message, *start, seen, Kind::Support, *odds));
            }
            if *odds >= threshold(Label::Clean) {
                return None;
            }
        }

        let least = if sensitivity == Sensitivity::Low { Severity::Plain } else { Severity::Mild };
        let worst = hits()
            .filter(|hit| hit.by.severity() >= least)
            .max_by_key(|hit| (hit.by.severity(), std::cmp::Reverse(hit.first)));
        if let Some(noticed) = worst.and_then(|hit| self.tell(words, hit)) {
            return Some(noticed);
        }

        if found.allows {
            return None;
        }
        let others = [Label::Shaming, Label::Insult, Label::Selling, Label::ChildPrivate];
        let enough = others.into_iter().filter_map(|label| {
            let impressive = found.impressions.of(label)?;
            let kind = match label {
                Label::Insult => Kind::Insult,
                Label::Selling => Kind::Selling,
                Label::ChildPrivate => Kind::ChildPrivate,
                Label::Shaming | Label::Clean | Label::Support => {
                    Kind::Shaming(model::weights()?.topic(&impressive.seen).0)
                }
            };
            let counts = impressive.odds >= threshold(label) && self.choices.kinds.contains(&kind);
            counts.then_some((impressive, kind))
        });
        let (Impressive { start, odds, seen }, kind) =
            enough.max_by(|(one, _), (other, _)| one.odds.total_cmp(&other.odds))?;
        Some(model_tells(words, message, *start, seen, kind, *odds))
    }

    fn tell(&self, words: &Words, hit: &Hit<'_>) -> Option<Noticed> {
        let span = words.span(hit.first, hit.last);
        match hit.by {
            HitBy::Pack(phrase) => Some(Noticed {
                kind: phrase.kind,
                because: Because::Phrase(phrase.id.clone()),
                span,
                severity: phrase.severity,
                effect: phrase.effect.clone(),
                gentler: phrase.gentler.clone(),
            }),
            HitBy::Added(phrase) if self.choices.kinds.contains(&Kind::Own) => Some(Noticed {
                kind: Kind::Own,
                because: Because::Phrase(format!("own/{phrase}")),
                span,
                severity: Severity::Plain,
                effect: Kind::Own.name().to_owned(),
                gentler: Kind::Own.name().to_owned(),
            }),
            HitBy::Added(_) => None,
        }
    }

    /// What the model sees in a message, for training it and for showing why.
    #[must_use]
    pub fn impression(message: &str, hint: Option<Language>) -> Impression {
        let everything = Self::of(&Choices::everything());
        let mut work = Work::default();
        work.words.read(message);
        everything.look(&mut work, 0, &mut Found::default());
        let language = language(hint, &work.around);
        let count = work.words.words().len().min(STRETCH);
        features::see(&work.words, 0, count, language, &work.around, &BESIDE, &mut work.seen);
        let odds = model::weights().map(|weights| weights.odds(&work.seen));
        Impression { seen: work.seen, odds }
    }
}

/// The language of a message: the one that was said, or the one that has more of its small words there.
fn language(hint: Option<Language>, around: &Around) -> Language {
    hint.unwrap_or_else(|| {
        let count = |language| {
            let glue = GLUE.and_then(|glue| around.of(language).get(glue));
            glue.map_or(0, |sign| sign.last.count_ones())
        };
        if count(Language::Es) > count(Language::En) { Language::Es } else { Language::En }
    })
}

fn model_tells(words: &Words, message: &str, start: usize, seen: &[Feature], kind: Kind, odds: f32) -> Noticed {
    let moved = model::weights().map(|weights| weights.moved(seen, kind.label())).unwrap_or_default();
    let mut by: Vec<usize> = moved
        .iter()
        .filter(|(_, share)| *share > 0.0)
        .take(3)
        .filter_map(|(word, _)| usize::try_from(*word).ok())
        .collect();
    by.sort_unstable();
    let first = start + by.first().copied().unwrap_or(0);
    let last = start + by.last().copied().unwrap_or(0);
    let text = |word: &usize| message.get(words.span(start + word, start + word)).map(str::to_owned);
    Noticed {
        kind,
        because: Because::Words(by.iter().filter_map(text).collect()),
        span: words.span(first, last),
        severity: if odds > 0.9 { Severity::Plain } else { Severity::Mild },
        effect: kind.name().to_owned(),
        gentler: kind.name().to_owned(),
    }
}

/// Reads every pack anew; what is wrong with one of its files otherwise.
pub fn check_packs() -> Result<usize, String> {
    packs::read().map(|packs| packs.phrases.len())
}

/// The ids of every phrase of the packs.
pub fn phrase_ids() -> impl Iterator<Item = &'static str> {
    packs().phrases.iter().map(|phrase| phrase.id.as_str())
}
