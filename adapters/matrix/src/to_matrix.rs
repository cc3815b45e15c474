//! A [`Message`] as a Matrix event: `body` for every client, `formatted_body` for those that show HTML.
//!
//! Text from people passes [`escape`], and nothing else writes it into HTML. `m.mentions` is always there: it alone
//! decides who is notified, never the text.

use bot_core::message::{Field, Message, Part, Span, moment_text, plain_text, tidy};
use matrix_sdk::ruma::events::Mentions;
use matrix_sdk::ruma::events::relation::{InReplyTo, Replacement, Reply, Thread};
use matrix_sdk::ruma::events::room::message::{
    MessageType, Relation, RoomMessageEventContent, RoomMessageEventContentWithoutRelation,
};
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, OwnedUserId};

/// Bytes of content that fit into an event, encrypted (a third more) and with what the server adds: the limit is 65,536.
const CONTENT_BYTES: usize = 44_000;

/// Characters of an edit's outer body, which only clients without edits show.
const FALLBACK_CHARS: usize = 1_000;

/// The new message, or none when it has no words (only files).
pub(crate) fn new_message(message: &Message, prefix: &str) -> Option<RoomMessageEventContent> {
    let (kind, mentions) = message_type(message, prefix, CONTENT_BYTES)?;
    let mut content = RoomMessageEventContent::new(kind);
    content.mentions = Some(mentions);
    Some(content)
}

/// The same message said anew: the complete content and mentions inside, nobody notified outside.
pub(crate) fn edit_of(original: OwnedEventId, message: &Message, prefix: &str) -> Option<RoomMessageEventContent> {
    let (kind, mentions) = message_type(message, prefix, CONTENT_BYTES - 4 * FALLBACK_CHARS)?;
    let fallback: String = format!("* {}", kind.body()).chars().take(FALLBACK_CHARS).collect();
    let mut content = RoomMessageEventContent::new(if message.notify {
        MessageType::text_plain(fallback)
    } else {
        MessageType::notice_plain(fallback)
    });
    content.mentions = Some(Mentions::new());
    let new_content = RoomMessageEventContentWithoutRelation::new(kind).add_mentions(mentions);
    content.relates_to = Some(Relation::Replacement(Replacement::new(original, new_content)));
    Some(content)
}

/// Where a message hangs: in a thread, under the message it answers, both or neither.
pub(crate) fn relation(
    thread: Option<OwnedEventId>,
    answers: Option<OwnedEventId>,
) -> Option<Relation<RoomMessageEventContentWithoutRelation>> {
    match (thread, answers) {
        (Some(root), Some(answered)) => Some(Relation::Thread(Thread::reply(root, answered))),
        (Some(root), None) => Some(Relation::Thread(Thread::plain(root.clone(), root))),
        (None, Some(answered)) => Some(Relation::Reply(Reply::new(InReplyTo::new(answered)))),
        (None, None) => None,
    }
}

/// A quiet line of the adapter's own.
pub(crate) fn quiet_line(message: &Message, prefix: &str) -> Option<RoomMessageEventContent> {
    new_message(&Message { notify: false, ..message.clone() }, prefix)
}

fn message_type(message: &Message, prefix: &str, bytes: usize) -> Option<(MessageType, Mentions)> {
    let mut body = plain_text(message, prefix);
    let mut writer = Writer { prefix, message, pinged: Vec::new() };
    let mut html = writer.parts();
    if body.trim().is_empty() {
        return None;
    }
    if html == escape(&body) || html.len() + body.len() > bytes {
        html.clear();
    }
    cut(&mut body, bytes);
    let kind = match (message.notify, html.is_empty()) {
        (true, true) => MessageType::text_plain(body),
        (true, false) => MessageType::text_html(body, html),
        (false, true) => MessageType::notice_plain(body),
        (false, false) => MessageType::notice_html(body, html),
    };
    Some((kind, Mentions::with_user_ids(writer.pinged)))
}

/// Cuts text to so many bytes, at a line where there is one.
fn cut(text: &mut String, bytes: usize) {
    if text.len() <= bytes {
        return;
    }
    let mut end = bytes.saturating_sub(4);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    if let Some(line) = text.rfind('\n').filter(|line| *line > bytes / 2) {
        text.truncate(line);
    }
    text.push('…');
}

