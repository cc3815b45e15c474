//! Everything that happens later is a row. No reminder lives in a sleeping task.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::id::{
    ActId, AskId, CaseId, CircleId, CommunityId, JobId, MeetupId, MemberId, PollId, RoundId, SeriesId, ShareId,
    ShareLineId,
};
use crate::outbox::{Mirror, News};

pub mod store;
pub mod turns;

/// How long a process may hold a job; then another one takes it over.
pub const LEASE: TimeDelta = TimeDelta::seconds(60);

/// After so many tries, which take two days, a job is put aside for the operator. A try that ended with its process is
/// taken over and counts once, however many processes end with it in hand.
pub const ATTEMPTS: i64 = 56;

/// What is to be done. An unknown kind in the database is an error, never ignored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum JobKind {
    /// Does something about a meetup.
    Meetup {
        /// Which.
        meetup: MeetupId,
        /// What.
        task: MeetupTask,
        /// The last member of the step before, when there were more than one step can hold.
        after: Option<MemberId>,
    },
    /// Announces the next date of a series, when its time has come.
    Series {
        /// Which.
        series: SeriesId,
    },
    /// Does something about a time that is being found.
    Poll {
        /// Which.
        poll: PollId,
        /// What.
        task: PollTask,
    },
    /// Begins the next round of intros, when its time has come.
    Rounds {
        /// The day on which the last one began.
        last: Option<NaiveDate>,
    },
    /// Does something about a round of intros.
    Round {
        /// Which.
        round: RoundId,
        /// What.
        task: RoundTask,
    },
    /// Looks after people who were introduced to each other.
    Circle {
        /// Which.
        circle: CircleId,
        /// What.
        task: CircleTask,
    },
    /// Those who were asked whether they would talk about something have had time to answer.
    Ask {
        /// What was asked.
        ask: AskId,
    },
    /// Tells those who wait for somebody who has lived what she has lived.
    Lived {
        /// Who.
        member: MemberId,
    },
    /// Something that moderators were told of has waited for long.
    CaseWaits {
        /// Which.
        case: CaseId,
        /// How often they were reminded before.
        times: usize,
    },
    /// Tells a community how much care the month before took.
    CareSummary {
        /// Its first day.
        month: NaiveDate,
    },
    /// Tells those who keep order what was noticed.
    Noticed,
    /// Does something about what somebody who keeps order has done.
    Care {
        /// About what.
        act: ActId,
        /// What.
        task: CareTask,
    },
    /// The time has come for an anonymous post, or for a line under it, to leave.
    Share {
        /// Which.
        share: ShareId,
        /// The line.
        line: Option<ShareLineId>,
    },
    /// Does something for a whole community.
    Community {
        /// What.
        task: CommunityTask,
    },
    /// The rules of zones are others than when the house was opened last: every community looks at its moments.
    ZoneRules {
        /// The last community of the step before.
        after: Option<CommunityId>,
    },
    /// Brings those who belong to a community whose home has moved into another one.
    MoveIn {
        /// The other one.
        into: CommunityId,
    },
    /// Forgets somebody who wishes it, or who has gone for long.
    Forget {
        /// Who.
        member: MemberId,
    },
    /// Forgets what is too old to matter: marks of events, buttons, questions.
    Sweep,
    /// Asks the platforms whether those who are expected somewhere are still there.
    LookAround {
        /// The last member of the step before.
        after: Option<MemberId>,
    },
}

