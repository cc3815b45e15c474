//! What a member shares of herself so that others can find her: each part optional, each with who sees it.
//!
//! Her kids belong to it too and are kept in [`super::kids`]; others see no more of them than their ages by band.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::vocabulary::languages::Spoken;
use super::vocabulary::{Book, Word};
use crate::command::text::near::fold;
use crate::id::MemberId;
use crate::refusal::Refusal;
use crate::store::{StoreError, Tx};
use crate::time::free::Free;

pub mod about;
pub mod area;
pub mod free;
pub mod languages;
pub mod lived;
pub mod offer;
pub mod press;
pub mod sharing;
pub mod store;
pub mod topics;
pub mod ways;
pub mod whole;
pub mod wording;
pub mod words;

/// Members whose profiles are loaded in one query.
const CHUNK: usize = 500;

/// A line that she says about herself.
#[derive(Debug)]
pub(super) enum Line {
    /// It stands there no more.
    Taken,
    /// It is this.
    Said(String),
}

impl Line {
    /// What stands there from now on.
    fn text(&self) -> Option<&str> {
        match self {
            Self::Taken => None,
            Self::Said(text) => Some(text),
        }
    }
}

/// What a member shares of herself. All of it may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// A line about her, [`about::LONGEST`] characters at most.
    pub about: Option<String>,
    /// The part of town she lives in; one of the community's areas when it has any.
    pub area: Option<String>,
    /// What she likes, [`words::MOST`] at most.
    pub topics: Vec<Word>,
    /// What she has lived through and would talk about, [`words::MOST`] at most.
    pub lived: Vec<Word>,
    /// The languages she speaks with others, [`languages::MOST`] at most.
    pub languages: Vec<Spoken>,
    /// When she is usually free, on her own clock, [`free::MOST`] at most.
    pub free: Vec<Free>,
    /// The ways in which she likes to meet.
    pub ways: Vec<Way>,
    /// Who sees which part.
    pub seen: Sharing,
}

/// A part of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// A line about her.
    About,
    /// The part of town.
    Area,
    /// Her kids, as ages by band.
    Kids,
    /// What she likes.
    Topics,
    /// What she has lived through.
    Lived,
    /// The languages she speaks.
    Languages,
    /// When she is usually free.
    Free,
    /// In which ways she likes to meet.
    Ways,
}

/// Who sees a part of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum SeenBy {
    /// Those who are introduced to her.
    #[default]
    Introduced,
    /// Everyone in the community who asks.
    Anyone,
    /// Nobody. It still counts for who fits her, and is named to nobody.
    Nobody,
}

/// Who looks at a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Viewer {
    /// Somebody who is introduced to her.
    Introduced,
    /// Anybody else in the community.
    Anyone,
}

/// A way to meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Way {
    /// Somewhere in town.
    InPerson,
    /// On a screen.
    Video,
    /// In writing.
    Chat,
}

/// Who sees which part; what she has not said is for those who are introduced to her.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sharing(BTreeMap<Part, SeenBy>);

/// What a command about a profile came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// All parts in short, with the ways to fill them in.
    Whole,
    /// She has said several of them at once.
    Filled {
        /// What was taken for a slip: as typed, and what it was taken for.
        guessed: Vec<(String, String)>,
    },
    /// One part.
    Told {
        /// Which.
        part: Part,
        /// Whether she has just said it.
        kept: super::Kept,
        /// What was taken for a slip: as typed, and what it was taken for.
        guessed: Vec<(String, String)>,
    },
    /// A group of words to tap.
    Group {
        /// Of which list.
        book: Book,
        /// The group's slug.
        group: String,
    },
    /// Who sees what.
    Sharing {
        /// The part it is about; all of them when none.
        part: Option<Part>,
        /// Whether she has just said it.
        kept: super::Kept,
    },
}

impl Outcome {
    /// Whether what she has lived through, or who hears of it, may be another than before.
    #[must_use]
    pub fn may_change_lived(&self) -> bool {
        match self {
            Self::Filled { .. } => true,
            Self::Told { part, kept, .. } => *part == Part::Lived && *kept == super::Kept::Changed,
            Self::Group { book, .. } => *book == Book::Lived,
            Self::Sharing { part, kept } => {
                part.is_none_or(|part| part == Part::Lived) && *kept == super::Kept::Changed
            }
            Self::Whole => false,
        }
    }
}

