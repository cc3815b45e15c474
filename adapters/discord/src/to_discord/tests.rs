//! Bodies as Discord gets them, and Discord's limits on whatever the village may say.
#![expect(clippy::indexing_slicing, reason = "a JSON value answers a wrong index with null")]

use bot_core::message::{Field, File, Mention, Route};
use bot_core::wording::Locale;
use proptest::prelude::*;
use serde_json::{Value, json};
use url::Url;

use super::*;

type TestResult = Result<(), Box<dyn std::error::Error>>;

fn message(parts: Vec<Part>) -> Message {
    Message { parts, files: vec![], notify: false, locale: Locale::En }
}

fn action(label: &str, does: Does) -> Action {
    Action { label: label.to_owned(), word: label.to_lowercase(), does, style: Style::Plain, private: false }
}

fn route(verb: &str) -> Route {
    Route::new("meetup", verb, "12")
}

fn sent(message: &Message) -> Result<Vec<Value>, serde_json::Error> {
    bodies(message, &CommandIds::new()).iter().map(serde_json::to_value).collect()
}

#[test]
fn a_card_has_its_values_as_fields_and_its_small_print_below() -> TestResult {
    let going = action("Going", Does::Invoke(route("going")));
    let card = message(vec![
        Part::Heading(vec!["Park & coffee".into()]),
        Part::Para(vec!["Bring *cake*".into()]),
        Part::Fields(vec![Field { name: vec!["Where".into()], value: vec!["Elm Park".into()] }]),
        Part::Note(vec!["Two spots left".into()]),
        Part::Actions(vec![going, action("Edit", Does::Open(route("edit")))]),
    ]);
    let button =
        |id: &str, label: &str| json!({ "type": 2, "style": 2, "custom_id": id, "label": label, "disabled": false });
    assert_eq!(
        sent(&card)?,
        [json!({
            "content": "",
            "embeds": [{
                "type": "rich",
                "title": "Park & coffee",
                "description": "Bring \\*cake\\*",
                "fields": [
                    { "name": "Where", "value": "Elm Park", "inline": false },
                    { "name": "\u{200b}", "value": "-# Two spots left", "inline": false },
                ],
            }],
            "components": [{ "type": 1, "components": [
                button("1.meetup.going.12..0", "Going"),
                button("o1.meetup.edit.12..0", "Edit"),
            ] }],
            "allowed_mentions": { "parse": [], "users": [], "replied_user": false },
        })]
    );
    Ok(())
}

#[test]
fn text_without_a_heading_is_plain_and_notifies_only_whom_it_should() -> TestResult {
    let ana = Mention { account: Some("42".to_owned()), name: "Ana".to_owned(), ping: true };
    let body = sent(&message(vec![
        Part::Para(vec![Span::Mention(ana), " is here, @everyone".into()]),
        Part::List(vec![vec!["one".into()], vec!["two".into()]]),
    ]))?;
    assert_eq!(
        body,
        [json!({
            "content": "<@42> is here, \\@everyone\n- one\n- two",
            "embeds": [],
            "components": [],
            "allowed_mentions": { "parse": [], "users": ["42"], "replied_user": false },
        })]
    );
    Ok(())
}

#[test]
fn a_mention_in_a_card_is_repeated_where_it_notifies() -> TestResult {
    let ana = Mention { account: Some("42".to_owned()), name: "Ana".to_owned(), ping: true };
    let body = sent(&message(vec![
        Part::Heading(vec!["Soon".into()]),
        Part::Para(vec!["Hello ".into(), Span::Mention(ana)]),
    ]))?;
    assert_eq!(body[0]["content"], "<@42>");
    assert_eq!(body[0]["allowed_mentions"]["users"], json!(["42"]));
    Ok(())
}

#[test]
fn long_text_is_split_between_its_parts_with_the_buttons_at_the_end() -> TestResult {
    let para = |c: &str| Part::Para(vec![Span::Text(c.repeat(1500))]);
    let going = action("Going", Does::Invoke(route("going")));
    let split = sent(&message(vec![para("a"), para("b"), Part::Actions(vec![going])]))?;
    assert_eq!(split.len(), 2);
    assert_eq!(split[0]["content"], "a".repeat(1500));
    assert_eq!(split[0]["components"], json!([]));
    assert_eq!(split[1]["components"][0]["components"][0]["custom_id"], "1.meetup.going.12..0");
    Ok(())
}

#[test]
fn a_list_to_choose_from_and_a_form_button_are_told_apart_by_their_ids() -> TestResult {
    let option = Choosable { value: "7".to_owned(), label: "Park".to_owned() };
    let body = sent(&message(vec![
        Part::Choice(Choice {
            prompt: "Which?".to_owned(),
            route: route("show"),
            options: vec![option],
            most: 1,
            opens: false,
        }),
        Part::Actions(vec![
            action("Show", Does::Invoke(route("show"))),
            action("Edit", Does::Open(route("show"))),
            action("Map", Does::Visit(Url::parse("https://ex.org/map")?)),
        ]),
    ]))?;
    let ids: Vec<&Value> = body[0]["components"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|row| row["components"].as_array().into_iter().flatten())
        .map(|component| component.get("custom_id").unwrap_or(&component["url"]))
        .collect();
    assert_eq!(ids, ["p1.meetup.show.12..0", "1.meetup.show.12..0", "o1.meetup.show.12..0", "https://ex.org/map"]);
    assert_eq!(body[0]["content"], "Which?");
    Ok(())
}

