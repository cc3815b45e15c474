//! `my profile`: all parts in short, with the ways to fill them in one by one; or a few of them said at once, as a form
//! does it.

use super::words::{self, Change, said};
use super::{Line, Outcome, about, area, languages, lived, store, topics};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, GivenArg, Seen};
use crate::id::MemberId;
use crate::people::vocabulary::languages::Spoken;
use crate::people::vocabulary::{self, Book, Heard};
use crate::people::wishes::{self, Quiet, Spontaneous};
use crate::people::{self, naps};
use crate::refusal::{Failure, Refusal};
use crate::settings::leads_text;
use crate::store::{StoreError, Tx};
use crate::turn::{Command, Turn};
use crate::wording::Locale;

/// What was said; what was not stays as it is.
#[derive(Debug)]
pub struct Whole {
    about: Option<Line>,
    area: Option<Line>,
    topics: Change,
    lived: Change,
    languages: Option<Heard<Spoken>>,
}

impl Command for Whole {
    type Outcome = people::Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my profile",
        args: &[about::ABOUT, area::AREA, topics::TOPICS, lived::LIVED, languages::LANGUAGES],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my profile",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self {
            about: about::read(args)?,
            area: area::read(args, turn)?,
            topics: words::read(args, Book::Topics, turn)?,
            lived: words::read(args, Book::Lived, turn)?,
            languages: languages::read(args, turn)?,
        })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<people::Outcome, Failure> {
        let (member, locale) = (turn.asker.member.id, turn.locale());
        let mut is_shown = true;
        let mut guessed = Vec::new();
        if let Some(about) = self.about {
            store::set_about(turn.tx, member, about.text()).await?;
            is_shown = false;
        }
        if let Some(area) = self.area {
            store::set_area(turn.tx, member, area.text()).await?;
            is_shown = false;
        }
        for (book, change) in [(Book::Topics, self.topics), (Book::Lived, self.lived)] {
            is_shown &= matches!(change, Change::Show);
            let words = words::apply(turn, book, change).await?;
            guessed.extend(said(words, |word| vocabulary::label(word, locale).to_owned()));
        }
        if let Some(heard) = self.languages {
            store::set_languages(turn.tx, member, &heard.found).await?;
            guessed.extend(said(heard.guessed, |spoken| spoken.name(locale).to_owned()));
            is_shown = false;
        }

        Ok(if is_shown { Outcome::Whole } else { Outcome::Filled { guessed } }.into())
    }
}

/// What a form about herself is filled with: what she has said already, in her words.
pub async fn known(
    tx: &mut Tx,
    spec: &CommandSpec,
    member: MemberId,
    locale: Locale,
) -> Result<Vec<GivenArg>, StoreError> {
    let profile = super::of(tx, member).await?;
    let words = |book| {
        let labels: Vec<&str> = profile.words(book).iter().map(|word| vocabulary::label(word, locale)).collect();
        labels.join(", ")
    };
    let spoken: Vec<&str> = profile.languages.iter().map(|spoken| spoken.name(locale)).collect();
    let all = [
        (about::ABOUT.name, profile.about.clone().unwrap_or_default()),
        (area::AREA.name, profile.area.clone().unwrap_or_default()),
        (topics::TOPICS.name, words(Book::Topics)),
        (lived::LIVED.name, words(Book::Lived)),
        (languages::LANGUAGES.name, spoken.join(", ")),
    ];
    let wishes = wishes::store::of(tx, member).await?;
    let naps = naps::store::of(tx, member).await?;
    let zone = people::store::member(tx, member).await?.and_then(|member| member.zone);
    let areas = match wishes.spontaneous {
        Spontaneous::Unsaid => String::new(),
        Spontaneous::Off => "off".to_owned(),
        Spontaneous::Everywhere => "on".to_owned(),
        Spontaneous::In(areas) => areas.join(", "),
    };
    let quiet = match wishes.quiet {
        Quiet::Community => String::new(),
        Quiet::Never => "off".to_owned(),
        Quiet::Within(hours) => hours.text(),
    };
    let before =
        wishes.reminders.map(|minutes| if minutes.is_empty() { "off".to_owned() } else { leads_text(&minutes) });
    let hers = [
        ("naps", naps.iter().map(|nap| people::wording::typed_nap(*nap, locale)).collect::<Vec<_>>().join("; ")),
        ("zone", zone.map(|zone| zone.name().to_owned()).unwrap_or_default()),
        ("areas", areas),
        ("quiet", quiet),
        ("before", before.unwrap_or_default()),
    ];
    let known = all.into_iter().chain(hers).filter(|(name, value)| spec.arg(name).is_some() && !value.is_empty());
    Ok(known.map(|(name, value)| GivenArg { name: name.to_owned(), value }).collect())
}