impl From<Outcome> for super::Outcome {
    fn from(outcome: Outcome) -> Self {
        Self::Told(outcome)
    }
}

/// A member's profile.
pub async fn of(tx: &mut Tx, member: MemberId) -> Result<Profile, StoreError> {
    Ok(of_all(tx, &[member]).await?.remove(&member).unwrap_or_default())
}

/// The profiles of each of these members who has said anything, a few hundred in a query.
pub async fn of_all(tx: &mut Tx, members: &[MemberId]) -> Result<HashMap<MemberId, Profile>, StoreError> {
    let mut profiles = HashMap::new();
    for chunk in members.chunks(CHUNK) {
        store::add(tx, chunk, &mut profiles).await?;
    }
    Ok(profiles)
}

impl Profile {
    /// Whether somebody may see a part of it.
    #[must_use]
    pub fn shows(&self, part: Part, viewer: Viewer) -> bool {
        match (self.seen.of(part), viewer) {
            (SeenBy::Anyone, Viewer::Introduced | Viewer::Anyone) | (SeenBy::Introduced, Viewer::Introduced) => true,
            (SeenBy::Introduced, Viewer::Anyone) | (SeenBy::Nobody, Viewer::Introduced | Viewer::Anyone) => false,
        }
    }

    /// What somebody may see of it; the other parts are empty. Whether her kids' ages are among it is asked of
    /// [`Self::shows`].
    #[must_use]
    pub fn seen_by(&self, viewer: Viewer) -> Self {
        let shows = |part| self.shows(part, viewer);
        let mut seen = self.clone();
        for part in Part::ALL.into_iter().filter(|part| !shows(*part)) {
            match part {
                Part::About => seen.about = None,
                Part::Area => seen.area = None,
                Part::Kids => {}
                Part::Topics => seen.topics.clear(),
                Part::Lived => seen.lived.clear(),
                Part::Languages => seen.languages.clear(),
                Part::Free => seen.free.clear(),
                Part::Ways => seen.ways.clear(),
            }
        }
        seen
    }

    /// The words of one of the lists.
    #[must_use]
    pub fn words(&self, book: Book) -> &[Word] {
        match book {
            Book::Topics => &self.topics,
            Book::Lived => &self.lived,
        }
    }
}

impl Part {
    /// Every part, in the order in which they are shown.
    pub const ALL: [Self; 8] =
        [Self::About, Self::Area, Self::Kids, Self::Topics, Self::Lived, Self::Languages, Self::Free, Self::Ways];

    /// As it is stored, typed and put into routes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Area => "area",
            Self::Kids => "kids",
            Self::Topics => "topics",
            Self::Lived => "lived",
            Self::Languages => "languages",
            Self::Free => "free",
            Self::Ways => "ways",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// The part that somebody means, in any language.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let word = fold(text.trim().trim_end_matches([':', ',']));
        Self::from_name(&word).or(match word.as_str() {
            "me" | "about me" | "presentacion" | "sobre mi" => Some(Self::About),
            "barrio" | "zona" | "neighbourhood" | "neighborhood" => Some(Self::Area),
            "children" | "peques" | "hijos" | "ninos" => Some(Self::Kids),
            "topic" | "likes" | "temas" | "gustos" => Some(Self::Topics),
            "lived through" | "vivido" | "vivencias" => Some(Self::Lived),
            "language" | "idiomas" | "idioma" | "lenguas" => Some(Self::Languages),
            "times" | "libre" | "horarios" | "ratos" | "ratos libres" => Some(Self::Free),
            "way" | "maneras" | "manera" | "formas" => Some(Self::Ways),
            _ => None,
        })
    }

    /// The list whose words it holds.
    #[must_use]
    pub fn book(self) -> Option<Book> {
        match self {
            Self::Topics => Some(Book::Topics),
            Self::Lived => Some(Book::Lived),
            Self::About | Self::Area | Self::Kids | Self::Languages | Self::Free | Self::Ways => None,
        }
    }
}

impl From<Book> for Part {
    fn from(book: Book) -> Self {
        match book {
            Book::Topics => Self::Topics,
            Book::Lived => Self::Lived,
        }
    }
}

