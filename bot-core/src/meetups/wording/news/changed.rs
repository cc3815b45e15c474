//! What has changed, from what she knows of it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::super::card::rain_plan;
use super::super::changes;
use super::super::{action, address_part, button, calendar_file, field, from_until, moment_at, place_for, private};
use super::{Telling, title};
use crate::meetups::{Answer, Aspect, Plan, share};
use crate::message::{Action, Field, Message, MomentStyle, Part, Span, Style};
use crate::outbox::QUIETLY;
use crate::store::StoreError;
use crate::wording::{Arg, say, words};

/// What is named when it has changed, apart from time and place: the words are `changed-…`.
const ALSO: [&str; 7] = ["length", "address", "stops", "rain", "title", "notes", "bring"];

/// Of those, what is said anew.
const SHOWN: [Aspect; 4] = [Aspect::Stops, Aspect::Rain, Aspect::Notes, Aspect::Bring];

impl Telling<'_> {
    /// What is different from what she knows; none when nothing is any more, or nothing that is for her.
    pub(super) async fn changed(
        &mut self,
        was: Option<DateTime<Utc>>,
        knows: &BTreeMap<String, String>,
    ) -> Result<Option<Message>, StoreError> {
        let locale = self.reader.locale;
        let answer = self.rsvp.as_ref().map(|rsvp| rsvp.answer);
        let goes = answer == Some(Answer::Going) || self.hosts;
        let differs = |name: &str| knows.get(name).is_some_and(|knows| *knows != self.mark(name));
        // What is on right now only ever ends at another time.
        let ends_only = self.meetup.spontaneous && differs("length");
        let moved = ends_only || was.is_some_and(|was| was != self.meetup.starts_at);
        let place = differs("place");
        let also: Vec<&str> =
            ALSO.into_iter().filter(|name| differs(name) && !(ends_only && *name == "length")).collect();
        self.quiet = !moved && !place && also.iter().all(|name| QUIETLY.contains(name));
        if self.quiet && (also.is_empty() || !goes) {
            return Ok(None);
        }

        let sees = self.sees().await?;
        let nothing = Plan::default();
        let is_gone =
            |name: &&str| Aspect::from_arg(name).is_some_and(|aspect| !self.meetup.plan.differs(&nothing, aspect));
        let (gone, also): (Vec<&str>, Vec<&str>) = also.into_iter().partition(|name| is_gone(name));
        let named = |names: &[&str]| {
            names.iter().map(|name| words(locale, &format!("changed-{name}"), &[])).collect::<Vec<_>>()
        };
        let was = moment_at(was.unwrap_or(self.meetup.starts_at), &self.meetup, self.reader, MomentStyle::Full);
        let args = [
            title(&self.meetup),
            ("when", Arg::Spans(from_until(&self.meetup, self.reader))),
            ("was", Arg::from(was)),
            ("time", Arg::from(moment_at(self.meetup.ends_at, &self.meetup, self.reader, MomentStyle::Time))),
            ("place", Arg::text(place_for(&self.meetup, sees, locale))),
            ("aspects", Arg::text(super::super::series::joined(named(&also), locale))),
            ("gone", Arg::text(named(&gone).join(", "))),
        ];
        let key = match (moved, place) {
            (true, false) if ends_only => "news-changed-end",
            (true, true) => "news-changed-both",
            (true, false) => "news-changed-time",
            (false, true) => "news-changed-place",
            (false, false) if also.is_empty() => "news-changed-gone",
            (false, false) => "news-changed-details",
        };
        let mut message = self.para(key, &args);
        if (moved || place) && !also.is_empty() {
            message.parts.push(Part::Para(say(locale, "news-changed-also", &args)));
        }
        if !gone.is_empty() && key != "news-changed-gone" {
            message.parts.push(Part::Para(say(locale, "news-changed-gone-too", &args)));
        }
        message.parts.extend(self.anew(&also));
        if goes {
            message.parts.extend(address_part(self.tx, &self.meetup, sees, locale).await?);
            // What is on right now is in no calendar.
            if !self.meetup.spontaneous {
                message.files.push(calendar_file(self.tx, &self.meetup, self.settings, self.reader).await?);
            }
        }
        if !self.hosts && !self.quiet {
            message.parts.extend(self.still_good(answer, moved && !ends_only));
        }
        Ok(Some(message))
    }

    /// What has changed in more words than its name says, as it is now.
    fn anew(&self, also: &[&str]) -> Option<Part> {
        let now = self.meetup.before();
        let fields: Vec<Field> = SHOWN
            .into_iter()
            .filter(|aspect| also.contains(&aspect.arg()))
            .map(|aspect| {
                let value = changes::value(aspect, &now, &self.meetup, self.settings, self.reader);
                field(self.reader.locale, &format!("aspect-{}", aspect.arg()), value)
            })
            .collect();
        (!fields.is_empty()).then_some(Part::Fields(fields))
    }

    /// Whether it is still good for her, where it has another time.
    fn still_good(&self, answer: Option<Answer>, moved: bool) -> Vec<Part> {
        let locale = self.reader.locale;
        let cant = self.answers(&[Answer::Cant]);
        if !moved || !matches!(answer, Some(Answer::Going | Answer::Maybe)) {
            let see = private(action(locale, "see", button(&self.meetup, "show")));
            return vec![Part::Actions([see].into_iter().chain(cant).collect())];
        }
        let good = private(action(locale, "still-good", button(&self.meetup, "still-good")));
        let good = Action { style: Style::Main, ..good };
        vec![Part::Para(say(locale, "still-good", &[])), Part::Actions([good].into_iter().chain(cant).collect())]
    }

    /// The mark of what it is now, to compare with what she knows.
    fn mark(&self, name: &str) -> String {
        match Aspect::from_arg(name) {
            Some(aspect) => self.meetup.plan.mark(aspect),
            None => self.meetup.length().num_minutes().to_string(),
        }
    }

    /// That the rain plan holds, or does not any more; none when it is as she knows it.
    pub(super) fn rain(&self, held: Option<bool>) -> Option<Message> {
        let locale = self.reader.locale;
        let holds = self.meetup.is_rained_off();
        if held == Some(holds) {
            return None;
        }
        let args = self.basics(share::Sees::Card);
        if !holds {
            return Some(self.para("news-rain-off", &args));
        }
        let mut message = self.para("news-rain", &args);
        message.parts.push(Part::Para(vec![Span::Strong(rain_plan(&self.meetup, locale))]));
        message.parts.push(Part::Actions(self.answers(&[Answer::Cant])));
        Some(message)
    }
}
