//! The console as a platform, without a village behind it: what is delivered, what is seen, and what is not.

use std::error::Error;
use std::sync::Arc;

use bot_console::clock::PlayClock;
use bot_console::platform::Console;
use bot_console::script::Dms;
use bot_console::town::{Name, NotThere, Spot, message_key};
use bot_console::transcript::{Style, Transcript};
use bot_core::command::Seen;
use bot_core::id::OutboxId;
use bot_core::incoming::{PlaceKey, ReplyWay, Standing};
use bot_core::message::{
    Action, Choice, Choosable, Does, File, Form, FormField, Mention, Message, Part, Route, Span, Style as ButtonStyle,
};
use bot_core::platform::{Act, DeliveryError, Destination, Parcel, Platform};
use bot_core::wording::Locale;
use chrono::{DateTime, Utc};

type TestResult = Result<(), Box<dyn Error>>;

fn console() -> Result<Console, Box<dyn Error>> {
    let start: DateTime<Utc> = "2026-11-23T14:00:00Z".parse()?;
    let console = Console::new(Arc::new(PlayClock::still(start)));
    for name in ["ana", "ben"] {
        let name = Name::new(name).ok_or("a name")?;
        console.town(|town| town.acts(&name).clone());
    }
    Ok(console)
}

fn button(label: &str) -> Action {
    let verb = label.to_lowercase();
    Action {
        label: label.to_owned(),
        word: verb.clone(),
        does: Does::Invoke(Route::new("meetup", &verb, "1")),
        style: ButtonStyle::Plain,
        private: false,
    }
}

fn card(words: &str, buttons: &[&str]) -> Message {
    let mut message = Message::para(Locale::En, vec![Span::from(words)]);
    if !buttons.is_empty() {
        message.parts.push(Part::Actions(buttons.iter().map(|label| button(label)).collect()));
    }
    message
}

fn parcel(key: u128, to: Destination, act: Act) -> Parcel {
    Parcel { key: OutboxId(uuid::Uuid::from_u128(key)), to, act }
}

fn general() -> Destination {
    Destination::Place(Spot::general().key())
}

fn to(account: &str) -> Destination {
    Destination::Direct { account: account.to_owned(), home: None }
}

fn text(console: &Console) -> Result<String, Box<dyn Error>> {
    written(console, Style::Text { colour: false })
}

fn written(console: &Console, style: Style) -> Result<String, Box<dyn Error>> {
    let mut transcript = Transcript::new(style, chrono_tz::America::New_York, Locale::En);
    let lines: Result<Vec<String>, _> = console.take_fresh().iter().map(|entry| transcript.lines(entry)).collect();
    Ok(lines?.concat())
}

#[tokio::test]
async fn the_transcript_shows_messages_edits_and_private_words() -> TestResult {
    let console = console()?;
    console.member_says("ana", Spot::general(), "/meetup new title:\"Park\"")?;
    let sent = console.deliver(&parcel(1, general(), Act::Send(card("Park\nSaturday", &["Going", "Can't"])))).await?;
    let mut private = card("It is announced.", &["Change"]);
    private.files.push(File {
        name: "park.ics".to_owned(),
        media_type: "text/calendar".to_owned(),
        text: "BEGIN:VCALENDAR".to_owned(),
        about: "for your calendar".to_owned(),
    });
    console.deliver(&parcel(2, to("ana"), Act::Send(private))).await?;
    console.member_says("ana", Spot::Private("ana".to_owned()), "my show")?;
    let message = sent.messages.first().cloned().ok_or("a message")?;
    let ping = Span::Mention(Mention { account: Some("ben".to_owned()), name: "ben".to_owned(), ping: true });
    let now = Message::para(Locale::En, vec![ping, Span::from(": park moved")]);
    console.deliver(&parcel(3, general(), Act::Edit { message, now })).await?;
    console.member_edits("ana", "m4".parse().map_err(|()| "an id")?, "my show please")?;
    console.member_deletes("ana", "m1".parse().map_err(|()| "an id")?)?;

    let entries = console.take_fresh();
    let write = |style| -> Result<String, serde_json::Error> {
        let mut transcript = Transcript::new(style, chrono_tz::America::New_York, Locale::En);
        entries.iter().map(|entry| transcript.lines(entry)).collect()
    };
    insta::assert_snapshot!(write(Style::Text { colour: false })?);
    insta::assert_snapshot!(write(Style::Json)?);
    Ok(())
}

