//! `meetup edit`: shows what would change first, and changes it when the host says yes.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Aspect, Meetup, Outcome, Plan, fields, hosts, known, mirror, new, now, rsvp, rules, series, share, telling, when,
};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, GivenArg, Seen};
use crate::id::{MeetupEditId, MeetupId, MemberId};
use crate::outbox::News;
use crate::refusal::{Candidate, Failure, Refusal};
use crate::store::StoreError;
use crate::turn::{Command, Turn};

pub mod store;

/// How long a change waits for its host's yes.
pub(super) const WAITS: TimeDelta = TimeDelta::hours(24);

/// What a meetup was like when somebody began to change it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// What was said about it.
    pub plan: Plan,
    /// When it began.
    pub starts_at: DateTime<Utc>,
    /// When it ended.
    pub ends_at: DateTime<Utc>,
    /// How often it had changed.
    pub revision: i64,
}

/// A change that waits for its host's yes.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// Its id.
    pub id: MeetupEditId,
    /// Of what.
    pub meetup: MeetupId,
    /// Whose change.
    pub member: MemberId,
    /// What the meetup is like without it.
    pub before: Before,
    /// What it was like when she began, if somebody has changed it since.
    pub began: Option<Before>,
    /// What she gave, with moments made exact.
    pub change: Vec<GivenArg>,
    /// What the meetup would be like.
    pub after: Before,
}

/// Proposes a change.
#[derive(Debug)]
pub struct Change {
    number: i64,
    given: Vec<GivenArg>,
}

impl Command for Change {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup edit",
        args: &[
            ArgSpec::required("meetup", ArgKind::Meetup),
            ArgSpec::optional("when", ArgKind::When),
            ArgSpec::optional("place", fields::PLACE),
            fields::ROOM,
            fields::NOTES,
            ArgSpec::optional("title", fields::TITLE),
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
            now::UNTIL,
            now::AREA,
        ],
        access: Access::Host,
        answer: Seen::ByAsker,
        example: "meetup edit #1 when: sat 11am",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        let given = args.0.iter().filter(|arg| arg.name != "meetup" && !arg.value.trim().is_empty()).cloned();
        Ok(Self { number: args.number("meetup")?, given: given.collect() })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let meetup = new::find_own(turn, self.number).await?;
        if self.given.is_empty() {
            return Ok(Outcome::EditMenu { meetup: meetup.id });
        }
        let mut given = self.given;
        for arg in given.iter_mut().filter(|arg| arg.name == "hosts") {
            hosts::refuse_unless_naming(turn, &meetup).await?;
            let text = Args(std::slice::from_ref(arg)).text("hosts", 400)?;
            arg.value = hosts::exact(&hosts::named(turn, &text).await?);
        }
        propose(turn, &meetup, given, None).await
    }
}

/// Keeps the change until the host says yes, and shows her what it would be.
pub(super) async fn propose(
    turn: &mut Turn<'_>,
    meetup: &Meetup,
    given: Vec<GivenArg>,
    began: Option<Before>,
) -> Result<Outcome, Failure> {
    let changed = applied(meetup, &given, turn)?;
    let given = series::repeat::made_exact(turn, meetup, &changed, given).await?;
    let hosts = hosts::given(&given);
    let same_hosts = match &hosts {
        Some(hosts) => hosts::others(turn.tx, meetup).await? == *hosts,
        None => true,
    };
    let same_rule = series::repeat::of(&given).is_none();
    if aspects(&meetup.before(), &changed.before()).is_empty() && same_hosts && same_rule {
        return Err(Refusal::new("refused-nothing-changes").text("title", &meetup.plan.title).into());
    }
    let opened_on = given.iter().find(|arg| arg.name == known::REVISION).map(|arg| arg.value.clone());
    let overtaken = opened_on.is_some_and(|revision| revision != meetup.revision.to_string());
    let exact = given.into_iter().filter(|arg| arg.name != known::REVISION).map(|arg| match arg.name.as_str() {
        "when" => GivenArg { value: exact_value(&changed), ..arg },
        "until" => GivenArg { value: changed.ends_at.to_rfc3339(), ..arg },
        _ => arg,
    });
    let edit = Edit {
        id: turn.ids.next(turn.now),
        meetup: meetup.id,
        member: turn.asker.member.id,
        before: meetup.before(),
        began,
        change: exact.collect(),
        after: changed.before(),
    };
    store::keep(turn.tx, &edit, turn.now + WAITS).await?;
    Ok(Outcome::EditProposed { edit: edit.id, overtaken })
}

