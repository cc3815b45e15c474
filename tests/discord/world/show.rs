//! A message as people see it, in a few lines of text.

use serde_json::Value;

use super::state::Message;

/// Its text, its card, and its buttons.
pub(crate) fn message(message: &Message) -> String {
    let body = &message.body;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut lines = vec![text(&body["content"])];
    for embed in list(&body["embeds"]) {
        lines.push(format!("# {}", text(&embed["title"])));
        lines.push(text(&embed["description"]));
        lines.extend(
            list(&embed["fields"])
                .iter()
                .map(|field| format!("{}: {}", text(&field["name"]).replace('\u{200b}', ""), text(&field["value"]))),
        );
    }
    for row in list(&body["components"]) {
        let components = list(&row["components"]);
        let names = components.iter().map(|component| match component["type"].as_u64() {
            Some(3) => {
                let options: Vec<String> = list(&component["options"]).iter().map(|o| text(&o["label"])).collect();
                format!("<{}>", options.join("|"))
            }
            _ => format!("[{}]", text(&component["label"])),
        });
        lines.push(names.collect::<Vec<_>>().join(" "));
    }
    if !message.files.is_empty() {
        lines.push(format!("({} files)", message.files.len()));
    }
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}

/// The `custom_id` of the button with this label.
pub(crate) fn button(message: &Message, label: &str) -> Option<String> {
    components(message).find(|component| component["label"] == label)?["custom_id"].as_str().map(str::to_owned)
}

/// The `custom_id` of the list that offers this option, and the option's value.
pub(crate) fn option(message: &Message, label: &str) -> Option<(String, String)> {
    components(message).find_map(|component| {
        let options = component["options"].as_array()?;
        let value = options.iter().find(|option| option["label"] == label)?["value"].as_str()?;
        Some((component["custom_id"].as_str()?.to_owned(), value.to_owned()))
    })
}

fn components(message: &Message) -> impl Iterator<Item = &Value> {
    let rows = message.body["components"].as_array().into_iter().flatten();
    rows.flat_map(|row| row["components"].as_array().into_iter().flatten())
}
