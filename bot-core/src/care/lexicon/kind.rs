//! What is noticed.

use std::fmt;

/// A language that the noticing knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    En,
    /// Spanish.
    Es,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// Its code, as in the names of files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The language with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// What mothers are shamed about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Limits, manners, smacking.
    Discipline,
    /// What a child eats.
    Diet,
    /// Where and how a child sleeps.
    Sleep,
    /// Breast or bottle.
    Feeding,
    /// Seats, helmets, pools.
    Safety,
    /// Who looks after a child.
    Childcare,
    /// How a child was born.
    Birth,
    /// Working, or not.
    Work,
    /// Vaccines.
    Vaccines,
    /// Screens.
    Screens,
}

impl Topic {
    /// All of them, those that mothers name most often first.
    pub const ALL: [Self; 10] = [
        Self::Discipline,
        Self::Diet,
        Self::Sleep,
        Self::Feeding,
        Self::Safety,
        Self::Childcare,
        Self::Birth,
        Self::Work,
        Self::Vaccines,
        Self::Screens,
    ];

    /// Its name, as in files and settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Discipline => "discipline",
            Self::Diet => "diet",
            Self::Sleep => "sleep",
            Self::Feeding => "feeding",
            Self::Safety => "safety",
            Self::Childcare => "childcare",
            Self::Birth => "birth",
            Self::Work => "work",
            Self::Vaccines => "vaccines",
            Self::Screens => "screens",
        }
    }
}

/// What kind of words were noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// They shame a mother.
    Shaming(Topic),
    /// They insult somebody.
    Insult,
    /// They sell or recruit.
    Selling,
    /// They give a child's private details away.
    ChildPrivate,
    /// Whoever wrote them may need somebody to talk to. Never met with a nudge.
    Support,
    /// A phrase that the community added.
    Own,
}

impl Kind {
    /// All of them.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let others = [Self::Insult, Self::Selling, Self::ChildPrivate, Self::Support, Self::Own];
        Topic::ALL.into_iter().map(Self::Shaming).chain(others).collect()
    }

    /// Its name, as in settings: the topic's for shaming.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Shaming(topic) => topic.name(),
            Self::Insult => "insult",
            Self::Selling => "selling",
            Self::ChildPrivate => "child-private",
            Self::Support => "support",
            Self::Own => "own",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|kind| kind.name() == name)
    }

    /// Its label: what the linear model tells apart, and what lines of examples bear.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Self::Shaming(_) => Label::Shaming,
            Self::Insult | Self::Own => Label::Insult,
            Self::Selling => Label::Selling,
            Self::ChildPrivate => Label::ChildPrivate,
            Self::Support => Label::Support,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a line of examples is labelled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// Nothing to notice.
    Clean,
    /// Shames a mother, on whatever topic.
    Shaming,
    /// Insults somebody.
    Insult,
    /// Sells or recruits.
    Selling,
    /// Gives a child's private details away.
    ChildPrivate,
    /// Somebody to be supported.
    Support,
}

impl Label {
    /// All of them, in the order of the model's columns.
    pub const ALL: [Self; 6] =
        [Self::Clean, Self::Shaming, Self::Insult, Self::Selling, Self::ChildPrivate, Self::Support];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Shaming => "shaming",
            Self::Insult => "insult",
            Self::Selling => "selling",
            Self::ChildPrivate => "child-private",
            Self::Support => "support",
        }
    }

    /// The label with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|label| label.name() == name)
    }
}

/// How much a phrase hurts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It may be meant well.
    Mild,
    /// It hurts.
    Plain,
    /// It hurts badly.
    Strong,
}

/// How readily something is noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Sensitivity {
    /// Only what is plain.
    Low,
    /// The usual.
    #[default]
    Usual,
    /// Also what is likely.
    High,
}
