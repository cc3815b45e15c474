//! A message as text, in as many messages as it needs.

use bot_core::message::{Message, Part, Span};

use super::text::NO_WIDTH;
use super::{AllowedMentions, Body, CommandIds, block, long_links};
use crate::limits;

/// The text bodies of a message; never none, never one that is empty or too long.
pub(super) fn pieces(message: &Message, commands: &CommandIds) -> Vec<Body> {
    let links: Vec<Part> = long_links(message).map(|link| Part::Para(vec![link])).collect();
    let prompts = message.choices().map(|choice| Part::Para(vec![Span::Text(choice.prompt.clone())]));
    // A list has its prompt inside; it is only said when there is nothing else to say.
    let silent = message.parts.iter().all(|part| matches!(part, Part::Actions(_) | Part::Choice(_)));
    let prompts: Vec<Part> = prompts.filter(|_| silent).collect();

    let mut bodies: Vec<Body> = Vec::new();
    let mut open = (String::new(), Vec::new());
    let mut close = |open: &mut (String, Vec<u64>)| {
        let (content, pings) = std::mem::take(open);
        if !content.trim().is_empty() {
            bodies.push(Body { content, allowed_mentions: AllowedMentions::of(pings), ..Body::default() });
        }
    };
    for part in message.parts.iter().chain(&links).chain(&prompts) {
        let Some(written) = block(part, message, commands) else { continue };
        for (number, piece) in split(&written.text).into_iter().enumerate() {
            let gap = usize::from(!open.0.is_empty());
            if open.0.chars().count() + gap + piece.chars().count() > limits::CONTENT {
                close(&mut open);
            }
            if !open.0.is_empty() {
                open.0.push('\n');
            }
            open.0.push_str(&piece);
            if number == 0 {
                open.1.extend(&written.pings);
            }
        }
    }
    close(&mut open);
    if bodies.is_empty() {
        bodies.push(Body { content: NO_WIDTH.to_string(), ..Body::default() });
    }
    bodies
}

/// Text in pieces that fit: whole where it can be, else cut between lines, else between words, else anywhere
/// that is not behind a backslash.
fn split(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest: Vec<char> = text.chars().collect();
    while rest.len() > limits::CONTENT {
        let window = rest.get(..limits::CONTENT).unwrap_or_default();
        let back = |wanted: char| window.iter().rposition(|c| *c == wanted).filter(|at| *at > 0);
        let (at, drop) = if let Some(at) = back('\n').or_else(|| back(' ')) {
            (at, 1)
        } else {
            let backslashes = window.iter().rev().take_while(|c| **c == '\\').count();
            (limits::CONTENT - backslashes % 2, 0)
        };
        pieces.push(rest.drain(..at).collect());
        rest.drain(..drop);
    }
    pieces.push(rest.into_iter().collect());
    pieces
}
