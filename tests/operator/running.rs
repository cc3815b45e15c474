//! What `run`, `check` and `migrate` do.

use std::net::TcpListener;
use std::time::Duration;

use bot_core::testing::postgres::Server;

use crate::refused::server;
use crate::village::{Folder, TestResult};

/// A port that nobody uses at this moment.
fn free_address() -> Result<String, std::io::Error> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}

/// An answer over HTTP: its status and its text.
async fn get(address: &str, path: &str) -> Result<(u16, String), reqwest::Error> {
    let answer = reqwest::get(format!("http://{address}{path}")).await?;
    Ok((answer.status().as_u16(), answer.text().await?))
}

#[tokio::test]
async fn a_running_village_answers_for_its_health_and_stops_when_told() -> TestResult {
    for signal in ["TERM", "INT"] {
        let address = free_address()?;
        let folder = Folder::with(&format!("[http]\nlisten = \"{address}\"\n"))?;
        let mut village = folder.start(&["run"])?;
        village.logs("the village is open")?;

        assert_eq!(get(&address, "/healthz").await?, (200, "alive\n".to_owned()));
        assert_eq!(get(&address, "/readyz").await?, (200, "ready\n".to_owned()));
        let (status, metrics) = get(&address, "/metrics").await?;
        assert_eq!(status, 200);
        for name in ["village_build_info{version=", "village_worker_total{what=\"jobs\"} "] {
            assert!(metrics.contains(name), "{name} is not in\n{metrics}");
        }

        let (end, took) = village.signal(signal)?;
        assert_eq!(end.code(), Some(0), "after SIG{signal}");
        assert!(took < Duration::from_secs(5), "it took {took:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_village_without_its_database_is_alive_but_not_ready() -> TestResult {
    let (address, nobody) = (free_address()?, free_address()?);
    let folder = Folder::with(&format!("[http]\nlisten = \"{address}\"\n"))?
        .variable("VILLAGE_DATABASE__URL", &format!("postgres://village:hush@{nobody}/village"));
    let mut village = folder.start(&["run"])?;
    let line = village.logs("the database is away")?;
    assert!(!line.contains("hush"), "{line}");

    assert_eq!(get(&address, "/healthz").await?.0, 200);
    let (status, reason) = get(&address, "/readyz").await?;
    assert_eq!(status, 503);
    assert!(reason.starts_with("database: "), "{reason}");

    let (end, took) = village.signal("TERM")?;
    assert_eq!(end.code(), Some(0));
    assert!(took < Duration::from_secs(5), "it took {took:?}");
    Ok(())
}

#[tokio::test]
async fn a_village_waits_for_its_database_and_says_when_it_goes_away() -> TestResult {
    let server = Server::start().await?;
    let database = server.fresh_database().await?;
    server.stop().await?;

    let address = free_address()?;
    let folder =
        Folder::with(&format!("[http]\nlisten = \"{address}\"\n"))?.variable("VILLAGE_DATABASE__URL", database.url());
    let mut village = folder.start(&["run"])?;
    village.logs("the database is away")?;
    server.start_again().await?;
    village.logs("the village is open")?;
    assert_eq!(get(&address, "/readyz").await?, (200, "ready\n".to_owned()));

    server.stop().await?;
    let (status, reason) = get(&address, "/readyz").await?;
    assert_eq!(status, 503);
    assert!(reason.starts_with("database: "), "{reason}");

    let (end, took) = village.signal("TERM")?;
    assert_eq!(end.code(), Some(0));
    assert!(took < Duration::from_secs(5), "it took {took:?}");
    Ok(())
}

#[test]
fn logs_can_be_json_and_nobody_configured_is_said() -> TestResult {
    let folder = Folder::new()?;
    let mut village = folder.start(&["run", "--log-format", "json"])?;
    let line = village.logs("neither Discord nor Matrix")?;
    let line: serde_json::Value = serde_json::from_str(&line)?;
    assert_eq!(line.get("level").and_then(serde_json::Value::as_str), Some("WARN"));
    Ok(())
}

#[test]
fn a_port_that_is_taken_is_named() -> TestResult {
    let taken = TcpListener::bind("127.0.0.1:0")?;
    let address = taken.local_addr()?;
    let called = Folder::with(&format!("[http]\nlisten = \"{address}\"\n"))?.call(&["run"])?;
    assert_eq!(called.status, Some(1));
    assert!(called.err.contains(&format!("http.listen = \"{address}\": cannot listen there")), "{}", called.err);
    Ok(())
}

#[test]
fn check_changes_nothing() -> TestResult {
    let folder = Folder::with("[database]\nurl = \"sqlite:village.db\"\n")?;
    let called = folder.call(&["check"])?;
    assert_eq!(called.status, Some(2), "{}", called.err);
    insta::assert_snapshot!(called.out, @r#"
    database: fine
        sqlite:village.db will be created at the first start
    platforms: needs mending
        neither Discord nor Matrix is configured: add [discord] or [matrix], or try `village play`
    "#);
    assert_eq!(folder.contents()?, ["village.toml"].map(std::path::PathBuf::from));
    Ok(())
}

#[test]
fn check_prints_the_link_by_which_an_admin_invites_the_bot() -> TestResult {
    let api = server(|request| {
        if request.contains("/applications/@me") {
            ("200 OK", r#"{"id": "42", "flags": 0}"#)
        } else {
            ("200 OK", r#"{"id": "43", "username": "village", "bot": true}"#)
        }
    })?;
    let called = Folder::with(&format!("[discord]\ntoken = \"hush\"\napi = \"{api}\"\n"))?.call(&["check"])?;
    assert_eq!(called.status, Some(0), "{}", called.err);
    insta::assert_snapshot!(called.out, @"
    database: fine
        sqlite:village.db will be created at the first start
    discord: fine
        logged in as village (application 42); no privileged intent is on, and none is needed
        invite it to a server with
        https://discord.com/oauth2/authorize?client_id=42&scope=bot+applications.commands&permissions=2270895238343700
    ");
    Ok(())
}

#[test]
fn a_village_that_may_not_migrate_says_who_may() -> TestResult {
    let folder = Folder::with("[database]\nmigrate = false\n")?;
    let called = folder.call(&["run"])?;
    assert_eq!(called.status, Some(2));
    let remedy = "village: database.migrate: it is false, and sqlite:village.db lacks migrations that this version needs: \
                  call `village migrate`, then start again\n";
    assert!(called.err.ends_with(remedy), "{}", called.err);
    let called = folder.call(&["check"])?;
    assert!(called.out.contains("database: needs mending\n    database.migrate: it is false"), "{}", called.out);
    assert_eq!(folder.contents()?, ["village.toml"].map(std::path::PathBuf::from));

    assert_eq!(folder.call(&["migrate"])?.status, Some(0));
    folder.start(&["run"])?.logs("the village is open")?;
    Ok(())
}

#[test]
fn a_script_that_is_not_there_is_named() -> TestResult {
    let called = Folder::new()?.call(&["play", "--script", "monday.txt"])?;
    assert_eq!((called.status, called.out.as_str()), (Some(2), ""));
    assert!(called.err.starts_with("village: the script monday.txt cannot be read: "), "{}", called.err);
    Ok(())
}

#[test]
fn migrate_says_when_all_is_done_and_can_be_called_again() -> TestResult {
    let folder = Folder::new()?;
    for _ in 0..2 {
        let called = folder.call(&["migrate"])?;
        assert_eq!((called.status, called.err.as_str()), (Some(0), ""));
        assert_eq!(called.out, "sqlite:village.db is up to date\n");
    }
    Ok(())
}
