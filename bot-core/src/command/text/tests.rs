//! Claims about the text grammar, over a small catalogue of its own.
#![expect(clippy::indexing_slicing, reason = "a test that reads past the end should fail")]

use proptest::prelude::*;

use super::*;
use crate::access::Access;
use crate::command::{ArgKind, ArgSpec, Seen};

const LINE: ArgKind = ArgKind::Line { most: 80 };

const fn spec(path: &'static str, args: &'static [ArgSpec]) -> CommandSpec {
    CommandSpec { path, args, access: Access::Member, answer: Seen::ByAsker, example: path }
}

static NEW: CommandSpec = spec(
    "meetup new",
    &[
        ArgSpec::required("title", LINE),
        ArgSpec::required("when", ArgKind::When),
        ArgSpec::required("place", LINE),
        ArgSpec::optional("notes", ArgKind::Lines { most: 500 }),
        ArgSpec::optional("most-kids", ArgKind::Whole { least: 1, most: 99 }),
    ],
);
static NOW: CommandSpec = spec("meetup now", &[ArgSpec::required("place", LINE)]);
static CANT: CommandSpec = spec("meetup cant", &[ArgSpec::required("meetup", ArgKind::Meetup)]);
static GOING: CommandSpec = spec(
    "meetup going",
    &[
        ArgSpec::required("meetup", ArgKind::Meetup),
        ArgSpec::optional("adults", ArgKind::Whole { least: 1, most: 9 }),
        ArgSpec::optional("kids", ArgKind::Whole { least: 0, most: 9 }),
        ArgSpec::optional("note", LINE),
    ],
);
static SET: CommandSpec = spec(
    "settings set",
    &[ArgSpec::required("setting", ArgKind::Setting), ArgSpec::required("value", ArgKind::SettingValue)],
);
static ABOUT: CommandSpec = spec("my about", &[ArgSpec::required("about", ArgKind::Lines { most: 500 })]);
static FORGET: CommandSpec = spec("my forget", &[]);
static ON: CommandSpec = spec("village whats-on", &[]);
static ASK: CommandSpec = spec("ask", &[ArgSpec::required("topic", LINE)]);
static CATALOG: &[&CommandSpec] = &[&NEW, &NOW, &CANT, &GOING, &SET, &ABOUT, &FORGET, &ON, &ASK];

const ROOM: Prefix<'_> = Prefix::Needed(&["!", "/"]);
const DIRECT: Prefix<'_> = Prefix::Optional(&["!"]);

/// A reading as one line.
fn shown(reading: &Reading) -> String {
    match reading {
        Reading::Talk => "talk".to_owned(),
        Reading::Group { group } => format!("group {group}"),
        Reading::Unknown { near, words } => format!("unknown {words} near {near:?}"),
        Reading::Command { spec, given, notes } => {
            let given = given.iter().map(|arg| format!(" [{}={}]", arg.name, arg.value)).collect::<Vec<_>>().concat();
            let notes = notes.iter().map(|note| format!(" {note:?}")).collect::<Vec<_>>().concat();
            format!("{}{given}{notes}", spec.path)
        }
    }
}

#[track_caller]
fn in_room(text: &str, expected: &str) {
    assert_eq!(shown(&read(text, ROOM, CATALOG)), expected, "for {text:?}");
}

#[track_caller]
fn in_direct(text: &str, expected: &str) {
    assert_eq!(shown(&read(text, DIRECT, CATALOG)), expected, "for {text:?}");
}

#[test]
fn a_thumb_on_a_phone_is_understood() {
    let all = "meetup new [title=Park and coffee] [when=sat 10am] [place=Elm Park]";
    in_room("!meetup new Park and coffee when: sat 10am place: Elm Park", all);
    in_room("/Meetup NEW Park and coffee place:Elm Park When=sat 10am", all);
    in_room("!meetup new title:\"Park and coffee\" when:\"sat 10am\" place:\"Elm Park\"", all);
    in_room("!meetup new “Park and coffee”\nwhen: “sat 10am”\nplace: «Elm Park»", all);
    in_room("!meetup new Park and coffee, when: sat 10am, place: Elm Park", all);
    in_room("!meetup new \"Park and coffee\" \"sat 10am\" Elm Park", all);
    in_room("!meetup new when: sat 10am title: Park and coffee place: \"Elm Park", all);
}

#[test]
fn only_this_commands_names_begin_an_argument() {
    in_room("!meetup new Park: the big one when: sat 10:30", "meetup new [title=Park: the big one] [when=sat 10:30]");
    in_room("!my about when: I sleep, place: bed", "my about [about=when: I sleep, place: bed]");
    in_room("!meetup new Our \"when: now\" club", "meetup new [title=Our \"when: now\" club]");
    in_room("!meetup new Zoom notes://x place: home", "meetup new [title=Zoom notes://x] [place=home]");
    in_room("!meetup new Park most_kids: 4", "meetup new [title=Park] [most-kids=4]");
    in_room("!meetup new Park Most-Kids=4 when:", "meetup new [title=Park] [when=] [most-kids=4]");
}