/// The one way in which text comes into HTML, attributes included: it reads back as the same text and nothing else.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in tidy(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            other => out.push(other),
        }
    }
    out
}

/// Writes HTML of the tags that the specification lists, and gathers who is notified.
struct Writer<'a> {
    prefix: &'a str,
    message: &'a Message,
    pinged: Vec<OwnedUserId>,
}

impl Writer<'_> {
    fn parts(&mut self) -> String {
        let message = self.message;
        let shown = message.parts.iter().filter(|part| !matches!(part, Part::Actions(_))).count();
        let mut out = String::new();
        for part in &message.parts {
            match part {
                Part::Heading(spans) => wrap(&mut out, "h4", &self.spans(spans)),
                Part::Para(spans) if shown == 1 => out.push_str(&self.spans(spans)),
                Part::Para(spans) => wrap(&mut out, "p", &self.spans(spans)),
                Part::Note(spans) => {
                    let mut small = String::new();
                    wrap(&mut small, "sub", &self.spans(spans));
                    wrap(&mut out, "p", &small);
                }
                Part::List(items) => {
                    let mut list = String::new();
                    for item in items {
                        wrap(&mut list, "li", &self.spans(item));
                    }
                    wrap(&mut out, "ul", &list);
                }
                Part::Fields(fields) => {
                    let lines: Vec<String> = fields.iter().map(|field| self.field(field)).collect();
                    wrap(&mut out, "p", &lines.join("<br>"));
                }
                Part::Choice(choice) => wrap(&mut out, "p", &escape(&choice.prompt)),
                Part::Actions(_) => {}
            }
        }
        out
    }

    fn field(&mut self, field: &Field) -> String {
        let mut out = String::new();
        let name = self.spans(&field.name);
        wrap(&mut out, "b", &format!("{name}:"));
        out.push(' ');
        out.push_str(&self.spans(&field.value));
        out
    }

    fn spans(&mut self, spans: &[Span]) -> String {
        let mut out = String::new();
        for span in spans {
            match span {
                Span::Text(text) => out.push_str(&escape(text)),
                Span::Strong(inner) => wrap(&mut out, "strong", &self.spans(inner)),
                Span::Break => out.push_str("<br>"),
                Span::Code(text) => wrap(&mut out, "code", &escape(text)),
                Span::Link { label, url } if matches!(url.scheme(), "http" | "https") => {
                    link(&mut out, url.as_str(), label);
                }
                Span::Link { label, .. } => out.push_str(&escape(label)),
                Span::Mention(mention) => {
                    let account = mention.account.as_deref().and_then(|id| OwnedUserId::try_from(id).ok());
                    match account {
                        Some(user) => {
                            link(&mut out, &user.matrix_to_uri().to_string(), &mention.name);
                            if mention.ping && !self.pinged.contains(&user) {
                                self.pinged.push(user);
                            }
                        }
                        None => out.push_str(&escape(&mention.name)),
                    }
                }
                Span::Channel(id) => match OwnedRoomId::try_from(id.as_str()) {
                    Ok(room) => link(&mut out, &room.matrix_to_uri().to_string(), id),
                    Err(_) => out.push_str(&escape(id)),
                },
                Span::Role(name) => out.push_str(&escape(name)),
                Span::Moment(moment) => {
                    let words = moment_text(moment.at, moment.zone, moment.style, self.message.locale);
                    out.push_str(&escape(&words));
                }
                Span::Command(words) => wrap(&mut out, "code", &escape(&format!("{}{words}", self.prefix))),
            }
        }
        out
    }
}

fn wrap(out: &mut String, tag: &str, inner: &str) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
    out.push_str(inner);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

