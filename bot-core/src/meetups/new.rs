//! `meetup new`: announces a meetup.

use chrono::TimeDelta;

use super::series::Rhythm;
use super::{Aspect, Meetup, Outcome, Plan, cards, fields, hosts, rsvp, series, store, telling, when};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, GivenArg, Seen};
use crate::id::{MeetupId, MemberId};
use crate::incoming::{PlaceKey, PlatformKind};
use crate::outbox;
use crate::people;
use crate::refusal::{Failure, Refusal};
use crate::time::local::LocalMoment;
use crate::turn::{Command, Turn};

/// Announces a meetup.
#[derive(Debug)]
pub struct New {
    start: LocalMoment,
    length: Option<TimeDelta>,
    rhythm: Option<Rhythm>,
    like: Option<i64>,
    given: Vec<GivenArg>,
}

impl Command for New {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup new",
        args: &[
            ArgSpec::required("title", fields::TITLE).unless("like"),
            ArgSpec::required("when", ArgKind::When),
            ArgSpec::required("place", fields::PLACE).unless("like"),
            fields::ROOM,
            fields::NOTES,
            fields::LENGTH,
            fields::ADDRESS,
            fields::STOPS,
            fields::AGES,
            fields::MAX_KIDS,
            fields::BRING,
            fields::RAIN,
            fields::NEEDS,
            fields::DEADLINE,
            fields::REMINDERS,
            fields::HOSTS,
            series::REPEAT,
            series::ENDS,
            series::COUNT,
            ArgSpec::optional("like", ArgKind::Meetup),
        ],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "meetup new Park and coffee when: sat 10am place: Elm Park",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        // In the order in which a form shows them, so that the first trouble is the first field's.
        let like = args.get("like").map(|_| args.number("like")).transpose()?;
        args.optional_text("title", 80)?;
        let given = args.text("when", 200)?;
        let (phrase, end) = series::part_end(&given, turn);
        let reading = when::read_series(&phrase, turn)?;
        let spoken = reading.end.map(|end| end.at - reading.start.at);
        let length = fields::length(args, turn)?.or(spoken);
        fields::check_length(length.unwrap_or(fields::USUAL), &given)?;
        if like.is_none() {
            args.text("title", 80)?;
            args.text("place", 120)?;
        }
        let rhythm = series::read(args, turn, &reading, end, length.unwrap_or(fields::USUAL))?;

        let start = reading.start;
        let new = Self { start, length, rhythm, like, given: args.0.to_vec() };
        new.plan(Plan::default(), length.unwrap_or(fields::USUAL), turn)?;
        Ok(new)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let like = match self.like {
            Some(number) => like(turn, number).await?,
            None => Like { length: fields::USUAL, ..Like::default() },
        };
        let hosts = match Args(&self.given).optional_text("hosts", 400)? {
            Some(hosts) => hosts::named(turn, &hosts).await?,
            None => like.hosts.clone(),
        };
        let length = self.length.unwrap_or(like.length);
        let says_repeat = Args(&self.given).get("repeat").is_some();
        let again = like.rhythm.as_ref().filter(|_| !says_repeat).and_then(|rhythm| rhythm.again_from(self.start));
        let rhythm = self.rhythm.clone().or(again);
        let taken = self.taken(&like, rhythm.is_some());
        let mut plan = self.plan(like.plan, length, turn)?;
        plan.stops.retain(|stop| stop.after < length.num_minutes());
        if plan.closes_at(self.start.at).is_some_and(|until| until <= turn.now) {
            plan.deadline = None;
        }

        let places = Some(cards::places(turn).await?).filter(|places| !places.is_empty()).unwrap_or(like.places);
        let meetup = announce_in(turn, &places, plan, self.start, length, Kind::Usual).await?;
        hosts::set(turn, &meetup, &hosts).await?;
        if let Some(rhythm) = rhythm {
            let place = series::announce::where_spoken(turn, &places);
            series::announce::begin(turn, &meetup, Rhythm { length, ..rhythm }, place).await?;
        }
        Ok(match self.like {
            Some(like) if !taken.is_empty() => Outcome::AnnouncedLike { meetup: meetup.id, like, taken },
            Some(_) | None => Outcome::Announced { meetup: meetup.id },
        })
    }
}

impl New {
    /// What another meetup was like is said of this one where nothing else is said: by the names of arguments.
    fn taken(&self, like: &Like, repeats: bool) -> Vec<String> {
        let nothing = Plan::default();
        let of_plan = Aspect::ALL.into_iter().filter(|aspect| like.plan.differs(&nothing, *aspect)).map(Aspect::arg);
        let rule = (repeats && self.rhythm.is_none()).then_some("repeat");
        let others = [(!like.hosts.is_empty()).then_some("hosts"), rule].into_iter().flatten();
        let is_said = |name: &&str| Args(&self.given).get(name).is_some();
        of_plan.chain(others).filter(|name| !is_said(name)).map(str::to_owned).collect()
    }

