//! How the program presents itself.

use crate::village::{Folder, TestResult};

#[test]
fn alone_it_says_what_it_is_and_what_to_do_first() -> TestResult {
    let called = Folder::new()?.call(&[])?;
    assert_eq!((called.status, called.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(called.out);
    Ok(())
}

#[test]
fn it_knows_its_version() -> TestResult {
    let called = Folder::new()?.call(&["--version"])?;
    assert_eq!(called.out, format!("village {}\n", env!("CARGO_PKG_VERSION")));
    Ok(())
}

#[test]
fn a_play_names_the_nearest_zones_and_languages() -> TestResult {
    let folder = Folder::new()?;
    insta::assert_snapshot!(folder.call(&["play", "--zone", "Amerika/New York"])?.err, @r#"
    error: invalid value 'Amerika/New York' for '--zone <ZONE>': this is no time zone; the nearest ones are America/New_York, America/Dawson, America/Denver

    For more information, try '--help'.
    "#);
    insta::assert_snapshot!(folder.call(&["play", "--locale", "fr"])?.err, @r#"
    error: invalid value 'fr' for '--locale <LANGUAGE>': Village does not speak it yet; it speaks en, es

    For more information, try '--help'.
    "#);
    insta::assert_snapshot!(folder.call(&["play", "--at", "tomorrow"])?.err, @r#"
    error: invalid value 'tomorrow' for '--at <TIME>': give date, time and offset, for example 2026-11-23T09:00:00-05:00

    For more information, try '--help'.
    "#);
    Ok(())
}

#[test]
fn wrong_use_ends_with_2() -> TestResult {
    for args in [&["fly"][..], &["run", "--log", "loud"], &["run", "--log-format", "xml"], &["run", "--wings"]] {
        let called = Folder::new()?.call(args)?;
        assert_eq!(called.status, Some(2), "{args:?}: {}", called.err);
        assert_eq!(called.out, "");
        assert!(called.err.contains("error: "), "{}", called.err);
    }
    Ok(())
}
