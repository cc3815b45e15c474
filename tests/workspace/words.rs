//! What may stand in which file.

use proc_macro2::{TokenStream, TokenTree};

use crate::sources::{self, Source};
use crate::{TestResult, hold};

/// Words of one platform, and ways to the world outside, in lower case.
const FOREIGN: &[&str] = &[
    "serenity",
    "matrix_sdk",
    "matrix-sdk",
    "guild",
    "embed",
    "embeds",
    "power level",
    "std::fs",
    "tokio::fs",
    "std::env",
    "env::var",
    "utc::now",
    "local::now",
    "systemtime",
    "instant::now",
];

/// Files by feature, never by kind.
const KINDS: &[&str] =
    &["mod.rs", "models.rs", "types.rs", "util.rs", "utils.rs", "helper.rs", "helpers.rs", "common.rs", "misc.rs"];

#[test]
fn the_core_speaks_of_no_platform_and_reads_no_clock_file_or_environment() -> TestResult {
    let mut breaches = Vec::new();
    for source in sources::under("bot-core/src")?.iter().filter(|source| !source.is_for_tests()) {
        let text = source.text.split("#[cfg(test)]").next().unwrap_or_default().to_lowercase();
        for (number, line) in text.lines().enumerate() {
            for word in FOREIGN.iter().filter(|word| mentions(line, word)) {
                breaches.push(format!("{}:{}: {word}", source.path, number + 1));
            }
        }
    }
    hold(
        "bot-core is the village itself: no word of one platform stands in it, not even in a comment, and time, files and \
         environment come in from outside.",
        &breaches,
    )
}

#[test]
fn sql_stands_in_store_files_alone() -> TestResult {
    let mut breaches = Vec::new();
    for folder in ["bot-core/src", "adapters", "src"] {
        for source in sources::under(folder)?.iter().filter(|source| !source.is_for_tests() && !is_store(source)) {
            let mut found = Vec::new();
            find_sql(source.code()?, &mut found);
            breaches.extend(found.into_iter().map(|sql| format!("{}: {sql}", source.path)));
        }
    }
    hold("SQL stands in store.rs files (and store/ folders) of bot-core alone.", &breaches)
}

#[test]
fn files_are_named_after_features_not_kinds() -> TestResult {
    let breaches: Vec<String> = sources::under(".")?
        .into_iter()
        .map(|source| source.path)
        .filter(|path| path.rsplit('/').next().is_some_and(|name| KINDS.contains(&name)))
        .collect();
    hold("Files are named after features, and a module is `name.rs` beside `name/`, never `mod.rs`.", &breaches)
}

fn is_store(source: &Source) -> bool {
    let in_core = source.path.starts_with("bot-core/src/");
    in_core && source.path.split('/').any(|part| part == "store" || part == "store.rs")
}

/// Whether a line has the word, not merely letters of a longer one.
fn mentions(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, found)| {
        let is_letter = |character: char| character.is_alphabetic();
        let before = line.get(..start).and_then(|text| text.chars().next_back());
        let after = line.get(start + found.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
    })
}

/// String literals that are statements, and calls of `sqlx::query...`.
fn find_sql(tokens: TokenStream, found: &mut Vec<String>) {
    let mut last_words: [String; 2] = Default::default();
    for token in tokens {
        match token {
            TokenTree::Group(group) => find_sql(group.stream(), found),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let statement = text.trim_start_matches(['r', '#', '"', '\\', 'n', ' ', '\n']);
                let begins = ["SELECT ", "INSERT INTO ", "DELETE FROM ", "WITH "];
                let updates = statement.starts_with("UPDATE ") && statement.contains(" SET ");
                if updates || begins.iter().any(|begin| statement.starts_with(begin)) {
                    found.push(statement.lines().next().unwrap_or_default().to_owned());
                }
            }
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                if name.starts_with("query") && last_words.contains(&"sqlx".to_owned()) {
                    found.push(format!("sqlx::{name}"));
                }
                last_words = [name, String::new()];
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => {}
            TokenTree::Punct(_) => last_words = Default::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_is_told_from_talk() -> TestResult {
        let text = r##"let a = sqlx::query_as(r#"SELECT 1"#); let b = "\n  UPDATE meetups SET spots = 1"; "UPDATE me"; query()"##;
        let mut found = Vec::new();
        find_sql(text.parse::<TokenStream>().map_err(|error| error.to_string())?, &mut found);
        assert_eq!(found, ["sqlx::query_as", "SELECT 1\"#", "UPDATE meetups SET spots = 1\""]);
        Ok(())
    }

    #[test]
    fn words_are_told_from_letters() {
        assert!(mentions("the embed of", "embed") && mentions("guild_id", "guild"));
        assert!(!mentions("embedded", "embed") && !mentions("nopower levels", "power level"));
    }
}
