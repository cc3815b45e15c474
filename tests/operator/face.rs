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
fn somebody_at_the_prompt_is_everyone_in_town() -> TestResult {
    let lines = "?\n/meetup new Park when: sat 10am place: Elm Park\nben presses Going\n\
                 what is this?\n/meetup shwo #1\n@advance 5d\nben presses Dance\n@fly\nquit\nana: never read\n";
    let called = Folder::new()?.tell(&["play", "--at", "2026-11-23T09:00:00-05:00"], lines)?;
    assert_eq!((called.status, called.err.as_str()), (Some(0), ""));
    let told = [
        "Welcome to the village. It is Monday, November 23, 2026",
        "@restart",
        "#general village:\n    Park\n",
        "#general village (edited):\n    Park\n",
        "not `what is this?`",
        "Did you mean",
        "Park begins in 1 day",
        "Dance",
        "@fly",
    ];
    let mut rest = called.out.as_str();
    for words in told {
        let (_, after) = rest.split_once(words).ok_or_else(|| format!("{words:?} is not in {rest}"))?;
        rest = after;
    }
    assert!(!called.out.contains("never read"), "{}", called.out);
    Ok(())
}

#[test]
fn commands_md_says_what_the_program_says() -> TestResult {
    let called = Folder::new()?.call(&["commands"])?;
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/commands.md"))?;
    assert!(page == called.out, "commands.md is out of date: write it anew with `./dev docs`");

    let called = Folder::new()?.call(&["commands", "--json"])?;
    let catalogue: serde_json::Value = serde_json::from_str(&called.out)?;
    let names = |list: &str, key: &str| -> Vec<String> {
        let entries = catalogue.get(list).and_then(serde_json::Value::as_array).into_iter().flatten();
        entries.filter_map(|entry| entry.get(key)?.as_str().map(str::to_owned)).collect()
    };
    let (commands, settings) = (names("commands", "path"), names("settings", "name"));
    let declared: Vec<&str> = bot_core::catalogue::CATALOG.iter().map(|spec| spec.path).collect();
    assert_eq!(commands, declared);
    let declared: Vec<&str> = bot_core::catalogue::LISTS.settings().map(|spec| spec.name).collect();
    assert_eq!(settings, declared);
    for (list, parts) in [
        ("commands", &["summary/es", "access", "example"][..]),
        ("settings", &["about/es", "kind", "access", "example"]),
    ] {
        for part in parts {
            let at = format!("/{list}/0/{part}");
            assert!(catalogue.pointer(&at).is_some_and(serde_json::Value::is_string), "{at}");
        }
    }
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
