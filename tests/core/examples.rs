//! Every command's example works as it stands.

use bot_core::catalogue::{CATALOG, LISTS};
use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, Town, in_town};

/// Commands after which what the others are about is gone: each in a town of its own.
const LAST: [&str; 4] = ["meetup cancel", "meetup end", "meetup skip", "meetup decide"];

/// What the examples speak of: a repeating meetup (#1 and #2), a time that is being found (#3), and some people, of whom Cleo waits for
/// a spot.
async fn settle_in(town: &Town) -> TestResult {
    town.member("ana").is(Standing::Admin);
    for name in ["ben", "cleo"] {
        town.member(name).says("/village about").await?;
    }
    let ana = town.member("ana");
    ana.says("/settings set welcome-channel here").await?;
    for setting in ["share-channel here", "share-approval off", "share-delay 0"] {
        ana.says(&format!("/settings set {setting}")).await?;
    }
    town.member("ben").whispers("share post Is anybody awake?").await?;
    ana.says("/meetup new Park when: every sat 10am place: Elm Park rain: Library spots: 2").await?;
    for name in ["ana", "ben", "cleo"] {
        town.member(name).says("/meetup going #1").await?;
    }
    ana.says("/meetup find Lake when: sat 10am, sat 3pm, sunday 11am place: Lake").await?;
    town.transcript();
    Ok(())
}

/// What is wrong with the answer to an example, if anything is.
async fn tried(town: &Town, example: &str) -> Result<Option<String>, Box<dyn std::error::Error>> {
    // The name of a post is by chance.
    let posts = town.member("ana").is_offered("share answer", "post", "").await?;
    let name = posts.first().and_then(|post| post.split(' ').next()).unwrap_or("Maple");
    let said = example.replace("Maple", name);
    if ["share post", "share more", "share mine", "share me-too"].iter().any(|path| example.starts_with(path)) {
        town.member("ana").whispers(&said).await?;
    } else {
        town.member("ana").says(&format!("/{said}")).await?;
    }
    let said = town.transcript();
    let asks = ["write cancel to stop", "I couldn't", "I don't know", "Did you mean", "That one is for", "I read \""];
    let wrong = said.is_empty() || asks.iter().any(|words| said.contains(words));
    Ok(wrong.then(|| format!("/{example}\n{said}")))
}

#[tokio::test]
async fn every_example_is_answered_with_what_it_asks_for() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        let mut wrong = Vec::new();
        for spec in CATALOG.iter().filter(|spec| !LAST.contains(&spec.path)) {
            wrong.extend(tried(town, spec.example).await?);
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_examples_that_end_something_do_so() -> TestResult {
    for path in LAST {
        let spec = CATALOG.iter().find(|spec| spec.path == path).ok_or(path)?;
        in_town(async |town| {
            settle_in(town).await?;
            let wrong = tried(town, spec.example).await?;
            assert_eq!(wrong, None);
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn every_setting_takes_its_example() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        let mut wrong = Vec::new();
        for spec in LISTS.settings() {
            wrong.extend(tried(town, &format!("settings set {} {}", spec.name, spec.example)).await?);
            wrong.extend(tried(town, &format!("settings reset {}", spec.name)).await?);
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
        Ok(())
    })
    .await
}
