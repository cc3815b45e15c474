//! Discord's published description of its REST interface, and every request held against it.
//!
//! The document (`specs/openapi.json` of discord/discord-api-spec) is not part of this project. It is read from
//! `VILLAGE_DISCORD_OPENAPI` or from a folder beside the project; without it the rest of the fake still checks
//! everything it knows by itself, and the output says so.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use jsonschema::{Draft, Registry, Resource, Validator};
use serde_json::{Value, json};

/// The document, read once for all tests.
pub(crate) static DOCUMENT: LazyLock<Option<Document>> = LazyLock::new(Document::read);

const URI: &str = "urn:discord";

/// The description with its validators, which are built when they are first needed.
pub(crate) struct Document {
    /// Paths split at slashes, with the operations they have.
    paths: Vec<(String, Value)>,
    registry: Registry,
    validators: Mutex<HashMap<String, Arc<Validator>>>,
}

impl Document {
    /// None where it is not there. One that is named, or there, and cannot be used fails every test: a check that does
    /// not happen must not look like one that passed.
    fn read() -> Option<Self> {
        let named = std::env::var_os("VILLAGE_DISCORD_OPENAPI").map(PathBuf::from);
        let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/facts/discord-openapi.json");
        let is_named = named.is_some();
        let path = named.unwrap_or_else(|| PathBuf::from(beside));
        if !is_named && !path.exists() {
            return None;
        }
        let document = Self::from_file(&path);
        Some(document.unwrap_or_else(|error| panic!("{} cannot be used: {error}", path.display())))
    }

    fn from_file(path: &std::path::Path) -> Result<Self, Box<dyn std::error::Error>> {
        let document: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
        let paths = document.get("paths").and_then(Value::as_object).ok_or("it names no paths")?;
        let paths = paths.iter().map(|(path, operations)| (path.clone(), operations.clone())).collect();
        let registry = Registry::try_new(URI, Resource::from_contents(document))?;
        Ok(Self { paths, registry, validators: Mutex::default() })
    }

    /// Why this request is not one of Discord's, if it is not.
    pub(crate) fn complaint(&self, method: &str, path: &str, body: Option<&Value>) -> Option<String> {
        let Some((template, operation)) = self.operation(method, path) else {
            return Some(format!("{method} {path} is not in Discord's description"));
        };
        let content = operation.pointer("/requestBody/content/application~1json/schema");
        match (content, body) {
            (None, None) => None,
            (None, Some(_)) => Some(format!("{method} {template} takes no body")),
            (Some(_), None) => Some(format!("{method} {template} needs a body")),
            (Some(_), Some(body)) => {
                let validator = match self.validator(method, &template) {
                    Ok(validator) => validator,
                    Err(error) => return Some(format!("{method} {template}: no validator: {error}")),
                };
                let errors: Vec<String> =
                    validator.iter_errors(body).map(|error| format!("{}: {error}", error.instance_path())).collect();
                (!errors.is_empty()).then(|| format!("{method} {template}: {}\n{body:#}", errors.join("; ")))
            }
        }
    }

    /// The template that fits best: one with fewer placeholders wins.
    fn operation(&self, method: &str, path: &str) -> Option<(String, &Value)> {
        let wanted: Vec<&str> = path.split('/').collect();
        let fits = |template: &str| {
            let parts: Vec<&str> = template.split('/').collect();
            let same = |(part, wanted): (&&str, &&str)| part.starts_with('{') || part == wanted;
            parts.len() == wanted.len() && parts.iter().zip(&wanted).all(same)
        };
        let fitting = self.paths.iter().filter(|(template, _)| fits(template));
        let (template, operations) = fitting.min_by_key(|(template, _)| template.matches('{').count())?;
        Some((template.clone(), operations.get(method.to_lowercase())?))
    }

    fn validator(&self, method: &str, template: &str) -> Result<Arc<Validator>, String> {
        let escaped = template.replace('~', "~0").replace('/', "~1").replace('{', "%7B").replace('}', "%7D");
        let operation = format!("/paths/{escaped}/{}", method.to_lowercase());
        let reference = format!("{URI}#{operation}/requestBody/content/application~1json/schema");
        let mut validators = self.validators.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(validator) = validators.get(&reference) {
            return Ok(Arc::clone(validator));
        }
        let built = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_registry(self.registry.clone())
            .build(&json!({ "$ref": reference }))
            .map_err(|error| error.to_string())?;
        let validator = Arc::new(built);
        validators.insert(reference, Arc::clone(&validator));
        Ok(validator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_finds_what_it_does_not_describe() {
        let Some(document) = DOCUMENT.as_ref() else {
            println!("not checked: Discord's published description is not here (VILLAGE_DISCORD_OPENAPI)");
            return;
        };
        let path = "/channels/1/messages";
        let complaint = |method, path, body| document.complaint(method, path, Some(&body));
        assert_eq!(complaint("POST", path, json!({ "content": "a" })), None);
        assert!(complaint("POST", path, json!({ "content": 7 })).is_some());
        assert!(complaint("POST", path, json!({ "attachments": [{ "id": 0 }] })).is_some());
        assert!(complaint("PUT", path, json!({})).is_some());
        assert!(complaint("POST", "/channels/1/poems", json!({})).is_some());
        assert!(document.complaint("POST", path, None).is_some());
    }
}