/// The host says yes. When somebody else has changed the meetup in between, she sees what it would be now.
pub(super) async fn confirm(turn: &mut Turn<'_>, meetup: &Meetup, edit: MeetupEditId) -> Result<Outcome, Failure> {
    hosts::refuse_unless_host(turn, meetup).await?;
    rsvp::refuse_unless_open(turn, meetup)?;
    let edit = find(turn, meetup, edit).await?;
    store::drop_edit(turn.tx, edit.id).await?;
    if edit.before.revision != meetup.revision {
        return propose(turn, meetup, edit.change, Some(edit.before)).await;
    }
    let changed = applied(meetup, &edit.change, turn)?;
    if let Some(rule) = series::repeat::of(&edit.change) {
        return series::repeat::confirm(turn, meetup, &changed, &edit, rule).await;
    }

    let aspects = aspects(&edit.before, &changed.before());
    let told = if aspects.is_empty() { 0 } else { carry_out(turn, meetup, &changed).await? };
    series::change::note_own(turn, meetup, &aspects).await?;
    let asks = has_more_room(&meetup.plan, &changed.plan) && rsvp::offers::somebody_waits(turn.tx, meetup).await?;
    let mut others = false;
    if let Some(hosts) = hosts::given(&edit.change) {
        others = hosts::others(turn.tx, meetup).await? != hosts;
        hosts::set(turn, &changed, &hosts).await?;
    }
    let calendars = aspects.iter().any(|aspect| aspect.matters_to_those_coming() || aspect.is_in_calendars());
    Ok(Outcome::Edited { meetup: meetup.id, told, asks, hosts: others, calendars })
}

/// Changes a meetup and tells those who would be wrong without; says how many that is.
pub(super) async fn carry_out(turn: &mut Turn<'_>, meetup: &Meetup, changed: &Meetup) -> Result<i64, StoreError> {
    let aspects = aspects(&meetup.before(), &changed.before());
    super::store::change(turn.tx, changed).await?;
    let by = Some(turn.asker.member.id);
    let mut telling = telling::of(turn);
    telling.reschedule(changed, meetup.starts_at).await?;
    telling.refresh_at_once(meetup.id).await?;
    mirror::go_on(&mut telling, changed, &aspects).await?;
    if aspects.contains(&Aspect::Address) {
        share::ask_for_all(&mut telling, changed).await?;
    }
    let mut told = 0;
    if let Some(news) = news(meetup, changed, &aspects) {
        told = telling.tell_all(changed, news, by).await?;
    }
    if !aspects.iter().any(|aspect| aspect.matters_to_those_coming()) {
        // Nobody is woken for it.
        told = 0;
    }
    rsvp::offers::take_back(&mut telling, changed).await?;
    rsvp::offers::make(&mut telling, changed).await?;
    Ok(told)
}

/// Whether there is more room than before, so that those who wait are asked.
pub(super) fn has_more_room(before: &Plan, after: &Plan) -> bool {
    let more =
        |before: Option<i64>, after: Option<i64>| before.is_some_and(|before| after.is_none_or(|after| after > before));
    more(before.spots, after.spots) || more(before.max_kids, after.max_kids)
}

/// What those who come hear of a change; none when it is on the card alone.
fn news(meetup: &Meetup, changed: &Meetup, aspects: &[Aspect]) -> Option<News> {
    let is_told =
        |aspect: &Aspect| aspect.matters_to_those_coming() || (aspect.is_in_calendars() && !meetup.spontaneous);
    let was = (changed.starts_at != meetup.starts_at).then_some(meetup.starts_at);
    let told = aspects.iter().filter(|aspect| is_told(aspect) && **aspect != Aspect::When);
    let mut knows: BTreeMap<String, String> =
        told.map(|aspect| (aspect.arg().to_owned(), meetup.plan.mark(*aspect))).collect();
    if changed.length() != meetup.length() {
        knows.insert("length".to_owned(), meetup.length().num_minutes().to_string());
    }
    (was.is_some() || !knows.is_empty()).then_some(News::Changed { was, knows })
}

/// The host leaves it as it is.
pub(super) async fn drop_it(turn: &mut Turn<'_>, meetup: &Meetup, edit: MeetupEditId) -> Result<Outcome, Failure> {
    let edit = find(turn, meetup, edit).await?;
    store::drop_edit(turn.tx, edit.id).await?;
    Ok(Outcome::EditDropped { meetup: meetup.id })
}

pub(super) async fn find(turn: &mut Turn<'_>, meetup: &Meetup, edit: MeetupEditId) -> Result<Edit, Failure> {
    let found = store::get(turn.tx, edit, turn.now).await?;
    let own = found.filter(|edit| edit.member == turn.asker.member.id && edit.meetup == meetup.id);
    own.ok_or_else(|| {
        Refusal::new("refused-edit-gone").command("command", format!("meetup edit #{}", meetup.number)).into()
    })
}