/// What is to be done for a whole community.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "kebab-case")]
pub enum CommunityTask {
    /// Says what is on anew, at midnight where the community lives.
    NewDay,
    /// Says what is on in the week ahead.
    Digest {
        /// The day on which it was said last.
        last: Option<NaiveDate>,
    },
    /// Gives the meetups that are announced the times of reminders that the community has chosen since.
    MoveReminders {
        /// The number of the last meetup of the step before.
        after: i64,
    },
    /// Keeps the clock times of what is announced by the clock that the community had, in the zone that it has chosen
    /// since.
    KeepClocks {
        /// That zone.
        zone: Tz,
        /// The zone before.
        was: Tz,
        /// Of what this is a step.
        of: Moments,
        /// The number of the last one of the step before.
        after: i64,
    },
    /// Finds the instants of what is announced anew: the rules of zones have changed.
    MendClocks {
        /// Of what this is a step.
        of: Moments,
        /// The number of the last one of the step before.
        after: i64,
    },
    /// Gives a member's open meetups the times at which she has chosen to be reminded.
    OwnReminders {
        /// Who.
        member: MemberId,
        /// The number of the last meetup of the step before.
        after: i64,
    },
    /// Gives the meetups that are announced what a platform has of its own, or takes it away: it was switched on or off.
    Mirrors {
        /// What.
        mirror: Mirror,
        /// The number of the last meetup of the step before.
        after: i64,
    },
}

/// What has moments on somebody's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moments {
    /// Meetups.
    Meetups,
    /// Times that are being found.
    Polls,
}

/// What is to be done about a meetup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "kebab-case")]
pub enum MeetupTask {
    /// Reminds those who are going.
    Remind {
        /// Minutes before the start.
        lead: i64,
    },
    /// Tells everyone who is coming, or might.
    Tell {
        /// What.
        news: News,
    },
    /// Asks those who said maybe.
    AskMaybes,
    /// Looks whether enough families come.
    CountFamilies,
    /// Looks whether somebody has taken it over since its host left.
    LookForHost,
    /// There is an exact address now: hosts are asked about those who are new.
    AskAddress,
    /// An offer on the waiting list runs out.
    OfferEnds {
        /// Whose.
        member: MemberId,
    },
    /// Tells more of those who wait that there is room for whoever taps first.
    OfferRoom,
    /// Tells the hosts whose first meetup it will be.
    FirstMeetups {
        /// Of those who said since then that they are coming.
        since: DateTime<Utc>,
    },
    /// Tells those who want to hear of spontaneous meetups.
    TellSpontaneous,
    /// It has ended.
    Over,
    /// Asks the host how it was.
    AskHost,
    /// Forgets who came and where.
    Fade,
}

/// What is to be done about a time that is being found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "kebab-case")]
pub enum PollTask {
    /// Answers end soon: the card says so.
    Nudge,
    /// Answers end; the host hears what they came to.
    Close,
    /// One of the moments has passed.
    Passed,
    /// Answers become answers to the meetup that was announced, some at a time.
    TakeOver {
        /// The moment that it was announced for.
        number: i64,
    },
    /// It is off: those whom a moment suited hear it, some at a time.
    CallOff,
    /// Its card says no names any more.
    Fade,
    /// Forgets it.
    Forget,
}

/// What is to be done about a round of intros.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "kebab-case")]
pub enum RoundTask {
    /// Chooses who is introduced to whom.
    Match {
        /// How often that was done before, because somebody came or went meanwhile.
        again: u32,
    },
    /// Introduces some of them, and then the next ones.
    Open,
    /// Asks some of them whether they met, and then the next ones.
    Ask,
    /// Closes some of the circles, and then the next ones.
    Close,
}

/// What is to be done about what somebody who keeps order has done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "kebab-case")]
pub enum CareTask {
    /// It is over.
    End,
    /// Nobody has said yes as well.
    Lapse,
    /// Somebody is shown out, whether or not she could be told before.
    Out,
    /// What a platform did not let go of is tried again.
    Lift,
    /// Nobody has answered her appeal yet.
    AppealWaits {
        /// How often those who may answer were reminded before.
        times: usize,
    },
}

/// What is to be done about people who were introduced to each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "kebab-case")]
pub enum CircleTask {
    /// Says a line when nobody has said anything.
    Nudge,
    /// Asks people who were introduced between rounds whether they met.
    Ask,
    /// Puts the place of people away who were introduced between rounds.
    End,
}

