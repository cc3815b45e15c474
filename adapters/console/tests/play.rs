//! Whole plays: scripts as people write them, and both forms of their transcripts.

use std::error::Error;

use bot_console::clock::PlayClock;
use bot_console::script;
use bot_console::stage::{Setting, Stage};
use bot_console::transcript::{Style, Transcript};
use bot_console::{Keep, Play, PlayError, perform};
use bot_core::store::Store;
use bot_core::wording::Locale;
use chrono::DateTime;

type TestResult = Result<(), Box<dyn Error>>;

/// What was written, and how it ended.
struct Played {
    transcript: String,
    end: Result<(), PlayError>,
}

impl Played {
    /// The transcript of a play that went through.
    fn whole(self) -> Result<String, PlayError> {
        self.end.map(|()| self.transcript)
    }
}

/// A Monday morning in New York.
fn monday(locale: Locale, keep: Keep) -> Result<Play, Box<dyn Error>> {
    let at = Some(DateTime::parse_from_rfc3339("2026-11-23T09:00:00-05:00")?);
    Ok(Play { script: None, json: false, at, zone: chrono_tz::America::New_York, locale, seed: 1, keep })
}

async fn played(play: &Play, script: &str, style: Style) -> Result<Played, Box<dyn Error>> {
    let mut out = Vec::new();
    let transcript = Transcript::new(style, play.zone, play.locale);
    let end = perform(play, script.as_bytes(), transcript, &mut out).await;
    Ok(Played { transcript: String::from_utf8(out)?, end })
}

async fn text(locale: Locale, script: &str) -> Result<String, Box<dyn Error>> {
    Ok(played(&monday(locale, Keep::Nowhere)?, script, Style::Text { colour: false }).await?.whole()?)
}

async fn json(locale: Locale, script: &str) -> Result<String, Box<dyn Error>> {
    Ok(played(&monday(locale, Keep::Nowhere)?, script, Style::Json).await?.whole()?)
}

#[tokio::test]
async fn a_meetup_from_the_announcement_to_the_reminders() -> TestResult {
    let script = include_str!("scripts/a_meetup.txt");
    insta::assert_snapshot!(text(Locale::En, script).await?);
    insta::assert_snapshot!(json(Locale::En, script).await?);
    Ok(())
}

#[tokio::test]
async fn set_up() -> TestResult {
    insta::assert_snapshot!(text(Locale::En, include_str!("scripts/set_up.txt")).await?);
    Ok(())
}

#[tokio::test]
async fn forgotten() -> TestResult {
    insta::assert_snapshot!(text(Locale::En, include_str!("scripts/forgotten.txt")).await?);
    Ok(())
}

#[tokio::test]
async fn a_meetup_has_a_thread_until_it_is_off() -> TestResult {
    let script = include_str!("scripts/threads.txt");
    insta::assert_snapshot!(text(Locale::En, script).await?);
    let json = json(Locale::En, script).await?;
    let threads: Vec<&str> = json.lines().filter(|line| line.contains("thread:1")).collect();
    insta::assert_snapshot!(threads.join("\n"));
    Ok(())
}

#[tokio::test]
async fn a_cancelled_meetup_reaches_those_who_would_have_come() -> TestResult {
    insta::assert_snapshot!(text(Locale::En, include_str!("scripts/cancelled.txt")).await?);
    Ok(())
}

#[tokio::test]
async fn the_same_in_spanish() -> TestResult {
    insta::assert_snapshot!(text(Locale::Es, include_str!("scripts/un_encuentro.txt")).await?);
    Ok(())
}

#[tokio::test]
async fn what_fails_to_go_out_is_tried_again() -> TestResult {
    insta::assert_snapshot!(text(Locale::En, include_str!("scripts/failing.txt")).await?);
    Ok(())
}

#[tokio::test]
async fn closed_private_messages_are_knocked_at() -> TestResult {
    insta::assert_snapshot!(text(Locale::En, include_str!("scripts/closed.txt")).await?);
    Ok(())
}