/// The meetup as it would be. Pure but for the clock that moments in words are read by.
pub(super) fn applied(meetup: &Meetup, given: &[GivenArg], turn: &Turn<'_>) -> Result<Meetup, Refusal> {
    if meetup.spontaneous {
        return now::applied(meetup, given, turn);
    }
    let args = Args(given);
    now::refuse_for_planned(meetup, args)?;
    let mut changed = meetup.clone();
    let mut length = meetup.length();
    if let Some(text) = args.optional_text("when", 200)? {
        let reading = when::read_change(&text, meetup.starts_at.with_timezone(&turn.zone()).date_naive(), turn)?;
        if reading.repeats.is_some() {
            let command = format!("meetup edit #{} repeat: weekly", meetup.number);
            let refusal = Refusal::new("refused-edit-repeats").about("when").text("given", text);
            return Err(refusal.command("command", command));
        }
        changed.starts_at = reading.start.at;
        changed.local_start = reading.start.local;
        changed.zone = reading.start.zone;
        if let Some(end) = reading.end {
            length = end.at - reading.start.at;
            fields::check_length(length, &text)?;
        }
    }
    if let Some(given) = fields::length(args, turn)? {
        length = given;
    }
    changed.ends_at = changed.starts_at + length;
    let span = fields::Span { local_start: changed.local_start, starts_at: changed.starts_at, length };
    fields::read(args, turn, &mut changed.plan, span)?;
    let is_over = |at: &Meetup| at.deadline().is_some_and(|until| until <= turn.now);
    if args.get("deadline").is_none() && is_over(&changed) && !is_over(meetup) {
        // It goes with the start; where that leaves no time to answer, there is no deadline.
        changed.plan.deadline = None;
    }
    // Stops that a shorter meetup no longer reaches are gone.
    changed.plan.stops.retain(|stop| stop.after < length.num_minutes());
    Ok(changed)
}

/// What differs, in the order in which people are told.
#[must_use]
pub fn aspects(before: &Before, after: &Before) -> Vec<Aspect> {
    let moved = before.starts_at != after.starts_at || before.ends_at != after.ends_at;
    let differs = |aspect: &Aspect| before.plan.differs(&after.plan, *aspect) || (*aspect == Aspect::When && moved);
    Aspect::ALL.into_iter().filter(differs).collect()
}

fn exact_value(meetup: &Meetup) -> String {
    Candidate::new(meetup.starts_at, Some(meetup.ends_at)).exact()
}

impl Before {
    /// Until when families could say that they come.
    #[must_use]
    pub fn deadline(&self) -> Option<DateTime<Utc>> {
        self.plan.closes_at(self.starts_at)
    }
}

impl Edit {
    /// The same for somebody who keeps order and does not host it: what only those who come may know is hidden.
    #[must_use]
    pub fn masked(mut self, mask: &str, spontaneous: bool) -> Self {
        let hide = |at: &mut Before| {
            at.plan.address = at.plan.address.as_ref().map(|_| mask.to_owned());
            if spontaneous {
                mask.clone_into(&mut at.plan.place);
            }
        };
        let (address, place) = (self.after.plan.address.clone(), self.after.plan.place.clone());
        let is_new = (address != self.before.plan.address, place != self.before.plan.place);
        hide(&mut self.before);
        hide(&mut self.after);
        self.began.iter_mut().for_each(hide);
        // What she has written herself she may see.
        if is_new.0 {
            self.after.plan.address = address;
        }
        if is_new.1 {
            self.after.plan.place = place;
        }
        self
    }
}

impl Meetup {
    /// What it is like now, to compare with later.
    #[must_use]
    pub fn before(&self) -> Before {
        Before { plan: self.plan.clone(), starts_at: self.starts_at, ends_at: self.ends_at, revision: self.revision }
    }

    /// How long it lasts.
    #[must_use]
    pub fn length(&self) -> TimeDelta {
        self.ends_at - self.starts_at
    }

    /// Until when families may say that they come; none when there is no such time.
    #[must_use]
    pub fn deadline(&self) -> Option<DateTime<Utc>> {
        self.plan.closes_at(self.starts_at)
    }

    /// Whether the rain plan holds.
    #[must_use]
    pub fn is_rained_off(&self) -> bool {
        self.rain_at.is_some() && self.plan.rain.is_some()
    }

    /// Whether people may still answer.
    #[must_use]
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        rules::state_at(self, now) == rules::State::Open
    }
}
