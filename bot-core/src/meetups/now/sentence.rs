//! "at Elm Park until 11, anyone?", said in one breath. Pure.

/// What parts the place from the hour.
const UNTIL: [&str; 4] = [" until ", " till ", " til ", " hasta "];

/// What may come before the place, the longest first.
const AT: [&str; 13] = [
    "i am at ",
    "i'm at ",
    "i’m at ",
    "we are at ",
    "we're at ",
    "we’re at ",
    "estamos en ",
    "estoy en ",
    "out at ",
    "at ",
    "in ",
    "en la zona de ",
    "en ",
];

/// What may come after the hour.
const ANYONE: [&str; 12] = [
    "anyone wants to come",
    "anyone want to join",
    "anyone up for it",
    "who is in",
    "who's in",
    "anyone",
    "anybody",
    "alguien se apunta",
    "alguien se anima",
    "quién se apunta",
    "quién se anima",
    "alguien",
];

/// The place and the hour of such a sentence; none when it says no hour.
pub(super) fn parts(text: &str) -> Option<(String, String)> {
    let lower = text.to_lowercase();
    // Only where folding changes no lengths, places in one are places in the other.
    let lower = if lower.len() == text.len() { lower } else { text.to_owned() };
    let (at, word) = UNTIL.into_iter().filter_map(|word| Some((lower.rfind(word)?, word))).max()?;
    let (place, until) = (text.get(..at)?.trim(), text.get(at + word.len()..)?);
    let place = without_first(place, &AT).trim_matches([',', ' ']);
    let until = without_last(until);
    (!place.is_empty() && !until.is_empty()).then(|| (place.to_owned(), until.to_owned()))
}

fn without_first<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let rest = words.iter().find_map(|word| {
        let start = text.get(..word.len())?;
        (start.to_lowercase() == **word).then(|| text.get(word.len()..)).flatten()
    });
    rest.unwrap_or(text)
}

/// Without the invitation at its end, and without the marks around it.
fn without_last(text: &str) -> &str {
    let marks = |c: char| c.is_whitespace() || ",.;!?¡¿–-".contains(c);
    let text = text.trim_matches(marks);
    let asked = ANYONE.into_iter().find_map(|word| {
        let at = text.len().checked_sub(word.len())?;
        let end = text.get(at..)?;
        (end.to_lowercase() == word).then(|| text.get(..at)).flatten()
    });
    asked.unwrap_or(text).trim_end_matches(marks)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("at Elm Park until 11, anyone?", "Elm Park", "11")]
    #[case("At Elm Park, by the swings, until 11:30am – who's in?", "Elm Park, by the swings", "11:30am")]
    #[case("Elm Park until noon", "Elm Park", "noon")]
    #[case("we're at Till Eulenspiegel till 4pm!", "Till Eulenspiegel", "4pm")]
    #[case("en el parque Olmos hasta las 11, ¿alguien?", "el parque Olmos", "las 11")]
    #[case("Estoy en la Plaza Mayor hasta las 12:30. ¿Alguien se anima?", "la Plaza Mayor", "las 12:30")]
    fn a_sentence_has_a_place_and_an_hour(#[case] said: &str, #[case] place: &str, #[case] until: &str) {
        assert_eq!(parts(said), Some((place.to_owned(), until.to_owned())));
    }

    #[rstest]
    #[case("Elm Park, by the swings")]
    #[case("at Elm Park until")]
    #[case("until 11, anyone?")]
    fn what_says_only_one_of_both_is_no_sentence(#[case] said: &str) {
        assert_eq!(parts(said), None);
    }
}
