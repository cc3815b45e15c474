//! Telling people about a meetup: what falls due becomes a private message for each who should hear it.

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};

use super::{
    Answer, Meetup, REMINDERS, cards, host_left, hosts, minimum, mirror, private, rsvp, rules, store, whats_on,
};
use crate::id::{CommunityId, IdSource, JobId, MeetupId, MemberId, OutboxId};
use crate::incoming::{PlaceKey, PlatformKind};
use crate::jobs::{self, CommunityTask, Job, JobKind, MeetupTask};
use crate::keys::Keys;
use crate::outbox::{self, Intent, News, Parcelled, To};
use crate::people::wishes;
use crate::settings::{Settings, read_leads};
use crate::store::{StoreError, Tx};
use crate::time::local::resolve_local;
use crate::turn::{Errand, Turn};

mod due;

/// Members told in one step, well under the writes that one transaction may hold.
const STEP: i64 = 150;

/// What waits for the end of quiet hours is heard at least so long before the start; otherwise it does not wait.
const IN_TIME: TimeDelta = TimeDelta::minutes(30);

/// First meetups that are said so soon one after another are one word to the hosts.
const FIRST_MEETUPS: TimeDelta = TimeDelta::minutes(15);

/// Between two messages of one step, so that a large meetup does not stand before everybody else's.
const PACE: TimeDelta = TimeDelta::milliseconds(20);

/// What telling works with.
pub struct Telling<'a> {
    /// The transaction.
    pub tx: &'a mut Tx,
    /// Where new ids come from.
    pub ids: &'a IdSource,
    /// What is sealed is sealed with these.
    pub keys: &'a Keys,
    /// Whose.
    pub community: CommunityId,
    /// Its settings.
    pub settings: &'a Settings,
    /// The present.
    pub now: DateTime<Utc>,
    /// How long changes of a card are gathered before it is edited.
    pub gather: TimeDelta,
}

/// Telling within a turn.
pub fn of<'a>(turn: &'a mut Turn<'_>) -> Telling<'a> {
    Telling {
        tx: turn.tx,
        ids: turn.ids,
        keys: turn.keys,
        community: turn.community,
        settings: turn.settings,
        now: turn.now,
        gather: turn.gather,
    }
}

fn key(meetup: MeetupId, task: &str) -> String {
    format!("meetup:{}:{task}", meetup.simple())
}

