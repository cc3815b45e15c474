//! Claims about the few questions that set a community up.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, in_town};

#[tokio::test]
async fn a_few_taps_set_a_community_up_and_end_with_what_to_try() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        ana.says("/settings setup").await?;
        ana.presses("Leave it so").await?;
        ana.presses("Español").await?;
        ana.presses("Este canal").await?;
        ana.presses("Dejarlo así").await?;
        ana.presses("Dejarlo así").await?;
        ana.presses("Moderadoras").await?;
        ana.presses("Una palabra en privado").await?;
        insta::assert_snapshot!(town.transcript());
        for name in ["language", "meetup-channel", "who-announces", "care"] {
            ana.says(&format!("/settings show {name}")).await?;
        }
        insta::assert_snapshot!("chosen", town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_begins_by_itself_privately_and_goes_on_where_it_was_left() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        town.happens(&ana.event("general", What::HomeOpened)).await?;
        insta::assert_snapshot!(town.transcript());
        ana.picks("Europe/Madrid").await?;
        town.skip();
        // Days later, somewhere else.
        ana.says("/settings setup").await?;
        ana.says("/settings show zone").await?;
        insta::assert_snapshot!("gone_on", town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn only_admins_are_asked_and_only_their_taps_count() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.is(Standing::Admin);
        ben.says("/settings setup").await?;
        let route = bot_core::message::Route::new("settings", "setup", "care").arg("nudge");
        town.happens(&ben.event("general", What::Pressed { route, on: None })).await?;
        ana.says("/settings show care").await?;
        // Whoever lets the bot in without being an admin hears no questions.
        insta::assert_snapshot!(town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_moderators_announce_others_hear_so() -> TestResult {
    in_town(async |town| {
        let (ana, mia, ben) = (town.member("ana"), town.member("mia"), town.member("ben"));
        ana.is(Standing::Admin);
        mia.is(Standing::Moderator);
        ana.says("/settings set who-announces moderators").await?;
        town.skip();
        ben.says("/meetup new Park when: sat 10am place: Elm Park").await?;
        ben.says("/meetup now Elm Park until 11am").await?;
        ben.says("/meetup find Picnic when: fri 10am, fri 3pm").await?;
        mia.says("/meetup new Park when: sat 10am place: Elm Park").await?;
        insta::assert_snapshot!(town.transcript());
        Ok(())
    })
    .await
}
