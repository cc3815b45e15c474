//! Reminders: a job for each time before the start, a private message for each who is going.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Answer, Meetup, REMINDERS, rules, store};
use crate::id::{CommunityId, IdSource, JobId, MeetupId, MemberId, OutboxId};
use crate::jobs::{self, Job, JobKind};
use crate::outbox::{self, Intent, Parcelled, To};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Turn;

/// Members told in one step, well under the writes that one transaction may hold.
const STEP: i64 = 150;

/// Between two messages of one step, so that a large meetup does not stand before everybody else's.
const PACE: TimeDelta = TimeDelta::milliseconds(20);

/// Schedules the reminders that are still to come.
pub async fn schedule(turn: &mut Turn<'_>, meetup: &Meetup) -> Result<(), StoreError> {
    for lead in turn.settings.leads(&REMINDERS) {
        let due_at = meetup.starts_at - TimeDelta::minutes(lead);
        if due_at > turn.now {
            let kind = JobKind::RemindMeetup { meetup: meetup.id, lead, after: None };
            let job = Job { id: turn.ids.next(turn.now), community: Some(turn.community), kind, due_at, attempts: 0 };
            jobs::store::schedule(turn.tx, &job, Some(&key(meetup.id, lead))).await?;
        }
    }
    Ok(())
}

/// Takes back what was scheduled for a meetup.
pub async fn unschedule(tx: &mut Tx, meetup: MeetupId) -> Result<(), StoreError> {
    let id = meetup.simple();
    jobs::store::cancel_between(tx, &format!("remind:{id}:"), &format!("remind:{id};")).await?;
    Ok(())
}

fn key(meetup: MeetupId, lead: i64) -> String {
    format!("remind:{}:{lead}", meetup.simple())
}

/// What a step of telling works with.
pub struct Telling<'a> {
    /// The transaction.
    pub tx: &'a mut Tx,
    /// Where new ids come from.
    pub ids: &'a IdSource,
    /// Whose.
    pub community: CommunityId,
    /// Its settings.
    pub settings: &'a Settings,
    /// The present.
    pub now: DateTime<Utc>,
}

impl Telling<'_> {
    /// One step of reminding those who are going.
    pub async fn remind(
        &mut self,
        meetup: MeetupId,
        lead: i64,
        after: Option<MemberId>,
        due: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let Some(found) = store::get(self.tx, meetup).await? else { return Ok(()) };
        let leads = self.settings.leads(&REMINDERS);
        if rules::state_at(&found, self.now) != rules::State::Open
            || !rules::is_reminder_worth_it(found.starts_at, lead, &leads, self.now)
        {
            return Ok(());
        }
        let going = [Answer::Going, Answer::Going];
        let mut members = store::who_said(self.tx, meetup, going, after, STEP).await?;
        let next = members.last().copied().filter(|_| full(&members));
        if let Some(host) = found.host.filter(|_| after.is_none()) {
            // The host is reminded too, unless she has said something else; going, she is in the list already.
            if store::answer_of(self.tx, meetup, host).await?.is_none() {
                members.insert(0, host);
            }
        }
        let intent = Intent::MeetupReminder { meetup, lead, due };
        self.tell(&members, &intent, Some(found.starts_at)).await?;
        self.go_on(next, |after| JobKind::RemindMeetup { meetup, lead, after }, due).await
    }

    /// One step of telling those who said going or maybe that it is off.
    pub async fn cancelled(&mut self, meetup: MeetupId, after: Option<MemberId>) -> Result<(), StoreError> {
        let Some(found) = store::get(self.tx, meetup).await? else { return Ok(()) };
        let members = store::who_said(self.tx, meetup, [Answer::Going, Answer::Maybe], after, STEP).await?;
        let next = members.last().copied().filter(|_| full(&members));
        let others: Vec<MemberId> = members.into_iter().filter(|member| Some(*member) != found.host).collect();
        self.tell(&others, &Intent::MeetupCancelled { meetup }, Some(found.ends_at)).await?;
        self.go_on(next, |after| JobKind::TellCancelled { meetup, after }, self.now).await
    }

    async fn tell(
        &mut self,
        members: &[MemberId],
        intent: &Intent,
        expires_at: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError> {
        for (member, place_in_line) in members.iter().zip(0..) {
            let id: OutboxId = self.ids.next(self.now);
            let to = To::Member { member: *member };
            let mut parcel = Parcelled::new(id, Some(self.community), to, intent.clone(), self.now);
            // The first few are heard at once; a long list makes room for others.
            parcel.run_at = if place_in_line < 20 { self.now } else { self.now + PACE * (place_in_line - 20) };
            parcel.expires_at = expires_at;
            outbox::store::put(self.tx, &parcel).await?;
        }
        Ok(())
    }

    async fn go_on(
        &mut self,
        next: Option<MemberId>,
        kind: impl FnOnce(Option<MemberId>) -> JobKind,
        due_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        if next.is_some() {
            let id: JobId = self.ids.next(self.now);
            let job = Job { id, community: Some(self.community), kind: kind(next), due_at, attempts: 0 };
            jobs::store::schedule(self.tx, &job, None).await?;
        }
        Ok(())
    }
}

fn full(members: &[MemberId]) -> bool {
    i64::try_from(members.len()).is_ok_and(|count| count >= STEP)
}
