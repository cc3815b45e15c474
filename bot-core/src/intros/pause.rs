//! `intro pause`: no introductions until a day, or until she says so.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Outcome, Part, Taking, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Candidate, Failure, Refusal};
use crate::time::local::resolve_local;
use crate::time::phrase::{NotWhen, When, read_when};
use crate::turn::{Command, Turn};

/// Pauses.
#[derive(Debug)]
pub struct Pause(Option<DateTime<Utc>>);

impl Command for Pause {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "intro pause",
        args: &[ArgSpec::optional("until-day", ArgKind::Line { most: 200 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "intro pause until 1 march",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.optional_text("until-day", 200)?.map(|text| read_until(&text, turn)).transpose().map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let taking = store::of(turn.tx, turn.asker.member.id).await?.filter(|taking| taking.part != Part::Out);
        let Some(taking) = taking else { return Ok(Outcome::NotIn) };

        if taking.part == Part::Once {
            // It was about the next round alone, so there is none to come back to.
            store::set(turn.tx, &Taking { part: Part::Out, skips: None, ..taking }).await?;
            return Ok(Outcome::Left { had_circle: false });
        }
        store::set(turn.tx, &Taking { part: Part::Paused, paused_until: self.0, ..taking }).await?;
        Ok(Outcome::Paused { until: self.0 })
    }
}

/// The beginning of the day that is named, on her own clock.
fn read_until(text: &str, turn: &Turn<'_>) -> Result<DateTime<Utc>, Refusal> {
    let zone = turn.zone();
    if let Some(exact) = Candidate::from_value(text).filter(|exact| exact.start > turn.now) {
        return Ok(exact.start);
    }
    let lower = text.trim().to_lowercase();
    let bare = ["until ", "till ", "for ", "hasta el ", "hasta la ", "hasta ", "por "]
        .into_iter()
        .find_map(|word| lower.strip_prefix(word))
        .unwrap_or(&lower);
    let refused = || {
        Refusal::new("refused-intro-until")
            .about("until-day")
            .text("given", text)
            .command("example", Pause::SPEC.example)
    };
    let read = |phrase: &str| read_when(phrase, turn.locale(), turn.now, zone);
    // `3 weeks` is as good as `in 3 weeks`.
    let readings = [bare.to_owned(), format!("in {bare}"), format!("en {bare}")];
    let reading = readings.iter().map(|phrase| read(phrase)).find(|reading| {
        matches!(
            reading,
            Ok(_) | Err(NotWhen::NoTimeOfDay(_) | NotWhen::TooFar(_) | NotWhen::PastDay(_) | NotWhen::Past(_))
        )
    });
    let day: NaiveDate = match reading {
        Some(Ok(When::Clear(reading))) => reading.start.local.date(),
        Some(Ok(When::Ambiguous(readings, _))) => {
            let options = readings.iter().map(|reading| Candidate::new(reading.start.at, None)).collect();
            return Err(Refusal::new("ask-which-moment").about("until-day").text("given", text).options(options));
        }
        Some(Err(NotWhen::NoTimeOfDay(day))) => day,
        Some(Err(_)) | None => return Err(refused()),
    };
    let midnight = day.and_hms_opt(0, 0, 0).ok_or_else(refused)?;
    let at = resolve_local(midnight, zone).moments().first().map(|moment| moment.at);
    at.filter(|at| *at > turn.now).ok_or_else(refused)
}
