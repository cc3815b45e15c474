//! The floors of `bot-core`: imports only go down.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::sources::{self, Source};
use crate::{TestResult, hold};

/// From the top. The rooms of one floor may know each other, except the slices.
const FLOORS: &[&[&str]] = &[
    &["testing"],
    // The door, and the one list of commands, some of which are the door's own.
    &["village", "catalogue"],
    SLICES,
    &["settings", "people", "turn"],
    &["outbox", "jobs"],
    // What is said and asked, and in which words.
    &["command", "access", "incoming", "platform", "message", "wording", "refusal", "time"],
    &["store", "keys"],
    &["id"],
];

/// What the village does. A slice knows no other; what two need of each other goes through `village`.
const SLICES: &[&str] = &["meetups", "intros", "welcome", "care"];

/// Engines that know nothing of bots: they use nothing of the crate but themselves.
const ENGINES: &[&str] = &["intros/matching", "care/lexicon"];

#[test]
fn imports_only_go_down() -> TestResult {
    let mut breaches = Vec::new();
    for source in sources::under("bot-core/src")? {
        let Some(module) = modules(&source).first().cloned().filter(|_| !source.is_for_tests()) else { continue };
        let Some(floor) = floor(&module) else {
            breaches.push(format!("{}: `{module}` has no floor yet: give it one in {}", source.path, file!()));
            continue;
        };
        for used in used_modules(&source)?.into_iter().filter(|used| *used != module) {
            // What is no module is an item of the crate's root.
            let Some(below) = self::floor(&used) else { continue };
            if below < floor || (below == floor && SLICES.contains(&module.as_str())) {
                breaches.push(format!("{} uses `crate::{used}`", source.path));
            }
        }
    }
    let floors: Vec<String> = FLOORS.iter().map(|rooms| rooms.join(", ")).collect();
    hold(
        &format!(
            "In bot-core imports only go down, and slices do not know each other. The floors from the top:\n  {}",
            floors.join("\n  ")
        ),
        &breaches,
    )
}

#[test]
fn engines_know_nothing_of_bots() -> TestResult {
    let mut breaches = Vec::new();
    for source in sources::under("bot-core/src")? {
        for engine in ENGINES.iter().filter(|engine| source.path.contains(&format!("/{engine}"))) {
            let module = modules(&source).first().cloned().unwrap_or_default();
            let code = source.code()?.to_string().replace(' ', "");
            let own = format!("crate::{}", engine.replace('/', "::"));
            if code.replace(&own, "").contains("crate::") || used_modules(&source)?.iter().any(|used| *used != module) {
                breaches.push(source.path.clone());
            }
        }
    }
    hold("The engines are pure: they use nothing of the crate but themselves.", &breaches)
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&module))
}

/// The path of the module a file holds: `meetups`, `new` for `meetups/new.rs`; empty for the root.
fn modules(source: &Source) -> Vec<String> {
    let path = source.path.trim_start_matches("bot-core/src/").trim_end_matches(".rs");
    path.split('/').filter(|part| *part != "lib").map(str::to_owned).collect()
}

/// The modules of the crate's root that a file names, as `crate::a`, `crate::{a, b}` or by enough `super::`.
fn used_modules(source: &Source) -> Result<BTreeSet<String>, Box<dyn std::error::Error>> {
    let mut used = BTreeSet::new();
    collect(source.code()?, modules(source).len(), &mut used);
    Ok(used)
}

/// `depth` is how many `super::` lead to the root.
fn collect(tokens: TokenStream, depth: usize, used: &mut BTreeSet<String>) {
    let mut supers = 0;
    let mut at_root = false;
    for token in tokens {
        let is_colon = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':');
        match token {
            TokenTree::Ident(ident) if ident == "crate" => (supers, at_root) = (0, true),
            TokenTree::Ident(ident) if ident == "super" => {
                supers += 1;
                at_root = supers >= depth;
            }
            TokenTree::Ident(ident) if at_root => {
                used.insert(ident.to_string());
                (supers, at_root) = (0, false);
            }
            TokenTree::Group(group) if at_root && group.delimiter() == Delimiter::Brace => {
                firsts(group.stream(), used);
                (supers, at_root) = (0, false);
            }
            TokenTree::Group(group) => {
                collect(group.stream(), depth, used);
                (supers, at_root) = (0, false);
            }
            TokenTree::Punct(_) if is_colon => {}
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => (supers, at_root) = (0, false),
        }
    }
}

/// The first word of each piece of `{a::b, c}`.
fn firsts(tokens: TokenStream, used: &mut BTreeSet<String>) {
    let mut at_start = true;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if at_start => {
                used.insert(ident.to_string());
                at_start = false;
            }
            TokenTree::Punct(comma) if comma.as_char() == ',' => at_start = true,
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Group(_) | TokenTree::Literal(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_name_a_module_is_seen() -> TestResult {
        let text = "use crate::{people, jobs::{self, Job}}; use super::rules; use super::super::care; \
                    fn a() { let x = crate::store::Store; pub(crate) fn b() {} } #[cfg(test)] mod tests { use crate::village; }";
        let source = Source { path: "bot-core/src/meetups/new.rs".to_owned(), text: text.to_owned() };
        let used: Vec<String> = used_modules(&source)?.into_iter().collect();
        assert_eq!(used, ["care", "jobs", "people", "store"]);
        Ok(())
    }
}
