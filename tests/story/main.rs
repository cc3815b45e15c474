//! The story that the README tells, told by the program itself: announced, answered, reminded, called off.
//!
//! It is the same in both languages, over both databases, and in the README; and what the pages refer to is there.

mod pages;
mod program;
mod readme;

use std::collections::BTreeSet;
use std::error::Error;

use bot_core::testing::postgres;
use program::{CARE, ENGLISH, NUDGE, SPANISH, tell};
use serde_json::Value;

pub(crate) type TestResult = Result<(), Box<dyn Error>>;

#[test]
fn a_meetup_is_announced_answered_remembered_and_called_off() -> TestResult {
    insta::assert_snapshot!(tell(ENGLISH, &[])?);
    Ok(())
}

#[test]
fn un_encuentro_se_anuncia_se_responde_se_recuerda_y_se_cancela() -> TestResult {
    insta::assert_snapshot!(tell(SPANISH, &[])?);
    Ok(())
}

#[test]
fn an_author_is_nudged_alone_and_moderators_read_counts() -> TestResult {
    insta::assert_snapshot!(tell(NUDGE, &[])?);
    Ok(())
}

#[test]
fn a_pause_ends_over_a_restart_and_a_goodbye_is_taken_back_after_an_appeal() -> TestResult {
    insta::assert_snapshot!(tell(CARE, &[])?);
    Ok(())
}

#[test]
fn programs_read_the_same_story() -> TestResult {
    for story in [ENGLISH, SPANISH] {
        let mut told = BTreeSet::new();
        for line in tell(story, &["--json"])?.lines() {
            let said: Value = serde_json::from_str(line)?;
            let text = |field: &str| said.get(field).and_then(Value::as_str).unwrap_or_default();
            chrono::DateTime::parse_from_rfc3339(text("at"))?;
            for field in ["id", "by", "in", "kind", "text"] {
                assert!(!text(field).is_empty(), "no `{field}` in {line}");
            }
            for field in ["buttons", "mentions", "files"] {
                assert!(said.get(field).is_some_and(Value::is_array), "no `{field}` in {line}");
            }
            if text("in") == "private" {
                told.insert(text("to").to_owned());
            }
        }
        let people: BTreeSet<String> = story.people.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(told, people, "who is told something privately in {}", story.script);
    }
    Ok(())
}

#[tokio::test]
async fn both_databases_tell_the_same_story() -> TestResult {
    for story in [ENGLISH, SPANISH, NUDGE] {
        for form in [&[][..], &["--json"]] {
            let database = postgres::fresh_database().await?;
            let over_postgres = tell(story, &[form, &["--database-url", database.url()]].concat())?;
            assert!(over_postgres == tell(story, form)?, "{} {form:?} is another one:\n{over_postgres}", story.script);
        }
    }
    Ok(())
}
