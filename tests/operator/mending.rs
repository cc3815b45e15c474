//! What is wrong with a configuration is said all at once, with the key, the value and the remedy.

use crate::village::{Folder, TestResult};

/// What `village check` complains about; it must end with 2 and print nothing else.
fn complaint(folder: &Folder, args: &[&str]) -> Result<String, Box<dyn std::error::Error>> {
    let called = folder.call(args)?;
    assert_eq!((called.status, called.out.as_str()), (Some(2), ""), "{}", called.err);
    Ok(called.err)
}

#[test]
fn everything_wrong_is_said_at_once() -> TestResult {
    let folder = Folder::with(
        r#"
        [databse]
        url = "sqlite:village.db"

        [community]
        zone = "Europe/Berln"
        locale = "fr"
        colour = "green"

        [discord]
        token = 98765
        api = "discord.com"
        dev_guild = "our server"

        [matrix]
        homeserver = "matrix.example.org"
        user = "village"
        password = "hush"
        access_token = "hush"
        prefix = "hey you"
        invites_from = ["everyone"]

        [http]
        listen = 8080
        "#,
    )?;
    let complaint = complaint(&folder, &["check"])?;
    assert!(!complaint.contains("hush") && !complaint.contains("98765"), "{complaint}");
    insta::assert_snapshot!(complaint);
    Ok(())
}

#[test]
fn run_check_and_migrate_complain_alike() -> TestResult {
    let folder = Folder::with("[database]\nurl = \"mysql://village:hush@db/village\"\n")?;
    let complaint = complaint(&folder, &["check"])?;
    insta::assert_snapshot!(complaint, @r#"
    village: the configuration needs mending:

    database.url (in village.toml)
        Village keeps itself in SQLite or PostgreSQL, not in mysql: use "sqlite:village.db" or "postgres://user:password@server/database"
    "#);
    for command in ["run", "migrate"] {
        let called = folder.call(&[command])?;
        assert_eq!((called.status, called.err.as_str()), (Some(2), complaint.as_str()));
    }
    Ok(())
}

#[test]
fn a_missing_key_says_what_to_add() -> TestResult {
    let folder = Folder::with("[discord]\n[matrix]\naccess_token = \"hush\"\n[http]\n")?;
    insta::assert_snapshot!(complaint(&folder, &["check"])?, @r#"
    village: the configuration needs mending in 4 places:

    discord.token
        this is missing: add the bot's token, or token_file with the file that holds it

    matrix.homeserver
        this is missing: say where it is, for example "https://matrix.example.org"

    matrix.user
        this is missing: say which account the bot has, for example "@village:example.org"

    http.listen
        this is missing: say where to listen, for example "127.0.0.1:8080", or leave [http] out
    "#);
    Ok(())
}

#[test]
fn a_file_that_is_not_toml_names_the_line_and_shows_no_secret() -> TestResult {
    let folder = Folder::with("[discord]\ntoken = \"hush\n")?;
    let complaint = complaint(&folder, &["check"])?;
    assert!(!complaint.contains("hush"), "{complaint}");
    insta::assert_snapshot!(complaint, @r#"
    village: the configuration needs mending:

    village.toml
        this is not TOML in line 2: invalid basic string
    "#);
    Ok(())
}

#[test]
fn a_configuration_that_was_asked_for_must_be_there() -> TestResult {
    insta::assert_snapshot!(complaint(&Folder::new()?, &["check", "--config", "other.toml"])?, @r#"
    village: the configuration needs mending:

    other.toml
        there is no such file: copy village.example.toml there and fill it in
    "#);
    let folder = Folder::new()?.file("other.toml", [0xff, 0xfe])?;
    insta::assert_snapshot!(complaint(&folder, &["--config", "other.toml", "check"])?, @r#"
    village: the configuration needs mending:

    other.toml
        the file cannot be read: it is not text in UTF-8
    "#);
    Ok(())
}

#[test]
fn a_variable_is_named_as_it_was_written() -> TestResult {
    let folder = Folder::with("[community]\nzone = \"UTC\"\n")?
        .variable("VILLAGE_COMMUNITY__ZONE", "new yorck")
        .variable("VILLAGE_DATABASE__MIGRATE", "perhaps")
        .variable("VILLAGE_MATRIX_USER", "@village:example.org")
        .variable("VILLAGE_DISCORD__TOKN", "hush");
    let complaint = complaint(&folder, &["check"])?;
    assert!(!complaint.contains("hush"), "{complaint}");
    insta::assert_snapshot!(complaint, @r#"
    village: the configuration needs mending in 5 places:

    discord.tokn (in VILLAGE_DISCORD__TOKN)
        there is no such key; the nearest one is discord.token, set by VILLAGE_DISCORD__TOKEN

    matrix_user (in VILLAGE_MATRIX_USER)
        there is no such key; the nearest one is matrix.user, set by VILLAGE_MATRIX__USER

    database.migrate = "perhaps" (in VILLAGE_DATABASE__MIGRATE)
        this is either true or false

    community.zone = "new yorck" (in VILLAGE_COMMUNITY__ZONE)
        this is no time zone; the nearest ones are America/New_York, America/North_Dakota/New_Salem, America/Shiprock

    discord.token
        this is missing: add the bot's token, or token_file with the file that holds it
    "#);
    Ok(())
}

#[test]
fn a_secret_in_a_file_must_be_readable_and_given_once() -> TestResult {
    let folder = Folder::with("[discord]\ntoken_file = \"token\"\n")?;
    insta::assert_snapshot!(complaint(&folder, &["check"])?, @r#"
    village: the configuration needs mending:

    discord.token_file = "token" (in village.toml)
        the file cannot be read: it is not there
    "#);

    let folder = folder.file("token", "\n")?;
    insta::assert_snapshot!(complaint(&folder, &["check"])?, @r#"
    village: the configuration needs mending:

    discord.token_file = "token" (in village.toml)
        the file is empty: put the secret into it
    "#);

    let folder = Folder::with("[discord]\ntoken = \"hush\"\ntoken_file = \"token\"\n")?;
    insta::assert_snapshot!(complaint(&folder, &["check"])?, @r#"
    village: the configuration needs mending:

    discord.token_file = "token" (in village.toml)
        discord.token is given as well: keep one of the two
    "#);
    Ok(())
}
