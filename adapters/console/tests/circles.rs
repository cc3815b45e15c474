//! Circles in a terminal: who is in one, who sees what is said there, and how it ends.

use std::error::Error;
use std::sync::Arc;

use bot_console::clock::PlayClock;
use bot_console::platform::Console;
use bot_console::script::{Line, read};
use bot_console::town::{Name, NotThere, Spot, Town};
use bot_console::transcript::{Style, Transcript};
use bot_core::id::OutboxId;
use bot_core::incoming::{HomeKey, MessageKey, PlaceKey};
use bot_core::message::{Action, Does, Message, Part, Route, Span, Style as ButtonStyle};
use bot_core::platform::{Act, DeliveryError, Destination, Own, Parcel, Platform, Receipt};
use bot_core::wording::Locale;
use chrono::{DateTime, Utc};

type TestResult = Result<(), Box<dyn Error>>;

fn console() -> Result<Console, Box<dyn Error>> {
    let start: DateTime<Utc> = "2026-11-23T14:00:00Z".parse()?;
    let console = Console::new(Arc::new(PlayClock::still(start)));
    for name in ["Ana", "ben", "cleo"] {
        let name = Name::new(name).ok_or("a name")?;
        console.town(|town| town.acts(&name).clone());
    }
    Ok(console)
}

/// A circle of these, with what is to be changed about it.
fn circle(members: &[&str], change: impl FnOnce(&mut Own)) -> Act {
    let mut own = Own::Circle {
        known: None,
        home: HomeKey { id: "town".to_owned(), name: None },
        mark: "3f9a2c".to_owned(),
        title: "Ana & ben".to_owned(),
        members: members.iter().map(ToString::to_string).collect(),
        leaving: Vec::new(),
        open: true,
        goodbye: None,
    };
    change(&mut own);
    Act::Own(own)
}

/// It is put away with a word.
fn closed(own: &mut Own) {
    if let Own::Circle { open, goodbye, .. } = own {
        *open = false;
        *goodbye = Some(words("It was good to have you here."));
    }
}

fn words(text: &str) -> Message {
    Message::para(Locale::En, vec![Span::from(text)])
}

async fn deliver(console: &Console, key: u128, to: Spot, act: Act) -> Result<Receipt, DeliveryError> {
    let key = OutboxId(uuid::Uuid::from_u128(key));
    console.deliver(&Parcel { key, to: Destination::Place(to.key()), act }).await
}

fn written(console: &Console, style: Style) -> Result<String, Box<dyn Error>> {
    let mut transcript = Transcript::new(style, chrono_tz::America::New_York, Locale::En);
    let lines: Result<Vec<String>, _> = console.take_fresh().iter().map(|entry| transcript.lines(entry)).collect();
    Ok(lines?.concat())
}

fn says(console: &Console, line: &str) -> TestResult {
    let Line::Says { who, spot, text } = read(line)? else { return Err("not said".into()) };
    let account = console.town(|town| town.acts(&who).account.clone());
    console.member_says(&account, spot, &text)?;
    Ok(())
}

#[tokio::test]
async fn a_circle_is_opened_talked_in_and_closed() -> TestResult {
    let write = async |style| -> Result<String, Box<dyn Error>> {
        let console = console()?;
        let receipt = deliver(&console, 1, Spot::general(), circle(&["ana", "ben", "zoe"], |_| ())).await?;
        let place = MessageKey { place: "thread:1".to_owned(), id: "thread:1".to_owned() };
        assert_eq!(receipt, Receipt { messages: vec![place], unreached: vec!["zoe".to_owned()], before: None });
        deliver(&console, 2, Spot::Thread(1), Act::Send(words("Hello, you two!"))).await?;
        says(&console, "ana in thread:1: hello")?;
        deliver(&console, 3, Spot::general(), circle(&["ana", "ben"], closed)).await?;
        let late = says(&console, "ben in thread:1: wait").err().map(|error| error.to_string());
        assert_eq!(late.as_deref(), Some("thread:1 is closed"));
        written(&console, style)
    };
    insta::assert_snapshot!(write(Style::Text { colour: false }).await?);
    insta::assert_snapshot!(write(Style::Json).await?);
    Ok(())
}

