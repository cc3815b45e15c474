//! `docs/screens.md`: every sentence as people may read it, side by side in every language.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::Path;

use bot_core::wording::{Arg, Locale, sources, words};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;

use super::TestResult;

/// What stands for a variable when a sentence is shown to somebody who looks through all of them.
const EXAMPLES: &[(&str, &str)] = &[
    ("about", "I like long walks"),
    ("accepted", "7"),
    ("add", "/my avoid @ben"),
    ("address", "12 Elm Street"),
    ("adults", "2"),
    ("after", "30"),
    ("age", "8 months"),
    ("alias", "Maple"),
    ("all", "5"),
    ("appeal", "/appeal"),
    ("area", "Riverside"),
    ("areas", "Riverside, Old Town"),
    ("arg", "when"),
    ("asker", "Ana"),
    ("asks", "Ben"),
    ("aspect", "topics"),
    ("aspects", "topics, area"),
    ("band", "1 year"),
    ("before", "7"),
    ("begins", "we are so tired"),
    ("bracket", ")"),
    ("bring", "a blanket"),
    ("by", "Olga"),
    ("cancel", "/meetup cancel #1"),
    ("change", "/my zone Madrid"),
    ("clear", "/my kids none"),
    ("command", "/meetup list"),
    ("contact", "hello@example.org"),
    ("counts", "2 babies, 1 toddler"),
    ("dates", "Nov 28, Dec 5"),
    ("day", "Saturday, November 28"),
    ("decide", "/meetup decide #1"),
    ("end", "12:00 PM"),
    ("example", "sat 10am"),
    ("export", "/my export"),
    ("fades", "February 21"),
    ("first", "Saturday, November 28"),
    ("follow", "/share more"),
    ("forget", "/my forget"),
    ("from", "10:00 AM"),
    ("given", "sat 25pm"),
    ("gone", "Ben"),
    ("greeter", "Olga"),
    ("groups", "12"),
    ("help", "/village help"),
    ("helper", "Mia"),
    ("holder", "Olga"),
    ("hour", "10"),
    ("hours", "9:00 PM to 7:00 AM"),
    ("how", "by video"),
    ("kids", "2 babies"),
    ("kind", "a whole number"),
    ("last", "Saturday, December 19"),
    ("lead", "2 hours"),
    ("leads", "1 day, 2 hours"),
    ("length", "2 hours"),
    ("line", "a walk by the river"),
    ("list", "Park, Coffee"),
    ("mark", "k3f9"),
    ("meant", "sat 10am"),
    ("message", "see you there"),
    ("mine", "you"),
    ("minute", "00"),
    ("moment", "Saturday, November 28, 10:00 AM"),
    ("month", "November"),
    ("more", "3"),
    ("name", "Ana"),
    ("named", "Ana"),
    ("names", "Ana, Ben"),
    ("naps", "12:30 PM to 2:30 PM"),
    ("near", "/meetup list"),
    ("new", "/meetup new"),
    ("newcomer", "Ben"),
    ("note", "nut allergy"),
    ("now", "off"),
    ("nth", "1st"),
    ("nths", "1st and 3rd"),
    ("of", "sleep"),
    ("on", "Saturdays"),
    ("other", "Ben"),
    ("others", "Ben and Mia"),
    ("part", "kids"),
    ("pause", "/share pause"),
    ("people", "Ana, Ben"),
    ("person", "Ben"),
    ("phrase", "lazy cow"),
    ("place", "Elm Park"),
    ("plan", "the library"),
    ("platform", "discord"),
    ("preset", "A cosy thirty"),
    ("prompt", "What made you laugh this week?"),
    ("reason", "it was an advert"),
    ("reference", "#1"),
    ("region", "Spain"),
    ("remove", "/share remove"),
    ("repeats", "every Saturday"),
    ("reset", "/my zone community"),
    ("rest", "3"),
    ("room", "Moms"),
    ("said", "oh please"),
    ("says", "I love walks"),
    ("setting", "zone"),
    ("settings", "zone, care"),
    ("setup", "/settings setup"),
    ("shape", "pairs"),
    ("sharing", "everyone who asks"),
    ("skip", "/meetup skip #1"),
    ("span", "10:00 AM to 12:00 PM"),
    ("spots", "2"),
    ("stem", "fri"),
    ("step", "a talk"),
    ("take", "/care take"),
    ("taken", "2"),
    ("then", "11:00 AM"),
    ("time", "10:00 AM"),
    ("times", "10:00 AM, 3:00 PM"),
    ("title", "Coffee walk"),
    ("to", "12:00 PM"),
    ("told", "2 days ago"),
    ("topic", "sleep"),
    ("typed", "meetnup"),
    ("understood", "Saturday"),
    ("unit", "hours"),
    ("until", "December 1"),
    ("value", "off"),
    ("village", "Riverside Moms"),
    ("voters", "Ana, Ben"),
    ("waits", "2 days"),
    ("was", "Lake"),
    ("weekday", "Saturday"),
    ("what", "pin messages"),
    ("when", "Saturday, November 28, 10:00 AM"),
    ("who", "Ana"),
    ("why", "it was an advert"),
    ("with", "Ben"),
    ("within", "2 hours"),
    ("word", "tongue-tie"),
    ("words", "off, watch, nudge"),
    ("year", "2026"),
    ("zone", "America/New_York"),
];

