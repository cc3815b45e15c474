//! A message as plain text: the console's form, Matrix's `body`, and what tests read.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use unicode_normalization::char::is_combining_mark;

use super::{Message, MomentStyle, Part, Span};
use crate::wording::{self, Locale};

/// Combining marks that may follow one letter; more of them only serve to smear over other lines.
const MARKS: usize = 3;

/// Text from people, made harmless for any screen: no control characters, no direction overrides, no towers of marks.
#[must_use]
pub fn tidy(text: &str) -> String {
    let mut marks = 0;
    text.replace("\r\n", "\n")
        .chars()
        .filter(|&c| {
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            let hidden =
                matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}');
            (c == '\n' || c == '\t' || !c.is_control()) && !hidden && marks <= MARKS
        })
        .collect()
}

/// The message as lines of text, without its buttons.
#[must_use]
pub fn plain_text(message: &Message, prefix: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let text = |spans: &[Span]| plain_spans(spans, message.locale, prefix);
    for part in &message.parts {
        match part {
            Part::Heading(spans) | Part::Para(spans) | Part::Note(spans) => lines.push(text(spans)),
            Part::List(items) => lines.extend(items.iter().map(|item| format!("• {}", text(item)))),
            Part::Fields(fields) => {
                lines.extend(fields.iter().map(|field| format!("{}: {}", text(&field.name), text(&field.value))));
            }
            Part::Choice(choice) => lines.push(choice.prompt.clone()),
            Part::Actions(_) => {}
        }
    }
    lines.join("\n")
}

/// Spans as plain text.
#[must_use]
pub fn plain_spans(spans: &[Span], locale: Locale, prefix: &str) -> String {
    let mut out = String::new();
    for span in spans {
        match span {
            Span::Text(text) | Span::Code(text) => out.push_str(&tidy(text)),
            Span::Strong(inner) => out.push_str(&plain_spans(inner, locale, prefix)),
            Span::Break => out.push('\n'),
            Span::Link { label, url } => {
                out.push_str(&tidy(label));
                out.push_str(" <");
                out.push_str(url.as_str());
                out.push('>');
            }
            Span::Mention(mention) => out.push_str(&tidy(&mention.name)),
            Span::Moment(moment) => out.push_str(&moment_text(moment.at, moment.zone, moment.style, locale)),
            Span::Command(words) => {
                out.push_str(prefix);
                out.push_str(words);
            }
        }
    }
    out
}

/// A moment in words, with its zone named where the hour is shown; no relative words, which would go stale.
#[must_use]
pub fn moment_text(at: DateTime<Utc>, zone: Tz, style: MomentStyle, locale: Locale) -> String {
    wording::moment(locale, &at.with_timezone(&zone), style)
}
