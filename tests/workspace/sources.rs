//! The project's own Rust files.

use std::error::Error;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A Rust file.
#[derive(Clone)]
pub(crate) struct Source {
    /// Its path from the root of the project.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// The root of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under `folder`.
pub(crate) fn under(folder: &str) -> Result<Vec<Source>, Box<dyn Error>> {
    let mut sources = Vec::new();
    walk(&root().join(folder), &mut sources)?;
    if sources.is_empty() {
        return Err(format!("there is no Rust file under {folder}: did the folder move?").into());
    }
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(sources)
}

fn walk(folder: &Path, sources: &mut Vec<Source>) -> Result<(), Box<dyn Error>> {
    for entry in std::fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && name != "target" && !name.starts_with('.') {
            walk(&path, sources)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path)?;
            let path = path.strip_prefix(root())?.to_string_lossy().replace('\\', "/");
            sources.push(Source { path, text });
        }
    }
    Ok(())
}

impl Source {
    /// Whether all of it is for tests.
    pub(crate) fn is_for_tests(&self) -> bool {
        let mut parts = self.path.split('/');
        parts.any(|part| matches!(part, "tests" | "tests.rs" | "testing" | "testing.rs"))
    }

    /// Its code without comments and without what is compiled for tests only.
    pub(crate) fn code(&self) -> Result<TokenStream, Box<dyn Error>> {
        let tokens: TokenStream = self.text.parse().map_err(|error| format!("{}: {error}", self.path))?;
        Ok(without_tests(tokens))
    }
}

/// The tokens without `#[cfg(test)]` items.
fn without_tests(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) if is_test_attribute(&group, kept.last()) => {
                kept.pop();
                skip_item(&mut tokens);
            }
            TokenTree::Group(group) => {
                let inner = without_tests(group.stream());
                kept.push(proc_macro2::Group::new(group.delimiter(), inner).into());
            }
            other @ (TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_)) => kept.push(other),
        }
    }
    kept.into_iter().collect()
}

fn is_test_attribute(group: &proc_macro2::Group, before: Option<&TokenTree>) -> bool {
    let is_attribute = matches!(before, Some(TokenTree::Punct(hash)) if hash.as_char() == '#');
    let text = group.stream().to_string().replace(' ', "");
    let is_testing = text.starts_with("cfg(") && (text.contains("(test") || text.contains("feature=\"testing\""));
    is_attribute && group.delimiter() == Delimiter::Bracket && is_testing
}

/// Goes past one item: to its body, or to its semicolon.
fn skip_item(tokens: &mut impl Iterator<Item = TokenTree>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return,
            TokenTree::Punct(end) if end.as_char() == ';' => return,
            TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Ident(_) | TokenTree::Literal(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TestResult;

    #[test]
    fn what_is_for_tests_is_left_out() -> TestResult {
        let text = "fn a() {} #[cfg(test)] mod tests { fn b() {} } // c\n#[cfg(test)] mod more; fn d() {}".to_owned();
        let code = Source { path: "a.rs".to_owned(), text }.code()?.to_string();
        assert_eq!(code.replace(' ', ""), "fna(){}fnd(){}");
        Ok(())
    }
}
