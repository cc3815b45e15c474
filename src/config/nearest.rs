//! Which known key a misspelt one is nearest to.

/// The nearest of `keys` to `typed`. Keys have levels, divided by dots; somebody who types `token` means
/// `discord.token`, so the last level counts too.
pub(super) fn nearest<'a>(typed: &str, keys: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = normal(typed);
    keys.max_by(|one, other| likeness(&typed, one).total_cmp(&likeness(&typed, other)))
}

fn normal(name: &str) -> String {
    name.to_lowercase().replace([' ', '-'], "_")
}

/// From 0, nothing in common, to 1, the same.
fn likeness(typed: &str, key: &str) -> f64 {
    let whole = strsim::normalized_damerau_levenshtein(typed, key);
    let last = |key: &str| key.rsplit('.').next().map(str::to_owned).unwrap_or_default();
    // Slightly less, so that the same name in the right place wins.
    whole.max(0.95 * strsim::normalized_damerau_levenshtein(&last(typed), &last(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_place_wins_over_the_same_name_elsewhere() {
        let keys = ["matrix.password", "discord.token", "matrix.user"];
        assert_eq!(nearest("discord.tokne", keys.into_iter()), Some("discord.token"));
        assert_eq!(nearest("password", keys.into_iter()), Some("matrix.password"));
    }
}
