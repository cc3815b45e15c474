//! Claims about taking everything along.

use bot_core::testing::{TestResult, in_town};

use crate::{HER, OTHERS, she_has_done_everything};

#[tokio::test]
async fn she_gets_everything_of_hers_and_nothing_of_others_as_the_schema_says() -> TestResult {
    let schema = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/export.schema.json"))?;
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema)?)?;
    in_town(async |town| {
        she_has_done_everything(town).await?;
        let _ = town.files();
        town.member(HER).whispers("my export").await?;
        insta::assert_snapshot!(town.transcript());
        let files = town.files_by_reader();
        assert_eq!(files.len(), 2, "one on each database");
        let mut shown = Vec::new();
        for (reader, text) in files {
            assert_eq!(reader.as_deref(), Some(HER));
            assert!(!text.contains(OTHERS), "{text}");
            let value = serde_json::from_str(&text)?;
            let errors: Vec<String> =
                schema.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert!(errors.is_empty(), "{errors:#?}\n{text}");
            shown.push(text);
        }
        assert_eq!(shown.first(), shown.last(), "the same on every database");
        insta::assert_snapshot!("file", shown.first().cloned().unwrap_or_default());
        Ok(())
    })
    .await
}
