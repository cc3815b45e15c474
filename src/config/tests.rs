//! What is read, and what never shows.

use std::error::Error;

use super::*;

type TestResult = Result<(), Box<dyn Error>>;

fn read(text: &str) -> Result<Config, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("village.toml");
    std::fs::write(&file, text)?;
    Ok(Config::read(Some(&file))?)
}

#[test]
fn without_a_word_it_is_a_village_in_one_file() -> TestResult {
    let config = read("")?;
    assert_eq!(config.database.place(), "sqlite:village.db");
    assert_eq!(config.database.file(), Some(Path::new("village.db")));
    assert!(config.database.migrate);
    assert_eq!((config.community.zone, config.community.locale), (Tz::UTC, Locale::En));
    assert!(config.discord.is_none() && config.matrix.is_none() && config.listen.is_none());
    Ok(())
}

#[test]
fn debug_shows_no_secret() -> TestResult {
    let config = read(
        r#"
        [database]
        url = "postgres://village:hush-1@db.example.org/village"
        [discord]
        token = "hush-2"
        [matrix]
        homeserver = "https://matrix.example.org"
        user = "@village:example.org"
        password = "hush-3"
        "#,
    )?;
    let shown = format!("{config:?} {config:#?} {}", config.database.place());
    assert!(!shown.contains("hush"), "{shown}");
    assert_eq!(config.database.place(), "PostgreSQL at db.example.org/village");
    Ok(())
}

#[test]
fn a_prefix_is_what_a_community_may_choose_too() -> TestResult {
    let with = |prefix: &str| {
        read(&format!(
            "[matrix]\nhomeserver = \"https://matrix.example.org\"\nuser = \"@village:example.org\"\n\
             password = \"hush\"\nprefix = '''{prefix}'''\n"
        ))
    };
    for fine in ["!", "!!", "?.!"] {
        assert_eq!(with(fine)?.prefix(), fine);
    }
    for wrong in [" ", "v!", "village", "!!!!", "/", "@", "\\"] {
        assert!(with(wrong).is_err() && !is_prefix(wrong), "{wrong}");
    }
    Ok(())
}

#[test]
fn the_example_explains_every_key_and_can_be_used_as_it_is() -> TestResult {
    let example = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/village.example.toml"))?;
    read(&example)?;

    // Prose begins with `# `; what can be switched on begins with `#` alone.
    let everything: String = example
        .lines()
        .map(|line| line.strip_prefix('#').filter(|rest| !rest.is_empty() && !rest.starts_with(' ')).unwrap_or(line))
        .flat_map(|line| [line, "\n"])
        .collect();
    let table: toml::Table = everything.parse()?;
    let mut keys: Vec<String> = Vec::new();
    for (section, values) in &table {
        let values = values.as_table().ok_or("a key stands outside of every section")?;
        keys.extend(values.keys().map(|key| format!("{section}.{key}")));
    }
    let mut known = KEYS.to_vec();
    known.sort_unstable();
    keys.sort_unstable();
    assert_eq!(keys, known);
    Ok(())
}