fn link(out: &mut String, to: &str, label: &str) {
    out.push_str("<a href=\"");
    out.push_str(&escape(to));
    out.push_str("\">");
    out.push_str(&escape(label));
    out.push_str("</a>");
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "reading JSON in a test: what is missing is null")]

    use bot_core::message::{Action, Does, Mention, Moment, MomentStyle, Route, Style};
    use bot_core::wording::Locale;
    use chrono_tz::Tz;
    use proptest::prelude::*;
    use serde_json::{Value, json};
    use url::Url;

    use super::*;

    type TestResult = Result<(), Box<dyn std::error::Error>>;

    fn html_of(spans: &[Span]) -> String {
        let message = Message::para(Locale::En, spans.to_vec());
        Writer { prefix: "!", message: &message, pinged: Vec::new() }.spans(spans)
    }

    fn json_of(message: &Message) -> Result<Value, Box<dyn std::error::Error>> {
        Ok(serde_json::to_value(new_message(message, "!").ok_or("nothing to say")?)?)
    }

    fn text(text: &str) -> Vec<Span> {
        vec![Span::from(text)]
    }

    /// What a client makes of HTML that holds no tag but `<br>`.
    fn read_back(html: &str) -> String {
        html.replace("<br>", "\n")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    }

    #[test]
    fn text_is_escaped_once_and_the_body_keeps_it_as_it_is() -> TestResult {
        // M1 to M7 of the escaping vectors: what was said, and what the leaf writer makes of it.
        let vectors = [
            ("a < b && c > d", "a &lt; b &amp;&amp; c &gt; d"),
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
            ("line1\nline2\n\nline4", "line1<br>line2<br><br>line4"),
            ("*no* _md_ # x", "*no* _md_ # x"),
            ("</p><img src=x onerror=y>", "&lt;/p&gt;&lt;img src=x onerror=y&gt;"),
            ("@room @alice:ex.org", "@room @alice:ex.org"),
        ];
        for (said, html) in vectors {
            assert_eq!(html_of(&text(said)), html);
            let event = json_of(&Message::para(Locale::En, text(said)))?;
            assert_eq!(event["body"], said);
            assert_eq!(event["m.mentions"], json!({}));
            assert!(event.get("formatted_body").is_none(), "HTML that says nothing more is left out: {event}");
        }
        Ok(())
    }

    #[test]
    fn a_mention_is_a_link_and_notifies_only_when_it_is_meant_to() -> TestResult {
        let mention = |ping| {
            let account = Some("@alice:ex.org".to_owned());
            Message::para(Locale::En, vec![Span::Mention(Mention { account, name: "Alice <b>".to_owned(), ping })])
        };
        let event = json_of(&mention(true))?;
        assert_eq!(event["formatted_body"], "<a href=\"https://matrix.to/#/@alice:ex.org\">Alice &lt;b&gt;</a>");
        assert_eq!(event["body"], "Alice <b>");
        assert_eq!(event["m.mentions"], json!({"user_ids": ["@alice:ex.org"]}));
        assert_eq!(json_of(&mention(false))?["m.mentions"], json!({}));
        Ok(())
    }

    #[test]
    fn a_link_escapes_its_label_and_its_address() -> TestResult {
        let url = Url::parse("https://ex.org/?a=1&b=\"2\"")?;
        let event = json_of(&Message::para(Locale::En, vec![Span::Link { label: "A&B \"x\"".to_owned(), url }]))?;
        assert_eq!(event["formatted_body"], "<a href=\"https://ex.org/?a=1&amp;b=%222%22\">A&amp;B &quot;x&quot;</a>");
        assert_eq!(event["body"], "A&B \"x\" <https://ex.org/?a=1&b=%222%22>");
        Ok(())
    }

    #[test]
    fn an_attribute_cannot_be_left() {
        // M10: the words of an attribute pass the same writer as every text.
        assert_eq!(escape("end \"of\" film"), "end &quot;of&quot; film");
    }

    #[test]
    fn a_card_has_a_title_fields_and_no_buttons() -> TestResult {
        let moment =
            Moment { at: "2026-11-28T15:00:00Z".parse()?, zone: Tz::America__New_York, style: MomentStyle::Time };
        let action = Action {
            label: "Going".to_owned(),
            word: "going".to_owned(),
            does: Does::Invoke(Route::new("meetup", "going", "1")),
            style: Style::Main,
            private: false,
        };
        let card = Message {
            parts: vec![
                Part::Heading(text("Park & coffee")),
                Part::Para(vec![Span::Moment(moment), Span::Break, Span::Strong(text("Elm Park"))]),
                Part::Fields(vec![Field { name: text("Bring"), value: text("a <blanket>") }]),
                Part::List(vec![text("one"), vec![Span::Code("two".to_owned())]]),
                Part::List(vec![vec![Span::Channel("!a:ex.org".to_owned())], vec![Span::Channel("<b>".to_owned())]]),
                Part::Note(vec![Span::from("or "), Span::Command("meetup going".to_owned())]),
                Part::Actions(vec![action]),
            ],
            notify: true,
            ..Message::default()
        };
        let event = json_of(&card)?;
        assert_eq!(event["msgtype"], "m.text");
        let html = event["formatted_body"].as_str().ok_or("no HTML")?;
        let (before, after) = html.split_once("<p>").ok_or("no paragraph")?;
        assert_eq!(before, "<h4>Park &amp; coffee</h4>");
        assert!(
            after.ends_with(
                "<br><strong>Elm Park</strong></p><p><b>Bring:</b> a &lt;blanket&gt;</p>\
                 <ul><li>one</li><li><code>two</code></li></ul>\
                 <ul><li><a href=\"https://matrix.to/#/!a:ex.org\">!a:ex.org</a></li><li>&lt;b&gt;</li></ul><p><sub>or <code>!meetup going</code></sub></p>"
            ),
            "{after}"
        );
        Ok(())
    }

    #[test]
    fn chatter_is_a_notice_and_what_must_be_noticed_is_text() -> TestResult {
        let mut message = Message::para(Locale::En, text("hello"));
        assert_eq!(json_of(&message)?["msgtype"], "m.notice");
        message.notify = true;
        assert_eq!(json_of(&message)?["msgtype"], "m.text");
        Ok(())
    }

    #[test]
    fn an_edit_says_everything_anew_and_notifies_nobody() -> TestResult {
        let account = Some("@ana:ex.org".to_owned());
        let spans = vec![Span::Mention(Mention { account, name: "Ana".to_owned(), ping: true }), Span::from(" comes")];
        let message = Message::para(Locale::En, spans);
        let event = edit_of("$original".try_into()?, &message, "!").ok_or("nothing")?;
        let event = serde_json::to_value(event)?;
        assert_eq!(event["m.relates_to"], json!({"rel_type": "m.replace", "event_id": "$original"}));
        assert_eq!(event["body"], "* Ana comes");
        assert_eq!(event["m.mentions"], json!({}));
        assert_eq!(event["m.new_content"]["m.mentions"], json!({"user_ids": ["@ana:ex.org"]}));
        assert_eq!(event["m.new_content"]["body"], "Ana comes");
        assert!(event["m.new_content"]["formatted_body"].is_string());
        Ok(())
    }

    #[test]
    fn what_is_too_long_for_an_event_is_cut_at_a_line() -> TestResult {
        let long = "a line of some words, repeated very often\n".repeat(3_000);
        let event = json_of(&Message::para(Locale::En, text(&long)))?;
        let body = event["body"].as_str().ok_or("no body")?;
        assert!(body.len() <= CONTENT_BYTES && body.ends_with("often…"), "{} bytes", body.len());
        Ok(())
    }

    #[test]
    fn a_message_without_words_is_no_message() {
        assert!(new_message(&Message::default(), "!").is_none());
    }

    proptest! {
        #[test]
        fn whatever_people_write_reads_back_as_text_only(said in ".*") {
            let html = html_of(&text(&said));
            let without_breaks = html.replace("<br>", "");
            prop_assert!(!without_breaks.contains(['<', '>', '"', '\'']));
            prop_assert_eq!(read_back(&html), tidy(&said));
        }

        #[test]
        fn names_and_labels_never_leave_their_place(said in ".*") {
            let account = Some("@ana:ex.org".to_owned());
            let html = html_of(&[Span::Mention(Mention { account, name: said.clone(), ping: true })]);
            prop_assert_eq!(html.matches('<').count(), 2 + escape(&said).matches("<br>").count());
        }
    }
}
