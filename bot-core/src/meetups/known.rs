//! What a form about a meetup is filled with: what a host has said about it, or what a guest has said to it.

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::{Meetup, edit, hosts, now, rsvp, store, wording};
use crate::command::GivenArg;
use crate::id::{CommunityId, MemberId};
use crate::settings::leads_text;
use crate::store::{StoreError, Tx};
use crate::turn::Command as _;
use crate::wording::Locale;

/// The argument with which a form says on which revision of a meetup it was opened. Nobody can type it.
pub const REVISION: &str = "revision";

/// What is always there: an empty field leaves it as it is.
const STAYS: [&str; 8] = ["title", "when", "place", "length", "until", "kids", "adults", "zone"];

/// Who fills in a form.
#[derive(Debug, Clone, Copy)]
pub struct Asker {
    /// Where.
    pub community: CommunityId,
    /// Who.
    pub member: MemberId,
    /// Her clock.
    pub zone: Tz,
    /// Her language.
    pub locale: Locale,
}

/// What is known.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The values, as she would type them.
    pub args: Vec<GivenArg>,
    /// How often the meetup has changed.
    pub revision: u32,
    /// What is asked for, where that is less than the command takes.
    pub asks: Option<&'static [&'static str]>,
}

/// What is known to the one who fills in the form of this command. A moderator who does not host a meetup sees nothing
/// of what its host said.
pub async fn known(tx: &mut Tx, path: &str, given: &[GivenArg], asker: &Asker) -> Result<Known, StoreError> {
    let number = given.first().filter(|arg| arg.name == "meetup").and_then(|arg| arg.value.parse().ok());
    let meetup = match number {
        Some(number) => store::by_number(tx, asker.community, number).await?,
        None => None,
    };
    let Some(meetup) = meetup else { return Ok(Known::default()) };
    if path == edit::Change::SPEC.path {
        let args = if hosts::is_host(tx, &meetup, asker.member).await? { of_host(&meetup, asker) } else { Vec::new() };
        let revision = u32::try_from(meetup.revision).unwrap_or(u32::MAX);
        return Ok(Known { args, revision, asks: meetup.spontaneous.then_some(&now::CHANGEABLE) });
    }
    let rsvp = if path == rsvp::Going::SPEC.path { rsvp::store::of(tx, meetup.id, asker.member).await? } else { None };
    let Some(rsvp) = rsvp else { return Ok(Known::default()) };
    let said = [("kids", Some(rsvp.kids.to_string())), ("adults", Some(rsvp.adults.to_string())), ("note", rsvp.note)];
    Ok(Known { args: said_of(said), ..Known::default() })
}

/// What a host has said, as she will be read when she sends it: on her own clock, stops on the meetup's.
fn of_host(meetup: &Meetup, asker: &Asker) -> Vec<GivenArg> {
    let plan = &meetup.plan;
    let clock = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&asker.zone).format("%Y-%m-%d %H:%M").to_string();
    let place = plan.coordinates.map_or_else(|| plan.place.clone(), |spot| format!("{} {spot}", plan.place));
    let whole = |number: Option<i64>| number.map(|number| number.to_string());
    let stops = plan.stops.iter().map(|stop| {
        let at = meetup.local_start + TimeDelta::minutes(stop.after);
        format!("{} {}", at.format("%H:%M"), stop.place)
    });
    if meetup.spontaneous {
        return said_of([
            ("place", Some(place)),
            ("area", plan.area.clone()),
            ("until", Some(clock(meetup.ends_at))),
            ("notes", plan.notes.clone()),
        ]);
    }
    said_of([
        ("title", Some(plan.title.clone())),
        ("when", Some(clock(meetup.starts_at))),
        ("place", Some(place)),
        ("length", Some(format!("{} min", meetup.length().num_minutes()))),
        ("address", plan.address.clone()),
        ("stops", Some(stops.collect::<Vec<_>>().join(", ")).filter(|stops| !stops.is_empty())),
        ("ages", plan.ages.map(|ages| wording::card::ages_words(ages, asker.locale))),
        ("spots", whole(plan.spots)),
        ("max-kids", whole(plan.max_kids)),
        ("notes", plan.notes.clone()),
        ("bring", plan.bring.clone()),
        ("rain", plan.rain.clone()),
        ("needs", whole(plan.needs)),
        ("deadline", plan.deadline.map(|minutes| clock(meetup.starts_at - TimeDelta::minutes(minutes)))),
        ("reminders", plan.reminders.as_deref().map(leads_text)),
    ])
}

fn said_of<const N: usize>(said: [(&str, Option<String>); N]) -> Vec<GivenArg> {
    let given = |(name, value): (&str, Option<String>)| Some(GivenArg { name: name.to_owned(), value: value? });
    said.into_iter().filter_map(given).collect()
}

impl Known {
    /// What a form says that was filled with this: only what she has changed; a field that she emptied takes away what
    /// stood in it. When the meetup has changed since the form was opened, nobody knows what stood in it: all of it
    /// counts, and the revision goes along.
    #[must_use]
    pub fn changes(&self, sent: &[GivenArg], opened_on: u32) -> Vec<GivenArg> {
        let overtaken = self.revision != opened_on;
        let changed = sent.iter().filter_map(|arg| {
            let was = self.args.iter().find(|known| known.name == arg.name).map(|known| known.value.trim());
            let value = match (was, arg.value.trim()) {
                (Some(was), now) if was == now && !overtaken => return None,
                (Some(_), "") if !STAYS.contains(&arg.name.as_str()) => "none",
                (Some(_) | None, "") => return None,
                (Some(_) | None, now) => now,
            };
            Some(GivenArg { name: arg.name.clone(), value: value.to_owned() })
        });
        let revision = GivenArg { name: REVISION.to_owned(), value: opened_on.to_string() };
        changed.chain(overtaken.then_some(revision)).collect()
    }
}
