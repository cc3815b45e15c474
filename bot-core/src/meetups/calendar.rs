//! The calendar file that goes with a confirmation (RFC 5545).

use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::Meetup;
use crate::message::File;
use crate::wording::{Locale, words};

/// The meetup as a file for her calendar. The same meetup always has the same UID; a change raises its SEQUENCE.
#[must_use]
pub fn file(meetup: &Meetup, locale: Locale) -> File {
    let mut event = Event::new();
    event
        .uid(&format!("{}@village", meetup.id))
        .summary(&meetup.title)
        .location(&meetup.place)
        .timestamp(meetup.cancelled_at.unwrap_or(meetup.created_at))
        .starts(meetup.starts_at)
        .ends(meetup.ends_at)
        .append_property(Property::new("SEQUENCE", meetup.revision.to_string()));
    if let Some(notes) = &meetup.notes {
        event.description(notes);
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
        name: file_name(&meetup.title),
        media_type: "text/calendar".to_owned(),
        text: calendar.to_string(),
        about: words(locale, if meetup.cancelled_at.is_some() { "calendar-file-off" } else { "calendar-file" }, &[]),
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
    use chrono::{DateTime, TimeDelta};

    use super::*;
    use crate::id::IdSource;

    fn park() -> Meetup {
        let ids = IdSource::seeded(1, 1);
        let start = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        Meetup {
            id: ids.next(DateTime::UNIX_EPOCH),
            community: ids.next(DateTime::UNIX_EPOCH),
            number: 1,
            host: None,
            title: "Park, coffee; and \"cake\"".to_owned(),
            place: "Elm Park".to_owned(),
            notes: Some("two\nlines".to_owned()),
            local_start: start.naive_utc(),
            zone: chrono_tz::UTC,
            starts_at: start,
            ends_at: start + TimeDelta::hours(2),
            created_at: DateTime::UNIX_EPOCH,
            cancelled_at: None,
            cancel_reason: None,
            revision: 3,
        }
    }

    #[test]
    fn text_is_escaped_and_lines_end_as_the_standard_says() {
        let file = file(&park(), Locale::En);
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
        let text = file(&meetup, Locale::En).text;
        assert!(text.contains("METHOD:CANCEL\r\n") && text.contains("STATUS:CANCELLED\r\n"), "{text}");
    }
}
