//! Claims about care: the noticing engine, what comes of it in rooms, what those who keep order do, support, and
//! anonymous posts.

use std::sync::Arc;
use std::time::Duration;

use bot_core::care::lexicon::model::Weights;
use bot_core::care::lexicon::{
    Because, Choices, Fault, Kind, Label, Language, Lexicon, MOST_BYTES, Sensitivity, Topic, check, check_packs,
};
use bot_core::wording::{Locale, sources};
use proptest::prelude::*;

mod crossed;
mod goodbyes;
mod keeping;
mod noticing;
mod share;
mod spanish;
mod support;
mod trying;

type TestResult = Result<(), Box<dyn std::error::Error>>;

fn everything() -> Arc<Lexicon> {
    Lexicon::of(&Choices::everything())
}

/// By phrases alone, so that a claim about phrases is one.
fn phrases() -> Arc<Lexicon> {
    Lexicon::of(&Choices { model: false, ..Choices::everything() })
}

fn own(added: &[&str], allowed: &[&str]) -> Arc<Lexicon> {
    let owned = |phrases: &[&str]| phrases.iter().map(|phrase| (*phrase).to_owned()).collect();
    Lexicon::of(&Choices { model: false, added: owned(added), allowed: owned(allowed), ..Choices::everything() })
}

fn kind(lexicon: &Lexicon, text: &str) -> Option<Kind> {
    lexicon.notice(text, None, Sensitivity::Usual).map(|noticed| noticed.kind)
}

#[test]
fn every_pack_can_be_read_and_every_wording_is_there() -> TestResult {
    assert!(check_packs()? > 100);
    for locale in Locale::ALL {
        let care = sources(locale).iter().find(|(file, _)| *file == "care").ok_or("no care.ftl")?.1;
        for kind in Kind::all().into_iter().filter(|kind| *kind != Kind::Support) {
            assert!(care.contains(&format!("care-effect-{kind} =")), "{kind} in {}", locale.code());
            assert!(care.contains(&format!("care-gentler-{kind} =")), "{kind} in {}", locale.code());
        }
    }
    Ok(())
}

#[test]
fn shaming_says_which_phrase_where_and_which_words_to_show() -> TestResult {
    let text = "Honestly, formula is poison for a newborn";
    let noticed = phrases().notice(text, Some(Language::En), Sensitivity::Usual).ok_or("nothing noticed")?;
    assert_eq!(noticed.kind, Kind::Shaming(Topic::Feeding));
    assert_eq!(noticed.because, Because::Phrase("en/feeding/formula-is-poison".to_owned()));
    assert_eq!(text.get(noticed.span.clone()), Some("formula is poison"));
    assert_eq!(
        (noticed.effect_key(), noticed.gentler_key()),
        ("care-effect-feeding".into(), "care-gentler-feeding".into())
    );
    Ok(())
}

#[test]
fn the_model_says_which_words_moved_it() -> TestResult {
    let text = "she only sleeps because she learned that nobody comes, but enjoy your wine, selfish mother";
    let noticed = everything().notice(text, Some(Language::En), Sensitivity::High).ok_or("nothing noticed")?;
    let Because::Words(words) = noticed.because else { return Err("a phrase noticed it".into()) };
    assert!(!words.is_empty() && words.iter().all(|word| text.contains(word.as_str())), "{words:?}");
    Ok(())
}

#[test]
fn quoting_negating_and_speaking_of_oneself_are_not_shaming() {
    for text in [
        "my aunt says formula is poison",
        "\"formula is poison\", can you believe it",
        "someone told me formula is poison",
        "mi suegra dice que la fórmula es veneno",
        "nobody is raising a monster here",
        "you are not an idiot",
        "I'm such an idiot",
    ] {
        assert_eq!(kind(&phrases(), text), None, "{text}");
    }
    assert_eq!(kind(&phrases(), "la fórmula es veneno"), Some(Kind::Shaming(Topic::Feeding)));
    assert_eq!(kind(&phrases(), "you're raising a monster"), Some(Kind::Shaming(Topic::Discipline)));
}

#[test]
fn where_support_is_due_there_is_never_a_nudge() {
    for text in [
        "I'm a terrible mom",
        "I want to die",
        "my kids would be better off without me, you idiot",
        "formula is poison and I just want to disappear",
        "soy una mala madre",
        "no quiero vivir más",
        "quiero desaparecer, idiota",
    ] {
        for sensitivity in [Sensitivity::Low, Sensitivity::Usual, Sensitivity::High] {
            let noticed = everything().notice(text, None, sensitivity);
            assert_eq!(noticed.map(|noticed| noticed.kind), Some(Kind::Support), "{text}");
        }
    }
}

