//! What a start is refused for is named with its key and its remedy, and ends with 2.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use bot_core::testing::postgres;

use crate::village::{Folder, TestResult};

/// A server that answers every request as told: the request line in, status and JSON out.
pub(crate) fn server(answer: fn(&str) -> (&'static str, &'static str)) -> Result<String, std::io::Error> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            // Whoever hangs up early is not this test's business.
            let _ = serve(stream, answer);
        }
    });
    Ok(address)
}

fn serve(mut stream: TcpStream, answer: fn(&str) -> (&'static str, &'static str)) -> std::io::Result<()> {
    let mut request = vec![0; 16 * 1024];
    let read = stream.read(&mut request)?;
    let text = String::from_utf8_lossy(request.get(..read).unwrap_or_default()).into_owned();
    let (status, body) = answer(text.lines().next().unwrap_or_default());
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
}

#[test]
fn a_wrong_discord_token_ends_the_start() -> TestResult {
    let api = server(|_| ("401 Unauthorized", r#"{"message": "401: Unauthorized", "code": 0}"#))?;
    let folder = Folder::with(&format!("[discord]\ntoken = \"hush\"\napi = \"{api}\"\n"))?;
    let words = "discord.token: Discord does not accept it: copy it anew from \
                 https://discord.com/developers/applications (your application, Bot, Reset Token) into discord.token, or \
                 into the file that discord.token_file names";
    let called = folder.call(&["run"])?;
    assert_eq!(called.status, Some(2), "{}", called.err);
    assert!(called.err.ends_with(&format!("village: {words}\n")), "{}", called.err);

    let called = folder.call(&["check"])?;
    assert_eq!(called.status, Some(2));
    assert!(called.out.contains(&format!("discord: needs mending\n    {words}")), "{}", called.out);
    Ok(())
}

#[test]
fn a_wrong_matrix_password_ends_the_start() -> TestResult {
    let homeserver = server(|request| {
        if request.contains("/versions") {
            ("200 OK", r#"{"versions": ["v1.1", "v1.11"]}"#)
        } else if request.starts_with("GET") && request.contains("/login") {
            ("200 OK", r#"{"flows": [{"type": "m.login.password"}]}"#)
        } else if request.contains("/login") {
            ("403 Forbidden", r#"{"errcode": "M_FORBIDDEN", "error": "Invalid username or password"}"#)
        } else {
            ("404 Not Found", r#"{"errcode": "M_UNRECOGNIZED", "error": "no"}"#)
        }
    })?;
    let folder = Folder::with(&format!(
        "[matrix]\nhomeserver = \"{homeserver}\"\nuser = \"@village:example.org\"\npassword = \"hush\"\n"
    ))?;
    let called = folder.call(&["run"])?;
    assert_eq!(called.status, Some(2), "{}", called.err);
    let words = "village: matrix.password: the homeserver does not accept the password of @village:example.org: put the \
                 right one into matrix.password, or into the file that matrix.password_file names\n";
    assert!(called.err.ends_with(words) && !called.err.contains("hush"), "{}", called.err);
    Ok(())
}

#[tokio::test]
async fn a_database_that_lets_nobody_in_ends_the_start() -> TestResult {
    let database = postgres::fresh_database().await?;
    let url = url::Url::parse(database.url())?;
    let mut stranger = url.clone();
    stranger.set_username("stranger").map_err(|()| "no user can be set")?;
    let mut nowhere = url;
    nowhere.set_path("/nowhere");
    for (url, remedy) in [
        (stranger, "does not accept the user or the password: put the right ones into database.url"),
        (nowhere, "is not there, though the server is: create it with `createdb`, or name another database"),
    ] {
        let folder = Folder::new()?.variable("VILLAGE_DATABASE__URL", url.as_str());
        for command in ["run", "migrate"] {
            let called = folder.call(&[command])?;
            assert_eq!(called.status, Some(2), "{command}: {}", called.err);
            assert!(called.err.contains("village: database.url: ") && called.err.contains(remedy), "{}", called.err);
        }
    }
    Ok(())
}

#[test]
fn a_folder_that_is_not_there_is_named() -> TestResult {
    let folder = Folder::with("[database]\nurl = \"sqlite:data/village.db\"\n")?;
    for command in ["run", "migrate"] {
        let called = folder.call(&[command])?;
        let words = "village: database.url: sqlite:data/village.db: there is no folder data: create it\n";
        assert_eq!(called.status, Some(2), "{command}: {}", called.err);
        assert!(called.err.ends_with(words), "{command}: {}", called.err);
    }
    Ok(())
}

#[test]
fn what_cannot_be_asked_for_is_wrong_use() -> TestResult {
    let folder = Folder::new()?;
    let called = folder.call(&["play", "--database-url", "mysql://village:hush@db/village"])?;
    assert_eq!((called.status, called.out.as_str()), (Some(2), ""));
    assert!(
        called.err.starts_with("village: --database-url: Village keeps itself in SQLite or PostgreSQL, not in mysql")
    );
    assert!(!called.err.contains("hush"), "{}", called.err);

    let called = folder.call(&["retry", "abc"])?;
    assert_eq!(called.status, Some(2));
    assert!(called.err.contains("this is no id; `village jobs --failed` shows the ids"), "{}", called.err);

    let called = Folder::new()?.variable("VILLAGE_LOG", "debug").call(&["check"])?;
    assert_eq!(called.status, Some(2));
    assert!(called.err.contains("there is no such key; say it on the command line: --log LEVEL"), "{}", called.err);
    Ok(())
}

#[test]
fn check_beside_a_running_bot_finds_its_port_in_use_and_nothing_wrong_with_it() -> TestResult {
    let taken = TcpListener::bind("127.0.0.1:0")?;
    let address = taken.local_addr()?;
    let called = Folder::with(&format!("[http]\nlisten = \"{address}\"\n"))?.call(&["check"])?;
    let words = format!("http: fine\n    something listens on {address} already: this bot, if it is running");
    assert!(called.out.contains(&words), "{}", called.out);
    Ok(())
}

/// Where nobody can make anything, not even an administrator.
#[cfg(target_os = "linux")]
const SEALED: &str = "/proc/village";

#[cfg(target_os = "linux")]
#[test]
fn what_matrix_cannot_keep_is_named_before_anything_begins() -> TestResult {
    let matrix =
        "[matrix]\nhomeserver = \"http://127.0.0.1:9\"\nuser = \"@village:example.org\"\npassword = \"hush\"\n";
    for (key, remedy) in [
        ("data_dir", "name a folder in which this program may keep its encryption keys\n"),
        ("recovery_key_file", "name a file that this program may read, or make where there is none\n"),
    ] {
        let folder = Folder::with(&format!("{matrix}{key} = \"{SEALED}\"\n"))?;
        for command in ["run", "check"] {
            let called = folder.call(&[command])?;
            assert_eq!(called.status, Some(2), "{command}: {}", called.err);
            let told = called.err.contains(&format!("village: matrix.{key}: {SEALED} cannot be "));
            assert!(told && called.err.ends_with(remedy), "{command}: {}", called.err);
        }
        assert_eq!(folder.contents()?, ["village.toml"].map(std::path::PathBuf::from));
    }
    Ok(())
}

#[cfg(target_os = "linux")]
#[test]
fn check_tries_whether_the_database_can_be_written() -> TestResult {
    let folder = Folder::with(&format!("[database]\nurl = \"sqlite:{SEALED}.db\"\n"))?;
    let called = folder.call(&["check"])?;
    let words = format!("database: needs mending\n    database.url: sqlite:{SEALED}.db cannot be written (");
    assert!(called.out.contains(&words), "{}", called.out);
    Ok(())
}

#[test]
fn a_database_that_is_only_read_is_refused() -> TestResult {
    for option in ["mode=ro", "immutable=1"] {
        let folder = Folder::with(&format!("[database]\nurl = \"sqlite:village.db?{option}\"\n"))?;
        for command in ["run", "check"] {
            let called = folder.call(&[command])?;
            let words = format!("a village must be able to write: leave out {option}\n");
            assert_eq!(called.status, Some(2), "{command}: {}", called.err);
            assert!(called.err.contains("database.url") && called.err.ends_with(&words), "{}", called.err);
        }
    }
    Ok(())
}

#[test]
fn a_file_that_is_no_database_is_named() -> TestResult {
    for migrate in [true, false] {
        let folder = Folder::with(&format!("[database]\nmigrate = {migrate}\n"))?;
        let folder = folder.file("village.db", "a shopping list, which is longer than nothing. ".repeat(40))?;
        let words = "database.url: sqlite:village.db is no SQLite database: name another file, or move that one out of the \
                     way\n";
        for command in ["run", "migrate", "communities"] {
            let called = folder.call(&[command])?;
            assert_eq!(called.status, Some(2), "{command}: {}", called.err);
            assert!(called.err.ends_with(words), "{command}: {}", called.err);
        }
        let called = folder.call(&["check"])?;
        assert!(called.out.contains(words.trim_end()), "{}", called.out);
    }
    Ok(())
}

#[test]
fn what_does_not_answer_is_told_with_where_to_look() -> TestResult {
    // A port that was free a moment ago.
    let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let folder = Folder::with(&format!(
        "[database]\nurl = \"postgres://village@{address}/village\"\n\
         [discord]\ntoken = \"hush\"\napi = \"http://{address}\"\n\
         [matrix]\nhomeserver = \"http://{address}\"\nuser = \"@village:example.org\"\npassword = \"hush\"\n"
    ))?;
    let called = folder.call(&["check"])?;
    assert_eq!(called.status, Some(1), "{}", called.err);
    for remedy in [
        "look whether the server runs, and whether database.url names it",
        "look whether discord.api is right",
        "look whether matrix.homeserver is right",
    ] {
        assert!(called.out.contains(remedy), "{remedy}: {}", called.out);
    }
    Ok(())
}

#[test]
fn whoever_asks_a_database_without_tables_is_sent_to_migrate() -> TestResult {
    let folder = Folder::new()?.file("village.db", "")?;
    let retry = ["retry", "00000000-0000-0000-0000-000000000000"];
    for args in [&["communities"][..], &["jobs", "--failed"], &retry] {
        let called = folder.call(args)?;
        assert_eq!(called.status, Some(1), "{args:?}: {}", called.err);
        assert!(called.err.contains("call `village migrate` first"), "{args:?}: {}", called.err);
    }
    Ok(())
}