    /// What is said of it, over what it is like.
    fn plan(&self, mut like: Plan, length: TimeDelta, turn: &Turn<'_>) -> Result<Plan, Refusal> {
        let span = fields::Span { local_start: self.start.local, starts_at: self.start.at, length };
        fields::read(Args(&self.given), turn, &mut like, span)?;
        Ok(like)
    }
}

/// What another meetup was like.
#[derive(Default)]
struct Like {
    plan: Plan,
    length: TimeDelta,
    /// Who hosted it with the one who announces this one, if she did.
    hosts: Vec<MemberId>,
    rhythm: Option<Rhythm>,
    /// Where it was announced.
    places: Vec<(PlatformKind, PlaceKey)>,
}

/// What another meetup was like. The exact address and its hosts come along only for whoever hosted that one, the
/// address only while the one who invited is here.
async fn like(turn: &mut Turn<'_>, number: i64) -> Result<Like, Failure> {
    let meetup = rsvp::find(turn, number).await?;
    if meetup.spontaneous || meetup.remains.is_some() {
        return Err(Refusal::new("refused-like").about("like").text("title", &meetup.plan.title).into());
    }
    let asker = turn.asker.member.id;
    let hosts = hosts::of(turn.tx, &meetup).await?;
    let is_hers = hosts.contains(&asker);
    let mut hosts = if is_hers { people::store::present(turn.tx, &hosts).await? } else { Vec::new() };
    // The address may be the home of the one who invited, and it goes with her.
    let keeps_address = meetup.host.is_some_and(|host| hosts.contains(&host));
    hosts.retain(|host| *host != asker);
    let rhythm = match &meetup.series {
        Some(place) => series::store::get(turn.tx, place.series).await?.map(|series| series.rhythm),
        None => None,
    };
    let length = meetup.length();
    let mut plan = meetup.plan;
    plan.address = plan.address.filter(|_| keeps_address);
    let shown = outbox::store::shown_of(turn.tx, &cards::subject(meetup.id)).await?;
    let places = shown.into_iter().map(|shown| (shown.platform, shown.place)).collect();
    Ok(Like { plan, length, hosts, rhythm, places })
}

/// For whom a meetup is, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// For everybody, some time ahead.
    Usual,
    /// For everybody, right now.
    RightNow,
    /// For the few who were introduced to each other.
    Private,
}

/// Writes a meetup and announces it where its community wants it, or where its host speaks.
pub(super) async fn announce(
    turn: &mut Turn<'_>,
    plan: Plan,
    start: LocalMoment,
    length: TimeDelta,
    kind: Kind,
) -> Result<Meetup, Failure> {
    let places = cards::places(turn).await?;
    announce_in(turn, &places, plan, start, length, kind).await
}

/// Writes a meetup and announces it in these places; one for a few people alone may have none.
pub(super) async fn announce_in(
    turn: &mut Turn<'_>,
    places: &[(PlatformKind, PlaceKey)],
    plan: Plan,
    start: LocalMoment,
    length: TimeDelta,
    kind: Kind,
) -> Result<Meetup, Failure> {
    if places.is_empty() && kind != Kind::Private {
        return Err(Refusal::new("refused-no-channel").command("command", "settings set meetup-channel here").into());
    }
    if store::count_upcoming(turn.tx, turn.community, turn.now).await? >= super::OPEN {
        return Err(Refusal::new("refused-too-many").number("most", super::OPEN).into());
    }
    let meetup = Meetup {
        id: turn.ids.next::<MeetupId>(turn.now),
        community: turn.community,
        number: crate::people::store::next_number(turn.tx, turn.community).await?,
        host: Some(turn.asker.member.id),
        plan,
        spontaneous: kind == Kind::RightNow,
        private: kind == Kind::Private,
        local_start: start.local,
        zone: start.zone,
        starts_at: start.at,
        ends_at: start.at + length,
        created_at: turn.now,
        cancelled_at: None,
        cancel_reason: None,
        rain_at: None,
        revision: 0,
        remains: None,
        series: None,
    };

    telling::of(turn).announce(&meetup, places).await?;
    Ok(meetup)
}

/// The meetup of this number, when the asker may change it and it is still to come.
pub(super) async fn find_own(turn: &mut Turn<'_>, number: i64) -> Result<Meetup, Failure> {
    let meetup = rsvp::find(turn, number).await?;
    hosts::refuse_unless_host(turn, &meetup).await?;
    rsvp::refuse_unless_open(turn, &meetup)?;
    Ok(meetup)
}
