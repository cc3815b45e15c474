//! A message as plain text: the console's form, Matrix's `body`, and what tests read.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use unicode_normalization::char::is_combining_mark;

use super::{Message, MomentStyle, Part, Span};
use crate::wording::{self, Locale};

/// Combining marks that may follow one letter; more of them only serve to smear over other lines.
const MARKS: usize = 3;

/// Begins a piece whose direction is its own, and ends it.
const ISOLATE: char = '\u{2068}';
const ISOLATE_ENDS: char = '\u{2069}';

/// Text from people, made harmless for any screen: no control characters, no direction overrides, no towers of marks,
/// nothing that only pretends not to be there. What is read from right to left does not reorder what stands behind it.
#[must_use]
pub fn tidy(text: &str) -> String {
    let lines = cleaned(text, true);
    lines.split('\n').map(isolated).collect::<Vec<_>>().join("\n")
}

/// The same to be kept: directions are seen to when it is shown.
#[must_use]
pub fn clean(text: &str) -> String {
    cleaned(text, false)
}

/// Whether anything of it can be seen.
#[must_use]
pub fn is_visible(text: &str) -> bool {
    text.chars().any(|c| {
        let blank = matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d159}'
                | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
        );
        !blank && !c.is_whitespace() && !c.is_control() && !is_combining_mark(c)
    })
}

fn cleaned(text: &str, keeps_isolates: bool) -> String {
    let text = text.replace("\r\n", "\n");
    let has_right_to_left = text.chars().any(reads_right_to_left);
    let mut clean = String::with_capacity(text.len());
    let mut marks = 0;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        let stays = match c {
            '\n' | '\t' => true,
            // Joiners belong between letters of some scripts, and into emoji.
            '\u{200c}' | '\u{200d}' => joins(clean.chars().last(), letters.peek().copied()),
            '\u{200e}' | '\u{200f}' | '\u{61c}' => has_right_to_left,
            '\u{2066}'..='\u{2069}' => keeps_isolates,
            '\u{ad}'
            | '\u{200b}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206a}'..='\u{206f}'
            | '\u{feff}'
            | '\u{e000}'..='\u{f8ff}' => false,
            c => !c.is_control() && marks <= MARKS,
        };
        if stays {
            clean.push(c);
        }
    }
    clean
}

/// Whether a joiner has something to join: what stands before it, and, but after a sign that ends letters, behind it.
fn joins(before: Option<char>, behind: Option<char>) -> bool {
    let is_one = |c: char| !c.is_ascii() && !c.is_whitespace() && !matches!(c, '\u{200c}' | '\u{200d}');
    before.is_some_and(|before| is_one(before) && (is_combining_mark(before) || behind.is_some_and(is_one)))
}

/// Whether a letter is of a script that is read from right to left.
fn reads_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
        && c != '\u{61c}'
}

/// A line whose isolates are balanced, and which is one itself when anything in it is read from right to left.
fn isolated(line: &str) -> String {
    let mut balanced = String::with_capacity(line.len());
    let mut open = 0;
    let mut is_bare = false;
    for c in line.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => open += 1,
            ISOLATE_ENDS if open == 0 => continue,
            ISOLATE_ENDS => open -= 1,
            c => is_bare |= open == 0 && reads_right_to_left(c),
        }
        balanced.push(c);
    }
    balanced.extend(std::iter::repeat_n(ISOLATE_ENDS, open));
    if is_bare { format!("{ISOLATE}{balanced}{ISOLATE_ENDS}") } else { balanced }
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
            Span::Text(text) | Span::Code(text) | Span::Channel(text) | Span::Role(text) => out.push_str(&tidy(text)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_pretends_not_to_be_there_goes() {
        assert_eq!(
            tidy("Pa\u{200b}rk\u{2060} and\u{ad} cof\u{2028}fee\u{200e}\u{202e}\u{2066}"),
            "Park and coffee\u{2066}\u{2069}"
        );
        assert_eq!(clean("Park\u{2067}\u{200d}\u{200c}"), "Park");
    }

    #[test]
    fn joiners_stay_where_they_join() {
        let (family, persian, chillu) = ("\u{1f469}\u{200d}\u{1f467}", "می\u{200c}خواهم", "ന\u{d4d}\u{200d} ");
        assert_eq!(clean(family), family);
        assert_eq!(clean(persian), persian);
        assert_eq!(clean(chillu), chillu);
        assert_eq!(clean("\u{1f469}\u{200d}"), "\u{1f469}");
    }

    #[test]
    fn what_is_read_from_right_to_left_reorders_nothing_behind_it() {
        assert_eq!(tidy("גן שעשועים"), "\u{2068}גן שעשועים\u{2069}");
        assert_eq!(tidy("גן\nPark"), "\u{2068}גן\u{2069}\nPark");
        // Once is enough, and what people open is closed.
        assert_eq!(tidy(&tidy("Park גן")), tidy("Park גן"));
        assert_eq!(tidy("Park (\u{2067}גן) \u{2069}\u{2069}"), "Park (\u{2067}גן) \u{2069}");
        assert_eq!(tidy("\u{2067}a"), "\u{2067}a\u{2069}");
    }

    #[test]
    fn blank_is_what_shows_nothing() {
        for blank in
            ["", " ", "\u{200b}", "\u{200e}\u{200f}\u{2060}", "\u{3164}", "\u{2800}", "\u{a0}", "\u{301}", "\u{fe0f}"]
        {
            assert!(!is_visible(blank), "{blank:?}");
        }
        for shown in ["a", "\u{3164}x", "公園", "גן", "🎉", "!"] {
            assert!(is_visible(shown), "{shown:?}");
        }
    }
}
