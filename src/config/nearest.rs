//! Which known names a misspelt one is nearest to.

/// The `most` nearest of `names` to `typed`, the nearest first. Names have levels, divided by `divider`; somebody who
/// types `Berlin` means `Europe/Berlin`, so the last level counts too.
pub(super) fn nearest<'a>(
    typed: &str,
    divider: char,
    names: impl Iterator<Item = &'a str>,
    most: usize,
) -> Vec<&'a str> {
    let typed = normal(typed);
    let mut names: Vec<(f64, &str)> = names.map(|name| (likeness(&typed, &normal(name), divider), name)).collect();
    names.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    names.into_iter().take(most).map(|(_, name)| name).collect()
}

fn normal(name: &str) -> String {
    name.to_lowercase().replace([' ', '-'], "_")
}

/// From 0, nothing in common, to 1, the same.
fn likeness(typed: &str, name: &str, divider: char) -> f64 {
    let whole = strsim::normalized_damerau_levenshtein(typed, name);
    let last = |name: &str| name.rsplit(divider).next().map(str::to_owned).unwrap_or_default();
    // Slightly less, so that the same name in the right place wins.
    whole.max(0.95 * strsim::normalized_damerau_levenshtein(&last(typed), &last(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_place_wins_over_the_same_name_elsewhere() {
        let names = ["matrix.password", "discord.token", "matrix.user"];
        assert_eq!(nearest("discord.tokne", '.', names.into_iter(), 1), ["discord.token"]);
        assert_eq!(nearest("password", '.', names.into_iter(), 1), ["matrix.password"]);
    }

    #[test]
    fn a_city_finds_its_zone() {
        let zones = || chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
        assert_eq!(nearest("Berlin", '/', zones(), 1), ["Europe/Berlin"]);
        assert_eq!(nearest("america/new york", '/', zones(), 1), ["America/New_York"]);
        assert_eq!(nearest("Europe/Madird", '/', zones(), 1), ["Europe/Madrid"]);
    }
}
