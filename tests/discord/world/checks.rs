//! What Discord's description does not say but its documentation does.

use serde_json::Value;

/// Everything that is wrong with a message that the bot sends, edits or answers with.
pub(crate) fn message(body: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let chars = |value: &Value| value.as_str().map_or(0, |text| text.chars().count());
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();

    match body.get("allowed_mentions").and_then(|mentions| mentions.get("parse")).and_then(Value::as_array) {
        None => wrong.push("no allowed_mentions: everybody named would be notified".to_owned()),
        Some(parse) if !parse.is_empty() => wrong.push("allowed_mentions finds people by itself".to_owned()),
        Some(_) => {}
    }
    let content = body["content"].as_str().unwrap_or_default();
    if content.chars().count() > 2000 {
        wrong.push(format!("content of {} characters", content.chars().count()));
    }
    let embeds = list(&body["embeds"]);
    if content.trim().is_empty() && embeds.is_empty() {
        wrong.push("an empty message".to_owned());
    }
    let mut total = 0;
    for embed in &embeds {
        let fields = list(&embed["fields"]);
        for (name, length, most) in [
            ("title", chars(&embed["title"]), 256),
            ("description", chars(&embed["description"]), 4096),
            ("fields", fields.len(), 25),
        ] {
            if length > most {
                wrong.push(format!("an embed's {name} of {length}"));
            }
        }
        total += chars(&embed["title"]) + chars(&embed["description"]);
        for field in &fields {
            let (name, value) = (chars(&field["name"]), chars(&field["value"]));
            if !(1..=256).contains(&name) || !(1..=1024).contains(&value) {
                wrong.push(format!("a field of {name} and {value} characters"));
            }
            total += name + value;
        }
    }
    if total > 6000 {
        wrong.push(format!("embeds of {total} characters"));
    }

    let rows = list(&body["components"]);
    if rows.len() > 5 {
        wrong.push(format!("{} rows", rows.len()));
    }
    let components: Vec<Value> = rows.iter().flat_map(|row| list(&row["components"])).collect();
    let mut ids = Vec::new();
    for component in &components {
        if let Some(id) = component["custom_id"].as_str() {
            if !(1..=100).contains(&id.chars().count()) {
                wrong.push(format!("a custom_id of {} characters", id.chars().count()));
            }
            if ids.contains(&id) {
                wrong.push(format!("the custom_id {id} twice"));
            }
            ids.push(id);
        }
        if chars(&component["label"]) > 80 {
            wrong.push("a label over 80 characters".to_owned());
        }
    }
    wrong
}

/// Everything that is wrong with a form.
pub(crate) fn form(data: &Value) -> Vec<String> {
    let rows = data["components"].as_array().cloned().unwrap_or_default();
    let mut wrong = Vec::new();
    if !(1..=5).contains(&rows.len()) {
        wrong.push(format!("a form with {} questions", rows.len()));
    }
    for row in rows {
        let input = &row["components"][0];
        let most = input["max_length"].as_u64().unwrap_or(4000);
        let value = input["value"].as_str().map_or(0, |value| value.chars().count());
        if u64::try_from(value).is_ok_and(|value| value > most) {
            wrong.push("an answer that is longer than allowed".to_owned());
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_discord_would_not_take_is_found() {
        let good = json!({ "content": "a", "allowed_mentions": { "parse": [] } });
        assert_eq!(message(&good), Vec::<String>::new());
        let button = |id: &str| json!({ "type": 2, "custom_id": id, "label": "a" });
        let row = json!({ "type": 1, "components": [button("a"), button("a"), button(&"b".repeat(101))] });
        for (name, value, count) in [
            ("content", json!("a".repeat(2001)), 1),
            ("content", json!(" "), 1),
            ("allowed_mentions", json!({ "parse": ["users"] }), 1),
            ("allowed_mentions", json!(null), 1),
            ("embeds", json!([{ "title": "a".repeat(257), "fields": [{ "name": "", "value": "" }] }]), 2),
            ("components", json!([row]), 2),
        ] {
            let mut bad = good.clone();
            bad[name] = value;
            assert_eq!(message(&bad).len(), count, "{bad}");
        }
    }
}