#[tokio::test]
async fn the_same_parcel_is_shown_once() -> TestResult {
    let console = console()?;
    let parcel = parcel(1, general(), Act::Send(card("Park", &[])));
    let first = console.deliver(&parcel).await?;
    assert_eq!(console.deliver(&parcel).await?, first);
    assert_eq!(console.take_fresh().len(), 1);
    Ok(())
}

#[tokio::test]
async fn an_edit_that_changes_nothing_is_not_seen() -> TestResult {
    let console = console()?;
    let sent = console.deliver(&parcel(1, general(), Act::Send(card("Park", &["Going"])))).await?;
    let message = sent.messages.first().cloned().ok_or("a message")?;
    let again = Act::Edit { message, now: card("Park", &["Going"]) };
    assert_eq!(console.deliver(&parcel(2, general(), again)).await?, sent);
    assert_eq!(console.take_fresh().len(), 1);
    Ok(())
}

#[tokio::test]
async fn deliveries_fail_as_often_as_they_are_told_and_then_arrive() -> TestResult {
    let console = console()?;
    let parcel = parcel(1, general(), Act::Send(card("Park", &[])));
    console.fail_next(2);
    for _ in 0..2 {
        assert!(matches!(console.deliver(&parcel).await, Err(DeliveryError::Unavailable(_))));
    }
    console.deliver(&parcel).await?;
    assert_eq!(console.take_fresh().len(), 1);
    Ok(())
}

#[tokio::test]
async fn closed_private_messages_stay_closed_except_for_answers() -> TestResult {
    let console = console()?;
    let ben = Name::new("ben").ok_or("a name")?;
    console.town(|town| town.set_dms(&ben, Dms::Closed));
    let note = |key| parcel(key, to("ben"), Act::Send(card("Only for you", &[])));
    assert!(matches!(console.deliver(&note(1)).await, Err(DeliveryError::Forbidden(_))));
    assert!(matches!(console.answer(&note(2), "ana"), Err(DeliveryError::Forbidden(_))));
    console.answer(&note(3), "ben")?;
    console.town(|town| town.set_dms(&ben, Dms::Open));
    console.deliver(&note(4)).await?;
    assert_eq!(console.take_fresh().len(), 2);
    Ok(())
}

#[tokio::test]
async fn what_is_not_there_is_gone() -> TestResult {
    let console = console()?;
    let ben = Name::new("ben").ok_or("a name")?;
    console.town(|town| town.leaves(&ben))?;
    let nowhere = Destination::Place(PlaceKey { id: "thread:3".to_owned(), thread: None, direct: false });
    let way = ReplyWay { token: String::new(), seconds: 900, private: true };
    for (key, to) in (1..).zip([
        to("ben"),
        to("nobody"),
        nowhere,
        Destination::Answer { way, seen: Seen::ByAsker, account: "ben".to_owned() },
    ]) {
        let result = console.deliver(&parcel(key, to, Act::Send(card("Hello", &[])))).await;
        assert_eq!(result, Err(DeliveryError::Gone), "{key}");
    }
    let message = message_key(&Spot::general(), "m9".parse().map_err(|()| "an id")?);
    let edit = Act::Edit { message, now: card("Hello", &[]) };
    assert_eq!(console.deliver(&parcel(9, general(), edit)).await, Err(DeliveryError::Gone));
    assert_eq!(text(&console)?, "");
    Ok(())
}