#[test]
fn letters_in_disguise_are_seen_through() -> TestResult {
    for text in [
        "you idiot",
        "you 1d10t",
        "you i d i o t",
        "you i.d.i.o.t",
        "you id-iot",
        "you idi\u{200b}ot",
        "you idiooooot",
        "you ídíót",
        "you ｉｄｉｏｔ",
        "you іdіоt",
        "you 𝓲𝓭𝓲𝓸𝓽",
        "you ⓘⓓⓘⓞⓣ",
        "you IDIOT!!!",
        "you id!ot",
        "you id*ot",
        "you stu pid cow",
        "sos una e s t ú p i d a",
        "sos una 3stup1da",
        "sos una est*pida",
    ] {
        let noticed = phrases().notice(text, None, Sensitivity::Usual).ok_or_else(|| format!("{text}: nothing"))?;
        assert_eq!(noticed.kind, Kind::Insult, "{text}");
        assert!(text.get(noticed.span).is_some_and(|span| span.len() >= 5), "{text}");
    }
    Ok(())
}

#[test]
fn innocent_words_are_safe() {
    for text in [
        "Scunthorpe, Penistone and Cockfosters are on the way",
        "the cockapoo and the titmouse met in Essex",
        "cracked nipples, breast pump, vagina stitches, anal thermometer, foreskin",
        "pezones agrietados, pecho, vulva, ano, prepucio, culito rojo",
        "Mrs Cockburn, Ms Dickinson and Fanny send love",
        "assistant, class, bass, analysis, therapist, shiitake, cucumber",
        "la reputación del disputado concurso de pinchos",
        "bottle, formula, daycare, c-section, ipad, vaccine",
        "biberón, fórmula, guardería, cesárea, tablet, vacuna",
    ] {
        assert_eq!(kind(&everything(), text), None, "{text}");
    }
}

#[test]
fn a_community_adds_allows_and_drops_phrases() {
    let text = "what a total pumpkin head";
    assert_eq!(kind(&own(&[], &[]), text), None);
    assert_eq!(kind(&own(&["pumpkin .. head"], &[]), text), Some(Kind::Own));
    assert_eq!(kind(&own(&["pumpkin .. head"], &["total pumpkin head"]), text), None);
    assert_eq!(kind(&own(&[], &["formula is poison"]), "formula is poison"), None);
    let dropped = ["en/feeding/formula-is-poison".to_owned()].into();
    let without = Lexicon::of(&Choices { model: false, dropped, ..Choices::everything() });
    assert_eq!(kind(&without, "formula is poison"), None);
    let kinds = [Kind::Insult].into();
    let insults = Lexicon::of(&Choices { model: false, kinds, ..Choices::everything() });
    assert_eq!(kind(&insults, "formula is poison"), None);
}

#[test]
fn a_phrase_that_cannot_be_used_says_why() {
    assert_eq!(check("formula"), Err(Fault::Innocent("formula".to_owned())));
    assert_eq!(check("…"), Err(Fault::Gap));
    assert_eq!(check("you ..20 cow"), Err(Fault::Gap));
    assert_eq!(check(&"x".repeat(500)), Err(Fault::TooLong));
    assert_eq!(check("(a b"), Err(Fault::Bracket(')')));
    assert_eq!(check("{you} .. cow"), Ok(()));
    let refused = own(&["milk", "{nobody} cow"], &[]);
    assert_eq!(refused.refused().len(), 2);
}

#[test]
fn equal_lists_are_shared_and_large_ones_stay_small() {
    let added: Vec<String> =
        (0..10_000).map(|number| format!("word{number} ..3 other{} third", number % 700)).collect();
    let choices = Choices { added, ..Choices::everything() };
    let lexicon = Lexicon::of(&choices);
    assert!(Arc::ptr_eq(&lexicon, &Lexicon::of(&choices.clone())));
    assert!(lexicon.refused().is_empty());
    assert!(lexicon.size() < MOST_BYTES, "{}", lexicon.size());
    assert_eq!(kind(&lexicon, "did you see WORD7 and then other7, third"), Some(Kind::Own));
}

#[test]
fn time_grows_with_length_and_no_more() {
    let lexicon = own(&["you are a cow", "a a a a", "x ..8 x ..8 x"], &["a a"]);
    for piece in ["you idiot ", "a ", "x ", "1d10t! ", "a", "é\u{301}", "\"'", "i.", "… ", "妈妈 ", "you are a cow. "]
    {
        let least = |length: usize| -> Duration {
            let text = piece.repeat(length / piece.len());
            (0..5).map(|_| time(&lexicon, &text)).min().unwrap_or_default()
        };
        let (short, long) = (least(16_000), least(256_000));
        // Sixteen times as long: quadratic time would be 256 times as much. The system counts in steps of some ms.
        assert!(long < short * 60 + Duration::from_millis(50), "{piece:?}: {short:?}, {long:?}");
    }
}

