//! Noticing: how well the engine notices, on lines whose labels are known.
//!
//! `cargo run --release -p village-bench --bin noticing -- FILE.jsonl... [--quiet] [--phrases-only | --model-only]`
//!
//! A line is `{"text", "lang", "label", "topic"}` with the labels shaming, insult, selling, child-private, support and
//! clean. Prints, one JSON object a line, every miss (unless `--quiet`), then precision, recall and F1 for each label
//! and language, then what the bar asks for.

use std::collections::BTreeMap;
use std::path::PathBuf;

use bot_core::care::lexicon::{Kind, Label, Lexicon};
use clap::Parser;
use serde_json::json;
use village_bench::noticing::{Tally, choices, judge, read};

/// What is measured.
#[derive(Parser)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
struct Options {
    /// The lines.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Leaves the single lines out.
    #[arg(long)]
    quiet: bool,
    /// Without the model.
    #[arg(long, conflicts_with = "model_only")]
    phrases_only: bool,
    /// Without the phrases.
    #[arg(long)]
    model_only: bool,
    /// Does not tell the engine which language a line is in.
    #[arg(long)]
    unhinted: bool,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let lexicon = Lexicon::of(&choices(!options.phrases_only, !options.model_only));
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for file in &options.files {
        for example in read(file)? {
            let truth = example.label()?;
            let language = example.language()?;
            let verdict = judge(&lexicon, &example.text, (!options.unhinted).then_some(language));
            let topic = verdict.kind.and_then(|kind| match kind {
                Kind::Shaming(topic) => Some(topic),
                Kind::Insult | Kind::Selling | Kind::ChildPrivate | Kind::Support | Kind::Own => None,
            });
            for lang in [example.lang.as_str(), "all"] {
                let tally = tallies.entry(lang.to_owned()).or_default();
                tally.add(truth, verdict.label);
                if let (Some(right), Some(topic)) = (example.topic(), topic) {
                    tally.add_topic(right == topic);
                }
            }
            if verdict.label != truth && !options.quiet {
                println!(
                    "{}",
                    json!({
                        "miss": example.text, "lang": example.lang, "label": truth.name(), "topic": example.topic,
                        "taken_for": verdict.label.name(), "because": verdict.because,
                    })
                );
            }
        }
    }
    for (lang, tally) in &tallies {
        for label in Label::ALL {
            println!(
                "{}",
                json!({
                    "lang": lang, "label": label.name(), "lines": tally.lines(label), "precision": tally.precision(label),
                    "recall": tally.recall(label), "f1": (tally.f1(label) * 1000.0).round() / 1000.0,
                })
            );
        }
    }
    for (lang, tally) in &tallies {
        println!(
            "{}",
            json!({
                "lang": lang, "false_alarms": tally.false_alarms(), "shaming_precision": tally.precision(Label::Shaming),
                "shaming_recall": tally.recall(Label::Shaming), "support_recall": tally.recall(Label::Support),
                "nudged_where_support_was_due": tally.nudged_where_support_was_due(), "topics": tally.topics(),
            })
        );
    }
    Ok(())
}
