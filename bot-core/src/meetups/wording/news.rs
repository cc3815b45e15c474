//! What one member hears about a meetup, from the state of the moment in which she hears it.

use chrono::{DateTime, TimeDelta, Utc};

use super::super::{Answer, CHANNEL, Meetup, Rsvp, hosts, private, rsvp, rules, share, store};
use super::card::{hosts_buttons, rain_plan, title};
use super::{
    action, address_part, answer_button, button, calendar_file, guests_buttons, moment, moment_at, name_of, place_for,
    private, reason, sees, where_now,
};
use crate::access::Access;
use crate::id::{MeetupId, MemberId};
use crate::incoming::PlatformKind;
use crate::message::{Action, Does, Message, MomentStyle, Part, Route, Span, Style};
use crate::outbox::News;
use crate::settings::{Settings, lead_words};
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, say, words};

mod changed;
mod for_hosts;

/// One reader's news of one meetup.
struct Telling<'a> {
    tx: &'a mut Tx,
    meetup: Meetup,
    rsvp: Option<Rsvp>,
    hosts: bool,
    settings: &'a Settings,
    reader: &'a Reader,
    /// Whether nobody is to be woken for what is said.
    quiet: bool,
}

/// What a member hears; none when it is moot, or not for her any more.
pub async fn news(
    tx: &mut Tx,
    meetup: MeetupId,
    news: &News,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let Some(member) = reader.member else { return Ok(None) };
    let Some(meetup) = store::get(tx, meetup).await? else { return Ok(None) };
    if !private::may_know(tx, &meetup, member).await? {
        return Ok(None);
    }
    let rsvp = rsvp::store::of(tx, meetup.id, member).await?;
    let hosts = hosts::is_host(tx, &meetup, member).await?;
    let quiet = matches!(news, News::FirstMeetups { .. });
    let mut telling = Telling { tx, meetup, rsvp, hosts, settings, reader, quiet };
    let said = telling.say(news).await?;
    let notify = !telling.quiet;
    Ok(said.map(|message| Message { notify, ..message }))
}