fn time(lexicon: &Lexicon, text: &str) -> Duration {
    let before = thread_time();
    let noticed = lexicon.notice(text, None, Sensitivity::Usual);
    let time = thread_time().saturating_sub(before);
    assert!(noticed.is_none_or(|noticed| text.get(noticed.span).is_some()));
    time
}

/// CPU time of this thread, which others on the machine do not lengthen; always zero where the system does not tell.
fn thread_time() -> Duration {
    // What is running is counted when it lets others run.
    std::thread::yield_now();
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(stat.split_whitespace().next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0))
}

#[test]
fn a_match_is_found_wherever_it_stands_in_a_long_message() -> TestResult {
    for before in 0..150 {
        let text = format!("{}you are a cow today", "word ".repeat(before));
        let noticed = own(&["you .. cow"], &[]).notice(&text, None, Sensitivity::Usual).ok_or("nothing")?;
        assert_eq!(text.get(noticed.span), Some("you are a cow"), "{before}");
    }
    Ok(())
}

#[test]
fn weights_are_kept_and_read_back() -> TestResult {
    let bytes: &[u8] = include_bytes!("../../../bot-core/lexicon/model.bin");
    let weights = Weights::from_bytes(bytes).ok_or("no weights")?;
    assert!(bytes.len() < 2_000_000);
    assert_eq!(weights.to_bytes(), bytes);
    assert_eq!(Weights::from_bytes(b"something else"), None);
    Ok(())
}

/// In-sample: the model was trained on these lines. What holds on lines that it has not seen is in `docs/noticing.md`.
#[test]
fn the_lines_it_was_trained_on_hold_the_bar() -> TestResult {
    let (mut clean, mut alarms, mut shaming, mut told, mut right, mut due, mut given) = (0, 0, 0, 0, 0, 0, 0);
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bot-core/fixtures/noticing");
    let files = ["apart-en", "apart-es", "apart-twins-en", "apart-twins-es", "own-en", "own-es"];
    for file in files.map(|name| format!("{name}.jsonl")) {
        for line in std::fs::read_to_string(folder.join(file))?.lines() {
            let line: serde_json::Value = serde_json::from_str(line)?;
            let text = |key: &str| line.get(key).and_then(serde_json::Value::as_str).ok_or("a line lacks something");
            let truth = Label::from_name(text("label")?).ok_or("no label")?;
            let noticed = everything().notice(text("text")?, Language::from_code(text("lang")?), Sensitivity::Usual);
            let verdict = noticed.map_or(Label::Clean, |noticed| noticed.kind.label());
            clean += u32::from(truth == Label::Clean);
            alarms += u32::from(truth == Label::Clean && verdict != Label::Clean);
            shaming += u32::from(truth == Label::Shaming);
            told += u32::from(verdict == Label::Shaming);
            right += u32::from(verdict == Label::Shaming && truth == Label::Shaming);
            due += u32::from(truth == Label::Support);
            given += u32::from(truth == Label::Support && verdict == Label::Support);
            let is_nudge = verdict != Label::Clean && verdict != Label::Support;
            assert!(truth != Label::Support || !is_nudge, "a nudge where support was due: {line}");
        }
    }
    assert!(alarms * 100 <= clean * 3, "{alarms} false alarms of {clean}");
    assert!(right * 100 >= told * 90, "{right} of {told} are shaming");
    assert!(right * 100 >= shaming * 60, "{right} of {shaming} found");
    assert!(given * 100 >= due * 75, "{given} of {due} supported");
    Ok(())
}

#[test]
fn names_read_back() {
    for kind in Kind::all() {
        assert_eq!(Kind::from_name(kind.name()), Some(kind));
    }
    for label in Label::ALL {
        assert_eq!(Label::from_name(label.name()), Some(label));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_is_written_the_place_is_in_the_message(text in "\\PC{0,120}", tail in "[a-z1!*. ]{0,30}") {
        let text = format!("{text} you 1d10t {tail}");
        for lexicon in [phrases(), everything()] {
            if let Some(noticed) = lexicon.notice(&text, None, Sensitivity::High) {
                prop_assert!(text.get(noticed.span.clone()).is_some_and(|span| !span.is_empty()), "{:?}", noticed);
            }
        }
    }

    #[test]
    fn whatever_an_admin_writes_is_read_or_refused(phrase in "\\PC{0,60}|[a-c(|)\\[\\] .{}*<>5]{0,40}") {
        if check(&phrase).is_ok() {
            let _ = own(&[&phrase], &[]).notice(&phrase, None, Sensitivity::Usual);
        }
    }
}
