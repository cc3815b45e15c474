//! Claims about the locale files: whole, the same in every language, and nothing in them that nobody says.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

use bot_core::wording::{Locale, sources};
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;

#[path = "words/commands.rs"]
mod commands;
#[path = "words/screens.rs"]
mod screens;

type TestResult = Result<(), Box<dyn Error>>;

/// Sentences whose keys the code puts together from a beginning and something of its own, besides `command-`,
/// `group-` and `arg-`, which are compared with the catalogue.
const FAMILIES: &[&str] = &[
    "setting-about-",
    "settings-of-",
    "preset-about-",
    "preset-",
    "setup-ask-",
    "setup-language-",
    "setup-who-announces-",
    "setup-care-",
    "check-discord-",
    "check-matrix-",
    "aspect-",
    "changed-",
    "family-",
    "button-",
    "word-",
    "choice-",
    "link-code-",
    "link-secret-",
    "link-asks-",
    "link-lasts-",
    "link-done-",
    "case-ended-",
    "summary-",
    "care-effect-",
    "care-gentler-",
    "care-topic-",
    "region-",
    "weight-",
    "care-words-",
    "care-told-",
    "care-step-",
    "button-appeal-",
    "word-appeal-",
];

/// Sentences for which languages need different pieces, such as 12 or 24 hours.
const OWN_PIECES: &[&str] = &["time-of-day"];

/// The functions that take the key of a sentence.
const SAYERS: &[&str] = &["say", "words", "has"];

/// What is inside a sentence or one of its attributes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Pieces {
    variables: BTreeSet<String>,
    references: BTreeSet<String>,
    choices_without_other: usize,
}

/// A language: what is inside every sentence (`key`, `-term`) and attribute (`key.attribute`), with its file.
type Language = BTreeMap<String, (&'static str, Pieces)>;

/// Reads a language; what is wrong with its files goes to `wrong`.
fn read(locale: Locale, wrong: &mut Vec<String>) -> Language {
    let mut language = Language::new();
    for (file, source) in sources(locale) {
        let name = format!("{}/{file}.ftl", locale.code());
        let resource = parser::parse(*source).unwrap_or_else(|(resource, errors)| {
            wrong.extend(errors.iter().map(|error| format!("{name}: {error}")));
            resource
        });
        for entry in resource.body {
            let (key, value, attributes) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.value, message.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
                Entry::Junk { content } => {
                    wrong.push(format!("{name}: this is no sentence: {content}"));
                    continue;
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            };
            let value = value.map(|value| (key.clone(), value));
            let attributes = attributes.into_iter().map(|one| (format!("{key}.{}", one.id.name), one.value));
            for (key, pattern) in value.into_iter().chain(attributes) {
                let mut pieces = Pieces::default();
                pieces.add(&pattern);
                if language.insert(key.clone(), (file, pieces)).is_some() {
                    wrong.push(format!("{name}: `{key}` is said twice"));
                }
            }
        }
    }
    language
}

impl Pieces {
    fn add(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.add_expression(expression);
            }
        }
    }

    fn add_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.add_inline(inline),
            Expression::Select { selector, variants } => {
                self.add_inline(selector);
                let counts = variants.iter().any(|variant| match variant.key {
                    VariantKey::NumberLiteral { .. } => true,
                    VariantKey::Identifier { name } => ["zero", "one", "two", "few", "many", "other"].contains(&name),
                });
                let other = |key: &VariantKey<&str>| matches!(key, VariantKey::Identifier { name: "other" });
                if counts && !variants.iter().any(|variant| variant.default && other(&variant.key)) {
                    self.choices_without_other += 1;
                }
                for variant in variants {
                    self.add(&variant.value);
                }
            }
        }
    }

    fn add_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map(|one| format!(".{}", one.name)).unwrap_or_default();
                self.references.insert(format!("{}{attribute}", id.name));
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                if let Some(arguments) = arguments {
                    self.add_arguments(arguments);
                }
            }
            InlineExpression::FunctionReference { arguments, .. } => self.add_arguments(arguments),
            InlineExpression::Placeable { expression } => self.add_expression(expression),
        }
    }

    fn add_arguments(&mut self, arguments: &CallArguments<&str>) {
        arguments
            .positional
            .iter()
            .chain(arguments.named.iter().map(|one| &one.value))
            .for_each(|one| self.add_inline(one));
    }
}

/// Every language without regard to what is wrong with the files, which is another test's claim.
fn languages() -> Vec<(Locale, Language)> {
    Locale::ALL.into_iter().map(|locale| (locale, read(locale, &mut Vec::new()))).collect()
}

/// Fails with all that is wrong, one a line.
#[track_caller]
fn nothing_wrong(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_file_is_whole_and_says_everything_once() {
    let mut wrong = Vec::new();
    for locale in Locale::ALL {
        read(locale, &mut wrong);
    }
    nothing_wrong(&wrong);
}

#[test]
fn every_file_is_read() -> TestResult {
    let mut wrong = Vec::new();
    for locale in Locale::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bot-core/locales").join(locale.code());
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
            if !sources(locale).iter().any(|(file, _)| *file == name) {
                wrong.push(format!("{} is not in wording::sources", path.display()));
            }
        }
    }
    nothing_wrong(&wrong);
    Ok(())
}

