//! The house rules of `docs/architecture.md` that a machine can hold. Each failure says the rule.

mod dependencies;
mod docs;
mod floors;
mod licences;
mod sources;
mod words;

type TestResult = Result<(), Box<dyn std::error::Error>>;

/// Fails with the rule and everything that breaks it.
fn hold(rule: &str, breaches: &[String]) -> TestResult {
    if breaches.is_empty() { Ok(()) } else { Err(format!("{rule}\n\n  {}\n", breaches.join("\n  ")).into()) }
}
