//! What the town remembers.

use std::error::Error;

use bot_console::script::Dms;
use bot_console::to_console::Shown;
use bot_console::town::{Name, Spot, Town, member};
use bot_core::incoming::Standing;

type TestResult = Result<(), Box<dyn Error>>;

fn name(text: &str) -> Result<Name, Box<dyn Error>> {
    Name::new(text).ok_or_else(|| format!("{text} is no name").into())
}

#[test]
fn the_first_who_acts_decides_about_a_fresh_village() -> TestResult {
    let mut town = Town::default();
    town.arrives(&name("ben")?);
    assert_eq!(town.acts(&name("ana")?).standing, Standing::Admin);
    assert_eq!(town.acts(&name("ben")?).standing, Standing::Member);
    Ok(())
}

#[test]
fn a_village_that_was_given_an_admin_is_not_fresh() -> TestResult {
    let mut town = Town::default();
    town.appoint(&name("ana")?, Standing::Admin);
    assert_eq!(town.acts(&name("ben")?).standing, Standing::Member);
    Ok(())
}

#[test]
fn a_given_role_is_kept_by_the_first_who_acts() -> TestResult {
    let mut town = Town::default();
    town.appoint(&name("ana")?, Standing::Member);
    assert_eq!(town.acts(&name("ana")?).standing, Standing::Member);
    assert_eq!(town.acts(&name("ben")?).standing, Standing::Admin);
    Ok(())
}

#[test]
fn the_case_of_a_name_does_not_make_another_person() -> TestResult {
    let mut town = Town::default();
    town.acts(&name("Ana")?);
    assert_eq!(town.acts(&name("ana")?).name, "Ana");
    Ok(())
}

#[test]
fn events_of_another_visit_have_other_ids() -> TestResult {
    let mut town = Town::default();
    town.visit();
    let first = town.next_event();
    let mut again: Town = serde_json::from_str(&town.keepsake(60_000)?)?;
    again.visit();
    assert_ne!(again.next_event(), first);
    Ok(())
}

#[test]
fn the_town_is_the_same_next_time_but_for_the_words() -> TestResult {
    let mut town = Town::default();
    town.acts(&name("ana")?);
    town.set_dms(&name("ben")?, Dms::Closed);
    let id = town.post(member("ana"), Spot::general(), Shown::words("a secret"), chrono::DateTime::UNIX_EPOCH);
    let kept = town.keepsake(60_000)?;
    assert!(!kept.contains("secret"));
    let mut again: Town = serde_json::from_str(&kept)?;
    assert!(again.own("ana", id).is_ok());
    assert!(!again.takes_dms("ben"));
    assert_eq!(
        again.post(member("ana"), Spot::general(), Shown::words("on"), chrono::DateTime::UNIX_EPOCH).to_string(),
        "m2"
    );
    Ok(())
}

#[test]
fn a_long_story_is_remembered_from_its_end() -> TestResult {
    let mut town = Town::default();
    town.acts(&name("ana")?);
    let ids: Vec<_> = (0..2000)
        .map(|_| town.post(member("ana"), Spot::general(), Shown::words("hi"), chrono::DateTime::UNIX_EPOCH))
        .collect();
    let kept = town.keepsake(60_000)?;
    assert!(kept.len() <= 60_000);
    let again: Town = serde_json::from_str(&kept)?;
    let (first, last) = (ids.first().ok_or("none")?, ids.last().ok_or("none")?);
    assert!(again.message(*first).is_err());
    assert!(again.message(*last).is_ok());
    Ok(())
}