#[test]
fn a_file_goes_with_a_description() -> TestResult {
    let mut with_file = message(vec![Part::Para(vec!["Here".into()])]);
    with_file.files.push(File {
        name: "park.ics".to_owned(),
        media_type: "text/calendar".to_owned(),
        text: "BEGIN:VCALENDAR".to_owned(),
        about: "The meetup for your calendar".to_owned(),
    });
    let body = bodies(&with_file, &CommandIds::new()).remove(0);
    assert_eq!(body.uploads.len(), 1);
    assert_eq!(
        serde_json::to_value(&body)?["attachments"],
        json!([{ "id": "0", "filename": "park.ics", "description": "The meetup for your calendar" }])
    );
    Ok(())
}

#[test]
fn a_form_asks_within_discords_limits() -> TestResult {
    let field = FormField {
        key: "title".to_owned(),
        label: "What is it called, in a few words that people like?".to_owned(),
        example: "Park and coffee".to_owned(),
        value: Some("x".repeat(300)),
        required: true,
        most: 100,
        long: false,
    };
    let form = Form { title: "New meetup".to_owned(), fields: vec![field], route: route("new") };
    let modal = serde_json::to_value(modal(&form))?;
    let input = &modal["components"][0]["components"][0];
    assert_eq!(modal["custom_id"], "1.meetup.new.12..0");
    assert_eq!(input["label"].as_str().map(|label| label.chars().count()), Some(limits::FORM_LABEL));
    assert_eq!(input["value"].as_str().map(str::len), Some(100));
    assert_eq!(input["max_length"], 100);
    Ok(())
}

#[test]
fn an_edit_is_always_one_message() {
    let long = message((0..4).map(|_| Part::Para(vec![Span::Text("word ".repeat(300))])).collect());
    assert!(bodies(&long, &CommandIds::new()).len() > 1);
    let body = one_body(&long, &CommandIds::new());
    assert_eq!((body.content.as_str(), body.embeds.len()), ("", 1));
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    let text = "\\PC{0,400}";
    let span = prop_oneof![
        4 => text.prop_map(Span::Text),
        1 => text.prop_map(|text| Span::Strong(vec![Span::Text(text)])),
        1 => text.prop_map(Span::Code),
        1 => text.prop_map(Span::Channel),
        1 => any::<u64>().prop_map(|id| Span::Role(id.to_string())),
        1 => Just(Span::Break),
        1 => (text, any::<u32>(), any::<bool>()).prop_map(|(name, id, ping)| {
            Span::Mention(Mention { account: Some(id.to_string()), name, ping })
        }),
    ];
    prop::collection::vec(span, 0..6)
}

fn part() -> impl Strategy<Value = Part> {
    let label = "\\PC{0,120}";
    let verb = "[a-z]{1,12}";
    prop_oneof![
        spans().prop_map(Part::Heading),
        spans().prop_map(Part::Para),
        spans().prop_map(Part::Note),
        prop::collection::vec(spans(), 0..5).prop_map(Part::List),
        prop::collection::vec((spans(), spans()).prop_map(|(name, value)| Field { name, value }), 0..30)
            .prop_map(Part::Fields),
        prop::collection::vec((label, verb).prop_map(|(l, verb)| action(&l, Does::Invoke(route(&verb)))), 0..25)
            .prop_map(Part::Actions),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn whatever_is_said_keeps_discords_limits(parts in prop::collection::vec(part(), 0..6)) {
        let said = message(parts);
        let all = bodies(&said, &CommandIds::new());
        prop_assert!(!all.is_empty());
        for body in all.iter().chain([&one_body(&said, &CommandIds::new())]) {
            let body = serde_json::to_value(body)?;
            let content = body["content"].as_str().unwrap_or_default();
            let embeds = body["embeds"].as_array().cloned().unwrap_or_default();
            let rows = body["components"].as_array().cloned().unwrap_or_default();
            prop_assert!(content.chars().count() <= limits::CONTENT);
            prop_assert!(!content.trim().is_empty() || !embeds.is_empty(), "an empty message");
            prop_assert!(body["allowed_mentions"]["parse"] == json!([]));
            prop_assert!(rows.len() <= limits::ROWS);
            for row in &rows {
                prop_assert!(row["components"].as_array().is_some_and(|row| (1..=5).contains(&row.len())));
            }
            for embed in &embeds {
                let length = |value: &Value| value.as_str().map_or(0, |text| text.chars().count());
                prop_assert!(length(&embed["title"]) <= limits::EMBED_TITLE);
                prop_assert!(length(&embed["description"]) <= limits::EMBED_DESCRIPTION);
                let fields = embed["fields"].as_array().cloned().unwrap_or_default();
                prop_assert!(fields.len() <= limits::EMBED_FIELDS);
                let inside: usize = fields.iter().map(|field| length(&field["name"]) + length(&field["value"])).sum();
                prop_assert!(length(&embed["title"]) + length(&embed["description"]) + inside <= limits::EMBEDS_TOTAL);
            }
        }
    }
}