impl Telling<'_> {
    /// The same, for what is no meetup's.
    pub(super) fn errand(&mut self) -> Errand<'_> {
        Errand {
            tx: self.tx,
            ids: self.ids,
            keys: self.keys,
            community: self.community,
            settings: self.settings,
            now: self.now,
        }
    }

    /// Schedules everything that will happen by itself.
    pub async fn schedule(&mut self, meetup: &Meetup) -> Result<(), StoreError> {
        let before = |length: TimeDelta| meetup.starts_at - length;
        self.later(meetup, "over", MeetupTask::Over, meetup.ends_at).await?;
        self.later(meetup, "fade", MeetupTask::Fade, meetup.ends_at + rules::KEPT).await?;
        if meetup.spontaneous {
            return Ok(());
        }
        for lead in self.leads(meetup) {
            self.remind_at(meetup, lead).await?;
        }
        self.remind_own(meetup).await?;
        self.later(meetup, "maybes", MeetupTask::AskMaybes, before(rules::ASK_MAYBES)).await?;
        if meetup.plan.needs.is_some() {
            let due_at = rules::counts_families_at(meetup.starts_at, self.now);
            self.later(meetup, "families", MeetupTask::CountFamilies, due_at).await?;
        }
        self.later(meetup, "ask-host", MeetupTask::AskHost, morning_after(meetup)).await
    }

    /// Announces a meetup in these places, and schedules what will happen by itself.
    pub(super) async fn announce(
        &mut self,
        meetup: &Meetup,
        places: &[(PlatformKind, PlaceKey)],
    ) -> Result<(), StoreError> {
        store::add(self.tx, meetup).await?;
        cards::post(self, &cards::Card::of(meetup.id), places).await?;
        self.schedule(meetup).await?;
        if meetup.spontaneous {
            let job = self.job(meetup.id, MeetupTask::TellSpontaneous, None, self.now);
            jobs::store::schedule(self.tx, &job, None).await?;
        }
        mirror::begin(self, meetup, places).await
    }

    /// Calls a meetup off; says how many guests are told.
    pub(super) async fn call_off(
        &mut self,
        meetup: &Meetup,
        reason: Option<&str>,
        news: News,
    ) -> Result<i64, StoreError> {
        store::cancel(self.tx, meetup.id, reason, self.now).await?;
        self.unschedule(meetup).await?;
        self.refresh_at_once(meetup.id).await?;
        mirror::off(self, meetup).await?;
        self.tell_guests(meetup, news).await
    }

    /// Takes back what was scheduled for a meetup. Its names are forgotten in the end all the same.
    pub async fn unschedule(&mut self, meetup: &Meetup) -> Result<(), StoreError> {
        let id = meetup.id.simple();
        jobs::store::cancel_between(self.tx, &format!("meetup:{id}:"), &format!("meetup:{id};")).await?;
        self.later(meetup, "fade", MeetupTask::Fade, meetup.ends_at + rules::KEPT).await
    }

    /// Schedules everything anew, for another time than it `was`. Offers that somebody holds run out as they would have,
    /// and those who chose when they are reminded still are.
    pub async fn reschedule(&mut self, meetup: &Meetup, was: DateTime<Utc>) -> Result<(), StoreError> {
        let id = meetup.id.simple();
        let seeks_host = self.seeks_host(meetup).await?;
        for (from, to) in [(":", ":offer-"), (":offer.", ";")] {
            jobs::store::cancel_between(self.tx, &format!("meetup:{id}{from}"), &format!("meetup:{id}{to}")).await?;
        }
        if seeks_host {
            host_left::seek(self, meetup).await?;
        }
        self.schedule(meetup).await?;
        // Whoever was asked whether her maybe is a yes is not asked again for a few hours' difference.
        let asked_at = was - rules::ASK_MAYBES;
        let was_asked = (meetup.created_at..=self.now).contains(&asked_at);
        if was_asked && meetup.starts_at - rules::ASK_MAYBES < asked_at + rules::ASK_MAYBES_AGAIN {
            self.no_more(meetup, "maybes").await?;
        }
        Ok(())
    }

    /// Whether somebody is looked for who takes it over and says where it is.
    pub(super) async fn seeks_host(&mut self, meetup: &Meetup) -> Result<bool, StoreError> {
        Ok(jobs::store::with_key(self.tx, &key(meetup.id, host_left::SOUGHT)).await?.is_some())
    }

    /// Schedules the reminders that those who are going and the hosts have chosen for themselves.
    pub(super) async fn remind_own(&mut self, meetup: &Meetup) -> Result<(), StoreError> {
        for leads in rsvp::store::own_reminders(self.tx, meetup.id).await? {
            for lead in read_leads(&leads).unwrap_or_default() {
                self.remind_at(meetup, lead).await?;
            }
        }
        Ok(())
    }

    /// Schedules the reminder so many minutes before, unless it stands already or its time has passed.
    pub async fn remind_at(&mut self, meetup: &Meetup, lead: i64) -> Result<(), StoreError> {
        let due_at = meetup.starts_at - TimeDelta::minutes(lead);
        self.later(meetup, &format!("remind-{lead}"), MeetupTask::Remind { lead }, due_at).await
    }

    /// Does something later, once; not when its time has passed.
    pub(super) async fn later(
        &mut self,
        meetup: &Meetup,
        name: &str,
        task: MeetupTask,
        due_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        if due_at <= self.now {
            return Ok(());
        }
        let job = self.job(meetup.id, task, None, due_at);
        jobs::store::schedule(self.tx, &job, Some(&key(meetup.id, name))).await
    }

    /// Takes back what was to be done later.
    pub(super) async fn no_more(&mut self, meetup: &Meetup, name: &str) -> Result<(), StoreError> {
        let key = key(meetup.id, name);
        jobs::store::cancel_between(self.tx, &key, &format!("{key};")).await.map(|_| ())
    }

    pub(super) fn job(
        &self,
        meetup: MeetupId,
        task: MeetupTask,
        after: Option<MemberId>,
        due_at: DateTime<Utc>,
    ) -> Job {
        let id: JobId = self.ids.next(self.now);
        let kind = JobKind::Meetup { meetup, task, after };
        Job { id, community: Some(self.community), kind, due_at, attempts: 0 }
    }

    /// Something that is done for the whole community later.
    pub(super) fn community_job(&self, task: CommunityTask, due_at: DateTime<Utc>) -> Job {
        let id: JobId = self.ids.next(self.now);
        Job { id, community: Some(self.community), kind: JobKind::Community { task }, due_at, attempts: 0 }
    }

    /// Says the card anew, and what is on.
    pub async fn refresh(&mut self, meetup: MeetupId) -> Result<(), StoreError> {
        cards::refresh(self.tx, self.ids, self.community, meetup, self.now, self.gather).await?;
        whats_on::refresh(self).await
    }

    /// The same, and the card without waiting for more.
    pub async fn refresh_at_once(&mut self, meetup: MeetupId) -> Result<(), StoreError> {
        cards::refresh(self.tx, self.ids, self.community, meetup, self.now, TimeDelta::zero()).await?;
        whats_on::refresh(self).await
    }

    /// Tells everyone who is coming, might or waits for a spot, the hosts included, except the one who does it; says
    /// how many guests that is.
    pub(super) async fn tell_all(
        &mut self,
        meetup: &Meetup,
        news: News,
        by: Option<MemberId>,
    ) -> Result<i64, StoreError> {
        self.tell_hosts(meetup, &news, by).await?;
        self.tell_guests(meetup, news).await
    }

    /// Tells the hosts, except the one who does it.
    pub async fn tell_hosts(&mut self, meetup: &Meetup, news: &News, by: Option<MemberId>) -> Result<(), StoreError> {
        let mut hosts = hosts::of(self.tx, meetup).await?;
        hosts.retain(|host| Some(*host) != by);
        self.tell(meetup, &hosts, news, Some(meetup.ends_at)).await
    }

    /// Tells everyone who is coming, might or waits for a spot, in steps, apart from the hosts; says how many that is.
    pub(super) async fn tell_guests(&mut self, meetup: &Meetup, news: News) -> Result<i64, StoreError> {
        let hosts = hosts::of(self.tx, meetup).await?;
        let mut told = rsvp::store::who_said(self.tx, meetup.id, COMING, None, 1_000).await?;
        told.extend(private::unanswered(self.tx, meetup).await?);
        let told = told.iter().filter(|member| !hosts.contains(member)).count();
        let job = self.job(meetup.id, MeetupTask::Tell { news }, None, self.now);
        jobs::store::schedule(self.tx, &job, None).await?;
        Ok(i64::try_from(told).unwrap_or(i64::MAX))
    }

    /// Tells the hosts in a while whose first meetup it will be, of all who say by then that they are coming.
    pub(super) async fn point_out_first_meetups(&mut self, meetup: &Meetup) -> Result<(), StoreError> {
        let task = MeetupTask::FirstMeetups { since: self.now };
        // Near the start there is no while left.
        let due_at = (self.now + FIRST_MEETUPS).min(meetup.starts_at - FIRST_MEETUPS).max(self.now);
        let job = self.job(meetup.id, task, None, due_at);
        jobs::store::schedule_once(self.tx, &job, &format!("first:{}", meetup.id.simple())).await
    }

    /// When people are reminded of it, unless they chose themselves.
    #[must_use]
    pub fn leads(&self, meetup: &Meetup) -> Vec<i64> {
        meetup.plan.reminders.clone().unwrap_or_else(|| self.settings.leads(&REMINDERS))
    }

    /// Takes back everything a member answered to what is still to come: she has left. What she hosts goes on without
    /// her, or is off.
    pub async fn withdraw(&mut self, member: MemberId) -> Result<(), StoreError> {
        super::find::due::withdraw(self, member).await?;
        for (meetup, was_going) in rsvp::store::withdraw(self.tx, member, self.now).await? {
            self.make_room(meetup, was_going).await?;
        }
        host_left::leave(self, member).await
    }

    /// Two members are about to be one: where both have answered, only `into` has.
    pub async fn answer_once(&mut self, from: MemberId, into: MemberId) -> Result<(), StoreError> {
        for poll in super::find::store::withdraw_twice(self.tx, from, into).await? {
            super::find::due::refresh(self, poll, self.gather).await?;
        }
        for (meetup, was_going) in rsvp::store::withdraw_twice(self.tx, from, into).await? {
            self.make_room(meetup, was_going).await?;
        }
        Ok(())
    }

    /// An answer is taken back: the card says so, and whoever waits is asked.
    async fn make_room(&mut self, meetup: MeetupId, was_going: bool) -> Result<(), StoreError> {
        self.refresh(meetup).await?;
        if let Some(meetup) = store::get(self.tx, meetup).await?.filter(|meetup| meetup.is_open(self.now)) {
            rsvp::offers::make(self, &meetup).await?;
            if was_going {
                minimum::mind(self, &meetup).await?;
            }
        }
        Ok(())
    }

    /// When each of these may be told something.
    pub(super) async fn hearing(&mut self, members: &[MemberId]) -> Result<Vec<(MemberId, DateTime<Utc>)>, StoreError> {
        wishes::hearing(self.tx, members, self.settings, self.now).await
    }

    /// Tells some members privately; what can wait waits for the end of their quiet hours, if that is still in time.
    pub async fn tell(
        &mut self,
        meetup: &Meetup,
        members: &[MemberId],
        news: &News,
        expires_at: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError> {
        if members.is_empty() {
            return Ok(());
        }
        // Once it has begun, who waits for a host waits now.
        let is_wanted_now = matches!(news, News::HostLate { .. }) && meetup.starts_at <= self.now;
        let hearing = if news.can_wait() && !is_wanted_now {
            self.hearing(members).await?
        } else {
            members.iter().map(|member| (*member, self.now)).collect()
        };
        for ((member, hears_at), place_in_line) in hearing.into_iter().zip(0..) {
            let id: OutboxId = self.ids.next(self.now);
            let to = To::Member { member };
            let in_time = (hears_at + IN_TIME < meetup.starts_at || meetup.starts_at <= self.now)
                && expires_at.is_none_or(|end| hears_at < end);
            let at = if in_time { hears_at + news.gathers() } else { self.now };
            let news = if at > self.now { news.clone().said_at(at) } else { news.clone() };
            let mut parcel = Parcelled::new(id, Some(self.community), to, news.of(meetup.id), self.now);
            // The first few are heard at once; a long list makes room for others.
            parcel.run_at = if place_in_line < 20 { at } else { at + PACE * (place_in_line - 20) };
            parcel.expires_at = expires_at;
            self.put(parcel, meetup, member).await?;
        }
        Ok(())
    }

    /// Puts news into the outbox. Several changes that somebody has not heard of are one, and count from what she knows.
    async fn put(&mut self, mut parcel: Parcelled, meetup: &Meetup, member: MemberId) -> Result<(), StoreError> {
        let Intent::MeetupNews { news, .. } = &parcel.intent else {
            return outbox::store::put(self.tx, &parcel).await;
        };
        let Some(key) = waiting_key(meetup, member, news) else { return outbox::store::put(self.tx, &parcel).await };
        if let Some(waiting) = outbox::store::waiting(self.tx, &key).await?
            && let Intent::MeetupNews { news: before, .. } = &waiting.intent
            && let Some(both) = before.and_then(news)
        {
            let (intent, expires_at) = (both.of(meetup.id), parcel.expires_at);
            let run_at = parcel.run_at.min(waiting.run_at);
            return outbox::store::redirect(self.tx, &Parcelled { intent, run_at, expires_at, ..waiting }).await;
        }
        // One that is on its way is not changed any more.
        parcel.coalesce = (!outbox::store::has_key(self.tx, &key).await?).then_some(key);
        outbox::store::put(self.tx, &parcel).await
    }

    /// Whether such news waits for her still, so that she knows nothing of it.
    pub(super) async fn has_yet_to_hear(
        &mut self,
        meetup: &Meetup,
        member: MemberId,
        news: &News,
    ) -> Result<bool, StoreError> {
        match waiting_key(meetup, member, news) {
            Some(key) => Ok(outbox::store::waiting(self.tx, &key).await?.is_some()),
            None => Ok(false),
        }
    }

    /// One step of members who gave one of three answers.
    pub(super) async fn step(
        &mut self,
        meetup: &Meetup,
        answers: [Answer; 3],
        after: Option<MemberId>,
    ) -> Result<Vec<MemberId>, StoreError> {
        rsvp::store::who_said(self.tx, meetup.id, answers, after, STEP).await
    }

    /// Goes on with the next step, if there is one.
    pub(super) async fn go_on(
        &mut self,
        meetup: &Meetup,
        task: MeetupTask,
        next: Option<MemberId>,
        due_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        if next.is_some() {
            let job = self.job(meetup.id, task, next, due_at);
            jobs::store::schedule(self.tx, &job, None).await?;
        }
        Ok(())
    }
}

/// Under which key news waits for a member that can be said as one with what follows.
fn waiting_key(meetup: &Meetup, member: MemberId, news: &News) -> Option<String> {
    news.joins().map(|name| format!("{name}:{}:{}", meetup.id.simple(), member.simple()))
}

/// Who hears of changes.
pub(super) const COMING: [Answer; 3] = [Answer::Going, Answer::Maybe, Answer::Waiting];

/// The last of a full step; none when there is nobody after it.
pub(super) fn last_of(members: &[MemberId]) -> Option<MemberId> {
    let full = i64::try_from(members.len()).is_ok_and(|count| count >= STEP);
    members.last().copied().filter(|_| full)
}

/// Ten o'clock on the day after, where the meetup was.
fn morning_after(meetup: &Meetup) -> DateTime<Utc> {
    let end = meetup.ends_at.with_timezone(&meetup.zone).date_naive();
    let morning = NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default();
    let next = end.checked_add_days(Days::new(1)).unwrap_or(end).and_time(morning);
    resolve_local(next, meetup.zone).moments().first().map_or(meetup.ends_at + TimeDelta::days(1), |moment| moment.at)
}