#[test]
fn every_language_says_the_same_with_the_same_pieces() {
    let mut wrong = Vec::new();
    let languages = languages();
    for (locale, language) in &languages {
        for (other, others) in languages.iter().filter(|(other, _)| other != locale) {
            for (key, (file, pieces)) in language {
                let name = format!("{}/{file}.ftl: `{key}`", locale.code());
                let Some((other_file, other_pieces)) = others.get(key) else {
                    wrong.push(format!("{name} is missing in {}", other.code()));
                    continue;
                };
                if file != other_file {
                    wrong.push(format!("{name} stands in {}/{other_file}.ftl", other.code()));
                }
                let missing: Vec<&String> = pieces.variables.difference(&other_pieces.variables).collect();
                if !missing.is_empty() && !OWN_PIECES.contains(&key.as_str()) {
                    wrong.push(format!("{name} has {missing:?}, which {} leaves out", other.code()));
                }
            }
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn numbers_choose_with_other_and_references_lead_somewhere() {
    let mut wrong = Vec::new();
    for (locale, language) in languages() {
        for (key, (file, pieces)) in &language {
            let name = format!("{}/{file}.ftl: `{key}`", locale.code());
            if pieces.choices_without_other > 0 {
                wrong.push(format!("{name} chooses by number and its default is not [other]"));
            }
            let dangling = pieces.references.iter().filter(|reference| !language.contains_key(*reference));
            wrong.extend(dangling.map(|reference| format!("{name} refers to `{reference}`, which is not there")));
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn whatever_the_code_says_is_there() -> TestResult {
    let mut wrong = Vec::new();
    let languages = languages();
    for (path, code) in code()? {
        for key in SAYERS.iter().flat_map(|sayer| said_by(&code, sayer)) {
            let silent = languages.iter().filter(|(_, language)| !language.contains_key(key));
            wrong.extend(silent.map(|(locale, _)| format!("{path} says `{key}`, which {} has not", locale.code())));
        }
    }
    nothing_wrong(&wrong);
    Ok(())
}

#[test]
fn whatever_is_there_is_said() -> TestResult {
    let mut said = BTreeSet::new();
    let code = code()?;
    for (_, code) in &code {
        said.extend(literals(code).map(|key| key.split('.').next().unwrap_or(key)));
    }
    let mut wrong = Vec::new();
    for family in FAMILIES {
        if !code.iter().any(|(_, code)| code.contains(&format!("\"{family}{{"))) {
            wrong.push(format!("no code makes keys of the family `{family}`: take it out of FAMILIES"));
        }
    }
    let generated = commands::keys();
    let literals: String = code.iter().map(|(_, code)| code.as_str()).collect();
    for (locale, language) in languages() {
        let referred: BTreeSet<&String> = language.values().flat_map(|(_, pieces)| &pieces.references).collect();
        for (key, (file, _)) in &language {
            let sentence = key.split('.').next().unwrap_or(key);
            let is_said = said.contains(sentence)
                || generated.contains(sentence)
                || referred.contains(&sentence.to_owned())
                || FAMILIES.iter().any(|family| {
                    sentence.strip_prefix(family).is_some_and(|name| literals.contains(&format!("\"{name}\"")))
                });
            if !is_said {
                wrong.push(format!(
                    "{}/{file}.ftl: nobody says `{key}`: delete it, or name its family in FAMILIES",
                    locale.code()
                ));
            }
        }
    }
    nothing_wrong(&wrong);
    Ok(())
}

/// Every Rust file of the workspace's sources, without its comments.
fn code() -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).ok_or("these tests stand in the workspace")?;
    let folders = ["bot-core/src", "src", "adapters/discord/src", "adapters/matrix/src", "adapters/console/src"];
    let mut folders = folders.map(|folder| root.join(folder)).to_vec();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path)?;
                let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
                let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
                files.push((name, lines.join("\n")));
            }
        }
    }
    Ok(files)
}

/// Whether this could be a key: `key` or `key.attribute`, in lower case with hyphens.
fn is_key(text: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, '-' | '.');
    text.starts_with(|first: char| first.is_ascii_lowercase()) && text.chars().all(fits)
}

/// Every string literal that could be a key.
fn literals(code: &str) -> impl Iterator<Item = &str> {
    code.match_indices('"').filter_map(|(at, _)| {
        let (text, _) = code.get(at + 1..)?.split_once('"')?;
        is_key(text).then_some(text)
    })
}

/// The literal keys in calls of a function: its first argument that is a literal.
fn said_by<'a>(code: &'a str, sayer: &str) -> Vec<&'a str> {
    let call = format!("{sayer}(");
    let calls = code.match_indices(&call).filter(|(at, _)| {
        let before = code.get(..*at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    });
    calls.filter_map(|(at, _)| first_literal(code.get(at + call.len()..)?)).collect()
}

/// The first of a call's arguments that is a literal key as a whole; other arguments are passed over.
fn first_literal(arguments: &str) -> Option<&str> {
    let mut depth = 0_usize;
    let mut at_start = true;
    let mut letters = arguments.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' if depth == 0 && at_start => {
                let (text, after) = arguments.get(at + 1..)?.split_once('"')?;
                return (is_key(text) && after.trim_start().starts_with([',', ')'])).then_some(text);
            }
            '"' => {
                let mut escaped = false;
                for (_, inner) in letters.by_ref() {
                    if inner == '"' && !escaped {
                        break;
                    }
                    escaped = inner == '\\' && !escaped;
                }
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        at_start = depth == 0 && (letter == ',' || (at_start && letter.is_whitespace()));
    }
    None
}

#[test]
fn literal_keys_are_found_in_code() {
    let code = r#"
        words(locale, "one", &[]); wording::say(self.reader("x", 1).locale, "two.three", &[]);
        has(
            locale,
            "four",
        ); keywords(locale, "five"); say(locale, key, &[("six", 1)]); say("(", locale); say("seven")
    "#;
    let mut found: Vec<&str> = SAYERS.iter().flat_map(|sayer| said_by(code, sayer)).collect();
    found.sort_unstable();
    assert_eq!(found, ["four", "one", "seven", "two.three"]);
    assert!(literals(code).any(|key| key == "six"));
}
