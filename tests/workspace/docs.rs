//! What the documents name is there.

use std::collections::HashSet;
use std::error::Error;
use std::path::Path;

use crate::sources;
use crate::{TestResult, hold};

/// The folders with code, and what a path in a document may begin below.
const FOLDERS: &[&str] = &["bot-core", "adapters", "src", "tests", "benches"];
const BELOW: &[&str] = &["", "bot-core/src/", "adapters/", "tests/"];

/// Words in a name from which on it is the name of a test, not of a column or an argument.
const WORDS_OF_A_TEST: usize = 4;

#[test]
fn what_the_documents_name_is_there() -> TestResult {
    let code = FOLDERS.iter().map(|folder| sources::under(folder)).collect::<Result<Vec<_>, _>>()?.concat();
    let tests: HashSet<&str> = code.iter().flat_map(|source| functions(&source.text)).collect();
    let files: HashSet<&str> = code.iter().map(|source| source.path.as_str()).collect();
    let mut breaches = Vec::new();
    for (page, text) in pages()? {
        for named in quoted(&text) {
            let is_test = is_test(named) && !tests.contains(named);
            let is_file = is_file(named) && !BELOW.iter().any(|folder| files.contains(&*format!("{folder}{named}")));
            if is_test || is_file {
                breaches.push(format!("{page} names {named}"));
            }
        }
    }
    hold("A document names only tests and files that there are.", &breaches)
}

/// README and every page of `docs`, with their text.
fn pages() -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut pages = vec![("README.md".to_owned(), std::fs::read_to_string(sources::root().join("README.md"))?)];
    for entry in std::fs::read_dir(sources::root().join("docs"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            pages.push((path.display().to_string(), std::fs::read_to_string(&path)?));
        }
    }
    Ok(pages)
}

/// What stands between backticks in a line.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

fn functions(text: &str) -> impl Iterator<Item = &str> {
    text.split("fn ").skip(1).filter_map(|rest| rest.split(['(', '<']).next())
}

fn is_test(named: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    named.chars().all(fits) && named.split('_').filter(|word| !word.is_empty()).count() >= WORDS_OF_A_TEST
}

fn is_file(named: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '/' | '.');
    named.chars().all(fits)
        && named.contains('/')
        && Path::new(named).extension().is_some_and(|extension| extension == "rs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_tests_and_files_are_told_from_other_words() {
        let text = "`src/run.rs` holds `it_is_so_that_it_is`, and `open_ms` of `village run` not\n`a_b";
        assert_eq!(quoted(text).filter(|it| is_file(it)).collect::<Vec<_>>(), ["src/run.rs"]);
        assert_eq!(quoted(text).filter(|it| is_test(it)).collect::<Vec<_>>(), ["it_is_so_that_it_is"]);
    }
}
