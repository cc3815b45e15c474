//! Scanning: how many messages a CPU second the noticing engine looks through.
//!
//! `cargo run --release -p village-bench --bin scan -- [--phrases FILE] [--messages FILE] [--packs] [--model]`
//!
//! Files are one entry a line. Without them phrases and messages are made up from a seed. Prints messages per CPU
//! second, p50 and p99 in microseconds and the hits, then how long the list takes to make and how large it is; with
//! `--limits` also how long messages of 4,000 characters and 64 KiB take, of the worst kinds. JSON, one object a line.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use bot_core::care::lexicon::{Choices, Kind, Language, Lexicon, Sensitivity};
use clap::Parser;
use serde_json::json;
use village_bench::chance::Chance;
use village_bench::measure::{per, percentile, rate, rounded, thread_time};

/// What is measured.
#[derive(Parser)]
struct Options {
    /// The phrases.
    #[arg(long)]
    phrases: Option<PathBuf>,
    /// The messages.
    #[arg(long)]
    messages: Option<PathBuf>,
    /// How many phrases are made up.
    #[arg(long, default_value_t = 1_000)]
    make_phrases: usize,
    /// How many messages are made up.
    #[arg(long, default_value_t = 100_000)]
    make_messages: usize,
    /// How often all messages are looked through; the fastest counts.
    #[arg(long, default_value_t = 3)]
    repeat: usize,
    /// With every pack of the project beside the phrases.
    #[arg(long)]
    packs: bool,
    /// With the packs and the linear model.
    #[arg(long)]
    model: bool,
    /// Long messages too.
    #[arg(long)]
    limits: bool,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let mut chance = Chance::new(7);
    let vocabulary: Vec<String> = (0..4_000).map(|_| word(&mut chance)).collect();
    let phrases = match &options.phrases {
        Some(file) => lines(file)?,
        None => (0..options.make_phrases).map(|_| phrase(&mut chance, &vocabulary)).collect(),
    };
    let messages = match &options.messages {
        Some(file) => lines(file)?,
        None => (0..options.make_messages).map(|_| message(&mut chance, &vocabulary, &phrases)).collect(),
    };

    let mut choices = Choices { added: phrases.clone(), model: options.model, ..Choices::default() };
    choices.languages = Language::ALL.into_iter().collect();
    choices.kinds =
        if options.packs || options.model { Kind::all().into_iter().collect() } else { BTreeSet::from([Kind::Own]) };
    // The packs and the weights are read once, before the clock runs.
    let _ = Lexicon::impression("warm", None);
    let before = thread_time();
    let lexicon = Lexicon::of(&choices);
    let making = thread_time().saturating_sub(before);

    let (mut least, mut hits) = (Duration::MAX, 0);
    for _ in 0..options.repeat.max(1) {
        let before = thread_time();
        hits = messages.iter().filter(|text| lexicon.notice(text, None, Sensitivity::Usual).is_some()).count();
        least = least.min(thread_time().saturating_sub(before));
    }
    let mut times: Vec<Duration> = messages.iter().map(|text| timed(&lexicon, text)).collect();
    let characters: usize = messages.iter().map(|text| text.chars().count()).sum();
    println!(
        "{}",
        json!({
            "phrases": phrases.len(), "refused": lexicon.refused().len(), "packs": options.packs || options.model,
            "model": options.model, "messages": messages.len(),
            "characters": rounded(per(characters, messages.len())), "per_cpu_s": rate(messages.len(), least),
            "p50_us": micros(percentile(&mut times, 0.5)), "p99_us": micros(percentile(&mut times, 0.99)), "hits": hits,
        })
    );
    let shares = Arc::ptr_eq(&lexicon, &Lexicon::of(&choices));
    println!(
        "{}",
        json!({
            "making_ms": rounded(making.as_secs_f64() * 1000.0), "mib": rounded(per(lexicon.size(), 1 << 20)), "shared": shares,
        })
    );
    for refused in lexicon.refused().iter().take(3) {
        println!("{}", json!({"refused": refused.to_string()}));
    }
    if options.limits {
        limits(&lexicon, &messages, &phrases);
    }
    Ok(())
}

