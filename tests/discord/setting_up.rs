//! Settings in a file.

use crate::world::{TestResult, in_world};

const ADMIN: u64 = 1 << 5;
const FILE: &str = "format = 1\n[settings]\nzone = \"Europe/Madrid\"\ncare = \"loud\"\n";

#[tokio::test]
async fn a_file_of_settings_is_given_with_the_command_or_sent_directly() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let olga = mums.member_with("Olga", ADMIN);
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let shown = olga.slash_with("settings import", "file", ("settings.toml", FILE)).await?.privately()?;
        assert!(shown.contains("zone") && shown.contains("Europe/Madrid") && shown.contains("loud"), "{shown}");
        let done = olga.presses("Change it").await?.privately()?;
        assert!(done.contains("one setting is"), "{done}");

        // What is too large is not fetched, and what is no file of settings is said to be none.
        let large = "#".repeat((1 << 20) + 1);
        let said = olga.slash_with("settings import", "file", ("large.toml", &large)).await?.privately()?;
        assert!(said.contains("larger than a file of settings can be"), "{said}");
        let said = olga.slash_with("settings import", "file", ("diary.txt", "dear diary")).await?.privately()?;
        assert!(said.contains("a mistake in line 1"), "{said}");

        // It is asked for again, and a file that comes directly is the answer.
        olga.directly().sends("settings.toml", "format = 1\n[settings]\nlanguage = \"es\"\n");
        bot.until_sees(&olga.directly(), "The file would change this").await?;
        olga.directly().presses("Change it").await?.privately()?;
        let shown = olga.slash("settings show", &[("setting", "language")]).await?.privately()?;
        assert!(shown.contains("es"), "{shown}");
        Ok(())
    })
    .await
}
