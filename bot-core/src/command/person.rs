//! How people name each other: `<@123>`, `@ben:example.org`, a link to her, `@ben`, or only `ben`. Pure; who is meant
//! is found by the people themselves, in `people/find.rs`.

/// The least digits of an account that is only a number (Discord's ids have 17 to 20).
const LEAST_DIGITS: usize = 15;

/// Somebody, as she was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// By her account, which is nobody else's.
    Account(String),
    /// By a handle that may be an account, or a name with a sign before it: `@ben`.
    Handle(String),
    /// By a name that several may have.
    Name(String),
}

/// Reads how one person is named.
#[must_use]
pub fn read(text: &str) -> Named {
    let text = text.trim().trim_end_matches([',', ';']).trim_end();
    if let Some(inner) = text.strip_prefix("<@").and_then(|rest| rest.strip_suffix('>')) {
        return Named::Account(inner.trim_start_matches('!').to_owned());
    }
    if let Some(account) = linked(text) {
        return Named::Account(account);
    }
    if text.len() >= LEAST_DIGITS && text.chars().all(|digit| digit.is_ascii_digit()) {
        return Named::Account(text.to_owned());
    }
    match text.strip_prefix('@') {
        Some(rest) if rest.contains(':') && !rest.contains(char::is_whitespace) => Named::Account(text.to_owned()),
        Some(rest) if !rest.trim().is_empty() => Named::Handle(rest.trim().to_owned()),
        Some(_) | None => Named::Name(text.to_owned()),
    }
}

/// Whether a word can hardly be anything but somebody's handle.
#[must_use]
pub fn is_handle(word: &str) -> bool {
    !matches!(read(word), Named::Name(_))
}

/// Cuts a list of people: at commas and lines, and at blanks between handles.
#[must_use]
pub fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for piece in text.split([',', ';', '\n']).map(str::trim).filter(|piece| !piece.is_empty()) {
        let words = || piece.split_whitespace().filter(|word| !matches!(*word, "and" | "y" | "e" | "&" | "+"));
        if words().all(is_handle) {
            pieces.extend(words());
        } else {
            pieces.push(piece);
        }
    }
    pieces
}

/// The account that a link of Matrix leads to, plain or in Markdown: `https://matrix.to/#/@ben:example.org`.
fn linked(text: &str) -> Option<String> {
    let link = text.rsplit_once("](").map_or(text, |(_, link)| link.trim_end_matches(')'));
    let link = link.trim_start_matches('<').trim_end_matches('>');
    let account = ["https://matrix.to/#/", "http://matrix.to/#/", "matrix.to/#/"]
        .iter()
        .find_map(|start| link.strip_prefix(start))
        .map(|rest| rest.split(['?', '/']).next().unwrap_or(rest).replace("%40", "@").replace("%3A", ":"))
        .map(|account| account.replace("%3a", ":"))
        .or_else(|| {
            link.strip_prefix("matrix:u/").map(|rest| format!("@{}", rest.split('?').next().unwrap_or(rest)))
        })?;
    (account.starts_with('@') && account.len() > 1).then_some(account)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_platforms_way_of_naming_somebody_is_read() {
        let account = |text: &str| Named::Account(text.to_owned());
        for text in ["<@123>", "<@!123>", " <@123>, "] {
            assert_eq!(read(text), account("123"), "{text}");
        }
        assert_eq!(read("123456789012345678"), account("123456789012345678"));
        let ben = "@ben:example.org";
        for text in [
            ben,
            "https://matrix.to/#/@ben:example.org",
            "https://matrix.to/#/%40ben%3Aexample.org?via=example.org",
            "[Ben](https://matrix.to/#/@ben:example.org)",
            "<https://matrix.to/#/@ben:example.org>",
            "matrix:u/ben:example.org?action=chat",
        ] {
            assert_eq!(read(text), account(ben), "{text}");
        }
        assert_eq!(read("@ben"), Named::Handle("ben".to_owned()));
        assert_eq!(read("@ Ben Smith"), Named::Handle("Ben Smith".to_owned()));
        for text in ["ben", "Ben Smith", "@", "https://matrix.to/#/!room:example.org", "12"] {
            assert_eq!(read(text), Named::Name(text.to_owned()), "{text}");
        }
    }

    #[test]
    fn several_are_cut_at_commas_and_between_handles() {
        assert_eq!(pieces("@ben, @cleo"), ["@ben", "@cleo"]);
        assert_eq!(pieces("<@1> <@2>\n@dee:example.org"), ["<@1>", "<@2>", "@dee:example.org"]);
        assert_eq!(pieces("@ben and @cleo y @dee"), ["@ben", "@cleo", "@dee"]);
        assert_eq!(pieces("Ben Smith, Cleo"), ["Ben Smith", "Cleo"]);
        assert_eq!(pieces("@Ben Smith"), ["@Ben Smith"]);
        assert_eq!(pieces(" ,; "), [""; 0]);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}", marks in "[<@!>()\\]\\[:%#/, a-b0-9]{0,40}") {
            for text in [&text, &marks] {
                let _ = read(text);
                prop_assert!(pieces(text).iter().all(|piece| !piece.trim().is_empty()));
            }
        }
    }
}
