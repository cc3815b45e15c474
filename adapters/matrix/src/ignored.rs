//! Accounts that nothing is heard of: the puppets of a bridge say again what was said elsewhere.

use matrix_sdk::ruma::UserId;

/// Patterns like `@discord_*:example.org`, in which `*` stands for anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ignored(Vec<String>);

impl Ignored {
    pub(crate) fn new(patterns: &[String]) -> Self {
        Self(patterns.to_vec())
    }

    pub(crate) fn holds(&self, user: &UserId) -> bool {
        self.0.iter().any(|pattern| fits(pattern, user.as_str()))
    }
}

/// Whether a text is like a pattern: what stands between its stars comes in this order.
fn fits(pattern: &str, text: &str) -> bool {
    let Some((before, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut text) = text.strip_prefix(before) else { return false };
    let mut pieces: Vec<&str> = rest.split('*').collect();
    let last = pieces.pop().unwrap_or_default();
    for piece in pieces {
        let Some((_, after)) = text.split_once(piece) else { return false };
        text = after;
    }
    text.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_anything() {
        for (pattern, user, holds) in [
            ("@discord_*:example.org", "@discord_123:example.org", true),
            ("@discord_*:example.org", "@discord_:example.org", true),
            ("@discord_*:example.org", "@ana:example.org", false),
            ("@discord_*:example.org", "@discord_1:example.com", false),
            ("@*bridge*:example.org", "@a_bridge_b:example.org", true),
            ("@*:bridge.org", "@anybody:bridge.org", true),
            ("@ana:example.org", "@ana:example.org", true),
            ("@ana:example.org", "@anabel:example.org", false),
        ] {
            assert_eq!(fits(pattern, user), holds, "{pattern} {user}");
        }
    }
}
