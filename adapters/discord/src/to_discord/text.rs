//! Spans as Discord's Markdown: the one place where text from people is escaped.

use std::collections::HashMap;

use bot_core::catalogue::CATALOG;
use bot_core::message::{MomentStyle, Span, moment_text, tidy};
use bot_core::wording::Locale;
use url::Url;

use crate::limits;

/// A space of no width: keeps markers apart that would otherwise melt together.
pub(crate) const NO_WIDTH: char = '\u{200b}';
/// Characters of a name that are shown.
const NAME: usize = 64;

/// The ids of the registered commands, by the first word, so that `/meetup new` can be pressed.
pub(crate) type CommandIds = HashMap<String, u64>;

/// Where the text will stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spot {
    /// Where Markdown and mentions work.
    Body,
    /// The title of a card or the name of a field: one line, and mentions and moments stay as they are spelt.
    Title,
}

/// What a text came to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// The Markdown.
    pub(crate) text: String,
    /// The accounts to notify.
    pub(crate) pings: Vec<u64>,
}

/// Writes spans as Markdown.
pub(crate) fn markdown(spans: &[Span], spot: Spot, locale: Locale, commands: &CommandIds) -> Written {
    let mut writer =
        Writer { out: String::new(), line_start: true, styled: false, spot, locale, commands, pings: Vec::new() };
    writer.spans(spans);
    let text = if spot == Spot::Title { writer.out.replace('\n', " ") } else { writer.out };
    Written { text, pings: writer.pings }
}

struct Writer<'a> {
    out: String,
    /// Whether nothing but spaces stands on this line yet.
    line_start: bool,
    /// Whether this stands inside bold text.
    styled: bool,
    spot: Spot,
    locale: Locale,
    commands: &'a CommandIds,
    pings: Vec<u64>,
}

impl Writer<'_> {
    fn spans(&mut self, spans: &[Span]) {
        let mut spans = spans.iter().peekable();
        while let Some(span) = spans.next() {
            match span {
                Span::Text(text) => {
                    // Neighbours are escaped as one, so that no marker comes together from two of them.
                    let mut text = text.clone();
                    while let Some(Span::Text(more)) = spans.peek() {
                        text.push_str(more);
                        spans.next();
                    }
                    self.text(&tidy(&text));
                }
                Span::Strong(inner) if self.styled => self.spans(inner),
                Span::Strong(inner) => self.strong(inner),
                Span::Break => self.push('\n'),
                Span::Code(text) => self.markup(&code(&tidy(text))),
                Span::Link { label, url } => self.link(&tidy(label), url),
                Span::Mention(mention) => match mention.account.as_deref().and_then(|id| id.parse::<u64>().ok()) {
                    Some(id) if self.spot == Spot::Body => {
                        if mention.ping {
                            self.pings.push(id);
                        }
                        self.markup(&format!("<@{id}>"));
                    }
                    _ => self.text(&limits::cut(&tidy(&mention.name).replace('\n', " "), NAME)),
                },
                Span::Channel(id) => self.named("#", id),
                Span::Role(id) => self.named("@&", id),
                Span::Moment(moment) if self.spot == Spot::Title => {
                    self.text(&moment_text(moment.at, moment.zone, moment.style, self.locale));
                }
                Span::Moment(moment) => {
                    let unix = moment.at.timestamp();
                    self.markup(&match moment.style {
                        MomentStyle::Full => format!("<t:{unix}:F> (<t:{unix}:R>)"),
                        MomentStyle::Time => format!("<t:{unix}:t>"),
                        MomentStyle::Day => format!("<t:{unix}:D>"),
                    });
                }
                Span::Command(words) => {
                    let known = CATALOG.iter().find(|spec| spec.path == words);
                    let id = known.and_then(|spec| self.commands.get(spec.group()));
                    match id {
                        // Only a command alone can be pressed, not one with its arguments.
                        Some(id) if self.spot == Spot::Body => {
                            self.markup(&format!("</{words}:{id}>"));
                        }
                        _ => self.markup(&code(&format!("/{words}"))),
                    }
                }
            }
        }
    }

    /// Something of the server's that Discord shows by its name, where it shows names.
    fn named(&mut self, sign: &str, id: &str) {
        match id.parse::<u64>() {
            Ok(id) if self.spot != Spot::Title => self.markup(&format!("<{sign}{id}>")),
            Ok(_) | Err(_) => self.text(&tidy(id)),
        }
    }

    fn push(&mut self, c: char) {
        match c {
            '\n' => self.line_start = true,
            ' ' => {}
            _ => self.line_start = false,
        }
        self.out.push(c);
    }

    /// Our own markup, taken as it is.
    fn markup(&mut self, text: &str) {
        self.keep_apart(text);
        self.out.push_str(text);
        self.line_start = false;
    }

    /// Puts a space of no width between a marker that ends the text and one that goes on.
    fn keep_apart(&mut self, next: &str) {
        let last = self.out.chars().next_back();
        if last.is_some_and(|last| matches!(last, '*' | '`') && next.starts_with(last)) {
            self.out.push(NO_WIDTH);
        }
    }

    fn strong(&mut self, inner: &[Span]) {
        let start = self.out.len();
        let line_start = self.line_start;
        self.styled = true;
        self.spans(inner);
        self.styled = false;
        let body = self.out.split_off(start);
        let bare = body.trim_matches([' ', '\n']);
        if bare.is_empty() {
            self.out.push_str(&body);
            return;
        }
        // Markers hold only where no space stands inside them.
        let (before, after) = body.split_once(bare).unwrap_or(("", ""));
        self.line_start = line_start;
        self.out.push_str(before);
        self.keep_apart("**");
        self.out.push_str("**");
        self.out.push_str(bare);
        self.keep_apart("**");
        self.out.push_str("**");
        self.out.push_str(after);
        self.line_start = after.ends_with('\n');
    }

    fn link(&mut self, label: &str, url: &Url) {
        let label = label.replace('\n', " ");
        let address = address(url.as_str(), true);
        let plain = !label.trim().is_empty()
            && !label.contains(['\\', '`', '*', '_', '~', '|', '[', ']', '<', '>', ':', '@'])
            && !looks_like_a_site(&label);
        if plain && matches!(url.scheme(), "http" | "https") {
            self.markup(&format!("[{label}](<{address}>)"));
        } else {
            self.text(&label);
            self.markup(&format!(" (<{address}>)"));
        }
    }

    /// The leaf: one pass from left to right, never chained replacements.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if let Some(run) = web_address(rest) {
                let shown = if self.styled { address(run, false) } else { run.to_owned() };
                self.markup(&format!("<{shown}>"));
                rest = rest.get(run.len()..).unwrap_or_default();
                continue;
            }
            if let Some((before, after)) = line_mark(rest).filter(|_| self.line_start) {
                self.out.push_str(before);
                self.out.push('\\');
                self.out.push_str(after);
                self.line_start = false;
                rest = rest.get(before.len() + after.len()..).unwrap_or_default();
                continue;
            }
            if needs_escape(c, rest) {
                self.out.push('\\');
            }
            self.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
}

