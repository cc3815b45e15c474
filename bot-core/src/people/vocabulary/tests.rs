//! The lists, and how they are read.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use super::*;
use languages::{NotLanguages, Spoken};

/// Buttons of a group, with one to go back and one to go on.
const MOST_IN_GROUP: usize = 12;

fn labels(text: &str, locale: Locale) -> Vec<String> {
    read(text, locale).iter().map(|word| label(word, Locale::En).to_owned()).collect()
}

#[test]
fn the_lists_are_whole() {
    assert!(entries(Book::Topics).count() >= 40 && entries(Book::Lived).count() >= 50);
    let mut slugs = HashSet::new();
    for book in [Book::Topics, Book::Lived] {
        assert_eq!(Book::from_name(book.name()), Some(book));
        for group in book.groups() {
            assert!(group.words.len() <= MOST_IN_GROUP, "{} is too long for buttons", group.slug);
            assert_eq!(book.group(&group.slug).map(|found| &found.en), Some(&group.en));
        }
        for entry in entries(book) {
            let slug = entry.slug.as_str();
            assert!(slugs.insert(slug), "{slug} stands there twice");
            let fits = |letter: char| letter.is_ascii_lowercase() || letter == '-';
            assert!(slug.chars().all(fits) && slug.len() <= 40, "{slug} does not fit into a route");
            for locale in Locale::ALL {
                let names = entry.names(locale);
                assert!(names.len() > 1, "{slug} has no other name in {locale:?}");
                for name in names {
                    assert!(!name.contains([',', ';', '\n']) && name.chars().count() <= 60, "{name}");
                }
            }
        }
    }
}

#[test]
fn a_name_means_one_thing_in_a_language_and_every_label_reads_back() {
    for locale in Locale::ALL {
        let mut meanings: HashMap<String, &str> = HashMap::new();
        for entry in [Book::Topics, Book::Lived].into_iter().flat_map(entries) {
            for name in entry.shapes(locale) {
                let before = *meanings.entry(name.clone()).or_insert(&entry.slug);
                assert_eq!(before, entry.slug, "{name} in {locale:?}");
            }
            let word = Word::of(entry);
            assert_eq!(read(label(&word, locale), locale), std::slice::from_ref(&word), "{}", entry.slug);
            for other in Locale::ALL {
                assert_eq!(read(label(&word, locale), other).len(), 1, "{}", entry.slug);
            }
        }
    }
}

#[test]
fn words_are_known_by_any_name_in_both_languages() {
    let twins = ["twins", "Twins", "the twins", "gemelos", "mellizas", "TRIPLETS", "twin", "had twins"];
    for typed in twins {
        assert_eq!(labels(typed, Locale::En), ["twins or more"], "{typed}");
        assert_eq!(labels(typed, Locale::Es), ["twins or more"], "{typed}");
    }
    let several = labels("tongue tie, Frenillo; c-section\nBack to work, coffee", Locale::En);
    assert_eq!(several, ["tongue-tie", "c-section", "going back to work", "coffee"]);
    assert_eq!(labels("gemelos y reflujo", Locale::Es), ["twins or more", "reflux"]);
    assert_eq!(labels("NICU & preemie", Locale::En), ["NICU", "a baby born early"]);
    // One word, two languages: hers comes first.
    assert_eq!((labels("tea", Locale::En), labels("tea", Locale::Es)), (vec!["coffee".into()], vec!["autism".into()]));
}

#[test]
fn her_own_words_stay_hers_and_are_the_same_without_capitals_and_accents() {
    let own = read("  Medieval   embroidery!, sal y pimienta", Locale::En);
    assert_eq!(
        own.iter().map(|word| label(word, Locale::Es)).collect::<Vec<_>>(),
        ["Medieval embroidery", "sal y pimienta"]
    );
    assert!(own.iter().all(|word| !word.is_known() && word.group(Book::Topics).is_none()));
    assert_eq!(read("MEDIÉVAL-Embroidery", Locale::Es), own.get(..1).unwrap_or_default());
    assert_eq!(read("walks, Walking, paseos", Locale::En).len(), 1);
    assert_eq!(hear(" , !! ,", Locale::En), Err(NotWords::Empty));
    let long = "x".repeat(LONGEST + 1);
    assert_eq!(hear(&long, Locale::En), Err(NotWords::TooLong { given: long.clone() }));
    assert_eq!(
        read("a\u{202e}b\u{0007}", Locale::En).iter().map(|word| label(word, Locale::En)).collect::<Vec<_>>(),
        ["ab"]
    );
}

