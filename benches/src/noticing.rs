//! How well the noticing engine notices: examples, and the training of its linear model on them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use bot_core::care::lexicon::{Because, Choices, Kind, Label, Language, Lexicon, Sensitivity, Severity, Topic};
use serde::Deserialize;

pub mod training;

/// A labelled line.
#[derive(Debug, Clone, Deserialize)]
pub struct Example {
    /// What somebody wrote.
    pub text: String,
    /// The code of its language.
    pub lang: String,
    /// What it is.
    pub label: String,
    /// What it shames about.
    #[serde(default)]
    pub topic: Option<String>,
    /// Whether it was written by somebody who saw neither phrases nor model: on these the cuts are chosen.
    #[serde(skip)]
    pub apart: bool,
    /// Whether it is of the lines in crisis and the clean ones that were made to look like them, harder than what people
    /// usually write: cuts are not chosen on these.
    #[serde(skip)]
    pub twin: bool,
}

impl Example {
    /// Its language.
    pub fn language(&self) -> anyhow::Result<Language> {
        Language::from_code(&self.lang).with_context(|| format!("`{}` is no language here", self.lang))
    }

    /// Its label.
    pub fn label(&self) -> anyhow::Result<Label> {
        Label::from_name(&self.label).with_context(|| format!("`{}` is no label", self.label))
    }

    /// Its topic, if it has one.
    #[must_use]
    pub fn topic(&self) -> Option<Topic> {
        Topic::ALL.into_iter().find(|topic| Some(topic.name()) == self.topic.as_deref())
    }
}

/// The lines of a file.
pub fn read(file: &Path) -> anyhow::Result<Vec<Example>> {
    let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| serde_json::from_str(line).with_context(|| format!("{}:{}", file.display(), number + 1)))
        .collect()
}

/// The project's own examples, file by file in the order of their names.
pub fn fixtures() -> anyhow::Result<Vec<Example>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../bot-core/fixtures/noticing");
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    let mut examples = Vec::new();
    for file in files {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (apart, twin) = (name.starts_with("apart"), name.contains("twins"));
        examples.extend(read(&file)?.into_iter().map(|example| Example { apart, twin, ..example }));
    }
    Ok(examples)
}

/// What the engine said of one line.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// What it took it for; nothing is [`Label::Clean`].
    pub label: Label,
    /// The kind, when it noticed something.
    pub kind: Option<Kind>,
    /// Why.
    pub because: String,
    /// Whether it hurts badly.
    pub strong: bool,
}

/// What the engine says of a line with these choices.
#[must_use]
pub fn judge(lexicon: &Lexicon, text: &str, language: Option<Language>) -> Verdict {
    match lexicon.notice(text, language, Sensitivity::Usual) {
        None => Verdict { label: Label::Clean, kind: None, because: "nothing".to_owned(), strong: false },
        Some(noticed) => Verdict {
            label: noticed.kind.label(),
            kind: Some(noticed.kind),
            strong: noticed.severity == Severity::Strong,
            because: match noticed.because {
                Because::Phrase(id) => id,
                Because::Words(words) => format!("words: {}", words.join(" ")),
            },
        },
    }
}

/// How often what was taken for what.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    counts: BTreeMap<(Label, Label), u32>,
    topics: (u32, u32),
}

impl Tally {
    /// Counts a line.
    pub fn add(&mut self, truth: Label, verdict: Label) {
        *self.counts.entry((truth, verdict)).or_default() += 1;
    }

    /// Counts whether the topic of a shaming line was the right one.
    pub fn add_topic(&mut self, right: bool) {
        self.topics.0 += u32::from(right);
        self.topics.1 += 1;
    }

    /// Lines of a label that were taken for another.
    #[must_use]
    pub fn taken(&self, truth: Label, verdict: Label) -> u32 {
        self.counts.get(&(truth, verdict)).copied().unwrap_or(0)
    }

    fn sum(&self, which: impl Fn(Label, Label) -> bool) -> u32 {
        self.counts.iter().filter(|((truth, verdict), _)| which(*truth, *verdict)).map(|(_, count)| count).sum()
    }

    /// Lines of a label.
    #[must_use]
    pub fn lines(&self, label: Label) -> u32 {
        self.sum(|truth, _| truth == label)
    }

    /// Of what was taken for the label, how much is it.
    #[must_use]
    pub fn precision(&self, label: Label) -> f64 {
        share(self.taken(label, label), self.sum(|_, verdict| verdict == label))
    }

    /// Of what is the label, how much was taken for it.
    #[must_use]
    pub fn recall(&self, label: Label) -> f64 {
        share(self.taken(label, label), self.lines(label))
    }

    /// Both in one.
    #[must_use]
    pub fn f1(&self, label: Label) -> f64 {
        let (precision, recall) = (self.precision(label), self.recall(label));
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }

    /// Of clean lines, how many were taken for something.
    #[must_use]
    pub fn false_alarms(&self) -> f64 {
        share(self.sum(|truth, verdict| truth == Label::Clean && verdict != Label::Clean), self.lines(Label::Clean))
    }

    /// Lines where support was due and something else was said.
    #[must_use]
    pub fn nudged_where_support_was_due(&self) -> u32 {
        self.sum(|truth, verdict| truth == Label::Support && verdict != Label::Support && verdict != Label::Clean)
    }

    /// Of the shaming lines that were noticed, how many with the right topic.
    #[must_use]
    pub fn topics(&self) -> f64 {
        share(self.topics.0, self.topics.1)
    }
}

/// `count` of `all`, to the thousandth; one if there is nothing.
fn share(count: u32, all: u32) -> f64 {
    if all == 0 { 1.0 } else { (f64::from(count) / f64::from(all) * 1000.0).round() / 1000.0 }
}

/// Everything that is noticed, with or without the model.
#[must_use]
pub fn choices(model: bool, phrases: bool) -> Choices {
    let mut choices = Choices { model, ..Choices::everything() };
    if !phrases {
        choices.dropped = bot_core::care::lexicon::phrase_ids().map(str::to_owned).collect();
    }
    choices
}