/// Whether this character would start markup here. Pairs need not be found: an escaped start is enough.
fn needs_escape(c: char, rest: &str) -> bool {
    match c {
        '\\' | '`' | '*' | '_' | '~' | '|' | '[' | ']' | '<' => true,
        '@' => rest.starts_with("@everyone") || rest.starts_with("@here"),
        ':' => is_shortcode(rest),
        _ => false,
    }
}

/// `:smile:`, which also covers what stands in `<t:1618953630:R>`.
fn is_shortcode(rest: &str) -> bool {
    let Some(name) = rest.strip_prefix(':') else { return false };
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '+' | '~' | '-'));
    end.is_some_and(|end| end > 0 && name.get(end..).is_some_and(|rest| rest.starts_with(':')))
}

/// A mark that means something at the start of a line, as what stands before the backslash and what follows it.
fn line_mark(rest: &str) -> Option<(&str, &str)> {
    let blank = |text: &str| text.is_empty() || text.starts_with([' ', '\n']);
    if rest.starts_with('>') {
        return rest.split_at_checked(1).map(|(mark, _)| ("", mark));
    }
    for mark in ["###", "##", "#", "-#", "-"] {
        if let Some(after) = rest.strip_prefix(mark) {
            return blank(after).then_some(("", mark));
        }
    }
    let digits = rest.find(|c: char| !c.is_ascii_digit()).filter(|digits| *digits > 0)?;
    let (number, after) = rest.split_at_checked(digits)?;
    let dot = after.get(..1).filter(|dot| *dot == ".")?;
    blank(after.get(1..)?).then_some((number, dot))
}

/// The address at the start of the text, without what people write after one.
fn web_address(rest: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| rest.starts_with(scheme))?;
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>')).unwrap_or(rest.len());
    let mut run = rest.get(..end)?;
    while let Some(last) = run.chars().next_back() {
        let unbalanced = last == ')' && run.matches(')').count() > run.matches('(').count();
        if !unbalanced && !".,:;\"'!?*_~|`]".contains(last) {
            break;
        }
        run = run.get(..run.len() - last.len_utf8())?;
    }
    (run.len() > scheme.len()).then_some(run)
}

/// An address in which nothing is a marker.
fn address(url: &str, in_parentheses: bool) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '(' if in_parentheses => out.push_str("%28"),
            ')' if in_parentheses => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            ' ' => out.push_str("%20"),
            '*' if !in_parentheses => out.push_str("%2A"),
            '_' if !in_parentheses => out.push_str("%5F"),
            '~' if !in_parentheses => out.push_str("%7E"),
            '|' => out.push_str("%7C"),
            '`' => out.push_str("%60"),
            other => out.push(other),
        }
    }
    out
}

/// Whether a label pretends to be an address; Discord prints such links letter by letter.
fn looks_like_a_site(label: &str) -> bool {
    label.split_whitespace().any(|word| {
        word.rsplit_once('.').is_some_and(|(name, end)| {
            name.ends_with(|c: char| c.is_alphanumeric()) && end.len() > 1 && end.chars().all(char::is_alphabetic)
        })
    })
}

/// A literal between backticks.
fn code(text: &str) -> String {
    let text = text.replace('\n', " ");
    if text.is_empty() {
        return String::new();
    }
    if !text.contains('`') {
        return format!("`{text}`");
    }
    let mut out = String::from("``");
    let mut last = if text.starts_with(['`', ' ']) {
        out.push(' ');
        ' '
    } else {
        '\0'
    };
    for c in text.chars() {
        if c == '`' && last == '`' {
            out.push(NO_WIDTH);
        }
        out.push(c);
        last = c;
    }
    if matches!(last, '`' | ' ') {
        out.push(' ');
    }
    out.push_str("``");
    out
}

#[cfg(test)]
mod tests;