#[test]
fn a_slip_is_taken_for_what_it_is_close_to_and_says_so() -> Result<(), NotWords> {
    for (typed, locale, meant) in [
        ("toungue-tie", Locale::En, "tongue-tie"),
        ("sleep trainning", Locale::En, "sleep training"),
        ("prematuroo", Locale::Es, "a baby born early"),
        ("babywaering", Locale::En, "babywearing"),
    ] {
        let heard = hear(typed, locale)?;
        assert_eq!(
            heard.guessed.iter().map(|(typed, word)| (typed.as_str(), label(word, Locale::En))).collect::<Vec<_>>(),
            [(typed, meant)]
        );
        assert_eq!(heard.found.len(), 1);
    }
    for own in ["sewing machines", "wine", "bees", "reading tarot", "tool"] {
        assert_eq!(hear(own, Locale::En)?.guessed, [], "{own}");
    }
    Ok(())
}

#[test]
fn what_is_stored_comes_back_and_grows_with_the_list() {
    for word in read("twins, Medieval embroidery", Locale::En) {
        let again = Word::from_stored(word.key().to_owned(), word.own_text().map(str::to_owned));
        assert_eq!((&again, again.own_text()), (&word, word.own_text()));
    }
    // What was her own word is the list's once the list has it, and what the list has forgotten stays readable.
    let learned = Word::from_stored("nicu".to_owned(), Some("nicu".to_owned()));
    assert!(learned.is_known());
    assert_eq!(label(&Word::from_stored("long-gone".to_owned(), None), Locale::En), "long gone");
}

#[test]
fn what_begins_as_it_is_typed_is_suggested_first_in_her_language() {
    let suggested = |book, typed, locale| -> Vec<String> {
        suggest(book, typed, locale, 3).iter().map(|word| label(word, locale).to_owned()).collect()
    };
    assert_eq!(suggested(Some(Book::Lived), "tong", Locale::En), ["tongue-tie"]);
    assert_eq!(suggested(None, "fren", Locale::Es).first().map(String::as_str), Some("frenillo lingual"));
    assert_eq!(suggested(Some(Book::Lived), "frenillo", Locale::En), ["tongue-tie"]);
    assert_eq!(suggested(Some(Book::Topics), "paseo", Locale::Es), ["paseos"]);
    // Nothing typed yet: something of each group.
    assert_eq!(suggested(Some(Book::Topics), "", Locale::En), ["walks", "cooking", "coffee"]);
    assert_eq!(suggest(None, "", Locale::En, 25).len(), 25);
    assert_eq!(suggested(Some(Book::Topics), "zzz", Locale::En), [""; 0]);
}

#[test]
fn languages_are_known_by_their_names_and_codes() -> Result<(), NotLanguages> {
    let codes = |text: &str| -> Result<Vec<&str>, NotLanguages> {
        Ok(languages::hear(text)?.found.into_iter().map(Spoken::code).collect())
    };
    for text in [
        "English, Spanish",
        "inglés y español",
        "en / es",
        "fluent English and a bit of Spanish",
        "english spanish",
        "ENGLISH;castellano",
    ] {
        assert_eq!(codes(text)?, ["en", "es"], "{text}");
    }
    assert_eq!(codes("Haitian Creole, lengua de señas, 中文, العربية, русский")?, ["ht", "sgn", "zh", "ar", "ru"]);
    let slip = languages::hear("portugese, Germann")?;
    assert_eq!(slip.found.iter().map(|spoken| spoken.code()).collect::<Vec<_>>(), ["pt", "de"]);
    assert_eq!(
        slip.guessed.iter().map(|(typed, spoken)| (typed.as_str(), spoken.name(Locale::Es))).collect::<Vec<_>>(),
        [("portugese", "portugués"), ("Germann", "alemán")]
    );
    assert_eq!(languages::hear(" , "), Err(NotLanguages::Empty));
    assert_eq!(languages::hear("English, Klingon"), Err(NotLanguages::Unknown { given: "Klingon".to_owned() }));
    for spoken in languages::suggest("", Locale::En, 500) {
        assert_eq!(Spoken::from_code(spoken.code()), Some(spoken));
        for locale in Locale::ALL {
            assert_eq!(codes(spoken.name(locale))?, [spoken.code()]);
        }
    }
    let suggested =
        |typed, locale| languages::suggest(typed, locale, 3).into_iter().map(Spoken::code).collect::<Vec<_>>();
    assert_eq!(suggested("", Locale::En), ["en", "es", "fr"]);
    assert_eq!(suggested("ara", Locale::Es), ["ar", "an", "oc"]);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_it_panic(typed in "\\PC{0,60}", words in "((twins|and|y|,|the|x|tongue-tie|en|español) ?){0,12}") {
        for text in [typed, words] {
            let found = read(&text, Locale::Es);
            prop_assert!(found.iter().all(|word| !word.key().is_empty()));
            let _ = languages::hear(&text);
            let _ = suggest(None, &text, Locale::En, 5);
        }
    }
}