#[test]
fn quotes_may_be_escaped_forgotten_or_part_of_the_words() {
    in_room(r#"!meetup new title:"The \"big\" park" when: sat"#, r#"meetup new [title=The "big" park] [when=sat]"#);
    in_room("!meetup new title:\"Park, then coffee", "meetup new [title=Park, then coffee]");
    in_room("!meetup new title:\"Park” when: sat", "meetup new [title=Park] [when=sat]");
    in_room("!my about \"Mama bear\" they call me", "my about [about=\"Mama bear\" they call me]");
    in_room("!my about \"Mama bear\"", "my about [about=Mama bear]");
    in_room("!my about 12\" pizza lover,", "my about [about=12\" pizza lover,]");
}

#[test]
fn free_words_fill_the_arguments_in_order() {
    in_room("!meetup going #12", "meetup going [meetup=#12]");
    in_room("!meetup going 12 2 1 nut allergy", "meetup going [meetup=12] [adults=2] [kids=1] [note=nut allergy]");
    in_room("!meetup going #12, nut allergy", "meetup going [meetup=#12] [note=nut allergy]");
    in_room("!meetup going #12 kids: 3 running late", "meetup going [meetup=#12] [kids=3 running late]");
    in_room("!settings set zone Europe/Madrid", "settings set [setting=zone] [value=Europe/Madrid]");
    in_room("!settings set values Be kind. Be real.", "settings set [setting=values] [value=Be kind. Be real.]");
    in_room("!ask tongue-tie and reflux", "ask [topic=tongue-tie and reflux]");
    in_room("!ask: tongue-tie?", "ask [topic=tongue-tie?]");
}

#[test]
fn what_is_odd_is_noted_and_nothing_is_lost() {
    in_room(
        "!meetup new Park wen: sat 10am place: Elm",
        "meetup new [title=Park] [when=sat 10am] [place=Elm] Guessed { given: \"wen\", near: \"when\" }",
    );
    in_room("!meetup new Park when: sat 9, then: lunch", "meetup new [title=Park] [when=sat 9, then: lunch]");
    in_room(
        "!meetup new Park colour: red when: sat 9 place: Elm",
        "meetup new [title=Park colour: red] [when=sat 9] [place=Elm] Strange { given: \"colour\", within: \"title\" }",
    );
    in_room("!meetup new Picnic: bring a hat when: sat 9", "meetup new [title=Picnic: bring a hat] [when=sat 9]");
    in_room("!meetup new Coffee, afterwards: park", "meetup new [title=Coffee, afterwards: park]");
    in_room("!meetup now place: A place: B", "meetup now [place=B] Twice { name: \"place\" }");
    in_room("!my forget me please", "my forget Extra { words: \"me please\" }");
}

#[test]
fn words_are_known_whatever_their_accents_hyphens_and_apostrophes() {
    in_room("!village whats-on", "village whats-on");
    in_room("!village what's on?", "village whats-on");
    in_room("!Meetup Can’t #3", "meetup cant [meetup=#3]");
    in_room("!méetup\tnéw\nPark", "meetup new [title=Park]");
}

#[test]
fn several_lines_stay_several_lines() {
    in_room("!my about Two boys.\n\nLove walks.", "my about [about=Two boys.\n\nLove walks.]");
    in_room(
        "!meetup new Park\nnotes: snacks\nwater\nwhen: sat",
        "meetup new [title=Park] [when=sat] [notes=snacks\nwater]",
    );
}

#[test]
fn quotes_code_and_shouting_are_talk() {
    for text in [
        "hello",
        "",
        "!",
        "! meetup new",
        "!!",
        "!!!",
        "!!meetup new",
        "!?",
        "!1",
        "/",
        "//meetup",
        "!/meetup",
        "> !meetup new Park",
        "`!meetup new`",
        "```\n!meetup new\n```",
        "    !meetup new",
        "\t!meetup new",
        "so !meetup new",
        "meetup new Park",
    ] {
        in_room(text, "talk");
    }
    in_direct("> my forget", "talk");
    in_direct("    my forget", "talk");
}

#[test]
fn a_group_alone_asks_for_help_on_it() {
    in_room("!meetup", "group meetup");
    in_room("!meetup please", "group meetup");
    in_direct("Meetup", "group meetup");
    in_direct("!ask", "ask");
}

#[test]
fn no_prefix_is_needed_in_a_direct_chat() {
    in_direct("meetup new Park when: sat", "meetup new [title=Park] [when=sat]");
    in_direct("!my forget", "my forget");
    in_direct("good morning", "talk");
    in_direct("metup new", "talk");
    in_direct("!metup new", "unknown metup new near [\"meetup new\", \"meetup now\", \"meetup cant\"]");
}

#[test]
fn a_prefix_may_be_a_word() {
    let prefix = Prefix::Needed(&["village"]);
    assert_eq!(shown(&read("village my forget", prefix, CATALOG)), "my forget");
    assert_eq!(shown(&read("villagemy forget", prefix, CATALOG)), "talk");
    assert_eq!(shown(&read("village, my forget", prefix, CATALOG)), "talk");
}

#[test]
fn what_is_close_is_offered_and_the_rest_is_left_to_others() {
    in_room("!meet new Park", "unknown meet new near [\"meetup new\", \"meetup now\", \"meetup cant\"]");
    in_room("!meeting new Park", "unknown meeting new near [\"meetup new\", \"meetup now\", \"settings set\"]");
    in_room("!going 1", "unknown going 1 near [\"meetup going\", \"settings set\", \"meetup cant\"]");
    in_room("!metup", "unknown metup near [\"meetup\", \"settings\", \"ask\"]");
    in_room("!meetup nwe Park", "unknown meetup nwe near [\"meetup new\"]");
    in_room("!setings set", "unknown setings set near [\"settings set\", \"meetup new\", \"ask\"]");
    for text in ["!nwe", "!event new", "!music now", "!play some song", "!me waves", "!weather"] {
        let Reading::Unknown { near, .. } = read(text, ROOM, CATALOG) else { panic!("{text} is no command") };
        assert!(near.is_empty(), "{text} is not {near:?}");
    }
}

#[test]
fn a_text_that_is_too_long_is_talk_unless_it_was_meant_for_us() {
    let long = "a".repeat(MOST_CHARACTERS);
    in_room(&format!("!my about {long}"), "my about TooLong");
    in_direct(&format!("my about {long}"), "talk");
    let fits = "é".repeat(MOST_CHARACTERS - "!my about ".len());
    in_room(&format!("!my about {fits}"), &format!("my about [about={fits}]"));
}

#[test]
fn did_you_mean_finds_slips_and_parts() {
    let zones = ["Europe/Madrid", "America/New_York", "Asia/Macau"];
    let near = |word| nearest(word, zones.iter().copied(), 3);
    assert_eq!(near("madrit")[0], "Europe/Madrid");
    assert_eq!(near("europe/madird")[0], "Europe/Madrid");
    assert_eq!(near("new york")[0], "America/New_York");
    assert!(near("tea").is_empty());
    assert!(nearest("zone", ["zone", "zones", "zoned"].into_iter(), 2) == ["zone", "zones"]);
}

/// A command as it can always be written: every argument by name and in quotation marks.
fn written(spec: &CommandSpec, given: &[GivenArg]) -> String {
    let quoted = |value: &str| value.replace('\\', "\\\\").replace('"', "\\\"");
    let args: Vec<String> = given.iter().map(|arg| format!(" {}:\"{}\"", arg.name, quoted(&arg.value))).collect();
    format!("!{}{}", spec.path, args.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        for text in [text.clone(), format!("!{text}"), format!("!meetup new {text}"), format!("!meetup {text}"),
            format!("!my about \"{text}"), format!("!meetup going when:{text} kids={text}")] {
            let _ = (read(&text, ROOM, CATALOG), read(&text, DIRECT, CATALOG));
        }
    }

    #[test]
    fn marks_in_any_order_lose_no_word(words in proptest::collection::vec(
        prop_oneof!["[a-z]{1,4}", Just("when:".to_owned()), Just("\"".to_owned()), Just("“x".to_owned()),
            Just("»".to_owned()), Just("title=\"a".to_owned()), Just("\\\"".to_owned()), Just("kids:\n".to_owned())], 0..12)
    ) {
        let reading = shown(&read(&format!("!meetup new {}", words.join(" ")), ROOM, CATALOG));
        for word in words.iter().filter(|word| word.chars().all(|c| c.is_ascii_lowercase())) {
            // The first of two values for one argument is the only thing that is let go.
            prop_assert!(reading.contains("Twice") || reading.contains(word.as_str()), "{word} in {reading}");
        }
    }

    #[test]
    fn what_is_written_is_read_back(which in 0..CATALOG.len(), values in proptest::collection::vec(".{0,60}", 5), skip in 0..32_u8) {
        let spec = CATALOG[which];
        let given: Vec<GivenArg> = spec.args.iter().zip(values).enumerate()
            .filter(|(index, _)| skip & (1 << index) == 0)
            .map(|(_, (arg, value))| GivenArg { name: arg.name.to_owned(), value })
            .collect();
        let Reading::Command { spec: read_spec, given: read_back, notes } = read(&written(spec, &given), ROOM, CATALOG)
        else { return Err(TestCaseError::fail("no command")) };
        prop_assert_eq!(read_spec.path, spec.path);
        prop_assert_eq!(read_back, given);
        prop_assert_eq!(notes, vec![]);
    }
}