impl JobKind {
    /// Its name, for logs and metrics.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Meetup { task, .. } => match task {
                MeetupTask::Remind { .. } => "meetup-remind",
                MeetupTask::Tell { .. } => "meetup-tell",
                MeetupTask::AskMaybes => "meetup-ask-maybes",
                MeetupTask::CountFamilies => "meetup-count-families",
                MeetupTask::LookForHost => "meetup-look-for-host",
                MeetupTask::AskAddress => "meetup-ask-address",
                MeetupTask::OfferEnds { .. } => "meetup-offer-ends",
                MeetupTask::OfferRoom => "meetup-offer-room",
                MeetupTask::FirstMeetups { .. } => "meetup-first-meetups",
                MeetupTask::TellSpontaneous => "meetup-tell-spontaneous",
                MeetupTask::Over => "meetup-over",
                MeetupTask::AskHost => "meetup-ask-host",
                MeetupTask::Fade => "meetup-fade",
            },
            Self::CaseWaits { .. } => "case-waits",
            Self::CareSummary { .. } => "care-summary",
            Self::Series { .. } => "series-next",
            Self::Poll { task, .. } => match task {
                PollTask::Nudge => "poll-nudge",
                PollTask::Close => "poll-close",
                PollTask::Passed => "poll-passed",
                PollTask::TakeOver { .. } => "poll-take-over",
                PollTask::CallOff => "poll-call-off",
                PollTask::Fade => "poll-fade",
                PollTask::Forget => "poll-forget",
            },
            Self::Rounds { .. } => "rounds-next",
            Self::Round { task, .. } => match task {
                RoundTask::Match { .. } => "round-match",
                RoundTask::Open => "round-open",
                RoundTask::Ask => "round-ask",
                RoundTask::Close => "round-close",
            },
            Self::Circle { task, .. } => match task {
                CircleTask::Nudge => "circle-nudge",
                CircleTask::Ask => "circle-ask",
                CircleTask::End => "circle-end",
            },
            Self::Care { task, .. } => match task {
                CareTask::End => "care-end",
                CareTask::Lapse => "care-lapse",
                CareTask::Out => "care-out",
                CareTask::Lift => "care-lift",
                CareTask::AppealWaits { .. } => "care-appeal-waits",
            },
            Self::Ask { .. } => "ask-time-up",
            Self::Lived { .. } => "ask-lived",
            Self::Noticed => "noticed",
            Self::Share { .. } => "share-leave",
            Self::Community { task } => match task {
                CommunityTask::NewDay => "community-new-day",
                CommunityTask::Digest { .. } => "community-digest",
                CommunityTask::MoveReminders { .. } => "community-move-reminders",
                CommunityTask::KeepClocks { .. } => "community-keep-clocks",
                CommunityTask::MendClocks { .. } => "community-mend-clocks",
                CommunityTask::OwnReminders { .. } => "community-own-reminders",
                CommunityTask::Mirrors { .. } => "community-mirrors",
            },
            Self::ZoneRules { .. } => "zone-rules",
            Self::MoveIn { .. } => "move-in",
            Self::Forget { .. } => "forget",
            Self::Sweep => "sweep",
            Self::LookAround { .. } => "look-around",
        }
    }
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// For whom; none for the house itself.
    pub community: Option<CommunityId>,
    /// What.
    pub kind: JobKind,
    /// When it should happen.
    pub due_at: DateTime<Utc>,
    /// Tries so far, the present one included.
    pub attempts: i64,
}

/// How long to wait after the `attempts`-th failure: 5 s, doubling, an hour at most.
#[must_use]
pub fn back_off(attempts: i64) -> TimeDelta {
    let doublings = u32::try_from(attempts.clamp(1, 12) - 1).unwrap_or(0);
    TimeDelta::seconds((5_i64 << doublings).min(3600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_doubles_up_to_an_hour() {
        assert_eq!(back_off(1), TimeDelta::seconds(5));
        assert_eq!(back_off(4), TimeDelta::seconds(40));
        assert_eq!(back_off(100), TimeDelta::hours(1));
    }
}
