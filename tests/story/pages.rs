//! What the pages refer to: tests by name, files by link.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use crate::TestResult;
use crate::program::HOME;

const PAGES: &[&str] = &["README.md", "CHANGELOG.md", "docs/architecture.md", "docs/operating.md"];

#[test]
fn every_test_that_the_architecture_names_is_there() -> TestResult {
    let page = fs::read_to_string(format!("{HOME}/docs/architecture.md"))?;
    let mut code = String::new();
    for folder in ["src", "bot-core", "adapters", "benches", "tests"] {
        read_code(&Path::new(HOME).join(folder), &mut code)?;
    }
    // Tests are claims, so their names are long; what is shorter names something else.
    let is_claim = |name: &&str| {
        name.matches('_').count() > 2 && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let missing: Vec<&str> =
        quoted(&page).filter(is_claim).filter(|name| !code.contains(&format!("fn {name}("))).collect();
    assert!(missing.is_empty(), "docs/architecture.md names tests that are not there: {missing:?}");
    assert!(quoted(&page).filter(is_claim).count() > 20, "docs/architecture.md names no tests any more");
    Ok(())
}

#[test]
fn every_link_between_the_pages_leads_somewhere() -> TestResult {
    for page in PAGES {
        let file = Path::new(HOME).join(page);
        let text = fs::read_to_string(&file)?;
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap_or(link);
            let there = path.contains("://") || file.with_file_name(path).exists();
            assert!(there, "{page} links to {link}, which is not there");
        }
    }
    Ok(())
}

/// What stands in single backticks.
fn quoted(page: &str) -> impl Iterator<Item = &str> {
    page.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

fn read_code(folder: &Path, code: &mut String) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        if path.is_dir() {
            read_code(&path, code)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            code.push_str(&fs::read_to_string(&path)?);
        }
    }
    Ok(())
}
