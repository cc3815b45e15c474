//! `meetup calendar`, and the calendar file that goes with a confirmation (RFC 5545).

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{Meetup, Outcome, rsvp};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::message::File;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};
use crate::wording::{Locale, words};

/// Gives the calendar file again.
#[derive(Debug)]
pub struct ForCalendar(i64);

impl Command for ForCalendar {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup calendar",
        args: &[ArgSpec::required("meetup", ArgKind::Meetup)],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "meetup calendar #1",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.number("meetup").map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let meetup = rsvp::find(turn, self.0).await?;
        Ok(Outcome::Calendar { meetup: meetup.id })
    }
}

/// The meetup as a file for her calendar, with the exact address where she may see it. The same meetup always has the
/// same UID; a change raises its SEQUENCE. Who says no and then yes again gets files of the same SEQUENCE, of which the
/// later `now` counts (RFC 5546, 2.1.5).
#[must_use]
pub fn file(meetup: &Meetup, with_address: bool, now: DateTime<Utc>, locale: Locale) -> File {
    let mut event = Event::new();
    event
        .uid(&format!("{}@village", meetup.id))
        .summary(&meetup.plan.title)
        .location(&location(meetup, with_address, locale))
        .timestamp(now)
        .starts(meetup.starts_at)
        .ends(meetup.ends_at)
        .append_property(Property::new("SEQUENCE", meetup.revision.to_string()));
    let lines = [&meetup.plan.notes, &meetup.plan.bring].into_iter().flatten().cloned().collect::<Vec<_>>();
    if !lines.is_empty() {
        event.description(&lines.join("\n"));
    }
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Village//Village//EN"));
    if meetup.cancelled_at.is_some() {
        calendar.append_property(Property::new("METHOD", "CANCEL"));
        event.status(EventStatus::Cancelled);
    } else {
        calendar.append_property(Property::new("METHOD", "PUBLISH"));
        event.status(EventStatus::Confirmed);
    }
    calendar.push(event.done());
    File {
        name: file_name(&meetup.plan.title),
        media_type: "text/calendar".to_owned(),
        text: calendar.to_string(),
        about: words(locale, if meetup.cancelled_at.is_some() { "calendar-file-off" } else { "calendar-file" }, &[]),
    }
}

/// The file that takes it out of the calendar of somebody for whom it is not any more.
#[must_use]
pub fn taken_out(meetup: &Meetup, now: DateTime<Utc>, locale: Locale) -> File {
    file(&Meetup { cancelled_at: Some(now), ..meetup.clone() }, false, now, locale)
}

fn location(meetup: &Meetup, with_address: bool, locale: Locale) -> String {
    let address = meetup.plan.address.as_deref().filter(|_| with_address);
    match (address, meetup.spontaneous && !with_address) {
        (Some(address), _) => format!("{}, {}", meetup.plan.place, address.replace('\n', ", ")),
        (None, true) => meetup.plan.area.clone().unwrap_or_else(|| words(locale, "nearby", &[])),
        (None, false) => meetup.plan.place.clone(),
    }
}

/// A name that every file system takes: the title's letters and digits without their accents, or `meetup`.
fn file_name(title: &str) -> String {
    let plain: String = title.nfd().filter(|c| !is_combining_mark(*c)).collect();
    let words: Vec<String> = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let stem: String = words.join("-").chars().take(40).collect();
    format!("{}.ics", if stem.is_empty() { "meetup" } else { stem.trim_end_matches('-') })
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::id::IdSource;
    use crate::meetups::Plan;

    fn park() -> Meetup {
        let ids = IdSource::seeded(1, 1);
        let start = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        Meetup {
            id: ids.next(DateTime::UNIX_EPOCH),
            community: ids.next(DateTime::UNIX_EPOCH),
            number: 1,
            host: None,
            plan: Plan {
                title: "Park, coffee; and \"cake\"".to_owned(),
                place: "Elm Park".to_owned(),
                notes: Some("two\nlines".to_owned()),
                ..Plan::default()
            },
            spontaneous: false,
            private: false,
            local_start: start.naive_utc(),
            zone: chrono_tz::UTC,
            starts_at: start,
            ends_at: start + TimeDelta::hours(2),
            created_at: DateTime::UNIX_EPOCH,
            cancelled_at: None,
            cancel_reason: None,
            rain_at: None,
            remains: None,
            series: None,
            revision: 3,
        }
    }

    #[test]
    fn text_is_escaped_and_lines_end_as_the_standard_says() {
        let file = file(&park(), false, DateTime::UNIX_EPOCH, Locale::En);
        assert_eq!(file.name, "park-coffee-and-cake.ics");
        for line in [
            r#"SUMMARY:Park\, coffee\; and "cake""#,
            r"DESCRIPTION:two\nlines",
            "SEQUENCE:3",
            "DTSTART:20241004T000000Z",
        ] {
            assert!(file.text.contains(&format!("{line}\r\n")), "{line} in\n{}", file.text);
        }
    }

    #[test]
    fn a_cancelled_meetup_takes_itself_out_of_the_calendar() {
        let meetup = Meetup { cancelled_at: Some(DateTime::UNIX_EPOCH), ..park() };
        let text = file(&meetup, false, DateTime::UNIX_EPOCH, Locale::En).text;
        assert!(text.contains("METHOD:CANCEL\r\n") && text.contains("STATUS:CANCELLED\r\n"), "{text}");
    }
}