#[tokio::test]
async fn what_is_opened_or_closed_again_is_seen_once() -> TestResult {
    let console = console()?;
    let open = || circle(&["ana", "ben"], |_| ());
    let first = deliver(&console, 1, Spot::general(), open()).await?;
    // Told again, and told anew by a bot that never heard of the first.
    assert_eq!(deliver(&console, 1, Spot::general(), open()).await?, first);
    assert_eq!(deliver(&console, 2, Spot::general(), open()).await?, first);
    assert_eq!(console.take_fresh().len(), 1);
    for key in [3, 3, 4] {
        assert_eq!(deliver(&console, key, Spot::general(), circle(&["ana", "ben"], closed)).await?, first);
    }
    assert_eq!(console.take_fresh().len(), 2, "the last words, and the end");
    Ok(())
}

#[tokio::test]
async fn only_those_in_a_circle_see_it() -> TestResult {
    let console = console()?;
    deliver(&console, 1, Spot::general(), circle(&["ana", "ben"], |_| ())).await?;
    let going = Action {
        label: "Going".to_owned(),
        word: "going".to_owned(),
        does: Does::Invoke(Route::new("meetup", "going", "1")),
        style: ButtonStyle::Plain,
        private: false,
    };
    let card = Message { parts: vec![Part::Actions(vec![going])], ..words("Park") };
    deliver(&console, 2, Spot::Thread(1), Act::Send(card)).await?;
    let presses = |account: &str| console.town(|town| town.button(account, "Going", None)).map(|_| ());
    assert_eq!(presses("ben"), Ok(()));
    let nowhere = NotThere::Nowhere { who: "cleo".to_owned(), label: "Going".to_owned() };
    assert_eq!(presses("cleo"), Err(nowhere));
    let outside = says(&console, "cleo in thread:1: hello").err().map(|error| error.to_string());
    assert_eq!(outside.as_deref(), Some("cleo is not in thread:1"));

    // Ben makes room for Cleo.
    let known = |own: &mut Own| {
        if let Own::Circle { known, leaving, .. } = own {
            *known = Some(PlaceKey { id: "thread:1".to_owned(), thread: None, direct: false });
            *leaving = vec!["ben".to_owned()];
        }
    };
    let _ = console.take_fresh();
    deliver(&console, 3, Spot::general(), circle(&["ana", "cleo"], known)).await?;
    assert_eq!(written(&console, Style::Text { colour: false })?.lines().last(), Some("    with Ana, cleo"));
    says(&console, "cleo in thread:1: hello")?;
    assert!(says(&console, "ben in thread:1: hello").is_err());
    Ok(())
}

#[tokio::test]
async fn whoever_leaves_the_town_leaves_its_circles() -> TestResult {
    let console = console()?;
    deliver(&console, 1, Spot::general(), circle(&["ana", "ben"], |_| ())).await?;
    let ben = Name::new("ben").ok_or("a name")?;
    console.town(|town| town.leaves(&ben).map(|_| ()))?;
    says(&console, "ben: I am back")?;
    assert!(says(&console, "ben in thread:1: hello").is_err());
    Ok(())
}

#[tokio::test]
async fn a_circle_that_is_not_there_is_gone_and_need_not_be_closed() -> TestResult {
    let console = console()?;
    let elsewhere = |own: &mut Own| {
        if let Own::Circle { known, .. } = own {
            *known = Some(PlaceKey { id: "thread:7".to_owned(), thread: None, direct: false });
        }
    };
    let gone = deliver(&console, 1, Spot::general(), circle(&["ana"], elsewhere)).await;
    assert_eq!(gone, Err(DeliveryError::Gone));
    let never_opened = deliver(&console, 2, Spot::general(), circle(&["ana"], closed)).await;
    assert_eq!(never_opened, Ok(Receipt::default()));
    Ok(())
}

#[test]
fn a_kept_town_remembers_its_circles_and_reads_what_older_ones_have_left() -> TestResult {
    let mut town: Town = serde_json::from_str(
        r#"{"visits":1,"said":2,"founded":true,"latest":null,"people":{},"messages":{},"threads":[2],"delivered":[]}"#,
    )?;
    let ana = Name::new("ana").ok_or("a name")?;
    town.acts(&ana);
    let gathered = town.gather(None, "3f9a2c", "Ana", &["ana".to_owned()]);
    assert_eq!(gathered.number, 2);
    let again: Town = serde_json::from_str(&town.keepsake(60_000)?)?;
    assert_eq!(again.circle(None, "3f9a2c"), Some(2));
    assert!(again.sees("ana", &Spot::Thread(2)) && !again.sees("ben", &Spot::Thread(2)));
    assert!(again.sees("ben", &Spot::Thread(1)), "everybody reads what is under a message");
    Ok(())
}