#[tokio::test]
async fn the_town_knows_who_is_there() -> TestResult {
    let console = console()?;
    let home = bot_console::town::home();
    let standing = async |account: &str| console.standing(&home, account).await.map(|there| there.map(|p| p.standing));
    assert_eq!(standing("ana").await?, Some(Standing::Admin));
    assert_eq!(standing("ben").await?, Some(Standing::Member));
    assert_eq!(standing("cleo").await?, None);
    let ben = Name::new("ben").ok_or("a name")?;
    console.town(|town| town.leaves(&ben))?;
    assert_eq!(standing("ben").await?, None);
    Ok(())
}

#[tokio::test]
async fn the_newest_button_that_one_can_see_is_pressed() -> TestResult {
    let console = console()?;
    console.deliver(&parcel(1, general(), Act::Send(card("Park", &["Going", "Can't"])))).await?;
    console.deliver(&parcel(2, general(), Act::Send(card("Lake", &["Going"])))).await?;
    console.deliver(&parcel(3, to("ana"), Act::Send(card("Yours", &["Going"])))).await?;
    let finds = |account: &str, label: &str, on: Option<&str>| {
        let on = on.and_then(|id| id.parse().ok());
        console.town(|town| town.button(account, label, on)).map(|(id, _)| id.to_string())
    };
    assert_eq!(finds("ana", "going", None)?, "m3");
    assert_eq!(finds("ben", "Going", None)?, "m2");
    assert_eq!(finds("ben", "can’t", None)?, "m1");
    assert_eq!(finds("ben", "Going", Some("m1"))?, "m1");
    let says = |result: Result<String, NotThere>| result.err().map(|why| why.to_string()).unwrap_or_default();
    assert_eq!(says(finds("ben", "Maybe", None)), "nothing that ben can see offers `Maybe`");
    assert_eq!(says(finds("ben", "Maybe", Some("m1"))), "m1 does not offer `Maybe`; it offers `Going`, `Can't`");
    assert_eq!(says(finds("ben", "Going", Some("m3"))), "ben cannot see m3");
    assert_eq!(says(finds("ben", "Going", Some("m7"))), "there is no m7");
    Ok(())
}

#[tokio::test]
async fn lists_and_forms_are_written_so_that_one_can_answer() -> TestResult {
    let console = console()?;
    let mut message = card("About the kids", &[]);
    message.parts.push(Part::Choice(Choice {
        prompt: "How old are they?".to_owned(),
        route: Route::new("my", "kids", ""),
        options: ["0-12 months", "1-3 years"]
            .map(|label| Choosable { value: label.to_owned(), label: label.to_owned() })
            .to_vec(),
        most: 2,
        opens: false,
    }));
    console.deliver(&parcel(1, general(), Act::Send(message))).await?;
    let field = |key: &str, label: &str, value: Option<&str>, required| FormField {
        key: key.to_owned(),
        label: label.to_owned(),
        example: format!("an example of {key}"),
        value: value.map(str::to_owned),
        required,
        most: 80,
        long: false,
    };
    let fields = vec![field("title", "What is it?", Some("Park"), true), field("notes", "Anything else?", None, false)];
    let form = Form { title: "Change".to_owned(), fields, route: Route::new("meetup", "change", "1") };
    console.open_form("ben", "Change", &form);
    let entries = console.take_fresh();
    let write = |style| -> Result<String, serde_json::Error> {
        let mut transcript = Transcript::new(style, chrono_tz::America::New_York, Locale::En);
        entries.iter().map(|entry| transcript.lines(entry)).collect()
    };
    insta::assert_snapshot!(write(Style::Text { colour: false })?);
    insta::assert_snapshot!(write(Style::Json)?);
    Ok(())
}

#[test]
fn words_from_people_cannot_steer_the_terminal() -> TestResult {
    let console = console()?;
    console.member_says("ben", Spot::general(), "\u{1b}[2Jgone\u{202e}")?;
    assert!(text(&console)?.ends_with("m1 #general ben: [2Jgone\n"));
    Ok(())
}
