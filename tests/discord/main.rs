//! Village on Discord from end to end: the real adapter and the real village against a world that stands in for
//! Discord.
#![expect(clippy::indexing_slicing, reason = "a JSON value answers a wrong index with null")]

mod world;

use world::{TestResult, in_world};

#[tokio::test]
async fn a_check_says_who_the_bot_is_and_how_to_invite_it() -> TestResult {
    in_world(async |world| {
        let report = bot_discord::check(&world.config()).await?;
        assert_eq!(report.name, "village");
        let wanted = format!("client_id={}&scope=bot+applications.commands&permissions=", world::the_bot());
        assert!(report.invitation.contains(&wanted), "{}", report.invitation);
        assert!(!report.members_intent);
        world.refuses_the_token();
        let refused = bot_discord::check(&world.config()).await;
        assert!(matches!(refused, Err(bot_discord::StartError::Token)));
        Ok(())
    })
    .await
}