/// What a village does, part by part, each with a restart in the middle where something is still to come.
const PARTS: [(&str, &str); 14] = [
    ("edited", include_str!("scripts/edited.txt")),
    ("right_now", include_str!("scripts/right_now.txt")),
    ("waiting", include_str!("scripts/waiting.txt")),
    ("again_and_again", include_str!("scripts/again_and_again.txt")),
    ("a_time_for_most", include_str!("scripts/a_time_for_most.txt")),
    ("what_is_on", include_str!("scripts/what_is_on.txt")),
    ("addresses", include_str!("scripts/addresses.txt")),
    ("introduced", include_str!("scripts/introduced.txt")),
    ("asked", include_str!("scripts/asked.txt")),
    ("new_here", include_str!("scripts/new_here.txt")),
    ("naps_and_zones", include_str!("scripts/naps_and_zones.txt")),
    ("told", include_str!("scripts/told.txt")),
    ("sick_and_late", include_str!("scripts/sick_and_late.txt")),
    ("kept_apart", include_str!("scripts/kept_apart.txt")),
];

#[tokio::test]
async fn each_part_is_played_as_people_read_it() -> TestResult {
    for (name, script) in PARTS {
        insta::assert_snapshot!(name, text(Locale::En, script).await?);
    }
    Ok(())
}

#[tokio::test]
async fn a_week_is_played_in_spanish() -> TestResult {
    insta::assert_snapshot!(text(Locale::Es, include_str!("scripts/una_semana.txt")).await?);
    Ok(())
}

#[tokio::test]
async fn a_play_repeats_to_the_letter() -> TestResult {
    let script = include_str!("scripts/a_meetup.txt");
    assert_eq!(json(Locale::En, script).await?, json(Locale::En, script).await?);
    Ok(())
}

#[tokio::test]
async fn a_kept_village_goes_on_next_time() -> TestResult {
    let directory = tempfile::tempdir()?;
    // A name that would read as something else in a URL.
    let play = monday(Locale::En, Keep::In(directory.path().join("my village?#%20")))?;
    let style = Style::Text { colour: false };
    let announce = "ana: /meetup new title:\"Park\" when:\"sat 10am\" place:\"Elm Park\"\nben: hello\n";
    played(&play, announce, style).await?.whole()?;
    let next = "cleo presses Going\nben: hello again\nana: /meetup list\n";
    insta::assert_snapshot!(played(&play, next, style).await?.whole()?);
    Ok(())
}

#[tokio::test]
async fn it_is_the_same_over_postgresql_and_goes_on_there() -> TestResult {
    let database = bot_core::testing::postgres::fresh_database().await?;
    let play = monday(Locale::En, Keep::At(database.url().to_owned()))?;
    let style = Style::Text { colour: false };
    let script = include_str!("scripts/a_meetup.txt");
    assert_eq!(played(&play, script, style).await?.whole()?, text(Locale::En, script).await?);
    let more = played(&play, "ana: /meetup list\n", style).await?.whole()?;
    assert!(more.contains("m17 #general ana: /meetup list\nm18 (to ana)"), "{more}");
    Ok(())
}

#[tokio::test]
async fn whoever_writes_to_the_bot_first_has_joined() -> TestResult {
    let script = "ana: hello\nben > village: my zone Europe/Madrid\nana > village: meetup list\n";
    insta::assert_snapshot!(text(Locale::En, script).await?);
    Ok(())
}

#[tokio::test]
async fn a_form_opens_and_is_filled_in() -> TestResult {
    insta::assert_snapshot!(text(Locale::En, include_str!("scripts/a_form.txt")).await?);
    Ok(())
}

#[tokio::test]
async fn a_form_that_is_filled_in_wrongly_ends_the_play() -> TestResult {
    let ask = "ana: /meetup new title:\"Picnic\" when:\"someday\" place:\"Lake\"\n";
    for (filling, why) in [
        ("\"sat 10am\"", "the form has several fields, name them: when, title, place, spots, notes"),
        ("hour:\"10\"", "the form has no field `hour`; it has when, title, place, spots, notes"),
        ("title:\"\"", "the form needs `title`"),
    ] {
        let script = format!("{ask}ana presses Fix it with {filling}\n");
        let played = played(&monday(Locale::En, Keep::Nowhere)?, &script, Style::Json).await?;
        assert_eq!(played.end.err().map(|end| end.to_string()), Some(format!("line 2: {why}")), "{filling}");
    }
    Ok(())
}

