//! What people write stays what they wrote.
#![expect(clippy::string_slice, reason = "the reader below cuts at characters it has just found")]

use bot_core::message::{Mention, Moment};
use chrono::DateTime;
use proptest::prelude::*;

use super::*;

fn write(spans: &[Span]) -> String {
    markdown(spans, Spot::Body, Locale::En, &CommandIds::from([("meetup".to_owned(), 77)])).text
}

fn escape(text: &str) -> String {
    write(&[Span::Text(text.to_owned())])
}

/// The vectors: what people write, and what Discord is sent.
const VECTORS: [(&str, &str); 10] = [
    ("*b* _i_ __u__ ~~s~~ ||sp||", "\\*b\\* \\_i\\_ \\_\\_u\\_\\_ \\~\\~s\\~\\~ \\|\\|sp\\|\\|"),
    ("# Title\n## x\n-# sub", "\\# Title\n\\## x\n\\-# sub"),
    ("- a\n  * b\n1. c\n12. d", "\\- a\n  \\* b\n1\\. c\n12\\. d"),
    ("> q\n>>> r", "\\> q\n\\>>> r"),
    ("<@80351110224678912> <@&1> <#2> @everyone @here", "\\<@80351110224678912> \\<@&1> \\<#2> \\@everyone \\@here"),
    ("<t:1618953630:R> <:a:12> </foo:12> <id:guide>", "\\<t\\:1618953630:R> \\<\\:a:12> \\</foo:12> \\<id:guide>"),
    ("[free nitro](https://evil.example/a_b)", "\\[free nitro\\](<https://evil.example/a_b>)"),
    ("```rm -rf``` `x`", "\\`\\`\\`rm -rf\\`\\`\\` \\`x\\`"),
    ("C:\\temp\\_x ¯\\_(ツ)_/¯ :smile:", "C:\\\\temp\\\\\\_x ¯\\\\\\_(ツ)\\_/¯ \\:smile:"),
    (
        "see https://ex.org/a_b_c, ok? 10:30:15 a@b.co #general",
        "see <https://ex.org/a_b_c>, ok? 10\\:30:15 a@b.co #general",
    ),
];

#[test]
fn text_from_people_is_shown_letter_by_letter() {
    for (number, (given, wanted)) in VECTORS.iter().enumerate() {
        assert_eq!(escape(given), *wanted, "vector D{}", number + 1);
    }
}

#[test]
fn links_keep_honest_labels() -> Result<(), url::ParseError> {
    let link = |label: &str, url| {
        Ok::<_, url::ParseError>(write(&[Span::Link { label: label.to_owned(), url: Url::parse(url)? }]))
    };
    assert_eq!(link("Docs", "https://ex.org/a(b)")?, "[Docs](<https://ex.org/a%28b%29>)");
    assert_eq!(link("*Docs*", "https://ex.org/a(b)")?, "\\*Docs\\* (<https://ex.org/a%28b%29>)");
    assert_eq!(
        link("https://bank.example", "https://evil.example")?,
        "<https://bank.example> (<https://evil.example/>)"
    );
    assert_eq!(link("bank.example", "https://evil.example")?, "bank.example (<https://evil.example/>)");
    Ok(())
}

#[test]
fn channels_and_roles_are_shown_by_their_names() {
    assert_eq!(
        write(&[Span::Channel("12".to_owned()), Span::from(", "), Span::Role("34".to_owned())]),
        "<#12>, <@&34>"
    );
    assert_eq!(write(&[Span::Channel("here*".to_owned())]), "here\\*");
}

