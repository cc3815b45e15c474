//! What somebody knows of what has changed, also as earlier versions wrote it down for her.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize)]
struct Written<'a> {
    knows: &'a BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Read {
    knows: BTreeMap<String, String>,
    /// Whether the place is another one, in the old way.
    place: bool,
    /// What else is different, in the old way.
    also: Vec<String>,
}

pub(super) fn serialize<S: Serializer>(knows: &BTreeMap<String, String>, serializer: S) -> Result<S::Ok, S::Error> {
    Written { knows }.serialize(serializer)
}

/// What was written down without a mark has none, and so differs from whatever it is now.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, String>, D::Error> {
    let Read { mut knows, place, also } = Read::deserialize(deserializer)?;
    for name in place.then(|| "place".to_owned()).into_iter().chain(also) {
        knows.entry(name).or_default();
    }
    Ok(knows)
}

#[cfg(test)]
mod tests {
    use super::super::News;

    #[test]
    fn what_waits_from_before_is_still_told() -> Result<(), serde_json::Error> {
        let read = |text: &str| serde_json::from_str::<News>(text);
        let unmarked = |name: &str| (name.to_owned(), String::new());
        let before = News::Changed { was: None, knows: [unmarked("place"), unmarked("stops")].into() };
        assert_eq!(read(r#"{"news":"changed","was":null,"place":true,"also":["stops"]}"#)?, before);
        assert_eq!(read(r#"{"news":"rain"}"#)?, News::Rain { held: None });
        assert_eq!(read(r#"{"news":"host-found"}"#)?, News::HostFound { address: false });

        let now = News::Changed { was: None, knows: [("rain".to_owned(), "a mark".to_owned())].into() };
        let text = serde_json::to_string(&now)?;
        assert_eq!(text, r#"{"news":"changed","was":null,"knows":{"rain":"a mark"}}"#);
        assert_eq!(read(&text)?, now);
        Ok(())
    }
}