impl SeenBy {
    /// Everyone it can be.
    pub const ALL: [Self; 3] = [Self::Introduced, Self::Anyone, Self::Nobody];

    /// As it is stored, typed and put into routes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Introduced => "introduced",
            Self::Anyone => "anyone",
            Self::Nobody => "nobody",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|seen| seen.name() == name)
    }

    /// Whom somebody means, in any language.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let word = fold(text.trim());
        Self::from_name(&word).or(match word.as_str() {
            "intro"
            | "intros"
            | "those introduced to me"
            | "those i meet"
            | "presentadas"
            | "presentada"
            | "quienes me presentes" => Some(Self::Introduced),
            "everyone" | "everybody" | "all" | "anybody" | "everyone who asks" | "todas" | "todos" | "cualquiera"
            | "quien pregunte" => Some(Self::Anyone),
            "none" | "no one" | "noone" | "private" | "me" | "only me" | "nadie" | "privado" | "solo yo" => {
                Some(Self::Nobody)
            }
            _ => None,
        })
    }
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::InPerson, Self::Video, Self::Chat];

    /// As it is stored, typed and put into routes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::InPerson => "in-person",
            Self::Video => "video",
            Self::Chat => "chat",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }
}

impl Sharing {
    /// Who sees a part.
    #[must_use]
    pub fn of(&self, part: Part) -> SeenBy {
        self.0.get(&part).copied().unwrap_or_default()
    }

    /// The same with somebody else seeing a part.
    #[must_use]
    pub fn with(mut self, part: Part, seen: SeenBy) -> Self {
        self.0.insert(part, seen);
        self
    }
}

/// Whether a command asks for something that others may come to see.
#[must_use]
pub fn is_shared(path: &str) -> bool {
    let verb = path.strip_prefix("my ");
    verb.and_then(Part::from_name).is_some_and(|part| part != Part::Kids) || verb == Some("profile")
}

/// A refusal about one argument, with an example in the asker's language.
fn refused(key: &str, arg: &str, example: String) -> Refusal {
    Refusal::new(key).about(arg).command("example", example)
}

/// A count, as sentences take it.
fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// What was typed, as it is repeated back: 80 characters at most.
fn given(text: &str) -> String {
    text.trim().chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::vocabulary;
    use crate::wording::Locale;

    #[test]
    fn what_is_shared_is_seen_by_whom_she_said_and_by_nobody_else() {
        let heard = |text| vocabulary::read(text, Locale::En);
        let seen = Sharing::default()
            .with(Part::Topics, SeenBy::Anyone)
            .with(Part::Area, SeenBy::Nobody)
            .with(Part::Kids, SeenBy::Nobody);
        let profile = Profile {
            about: Some("Two kids and a dog".to_owned()),
            area: Some("North side".to_owned()),
            topics: heard("walks"),
            lived: heard("twins"),
            seen,
            ..Profile::default()
        };
        let introduced = profile.seen_by(Viewer::Introduced);
        assert_eq!((introduced.about.is_some(), introduced.area.as_deref()), (true, None));
        assert_eq!((introduced.topics.len(), introduced.lived.len()), (1, 1));
        let anyone = profile.seen_by(Viewer::Anyone);
        assert_eq!((anyone.about, anyone.area, anyone.lived), (None, None, Vec::new()));
        assert_eq!(anyone.topics, heard("walking"));
        assert!(!profile.shows(Part::Kids, Viewer::Introduced) && profile.shows(Part::Lived, Viewer::Introduced));
    }

    #[test]
    fn every_name_reads_back_in_both_languages() {
        for part in Part::ALL {
            assert_eq!(Part::from_name(part.name()), Some(part));
            for locale in Locale::ALL {
                let verb = crate::wording::words(locale, &format!("command-my-{}.verb", part.name()), &[]);
                assert_eq!(Part::read(&verb), Some(part), "{verb}");
            }
        }
        for seen in SeenBy::ALL {
            assert_eq!(SeenBy::from_name(seen.name()), Some(seen));
        }
        for way in Way::ALL {
            assert_eq!(Way::from_name(way.name()), Some(way));
        }
    }
}