/// What is inside one sentence that may be said in more than one way.
#[derive(Default)]
struct Shape {
    variables: BTreeSet<&'static str>,
    /// By what is chosen, and among what.
    choices: BTreeMap<&'static str, BTreeSet<Chosen>>,
}

/// What is chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Chosen {
    Number(i64),
    Word(&'static str),
}

impl Shape {
    /// Of a sentence in a file whose others it may refer to.
    fn of(pattern: &Pattern<&'static str>, others: &HashMap<&str, Pattern<&'static str>>) -> Self {
        let mut shape = Self::default();
        shape.add(pattern, others);
        shape
    }

    fn add(&mut self, pattern: &Pattern<&'static str>, others: &HashMap<&str, Pattern<&'static str>>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.add_expression(expression, others);
            }
        }
    }

    fn add_expression(&mut self, expression: &Expression<&'static str>, others: &HashMap<&str, Pattern<&'static str>>) {
        match expression {
            Expression::Inline(InlineExpression::MessageReference { id, attribute: None }) => {
                if let Some(pattern) = others.get(id.name) {
                    self.add(pattern, others);
                }
            }
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                self.variables.insert(id.name);
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => self.add_expression(expression, others),
            Expression::Inline(_) => {}
            Expression::Select { selector, variants } => {
                if let InlineExpression::VariableReference { id } = selector {
                    let choices = self.choices.entry(id.name).or_default();
                    choices.extend(variants.iter().map(|variant| match variant.key {
                        VariantKey::NumberLiteral { value } => Chosen::Number(value.parse().unwrap_or_default()),
                        VariantKey::Identifier { name: "one" } => Chosen::Number(1),
                        VariantKey::Identifier { name: "other" } => Chosen::Number(3),
                        VariantKey::Identifier { name } => Chosen::Word(name),
                    }));
                }
                for variant in variants {
                    self.add(&variant.value, others);
                }
            }
        }
    }

    /// Every way in which it is said: each choice once, with the last of every other.
    fn said(&self, locale: Locale, key: &str) -> Vec<String> {
        let fixed: BTreeMap<&str, Chosen> =
            self.choices.iter().filter_map(|(name, all)| Some((*name, *all.last()?))).collect();
        let mut ways = vec![fixed.clone()];
        for (name, all) in &self.choices {
            ways.extend(all.iter().map(|chosen| {
                let mut way = fixed.clone();
                way.insert(name, *chosen);
                way
            }));
        }
        let mut said: Vec<String> = Vec::new();
        for way in ways {
            let chosen = way.iter().map(|(name, chosen)| match chosen {
                Chosen::Number(number) => (*name, Arg::Number(*number)),
                Chosen::Word(word) => (*name, Arg::Key(word)),
            });
            let others = self.variables.iter().filter(|name| !way.contains_key(*name));
            let args: Vec<(&str, Arg)> = chosen.chain(others.map(|name| (*name, example(name)))).collect();
            let words = words(locale, key, &args);
            if !said.contains(&words) {
                said.push(words);
            }
        }
        // In the order of the choices; what they all are at the end comes among them.
        said.sort_by_key(|words| words.chars().any(|letter| letter == '3'));
        said
    }
}

