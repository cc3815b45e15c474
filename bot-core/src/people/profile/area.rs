//! `my area`: the part of town she lives in; one of the community's own areas when it has named any.

use strsim::normalized_damerau_levenshtein;

use super::{Line, Outcome, Part, given, number, refused, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::text::near::fold;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Offer, Seen};
use crate::people::{self, Kept, clears};
use crate::refusal::{Failure, Refusal};
use crate::settings::{SettingKind, SettingSpec, Settings};
use crate::turn::{Command, Turn};
use crate::wording::words;

/// Characters at most.
pub const LONGEST: usize = 60;

/// From this likeness on, something is taken for a slip of an area's name.
const CLOSE: f64 = 0.75;

/// The community's areas, from which members choose theirs.
pub const AREAS: SettingSpec = SettingSpec {
    name: "areas",
    kind: SettingKind::Names { most: 20, length: 40 },
    default: "",
    who: Access::Admin,
    example: "North side, Riverside, Old town",
};

/// The argument.
pub(super) const AREA: ArgSpec = ArgSpec::optional("neighbourhood", ArgKind::Offered { what: Offer::Areas, most: 60 });

/// Shows it, or says it; nothing any more when it is empty.
#[derive(Debug)]
pub struct Area(Option<Line>);

impl Command for Area {
    type Outcome = people::Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my area",
        args: &[AREA],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my area North side",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        read(args, turn).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<people::Outcome, Failure> {
        let part = Part::Area;
        let Some(area) = self.0 else {
            return Ok(Outcome::Told { part, kept: Kept::Shown, guessed: Vec::new() }.into());
        };
        store::set_area(turn.tx, turn.asker.member.id, area.text()).await?;

        Ok(Outcome::Told { part, kept: Kept::Changed, guessed: Vec::new() }.into())
    }
}

/// The area that is said; or that it is taken back.
pub(super) fn read(args: Args<'_>, turn: &Turn<'_>) -> Result<Option<Line>, Refusal> {
    let Some(text) = args.optional_text(AREA.name, LONGEST)? else { return Ok(None) };
    if clears(&text) {
        return Ok(Some(Line::Taken));
    }
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let example = words(turn.locale(), "area-example", &[]);
    if !said.chars().any(char::is_alphanumeric) {
        return Err(refused("refused-area", AREA.name, example).text("given", given(&said)));
    }
    let areas = offered(turn.settings);
    if areas.is_empty() {
        return Ok(Some(Line::Said(said)));
    }
    let found = nearest(&areas, &said).map(|area| Some(Line::Said(area)));
    found.ok_or_else(|| {
        let refusal = Refusal::new("refused-area-offered").about(AREA.name).text("given", given(&said));
        refusal.text("areas", areas.join(", ")).number("count", number(areas.len()))
    })
}

/// The community's areas; none when it has not named any.
#[must_use]
pub fn offered(settings: &Settings) -> Vec<String> {
    settings.names(&AREAS)
}

/// The area that somebody means, also with a slip in its name.
fn nearest(areas: &[String], said: &str) -> Option<String> {
    let said = fold(said);
    let like = areas.iter().map(|area| (normalized_damerau_levenshtein(&said, &fold(area)), area));
    let close = like.filter(|(like, _)| *like >= CLOSE);
    close.reduce(|best, one| if one.0 > best.0 { one } else { best }).map(|(_, area)| area.clone())
}