#[tokio::test]
async fn a_line_that_cannot_be_carried_out_ends_the_play() -> TestResult {
    let card = "ana: /meetup new title:\"Park\" when:\"sat 10am\" place:\"Elm Park\"\n";
    let after_card = [
        (
            "hello",
            "a line is `name: words`, `name > village: words`, `name presses Button` or `@word ...`, not `hello`",
        ),
        ("ben presses Dance", "nothing that ben can see offers `Dance`"),
        ("ben presses Going on m1", "m1 does not offer `Going`; it offers nothing"),
        ("ben presses Going with \"words\"", "`Going` opens no form"),
        ("ben picks \"1-3 years\"", "nothing that ben can see offers `1-3 years`"),
        ("ben reports m99: unkind", "there is no m99"),
        ("ben edits m1: something else", "m1 is not by ben"),
        ("ben deletes m2", "m2 is not by ben"),
        ("ben in thread:1: hello", "there is no thread:1"),
        ("@leave cleo", "cleo is not here"),
        ("@until 2026-11-22T10:00", "2026-11-22 10:00:00 is over already"),
        ("@until 2027-03-14T02:30", "2027-03-14 02:30:00 is an hour that America/New_York skips"),
    ];
    for (line, why) in after_card {
        let script = format!("# the card\n{card}{line}\nana: never said\n");
        let play = monday(Locale::En, Keep::Nowhere)?;
        let played = played(&play, &script, Style::Text { colour: false }).await?;
        assert_eq!(played.end.err().map(|end| end.to_string()), Some(format!("line 3: {why}")), "{line}");
        assert!(played.transcript.contains("[Going]") && !played.transcript.contains("never said"), "{line}");
    }
    Ok(())
}

#[tokio::test]
async fn talk_leaves_the_bot_silent() -> TestResult {
    let script = "ana: hello all\nana edits m1: hello everyone\nben in #parks: who is around?\nana deletes m1\n";
    insta::assert_snapshot!(text(Locale::En, script).await?);
    Ok(())
}

#[tokio::test]
async fn until_is_in_the_zone_that_the_community_has_by_then() -> TestResult {
    let script = "@join mia\n@role mia admin\n\
                  mia: /settings set zone Europe/Madrid\n\
                  @until 2026-11-23T20:00\n\
                  mia: hello\n";
    let said = text(Locale::En, script).await?;
    // What is around the conversation stays in the zone in which the play began.
    assert!(said.contains("2:00 PM EST"), "{said}");
    Ok(())
}

#[tokio::test]
async fn while_another_process_holds_the_database_whoever_asks_hears_so_and_the_play_goes_on() -> TestResult {
    let folder = tempfile::tempdir()?;
    let database_url = format!("sqlite:{}", folder.path().join("village.db").display());
    let (zone, locale) = (chrono_tz::America::New_York, Locale::En);
    let setting = Setting { database_url: database_url.clone(), kept: false, zone, locale, seed: 1 };
    let at = DateTime::parse_from_rfc3339("2026-11-23T09:00:00-05:00")?.to_utc();
    let mut stage = Stage::raise(setting, PlayClock::still(at), false).await?;
    stage.carry_out(script::read("ana: /meetup new Park when: sat 10am place: Elm Park")?).await?;
    drop(stage.take_fresh());

    let other = Store::open(&database_url).await?;
    let held = other.write(None).await?;
    stage.carry_out(script::read("ben: nice weather")?).await?;
    stage.carry_out(script::read("ben: /meetup going 1")?).await?;
    let said: Vec<String> = stage.take_fresh().into_iter().map(|entry| entry.shown.text).collect();
    assert!(said.iter().any(|text| text.contains("Please try again in a minute")), "{said:?}");
    assert_eq!(said.len(), 3, "{said:?}");

    drop(held);
    other.close().await;
    stage.carry_out(script::read("ben: /meetup going 1")?).await?;
    let said: Vec<String> = stage.take_fresh().into_iter().map(|entry| entry.shown.text).collect();
    assert!(said.iter().any(|text| text.contains("you're coming to Park")), "{said:?}");
    stage.close().await;
    Ok(())
}

#[tokio::test]
async fn shared() -> TestResult {
    insta::assert_snapshot!(text(Locale::En, include_str!("scripts/shared.txt")).await?);
    Ok(())
}

#[tokio::test]
async fn a_file_of_this_machine_is_sent_to_the_bot() -> TestResult {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("settings.toml");
    std::fs::write(&file, "format = 1\n[settings]\nzone = \"Europe/Madrid\"\n")?;
    let script = format!("ana: /settings import\nana sends {}\nana presses Change it\n", file.display());
    insta::assert_snapshot!(text(Locale::En, &script).await?);
    let missing = text(Locale::En, "ana sends nowhere.toml\n").await;
    assert!(missing.is_err_and(|error| error.to_string().contains("nowhere.toml cannot be read")));
    Ok(())
}