fn example(name: &str) -> Arg {
    match EXAMPLES.iter().find(|(known, _)| *known == name) {
        Some((_, words)) => Arg::text(*words),
        // Whatever has no example of its own is counted.
        None => Arg::Number(3),
    }
}

/// All of it, as Markdown.
fn screens() -> String {
    let mut text =
        "# What Village says\n\nEvery sentence in every language, with examples put in: names, times, commands. \
        Sentences that say something else for one than for many, or for a reason of their own, stand here in several \
        ways. This page is written by `./dev docs` from `bot-core/locales`.\n"
            .to_owned();
    let rows: Vec<_> = Locale::ALL.into_iter().map(|locale| (locale, shapes(locale))).collect();
    for (file, _) in sources(Locale::En) {
        let _ = writeln!(text, "\n## {file}\n");
        let _ = writeln!(text, "|  | {} |", Locale::ALL.map(Locale::code).join(" | "));
        let _ = writeln!(text, "|---{}|", "|---".repeat(Locale::ALL.len()));
        let keys = rows.iter().flat_map(|(_, shapes)| shapes).filter(|(of, ..)| of == file).map(|(_, key, _)| key);
        let mut seen = BTreeSet::new();
        for key in keys.filter(|key| seen.insert((*key).clone())) {
            let cell = |(locale, shapes): &(Locale, Vec<(&str, String, Shape)>)| {
                let shape = shapes.iter().find(|(_, known, _)| known == key);
                let said = shape.map(|(_, _, shape)| shape.said(*locale, key).join("\n")).unwrap_or_default();
                said.trim().replace('|', "\\|").replace('\n', "<br>")
            };
            let _ = writeln!(text, "| `{key}` | {} |", rows.iter().map(cell).collect::<Vec<_>>().join(" | "));
        }
    }
    text
}

/// Every sentence of a language and attribute of one, with the file in which it stands.
fn shapes(locale: Locale) -> Vec<(&'static str, String, Shape)> {
    let mut shapes = Vec::new();
    for (file, source) in sources(locale) {
        let resource = parser::parse(*source).unwrap_or_else(|(resource, _)| resource);
        let messages = || {
            resource.body.iter().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message),
                Entry::Term(_)
                | Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_)
                | Entry::Junk { .. } => None,
            })
        };
        let others: HashMap<&str, Pattern<&str>> =
            messages().filter_map(|message| Some((message.id.name, message.value.clone()?))).collect();
        for message in messages() {
            let key = message.id.name;
            let value = message.value.iter().map(|value| (key.to_owned(), value));
            let attributes = message.attributes.iter().map(|one| (format!("{key}.{}", one.id.name), &one.value));
            shapes.extend(value.chain(attributes).map(|(key, pattern)| (*file, key, Shape::of(pattern, &others))));
        }
    }
    shapes
}

#[test]
fn the_page_of_all_sentences_says_what_they_say() -> TestResult {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/screens.md");
    let screens = screens();
    if std::env::var_os("VILLAGE_WRITE_DOCS").is_some() {
        std::fs::write(&path, &screens)?;
    }
    let written = std::fs::read_to_string(&path)?;
    let differs = written.lines().zip(screens.lines()).find(|(written, now)| written != now);
    assert!(written == screens, "docs/screens.md is not what is said; write it with ./dev docs: {differs:?}");
    Ok(())
}

#[test]
fn no_sentence_shows_a_placeholder_or_a_key() {
    for locale in Locale::ALL {
        for (file, key, shape) in shapes(locale) {
            for said in shape.said(locale, &key) {
                let is_key = said == key && key.contains('-');
                let is_whole = !said.contains("{$") && !said.contains("{ $") && !is_key && !said.trim().is_empty();
                assert!(is_whole, "{}/{file}.ftl: `{key}` says {said:?}", locale.code());
            }
        }
    }
}