/// Messages of the worst kinds, of 4,000 characters, of 64 KiB, and of twice that.
fn limits(lexicon: &Lexicon, messages: &[String], phrases: &[String]) {
    let kinds: [(&str, String); 8] = [
        ("talk", joined(messages, 60, ". ")),
        ("phrases", joined(phrases, 500, " ")),
        ("one phrase", phrases.first().map(|text| format!("{text} ")).unwrap_or_default()),
        ("letters", "a ".to_owned()),
        ("one word", "a".to_owned()),
        ("disguise", "1d10t! st*pid ".to_owned()),
        ("accents", "a\u{301}\u{323}e\u{301}\u{323} ".to_owned()),
        ("look-alikes", "𝓲𝓭𝓲𝓸𝓽 ｓtᴜpіd ".to_owned()),
    ];
    for (kind, piece) in kinds {
        let long: String = piece.chars().cycle().take(4_000).collect();
        let bytes = |most: usize| -> String {
            let mut text = String::new();
            for character in piece.chars().cycle() {
                if text.len() + character.len_utf8() > most {
                    break;
                }
                text.push(character);
            }
            text
        };
        let least = |text: &str| (0..7).map(|_| timed(lexicon, text)).min().unwrap_or_default();
        println!(
            "{}",
            json!({
                "kind": kind, "4000_characters_us": micros(least(&long)), "64_kib_us": micros(least(&bytes(1 << 16))),
                "128_kib_us": micros(least(&bytes(1 << 17))),
            })
        );
    }
}

/// The first of them, each with an end.
fn joined(texts: &[String], count: usize, end: &str) -> String {
    texts.iter().take(count).flat_map(|text| [text.as_str(), end]).collect()
}

fn timed(lexicon: &Lexicon, text: &str) -> Duration {
    let before = Instant::now();
    let noticed = lexicon.notice(text, None, Sensitivity::Usual);
    let time = before.elapsed();
    std::hint::black_box(noticed);
    time
}

fn micros(time: Duration) -> f64 {
    rounded(time.as_secs_f64() * 1e6)
}

fn lines(file: &Path) -> anyhow::Result<Vec<String>> {
    let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect())
}

/// A word of three to nine letters.
fn word(chance: &mut Chance) -> String {
    let syllables = ["ba", "te", "lo", "mi", "ru", "san", "der", "ko", "vi", "pe", "ñu", "tra", "gé", "mon"];
    let mut text = String::new();
    for _ in 0..2 + chance.below(2) {
        text.push_str(drawn::<&str>(chance, &syllables));
    }
    text.push_str(drawn::<&str>(chance, &["", "s", "n", "ra", "do"]));
    text
}

/// Two to four words, a third of them with a gap.
fn phrase(chance: &mut Chance, vocabulary: &[String]) -> String {
    let mut words: Vec<&str> = (0..2 + chance.below(3)).map(|_| drawn(chance, vocabulary).as_str()).collect();
    if chance.below(3) == 0 {
        words.insert(1, "..3");
    }
    words.join(" ")
}

/// Seventy-eight characters, about; one in twenty holds a phrase.
fn message(chance: &mut Chance, vocabulary: &[String], phrases: &[String]) -> String {
    let mut text = String::new();
    if chance.below(20) == 0 && !phrases.is_empty() {
        text.push_str(&drawn(chance, phrases).replace("..3 ", ""));
        text.push(' ');
    }
    while text.chars().count() < 74 {
        text.push_str(drawn::<String>(chance, vocabulary));
        text.push_str(drawn::<&str>(chance, &[" ", " ", " ", ", "]));
    }
    text.trim_end().to_owned()
}

fn drawn<'a, T>(chance: &mut Chance, from: &'a [T]) -> &'a T {
    let at = usize::try_from(chance.below(u64::try_from(from.len()).unwrap_or(1))).unwrap_or(0);
    from.get(at).unwrap_or_else(|| unreachable!("what is drawn from is never empty"))
}
