//! What becomes of a part on a platform that cannot show it, decided here once for all of them.

use super::{Action, Does, Field, Message, Part, Route, Span, Style};
use crate::platform::Capabilities;
use crate::wording::{self, Arg};

/// The keys that stand in for buttons where reactions do: one for each of the first nine actions.
pub const REACTION_KEYS: [&str; 9] = ["1⃣", "2⃣", "3⃣", "4⃣", "5⃣", "6⃣", "7⃣", "8⃣", "9⃣"];

/// Something that a platform cannot show as it was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// Buttons became words (and reactions where they are not private).
    ButtonsToWords,
    /// A list to choose from became numbered words.
    ChoiceToWords,
}

/// The message as a platform with these capabilities can show it, and what was lost on the way. `spell` turns the
/// words of a command into what people type there, prefix and language included.
///
/// Nothing essential is dropped: what cannot be pressed can be typed, and the words are said.
/// The actions stay in the message, so that the adapter knows what its words and reactions mean.
#[must_use]
pub fn degrade(message: Message, can: &Capabilities, spell: &dyn Fn(&str) -> String) -> (Message, Vec<Loss>) {
    let mut losses = Vec::new();
    let Message { parts, files, notify, locale } = message;
    let mut shown = Vec::with_capacity(parts.len());
    for part in parts {
        let part = with_commands(part, spell);
        match part {
            Part::Choice(choice) if can.options.is_none() => {
                // Numbered actions, so that one rule serves reactions, words and the table of what was shown.
                losses.push(Loss::ChoiceToWords);
                shown.push(Part::Para(vec![Span::Text(choice.prompt.clone())]));
                let opens = choice.opens;
                let actions = choice.options.iter().zip(1..).map(|(option, number)| Action {
                    label: option.label.clone(),
                    word: number.to_string(),
                    does: chosen(opens, choice.route.clone().arg(&option.value)),
                    style: Style::Plain,
                    private: false,
                });
                let actions: Vec<_> = actions.collect();
                if !can.reactions || opens || actions.len() > REACTION_KEYS.len() {
                    // Without a reaction for each, the line below could not say what the numbers mean.
                    let numbered = actions.iter().map(|action| format!("{} {}", action.word, action.label));
                    shown.push(Part::List(numbered.map(|line| vec![Span::Text(line)]).collect()));
                    let count = Arg::Number(i64::try_from(actions.len()).unwrap_or(i64::MAX));
                    shown.push(Part::Note(wording::say(locale, "reply-with-number", &[("count", count)])));
                } else {
                    shown.push(Part::Note(words_line(locale, &actions, can)));
                }
                shown.push(Part::Actions(actions));
            }
            Part::Actions(actions) if can.buttons.is_none() => {
                losses.push(Loss::ButtonsToWords);
                shown.push(Part::Note(words_line(locale, &actions, can)));
                shown.push(Part::Actions(actions));
            }
            Part::Heading(_)
            | Part::Para(_)
            | Part::Note(_)
            | Part::List(_)
            | Part::Fields(_)
            | Part::Actions(_)
            | Part::Choice(_) => shown.push(part),
        }
    }
    (Message { parts: shown, files, notify, locale }, losses)
}

/// Commands as people type them there.
fn with_commands(part: Part, spell: &dyn Fn(&str) -> String) -> Part {
    let spell = |spans: Vec<Span>| spell_commands(spans, spell);
    match part {
        Part::Heading(spans) => Part::Heading(spell(spans)),
        Part::Para(spans) => Part::Para(spell(spans)),
        Part::Note(spans) => Part::Note(spell(spans)),
        Part::List(items) => Part::List(items.into_iter().map(spell).collect()),
        Part::Fields(fields) => Part::Fields(
            fields.into_iter().map(|field| Field { name: spell(field.name), value: spell(field.value) }).collect(),
        ),
        Part::Actions(_) | Part::Choice(_) => part,
    }
}

fn spell_commands(spans: Vec<Span>, spell: &dyn Fn(&str) -> String) -> Vec<Span> {
    let spans = spans.into_iter().map(|span| match span {
        Span::Command(words) => Span::Code(spell(&words)),
        Span::Strong(inner) => Span::Strong(spell_commands(inner, spell)),
        Span::Text(_)
        | Span::Break
        | Span::Code(_)
        | Span::Link { .. }
        | Span::Mention(_)
        | Span::Channel(_)
        | Span::Role(_)
        | Span::Moment(_) => span,
    });
    spans.collect()
}

/// `1️⃣ Going · 2️⃣ Maybe · or reply with: going, maybe`.
fn words_line(locale: crate::wording::Locale, actions: &[Action], can: &Capabilities) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut reactable = 0;
    for (action, key) in actions.iter().zip(REACTION_KEYS) {
        if can.reactions && !action.private && matches!(action.does, Does::Invoke(_)) {
            if reactable > 0 {
                spans.push(Span::from(" · "));
            }
            spans.push(Span::Text(format!("{key} {}", action.label)));
            reactable += 1;
        }
    }
    if reactable > 0 {
        spans.push(Span::Break);
    }
    spans.extend(reply_with(locale, actions));
    for action in actions {
        if let Does::Visit(url) = &action.does {
            spans.push(Span::Break);
            spans.push(Span::Link { label: action.label.clone(), url: url.clone() });
        }
    }
    spans
}

/// `or reply with: going, maybe`.
fn reply_with(locale: wording::Locale, actions: &[Action]) -> Vec<Span> {
    let words = actions.iter().filter(|action| !matches!(action.does, Does::Visit(_)));
    let words: Vec<&str> = words.map(|action| action.word.as_str()).collect();
    if words.is_empty() {
        return Vec::new();
    }
    wording::say(locale, "or-reply-with", &[("words", Arg::text(words.join(", ")))])
}

fn chosen(opens: bool, route: Route) -> Does {
    if opens { Does::Open(route) } else { Does::Invoke(route) }
}
