//! `care cool`: a place goes slower for a while, with what matters here. It ends by itself.

use std::ops::RangeInclusive;

use chrono::TimeDelta;

use super::pause::length_and_rest;
use super::{Kind, Outcome, Plan, REASON, prepare};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// A breath, not a closing: some platforms can only close a place to all but moderators while it lasts.
const BOUNDS: RangeInclusive<TimeDelta> = TimeDelta::minutes(5)..=TimeDelta::minutes(30);

/// Prepares it.
#[derive(Debug)]
pub struct Cool {
    minutes: i64,
    channel: Option<String>,
    why: Option<String>,
}

impl Command for Cool {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care cool",
        args: &[
            ArgSpec::required("how-long", ArgKind::Length),
            ArgSpec::optional("channel", ArgKind::Line { most: 200 }),
            ArgSpec::optional("why", ArgKind::Lines { most: REASON }),
        ],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care cool 30m why: this got heated, and nobody is wrong about sleep",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let given = args.text("how-long", usize::from(REASON) + 40)?;
        let (length, rest) = length_and_rest(&given, turn.locale(), &BOUNDS, "30 min")?;
        let (named, rest) = match rest {
            Some(rest) if rest.starts_with(['#', '<', '!']) => match rest.split_once(char::is_whitespace) {
                Some((channel, rest)) => (Some(channel.to_owned()), Some(rest.trim().to_owned())),
                None => (Some(rest), None),
            },
            rest => (None, rest),
        };
        let channel = args.optional_text("channel", 200)?.or(named);
        let why = args.optional_text("why", usize::from(REASON))?.or(rest);
        Ok(Self { minutes: length.num_minutes(), channel, why })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let place = place(turn, self.channel.as_deref())?;
        let place = Some((turn.platform, place));
        let plan = Plan { reason: self.why, minutes: Some(self.minutes), place, ..Plan::default() };
        Ok(Outcome::Draft { act: prepare(turn, Kind::Cool, plan).await?.id })
    }
}

/// The place that is meant: the one where the command was given, whether or not it is named.
pub(super) fn place(turn: &Turn<'_>, named: Option<&str>) -> Result<String, Refusal> {
    let here = ["here", "aquí", "aqui"];
    match named.map(str::trim).filter(|named| !here.contains(named)) {
        None if turn.place.direct => Err(Refusal::new("refused-care-where").about("channel")),
        None => Ok(turn.place.id.clone()),
        Some(named) => {
            // A channel as Discord writes it; elsewhere its name or id is what it is. Only the one in which she writes: any
            // other may be one that she has no say in.
            let inner = named.strip_prefix("<#").and_then(|rest| rest.strip_suffix('>')).unwrap_or(named);
            let is_here = inner == turn.place.id && !turn.place.direct;
            if is_here { Ok(inner.to_owned()) } else { Err(Refusal::new("refused-care-where").about("channel")) }
        }
    }
}
