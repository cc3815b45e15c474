//! What falls due for a meetup.

use chrono::{DateTime, Utc};

use super::{COMING, STEP, Telling, last_of};
use crate::id::{MeetupId, MemberId};
use crate::jobs::MeetupTask;
use crate::meetups::{Answer, Meetup, host_left, hosts, minimum, mirror, private, rsvp, rules, series, share, store};
use crate::outbox::News;
use crate::people::wishes;
use crate::store::StoreError;

impl Telling<'_> {
    /// What fell due.
    pub async fn run(
        &mut self,
        meetup: MeetupId,
        task: &MeetupTask,
        after: Option<MemberId>,
        due: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let Some(found) = store::get(self.tx, meetup).await? else { return Ok(()) };
        let is_open = rules::state_at(&found, self.now) == rules::State::Open;
        match task {
            MeetupTask::Remind { lead } if is_open => self.remind(&found, *lead, after, due).await,
            MeetupTask::Tell { news } => self.tell_step(&found, news, after).await,
            MeetupTask::AskMaybes if is_open => self.ask_maybes(&found, after).await,
            MeetupTask::CountFamilies if is_open => minimum::count(self, &found).await,
            MeetupTask::LookForHost if is_open => host_left::give_up(self, &found).await,
            MeetupTask::OfferRoom if is_open => rsvp::offers::make(self, &found).await,
            MeetupTask::FirstMeetups { since } if is_open => {
                self.tell_hosts(&found, &News::FirstMeetups { since: *since }, None).await
            }
            MeetupTask::TellSpontaneous if is_open => self.tell_spontaneous(&found, after).await,
            MeetupTask::AskAddress if is_open => share::ask_step(self, &found, after).await,
            MeetupTask::OfferEnds { member } if is_open => rsvp::offers::end(self, &found, *member).await,
            MeetupTask::Over if found.cancelled_at.is_none() => {
                rsvp::store::met(self.tx, meetup, found.starts_at).await?;
                self.refresh(meetup).await?;
                mirror::go_on(self, &found, &[]).await
            }
            MeetupTask::AskHost if found.cancelled_at.is_none() => {
                let host = hosts::of(self.tx, &found).await?.into_iter().next();
                let end = found.ends_at + rules::ASK_HOST;
                self.tell(&found, host.as_slice(), &News::HowWasIt, Some(end)).await
            }
            MeetupTask::Fade => {
                share::fade(self.tx, &found, self.now).await?;
                series::announce::fade(self, &found).await?;
                self.refresh(meetup).await
            }
            MeetupTask::Remind { .. }
            | MeetupTask::AskMaybes
            | MeetupTask::CountFamilies
            | MeetupTask::LookForHost
            | MeetupTask::OfferRoom
            | MeetupTask::FirstMeetups { .. }
            | MeetupTask::TellSpontaneous
            | MeetupTask::AskAddress
            | MeetupTask::OfferEnds { .. }
            | MeetupTask::Over
            | MeetupTask::AskHost => Ok(()),
        }
    }

    /// One step of reminding those who are going.
    async fn remind(
        &mut self,
        meetup: &Meetup,
        lead: i64,
        after: Option<MemberId>,
        due: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut members = self.step(meetup, [Answer::Going; 3], after).await?;
        let next = last_of(&members);
        if after.is_none() {
            // The hosts are reminded too, whatever they tapped; going, they are in the list already.
            for host in hosts::of(self.tx, meetup).await? {
                let rsvp = rsvp::store::of(self.tx, meetup.id, host).await?;
                if rsvp.is_none_or(|rsvp| rsvp.answer != Answer::Going) {
                    members.insert(0, host);
                }
            }
        }
        let usual = self.leads(meetup);
        let wishes = wishes::store::among(self.tx, &members).await?;
        members.retain(|member| {
            let own = wishes.get(member).and_then(|wishes| wishes.reminders.as_ref());
            let leads = own.unwrap_or(&usual);
            leads.contains(&lead) && rules::is_reminder_worth_it(meetup.starts_at, lead, leads, self.now)
        });
        self.tell(meetup, &members, &News::Reminder { lead, due }, Some(meetup.starts_at)).await?;
        self.go_on(meetup, MeetupTask::Remind { lead }, next, due).await
    }

    /// One step of telling the guests.
    async fn tell_step(&mut self, meetup: &Meetup, news: &News, after: Option<MemberId>) -> Result<(), StoreError> {
        let mut members = self.step(meetup, COMING, after).await?;
        let next = last_of(&members);
        if after.is_none() {
            members.extend(private::unanswered(self.tx, meetup).await?);
        }
        let hosts = hosts::of(self.tx, meetup).await?;
        let others: Vec<MemberId> = members.into_iter().filter(|member| !hosts.contains(member)).collect();
        self.tell(meetup, &others, news, Some(meetup.ends_at)).await?;
        self.go_on(meetup, MeetupTask::Tell { news: news.clone() }, next, self.now).await
    }

    /// One step of asking those who said maybe.
    async fn ask_maybes(&mut self, meetup: &Meetup, after: Option<MemberId>) -> Result<(), StoreError> {
        let members = self.step(meetup, [Answer::Maybe; 3], after).await?;
        let next = last_of(&members);
        self.tell(meetup, &members, &News::StillMaybe, Some(meetup.starts_at - rules::MAYBES_END)).await?;
        self.go_on(meetup, MeetupTask::AskMaybes, next, self.now).await
    }

    /// One step of telling those who want to hear of spontaneous meetups there.
    async fn tell_spontaneous(&mut self, meetup: &Meetup, after: Option<MemberId>) -> Result<(), StoreError> {
        let step = wishes::store::spontaneous(self.tx, self.community, after, STEP).await?;
        let members: Vec<MemberId> = step.iter().map(|(member, _)| *member).collect();
        let next = last_of(&members);
        // Never the place itself: whoever wishes for one street after the other would learn where somebody is.
        let area = meetup.plan.area.clone().unwrap_or_default();
        let wanted = step.into_iter().filter(|(member, wish)| wish.wants(&area) && Some(*member) != meetup.host);
        let wanted: Vec<MemberId> = wanted.map(|(member, _)| member).collect();
        let now = self.now;
        let awake = self.hearing(&wanted).await?.into_iter().filter(|(_, at)| *at <= now).map(|(member, _)| member);
        let awake: Vec<MemberId> = awake.collect();
        self.tell(meetup, &awake, &News::Spontaneous, Some(meetup.ends_at)).await?;
        self.go_on(meetup, MeetupTask::TellSpontaneous, next, self.now).await
    }
}
