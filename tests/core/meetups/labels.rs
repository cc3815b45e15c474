//! What hosts call the parts of a meetup: every name that is shown is understood, and no address is posted for want of
//! one.

use bot_core::catalogue::CATALOG;
use bot_core::command::text::{Prefix, Reading, read};
use bot_core::testing::{TestResult, Town, in_town};
use bot_core::wording::{Locale, words};

use super::answers::{hears, hears_nothing_of};

const SECRET: &str = "Olmo 12";

/// Names of an exact address that are understood as one.
const KNOWN: [&str; 12] = [
    "address",
    "exact address",
    "Exact address",
    "exact-address",
    "home address",
    "dirección",
    "dirección exacta",
    "Direccion Exacta",
    "dirección-exacta",
    "señas",
    "domicilio",
    "where exactly",
];

/// Names of an exact address that are not known, or say more.
const ODD: [&str; 12] = [
    "dir",
    "portal",
    "our house",
    "my home",
    "flat",
    "(zip",
    "calle y portal",
    "en mi casa",
    "**puerta",
    "address of ours",
    "timbre",
    "la dirección de siempre",
];

/// What everybody reads, and what stands where nobody else sees it.
fn all_read(town: &Town) -> String {
    let said = town.transcript();
    said.split("---\n").filter(|piece| !piece.starts_with("(to ana)")).collect::<Vec<_>>().join("---\n")
}

#[tokio::test]
async fn an_address_under_any_name_is_for_those_who_come() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        for name in KNOWN {
            for (new, place) in
                [("meetup new Tea when: sat 10am", "place"), ("encuentro nuevo Té cuándo: sábado 10:00", "lugar")]
            {
                ana.says(&format!("/{new} {place}: Parque {name}: {SECRET}")).await?;
                let said = town.transcript();
                let (card, hers): (Vec<&str>, Vec<&str>) =
                    said.split("---\n").partition(|piece| piece.starts_with("(#"));
                assert!(card.iter().any(|card| card.contains("Where: Parque\n")), "{name}: {said}");
                assert!(!card.concat().contains(SECRET), "{name}: {said}");
                assert!(hers.concat().contains("is announced"), "{name}: {said}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_address_under_a_name_that_is_not_known_is_asked_about_first() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new Tea when: sat 10am place: Elm Park").await?;
        ana.says("/meetup find Walk when: sat 10am, sun 10am").await?;
        town.skip();
        for name in ODD.iter().chain(&KNOWN) {
            let to = |command: &str| format!("/{command} {name}: {SECRET}");
            let mut commands = vec![
                to("meetup propose #2 when: sunday 3pm"),
                to("meetup now Parque until: 11"),
                to("encuentro ahora Parque hasta: 11"),
                to("meetup find Swim when: sat 10am, sun 10am place: Pool"),
                to("meetup cancel #1 reason: we meet elsewhere"),
            ];
            if ODD.contains(name) {
                commands.extend([
                    to("meetup new Tea when: sat 10am place: Parque"),
                    to("meetup new Tea when: sat 10am place: Parque notes: ring"),
                    to("meetup new Tea when: sat 10am place: Parque bring: cake"),
                    to("meetup new Tea when: sat 10am place: Parque rain: at ours"),
                    to("encuentro nuevo Té cuándo: sábado 10:00 lugar: Parque"),
                    to("encuentro nuevo Té cuándo: sábado 10:00 lugar: Parque notas: llama"),
                    to("meetup edit #1 place: Parque"),
                    to("meetup edit #1 notes: ring"),
                    to("encuentro cambiar #1 lugar: Parque"),
                ]);
            }
            for command in commands {
                ana.says(&command).await?;
                assert_eq!(all_read(town), "", "{command}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_given_is_kept_and_quotes_mean_everybody() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new Tea when: sat 10am place: Parque portal: 12 notes: bring cake door: 3").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) I know nothing called "portal:", and if an exact address comes after it, only those who come should see that. Nothing has happened yet. Write address: and then the address, or put the words into quotes if they are meant for everybody.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        "#);
        // The same again is asked about again.
        ana.whispers("Parque portal: 12").await?;
        hears(town, &["I know nothing called \"portal:\""]);
        ana.whispers("Parque").await?;
        let said = town.transcript();
        assert!(said.contains("Where: Parque\n") && !said.contains("cake"), "{said}");
        ana.says("/meetup new Tea when: sat 10am place: Parque notes: \"House rules: no shoes. Door: blue\"").await?;
        hears(town, &["House rules: no shoes. Door: blue\n"]);
        ana.says("/meetup new Tea when: sat 10am place: Parque notes: House rules: no shoes").await?;
        hears(town, &["House rules: no shoes\n"]);
        ana.says("/my language es").await?;
        ana.says("/encuentro nuevo Té cuándo: sábado 10:00 lugar: Parque portal: 12").await?;
        hears(town, &["No conozco nada que se llame \"portal:\"", "Todavía no ha pasado nada."]);
        ana.whispers("\"Parque, portal: azul\"").await?;
        hears(town, &["Where: Parque, portal: azul\n"]);
        Ok(())
    })
    .await
}

#[test]
fn every_name_that_is_shown_of_a_part_is_understood() {
    let shown = [
        ("title", "aspect-title"),
        ("when", "aspect-when"),
        ("place", "aspect-place"),
        ("address", "aspect-address"),
        ("stops", "aspect-stops"),
        ("ages", "aspect-ages"),
        ("spots", "aspect-spots"),
        ("max-kids", "aspect-max-kids"),
        ("notes", "aspect-notes"),
        ("bring", "aspect-bring"),
        ("rain", "aspect-rain"),
        ("needs", "aspect-needs"),
        ("deadline", "aspect-deadline"),
        ("reminders", "aspect-reminders"),
        ("length", "aspect-length"),
        ("hosts", "aspect-hosts"),
        ("repeat", "aspect-repeat"),
        ("when", "card-when"),
        ("place", "card-where"),
        ("rain", "card-rain"),
        ("deadline", "card-deadline"),
        ("bring", "card-bring"),
        ("needs", "card-needs"),
    ];
    for locale in Locale::ALL {
        for (arg, key) in shown {
            let label = words(locale, key, &[]);
            let reading = read(&format!("!meetup new Tea {label}: some words"), Prefix::Needed(&["!"]), CATALOG);
            let Reading::Command { given, .. } = &reading else { panic!("{reading:?}") };
            let is_read = given.iter().any(|given| given.name == arg && given.value == "some words");
            assert!(is_read, "{label}: {reading:?}");
        }
    }
}

#[tokio::test]
async fn a_place_has_other_names_and_what_is_no_name_is_said_at_the_start_too() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        for name in ["where", "Where", "location", "dónde", "donde", "sitio"] {
            ana.says(&format!("/meetup new Tea when: sat 10am {name}: Elm Park")).await?;
            hears(town, &["Where: Elm Park\n"]);
        }
        ana.says("/meetup new theme: Tea when: sat 10am place: Elm Park").await?;
        hears(town, &["I know nothing called \"theme:\", so I left it in \"title\"."]);
        // A title, and what somebody says by name, may well begin like that.
        for command in
            ["Storytime: bears when: sat 10am place: Elm Park", "Tea when: sat 10am place: Elm Park bring: kids: boots"]
        {
            ana.says(&format!("/meetup new {command}")).await?;
            hears_nothing_of(town, &["I know nothing called"]);
        }
        Ok(())
    })
    .await
}
