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

#[tokio::test]
async fn a_preset_is_looked_at_used_and_taken_back_but_for_what_was_changed_since() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.is(Standing::Admin);
        ben.is(Standing::Admin);
        ben.says("/settings set intro-size 4").await?;
        ana.says("/settings preset").await?;
        ana.presses("A whole town").await?;
        // Ben changes something before she says yes, so she looks once more.
        ben.says("/settings set quiet-hours 21:00-07:00").await?;
        ana.presses("Use it").await?;
        ana.presses("Use it").await?;
        ben.says("/settings set newcomer-days 10").await?;
        ana.presses("Take it back").await?;
        ana.says("/settings history").await?;
        insta::assert_snapshot!("preset", town.transcript());
        ana.says("/settings preset soon").await?;
        ana.says("/my language es").await?;
        ana.says("/ajustes conjunto care").await?;
        insta::assert_snapshot!("preset_in_spanish", town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn all_settings_come_in_a_file_that_can_be_read() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        ana.says("/settings set values We ask \"why\" before we judge.").await?;
        ana.says("/settings set areas Riverside, Old Town").await?;
        ana.says("/settings set meetup-channel here").await?;
        ana.says("/settings export").await?;
        let file = town.files().pop().ok_or("no file")?;
        let read: toml::Table = file.parse()?;
        let settings = read.get("settings").and_then(toml::Value::as_table).ok_or("no settings")?;
        let set: Vec<_> = settings.keys().map(String::as_str).collect();
        assert_eq!(set, ["areas", "language", "prefix", "values", "zone"]);
        let of = |name| settings.get(name).and_then(toml::Value::as_str);
        assert_eq!(of("areas"), Some("Riverside, Old Town"));
        assert_eq!(of("values"), Some("We ask \"why\" before we judge."));
        // What is not set stands there all the same, and a channel does not.
        assert!(file.contains("# intro-size = \"2\"") && !file.contains("meetup-channel"), "{file}");
        Ok(())
    })
    .await
}