impl Telling<'_> {
    async fn say(&mut self, news: &News) -> Result<Option<Message>, StoreError> {
        let is_open = rules::state_at(&self.meetup, self.reader.now) == rules::State::Open;
        let before_start = is_open && self.meetup.starts_at > self.reader.now;
        let answer = self.rsvp.as_ref().map(|rsvp| rsvp.answer);
        let comes = matches!(answer, Some(Answer::Going | Answer::Maybe | Answer::Waiting));
        let has_it_in_mind = comes || self.meetup.private && answer.is_none();
        match news {
            News::Reminder { lead, due } if before_start => self.reminder(*lead, *due).await,
            News::Cancelled if self.hosts || has_it_in_mind => self.cancelled().await.map(Some),
            News::Skipped | News::SeriesEnded if self.hosts || comes => super::series::off(
                self.tx,
                &self.meetup,
                self.hosts,
                *news == News::SeriesEnded,
                self.settings,
                self.reader,
            )
            .await
            .map(Some),
            News::NobodyHosts if comes => self.off("notice-nobody-hosts").await.map(Some),
            News::SeriesYours { address } if self.hosts => {
                super::series::yours(self.tx, &self.meetup, *address, self.reader).await
            }
            News::Yours { address } if is_open && self.hosts => {
                Ok(Some(super::hosting::yours(&self.meetup, *address, self.reader)))
            }
            News::HostGone { address }
                if before_start
                    && self.meetup.host.is_none()
                    && (comes || Access::Moderator.allows(self.reader.standing)) =>
            {
                let guest = self.rsvp.as_ref().filter(|_| comes);
                let (meetup, settings) = (&self.meetup, self.settings);
                super::hosting::gone(self.tx, meetup, guest, *address, settings, self.reader).await.map(Some)
            }
            News::HostFound { address } if is_open && comes && !self.hosts => {
                let what = (answer == Some(Answer::Going), *address);
                super::hosting::found(self.tx, &self.meetup, what, self.settings, self.reader).await
            }
            News::AddressGone if is_open && comes && !self.hosts && self.meetup.plan.address.is_none() => {
                let goes = answer == Some(Answer::Going);
                let (meetup, settings) = (&self.meetup, self.settings);
                super::hosting::elsewhere(self.tx, meetup, goes, settings, self.reader).await.map(Some)
            }
            News::HostToo if is_open && self.hosts => self.host_too().await.map(Some),
            News::HostNoMore if is_open && !self.hosts => Ok(Some(self.host_no_more())),
            News::Changed { was, knows } if is_open && (has_it_in_mind || self.hosts) => {
                self.changed(*was, knows).await
            }
            News::Rain { held } if is_open && (comes || self.hosts) => Ok(self.rain(*held)),
            News::Offer if before_start => Ok(self.offer()),
            News::OfferGone if before_start && self.rsvp.as_ref().is_some_and(waits_without_offer) => {
                Ok(Some(self.para("news-offer-gone", &self.basics(share::Sees::Card))))
            }
            News::FirstTap if before_start => self.first_tap("news-first-tap").await,
            News::RoomForAll if before_start => self.first_tap("news-room-for-all").await,
            News::NoLimit if before_start => self.first_tap("news-no-limit").await,
            News::StillMaybe if before_start && answer == Some(Answer::Maybe) => Ok(Some(self.still_maybe())),
            News::Avoided if before_start && (self.hosts || matches!(answer, Some(Answer::Going | Answer::Maybe))) => {
                Ok(Some(self.avoided()))
            }
            News::Invited if before_start && !self.hosts && answer.is_none() => self.invited().await.map(Some),
            News::Spontaneous if is_open && !self.hosts => self.spontaneous().await.map(Some),
            News::Address if is_open && answer == Some(Answer::Going) => self.address().await,
            News::AddressAsked { who } if is_open => self.address_asked(*who).await,
            News::Sick { who } if is_open && self.hosts => {
                let message = |guest: Rsvp| (guest.answer == Answer::Sick).then(|| guest.message.unwrap_or_default());
                self.of_guest("news-sick", *who, message).await
            }
            News::Late { who } if is_open && self.hosts => {
                let message = |guest: Rsvp| (guest.answer == Answer::Going).then(|| guest.message.unwrap_or_default());
                self.of_guest("news-late", *who, message).await
            }
            News::HostLate { who, says } if is_open && (self.hosts || answer == Some(Answer::Going)) => {
                self.host_late(*who, says).await.map(Some)
            }
            News::Note { who } if is_open && self.hosts => self.of_guest("news-note", *who, |guest| guest.note).await,
            News::FirstMeetups { since } if is_open && self.hosts => self.first_meetups(*since).await,
            News::TooFew if before_start && self.hosts => self.too_few().await,
            News::HowWasIt if self.hosts => Ok(Some(self.how_was_it())),
            News::CardRefused { platform } if is_open && self.hosts => Ok(Some(self.card_refused(*platform))),
            News::Reminder { .. }
            | News::Cancelled
            | News::Skipped
            | News::SeriesEnded
            | News::NobodyHosts
            | News::SeriesYours { .. }
            | News::Yours { .. }
            | News::HostGone { .. }
            | News::HostFound { .. }
            | News::AddressGone
            | News::HostToo
            | News::HostNoMore
            | News::Changed { .. }
            | News::Rain { .. }
            | News::Offer
            | News::OfferGone
            | News::FirstTap
            | News::RoomForAll
            | News::NoLimit
            | News::StillMaybe
            | News::Avoided
            | News::Invited
            | News::Spontaneous
            | News::Address
            | News::AddressAsked { .. }
            | News::Sick { .. }
            | News::Late { .. }
            | News::HostLate { .. }
            | News::Note { .. }
            | News::FirstMeetups { .. }
            | News::TooFew
            | News::HowWasIt
            | News::CardRefused { .. } => Ok(None),
        }
    }

    fn para(&self, key: &str, args: &[(&str, Arg)]) -> Message {
        Message::para(self.reader.locale, say(self.reader.locale, key, args))
    }

    /// The title, the moment and the place, as she may know it.
    fn basics(&self, sees: share::Sees) -> Vec<(&'static str, Arg)> {
        vec![
            title(&self.meetup),
            ("moment", Arg::from(moment(&self.meetup, self.reader))),
            ("place", Arg::text(place_for(&self.meetup, sees, self.reader.locale))),
        ]
    }

    async fn sees(&mut self) -> Result<share::Sees, StoreError> {
        sees(self.tx, &self.meetup, self.settings, self.reader).await
    }

    fn answers(&self, answers: &[Answer]) -> Vec<Action> {
        answers.iter().map(|answer| private(answer_button(self.reader.locale, &self.meetup, *answer))).collect()
    }

    async fn reminder(&mut self, lead: i64, due: DateTime<Utc>) -> Result<Option<Message>, StoreError> {
        let answer = self.rsvp.as_ref().map(|rsvp| rsvp.answer);
        if answer != Some(Answer::Going) && !self.hosts {
            return Ok(None);
        }
        // Of a time that is no more the meetup's: the one for the new time comes by itself.
        if (self.meetup.starts_at - TimeDelta::minutes(lead) - due).abs() > rules::PUNCTUAL {
            return Ok(None);
        }
        let locale = self.reader.locale;
        let late = self.reader.now - due > rules::PUNCTUAL;
        let counts = rsvp::store::counts(self.tx, self.meetup.id, self.reader.now).await?;
        let sees = self.sees().await?;
        let mut args = self.basics(sees);
        args.push(("lead", Arg::text(lead_words(lead, locale))));
        args.push(("going", Arg::Number(counts.going)));
        let key = match (self.hosts, late) {
            (false, false) => "reminder",
            (false, true) => "reminder-late",
            (true, false) => "reminder-host",
            (true, true) => "reminder-host-late",
        };
        let mut message = self.para(key, &args);
        if self.meetup.is_rained_off() {
            message.parts.push(Part::Para(vec![Span::Strong(rain_plan(&self.meetup, locale))]));
        }
        message.parts.extend(address_part(self.tx, &self.meetup, sees, locale).await?);
        let bring = self.meetup.plan.bring.clone();
        if let Some(bring) = bring {
            message.parts.push(Part::Note(say(locale, "reminder-bring", &[("bring", Arg::text(bring))])));
        }
        if let Some(notes) = &self.meetup.plan.notes {
            message.parts.push(Part::Note(vec![Span::Text(notes.clone())]));
        }
        if self.hosts {
            let first = super::list::first_timers(self.tx, &self.meetup, DateTime::UNIX_EPOCH, self.reader).await?;
            let note = |names| Part::Note(say(locale, "reminder-first", &[("who", Arg::Spans(names))]));
            message.parts.extend(first.map(note));
        }
        // What has changed without a message of its own, such as a title, reaches her calendar with this one.
        if self.meetup.revision > 0 {
            message.files.push(calendar_file(self.tx, &self.meetup, self.settings, self.reader).await?);
        }
        if self.meetup.host.is_none() {
            message.parts.push(Part::Note(say(locale, "reminder-no-host", &[])));
        }
        let host = super::hosting::take_over_button(self.tx, &self.meetup, self.settings, self.reader).await?;
        let actions = if self.hosts {
            hosts_buttons(&self.meetup, self.reader)
        } else {
            let answers = self.answers(&[Answer::Cant]).into_iter().chain(guests_buttons(&self.meetup, self.reader));
            host.into_iter().chain(answers).collect()
        };
        message.parts.push(Part::Actions(actions));
        Ok(Some(message))
    }

    async fn cancelled(&mut self) -> Result<Message, StoreError> {
        self.off(if self.hosts { "notice-cancelled-host" } else { "notice-cancelled" }).await
    }

    async fn off(&mut self, key: &str) -> Result<Message, StoreError> {
        let mut args = self.basics(share::Sees::Card);
        args.extend(reason(&self.meetup));
        let mut message = self.para(key, &args);
        let goes = self.hosts || self.rsvp.as_ref().is_some_and(|rsvp| rsvp.answer == Answer::Going);
        if goes && !self.meetup.spontaneous {
            message.files.push(calendar_file(self.tx, &self.meetup, self.settings, self.reader).await?);
        }
        Ok(message)
    }

    fn offer(&self) -> Option<Message> {
        let until = self.rsvp.as_ref().filter(|rsvp| rsvp.answer == Answer::Waiting)?.offered_until?;
        if until <= self.reader.now {
            return None;
        }
        let mut args = self.basics(share::Sees::Card);
        let time = moment_at(until, &self.meetup, self.reader, MomentStyle::Time);
        args.push(("time", Arg::from(time)));
        let mut message = self.para("news-offer", &args);
        message.parts.push(Part::Actions(self.answers(&[Answer::Going, Answer::Cant])));
        Some(message)
    }

    fn with_answers(&self, key: &str) -> Message {
        let mut message = self.para(key, &self.basics(share::Sees::Card));
        message.parts.push(Part::Actions(self.answers(&[Answer::Going, Answer::Cant])));
        message
    }

    /// Asked two days before; when the bot was away then, the moment alone says how soon it is.
    fn still_maybe(&self) -> Message {
        let left = self.meetup.starts_at - self.reader.now;
        let punctual = left > rules::ASK_MAYBES - TimeDelta::hours(12);
        self.with_answers(if punctual { "news-still-maybe" } else { "news-still-maybe-soon" })
    }

    fn avoided(&self) -> Message {
        let mut message = self.para("news-avoided", &self.basics(share::Sees::Card));
        // A host has more to do than to stay away.
        if !self.hosts {
            message.parts.push(Part::Actions(self.answers(&[Answer::Cant])));
        }
        message
    }

    async fn host(&mut self) -> Result<Arg, StoreError> {
        match self.meetup.host {
            Some(host) => name_of(self.tx, host, self.reader).await,
            None => Ok(Arg::text(words(self.reader.locale, "somebody", &[]))),
        }
    }

    async fn invited(&mut self) -> Result<Message, StoreError> {
        let mut args = self.basics(share::Sees::Card);
        args.push(("who", self.host().await?));
        let mut message = self.para("news-invited", &args);
        message.parts.push(Part::Actions(self.answers(&[Answer::Going, Answer::Maybe, Answer::Cant])));
        Ok(message)
    }

    async fn spontaneous(&mut self) -> Result<Message, StoreError> {
        let mut args = self.basics(share::Sees::Card);
        args.push(("who", self.host().await?));
        let until = moment_at(self.meetup.ends_at, &self.meetup, self.reader, MomentStyle::Time);
        args.push(("time", Arg::from(until)));
        let mut message = self.para("news-spontaneous", &args);
        let place = private(action(self.reader.locale, "where", button(&self.meetup, "where")));
        let mut actions = self.answers(&[Answer::Going]);
        actions.push(place);
        message.parts.push(Part::Actions(actions));
        Ok(message)
    }

    async fn address(&mut self) -> Result<Option<Message>, StoreError> {
        let sees = self.sees().await?;
        if sees != share::Sees::Everything {
            return Ok(None);
        }
        let mut message = self.para("news-address", &self.basics(sees));
        let locale = self.reader.locale;
        if self.meetup.spontaneous {
            message.parts.push(Part::Para(where_now(&self.meetup, self.reader)));
        }
        message.parts.extend(address_part(self.tx, &self.meetup, sees, locale).await?);
        message.files.push(calendar_file(self.tx, &self.meetup, self.settings, self.reader).await?);
        Ok(Some(message))
    }

    /// For those who may say yes: the hosts, or whoever keeps order where no host is left. The address is not in it.
    async fn address_asked(&mut self, who: MemberId) -> Result<Option<Message>, StoreError> {
        let keeps_order = match share::asked(self.tx, &self.meetup).await? {
            share::Asked::Moderators(members) => self.reader.member.is_some_and(|member| members.contains(&member)),
            share::Asked::Hosts(_) | share::Asked::Nobody => false,
        };
        let is_settled = rsvp::store::of(self.tx, self.meetup.id, who)
            .await?
            .is_none_or(|rsvp| rsvp.trusted || rsvp.answer != Answer::Going);
        if is_settled || !(self.hosts || keeps_order) {
            return Ok(None);
        }
        let nothing = |_| Some(String::new());
        let Some(mut message) = self.of_guest("news-address-asked", who, nothing).await? else { return Ok(None) };
        let route = Route::new("meetup", "share", self.meetup.id.simple()).arg(who.simple());
        let share = private(action(self.reader.locale, "share", Does::Invoke(route)));
        message.parts.push(Part::Actions(vec![Action { style: Style::Main, ..share }]));
        Ok(Some(message))
    }

    /// About one who answered, with what she writes; none when her answer is not that any more.
    async fn of_guest(
        &mut self,
        key: &str,
        who: MemberId,
        writes: impl FnOnce(Rsvp) -> Option<String>,
    ) -> Result<Option<Message>, StoreError> {
        let guest = rsvp::store::of(self.tx, self.meetup.id, who).await?;
        let Some(note) = guest.and_then(writes) else { return Ok(None) };
        let mut args = self.basics(share::Sees::Card);
        args.push(("who", name_of(self.tx, who, self.reader).await?));
        args.push(("has", Arg::Key(if note.is_empty() { "none" } else { "note" })));
        args.push(("note", Arg::text(note)));
        Ok(Some(self.para(key, &args)))
    }

    /// A spot that whoever taps first has; none when it is gone already, or not for a family like hers.
    async fn first_tap(&mut self, key: &str) -> Result<Option<Message>, StoreError> {
        let Some(kids) = self.rsvp.as_ref().filter(|rsvp| rsvp.answer == Answer::Waiting).map(|rsvp| rsvp.kids) else {
            return Ok(None);
        };
        let counts = rsvp::store::counts(self.tx, self.meetup.id, self.reader.now).await?;
        Ok(rules::room(&self.meetup, counts).fits(kids).then(|| self.with_answers(key)))
    }

    fn card_refused(&self, platform: PlatformKind) -> Message {
        let setting = format!("settings set {}", CHANNEL.name);
        let command = Arg::command(setting);
        let args = [title(&self.meetup), ("platform", Arg::Key(platform.name())), ("command", command)];
        let mut message = self.para("news-card-refused", &args);
        let again = Does::Invoke(Route::new("meetup", "post", self.meetup.id.simple()));
        message.parts.push(Part::Actions(vec![private(action(self.reader.locale, "post-again", again))]));
        message
    }

    fn how_was_it(&self) -> Message {
        let locale = self.reader.locale;
        let day = |at: DateTime<Utc>| at.with_timezone(&self.meetup.zone).date_naive();
        let days = day(self.reader.now).signed_duration_since(day(self.meetup.ends_at)).num_days();
        let began = moment_at(self.meetup.starts_at, &self.meetup, self.reader, MomentStyle::Day);
        let key = if days == 1 { "news-how-was-it" } else { "news-how-was-it-then" };
        let mut message = self.para(key, &[title(&self.meetup), ("moment", Arg::from(began))]);
        let tap = |name: &str, arg: &str| {
            let route = Route::new("meetup", "happened", self.meetup.id.simple()).arg(arg);
            private(action(locale, name, Does::Invoke(route)))
        };
        let mut actions = vec![tap("it-was-good", "yes"), tap("it-did-not", "no")];
        if self.meetup.series.is_none() && !self.meetup.spontaneous {
            let again = Route::new("ask", "like", "meetup-new").arg(self.meetup.number.to_string());
            actions.push(private(action(locale, "again", Does::Open(again))));
        }
        message.parts.push(Part::Actions(actions));
        message
    }
}

/// Whether she waits and no spot is hers to take.
fn waits_without_offer(rsvp: &Rsvp) -> bool {
    rsvp.answer == Answer::Waiting && rsvp.offered_until.is_none()
}
