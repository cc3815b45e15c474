#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

use proptest::prelude::*;

use super::*;

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn given(name: &str, value: &str) -> GivenArg {
    GivenArg { name: name.to_owned(), value: value.to_owned() }
}

#[track_caller]
fn reads(line: &str, as_this: Line) {
    assert_eq!(read(line), Ok(as_this), "{line}");
}

#[test]
fn comments_and_blank_lines_do_nothing() {
    for line in ["", "   ", "# words", "  # words", "\u{feff}# words", "#parks: no"] {
        reads(line, Line::Nothing);
    }
}

#[test]
fn the_stage_is_moved_by_words_with_an_at() {
    reads("@advance 2d3h15m", Line::Advance(Duration::from_mins((2 * 24 + 3) * 60 + 15)));
    reads("@advance 90s", Line::Advance(Duration::from_secs(90)));
    reads("@advance 1w 1d", Line::Advance(Duration::from_hours(8 * 24)));
    let moment = NaiveDateTime::parse_from_str("2026-11-28 09:00", "%Y-%m-%d %H:%M").unwrap();
    reads("@until 2026-11-28T09:00", Line::Until(moment));
    reads("@join ana", Line::Join(name("ana")));
    reads("@leave ana", Line::Leave(name("ana")));
    reads("@role ana admin", Line::Role(name("ana"), Standing::Admin));
    reads("@role ana moderator", Line::Role(name("ana"), Standing::Moderator));
    reads("@role ana member", Line::Role(name("ana"), Standing::Member));
    reads("@dms ben closed", Line::Dms(name("ben"), Dms::Closed));
    reads("@dms ben open", Line::Dms(name("ben"), Dms::Open));
    reads("@restart", Line::Restart);
    reads("@fail send 2", Line::FailSend(2));
}

#[test]
fn members_speak_in_channels_threads_and_privately() {
    let says = |spot, text: &str| Line::Says { who: name("ana"), spot, text: text.to_owned() };
    reads("ana: /meetup new when:\"sat 10am\"", says(Spot::general(), "/meetup new when:\"sat 10am\""));
    reads("ana:hi", says(Spot::general(), "hi"));
    reads("ana: presses on", says(Spot::general(), "presses on"));
    reads("ana in #parks: who is around?", says(Spot::Channel("parks".to_owned()), "who is around?"));
    reads("ana in thread:3: hello: you", says(Spot::Thread(3), "hello: you"));
    reads("ana > village: !my naps 12:30-14:30", says(Spot::Private("ana".to_owned()), "!my naps 12:30-14:30"));
    reads("ana>village: yes", says(Spot::Private("ana".to_owned()), "yes"));
    reads("José: hola", Line::Says { who: name("José"), spot: Spot::general(), text: "hola".to_owned() });
}

#[test]
fn buttons_are_pressed_by_their_words() {
    let presses = |label: &str, on: Option<u64>, with| Line::Presses {
        who: name("ben"),
        label: label.to_owned(),
        on: on.map(MessageId),
        with,
    };
    reads("ben presses Going", presses("Going", None, None));
    reads("ben presses Going on m4", presses("Going", Some(4), None));
    reads("ben presses Not on the list", presses("Not on the list", None, None));
    reads("ben presses Come with me on m2", presses("Come with me", Some(2), None));
    reads("ben presses \"Not on m3\" on m4", presses("Not on m3", Some(4), None));
    let softer = || Some(Filling::Only("softer \"words\"".to_owned()));
    reads(r#"ben presses Reword with "softer \"words\"""#, presses("Reword", None, softer()));
    reads(r#"ben presses Reword on m4 with "softer \"words\"""#, presses("Reword", Some(4), softer()));
    let named = Filling::Named(vec![given("title", "Park, with cake"), given("spots", "4")]);
    reads(r#"ben presses Change with title:"Park, with cake" spots:4"#, presses("Change", None, Some(named)));
}

#[test]
fn lists_are_picked_from() {
    let picks = |options: &[&str], on: Option<u64>| Line::Picks {
        who: name("ben"),
        options: options.iter().map(|&option| option.to_owned()).collect(),
        on: on.map(MessageId),
    };
    reads("ben picks \"1-3 years\" on m4", picks(&["1-3 years"], Some(4)));
    reads("ben picks 1-3 years", picks(&["1-3 years"], None));
    reads("ben picks \"a\", \"b\" on m4", picks(&["a", "b"], Some(4)));
}

#[test]
fn messages_are_reported_edited_and_deleted() {
    let words = "reason: words".to_owned();
    reads("mia reports m7: reason: words", Line::Reports { who: name("mia"), message: MessageId(7), words });
    let text = "new words".to_owned();
    reads("ana edits m7: new words", Line::Edits { who: name("ana"), message: MessageId(7), text });
    reads("ana deletes m7", Line::Deletes { who: name("ana"), message: MessageId(7) });
}

#[test]
fn what_cannot_be_read_is_said() {
    for line in [
        "hello",
        "hello there",
        ": hello",
        "ana:",
        "ana in parks: hi",
        "ana in thread:x: hi",
        "ana > ben: hi",
        "ana reports m7",
        "ana reports 7: why",
        "ana presses",
        "ana presses on m4",
        "ana picks on m4",
        "ana edits m7:",
        "ana deletes it",
        "@advance",
        "@advance soon",
        "@advance 3",
        "@advance 99999999999999w",
        "@until tomorrow",
        "@join",
        "@join ana ben",
        "@role ana queen",
        "@dms ben shut",
        "@restart now",
        "@fail send many",
        "@fail receive 2",
        "@dance",
        "village: I am the bot",
    ] {
        assert!(read(line).is_err(), "{line}");
    }
}

proptest! {
    #[test]
    fn no_line_makes_the_reader_stumble(line in "\\PC{0,60}") {
        let _ = read(&line);
    }

    #[test]
    fn likely_lines_neither(line in "(ana|@advance|@role) ?(:|>|in|presses|picks|edits)? ?(#a:|thread:1:|x on m1|with|\"a\\\\|“b”|on m)?( with \"| with a:\"b\"| 3h)?") {
        let _ = read(&line);
    }
}