#[test]
fn literals_hold_every_letter() {
    for (given, wanted) in
        [("ab", "`ab`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("a``b", "``a`\u{200b}`b``"), ("a\nb", "`a b`")]
    {
        assert_eq!(write(&[Span::Code(given.to_owned())]), wanted);
    }
}

#[test]
fn people_moments_and_commands_have_a_form_of_their_own() {
    let ana = |ping| Span::Mention(Mention { account: Some("42".to_owned()), name: "Ana".to_owned(), ping });
    let spans = [ana(true), Span::from(" and "), ana(false)];
    let written = markdown(&spans, Spot::Body, Locale::En, &CommandIds::new());
    assert_eq!(written, Written { text: "<@42> and <@42>".to_owned(), pings: vec![42] });

    let elsewhere = Mention { account: Some("@ana:example.org".to_owned()), name: "*Ana*\n".to_owned(), ping: true };
    let written = markdown(&[Span::Mention(elsewhere)], Spot::Body, Locale::En, &CommandIds::new());
    assert_eq!(written, Written { text: "\\*Ana\\* ".to_owned(), pings: vec![] });

    let moment = |style| Span::Moment(Moment { at: DateTime::UNIX_EPOCH, zone: bot_core_zone(), style });
    assert_eq!(write(&[moment(MomentStyle::Full)]), "<t:0:F> (<t:0:R>)");
    assert_eq!(write(&[moment(MomentStyle::Time)]), "<t:0:t>");
    assert_eq!(write(&[moment(MomentStyle::Day)]), "<t:0:D>");

    assert_eq!(write(&[Span::Command("meetup new".to_owned())]), "</meetup new:77>");
    assert_eq!(write(&[Span::Command("meetup cancel #7".to_owned())]), "`/meetup cancel #7`");
}

fn bot_core_zone() -> chrono_tz::Tz {
    chrono_tz::UTC
}

#[test]
fn bold_text_holds_together() {
    let bold = |text: &str| Span::Strong(vec![Span::from(text)]);
    assert_eq!(write(&[bold("a")]), "**a**");
    assert_eq!(write(&[bold("*")]), "**\\*\u{200b}**");
    assert_eq!(write(&[bold(" a "), Span::from("b")]), " **a** b");
    assert_eq!(write(&[bold("a"), bold("b")]), "**a**\u{200b}**b**");
    assert_eq!(write(&[bold("https://ex.org/a_b")]), "**<https://ex.org/a%5Fb>**");
    assert_eq!(write(&[bold("")]), "");
}

#[test]
fn neighbours_do_not_melt_into_a_mention() {
    assert_eq!(write(&[Span::from("@"), Span::from("everyone")]), "\\@everyone");
    assert_eq!(write(&[Span::from(":smi"), Span::from("le:")]), "\\:smile:");
}

/// Reads Markdown back as Discord would, as far as plain text goes: an error names markup that came alive.
fn read_back(markdown: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = markdown;
    let mut line_start = true;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix('\\') {
            let escaped = after.chars().next().ok_or("a backslash at the end")?;
            if !escaped.is_ascii_punctuation() {
                return Err(format!("a visible backslash before {escaped:?}"));
            }
            out.push(escaped);
            line_start = false;
            rest = &after[escaped.len_utf8()..];
            continue;
        }
        if let Some(after) = rest.strip_prefix('<') {
            let end = after.find('>').ok_or("an open bracket")?;
            let inside = &after[..end];
            if !inside.starts_with("http") {
                return Err(format!("a mention of {inside}"));
            }
            out.push_str(inside);
            line_start = false;
            rest = &after[end + 1..];
            continue;
        }
        if matches!(c, '*' | '_' | '~' | '|' | '`' | '[' | ']') {
            return Err(format!("a bare {c}"));
        }
        if rest.starts_with("@everyone") || rest.starts_with("@here") || is_shortcode(rest) {
            return Err("a mention or an emoji".to_owned());
        }
        if line_start {
            let mark = ["# ", "## ", "### ", "-# ", "- ", ">"].iter().any(|mark| rest.starts_with(mark));
            let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            if mark || (digits.len() < rest.len() && (digits.starts_with(". ") || digits == ".")) {
                return Err(format!("a line that starts with a mark: {rest:?}"));
            }
        }
        match c {
            '\n' => line_start = true,
            ' ' => {}
            _ => line_start = false,
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    Ok(out)
}

/// Text that is mostly trouble.
fn troublesome() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "*",
        "_",
        "~",
        "|",
        "`",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "\\",
        "#",
        "-",
        "- ",
        "-# ",
        "# ",
        ">>> ",
        "1. ",
        "12.",
        "\n",
        " ",
        "  ",
        "@everyone",
        "@",
        "here",
        ":",
        "a",
        "smile",
        "t:1:R",
        "https://",
        "http://ex.org/a_b(c)",
        "ex.org",
        "<@1>",
        "😀",
        "ñ",
        "\u{202e}",
        "\r\n",
        "!",
        "…",
    ]);
    prop::collection::vec(bits, 0..24).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn whatever_people_write_reads_back_as_text(text in troublesome()) {
        prop_assert_eq!(read_back(&escape(&text)), Ok(tidy(&text)));
    }

    #[test]
    fn any_string_reads_back_as_text(text in any::<String>()) {
        prop_assert_eq!(read_back(&escape(&text)), Ok(tidy(&text)));
    }

    #[test]
    fn writing_is_bounded_and_repeats(text in troublesome()) {
        let once = escape(&text);
        prop_assert!(once.chars().count() <= 2 * text.chars().count() + 2);
        prop_assert_eq!(&once, &escape(&text));
    }
}
