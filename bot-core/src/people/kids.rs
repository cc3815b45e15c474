//! `my kids`: their birth months, of which others see no more than counts by age.

use serde::{Deserialize, Serialize};

use super::{Kept, Outcome, clears};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::time::birth::{self, Kid, NotKids, read_kids};
use crate::turn::{Command, Turn};
use crate::wording::words;

pub mod store;

/// Kids one member may have here.
pub const MOST: usize = 12;

/// Shows them, or says who they are; nobody when it is empty.
#[derive(Debug)]
pub struct Kids(Option<Vec<Kid>>);

impl Command for Kids {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my kids",
        args: &[ArgSpec::optional("born", ArgKind::Line { most: 1_000 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my kids march 2025, 3 years",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let Some(text) = args.optional_text("born", birth::LONGEST)? else { return Ok(Self(None)) };
        if clears(&text) {
            return Ok(Self(Some(Vec::new())));
        }
        let today = turn.now.with_timezone(&turn.zone()).date_naive();
        let example = words(turn.locale(), "kids-example", &[]);
        let refused = |key: &str| Refusal::new(key).about("born").command("example", example.as_str());
        let kids = read_kids(&text, turn.locale(), today).map_err(|why| match why {
            NotKids::Empty => refused("refused-kids-empty"),
            NotKids::NotUnderstood { rest } => {
                refused("refused-births").text("given", rest.chars().take(80).collect::<String>())
            }
            NotKids::TooFarAhead(_) => refused("refused-kids-ahead"),
            NotKids::TooLongAgo(_) => refused("refused-kids-grown"),
        })?;
        if kids.len() > MOST {
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            return Err(refused("refused-kids-many").number("most", number(MOST)).number("given", number(kids.len())));
        }
        Ok(Self(Some(kids)))
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let Some(kids) = self.0 else { return Ok(Outcome::Kids(Kept::Shown)) };
        store::set(turn.tx, turn.asker.member.id, &kids).await?;

        Ok(Outcome::Kids(Kept::Changed))
    }
}

/// How old children are, in the stages that child development speaks of: infants under one year, toddlers from one to
/// three, preschoolers from three to five (U.S. Centers for Disease Control and Prevention, "Positive Parenting Tips").
/// What it divides further is one stage here, school from five to twelve, and teens after that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Band {
    /// Under 12 months.
    Baby,
    /// 1 and 2 years.
    Toddler,
    /// 3 and 4 years.
    Preschooler,
    /// 5 to 11 years.
    School,
    /// 12 years and more.
    Teen,
}

impl Band {
    /// Every band, the youngest first.
    pub const ALL: [Self; 5] = [Self::Baby, Self::Toddler, Self::Preschooler, Self::School, Self::Teen];

    /// The band of a child of so many months.
    #[must_use]
    pub fn of(months: i32) -> Self {
        match months {
            ..12 => Self::Baby,
            12..36 => Self::Toddler,
            36..60 => Self::Preschooler,
            60..144 => Self::School,
            144.. => Self::Teen,
        }
    }
}

/// How many children there are of each age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bands([u32; 5]);

impl Bands {
    /// The children, as old as they are on a day. Those who are due are not among them.
    #[must_use]
    pub fn of(kids: &[Kid], on: chrono::NaiveDate) -> Self {
        let mut bands = Self::default();
        for months in kids.iter().filter_map(|kid| kid.months_old(on)) {
            bands.add(Band::of(months), 1);
        }
        bands
    }

    /// So many more of an age.
    pub fn add(&mut self, band: Band, count: u32) {
        for (of, have) in Band::ALL.iter().zip(&mut self.0) {
            if *of == band {
                *have = have.saturating_add(count);
            }
        }
    }

    /// These and those.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for (band, count) in other.counts() {
            self.add(band, count);
        }
        self
    }

    /// How many there are of each age that there is any of, the youngest first.
    pub fn counts(&self) -> impl Iterator<Item = (Band, u32)> {
        Band::ALL.into_iter().zip(self.0).filter(|(_, count)| *count > 0)
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::time::birth::Month;
    use crate::wording::Locale;

    use Band::{Baby, Preschooler, School, Teen, Toddler};

    #[test]
    fn children_are_counted_by_age_and_said_in_words() {
        let on = |year, month| NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
        let kid = |year, month, due| Month::new(year, month).map(|born| Kid { born, due, guessed: false });
        let kids: Vec<Kid> = [
            kid(2026, 4, false),
            kid(2025, 12, false),
            kid(2025, 11, false),
            kid(2023, 11, false),
            kid(2021, 11, false),
            kid(2014, 11, false),
            kid(2027, 4, true),
        ]
        .into_iter()
        .flatten()
        .collect();
        let bands = Bands::of(&kids, on(2026, 11));
        let counts: Vec<(Band, u32)> = bands.counts().collect();
        assert_eq!(counts, [(Baby, 2), (Toddler, 1), (Preschooler, 1), (School, 1), (Teen, 1)]);
        assert_eq!(bands.and(bands).total(), 12);
        let said = |bands, locale| super::super::wording::bands(bands, locale);
        assert_eq!(said(bands, Locale::En), "2 babies, 1 toddler, 1 preschooler, 1 schoolkid, 1 teen");
        assert_eq!(
            said(bands.and(bands), Locale::Es),
            "4 bebés, 2 de 1 a 2 años, 2 de 3 a 4 años, 2 de 5 a 11 años, 2 adolescentes"
        );
        assert_eq!(said(Bands::default(), Locale::En), "");
        // A child that was due is counted when she says that it is here, not before.
        assert_eq!(Bands::of(&kids, on(2027, 6)).total(), 6);
    }
}
