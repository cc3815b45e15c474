//! What hosts hear, and what is heard of them.

use chrono::{DateTime, Utc};

use super::super::card::hosts_buttons;
use super::super::{calendar_file, list, name_of};
use super::Telling;
use crate::id::MemberId;
use crate::meetups::plan::mark_of;
use crate::meetups::{Answer, calendar, rsvp, share, store};
use crate::message::{Message, Part};
use crate::store::StoreError;
use crate::wording::Arg;

impl Telling<'_> {
    pub(super) async fn host_late(&mut self, who: MemberId, says: &str) -> Result<Message, StoreError> {
        let words = store::late_words(self.tx, self.meetup.id, who).await?.map(|words| words.says);
        // By now she may have written something else.
        let message = words.filter(|message| !message.is_empty() && mark_of(message) == says);
        let mut args = self.basics(share::Sees::Card);
        args.push(("who", name_of(self.tx, who, self.reader).await?));
        args.push(("has", Arg::Key(if message.is_some() { "note" } else { "none" })));
        args.push(("note", Arg::text(message.unwrap_or_default())));
        Ok(self.para("news-host-late", &args))
    }

    /// She does not host it any more; unless she comes, what her calendar holds goes as well.
    pub(super) fn host_no_more(&self) -> Message {
        let mut message = self.para("news-host-no-more", &self.basics(share::Sees::Card));
        if self.rsvp.as_ref().is_none_or(|rsvp| rsvp.answer != Answer::Going) {
            message.files.push(calendar::taken_out(&self.meetup, self.reader.now, self.reader.locale));
        }
        message
    }

    pub(super) async fn host_too(&mut self) -> Result<Message, StoreError> {
        let sees = self.sees().await?;
        let mut message = self.para("news-host-too", &self.basics(sees));
        message.files.push(calendar_file(self.tx, &self.meetup, self.settings, self.reader).await?);
        message.parts.push(Part::Actions(hosts_buttons(&self.meetup, self.reader)));
        Ok(message)
    }

    /// Whose first meetup it will be; none when they have all thought better of it.
    pub(super) async fn first_meetups(&mut self, since: DateTime<Utc>) -> Result<Option<Message>, StoreError> {
        let Some(names) = list::first_timers(self.tx, &self.meetup, since, self.reader).await? else {
            return Ok(None);
        };
        let mut args = self.basics(share::Sees::Card);
        args.push(("who", Arg::Spans(names)));
        Ok(Some(self.para("news-first-meetups", &args)))
    }

    pub(super) async fn too_few(&mut self) -> Result<Option<Message>, StoreError> {
        let counts = rsvp::store::counts(self.tx, self.meetup.id, self.reader.now).await?;
        let Some(needs) = self.meetup.plan.needs.filter(|needs| counts.going < *needs) else { return Ok(None) };
        let mut args = self.basics(share::Sees::Card);
        args.push(("going", Arg::Number(counts.going)));
        args.push(("needs", Arg::Number(needs)));
        let mut message = self.para("news-too-few", &args);
        message.parts.push(Part::Actions(hosts_buttons(&self.meetup, self.reader)));
        Ok(Some(message))
    }
}
