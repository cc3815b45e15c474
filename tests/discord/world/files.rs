//! Files that people give the bot, and where their content lies.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::TestResult;
use super::person::{Happened, Someone, command};

/// The files of a world, by their ids.
#[derive(Default)]
pub(crate) struct Files(HashMap<u64, String>);

impl Files {
    /// What stands in the file that this path leads to.
    pub(crate) fn at(&self, path: &str) -> Option<String> {
        self.0.get(&path.strip_prefix("/files/")?.parse().ok()?).cloned()
    }
}

impl Someone<'_> {
    /// Lays a file where the bot finds it: its id, and what Discord says of it.
    fn lays(&self, name: &str, text: &str) -> (u64, Value) {
        let address = self.world.api();
        self.world.inner.change(|state| {
            let id = state.id();
            state.files.0.insert(id, text.to_owned());
            let url = format!("{address}/files/{id}");
            (id, json!({ "id": id.to_string(), "filename": name, "size": text.len(), "url": url, "proxy_url": url }))
        })
    }

    /// She gives a slash command with a file.
    pub(crate) async fn slash_with(&self, path: &str, arg: &str, (name, text): (&str, &str)) -> TestResult<Happened> {
        let (id, file) = self.lays(name, text);
        let mut data = command(path, vec![json!({ "name": arg, "type": 11, "value": id.to_string() })]);
        data["resolved"] = json!({ "attachments": { (id.to_string()): file } });
        let interaction = self.does(2, data, None);
        self.outcome(interaction).await
    }

    /// She writes nothing but a file.
    pub(crate) fn sends(&self, name: &str, text: &str) -> u64 {
        let (_, file) = self.lays(name, text);
        self.writes("", json!([file]))
    }
}
